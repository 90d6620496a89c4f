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
    desk.run(&format!(
        "command {waiting} block --set colour=red --as Ayşe"
    ))
    .refused(2, &["colour=red"]);
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 0);
    assert_eq!(desk.json("queue"), Value::Array(Vec::new()));
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
