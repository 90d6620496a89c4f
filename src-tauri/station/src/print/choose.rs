//! Which bytes a printer gets, and on which of its sizes: decided from what it says it can do,
//! before anything is drawn. Nothing is sent to a printer in the hope that it will cope.

use paper::carrier::{Format as FileFormat, Tongue as Written};
use paper::pwg::Depth;
use paper::zpl::Packing;
use paper::{Dpi, Media};

use super::printer::{Abilities, Format, MediaSize, Raster};
use crate::error::{Problem, ProblemKey};

/// How far a printer's idea of a size may be from ours: half a millimetre, by which makers round.
const SIDE_OFF_MAX_HMM: u32 = 50;
/// Our labels keep this much of each edge free, so nothing of them is lost in it.
const LABEL_MARGIN_MAX_HMM: u32 = 350;

/// What is to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Our own, which can be drawn anew in any way.
    Drawn,
    /// A carrier's file, which wins over ours and is printed as it came wherever that is possible.
    Carrier(FileFormat),
}

/// How it will be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub format: Format,
    /// The same for whoever draws.
    pub written: Written,
    pub dpi: Dpi,
}

/// Why this printer cannot print this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unprintable {
    /// A carrier's ZPL, and a printer that speaks another language.
    ZplOnly,
    /// It takes nothing that we can write.
    NoCommonFormat,
    /// Its head has dots of a size that nothing is drawn for.
    Resolution(u32),
    /// It does not have this size of paper.
    NoSuchMedia(Media),
    /// It leaves more of the edge white than the label does.
    Margins(Media),
}

/// `set_dpi` is what a person found out at set-up, for printers that do not say.
pub fn choose(
    what: What,
    abilities: &Abilities,
    set_dpi: Option<Dpi>,
) -> Result<Choice, Unprintable> {
    let takes = |format| abilities.formats.contains(&format);
    if what == What::Carrier(FileFormat::Zpl) && !takes(Format::Zpl) {
        return Err(Unprintable::ZplOnly);
    }
    let passed_on = what == What::Carrier(FileFormat::Zpl);
    if takes(Format::Pdf) && !passed_on {
        let dpi = set_dpi.map_or_else(|| dpi_for_pdf(abilities), Ok)?;
        return Ok(Choice {
            format: Format::Pdf,
            written: Written::Pdf,
            dpi,
        });
    }
    if let Some(raster) = abilities.raster.as_ref().filter(|_| takes(Format::Pwg))
        && !passed_on
    {
        return Ok(Choice {
            format: Format::Pwg,
            written: Written::Pwg(depth(raster)),
            dpi: set_dpi.map_or_else(|| exact(&raster.dpi), Ok)?,
        });
    }
    if takes(Format::Zpl) {
        let dpi = match exact(&abilities.dpi) {
            // Its own dots do not matter: not one byte is changed.
            Err(_) if passed_on => Ok(Dpi::Dpi203),
            dpi => dpi,
        };
        return Ok(Choice {
            format: Format::Zpl,
            written: Written::Zpl(Packing::default()),
            dpi: set_dpi.map_or(dpi, Ok)?,
        });
    }
    Err(Unprintable::NoCommonFormat)
}

/// The printer's own entry for a size of ours: the loaded one, then the one with the narrowest
/// margins. `None` for a printer that does not tell its sizes.
pub fn media_for(media: Media, abilities: &Abilities) -> Result<Option<&MediaSize>, Unprintable> {
    if abilities.media.is_empty() {
        return Ok(None);
    }
    let best = own_size(media, abilities).ok_or(Unprintable::NoSuchMedia(media))?;
    // Office sheets are laid out for printers that cannot reach the edge.
    if !media.is_office_sheet() && widest_margin(best) > LABEL_MARGIN_MAX_HMM {
        return Err(Unprintable::Margins(media));
    }
    Ok(Some(best))
}

/// The printer's own entry for a size of ours, however much of its edge stays white.
pub fn own_size(media: Media, abilities: &Abilities) -> Option<&MediaSize> {
    let fitting = abilities.media.iter().filter(|size| is_size(size, media));
    fitting.min_by_key(|size| (widest_margin(size), !size.is_loaded))
}

fn is_size(size: &MediaSize, media: Media) -> bool {
    let hmm = |pt: f32| (pt * 2540.0 / 72.0).round() as u32;
    let (width, height) = media.size_pt();
    size.width_hmm.abs_diff(hmm(width)) <= SIDE_OFF_MAX_HMM
        && size.height_hmm.abs_diff(hmm(height)) <= SIDE_OFF_MAX_HMM
}

fn widest_margin(size: &MediaSize) -> u32 {
    let margins = size.margins.unwrap_or_default();
    let sides = [margins.top, margins.right, margins.bottom, margins.left];
    sides.into_iter().max().unwrap_or(0)
}

/// A head of 600 dots draws one of 300 exactly, two by two; a printer that does not say is an
/// office printer more often than not.
fn dpi_for_pdf(abilities: &Abilities) -> Result<Dpi, Unprintable> {
    match abilities.dpi.first() {
        None => Ok(Dpi::Dpi300),
        Some(600 | 1200) => Ok(Dpi::Dpi300),
        Some(_) => exact(&abilities.dpi),
    }
}

/// The first of them that is drawn for.
fn exact(dpi: &[u32]) -> Result<Dpi, Unprintable> {
    let drawn = |dots: &u32| match dots {
        // Some makers call 8 dots to a millimetre 200.
        200..=204 => Some(Dpi::Dpi203),
        300 => Some(Dpi::Dpi300),
        _ => None,
    };
    let usual = dpi.first().copied().unwrap_or(0);
    let found = dpi.iter().find_map(drawn);
    found.ok_or(Unprintable::Resolution(usual))
}

/// A bit to a dot is what such a head prints; the other is turned into it with the same result.
fn depth(raster: &Raster) -> Depth {
    if raster.black_1 {
        Depth::Black1
    } else {
        Depth::Gray8
    }
}

impl From<Unprintable> for Problem {
    fn from(why: Unprintable) -> Self {
        match why {
            Unprintable::ZplOnly => Self::of(ProblemKey::LabelZplOnly),
            Unprintable::NoCommonFormat => Self::of(ProblemKey::PrinterNoFormat),
            Unprintable::Resolution(0) => Self::of(ProblemKey::PrinterResolutionUnknown),
            Unprintable::Resolution(dpi) => {
                Self::of(ProblemKey::PrinterResolution).with("dpi", dpi)
            }
            Unprintable::NoSuchMedia(media) => {
                Self::of(ProblemKey::PrinterMediaMissing).with("size", size(media))
            }
            Unprintable::Margins(media) => {
                Self::of(ProblemKey::PrinterMargins).with("size", size(media))
            }
        }
    }
}

/// As the box of a roll has it.
fn size(media: Media) -> &'static str {
    match media {
        Media::Inch4x6 => "4×6 in",
        Media::Mm100x150 => "100×150 mm",
        Media::Mm100x100 => "100×100 mm",
        Media::A6 => "A6",
        Media::A5 => "A5",
        Media::A4 => "A4",
    }
}

#[cfg(test)]
#[path = "choose_tests.rs"]
mod tests;
