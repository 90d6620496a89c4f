//! What came back over the wire, read with a limit and sorted by who could have said it.
//!
//! It must not know what an answer means: that is `outcome`. It only tells the OMS's JSON from a
//! page of somebody else's, and a connection that was never made from one that broke.

use std::error::Error;
use std::io;

use packing::time::At;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderName, RETRY_AFTER};
use reqwest::{RequestBuilder, Response, Url};
use serde_json::Value;

use super::super::CertificateFault;
use super::outcome::http_date;

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
    /// Nobody answered the first knock, or the secure connection was never finished.
    ConnectTimedOut,
    /// The secure connection was broken off while it was being made.
    NoHandshake,
    /// Somebody stands in between, or the address is another's.
    Certificate(CertificateFault),
    TimedOut,
    Cut,
    /// What came is not HTTP, or more of it than any OMS says.
    NotHttp,
    TooLarge,
    OtherOrigin,
}

impl From<Raw> for Received {
    fn from(raw: Raw) -> Self {
        Self {
            status: raw.status,
            body: sorted(&raw.content_type, &raw.bytes),
            retry_after: raw.retry_after,
            date: raw.date,
        }
    }
}

/// An answer as it came, read to its end.
pub(super) struct Raw {
    pub(super) status: u16,
    pub(super) content_type: String,
    pub(super) bytes: Vec<u8>,
    retry_after: Option<String>,
    date: Option<At>,
}

pub(super) async fn exchange(request: RequestBuilder, base: &Url) -> Result<Received, Broken> {
    Ok(raw(request, base, BODY_BYTES_MAX).await?.into())
}

pub(super) async fn raw(
    request: RequestBuilder,
    base: &Url,
    bytes_max: usize,
) -> Result<Raw, Broken> {
    let response = request.send().await.map_err(|error| broken(&error))?;
    if response.url().origin() != base.origin() {
        return Err(Broken::OtherOrigin);
    }
    let status = response.status().as_u16();
    let retry_after = header(&response, RETRY_AFTER);
    let date = header(&response, DATE).as_deref().and_then(http_date);
    let content_type = header(&response, CONTENT_TYPE).unwrap_or_default();
    // A 204 has no body; one that is announced and then cut takes nothing back.
    let bytes = if status == 204 {
        Vec::new()
    } else {
        bytes(response, bytes_max).await?
    };
    Ok(Raw {
        status,
        content_type,
        bytes,
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

/// Nothing is unpacked: we never say that we could, so whoever packs it all the same is not
/// understood, and a small answer cannot grow.
async fn bytes(mut response: Response, bytes_max: usize) -> Result<Vec<u8>, Broken> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > bytes_max {
            return Err(Broken::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

pub(super) fn sorted(content_type: &str, bytes: &[u8]) -> Body {
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
        not_connected(error)
    } else if error.is_timeout() {
        Broken::TimedOut
    } else if chain(error).any(|it| it.downcast_ref().is_some_and(hyper::Error::is_parse)) {
        Broken::NotHttp
    } else {
        Broken::Cut
    }
}

fn not_connected(error: &reqwest::Error) -> Broken {
    if let Some(fault) = chain(error).find_map(certificate_fault) {
        return Broken::Certificate(fault);
    }
    if error.is_timeout() {
        return Broken::ConnectTimedOut;
    }
    if error.is_dns() {
        return Broken::NoSuchHost;
    }
    let is_secure = error.url().is_some_and(|url| url.scheme() == "https");
    let kinds = chain(error).filter_map(|it| it.downcast_ref::<io::Error>().map(io::Error::kind));
    let mut began = kinds.map(|kind| {
        use io::ErrorKind as E;
        matches!(
            kind,
            E::UnexpectedEof | E::InvalidData | E::ConnectionReset | E::BrokenPipe
        )
    });
    let began = began.any(|it| it);
    if is_secure && began {
        Broken::NoHandshake
    } else {
        Broken::NoConnection
    }
}

/// The causes, outermost first.
fn chain<'e>(error: &'e reqwest::Error) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    let outer: &'e (dyn Error + 'static) = error;
    std::iter::successors(Some(outer), |error| cause(*error))
}

/// An I/O error does not name what it wraps among its sources, and it may wrap another one.
fn cause<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e (dyn Error + 'static)> {
    let wrapped = error.downcast_ref().and_then(io::Error::get_ref);
    match wrapped {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

fn certificate_fault(error: &(dyn Error + 'static)) -> Option<CertificateFault> {
    use rustls::CertificateError as C;
    let tls = error.downcast_ref::<rustls::Error>()?;
    let rustls::Error::InvalidCertificate(fault) = tls else {
        return None;
    };
    Some(match fault {
        // A signature that does not fit is somebody's who only took a known one's name.
        C::UnknownIssuer | C::BadSignature => CertificateFault::UnknownIssuer,
        C::NotValidForName | C::NotValidForNameContext { .. } => CertificateFault::OtherName,
        C::Expired | C::ExpiredContext { .. } => CertificateFault::Expired,
        C::NotValidYet | C::NotValidYetContext { .. } => CertificateFault::NotYetValid,
        _ => CertificateFault::Other,
    })
}

#[cfg(test)]
mod tests {
    use packing::delivery::Answer;

    use super::super::super::Line;
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

    /// What this client never does, a library set up otherwise would: the answer is another's.
    #[test]
    fn an_answer_from_another_origin_is_nobodys_yes() {
        let says = |text: String| {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            std::thread::spawn(move || {
                let (mut stream, _) = listener.accept().unwrap();
                let _ = io::Read::read(&mut stream, &mut [0; 4096]);
                let _ = io::Write::write_all(&mut stream, text.as_bytes());
            });
            format!("http://127.0.0.1:{port}/")
        };
        let elsewhere = says("HTTP/1.1 204 No Content\r\n\r\n".into());
        let base = says(format!(
            "HTTP/1.1 302 Found\r\nLocation: {elsewhere}\r\nContent-Length: 0\r\n\r\n"
        ));
        let base = Url::parse(&base).unwrap();
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]);
        let client = client.build().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let broken = runtime.block_on(exchange(client.post(base.clone()), &base));
        let broken = broken.unwrap_err();
        assert_eq!(broken, Broken::OtherOrigin);
        let asked = super::super::outcome::Asked {
            package: packing::id::PackageId(73),
            answers_with_package: false,
        };
        let sent = super::super::outcome::sent(&Err(broken), &asked);
        assert_eq!(
            (sent.answer, sent.line, sent.outcome),
            (Answer::Unclear, Line::Portal, "other-origin")
        );
    }

    #[test]
    fn an_absurdly_nested_answer_is_broken_and_not_the_end_of_the_station() {
        let text = "[".repeat(100_000);
        assert_eq!(sorted("application/json", text.as_bytes()), Body::Broken);
    }
}
