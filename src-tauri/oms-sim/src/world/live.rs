//! What goes on by itself in a live shop: orders, cancellations, colleagues at other desks.

use std::sync::Arc;

use super::agenda::Event;
use super::apply::Step;
use super::{Doer, Package, User, World};
use crate::clock::Micros;
use crate::invented::slug;
use crate::rules::{Asked, Code, State};

/// One order in ten is followed by a cancellation.
const CHANGE_THEIR_MIND_PERCENT: u64 = 10;

impl World {
    pub(super) fn customer_orders(&mut self, at: Micros) {
        self.take_in(0, at);
        if self.draw.percent(CHANGE_THEIR_MIND_PERCENT) {
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

    /// Ships the oldest packed box that has its number, or packs the oldest open package.
    pub(super) fn colleague_fulfils(&mut self, at: Micros) {
        let here = |package: &&Package| package.store == 0;
        let numbered = |package: &&Package| {
            let shipment = package.shipment.as_ref();
            shipment.is_some_and(|shipment| shipment.awb_number.is_some())
        };
        let packages = || self.packages.iter().filter(here);
        let packed = packages()
            .filter(numbered)
            .find(|p| p.state == State::Packed);
        let open = packages().find(|package| package.is_open());
        // Packing and shipping in turns, or boxes would pile up.
        let (first, second) = if self.draw.percent(50) {
            (packed, open)
        } else {
            (open, packed)
        };
        if let Some(id) = first.or(second).map(|package| package.id) {
            let code = self.next_of(id);
            self.colleague_runs(id, code, at);
        }
        if let Some(every) = self.setup.fulfil_every {
            self.agenda.write(at + every, Event::Fulfil);
        }
    }

    /// A background task learns from Omnitron that the marketplace's carrier has the box.
    pub(super) fn channel_ships(&mut self, place: usize, at: Micros) {
        let state = self.packages.get(place).map(|package| package.state);
        if state == Some(State::Packed) {
            let step = Step {
                slug: slug::CARRIER_STATUS,
                transition: None,
                to: State::Shipped,
            };
            self.step(place, step, (&Doer::Oms, at));
        }
    }

    fn next_of(&self, id: u64) -> Code {
        let package = self.package(id);
        let marketplace = package.is_some_and(|package| package.order.channel.marketplace);
        match package.map(|package| package.state) {
            Some(State::Packed) => Code::ShipmentOrder,
            _ if marketplace => Code::ChannelBasedCompletePackaging,
            _ => Code::CompletePackaging,
        }
    }

    /// A colleague at another desk runs a command; false when the rules do not allow it.
    pub(crate) fn colleague_runs(&mut self, id: u64, code: Code, at: Micros) -> bool {
        let asked = asked_by_colleague(code, id);
        let Some(place) = self.place(id) else {
            return false;
        };
        let Some(Ok(effect)) = self.judged(place, &asked) else {
            return false;
        };
        self.apply(place, &effect, (&colleague(), at));
        true
    }

    /// The reading of one page that new packages commence in the Shipped status.
    pub(super) fn begin_shipped(&mut self, place: usize, at: Micros) {
        self.start_shipment(place, None, at);
        let step = Step {
            slug: slug::COLLEAGUE,
            transition: None,
            to: State::Shipped,
        };
        self.step(place, step, (&Doer::Oms, at));
        self.issue_awb_at(place, at);
    }
}

/// By what the command is, whatever the brand calls it, with all that any setting wants said.
pub(super) fn asked_by_colleague(code: Code, id: u64) -> Asked {
    Asked {
        code: Some(code),
        package: Some(id),
        delivered: Some(true),
        select_by_omnitron: Some(false),
        user: Some("colleague".to_owned()),
        token: Some("own".to_owned()),
        ..Asked::default()
    }
}

pub(super) fn colleague() -> Doer {
    let user = Arc::new(User::of_token("a colleague of the days before"));
    Doer::Desk {
        user,
        command_id: None,
    }
}
