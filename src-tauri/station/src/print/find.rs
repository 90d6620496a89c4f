//! Finds printers near by, for whoever sets one up. An address by hand always works; this saves
//! the typing where the system knows more.
//!
//! Two sources, and neither is a library: a spooler on this machine is asked for its queues, and
//! `avahi-browse`, where it is installed, for what the network announces (DNS-SD).

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::net::lookup_host;
use tokio::process::Command;
use tokio::time::timeout;

use super::ipp::IppPrinter;
use super::place::{IppAddress, Place, RawAddress};
use super::printer::Limits;

/// It stops by itself once the network has answered; a name service that hangs does not stop it.
const BROWSE_MAX: Duration = Duration::from_secs(8);
const PRINTERS_MAX: usize = 100;

/// A printer that was found, with the name it goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearby {
    pub name: String,
    pub place: Place,
}

/// Where to look.
#[derive(Clone, Debug)]
pub struct Finder {
    pub spooler: Option<IppAddress>,
    /// The program that lists what the network announces.
    pub browser: PathBuf,
    pub limits: Limits,
}

impl Default for Finder {
    fn default() -> Self {
        Self {
            spooler: IppAddress::parse("ipp://localhost/").ok(),
            browser: "avahi-browse".into(),
            limits: Limits::default(),
        }
    }
}

impl Finder {
    /// The spooler's queues first; whoever does not answer has none.
    pub async fn find(&self) -> Vec<Nearby> {
        let (queues, ipp, ipps, raw) = tokio::join!(
            self.queues(),
            self.announced("_ipp._tcp"),
            self.announced("_ipps._tcp"),
            self.announced("_pdl-datastream._tcp"),
        );
        let mut found: Vec<Nearby> = Vec::new();
        // One that speaks both ways is named twice; the plain way needs nobody to vouch for it.
        let encrypted = ipps
            .into_iter()
            .filter(|it| ipp.iter().all(|plain| plain.name != it.name));
        let encrypted: Vec<Nearby> = encrypted.collect();
        for printer in queues.into_iter().chain(ipp).chain(encrypted).chain(raw) {
            let is_known = found.iter().any(|known| known.place == printer.place);
            if !is_known && found.len() < PRINTERS_MAX {
                found.push(printer);
            }
        }
        found
    }

    async fn queues(&self) -> Vec<Nearby> {
        let Some(address) = &self.spooler else {
            return Vec::new();
        };
        let spooler = IppPrinter::new(address.clone(), self.limits);
        let queues = spooler.queues().await.unwrap_or_default();
        let nearby = |(name, uri): (String, String)| {
            let address = IppAddress::parse(&uri).ok()?;
            Some(Nearby {
                name,
                place: Place::Ipp { address },
            })
        };
        queues.into_iter().filter_map(nearby).collect()
    }

    async fn announced(&self, service: &str) -> Vec<Nearby> {
        let running = Command::new(&self.browser)
            .args(["--resolve", "--parsable", "--no-db-lookup", "--terminate"])
            .arg(service)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .output();
        let Ok(Ok(output)) = timeout(BROWSE_MAX, running).await else {
            return Vec::new();
        };
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut found = Vec::new();
        for printer in text.lines().filter_map(Announced::parse) {
            // A name outlives the address that a router gave out today, if this machine can use it.
            let named = lookup_host((printer.host.as_str(), printer.port)).await;
            let is_usable = named.is_ok_and(|mut addresses| addresses.next().is_some());
            found.extend(printer.nearby(is_usable));
        }
        found
    }
}

/// One line of the browser's that tells all.
#[derive(Debug, PartialEq, Eq)]
struct Announced {
    name: String,
    kind: String,
    host: String,
    address: String,
    port: u16,
    about: String,
}

impl Announced {
    fn parse(line: &str) -> Option<Self> {
        let mut values = line.splitn(10, ';');
        let mut next = || values.next();
        // Found and resolved; other lines say less.
        next().filter(|sign| *sign == "=")?;
        let (_, protocol, name, kind) = (next()?, next()?, next()?, next()?);
        let (_, host, address, port) = (next()?, next()?, next()?, next()?);
        let address = match protocol {
            "IPv4" => address.to_owned(),
            // One that is valid on this link only cannot be written down.
            "IPv6" if !address.starts_with("fe80") => format!("[{address}]"),
            _ => return None,
        };
        Some(Self {
            name: unescaped(name),
            kind: kind.to_owned(),
            host: host.to_owned(),
            address,
            port: port.parse().ok()?,
            about: next().unwrap_or_default().to_owned(),
        })
    }

    fn nearby(&self, by_name: bool) -> Option<Nearby> {
        let host = if by_name { &self.host } else { &self.address };
        let at = format!("{host}:{}", self.port);
        let place = match self.kind.as_str() {
            "_ipp._tcp" | "_ipps._tcp" => {
                let path = self.about("rp").unwrap_or_default();
                let scheme = self.kind.trim_start_matches('_').trim_end_matches("._tcp");
                let address = format!("{scheme}://{at}/{}", path.trim_start_matches('/'));
                Place::Ipp {
                    address: IppAddress::parse(&address).ok()?,
                }
            }
            // Every office printer has this port; only these understand what we would send there.
            _ if self.speaks_zpl() => Place::Raw {
                address: RawAddress::parse(&at).ok()?,
            },
            _ => return None,
        };
        Some(Nearby {
            name: self.name.clone(),
            place,
        })
    }

    fn speaks_zpl(&self) -> bool {
        let about = self.about.to_lowercase();
        ["zpl", "zebra", "ztc"]
            .iter()
            .any(|sign| about.contains(sign))
    }

    /// A value of the announcement's text record: `"rp=ipp/print" "ty=…"`.
    fn about(&self, key: &str) -> Option<&str> {
        let quoted = self.about.split('"').skip(1).step_by(2);
        let mut pairs = quoted.filter_map(|pair| pair.split_once('='));
        pairs.find_map(|(known, value)| (known == key).then_some(value))
    }
}

/// `Test\032Label`: a byte that would disturb the line is its three decimal digits.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let digits = after.get(..3).and_then(|digits| digits.parse().ok());
        match digits {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            None => {
                let letter = after.chars().next().map_or(0, char::len_utf8);
                bytes.extend(&after.as_bytes()[..letter]);
                rest = &after[letter..];
            }
        }
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(line: &str) -> Vec<(String, String)> {
        let announced = Announced::parse(line);
        let nearby = announced.and_then(|printer| printer.nearby(false));
        let told = nearby.map(|found| (found.name, serde_json::to_string(&found.place).unwrap()));
        told.into_iter().collect()
    }

    fn line(protocol: &str, name: &str, kind: &str, rest: &str) -> String {
        format!("=;eth0;{protocol};{name};{kind};local;{rest}")
    }

    #[test]
    fn an_announced_printer_is_found_with_name_and_address() {
        let rest = r#"lp.local;10.0.0.7;8631;"txtvers=1" "rp=ipp/print" "ty=Label""#;
        let found = places(&line(
            "IPv4",
            r"Pack\195\188n\032\0401\041",
            "_ipp._tcp",
            rest,
        ));
        let address = r#"{"kind":"ipp","address":"ipp://10.0.0.7:8631/ipp/print"}"#;
        assert_eq!(found, [("Packün (1)".to_owned(), address.to_owned())]);
    }

    #[test]
    fn a_raw_port_is_offered_only_of_printers_that_speak_zpl() {
        let kind = "_pdl-datastream._tcp";
        let zebra = r#"zd.local;10.0.0.8;9100;"ty=ZTC ZD420" "usb_CMD=ZPL""#;
        let found = places(&line("IPv4", "ZD", kind, zebra));
        let address = r#"{"kind":"raw","address":"10.0.0.8:9100"}"#;
        assert_eq!(found, [("ZD".to_owned(), address.to_owned())]);
        let office = r#"hp.local;10.0.0.9;9100;"ty=LaserJet" "pdl=application/pdf""#;
        assert_eq!(places(&line("IPv4", "HP", kind, office)), []);
    }

    #[test]
    fn lines_that_tell_less_are_passed_over() {
        for text in [
            "",
            "+;lo;IPv4;Test;_ipp._tcp;local",
            "=;lo;IPv4;Test;_ipp._tcp;local;host.local;10.0.0.7",
            "=;lo;IPv4;Test;_ipp._tcp;local;host.local;10.0.0.7;x;",
            "=;lo;IPv6;Test;_ipp._tcp;local;host.local;fe80::1;631;",
        ] {
            assert_eq!(places(text), [], "{text}");
        }
    }

    #[test]
    fn a_name_is_read_whatever_is_in_it() {
        for (text, expected) in [
            (r"a\\b", r"a\b"),
            (r"a\.b", "a.b"),
            (r"\999", "999"),
            ("\\", ""),
            (r"\ş1", "ş1"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
