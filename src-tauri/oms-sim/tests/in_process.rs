//! The simulator as a simulation uses it: a value, asked in the caller's own thread and time.
// Test code outside of test functions: a panic is how it says that something is wrong.
#![allow(clippy::unwrap_used)]

use oms_sim::{Ask, Desk, Mix, Oms, Options, Refused, Request, State};

const START: i64 = 1_795_000_000_000_000;
const S: i64 = 1_000_000;

fn oms() -> (Oms, Desk, u64) {
    let options = Options {
        packages: Mix::waiting(3),
        ..Options::default()
    };
    let mut oms = Oms::new(START, &options);
    let desk = oms.desk("counter-1");
    let own = |id: &u64| oms.look(*id).is_some_and(|look| !look.marketplace);
    let id = oms.package_ids().find(own).unwrap();
    (oms, desk, id)
}

fn pack(package: u64) -> Ask<'static> {
    Ask {
        package,
        slug: "COMPLETE_PACKAGING",
        command_id: Some("c-1"),
        ..Ask::default()
    }
}

#[test]
fn a_command_moves_a_package_and_the_log_proves_it() {
    let (mut oms, desk, id) = oms();
    let watermark = oms.newest_log_id();
    assert_eq!(oms.command(&desk, &pack(id)), Ok(()));
    assert_eq!(oms.look(id).unwrap().state, State::Packed);
    let rows: Vec<_> = oms.log_above(id, watermark).collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].user, Some(desk.user_name()));
    assert_eq!(rows[0].slug, Some("COMPLETE_PACKAGING"));
    assert_eq!(oms.witness()[0].command_id.as_deref(), Some("c-1"));
    assert_eq!(oms.command(&desk, &pack(id)), Err(Refused::Status(400)));
    assert_eq!(oms.command(&desk, &pack(1)), Err(Refused::Missing));
    assert_eq!(oms.witness().len(), 1);
}

#[test]
fn time_passes_only_when_told_to() {
    let (mut oms, desk, id) = oms();
    oms.command(&desk, &pack(id)).unwrap();
    assert_eq!(oms.look(id).unwrap().awb_number, None);
    oms.advance_to(START + 60 * S);
    assert!(oms.look(id).unwrap().awb_number.is_some());
    assert!(oms.look(id).unwrap().modified < oms.now());
    oms.advance_to(START);
    assert_eq!(oms.now(), START + 60 * S, "never back");
}

#[test]
fn it_answers_requests_as_over_http() {
    let (mut oms, _, id) = oms();
    let body = br#"{"slug": "COMPLETE_PACKAGING", "input_parameters": {}}"#;
    let path = format!("/api/v1/oms/packages/{id}/command/");
    let unsigned = oms.handle(&Request::post(&path, body));
    assert_eq!(unsigned.status, 401);
    let signed = Request::post(&path, body).signed("Token desk");
    assert_eq!(oms.handle(&signed.command_id("c-9")).status, 204);
    assert_eq!(oms.witness()[0].command_id.as_deref(), Some("c-9"));
    let list = Request::get("/api/v1/oms/packages/short/?page_size=2").signed("Token desk");
    let page: serde_json::Value = serde_json::from_slice(&oms.handle(&list).body).unwrap();
    assert_eq!(page["count"], 3);
    assert_eq!(page["results"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_lagging_replica_shows_what_was() {
    let (mut oms, desk, id) = oms();
    oms.keep_past();
    oms.advance(30 * S);
    oms.command(&desk, &pack(id)).unwrap();
    let at = oms.now();
    assert_eq!(oms.look_as_at(id, at).unwrap().state, State::Packed);
    assert_eq!(oms.look_as_at(id, at - S).unwrap().state, State::Waiting);
    oms.advance(10 * S);
    let late = oms.look_as_at(id, oms.now() - 9 * S).unwrap();
    assert_eq!((late.state, late.awb_number), (State::Packed, None));
}

#[test]
fn back_from_a_backup_the_log_begins_again_where_it_ended() {
    let (mut oms, desk, id) = oms();
    oms.back_up();
    let before = oms.newest_log_id();
    oms.command(&desk, &pack(id)).unwrap();
    assert!(oms.newest_log_id() > before);
    assert!(oms.restore());
    assert_eq!(oms.newest_log_id(), before);
    assert_eq!(oms.look(id).unwrap().state, State::Waiting);
    assert_eq!(oms.witness().len(), 1, "the witness does not forget");
    assert!(!oms.restore(), "a backup is used up");
}

#[test]
fn others_act_by_name() {
    let (mut oms, desk, id) = oms();
    assert!(oms.act(id, "block"));
    assert_eq!(oms.look(id).unwrap().state, State::Blocked);
    assert!(oms.act(id, "unblock"));
    assert!(!oms.act(id, "deliver"), "not on its way");
    assert!(!oms.act(id, "no-such-act"));
    oms.command(&desk, &pack(id)).unwrap();
    assert!(oms.act(id, "unpack"));
    let look = oms.look(id).unwrap();
    assert_eq!((look.state, look.has_shipment), (State::Waiting, false));
}
