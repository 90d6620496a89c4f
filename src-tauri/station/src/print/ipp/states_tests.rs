//! Tables of what printers say, and what it means to us.

use super::super::message::{Answer, JOB, Operation, Request};
use super::*;

/// As if a printer had said it: an answer's attributes, read back from bytes.
fn said(numbers: &[(&str, i32)], words: &[(&str, &[&str])]) -> Attributes {
    let mut request = Request::new(Operation::GetJobs).job();
    for (name, number) in numbers {
        request = request.whole(name, *number);
    }
    for (name, words) in words {
        request = request.keywords(name, words);
    }
    let answer = Answer::parse(&request.with(b"")).unwrap();
    answer.groups(JOB).next().unwrap().clone()
}

#[test]
fn a_job_has_ended_only_when_the_printer_says_so() {
    let check = |state: i32, sheets_out: i32, expected: Option<Fate>| {
        let job = said(
            &[
                ("job-state", state),
                ("job-impressions-completed", sheets_out),
            ],
            &[("job-state-reasons", &["none"])],
        );
        assert_eq!(ended(&job), expected, "{state} {sheets_out}");
    };
    for state in [3, 4, 5, 6, 99] {
        check(state, 0, None);
    }
    check(9, 1, Some(Fate::Printed));
    check(8, 0, Some(Fate::Failed(PrintTrouble::Aborted)));
    check(7, 0, Some(Fate::Cancelled));
    // Something came out whole: whether it was all of it is for a person to say.
    check(8, 1, Some(Fate::Unknown(PrintTrouble::Aborted)));
    check(7, 1, Some(Fate::Unknown(PrintTrouble::Aborted)));
    assert_eq!(ended(&said(&[], &[])), None);
    let reasons: [(&str, &[&str]); 1] = [("job-state-reasons", &["job-completed-with-errors"])];
    let with_errors = said(&[("job-state", 9)], &reasons);
    let unknown = Fate::Unknown(PrintTrouble::PrinterFault);
    assert_eq!(ended(&with_errors), Some(unknown));
}

#[test]
fn a_printers_reasons_are_told_whatever_it_calls_their_weight() {
    let check = |state: i32, reasons: &[&str], expected: Condition| {
        let printer = said(
            &[("printer-state", state)],
            &[("printer-state-reasons", reasons)],
        );
        assert_eq!(condition(&printer), expected, "{state} {reasons:?}");
    };
    check(3, &["none"], Condition::Ready);
    check(3, &["media-low-warning"], Condition::Ready);
    check(4, &["none"], Condition::Busy);
    check(5, &["none"], Condition::Paused);
    for reason in [
        "media-empty",
        "media-empty-error",
        "media-empty-warning",
        "media-needed-report",
    ] {
        check(5, &[reason], Condition::PaperOut);
        check(4, &["none", reason], Condition::PaperOut);
    }
    check(5, &["cover-open-error"], Condition::Open);
    check(5, &["interlock-open"], Condition::Open);
    check(5, &["media-jam-error", "media-empty-error"], Condition::Jam);
    check(5, &["marker-supply-empty-error"], Condition::SupplyOut);
    check(5, &["paused"], Condition::Paused);
    let away = Condition::Unreachable(PrintTrouble::Unreachable);
    check(4, &["offline-report"], away);
    let own_words = Condition::Other(vec!["fuser-under-temp".to_owned()]);
    check(5, &["fuser-under-temp"], own_words);
    let stranger = Condition::Unreachable(PrintTrouble::NotAPrinter);
    assert_eq!(condition(&said(&[], &[])), stranger);
}

#[test]
fn only_some_refusals_mean_that_nothing_was_printed() {
    for (status, expected) in [
        (0x0401, (PrintTrouble::NotAllowed, true)),
        (0x0406, (PrintTrouble::NoSuchPrinter, true)),
        (0x0408, (PrintTrouble::TooLarge, true)),
        (0x040A, (PrintTrouble::FormatRefused, true)),
        (0x040B, (PrintTrouble::FormatRefused, true)),
        (0x0405, (PrintTrouble::NoAnswer, false)),
        (0x0500, (PrintTrouble::PrinterFault, false)),
        (0x0501, (PrintTrouble::NotAPrinter, true)),
        (0x0504, (PrintTrouble::PrinterFault, false)),
        (0x0506, (PrintTrouble::NotAccepting, true)),
        (0x0507, (PrintTrouble::Busy, true)),
        (0x0508, (PrintTrouble::Aborted, false)),
        (0x050A, (PrintTrouble::Paused, true)),
        (0xFFFF, (PrintTrouble::PrinterFault, false)),
    ] {
        assert!(!is_yes(status));
        assert_eq!(refusal(status), expected, "{status:#x}");
    }
    assert!(is_yes(0x0000) && is_yes(0x0001));
}
