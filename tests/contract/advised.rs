//! What the doctor advises where an OMS has not enough to look at, or says no to a part of it.

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener};

use oms_sim::{LabelFormat, Labels, Options, Strict};
use station::doctor::{Advice, Check, Diagnosis, Verdict};

use super::examined::{bare, examined, examined_as, finding, sim};

pub(super) const NOTHING: &str = r#"{"count":0,"next":null,"results":[]}"#;

/// A part of an address, and what is answered where it is asked for.
pub(super) type Rows = Vec<(&'static str, &'static str, String)>;

/// Everything else brings an empty list.
fn answering(rows: Rows) -> String {
    answering_until(usize::MAX, rows)
}

/// What is asked after so many requests is too much for it.
fn answering_until(most: usize, rows: Rows) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for (before, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let mut asked = String::new();
            BufReader::new(&stream).read_line(&mut asked).unwrap();
            let row = rows.iter().find(|(place, _, _)| asked.contains(place));
            let (status, body) = match row {
                _ if before >= most => ("429 Slow", NOTHING),
                Some((_, status, body)) => (*status, body.as_str()),
                None => ("200 OK", NOTHING),
            };
            let head = "content-type: application/json\r\nconnection: close";
            let length = body.len();
            let answer = format!("HTTP/1.1 {status}\r\n{head}\r\ncontent-length: {length}\r\n\r\n");
            let _ = stream.write_all((answer + body).as_bytes());
            let _ = stream.shutdown(Shutdown::Write);
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        }
    });
    url
}

pub(super) fn told(rows: Rows) -> Diagnosis {
    examined_as(&bare(&answering(rows), "369"), "t0ken")
}

#[track_caller]
fn is_told(diagnosis: &Diagnosis, check: Check, expected: (Verdict, Advice)) {
    let found = finding(diagnosis, check);
    let (verdict, advice) = expected;
    assert_eq!(
        (found.verdict, found.advice),
        (verdict, Some(advice)),
        "{found:?}"
    );
}

#[test]
fn an_oms_with_nothing_in_it_is_to_be_looked_at_again() {
    let diagnosis = told(Vec::new());
    for check in [
        Check::Links,
        Check::PageSize,
        Check::OtherStores,
        Check::StateFilter,
        Check::LogOfOne,
        Check::Number,
        Check::States,
        Check::Label,
    ] {
        is_told(&diagnosis, check, (Verdict::Unseen, Advice::LookAgain));
    }
}

#[test]
fn links_to_another_host_are_asked_here_or_the_address_is_wrong() {
    let page = r#"{"count":2,"next":"http://oms.elsewhere.invalid/api/v1/oms/packages/?page=2",
        "results":[{"id":1,"number":"1","state":{"enum_value":"100"}}]}"#;
    let first = || ("page=2", "200 OK", NOTHING.to_owned());
    let list = || ("/packages/?", "200 OK", page.to_owned());
    let asked_here = told(vec![first(), list()]);
    is_told(
        &asked_here,
        Check::Links,
        (Verdict::Note, Advice::KeepSetting),
    );
    assert!(asked_here.config.oms.rebase_next);
    let refused = ("page=2", "400 No", NOTHING.to_owned());
    let nowhere = told(vec![refused, list()]);
    is_told(&nowhere, Check::Links, (Verdict::Bad, Advice::CheckAddress));
}

#[test]
fn a_list_that_refuses_whatever_it_is_asked_for_wants_its_filters_named() {
    let refusal = r#"{"error":{"code":"x","message":"no"}}"#;
    let diagnosis = told(vec![("/packages/", "400 No", refusal.to_owned())]);
    is_told(
        &diagnosis,
        Check::Asked,
        (Verdict::Bad, Advice::AskForFilters),
    );
}

#[test]
fn lists_that_cannot_be_had_are_to_be_asked_for() {
    let denial = ("denial", "403 No", NOTHING.to_owned());
    let cargo = ("cargo-company", "403 No", NOTHING.to_owned());
    let diagnosis = told(vec![denial, cargo]);
    for check in [Check::Reasons, Check::Carriers] {
        is_told(&diagnosis, check, (Verdict::Note, Advice::AskForList));
    }
}

#[test]
fn one_time_codes_that_are_on_want_the_customer() {
    let on = r#"{"count":1,"next":null,
        "results":[{"id":1,"key":"IS_OTP_ENABLED","json_value":"true"}]}"#;
    let diagnosis = told(vec![("application_settings", "200 OK", on.to_owned())]);
    is_told(&diagnosis, Check::Otp, (Verdict::Note, Advice::AskCustomer));
}

#[test]
fn a_field_that_could_not_be_read_is_to_be_told_to_us() {
    let page = r#"{"count":1,"next":null,"results":[{"id":1,"number":[1]}]}"#;
    let diagnosis = told(vec![("/packages/?", "200 OK", page.to_owned())]);
    is_told(&diagnosis, Check::Fields, (Verdict::Note, Advice::TellUs));
}

#[test]
fn commands_that_are_not_told_or_not_known_are_to_be_named() {
    let absent = Strict::default().with("commands", "absent").unwrap();
    let diagnosis = examined(&sim(absent));
    is_told(
        &diagnosis,
        Check::Commands,
        (Verdict::Note, Advice::NameCommands),
    );
    let branded = Strict::default().with("slugs", "branded").unwrap();
    let nameless = branded.with("command_code", "absent").unwrap();
    let diagnosis = examined(&sim(nameless));
    let unknown = (Verdict::Note, Advice::NameCommands);
    is_told(&diagnosis, Check::UnknownCommands, unknown);
    let detail = &finding(&diagnosis, Check::UnknownCommands).detail;
    assert!(detail.contains("paketle"), "{detail}");
}

#[test]
fn a_label_that_no_printer_takes_is_to_be_looked_at() {
    for (label_format, verdict) in [
        (LabelFormat::Html, Verdict::Bad),
        (LabelFormat::Pdf, Verdict::Good),
    ] {
        let sim = oms_sim::start(Options {
            awb_delay_ms: 0,
            labels: Labels::Url,
            label_format,
            ..Options::default()
        })
        .unwrap();
        let found = examined(&sim);
        let label = finding(&found, Check::Label);
        assert_eq!(label.verdict, verdict, "{label:?}");
        let advice = (verdict == Verdict::Bad).then_some(Advice::CheckLabel);
        assert_eq!(label.advice, advice);
    }
}

/// It has a hundred requests by then. Whatever it does not answer is told as that, and each thing
/// that is looked at is told of.
#[test]
fn an_oms_that_has_enough_of_questions_is_to_be_looked_at_later_and_nothing_is_left_out() {
    let page = r#"{"count":1,"next":null,"results":[{"id":1,"number":"1",
        "state":{"enum_value":"400"},"shipping_label_file":"/l/1.pdf"}]}"#;
    let rows = || vec![("/packages/?", "200 OK", page.to_owned())];
    let whole = examined_as(&bare(&answering(rows()), "369"), "t0ken");
    let checks = |it: &Diagnosis| it.findings.iter().map(|it| it.check).collect::<Vec<_>>();
    let wanted = checks(&whole);
    assert!(!wanted.contains(&Check::List), "{wanted:?}");
    for most in 1..60 {
        let diagnosis = examined_as(&bare(&answering_until(most, rows()), "369"), "t0ken");
        let told = checks(&diagnosis);
        // The commands are not written down either, where none was told.
        let rests_on_commands = [Check::UnknownCommands, Check::UnusedCommands, Check::Bodies];
        for check in wanted.iter().filter(|it| !rests_on_commands.contains(it)) {
            assert!(told.contains(check), "{most}: {check:?}, {told:?}");
        }
        let wrong = diagnosis
            .findings
            .iter()
            .filter(|it| it.verdict == Verdict::Bad || it.advice == Some(Advice::AskForList));
        let wrong: Vec<_> = wrong.collect();
        let of_whole: Vec<_> = whole.findings.iter().collect();
        let new = wrong.into_iter().filter(|it| !of_whole.contains(it));
        assert_eq!(
            new.collect::<Vec<_>>(),
            Vec::<&station::doctor::Finding>::new(),
            "{most}"
        );
        assert_eq!(diagnosis.config.oms.names, whole.config.oms.names, "{most}");
    }
}
