//! Answers that are not about a package: errors as Django, its REST framework and the gateway in
//! front of it give them.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use crate::faults::Answer;
use crate::invented;
use crate::query::Unreadable;
use crate::wire;

pub(super) fn ok(body: Value) -> Response {
    Json(body).into_response()
}

pub(super) fn no_content() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

pub(super) fn moved(to: &str) -> Response {
    (
        StatusCode::MOVED_PERMANENTLY,
        [(header::LOCATION, to.to_owned())],
    )
        .into_response()
}

pub(super) fn detail(status: StatusCode, detail: &str) -> Response {
    (status, Json(json!({"detail": detail}))).into_response()
}

pub(super) fn not_found() -> Response {
    detail(StatusCode::NOT_FOUND, "Not found.")
}

pub(super) fn no_such_page() -> Response {
    detail(StatusCode::NOT_FOUND, "Invalid page.")
}

pub(super) fn unauthorized(why: &str) -> Response {
    let mut response = detail(StatusCode::UNAUTHORIZED, why);
    let scheme = HeaderValue::from_static("Token");
    response
        .headers_mut()
        .insert(header::WWW_AUTHENTICATE, scheme);
    response
}

pub(super) fn unreadable(Unreadable(field): &Unreadable) -> Response {
    invalid(field, "Enter a valid value.")
}

pub(super) fn invalid(field: &str, message: &str) -> Response {
    let body = wire::validation_error(field, message);
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}

pub(super) fn not_found_html() -> Response {
    html(StatusCode::NOT_FOUND, "Not Found")
}

fn html(status: StatusCode, title: &str) -> Response {
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><title>{title}</title></head>\n\
         <body><h1>{title}</h1></body>\n</html>\n"
    );
    (status, Html(page)).into_response()
}

/// What a fault answers in place of the OMS.
pub(super) fn instead(answer: Answer) -> Response {
    match answer {
        Answer::Unauthorized401 => unauthorized("Invalid token."),
        Answer::Forbidden403 => detail(
            StatusCode::FORBIDDEN,
            "You do not have permission to perform this action.",
        ),
        Answer::NotFoundHtml404 => not_found_html(),
        Answer::CommandError406 => {
            let code = invented::ERROR_CARRIER;
            let error = json!({"code": code, "message": "Kargo firması isteği reddetti."});
            let body = json!({"error": error, "status_code": 406});
            (StatusCode::NOT_ACCEPTABLE, Json(body)).into_response()
        }
        Answer::TooMany429 => detail(StatusCode::TOO_MANY_REQUESTS, "Request was throttled."),
        Answer::Error500 => html(StatusCode::INTERNAL_SERVER_ERROR, "Server Error (500)"),
        Answer::BadGatewayHtml502 => html(StatusCode::BAD_GATEWAY, "502 Bad Gateway"),
    }
}
