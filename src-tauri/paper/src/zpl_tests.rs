//! What a printer would take out of the file, read by a second, plainer reading of the format.

use super::*;
use crate::sheet::Ink;

/// Deterministic noise between long runs, in a width that is no whole bytes.
fn sample() -> Bitmap {
    let mut bitmap = Bitmap::blank(812, 60);
    let mut seed = 7_u32;
    for y in 10..60 {
        for x in 0..812 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = y > 40 && (seed >> 24) > 200;
            if noise || (y < 30 && (x / 3) % 4 == 0) || (300..700).contains(&x) {
                bitmap.set(x, y, Ink::Black);
            }
        }
    }
    bitmap
}

fn text(packing: Packing) -> String {
    String::from_utf8(write(&sample(), packing)).unwrap()
}

fn data(zpl: &str) -> &str {
    let (_, field) = zpl.split_once("^GFA,6120,6120,102,").unwrap();
    field.split_once("^FS").unwrap().0
}

#[test]
fn the_label_is_one_picture_printed_once() {
    let zpl = text(Packing::Z64);
    assert!(zpl.starts_with("^XA^PW812^LL60^LH0,0^FO0,0^GFA,6120,6120,102,:Z64:"));
    assert!(zpl.ends_with("^FS^PQ1^XZ\n"));
    assert_eq!(zpl.matches('^').count(), 9, "no order but our own");
    assert!(!zpl.contains('~'));
}

#[test]
fn packed_bytes_come_back_as_they_were() {
    let zpl = text(Packing::Z64);
    let (_, rest) = data(&zpl).split_once(":Z64:").unwrap();
    let (packed, checksum) = rest.split_once(':').unwrap();
    assert_eq!(format!("{:04X}", crc16(packed.as_bytes())), checksum);
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(&unbase64(packed)).unwrap();
    assert_eq!(bytes, sample().bytes());
}

#[test]
fn the_checksum_and_base64_are_those_of_the_standards() {
    assert_eq!(crc16(b"123456789"), 0x31C3);
    let of = |text: &str| base64(text.as_bytes());
    assert_eq!(
        [of(""), of("f"), of("fo"), of("foo")],
        ["", "Zg==", "Zm8=", "Zm9v"]
    );
}

#[test]
fn hexadecimal_rows_come_back_as_they_were() {
    assert_eq!(unhex(data(&text(Packing::Hex)), 102), sample().bytes());
}

#[test]
fn repeat_counts_are_spelled_as_the_manual_says() {
    let spelled = |count| {
        let mut out = String::new();
        repeats(&mut out, count);
        out
    };
    let counts = [1, 2, 19, 20, 26, 400, 419, 420, 800].map(spelled);
    assert_eq!(counts, ["", "H", "Y", "g", "gL", "z", "zY", "zg", "zz"]);
}

fn unbase64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => u32::from(c - b'A'),
        b'a'..=b'z' => u32::from(c - b'a') + 26,
        b'0'..=b'9' => u32::from(c - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut out = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        let padding = chunk.iter().filter(|c| **c == b'=').count();
        let group = chunk.iter().fold(0, |sum, c| sum << 6 | value(*c));
        out.extend(&group.to_be_bytes()[1..4 - padding]);
    }
    out
}

fn unhex(data: &str, per_row: usize) -> Vec<u8> {
    let mut rows: Vec<Vec<u8>> = Vec::new();
    let (mut row, mut count) = (Vec::new(), 0);
    for c in data.bytes() {
        match c {
            b':' => rows.push(rows.last().unwrap().clone()),
            b',' => row.resize(2 * per_row, 0),
            b'g'..=b'z' => count += 20 * usize::from(c - b'g' + 1),
            b'G'..=b'Y' => count += usize::from(c - b'G' + 1),
            _ => {
                let digit = u8::try_from(char::from(c).to_digit(16).unwrap()).unwrap();
                row.resize(row.len() + count.max(1), digit);
                count = 0;
            }
        }
        if row.len() == 2 * per_row {
            rows.push(std::mem::take(&mut row));
        }
    }
    let nibbles: Vec<u8> = rows.into_iter().flatten().collect();
    nibbles
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}
