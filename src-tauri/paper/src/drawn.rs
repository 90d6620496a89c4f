//! What every document has: a direction and a language in, sheets and what was lost out.

use crate::sheet::{Dpi, Media, Sheet};
use crate::text::Direction;

/// How a document is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// BCP 47, such as `tr`: it picks letter forms, not words.
    pub language: String,
    pub direction: Direction,
}

/// The paper that a document is drawn for, and the head that prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    pub media: Media,
    pub dpi: Dpi,
}

/// Someone with an address. It shows nothing of itself, so that no log of a page tells who gets it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Party {
    pub name: String,
    /// Street, district, post code and town, country: one line each, as they should be read.
    pub address: Vec<String>,
    pub phone: Option<String>,
}

impl std::fmt::Debug for Party {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Party(…)")
    }
}

/// Which part of a document an overflow is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Training,
    Title,
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
    Desi,
    /// When, where and by whom a document was made.
    Making,
    /// A line of a packing slip.
    Item,
    GiftNote,
    /// A box on a handover sheet.
    Box,
    Driver,
    /// A command on a card, its name or its code.
    Command,
    /// One of the document's own small words.
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

/// The same for a document of any number of pages.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnPages {
    pub sheets: Vec<Sheet>,
    pub overflow: Vec<Part>,
    pub missing_glyphs: Vec<char>,
}

impl DrawnPages {
    /// Whether it may be printed without anyone having looked.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.overflow.is_empty() && self.missing_glyphs.is_empty()
    }
}
