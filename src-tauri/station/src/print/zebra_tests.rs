//! Answers as Zebra's manual has them, and as no printer would.

use super::*;

const READY: &str = "\u{2}030,0,0,1245,000,0,0,0,000,0,0,0\u{3}\r\n\
    \u{2}001,0,0,0,1,2,6,0,00000000,1,000\u{3}\r\n\u{2}1234,0\u{3}\r\n";

/// The usual answer with one value changed: line, place, value.
fn with(line: usize, place: usize, value: &str) -> String {
    let mut lines: Vec<String> = READY.lines().map(str::to_owned).collect();
    let bare = lines[line].trim_matches(['\u{2}', '\u{3}']).to_owned();
    let mut values: Vec<&str> = bare.split(',').collect();
    values[place] = value;
    lines[line] = format!("\u{2}{}\u{3}", values.join(","));
    lines.join("\r\n")
}

#[test]
fn every_state_of_a_label_printer_is_told() {
    let check = |answer: &str, expected: Condition| {
        assert!(is_status(answer.as_bytes()), "{answer}");
        let told = status(answer.as_bytes()).unwrap();
        assert_eq!(told.condition(), expected, "{answer}");
    };
    check(READY, Condition::Ready);
    check(&with(0, 1, "1"), Condition::PaperOut);
    check(&with(0, 2, "1"), Condition::Paused);
    check(&with(0, 4, "003"), Condition::Busy);
    check(&with(0, 7, "1"), Condition::Busy);
    check(&with(0, 9, "1"), Condition::Other(Vec::new()));
    check(&with(0, 10, "1"), Condition::Other(Vec::new()));
    check(&with(0, 11, "1"), Condition::Other(Vec::new()));
    check(&with(1, 2, "1"), Condition::Open);
    check(&with(1, 3, "1"), Condition::SupplyOut);
    check(&with(1, 8, "00000002"), Condition::Busy);
    let full = status(with(0, 5, "1").as_bytes()).unwrap();
    assert!(full.is_full);
}

#[test]
fn an_answer_is_whole_only_with_its_last_line() {
    for cut in 0..READY.len() - 2 {
        let whole = is_status(&READY.as_bytes()[..cut]);
        assert!(!whole, "{cut}");
    }
}

#[test]
fn what_is_no_answer_is_not_guessed_at() {
    for told in [
        "",
        "HTTP/1.1 400 Bad Request\r\n",
        "\u{2}\u{3}\u{2}\u{3}\u{2}\u{3}",
        "\u{2}030,0,0\u{3}\u{2}001,0\u{3}\u{2}1,0\u{3}",
        "\u{2}a,b,c\u{3}\u{2}001,0\u{3}\u{2}1,0\u{3}",
        "\u{3}\u{2}\u{3}",
    ] {
        assert_eq!(status(told.as_bytes()), None, "{told:?}");
    }
}

#[test]
fn a_printers_dots_are_read_from_its_name() {
    let check = |told: &str, model: &str, dpi: Option<u32>| {
        let expected = Identity {
            model: model.to_owned(),
            dpi,
        };
        assert_eq!(identity(told.as_bytes()), Some(expected), "{told}");
    };
    let zd = "ZTC ZD420-203dpi ZPL";
    check(
        &format!("\u{2}{zd},V84.20.18Z,8,8176KB\u{3}\r\n"),
        zd,
        Some(203),
    );
    check("\u{2}Z300,V1,12,1KB\u{3}", "Z300", Some(300));
    check("\u{2}Clone\u{3}", "Clone", None);
    assert_eq!(identity(b"\x02\x03"), None);
    assert_eq!(identity(b"no"), None);
}

#[test]
fn what_a_driver_sets_up_or_stores_first_is_no_label_that_waits() {
    let check = |zpl: &str, labels: u32| assert_eq!(labels_in(zpl.as_bytes()), labels, "{zpl}");
    check("^XA^PW812^LL1218^MMT^XZ\n^XA^FO8,8^FD1^FS^XZ", 1);
    check("^XA^MNY^XZ", 0);
    check(
        "^XA^DFR:FORM.ZPL^FO8,8^FN1^FS^FD1^FS^XZ^XA^XFR:FORM.ZPL^FN1^FD7^FS^XZ",
        1,
    );
    check("^XA^XGR:LOGO.GRF,1,1^FS^XZ", 1);
    check("^XA^FO0,0^GFA,1,1,1,00^FS^XZ^XA^FD2^FS^XZ", 2);
    check("no label at all", 0);
    // Cut short, as nobody can count it otherwise.
    check("^XA^FD1^FS", 1);
}
