//! What an installation's OMS is called, and the words that it wants to hear.
//!
//! The OMS's documents disagree on parameter names and leave slugs, transition ids and state codes
//! to each installation, so every one of them stands here as data with the documented (or, where
//! there is none, an assumed) default. All is checked when it is read: a client that was built
//! never meets a bad address.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};

use packing::command::Act;
use packing::package::State;
use packing::transitions::is_marketplace;
use reqwest::Url;

use crate::secret::Token;

/// Where the OMS's documents put its services, for an address that names the host alone.
const SERVICE_PATH: &str = "/api/v1/oms/";
/// The largest page that the documents allow.
pub const PAGE_SIZE_MAX: u32 = 100;

/// All that a client of one OMS must know.
#[derive(Clone, Debug)]
pub struct HttpSettings {
    pub site: OmsSite,
    pub token: Token,
}

impl HttpSettings {
    /// With the documented words, which training and tests need.
    pub fn new(base: BaseUrl, token: Token, store: impl Into<String>) -> Self {
        Self {
            site: OmsSite::new(base, store),
            token,
        }
    }
}

/// One installation of the OMS, as this store sees it. There is no secret in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OmsSite {
    pub base: BaseUrl,
    /// The word before the token: `Token` in most of the documents, `Bearer` in some.
    pub auth_scheme: String,
    /// The code of the stock location that packs here.
    pub store: String,
    pub page_size: u32,
    /// Sales channels whose orders bring their own tracking number.
    pub marketplaces: Vec<String>,
    pub names: ParameterNames,
    pub commands: CommandNames,
    pub states: StateMap,
    /// Move the `next` link onto our own address: an OMS behind a proxy may not know its outer
    /// name.
    pub rebase_next: bool,
}

impl OmsSite {
    pub fn new(base: BaseUrl, store: impl Into<String>) -> Self {
        Self {
            base,
            auth_scheme: "Token".into(),
            store: store.into(),
            page_size: PAGE_SIZE_MAX,
            marketplaces: Self::marketplaces(),
            names: ParameterNames::default(),
            commands: CommandNames::default(),
            states: StateMap::default(),
            rebase_next: false,
        }
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
    #[error("no secure connection can be set up: {0}")]
    NoClient(String),
}

/// The OMS's address: `https` anywhere, `http` on this machine only, ending in a slash.
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    pub fn parse(text: &str) -> Result<Self, SettingsProblem> {
        let mut url = Url::parse(text.trim()).map_err(|_| SettingsProblem::NotAnAddress)?;
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
            "https" => {}
            "http" if is_loopback(&url) => {}
            _ => return Err(SettingsProblem::NotHttps),
        }
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

    pub(super) fn url(&self) -> &Url {
        &self.0
    }

    /// Plain text never leaves this machine, so no certificate and no proxy takes part.
    pub(super) fn is_plain(&self) -> bool {
        self.0.scheme() == "http"
    }

    pub(super) fn has_origin_of(&self, other: &Url) -> bool {
        self.0.origin() == other.origin()
    }
}

/// As text, not as the twenty fields of a parsed address.
impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
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

fn is_loopback(url: &Url) -> bool {
    url.host_str() == Some("localhost") || host_ip(url).is_some_and(|ip| ip.is_loopback())
}

fn host_ip(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_matches(['[', ']']).parse().ok()
}

/// Names of query parameters. The package list's were never seen printed: these follow the log's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterNames {
    pub store: String,
    pub modified_since: String,
    pub states: String,
    pub page_size: String,
    pub sort: String,
    pub log_package: String,
    pub log_content_type: String,
    pub log_above: String,
    pub log_page_size: String,
}

impl Default for ParameterNames {
    fn default() -> Self {
        Self {
            store: "stock_location__erp_code".into(),
            modified_since: "modified_date__gte".into(),
            states: "state__enum_value__in".into(),
            page_size: "page_size".into(),
            sort: "sort".into(),
            log_package: "object_id".into(),
            log_content_type: "content_type".into(),
            log_above: "id__gt".into(),
            log_page_size: "limit".into(),
        }
    }
}

/// How the OMS wants each act to be asked for, where it did not offer a command itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandNames {
    pub pack: CommandName,
    /// For orders of a marketplace: the plain command would call a carrier a second time.
    pub pack_marketplace: CommandName,
    pub ship: CommandName,
}

impl Default for CommandNames {
    fn default() -> Self {
        let named = |slug: &str, body| CommandName {
            key: CommandKey::Slug(slug.into()),
            body,
        };
        Self {
            pack: named("COMPLETE_PACKAGING", BodyShape::Envelope),
            pack_marketplace: named("CHANNEL_BASED_COMPLETE_PACKAGING", BodyShape::EmptyEnvelope),
            // Assumed: the command's page prints its body, but no slug.
            ship: named("SHIP_WITHOUT_INTEGRATION", BodyShape::Flat),
        }
    }
}

impl CommandNames {
    /// What has no setting of its own is asked for by the OMS's own code, which brands tend to keep
    /// as the slug.
    pub fn of(&self, act: Act) -> CommandName {
        match act {
            Act::Pack => self.pack.clone(),
            Act::PackForChannel => self.pack_marketplace.clone(),
            Act::ShipWithoutIntegration => self.ship.clone(),
            other => CommandName {
                key: CommandKey::Slug(
                    other
                        .rule()
                        .codes
                        .first()
                        .copied()
                        .unwrap_or_default()
                        .into(),
                ),
                body: BodyShape::Envelope,
            },
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandName {
    pub key: CommandKey,
    pub body: BodyShape,
}

/// The OMS takes either; one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandKey {
    Slug(String),
    Transition(i64),
}

/// The documents print three shapes of the same request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyShape {
    /// `{"slug": …, "input_parameters": {"package": …}}`
    Envelope,
    /// `{"slug": …, "input_parameters": {}}`
    EmptyEnvelope,
    /// `{"slug": …, "package": …}`
    Flat,
}

/// What the OMS's state codes mean. Names differ per installation, so only the code counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateMap(BTreeMap<String, State>);

/// Printed in the documents.
const DOCUMENTED: [(&str, State); 5] = [
    ("100", State::Waiting),
    ("200", State::Preparing),
    ("400", State::ReadyForPackaging),
    ("500", State::Packed),
    ("920", State::OutOfStock),
];

/// Not printed anywhere: what the simulated OMS uses. A real one's go into the configuration.
const ASSUMED: [(&str, State); 12] = [
    ("150", State::WaitingRemoteAction),
    ("300", State::WaitingForTransfer),
    ("450", State::WaitingCargoLabel),
    ("600", State::Shipped),
    ("640", State::AttemptedDelivery),
    ("660", State::DeliveryFailed),
    ("700", State::Delivered),
    ("800", State::Blocked),
    ("880", State::CancellationWaiting),
    ("900", State::Cancelled),
    ("940", State::NeedsRescheduling),
    ("1100", State::PackedForRefund),
];

/// Codes that we know to exist and have no name for; asked for, so that such packages are shown.
const OPEN_WITHOUT_NAME: [&str; 4] = ["150", "300", "940", "1100"];

impl Default for StateMap {
    fn default() -> Self {
        let all = DOCUMENTED.into_iter().chain(ASSUMED);
        Self(all.map(|(code, state)| (code.to_owned(), state)).collect())
    }
}

impl StateMap {
    /// Every state that a code can be given to, under the name that configuration uses.
    pub const NAMED: [(&str, State); 17] = [
        ("waiting", State::Waiting),
        ("preparing", State::Preparing),
        ("ready_for_packaging", State::ReadyForPackaging),
        ("waiting_cargo_label", State::WaitingCargoLabel),
        ("packed", State::Packed),
        ("shipped", State::Shipped),
        ("delivered", State::Delivered),
        ("delivery_failed", State::DeliveryFailed),
        ("attempted_delivery", State::AttemptedDelivery),
        ("cancelled", State::Cancelled),
        ("cancellation_waiting", State::CancellationWaiting),
        ("out_of_stock", State::OutOfStock),
        ("blocked", State::Blocked),
        ("waiting_remote_action", State::WaitingRemoteAction),
        ("waiting_for_transfer", State::WaitingForTransfer),
        ("needs_rescheduling", State::NeedsRescheduling),
        ("packed_for_refund", State::PackedForRefund),
    ];

    /// Gives a state this code and takes away the others it had: a real code ends the assumed one.
    pub fn name(&mut self, state: &State, codes: &[String]) {
        self.0.retain(|_, known| known != state);
        self.0
            .extend(codes.iter().map(|code| (code.clone(), state.clone())));
    }

    pub fn state(&self, code: &str) -> State {
        self.0
            .get(code)
            .cloned()
            .unwrap_or_else(|| State::Other(code.to_owned()))
    }

    /// The codes of all packages that something may still happen to.
    pub fn open_codes(&self) -> String {
        let named = self
            .0
            .iter()
            .filter(|(_, state)| state.is_open())
            .map(|(code, _)| code.as_str());
        let unnamed = OPEN_WITHOUT_NAME
            .into_iter()
            .filter(|code| !self.0.contains_key(*code));
        named.chain(unnamed).collect::<Vec<_>>().join(",")
    }
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
