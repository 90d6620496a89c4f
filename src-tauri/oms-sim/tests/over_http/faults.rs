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
        (Answer::TooMany429, 429),
        (Answer::Error500, 500),
        (Answer::BadGatewayHtml502, 502),
    ];
    for (answer, status) in answers {
        assert_eq!(strike(&sim, Kind::Answer(answer)), (Ok(status), false));
    }
    let applied = Kind::ApplyThenAnswer(Answer::BadGatewayHtml502);
    assert_eq!(strike(&sim, applied), (Ok(502), true));
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
