//! The HTTP face: routes as Django REST has them, and faults around them.
//!
//! It must not know rules. Every documented path ends in a slash; one without is redirected
//! for a read and not found for anything else.

mod admin;
mod answers;
mod label;
mod packages;
mod reference;
mod signed;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};

use crate::connection::Connection;
use crate::faults::Kind;
use crate::shared::Shared;

/// Larger than any command's body.
const BODY_BYTES_MAX: usize = 1 << 20;

pub(crate) fn router(shared: &Arc<Shared>) -> Router {
    let api = Router::new()
        .route("/packages/", get(packages::list))
        .route("/packages/short/", get(packages::short_list))
        .route("/packages/package-items/", get(packages::items))
        .route(
            "/packages/package_denial_reason/",
            get(reference::denial_reasons),
        )
        .route("/packages/{id}/", get(packages::one))
        .route("/packages/{id}/command/", post(packages::command))
        .route("/state-transition-logs/", get(reference::transition_logs))
        .route(
            "/stocklocations/list-simple/",
            get(reference::stock_locations),
        )
        .route(
            "/cargo-company-conditions/",
            get(reference::cargo_conditions),
        )
        .route("/settings/application_settings/", get(reference::settings));
    Router::new()
        .nest("/api/v1/oms", api)
        .route("/labels/{id}/", get(label::file))
        .layer(from_fn_with_state(Arc::clone(shared), with_faults))
        .merge(admin::router())
        .fallback(elsewhere)
        .with_state(Arc::clone(shared))
}

async fn elsewhere(request: Request) -> Response {
    let path = request.uri().path();
    let read = [Method::GET, Method::HEAD].contains(request.method());
    if read && path.starts_with("/api/") && !path.ends_with('/') {
        let query = request
            .uri()
            .query()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        return answers::moved(&format!("{path}/{query}"));
    }
    answers::not_found_html()
}

async fn with_faults(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let is_command = request.method() == Method::POST;
    let Ok(request) = arrived(request).await else {
        return answers::detail(StatusCode::BAD_REQUEST, "The body did not arrive.");
    };
    let struck = shared.faults().strike(is_command);
    connection.drip(struck == Some(Kind::Slow));
    match struck {
        None | Some(Kind::Slow) => next.run(request).await,
        Some(Kind::CutBeforeApply) => cut(&connection),
        Some(Kind::ApplyThenCut) => {
            next.run(request).await;
            cut(&connection)
        }
        Some(Kind::Answer(answer)) => answers::instead(answer),
        Some(Kind::ApplyThenAnswer(answer)) => {
            next.run(request).await;
            answers::instead(answer)
        }
        Some(Kind::DelayMs(ms)) => delayed(Duration::from_millis(ms), request, next).await,
    }
}

/// The request with all of its body: from here on nothing depends on the desk's staying.
async fn arrived(request: Request) -> Result<Request, axum::Error> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, BODY_BYTES_MAX).await?;
    Ok(Request::from_parts(parts, body.into()))
}

fn cut(connection: &Connection) -> Response {
    connection.cut();
    // Never sent: the connection no longer writes.
    answers::no_content()
}

/// Carried out in a task of its own, because a real server goes on after the desk has hung up,
/// while the HTTP library would drop the request with the connection.
async fn delayed(wait: Duration, request: Request, next: Next) -> Response {
    let late = tokio::spawn(async move {
        tokio::time::sleep(wait).await;
        next.run(request).await
    });
    match late.await {
        Ok(answer) => answer,
        // The plug was pulled: nothing was done, so nothing may be said before the connection ends.
        Err(_) => std::future::pending().await,
    }
}
