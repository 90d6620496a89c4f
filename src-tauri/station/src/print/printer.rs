//! What a printer is to the rest of the station: something that takes a sheet, and can be asked
//! what became of it.
//!
//! The answers are told apart by what a person has to do about them. Above all, "nothing was
//! printed, for certain" ([`Sent::Refused`]) is never mixed with "nobody knows"
//! ([`Sent::Unknown`]): the first may be sent again, the second only after somebody has looked. A
//! Windows spooler would be one more implementation of [`Printer`].

use std::future::Future;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::trouble::PrintTrouble;

/// One way to get a sheet onto paper. Nothing is tried twice by any of these calls.
pub trait Printer: Send + Sync {
    fn send(&self, sheet: &Sheet<'_>) -> impl Future<Output = Sent> + Send;

    /// What became of an accepted sheet.
    fn fate(&self, job: &SpoolId) -> impl Future<Output = Fate> + Send;

    /// Looks for a sheet by its name, for whoever was cut off before the answer came.
    fn find(&self, name: &str) -> impl Future<Output = Found> + Send;

    /// Asks that it be printed no more, and tells how it stands after that: it may be too late.
    fn cancel(&self, job: &SpoolId) -> impl Future<Output = Fate> + Send;

    fn condition(&self) -> impl Future<Output = Condition> + Send;

    fn abilities(&self) -> impl Future<Output = Result<Abilities, PrintTrouble>> + Send;
}

/// What the bytes of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Pdf,
    /// PWG raster: dots, for printers that speak IPP.
    Pwg,
    Zpl,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Pwg, Self::Zpl];
}

/// One print, ready to go.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Unlike any other's, as an interrupted send is looked for by it; people see it in the
    /// spooler's list.
    pub name: &'a str,
    pub format: Format,
    pub bytes: &'a [u8],
    /// What lies in the printer; a spooler without it takes its own idea of a page.
    pub media: Option<&'a MediaSize>,
    /// After this nobody wants it any more: a spooler that can is told so.
    pub expires_in: Duration,
}

/// What a spooler calls a job that it has taken.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SpoolId(pub String);

/// How sending ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The printer or its spooler has all of it; whether it comes out is asked by this name.
    Accepted(SpoolId),
    /// A printer without names for jobs took all of it and says that nothing is left to print; or
    /// the file is in its folder.
    Delivered,
    /// Nothing was printed, for certain.
    Refused(PrintTrouble),
    /// Bytes left, and no certain answer came. A printer that may hold them still has a name for
    /// them, to cancel by.
    Unknown {
        trouble: PrintTrouble,
        job: Option<SpoolId>,
    },
}

/// What became of a sheet that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Printed,
    /// Nothing certain yet, for the reason if one is known: it may come out still, and asking later
    /// may tell.
    StillWaiting(Option<PrintTrouble>),
    /// It came out in part at most, and no more of it will.
    Failed(PrintTrouble),
    Cancelled,
    /// Asking again brings nothing: a person has to look.
    Unknown(PrintTrouble),
}

/// Where a sheet looked for by its name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Here(SpoolId),
    /// Not on the spooler's list. No proof that it never was: printers forget what they have done.
    Nowhere,
    CannotSay(PrintTrouble),
}

/// How a printer is at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    Ready,
    Busy,
    PaperOut,
    /// A cover, a door or the print head.
    Open,
    Jam,
    /// Ribbon, toner or ink.
    SupplyOut,
    Paused,
    /// Stopped for reasons in the printer's own words.
    Other(Vec<String>),
    Unreachable(PrintTrouble),
}

impl Condition {
    /// The key of its words; those of `Other` take `reasons`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Ready => "condition-ready",
            Self::Busy => "condition-busy",
            Self::PaperOut => "condition-paper-out",
            Self::Open => "condition-open",
            Self::Jam => "condition-jam",
            Self::SupplyOut => "condition-supply-out",
            Self::Paused => "condition-paused",
            Self::Other(_) => "condition-other",
            Self::Unreachable(_) => "condition-unreachable",
        }
    }

    /// Why nothing comes out, where that is why.
    pub fn trouble(&self) -> Option<PrintTrouble> {
        match self {
            Self::Ready | Self::Busy => None,
            Self::PaperOut => Some(PrintTrouble::PaperOut),
            Self::Open => Some(PrintTrouble::Open),
            Self::Jam => Some(PrintTrouble::Jam),
            Self::SupplyOut => Some(PrintTrouble::SupplyOut),
            Self::Paused => Some(PrintTrouble::Paused),
            Self::Other(_) => Some(PrintTrouble::PrinterFault),
            Self::Unreachable(trouble) => Some(*trouble),
        }
    }
}

/// Which family of languages it is spoken to in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tongue {
    Ipp,
    Zpl,
    Folder,
}

/// What a printer can do, as far as it tells; kept with its set-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abilities {
    pub tongue: Tongue,
    pub make_and_model: String,
    pub formats: Vec<Format>,
    /// Dots per inch of the head, its usual one first; empty where it does not say.
    pub dpi: Vec<u32>,
    pub raster: Option<Raster>,
    /// Its usual one first; empty where it does not say.
    pub media: Vec<MediaSize>,
}

/// Which PWG raster it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raster {
    pub dpi: Vec<u32>,
    /// One bit to a dot.
    pub black_1: bool,
    /// Eight bits to a dot.
    pub gray_8: bool,
}

/// A size of paper, in hundredths of a millimetre as IPP has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaSize {
    /// As PWG 5101.1 names it.
    pub name: String,
    pub width_hmm: u32,
    pub height_hmm: u32,
    /// Where nothing is printed, whatever is sent; `None` where it does not say.
    pub margins: Option<Margins>,
    /// It lies in the printer now.
    pub is_loaded: bool,
}

/// Hundredths of a millimetre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margins {
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
    pub left: u32,
}

/// How long a printer may take, and how much it may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub connect: Duration,
    /// For one question and its answer.
    pub ask: Duration,
    /// For a whole sheet, until the printer has it: slow ones take it at the pace they print.
    pub send: Duration,
    /// How often a printer without names for jobs is asked whether it is done.
    pub pause: Duration,
    pub answer_bytes_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(2),
            ask: Duration::from_secs(5),
            send: Duration::from_secs(30),
            pause: Duration::from_millis(250),
            // A printer that lists every size in every tray says some 200 KiB.
            answer_bytes_max: 1024 * 1024,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::LanguageView;
    use crate::words::Words;

    #[test]
    fn every_condition_is_said_in_every_language() {
        let reasons = [("reasons", "fuser-under-temp")];
        for language in LanguageView::ALL {
            let words = Words::of(language);
            for condition in [
                Condition::Ready,
                Condition::Busy,
                Condition::PaperOut,
                Condition::Open,
                Condition::Jam,
                Condition::SupplyOut,
                Condition::Paused,
                Condition::Other(Vec::new()),
                Condition::Unreachable(PrintTrouble::Unreachable),
            ] {
                let said = words.say(condition.word(), &reasons);
                assert_ne!(said, condition.word(), "{language:?}");
                let named = said.contains("fuser");
                assert_eq!(named, matches!(condition, Condition::Other(_)), "{said}");
            }
        }
    }
}
