//! The HTTP face: reads requests, lets faults strike, and writes what the API answers.
//!
//! It must not know a path of the API but by its beginning, nor any rule.

mod admin;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::response::Response;

use crate::api;
use crate::clock::{Micros, http_date, machine_now};
use crate::connection::Connection;
use crate::faults::{Kind, Struck};
use crate::invented;
use crate::shared::Shared;

/// Larger than any command's body.
const BODY_BYTES_MAX: usize = 1 << 20;

pub(crate) fn router(shared: &Arc<Shared>) -> Router {
    Router::new()
        .merge(admin::router())
        .fallback(served)
        .with_state(Arc::clone(shared))
}

/// A request with all of its body: from here on nothing depends on the desk's staying.
struct Arrived {
    parts: Parts,
    body: Bytes,
    origin: String,
}

async fn served(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
) -> Response {
    let Ok(arrived) = arrived(request, shared.scheme()).await else {
        return written(api::no_body(), None);
    };
    let (now, struck) = struck(&shared, arrived.is_command());
    connection.drip(struck.slow);
    if struck.restored {
        shared.world().restore();
    }
    let skew = struck.date_skew;
    let answer = match struck.main {
        None => answered(&shared, &arrived, &struck),
        Some(Kind::CutBeforeApply) => return cut(&connection),
        Some(Kind::RefuseMs(ms)) => {
            connection.cut();
            // Without a thread to put the plug back in, it stays where it is.
            let _ = admin::unplug_for(shared, Duration::ZERO, Duration::from_millis(ms));
            return cut(&connection);
        }
        Some(Kind::ApplyThenCut) => {
            answered(&shared, &arrived, &struck);
            return cut(&connection);
        }
        Some(Kind::CutBody) => {
            connection.cut_in_half();
            answered(&shared, &arrived, &struck)
        }
        Some(Kind::Answer(answer)) => api::instead(answer, now),
        Some(Kind::ApplyThenAnswer(answer)) => {
            answered(&shared, &arrived, &struck);
            api::instead(answer, now)
        }
        Some(Kind::ApplyThenDelayMs(ms)) => {
            let answer = answered(&shared, &arrived, &struck);
            tokio::time::sleep(Duration::from_millis(ms)).await;
            answer
        }
        Some(Kind::DelayMs(ms)) => {
            delayed(Duration::from_millis(ms), shared, (arrived, struck)).await
        }
        // Those bend an answer and never stand in the way of one.
        Some(
            Kind::Slow
            | Kind::StaleMs(_)
            | Kind::UnknownState
            | Kind::QueryIgnored
            | Kind::PageSkips
            | Kind::PageRepeats
            | Kind::DateSkewS(_)
            | Kind::RestoredFromBackup
            | Kind::Handshake(_),
        ) => answered(&shared, &arrived, &struck),
    };
    let date = skew.map(|skew| http_date(machine_now() + skew));
    written(answer, date)
}

/// What goes wrong with the request, and what time it is then.
fn struck(shared: &Shared, is_command: bool) -> (Micros, Struck) {
    // Mostly no fault is set, and then nobody needs to ask the world for the time.
    if shared.faults().still_set().is_empty() {
        return (0, Struck::default());
    }
    let now = shared.world().clock.now();
    (now, shared.faults().strike(is_command, now))
}

async fn arrived(request: Request, scheme: &str) -> Result<Arrived, axum::Error> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, BODY_BYTES_MAX).await?;
    let host = header(&parts, "host").unwrap_or("127.0.0.1");
    let origin = format!("{scheme}://{host}");
    Ok(Arrived {
        parts,
        body,
        origin,
    })
}

impl Arrived {
    fn is_command(&self) -> bool {
        self.parts.method == Method::POST && self.parts.uri.path().contains("/packages/")
    }

    fn request(&self, struck: &Struck) -> api::Request<'_> {
        let parts = &self.parts;
        api::Request {
            method: match parts.method {
                Method::GET | Method::HEAD => api::Method::Get,
                Method::POST => api::Method::Post,
                _ => api::Method::Other,
            },
            path: parts.uri.path(),
            query: parts.uri.query().unwrap_or_default(),
            authorization: header(parts, "authorization"),
            token: header(parts, "token"),
            accept: header(parts, "accept"),
            origin: &self.origin,
            command_id: header(parts, invented::COMMAND_ID_HEADER),
            body: &self.body,
            bent: struck.bent,
        }
    }
}

fn header<'p>(parts: &'p Parts, name: &str) -> Option<&'p str> {
    parts.headers.get(name)?.to_str().ok()
}

fn answered(shared: &Shared, arrived: &Arrived, struck: &Struck) -> api::Response {
    let request = arrived.request(struck);
    api::answer(&mut shared.world(), &request)
}

fn written(answer: api::Response, date: Option<String>) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let date = date.map(|date| ("date", date));
    for (name, value) in answer.headers.into_iter().chain(date) {
        if let Ok(value) = HeaderValue::from_maybe_shared(Bytes::from(value)) {
            let name = HeaderName::from_static(name);
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn cut(connection: &Connection) -> Response {
    connection.cut();
    // Never sent: the connection no longer writes.
    Response::default()
}

/// Carried out in a task of its own, because a real server goes on after the desk has hung up,
/// while the HTTP library would drop the request with the connection.
async fn delayed(
    wait: Duration,
    shared: Arc<Shared>,
    (arrived, struck): (Arrived, Struck),
) -> api::Response {
    let late = tokio::spawn(async move {
        tokio::time::sleep(wait).await;
        answered(&shared, &arrived, &struck)
    });
    match late.await {
        Ok(answer) => answer,
        // The plug was pulled: nothing was done, so nothing may be said before the connection ends.
        Err(_) => std::future::pending().await,
    }
}
