//! From a place to the printer that is there.

use super::folder::FolderPrinter;
use super::ipp::IppPrinter;
use super::place::Place;
use super::printer::{Abilities, Condition, Fate, Found, Limits, Printer, Sent, Sheet, SpoolId};
use super::raw::RawPrinter;
use super::trouble::PrintTrouble;

/// A printer at a place. Opening asks nothing of it; keep it, as making it is the slow part.
pub enum PrinterAt {
    Ipp(IppPrinter),
    Raw(RawPrinter),
    Folder(FolderPrinter),
}

pub fn open(place: &Place, limits: Limits) -> PrinterAt {
    match place {
        Place::Ipp { address } => PrinterAt::Ipp(IppPrinter::new(address.clone(), limits)),
        Place::Raw { address } => PrinterAt::Raw(RawPrinter::new(address.clone(), limits)),
        Place::Folder { path } => PrinterAt::Folder(FolderPrinter::new(path.clone())),
    }
}

macro_rules! whichever {
    ($printer:expr, $it:ident => $call:expr) => {
        match $printer {
            PrinterAt::Ipp($it) => $call.await,
            PrinterAt::Raw($it) => $call.await,
            PrinterAt::Folder($it) => $call.await,
        }
    };
}

impl Printer for PrinterAt {
    async fn send(&self, sheet: &Sheet<'_>) -> Sent {
        whichever!(self, it => it.send(sheet))
    }

    async fn fate(&self, job: &SpoolId) -> Fate {
        whichever!(self, it => it.fate(job))
    }

    async fn find(&self, name: &str) -> Found {
        whichever!(self, it => it.find(name))
    }

    async fn cancel(&self, job: &SpoolId) -> Fate {
        whichever!(self, it => it.cancel(job))
    }

    async fn condition(&self) -> Condition {
        whichever!(self, it => it.condition())
    }

    async fn abilities(&self) -> Result<Abilities, PrintTrouble> {
        whichever!(self, it => it.abilities())
    }
}
