//! Addresses that may be spoken to: checked where they are read, so that a client never meets a bad
//! one. It must not know what is asked for there.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use reqwest::Url;

use super::SettingsProblem;

/// Where the OMS's documents put its services, for an address that names the host alone.
const SERVICE_PATH: &str = "/api/v1/oms/";

/// The OMS's address: `https` anywhere, `http` on this machine only, ending in a slash.
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    pub fn parse(text: &str) -> Result<Self, SettingsProblem> {
        let mut url = checked(text)?;
        let path = match url.path() {
            "" | "/" => SERVICE_PATH.to_owned(),
            path => format!("{}/", path.trim_end_matches('/')),
        };
        url.set_path(&path);
        Ok(Self(url))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(in super::super) fn url(&self) -> &Url {
        &self.0
    }

    /// Plain text never leaves this machine, so no certificate and no proxy takes part.
    pub(in super::super) fn is_plain(&self) -> bool {
        self.0.scheme() == "http"
    }

    pub(in super::super) fn has_origin_of(&self, other: &Url) -> bool {
        self.0.origin() == other.origin()
    }
}

/// An address that neither carries a secret nor sends one in plain text.
fn checked(text: &str) -> Result<Url, SettingsProblem> {
    let url = Url::parse(text.trim()).map_err(|_| SettingsProblem::NotAnAddress)?;
    if url.host_str().is_none_or(str::is_empty) {
        return Err(SettingsProblem::NotAnAddress);
    }
    let more = !url.username().is_empty()
        || url.password().is_some()
        || url.query().is_some()
        || url.fragment().is_some();
    if more {
        return Err(SettingsProblem::AddressCarriesMore);
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        _ => Err(SettingsProblem::NotHttps),
    }
}

/// As text, not as the twenty fields of a parsed address.
impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a key is fetched: as safe as the OMS's own address, and taken as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginUrl(Url);

impl LoginUrl {
    pub fn parse(text: &str) -> Result<Self, SettingsProblem> {
        checked(text).map(Self)
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(in super::super) fn url(&self) -> &Url {
        &self.0
    }
}

/// An address that cannot leave this machine, whatever a name server says: training takes no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopbackUrl(BaseUrl);

impl LoopbackUrl {
    pub fn parse(text: &str) -> Result<Self, SettingsProblem> {
        let base = BaseUrl::parse(text)?;
        if host_ip(base.url()).is_some_and(|ip| ip.is_loopback()) {
            Ok(Self(base))
        } else {
            Err(SettingsProblem::NotLoopback)
        }
    }

    pub fn of(socket: SocketAddr) -> Result<Self, SettingsProblem> {
        Self::parse(&format!("http://{socket}"))
    }

    pub fn base(&self) -> &BaseUrl {
        &self.0
    }
}

pub(in super::super) fn is_loopback(url: &Url) -> bool {
    url.host_str() == Some("localhost") || host_ip(url).is_some_and(|ip| ip.is_loopback())
}

fn host_ip(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_matches(['[', ']']).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_https_or_this_machine() {
        let parsed = |text| BaseUrl::parse(text).map(|base| base.as_str().to_owned());
        let oms = "https://acme-oms.example/api/v1/oms/";
        for text in ["https://acme-oms.example", "https://acme-oms.example/", oms] {
            assert_eq!(parsed(text).as_deref(), Ok(oms), "{text}");
        }
        assert_eq!(
            parsed("https://h.example/oms").as_deref(),
            Ok("https://h.example/oms/")
        );
        assert_eq!(
            parsed("http://127.0.0.1:1").as_deref(),
            Ok("http://127.0.0.1:1/api/v1/oms/")
        );
        for text in ["http://[::1]:8080", "http://localhost:8080"] {
            assert!(parsed(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn an_address_that_would_leak_is_refused() {
        for (text, problem) in [
            ("http://acme-oms.example", SettingsProblem::NotHttps),
            ("http://127.0.0.1.example", SettingsProblem::NotHttps),
            ("http://10.0.0.1", SettingsProblem::NotHttps),
            ("ftp://127.0.0.1", SettingsProblem::NotHttps),
            (
                "https://user:word@acme.example",
                SettingsProblem::AddressCarriesMore,
            ),
            (
                "https://acme.example/?token=1",
                SettingsProblem::AddressCarriesMore,
            ),
            ("acme.example", SettingsProblem::NotAnAddress),
            ("", SettingsProblem::NotAnAddress),
        ] {
            assert_eq!(BaseUrl::parse(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn a19_training_takes_a_loopback_number_and_no_name() {
        assert!(LoopbackUrl::parse("http://127.0.0.1:9000").is_ok());
        assert!(LoopbackUrl::of(([127, 0, 0, 1], 9000).into()).is_ok());
        for text in [
            "http://localhost:9000",
            "https://acme.example",
            "https://10.0.0.1",
        ] {
            assert_eq!(
                LoopbackUrl::parse(text),
                Err(SettingsProblem::NotLoopback),
                "{text}"
            );
        }
        let outside = LoopbackUrl::of(([192, 168, 0, 1], 9000).into());
        assert_eq!(outside, Err(SettingsProblem::NotHttps));
    }

    #[test]
    fn a_key_is_fetched_from_a_safe_address_only() {
        let login = "https://acme.example/api/i1/auth/login/";
        assert_eq!(
            LoginUrl::parse(login).map(|it| it.0.to_string()),
            Ok(login.to_owned())
        );
        assert_eq!(
            LoginUrl::parse("http://acme.example/"),
            Err(SettingsProblem::NotHttps)
        );
    }
}
