//! How IPP's messages travel: one POST each, with everything of the HTTP library off that would do
//! more than was asked.
//!
//! Connections are not kept: a printer closes an idle one at its own pace, and a sheet written into
//! a connection that is just being closed would be a sheet of which nobody knows.

use std::error::Error;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderValue};
use reqwest::{Client, ClientBuilder, Response, StatusCode, redirect, retry};

use super::super::place::IppAddress;
use super::super::printer::Limits;
use super::super::trouble::PrintTrouble;
use super::message::Answer;
use super::trust::{self, Shown};

const IPP: &str = "application/ipp";

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) trouble: PrintTrouble,
    /// No printer has acted on what was sent, for certain.
    pub(super) is_certain: bool,
}

pub(super) fn client(address: &IppAddress, limits: &Limits) -> Result<Client, PrintTrouble> {
    let builder = bare(limits);
    let builder = match (address.is_encrypted(), address.trusted()) {
        (true, Some(fingerprint)) => builder
            .https_only(true)
            .tls_backend_preconfigured(trust::only(fingerprint)?),
        (true, None) => builder.https_only(true),
        (false, _) => builder.tls_certs_only([]),
    };
    built(builder)
}

/// One that learns who answers, and tells it nothing.
pub(super) fn stranger(limits: &Limits) -> Result<(Client, Shown), PrintTrouble> {
    let (config, shown) = trust::nobody()?;
    let builder = bare(limits).https_only(true).timeout(limits.ask);
    Ok((built(builder.tls_backend_preconfigured(config))?, shown))
}

fn bare(limits: &Limits) -> ClientBuilder {
    // Fails only where one is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        // A printer is never on the far side of a proxy.
        .no_proxy()
        .pool_max_idle_per_host(0)
        .connect_timeout(limits.connect)
        .user_agent(concat!("packing-station/", env!("CARGO_PKG_VERSION")))
}

fn built(builder: ClientBuilder) -> Result<Client, PrintTrouble> {
    builder.build().map_err(|error| {
        tracing::error!(error = ?error, "print.client");
        PrintTrouble::NotSecure
    })
}

/// Posts one message and reads the answer to its end.
pub(super) async fn exchange(
    (client, address): (&Client, &IppAddress),
    message: Vec<u8>,
    within: Duration,
    bytes_max: usize,
) -> Result<Answer, Broken> {
    let request = client
        .post(address.http().clone())
        .header(CONTENT_TYPE, HeaderValue::from_static(IPP))
        .timeout(within)
        .body(message);
    let response = request.send().await.map_err(|error| broken(&error))?;
    if let Some(broken) = turned_away(response.status()) {
        return Err(broken);
    }
    if !speaks_ipp(&response) {
        return Err(certain(PrintTrouble::NotAPrinter));
    }
    let bytes = body(response, bytes_max).await?;
    // It took the message: what it did with it, its torn answer does not tell.
    Answer::parse(&bytes).ok_or(uncertain(PrintTrouble::Cut))
}

fn speaks_ipp(response: &Response) -> bool {
    let said = response.headers().get(CONTENT_TYPE);
    let said = said.and_then(|value| value.to_str().ok());
    said.is_some_and(|said| {
        let kind = said.split(';').next().unwrap_or_default().trim();
        kind.eq_ignore_ascii_case(IPP)
    })
}

/// What HTTP alone says, before IPP has its turn.
fn turned_away(status: StatusCode) -> Option<Broken> {
    let trouble = match status.as_u16() {
        200 => return None,
        401 | 403 => PrintTrouble::NotAllowed,
        404 | 405 | 410 => PrintTrouble::NoSuchPrinter,
        413 => PrintTrouble::TooLarge,
        415 => PrintTrouble::FormatRefused,
        426 => PrintTrouble::NotSecure,
        503 => PrintTrouble::Busy,
        500..=599 => return Some(uncertain(PrintTrouble::PrinterFault)),
        _ => PrintTrouble::NotAPrinter,
    };
    Some(certain(trouble))
}

async fn body(mut response: Response, bytes_max: usize) -> Result<Vec<u8>, Broken> {
    let mut bytes = Vec::new();
    let torn = |error: reqwest::Error| uncertain(broken(&error).trouble);
    while let Some(chunk) = response.chunk().await.map_err(torn)? {
        if bytes.len() + chunk.len() > bytes_max {
            return Err(uncertain(PrintTrouble::NotAPrinter));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Only of a connection that was never made is it believed that nothing was sent.
fn broken(error: &reqwest::Error) -> Broken {
    if error.is_connect() {
        certain(not_connected(error))
    } else if error.is_timeout() {
        uncertain(PrintTrouble::NoAnswer)
    } else {
        uncertain(PrintTrouble::Cut)
    }
}

fn not_connected(error: &reqwest::Error) -> PrintTrouble {
    let refused =
        rustls::Error::InvalidCertificate(rustls::CertificateError::ApplicationVerificationFailure);
    let mut of_tls = causes(error).filter_map(|cause| cause.downcast_ref::<rustls::Error>());
    if let Some(tls) = of_tls.next() {
        // Only our own judge refuses with this word: it knows another certificate.
        if *tls == refused {
            PrintTrouble::OtherCertificate
        } else {
            PrintTrouble::NotSecure
        }
    } else if error.is_dns() {
        PrintTrouble::NoSuchHost
    } else {
        PrintTrouble::Unreachable
    }
}

fn causes<'e>(error: &'e reqwest::Error) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    let outer: &'e (dyn Error + 'static) = error;
    std::iter::successors(Some(outer), |error| cause(*error))
}

/// An I/O error does not name what it wraps among its sources.
fn cause<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e (dyn Error + 'static)> {
    let wrapped = error.downcast_ref().and_then(std::io::Error::get_ref);
    match wrapped {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

fn certain(trouble: PrintTrouble) -> Broken {
    Broken {
        trouble,
        is_certain: true,
    }
}

fn uncertain(trouble: PrintTrouble) -> Broken {
    Broken {
        trouble,
        is_certain: false,
    }
}
