//! Whose turn it is: what must have happened before a request leaves.
//!
//! It is seen with the desk's own eyes, since a desk cannot know more: its queue, and what it last
//! read of the box.

use packing::command::{Act, Command};
use packing::delivery::Delivery;
use packing::effect::{Shown, shown};
use packing::id::Seq;
use packing::package::{Package, State};
use packing::transitions::Resend;
use station::oms::Order;

use super::{Asked, Kind, find};
use crate::history::History;

/// A request leaves.
pub(crate) fn sent_in_order(history: &mut History, seat: usize, order: &Order) {
    let desk = &history.seats[seat].desk;
    let copied = desk.copied(order.package);
    let (mut early, mut first, mut over) = (false, false, false);
    desk.with_commands(&mut |commands| {
        let of_it = |it: &&Command| it.package == order.package;
        let commands: Vec<&Command> = commands.iter().filter(of_it).collect();
        let own = commands.iter().find(|it| it.id == order.id);
        early = own.is_some_and(|own| is_early(own, &commands, copied.as_ref()));
        first = goes_before(order.body.act(), &commands).is_some();
        over = own.is_some_and(|own| writes_over(own, copied.as_ref()));
    });
    history.tally.labels_first += u64::from(first);
    unanswered(history, seat, order);
    if early {
        let text = format!("desk {seat} sends {} before its turn", order.id.seq.0);
        find(history, Kind::OutOfOrder, text);
    }
    if over {
        find(history, Kind::WrittenOver, order.id.to_string());
    }
}

/// Somebody else's number stands there, and nobody was asked.
fn writes_over(own: &Command, copied: Option<&Package>) -> bool {
    let overwrites = own.act().rule().resend == Resend::Overwrites;
    overwrites && copied.is_some_and(|it| shown(own, it) == Shown::Otherwise)
}

/// What a person is asked about is not sent before the answer, unless nothing is left to ask.
fn unanswered(history: &mut History, seat: usize, order: &Order) {
    let it = &mut history.seats[seat];
    let truth = it.truths.iter_mut().find(|truth| truth.id == order.id);
    let asked = truth.and_then(|truth| truth.asked.take());
    // An older `station.db` does not know the question.
    if asked == Some(Asked::Otherwise) && !it.rolled_back {
        let text = format!("desk {seat} sends {} unanswered", order.id.seq.0);
        find(history, Kind::OutOfOrder, text);
    }
}

/// Why a person is asked about this command, when it happens: the desk's own word counts only where
/// it can be true.
pub(super) fn asked(command: &Command, copied: Option<&Package>) -> Asked {
    let unlabelled = copied.is_some_and(|it| it.state == State::WaitingCargoLabel);
    let comes_after = command.act().comes_after_label();
    if command.standing.for_label && comes_after && unlabelled {
        Asked::ForLabel
    } else {
        Asked::Otherwise
    }
}

/// `commands` are those of its package, oldest first.
pub(super) fn is_early(own: &Command, commands: &[&Command], copied: Option<&Package>) -> bool {
    let after_label = own.act().comes_after_label();
    let unlabelled = copied.is_some_and(|it| it.state == State::WaitingCargoLabel);
    let aside = goes_before(own.act(), commands);
    let holds = |other: &Command| {
        let delivery = other.standing.delivery;
        if other.id.seq > own.id.seq {
            // One request of a package at a time; what was in doubt had gone first.
            return delivery.is_live() && !own.standing.doubted;
        }
        let unseen = after_label && other.act().packs() && delivery == Delivery::Accepted;
        let steps_aside = aside.is_some_and(|from| other.id.seq >= from) && never_left(other);
        (!delivery.lets_pass() && !steps_aside) || unseen
    };
    let others = commands.iter().filter(|it| it.id != own.id);
    (after_label && unlabelled) || others.copied().any(holds)
}

/// From which command of its package on this one may go first, though it was saved later: it makes
/// the label that a handover waits for, and what comes after that.
fn goes_before(act: Act, commands: &[&Command]) -> Option<Seq> {
    let waits = |it: &&&Command| it.act().comes_after_label() && never_left(it);
    let first = commands.iter().find(waits)?;
    act.makes_label().then_some(first.id.seq)
}

fn never_left(command: &Command) -> bool {
    let standing = &command.standing;
    standing.delivery == Delivery::Queued && !standing.doubted && standing.attempts == 0
}
