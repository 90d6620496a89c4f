//! Whose turn it is: what must have happened before a request leaves.
//!
//! It is seen with the desk's own eyes, since a desk cannot know more: its queue, and what it last
//! read of the box.

use packing::command::{Act, Command};
use packing::delivery::Delivery;
use packing::id::Seq;
use packing::package::{Package, State};
use station::oms::Order;

use super::{Kind, find};
use crate::history::History;

/// A request leaves.
pub(crate) fn sent_in_order(history: &mut History, seat: usize, order: &Order) {
    let desk = &history.seats[seat].desk;
    let copied = desk.copied(order.package);
    let mut early = false;
    desk.with_commands(&mut |commands| {
        let of_it = |it: &&Command| it.package == order.package;
        let commands: Vec<&Command> = commands.iter().filter(of_it).collect();
        let own = commands.iter().find(|it| it.id == order.id);
        early = own.is_some_and(|own| is_early(own, &commands, copied.as_ref()));
    });
    if early {
        let text = format!("desk {seat} sends {} before its turn", order.id.seq.0);
        find(history, Kind::OutOfOrder, text);
    }
}

/// `commands` are those of its package, oldest first.
pub(super) fn is_early(own: &Command, commands: &[&Command], copied: Option<&Package>) -> bool {
    let ships = own.act().ships();
    let unlabelled = copied.is_some_and(|it| it.state == State::WaitingCargoLabel);
    let aside = goes_before(own.act(), commands);
    let holds = |other: &Command| {
        let delivery = other.standing.delivery;
        if other.id.seq > own.id.seq {
            // One request of a package at a time; what was in doubt had gone first.
            return delivery.is_live() && !own.standing.doubted;
        }
        let unseen = ships && other.act().packs() && delivery == Delivery::Accepted;
        let steps_aside = aside.is_some_and(|from| other.id.seq >= from) && never_left(other);
        (!delivery.lets_pass() && !steps_aside) || unseen
    };
    let others = commands.iter().filter(|it| it.id != own.id);
    (ships && unlabelled) || others.copied().any(holds)
}

/// From which command of its package on this one may go first, though it was saved later: it makes
/// the label that a handover waits for, and what comes after that.
fn goes_before(act: Act, commands: &[&Command]) -> Option<Seq> {
    let waits = |it: &&&Command| it.act().ships() && never_left(it);
    let first = commands.iter().find(waits)?;
    act.makes_label().then_some(first.id.seq)
}

fn never_left(command: &Command) -> bool {
    let standing = &command.standing;
    standing.delivery == Delivery::Queued && !standing.doubted && standing.attempts == 0
}
