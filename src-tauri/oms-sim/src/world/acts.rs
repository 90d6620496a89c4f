//! What a test, a trainer or a colleague does to the OMS behind a desk's back.
//!
//! Each act says whether it did anything: there must be such a package, in a state in which the
//! act makes sense. Each is logged and witnessed like any other change.

use super::{Doer, Step, World};
use crate::clock::Micros;
use crate::invented::slug;
use crate::rules::State;

impl World {
    pub(crate) fn cancel(&mut self, id: u64, at: Micros) -> bool {
        self.act(id, (slug::CANCELLED, State::Cancelled, still_here), at)
    }

    pub(crate) fn deliver(&mut self, id: u64, at: Micros) -> bool {
        self.act(id, (slug::CARRIER_STATUS, State::Delivered, on_the_way), at)
    }

    pub(crate) fn fail_delivery(&mut self, id: u64, at: Micros) -> bool {
        self.act(
            id,
            (slug::CARRIER_STATUS, State::DeliveryFailed, on_the_way),
            at,
        )
    }

    /// Cancels the package here and gives its goods to the other store, as re-planning does.
    pub(crate) fn replan(&mut self, id: u64, at: Micros) -> Option<u64> {
        if !self.act(id, (slug::REPLANNED, State::Cancelled, unpacked), at) {
            return None;
        }
        let old = self.package(id)?.clone();
        let place = self.add_package(1 - old.store, at);
        let moved = self.packages.get_mut(place)?;
        moved.order = old.order;
        for (item, line) in moved.items.iter_mut().zip(&moved.order.lines) {
            (item.product, item.quantity) = (line.product, line.quantity);
        }
        Some(moved.id)
    }

    pub(crate) fn add_packages(&mut self, count: usize, at: Micros) -> Vec<u64> {
        let first = self.packages.len();
        for _ in 0..count {
            self.add_package(0, at);
        }
        self.packages
            .iter()
            .skip(first)
            .map(|package| package.id)
            .collect()
    }

    /// The customer writes another name into the order; an OMS takes whatever is typed there.
    pub(crate) fn rename(&mut self, id: u64, name: &str, at: Micros) -> bool {
        let Some(package) = self
            .place(id)
            .and_then(|place| self.packages.get_mut(place))
        else {
            return false;
        };
        package.order.customer.first_name = name.to_owned().into();
        package.order.customer.last_name = "".into();
        package.modified = at;
        true
    }

    /// The carrier withdraws the number of a shipment; no new one follows by itself.
    pub(crate) fn lose_awb(&mut self, id: u64, at: Micros) -> bool {
        let Some(place) = self.place(id) else {
            return false;
        };
        let Some(package) = self.packages.get_mut(place) else {
            return false;
        };
        let Some(shipment) = &mut package.shipment else {
            return false;
        };
        let had_one = shipment.awb_number.take().is_some();
        shipment.query_number = None;
        if had_one {
            package.modified = at;
            self.witness_line(place, (slug::AWB_LOST, None), (&Doer::Carrier, at));
        }
        had_one
    }

    pub(crate) fn issue_awb(&mut self, id: u64, at: Micros) -> bool {
        let Some(place) = self.place(id) else {
            return false;
        };
        let before = self.witness.len();
        self.issue_awb_at(place, at);
        self.witness.len() > before
    }

    fn act(
        &mut self,
        id: u64,
        (slug, to, makes_sense): (&'static str, State, fn(State) -> bool),
        at: Micros,
    ) -> bool {
        let Some(place) = self.place(id) else {
            return false;
        };
        let state = self.packages.get(place).map(|package| package.state);
        if !state.is_some_and(makes_sense) {
            return false;
        }
        let step = Step {
            slug,
            transition: None,
            to,
        };
        self.step(place, step, (&Doer::Oms, at));
        true
    }
}

fn on_the_way(state: State) -> bool {
    matches!(
        state,
        State::Shipped | State::AttemptedDelivery | State::DeliveryFailed
    )
}

fn unpacked(state: State) -> bool {
    matches!(state, State::Waiting | State::Preparing | State::Ready)
}

fn still_here(state: State) -> bool {
    !on_the_way(state) && !matches!(state, State::Delivered | State::Cancelled)
}
