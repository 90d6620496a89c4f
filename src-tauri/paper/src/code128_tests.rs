//! The encoder against hand-worked symbols, and against a reader written from the standard's rules.

use super::*;

/// Reads bars back: what a scanner would type, with `]` for FNC1. None when anything is amiss.
fn read(bars: &Bars) -> Option<String> {
    let body = bars.widths.len().checked_sub(7)?;
    let values: Vec<u8> = bars.widths[..body]
        .chunks(6)
        .map(value_of)
        .collect::<Option<_>>()?;
    let (check, values) = values.split_last()?;
    if *check != checksum(values) || value_of(&bars.widths[body..]) != Some(STOP) {
        return None;
    }
    let (start, rest) = values.split_first()?;
    let mut set = SETS.into_iter().find(|s| s.start() == *start)?;
    let mut text = String::new();
    for value in rest {
        match (set, value) {
            (_, 102) => text.push(']'),
            (Set::C, 0..=99) => text.push_str(&format!("{value:02}")),
            (_, 99) => set = Set::C,
            (Set::A | Set::C, 100) => set = Set::B,
            (Set::B | Set::C, 101) => set = Set::A,
            (Set::A, 64..=95) => text.push(char::from(value - 64)),
            (Set::A | Set::B, 0..=95) => text.push(char::from(value + 32)),
            _ => return None,
        }
    }
    Some(text)
}

fn value_of(widths: &[u8]) -> Option<u8> {
    let digits: String = widths.iter().map(|w| char::from(w + b'0')).collect();
    PATTERNS
        .iter()
        .position(|p| *p == digits)
        .and_then(|at| u8::try_from(at).ok())
}

fn values(text: &str) -> Vec<u8> {
    let ascii: Vec<_> = text.bytes().map(Character::Ascii).collect();
    codewords(&ascii)
}

/// A small fixed generator: the same strings on every run.
fn strings(count: usize, alphabet: &[u8]) -> Vec<String> {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut draw = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    let one = |_| {
        let length = draw(30);
        (0..length)
            .map(|_| char::from(alphabet[draw(alphabet.len())]))
            .collect()
    };
    (0..count).map(one).collect()
}

#[test]
fn known_symbols_come_out_codeword_by_codeword() {
    // Worked by hand from the tables of the standard.
    assert_eq!(
        values("Wikipedia"),
        [104, 55, 73, 75, 73, 80, 69, 68, 73, 65]
    );
    assert_eq!(values("123456"), [105, 12, 34, 56]);
    assert_eq!(values("AB1234"), [104, 33, 34, 99, 12, 34]);
    assert_eq!(values("12345"), [104, 17, 99, 23, 45]);
    assert_eq!(values("\u{1}A"), [103, 65, 33]);
    assert_eq!(checksum(&values("Wikipedia")), 88);
}

#[test]
fn bars_of_a_text_book_symbol_match() {
    // The books have "PJJ123C" in set A with check value 54. Set B starts one higher, so 55.
    let bars = encode_text("PJJ123C").unwrap();
    let digits: String = bars.widths.iter().map(|w| char::from(w + b'0')).collect();
    let expected = "211214 313121 112133 112133 123221 223211 221132 131321 311321 2331112";
    assert_eq!(digits, expected.replace(' ', ""));
}

#[test]
fn every_pattern_is_eleven_modules_and_unique() {
    for (value, pattern) in PATTERNS.iter().enumerate().take(106) {
        let widths: Vec<u32> = pattern.bytes().map(|b| u32::from(b - b'0')).collect();
        assert_eq!(widths.iter().sum::<u32>(), 11, "{value}");
        assert_eq!(
            widths.iter().step_by(2).sum::<u32>() % 2,
            0,
            "bars of {value} are even"
        );
        assert_eq!(
            PATTERNS.iter().filter(|p| *p == pattern).count(),
            1,
            "{value}"
        );
    }
}

#[test]
fn what_is_encoded_reads_back() {
    let printable: Vec<u8> = (32..127).collect();
    let everything: Vec<u8> = (0..128).collect();
    for alphabet in [
        &printable[..],
        &everything,
        b"0123456789",
        b"01234A",
        b"0Aa\x01",
    ] {
        for text in strings(2_000, alphabet) {
            assert_eq!(read(&encode_text(&text).unwrap()).as_deref(), Some(&*text));
        }
    }
}

#[test]
fn long_digit_runs_use_the_dense_set() {
    assert_eq!(
        encode_text("JJD000390007882299123456").unwrap().modules(),
        200
    );
    assert_eq!(encode_text("1Z999AA10123456784").unwrap().modules(), 189);
}

#[test]
fn fnc1_leads_and_separates_in_every_set() {
    let mut data = vec![Character::Fnc1];
    data.extend(b"10AB".map(Character::Ascii));
    data.push(Character::Fnc1);
    data.extend(b"400123".map(Character::Ascii));
    assert_eq!(
        read(&encode(&data).unwrap()).as_deref(),
        Some("]10AB]400123")
    );
}

#[test]
fn a_letter_outside_ascii_is_refused_by_name() {
    assert_eq!(encode_text("TR12Ğ"), Err(Error::NotInCode128('Ğ')));
    assert_eq!(encode_text("TR12é"), Err(Error::NotInCode128('é')));
    assert!(encode_text("\u{7F}").is_ok());
}
