//! What an installation's OMS is called, and the words that it wants to hear.
//!
//! The OMS's documents disagree on parameter names and leave slugs, transition ids and state codes
//! to each installation, so every one of them stands here as data with the documented (or, where
//! there is none, an assumed) default. All is checked when it is read: a client that was built
//! never meets a bad address.

mod address;
mod commands;
mod inputs;
mod parameters;
mod states;

use packing::shop::Shop;
use packing::transitions::is_marketplace;

use crate::secret::Token;
pub(super) use address::is_loopback;
pub use address::{BaseUrl, LoginUrl, LoopbackUrl};
pub use commands::{BodyShape, CommandName, CommandNames, IdNames, Kind};
pub use inputs::{Input, InputNames};
pub use parameters::ParameterNames;
pub use states::StateMap;

/// The largest page that the documents allow.
pub const PAGE_SIZE_MAX: u32 = 100;

/// All that a client of one OMS must know.
#[derive(Clone, Debug)]
pub struct HttpSettings {
    pub site: OmsSite,
    /// The key for every request; where the site has a login, the password that fetches one.
    pub token: Token,
    pub limits: Limits,
}

impl HttpSettings {
    /// With the documented words, which training and tests need.
    pub fn new(base: BaseUrl, token: Token, store: impl Into<String>) -> Self {
        Self {
            site: OmsSite::new(base, store),
            token,
            limits: Limits::default(),
        }
    }
}

/// How long each part of an exchange may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub connect_ms: u64,
    pub read_ms: u64,
    pub command_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect_ms: 5_000,
            read_ms: 10_000,
            // A carrier and an invoice service may be called inside, each with a minute of its own.
            command_ms: 120_000,
        }
    }
}

impl Limits {
    /// A connection that was never made must be known as such before the whole request is given up:
    /// the other way round it looks ambiguous.
    pub(super) fn are_in_order(self) -> bool {
        self.connect_ms < self.read_ms && self.connect_ms < self.command_ms
    }
}

/// One installation of the OMS, as this store sees it. There is no secret in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OmsSite {
    pub base: BaseUrl,
    /// The header that carries the key: one table of the documents calls it `token`.
    pub auth_header: String,
    /// The word before the key: `Token` in most of the documents, `Bearer` in some; may be empty.
    pub auth_scheme: String,
    /// The word for the log alone, which is documented with another one, and with it in the
    /// `Authorization` header, whatever the other pages say.
    pub log_auth_scheme: Option<String>,
    /// The number by which the log files packages, where it is not the one that they show.
    pub log_content_type: Option<i64>,
    /// Where a key is fetched from, if it is not given.
    pub login: Option<Login>,
    /// Certificates that are trusted besides the machine's own: a shop's proxy may have one.
    pub ca_pem: Option<Vec<u8>>,
    /// The code of the stock location that packs here.
    pub store: String,
    pub page_size: u32,
    /// Sales channels whose orders bring their own tracking number.
    pub marketplaces: Vec<String>,
    pub names: ParameterNames,
    pub commands: CommandNames,
    /// Whether shipping without integration is for what is not packed yet, as its page may be read;
    /// `None` where what is offered tells.
    pub ships_unpacked: Option<bool>,
    pub inputs: InputNames,
    pub states: StateMap,
    /// Whether paths end in a slash: on two pages of the documents they do not.
    pub trailing_slash: bool,
    /// Move the `next` link onto our own address: an OMS behind a proxy may not know its outer
    /// name.
    pub rebase_next: bool,
}

impl OmsSite {
    pub fn new(base: BaseUrl, store: impl Into<String>) -> Self {
        Self {
            base,
            auth_header: "authorization".into(),
            auth_scheme: "Token".into(),
            log_auth_scheme: None,
            log_content_type: None,
            login: None,
            ca_pem: None,
            store: store.into(),
            page_size: PAGE_SIZE_MAX,
            marketplaces: Self::marketplaces(),
            names: ParameterNames::default(),
            commands: CommandNames::default(),
            ships_unpacked: None,
            inputs: InputNames::default(),
            states: StateMap::default(),
            trailing_slash: true,
            rebase_next: false,
        }
    }

    /// Whether the other side's certificate could be held against them.
    pub fn are_certificates(pem: &[u8]) -> bool {
        reqwest::Certificate::from_pem_bundle(pem).is_ok_and(|all| !all.is_empty())
    }

    /// Whether a list can be asked for what changed: a shop without such a filter names none.
    pub fn tells_changes(&self) -> bool {
        !self.names.modified_since.is_empty()
    }

    /// What the rules must know of this installation.
    pub fn shop(&self) -> Shop {
        Shop::new(self.commands.told(), self.ships_unpacked)
    }

    /// Those that the OMS's documents name.
    pub fn marketplaces() -> Vec<String> {
        MARKETPLACES.map(String::from).to_vec()
    }

    /// An order of this channel already has its tracking number.
    pub fn is_marketplace(&self, channel: &str) -> bool {
        is_marketplace(channel, &self.marketplaces)
    }
}

/// An account that a key is fetched for. Its password is the secret that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// Often on another host than the OMS itself.
    pub url: LoginUrl,
    pub user: String,
}

/// The marketplaces that the OMS's documents name.
const MARKETPLACES: [&str; 6] = [
    "Trendyol",
    "Hepsiburada",
    "Amazon",
    "n11",
    "Ciceksepeti",
    "Pazarama",
];

/// Why the settings make no client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsProblem {
    #[error("not an address")]
    NotAnAddress,
    #[error("only https is spoken with another machine")]
    NotHttps,
    #[error("not a loopback address")]
    NotLoopback,
    #[error("an address must not carry a password, a query or a fragment")]
    AddressCarriesMore,
    #[error("the sign-in cannot be written into a header")]
    BadSignIn,
    #[error("a connection must be given up before its request")]
    LimitsOutOfOrder,
    #[error("no secure connection can be set up: {0}")]
    NoClient(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marketplace_is_known_by_its_name_in_any_spelling() {
        let base = BaseUrl::parse("https://acme.example").unwrap();
        let site = OmsSite::new(base, "S-1");
        assert!(site.is_marketplace("trendyol TR"));
        assert!(!site.is_marketplace("Shop"));
    }
}
