//! The shipping label: what a driver, a sorting centre and a customer look for, in that order of
//! size. Carrier, tracking number with bars, recipient; small: sender, order, package; and the
//! station's own QR code, by which the packing desk knows its labels again.
//!
//! A carrier's own label file is printed as it is and never comes through here.

mod layout;
mod sections;

use crate::Error;
use crate::sheet::{Dpi, Media, Sheet};
use crate::text::Direction;
use layout::Layout;

/// Everything a label shows. Codes and names are shown as given; no letter changes its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelFacts {
    /// BCP 47, such as `tr`: it picks letter forms, not words.
    pub language: String,
    pub direction: Direction,
    pub words: LabelWords,
    pub carrier: String,
    pub tracking_number: String,
    /// Under which number the customer asks the carrier, where that is another one.
    pub query_number: Option<String>,
    pub recipient: Party,
    pub sender: Party,
    pub order_number: String,
    pub package_number: String,
    pub parcel: Parcel,
    /// With its unit, written the local way: `2,4 kg`.
    pub weight: Option<String>,
    /// What the station's own QR code carries.
    pub station_qr: String,
    /// Drawn in training mode: a black band says so, with `words.training`.
    pub training: bool,
}

/// The label's own words, already in its language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LabelWords {
    pub to: String,
    pub from: String,
    pub tracking: String,
    pub query_number: String,
    pub order: String,
    pub package: String,
    /// Stands beside the count `1/2`.
    pub parcel: String,
    pub weight: String,
    /// Such as "Training, do not ship".
    pub training: String,
}

/// Someone with an address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    pub name: String,
    /// Street, district, post code and town, country: one line each, as they should be read.
    pub address: Vec<String>,
    pub phone: Option<String>,
}

/// This box is the `number`th `of` so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parcel {
    pub number: u32,
    pub of: u32,
}

/// Which part of a label an overflow is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Training,
    Carrier,
    Parcel,
    Sender,
    RecipientName,
    RecipientAddress,
    RecipientPhone,
    TrackingNumber,
    QueryNumber,
    OrderNumber,
    PackageNumber,
    Weight,
    /// One of the label's own small words.
    Caption,
}

/// A drawn label, and what a person must look at before it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    pub sheet: Sheet,
    /// Parts of which something is cut off, or a word cut in two; without repeats, in page order.
    pub overflow: Vec<Part>,
    /// Characters that no bundled face can show, printed as empty boxes; without repeats.
    pub missing_glyphs: Vec<char>,
}

impl Drawn {
    /// Whether it may be printed without anyone having looked.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.overflow.is_empty() && self.missing_glyphs.is_empty()
    }
}

/// Draws the label on the given paper.
///
/// # Errors
/// [`Error::TrackingMissing`] without a tracking number; [`Error::NotInCode128`],
/// [`Error::SymbolTooDense`] or [`Error::QrTooLong`] when a symbol could not be read back.
pub fn draw(facts: &LabelFacts, media: Media, dpi: Dpi) -> Result<Drawn, Error> {
    let mut layout = Layout::new(facts, media, dpi)?;
    sections::draw(&mut layout, facts)?;
    Ok(layout.finish())
}

#[cfg(test)]
#[path = "label_tests.rs"]
mod tests;
