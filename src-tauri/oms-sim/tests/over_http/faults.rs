//! What goes wrong on purpose, and whether the command was carried out all the same.

use std::io::ErrorKind;

use oms_sim::{Answer, Fault, Kind, On, Sim, State, fault_names};
use serde_json::{Value, json};

use crate::client::Client;
use crate::{sim, waiting};

fn pack() -> Value {
    json!({"slug": "COMPLETE_PACKAGING", "input_parameters": {}})
}

/// Strikes the next command only: its outcome on the wire, and whether it was applied.
fn strike(sim: &Sim, kind: Kind) -> (Result<u16, ErrorKind>, bool) {
    let id = waiting(sim, false);
    sim.fault(Fault::new(kind).next(1));
    let answer = Client::new(sim).try_command(id, &pack());
    (
        answer.map(|answer| answer.status),
        sim.state(id) == Some(State::Packed),
    )
}

#[test]
fn a_cut_after_applying_leaves_no_answer_but_the_effect() {
    let (answer, applied) = strike(&sim(), Kind::ApplyThenCut);
    assert_eq!((answer, applied), (Err(ErrorKind::ConnectionReset), true));
}

#[test]
fn a_cut_before_applying_looks_the_same_and_leaves_nothing() {
    let (answer, applied) = strike(&sim(), Kind::CutBeforeApply);
    assert_eq!((answer, applied), (Err(ErrorKind::ConnectionReset), false));
}

#[test]
fn another_answer_comes_with_or_without_the_effect() {
    let sim = sim();
    let answers = [
        (Answer::Unauthorized401, 401),
        (Answer::Forbidden403, 403),
        (Answer::NotFoundHtml404, 404),
        (Answer::CommandError406, 406),
        (Answer::RequestTimeout408, 408),
        (Answer::Conflict409, 409),
        (Answer::TooMany429, 429),
        (Answer::TooManyRetryAfter429, 429),
        (Answer::TooManyRetryDate429, 429),
        (Answer::Error500, 500),
        (Answer::BadGatewayHtml502, 502),
        (Answer::Unavailable503, 503),
        (Answer::GatewayTimeout504, 504),
        (Answer::CaptivePortal, 200),
        (Answer::RedirectToLogin302, 302),
        (Answer::Redirect307, 307),
    ];
    for (answer, status) in answers {
        assert_eq!(strike(&sim, Kind::Answer(answer)), (Ok(status), false));
    }
    let afterwards = [
        (Answer::BadGatewayHtml502, 502),
        (Answer::GatewayTimeout504, 504),
        (Answer::CommandError406, 406),
        (Answer::Error500, 500),
    ];
    for (answer, status) in afterwards {
        let applied = strike(&sim, Kind::ApplyThenAnswer(answer));
        assert_eq!(applied, (Ok(status), true), "{status}");
    }
    let (answer, applied) = strike(&sim, Kind::ApplyThenDelayMs(1));
    assert!(applied && answer.is_ok_and(|status| status < 300));
}

#[test]
fn a_gateways_page_is_not_json() {
    let sim = sim();
    sim.fault(
        Fault::new(Kind::Answer(Answer::BadGatewayHtml502))
            .on(On::Reads)
            .next(1),
    );
    let client = Client::new(&sim);
    let page = client.oms("/packages/");
    assert!(page.head.contains("text/html") && page.body.starts_with("<!doctype html>"));
    assert_eq!(client.oms("/packages/").status, 200, "once only");
}

#[test]
fn a_delayed_command_is_carried_out_after_the_desk_gave_up() {
    let sim = sim();
    let id = waiting(&sim, false);
    sim.fault(Fault::new(Kind::DelayMs(200)).next(1));
    let path = format!("/api/v1/oms/packages/{id}/command/");
    let client = Client::new(&sim);
    let open = client.send("POST", &path, &pack().to_string()).unwrap();
    while !sim.faults_set().is_empty() {
        std::thread::yield_now();
    }
    drop(open);
    // Each look is a request of its own; the bound only keeps a broken simulator from hanging.
    let applied = (0..10_000)
        .any(|_| client.oms(&format!("/packages/{id}/")).json()["state"]["enum_value"] == "500");
    assert!(applied);
}

#[test]
fn a_dripping_answer_is_whole_in_the_end() {
    let sim = sim();
    let id = waiting(&sim, false);
    sim.fault(Fault::new(Kind::Slow).next(1));
    let package = Client::new(&sim).oms(&format!("/packages/{id}/")).json();
    assert_eq!(package["id"], id);
}

#[test]
fn unplugged_refuses_and_plugged_again_serves_the_same_world() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, false);
    assert_eq!(client.command(id, &pack()).status, 204);
    for _ in 0..3 {
        sim.unplug().unwrap();
        sim.unplug().unwrap();
        let refused = client.try_command(id, &pack()).map(|answer| answer.status);
        assert_eq!(refused, Err(ErrorKind::ConnectionRefused));
        sim.plug().unwrap();
        sim.plug().unwrap();
        assert_eq!(client.oms(&format!("/packages/{id}/")).status, 200);
    }
    assert_eq!(sim.state(id), Some(State::Packed));
}

#[test]
fn pulling_the_plug_ends_connections_that_were_open() {
    let sim = sim();
    let client = Client::new(&sim);
    sim.fault(Fault::new(Kind::DelayMs(600_000)));
    let mut waiting = client.send("GET", "/api/v1/oms/packages/", "").unwrap();
    sim.unplug().unwrap();
    let mut rest = Vec::new();
    let _ = std::io::Read::read_to_end(&mut waiting, &mut rest);
    assert!(rest.is_empty(), "no answer, and no wait for one");
}

#[test]
fn the_admin_sets_and_clears_faults_by_name() {
    let sim = sim();
    let desk = Client::new(&sim);
    let admin = Client {
        sim: &sim,
        token: sim.admin_token().to_owned(),
    };
    for name in fault_names() {
        let body = json!({"name": name, "next": 1}).to_string();
        assert_eq!(
            admin
                .request("POST", "/_admin/faults/", &body)
                .unwrap()
                .status,
            204
        );
    }
    assert_eq!(
        admin
            .request("DELETE", "/_admin/faults/", "")
            .unwrap()
            .status,
        204
    );
    assert_eq!(desk.oms("/packages/").status, 200);
    let one = json!({"name": "429", "on": "reads"}).to_string();
    admin.request("POST", "/_admin/faults/", &one).unwrap();
    assert_eq!(desk.oms("/packages/").status, 429);
    let unknown = json!({"name": "gremlins"}).to_string();
    assert_eq!(
        admin
            .request("POST", "/_admin/faults/", &unknown)
            .unwrap()
            .status,
        400
    );
}

#[tokio::test]
async fn it_starts_and_stops_inside_another_runtime() {
    let sim = sim();
    assert_eq!(Client::new(&sim).oms("/packages/").status, 200);
    sim.unplug().unwrap();
    sim.plug().unwrap();
    assert_eq!(Client::new(&sim).oms("/packages/").status, 200);
    drop(sim);
}

/// The next read with one fault on it.
fn bent(sim: &Sim, name: &str, path: &str) -> crate::client::Answer {
    sim.fault(Fault::named(name).unwrap().next(1));
    Client::new(sim).oms(path)
}

#[test]
fn a_cut_body_ends_in_the_middle_and_the_command_was_carried_out() {
    let sim = sim();
    let id = waiting(&sim, false);
    let cut = bent(&sim, "cut_body", "/packages/");
    let told: usize = cut
        .head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
        .unwrap();
    assert!(cut.body.len() < told, "{} of {told}", cut.body.len());
    sim.fault(Fault::new(Kind::CutBody).next(1));
    let answer = Client::new(&sim).try_command(id, &pack()).map(|a| a.status);
    assert_eq!(answer, Err(ErrorKind::UnexpectedEof));
    assert_eq!(sim.state(id), Some(State::Packed));
}

#[test]
fn a_throttled_desk_is_told_how_long_to_wait_or_is_not() {
    let sim = sim();
    let wait = |name: &str| {
        let head = bent(&sim, name, "/packages/").head;
        let line = head
            .lines()
            .find_map(|line| line.strip_prefix("retry-after: "));
        line.map(str::to_owned)
    };
    assert_eq!(wait("429"), None);
    assert_eq!(wait("429_retry_after").as_deref(), Some("2"));
    assert!(wait("429_retry_date").is_some_and(|date| date.ends_with(" GMT")));
}

#[test]
fn a_stale_read_shows_what_was_before_the_command() {
    let sim = sim();
    let id = waiting(&sim, false);
    sim.fault(Fault::named("stale_reads").unwrap());
    let client = Client::new(&sim);
    assert_eq!(client.command(id, &pack()).status, 204);
    let state = || {
        let package = client.oms(&format!("/packages/{id}/")).json();
        package["state"]["enum_value"].clone()
    };
    let logged = || {
        client
            .oms(&format!("/state-transition-logs/?object_id={id}"))
            .json()
    };
    assert_eq!(
        (state(), logged()["count"].clone()),
        (json!("100"), json!(0))
    );
    let listed = client.oms(&format!("/packages/?id__in={id}")).json();
    assert_eq!(listed["results"][0]["state"]["enum_value"], "100");
    sim.pass_ms(31_000);
    assert_eq!(
        (state(), logged()["count"].clone()),
        (json!("500"), json!(1))
    );
}

#[test]
fn a_list_that_changes_between_pages_skips_or_repeats_a_row() {
    let sim = sim();
    let ids = |page: crate::client::Answer| -> Vec<u64> {
        let results = page.json()["results"].as_array().unwrap().clone();
        results.iter().map(|p| p["id"].as_u64().unwrap()).collect()
    };
    let (first, second) = ("/packages/?page_size=5", "/packages/?page_size=5&page=2");
    let right = ids(bent(&sim, "date_skew", second));
    assert_eq!(ids(bent(&sim, "page_skips", second))[..4], right[1..]);
    let repeated = ids(bent(&sim, "page_repeats", second));
    assert_eq!(repeated[0], ids(bent(&sim, "page_repeats", first))[4]);
}

#[test]
fn states_filters_and_the_time_of_day_can_be_wrong() {
    let sim = sim();
    let odd = bent(&sim, "unknown_state", "/packages/").json();
    assert_eq!(odd["results"][0]["state"]["enum_value"], "930");
    let of_code = |code: &str| {
        let path = format!("/packages/?state__enum_value__in={code}");
        bent(&sim, "unknown_state", &path).json()["count"].clone()
    };
    assert_eq!(
        of_code("100,200,400,500,600,700"),
        0,
        "the filter sees what is shown"
    );
    assert_eq!(of_code("930"), odd["count"]);
    let none = "/packages/?stock_location__erp_code=NOWHERE";
    assert_ne!(bent(&sim, "query_ignored", none).json()["count"], 0);
    let year = |head: &str| -> i32 {
        let date = head
            .lines()
            .find_map(|line| line.strip_prefix("date: "))
            .unwrap();
        date[12..16].parse().unwrap()
    };
    let skew = Fault::named("date_skew")
        .unwrap()
        .by(10 * 366 * 86_400)
        .next(1);
    let honest = year(&Client::new(&sim).oms("/packages/").head);
    sim.fault(skew);
    assert!(year(&Client::new(&sim).oms("/packages/").head) >= honest + 9);
}

#[test]
fn back_from_a_backup_ids_of_the_log_fall() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, false);
    let newest =
        || client.oms("/state-transition-logs/?limit=1").json()["results"][0]["id"].as_u64();
    let before = newest();
    let restored = Fault::named("restored_from_backup").unwrap();
    sim.fault(restored.next(1).between_s(60, 90));
    assert_eq!(client.command(id, &pack()).status, 204);
    assert!(newest() > before);
    sim.pass_ms(70_000);
    assert_eq!(newest(), before);
    assert_eq!(sim.state(id), Some(State::Waiting));
    let packed = sim.witness().into_iter().filter(|line| line.package == id);
    assert_eq!(
        packed.map(|line| line.slug).next(),
        Some("COMPLETE_PACKAGING")
    );
}

#[test]
fn a_refusing_oms_cuts_one_request_and_refuses_until_the_plug_is_back_in() {
    let sim = sim();
    let client = Client::new(&sim);
    let id = waiting(&sim, false);
    sim.fault(Fault::named("refuse").unwrap().by(20).next(1));
    assert!(client.try_command(id, &pack()).is_err());
    assert_eq!(sim.state(id), Some(State::Waiting));
    let back = |_: u32| client.request("GET", "/api/v1/oms/packages/", "").is_ok();
    assert!((0..1_000_000).any(back), "it serves again by itself");
}
