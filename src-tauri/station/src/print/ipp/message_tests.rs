//! Messages byte by byte, and bytes that no printer should send.

use super::*;

/// An answer as a printer writes it.
fn answer(status: u16, body: &[&[u8]]) -> Vec<u8> {
    let mut bytes = vec![2, 0];
    bytes.extend(status.to_be_bytes());
    bytes.extend([0, 0, 0, 1]);
    bytes.extend(body.concat());
    bytes
}

fn value(tag: u8, name: &str, value: &[u8]) -> Vec<u8> {
    let mut request = Request(Vec::new());
    request.value(tag, name, value);
    request.0
}

#[test]
fn a_request_is_written_as_the_standard_shows() {
    let request = Request::new(Operation::PrintJob).printer("ipp://p/");
    let bytes = request.job().keywords("k", &["a", "bc"]).with(b"%PDF");
    let expected = [
        b"\x01\x01\x00\x02\x00\x00\x00\x01\x01".as_slice(),
        b"\x47\x00\x12attributes-charset\x00\x05utf-8",
        b"\x48\x00\x1battributes-natural-language\x00\x02en",
        b"\x45\x00\x0bprinter-uri\x00\x08ipp://p/",
        b"\x02\x44\x00\x01k\x00\x01a\x44\x00\x00\x00\x02bc",
        b"\x03%PDF",
    ];
    assert_eq!(bytes, expected.concat());
}

#[test]
fn what_is_written_is_read_back() {
    let margins = [Member::Whole("x", 10160), Member::Whole("y", 15240)];
    let members = [Member::Inside("size", &margins), Member::Whole("left", 0)];
    let request = Request::new(Operation::PrintJob).job();
    let request = request.whole("n", -7).name("j", "Şükrü");
    let bytes = request.collection("col", &members).with(b"");
    let read = Answer::parse(&bytes).unwrap();
    let job = read.groups(JOB).next().unwrap();
    assert_eq!(job.whole("n"), Some(-7));
    assert_eq!(job.text("j"), Some("Şükrü"));
    let col = job.inside("col").unwrap();
    assert_eq!(col.inside("size").unwrap().whole("y"), Some(15240));
    assert_eq!(col.whole("left"), Some(0));
    assert_eq!(job.text("unsaid"), None);
}

#[test]
fn several_values_and_several_groups_stay_apart() {
    let bytes = answer(
        0x0001,
        &[
            &[JOB],
            &value(KEYWORD, "reasons", b"a"),
            &value(KEYWORD, "", b"b"),
            &[JOB],
            &value(TEXT_WITH_LANGUAGE, "text", b"\x00\x02en\x00\x03abc"),
            &value(RESOLUTION, "dpi", &[0, 0, 0, 203, 0, 0, 0, 203, 3]),
            &value(0x33, "copies", &[0, 0, 0, 1, 0, 0, 0, 9]),
            &value(0x13, "nothing", b""),
            &[END],
            b"what follows is a document",
        ],
    );
    let read = Answer::parse(&bytes).unwrap();
    assert_eq!(read.status, 1);
    let jobs: Vec<&Attributes> = read.groups(JOB).collect();
    assert_eq!(jobs[0].texts("reasons").collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(jobs[1].text("text"), Some("abc"));
    assert_eq!(jobs[1].first("dpi"), Some(&Value::Resolution(203, true)));
    assert_eq!(jobs[1].first("copies"), Some(&Value::Other));
    assert_eq!(jobs[1].first("nothing"), Some(&Value::Other));
    assert_eq!(read.groups(PRINTER).count(), 0);
}

#[test]
fn a_member_with_several_values_does_not_shift_the_ones_behind_it() {
    let bytes = answer(
        0,
        &[
            &[PRINTER],
            &value(BEGIN, "col", b""),
            &value(MEMBER, "", b"many"),
            &value(WHOLE, "", &[0, 0, 0, 1]),
            &value(WHOLE, "", &[0, 0, 0, 2]),
            &value(MEMBER, "", b"last"),
            &value(WHOLE, "", &[0, 0, 0, 3]),
            &value(FINISH, "", b""),
            &[END],
        ],
    );
    let read = Answer::parse(&bytes).unwrap();
    let col = read.groups(PRINTER).next().unwrap().inside("col").unwrap();
    assert_eq!(col.all("many"), [Value::Whole(1), Value::Whole(2)]);
    assert_eq!(col.whole("last"), Some(3));
}

#[test]
fn a_word_in_another_charset_does_not_cost_the_answer() {
    let text = value(TEXT, "where", b"Lager S\xfcd");
    let bytes = answer(0, &[&[PRINTER], &text, &[END]]);
    let read = Answer::parse(&bytes).unwrap();
    let printer = read.groups(PRINTER).next().unwrap();
    assert_eq!(printer.text("where"), Some("Lager S\u{fffd}d"));
}

#[test]
fn bytes_that_are_no_message_are_not_read() {
    let nested: Vec<u8> = value(BEGIN, "c", b"").repeat(100_000);
    let members = [value(MEMBER, "", b"m"), value(BEGIN, "", b"")].concat();
    let deep = [
        vec![PRINTER],
        value(BEGIN, "c", b""),
        members.repeat(100_000),
    ];
    for bytes in [
        b"".to_vec(),
        b"<html>".to_vec(),
        answer(0, &[]),
        answer(0, &[&[PRINTER]]),
        answer(0, &[&value(WHOLE, "before any group", &[0, 0, 0, 0])]),
        answer(0, &[&[PRINTER], &value(WHOLE, "", &[0; 4]), &[END]]),
        answer(0, &[&[PRINTER], &value(WHOLE, "n", &[0; 3]), &[END]]),
        answer(0, &[&[PRINTER], &value(0x35, "t", b"\xff\xffen"), &[END]]),
        answer(0, &[&[PRINTER, TEXT, 0xff, 0xff, b'a']]),
        answer(0, &[&[PRINTER], &nested]),
        answer(0, &[&deep.concat()]),
    ] {
        assert_eq!(
            Answer::parse(&bytes),
            None,
            "{:?}",
            &bytes[..bytes.len().min(40)]
        );
    }
}

#[test]
fn no_bytes_make_the_reader_give_up_by_panicking() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let _ = Answer::parse(bytes);
        let _ = Answer::parse(&answer(0, &[&[PRINTER], bytes]));
    });
}
