//! What no real OMS has: the witness, and the admin's hand.
//!
//! Not behind the faults, so that a test can always look and always mend. The admin's paths need
//! the admin token; the witness is open to whoever can reach the loopback port.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use super::signed::Admin;
use super::{answers, router as whole_router};
use crate::clock::US_PER_MS;
use crate::faults::{Fault, Kind, On};
use crate::shared::Shared;
use crate::wire;

pub(super) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/_witness/", get(witness))
        .route("/_admin/packages/", post(add_packages))
        .route("/_admin/packages/{id}/{act}/", post(act))
        .route("/_admin/faults/", post(set_fault).delete(clear_faults))
        .route("/_admin/clock/", post(push_clock))
        .route("/_admin/unplug/", post(unplug))
}

async fn witness(State(shared): State<Arc<Shared>>) -> Response {
    let world = shared.world();
    answers::ok(world.witness().iter().map(wire::witnessed).collect())
}

#[derive(Deserialize)]
struct Count {
    count: usize,
}

/// One call may not fill the machine's memory.
const ADDED_MAX: usize = 100_000;

async fn add_packages(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Json(Count { count }): Json<Count>,
) -> Response {
    let mut world = shared.world();
    let now = world.catch_up();
    answers::ok(json!({"ids": world.add_packages(count.min(ADDED_MAX), now)}))
}

async fn act(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Path((id, act)): Path<(u64, String)>,
) -> Response {
    let mut world = shared.world();
    let now = world.catch_up();
    let did = match act.as_str() {
        "cancel" => world.cancel(id, now),
        "deliver" => world.deliver(id, now),
        "fail-delivery" => world.fail_delivery(id, now),
        "replan" => world.replan(id, now).is_some(),
        "lose-awb" => world.lose_awb(id, now),
        "issue-awb" => world.issue_awb(id, now),
        _ => return answers::not_found(),
    };
    let refused = || answers::detail(StatusCode::CONFLICT, "Nothing to do for this package.");
    if did {
        answers::no_content()
    } else {
        refused()
    }
}

#[derive(Deserialize)]
struct FaultAsked {
    name: String,
    ms: Option<u64>,
    next: Option<u32>,
    probability: Option<f64>,
    on: Option<String>,
}

async fn set_fault(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Json(asked): Json<FaultAsked>,
) -> Response {
    let mut fault = match Fault::named(&asked.name) {
        Ok(fault) => fault,
        Err(unknown) => return answers::invalid("name", &unknown.to_string()),
    };
    if let (Kind::DelayMs(_), Some(ms)) = (fault.kind, asked.ms) {
        fault.kind = Kind::DelayMs(ms);
    }
    fault.on = match asked.on.as_deref() {
        None => fault.on,
        Some("every") => On::Every,
        Some("commands") => On::Commands,
        Some("reads") => On::Reads,
        Some(_) => return answers::invalid("on", "One of every, commands, reads."),
    };
    if let Some(count) = asked.next {
        fault = fault.next(count);
    }
    if let Some(probability) = asked.probability {
        fault = fault.chance(probability);
    }
    shared.faults().set(fault);
    answers::no_content()
}

async fn clear_faults(_: Admin, State(shared): State<Arc<Shared>>) -> Response {
    shared.faults().clear();
    answers::no_content()
}

#[derive(Deserialize)]
struct Span {
    ms: u32,
}

async fn push_clock(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Json(Span { ms }): Json<Span>,
) -> Response {
    shared.world().clock.push(i64::from(ms) * US_PER_MS);
    answers::ok(Value::from(ms))
}

/// Time for the answer to leave before the plug is pulled.
const ANSWER_FIRST: Duration = Duration::from_millis(50);

/// Pulls the plug for a while. It is put back by itself: nobody could ask for that over HTTP.
async fn unplug(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Json(Span { ms }): Json<Span>,
) -> Response {
    let pulled = std::thread::Builder::new().spawn(move || {
        std::thread::sleep(ANSWER_FIRST);
        let out = shared.plug().pull();
        std::thread::sleep(Duration::from_millis(u64::from(ms)));
        let _ = out.and_then(|()| shared.plug().put_in(whole_router(&shared)));
    });
    match pulled {
        Ok(_) => answers::no_content(),
        Err(_) => answers::instead(crate::faults::Answer::Error500),
    }
}
