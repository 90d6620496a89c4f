//! Answers that are not about a package: errors as Django, its REST framework and the gateway in
//! front of it give them.

use serde_json::{Value, json};

use crate::clock::{Micros, http_date};
use crate::faults::Answer;
use crate::invented;
use crate::label::File;
use crate::query::Unreadable;
use crate::wire;

const JSON: &str = "application/json";
const HTML: &str = "text/html; charset=utf-8";

/// What the OMS says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

fn response(status: u16, content_type: &str, body: Vec<u8>) -> Response {
    Response {
        status,
        headers: vec![("content-type", content_type.to_owned())],
        body,
    }
}

pub(crate) fn json(status: u16, body: &Value) -> Response {
    response(status, JSON, body.to_string().into_bytes())
}

pub(super) fn ok(body: &Value) -> Response {
    json(200, body)
}

pub(super) fn file(file: File) -> Response {
    response(200, file.content_type, file.bytes)
}

pub(crate) fn no_content() -> Response {
    Response {
        status: 204,
        headers: Vec::new(),
        body: Vec::new(),
    }
}

pub(super) fn moved(to: &str) -> Response {
    redirect(301, to)
}

fn redirect(status: u16, to: &str) -> Response {
    Response {
        status,
        headers: vec![("location", to.to_owned())],
        body: Vec::new(),
    }
}

pub(crate) fn detail(status: u16, detail: &str) -> Response {
    json(status, &json!({"detail": detail}))
}

pub(crate) fn not_found() -> Response {
    detail(404, "Not found.")
}

pub(super) fn no_such_page() -> Response {
    detail(404, "Invalid page.")
}

/// Whoever hung up in the middle of the body will hardly read this.
pub(crate) fn no_body() -> Response {
    detail(400, "The body did not arrive.")
}

pub(super) fn forbidden() -> Response {
    detail(403, "You do not have permission to perform this action.")
}

pub(crate) fn unauthorized(why: &str) -> Response {
    let mut response = detail(401, why);
    response
        .headers
        .push(("www-authenticate", "Token".to_owned()));
    response
}

pub(super) fn unreadable(Unreadable(field): &Unreadable) -> Response {
    invalid(field, "Enter a valid value.")
}

pub(crate) fn invalid(field: &str, message: &str) -> Response {
    json(400, &wire::validation_error(field, message))
}

pub(super) fn not_found_html() -> Response {
    html(404, "Not Found")
}

fn html(status: u16, title: &str) -> Response {
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><title>{title}</title></head>\n\
         <body><h1>{title}</h1></body>\n</html>\n"
    );
    response(status, HTML, page.into_bytes())
}

/// How long a throttled client is told to wait.
const RETRY_AFTER_S: i64 = 2;

/// What a fault answers in place of the OMS.
pub(crate) fn instead(answer: Answer, now: Micros) -> Response {
    match answer {
        Answer::Unauthorized401 => unauthorized("Invalid token."),
        Answer::Forbidden403 => forbidden(),
        Answer::NotFoundHtml404 => not_found_html(),
        Answer::CommandError406 => {
            let message = "Kargo firması isteği reddetti.";
            json(
                406,
                &wire::command_error(406, invented::ERROR_CARRIER, message),
            )
        }
        Answer::RequestTimeout408 => html(408, "Request Timeout"),
        Answer::Conflict409 => detail(409, "The package is being changed."),
        Answer::TooMany429 => detail(429, "Request was throttled."),
        Answer::TooManyRetryAfter429 => throttled(RETRY_AFTER_S.to_string()),
        Answer::TooManyRetryDate429 => {
            throttled(http_date(now + RETRY_AFTER_S * crate::clock::US_PER_S))
        }
        Answer::Error500 => html(500, "Server Error (500)"),
        Answer::BadGatewayHtml502 => html(502, "502 Bad Gateway"),
        Answer::Unavailable503 => html(503, "503 Service Temporarily Unavailable"),
        Answer::GatewayTimeout504 => html(504, "504 Gateway Time-out"),
        Answer::CaptivePortal => html(200, "Welcome to the guest network"),
        Answer::RedirectToLogin302 => redirect(302, "/accounts/login/?next=/"),
        Answer::Redirect307 => redirect(307, "/accounts/login/"),
    }
}

fn throttled(retry_after: String) -> Response {
    let mut response = detail(429, "Request was throttled.");
    response.headers.push(("retry-after", retry_after));
    response
}
