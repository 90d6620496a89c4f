//! May this be done? Our own rules, asked before anything is written.
//!
//! The same answer lights the button and guards the act, so the screen and the queue cannot
//! disagree.

use serde::{Deserialize, Serialize};

use crate::command::{Act, Body, Command, Invoice, Missing, ShipmentInfo};
use crate::delivery::Delivery;
use crate::lines;
use crate::package::{Package, State};
use crate::shop::Shop;
use crate::time::At;

/// More commands than a ten-hour peak day offline makes five times over; beyond it something is
/// wrong.
pub const QUEUE_MAX: usize = 10_000;

/// Our rules say no, and nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Objection {
    NotWaiting,
    NotPacked,
    NotShipped,
    NotBlocked,
    AlreadyShipped,
    AlreadyDelivered,
    Cancelled,
    Blocked,
    Gone,
    UnknownState,
    /// The OMS's documents do not allow it from here, and no simpler reason fits.
    NotFromHere,
    /// It is packed, and its carrier is still making its label.
    WaitsForLabel,
    /// A marketplace's order is packed by its channel's own command, and no other one is.
    WrongForChannel,
    /// More of a line is to be missing than goes in.
    MoreThanThere,
    /// All of it is to be missing, and something was to stay.
    NothingLeft,
    /// Something that has to be said with it was not.
    Missing(Input),
    /// It is so already.
    NothingToChange,
    /// An earlier command of this package waits for a person.
    NeedsPersonFirst,
    QueueFull,
}

/// What has to be said with some acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Input {
    Carrier,
    TrackingNumber,
    Lines,
    Reason,
    InvoiceNumber,
    InvoiceKind,
    InvoiceContent,
    InvoiceDate,
}

/// A package as this desk sees it: the mirror's copy with the unsettled commands on top.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    pub package: &'a Package,
    /// The last refresh no longer brought it.
    pub gone: bool,
    /// Its order brought its own tracking number.
    pub marketplace: bool,
    /// What its shop calls things, and how it reads the documents.
    pub shop: &'a Shop,
    /// This package's commands that are not settled, oldest first.
    pub unsettled: &'a [Command],
    /// All unsettled commands of this desk.
    pub queue_len: usize,
}

/// `package` in `sight` is already overlaid: what the packer sees is what is judged.
pub fn may(sight: &Sight<'_>, act: Act) -> Result<(), Objection> {
    if sight.gone {
        return Err(Objection::Gone);
    }
    let waits_for_person = sight
        .unsettled
        .iter()
        .any(|command| command.standing.delivery == Delivery::NeedsPerson);
    if waits_for_person {
        return Err(Objection::NeedsPersonFirst);
    }
    if !sight.shop.starts_from(act, sight.package) {
        return Err(if waits_for_label(sight, act) {
            Objection::WaitsForLabel
        } else {
            objection_to(&sight.package.state, act)
        });
    }
    if act == Act::RenewLabel && sight.package.shipment.is_none() {
        return Err(Objection::NotFromHere);
    }
    if act.packs() && (act == Act::PackForChannel) != sight.marketplace {
        return Err(Objection::WrongForChannel);
    }
    if sight.queue_len >= QUEUE_MAX {
        return Err(Objection::QueueFull);
    }
    Ok(())
}

/// Nothing else is in its way: with its label it may be done.
fn waits_for_label(sight: &Sight<'_>, act: Act) -> bool {
    let labelled = || Package {
        state: State::Packed,
        ..sight.package.clone()
    };
    sight.package.state == State::WaitingCargoLabel && sight.shop.starts_from(act, &labelled())
}

/// May exactly this be done, with all that is said with it?
pub fn decide(sight: &Sight<'_>, body: &Body) -> Result<(), Objection> {
    may(sight, body.act())?;
    let package = sight.package;
    match body {
        Body::SetShipment(info) => {
            said(info)?;
            changes(!info.is_in(package))
        }
        Body::ShipAdvanced(info) => said(info),
        Body::LinesNotFound(missing) => {
            given(!missing.is_empty(), Input::Lines)?;
            fit(package, missing)
        }
        Body::PrepareWithout(missing) => {
            fit(package, missing)?;
            // There would be nothing to prepare.
            let leave_something = lines::leave_something(package, missing);
            leave_something.then_some(()).ok_or(Objection::NothingLeft)
        }
        Body::Refuse(denial) => given(denial.reason > 0, Input::Reason),
        Body::SetInvoice(invoice) => {
            whole(invoice)?;
            // The OMS tells the number alone, and under it may stand another document.
            changes(last_invoice(sight.unsettled) != Some(body))
        }
        Body::Pack
        | Body::PackWithoutShipment
        | Body::PackForChannel
        | Body::Ship
        | Body::OrderShipment
        | Body::ShipWithoutIntegration
        | Body::MarkDelivered
        | Body::MarkUndelivered
        | Body::Prepare
        | Body::Deallocate
        | Body::PackForRefund
        | Body::NotFound(_)
        | Body::Block
        | Body::Unblock
        | Body::RenewLabel => Ok(()),
    }
}

/// What this desk is about to write into the package's invoice.
fn last_invoice(unsettled: &[Command]) -> Option<&Body> {
    let mut latest_first = unsettled.iter().rev();
    let last = latest_first.find(|it| it.act() == Act::SetInvoice)?;
    Some(&last.body)
}

fn fit(package: &Package, missing: &[Missing]) -> Result<(), Objection> {
    given(lines::are_known(package, missing), Input::Lines)?;
    let are_there = lines::are_there(package, missing);
    are_there.then_some(()).ok_or(Objection::MoreThanThere)
}

fn said(info: &ShipmentInfo) -> Result<(), Objection> {
    given(info.carrier_id > 0, Input::Carrier)?;
    let number = info.tracking_number.trim();
    given(!number.is_empty(), Input::TrackingNumber)
}

/// The documents name all four, and nothing says that the OMS does without one.
fn whole(invoice: &Invoice) -> Result<(), Objection> {
    let texts = [
        (&invoice.number, Input::InvoiceNumber),
        (&invoice.kind, Input::InvoiceKind),
        (&invoice.content, Input::InvoiceContent),
    ];
    for (text, input) in texts {
        given(!text.trim().is_empty(), input)?;
    }
    given(invoice.dated_at > At(0), Input::InvoiceDate)
}

fn given(is_given: bool, input: Input) -> Result<(), Objection> {
    is_given.then_some(()).ok_or(Objection::Missing(input))
}

fn changes(changes: bool) -> Result<(), Objection> {
    changes.then_some(()).ok_or(Objection::NothingToChange)
}

/// The simplest reason that is true, since that is what a packer reads.
fn objection_to(state: &State, act: Act) -> Objection {
    match state {
        State::Cancelled | State::CancellationWaiting => Objection::Cancelled,
        State::Blocked => Objection::Blocked,
        State::Other(_) => Objection::UnknownState,
        State::Shipped | State::AttemptedDelivery | State::DeliveryFailed | State::Delivered => {
            of_what_left(state, act)
        }
        State::Waiting
        | State::Preparing
        | State::ReadyForPackaging
        | State::WaitingRemoteAction
        | State::WaitingForTransfer
        | State::WaitingCargoLabel
        | State::Packed
        | State::OutOfStock
        | State::NeedsRescheduling
        | State::PackedForRefund => of_what_is_here(state, act),
    }
}

fn of_what_left(state: &State, act: Act) -> Objection {
    match act {
        Act::MarkDelivered | Act::MarkUndelivered if *state == State::Delivered => {
            Objection::AlreadyDelivered
        }
        Act::MarkDelivered | Act::MarkUndelivered => Objection::NothingToChange,
        Act::SetShipment | Act::SetInvoice | Act::RenewLabel => Objection::NotFromHere,
        Act::Unblock => Objection::NotBlocked,
        Act::Pack
        | Act::PackWithoutShipment
        | Act::PackForChannel
        | Act::Ship
        | Act::OrderShipment
        | Act::ShipWithoutIntegration
        | Act::ShipAdvanced
        | Act::Prepare
        | Act::Deallocate
        | Act::NotFound
        | Act::LinesNotFound
        | Act::Refuse
        | Act::PackForRefund
        | Act::Block => Objection::AlreadyShipped,
    }
}

fn of_what_is_here(state: &State, act: Act) -> Objection {
    match act {
        Act::Prepare | Act::Deallocate if state.waits() => Objection::NothingToChange,
        Act::PackForRefund if *state == State::PackedForRefund => Objection::NothingToChange,
        Act::Pack
        | Act::PackWithoutShipment
        | Act::PackForChannel
        | Act::Prepare
        | Act::Deallocate
        | Act::NotFound
        | Act::LinesNotFound => Objection::NotWaiting,
        Act::Refuse | Act::Block | Act::PackForRefund if state.waits() => Objection::NotFromHere,
        Act::Refuse | Act::Block | Act::PackForRefund => Objection::NotWaiting,
        // It is meant for what is not packed yet, and too late.
        Act::Ship
        | Act::OrderShipment
        | Act::ShipWithoutIntegration
        | Act::ShipAdvanced
        | Act::SetShipment
        | Act::RenewLabel
            if state.is_packed() =>
        {
            Objection::NotFromHere
        }
        Act::Ship
        | Act::OrderShipment
        | Act::ShipWithoutIntegration
        | Act::ShipAdvanced
        | Act::SetShipment
        | Act::SetInvoice
        | Act::RenewLabel => Objection::NotPacked,
        Act::MarkDelivered | Act::MarkUndelivered => Objection::NotShipped,
        Act::Unblock => Objection::NotBlocked,
    }
}

#[cfg(test)]
#[path = "decide_tests.rs"]
mod tests;
