//! Where a printer is reached. Checked where it is read, so that nobody meets a bad address later.

use std::fmt;
use std::path::PathBuf;

use reqwest::Url;
use serde::{Deserialize, Serialize};

/// Zebra's and nearly everybody's port for raw bytes.
const RAW_PORT: u16 = 9100;
const IPP_PORT: u16 = 631;

/// Where bytes go.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Place {
    /// A printer in the network, or a queue of a spooler.
    Ipp { address: IppAddress },
    /// A printer that takes ZPL as it comes, on a port of its own.
    Raw { address: RawAddress },
    /// For trying out: each sheet becomes a file.
    Folder { path: PathBuf },
}

/// What is wrong with an address that somebody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Address {
    #[error("not the address of a printer")]
    Unreadable,
    /// A name and password in an address would be shown wherever the address is.
    #[error("the address carries a sign-in")]
    CarriesSignIn,
}

/// `ipp://host/path` or, encrypted, `ipps://host/path`. Where a person has vouched for the
/// printer's own certificate, its fingerprint ends the address: `ipps://host/path#sha256=…`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IppAddress {
    text: String,
    http: Url,
    trusted: Option<Fingerprint>,
}

/// Of a certificate, by SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; Fingerprint::BYTES]);

impl Fingerprint {
    const BYTES: usize = 32;
    const SIGN: &str = "sha256=";

    pub fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// Programs write it with colons and without, in capitals and not.
    fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().filter(|byte| *byte != b':');
        let digits: Option<Vec<u8>> = digits
            .map(|byte| Some(char::from(byte).to_digit(16)? as u8))
            .collect();
        let digits = digits.filter(|digits| digits.len() == 2 * Self::BYTES)?;
        let mut bytes = [0; Self::BYTES];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair.iter().fold(0, |sum, digit| sum * 16 + digit);
        }
        Some(Self(bytes))
    }

    /// As a printer's own page shows it: `AB:CD:…`.
    pub fn in_pairs(self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|byte| format!("{byte:02X}")).collect();
        pairs.join(":")
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_pairs())
    }
}

impl IppAddress {
    pub fn parse(text: &str) -> Result<Self, Address> {
        let text = text.trim();
        let url = Url::parse(text).map_err(|_| Address::Unreadable)?;
        let scheme = match url.scheme() {
            "ipp" => "http",
            "ipps" => "https",
            _ => return Err(Address::Unreadable),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Address::CarriesSignIn);
        }
        let host = url.host_str().filter(|host| !host.is_empty());
        let (host, port) = (host.ok_or(Address::Unreadable)?, url.port());
        let (port, path) = (port.unwrap_or(IPP_PORT), url.path());
        let trusted = match url.fragment() {
            None => None,
            Some(said) if scheme == "https" => {
                let pin = said.strip_prefix(Fingerprint::SIGN);
                Some(
                    pin.and_then(Fingerprint::parse)
                        .ok_or(Address::Unreadable)?,
                )
            }
            Some(_) => return Err(Address::Unreadable),
        };
        // A URL of a scheme that browsers know cannot be made from one that they do not.
        let http = format!("{scheme}://{host}:{port}{path}");
        Ok(Self {
            text: text.to_owned(),
            http: Url::parse(&http).map_err(|_| Address::Unreadable)?,
            trusted,
        })
    }

    /// The certificate that a person has vouched for.
    pub(super) fn trusted(&self) -> Option<Fingerprint> {
        self.trusted
    }

    pub fn is_encrypted(&self) -> bool {
        self.http.scheme() == "https"
    }

    /// As the printer itself is addressed.
    pub(super) fn uri(&self) -> &str {
        self.text.split('#').next().unwrap_or_default()
    }

    /// The same, with this certificate and no other.
    #[must_use]
    pub fn trusting(&self, fingerprint: Fingerprint) -> String {
        let (uri, sign) = (self.uri(), Fingerprint::SIGN);
        let digits = fingerprint.in_pairs().replace(':', "").to_lowercase();
        format!("{uri}#{sign}{digits}")
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where IPP's messages are posted to.
    pub(super) fn http(&self) -> &Url {
        &self.http
    }
}

impl TryFrom<String> for IppAddress {
    type Error = Address;

    fn try_from(text: String) -> Result<Self, Address> {
        Self::parse(&text)
    }
}

impl From<IppAddress> for String {
    fn from(address: IppAddress) -> Self {
        address.text
    }
}

impl fmt::Debug for IppAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A host, and the port unless it is the usual one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RawAddress {
    pub host: String,
    pub port: u16,
}

impl RawAddress {
    /// `host`, `host:port`, `[::1]:port`.
    pub fn parse(text: &str) -> Result<Self, Address> {
        // A path would be taken for none of the printer's business, and silently dropped.
        let url = Url::parse(&format!("raw://{}", text.trim()));
        let url = url.map_err(|_| Address::Unreadable)?;
        let more = url.path().len() + url.query().map_or(0, str::len);
        if more > 0 || url.fragment().is_some() || url.host_str().is_none_or(str::is_empty) {
            return Err(Address::Unreadable);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Address::CarriesSignIn);
        }
        Ok(Self {
            host: url.host_str().unwrap_or_default().to_owned(),
            port: url.port().unwrap_or(RAW_PORT),
        })
    }
}

impl TryFrom<String> for RawAddress {
    type Error = Address;

    fn try_from(text: String) -> Result<Self, Address> {
        Self::parse(&text)
    }
}

impl From<RawAddress> for String {
    fn from(address: RawAddress) -> Self {
        format!("{}:{}", address.host, address.port)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipp_address_is_posted_to_at_its_usual_port() {
        for (text, http) in [
            ("ipp://label-1", "http://label-1:631/"),
            (
                "ipp://10.0.0.7:8631/ipp/print",
                "http://10.0.0.7:8631/ipp/print",
            ),
            (
                " ipps://printer.local/ipp/print ",
                "https://printer.local:631/ipp/print",
            ),
            (
                "ipp://localhost/printers/Label",
                "http://localhost:631/printers/Label",
            ),
            ("ipp://[::1]/ipp", "http://[::1]:631/ipp"),
        ] {
            let address = IppAddress::parse(text).unwrap();
            assert_eq!(address.http().as_str(), http, "{text}");
            assert_eq!(address.as_str(), text.trim());
        }
    }

    #[test]
    fn a_certificate_that_somebody_vouched_for_is_a_part_of_the_address() {
        let bare = IppAddress::parse("ipps://label-1/ipp/print").unwrap();
        assert_eq!(bare.trusted(), None);
        let fingerprint = Fingerprint::new(std::array::from_fn(|at| at as u8 * 7));
        let pinned = IppAddress::parse(&bare.trusting(fingerprint)).unwrap();
        assert_eq!(pinned.trusted(), Some(fingerprint));
        assert_eq!(pinned.uri(), "ipps://label-1/ipp/print");
        assert_eq!(pinned.http(), bare.http());
        let by_hand = format!("{}#sha256={}", bare.as_str(), fingerprint.in_pairs());
        assert_eq!(
            IppAddress::parse(&by_hand).unwrap().trusted(),
            Some(fingerprint)
        );
        let plain = pinned.as_str().replace("ipps:", "ipp:");
        for wrong in [
            "ipps://a/#x",
            "ipps://a/#sha256=",
            "ipps://a/#sha256=abc",
            &plain,
        ] {
            assert_eq!(
                IppAddress::parse(wrong),
                Err(Address::Unreadable),
                "{wrong}"
            );
        }
    }

    #[test]
    fn what_is_no_address_of_a_printer_is_refused() {
        for text in ["", "label-1", "http://label-1/", "ipp://", "ipp:label"] {
            assert_eq!(IppAddress::parse(text), Err(Address::Unreadable), "{text}");
        }
        for text in ["", ":9100", "host/path", "host:port", "a b", "host?x"] {
            assert_eq!(RawAddress::parse(text), Err(Address::Unreadable), "{text}");
        }
        let with_sign_in = IppAddress::parse("ipp://user:word@label-1/");
        assert_eq!(with_sign_in, Err(Address::CarriesSignIn));
        let with_sign_in = RawAddress::parse("user@label-1");
        assert_eq!(with_sign_in, Err(Address::CarriesSignIn));
    }

    #[test]
    fn a_place_is_written_down_as_people_would() {
        for (place, json) in [
            (
                Place::Ipp {
                    address: IppAddress::parse("ipp://label-1/ipp/print").unwrap(),
                },
                r#"{"kind":"ipp","address":"ipp://label-1/ipp/print"}"#,
            ),
            (
                Place::Raw {
                    address: RawAddress::parse("label-1").unwrap(),
                },
                r#"{"kind":"raw","address":"label-1:9100"}"#,
            ),
            (
                Place::Raw {
                    address: RawAddress::parse("[::1]:9101").unwrap(),
                },
                r#"{"kind":"raw","address":"[::1]:9101"}"#,
            ),
            (
                Place::Folder {
                    path: "/tmp/paper".into(),
                },
                r#"{"kind":"folder","path":"/tmp/paper"}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&place).unwrap(), json);
            assert_eq!(serde_json::from_str::<Place>(json).unwrap(), place);
        }
        let bad = r#"{"kind":"ipp","address":"nowhere"}"#;
        assert!(serde_json::from_str::<Place>(bad).is_err());
    }
}
