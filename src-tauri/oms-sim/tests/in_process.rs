//! The simulator as a simulation uses it: a value, asked in the caller's own thread and time.
// Test code outside of test functions: a panic is how it says that something is wrong.
#![allow(clippy::unwrap_used)]

use oms_sim::{Ask, Desk, Labels, Mix, Oms, Options, Refused, Request, State, Strict};
use serde_json::{Value, json};

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

/// One OMS with one reading of its documents, and everything that it said.
struct Talk {
    oms: Oms,
    said: Vec<String>,
}

impl Talk {
    fn new(strict: Strict) -> Self {
        let options = Options {
            packages: Mix::waiting(12),
            labels: Labels::Url,
            strict,
            ..Options::default()
        };
        Self {
            oms: Oms::new(START, &options),
            said: Vec::new(),
        }
    }

    fn ask(&mut self, request: &Request) -> Value {
        let response = self.oms.handle(request);
        let body = String::from_utf8_lossy(&response.body).into_owned();
        self.said
            .push(format!("{} {:?} {body}", response.status, response.headers));
        serde_json::from_str(&body).unwrap_or_default()
    }

    fn get(&mut self, path: &str) -> Value {
        let path = format!("/api/v1/oms{path}");
        self.ask(&signed(Request::get(&path)))
    }

    fn run(&mut self, id: u64, body: &Value) {
        let path = format!("/api/v1/oms/packages/{id}/command/");
        let body = body.to_string();
        self.ask(&signed(Request::post(&path, body.as_bytes())));
    }

    /// The slug beside a code where the OMS lists commands; where it lists none, the code itself.
    fn slug_listed(&mut self, id: u64, code: &str) -> String {
        let package = self.get(&format!("/packages/{id}/"));
        let listed = package["commands"].as_array().cloned().unwrap_or_default();
        let found = listed.iter().find(|it| it["code"] == code);
        let slug = found.and_then(|it| it["slug"].as_str());
        slug.unwrap_or(code).to_owned()
    }

    /// The packages that need a carrier's call.
    fn packages(&self) -> Vec<u64> {
        let own = |id: &u64| !self.oms.look(*id).unwrap().marketplace;
        self.oms.package_ids().filter(own).collect()
    }
}

fn signed(request: Request<'_>) -> Request<'_> {
    request.signed("Token desk")
}

/// Everything that any setting can change, asked once.
fn talk(strict: Strict) -> Vec<String> {
    let mut talk = Talk::new(strict);
    reading(&mut talk);
    commanding(&mut talk);
    talk.said
}

fn reading(talk: &mut Talk) {
    for path in [
        "/packages/?page_size=1",
        "/packages/?limit=1",
        "/packages/?page_size=1&sort=id",
        "/packages/?page_size=1&state__enum_value__in=100,300",
        "/packages/?page_size=1000",
        "/packages/?page_size=1&modified_date__gte=2020-01-01T00:00:00Z",
        "/packages/short/",
        "/packages",
        "/packages/package_denial_reason/",
        "/package-denial-reason/",
        "/state-transition-logs/",
        "/settings/application_settings/",
    ] {
        talk.get(path);
    }
    let page = Request::get("/api/v1/oms/packages/short/");
    talk.ask(&page.signed("Bearer desk"));
    talk.ask(&Request {
        token: Some("desk"),
        ..page
    });
    talk.ask(&Request {
        accept: Some("text/html"),
        ..signed(page)
    });
}

fn commanding(talk: &mut Talk) {
    let own = talk.packages();
    let id = own[0];
    let inside = |slug: &str| json!({"slug": slug, "input_parameters": {}});
    talk.run(id, &json!({"slug": "NO_SUCH", "package": id}));
    talk.run(id, &inside("SHIP_WITHOUT_INTEGRATION"));
    talk.run(id, &inside("COMPLETE_PACKAGING"));
    talk.run(id, &inside("COMPLETE_PACKAGING"));
    talk.get(&format!("/packages/{id}/"));
    talk.oms.advance(60 * S);
    talk.get(&format!("/packages/{id}/"));
    let label = format!("/labels/{id}/0/");
    talk.ask(&Request::get(&label));
    for names in [["package", "transition"], ["package_id", "transition_id"]] {
        let [package, _] = names;
        talk.run(
            id,
            &json!({"slug": "UPDATE_SHIPMENT_INFO", "input_parameters": {
            package: id, "awb_number": "A-1", "cargo_company": 695}}),
        );
    }
    talk.get("/state-transition-logs/?limit=50");
    let other = own[1];
    talk.run(
        other,
        &json!({"slug": "PREPARE_PACKAGE_COMMAND", "input_parameters": {
        "package": other, "select_items_by_omnitron_id": false}}),
    );
    talk.run(other, &inside("BLOCK_THE_PACKAGE"));
    let blocked = talk.get(&format!("/packages/{other}/"));
    let back = blocked["commands"][0]["id"].clone();
    talk.run(
        other,
        &json!({"transition": back, "slug": "UNBLOCK_THE_PACKAGE",
        "input_parameters": {"package": other}}),
    );
    talk.run(own[2], &inside("COMPLETE_PACKAGING_WITHOUT_SHIPMENT"));
    talk.run(
        own[2],
        &json!({"slug": "UPDATE_SHIPMENT_INFO", "input_parameters": {
        "package": own[2], "package_id": own[2], "awb_number": "B", "cargo_company": 695}}),
    );
    let planned = talk.oms.act(own[3], "plan-by-hand");
    talk.said.push(format!("{planned}"));
    let new = talk.oms.add_packages(1);
    talk.get(&format!("/packages/{}/", new[0]));
}

#[test]
fn every_setting_changes_something_that_a_station_can_meet() {
    let usual = talk(Strict::default());
    assert_eq!(
        usual,
        talk(Strict::default()),
        "the same talk twice is the same"
    );
    for (name, value, strict) in Strict::each() {
        assert_ne!(usual, talk(strict), "{name}={value}");
    }
}

#[test]
fn whatever_the_setting_a_package_can_be_packed_by_what_the_oms_lists() {
    for (name, value, strict) in Strict::each() {
        let mut talk = Talk::new(strict);
        let id = talk.packages()[0];
        let slug = talk.slug_listed(id, "COMPLETE_PACKAGING");
        let mut oms = talk.oms;
        let desk = oms.desk("counter-1");
        let packing = Ask {
            slug: &slug,
            ..pack(id)
        };
        assert_eq!(oms.command(&desk, &packing), Ok(()), "{name}={value}");
        oms.advance(60 * S);
        let look = oms.look(id).unwrap();
        assert_eq!(look.state, State::Packed, "{name}={value}");
        assert!(look.awb_number.is_some(), "{name}={value}");
    }
}
