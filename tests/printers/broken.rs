//! What no well-behaved printer does: break off, lie, say nothing, be something else.

use std::time::Duration;

use station::print::{Condition, Limits, PrintTrouble, Printer, PrinterAt, Sent};

use super::{LIMITS, at_within, sheet};
use crate::oms_client::canned::{Canned, Reply};

fn told(status: &str, kind: &str, body: &[u8]) -> Reply {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n"
    );
    Reply::Bytes([head.as_bytes(), body].concat())
}

fn printer(server: &Canned, limits: Limits) -> PrinterAt {
    at_within(server.port(), "/ipp/print", limits)
}

/// How it is, it does not say; then comes the answer to the sheet.
fn answering(reply: Reply) -> Canned {
    Canned::new(vec![told("500 Error", "text/html", b""), reply])
}

async fn sent(reply: Reply) -> Sent {
    let server = answering(reply);
    printer(&server, LIMITS).send(&sheet("1")).await
}

fn unknown(trouble: PrintTrouble) -> Sent {
    Sent::Unknown { trouble, job: None }
}

#[tokio::test]
async fn only_a_clear_no_means_that_nothing_was_printed() {
    for (status, expected) in [
        ("301 Moved", Sent::Refused(PrintTrouble::NotAPrinter)),
        ("401 Unauthorized", Sent::Refused(PrintTrouble::NotAllowed)),
        ("403 Forbidden", Sent::Refused(PrintTrouble::NotAllowed)),
        ("404 Not Found", Sent::Refused(PrintTrouble::NoSuchPrinter)),
        ("413 Too Large", Sent::Refused(PrintTrouble::TooLarge)),
        ("426 Upgrade", Sent::Refused(PrintTrouble::NotSecure)),
        ("503 Unavailable", Sent::Refused(PrintTrouble::Busy)),
        ("500 Error", unknown(PrintTrouble::PrinterFault)),
        ("502 Bad Gateway", unknown(PrintTrouble::PrinterFault)),
    ] {
        let told = sent(told(status, "text/html", b"<html>")).await;
        assert_eq!(told, expected, "{status}");
    }
}

#[tokio::test]
async fn a_page_of_somebody_elses_is_no_printer() {
    let page = sent(told("200 OK", "text/html", b"<html>Sign in</html>")).await;
    assert_eq!(page, Sent::Refused(PrintTrouble::NotAPrinter));
    let server = Canned::new(vec![told("200 OK", "text/html", b"")]);
    let condition = printer(&server, LIMITS).condition().await;
    let stranger = Condition::Unreachable(PrintTrouble::NotAPrinter);
    assert_eq!(condition, stranger);
}

#[tokio::test]
async fn a_torn_answer_leaves_the_sheet_uncertain() {
    let torn = sent(told("200 OK", "application/ipp", b"\x01\x01\x00\x00")).await;
    assert_eq!(torn, unknown(PrintTrouble::Cut));
    assert_eq!(
        sent(Reply::CloseAfterReading).await,
        unknown(PrintTrouble::Cut)
    );
    // A yes that names no job.
    let nameless = sent(told(
        "200 OK",
        "application/ipp",
        b"\x01\x01\0\0\0\0\0\x01\x03",
    ))
    .await;
    assert_eq!(nameless, unknown(PrintTrouble::CannotSay));
}

#[tokio::test]
async fn an_answer_without_end_is_given_up() {
    let server = answering(told("200 OK", "application/ipp", &[0x41; 4096]));
    let limits = Limits {
        answer_bytes_max: 1024,
        ..LIMITS
    };
    let told = printer(&server, limits).send(&sheet("1")).await;
    assert_eq!(told, unknown(PrintTrouble::NotAPrinter));
}

#[tokio::test]
async fn a_printer_that_takes_the_sheet_and_says_nothing_leaves_it_uncertain() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let limits = Limits {
        ask: Duration::from_millis(50),
        send: Duration::from_millis(50),
        ..LIMITS
    };
    let printer = at_within(port, "/ipp/print", limits);
    let told = printer.send(&sheet("1")).await;
    assert_eq!(told, unknown(PrintTrouble::NoAnswer));
    let silent = Condition::Unreachable(PrintTrouble::NoAnswer);
    assert_eq!(printer.condition().await, silent);
}

#[tokio::test]
async fn a_name_that_nothing_has_is_told_apart_from_a_printer_that_is_off() {
    let address = station::print::IppAddress::parse("ipp://no-such-printer.invalid/").unwrap();
    let place = station::print::Place::Ipp { address };
    let printer = station::print::open(&place, LIMITS);
    let told = printer.send(&sheet("1")).await;
    assert_eq!(told, Sent::Refused(PrintTrouble::NoSuchHost));
}
