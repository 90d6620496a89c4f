//! Lists, pages, filters, and who may read.

use std::collections::BTreeSet;

use oms_sim::{Labels, Mix, Options};
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
    assert!(first("/cargo-company-conditions/")["cargo_company"].is_u64());
    assert_eq!(
        first("/settings/application_settings/?key=OTP")["key"],
        "IS_OTP_ENABLED"
    );
    assert_eq!(
        client.oms("/settings/application_settings/?key=NO").json()["count"],
        0
    );
}

#[test]
fn a_label_file_is_offered_once_there_is_a_number() {
    let sim = sim_with(Options {
        labels: Labels::Url,
        ..Options::default()
    });
    let client = Client::new(&sim);
    let packed = client.oms("/packages/?state__enum_value=500").json();
    let url = packed["results"][0]["shipping_label"]
        .as_str()
        .unwrap()
        .to_owned();
    let file = client.get(url.strip_prefix(&sim.url()).unwrap());
    assert_eq!(file.status, 200);
    assert!(file.body.starts_with("%PDF-1.4") && file.body.ends_with("%%EOF\n"));
    let waiting = client.oms("/packages/?state__enum_value=100").json();
    assert_eq!(waiting["results"][0]["shipping_label"], Value::Null);
}
