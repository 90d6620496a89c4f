//! The payloads that the OMS's documents print, read through the client as it would get them.

use packing::id::{LogId, PackageId};
use packing::package::{Package, State};
use packing::time::At;
use serde_json::{Value, json};
use station::oms::{BaseUrl, HttpOms, HttpSettings, LogAsk, Oms, Page, PageAsk};
use station::secret::Token;

use crate::oms_client::canned::{Canned, run};

const PAYLOADS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/payloads");

fn payload(name: &str) -> Value {
    let text = std::fs::read_to_string(format!("{PAYLOADS}/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn listed(entries: &[Value]) -> Vec<Package> {
    page_of(entries).packages
}

fn client(server: &Canned) -> HttpOms {
    let base = BaseUrl::parse(&server.url()).unwrap();
    HttpOms::new(HttpSettings::new(base, Token::new("t0ken").unwrap(), "369")).unwrap()
}

fn page_of(entries: &[Value]) -> Page {
    let oms = Canned::json(&json!({"count": 1, "next": null, "results": entries}).to_string());
    let page = run(client(&oms).page(PageAsk::ChangedSince(None))).unwrap();
    assert_eq!((page.foreign, page.unreadable), (0, 0));
    page
}

#[test]
fn the_documented_webhook_payload_is_read() {
    let package = listed(&[payload("webhook_package_created")["payload"].clone()]).remove(0);
    assert_eq!((package.id.0, package.number.as_str()), (73, "000000000"));
    assert_eq!(package.order_number, "00000000000");
    assert_eq!(package.state, State::OutOfStock);
    assert_eq!(package.state_words, "Contains out of stock products");
    assert_eq!(package.channel, "Shop");
    assert_eq!(package.store.as_deref(), Some("369"));
    assert_eq!(package.content_type, Some(26));
    assert_eq!(package.recipient.city, "İstanbul");
    assert_eq!((package.shipment, package.due_at), (None, None));
    assert!(package.offers.is_empty() && package.notes.is_empty());
}

#[test]
fn the_documented_list_entries_are_read() {
    let packages = listed(&[payload("short_list_entry"), payload("model_page_entry")]);
    assert_eq!(packages[0].state, State::ReadyForPackaging);
    assert_eq!(packages[1].state, State::Waiting);
    assert_eq!(packages[1].order_number, "00000000002");
    assert!(packages[1].modified_at > packages[1].created_at);
}

/// Every field in turn is given every type: whatever changes at the OMS, the package stays.
#[test]
fn no_change_of_one_field_loses_the_package() {
    let whole = payload("webhook_package_created")["payload"].clone();
    let keys: Vec<String> = whole.as_object().unwrap().keys().cloned().collect();
    let types = [
        json!(null),
        json!(true),
        json!(1),
        json!(1.5),
        json!("x"),
        json!([1]),
        json!({}),
    ];
    let mut changed = Vec::new();
    for key in keys.iter().filter(|key| *key != "id") {
        for other in &types {
            let mut entry = whole.clone();
            entry[key] = other.clone();
            changed.push(entry);
        }
        let mut entry = whole.clone();
        entry.as_object_mut().unwrap().remove(key);
        changed.push(entry);
    }
    let packages = listed(&changed);
    assert_eq!(packages.len(), changed.len());
    assert!(packages.iter().all(|package| package.id.0 == 73));
}

/// Parts that tell of the state and the store, not of this package: the same in each of theirs.
const OF_OTHERS: [&str; 2] = ["/state", "/stock_location"];

/// Each field in its own place, by a value that nothing else has: a word, a date or a number that
/// is kept for another reason passes for none of them.
#[test]
fn nothing_that_the_documented_payloads_tell_of_a_package_is_lost() {
    for (name, fields) in [
        ("webhook_package_created", 15),
        ("short_list_entry", 2),
        ("model_page_entry", 6),
    ] {
        let whole = payload(name);
        let entry = whole.get("payload").unwrap_or(&whole);
        let mut places = Vec::new();
        leaves(entry, "", &mut places);
        // Two of these are the answer to whose it is, and to which: another value, another package.
        places.retain(|place| {
            let of_others = OF_OTHERS.iter().any(|other| place.starts_with(other));
            !of_others && place != "/stock_location_erp_code"
        });
        assert_eq!(places.len(), fields, "{name}: {places:?}");
        for (at, place) in places.iter().enumerate() {
            let mut changed = entry.clone();
            let field = changed.pointer_mut(place).unwrap();
            let (value, traces) = of_its_own(field, at);
            *field = value;
            let kept = everything_kept(&changed);
            let is_kept = traces.iter().any(|trace| kept.contains(trace));
            assert!(is_kept, "{name}{place}: none of {traces:?} in {kept}");
        }
    }
}

/// Another value of the same type, and how it may be kept. What came empty may come as anything.
fn of_its_own(field: &Value, at: usize) -> (Value, Vec<String>) {
    let number = 987_650_000 + at;
    match field {
        Value::Number(_) => (json!(number), vec![number.to_string()]),
        Value::String(text) if At::from_rfc3339(text).is_some() => {
            let date = format!("2020-06-07T08:09:{:02}.000000Z", at + 10);
            let read = At::from_rfc3339(&date).unwrap();
            (json!(date), vec![date, format!("At({})", read.0)])
        }
        _ => {
            let word = format!("Ş-{number}");
            (json!(word), vec![word])
        }
    }
}

fn everything_kept(entry: &Value) -> String {
    let page = page_of(std::slice::from_ref(entry));
    let mut kept = format!("{:?}", page.packages[0]);
    // A person does not show in a debug print.
    kept.push_str(&serde_json::to_string(&page.packages[0].recipient).unwrap());
    let others = page.others.iter().flat_map(|(_, others)| others);
    others.for_each(|it| kept.push_str(&it.value));
    kept
}

fn leaves(value: &Value, place: &str, places: &mut Vec<String>) {
    let Value::Object(fields) = value else {
        // A list of commands is empty in all of them, and a command is none of the package's facts.
        places.extend((!value.is_array()).then(|| place.to_owned()));
        return;
    };
    for (name, value) in fields {
        leaves(value, &format!("{place}/{name}"), places);
    }
}

#[test]
fn rows_of_the_log_with_the_documented_fields_are_read() {
    let rows = payload("state_transition_logs");
    let oms = client(&Canned::json(&rows.to_string()));
    let ask = LogAsk {
        package: PackageId(73),
        content_type: Some(26),
        above: LogId(900),
    };
    let page = run(oms.log(ask)).unwrap();
    assert!(page.complete);
    let [older, newer] = &page.rows[..] else {
        panic!("{:?}", page.rows);
    };
    assert_eq!((older.id, newer.id), (LogId(901), LogId(902)));
    assert_eq!(older.user.as_deref(), Some("8"));
    assert_eq!(older.slug.as_deref(), Some("PKG_STATE_TRANSITION"));
    assert_eq!(older.transition, Some(11));
    assert_eq!(older.led_from, Some(State::OutOfStock));
    assert_eq!(newer.user.as_deref(), Some("desk@shop.example"));
    assert_eq!(newer.slug.as_deref(), Some("COMPLETE_PACKAGING"));
    assert_eq!(newer.transition, Some(925));
    assert_eq!(
        (newer.led_from.clone(), newer.led_to.clone()),
        (Some(State::Waiting), Some(State::Packed))
    );
    let at = At::from_rfc3339("2026-03-04T10:20:30.123456Z");
    assert_eq!(newer.at, at);
}

#[test]
fn the_documented_lists_around_packages_are_read() {
    let of = |name: &str| client(&Canned::json(&payload(name).to_string()));
    let reasons = run(of("denial_reasons").denial_reasons()).unwrap();
    let told = reasons
        .iter()
        .map(|it| (it.id, it.title.as_str(), it.priority, it.is_active));
    let known = [
        (34, "Urun Eksik", Some(1), true),
        (67, "hatalı ürün", Some(2), true),
        (1, "Test", None, true),
    ];
    assert_eq!(told.collect::<Vec<_>>(), known);

    let carriers = run(of("cargo_company_conditions").cargo_company_ids()).unwrap();
    assert_eq!(carriers, [695]);

    let settings = run(of("application_settings").settings_like("IS_OTP_ENABLED")).unwrap();
    let told: Vec<_> = settings.into_iter().map(|it| (it.key, it.value)).collect();
    assert_eq!(
        told,
        [
            ("IS_OTP_ENABLED".to_owned(), "true".to_owned()),
            (
                "IS_OTP_ENABLED_AT".to_owned(),
                r#"{"stores":["369"]}"#.to_owned()
            ),
        ]
    );
}
