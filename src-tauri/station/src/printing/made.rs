//! The very bytes that a printer gets, and the picture of them that the screen shows.

use paper::carrier::{self, Printable, Refusal, Tongue};
use paper::pwg::Depth;
use paper::zpl::Packing;
use paper::{Dpi, Media, Sheet, Stock, bitmap, pdf, picture, pwg, zpl};

use crate::error::{Problem, ProblemKey};
use crate::print::Format;
use crate::store::printers::PrinterRow;
use crate::view::{FormatView, MediaView};

/// What a printer takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) format: Format,
    pub(crate) stock: Stock,
}

pub(crate) struct Made {
    pub(crate) bytes: Vec<u8>,
    /// A PNG for each page, one behind the other; empty where only the printer can draw it.
    pub(crate) preview: Vec<u8>,
}

impl Made {
    /// As its picture shows; one where only the printer can draw it.
    pub(crate) fn pages(&self) -> usize {
        let starts = self.preview.windows(PNG_START.len());
        starts.filter(|it| *it == PNG_START).count().max(1)
    }
}

/// What every PNG begins with, and has nowhere else.
const PNG_START: &[u8] = b"\x89PNG\r\n\x1a\n";

impl Target {
    /// What nearly every carrier takes, where no printer is set up yet.
    pub(crate) const USUAL: Self = Self {
        format: Format::Pdf,
        stock: Stock {
            media: Media::Inch4x6,
            dpi: Dpi::Dpi203,
        },
    };

    /// What invoices are made for.
    pub(crate) const OFFICE: Self = Self {
        format: Format::Pdf,
        stock: Stock {
            media: Media::A4,
            dpi: Dpi::Dpi203,
        },
    };

    pub(crate) fn pdf_on_any_paper() -> impl Iterator<Item = Self> {
        let stocks = Media::ALL
            .into_iter()
            .flat_map(|media| Dpi::ALL.map(|dpi| Stock { media, dpi }));
        stocks.map(|stock| Self {
            format: Format::Pdf,
            stock,
        })
    }

    pub(crate) fn of(row: &PrinterRow) -> Option<Self> {
        let media = media_of(media_named(&row.media)?);
        Some(Self {
            format: format_named(&row.format)?,
            stock: Stock {
                media,
                dpi: dpi_of(row.dpi)?,
            },
        })
    }

    fn tongue(self) -> Tongue {
        match self.format {
            Format::Pdf => Tongue::Pdf,
            Format::Zpl => Tongue::Zpl(Packing::Z64),
            // Every printer that takes PWG raster is bound to take this depth.
            Format::Pwg => Tongue::Pwg(Depth::Gray8),
        }
    }
}

/// Sheets that we drew.
pub(crate) fn of_sheets(
    title: &str,
    sheets: &[Sheet],
    target: Target,
) -> Result<Made, paper::Error> {
    let pages = sheets
        .iter()
        .map(bitmap::draw)
        .collect::<Result<Vec<_>, _>>()?;
    let Stock { media, dpi } = target.stock;
    let bytes = match target.tongue() {
        Tongue::Pdf => pdf::write(title, sheets)?,
        Tongue::Pwg(depth) => pwg::write(&pages, media, dpi, depth),
        Tongue::Zpl(packing) => pages
            .iter()
            .flat_map(|it| zpl::write(it, packing))
            .collect(),
    };
    Ok(Made {
        bytes,
        preview: pictures(&pages, dpi),
    })
}

/// A carrier's label.
pub(crate) fn of_file(file: &[u8], target: Target) -> Result<Made, Problem> {
    let printable = carrier::prepare(file, target.tongue(), target.stock);
    Ok(of_strangers(printable.map_err(|it| refused(&it))?, target))
}

/// The OMS's own paper.
pub(crate) fn of_document(file: &[u8], target: Target) -> Result<Made, Problem> {
    let printable = carrier::prepare_document(file, target.tongue(), target.stock);
    let printable = printable.map_err(|it| document_refused(&it))?;
    Ok(of_strangers(printable, target))
}

fn of_strangers(printable: Printable, target: Target) -> Made {
    Made {
        preview: pictures(&printable.pages, target.stock.dpi),
        bytes: printable.bytes,
    }
}

/// Half a document would be taken for the whole of it: none is shown then.
fn pictures(pages: &[bitmap::Bitmap], dpi: Dpi) -> Vec<u8> {
    let written = pages.iter().map(|page| picture::write(page, dpi));
    let written: Result<Vec<_>, _> = written.collect();
    written.unwrap_or_default().concat()
}

fn refused(refusal: &Refusal) -> Problem {
    tracing::warn!(error = %refusal, "label.refused");
    match refusal {
        Refusal::ZplOnly => Problem::of(ProblemKey::LabelZplOnly),
        Refusal::LargerThanPaper {
            width_mm,
            height_mm,
        } => Problem::of(ProblemKey::LabelTooLarge)
            .with("width", width_mm)
            .with("height", height_mm),
        Refusal::OtherResolution(dots) => {
            Problem::of(ProblemKey::LabelOtherDots).with("dots", dots)
        }
        Refusal::UnknownFormat => Problem::of(ProblemKey::LabelUnknownFormat),
        Refusal::Damaged(_) => Problem::of(ProblemKey::LabelDamaged),
        Refusal::PageCount(pages) => Problem::of(ProblemKey::LabelPageCount).with("pages", pages),
        Refusal::NoCode => Problem::of(ProblemKey::LabelNoCode),
        Refusal::CodeLost(_) => Problem::of(ProblemKey::LabelCodeLost),
    }
}

fn document_refused(refusal: &Refusal) -> Problem {
    tracing::warn!(error = %refusal, "document.refused");
    match refusal {
        Refusal::LargerThanPaper {
            width_mm,
            height_mm,
        } => Problem::of(ProblemKey::DocumentTooLarge)
            .with("width", width_mm)
            .with("height", height_mm),
        Refusal::ZplOnly
        | Refusal::OtherResolution(_)
        | Refusal::UnknownFormat
        | Refusal::Damaged(_)
        | Refusal::PageCount(_)
        | Refusal::NoCode
        | Refusal::CodeLost(_) => Problem::of(ProblemKey::DocumentUnprintable),
    }
}

pub(crate) fn dpi_of(dots: u32) -> Option<Dpi> {
    match dots {
        203 => Some(Dpi::Dpi203),
        300 => Some(Dpi::Dpi300),
        _ => None,
    }
}

pub(crate) fn media_of(media: MediaView) -> Media {
    match media {
        MediaView::Inch4x6 => Media::Inch4x6,
        MediaView::Mm100x150 => Media::Mm100x150,
        MediaView::Mm100x100 => Media::Mm100x100,
        MediaView::A6 => Media::A6,
        MediaView::A5 => Media::A5,
        MediaView::A4 => Media::A4,
    }
}

/// The word that a format has in the database.
pub(crate) fn format_word(format: FormatView) -> &'static str {
    match format {
        FormatView::Pdf => "pdf",
        FormatView::Zpl => "zpl",
        FormatView::Pwg => "pwg",
    }
}

pub(crate) fn format_named(word: &str) -> Option<Format> {
    match word {
        "pdf" => Some(Format::Pdf),
        "zpl" => Some(Format::Zpl),
        "pwg" => Some(Format::Pwg),
        _ => None,
    }
}

pub(super) const MEDIA: [MediaView; 6] = [
    MediaView::Inch4x6,
    MediaView::Mm100x150,
    MediaView::Mm100x100,
    MediaView::A6,
    MediaView::A5,
    MediaView::A4,
];

/// The size's own name in the trade, which is also how the database knows it.
pub(crate) fn media_word(media: MediaView) -> &'static str {
    media_of(media).pwg_name()
}

pub(crate) fn media_named(word: &str) -> Option<MediaView> {
    MEDIA.into_iter().find(|media| media_word(*media) == word)
}
