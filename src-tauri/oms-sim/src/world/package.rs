//! A package as the OMS keeps it: its order, its state, its shipment.
//!
//! It must not know JSON or HTTP. What never changes is the catalogue's `Order`; the rest here
//! is what commands, carriers and colleagues change.

use crate::catalogue::Order;
use crate::clock::Micros;
use crate::rules::{Facts, State};

#[derive(Debug, Clone)]
pub(crate) struct Package {
    pub(crate) id: u64,
    pub(crate) number: u64,
    pub(crate) order: Order,
    pub(crate) items: Vec<Item>,
    /// Place in `invented::STORES`.
    pub(crate) store: usize,
    pub(crate) state: State,
    pub(crate) before_block: Option<State>,
    pub(crate) shipment: Option<Shipment>,
    pub(crate) created: Micros,
    pub(crate) modified: Micros,
    pub(crate) shipped: Option<Micros>,
    /// Places of its rows in the state transition log.
    pub(crate) log: Vec<usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) id: u64,
    pub(crate) product: u32,
    pub(crate) quantity: u32,
    pub(crate) state: State,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shipment {
    pub(crate) carrier: u32,
    pub(crate) awb_number: Option<String>,
    pub(crate) query_number: Option<String>,
    pub(crate) created: Micros,
}

impl Package {
    pub(crate) fn facts(&self) -> Facts {
        Facts {
            id: self.id,
            state: self.state,
            before_block: self.before_block,
            marketplace: self.order.channel.marketplace,
            has_shipment: self.shipment.is_some(),
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Waiting | State::Preparing | State::Ready)
    }
}
