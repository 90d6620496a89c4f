//! The payloads that the OMS's documents print, read through the client as it would get them.

use packing::package::{Package, State};
use serde_json::{Value, json};
use station::oms::{BaseUrl, HttpOms, HttpSettings, Oms, Page, PageAsk};
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

fn page_of(entries: &[Value]) -> Page {
    let oms = Canned::json(&json!({"count": 1, "next": null, "results": entries}).to_string());
    let base = BaseUrl::parse(&oms.url()).unwrap();
    let settings = HttpSettings::new(base, Token::new("t0ken").unwrap(), "369");
    let page = run(HttpOms::new(settings)
        .unwrap()
        .page(PageAsk::ChangedSince(None)))
    .unwrap();
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

/// What is neither read nor kept describes the state or the store and not the package, and is the
/// same in each of their packages.
#[test]
fn nothing_that_the_documented_payloads_tell_of_a_package_is_lost() {
    for name in [
        "webhook_package_created",
        "short_list_entry",
        "model_page_entry",
    ] {
        let whole = payload(name);
        let mut entry = whole.get("payload").unwrap_or(&whole).clone();
        let page = page_of(std::slice::from_ref(&entry));
        let mut kept = format!("{:?}", page.packages[0]);
        // A person does not show in a debug print.
        kept.push_str(&serde_json::to_string(&page.packages[0].recipient).unwrap());
        let others = page.others.iter().flat_map(|(_, others)| others);
        others.for_each(|it| kept.push_str(&it.value));
        for other in ["state", "stock_location"] {
            entry.as_object_mut().unwrap().remove(other);
        }
        let mut told = Vec::new();
        leaves(&entry, &mut told);
        assert!(told.len() >= 3, "{name}: {told:?}");
        for value in told {
            let date = packing::time::At::from_rfc3339(&value).map(|at| format!("At({})", at.0));
            let is_kept = kept.contains(&value) || date.is_some_and(|date| kept.contains(&date));
            assert!(is_kept, "{name}: {value} in {kept}");
        }
    }
}

fn leaves(value: &Value, told: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::String(text) => told.extend((!text.is_empty()).then(|| text.clone())),
        Value::Array(all) => all.iter().for_each(|it| leaves(it, told)),
        Value::Object(fields) => fields.values().for_each(|it| leaves(it, told)),
        Value::Bool(_) | Value::Number(_) => told.push(value.to_string()),
    }
}
