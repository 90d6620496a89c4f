//! Every look, for every kind of command: what follows, and what never may.

use super::*;
use crate::command::Act;
use crate::effect::evolve;
use crate::package::State;
use crate::samples::{command, package};
use crate::time::At;

const ROWS: [Rows; 5] = [
    Rows::Ours,
    Rows::Somebodys,
    Rows::Others,
    Rows::None,
    Rows::Unknown,
];

fn in_doubt(refused: bool, doubted: bool) -> Command {
    let mut it = command(1, Act::Pack);
    it.standing.attempts = 1;
    it.standing.doubted = doubted;
    it.standing.refusal = refused.then(|| "no".into());
    it
}

fn found(command: &Command, state: Option<State>, rows: Rows, quiet: bool) -> Finding {
    let copy = state.map(package);
    finding(
        command,
        &Look {
            package: copy.as_ref(),
            foreign: false,
            rows,
            quiet,
        },
    )
}

#[test]
fn r2_our_own_row_settles_at_once_whatever_else_is_seen() {
    for state in [
        Some(State::Waiting),
        Some(State::Packed),
        Some(State::Cancelled),
        None,
    ] {
        for quiet in [false, true] {
            let it = in_doubt(true, true);
            let expected = Finding::Ours(Proof::Proven);
            assert_eq!(found(&it, state.clone(), Rows::Ours, quiet), expected);
        }
    }
}

#[test]
fn r3_not_applied_is_believed_only_after_the_quiet_time() {
    let it = in_doubt(false, true);
    for rows in ROWS.into_iter().skip(1) {
        for state in [
            Some(State::Waiting),
            Some(State::Packed),
            Some(State::Cancelled),
            None,
        ] {
            assert_eq!(found(&it, state, rows, false), Finding::TooEarly);
        }
    }
    assert_eq!(
        found(&it, Some(State::Waiting), Rows::None, true),
        Finding::NotApplied
    );
}

#[test]
fn after_the_quiet_time_every_look_is_named() {
    use Finding::{ByOther, Moot, NotApplied, Ours, Unclear};
    let proven = Ours(Proof::Proven);
    let presumed = Ours(Proof::Presumed);
    let rows = [
        (
            Some(State::Packed),
            [proven, presumed, ByOther, ByOther, presumed],
        ),
        (
            Some(State::Shipped),
            [proven, presumed, ByOther, ByOther, presumed],
        ),
        (
            Some(State::Waiting),
            [proven, Unclear, Unclear, NotApplied, NotApplied],
        ),
        (
            Some(State::Blocked),
            [proven, Unclear, Unclear, Unclear, Unclear],
        ),
        (Some(State::Cancelled), [proven, Moot, Moot, Moot, Moot]),
        (None, [proven, Moot, Moot, Moot, Moot]),
    ];
    for (state, findings) in rows {
        for (seen, expected) in ROWS.into_iter().zip(findings) {
            let it = in_doubt(false, true);
            assert_eq!(
                found(&it, state.clone(), seen, true),
                expected,
                "{state:?} {seen:?}"
            );
        }
    }
}

#[test]
fn without_a_log_a_changed_time_is_no_proof() {
    let mut it = in_doubt(false, true);
    it.seen.modified_at = None;
    assert_eq!(
        found(&it, Some(State::Waiting), Rows::Unknown, true),
        Finding::Unclear
    );
}

#[test]
fn without_a_log_what_changed_before_the_sending_is_no_sign_of_it() {
    let mut it = in_doubt(false, true);
    let found = |it: &Command| found(it, Some(State::Waiting), Rows::Unknown, true);
    it.seen.modified_at = Some(At(1));
    assert_eq!(found(&it), Finding::Unclear, "changed since it was decided");
    it.stands_on = Some(At(2));
    assert_eq!(found(&it), Finding::NotApplied, "and not since it was sent");
    it.stands_on = Some(At(1));
    assert_eq!(found(&it), Finding::Unclear);
}

#[test]
fn r2_a_row_of_a_number_is_proof_only_beside_that_number() {
    let mut it = command(1, Act::SetShipment);
    it.standing.attempts = 1;
    it.standing.doubted = true;
    let mut copy = package(State::Packed);
    let found = |copy: &Package, quiet| {
        let look = Look {
            package: Some(copy),
            foreign: false,
            rows: Rows::Ours,
            quiet,
        };
        finding(&it, &look)
    };
    assert_eq!(
        found(&copy, false),
        Finding::TooEarly,
        "it may be an earlier one's"
    );
    assert_eq!(found(&copy, true), Finding::Unclear);
    evolve(&mut copy, &it);
    assert_eq!(found(&copy, false), Finding::Ours(Proof::Proven));
}

#[test]
fn r4_a_refusal_counts_only_if_nothing_was_sent_before() {
    let sole = in_doubt(true, false);
    assert_eq!(
        found(&sole, Some(State::Waiting), Rows::None, false),
        Finding::Refused
    );
    assert_eq!(
        found(&sole, Some(State::Packed), Rows::Others, false),
        Finding::ByOther
    );
    assert_eq!(
        found(&sole, Some(State::Cancelled), Rows::None, false),
        Finding::Moot
    );
    let after_doubt = in_doubt(true, true);
    assert_eq!(
        found(&after_doubt, Some(State::Waiting), Rows::None, false),
        Finding::TooEarly
    );
    assert_eq!(
        found(&after_doubt, Some(State::Waiting), Rows::None, true),
        Finding::NotApplied
    );
}

#[test]
fn a_package_of_another_store_is_moot() {
    let copy = package(State::Waiting);
    let look = Look {
        package: Some(&copy),
        foreign: true,
        rows: Rows::None,
        quiet: true,
    };
    assert_eq!(finding(&in_doubt(false, true), &look), Finding::Moot);
    assert_eq!(
        finding_before_sending(&command(1, Act::Pack), &look),
        Some(Finding::Moot)
    );
}

#[test]
fn what_is_done_already_is_not_sent() {
    let before = |state: State, rows, doubted| {
        let mut it = command(1, Act::Pack);
        it.standing.doubted = doubted;
        let copy = package(state);
        let look = Look {
            package: Some(&copy),
            foreign: false,
            rows,
            quiet: true,
        };
        finding_before_sending(&it, &look)
    };
    assert_eq!(before(State::Waiting, Rows::None, false), None);
    assert_eq!(
        before(State::Packed, Rows::Unknown, false),
        Some(Finding::ByOther)
    );
    let ours = Some(Finding::Ours(Proof::Proven));
    assert_eq!(before(State::Packed, Rows::Ours, true), ours);
    assert_eq!(
        before(State::Waiting, Rows::Ours, true),
        ours,
        "un-packed since"
    );
    let presumed = Some(Finding::Ours(Proof::Presumed));
    assert_eq!(before(State::Packed, Rows::Unknown, true), presumed);
    assert_eq!(
        before(State::Packed, Rows::Others, true),
        Some(Finding::ByOther)
    );
}

fn numbered(number: &str) -> crate::package::Package {
    let mut it = package(State::Packed);
    it.shipment = Some(crate::package::Shipment {
        carrier_id: Some(695),
        tracking_number: Some(number.into()),
        ..Default::default()
    });
    it
}

fn look_at(package: &crate::package::Package, rows: Rows) -> Look<'_> {
    Look {
        package: Some(package),
        foreign: false,
        rows,
        quiet: true,
    }
}

#[test]
fn r8_what_would_overwrite_is_compared_three_ways() {
    use Finding::{ByOther, NotApplied, Unclear};
    let mut it = command(1, Act::SetShipment);
    it.seen = crate::command::Seen::of(&numbered("T-1"), None);
    let cases = [
        (numbered("T-2"), Some(ByOther), ByOther),
        (numbered("T-1"), None, NotApplied),
        (numbered("T-3"), Some(Unclear), Unclear),
    ];
    for (copy, before, in_doubt) in cases {
        let look = look_at(&copy, Rows::None);
        assert_eq!(finding_before_sending(&it, &look), before, "{copy:?}");
        it.standing.doubted = true;
        assert_eq!(finding(&it, &look), in_doubt, "{copy:?}");
        it.standing.doubted = false;
    }
}

#[test]
fn r9_what_calls_a_carrier_is_sent_again_once_and_never_beside_a_shipment() {
    let mut it = in_doubt(false, true);
    let plain = package(State::Waiting);
    let mut shipped = plain.clone();
    shipped.shipment = Some(crate::package::Shipment::default());
    assert_eq!(
        finding(&it, &look_at(&plain, Rows::None)),
        Finding::NotApplied
    );
    let beside = look_at(&shipped, Rows::None);
    assert_eq!(finding(&it, &beside), Finding::Unclear);
    assert_eq!(finding_before_sending(&it, &beside), Some(Finding::Unclear));
    it.standing.attempts = SENDS_OUTSIDE_MAX;
    assert_eq!(finding(&it, &look_at(&plain, Rows::None)), Finding::Unclear);
    let mut guarded = command(1, Act::PackWithoutShipment);
    guarded.standing = it.standing;
    assert_eq!(finding(&guarded, &beside), Finding::NotApplied);
}

#[test]
fn every_act_that_was_surely_not_applied_may_go_again_or_is_asked_about() {
    for act in Act::ALL {
        let before = package(act.rule().from[0].clone());
        let mut it = command(1, act);
        it.seen = crate::command::Seen::of(&before, None);
        it.standing.attempts = 1;
        it.standing.doubted = true;
        let look = look_at(&before, Rows::None);
        assert_eq!(finding(&it, &look), Finding::NotApplied, "{act:?}");
        assert_eq!(finding_before_sending(&it, &look), None, "{act:?}");
    }
}

#[test]
fn what_was_given_away_is_done_wherever_it_went() {
    for act in Act::ALL {
        let it = command(1, act);
        let gone = Look {
            package: None,
            ..look_at(&package(State::Waiting), Rows::None)
        };
        let cancelled = package(State::Cancelled);
        let expected = if act.gives_away() {
            Verdict::Shows
        } else {
            Verdict::Moot
        };
        assert_eq!(verdict(&it, &gone), expected, "{act:?}");
        assert_eq!(
            verdict(&it, &look_at(&cancelled, Rows::None)),
            expected,
            "{act:?}"
        );
    }
}
