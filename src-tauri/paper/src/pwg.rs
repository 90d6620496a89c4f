//! Bitmaps to PWG raster (PWG 5102.4): dots for printers that take IPP but no PDF.
//!
//! Every IPP printer must take it, and nothing between us and the head rounds a bar again.

use crate::bitmap::Bitmap;
use crate::sheet::{Dpi, Media};

/// How a dot is written; a printer names those it takes in `pwg-raster-document-type-supported`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// `black_1`, eight dots to a byte: what label printers mean.
    Black1,
    /// `sgray_8`: which the others are bound to take.
    Gray8,
}

const SYNC: &[u8; 4] = b"RaS2";
const HEADER_BYTES: usize = 1796;
/// A count of rows or units is one byte, and a run of single units ends at half of it.
const REPEATS_MAX: usize = 256;
const RUN_MAX: usize = 128;

/// Writes pages of one size as one document.
#[must_use]
pub fn write(pages: &[Bitmap], media: Media, dpi: Dpi, depth: Depth) -> Vec<u8> {
    let mut out = SYNC.to_vec();
    for page in pages {
        out.extend(header(page, (media, dpi), depth, pages.len()));
        let rows: Vec<Vec<u8>> = page.rows().map(|row| samples(row, page, depth)).collect();
        for same in rows.chunk_by(|a, b| a == b) {
            for repeated in same.chunks(REPEATS_MAX) {
                out.push(one_less(repeated.len()));
                pack(&mut out, &repeated[0]);
            }
        }
    }
    out
}

fn samples(row: &[u8], page: &Bitmap, depth: Depth) -> Vec<u8> {
    let gray = |x: usize| {
        let black = row[x / 8] & (0x80 >> (x % 8)) != 0;
        if black { 0 } else { 255 }
    };
    match depth {
        Depth::Black1 => row.to_vec(),
        Depth::Gray8 => (0..page.width()).map(gray).collect(),
    }
}

/// The page header; what is not set here is zero, "as the printer has it".
fn header(page: &Bitmap, (media, dpi): (Media, Dpi), depth: Depth, pages: usize) -> Vec<u8> {
    let mut header = Header(vec![0; HEADER_BYTES]);
    header.text(0, "PwgRaster");
    let resolution = dpi.dots_per_inch() as u32;
    header.numbers(276, &[resolution, resolution]);
    header.numbers(340, &[1]);
    let (width, height) = media.size_pt();
    header.numbers(352, &[width.round() as u32, height.round() as u32]);
    let side = |dots: usize| u32::try_from(dots).unwrap_or(u32::MAX);
    header.numbers(372, &[side(page.width()), side(page.height())]);
    let (bits, bytes_per_row, color_space) = match depth {
        Depth::Black1 => (1, page.bytes_per_row(), 3),
        Depth::Gray8 => (8, page.width(), 18),
    };
    header.numbers(384, &[bits, bits, side(bytes_per_row), 0, color_space]);
    header.numbers(420, &[1]);
    // How many pages, then that neither axis is turned around.
    header.numbers(452, &[side(pages), 1, 1]);
    header.text(1732, media.pwg_name());
    header.0
}

struct Header(Vec<u8>);

impl Header {
    fn text(&mut self, at: usize, text: &str) {
        self.0[at..at + text.len()].copy_from_slice(text.as_bytes());
    }

    fn numbers(&mut self, at: usize, numbers: &[u32]) {
        for (field, number) in self.0[at..].chunks_exact_mut(4).zip(numbers) {
            field.copy_from_slice(&number.to_be_bytes());
        }
    }
}

/// One row as runs: `n` says that the next byte comes `n + 1` times, `257 - n` that `n` bytes
/// follow as they are.
fn pack(out: &mut Vec<u8>, row: &[u8]) {
    let mut rest = row;
    while let [first, ..] = rest {
        let same = rest.iter().take_while(|byte| *byte == first).count();
        let taken = if same > 1 || rest.len() == 1 {
            let count = same.min(RUN_MAX);
            out.extend([one_less(count), *first]);
            count
        } else {
            singles(out, rest)
        };
        rest = &rest[taken..];
    }
}

/// Bytes of which no two neighbours are equal.
fn singles(out: &mut Vec<u8>, rest: &[u8]) -> usize {
    let pairs = rest.windows(2).take_while(|pair| pair[0] != pair[1]);
    let until_end = pairs.clone().count() + 1 == rest.len();
    // The last byte before an equal pair belongs to that pair.
    let count = (pairs.count() + usize::from(until_end)).min(RUN_MAX);
    if count == 1 {
        out.extend([0, rest[0]]);
    } else {
        out.push(one_less(258 - count));
        out.extend(&rest[..count]);
    }
    count
}

/// Counts never exceed 256 here.
fn one_less(count: usize) -> u8 {
    u8::try_from(count - 1).unwrap_or(u8::MAX)
}

#[cfg(test)]
#[path = "pwg_tests.rs"]
mod tests;
