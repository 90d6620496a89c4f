//! The OMS's documented commands from a terminal: our rules first, then the OMS.

use serde_json::Value;

use super::Desk;

/// A packed package with its tracking number and carrier.
fn packed(desk: &Desk) -> (String, i64, String) {
    let list = desk.json("list packed");
    let rows = list["rows"].as_array().unwrap();
    let tracked = |row: &&Value| !row["trackingNumber"].is_null() && !row["carrier"].is_null();
    let row = rows.iter().find(tracked).unwrap();
    let text = |key: &str| row[key].as_str().unwrap().to_owned();
    (text("number"), row["id"].as_i64().unwrap(), text("carrier"))
}

fn carrier_id(desk: &Desk, number: &str, name: &str) -> i64 {
    let actions = desk.json(&format!("actions {number}"));
    let carriers = actions["carriers"].as_array().unwrap();
    let named = carriers.iter().find(|it| it["name"] == name).unwrap();
    named["id"].as_i64().unwrap()
}

#[test]
fn the_four_founding_documents_are_walked_from_a_terminal() {
    let desk = Desk::open();
    let (number, id, carrier) = packed(&desk);
    let carrier = carrier_id(&desk, &number, &carrier);
    desk.run(&format!(
        "set-shipment {number} T-7 --carrier {carrier} --query Q-7 --as Ayşe"
    ))
    .ok();
    desk.run("sync").ok();
    let shown = desk.json(&format!("show {number}"));
    assert_eq!(shown["row"]["trackingNumber"], "T-7");
    assert_eq!(shown["queryNumber"], "Q-7");
    assert_eq!(shown["row"]["state"]["kind"], "packed");

    let ship = format!("command {number} SHIP_WITHOUT_INTEGRATION --as Ayşe");
    desk.run(&ship).ok();
    desk.run("sync").ok();
    let state = || desk.json(&format!("show {number}"))["row"]["state"]["kind"].clone();
    assert_eq!(state(), "shipped");
    desk.run(&format!("set-status {number} failed --as Ayşe"))
        .ok();
    desk.run("sync").ok();
    assert_eq!(state(), "deliveryFailed");
    desk.run(&format!("set-status {number} delivered --as Ayşe"))
        .ok();
    desk.run("sync").ok();
    assert_eq!(state(), "delivered");
    assert_eq!(desk.effects(id), 4);
}

#[test]
fn our_rules_answer_before_anything_is_saved() {
    let desk = Desk::open();
    let (waiting, id) = desk.first();
    let refused = |line: &str, says: &str| {
        let line = line.replace('N', &waiting);
        desk.run(&format!("{line} --as Ayşe")).refused(1, &[says]);
    };
    refused("set-status N delivered", "does not have this package yet");
    refused("set-shipment N T-1 --carrier 695", "not packed yet");
    refused("command N unblock", "not on hold");
    refused("command N refuse", "reason");
    refused("command N lines-not-found", "No product");
    refused("command N dance", "No step is called “dance”");
    for theirs in ["PKG_STATE_TRANSITION", "REPLACE_PRODUCT"] {
        desk.run(&format!("command {waiting} {theirs} --as Ayşe"))
            .refused(1, &[theirs, "do it in the order system"]);
    }
    // One command of the OMS's for two ends: which, only a person knows.
    refused("command N UPDATE_SHIPMENT_STATUS", "delivered");
    desk.run(&format!(
        "command {waiting} block --set colour=red --as Ayşe"
    ))
    .refused(2, &["colour=red"]);
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 0);
    assert_eq!(desk.json("queue"), Value::Array(Vec::new()));
}

#[test]
fn a_carrier_that_is_not_known_is_answered_with_those_that_are() {
    let desk = Desk::open();
    let (number, _, carrier) = packed(&desk);
    let id = carrier_id(&desk, &number, &carrier);
    let known = format!("{carrier} ({id})");
    for line in [
        format!("set-shipment {number} T-7 --carrier Atlantis --as Ayşe"),
        format!("command {number} UPDATE_SHIPMENT_INFO --set carrier=Atlantis --as Ayşe"),
    ] {
        desk.run(&line)
            .refused(2, &["No carrier is called “Atlantis”", &known]);
    }
    assert_eq!(desk.json("queue"), Value::Array(Vec::new()));
}

/// Whatever is left unsaid is asked for, one after the other, and nothing is made up for it.
#[test]
fn an_invoice_is_sent_whole_or_not_at_all() {
    let desk = Desk::open();
    let (number, id, _) = packed(&desk);
    let mut line = format!("command {number} UPDATE_INVOICE --as Ayşe");
    for (lacks, then) in [
        ("invoice number is empty", "invoice=INV-1"),
        ("kind of invoice is empty", "kind=e_archive"),
        ("invoice itself is empty", "content=JVBERi0xLjQK"),
        ("has no date", "date=2026-11-20"),
    ] {
        desk.run(&line).refused(1, &[lacks]);
        line.push_str(&format!(" --set {then}"));
    }
    assert_eq!(desk.json("queue"), Value::Array(Vec::new()));
    desk.run(&line).ok();
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 1);
}

#[test]
fn what_can_be_done_is_told_with_the_reason_why_not() {
    let desk = Desk::open();
    let (waiting, _) = desk.first();
    let actions = desk.json(&format!("actions {waiting}"));
    assert_eq!(actions["offersCurrent"], true);
    let all = actions["actions"].as_array().unwrap();
    let of = |act: &str| all.iter().find(|it| it["act"] == act).unwrap();
    assert_eq!(of("block")["whyNot"], Value::Null);
    assert!(of("block")["offeredAs"].is_string());
    assert_eq!(of("markDelivered")["whyNot"]["key"], "not-shipped");
    let text = desk.run(&format!("actions {waiting}")).ok().out;
    assert!(text.contains("Put on hold") && text.contains("BLOCK_THE_PACKAGE"));
}

#[test]
fn a_package_is_put_on_hold_and_released_again() {
    let desk = Desk::open();
    let (waiting, id) = desk.first();
    let state = || desk.json(&format!("show {waiting}"))["row"]["state"]["kind"].clone();
    let before = state();
    desk.run(&format!("command {waiting} BLOCK_THE_PACKAGE --as Ayşe"))
        .ok();
    desk.run("sync").ok();
    assert_eq!(state(), "blocked");
    desk.run(&format!("command {waiting} unblock --as Ayşe"))
        .ok();
    desk.run("sync").ok();
    assert_eq!(state(), before);
    assert_eq!(desk.effects(id), 2);
}

/// Shipment Order and Ship The Package end alike, and are two commands all the same.
#[test]
fn the_very_command_that_was_named_is_run() {
    let desk = Desk::open();
    let (number, id, _) = packed(&desk);
    desk.run(&format!("command {number} SHIPMENT_ORDER --as Ayşe"))
        .ok();
    desk.run("sync").ok();
    let done = desk.sim.witness().into_iter();
    let slugs: Vec<_> = done
        .filter(|it| i64::try_from(it.package) == Ok(id) && it.command_id.is_some())
        .map(|it| it.slug)
        .collect();
    assert_eq!(slugs, ["SHIPMENT_ORDER"]);
}

#[test]
fn a_command_is_named_by_the_number_that_it_is_offered_under() {
    let desk = Desk::open();
    let (waiting, id) = desk.first();
    let actions = desk.json(&format!("actions {waiting}"));
    let all = actions["actions"].as_array().unwrap();
    let block = all.iter().find(|it| it["act"] == "block").unwrap();
    let names = block["names"].as_array().unwrap();
    let mut names = names.iter().filter_map(Value::as_str);
    let number = names.find(|name| name.parse::<u32>().is_ok()).unwrap();
    desk.run(&format!("command {waiting} {number} --as Ayşe"))
        .ok();
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 1);
    let shown = desk.json(&format!("show {waiting}"));
    assert_eq!(shown["row"]["state"]["kind"], "blocked");
}

/// A shop whose offers tell no codes, under slugs of its own: the configuration says what they are.
#[test]
fn a_shops_own_slugs_are_understood_once_they_are_configured() {
    let mut desk = Desk::new();
    let strict = oms_sim::Strict::default().with("slugs", "branded").unwrap();
    desk.sim = oms_sim::start(oms_sim::Options {
        awb_delay_ms: 0,
        strict: strict.with("command_code", "absent").unwrap(),
        ..oms_sim::Options::default()
    })
    .unwrap();
    desk.token = Some(desk.sim.token().to_owned());
    desk.user = desk.sim.user_name(desk.sim.token()).unwrap();
    desk.run("packer add Ayşe").ok();
    desk.run("sync").ok();
    let (waiting, id) = desk.first();
    let block = format!("command {waiting} bloke-et --as Ayşe");
    desk.run(&block).refused(1, &["No step is called"]);
    let unknown = desk.json(&format!("actions {waiting}"));
    assert!(!unknown["unknownOffers"].as_array().unwrap().is_empty());

    let file = desk.home().join("station.toml");
    std::fs::create_dir_all(desk.home()).unwrap();
    let names = [
        ("block", "bloke-et"),
        ("pack", "paketle"),
        ("pack_without_shipment", "kargosuz-paketle"),
        ("pack_marketplace", "pazaryeri-paketle"),
    ];
    let sections = names.map(|(key, slug)| format!("[oms.commands.{key}]\nslug = \"{slug}\"\n"));
    std::fs::write(&file, sections.concat()).unwrap();
    let with = |line: &str| format!("{line} --config {}", file.display());
    desk.run(&with(&block)).ok();
    desk.run(&with("sync")).ok();
    assert_eq!(desk.effects(id), 1);
    let (waiting, _) = desk.first();
    desk.run(&with(&format!("pack {waiting} --as Ayşe"))).ok();
    desk.run(&with("sync")).ok();
    let slugs: Vec<_> = desk.sim.witness().into_iter().map(|it| it.slug).collect();
    assert_eq!(slugs[0], "bloke-et");
    assert!(slugs[1..].iter().all(|slug| slug.ends_with("paketle")) && slugs.len() == 2);
    assert!(
        slugs.iter().all(|slug| !slug.contains("COMPLETE")),
        "{slugs:?}"
    );
}

#[test]
fn a_delivery_that_failed_may_fail_again_and_one_command_tells_either_end() {
    let desk = Desk::open();
    let (number, id, _) = packed(&desk);
    desk.run(&format!("command {number} ship --as Ayşe")).ok();
    desk.run("sync").ok();
    assert!(desk.sim.fail_delivery(id.cast_unsigned()));
    desk.run("sync").ok();
    for (line, effects) in [
        ("UPDATE_SHIPMENT_STATUS --set delivered=false", 2),
        ("UPDATE_SHIPMENT_STATUS --set delivered=true", 3),
    ] {
        desk.run(&format!("command {number} {line} --as Ayşe")).ok();
        desk.run("sync").ok();
        assert_eq!(desk.effects(id), effects, "{line}");
    }
    let shown = desk.json(&format!("show {number}"));
    assert_eq!(shown["row"]["state"]["kind"], "delivered");
}
