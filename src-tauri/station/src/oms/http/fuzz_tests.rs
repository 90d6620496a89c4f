//! Whatever an OMS says, the station stays up and keeps what can be kept.
//!
//! Random bytes are seldom JSON, so most targets let the bytes choose what to spoil in an answer
//! that is right (`spoiled.rs`). A few thousand inputs run with the tests; `cargo xtask prove oms`
//! runs millions, and counts what is in this module: every test here is such a target.

use packing::id::{LogId, PackageId};
use serde_json::{Value, json};

use super::super::wire::{self, LabelAt, LogBack, Reader, label_at, words};
use super::super::{LABEL_BYTES_MAX, LogAsk, label_of};
use super::outcome::{self, Asked};
use super::received::{Body, Received, sorted};
use super::settings::StateMap;
use super::spoiled::spoiled;

const INPUTS: usize = 1_000;
const PACKAGE: &str =
    include_str!("../../../../../tests/fixtures/payloads/webhook_package_created.json");

fn package() -> Value {
    let whole: Value = serde_json::from_str(PACKAGE).unwrap();
    let mut package = whole["payload"].clone();
    package["packageitem_set"] = json!([{"id": 9, "quantity": 2, "order_item": {"product":
        {"name": "Kazak", "sku": "K", "barcode": "869"}, "attributes": {"sku": "K"}}}]);
    package["shipment"] = json!({"awb_number": "1Z", "query_number": null,
        "cargo_company": {"id": 695, "name": "Kargo"}});
    package["commands"] = json!([{"id": 4, "slug": "S", "code": "C", "name": "N"}]);
    package["shipping_address"] = json!({"first_name": "A", "city": {"name": "B"}, "line": "C"});
    package["delivery_range"] = json!({"upper": "2026-11-22T10:00:00Z"});
    package["shipping_label"] = json!({"url": "/labels/73/"});
    package
}

#[test]
fn no_package_is_lost_while_it_has_an_id() {
    let (states, right) = (StateMap::default(), package());
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(24)
        .for_each(|bytes: &[u8]| {
            let value = spoiled(right.clone(), bytes);
            let reader = Reader::default();
            let id = reader.integer(&value, "id");
            let read = reader.package(&value, &states);
            assert_eq!(read.as_ref().map(|it| it.id.0), id);
            let others = reader.others(&value);
            assert!(others.iter().all(|it| it.value.chars().count() <= 2_000));
            if let Some(package) = read {
                // What is kept is written down and must come back the same.
                let kept = serde_json::to_string(&package).unwrap();
                assert_eq!(
                    serde_json::from_str::<packing::package::Package>(&kept).unwrap(),
                    package
                );
            }
        });
}

#[test]
fn what_nobody_knows_is_kept_within_its_limits_and_without_money() {
    let mut right = package();
    right["colour"] = json!({"of_box": ["red", {"deep": [[1, 2], {"x": null}]}]});
    right["payments"] = json!([{"amount": "9.90", "by": "card"}, {"total": 1, "by": "gift"}]);
    let states = StateMap::default();
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(24)
        .for_each(|bytes: &[u8]| {
            let value = spoiled(right.clone(), bytes);
            let reader = Reader::default();
            reader.package(&value, &states);
            let others = reader.others(&value);
            assert!(others.len() <= 60);
            for other in others {
                assert!(other.value.chars().count() <= 2_000);
                // The same for each of their packages, unless they are something else here.
                let is_of_another_thing = match &*other.name {
                    "stock_location" | "state" => other.value.starts_with('{'),
                    "commands" => other.value.starts_with('['),
                    _ => false,
                };
                assert!(!is_of_another_thing, "{other:?}");
                // What was cut off at its end is no longer JSON.
                if let Ok(kept) = serde_json::from_str::<Value>(&other.value) {
                    assert!(kept["amount"].is_null() && kept[0]["amount"].is_null());
                }
            }
        });
}

#[test]
fn a_page_is_read_whole_or_not_at_all() {
    let right =
        json!({"count": 2, "next": "/n", "previous": null, "results": [package(), {"id": 1}]});
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(24)
        .for_each(|bytes: &[u8]| {
            let value = spoiled(right.clone(), bytes);
            if let Some(page) = wire::envelope(value) {
                assert!(!(page.is_last && page.next.is_some()));
            }
        });
}

#[test]
fn no_log_proves_what_it_does_not_say() {
    let row = |id| {
        json!({"id": id, "object_id": 7, "content_type": {"id": 26}, "user": {"username": "u"},
            "attributes": {"command": {"slug": "S", "transition_id": 4}},
            "new_state": {"enum_value": "500"}, "created_date": "2026-11-21T10:00:00Z"})
    };
    let right = json!({"next": null, "results": [row(110), row(105), row(90)]});
    let (states, above) = (StateMap::default(), LogId(100));
    let ask = LogAsk {
        package: PackageId(7),
        content_type: Some(26),
        above,
    };
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(24)
        .for_each(|bytes: &[u8]| {
            let Some(page) = wire::envelope(spoiled(right.clone(), bytes)) else {
                return;
            };
            let results = page.results.clone();
            let mut back = LogBack::new(&ask, &states);
            back.add(page);
            let read = back.page();
            assert!(
                read.rows
                    .iter()
                    .all(|row| row.id > above && row.package.0 == 7)
            );
            assert!(read.rows.is_sorted_by(|one, two| one.id < two.id));
            let _ = wire::log_head(&results);
            let _ = wire::log_type(&results, ask.package);
        });
}

#[test]
fn the_words_of_a_refusal_are_one_short_line() {
    let deep = json!({"code": "c", "message": "m"});
    let right = json!({"error": {"package": ["Wrong state."], "deep": deep},
        "detail": "d", "non_field_errors": ["x"], "status_code": 400});
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(24)
        .for_each(|bytes: &[u8]| {
            let words = words::of(&Body::Json(spoiled(right.clone(), bytes)));
            assert!(words.chars().count() <= 300 && !words.chars().any(char::is_control));
        });
}

#[test]
fn any_bytes_as_an_answer_mean_something_and_only_a_yes_means_yes() {
    let kinds = [
        "application/json",
        "text/html",
        "",
        "application/problem+json",
    ];
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(512)
        .for_each(|bytes: &[u8]| {
            let [status, more, kind, rest @ ..] = bytes else {
                return;
            };
            let status = 100 + u16::from_le_bytes([*status, *more]) % 900;
            let received = || Received {
                status,
                body: sorted(kinds[usize::from(*kind) % kinds.len()], rest),
                retry_after: std::str::from_utf8(rest).ok().map(String::from),
                date: None,
            };
            let asked = Asked {
                package: PackageId(7),
                answers_with_package: true,
            };
            let sent = outcome::sent(&Ok(received()), &asked);
            let is_yes = sent.answer == packing::delivery::Answer::Accepted;
            assert!(!is_yes || [200, 201, 204].contains(&status));
            assert!(!is_yes || status == 204 || rest.windows(1).any(|byte| byte == b"7"));
            let _ = outcome::read(Ok(received()));
            let _ = outcome::login(Ok(received()));
            let _ = std::str::from_utf8(rest).map(outcome::http_date);
        });
}

#[test]
fn what_is_taken_for_a_label_is_one() {
    let pdf = "JVBERi0xLjQKMSAwIG9iagolJUVPRgo=";
    let right = json!({"id": 7, "shipping_label": {"content": pdf, "url": "https://s.example/1"},
        "shipment": {"label": ["^XA^XZ", "data:application/pdf;base64,JVBERi0xLjQK"]}});
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(24)
        .for_each(
            |bytes: &[u8]| match label_at(&spoiled(right.clone(), bytes)) {
                LabelAt::File(file) => assert!(label_of(file).is_ok()),
                LabelAt::Address(address) => assert!(address.is_ascii() && address.len() <= 2_000),
                LabelAt::Nowhere | LabelAt::TooLarge | LabelAt::Unreadable => {}
            },
        );
}

#[test]
fn any_bytes_are_a_whole_label_or_none() {
    let parts: [&[u8]; 8] = [
        b"%PDF-1.4\n",
        b"%%EOF\n",
        b"^XA",
        b"^XZ",
        b"\x89PNG\r\n\x1a\n",
        b"IEND\xaeB`\x82",
        b"<",
        b" ",
    ];
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(128)
        .for_each(|bytes: &[u8]| {
            let pieces = bytes
                .iter()
                .map(|byte| match parts.get(usize::from(*byte) / 16) {
                    Some(part) => (*part).to_vec(),
                    None => vec![*byte],
                });
            let file: Vec<u8> = pieces.flatten().collect();
            let is_page = file.trim_ascii_start().starts_with(b"<");
            if let Ok(label) = label_of(file.clone()) {
                assert!(!is_page && label.bytes == file && file.len() <= LABEL_BYTES_MAX);
            }
        });
}

#[test]
fn the_small_lists_lose_an_entry_at_most() {
    let right = json!({"id": 34, "title": "T", "priority": 1, "is_active": true, "key": "K",
        "json_value": {"a": 1}, "cargo_company": {"id": 695}, "erp_code": "369", "name": "N",
        "package": {"id": 7, "number": "P"}, "quantity": 2, "state": "400", "number": "P"});
    let states = StateMap::default();
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(24)
        .for_each(|bytes: &[u8]| {
            let value = spoiled(right.clone(), bytes);
            let reader = Reader::default();
            let id = reader.integer(&value, "id");
            assert_eq!(reader.denial_reason(&value).map(|it| it.id), id);
            assert_eq!(reader.stock_location(&value).map(|it| it.id), id);
            assert_eq!(reader.brief(&value, &states).map(|it| it.id.0), id);
            assert_eq!(reader.item(&value).is_some(), id.is_some());
            let _ = (reader.cargo_company_id(&value), reader.app_setting(&value));
        });
}
