//! The mirror's copy with this desk's commands replayed on top: what is on screen.
//!
//! Because the view is computed and never stored, offline work, a refresh and an undo need no
//! merging. A settled command stays on top until a copy is surely as new as its end, so neither a
//! mirror that lost its last commits nor a lagging replica of the OMS can show finished work as
//! waiting again.

use alloc::vec::Vec;

use crate::command::Command;
use crate::delivery::Delivery;
use crate::effect::{Shown, evolve, shown};
use crate::package::Package;
use crate::time::At;

/// How far the OMS's reads may lag behind its writes.
pub const READ_LAG_MS: i64 = 60_000;

/// When the mirror's copy was asked for, by the same clock as commands are settled: one that never
/// jumps, or a correction of the wall clock would pass for the lag being over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    pub steady: At,
}

/// The package as the packer should see it. Total, and the same when done twice.
pub fn overlay<'a>(
    package: &Package,
    copied: Copied,
    commands: impl IntoIterator<Item = &'a Command>,
) -> Package {
    let commands: Vec<&Command> = commands.into_iter().collect();
    // A copy that shows one act is as new as all that this desk did before it.
    let is_known = |command: &&Command| {
        let counts = matches!(
            command.standing.delivery,
            Delivery::Accepted | Delivery::Done | Delivery::ByOther
        );
        counts && shown(command, package) == Shown::There
    };
    let known = commands
        .iter()
        .rposition(is_known)
        .map_or(0, |last| last + 1);
    let mut seen = package.clone();
    for command in commands.into_iter().skip(known) {
        if is_on_top(package, copied, command) {
            // A copy older than one that it stands on, from a mirror that lost its last commits:
            // the act may not even start from what it shows.
            // What makes a label was decided on what an earlier act still waits for.
            let is_past = command.act().makes_label() && seen.state.has_left();
            if is_older(package, command) && !is_past {
                seen.state = command.seen.state.clone();
            }
            evolve(&mut seen, command);
        }
    }
    seen
}

/// It does not show where an act began, which moved the package on. One that only writes something
/// begins anywhere: then the copy's own state is the newer news.
fn is_older(package: &Package, command: &Command) -> bool {
    let moves = command.act().leads_to().is_some();
    is_from_before(package, command.seen.modified_at)
        || (moves && is_from_before_end(package, command))
}

/// What has not ended may be undone by an OMS that went back, and nothing bounds how long it takes.
fn is_from_before_end(package: &Package, command: &Command) -> bool {
    command.standing.delivery.is_settled() && is_from_before(package, command.stands_on)
}

fn is_from_before(package: &Package, at: Option<At>) -> bool {
    let modified = package.modified_at;
    modified.is_some_and(|modified| at.is_some_and(|at| modified < at))
}

/// The command still changes what is seen.
pub fn is_on_top(package: &Package, copied: Copied, command: &Command) -> bool {
    if shown(command, package) == Shown::There {
        return false;
    }
    match command.standing.delivery {
        Delivery::Queued | Delivery::Sending | Delivery::InDoubt | Delivery::Accepted => true,
        // Done or done by another: true at the OMS, though this copy may be too old to show it.
        Delivery::Done | Delivery::ByOther => command
            .settled_at
            .is_some_and(|at| copied.steady < at.plus_ms(READ_LAG_MS)),
        // What a person must decide on is shown as the OMS has it, beside the question.
        Delivery::NeedsPerson
        | Delivery::Superseded
        | Delivery::Rejected
        | Delivery::Withdrawn
        | Delivery::Abandoned => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Act, Body};
    use crate::package::State;
    use crate::samples::{ALL_STATES, command, package};

    const NOW: At = At(1_000_000);
    const COPIED: Copied = Copied { steady: NOW };

    fn with(act: Act, delivery: Delivery) -> Command {
        let mut it = command(1, act);
        it.standing.delivery = delivery;
        it.settled_at = delivery.is_settled().then_some(NOW);
        it
    }

    #[test]
    fn a1_saved_work_is_seen_at_once_and_a_waiting_copy_does_not_undo_it() {
        for delivery in Delivery::ALL {
            let on_top = matches!(
                delivery,
                Delivery::Queued
                    | Delivery::Sending
                    | Delivery::InDoubt
                    | Delivery::Accepted
                    | Delivery::Done
                    | Delivery::ByOther
            );
            let seen = overlay(
                &package(State::Waiting),
                COPIED,
                &[with(Act::Pack, delivery)],
            );
            let expected = if on_top {
                State::Packed
            } else {
                State::Waiting
            };
            assert_eq!(seen.state, expected, "{delivery:?}");
        }
    }

    #[test]
    fn a3_settled_work_never_shows_as_waiting_while_copies_may_lag() {
        let done = with(Act::Pack, Delivery::Done);
        let waiting = package(State::Waiting);
        let asked = |ms| Copied {
            steady: NOW.plus_ms(ms),
        };
        assert!(is_on_top(&waiting, asked(READ_LAG_MS - 1), &done));
        assert!(
            !is_on_top(&waiting, asked(READ_LAG_MS), &done),
            "then the OMS went back"
        );
    }

    #[test]
    fn a3_a_copy_from_before_the_decision_does_not_undo_what_was_done() {
        let done = with(Act::Pack, Delivery::Done);
        let mut blocked = package(State::Blocked);
        let seen = |blocked: &Package| overlay(blocked, COPIED, [&done]).state;
        assert_eq!(seen(&blocked), State::Blocked, "blocked since");
        blocked.modified_at = Some(At(1));
        assert_eq!(seen(&blocked), State::Packed, "blocked before");
    }

    #[test]
    fn a3_a_copy_from_before_the_end_does_not_undo_what_was_done() {
        let mut blocked = with(Act::Block, Delivery::Done);
        let mut packed = package(State::Packed);
        packed.modified_at = Some(At(8));
        let seen = |blocked: &Command| overlay(&packed, COPIED, [blocked]).state;
        assert_eq!(
            seen(&blocked),
            State::Packed,
            "packed since, for all we know"
        );
        blocked.stands_on = Some(At(9));
        assert_eq!(
            seen(&blocked),
            State::Blocked,
            "packed and taken back before"
        );
    }

    /// Somebody shipped it before our number came; the copy from between the two says as much.
    #[test]
    fn a3_what_only_writes_something_takes_no_state_back_that_another_brought() {
        let mut number = with(Act::SetShipment, Delivery::Done);
        (number.seen.state, number.seen.modified_at) = (State::Packed, Some(At(5)));
        number.stands_on = Some(At(12));
        let mut shipped = package(State::Shipped);
        shipped.modified_at = Some(At(8));
        assert_eq!(overlay(&shipped, COPIED, [&number]).state, State::Shipped);
    }

    /// An OMS that was restored holds it, in truth; ours is still in doubt.
    #[test]
    fn r11_a_hold_is_not_hidden_by_what_has_not_ended() {
        let mut blocked = package(State::Blocked);
        blocked.modified_at = Some(At(8));
        for delivery in [Delivery::Queued, Delivery::InDoubt, Delivery::Accepted] {
            let mut pack = with(Act::Pack, delivery);
            pack.stands_on = Some(At(12));
            let seen = overlay(&blocked, COPIED, [&pack]).state;
            assert_eq!(seen, State::Blocked, "{delivery:?}");
        }
    }

    #[test]
    fn overlaying_twice_changes_nothing_more() {
        let both = [
            with(Act::Pack, Delivery::Queued),
            with(Act::Ship, Delivery::Queued),
        ];
        for state in ALL_STATES {
            let once = overlay(&package(state.clone()), COPIED, &both);
            assert_eq!(overlay(&once, COPIED, &both), once, "{state:?}");
        }
    }

    #[test]
    fn a_copy_that_shows_the_last_of_two_is_not_overlaid_by_the_first() {
        let number = |seq, number: &str| {
            let mut it = command(seq, Act::SetShipment);
            if let Body::SetShipment(info) = &mut it.body {
                info.tracking_number = number.into();
            }
            it.standing.delivery = Delivery::Done;
            it.settled_at = Some(NOW);
            it
        };
        let both = [number(1, "T-7"), number(2, "T-8")];
        let mut copy = package(State::Packed);
        let seen = overlay(&copy, COPIED, &both);
        assert_eq!(seen.tracking_number(), Some("T-8"));
        evolve(&mut copy, &both[1]);
        assert_eq!(overlay(&copy, COPIED, &both), copy);
    }

    #[test]
    fn what_makes_a_label_takes_no_box_back_that_was_given_away_here() {
        let both = [
            with(Act::Ship, Delivery::Queued),
            with(Act::RenewLabel, Delivery::Queued),
        ];
        let mut both = both.map(|mut it| {
            it.seen.state = State::WaitingCargoLabel;
            it.seen.modified_at = Some(At(7));
            it
        });
        both[1].id.seq = crate::id::Seq(2);
        let mut older = package(State::WaitingCargoLabel);
        older.modified_at = Some(At(6));
        assert_eq!(overlay(&older, COPIED, &both).state, State::Shipped);
    }

    #[test]
    fn a_cancelled_package_stays_cancelled_under_a_pending_command() {
        let pending = [with(Act::Pack, Delivery::Queued)];
        let seen = overlay(&package(State::Cancelled), COPIED, &pending);
        assert_eq!(seen.state, State::Cancelled);
    }
}
