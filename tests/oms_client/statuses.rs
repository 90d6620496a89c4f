//! Every answer that a server may give to a command, on a real socket, and what the station calls
//! it: never more than the answer proves, and the same for all bodies of its kind.

use packing::command::Body;
use packing::delivery::Answer;
use station::oms::{HttpOms, Line, Oms, Order, Sent};

use super::canned::{Canned, Reply, order, run};
use super::{JSON, settings};

const SAYS_NO: &str = "{\"error\": {\"code\": \"x\", \"message\": \"no\"}}";
const PAGE: &str = "<html>Sign in</html>";
const HTML: &str = "text/html";

/// Status and headers, content type, body; then what we may conclude, of the command and the line.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    (char, Line, &'static str),
);

const UP: Line = Line::Up;
const SLOW_5: Line = Line::SlowDown { for_ms: 5_000 };
const SLOW_30: Line = Line::SlowDown { for_ms: 30_000 };

/// `a` accepted, `n` not taken, `r` refused, `u` unclear.
const CASES: [Case; 37] = [
    ("204 No Content", JSON, "", ('a', UP, "204")),
    ("204 No Content", HTML, PAGE, ('a', UP, "204")),
    ("200 OK", JSON, "{\"ok\": true}", ('u', UP, "2xx")),
    ("200 OK", HTML, "", ('u', UP, "2xx")),
    ("200 OK", HTML, PAGE, ('u', Line::Portal, "2xx-not-the-oms")),
    (
        "200 OK",
        JSON,
        "{\"ok\":",
        ('u', Line::Portal, "2xx-not-the-oms"),
    ),
    ("202 Accepted", JSON, "{}", ('u', UP, "2xx")),
    (
        "302 Found\r\nLocation: /login",
        HTML,
        "",
        ('u', Line::Portal, "redirect"),
    ),
    (
        "304 Not Modified",
        JSON,
        "",
        ('u', Line::Portal, "redirect"),
    ),
    ("400 Bad Request", JSON, SAYS_NO, ('r', UP, "400")),
    (
        "400 Bad Request",
        HTML,
        PAGE,
        ('u', Line::Portal, "4xx-not-the-oms"),
    ),
    (
        "401 Unauthorized",
        JSON,
        SAYS_NO,
        ('n', Line::SignedOut, "401"),
    ),
    (
        "401 Unauthorized",
        HTML,
        PAGE,
        ('n', Line::Portal, "4xx-not-the-oms"),
    ),
    (
        "403 Forbidden",
        JSON,
        SAYS_NO,
        ('r', Line::Forbidden, "403"),
    ),
    (
        "403 Forbidden",
        HTML,
        PAGE,
        ('n', Line::Portal, "4xx-not-the-oms"),
    ),
    ("404 Not Found", JSON, SAYS_NO, ('r', UP, "404")),
    (
        "404 Not Found",
        HTML,
        PAGE,
        ('n', Line::Portal, "4xx-not-the-oms"),
    ),
    ("405 No", JSON, SAYS_NO, ('r', UP, "405")),
    ("406 Not Acceptable", JSON, SAYS_NO, ('r', UP, "406")),
    (
        "406 Not Acceptable",
        HTML,
        PAGE,
        ('u', Line::Portal, "4xx-not-the-oms"),
    ),
    (
        "407 Proxy",
        HTML,
        PAGE,
        ('n', Line::Portal, "4xx-not-the-oms"),
    ),
    ("408 Request Timeout", HTML, PAGE, ('u', UP, "408")),
    ("409 Conflict", JSON, SAYS_NO, ('u', UP, "4xx-busy")),
    ("423 Locked", JSON, SAYS_NO, ('u', UP, "4xx-busy")),
    ("413 Too Large", HTML, PAGE, ('r', UP, "4xx-unfit")),
    ("415 Unsupported", JSON, SAYS_NO, ('r', UP, "4xx-unfit")),
    ("422 Unprocessable", JSON, SAYS_NO, ('r', UP, "4xx-unfit")),
    ("418 Teapot", JSON, SAYS_NO, ('u', UP, "4xx")),
    ("429 Too Many", JSON, SAYS_NO, ('n', SLOW_5, "429")),
    (
        "429 Too Many\r\nRetry-After: 30",
        HTML,
        PAGE,
        ('n', SLOW_30, "429"),
    ),
    (
        "451 Not Here",
        HTML,
        PAGE,
        ('n', Line::Portal, "4xx-not-the-oms"),
    ),
    ("500 Error", JSON, SAYS_NO, ('u', UP, "500")),
    ("502 Bad Gateway", HTML, PAGE, ('u', Line::Down, "5xx")),
    (
        "503 Later\r\nRetry-After: 30",
        HTML,
        PAGE,
        ('u', SLOW_30, "503-later"),
    ),
    ("504 Gateway Timeout", HTML, PAGE, ('u', Line::Down, "5xx")),
    (
        "524 A Timeout Occurred",
        HTML,
        PAGE,
        ('u', Line::Down, "5xx"),
    ),
    (
        "700 What",
        JSON,
        SAYS_NO,
        ('u', Line::Portal, "no-http-status"),
    ),
];

fn sent_to(head: &str, content_type: &str, body: &str, order: Order) -> Sent {
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {head}\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    );
    let oms = Canned::new(vec![Reply::Bytes(text.into_bytes())]);
    let sent = run(HttpOms::new(settings(&oms.url())).unwrap().send(order));
    assert_eq!(oms.asked().len(), 1, "one request, one answer: {head}");
    sent
}

fn told(sent: &Sent) -> (char, Line, &'static str) {
    let letter = match &sent.answer {
        Answer::Accepted => 'a',
        Answer::NeverSent => 's',
        Answer::NotTaken => 'n',
        Answer::Refused(_) => 'r',
        Answer::Unclear => 'u',
    };
    (letter, sent.line, sent.outcome)
}

/// The outcomes that are met here.
pub(super) fn outcomes() -> Vec<&'static str> {
    let named = NAMES_OURS.map(|(_, (_, _, name))| name);
    let all = CASES.map(|(_, _, _, (_, _, name))| name);
    all.into_iter().chain(named).collect()
}

#[test]
fn every_answer_to_a_command_has_a_name_and_means_no_more_than_it_proves() {
    for (head, content_type, body, expected) in CASES {
        let sent = sent_to(head, content_type, body, order());
        assert_eq!(told(&sent), expected, "{head} {content_type} {body}");
        if let Answer::Refused(words) = sent.answer
            && content_type == JSON
        {
            assert_eq!(words, "no", "{head}");
        }
    }
}

/// A refusal without a word may be the OMS's; that something is not there, any gateway says.
#[test]
fn a_refusal_with_nothing_in_it_is_the_omss_where_nothing_else_says_it() {
    let foreign = ('n', Line::Portal, "4xx-not-the-oms");
    for (head, expected) in [
        ("400 Bad Request", ('r', UP, "400")),
        ("401 Unauthorized", ('n', Line::SignedOut, "401")),
        ("403 Forbidden", foreign),
        ("404 Not Found", foreign),
        ("406 Not Acceptable", ('r', UP, "406")),
    ] {
        let sent = sent_to(head, HTML, "", order());
        assert_eq!(told(&sent), expected, "{head}");
    }
}

/// What that command may be answered with.
const NAMES_OURS: [(&str, (char, Line, &str)); 4] = [
    (
        "{\"id\": 73, \"number\": \"1\"}",
        ('a', UP, "2xx-with-the-package"),
    ),
    ("{\"package_id\": 73}", ('a', UP, "2xx-with-the-package")),
    ("{\"id\": 74}", ('u', UP, "2xx")),
    ("{}", ('u', UP, "2xx")),
];

#[test]
fn the_one_command_that_answers_with_the_package_is_done_if_it_names_ours() {
    let prepare = || Order {
        body: Body::Prepare,
        ..order()
    };
    for (body, expected) in NAMES_OURS {
        for status in ["200 OK", "201 Created"] {
            let sent = sent_to(status, JSON, body, prepare());
            assert_eq!(told(&sent), expected, "{status} {body}");
        }
    }
}
