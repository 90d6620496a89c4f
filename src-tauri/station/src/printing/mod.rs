//! From a document to paper: which printer, which bytes, how far, and what a person has to say.
//!
//! Three layers, as with commands. `ask` puts labels into the queue, on this desk's disk, after
//! what `history` allows and with the bytes that `ready` keeps; `documents` all other papers.
//! `runner` has a task for each printer, which is `tending`: it claims a print on disk, sends it,
//! and writes down what came of it through `record`. What only a person can know comes in
//! through `said` and `scanned`. How a printer is spoken to is `print`'s business; nothing here
//! waits for the OMS.

pub(crate) mod ask;
pub(crate) mod documents;
mod history;
pub(crate) mod itself;
mod made;
pub(crate) mod nearby;
mod reach;
pub(crate) mod ready;
pub(crate) mod record;
pub mod runner;
pub(crate) mod said;
pub(crate) mod scanned;
pub(crate) mod setup;
pub(crate) mod shown;
mod tending;
mod trouble;

use tokio::sync::watch;

use crate::print::{Place, Printer};
pub use reach::Reach;

/// How printers are reached. Tests bring their own.
pub trait Printers: Send + Sync + 'static {
    type At: Printer + 'static;

    fn open(&self, place: &Place) -> Self::At;
}

/// What this desk has been told about printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintRules {
    /// A label prints by itself when its package was packed here.
    pub itself: bool,
    pub expiry_ms: u64,
    /// Who sends, a name and lines of an address; empty for what the OMS says of the store.
    pub sender: Vec<String>,
    pub weight_unit: WeightUnit,
}

/// In what the OMS weighs: it writes a bare number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightUnit {
    Kilogram,
    Gram,
    /// Nobody knows, so no label says.
    Unknown,
}

impl Default for PrintRules {
    fn default() -> Self {
        Self {
            itself: true,
            expiry_ms: packing::print::EXPIRY_MS,
            sender: Vec::new(),
            weight_unit: WeightUnit::Kilogram,
        }
    }
}

/// Rings for every task at once, and none that was busy misses it. Closed, it says so to all.
#[derive(Debug)]
pub struct Bell(watch::Sender<bool>);

impl Default for Bell {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Bell {
    pub fn ring(&self) {
        self.0.send_modify(|_| {});
    }

    /// Nothing more is begun.
    pub fn close(&self) {
        self.0.send_replace(true);
    }

    pub fn listen(&self) -> watch::Receiver<bool> {
        self.0.subscribe()
    }
}

#[cfg(test)]
mod tests;
