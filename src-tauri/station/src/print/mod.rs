//! Paper leaves the station here: what a printer is to the rest of the house, and the ways to reach
//! one.
//!
//! Every way in which printing can end has a name ([`printer::Sent`], [`printer::Fate`],
//! [`trouble::PrintTrouble`]) and a time limit, and nothing is tried twice in here: whether to send
//! again is for the print queue to decide, which knows what was promised to whom. Nothing here may
//! know the store, the OMS or what is on the paper.

mod choose;
mod find;
mod folder;
mod ipp;
mod open;
pub mod place;
pub mod printer;
mod raw;
pub mod trouble;
mod zebra;

pub use choose::{Choice, Unprintable, What, choose, media_for, own_size};
pub use find::{Finder, Nearby};
pub use ipp::IppPrinter;
pub use open::{PrinterAt, open};
pub use place::{Address, IppAddress, Place, RawAddress};
pub use printer::{
    Abilities, Condition, Fate, Format, Found, Limits, Margins, MediaSize, Printer, Raster, Sent,
    Sheet, SpoolId, Tongue,
};
pub use trouble::PrintTrouble;
