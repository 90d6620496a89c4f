//! The HTTP library, with everything off that would do more than was asked: no redirects, no
//! retries, no decompression, no cookies, no plain text to another machine.

use std::time::Duration;

use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use reqwest::{Certificate, Client, redirect, retry};

use super::settings::{HttpSettings, SettingsProblem};

/// Below what servers keep a connection for, so that we never write into one that is being closed.
const IDLE_MS: u64 = 4_000;
/// Finds out about a Wi-Fi that went away long before the command's own limit.
const KEEPALIVE_MS: u64 = 15_000;
/// What was sent and never confirmed by the other machine ends a connection that only looks open.
#[cfg(any(target_os = "android", target_os = "linux"))]
const UNCONFIRMED_MS: u64 = 20_000;

pub(super) fn client(settings: &HttpSettings) -> Result<Client, SettingsProblem> {
    if !settings.limits.are_in_order() {
        return Err(SettingsProblem::LimitsOutOfOrder);
    }
    // Fails only where one is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .connect_timeout(Duration::from_millis(settings.limits.connect_ms))
        .timeout(Duration::from_millis(settings.limits.read_ms))
        .pool_idle_timeout(Duration::from_millis(IDLE_MS))
        .tcp_keepalive(Duration::from_millis(KEEPALIVE_MS))
        .user_agent(concat!("packing-station/", env!("CARGO_PKG_VERSION")))
        .default_headers(HeaderMap::from_iter([(
            ACCEPT,
            HeaderValue::from_static("application/json"),
        )]));
    #[cfg(any(target_os = "android", target_os = "linux"))]
    {
        builder = builder.tcp_user_timeout(Duration::from_millis(UNCONFIRMED_MS));
    }
    if let Some(pem) = &settings.site.ca_pem {
        let trusted = Certificate::from_pem_bundle(pem)
            .map_err(|error| SettingsProblem::NoClient(error.to_string()))?;
        builder = builder.tls_certs_merge(trusted);
    }
    let builder = if settings.site.base.is_plain() {
        // Loopback: training must start on a machine with no certificates, whatever proxy is set.
        builder.tls_certs_only([]).no_proxy()
    } else {
        builder.https_only(true)
    };
    builder
        .build()
        .map_err(|error| SettingsProblem::NoClient(error.to_string()))
}
