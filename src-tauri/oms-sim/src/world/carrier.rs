//! What the carriers and the customers do by themselves.
//!
//! It must not know commands: a desk never causes these, it only learns of them. Most tracking
//! numbers come after the usual delay; one in eight comes late, because a desk must be able
//! to bear "packed, and no number yet".

use super::agenda::Event;
use super::{Doer, Step, World};
use crate::clock::Micros;
use crate::invented;
use crate::rules::State;

/// One tracking number in this many takes [`LATE_FACTOR`] times the usual delay.
const LATE_ONE_IN: u64 = 8;
const LATE_FACTOR: i64 = 5;

impl World {
    pub(super) fn awb_wait(&self, place: usize) -> Micros {
        let late = place as u64 % LATE_ONE_IN == LATE_ONE_IN - 1;
        self.setup.awb_delay * if late { LATE_FACTOR } else { 1 }
    }

    pub(super) fn issue_awb_at(&mut self, place: usize, at: Micros) {
        let digits = 100_000_000_000 + self.draw.below(899_999_999_999);
        let Some(package) = self.packages.get_mut(place) else {
            return;
        };
        let Some(shipment) = &mut package.shipment else {
            return;
        };
        // A number typed in by hand in the meantime stays.
        if shipment.awb_number.is_some() {
            return;
        }
        shipment.awb_number = Some(digits.to_string());
        shipment.query_number = Some(format!("Q{}", package.number));
        package.modified = at;
        self.witness_line(
            place,
            (invented::slug::AWB_ISSUED, None),
            (&Doer::Carrier, at),
        );
    }

    /// One delivery in ten is first attempted in vain.
    pub(super) fn carrier_reports(&mut self, place: usize, at: Micros) {
        let in_vain = place % 10 == 9;
        let to = match self.packages.get(place).map(|package| package.state) {
            Some(State::Shipped) if in_vain => State::AttemptedDelivery,
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

    pub(super) fn customer_orders(&mut self, at: Micros) {
        self.add_package(0, at);
        // Some customers change their mind: one order in ten is followed by a cancellation.
        if self.draw.percent(10) {
            let open: Vec<u64> = self
                .packages
                .iter()
                .filter(|p| p.is_open())
                .map(|p| p.id)
                .collect();
            let at_random = usize::try_from(self.draw.below(open.len() as u64)).unwrap_or(0);
            if let Some(id) = open.get(at_random) {
                self.cancel(*id, at);
            }
        }
        if let Some(every) = self.setup.order_every {
            self.agenda.write(at + every, Event::NewOrder);
        }
    }
}
