//! The client against servers that misbehave, and against the simulated OMS.

#[path = "oms_client/canned.rs"]
pub(crate) mod canned;
#[path = "oms_client/connections.rs"]
mod connections;
#[path = "oms_client/faults.rs"]
mod faults;
#[path = "oms_client/labels.rs"]
mod labels;
#[path = "oms_client/lists.rs"]
mod lists;
#[path = "oms_client/sign_in.rs"]
mod sign_in;
#[path = "oms_client/simulated.rs"]
mod simulated;
#[path = "oms_client/statuses.rs"]
mod statuses;
#[path = "oms_client/tls.rs"]
pub(crate) mod tls;

use std::collections::BTreeSet;

use canned::{Canned, Reply, answer, order, run};
use packing::delivery::Answer;
use packing::id::{LogId, PackageId};
use packing::time::At;
use station::oms::{
    BaseUrl, HttpOms, HttpSettings, Line, LogAsk, OUTCOMES, Oms, PageAsk, ReadTrouble, Sent,
};
use station::secret::Token;

const TOKEN: &str = "s3cret-t0ken";
const JSON: &str = "application/json";

fn settings(url: &str) -> HttpSettings {
    HttpSettings::new(
        BaseUrl::parse(url).unwrap(),
        Token::new(TOKEN).unwrap(),
        "369",
    )
}

fn client(url: &str) -> HttpOms {
    HttpOms::new(settings(url)).unwrap()
}

fn sent_to(oms: &Canned) -> Sent {
    let client = client(&oms.url());
    run(client.send(order()))
}

fn page_of(oms: &Canned, ask: PageAsk) -> Result<station::oms::Page, ReadTrouble> {
    let client = client(&oms.url());
    run(client.page(ask))
}

/// Where nobody listens: the port was free a moment ago.
fn nobody() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[test]
fn a_command_is_one_signed_request_that_names_itself() {
    let oms = Canned::answering(&[("204 No Content", JSON, "")]);
    assert_eq!(sent_to(&oms).answer, Answer::Accepted);
    let asked = oms.asked();
    assert_eq!(asked.len(), 1);
    let (head, body) = asked[0].split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("POST /api/v1/oms/packages/73/command/ HTTP/1.1\r\n"),
        "{head}"
    );
    for header in [
        "authorization: Token s3cret-t0ken",
        "accept: application/json",
        "content-type: application/json",
        "x-command-id: 9f3a-12",
        "idempotency-key: 9f3a-12",
    ] {
        assert!(
            head.lines().any(|line| line == header),
            "{header} in {head}"
        );
    }
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    let expected = serde_json::json!({
        "slug": "COMPLETE_PACKAGING", "input_parameters": {"package": 73},
    });
    assert_eq!(body, expected);
}

#[test]
fn a_command_that_could_not_leave_is_known_not_to_have_left() {
    let refused = run(client(&nobody()).send(order()));
    assert_eq!(
        (refused.answer, refused.line),
        (Answer::NeverSent, Line::Down)
    );
    // The handshake fails before any request.
    let plain = Canned::new(vec![Reply::CloseBeforeReading]);
    let secure = plain.url().replace("http:", "https:");
    let failed = run(client(&secure).send(order()));
    assert_eq!(failed.answer, Answer::NeverSent);
}

#[test]
fn a_command_whose_answer_was_lost_is_in_doubt() {
    let half = |head: &str| Reply::Bytes(format!("HTTP/1.1 {head}\r\n").into_bytes());
    let cases = [
        ("closed before it was read", Reply::CloseBeforeReading),
        ("closed after it was read", Reply::CloseAfterReading),
        ("half an answer's head", half("204 No Content")),
        ("no HTTP", Reply::Bytes(b"hello\r\n\r\n".to_vec())),
        (
            "a refusal cut short",
            half("400 Bad Request\r\nContent-Length: 99\r\n\r\n{"),
        ),
        (
            "a page of a portal",
            answer("200 OK", "text/html", "<html>Sign in</html>"),
        ),
        (
            "a yes that is not documented",
            answer("200 OK", JSON, "{\"id\": 73}"),
        ),
        (
            "an OMS in trouble",
            answer("500 Internal Server Error", "text/html", "<h1>"),
        ),
        (
            "a proxy in trouble",
            answer("502 Bad Gateway", "text/html", "<h1>"),
        ),
        (
            "five million bytes",
            answer("400 Bad Request", JSON, &"[".repeat(5 << 20)),
        ),
    ];
    for (what, reply) in cases {
        assert_eq!(
            sent_to(&Canned::new(vec![reply])).answer,
            Answer::Unclear,
            "{what}"
        );
    }
}

#[test]
fn r7_a_redirect_is_never_followed_and_nothing_is_sent_twice() {
    let elsewhere = Canned::answering(&[("204 No Content", JSON, "")]);
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary",
        "308 Permanent",
    ] {
        let head = format!("HTTP/1.1 {status}\r\nLocation: {}\r\n", elsewhere.url());
        let reply = || Reply::Bytes(format!("{head}Content-Length: 0\r\n\r\n").into_bytes());
        let oms = Canned::new(vec![reply(), reply()]);
        let sent = sent_to(&oms);
        assert_eq!(
            (sent.answer, sent.line),
            (Answer::Unclear, Line::Portal),
            "{status}"
        );
        let read = page_of(&oms, PageAsk::ChangedSince(None));
        assert_eq!(read, Err(ReadTrouble::NotTheOms), "{status}");
        assert_eq!(oms.asked().len(), 2, "{status}");
    }
    assert_eq!(elsewhere.asked(), Vec::<String>::new());
}

#[test]
fn r7_a_lost_answer_is_not_asked_for_again_by_the_library() {
    let oms = Canned::new(vec![Reply::CloseAfterReading, Reply::CloseAfterReading]);
    assert_eq!(sent_to(&oms).answer, Answer::Unclear);
    assert_eq!(oms.asked().len(), 1);
}

#[test]
fn a_yes_with_a_broken_body_is_still_a_yes() {
    let bytes = b"HTTP/1.1 204 No Content\r\nContent-Length: 99\r\n\r\nhal".to_vec();
    assert_eq!(
        sent_to(&Canned::new(vec![Reply::Bytes(bytes)])).answer,
        Answer::Accepted
    );
}

#[test]
fn a_refusal_that_quotes_our_token_is_kept_without_it() {
    let body = format!("{{\"error\": \"bad header Token {TOKEN}\"}}");
    let sent = sent_to(&Canned::answering(&[("406 Not Acceptable", JSON, &body)]));
    assert_eq!(sent.answer, Answer::Refused("bad header Token ***".into()));
}

#[test]
fn a_list_is_asked_for_with_the_configured_names() {
    let empty = "{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}";
    let oms = Canned::answering(&[("200 OK", JSON, empty), ("200 OK", JSON, empty)]);
    page_of(&oms, PageAsk::ChangedSince(Some(At(0)))).unwrap();
    page_of(&oms, PageAsk::ChangedSince(None)).unwrap();
    let lines: Vec<_> = oms
        .asked()
        .iter()
        .map(|it| it.lines().next().unwrap().to_owned())
        .collect();
    assert_eq!(
        lines[0],
        "GET /api/v1/oms/packages/?stock_location__erp_code=369\
         &modified_date__gte=1970-01-01T00%3A00%3A00.000Z&page_size=100&sort=id HTTP/1.1"
    );
    assert!(
        lines[1].contains("&state__enum_value__in=100%2C1100%2C150%2C200%2C"),
        "{}",
        lines[1]
    );
}

#[test]
fn another_stores_packages_are_counted_and_not_shown() {
    let oms = Canned::json(
        "{\"next\": null, \"results\": [
            {\"id\": 1, \"stock_location\": {\"erp_code\": \"369\"}},
            {\"id\": 2, \"stock_location\": {\"erp_code\": \"370\"}},
            {\"id\": 3, \"stock_location_erp_code\": \"371\"},
            {\"id\": 4},
            {\"number\": \"no id\"}, 7
        ]}",
    );
    let page = page_of(&oms, PageAsk::ChangedSince(None)).unwrap();
    let ids: Vec<_> = page.packages.iter().map(|package| package.id.0).collect();
    // The fourth does not tell, where a list brings whatever there is.
    assert_eq!((ids, page.foreign, page.unreadable), (vec![1], 3, 2));
}

/// The list was asked for our store's. Whether that was heard, other stores' packages tell.
#[test]
fn a_package_whose_store_cannot_be_told_is_ours_only_while_no_others_come() {
    let strange = "{\"id\": 1, \"stock_location\": \"Kadıköy\"}";
    let ours = "{\"id\": 2, \"stock_location\": {\"erp_code\": \"369\"}}";
    let others = "{\"id\": 3, \"stock_location\": {\"erp_code\": \"370\"}}";
    let list = |entries: &[&str]| {
        let entries = entries.join(", ");
        format!("{{\"next\": null, \"results\": [{entries}]}}")
    };
    let pages = [
        list(&[strange, ours]),
        list(&[strange, ours, others]),
        list(&[strange, ours]),
    ];
    let answers: Vec<_> = pages
        .iter()
        .map(|body| ("200 OK", JSON, body.as_str()))
        .collect();
    let oms = Canned::answering(&answers);
    let client = client(&oms.url());
    let read = || {
        let page = run(client.page(PageAsk::ChangedSince(None))).unwrap();
        let ids: Vec<_> = page.packages.iter().map(|it| it.id.0).collect();
        (ids, page.foreign)
    };
    assert_eq!(read(), (vec![1, 2], 0), "as it was asked for");
    assert_eq!(read(), (vec![2], 2), "the filter is not honoured");
    assert_eq!(read(), (vec![2], 1), "and that is remembered");
    assert_eq!(
        client.lost_fields(),
        ["stock_location"],
        "and never silently"
    );
}

#[test]
fn what_is_not_the_omss_json_is_not_read() {
    let cases = [
        (
            "200 OK",
            "text/html",
            "<html>Sign in</html>",
            ReadTrouble::NotTheOms,
        ),
        (
            "200 OK",
            "text/plain",
            "{\"results\": []}",
            ReadTrouble::NotTheOms,
        ),
        ("200 OK", JSON, "<html>", ReadTrouble::Unreadable),
        ("200 OK", JSON, "{\"results\": 1}", ReadTrouble::Unreadable),
        (
            "400 Bad Request",
            JSON,
            "{\"sort\": [\"x\"]}",
            ReadTrouble::Refused,
        ),
        (
            "401 Unauthorized",
            JSON,
            "{\"detail\": \"x\"}",
            ReadTrouble::SignedOut,
        ),
        (
            "403 Forbidden",
            JSON,
            "{\"detail\": \"x\"}",
            ReadTrouble::Forbidden,
        ),
        (
            "403 Forbidden",
            "text/html",
            "<h1>WAF</h1>",
            ReadTrouble::NotTheOms,
        ),
        (
            "404 Not Found",
            JSON,
            "{\"detail\": \"x\"}",
            ReadTrouble::NotTheOms,
        ),
        (
            "502 Bad Gateway",
            "text/html",
            "<h1>",
            ReadTrouble::OmsTrouble,
        ),
    ];
    for (status, kind, body, trouble) in cases {
        let oms = Canned::answering(&[(status, kind, body)]);
        assert_eq!(
            page_of(&oms, PageAsk::ChangedSince(None)),
            Err(trouble),
            "{status} {kind}"
        );
    }
    let unreachable = run(client(&nobody()).page(PageAsk::ChangedSince(None)));
    assert_eq!(unreachable, Err(ReadTrouble::Unreachable));
}

#[test]
fn the_token_goes_to_nobody_that_a_link_names() {
    let stranger = Canned::json("{\"next\": null, \"results\": []}");
    let oms = Canned::json("{\"next\": null, \"results\": []}");
    let elsewhere = format!("{}/api/v1/oms/packages/?page=2", stranger.url());
    let link = || PageAsk::Next(elsewhere.clone());
    assert_eq!(page_of(&oms, link()), Err(ReadTrouble::NotTheOms));
    assert_eq!((stranger.asked().len(), oms.asked().len()), (0, 0));

    let mut settings = settings(&oms.url());
    settings.site.rebase_next = true;
    let moved = HttpOms::new(settings).unwrap();
    run(moved.page(link())).unwrap();
    assert_eq!(stranger.asked().len(), 0);
    assert!(oms.asked()[0].starts_with("GET /api/v1/oms/packages/?page=2 HTTP"));
}

#[test]
fn a_list_that_became_shorter_while_it_was_read_simply_ends() {
    let oms = Canned::answering(&[("404 Not Found", JSON, "{\"detail\": \"Invalid page.\"}")]);
    let link = format!("{}/api/v1/oms/packages/?page=9", oms.url());
    assert_eq!(
        page_of(&oms, PageAsk::Next(link)),
        Ok(station::oms::Page::default())
    );
}

#[test]
fn only_the_oms_itself_can_say_that_a_package_is_gone() {
    let looked = |status, kind, body| {
        let oms = Canned::answering(&[(status, kind, body)]);
        let client = client(&oms.url());
        run(client.package(PackageId(73))).map(|found| found.map(|package| package.id.0))
    };
    assert_eq!(looked("200 OK", JSON, "{\"id\": 73}"), Ok(Some(73)));
    assert_eq!(
        looked("404 Not Found", JSON, "{\"detail\": \"Not found.\"}"),
        Ok(None)
    );
    let portal = looked("404 Not Found", "text/html", "<h1>Not Found</h1>");
    assert_eq!(portal, Err(ReadTrouble::NotTheOms));
    let another = looked("200 OK", JSON, "{\"id\": 74}");
    assert_eq!(
        another,
        Err(ReadTrouble::Unreadable),
        "a cache answered for it"
    );
}

#[test]
fn an_oms_that_refuses_an_impossible_value_knows_the_filter() {
    let rows = |status: &str, kind: &str| {
        let answer = (status, kind, "{\"error\": {\"state\": [\"no\"]}}");
        let oms = Canned::answering(&[answer; 3]);
        let client = client(&oms.url());
        [
            run(client.rows_in_store()),
            run(client.rows_in_state("999999")),
            run(client.rows_numbered("none")),
        ]
    };
    assert_eq!(rows("400 Bad Request", JSON), [Ok(0); 3]);
    let portal = [Err(ReadTrouble::NotTheOms); 3];
    assert_eq!(rows("400 Bad Request", "text/html"), portal);
    let trouble = [Err(ReadTrouble::OmsTrouble); 3];
    assert_eq!(rows("500 Internal Server Error", JSON), trouble);
}

#[test]
fn the_log_is_followed_back_to_the_watermark() {
    let row = |id| format!("{{\"id\": {id}, \"object_id\": 73, \"new_state\": \"500\"}}");
    let second = format!(
        "{{\"next\": \"/p?3\", \"results\": [{}, {}]}}",
        row(11),
        row(10)
    );
    let first = format!(
        "{{\"next\": \"/p?2\", \"results\": [{}, {}]}}",
        row(13),
        row(12)
    );
    let oms = Canned::answering(&[("200 OK", JSON, &first), ("200 OK", JSON, &second)]);
    let ask = LogAsk {
        package: PackageId(73),
        content_type: None,
        above: LogId(10),
    };
    let client = client(&oms.url());
    let page = run(client.log(ask)).unwrap();
    let ids: Vec<_> = page.rows.iter().map(|row| row.id.0).collect();
    assert_eq!((ids, page.complete), (vec![11, 12, 13], true));
    assert!(oms.asked()[1].starts_with("GET /p?2 HTTP"));
}

/// A name that nobody met on a wire would be a guess. A followed redirect, the one thing that leads
/// to another origin, this client does not do: its own test has one that does.
#[test]
fn every_outcome_of_the_wire_was_met_on_a_real_socket() {
    let followed = ["other-origin"];
    let met: BTreeSet<&str> = [
        statuses::outcomes(),
        faults::outcomes(),
        tls::outcomes(),
        connections::OUTCOMES.to_vec(),
        sign_in::OUTCOMES.to_vec(),
        followed.to_vec(),
    ]
    .concat()
    .into_iter()
    .collect();
    assert_eq!(met, OUTCOMES.iter().copied().collect());
}

#[test]
fn a_pause_until_an_hour_is_counted_by_the_omss_own_clock() {
    // By the clock of this machine, the hour has long passed.
    let head = "HTTP/1.1 429 Too Many Requests\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\
                Retry-After: Sun, 06 Nov 1994 08:50:19 GMT\r\nContent-Length: 0\r\n\r\n";
    let oms = Canned::new(vec![Reply::Bytes(head.into()), Reply::Bytes(head.into())]);
    let sent = sent_to(&oms);
    let told = (sent.answer, sent.line, sent.outcome);
    let slow = Line::SlowDown { for_ms: 42_000 };
    assert_eq!(told, (Answer::NotTaken, slow, "429"));
    let read = page_of(&oms, PageAsk::ChangedSince(None));
    assert_eq!(read, Err(ReadTrouble::SlowDown { for_ms: 42_000 }));
}

#[test]
fn the_pause_that_the_oms_asks_for_is_passed_on() {
    let head = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n";
    let oms = Canned::new(vec![Reply::Bytes(head.into()), Reply::Bytes(head.into())]);
    let sent = sent_to(&oms);
    assert_eq!(sent.answer, Answer::NotTaken);
    assert_eq!(sent.line, Line::SlowDown { for_ms: 30_000 });
    let read = page_of(&oms, PageAsk::ChangedSince(None));
    assert_eq!(read, Err(ReadTrouble::SlowDown { for_ms: 30_000 }));
}
