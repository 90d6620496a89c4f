//! A package's life by commands, and what the log and the witness say of it.

use oms_sim::{Sim, State};
use serde_json::{Value, json};

use crate::client::Client;
use crate::{sim, waiting};

fn package(client: &Client, id: u64) -> Value {
    client.oms(&format!("/packages/{id}/")).json()
}

fn commands_seen(sim: &Sim) -> Vec<&'static str> {
    let asked = sim
        .witness()
        .into_iter()
        .filter(|line| line.command_id.is_some());
    asked.map(|line| line.slug).collect()
}

#[test]
fn a_package_is_packed_numbered_shipped_and_delivered() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, false);
    let pack = json!({"slug": "COMPLETE_PACKAGING", "input_parameters": {"package": id}});
    let answer = client.command(id, &pack);
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    let packed = package(&client, id);
    assert_eq!(packed["state"]["enum_value"], "500");
    assert_eq!(packed["packageitem_set"][0]["state"]["enum_value"], "500");
    assert_eq!(
        packed["shipment"]["awb_number"],
        Value::Null,
        "at first without a number"
    );
    assert!(packed["shipment"]["cargo_company"]["name"].is_string());
    sim.pass_ms(20_000);
    assert!(package(&client, id)["shipment"]["awb_number"].is_string());
    let ship = json!({"slug": "SHIP_WITHOUT_INTEGRATION", "package": id});
    assert_eq!(
        client.command(id, &ship).status,
        204,
        "the flat form is documented too"
    );
    assert_eq!(sim.state(id), Some(State::Shipped));
    let status = json!({
        "slug": "UPDATE_SHIPMENT_STATUS",
        "input_parameters": {"package": id, "delivered_status": true},
    });
    assert_eq!(client.command(id, &status).status, 204);
    assert_eq!(sim.state(id), Some(State::Delivered));
    let slugs = [
        "COMPLETE_PACKAGING",
        "SHIP_WITHOUT_INTEGRATION",
        "UPDATE_SHIPMENT_STATUS",
    ];
    assert_eq!(commands_seen(&sim), slugs);
}

#[test]
fn every_command_that_is_listed_can_be_run_by_its_id() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, true);
    let listed = package(&client, id)["commands"].clone();
    let channel = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["slug"] == "CHANNEL_BASED_COMPLETE_PACKAGING");
    let asked = json!({"transition": channel.unwrap()["id"], "input_parameters": {}});
    assert_eq!(client.command(id, &asked).status, 204);
    let awb = package(&client, id)["shipment"]["awb_number"].clone();
    assert!(
        awb.is_string(),
        "a marketplace's number comes with the order"
    );
}

#[test]
fn the_log_proves_a_command_above_a_watermark() {
    let sim = sim();
    let client = Client::new(&sim);
    let newest = client.oms("/state-transition-logs/?limit=1").json();
    let watermark = newest["results"][0]["id"].as_u64().unwrap();
    let id = waiting(&sim, false);
    client.command(
        id,
        &json!({"slug": "COMPLETE_PACKAGING", "input_parameters": {}}),
    );
    let content_type = package(&client, id)["state"]["content_type"].clone();
    let path = format!(
        "/state-transition-logs/?object_id={id}&content_type={content_type}&id__gt={watermark}"
    );
    let rows = client.oms(&path).json();
    assert_eq!(rows["count"], 1);
    let row = &rows["results"][0];
    assert_eq!(row["attributes"]["command"]["slug"], "COMPLETE_PACKAGING");
    assert_eq!(
        row["user"].as_str().map(str::to_owned),
        sim.user_name(sim.token())
    );
    assert_eq!(row["old_state"]["enum_value"], "100");
    assert_eq!(row["new_state"]["enum_value"], "500");
    assert_eq!(row["object_id"], id);
}

#[test]
fn a_repeated_command_is_refused_and_changes_nothing() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, false);
    let pack = json!({"slug": "COMPLETE_PACKAGING", "input_parameters": {}});
    assert_eq!(client.command(id, &pack).status, 204);
    let again = client.command(id, &pack);
    assert_eq!(
        (again.status, again.json()["status_code"].clone()),
        (400, json!(400))
    );
    assert!(again.json()["error"]["non_field_errors"].is_array());
    assert_eq!(commands_seen(&sim), ["COMPLETE_PACKAGING"]);
}

#[test]
fn a_wrong_body_names_its_field() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, false);
    let field_of = |body: Value| {
        let answer = client.command(id, &body);
        assert_eq!(answer.status, 400, "{body}");
        answer.json()["error"]
            .as_object()
            .unwrap()
            .keys()
            .next()
            .unwrap()
            .clone()
    };
    assert_eq!(field_of(json!({"slug": "NO_SUCH"})), "slug");
    assert_eq!(field_of(json!({"transition": "x"})), "transition");
    assert_eq!(
        field_of(json!({"slug": "COMPLETE_PACKAGING", "package": id + 1})),
        "package"
    );
    assert_eq!(
        field_of(json!({"slug": "S", "input_parameters": []})),
        "input_parameters"
    );
    let unreadable = client.request(
        "POST",
        &format!("/api/v1/oms/packages/{id}/command/"),
        "{not json",
    );
    assert_eq!(unreadable.unwrap().status, 400);
    assert_eq!(
        client
            .command(1, &json!({"slug": "COMPLETE_PACKAGING"}))
            .status,
        404
    );
    assert!(sim.witness().is_empty());
}

#[test]
fn a_marketplace_order_refuses_the_carriers_command_with_406() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, true);
    let answer = client.command(id, &json!({"slug": "COMPLETE_PACKAGING"}));
    assert_eq!(answer.status, 406);
    assert!(answer.json()["error"]["message"].is_string());
}

#[test]
fn shipment_info_replaces_carrier_and_number_without_a_change_of_state() {
    let sim = sim();
    let client = Client::new(&sim);
    let packed = client.oms("/packages/?state__enum_value=500").json();
    let id = packed["results"][0]["id"].as_u64().unwrap();
    let info = json!({"slug": "UPDATE_SHIPMENT_INFO", "input_parameters": {
        "package": id, "awb_number": "NEW-1", "query_number": "Q-1", "cargo_company": 711,
    }});
    assert_eq!(client.command(id, &info).status, 204);
    let shipment = package(&client, id)["shipment"].clone();
    assert_eq!(shipment["awb_number"], "NEW-1");
    assert_eq!(shipment["query_number"], "Q-1");
    assert_eq!(shipment["cargo_company"]["id"], 711);
    assert_eq!(sim.state(id), Some(State::Packed));
}

#[test]
fn preparing_answers_with_what_is_left_to_pack() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, false);
    let answer = client.command(
        id,
        &json!({"slug": "PREPARE_PACKAGE_COMMAND", "package": id,
            "select_items_by_omnitron_id": false}),
    );
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["id"], id);
    assert!(
        !answer.json()["package_items"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn no_more_of_an_item_leaves_than_there_is() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, false);
    let item = package(&client, id)["packageitem_set"][0].clone();
    let more = item["quantity"].as_u64().unwrap() + 1;
    let part = json!({"id": item["id"], "quantity": more});
    let advanced = "DETECTED_OUT_OF_STOCK_ITEM_ADVANCED";
    let answer = client.command(
        id,
        &json!({"slug": advanced, "package": id, "package_items": [part]}),
    );
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert!(answer.body.contains("more than there is"));
    assert_eq!(sim.state(id), Some(State::Waiting));
}

#[test]
fn the_witness_is_served_and_the_admin_needs_a_token_of_its_own() {
    let sim = sim();
    let mut client = Client::new(&sim);
    let id = waiting(&sim, false);
    let cancel = format!("/_admin/packages/{id}/cancel/");
    assert_eq!(client.request("POST", &cancel, "").unwrap().status, 401);
    client.token = sim.admin_token().to_owned();
    assert_eq!(client.request("POST", &cancel, "").unwrap().status, 204);
    assert_eq!(
        client.request("POST", &cancel, "").unwrap().status,
        409,
        "already done"
    );
    let witness = client.get("/_witness/").json();
    assert_eq!(witness[0]["package"], id);
    assert_eq!(witness[0]["who"], "oms");
    assert_eq!(witness.as_array().map(Vec::len), Some(1));
}
