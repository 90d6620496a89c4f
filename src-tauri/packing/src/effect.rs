//! What a decision makes of a package, and whether a package shows it.
//!
//! Most acts move the state, and the state tells. Those that leave it where it is write something
//! into the package, and only that content tells: ours, what was there when it was decided, or
//! something else again, which is somebody else's and never overwritten (R8).

use crate::command::{Act, Body, Command, Seen, ShipmentInfo};
use crate::lines;
use crate::package::{Package, Shipment, State};

/// What a package shows of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The effect is there, by whomever.
    There,
    /// All is as it was before.
    AsBefore,
    /// It changed in a way that is neither.
    Otherwise,
}

pub fn shown(command: &Command, package: &Package) -> Shown {
    let (body, seen) = (&command.body, &command.seen);
    match body {
        Body::SetShipment(info) => three_ways(
            body.act(),
            package,
            shows_numbers(info, package, seen),
            same_numbers(package.shipment.as_ref(), seen.shipment.as_ref()),
        ),
        Body::SetInvoice(_) if keeps_number(command) => {
            let as_before = package.invoice_number == seen.invoice_number;
            three_ways(body.act(), package, false, as_before)
        }
        Body::SetInvoice(invoice) => three_ways(
            body.act(),
            package,
            package.invoice_number.as_deref() == Some(&*invoice.number),
            package.invoice_number == seen.invoice_number,
        ),
        Body::RenewLabel => three_ways(
            body.act(),
            package,
            has_new_label(package, seen),
            package.label_file == seen.label_file,
        ),
        Body::LinesNotFound(missing) => {
            let of_lines = lines::shown(package, missing, seen);
            let (ours, base) = (of_lines == Shown::There, of_lines == Shown::AsBefore);
            three_ways(body.act(), package, ours, base)
        }
        // A second try that failed leaves all as it was.
        Body::MarkUndelivered if fails_again(command) => {
            let as_before = package.state == State::DeliveryFailed;
            three_ways(body.act(), package, false, as_before)
        }
        // The state alone would hide that somebody gave it to another carrier.
        Body::ShipAdvanced(info) if package.state.has_left() => {
            if shows_told_numbers(info, package, seen) {
                Shown::There
            } else {
                Shown::Otherwise
            }
        }
        Body::Pack
        | Body::PackWithoutShipment
        | Body::PackForChannel
        | Body::Ship
        | Body::OrderShipment
        | Body::ShipWithoutIntegration
        | Body::ShipAdvanced(_)
        | Body::MarkDelivered
        | Body::MarkUndelivered
        | Body::Prepare
        | Body::PrepareWithout(_)
        | Body::Deallocate
        | Body::PackForRefund
        | Body::NotFound(_)
        | Body::Refuse(_)
        | Body::Block
        | Body::Unblock => by_state(command, &package.state),
    }
}

fn by_state(command: &Command, state: &State) -> Shown {
    let act = command.act();
    // Decided on a box that was not packed yet, where the OMS reads its page so: then being packed
    // is no longer as before.
    let unpacked = act == Act::ShipWithoutIntegration && command.seen.state.waits();
    let as_before = if unpacked {
        state.waits()
    } else {
        act.starts_from(state)
    };
    if act.shows_in(state) {
        Shown::There
    } else if as_before {
        Shown::AsBefore
    } else {
        Shown::Otherwise
    }
}

fn three_ways(act: Act, package: &Package, ours: bool, base: bool) -> Shown {
    match (ours, base) {
        (true, _) => Shown::There,
        (false, true) if act.starts_from(&package.state) => Shown::AsBefore,
        (false, _) => Shown::Otherwise,
    }
}

fn has_new_label(package: &Package, seen: &Seen) -> bool {
    // What has left had its label, too.
    let labelled = package.state == State::Packed || package.state.has_left();
    let made = seen.state == State::WaitingCargoLabel && labelled;
    made || (package.label_file.is_some() && package.label_file != seen.label_file)
}

impl ShipmentInfo {
    /// The package has this carrier and these numbers. What the OMS does not tell is not held
    /// against it, except the number itself.
    pub fn is_in(&self, package: &Package) -> bool {
        let Some(shipment) = &package.shipment else {
            return false;
        };
        let query = self.query_number.as_ref();
        shipment.tracking_number.as_deref() == Some(&*self.tracking_number)
            && shipment.carrier_id.is_none_or(|id| id == self.carrier_id)
            && (query.is_none() || shipment.query_number.as_ref() == query)
    }

    fn without_query(&self) -> Self {
        Self {
            query_number: None,
            ..self.clone()
        }
    }

    fn shipment(&self) -> Shipment {
        Shipment {
            carrier_id: Some(self.carrier_id),
            carrier: Some(self.carrier.clone()),
            tracking_number: Some(self.tracking_number.clone()),
            query_number: self.query_number.clone(),
        }
    }
}

/// A query number that the OMS does not tell is not held against it, unless the query number is all
/// that was to change.
fn shows_numbers(info: &ShipmentInfo, package: &Package, seen: &Seen) -> bool {
    let was_there = seen.tracking_number() == Some(&*info.tracking_number);
    info.is_in(package) || (!was_there && shows_told_numbers(info, package, seen))
}

/// An OMS that told a query number before would tell ours.
fn shows_told_numbers(info: &ShipmentInfo, package: &Package, seen: &Seen) -> bool {
    let query = |it: &Option<Shipment>| it.as_ref().is_some_and(|it| it.query_number.is_some());
    let tells = query(&package.shipment) || query(&seen.shipment);
    info.is_in(package) || (!tells && info.without_query().is_in(package))
}

/// A record without any number says as little as none, whatever carrier is to bring one.
fn same_numbers(now: Option<&Shipment>, before: Option<&Shipment>) -> bool {
    let told = |shipment: Option<&Shipment>| {
        let it = shipment.cloned().unwrap_or_default();
        let numbered = it.tracking_number.is_some() || it.query_number.is_some();
        numbered.then_some((it.carrier_id, it.tracking_number, it.query_number))
    };
    told(now) == told(before)
}

/// The package would tell, were it done. Some effects no copy is known to show.
pub fn is_visible(command: &Command) -> bool {
    !matches!(command.body, Body::RenewLabel | Body::LinesNotFound(_))
        && !fails_again(command)
        && !keeps_number(command)
}

/// Another document under the number that the package had: a copy shows the number alone.
fn keeps_number(command: &Command) -> bool {
    matches!(&command.body, Body::SetInvoice(invoice)
        if command.seen.invoice_number.as_deref() == Some(&*invoice.number))
}

/// Not delivered, once more: the OMS takes it, and nothing of the package changes.
fn fails_again(command: &Command) -> bool {
    command.body == Body::MarkUndelivered && command.seen.state == State::DeliveryFailed
}

/// The state is another one when it is done.
pub fn moves_state(command: &Command) -> bool {
    !command.act().rule().logged_as.is_empty() && !fails_again(command)
}

/// Only what is written there tells: the state stays, and a copy shows the content.
pub fn is_told_by_content(command: &Command) -> bool {
    !moves_state(command) && is_visible(command)
}

/// What one act makes of a package. An act that no longer fits changes nothing.
pub fn evolve(package: &mut Package, command: &Command) {
    let act = command.act();
    // Shipping implies packing: a copy from before both shows the last of them.
    let implied = act.ships() && package.state.waits();
    if !implied && !act.starts_from(&package.state) {
        return;
    }
    if let Some(to) = act.leads_to() {
        package.state = to.clone();
        package.state_words.clear();
    }
    match &command.body {
        Body::SetShipment(info) | Body::ShipAdvanced(info) => {
            package.shipment = Some(info.shipment());
        }
        Body::SetInvoice(invoice) => package.invoice_number = Some(invoice.number.clone()),
        Body::LinesNotFound(missing) | Body::PrepareWithout(missing) => {
            lines::take_out(package, missing, &command.seen);
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
        | Body::Refuse(_)
        | Body::Block
        | Body::Unblock
        | Body::RenewLabel => {}
    }
}

#[cfg(test)]
#[path = "effect_tests.rs"]
mod tests;
