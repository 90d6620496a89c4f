//! What a test, a trainer or a colleague does to the OMS behind a desk's back.
//!
//! Each act says whether it did anything: there must be such a package, in a state in which the
//! act makes sense. Each that moves a package is logged and witnessed like any other change; what
//! comes in, and marks that no state shows, are no effects that a desk could claim.

use super::apply::Step;
use super::planning::unpacked;
use super::{Doer, Package, World};
use crate::clock::Micros;
use crate::invented::slug;
use crate::rules::{Code, State};

/// The acts that need no more than a package, by the names that the admin's paths have.
pub(crate) const ACTS: &[(&str, Act)] = &[
    ("cancel", World::cancel),
    ("ask-cancellation", World::ask_cancellation),
    ("replan", |world, id, at| world.replan(id, at).is_some()),
    ("plan-by-hand", |world, id, at| {
        world.plan_by_hand(id, at).is_some()
    }),
    ("unpack", World::unpack),
    ("deliver", World::deliver),
    ("attempt-delivery", World::attempt_delivery),
    ("fail-delivery", World::fail_delivery),
    ("lose-awb", World::lose_awb),
    ("issue-awb", World::issue_awb),
    ("block", |world, id, at| {
        world.colleague_runs(id, Code::Block, at)
    }),
    ("unblock", |world, id, at| {
        world.colleague_runs(id, Code::Unblock, at)
    }),
    ("plan-transfer", World::plan_transfer),
    ("complete-transfers", World::complete_transfers),
    ("carrier-refuses", |world, id, at| {
        world.mark(id, at, |p| p.carrier_refuses = true)
    }),
    ("carrier-agrees", |world, id, at| {
        world.mark(id, at, |p| p.carrier_refuses = false)
    }),
    ("drift", |world, id, at| {
        world.mark(id, at, |p| p.drifted = true)
    }),
    ("undrift", |world, id, at| {
        world.mark(id, at, |p| p.drifted = false)
    }),
];

pub(crate) type Act = fn(&mut World, u64, Micros) -> bool;

impl World {
    pub(crate) fn cancel(&mut self, id: u64, at: Micros) -> bool {
        self.act(id, (slug::CANCELLED, State::Cancelled, still_here), at)
    }

    /// The customer asked; the OMS has not decided yet.
    pub(crate) fn ask_cancellation(&mut self, id: u64, at: Micros) -> bool {
        let to = State::CancellationWaiting;
        self.act(id, (slug::CANCELLATION_ASKED, to, unpacked), at)
    }

    pub(crate) fn deliver(&mut self, id: u64, at: Micros) -> bool {
        self.act(id, (slug::CARRIER_STATUS, State::Delivered, on_the_way), at)
    }

    pub(crate) fn attempt_delivery(&mut self, id: u64, at: Micros) -> bool {
        let to = State::AttemptedDelivery;
        let shipped = |state| state == State::Shipped;
        self.act(id, (slug::CARRIER_STATUS, to, shipped), at)
    }

    pub(crate) fn fail_delivery(&mut self, id: u64, at: Micros) -> bool {
        let to = State::DeliveryFailed;
        self.act(id, (slug::CARRIER_STATUS, to, on_the_way), at)
    }

    /// Back to waiting, and the shipment is gone: somebody found the wrong thing in the box.
    pub(crate) fn unpack(&mut self, id: u64, at: Micros) -> bool {
        let packed = |state| matches!(state, State::Packed | State::WaitingCargoLabel);
        if !self.act(id, (slug::UNPACKED, State::Waiting, packed), at) {
            return false;
        }
        self.free_number(id);
        self.mark(id, at, |package| package.shipment = None)
    }

    pub(crate) fn plan_transfer(&mut self, id: u64, at: Micros) -> bool {
        let waits = |state| state == State::Waiting;
        let to = State::WaitingForTransfer;
        self.act(id, (slug::TRANSFER_PLANNED, to, waits), at)
    }

    /// The last transfer of the package arrived, so it waits to be packed, by itself.
    pub(crate) fn complete_transfers(&mut self, id: u64, at: Micros) -> bool {
        let waits = |state| state == State::WaitingForTransfer;
        self.act(id, (slug::TRANSFERS_COMPLETE, State::Waiting, waits), at)
    }

    pub(crate) fn add_packages(&mut self, count: usize, at: Micros) -> Vec<u64> {
        let places: Vec<usize> = (0..count).filter_map(|_| self.take_in(0, at)).collect();
        let packages = places.iter().filter_map(|place| self.packages.get(*place));
        packages.map(|package| package.id).collect()
    }

    /// The customer writes another name into the order; an OMS takes whatever is typed there.
    pub(crate) fn rename(&mut self, id: u64, name: &str, at: Micros) -> bool {
        self.mark(id, at, |package| {
            package.order.customer.first_name = name.to_owned().into();
            package.order.customer.last_name = "".into();
        })
    }

    /// The carrier withdraws the number of a shipment; no new one follows by itself.
    pub(crate) fn lose_awb(&mut self, id: u64, at: Micros) -> bool {
        self.free_number(id);
        let Some(place) = self.place(id) else {
            return false;
        };
        let Some(package) = self.touch(place, at) else {
            return false;
        };
        let Some(shipment) = &mut package.shipment else {
            return false;
        };
        let had_one = shipment.awb_number.take().is_some();
        shipment.query_number = None;
        if had_one {
            package.modified = at;
            let from = package.state;
            self.witness_line((place, from), (slug::AWB_LOST, None), (&Doer::Carrier, at));
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

    /// A shop that books the carrier when it plans: the number is there before anybody packs.
    pub(crate) fn book_carrier(&mut self, id: u64, at: Micros) -> bool {
        let Some(place) = self.place(id) else {
            return false;
        };
        let is_free = |package: &Package| package.is_open() && package.shipment.is_none();
        if !self.packages.get(place).is_some_and(is_free) {
            return false;
        }
        let digits = 100_000_000_000 + self.draw.below(899_999_999_999);
        self.start_shipment(place, Some(digits.to_string()), at);
        true
    }

    fn free_number(&mut self, id: u64) {
        let shipment = self
            .package(id)
            .and_then(|package| package.shipment.as_ref());
        if let Some(awb) = shipment.and_then(|shipment| shipment.awb_number.clone()) {
            self.numbers.remove(&awb);
        }
    }

    /// A change that no state shows.
    fn mark(&mut self, id: u64, at: Micros, change: impl FnOnce(&mut Package)) -> bool {
        let Some(place) = self.place(id) else {
            return false;
        };
        let Some(package) = self.touch(place, at) else {
            return false;
        };
        change(package);
        package.modified = at;
        true
    }

    pub(super) fn act(
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

fn still_here(state: State) -> bool {
    !on_the_way(state) && !matches!(state, State::Delivered | State::Cancelled)
}
