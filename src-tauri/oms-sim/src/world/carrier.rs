//! What the carriers do by themselves.
//!
//! It must not know commands: a desk never causes these, it only learns of them. Most tracking
//! numbers come after the usual delay; one in eight comes late and one in fifty never, because a
//! desk must be able to bear "packed, and no number yet".

use super::agenda::Event;
use super::apply::Step;
use super::{Doer, World};
use crate::clock::Micros;
use crate::invented;
use crate::rules::State;
use crate::strict::ShipmentAtPacked;

/// One tracking number in this many takes [`LATE_FACTOR`] times the usual delay.
const LATE_ONE_IN: u64 = 8;
const LATE_FACTOR: i64 = 5;
/// One in this many never comes.
const NEVER_ONE_IN: u64 = 50;

impl World {
    /// How long the carrier takes; `None` when no number ever comes by itself.
    pub(super) fn awb_wait(&self, place: usize) -> Option<Micros> {
        let nth = place as u64;
        if nth % NEVER_ONE_IN == NEVER_ONE_IN - 1 {
            return None;
        }
        let late = nth % LATE_ONE_IN == LATE_ONE_IN - 1;
        Some(self.setup.awb_delay * if late { LATE_FACTOR } else { 1 })
    }

    pub(super) fn issue_awb_at(&mut self, place: usize, at: Micros) {
        let digits = 100_000_000_000 + self.draw.below(899_999_999_999);
        let comes_now = self.book.strict.shipment_at_packed == ShipmentAtPacked::Absent;
        let Some(package) = self.packages.get(place) else {
            return;
        };
        let at_work = matches!(package.state, State::Packed | State::WaitingCargoLabel);
        let from = package.state;
        match &package.shipment {
            None if comes_now && at_work => self.start_shipment(place, None, at),
            // A number typed in by hand in the meantime stays.
            Some(shipment) if shipment.awb_number.is_none() => (),
            None | Some(_) => return,
        }
        let awb = digits.to_string();
        self.number_is(place, &awb);
        let Some(package) = self.touch(place, at) else {
            return;
        };
        package.modified = at;
        let query = format!("Q{}", package.number);
        if let Some(shipment) = &mut package.shipment {
            shipment.awb_number = Some(awb);
            shipment.query_number = Some(query);
        }
        let seen = (invented::slug::AWB_ISSUED, None);
        self.witness_line((place, from), seen, (&Doer::Carrier, at));
        if from == State::WaitingCargoLabel {
            let step = Step {
                slug: invented::slug::LABEL_MADE,
                transition: None,
                to: State::Packed,
            };
            self.step(place, step, (&Doer::Carrier, at));
        }
    }

    /// One delivery in ten is first attempted in vain, and every other of those fails for good.
    pub(super) fn carrier_reports(&mut self, place: usize, at: Micros) {
        let (in_vain, fails) = (place % 10 == 9, place % 20 == 19);
        let to = match self.packages.get(place).map(|package| package.state) {
            Some(State::Shipped) if in_vain => State::AttemptedDelivery,
            Some(State::AttemptedDelivery) if fails => State::DeliveryFailed,
            Some(State::Shipped | State::AttemptedDelivery) => State::Delivered,
            // Somebody recorded the outcome by hand before the carrier did.
            _ => return,
        };
        if to == State::AttemptedDelivery {
            self.agenda
                .write(at + self.setup.delivery_delay, Event::Deliver(place));
        }
        let step = Step {
            slug: invented::slug::CARRIER_STATUS,
            transition: None,
            to,
        };
        self.step(place, step, (&Doer::Carrier, at));
    }
}
