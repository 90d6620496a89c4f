//! Paper: facts in, bytes out.
//!
//! A document is laid out once as a [`Sheet`], a display list in whole printer dots, and every back
//! end draws that same list. So the bars that a scanner sees are the same whether they reach the
//! printer as PDF or as dots.
//!
//! Nothing here may know the OMS, a database, a printer's address, the clock or a language's
//! words: sentences come from the caller, already localized. There is no IO, and the same facts
//! give the same bytes.

pub mod bitmap;
pub mod card;
pub mod carrier;
pub mod code128;
mod drawn;
mod error;
mod flow;
pub mod fonts;
pub mod handover;
pub mod label;
mod page;
pub mod pdf;
pub mod picture;
pub mod pwg;
pub mod qr;
pub mod sheet;
pub mod slip;
pub mod symbols;
pub mod test_page;
pub mod text;
pub mod zpl;

pub use drawn::{Drawn, DrawnPages, Part, Party, Script, Stock};
pub use error::{Error, Symbol};
pub use label::{LabelFacts, LabelWords, Parcel};
pub use sheet::{Dpi, Media, Sheet};
