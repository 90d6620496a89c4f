//! Every status, from the OMS and from something else, beside what it must mean.

use serde_json::json;

use super::super::super::CertificateFault;
use super::*;

const PLAIN: Asked = Asked {
    package: PackageId(73),
    answers_with_package: false,
};

fn received(status: u16, body: Body) -> Received {
    Received {
        status,
        body,
        retry_after: None,
        date: None,
    }
}

fn json() -> Body {
    Body::Json(json!({"error": {"code": "x", "message": "no"}}))
}

/// "r" refused, "u" unclear, "a" accepted, "n" not taken; then the line.
fn told(status: u16, body: Body) -> (char, Line) {
    let it = sent(&Ok(received(status, body)), &PLAIN);
    let letter = match it.answer {
        Answer::Accepted => 'a',
        Answer::NeverSent => 's',
        Answer::NotTaken => 'n',
        Answer::Refused(_) => 'r',
        Answer::Unclear => 'u',
    };
    (letter, it.line)
}

#[test]
fn each_status_means_one_thing_from_the_oms_and_another_from_a_stranger() {
    use Line::{Down, Forbidden, Portal, SignedOut, Up};
    let table = [
        (200, ('u', Up), ('u', Portal)),
        (202, ('u', Up), ('u', Portal)),
        (204, ('a', Up), ('a', Up)),
        (302, ('u', Portal), ('u', Portal)),
        (307, ('u', Portal), ('u', Portal)),
        (400, ('r', Up), ('u', Portal)),
        (401, ('n', SignedOut), ('n', Portal)),
        (403, ('r', Forbidden), ('n', Portal)),
        (404, ('r', Up), ('n', Portal)),
        (405, ('r', Up), ('u', Portal)),
        (406, ('r', Up), ('u', Portal)),
        (407, ('n', Portal), ('n', Portal)),
        (408, ('u', Up), ('u', Up)),
        (409, ('u', Up), ('u', Up)),
        (413, ('r', Up), ('r', Up)),
        (415, ('r', Up), ('r', Up)),
        (418, ('u', Up), ('u', Portal)),
        (422, ('r', Up), ('r', Up)),
        (423, ('u', Up), ('u', Up)),
        (
            429,
            ('n', Line::SlowDown { for_ms: 5_000 }),
            ('n', Line::SlowDown { for_ms: 5_000 }),
        ),
        (451, ('n', Portal), ('n', Portal)),
        (500, ('u', Up), ('u', Up)),
        (502, ('u', Down), ('u', Down)),
        (503, ('u', Down), ('u', Down)),
        (504, ('u', Down), ('u', Down)),
        (521, ('u', Down), ('u', Down)),
        (999, ('u', Portal), ('u', Portal)),
    ];
    for (status, oms, stranger) in table {
        assert_eq!(told(status, json()), oms, "{status} with the OMS's JSON");
        assert_eq!(
            told(status, Body::Foreign),
            stranger,
            "{status} with a stranger's page"
        );
    }
}

#[test]
fn only_a_connection_that_was_not_made_is_never_sent() {
    for (broken, never_sent) in [
        (Broken::NoConnection, true),
        (Broken::NoSuchHost, true),
        (Broken::ConnectTimedOut, true),
        (Broken::NoHandshake, true),
        (Broken::Certificate(CertificateFault::Expired), true),
        (Broken::TimedOut, false),
        (Broken::Cut, false),
        (Broken::NotHttp, false),
        (Broken::TooLarge, false),
        (Broken::OtherOrigin, false),
    ] {
        let it = sent(&Err(broken), &PLAIN);
        let expected = if never_sent {
            Answer::NeverSent
        } else {
            Answer::Unclear
        };
        assert_eq!(it.answer, expected, "{broken:?}");
    }
}

#[test]
fn the_one_command_that_answers_with_the_package_is_believed_only_if_it_names_it() {
    let prepare = Asked {
        answers_with_package: true,
        ..PLAIN
    };
    let told = |status, body, asked| sent(&Ok(received(status, Body::Json(body))), asked).answer;
    let ours = || json!({"id": 73, "number": "1", "stock_location": 8, "package_items": []});
    assert_eq!(told(200, ours(), &prepare), Answer::Accepted);
    assert_eq!(
        told(201, json!({"package": 73}), &prepare),
        Answer::Accepted
    );
    assert_eq!(told(200, ours(), &PLAIN), Answer::Unclear);
    assert_eq!(told(200, json!({"id": 74}), &prepare), Answer::Unclear);
    assert_eq!(
        told(200, json!({"status": "ok"}), &prepare),
        Answer::Unclear
    );
    assert_eq!(told(202, ours(), &prepare), Answer::Unclear);
}

#[test]
fn a_login_gives_a_key_or_says_whose_trouble_it_is() {
    let told = |status, body| login(Ok(received(status, body))).map(|key| key.expose().to_owned());
    let key = |name: &str| Body::Json(json!({name: "k3y"}));
    assert_eq!(told(200, key("key")), Ok("k3y".into()));
    assert_eq!(told(201, key("token")), Ok("k3y".into()));
    assert_eq!(told(200, key("id")), Err(ReadTrouble::Unreadable));
    assert_eq!(told(200, Body::Foreign), Err(ReadTrouble::NotTheOms));
    for status in [400, 401, 403] {
        assert_eq!(
            told(status, json()),
            Err(ReadTrouble::SignedOut),
            "{status}"
        );
        assert_eq!(
            told(status, Body::Foreign),
            Err(ReadTrouble::NotTheOms),
            "{status}"
        );
    }
    assert_eq!(told(404, json()), Err(ReadTrouble::NotTheOms));
    assert_eq!(told(502, Body::Foreign), Err(ReadTrouble::OmsTrouble));
    let slow = Err(ReadTrouble::SlowDown { for_ms: 5_000 });
    assert_eq!(told(429, json()), slow);
}

#[test]
fn a_refusal_carries_the_omss_words() {
    let it = sent(&Ok(received(406, json())), &PLAIN);
    assert_eq!(it.answer, Answer::Refused("no".into()));
    let it = sent(&Ok(received(400, Body::Empty)), &PLAIN);
    assert_eq!(it.answer, Answer::Refused(String::new()));
}

#[test]
fn reading_has_its_own_table() {
    let trouble = |status, body| read(Ok(received(status, body))).map(|found| found.is_some());
    let from_oms = [
        (200, Ok(true)),
        (204, Err(ReadTrouble::Unreadable)),
        (302, Err(ReadTrouble::NotTheOms)),
        (400, Err(ReadTrouble::Refused)),
        (401, Err(ReadTrouble::SignedOut)),
        (403, Err(ReadTrouble::Forbidden)),
        (404, Ok(false)),
        (408, Err(ReadTrouble::OmsTrouble)),
        (409, Err(ReadTrouble::OmsTrouble)),
        (423, Err(ReadTrouble::OmsTrouble)),
        (429, Err(ReadTrouble::SlowDown { for_ms: 5_000 })),
        (500, Err(ReadTrouble::OmsTrouble)),
        (502, Err(ReadTrouble::OmsTrouble)),
    ];
    for (status, expected) in from_oms {
        assert_eq!(trouble(status, json()), expected, "{status}");
    }
    for status in [200, 302, 400, 401, 403, 404, 407, 451] {
        assert_eq!(
            trouble(status, Body::Foreign),
            Err(ReadTrouble::NotTheOms),
            "{status}"
        );
    }
    // Too late, or at a bad time: a balancer in front says so without JSON, or with nothing.
    for status in [408, 409, 423] {
        for body in [Body::Foreign, Body::Empty] {
            let told = trouble(status, body);
            assert_eq!(told, Err(ReadTrouble::OmsTrouble), "{status}");
        }
    }
    assert_eq!(trouble(200, Body::Broken), Err(ReadTrouble::Unreadable));
}

#[test]
fn the_pause_is_the_omss_own_and_within_reason() {
    let date = http_date("Sun, 06 Nov 1994 08:49:37 GMT");
    let pause = |retry_after: Option<&str>, date| {
        let retry_after = retry_after.map(String::from);
        pause_ms(&Received {
            status: 429,
            body: Body::Empty,
            retry_after,
            date,
        })
    };
    assert_eq!(pause(None, date), 5_000);
    assert_eq!(pause(Some("30"), date), 30_000);
    assert_eq!(pause(Some("0"), date), 1_000);
    assert_eq!(pause(Some("99999999999999999"), date), 900_000);
    assert_eq!(pause(Some("Sun, 06 Nov 1994 08:50:37 GMT"), date), 60_000);
    assert_eq!(
        pause(Some("Sun, 06 Nov 1994 08:50:37 GMT"), None),
        5_000,
        "our clock is not asked"
    );
    assert_eq!(pause(Some("Sun, 06 Nov 1993 08:50:37 GMT"), date), 1_000);
    assert_eq!(pause(Some("soon"), date), 5_000);
}

#[test]
fn http_dates_are_read() {
    assert_eq!(
        http_date("Sun, 06 Nov 1994 08:49:37 GMT"),
        Some(At(784_111_777_000))
    );
    for text in [
        "",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
    ] {
        assert_eq!(http_date(text), None, "{text}");
    }
}
