//! A label as PNG: one bit a dot, the barcode only, not compressed.
//!
//! Written out here because nothing else of the simulator needs an image library.

use super::code128::{self, QUIET};

/// 203 dpi: the smallest printers' dots, three to a module.
const DOTS_PER_MODULE: u32 = 3;
const DOTS_PER_METRE: u32 = 7_992;
const HEIGHT: u32 = 240;
const MARGIN: u32 = 20;

pub(super) fn file(text: &str) -> Vec<u8> {
    let modules = code128::modules(text);
    let count = u32::try_from(modules.len()).unwrap_or(0);
    let width = (count + 2 * QUIET) * DOTS_PER_MODULE;
    let is_white = |x: u32| {
        let module = (x / DOTS_PER_MODULE).checked_sub(QUIET);
        let black = module.and_then(|nth| modules.get(nth as usize));
        !black.copied().unwrap_or(false)
    };
    let bytes_a_row = width.div_ceil(8);
    let barred: Vec<u8> = (0..bytes_a_row)
        .map(|at| (0..8).fold(0, |byte, bit| byte << 1 | u8::from(is_white(at * 8 + bit))))
        .collect();
    let blank = vec![0xFF; barred.len()];
    let mut dots = Vec::new();
    for y in 0..HEIGHT {
        let in_margin = !(MARGIN..HEIGHT - MARGIN).contains(&y);
        // Each row begins with its filter: none.
        dots.push(0);
        dots.extend(if in_margin { &blank } else { &barred });
    }
    let mut head = [width.to_be_bytes(), HEIGHT.to_be_bytes()].concat();
    // One bit of grey, deflated, usual filters, not interlaced.
    head.extend([1, 0, 0, 0, 0]);
    let density = DOTS_PER_METRE.to_be_bytes();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, b"IHDR", &head);
    chunk(
        &mut file,
        b"pHYs",
        &[&density[..], &density[..], &[1]].concat(),
    );
    chunk(&mut file, b"IDAT", &stored(&dots));
    chunk(&mut file, b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    file.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
    let from = file.len();
    file.extend(kind);
    file.extend(data);
    let sum = crc32(&file[from..]);
    file.extend(sum.to_be_bytes());
}

/// A zlib stream of stored blocks.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let blocks = data.chunks(usize::from(u16::MAX));
    let last = blocks.len().saturating_sub(1);
    for (nth, block) in blocks.enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(0);
        out.push(u8::from(nth == last));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    out.extend(adler32(data).to_be_bytes());
    out
}

fn adler32(data: &[u8]) -> u32 {
    let (low, high) = data.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    high << 16 | low
}

fn crc32(data: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    };
    !data.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sums_are_the_standards_own_examples() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }

    #[test]
    fn a_file_begins_and_ends_as_a_png_does() {
        let file = file("123456789012");
        assert!(file.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"));
        assert!(file.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"));
    }
}
