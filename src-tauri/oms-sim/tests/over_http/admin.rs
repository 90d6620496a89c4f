//! The admin's hand over HTTP: all that the other side does by itself, asked for by name.

use std::collections::BTreeSet;

use oms_sim::{Options, Sim, State};
use serde_json::{Value, json};

use crate::client::Client;
use crate::{sim, sim_with, waiting};

fn admin(sim: &Sim) -> Client<'_> {
    let token = sim.admin_token().to_owned();
    Client { sim, token }
}

fn post(client: &Client, path: &str, body: &Value) -> u16 {
    let answer = client.request("POST", path, &body.to_string());
    answer.unwrap().status
}

/// What is done to one package after the other: an act of the admin's, or with `!` a command of a
/// desk's; and where the package must stand then.
type Life = &'static [(&'static str, State)];

const LIVES: [Life; 9] = [
    &[("cancel", State::Cancelled)],
    &[("ask-cancellation", State::CancellationWaiting)],
    &[("replan", State::Cancelled)],
    &[("plan-by-hand", State::Cancelled)],
    &[
        ("!COMPLETE_PACKAGING", State::Packed),
        ("issue-awb", State::Packed),
        ("lose-awb", State::Packed),
        ("unpack", State::Waiting),
    ],
    &[
        ("!COMPLETE_PACKAGING", State::Packed),
        ("!SHIP_WITHOUT_INTEGRATION", State::Shipped),
        ("attempt-delivery", State::AttemptedDelivery),
        ("fail-delivery", State::DeliveryFailed),
        ("deliver", State::Delivered),
    ],
    &[("block", State::Blocked), ("unblock", State::Waiting)],
    &[
        ("plan-transfer", State::WaitingForTransfer),
        ("complete-transfers", State::Waiting),
    ],
    &[
        ("carrier-refuses", State::Waiting),
        ("carrier-agrees", State::Waiting),
        ("drift", State::Waiting),
        ("undrift", State::Waiting),
    ],
];

#[test]
fn each_act_of_the_other_side_is_done_by_its_name_and_where_it_makes_no_sense_it_is_not() {
    let sim = sim();
    let (desk, admin) = (Client::new(&sim), admin(&sim));
    let mut done = BTreeSet::new();
    for life in LIVES {
        let id = waiting(&sim, false);
        for (name, state) in life {
            let status = match name.strip_prefix('!') {
                Some(slug) => {
                    desk.command(id, &json!({"slug": slug, "package": id}))
                        .status
                }
                None => {
                    done.insert(*name);
                    let path = format!("/_admin/packages/{id}/{name}/");
                    assert_eq!(post(&desk, &path, &json!({})), 401, "{name}");
                    post(&admin, &path, &json!({}))
                }
            };
            assert_eq!((status, sim.state(id)), (204, Some(*state)), "{name}");
        }
    }
    assert_eq!(done, Sim::acts().into_iter().collect());

    let waits = waiting(&sim, false);
    for name in [
        "deliver",
        "unpack",
        "unblock",
        "complete-transfers",
        "lose-awb",
    ] {
        let path = format!("/_admin/packages/{waits}/{name}/");
        assert_eq!(post(&admin, &path, &json!({})), 409, "{name}");
    }
    let path = format!("/_admin/packages/{waits}/dance/");
    let unknown = admin.request("POST", &path, "{}").unwrap();
    assert_eq!(unknown.status, 404);
    assert!(
        unknown.body.contains("ask-cancellation"),
        "{}",
        unknown.body
    );
}

/// "Below 400 and in cancellation waiting count"; packing or cancelling gives one back.
#[test]
fn the_quota_is_what_is_left_of_its_maximum() {
    let sim = sim_with(Options {
        max_quota: Some(500),
        ..Options::default()
    });
    let (desk, admin) = (Client::new(&sim), admin(&sim));
    let quota = || {
        let all = desk.get("/_quotas/").json();
        let ours = all.as_array().unwrap().iter();
        let ours = ours.clone().find(|it| it["erp_code"] == sim.erp_code());
        let number = |key: &str| ours.unwrap()[key].as_u64().unwrap();
        assert_eq!(number("max_quota"), 500);
        assert_eq!(number("quota") + number("available_quota"), 500);
        number("quota")
    };
    let before = quota();
    assert_eq!(before, u64::from(sim.quota()));

    let id = waiting(&sim, false);
    let does = |slug: &str| {
        desk.command(id, &json!({"slug": slug, "package": id}))
            .status
    };
    assert_eq!(
        (does("PKG_DEALLOCATE_RESERVATIONS"), quota()),
        (204, before)
    );
    assert_eq!((does("COMPLETE_PACKAGING"), quota()), (204, before - 1));
    assert_eq!((does("SHIP_THE_PACKAGE"), quota()), (204, before - 1));

    let other = waiting(&sim, false);
    let path = |name: &str| format!("/_admin/packages/{other}/{name}/");
    assert_eq!(post(&admin, &path("ask-cancellation"), &json!({})), 204);
    assert_eq!(quota(), before - 1, "it waits for its cancellation");
    assert_eq!(post(&admin, &path("cancel"), &json!({})), 204);
    assert_eq!(quota(), before - 2);

    assert_eq!(post(&admin, "/_admin/packages/", &json!({"count": 3})), 200);
    assert_eq!(quota(), before + 1);
}

#[test]
fn a_backup_is_put_back_and_the_clock_goes_on_at_a_word() {
    let sim = sim();
    let (desk, admin) = (Client::new(&sim), admin(&sim));
    let nothing = json!({});
    assert_eq!(
        post(&admin, "/_admin/restore/", &nothing),
        409,
        "none was made"
    );
    assert_eq!(post(&admin, "/_admin/backup/", &nothing), 204);
    let id = waiting(&sim, false);
    let pack = json!({"slug": "COMPLETE_PACKAGING", "package": id});
    assert_eq!(desk.command(id, &pack).status, 204);
    assert_eq!(post(&admin, "/_admin/restore/", &nothing), 204);
    assert_eq!(sim.state(id), Some(State::Waiting));

    assert_eq!(desk.command(id, &pack).status, 204);
    assert_eq!(sim.awb_number(id), None);
    assert_eq!(post(&admin, "/_admin/clock/", &json!({"ms": 20_000})), 200);
    assert!(
        desk.oms(&format!("/packages/{id}/"))
            .body
            .contains("awb_number")
    );
    assert!(sim.awb_number(id).is_some());

    for path in [
        "/_admin/backup/",
        "/_admin/restore/",
        "/_admin/clock/",
        "/_admin/unplug/",
    ] {
        assert_eq!(post(&desk, path, &json!({"ms": 1})), 401, "{path}");
    }
}

/// Who asked, by which name of theirs, and the row of the log that says so.
#[test]
fn the_witness_tells_the_command_and_its_row_in_the_log() {
    let sim = sim();
    let desk = Client::new(&sim);
    let id = waiting(&sim, false);
    let pack = json!({"slug": "COMPLETE_PACKAGING", "package": id});
    assert_eq!(desk.command(id, &pack).status, 204);
    let seen = desk.get("/_witness/").json();
    let last = seen.as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["command_id"], "tag-1");
    assert_eq!(last["package"], id);
    let logs = desk
        .oms(&format!("/state-transition-logs/?object_id={id}"))
        .json();
    assert_eq!(logs["results"][0]["id"], last["log_id"]);
}

#[test]
fn every_setting_is_told_with_its_values() {
    let sim = sim();
    let told = Client::new(&sim).get("/_settings/").json();
    for setting in told.as_array().unwrap() {
        let values = setting["values"].as_array().unwrap();
        assert!(values.len() > 1, "{setting}");
        assert!(values.contains(&setting["default"]), "{setting}");
    }
    assert!(told.as_array().unwrap().len() > 10);
}
