//! The plan, from snapshots that a counter really meets.

use super::*;
use crate::package::State;
use crate::samples::{ALL_STATES, command};
use crate::time::At;
use alloc::vec;

const NOW: Tick = Tick(100_000);

fn waiting(seq: i64, package: i64, delivery: Delivery) -> Waiting {
    Waiting {
        seq: Seq(seq),
        package: PackageId(package),
        act: Act::Block,
        delivery,
        due: Tick(0),
        bound: true,
        fresh: true,
        waits_for_label: false,
        doubted: false,
    }
}

fn does(act: Act, waiting: Waiting) -> Waiting {
    Waiting { act, ..waiting }
}

fn up<'a>(queue: &'a [Waiting], in_flight: &'a [Seq]) -> Snapshot<'a> {
    let refresh_due = NOW.plus(5_000);
    Snapshot {
        now: NOW,
        link: Link::Up,
        refresh_due,
        queue,
        in_flight,
        refreshing: false,
        sending_stopped: false,
    }
}

fn steps(queue: &[Waiting]) -> Vec<Step> {
    plan(&up(queue, &[])).steps
}

#[test]
fn r5_one_request_per_package_strictly_in_order() {
    let queue = [
        waiting(1, 7, Delivery::Queued),
        waiting(2, 7, Delivery::Queued),
        waiting(3, 8, Delivery::InDoubt),
        waiting(4, 8, Delivery::Queued),
        waiting(5, 9, Delivery::Queued),
    ];
    assert_eq!(
        steps(&queue),
        [Step::Send(Seq(1)), Step::Look(Seq(3)), Step::Send(Seq(5))]
    );
    assert!(is_held(&queue, Seq(2)) && is_held(&queue, Seq(4)) && !is_held(&queue, Seq(5)));
}

#[test]
fn r5_packages_never_wait_for_each_other() {
    let queue = [
        waiting(1, 7, Delivery::NeedsPerson),
        waiting(2, 7, Delivery::Queued),
        waiting(3, 8, Delivery::Queued),
    ];
    assert_eq!(steps(&queue), [Step::Send(Seq(3))]);
}

#[test]
fn an_accepted_command_lets_the_next_one_pass() {
    let queue = [
        waiting(1, 7, Delivery::Accepted),
        waiting(2, 7, Delivery::Queued),
    ];
    assert_eq!(steps(&queue), [Step::Look(Seq(1)), Step::Send(Seq(2))]);
}

/// Its answer does not tell whether the box is packed now or its label is still being made.
#[test]
fn a_box_is_given_away_only_when_a_copy_shows_where_packing_led() {
    for first in Act::ALL {
        for second in Act::ALL {
            let queue = [
                does(first, waiting(1, 7, Delivery::Accepted)),
                does(second, waiting(2, 7, Delivery::Queued)),
                does(Act::Block, waiting(3, 7, Delivery::Queued)),
                does(Act::Ship, waiting(4, 8, Delivery::Queued)),
            ];
            let waits = first.packs() && second.comes_after_label();
            let sent = if waits {
                vec![Step::Look(Seq(1)), Step::Send(Seq(4))]
            } else {
                vec![Step::Look(Seq(1)), Step::Send(Seq(2)), Step::Send(Seq(4))]
            };
            assert_eq!(steps(&queue), sent, "{first:?} {second:?}");
            assert_eq!(is_held(&queue, Seq(2)), waits);
            assert!(is_held(&queue, Seq(3)), "and what follows waits with it");
        }
    }
    // What the OMS may have is looked at all the same.
    let queue = [
        does(Act::Pack, waiting(1, 7, Delivery::Accepted)),
        does(Act::Ship, waiting(2, 7, Delivery::InDoubt)),
    ];
    assert_eq!(steps(&queue), [Step::Look(Seq(1)), Step::Look(Seq(2))]);
}

/// Every state of the copy, every act, every journey: what waits for a label is neither sent nor
/// forgotten.
#[test]
fn what_waits_for_a_label_is_not_sent_and_an_old_copy_is_read_again() {
    let label = |act: Act, state| act.comes_after_label() && state == State::WaitingCargoLabel;
    for act in Act::ALL {
        for state in ALL_STATES {
            let waits = act.waits_for_label(state);
            assert_eq!(waits, label(act, state.clone()), "{act:?} {state:?}");
            for delivery in Delivery::ALL {
                let of = |fresh, waits_for_label| {
                    steps(&[Waiting {
                        act,
                        fresh,
                        waits_for_label,
                        ..waiting(1, 7, delivery)
                    }])
                };
                assert_eq!(of(false, waits), of(false, false), "it is looked at");
                let not_sent = waits && delivery == Delivery::Queued;
                let expected = if not_sent {
                    Vec::new()
                } else {
                    of(true, false)
                };
                assert_eq!(of(true, waits), expected, "{act:?} {state:?} {delivery:?}");
            }
        }
    }
    let waits = Waiting {
        waits_for_label: true,
        ..does(Act::Ship, waiting(1, 7, Delivery::Queued))
    };
    assert_eq!(steps(&[waits]), []);
    assert_eq!(
        steps(&[Waiting {
            fresh: false,
            ..waits
        }]),
        [Step::Look(Seq(1))]
    );
    let woken = plan(&up(&[waits], &[])).wake_at;
    assert_eq!(woken, NOW.plus(5_000), "by the next refresh");
}

/// They may be hundreds, and others wait behind them for a slot.
#[test]
fn many_boxes_that_wait_for_labels_are_looked_at_one_at_a_time() {
    let unlabelled = |n| Waiting {
        waits_for_label: true,
        fresh: false,
        ..does(Act::Ship, waiting(n, n, Delivery::Queued))
    };
    let mut queue: Vec<_> = (1..10).map(unlabelled).collect();
    queue.push(waiting(10, 10, Delivery::Queued));
    let others = [Step::Look(Seq(1)), Step::Send(Seq(10))];
    assert_eq!(steps(&queue), others);
    let begun = plan(&up(&queue, &[Seq(2)]));
    assert_eq!(begun.steps, [Step::Send(Seq(10))], "one is under way");
    assert!(!is_full(&up(&queue, &[Seq(2)]), &begun));
    queue[0].due = NOW.plus(1);
    assert_eq!(steps(&queue), [Step::Look(Seq(2)), Step::Send(Seq(10))]);
}

/// The OMS makes a label from this very state, so nothing that waits for one may keep it back.
#[test]
fn what_makes_a_label_goes_before_what_waits_for_it() {
    let ship = Waiting {
        waits_for_label: true,
        ..does(Act::Ship, waiting(1, 7, Delivery::Queued))
    };
    for act in Act::ALL {
        let queue = [
            ship,
            does(Act::SetShipment, waiting(2, 7, Delivery::Queued)),
            does(act, waiting(3, 7, Delivery::Queued)),
            does(Act::RenewLabel, waiting(4, 7, Delivery::Queued)),
        ];
        let first = if act == Act::RenewLabel { 3 } else { 4 };
        assert_eq!(steps(&queue), [Step::Send(Seq(first))], "{act:?}");
        assert!(is_held(&queue, Seq(2)), "it is legal only after the label");
    }
    let renew = |delivery| does(Act::RenewLabel, waiting(2, 7, delivery));
    for delivery in [Delivery::Sending, Delivery::InDoubt] {
        let queue = [ship, renew(delivery)];
        assert_eq!(steps(&queue), [Step::Look(Seq(2))], "one at a time");
    }
    let doubted = Waiting {
        doubted: true,
        ..ship
    };
    let queue = [doubted, renew(Delivery::Queued)];
    assert_eq!(steps(&queue), [], "the box may have left already");
    let in_doubt = [
        does(Act::Ship, waiting(1, 7, Delivery::InDoubt)),
        renew(Delivery::Queued),
    ];
    assert_eq!(steps(&in_doubt), [Step::Look(Seq(1))]);
}

#[test]
fn a_box_does_not_leave_while_its_label_is_asked_for() {
    for delivery in Delivery::ALL {
        let ship = command(1, Act::Ship);
        let mut renew = command(2, Act::RenewLabel);
        renew.standing.delivery = delivery;
        let asked =
            |ship: &Command, renew: &Command| label_is_asked(ship, &[ship.clone(), renew.clone()]);
        let live = matches!(delivery, Delivery::Sending | Delivery::InDoubt);
        assert_eq!(asked(&ship, &renew), live, "{delivery:?}");
        let mut doubted = ship.clone();
        doubted.standing.doubted = true;
        assert!(!asked(&doubted, &renew), "it has gone first");
        renew.package = PackageId(8);
        assert!(!asked(&ship, &renew), "another box");
    }
}

#[test]
fn no_more_are_under_way_than_a_good_guest_sends() {
    let queue: Vec<_> = (1..10).map(|n| waiting(n, n, Delivery::Queued)).collect();
    assert_eq!(steps(&queue).len(), SENDS_MAX);
    let in_flight = [Seq(1), Seq(2), Seq(3)];
    assert_eq!(plan(&up(&queue, &in_flight)).steps, [Step::Send(Seq(4))]);
}

#[test]
fn an_old_copy_is_read_again_before_anything_is_sent_on_it() {
    let old = Waiting {
        fresh: false,
        ..waiting(1, 7, Delivery::Queued)
    };
    assert_eq!(steps(&[old]), [Step::Look(Seq(1))]);
}

#[test]
fn r8_what_would_overwrite_is_sent_on_what_was_read_just_before() {
    for act in Act::ALL {
        let overwrites = act.rule().resend == Resend::Overwrites;
        assert_eq!(fresh_ms(act, false) < FRESH_MS, overwrites, "{act:?}");
        assert_eq!(fresh_ms(act, true), FRESH_MS, "{act:?}: it is not sent");
    }
}

#[test]
fn a_request_whose_end_was_never_written_down_is_looked_at() {
    let queue = [waiting(1, 7, Delivery::Sending)];
    assert_eq!(steps(&queue), [Step::Look(Seq(1))]);
    assert_eq!(plan(&up(&queue, &[Seq(1)])).steps, [], "it is under way");
}

#[test]
fn r11_what_was_made_for_another_sign_in_is_neither_sent_nor_judged() {
    for delivery in Delivery::ALL {
        let foreign = Waiting {
            bound: false,
            ..waiting(1, 7, delivery)
        };
        assert_eq!(steps(&[foreign]), [], "{delivery:?}");
    }
}

#[test]
fn r11_nothing_is_sent_while_a_person_has_to_look_and_reading_goes_on() {
    let queue = [
        waiting(1, 7, Delivery::Queued),
        waiting(2, 8, Delivery::InDoubt),
    ];
    let stopped = Snapshot {
        sending_stopped: true,
        refresh_due: NOW,
        ..up(&queue, &[])
    };
    assert_eq!(plan(&stopped).steps, [Step::Refresh, Step::Look(Seq(2))]);
}

#[test]
fn after_a_silence_a_question_goes_first() {
    let queue = [waiting(1, 7, Delivery::Queued)];
    let down = Link::Down {
        since: At(0),
        tries: 3,
        retry_at: NOW,
    };
    for link in [Link::Unknown, down, Link::Portal { retry_at: NOW }] {
        let snapshot = Snapshot {
            link,
            ..up(&queue, &[])
        };
        assert_eq!(plan(&snapshot).steps, [Step::Refresh], "{link:?}");
        assert_eq!(
            plan(&Snapshot {
                refreshing: true,
                ..snapshot
            })
            .steps,
            [],
            "{link:?}"
        );
    }
}

#[test]
fn while_the_line_is_down_the_station_sleeps_until_the_next_try() {
    let queue = [waiting(1, 7, Delivery::Queued)];
    let link = Link::Down {
        since: At(0),
        tries: 1,
        retry_at: NOW.plus(700),
    };
    let plan = plan(&Snapshot {
        link,
        ..up(&queue, &[])
    });
    assert_eq!(
        plan,
        Plan {
            steps: Vec::new(),
            wake_at: NOW.plus(700)
        }
    );
}

#[test]
fn the_next_wake_up_is_the_earliest_thing_due() {
    let later = Waiting {
        due: NOW.plus(900),
        ..waiting(1, 7, Delivery::InDoubt)
    };
    assert_eq!(plan(&up(&[later], &[])).wake_at, NOW.plus(900));
    assert_eq!(plan(&up(&[], &[])).wake_at, NOW.plus(5_000), "the refresh");
    let due = Snapshot {
        refresh_due: NOW,
        ..up(&[], &[])
    };
    assert_eq!(plan(&due).steps, [Step::Refresh]);
}

#[test]
fn what_is_planned_on_the_oldest_is_what_all_would_give_once_it_is_full() {
    let journeys = [
        Delivery::NeedsPerson,
        Delivery::Queued,
        Delivery::Accepted,
        Delivery::InDoubt,
        Delivery::Queued,
    ];
    let queue: Vec<Waiting> = (0..120)
        .map(|seq| {
            let journey = usize::try_from(seq).unwrap_or_default() % journeys.len();
            waiting(seq, seq % 17, journeys[journey])
        })
        .collect();
    let whole = steps(&queue);
    let mut full = 0;
    for most in 0..queue.len() {
        let snapshot = up(&queue[..most], &[]);
        let planned = plan(&snapshot);
        if is_full(&snapshot, &planned) {
            full += 1;
            assert_eq!(planned.steps, whole, "{most} of {}", queue.len());
        }
    }
    assert!(full > 0 && whole.len() == SENDS_MAX);
}

#[test]
fn while_nothing_may_be_sent_the_queue_need_not_be_read_on() {
    let down = Link::Down {
        since: At(0),
        tries: 1,
        retry_at: NOW.plus(1_000),
    };
    for (link, full) in [
        (Link::Up, false),
        (down, true),
        (
            Link::SignedOut {
                retry_at: NOW.plus(1_000),
            },
            true,
        ),
    ] {
        let snapshot = Snapshot {
            link,
            ..up(&[], &[])
        };
        assert_eq!(is_full(&snapshot, &plan(&snapshot)), full, "{link:?}");
    }
}
