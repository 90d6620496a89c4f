//! What no real OMS has: the witness, and the admin's hand.
//!
//! Not behind the faults, so that a test can always look and always mend. The admin's paths need
//! the admin token; the witness is open to whoever can reach the loopback port.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::Router;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use super::router as whole_router;
use crate::clock::US_PER_MS;
use crate::connection::Door;
use crate::faults::{Fault, On};
use crate::invented::STORES;
use crate::shared::Shared;
use crate::strict;
use crate::wire;
use crate::world::ACTS;

pub(super) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/_witness/", get(witness))
        .route("/_witness", get(witness))
        .route("/_quotas/", get(quotas))
        .route("/_settings/", get(settings))
        .route("/_admin/packages/", post(add_packages))
        .route("/_admin/packages/{id}/{act}/", post(act))
        .route("/_admin/faults/", post(set_fault).delete(clear_faults))
        .route("/_admin/backup/", post(back_up))
        .route("/_admin/restore/", post(restore))
        .route("/_admin/clock/", post(push_clock))
        .route("/_admin/unplug/", post(unplug))
}

/// A request signed with the admin token.
struct Admin;

impl FromRequestParts<Arc<Shared>> for Admin {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        shared: &Arc<Shared>,
    ) -> Result<Self, Self::Rejection> {
        let header = super::header(parts, "authorization");
        match header.and_then(|header| header.strip_prefix("Token ")) {
            Some(token) if token.trim() == shared.admin_token => Ok(Self),
            Some(_) | None => {
                let why = json!({"detail": "The admin token is needed."});
                Err((StatusCode::UNAUTHORIZED, Json(why)).into_response())
            }
        }
    }
}

fn done() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

fn refused(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({"detail": why}))).into_response()
}

fn done_if(did: bool) -> Response {
    if did {
        done()
    } else {
        refused(StatusCode::CONFLICT, "There is nothing to do.")
    }
}

async fn witness(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    Json(world.witness().iter().map(wire::witnessed).collect())
}

async fn quotas(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    let quotas = world.quotas();
    let shown = |(nth, store): (usize, &crate::invented::Store)| {
        json!({
            "erp_code": store.erp_code,
            "max_quota": quotas.max(),
            "quota": quotas.used(nth),
            "available_quota": quotas.available(nth),
        })
    };
    Json(STORES.iter().enumerate().map(shown).collect())
}

/// Every setting of `--strict` with its values.
async fn settings() -> Json<Value> {
    let shown = |setting: &strict::Setting| {
        let values = setting.values;
        json!({"name": setting.name, "values": values, "default": setting.default})
    };
    Json(strict::ALL.iter().map(shown).collect())
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
) -> Json<Value> {
    let mut world = shared.world();
    let now = world.catch_up();
    Json(json!({"ids": world.add_packages(count.min(ADDED_MAX), now)}))
}

async fn act(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Path((id, name)): Path<(u64, String)>,
) -> Response {
    let Some((_, act)) = ACTS.iter().find(|(known, _)| *known == name) else {
        let known: Vec<&str> = ACTS.iter().map(|(name, _)| *name).collect();
        return refused(StatusCode::NOT_FOUND, &known.join(", "));
    };
    let mut world = shared.world();
    let now = world.catch_up();
    done_if(act(&mut world, id, now))
}

#[derive(Deserialize)]
struct FaultAsked {
    name: String,
    /// How long, how far or how much, for a fault that has such an amount.
    by: Option<u32>,
    ms: Option<u32>,
    next: Option<u32>,
    probability: Option<f64>,
    on: Option<String>,
    between_s: Option<(u32, u32)>,
}

async fn set_fault(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Json(asked): Json<FaultAsked>,
) -> Response {
    let mut fault = match Fault::named(&asked.name) {
        Ok(fault) => fault,
        Err(unknown) => return refused(StatusCode::BAD_REQUEST, &unknown.to_string()),
    };
    if let Some(amount) = asked.by.or(asked.ms) {
        fault = fault.by(amount);
    }
    fault.on = match asked.on.as_deref().map(On::named) {
        None => fault.on,
        Some(Some(on)) => on,
        Some(None) => return refused(StatusCode::BAD_REQUEST, "on: every, commands, reads."),
    };
    if let Some(count) = asked.next {
        fault = fault.next(count);
    }
    if let Some(probability) = asked.probability {
        fault = fault.chance(probability);
    }
    fault.between_s = asked.between_s;
    shared.set_fault(fault);
    done()
}

async fn clear_faults(_: Admin, State(shared): State<Arc<Shared>>) -> Response {
    shared.faults().clear();
    done()
}

async fn back_up(_: Admin, State(shared): State<Arc<Shared>>) -> Response {
    shared.world().back_up();
    done()
}

async fn restore(_: Admin, State(shared): State<Arc<Shared>>) -> Response {
    done_if(shared.world().restore())
}

#[derive(Deserialize)]
struct Span {
    ms: u32,
}

async fn push_clock(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Json(Span { ms }): Json<Span>,
) -> Json<Value> {
    shared.world().clock.push(i64::from(ms) * US_PER_MS);
    Json(Value::from(ms))
}

/// Time for the answer to leave before the plug is pulled.
const ANSWER_FIRST: Duration = Duration::from_millis(50);

/// Pulls the plug for a while. It is put back by itself: nobody could ask for that over HTTP.
async fn unplug(
    _: Admin,
    State(shared): State<Arc<Shared>>,
    Json(Span { ms }): Json<Span>,
) -> Response {
    let pulled = unplug_for(shared, ANSWER_FIRST, Duration::from_millis(u64::from(ms)));
    match pulled {
        Ok(()) => done(),
        Err(_) => refused(StatusCode::INTERNAL_SERVER_ERROR, "No thread to be had."),
    }
}

/// Pulls the plug after a moment, for a while, from a thread that no pulled plug can end.
pub(super) fn unplug_for(
    shared: Arc<Shared>,
    moment: Duration,
    out_for: Duration,
) -> std::io::Result<()> {
    let work = move || {
        std::thread::sleep(moment);
        let out = shared.plug().pull();
        std::thread::sleep(out_for);
        let _ = out.and_then(|()| {
            shared
                .plug()
                .put_in(whole_router(&shared), Door::of(&shared))
        });
    };
    std::thread::Builder::new().spawn(work).map(|_| ())
}
