//! What happens to a command when a copy of its package, or a look at it, has come in.
//!
//! The verdict says what was seen; this says what follows for a command that stands where it does.
//! The one who calls only reads and writes: nothing is decided between two transactions.

use core::cell::LazyCell;

use crate::command::{Act, Command};
use crate::delivery::{Delivery, Event, Finding};
use crate::effect::{is_told_by_content, is_visible};
use crate::overlay::READ_LAG_MS;
use crate::package::Package;
use crate::time::At;
use crate::transitions::Resend;
use crate::verdict::{Look, Rows, Verdict, finding, finding_before_sending, verdict};

/// Other commands of this desk on the same package, as far as they explain what a copy shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// An earlier one is not settled.
    pub earlier_unsettled: bool,
    /// The OMS has taken a later one, so this one was in place before. Asking for a label goes
    /// first and says nothing.
    pub later_taken: bool,
    /// A later one was sent, and nobody knows yet what became of it: it may explain the same.
    pub later_in_doubt: bool,
    /// An earlier one, which this one was built on, ended otherwise than it was meant.
    pub earlier_failed: bool,
}

impl Beside {
    pub fn of(command: &Command, all: &[Command]) -> Self {
        let taken = |it: &Command| {
            let yes = matches!(it.standing.delivery, Delivery::Accepted | Delivery::Done);
            yes && !it.act().makes_label()
        };
        let open = |it: &Command| it.standing.delivery.is_live() && it.standing.attempts > 0;
        let later = |it: &&Command| it.id.seq > command.id.seq;
        Self {
            earlier_unsettled: all
                .iter()
                .any(|it| it.id.seq < command.id.seq && !it.standing.delivery.is_settled()),
            later_taken: all.iter().filter(later).any(taken),
            later_in_doubt: all.iter().filter(later).any(open),
            earlier_failed: all.iter().any(|it| is_lost_ground(command, it, all)),
        }
    }
}

/// One that failed since this one was decided on, and is in nobody's place by now: what is said
/// anew has a later one of its kind.
fn is_lost_ground(command: &Command, earlier: &Command, all: &[Command]) -> bool {
    let before = earlier.id.seq < command.id.seq && earlier.standing.delivery.failed();
    let since = |at: At| earlier.settled_at.is_some_and(|ended| ended >= at);
    let anew = |it: &Command| it.id.seq > command.id.seq && it.act() == earlier.act();
    before && command.waits_since.is_some_and(since) && !all.iter().any(anew)
}

/// A copy alone can settle: it shows the effect, or it shows that nothing need be sent.
/// `beside` is asked only where it matters.
pub fn by_copy(
    command: &Command,
    look: &Look<'_>,
    beside: impl FnOnce() -> Beside,
) -> Option<Event> {
    match command.standing.delivery {
        Delivery::Accepted => accepted(command, look, beside),
        // A later act of this desk explains what the copy shows; only a first one can be overtaken.
        Delivery::Queued if !command.standing.doubted => finding_before_sending(command, look)
            .filter(|_| !beside().earlier_unsettled)
            .map(Event::Looked),
        _ => None,
    }
}

/// What follows from a look; nothing where it has to be looked at again. `waited_ms` is how long
/// ago the last request of the command ended.
pub fn by_look(
    command: &Command,
    look: &Look<'_>,
    waited_ms: u64,
    beside: impl FnOnce() -> Beside,
) -> Option<Event> {
    match command.standing.delivery {
        Delivery::Queued => match finding_before_sending(command, look)? {
            found @ (Finding::Moot | Finding::Ours(_)) => Some(Event::Looked(found)),
            // Until the earlier ones show, the copy is about them and not about this one.
            _ if beside().earlier_unsettled => None,
            found => Some(Event::Looked(found)),
        },
        Delivery::InDoubt => match finding(command, look) {
            Finding::TooEarly => None,
            // It would go again by itself, on something that is not so: a person decides.
            Finding::NotApplied if beside().earlier_failed => Some(Event::Looked(Finding::Unclear)),
            found => Some(Event::Looked(found)),
        },
        Delivery::Accepted => {
            let beside = LazyCell::new(beside);
            accepted(command, look, || *beside).or_else(|| {
                // A replica may lag; after that the OMS has really gone back, and a person must
                // know.
                let lagging = waited_ms < READ_LAG_MS.unsigned_abs();
                let waits = lagging || beside.later_in_doubt;
                (!waits).then_some(Event::Looked(Finding::Unclear))
            })
        }
        _ => None,
    }
}

/// An end stands on the copy that showed it: an older one, which only a loss of the mirror's last
/// commits lets in, does not hide what was done. The log proves without a copy.
pub fn standing_on(command: &Command, event: &Event, package: Option<&Package>) -> Command {
    let shows = matches!(event, Event::Shown | Event::Looked(Finding::ByOther));
    let copied = package.filter(|_| shows).and_then(|it| it.modified_at);
    Command {
        stands_on: command.stands_on.max(copied),
        ..command.clone()
    }
}

/// That is sent on a look of its own alone: it would write over what is there (R8), or may be there
/// itself (R9).
pub fn is_compared(act: Act, doubted: bool) -> bool {
    doubted || act.rule().resend == Resend::Overwrites
}

/// What is there now speaks against sending it, or nobody knows what is there. It is looked at
/// again then, also once the earlier ones show.
pub fn is_against(command: &Command, package: Option<&Package>) -> bool {
    let against = |package| {
        let look = Look {
            package: Some(package),
            foreign: false,
            rows: Rows::Unknown,
            quiet: false,
        };
        finding_before_sending(command, &look).is_some()
    };
    is_compared(command.act(), command.standing.doubted) && package.is_none_or(against)
}

/// With the back-off between looks, some minutes.
const LOOKS_IN_VAIN_MAX: u32 = 8;

/// Looks have told nothing for so long that a person may have to find out.
pub fn is_in_vain(looks: u32) -> bool {
    looks >= LOOKS_IN_VAIN_MAX
}

/// What follows where its package, or the log that would tell, cannot be read and the line is good.
/// Nothing where it is looked at again. What goes on no look does not wait for one.
pub fn by_no_look(command: &Command, looks: u32, quiet: bool) -> Option<Event> {
    let standing = &command.standing;
    let asks = match standing.delivery {
        Delivery::InDoubt | Delivery::Accepted => quiet,
        Delivery::Queued => is_compared(command.act(), standing.doubted) && is_in_vain(looks),
        _ => false,
    };
    asks.then_some(Event::Looked(Finding::Unclear))
}

/// When the log's head must have been read for a row above it to be this command's and not that of
/// an earlier one of the same kind, which this desk sent for the same package. `None` where there
/// was none.
pub fn head_read_after(command: &Command, all: &[Command], quiet_ms: i64) -> Option<At> {
    if is_told_by_content(command) {
        // What was written is read back, whoever's row it is.
        return None;
    }
    let earlier = all.iter().filter(|it| {
        it.id.seq < command.id.seq
            && it.standing.attempts > 0
            && logs_alike(it.act(), command.act())
    });
    earlier.filter_map(|it| row_seen_at(it, quiet_ms)).max()
}

/// The earlier command has not ended, so nobody knows when.
const NOT_YET: At = At(i64::MAX);

/// How long it is until the head may be read that `head_read_after` asks for; `None` where nobody
/// knows yet.
pub fn head_wait_ms(after: At, steady: At) -> Option<u64> {
    let wait_ms = after.0.saturating_sub(steady.0).max(0).unsigned_abs();
    (after != NOT_YET).then_some(wait_ms)
}

/// The log cannot tell the one's row from the other's.
fn logs_alike(one: Act, other: Act) -> bool {
    // Where the state stays, the row has the act's own name.
    one == other
        || one
            .rule()
            .logged_as
            .iter()
            .any(|state| other.is_logged_as(state))
}

/// From when on a command's own row, if it has one, is in every answer of the log.
fn row_seen_at(command: &Command, quiet_ms: i64) -> Option<At> {
    let standing = &command.standing;
    match standing.delivery {
        Delivery::Queued
        | Delivery::Sending
        | Delivery::InDoubt
        | Delivery::Accepted
        | Delivery::NeedsPerson => Some(NOT_YET),
        Delivery::Done => command.settled_at.map(|at| at.plus_ms(READ_LAG_MS)),
        // It was given up while a request of it could still land.
        Delivery::Superseded | Delivery::Abandoned => {
            command.settled_at.map(|at| at.plus_ms(quiet_ms))
        }
        Delivery::ByOther | Delivery::Rejected | Delivery::Withdrawn => None,
    }
}

fn accepted(command: &Command, look: &Look<'_>, beside: impl FnOnce() -> Beside) -> Option<Event> {
    match verdict(command, look) {
        Verdict::Shows => Some(Event::Shown),
        Verdict::Moot => Some(Event::Looked(Finding::Moot)),
        // No copy would ever show it: the OMS's word is all there is.
        Verdict::ShowsNot | Verdict::Changed if !is_visible(command) => Some(Event::Shown),
        Verdict::ShowsNot | Verdict::Changed => beside().later_taken.then_some(Event::Shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Proof;
    use crate::package::State;
    use crate::samples::{command, package};

    const LAG_MS: u64 = READ_LAG_MS.unsigned_abs();

    fn standing(delivery: Delivery, doubted: bool) -> Command {
        command_in(Act::Pack, delivery, doubted)
    }

    fn command_in(act: Act, delivery: Delivery, doubted: bool) -> Command {
        let mut it = command(1, act);
        it.standing.delivery = delivery;
        it.standing.doubted = doubted;
        it
    }

    fn copied(command: &Command, state: State, has_earlier: bool) -> Option<Event> {
        let copy = package(state);
        by_copy(command, &seen(&copy), || Beside {
            earlier_unsettled: has_earlier,
            ..Beside::default()
        })
    }

    fn looked(command: &Command, state: State, waited_ms: u64) -> Option<Event> {
        let copy = package(state);
        by_look(command, &seen(&copy), waited_ms, Beside::default)
    }

    fn seen(package: &crate::package::Package) -> Look<'_> {
        Look {
            package: Some(package),
            foreign: false,
            rows: Rows::Unknown,
            quiet: false,
        }
    }

    #[test]
    fn what_was_built_on_a_step_that_failed_does_not_go_again_by_itself() {
        let mut pack = standing(Delivery::Abandoned, false);
        pack.settled_at = Some(At(2_000));
        let mut block = command(2, Act::Block);
        block.waits_since = Some(At(1_000));
        let failed = |all: &[Command]| Beside::of(&block, all).earlier_failed;
        assert!(failed(&[pack.clone(), block.clone()]));
        let before = Command {
            settled_at: Some(At(999)),
            ..pack.clone()
        };
        assert!(!failed(&[before, block.clone()]), "it was decided after");
        let anew = command(3, Act::Pack);
        assert!(!failed(&[pack, block.clone(), anew]), "said anew");
        let mut done = standing(Delivery::Done, false);
        done.settled_at = Some(At(2_000));
        assert!(!failed(&[done, block.clone()]));

        let mut block = command_in(Act::Block, Delivery::InDoubt, true);
        block.stands_on = None;
        let copy = package(State::Waiting);
        let quiet = Look {
            quiet: true,
            rows: Rows::None,
            ..seen(&copy)
        };
        let looked = |earlier_failed| {
            by_look(&block, &quiet, LAG_MS, || Beside {
                earlier_failed,
                ..Beside::default()
            })
        };
        assert_eq!(looked(false), Some(Event::Looked(Finding::NotApplied)));
        assert_eq!(looked(true), Some(Event::Looked(Finding::Unclear)));
    }

    #[test]
    fn a_step_is_not_asked_about_while_a_later_one_in_doubt_may_explain_it() {
        let accepted = standing(Delivery::Accepted, false);
        let later = |delivery, attempts| {
            let mut it = command(2, Act::Unblock);
            (it.standing.delivery, it.standing.attempts) = (delivery, attempts);
            let beside = Beside::of(&accepted, &[accepted.clone(), it]);
            let copy = package(State::Waiting);
            by_look(&accepted, &seen(&copy), LAG_MS, || beside)
        };
        let asked = Some(Event::Looked(Finding::Unclear));
        assert_eq!(later(Delivery::InDoubt, 1), None);
        assert_eq!(later(Delivery::Sending, 1), None);
        assert_eq!(later(Delivery::Queued, 0), asked);
        assert_eq!(later(Delivery::NeedsPerson, 1), asked);
    }

    #[test]
    fn a_copy_ends_what_was_accepted_and_what_was_overtaken() {
        let found = |finding| Some(Event::Looked(finding));
        let accepted = standing(Delivery::Accepted, false);
        assert_eq!(copied(&accepted, State::Packed, true), Some(Event::Shown));
        assert_eq!(
            copied(&accepted, State::Cancelled, true),
            found(Finding::Moot)
        );
        assert_eq!(copied(&accepted, State::Waiting, false), None);
        assert_eq!(copied(&accepted, State::Blocked, false), None);
        let queued = standing(Delivery::Queued, false);
        assert_eq!(
            copied(&queued, State::Packed, false),
            found(Finding::ByOther)
        );
        assert_eq!(
            copied(&queued, State::Cancelled, false),
            found(Finding::Moot)
        );
        assert_eq!(copied(&queued, State::Waiting, false), None);
        assert_eq!(copied(&queued, State::Packed, true), None, "held");
        let doubted = standing(Delivery::Queued, true);
        assert_eq!(
            copied(&doubted, State::Packed, false),
            None,
            "it is looked at"
        );
    }

    #[test]
    fn a_copy_says_nothing_about_what_the_oms_may_have() {
        for delivery in Delivery::ALL {
            if matches!(delivery, Delivery::Accepted | Delivery::Queued) {
                continue;
            }
            for state in [State::Waiting, State::Packed, State::Cancelled] {
                assert_eq!(copied(&standing(delivery, true), state, false), None);
            }
        }
    }

    #[test]
    fn an_accepted_command_that_stays_unseen_becomes_a_question_after_the_lag() {
        let accepted = standing(Delivery::Accepted, false);
        let unclear = Some(Event::Looked(Finding::Unclear));
        for state in [State::Waiting, State::Blocked] {
            assert_eq!(looked(&accepted, state.clone(), LAG_MS - 1), None);
            assert_eq!(looked(&accepted, state, LAG_MS), unclear);
        }
        assert_eq!(looked(&accepted, State::Packed, 0), Some(Event::Shown));
        let moot = Some(Event::Looked(Finding::Moot));
        assert_eq!(looked(&accepted, State::Cancelled, 0), moot);
    }

    #[test]
    fn a3_an_end_stands_on_the_copy_that_it_was_read_from() {
        let mut sent = command(1, Act::Block);
        sent.stands_on = Some(At(5));
        let mut copy = package(State::Blocked);
        let on = |event, copy: &Package| standing_on(&sent, &event, Some(copy)).stands_on;
        copy.modified_at = Some(At(9));
        for shows in [Event::Looked(Finding::ByOther), Event::Shown] {
            assert_eq!(on(shows.clone(), &copy), Some(At(9)), "{shows:?}");
        }
        for open in [
            Finding::Ours(Proof::Proven),
            Finding::NotApplied,
            Finding::Unclear,
            Finding::Moot,
        ] {
            assert_eq!(on(Event::Looked(open), &copy), Some(At(5)), "{open:?}");
        }
        copy.modified_at = Some(At(4));
        assert_eq!(on(Event::Shown, &copy), Some(At(5)), "never back");
        assert_eq!(
            standing_on(&sent, &Event::Shown, None).stands_on,
            Some(At(5))
        );
    }

    #[test]
    fn what_cannot_be_read_is_asked_about_once_nothing_of_it_can_land_or_its_looks_are_in_vain() {
        let unclear = Some(Event::Looked(Finding::Unclear));
        let plain = |delivery| command_in(Act::Ship, delivery, false);
        for delivery in Delivery::ALL {
            let sent = matches!(delivery, Delivery::InDoubt | Delivery::Accepted);
            for (looks, quiet) in [(0, false), (0, true), (8, false), (8, true)] {
                let asked = (sent && quiet).then_some(unclear.clone()).flatten();
                assert_eq!(
                    by_no_look(&plain(delivery), looks, quiet),
                    asked,
                    "{delivery:?}"
                );
            }
        }
        for compared in [
            command_in(Act::SetShipment, Delivery::Queued, false),
            command_in(Act::Ship, Delivery::Queued, true),
        ] {
            assert_eq!(by_no_look(&compared, 7, true), None);
            assert_eq!(by_no_look(&compared, 8, false), unclear);
        }
    }

    #[test]
    fn r2_a_watermark_lies_above_the_row_of_an_earlier_act_of_the_same_kind() {
        const QUIET_MS: i64 = 150_000;
        let again = command(2, Act::PackWithoutShipment);
        let needed = |delivery: Delivery, attempts: u32| {
            let mut earlier = command(1, Act::Pack);
            earlier.standing.delivery = delivery;
            earlier.standing.attempts = attempts;
            earlier.settled_at = delivery.is_settled().then_some(At(1_000));
            head_read_after(&again, &[earlier, again.clone()], QUIET_MS)
        };
        assert_eq!(needed(Delivery::Done, 1), Some(At(1_000 + READ_LAG_MS)));
        assert_eq!(needed(Delivery::Abandoned, 1), Some(At(1_000 + QUIET_MS)));
        assert_eq!(needed(Delivery::Superseded, 1), Some(At(1_000 + QUIET_MS)));
        assert_eq!(needed(Delivery::Accepted, 1), Some(At(i64::MAX)));
        for none in [Delivery::ByOther, Delivery::Rejected, Delivery::Withdrawn] {
            assert_eq!(needed(none, 1), None);
        }
        assert_eq!(needed(Delivery::Done, 0), None, "it was never sent");
        let wait_ms = |delivery, now| head_wait_ms(needed(delivery, 1)?, At(now));
        assert_eq!(wait_ms(Delivery::Done, 1_000), Some(LAG_MS));
        assert_eq!(wait_ms(Delivery::Done, 1_001 + READ_LAG_MS), Some(0));
        assert_eq!(wait_ms(Delivery::Accepted, 1_000), None, "nobody knows yet");
        let prepared = |delivery| {
            let mut it = command(1, Act::Prepare);
            it.standing.delivery = delivery;
            it.standing.attempts = 1;
            head_read_after(&command(2, Act::Unblock), &[it], QUIET_MS)
        };
        let not_yet = Some(At(i64::MAX));
        assert_eq!(prepared(Delivery::Accepted), not_yet, "either leads there");
        let mut shipped = command(1, Act::Ship);
        shipped.standing.delivery = Delivery::Accepted;
        shipped.standing.attempts = 1;
        assert_eq!(head_read_after(&again, &[shipped], QUIET_MS), None);
    }

    #[test]
    fn a_number_changed_twice_does_not_wait_for_the_first_ones_row() {
        let needed = |first: Act, second: Act| {
            let mut earlier = command(1, first);
            earlier.standing.delivery = Delivery::Accepted;
            earlier.standing.attempts = 1;
            head_read_after(&command(2, second), &[earlier], 150_000)
        };
        assert_eq!(needed(Act::SetShipment, Act::SetShipment), None);
        let not_yet = Some(At(i64::MAX));
        assert_eq!(
            needed(Act::RenewLabel, Act::RenewLabel),
            not_yet,
            "no copy tells"
        );
        assert_eq!(needed(Act::SetShipment, Act::RenewLabel), None);
    }

    #[test]
    fn a_look_that_is_too_early_settles_nothing() {
        let doubt = standing(Delivery::InDoubt, true);
        assert_eq!(looked(&doubt, State::Waiting, 0), None);
        let queued = standing(Delivery::Queued, false);
        let by_other = Some(Event::Looked(Finding::ByOther));
        assert_eq!(looked(&queued, State::Packed, 0), by_other);
        assert_eq!(looked(&queued, State::Waiting, 0), None);
        for delivery in [Delivery::Sending, Delivery::NeedsPerson, Delivery::Done] {
            assert_eq!(
                looked(&standing(delivery, true), State::Packed, LAG_MS),
                None
            );
        }
    }

    #[test]
    fn what_a_later_act_was_built_on_is_done_though_no_copy_shows_it_any_more() {
        let blocked = {
            let mut it = command(1, Act::Block);
            it.standing.delivery = Delivery::Accepted;
            it
        };
        let mut unblocked = command(2, Act::Unblock);
        let copy = package(State::Waiting);
        let judged = |later: &Command| {
            let all = [blocked.clone(), later.clone()];
            by_look(&blocked, &seen(&copy), LAG_MS, || {
                Beside::of(&blocked, &all)
            })
        };
        let unclear = Some(Event::Looked(Finding::Unclear));
        assert_eq!(judged(&unblocked), unclear);
        unblocked.standing.delivery = Delivery::Accepted;
        assert_eq!(judged(&unblocked), Some(Event::Shown));
    }

    #[test]
    fn a_waiting_command_is_not_judged_by_what_an_earlier_one_has_yet_to_show() {
        let mut earlier = command(1, Act::Block);
        let later = command(2, Act::Unblock);
        let copy = package(State::Waiting);
        let judged = |earlier: &Command| {
            let all = [earlier.clone(), later.clone()];
            by_look(&later, &seen(&copy), LAG_MS, || Beside::of(&later, &all))
        };
        earlier.standing.delivery = Delivery::Accepted;
        assert_eq!(judged(&earlier), None);
        earlier.standing.delivery = Delivery::Done;
        assert_eq!(
            judged(&earlier),
            Some(Event::Looked(Finding::ByOther)),
            "somebody else released it"
        );
    }

    #[test]
    fn r9_what_may_be_there_already_is_compared_with_the_copy_at_hand() {
        let against = |it: &Command, state| is_against(it, Some(&package(state)));
        let first = standing(Delivery::Queued, false);
        assert!(!is_against(&first, None) && !against(&first, State::Packed));
        let doubted = standing(Delivery::Queued, true);
        assert!(is_against(&doubted, None), "nobody knows what is there");
        assert!(against(&doubted, State::Packed));
        assert!(!against(&doubted, State::Waiting));
        let mut ordered = package(State::Waiting);
        ordered.shipment = Some(Default::default());
        assert!(is_against(&doubted, Some(&ordered)), "a second carrier");
        let label = command(1, Act::RenewLabel);
        assert!(is_against(&label, None), "it overwrites");
    }

    #[test]
    fn a_label_asked_for_first_says_nothing_about_what_waited_for_it() {
        let mut waited = command(1, Act::Ship);
        waited.standing.delivery = Delivery::Accepted;
        let mut label = command(2, Act::RenewLabel);
        label.standing.delivery = Delivery::Done;
        let copy = package(State::Packed);
        let all = [waited.clone(), label];
        let judged = by_copy(&waited, &seen(&copy), || Beside::of(&waited, &all));
        assert_eq!(judged, None);
    }

    #[test]
    fn what_no_copy_shows_is_done_when_the_oms_said_yes() {
        let mut it = command(1, Act::RenewLabel);
        it.standing.delivery = Delivery::Accepted;
        let copy = package(State::Packed);
        let done = by_copy(&it, &seen(&copy), Beside::default);
        assert_eq!(done, Some(Event::Shown));
    }
}
