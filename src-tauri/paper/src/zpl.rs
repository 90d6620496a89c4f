//! Bitmaps to ZPL: the whole label as one picture, for printers that speak Zebra's language.
//!
//! A picture and no fields: the printer's own fonts have no ğ and no Arabic, its bars would be
//! those of its firmware and not the ones on screen, and an address with a `^` in it could give it
//! orders. In a picture no letter of an address ever reaches the printer as a letter.

use std::fmt::Write as _;

use miniz_oxide::deflate::compress_to_vec_zlib;

use crate::bitmap::Bitmap;

/// How the picture's bytes travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Packing {
    /// zlib and base64 with a checksum: a third of the size, so sooner on paper.
    #[default]
    Z64,
    /// Hexadecimal with repeat counts, for old firmware and printers that merely imitate ZPL.
    Hex,
}

/// Deflate's effort: beyond it a label gets hardly smaller.
const EFFORT: u8 = 6;

/// Writes one label to be printed once.
#[must_use]
pub fn write(bitmap: &Bitmap, packing: Packing) -> Vec<u8> {
    let (bytes, per_row) = (bitmap.bytes().len(), bitmap.bytes_per_row());
    let data = match packing {
        Packing::Z64 => z64(bitmap.bytes()),
        Packing::Hex => hex(bitmap),
    };
    // The home position is a setting that outlives a job, so it is said anew each time. How far the
    // print is shifted is not: that is how a shop has adjusted its printer.
    let (width, height) = (bitmap.width(), bitmap.height());
    format!("^XA^PW{width}^LL{height}^LH0,0^FO0,0^GFA,{bytes},{bytes},{per_row},{data}^FS^PQ1^XZ\n")
        .into_bytes()
}

fn z64(bytes: &[u8]) -> String {
    let packed = base64(&compress_to_vec_zlib(bytes, EFFORT));
    let checksum = crc16(packed.as_bytes());
    format!(":Z64:{packed}:{checksum:04X}")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4_usize {
            // Six bits index 64 letters.
            let letter = LETTERS[((group >> (18 - 6 * place)) & 0x3F) as usize];
            out.push(if place <= chunk.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    out
}

/// CRC-16 of the CCITT polynomial, beginning at zero, as Zebra wants it.
fn crc16(bytes: &[u8]) -> u16 {
    let shift = |crc: u16, _| {
        if crc & 0x8000 == 0 {
            crc << 1
        } else {
            (crc << 1) ^ 0x1021
        }
    };
    let step = |crc: u16, byte: &u8| (0..8).fold(crc ^ (u16::from(*byte) << 8), shift);
    bytes.iter().fold(0, step)
}

/// A row as hexadecimal digits with repeat counts; `:` is the row before again, `,` white to its
/// end.
fn hex(bitmap: &Bitmap) -> String {
    let mut out = String::new();
    let mut before: Option<&[u8]> = None;
    for row in bitmap.rows() {
        if before.replace(row) == Some(row) {
            out.push(':');
        } else {
            hex_row(&mut out, row);
        }
    }
    out
}

fn hex_row(out: &mut String, row: &[u8]) {
    let white = row.iter().rev().take_while(|byte| **byte == 0).count();
    let inked = &row[..row.len() - white];
    let digits: Vec<u8> = inked
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0xF])
        .collect();
    for run in digits.chunk_by(|a, b| a == b) {
        repeats(out, run.len());
        // Writing to a String cannot fail.
        let _ = write!(out, "{:X}", run[0]);
    }
    if white > 0 {
        out.push(',');
    }
}

/// `g` to `z` are 20 to 400 by twenties, `G` to `Y` are 1 to 19.
fn repeats(out: &mut String, mut count: usize) {
    if count == 1 {
        return;
    }
    let letter = |first: u8, steps: usize| char::from(first + u8::try_from(steps).unwrap_or(0));
    while count >= 20 {
        let twenties = (count / 20).min(20);
        out.push(letter(b'g', twenties - 1));
        count -= twenties * 20;
    }
    if count > 0 {
        out.push(letter(b'G', count - 1));
    }
}

#[cfg(test)]
#[path = "zpl_tests.rs"]
mod tests;
