//! What a scanned code is: a label of ours, or a text to look up.
//!
//! Our code is digits only. A keyboard scanner set to another country still types digits right,
//! while letters and hyphens turn into other signs. It names the package, the parcel and the
//! fingerprint of carrier and numbers that the paper shows, and ends in two check digits.

use alloc::format;
use alloc::string::String;

use crate::id::PackageId;

/// Begins every code of ours. No retail number (GTIN) of this length begins so.
const PREFIX: &str = "90";
const PARCEL_DIGITS: usize = 2;
const FINGERPRINT_DIGITS: usize = 10;
const CHECK_DIGITS: usize = 2;
const FIXED: usize = PREFIX.len() + PARCEL_DIGITS + FINGERPRINT_DIGITS;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    Label(LabelCode),
    /// A package, order or tracking number, or something unknown.
    Text(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelCode {
    pub package: PackageId,
    pub parcel: u8,
    pub fingerprint: u32,
}

impl LabelCode {
    pub fn written(self) -> String {
        let Self {
            package,
            parcel,
            fingerprint,
        } = self;
        let body = format!("{PREFIX}{:02}{fingerprint:010}{}", parcel % 100, package.0);
        let check = check_of(&body);
        format!("{body}{check:02}")
    }

    fn read(text: &str) -> Option<Self> {
        let all_digits = text.bytes().all(|b| b.is_ascii_digit());
        let long_enough = text.len() > FIXED + CHECK_DIGITS;
        if !all_digits || !long_enough || !text.starts_with(PREFIX) {
            return None;
        }
        let (body, check) = text.split_at(text.len() - CHECK_DIGITS);
        if check.parse() != Ok(check_of(body)) {
            return None;
        }
        let (parcel, rest) = body[PREFIX.len()..].split_at(PARCEL_DIGITS);
        let (fingerprint, package) = rest.split_at(FINGERPRINT_DIGITS);
        Some(Self {
            package: PackageId(package.parse().ok()?),
            parcel: parcel.parse().ok()?,
            fingerprint: fingerprint.parse().ok()?,
        })
    }
}

pub fn read(text: &str) -> Code {
    let text = text.trim();
    LabelCode::read(text).map_or_else(|| Code::Text(text.into()), Code::Label)
}

/// What a label says about its carriage. When this changes, the paper is dead.
pub fn fingerprint(carrier: &str, tracking_number: &str, query_number: &str) -> u32 {
    // FNV-1a: it guards against mix-ups, not against forgers.
    [carrier, tracking_number, query_number]
        .iter()
        .flat_map(|part| part.bytes().chain([0]))
        .fold(0x811c_9dc5, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
}

/// The remainder by 97 finds every single wrong digit and every swapped pair.
fn check_of(body: &str) -> u32 {
    body.bytes()
        .fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: LabelCode = LabelCode {
        package: PackageId(1_047_653),
        parcel: 1,
        fingerprint: u32::MAX,
    };

    #[test]
    fn our_code_reads_back_and_is_digits_only() {
        let written = CODE.written();
        assert!(written.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(read(&written), Code::Label(CODE));
        assert_eq!(read(&format!(" {written}\r")), Code::Label(CODE));
    }

    #[test]
    fn one_misread_digit_or_a_swapped_pair_is_noticed() {
        let written = CODE.written().into_bytes();
        for at in 2..written.len() {
            for digit in b'0'..=b'9' {
                let mut wrong = written.clone();
                wrong[at] = digit;
                let text = String::from_utf8(wrong).unwrap();
                let same = digit == written[at];
                assert_eq!(matches!(read(&text), Code::Label(_)), same, "{text}");
            }
            let mut swapped = written.clone();
            swapped.swap(at - 1, at);
            let same = swapped == written;
            let text = String::from_utf8(swapped).unwrap();
            assert_eq!(matches!(read(&text), Code::Label(_)), same, "{text}");
        }
    }

    #[test]
    fn other_codes_are_texts() {
        for text in ["8691234567895", "TR-1047653", "", "9", "90", "９０00"] {
            assert_eq!(read(text), Code::Text(text.into()));
        }
    }

    #[test]
    fn a_fingerprint_changes_with_each_of_its_parts() {
        let base = fingerprint("Aras", "123", "");
        assert_ne!(base, fingerprint("Ara", "s123", ""));
        assert_ne!(base, fingerprint("Aras", "124", ""));
        assert_ne!(base, fingerprint("Aras", "123", "9"));
        assert_eq!(base, fingerprint("Aras", "123", ""));
    }
}
