//! Planning anew: goods that cannot leave this store go to another one, in a new package.

use super::agenda::Event;
use super::apply::{RESCHEDULE_AFTER, Step};
use super::{Doer, Item, World};
use crate::clock::Micros;
use crate::invented::{STORES, slug};
use crate::rules::{Part, State};
use crate::strict::ManualPlanning;

impl World {
    /// Cancels the package here and gives its goods to the other store, as re-planning does. Where
    /// no store has room, they stay.
    pub(crate) fn replan(&mut self, id: u64, at: Micros) -> Option<u64> {
        if !self.has_room_elsewhere(id)
            || !self.act(id, (slug::REPLANNED, State::Cancelled, unpacked), at)
        {
            return None;
        }
        self.plan_elsewhere(self.place(id)?, at)
    }

    /// As [`Self::replan`], by a planner's hand; when that may be is a contradiction.
    pub(crate) fn plan_by_hand(&mut self, id: u64, at: Micros) -> Option<u64> {
        let makes_sense: fn(State) -> bool = match self.book.strict.manual_planning {
            ManualPlanning::BeforePacked => unpacked,
            ManualPlanning::FromPacked => |state| state == State::Packed,
        };
        if !self.has_room_elsewhere(id) {
            return None;
        }
        if !self.act(
            id,
            (slug::MANUAL_PLANNING, State::Cancelled, makes_sense),
            at,
        ) {
            return None;
        }
        self.plan_elsewhere(self.place(id)?, at)
    }

    fn has_room_elsewhere(&self, id: u64) -> bool {
        let package = self.place(id).and_then(|place| self.packages.get(place));
        package.is_some_and(|it| self.store_elsewhere(it.store).is_some())
    }

    fn store_elsewhere(&self, store: usize) -> Option<usize> {
        self.quotas.store_with_room((store + 1) % STORES.len())
    }

    /// The OMS comes round to a package that was refused. Where no store has room, it waits on.
    pub(super) fn reschedule(&mut self, place: usize, at: Micros) {
        let waits = self.packages.get(place).map(|package| package.state);
        if waits != Some(State::NeedsRescheduling) {
            return;
        }
        let store = self.packages.get(place).map(|package| package.store);
        if store.is_none_or(|store| self.store_elsewhere(store).is_none()) {
            let again = Event::Reschedule(place);
            self.agenda.write(at + RESCHEDULE_AFTER, again);
            return;
        }
        let step = Step {
            slug: slug::REPLANNED,
            transition: None,
            to: State::Cancelled,
        };
        self.step(place, step, (&Doer::Oms, at));
        self.plan_elsewhere(place, at);
    }

    /// A new package of all the goods of this one, in another store; its id.
    pub(super) fn plan_elsewhere(&mut self, place: usize, at: Micros) -> Option<u64> {
        let items = self.packages.get(place)?.items.iter();
        let whole = |item: &Item| Part {
            item: item.id,
            quantity: None,
        };
        let all: Vec<Part> = items.map(whole).collect();
        self.goods_elsewhere(place, &all, at)
    }

    /// Takes these items out of the package and makes another of them, in another store.
    pub(super) fn send_elsewhere(&mut self, place: usize, leave: &[Part], at: Micros) {
        if leave.is_empty() {
            return;
        }
        // Where no store has room, nobody gets them, and they are no less missing here.
        self.goods_elsewhere(place, leave, at);
        if let Some(package) = self.touch(place, at) {
            for item in &mut package.items {
                item.quantity -= pieces(item, leave);
            }
            package.items.retain(|item| item.quantity > 0);
        }
    }

    fn goods_elsewhere(&mut self, place: usize, leave: &[Part], at: Micros) -> Option<u64> {
        let old = self.packages.get(place)?.clone();
        let store = self.store_elsewhere(old.store)?;
        let new = self.add_package(store, at);
        let first_item = self.next_item_id;
        let goods = old.items.iter().map(|item| (item, pieces(item, leave)));
        let items: Vec<_> = (first_item..)
            .zip(goods.filter(|(_, quantity)| *quantity > 0))
            .map(|(id, (item, quantity))| Item {
                id,
                quantity,
                state: State::Waiting,
                ..item.clone()
            })
            .collect();
        self.next_item_id += items.len() as u64;
        let moved = self.packages.get_mut(new)?;
        moved.order = old.order;
        moved.items = items;
        Some(moved.id)
    }
}

/// How many of the item's pieces leave.
fn pieces(item: &Item, leave: &[Part]) -> u32 {
    let of_it = leave.iter().filter(|part| part.item == item.id);
    let all = of_it.map(|part| part.quantity.unwrap_or(item.quantity));
    all.fold(0, u32::saturating_add).min(item.quantity)
}

pub(super) fn unpacked(state: State) -> bool {
    matches!(state, State::Waiting | State::Preparing | State::Ready)
}
