//! How many packages a store may have, and has: the quota of the command pages.
//!
//! A package counts from when it comes in until it is ready for packaging, packed or cancelled. No
//! endpoint to read it is documented, so only the simulator's own hand shows it; it bears on
//! planning when there is a maximum (the scenario rule SELECT_BY_QUOTA).

use crate::invented::STORES;
use crate::rules::State;

#[derive(Debug, Clone)]
pub(crate) struct Quotas {
    max: Option<u32>,
    used: [u32; STORES.len()],
}

impl Quotas {
    pub(super) fn new(max: Option<u32>) -> Self {
        Self {
            max,
            used: [0; STORES.len()],
        }
    }

    /// A package of the store went from one state to another, or came, or left.
    pub(super) fn moved(&mut self, store: usize, from: Option<State>, to: Option<State>) {
        let Some(used) = self.used.get_mut(store) else {
            return;
        };
        match (from.is_some_and(counts), to.is_some_and(counts)) {
            (false, true) => *used += 1,
            (true, false) => *used = used.saturating_sub(1),
            (true, true) | (false, false) => (),
        }
    }

    pub(crate) fn used(&self, store: usize) -> u32 {
        self.used.get(store).copied().unwrap_or(0)
    }

    /// `available_quota`, or `None` when planning does not look at it.
    pub(crate) fn available(&self, store: usize) -> Option<u32> {
        self.max.map(|max| max.saturating_sub(self.used(store)))
    }

    pub(crate) fn max(&self) -> Option<u32> {
        self.max
    }

    /// The store that was meant, or another with room when it has none. Where none has, nothing can
    /// be planned.
    pub(super) fn store_with_room(&self, meant: usize) -> Option<usize> {
        let others = (0..STORES.len()).filter(|store| *store != meant);
        let mut stores = std::iter::once(meant).chain(others);
        stores.find(|store| self.available(*store) != Some(0))
    }
}

fn counts(state: State) -> bool {
    match state {
        State::Waiting
        | State::WaitingRemoteAction
        | State::Preparing
        | State::WaitingForTransfer
        | State::CancellationWaiting => true,
        // "Below 400", says the page, and 400 is ready for packaging.
        State::Ready
        | State::WaitingCargoLabel
        | State::Packed
        | State::Shipped
        | State::AttemptedDelivery
        | State::DeliveryFailed
        | State::Delivered
        | State::Blocked
        | State::Cancelled
        | State::NeedsRescheduling
        | State::OutOfStock
        | State::PackedForRefund => false,
    }
}
