//! What a scanned code is: a label of ours, a key of the command card, or a text to look up.
//!
//! Our codes are digits only. A keyboard scanner set to another country still types digits right,
//! while letters and hyphens turn into other signs. A label's names the package, the parcel, the
//! fingerprint of carrier and numbers that the paper shows and the command that packed it, and ends
//! in two check digits.

use alloc::format;
use alloc::string::String;

use crate::id::{CommandId, PackageId, Seq};

/// Begins every code of ours. No retail number (GTIN) of this length begins so.
const PREFIX: &str = "90";
/// Begins the code of a label that was drawn in place of one that somebody declared void.
const PREFIX_ANEW: &str = "93";
/// Begins the code of a label that names a command as well; its edition is always told.
const PREFIX_COMMAND: &str = "94";
/// Begins every code of the command card. It is as long as a case's number (GTIN-14), and no case
/// is numbered so.
const PREFIX_KEY: &str = "9200000000";
const KEY_DIGITS: usize = 2;
const PARCEL_DIGITS: usize = 2;
const EDITION_DIGITS: usize = 2;
const FINGERPRINT_DIGITS: usize = 10;
/// A file's random tag, as a number.
const FILE_DIGITS: usize = 20;
/// A desk that does a thousand things a day fills them in twenty-seven thousand years.
const SEQ_DIGITS: usize = 10;
const SEQ_MAX: i64 = 9_999_999_999;
const CHECK_DIGITS: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    Label(LabelCode),
    Key(CardKey),
    /// A package, order or tracking number, or something unknown.
    Text(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelCode {
    pub package: PackageId,
    pub parcel: u8,
    /// How often a label of these numbers had been declared void when this one was drawn: else the
    /// dead one would read like the one in its place.
    pub edition: u8,
    pub fingerprint: u32,
    /// What packed it, where a desk of ours did.
    pub command: Option<CommandCode>,
}

/// A command's name in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandCode {
    file: u64,
    seq: i64,
}

impl CommandCode {
    /// Nothing for a name that digits cannot tell.
    pub fn of(id: &CommandId) -> Option<Self> {
        let is_hex = id.file_tag.bytes().all(|byte| byte.is_ascii_hexdigit());
        let file = u64::from_str_radix(&id.file_tag, 16).ok();
        let seq = Some(id.seq.0).filter(|seq| (0..=SEQ_MAX).contains(seq));
        Some(Self {
            file: file.filter(|_| is_hex)?,
            seq: seq?,
        })
    }

    /// As the desk that gave it writes it.
    pub fn id(self) -> CommandId {
        CommandId {
            file_tag: format!("{:016x}", self.file),
            seq: Seq(self.seq),
        }
    }
}

impl LabelCode {
    pub fn written(self) -> String {
        let Self {
            package,
            parcel,
            edition,
            fingerprint,
            command,
        } = self;
        let (parcel, edition) = (parcel % 100, edition % 100);
        if let Some(CommandCode { file, seq }) = command {
            let numbers = format!("{parcel:02}{edition:02}{fingerprint:010}{file:020}{seq:010}");
            checked(&format!("{PREFIX_COMMAND}{numbers}{}", package.0))
        } else if edition == 0 {
            checked(&format!(
                "{PREFIX}{parcel:02}{fingerprint:010}{}",
                package.0
            ))
        } else {
            let numbers = format!("{parcel:02}{edition:02}{fingerprint:010}");
            checked(&format!("{PREFIX_ANEW}{numbers}{}", package.0))
        }
    }

    fn read(text: &str) -> Option<Self> {
        let body = body_of(text)?;
        let (parcel, edition, rest) = if let Some(rest) = body.strip_prefix(PREFIX) {
            let (parcel, rest) = rest.split_at_checked(PARCEL_DIGITS)?;
            (parcel, "0", rest)
        } else if let Some(rest) = body.strip_prefix(PREFIX_COMMAND) {
            let (parcel, rest) = rest.split_at_checked(PARCEL_DIGITS)?;
            let (edition, rest) = rest.split_at_checked(EDITION_DIGITS)?;
            (parcel, edition, rest)
        } else {
            let rest = body.strip_prefix(PREFIX_ANEW)?;
            let (parcel, rest) = rest.split_at_checked(PARCEL_DIGITS)?;
            let (edition, rest) = rest.split_at_checked(EDITION_DIGITS)?;
            // The first edition has a way of its own to be written.
            (parcel, Some(edition).filter(|it| *it != "00")?, rest)
        };
        let (fingerprint, rest) = rest.split_at_checked(FINGERPRINT_DIGITS)?;
        let (command, package) = if body.starts_with(PREFIX_COMMAND) {
            let (file, rest) = rest.split_at_checked(FILE_DIGITS)?;
            let (seq, package) = rest.split_at_checked(SEQ_DIGITS)?;
            let (file, seq) = (file.parse().ok()?, seq.parse().ok()?);
            (Some(CommandCode { file, seq }), package)
        } else {
            (None, rest)
        };
        Some(Self {
            package: PackageId(package.parse().ok()?),
            parcel: parcel.parse().ok()?,
            edition: edition.parse().ok()?,
            fingerprint: fingerprint.parse().ok()?,
            command,
        })
    }
}

/// What a code on the command card does: the same as a key or a tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardKey {
    /// The one large button.
    Primary,
    Label,
    Undo,
    Back,
    Queue,
    Labels,
    Handover,
    Attention,
}

impl CardKey {
    pub const ALL: [CardKey; 8] = [
        Self::Primary,
        Self::Label,
        Self::Undo,
        Self::Back,
        Self::Queue,
        Self::Labels,
        Self::Handover,
        Self::Attention,
    ];

    /// On cards that lie at counters: a number once given keeps its meaning.
    fn number(self) -> u8 {
        match self {
            Self::Primary => 1,
            Self::Label => 2,
            Self::Undo => 3,
            Self::Back => 4,
            Self::Queue => 5,
            Self::Labels => 6,
            Self::Handover => 7,
            Self::Attention => 8,
        }
    }

    pub fn written(self) -> String {
        checked(&format!("{PREFIX_KEY}{:02}", self.number()))
    }

    fn read(text: &str) -> Option<Self> {
        let number = body_of(text)?.strip_prefix(PREFIX_KEY)?;
        let number: u8 = Some(number)
            .filter(|it| it.len() == KEY_DIGITS)?
            .parse()
            .ok()?;
        Self::ALL.into_iter().find(|key| key.number() == number)
    }
}

pub fn read(text: &str) -> Code {
    let text = text.trim();
    let label = LabelCode::read(text).map(Code::Label);
    let ours = label.or_else(|| CardKey::read(text).map(Code::Key));
    ours.unwrap_or_else(|| Code::Text(text.into()))
}

/// With its check digits.
fn checked(body: &str) -> String {
    let check = check_of(body);
    format!("{body}{check:02}")
}

/// Digits whose last two are right, without those.
fn body_of(text: &str) -> Option<&str> {
    let all_digits = text.bytes().all(|b| b.is_ascii_digit());
    let (body, check) = text.split_at_checked(text.len().checked_sub(CHECK_DIGITS)?)?;
    (all_digits && check.parse() == Ok(check_of(body))).then_some(body)
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
        edition: 0,
        fingerprint: u32::MAX,
        command: None,
    };

    fn commanded(edition: u8) -> LabelCode {
        let id = CommandId {
            file_tag: "ffffffffffffff0a".into(),
            seq: Seq(SEQ_MAX),
        };
        let command = CommandCode::of(&id);
        assert_eq!(command.map(CommandCode::id), Some(id));
        LabelCode {
            edition,
            command,
            ..CODE
        }
    }

    #[test]
    fn our_code_reads_back_and_is_digits_only() {
        let written = CODE.written();
        assert!(written.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(read(&written), Code::Label(CODE));
        assert_eq!(read(&format!(" {written}\r")), Code::Label(CODE));
    }

    #[test]
    fn a_label_names_the_command_that_packed_its_box() {
        for edition in [0, 1, 99] {
            let code = commanded(edition);
            let written = code.written();
            assert!(written.bytes().all(|b| b.is_ascii_digit()));
            assert_eq!(read(&written), Code::Label(code));
        }
        for (tag, seq) in [
            ("desk", 1),
            ("+f", 1),
            ("", 1),
            ("9f", -1),
            ("9f", SEQ_MAX + 1),
        ] {
            let id = CommandId {
                file_tag: tag.into(),
                seq: Seq(seq),
            };
            assert_eq!(CommandCode::of(&id), None, "{id}");
        }
    }

    #[test]
    fn one_misread_digit_or_a_swapped_pair_is_noticed() {
        for code in [CODE, commanded(3)] {
            every_slip_is_noticed(code);
        }
    }

    fn every_slip_is_noticed(code: LabelCode) {
        let written = code.written().into_bytes();
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
    fn a_label_drawn_anew_reads_unlike_the_void_one() {
        let mut written = alloc::collections::BTreeSet::new();
        for edition in 0..100 {
            for code in [LabelCode { edition, ..CODE }, commanded(edition)] {
                assert_eq!(read(&code.written()), Code::Label(code));
                assert!(written.insert(code.written()), "{edition}");
            }
        }
    }

    #[test]
    fn each_key_of_the_card_has_a_code_of_its_own() {
        let mut written = alloc::collections::BTreeSet::new();
        for key in CardKey::ALL {
            assert_eq!(read(&key.written()), Code::Key(key));
            assert!(written.insert(key.written()), "{key:?}");
        }
        let unknown = checked(&format!("{PREFIX_KEY}99"));
        assert_eq!(read(&unknown), Code::Text(unknown.clone()));
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
