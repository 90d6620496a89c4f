//! What came back over the wire, read with a limit and sorted by who could have said it.
//!
//! It must not know what an answer means: that is `outcome`. It only tells the OMS's JSON from a
//! page of somebody else's, and a connection that was never made from one that broke.

use std::error::Error;

use packing::time::At;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderName, RETRY_AFTER};
use reqwest::{RequestBuilder, Response};
use serde_json::Value;

use super::outcome::http_date;
use super::settings::BaseUrl;

/// A page of a hundred full packages is about one; what is larger was not asked for.
const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;

#[derive(Debug)]
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) body: Body,
    pub(super) retry_after: Option<String>,
    /// The OMS's own clock.
    pub(super) date: Option<At>,
}

#[derive(Debug, PartialEq)]
pub(in super::super) enum Body {
    Json(Value),
    Empty,
    /// Said to be JSON, and is not.
    Broken,
    /// A page or a text: the OMS speaks only JSON.
    Foreign,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    NoConnection,
    NoSuchHost,
    /// Somebody stands in between, or the address is another's.
    WrongCertificate,
    TimedOut,
    Cut,
    TooLarge,
    OtherOrigin,
}

pub(super) async fn exchange(request: RequestBuilder, base: &BaseUrl) -> Result<Received, Broken> {
    let response = request.send().await.map_err(|error| broken(&error))?;
    if !base.has_origin_of(response.url()) {
        return Err(Broken::OtherOrigin);
    }
    let status = response.status().as_u16();
    let retry_after = header(&response, RETRY_AFTER);
    let date = header(&response, DATE).as_deref().and_then(http_date);
    // A 204 has no body; one that is announced and then cut takes nothing back.
    let body = if status == 204 {
        Body::Empty
    } else {
        body(response).await?
    };
    Ok(Received {
        status,
        body,
        retry_after,
        date,
    })
}

fn header(response: &Response, name: HeaderName) -> Option<String> {
    response
        .headers()
        .get(name)?
        .to_str()
        .ok()
        .map(String::from)
}

async fn body(mut response: Response) -> Result<Body, Broken> {
    let content_type = header(&response, CONTENT_TYPE).unwrap_or_default();
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > BODY_BYTES_MAX {
            return Err(Broken::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(sorted(&content_type, &bytes))
}

fn sorted(content_type: &str, bytes: &[u8]) -> Body {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Body::Empty;
    }
    let media_type = content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if media_type != "application/json" && !media_type.ends_with("+json") {
        return Body::Foreign;
    }
    serde_json::from_slice(bytes).map_or(Body::Broken, Body::Json)
}

fn broken(error: &reqwest::Error) -> Broken {
    if error.is_connect() {
        if is_wrong_certificate(error) {
            Broken::WrongCertificate
        } else if error.is_dns() {
            Broken::NoSuchHost
        } else {
            Broken::NoConnection
        }
    } else if error.is_timeout() {
        Broken::TimedOut
    } else {
        Broken::Cut
    }
}

fn is_wrong_certificate(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        // An I/O error does not name what it wraps among its sources.
        let wrapped = error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref);
        let tls = wrapped
            .and_then(|inner| inner.downcast_ref::<rustls::Error>())
            .or_else(|| error.downcast_ref::<rustls::Error>());
        if matches!(tls, Some(rustls::Error::InvalidCertificate(_))) {
            return true;
        }
        next = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_that_it_is_json_is_taken_for_the_omss() {
        let cases = [
            ("application/json", "{}", Body::Json(serde_json::json!({}))),
            (
                "application/JSON; charset=utf-8",
                "[]",
                Body::Json(serde_json::json!([])),
            ),
            (
                "application/problem+json",
                "1",
                Body::Json(serde_json::json!(1)),
            ),
            ("application/json", "{\"a\":", Body::Broken),
            ("application/json", "<html>", Body::Broken),
            ("application/json", "", Body::Empty),
            ("text/html", " \n", Body::Empty),
            ("text/html", "{}", Body::Foreign),
            ("", "{}", Body::Foreign),
        ];
        for (content_type, text, expected) in cases {
            assert_eq!(
                sorted(content_type, text.as_bytes()),
                expected,
                "{content_type}: {text}"
            );
        }
    }

    #[test]
    fn an_absurdly_nested_answer_is_broken_and_not_the_end_of_the_station() {
        let text = "[".repeat(100_000);
        assert_eq!(sorted("application/json", text.as_bytes()), Body::Broken);
    }
}
