//! What ZPL printers say of themselves: `~HS`, how they are, and `~HI`, who they are.
//!
//! Lines between STX and ETX, values between commas, in places that never change.

use super::printer::Condition;
use super::trouble::PrintTrouble;

pub(super) const STATUS: &[u8] = b"~HS";
pub(super) const WHO: &[u8] = b"~HI";
/// Forgets all labels that wait, whoever sent them: none of them has a name.
pub(super) const CANCEL_ALL: &[u8] = b"~JA";

const BEGIN: &[u8] = b"^XA";
const STORE: &[u8] = b"^DF";
/// What puts something on a label: text, pictures, lines and shapes, a stored format.
const MARKS: [&[u8]; 13] = [
    b"^FD", b"^FV", b"^SN", b"^GF", b"^XG", b"^IM", b"^IL", b"^GB", b"^GC", b"^GD", b"^GE", b"^GS",
    b"^XF",
];
const WORD: usize = 3;
const STX: u8 = 2;
const ETX: u8 = 3;
const STATUS_LINES: usize = 3;

/// An answer to `~HS`, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct HostStatus {
    pub(super) is_paper_out: bool,
    pub(super) is_paused: bool,
    pub(super) is_open: bool,
    pub(super) is_ribbon_out: bool,
    /// Too hot or too cold, or its memory is damaged.
    pub(super) is_unwell: bool,
    /// It takes no more bytes now.
    pub(super) is_full: bool,
    /// Part of a label came, and not its end yet.
    pub(super) is_in_label: bool,
    /// Labels that came and are not begun.
    pub(super) formats: u32,
    /// Of the one that is being printed.
    pub(super) labels_left: u32,
}

impl HostStatus {
    pub(super) fn trouble(&self) -> Option<PrintTrouble> {
        self.condition().trouble()
    }

    pub(super) fn condition(&self) -> Condition {
        if self.is_open {
            Condition::Open
        } else if self.is_paper_out {
            Condition::PaperOut
        } else if self.is_ribbon_out {
            Condition::SupplyOut
        } else if self.is_unwell {
            Condition::Other(Vec::new())
        } else if self.is_paused {
            Condition::Paused
        } else if self.is_empty() {
            Condition::Ready
        } else {
            Condition::Busy
        }
    }

    /// Nothing is left to print.
    pub(super) fn is_empty(&self) -> bool {
        self.formats == 0 && self.labels_left == 0 && !self.is_in_label
    }

    /// Labels that are not out yet.
    pub(super) fn waiting(&self) -> u32 {
        let begun = u32::from(self.labels_left > 0);
        self.formats
            .saturating_add(begun)
            .saturating_add(u32::from(self.is_in_label))
    }

    pub(super) fn is_idle(&self) -> bool {
        self.is_empty() && self.trouble().is_none()
    }

    /// It has something to print and cannot.
    pub(super) fn is_holding(&self) -> bool {
        !self.is_empty() && self.trouble().is_some()
    }
}

pub(super) fn is_status(told: &[u8]) -> bool {
    lines(told).count() >= STATUS_LINES
}

pub(super) fn is_identity(told: &[u8]) -> bool {
    lines(told).next().is_some()
}

/// `None` for what no ZPL printer says.
pub(super) fn status(told: &[u8]) -> Option<HostStatus> {
    let mut lines = lines(told);
    let (first, second) = (lines.next()?, lines.next()?);
    let (first, second) = (values(first)?, values(second)?);
    let flag = |line: &[u32], at: usize| line.get(at).map(|value| *value != 0);
    Some(HostStatus {
        is_paper_out: flag(&first, 1)?,
        is_paused: flag(&first, 2)?,
        formats: *first.get(4)?,
        is_full: flag(&first, 5)?,
        is_in_label: flag(&first, 7)?,
        is_unwell: flag(&first, 9)? || flag(&first, 10)? || flag(&first, 11)?,
        is_open: flag(&second, 2)?,
        is_ribbon_out: flag(&second, 3)?,
        labels_left: *second.get(8)?,
    })
}

/// How many labels these bytes print, as far as anybody can count them: drivers set the printer up
/// in a format of its own first, and what is only stored comes out when it is asked for. Too few
/// are no harm: then nobody's label is cancelled.
pub(super) fn labels_in(bytes: &[u8]) -> u32 {
    let begins = |at: &usize| bytes.get(*at..).is_some_and(|it| it.starts_with(BEGIN));
    let begun: Vec<usize> = (0..bytes.len()).filter(begins).collect();
    let ended = begun.iter().skip(1).copied().chain([bytes.len()]);
    let formats = begun.iter().zip(ended);
    let prints = |format: &[u8]| {
        let has = |words: &[&[u8]]| format.windows(WORD).any(|it| words.contains(&it));
        has(&MARKS) && !has(&[STORE])
    };
    let labels = formats.filter(|(from, to)| bytes.get(**from..*to).is_some_and(prints));
    u32::try_from(labels.count()).unwrap_or_default()
}

/// Who a printer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) model: String,
    pub(super) dpi: Option<u32>,
}

/// Model, firmware, dots per millimetre, memory, …
pub(super) fn identity(told: &[u8]) -> Option<Identity> {
    let line = String::from_utf8_lossy(lines(told).next()?).into_owned();
    let mut values = line.split(',').map(str::trim);
    let model = values.next().filter(|model| !model.is_empty())?.to_owned();
    // What a maker calls 8 dots to a millimetre is 203 to an inch, and so on.
    let dpi = match values.nth(1) {
        Some("6") => Some(152),
        Some("8") => Some(203),
        Some("12") => Some(300),
        Some("24") => Some(600),
        _ => None,
    };
    Some(Identity { model, dpi })
}

/// What stands between STX and ETX; an unfinished line does not count.
fn lines(told: &[u8]) -> impl Iterator<Item = &[u8]> {
    let begun = told.split(|byte| *byte == STX).skip(1);
    begun
        .filter_map(|line| line.split_at_checked(line.iter().position(|byte| *byte == ETX)?))
        .map(|(line, _)| line)
}

fn values(line: &[u8]) -> Option<Vec<u32>> {
    let text = std::str::from_utf8(line).ok()?;
    let values = text.split(',').map(|value| value.trim().parse().ok());
    values.collect()
}

#[cfg(test)]
#[path = "zebra_tests.rs"]
mod tests;
