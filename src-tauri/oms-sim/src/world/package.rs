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
    pub(crate) invoice: Option<Invoice>,
    /// How often its label file was drawn anew; an older file is gone.
    pub(crate) label_drawn: u32,
    /// The carrier will refuse the next calls about it.
    pub(crate) carrier_refuses: bool,
    /// Its items' states on Omnitron are not what they are here.
    pub(crate) drifted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invoice {
    pub(crate) number: String,
    /// The brand's own document; the OMS shows its packaging document until there is one.
    pub(crate) document: Option<String>,
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
    pub(crate) fn new(
        (id, store): (u64, usize),
        order: Order,
        items: Vec<Item>,
        at: Micros,
    ) -> Self {
        Self {
            id,
            number: 300_000_000 + id * 7,
            order,
            items,
            store,
            state: State::Waiting,
            before_block: None,
            shipment: None,
            created: at,
            modified: at,
            shipped: None,
            log: Vec::new(),
            invoice: None,
            label_drawn: 0,
            carrier_refuses: false,
            drifted: false,
        }
    }

    pub(crate) fn facts(&self) -> Facts {
        Facts {
            id: self.id,
            state: self.state,
            before_block: self.before_block,
            marketplace: self.order.channel.marketplace,
            has_shipment: self.shipment.is_some(),
            carrier_refuses: self.carrier_refuses,
            drifted: self.drifted,
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Waiting | State::Preparing | State::Ready)
    }
}
