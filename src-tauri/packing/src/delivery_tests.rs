//! Every standing with every event: what is not named here is illegal.

use alloc::vec;
use alloc::vec::Vec;

use super::*;
use Delivery as D;

fn events() -> Vec<Event> {
    let mut all = vec![
        Event::Claimed,
        Event::Restarted,
        Event::Shown,
        Event::WithdrawnByPacker,
        Event::EarlierFailed,
        Event::RetryAsked,
        Event::AbandonedByPerson,
    ];
    let answers = [
        Answer::Accepted,
        Answer::NeverSent,
        Answer::NotTaken,
        Answer::Refused("no".into()),
        Answer::Unclear,
    ];
    all.extend(answers.into_iter().map(Event::Answered));
    let findings = [
        Finding::Ours(Proof::Proven),
        Finding::ByOther,
        Finding::Moot,
        Finding::Refused,
        Finding::NotApplied,
        Finding::Unclear,
        Finding::TooEarly,
    ];
    all.extend(findings.into_iter().map(Event::Looked));
    all.extend([
        Event::Restored,
        Event::LabelCame,
        Event::LabelLate,
        Event::SaidAnew,
    ]);
    all
}

fn at(delivery: Delivery, attempts: u32, doubted: bool) -> Standing {
    Standing {
        delivery,
        attempts,
        doubted,
        ..Standing::queued()
    }
}

fn end(standing: &Standing, event: &Event) -> Option<Delivery> {
    settle(standing, event).ok().map(|next| next.delivery)
}

/// In the order of `events()`; `None` is illegal.
fn table(delivery: Delivery) -> [Option<Delivery>; 23] {
    let none = [None; 23];
    let mut row = none;
    match delivery {
        D::Queued => {
            row[0] = Some(D::Sending);
            row[3] = Some(D::Withdrawn);
            row[4] = Some(D::NeedsPerson);
            row[13] = Some(D::ByOther);
            row[14] = Some(D::Superseded);
            row[17] = Some(D::NeedsPerson);
            row[19] = Some(D::InDoubt);
            row[21] = Some(D::NeedsPerson);
        }
        D::Sending => {
            row[1] = Some(D::InDoubt);
            row[7] = Some(D::Accepted);
            row[8] = Some(D::Queued);
            row[9] = Some(D::Queued);
            row[10] = Some(D::InDoubt);
            row[11] = Some(D::InDoubt);
            row[19] = Some(D::InDoubt);
        }
        D::InDoubt => {
            row[1] = Some(D::InDoubt);
            for answer in &mut row[7..12] {
                *answer = Some(D::InDoubt);
            }
            row[12] = Some(D::Accepted);
            row[13] = Some(D::ByOther);
            row[14] = Some(D::Superseded);
            row[15] = Some(D::Rejected);
            row[16] = Some(D::Queued);
            row[17] = Some(D::NeedsPerson);
            row[18] = Some(D::InDoubt);
            row[19] = Some(D::InDoubt);
        }
        D::Accepted => {
            row[2] = Some(D::Done);
            row[12] = Some(D::Accepted);
            row[14] = Some(D::Superseded);
            row[17] = Some(D::NeedsPerson);
            row[19] = Some(D::Accepted);
        }
        D::NeedsPerson => {
            row[5] = Some(D::InDoubt);
            row[6] = Some(D::Abandoned);
            row[19] = Some(D::NeedsPerson);
            row[22] = Some(D::Abandoned);
        }
        D::Done | D::ByOther | D::Superseded | D::Rejected | D::Withdrawn | D::Abandoned => {}
    }
    row
}

#[test]
fn a6_every_pair_of_standing_and_event_is_as_the_table_says() {
    for delivery in D::ALL {
        let attempts = u32::from(delivery != D::Queued);
        let standing = at(delivery, attempts, false);
        for (event, expected) in events().iter().zip(table(delivery)) {
            assert_eq!(end(&standing, event), expected, "{delivery:?} {event:?}");
        }
    }
}

#[test]
fn a7_what_is_settled_stays_settled() {
    for delivery in D::ALL.into_iter().filter(|d| d.is_settled()) {
        for event in events() {
            let step = settle(&at(delivery, 1, true), &event);
            assert_eq!(
                step,
                Err(IllegalStep {
                    from: delivery,
                    event
                })
            );
        }
    }
}

#[test]
fn a8_doubt_is_never_forgotten() {
    for delivery in D::ALL {
        for event in events() {
            if let Ok(next) = settle(&at(delivery, 1, true), &event) {
                assert!(next.doubted, "{delivery:?} {event:?}");
            }
        }
    }
}

#[test]
fn r1_a_crash_while_sending_is_doubt() {
    let next = settle(&at(D::Sending, 1, false), &Event::Restarted).unwrap();
    assert_eq!((next.delivery, next.doubted), (D::InDoubt, true));
}

#[test]
fn what_was_once_in_doubt_cannot_be_taken_back() {
    let doubted = at(D::Queued, 1, true);
    assert_eq!(end(&doubted, &Event::WithdrawnByPacker), None);
    let ours = Event::Looked(Finding::Ours(Proof::Proven));
    assert_eq!(end(&doubted, &ours), Some(D::Accepted));
}

#[test]
fn r6_a_request_that_never_reached_the_oms_does_not_count() {
    for answer in [Answer::NeverSent, Answer::NotTaken] {
        let next = settle(&at(D::Sending, 3, true), &Event::Answered(answer)).unwrap();
        assert_eq!(
            (next.delivery, next.attempts, next.doubted),
            (D::Queued, 2, true)
        );
    }
}

#[test]
fn r4_a_refusal_is_kept_until_something_unclear_voids_it() {
    let refused = Event::Answered(Answer::Refused("no".into()));
    let next = settle(&at(D::Sending, 1, false), &refused).unwrap();
    assert_eq!(next.refusal.as_deref(), Some("no"));
    assert!(!next.doubted);
    let again = Standing {
        delivery: D::Sending,
        ..next
    };
    let unclear = settle(&again, &Event::Answered(Answer::Unclear)).unwrap();
    assert_eq!((unclear.refusal, unclear.doubted), (None, true));
}

#[test]
fn after_the_last_attempt_a_person_decides() {
    let looked = Event::Looked(Finding::NotApplied);
    let before = at(D::InDoubt, ATTEMPTS_MAX - 1, true);
    assert_eq!(end(&before, &looked), Some(D::Queued));
    assert_eq!(
        end(&at(D::InDoubt, ATTEMPTS_MAX, true), &looked),
        Some(D::NeedsPerson)
    );
}

#[test]
fn a_person_who_asks_again_gives_the_station_its_attempts_back() {
    let spent = at(D::NeedsPerson, ATTEMPTS_MAX, true);
    let asked = settle(&spent, &Event::RetryAsked).unwrap();
    assert_eq!((asked.delivery, asked.attempts), (D::InDoubt, 1));
    let not_there = Event::Looked(Finding::NotApplied);
    assert_eq!(end(&asked, &not_there), Some(D::Queued));
}

#[test]
fn trying_again_looks_first_unless_nothing_ever_left() {
    assert_eq!(
        end(&at(D::NeedsPerson, 1, true), &Event::RetryAsked),
        Some(D::InDoubt)
    );
    assert_eq!(
        end(&at(D::NeedsPerson, 0, false), &Event::RetryAsked),
        Some(D::Queued)
    );
}

#[test]
fn a_label_that_comes_takes_back_only_the_question_about_it() {
    let late = settle(&Standing::queued(), &Event::LabelLate).unwrap();
    assert!(late.for_label);
    let came = settle(&late, &Event::LabelCame).unwrap();
    assert_eq!(came, Standing::queued());
    let by_other = Event::Looked(Finding::ByOther);
    assert_eq!(end(&late, &by_other), Some(D::ByOther));
    let held = settle(&Standing::queued(), &Event::EarlierFailed).unwrap();
    for event in [Event::LabelCame, by_other] {
        assert_eq!(end(&held, &event), None, "{event:?}");
    }
    let doubted = settle(&at(D::Queued, 1, true), &Event::LabelLate).unwrap();
    let goes_on = settle(&doubted, &Event::RetryAsked).unwrap();
    assert_eq!(goes_on, at(D::Queued, 1, true), "as before the question");
    for event in [Event::RetryAsked, Event::Restored, Event::AbandonedByPerson] {
        let next = settle(&late, &event).unwrap();
        assert!(!next.for_label, "{event:?} answers it, or asks anew");
    }
}

#[test]
fn what_a_restored_file_says_was_never_sent_is_looked_at_first() {
    let queued = settle(&Standing::queued(), &Event::Restored).unwrap();
    assert_eq!(queued, at(D::InDoubt, 1, true));
    let asked = settle(&at(D::NeedsPerson, 0, false), &Event::Restored).unwrap();
    assert_eq!(end(&asked, &Event::RetryAsked), Some(D::InDoubt));
}

#[test]
fn what_each_standing_means_to_others_is_in_one_table() {
    // live, settled, failed, lets the next one pass
    let expected = [
        (D::Queued, "----"),
        (D::Sending, "l---"),
        (D::InDoubt, "l---"),
        (D::Accepted, "---p"),
        (D::Done, "-s-p"),
        (D::ByOther, "-s-p"),
        (D::Superseded, "-sfp"),
        (D::Rejected, "-sfp"),
        (D::NeedsPerson, "----"),
        (D::Withdrawn, "-s-p"),
        (D::Abandoned, "-sfp"),
    ];
    assert_eq!(expected.map(|(delivery, _)| delivery), D::ALL);
    for (delivery, told) in expected {
        let answers = [
            (delivery.is_live(), 'l'),
            (delivery.is_settled(), 's'),
            (delivery.failed(), 'f'),
            (delivery.lets_pass(), 'p'),
        ];
        let letters = answers.map(|(yes, letter)| if yes { letter } else { '-' });
        assert!(told.chars().eq(letters), "{delivery:?}: {letters:?}");
    }
}
