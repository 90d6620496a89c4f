//! The shipping label: what a driver, a sorting centre and a customer look for, in that order of
//! size. Carrier, tracking number with bars, recipient; small: sender, order, package; and the
//! station's own QR code, by which the packing desk knows its labels again.
//!
//! A carrier's own label file is printed as it is and never comes through here.

mod measures;
mod sections;

use crate::Error;
pub use crate::drawn::{Drawn, Part, Party};
use crate::drawn::{Script, Stock};
use crate::page::Layout;
use crate::sheet::{Dpi, Media, Sheet};
use crate::text::Direction;

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
    /// Volume in desi, where carriers charge by it.
    pub desi: Option<String>,
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
    pub desi: String,
    /// Such as "Training, do not ship".
    pub training: String,
}

/// This box is the `number`th `of` so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parcel {
    pub number: u32,
    pub of: u32,
}

/// Draws the label on the given paper.
///
/// # Errors
/// [`Error::TrackingMissing`] without a tracking number; [`Error::NotInCode128`],
/// [`Error::SymbolTooDense`] or [`Error::QrTooLong`] when a symbol could not be read back.
pub fn draw(facts: &LabelFacts, media: Media, dpi: Dpi) -> Result<Drawn, Error> {
    let script = Script {
        language: facts.language.clone(),
        direction: facts.direction,
    };
    let mut layout = Layout::new(&script, Stock { media, dpi })?;
    sections::draw(&mut layout, facts, &measures::of(media))?;
    let drawn = layout.finish();
    let sheet = drawn.sheets.into_iter().next_back();
    Ok(Drawn {
        sheet: sheet.unwrap_or_else(|| Sheet::new(media, dpi)),
        overflow: drawn.overflow,
        missing_glyphs: drawn.missing_glyphs,
    })
}

#[cfg(test)]
#[path = "label_tests.rs"]
mod tests;
