//! Keys that expire, accounts that fetch new ones, and logs that are closed to a good key.

use packing::delivery::Answer;
use packing::id::PackageId;
use station::oms::{HttpOms, HttpSettings, Line, Login, LoginUrl, Oms, PageAsk, ReadTrouble};
use station::secret::Token;

use super::canned::{Canned, order, run};
use super::{JSON, settings};

const EMPTY: (&str, &str, &str) = ("200 OK", JSON, "{\"next\": null, \"results\": []}");
const YES: (&str, &str, &str) = ("204 No Content", JSON, "");
const UNAUTHORIZED: (&str, &str, &str) = ("401 Unauthorized", JSON, "{\"detail\": \"no\"}");

const NO_KEY: &str = "no-key";
const OLDER_KEY: &str = "401-of-an-older-key";
/// The outcomes that are met here.
pub(super) const OUTCOMES: [&str; 2] = [NO_KEY, OLDER_KEY];

fn key(key: &str) -> (&'static str, &'static str, String) {
    ("200 OK", JSON, format!("{{\"key\": \"{key}\"}}"))
}

/// An account whose login is on another server than the OMS.
fn account(oms: &Canned, login: &Canned) -> HttpSettings {
    let mut settings = settings(&oms.url());
    settings.token = Token::password("a pass phrase").unwrap();
    settings.site.login = Some(Login {
        url: LoginUrl::parse(&format!("{}/api/i1/auth/login/", login.url())).unwrap(),
        user: "counter-1".into(),
    });
    settings
}

fn giving(keys: &[&str]) -> Canned {
    let answers: Vec<_> = keys.iter().map(|it| key(it)).collect();
    let answers: Vec<_> = answers
        .iter()
        .map(|(s, t, b)| (*s, *t, b.as_str()))
        .collect();
    Canned::answering(&answers)
}

/// The keys that the OMS saw, in order.
fn keys_seen(oms: &Canned) -> Vec<String> {
    let key = |request: &String| {
        let line = request
            .lines()
            .find_map(|it| it.strip_prefix("authorization: "));
        line.unwrap_or_default().to_owned()
    };
    oms.asked().iter().map(key).collect()
}

#[test]
fn a_key_is_fetched_for_the_account_and_its_password_goes_nowhere_else() {
    let (oms, login) = (Canned::answering(&[EMPTY]), giving(&["k-1"]));
    let client = HttpOms::new(account(&oms, &login)).unwrap();
    run(client.page(PageAsk::ChangedSince(None))).unwrap();
    let asked = login.asked();
    assert!(
        asked[0].starts_with("POST /api/i1/auth/login/ HTTP/1.1\r\n"),
        "{}",
        asked[0]
    );
    assert!(
        !asked[0].to_lowercase().contains("authorization"),
        "{}",
        asked[0]
    );
    let body: serde_json::Value =
        serde_json::from_str(asked[0].split_once("\r\n\r\n").unwrap().1).unwrap();
    let expected = serde_json::json!({"username": "counter-1", "password": "a pass phrase"});
    assert_eq!(body, expected);
    assert_eq!(keys_seen(&oms), ["Token k-1"]);
    assert!(!oms.asked()[0].contains("pass phrase"));
}

#[test]
fn a_key_that_expired_is_fetched_anew_once_and_the_reading_goes_on() {
    let oms = Canned::answering(&[EMPTY, UNAUTHORIZED, EMPTY]);
    let login = giving(&["k-1", "k-2"]);
    let client = HttpOms::new(account(&oms, &login)).unwrap();
    run(async {
        client.page(PageAsk::ChangedSince(None)).await.unwrap();
        client.page(PageAsk::ChangedSince(None)).await.unwrap();
    });
    assert_eq!(keys_seen(&oms), ["Token k-1", "Token k-1", "Token k-2"]);
}

#[test]
fn a_new_key_that_is_turned_away_as_well_ends_it() {
    let oms = Canned::answering(&[EMPTY, UNAUTHORIZED, UNAUTHORIZED, UNAUTHORIZED]);
    let login = giving(&["k-1", "k-2"]);
    let client = HttpOms::new(account(&oms, &login)).unwrap();
    run(async {
        client.page(PageAsk::ChangedSince(None)).await.unwrap();
        let again = client.page(PageAsk::ChangedSince(None)).await;
        assert_eq!(again, Err(ReadTrouble::SignedOut));
        let later = client.package(PackageId(73)).await;
        assert_eq!(later, Err(ReadTrouble::SignedOut), "no third key");
    });
    assert_eq!(login.asked().len(), 2);
}

#[test]
fn r6_a_command_turned_away_for_its_key_goes_again_from_the_queue_with_a_new_one() {
    let oms = Canned::answering(&[UNAUTHORIZED, YES]);
    let client = HttpOms::new(account(&oms, &giving(&["k-1", "k-2"]))).unwrap();
    run(async {
        let first = client.send(order()).await;
        let told = (first.answer, first.line, first.outcome);
        assert_eq!(told, (Answer::NotTaken, Line::Up, OLDER_KEY));
        assert_eq!(client.send(order()).await.answer, Answer::Accepted);
    });
    assert_eq!(keys_seen(&oms), ["Token k-1", "Token k-2"]);
}

/// Two answers of "no" for the old key: the second comes when the new one is in use already.
#[test]
fn r6_a_late_no_to_an_older_key_neither_signs_out_nor_fetches_another() {
    let oms = Canned::answering(&[EMPTY, UNAUTHORIZED, UNAUTHORIZED, EMPTY, EMPTY]);
    let login = giving(&["k-1", "k-2"]);
    let client = HttpOms::new(account(&oms, &login)).unwrap();
    run(async {
        client.page(PageAsk::ChangedSince(None)).await.unwrap();
        let ask = || client.page(PageAsk::ChangedSince(None));
        let (one, two) = tokio::join!(ask(), ask());
        assert!(one.is_ok() && two.is_ok(), "{one:?} {two:?}");
    });
    assert_eq!(login.asked().len(), 2);
}

#[test]
fn a_refused_password_is_not_sent_again_and_again() {
    let login = Canned::answering(&[("400 Bad Request", JSON, "{\"non_field_errors\": [\"no\"]}")]);
    let oms = Canned::answering(&[]);
    let client = HttpOms::new(account(&oms, &login)).unwrap();
    run(async {
        for _ in 0..3 {
            let page = client.page(PageAsk::ChangedSince(None)).await;
            assert_eq!(page, Err(ReadTrouble::SignedOut));
        }
        let sent = client.send(order()).await;
        assert_eq!(
            (sent.answer, sent.line),
            (Answer::NotTaken, Line::SignedOut)
        );
    });
    assert_eq!(login.asked().len(), 1);
    assert!(oms.asked().is_empty());
}

#[test]
fn a_login_that_cannot_be_reached_is_no_refusal() {
    let oms = Canned::answering(&[YES]);
    let login = Canned::answering(&[("502 Bad Gateway", "text/html", "<h1>")]);
    let client = HttpOms::new(account(&oms, &login)).unwrap();
    let sent = run(client.send(order()));
    let told = (sent.answer, sent.line, sent.outcome);
    assert_eq!(told, (Answer::NotTaken, Line::Down, NO_KEY));
    assert!(oms.asked().is_empty());
}

#[test]
fn the_header_and_the_word_before_the_key_are_the_installations() {
    let oms = Canned::answering(&[EMPTY]);
    let mut bare = settings(&oms.url());
    bare.site.auth_header = "token".into();
    bare.site.auth_scheme = String::new();
    run(HttpOms::new(bare)
        .unwrap()
        .page(PageAsk::ChangedSince(None)))
    .unwrap();
    let asked = &oms.asked()[0];
    assert!(asked.contains("\r\ntoken: s3cret-t0ken\r\n"), "{asked}");
    assert!(!asked.contains("authorization:"), "{asked}");

    let oms = Canned::answering(&[EMPTY, EMPTY]);
    let mut bearer = settings(&oms.url());
    bearer.site.log_auth_scheme = Some("Bearer".into());
    let client = HttpOms::new(bearer).unwrap();
    run(async {
        client.log_head().await.unwrap();
        client.page(PageAsk::ChangedSince(None)).await.unwrap();
    });
    assert_eq!(
        keys_seen(&oms),
        ["Bearer s3cret-t0ken", "Token s3cret-t0ken"]
    );
}

/// A header of its own has no room for a word; the log's page prints the usual one with its word.
#[test]
fn the_log_with_a_word_of_its_own_is_asked_in_the_usual_header_wherever_else_the_key_stands() {
    let oms = Canned::answering(&[EMPTY, EMPTY]);
    let mut settings = settings(&oms.url());
    settings.site.auth_header = "token".into();
    settings.site.auth_scheme = String::new();
    settings.site.log_auth_scheme = Some("Bearer".into());
    let client = HttpOms::new(settings).unwrap();
    run(async {
        client.log_head().await.unwrap();
        client.page(PageAsk::ChangedSince(None)).await.unwrap();
    });
    let [log, page] = &oms.asked()[..] else {
        panic!("{:?}", oms.asked());
    };
    let (usual, own) = (
        "\r\nauthorization: Bearer s3cret-t0ken\r\n",
        "\r\ntoken: s3cret-t0ken\r\n",
    );
    assert!(log.contains(usual) && !log.contains("\r\ntoken:"), "{log}");
    assert!(
        page.contains(own) && !page.contains("\r\nauthorization:"),
        "{page}"
    );
}

#[test]
fn a_log_that_only_is_closed_does_not_sign_the_station_out() {
    let gone = ("404 Not Found", "text/html", "<h1>Not Found</h1>");
    for refusal in [
        UNAUTHORIZED,
        gone,
        ("404 Not Found", JSON, "{\"detail\": \"no\"}"),
    ] {
        let oms = Canned::answering(&[refusal, EMPTY]);
        let client = HttpOms::new(settings(&oms.url())).unwrap();
        assert_eq!(
            run(client.log_head()),
            Err(ReadTrouble::Forbidden),
            "{refusal:?}"
        );
    }
    let oms = Canned::answering(&[UNAUTHORIZED, UNAUTHORIZED]);
    let client = HttpOms::new(settings(&oms.url())).unwrap();
    assert_eq!(run(client.log_head()), Err(ReadTrouble::SignedOut));
}

#[test]
fn a_refusal_that_quotes_password_or_key_is_kept_without_them() {
    let body = "{\"error\": \"k-1 of a pass phrase\"}";
    let oms = Canned::answering(&[("406 Not Acceptable", JSON, body)]);
    let client = HttpOms::new(account(&oms, &giving(&["k-1"]))).unwrap();
    let sent = run(client.send(order()));
    assert_eq!(sent.answer, Answer::Refused("*** of ***".into()));
}

/// Whoever checks keys for the OMS says no in its own form.
#[test]
fn a_key_that_a_gateway_turns_away_is_fetched_anew_as_well() {
    const PAGE: (&str, &str, &str) = ("401 Unauthorized", "text/html", "<h1>401</h1>");
    let oms = Canned::answering(&[EMPTY, PAGE, EMPTY, PAGE, YES, PAGE, PAGE]);
    let client = HttpOms::new(account(&oms, &giving(&["k-1", "k-2", "k-3", "k-4"]))).unwrap();
    run(async {
        client.page(PageAsk::ChangedSince(None)).await.unwrap();
        client.page(PageAsk::ChangedSince(None)).await.unwrap();
        let sent = client.send(order()).await;
        let told = (sent.answer, sent.line, sent.outcome);
        assert_eq!(told, (Answer::NotTaken, Line::Up, OLDER_KEY));
        assert_eq!(client.send(order()).await.answer, Answer::Accepted);
        let again = client.page(PageAsk::ChangedSince(None)).await;
        assert_eq!(again, Err(ReadTrouble::NotTheOms), "once, and no more");
    });
    let keys = keys_seen(&oms).join(" ").replace("Token ", "");
    assert_eq!(keys, "k-1 k-1 k-2 k-2 k-3 k-3 k-4");

    let oms = Canned::answering(&[PAGE]);
    let client = HttpOms::new(settings(&oms.url())).unwrap();
    let page = run(client.page(PageAsk::ChangedSince(None)));
    assert_eq!(page, Err(ReadTrouble::NotTheOms), "there is no login");
}

#[test]
fn a_login_that_is_closed_is_not_kept_closed_by_more_tries() {
    let closed = ("403 Forbidden", JSON, "{\"detail\": \"too many tries\"}");
    let login = Canned::answering(&[closed]);
    let oms = Canned::answering(&[EMPTY]);
    let client = HttpOms::new(account(&oms, &login)).unwrap();
    for _ in 0..3 {
        let page = run(client.page(PageAsk::ChangedSince(None)));
        assert_eq!(page, Err(ReadTrouble::SignedOut));
    }
    assert_eq!(login.asked().len(), 1);
}
