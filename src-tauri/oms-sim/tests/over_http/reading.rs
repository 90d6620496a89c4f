//! Lists, pages, filters, and who may read.

use std::collections::BTreeSet;

use oms_sim::{LabelFormat, Labels, Login, Mix, Options};
use serde_json::Value;

use crate::client::Client;
use crate::{sim, sim_with};

fn ids(page: &Value) -> Vec<u64> {
    let results = page["results"].as_array().unwrap();
    results
        .iter()
        .map(|package| package["id"].as_u64().unwrap())
        .collect()
}

#[test]
fn following_next_shows_every_package_of_the_store_once() {
    let sim = sim_with(Options {
        packages: Mix::total(250),
        ..Options::default()
    });
    let client = Client::new(&sim);
    let mut path = format!(
        "/api/v1/oms/packages/?stock_location__erp_code={}&page_size=40",
        sim.erp_code()
    );
    let mut seen = Vec::new();
    loop {
        let page = client.get(&path).json();
        seen.extend(ids(&page));
        match page["next"].as_str() {
            Some(next) => path = next.strip_prefix(&sim.url()).unwrap().to_owned(),
            None => break,
        }
    }
    seen.sort_unstable();
    assert_eq!(seen, sim.package_ids());
}

#[test]
fn a_misspelt_location_filter_shows_other_stores_packages() {
    let sim = sim();
    let client = Client::new(&sim);
    let stores = |path: &str| -> BTreeSet<String> {
        let page = client.oms(path).json();
        let results = page["results"].as_array().unwrap().clone();
        let code = |p: &Value| p["stock_location"]["erp_code"].as_str().unwrap().to_owned();
        results.iter().map(code).collect()
    };
    let here = sim.erp_code().to_owned();
    let right = format!("/packages/?page_size=100&stock_location__erp_code={here}");
    assert_eq!(stores(&right), [here.clone()].into());
    let wrong = format!("/packages/?page_size=100&stock_location_erp_code={here}");
    assert_eq!(
        stores(&wrong),
        [here, sim.other_erp_code().to_owned()].into()
    );
}

#[test]
fn states_ids_and_dates_filter() {
    let sim = sim();
    let client = Client::new(&sim);
    let count = |query: &str| client.oms(&format!("/packages/?{query}")).json()["count"].clone();
    assert_eq!(count("state__enum_value=500"), 4);
    assert_eq!(count("state__enum_value__in=500,600"), 7);
    let all = sim.package_ids();
    assert_eq!(count(&format!("id__in={},{}", all[0], all[3])), 2);
    assert_eq!(count(&format!("id__gt={}", all[all.len() - 1])), 0);
    assert_eq!(count("modified_date__gte=2030-01-01T00:00:00Z"), 0);
    let bad = client.oms("/packages/?modified_date__gte=yesterday");
    assert_eq!(bad.status, 400);
    assert!(bad.json()["error"]["modified_date__gte"].is_array());
}

#[test]
fn a_refresh_by_date_brings_exactly_what_changed() {
    let sim = sim();
    let client = Client::new(&sim);
    let before = client
        .oms("/packages/?sort=-modified_date&page_size=1")
        .json();
    let mark = before["results"][0]["modified_date"]
        .as_str()
        .unwrap()
        .to_owned();
    let id = crate::waiting(&sim, false);
    sim.pass_ms(5_000);
    assert!(sim.cancel(id));
    let path = format!("/packages/?modified_date__gt={mark}");
    assert_eq!(ids(&client.oms(&path).json()), [id]);
}

#[test]
fn a_package_has_the_documented_shape() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = crate::waiting(&sim, false);
    let package = client.oms(&format!("/packages/{id}/")).json();
    assert_eq!(package["state"]["enum_value"], "100", "a string");
    assert_eq!(package["state"]["enum_class"], "PackageStatus");
    assert_eq!(package["shipment"], Value::Null);
    assert_eq!(package["shipping_label"], Value::Null);
    let item = &package["packageitem_set"][0];
    assert!(item["quantity"].is_u64());
    assert_eq!(
        item["order_item"]["product"]["barcode"]
            .as_str()
            .unwrap()
            .len(),
        13
    );
    assert!(item["order_item"]["price"].is_string(), "money is a string");
    let slugs: Vec<_> = package["commands"].as_array().unwrap().iter().collect();
    assert!(
        slugs
            .iter()
            .any(|command| command["slug"] == "COMPLETE_PACKAGING")
    );
    assert!(
        slugs
            .iter()
            .all(|command| command["slug"] != "SHIP_WITHOUT_INTEGRATION")
    );
    let short = client.oms(&format!("/packages/short/?id__in={id}")).json();
    assert_eq!(
        short["results"][0]["state"], "100",
        "no object in the short list"
    );
    let items = package["packageitem_set"].as_array().unwrap().len();
    assert_eq!(short["results"][0]["packageitem_count"], items);
}

#[test]
fn a_scanned_number_is_found_through_the_items() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = crate::waiting(&sim, false);
    let number = client.oms(&format!("/packages/{id}/")).json()["number"].clone();
    let number = number.as_str().unwrap();
    let items = client
        .oms(&format!(
            "/packages/package-items/?package__number={number}"
        ))
        .json();
    assert_ne!(items["count"], 0);
    let of_it = |item: &Value| item["package"]["id"] == id;
    assert!(items["results"].as_array().unwrap().iter().all(of_it));
}

#[test]
fn only_a_known_token_reads() {
    let sim = sim();
    let mut client = Client::new(&sim);
    client.token = "somebody's".to_owned();
    let refused = client.oms("/packages/");
    assert_eq!(refused.status, 401);
    assert_eq!(refused.json()["detail"], "Invalid token.");
    sim.accept_token("somebody's");
    assert_eq!(client.oms("/packages/").status, 200);
    sim.revoke_token("somebody's");
    assert_eq!(client.oms("/packages/").status, 401);
}

#[test]
fn slashes_and_missing_things_answer_as_django_does() {
    let sim = sim();
    let client = Client::new(&sim);
    let moved = client.oms("/packages?page=2");
    assert_eq!(moved.status, 301);
    assert!(
        moved
            .head
            .contains("location: /api/v1/oms/packages/?page=2"),
        "{}",
        moved.head
    );
    let posted = client
        .request("POST", "/api/v1/oms/packages/1/command", "{}")
        .unwrap();
    assert_eq!(posted.status, 404);
    let missing = client.oms("/packages/1/");
    assert_eq!(
        (missing.status, missing.json()["detail"].as_str()),
        (404, Some("Not found."))
    );
    assert_eq!(client.oms("/packages/?page=99").status, 404);
}

#[test]
fn reference_data_comes_in_the_envelope() {
    let sim = sim();
    let client = Client::new(&sim);
    let first = |path: &str| client.oms(path).json()["results"][0].clone();
    assert_eq!(
        first("/stocklocations/list-simple/")["erp_code"],
        sim.erp_code()
    );
    assert!(first("/packages/package_denial_reason/")["title"].is_string());
    assert_eq!(
        first("/packages/package_denial_reason/"),
        first("/package-denial-reason/list-simple/")
    );
    assert!(first("/cargo-company-conditions/")["cargo_company"].is_u64());
    let one = &first("/cargo-company-conditions/")["id"];
    assert_eq!(
        &client
            .oms(&format!("/cargo-company-conditions/{one}/"))
            .json()["id"],
        one
    );
    assert!(first("/stocklocations-senderaddress/")["origin_id"].is_string());
    assert!(first("/order_items/")["product"]["sku"].is_string());
    let row = first("/state-transition-logs/");
    let again = client
        .oms(&format!("/state-transition-logs/{}/", row["id"]))
        .json();
    assert_eq!(again, row);
    assert_eq!(
        first("/settings/application_settings/?key=OTP")["key"],
        "IS_OTP_ENABLED"
    );
    assert_eq!(
        client.oms("/settings/application_settings/?key=NO").json()["count"],
        0
    );
}

/// The label of a packed package in the shape and format asked for.
fn label(labels: Labels, label_format: LabelFormat) -> (oms_sim::Sim, Value) {
    let sim = sim_with(Options {
        labels,
        label_format,
        ..Options::default()
    });
    let packed = Client::new(&sim)
        .oms("/packages/?state__enum_value=500")
        .json();
    let label = packed["results"][0]["shipping_label"].clone();
    (sim, label)
}

fn file(sim: &oms_sim::Sim, url: &Value) -> crate::client::Answer {
    let path = url
        .as_str()
        .unwrap()
        .strip_prefix(&sim.url())
        .unwrap()
        .to_owned();
    Client::new(sim).get(&path)
}

#[test]
fn a_label_file_is_offered_once_there_is_a_number() {
    let (sim, url) = label(Labels::Url, LabelFormat::Pdf);
    let answer = file(&sim, &url);
    assert_eq!(answer.status, 200);
    assert!(answer.body.starts_with("%PDF-1.4") && answer.body.ends_with("%%EOF\n"));
    let waiting = Client::new(&sim)
        .oms("/packages/?state__enum_value=100")
        .json();
    assert_eq!(waiting["results"][0]["shipping_label"], Value::Null);
}

#[test]
fn a_label_is_a_url_an_object_or_the_bytes_themselves() {
    let (sim, object) = label(Labels::Object, LabelFormat::Zpl);
    let zpl = file(&sim, &object["file"]);
    assert!(zpl.body.starts_with("^XA") && zpl.head.contains("text/plain"));
    let (_, text) = label(Labels::Base64, LabelFormat::Png);
    assert!(text.as_str().unwrap().starts_with("iVBORw0KGgo"), "a PNG");
    let (sim, url) = label(Labels::Url, LabelFormat::Html);
    assert!(file(&sim, &url).head.contains("text/html"));
}

#[test]
fn a_new_tracking_number_draws_the_label_anew_and_the_old_file_is_gone() {
    let (sim, old) = label(Labels::Url, LabelFormat::Pdf);
    let client = Client::new(&sim);
    let packed = client.oms("/packages/?state__enum_value=500").json();
    let id = packed["results"][0]["id"].as_u64().unwrap();
    let info = serde_json::json!({"slug": "UPDATE_SHIPMENT_INFO", "input_parameters": {
        "package": id, "awb_number": "NEW-1", "cargo_company": 711}});
    assert_eq!(client.command(id, &info).status, 204);
    let new = client.oms(&format!("/packages/{id}/")).json()["shipping_label"].clone();
    assert_ne!(new, old);
    assert_eq!(file(&sim, &old).status, 404);
    assert!(file(&sim, &new).body.contains("AWB NEW-1"));
}

#[test]
fn a_packing_document_stands_in_for_the_invoice_until_there_is_one() {
    let sim = sim();
    let client = Client::new(&sim);
    let packed = client.oms("/packages/?state__enum_value=500").json();
    let package = packed["results"][0].clone();
    let id = package["id"].as_u64().unwrap();
    assert_eq!(package["invoice_number"], Value::Null);
    assert!(
        file(&sim, &package["document_url"])
            .body
            .contains("Packaging document")
    );
    let invoice = serde_json::json!({"slug": "UPDATE_INVOICE", "input_parameters": {
        "package": id, "invoice_number": "F-7", "invoice_document_type": "url",
        "invoice_document_content": "x", "invoice_date": "2026-01-02"}});
    assert_eq!(client.command(id, &invoice).status, 204);
    let package = client.oms(&format!("/packages/{id}/")).json();
    assert_eq!(package["invoice_number"], "F-7");
    assert!(
        file(&sim, &package["document_url"])
            .body
            .contains("Invoice F-7")
    );
}

#[test]
fn a_name_and_a_password_give_a_key_and_another_when_it_was_revoked() {
    let sim = sim_with(Options {
        login: Some(Login {
            name: "counter".to_owned(),
            password: "open".to_owned(),
        }),
        ..Options::default()
    });
    let mut client = Client::new(&sim);
    let sign_in = |client: &Client, password: &str| {
        let body = serde_json::json!({"username": "counter", "password": password});
        let path = "/api/v1/auth/login/";
        client.request("POST", path, &body.to_string()).unwrap()
    };
    assert_eq!(sign_in(&client, "wrong").status, 400);
    let key = |answer: crate::client::Answer| answer.json()["key"].as_str().unwrap().to_owned();
    client.token = key(sign_in(&client, "open"));
    assert_eq!(client.oms("/packages/").status, 200);
    assert_eq!(sim.user_name(&client.token).as_deref(), Some("counter"));
    sim.revoke_token(&client.token);
    assert_eq!(client.oms("/packages/").status, 401);
    client.token = key(sign_in(&client, "open"));
    assert_eq!(client.oms("/packages/").status, 200);
}

#[test]
fn many_filters_narrow_a_list_down() {
    let sim = sim();
    let client = Client::new(&sim);
    let all = client.oms("/packages/?page_size=100").json();
    let count = |query: &str| client.oms(&format!("/packages/?{query}")).json()["count"].as_u64();
    let one = &all["results"][5];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    assert_eq!(count(&format!("number={}", text(&one["number"]))), Some(1));
    assert_eq!(
        count(&format!("order_number={}", text(&one["order_number"]))),
        Some(1)
    );
    let product = &one["packageitem_set"][0]["order_item"]["product"];
    for query in [
        format!("product_barcode={}", text(&product["barcode"])),
        format!("product_sku={}", text(&product["sku"])),
        "channel_name=Trendyol".to_owned(),
        "state__enum_value__ne=100".to_owned(),
        "stock_location=21".to_owned(),
        "shipment__cargo_company=695".to_owned(),
    ] {
        let some = count(&query).unwrap();
        assert!(some > 0 && some < 37, "{query}: {some}");
    }
}
