//! What a printer reads out of the raster: header fields at their places, and the dots again.

use super::*;
use crate::sheet::Ink;

fn sample() -> Bitmap {
    let mut bitmap = Bitmap::blank(812, 700);
    let mut seed = 3_u32;
    for y in 0..700 {
        for x in 0..812 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = (600..640).contains(&y) && seed >> 30 == 0;
            if noise || (y < 500 && (x / 5) % 3 == 0) {
                bitmap.set(x, y, Ink::Black);
            }
        }
    }
    bitmap
}

fn document(depth: Depth) -> Vec<u8> {
    write(&[sample(), sample()], Media::Inch4x6, Dpi::Dpi203, depth)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap())
}

/// Rows of all pages, and how many bytes were read for them.
fn unpacked(document: &[u8]) -> (Vec<Vec<u8>>, usize) {
    let mut rows = Vec::new();
    let mut at = 4;
    while at < document.len() {
        let (height, width) = (number(document, at + 376), number(document, at + 392));
        at += HEADER_BYTES;
        let end = rows.len() + height as usize;
        while rows.len() < end {
            let times = usize::from(document[at]) + 1;
            at += 1;
            let mut row = Vec::new();
            while row.len() < width as usize {
                let control = usize::from(document[at]);
                if control < 128 {
                    row.extend(std::iter::repeat_n(document[at + 1], control + 1));
                    at += 2;
                } else {
                    let count = 257 - control;
                    row.extend(&document[at + 1..=at + count]);
                    at += 1 + count;
                }
            }
            rows.extend(std::iter::repeat_n(row, times));
        }
    }
    (rows, at)
}

#[test]
fn the_header_says_what_the_page_is() {
    let document = document(Depth::Black1);
    assert_eq!(&document[..14], b"RaS2PwgRaster\0");
    let page = &document[4..];
    let fields = [
        276, 280, 340, 352, 356, 372, 376, 384, 388, 392, 400, 420, 452,
    ];
    assert_eq!(
        fields.map(|at| number(page, at)),
        [203, 203, 1, 288, 432, 812, 700, 1, 1, 102, 3, 1, 2]
    );
    assert_eq!(&page[1732..1751], b"na_index-4x6_4x6in\0");
}

#[test]
fn every_dot_comes_back_in_black() {
    let document = document(Depth::Black1);
    let (rows, read) = unpacked(&document);
    assert_eq!(read, document.len());
    let expected: Vec<u8> = [sample().bytes(), sample().bytes()].concat();
    assert_eq!(rows.concat(), expected);
}

#[test]
fn every_dot_comes_back_in_grey() {
    let (rows, _) = unpacked(&document(Depth::Gray8));
    assert_eq!(
        rows.concat(),
        [sample().to_gray(), sample().to_gray()].concat()
    );
}

#[test]
fn rows_are_packed_without_a_run_too_long() {
    let row = |bytes: &[u8]| {
        let mut out = Vec::new();
        pack(&mut out, bytes);
        out
    };
    assert_eq!(row(&[7]), [0, 7]);
    assert_eq!(row(&[7; 129]), [127, 7, 0, 7]);
    assert_eq!(row(&[1, 2, 3, 3]), [255, 1, 2, 1, 3]);
    assert_eq!(row(&[1, 3, 3]), [0, 1, 1, 3]);
    let all: Vec<u8> = (0..=255).collect();
    let packed = row(&all);
    assert_eq!((packed[0], packed[129], packed.len()), (129, 129, 258));
}
