//! The carrier's own label file, and the OMS's own papers: printed as they came, by whatever
//! printer is there.
//!
//! A printer that speaks the file's language gets its very bytes. For another one a PDF or picture
//! is drawn in that printer's dots, never scaled, and its codes are read back first: what no
//! scanner could read is refused here, with the reason, and not found out in a sorting centre.

mod dots;
mod readback;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::bitmap::Bitmap;
use crate::drawn::Stock;
use crate::pwg::Depth;
use crate::sheet::{Ink, Rect, Sheet};
use crate::zpl::Packing;
use crate::{pdf, pwg, zpl};

/// What a file is, by how it begins; its name and what was said of it do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Png,
    Zpl,
}

/// What a printer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    Pdf,
    Pwg(Depth),
    Zpl(Packing),
}

/// A file that may be printed, and how it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printable {
    /// For the printer. The file's own bytes, where the printer speaks its language.
    pub bytes: Vec<u8>,
    /// The pages in the printer's dots, for the screen. None for ZPL, which only a printer can
    /// draw.
    pub pages: Vec<Bitmap>,
    /// What scanners will read, without repeats.
    pub codes: Vec<String>,
}

/// Why a file cannot be printed on this printer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Neither PDF nor PNG nor ZPL.
    #[error("the file is of no kind that labels come in")]
    UnknownFormat,
    /// It cannot be read, or only with a password.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// More pages than a label could have.
    #[error("{0} pages are no label")]
    PageCount(usize),
    /// Made for larger paper; scaling it down would scale its bars.
    #[error("the label is {width_mm} by {height_mm} mm, larger than the paper")]
    LargerThanPaper { width_mm: u32, height_mm: u32 },
    /// A picture made for a head of another resolution.
    #[error("the picture is made for {0} dots per inch")]
    OtherResolution(u32),
    /// Nothing on it can be scanned.
    #[error("no code was found on the label")]
    NoCode,
    /// This printer's dots are too coarse for one of the codes.
    #[error("a code is lost in the printer's dots")]
    CodeLost(String),
    /// ZPL speaks to Zebra's printers and their kin only.
    #[error("the label is ZPL, which this printer does not speak")]
    ZplOnly,
}

/// What kind of file this is.
#[must_use]
pub fn format_of(file: &[u8]) -> Option<Format> {
    // Some writers put a mark of order or a comment before the first line.
    let start = &file[..file.len().min(1024)];
    let has = |sign: &[u8]| start.windows(sign.len()).any(|window| window == sign);
    if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Format::Png)
    } else if has(b"%PDF-") {
        Some(Format::Pdf)
    } else if has(b"^XA") {
        Some(Format::Zpl)
    } else {
        None
    }
}

/// Makes a carrier's file ready for a printer.
///
/// # Errors
/// [`Refusal`], when it would not come out as the carrier meant it.
pub fn prepare(file: &[u8], tongue: Tongue, stock: Stock) -> Result<Printable, Refusal> {
    prepared(file, tongue, (stock, Codes::Needed))
}

/// The same for a paper that is for people: an invoice need not bear a code.
///
/// # Errors
/// [`Refusal`], when it would not come out as it was meant.
pub fn prepare_document(file: &[u8], tongue: Tongue, stock: Stock) -> Result<Printable, Refusal> {
    prepared(file, tongue, (stock, Codes::Ignored))
}

/// What is to be known of the codes on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    /// There is one at least, and none is lost.
    Needed,
    /// There is one at least. The printer draws it, in dots of its own.
    Drawn,
    Ignored,
}

fn prepared(
    file: &[u8],
    tongue: Tongue,
    (stock, codes): (Stock, Codes),
) -> Result<Printable, Refusal> {
    match (format_of(file).ok_or(Refusal::UnknownFormat)?, tongue) {
        (Format::Zpl, Tongue::Zpl(_)) => passed_on(file),
        (Format::Zpl, Tongue::Pdf | Tongue::Pwg(_)) => Err(Refusal::ZplOnly),
        (format @ (Format::Pdf | Format::Png), _) => {
            // A stranger's file is read by readers that we did not write: if one of them gives up
            // by panicking, this file is refused, and the station goes on.
            let attempt = || drawn(file, (format, tongue), (stock, codes));
            catch_unwind(AssertUnwindSafe(attempt))
                .unwrap_or_else(|_| Err(Refusal::Damaged("its reader gave up".into())))
        }
    }
}

/// ZPL for a printer that speaks it: not a byte is changed, but half a label is not begun.
fn passed_on(file: &[u8]) -> Result<Printable, Refusal> {
    let count = |sign: &[u8]| file.windows(sign.len()).filter(|w| *w == sign).count();
    let (begun, ended) = (count(b"^XA"), count(b"^XZ"));
    if begun != ended {
        let torn = format!("{begun} labels begin, {ended} end");
        return Err(Refusal::Damaged(torn));
    }
    Ok(Printable {
        bytes: file.to_vec(),
        pages: Vec::new(),
        codes: Vec::new(),
    })
}

fn drawn(
    file: &[u8],
    (format, tongue): (Format, Tongue),
    (stock, codes): (Stock, Codes),
) -> Result<Printable, Refusal> {
    let codes = match (format, tongue, codes) {
        (Format::Pdf, Tongue::Pdf, Codes::Needed) => Codes::Drawn,
        _ => codes,
    };
    let (pages, codes) = match format {
        Format::Pdf => dots::of_pdf(file, stock, codes)?,
        Format::Png | Format::Zpl => dots::of_picture(file, stock, codes)?,
    };
    let bytes = match (format, tongue) {
        (Format::Pdf, Tongue::Pdf) => file.to_vec(),
        (_, Tongue::Pdf) => as_pdf(&pages, stock)?,
        (_, Tongue::Pwg(depth)) => pwg::write(&pages, stock.media, stock.dpi, depth),
        (_, Tongue::Zpl(packing)) => pages.iter().flat_map(|p| zpl::write(p, packing)).collect(),
    };
    Ok(Printable {
        bytes,
        pages,
        codes,
    })
}

/// A picture on a PDF page is stretched by a dot in some printers; rectangles on whole dots are
/// not.
fn as_pdf(pages: &[Bitmap], stock: Stock) -> Result<Vec<u8>, Refusal> {
    let sheets: Vec<Sheet> = pages.iter().map(|page| rectangles(page, stock)).collect();
    pdf::write("label", &sheets).map_err(|error| Refusal::Damaged(error.to_string()))
}

/// The black runs of each row; runs that go on below are one rectangle.
fn rectangles(page: &Bitmap, stock: Stock) -> Sheet {
    let mut sheet = Sheet::new(stock.media, stock.dpi);
    let mut open: Vec<Rect> = Vec::new();
    for y in 0..=page.height() {
        let mut still_open = Vec::new();
        for run in runs(page, y) {
            let same = open
                .iter()
                .position(|r| (r.x, r.width) == (run.x, run.width));
            let rect = same.map_or(run, |at| open.swap_remove(at));
            still_open.push(Rect {
                height: run.y - rect.y + 1,
                ..rect
            });
        }
        open.into_iter().for_each(|done| sheet.rect(done));
        open = still_open;
    }
    sheet
}

fn runs(page: &Bitmap, y: usize) -> Vec<Rect> {
    let whole = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
    let mut runs = Vec::new();
    let mut start = None;
    for x in 0..=page.width() {
        match (page.is_black(x, y), start) {
            (true, None) => start = Some(x),
            (false, Some(from)) => {
                runs.push(Rect {
                    x: whole(from),
                    y: whole(y),
                    width: whole(x - from),
                    height: 1,
                });
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    runs
}

/// Puts a smaller page at the top left corner of a blank sheet, as carriers lay out theirs.
fn on_paper(drawn: &Bitmap, stock: Stock) -> Bitmap {
    let (width, height) = Sheet::new(stock.media, stock.dpi).size_dots();
    let side = |dots| usize::try_from(dots).unwrap_or(0);
    let mut page = Bitmap::blank(side(width), side(height));
    for y in 0..page.height().min(drawn.height()) {
        for x in 0..page.width().min(drawn.width()) {
            if drawn.is_black(x, y) {
                page.set(x, y, Ink::Black);
            }
        }
    }
    page
}

#[cfg(test)]
#[path = "carrier_tests.rs"]
mod tests;
