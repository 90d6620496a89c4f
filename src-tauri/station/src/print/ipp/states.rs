//! What a printer's states, reasons and refusals mean to us (RFC 8011), purely.

use super::super::printer::{Condition, Fate};
use super::super::trouble::PrintTrouble;
use super::message::Attributes;

/// Statuses below this are some kind of yes.
const FIRST_NO: u16 = 0x0400;

pub(super) fn is_yes(status: u16) -> bool {
    status < FIRST_NO
}

/// Why it said no, and whether that means that nothing was printed.
pub(super) fn refusal(status: u16) -> (PrintTrouble, bool) {
    match status {
        0x0401..=0x0403 => (PrintTrouble::NotAllowed, true),
        0x0406 | 0x0407 => (PrintTrouble::NoSuchPrinter, true),
        0x0408 => (PrintTrouble::TooLarge, true),
        // It waited for the rest of the sheet and gave up.
        0x0405 => (PrintTrouble::NoAnswer, false),
        0x0409..=0x040B | 0x0410..=0x0412 | 0x0509 => (PrintTrouble::FormatRefused, true),
        0x0400..=0x04FF => (PrintTrouble::PrinterFault, true),
        0x0501 | 0x0503 => (PrintTrouble::NotAPrinter, true),
        0x0502 => (PrintTrouble::PrinterFault, true),
        0x0506 => (PrintTrouble::NotAccepting, true),
        0x0507 => (PrintTrouble::Busy, true),
        0x0508 => (PrintTrouble::Aborted, false),
        0x050A => (PrintTrouble::Paused, true),
        // Trouble inside: it may have begun.
        _ => (PrintTrouble::PrinterFault, false),
    }
}

/// A job's own account; `None` while it has not ended.
pub(super) fn ended(job: &Attributes) -> Option<Fate> {
    let sheets_out = job.whole("job-impressions-completed").unwrap_or(0);
    let with_errors = |reason: &str| reason == "job-completed-with-errors";
    let fate = match job.whole("job-state") {
        Some(9) if job.texts("job-state-reasons").any(with_errors) => {
            Fate::Unknown(PrintTrouble::PrinterFault)
        }
        Some(9) => Fate::Printed,
        // It ended early, and yet something came out whole.
        Some(7 | 8) if sheets_out > 0 => Fate::Unknown(PrintTrouble::Aborted),
        Some(8) => Fate::Failed(PrintTrouble::Aborted),
        Some(7) => Fate::Cancelled,
        _ => return None,
    };
    Some(fate)
}

/// How a printer is, by its state and the reasons that it gives.
pub(super) fn condition(printer: &Attributes) -> Condition {
    let reasons: Vec<&str> = printer.texts("printer-state-reasons").collect();
    // The worst that hands can mend comes first; the suffix tells how bad the printer finds it, and
    // printers do not agree on that.
    let known = SIGNS
        .iter()
        .find(|(sign, _)| reasons.iter().any(|reason| bare(reason) == *sign));
    if let Some((_, condition)) = known {
        return condition.clone();
    }
    match printer.whole("printer-state") {
        Some(3) => Condition::Ready,
        Some(4) => Condition::Busy,
        Some(5) => stopped(&reasons),
        _ => Condition::Unreachable(PrintTrouble::NotAPrinter),
    }
}

const SIGNS: [(&str, Condition); 17] = [
    ("offline", Condition::Unreachable(PrintTrouble::Unreachable)),
    (
        "timed-out",
        Condition::Unreachable(PrintTrouble::Unreachable),
    ),
    ("media-jam", Condition::Jam),
    ("cover-open", Condition::Open),
    ("door-open", Condition::Open),
    ("interlock-open", Condition::Open),
    ("input-tray-missing", Condition::PaperOut),
    ("media-empty", Condition::PaperOut),
    ("media-needed", Condition::PaperOut),
    ("marker-supply-empty", Condition::SupplyOut),
    ("marker-supply-missing", Condition::SupplyOut),
    ("toner-empty", Condition::SupplyOut),
    ("developer-empty", Condition::SupplyOut),
    ("paused", Condition::Paused),
    ("moving-to-paused", Condition::Paused),
    ("hold-new-jobs", Condition::Paused),
    ("deactivated", Condition::Paused),
];

fn stopped(reasons: &[&str]) -> Condition {
    let said = reasons.iter().filter(|reason| **reason != "none");
    let said: Vec<String> = said.map(|reason| (*reason).to_owned()).collect();
    if said.is_empty() {
        Condition::Paused
    } else {
        Condition::Other(said)
    }
}

fn bare(reason: &str) -> &str {
    let suffixes = ["-error", "-warning", "-report"];
    let cut = suffixes
        .iter()
        .find_map(|suffix| reason.strip_suffix(suffix));
    cut.unwrap_or(reason)
}

#[cfg(test)]
#[path = "states_tests.rs"]
mod tests;
