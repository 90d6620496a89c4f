//! The real OMS, over HTTP.
//!
//! One request, one outcome: nothing is followed, nothing is retried, nothing is guessed. A retry
//! hidden in a library would send a command twice and a followed redirect would turn a sign-in page
//! into a yes, so both are off, and the caller learns how sure an end is. Shapes are read by
//! `wire`, meanings by `outcome`.

mod outcome;
mod received;
mod settings;

use std::time::Duration;

use packing::delivery::Answer;
use packing::id::{LogId, PackageId};
use packing::package::Package;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use reqwest::{Client, RequestBuilder, Url, redirect, retry};
use serde_json::Value;

pub(super) use received::Body;
pub use settings::{
    BaseUrl, BodyShape, CommandKey, CommandName, CommandNames, HttpSettings, LoopbackUrl, OmsSite,
    PAGE_SIZE_MAX, ParameterNames, SettingsProblem, StateMap,
};

use super::discover;
use super::wire::{self, Envelope};
use super::{LogAsk, LogPage, Oms, Order, Page, PageAsk, ReadTrouble, Sent};
use received::Received;

/// Shorter than every whole-request limit: else a connection that was never made looks ambiguous.
const CONNECT_MS: u64 = 5_000;
const READ_MS: u64 = 10_000;
/// A carrier and an invoice service may be called inside, each with a minute of its own.
const COMMAND_MS: u64 = 120_000;
/// Below what servers keep a connection for, so that we never write into one that is being closed.
const IDLE_MS: u64 = 4_000;
/// Finds out about a Wi-Fi that went away long before the command's own limit.
const KEEPALIVE_MS: u64 = 15_000;
/// Log pages read back to a watermark; more of them means that the filter was not honoured.
const LOG_PAGES_MAX: usize = 5;
const LOG_PAGE_SIZE: &str = "100";

/// A client of one OMS, for one token.
pub struct HttpOms {
    client: Client,
    settings: HttpSettings,
}

impl HttpOms {
    pub fn new(settings: HttpSettings) -> Result<Self, SettingsProblem> {
        let client = client(&settings)?;
        Ok(Self { client, settings })
    }

    async fn read(&self, url: Url) -> Result<Option<Received>, ReadTrouble> {
        let request = self.client.get(url).timeout(Duration::from_millis(READ_MS));
        outcome::read(received::exchange(request, &self.settings.site.base).await)
    }

    /// A list's page; where the OMS has none, the list became shorter while it was read.
    async fn read_list(&self, url: Url) -> Result<(Envelope, Option<Received>), ReadTrouble> {
        let Some(mut received) = self.read(url).await? else {
            return Ok((Envelope::default(), None));
        };
        let body = std::mem::replace(&mut received.body, Body::Empty);
        let Body::Json(body) = body else {
            return Err(ReadTrouble::Unreadable);
        };
        let envelope = wire::envelope(body).ok_or(ReadTrouble::Unreadable)?;
        Ok((envelope, Some(received)))
    }

    fn url(&self, path: &str, query: &[(&str, &str)]) -> Result<Url, ReadTrouble> {
        let mut url = self
            .settings
            .site
            .base
            .url()
            .join(path)
            .map_err(|_| ReadTrouble::Unreadable)?;
        url.query_pairs_mut().extend_pairs(query);
        Ok(url)
    }

    fn first_page(&self, ask: &PageAsk) -> Result<Url, ReadTrouble> {
        let (names, size) = (
            &self.settings.site.names,
            self.settings.site.page_size.to_string(),
        );
        let filter = match ask {
            PageAsk::Next(link) => return self.next_page(link),
            PageAsk::ChangedSince(Some(at)) => (names.modified_since.as_str(), at.to_rfc3339()),
            PageAsk::ChangedSince(None) => (
                names.states.as_str(),
                self.settings.site.states.open_codes(),
            ),
        };
        self.url(
            "packages/",
            &[
                (&names.store, &self.settings.site.store),
                (filter.0, &filter.1),
                (&names.page_size, &size),
                // By a value that never changes: else a change while paging makes another row slip
                // by.
                (&names.sort, "id"),
            ],
        )
    }

    /// The OMS's link as it is, but never to anybody else: it carries the token.
    fn next_page(&self, link: &str) -> Result<Url, ReadTrouble> {
        let base = &self.settings.site.base;
        let mut url = base.url().join(link).map_err(|_| ReadTrouble::Unreadable)?;
        if self.settings.site.rebase_next && !base.has_origin_of(&url) {
            let mut ours = base.url().clone();
            ours.set_path(url.path());
            ours.set_query(url.query());
            url = ours;
        }
        if base.has_origin_of(&url) {
            Ok(url)
        } else {
            Err(ReadTrouble::NotTheOms)
        }
    }

    fn first_log_page(&self, ask: &LogAsk) -> Result<Url, ReadTrouble> {
        let names = &self.settings.site.names;
        let package = ask.package.0.to_string();
        let above = ask.above.0.to_string();
        let content_type = ask.content_type.map(|number| number.to_string());
        let mut query = vec![
            (names.log_package.as_str(), package.as_str()),
            (names.log_above.as_str(), above.as_str()),
            (names.log_page_size.as_str(), LOG_PAGE_SIZE),
            (names.sort.as_str(), "-id"),
        ];
        query.extend(
            content_type
                .as_deref()
                .map(|ct| (names.log_content_type.as_str(), ct)),
        );
        self.url("state-transition-logs/", &query)
    }

    /// An answer may quote the request's headers, and the words of a refusal are kept and shown.
    fn scrubbed(&self, answer: Answer) -> Answer {
        match answer {
            Answer::Refused(words) => {
                Answer::Refused(words.replace(self.settings.token.expose(), "***"))
            }
            Answer::Accepted | Answer::NeverSent | Answer::NotTaken | Answer::Unclear => answer,
        }
    }

    fn command(&self, order: &Order) -> RequestBuilder {
        let wanted = discover::wanted(&self.settings.site.commands, order);
        let path = format!("packages/{}/command/", order.package.0);
        // The path is ours and a number: joining it to a checked address cannot fail.
        let url = self.settings.site.base.url().join(&path);
        let url = url.unwrap_or_else(|_| self.settings.site.base.url().clone());
        let id = order.id.to_string();
        self.client
            .post(url)
            .timeout(Duration::from_millis(COMMAND_MS))
            // The OMS promises nothing for either; its access log can be searched for them.
            .header("X-Command-Id", &id)
            .header("Idempotency-Key", &id)
            .json(&wire::command(&wanted, order.package, &order.body))
    }
}

impl Oms for HttpOms {
    async fn page(&self, ask: PageAsk) -> Result<Page, ReadTrouble> {
        let url = self.first_page(&ask)?;
        let (envelope, received) = self.read_list(url).await?;
        if received.is_none() && matches!(ask, PageAsk::ChangedSince(_)) {
            return Err(ReadTrouble::NotTheOms);
        }
        let reader = wire::Reader::default();
        let mut page = Page {
            next: envelope.next,
            oms_time: received.and_then(|received| received.date),
            ..Page::default()
        };
        for value in &envelope.results {
            match reader.package(value, &self.settings.site.states) {
                None => page.unreadable += 1,
                Some(it) if is_foreign(&it, &self.settings.site.store) => page.foreign += 1,
                Some(it) => page.packages.push(it),
            }
        }
        reader.tell_what_was_lost();
        Ok(page)
    }

    async fn package(&self, id: PackageId) -> Result<Option<Package>, ReadTrouble> {
        let url = self.url(&format!("packages/{}/", id.0), &[])?;
        let Some(received) = self.read(url).await? else {
            return Ok(None);
        };
        let reader = wire::Reader::default();
        let package = match &received.body {
            Body::Json(value) => reader.package(value, &self.settings.site.states),
            Body::Empty | Body::Broken | Body::Foreign => None,
        };
        reader.tell_what_was_lost();
        // A cache or a rewriting proxy may answer with another one.
        match package {
            Some(package) if package.id == id => Ok(Some(package)),
            Some(_) | None => Err(ReadTrouble::Unreadable),
        }
    }

    async fn log(&self, ask: LogAsk) -> Result<LogPage, ReadTrouble> {
        let mut url = self.first_log_page(&ask)?;
        let mut found = wire::LogBack::new(&ask, &self.settings.site.states);
        for _ in 0..LOG_PAGES_MAX {
            let (envelope, received) = self.read_list(url).await?;
            if received.is_none() {
                return Err(ReadTrouble::Unreadable);
            }
            let next = found.add(envelope);
            let Some(next) = next else { break };
            url = self.next_page(&next)?;
        }
        Ok(found.page())
    }

    async fn log_head(&self) -> Result<Option<LogId>, ReadTrouble> {
        let names = &self.settings.site.names;
        // Two rows, so that one sees whether the newest really comes first.
        let query = [
            (names.log_page_size.as_str(), "2"),
            (names.sort.as_str(), "-id"),
        ];
        let url = self.url("state-transition-logs/", &query)?;
        let (envelope, received) = self.read_list(url).await?;
        if received.is_none() {
            return Err(ReadTrouble::NotTheOms);
        }
        wire::log_head(&envelope.results).map_err(|_| ReadTrouble::Unreadable)
    }

    async fn send(&self, order: Order) -> Sent {
        let request = self.command(&order);
        let sent = outcome::sent(&received::exchange(request, &self.settings.site.base).await);
        tracing::info!(
            package.id = order.package.0,
            command.id = %order.id,
            command.outcome = sent.outcome,
            "sent"
        );
        Sent {
            answer: self.scrubbed(sent.answer),
            ..sent
        }
    }
}

/// A package that does not say where it is packed is taken for ours: a lost field loses no package.
fn is_foreign(package: &Package, store: &str) -> bool {
    package.store.as_deref().is_some_and(|code| code != store)
}

fn client(settings: &HttpSettings) -> Result<Client, SettingsProblem> {
    // Fails only where one is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .connect_timeout(Duration::from_millis(CONNECT_MS))
        .pool_idle_timeout(Duration::from_millis(IDLE_MS))
        .tcp_keepalive(Duration::from_millis(KEEPALIVE_MS))
        .user_agent(concat!("packing-station/", env!("CARGO_PKG_VERSION")))
        .default_headers(headers(settings)?);
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

fn headers(settings: &HttpSettings) -> Result<HeaderMap, SettingsProblem> {
    let sign_in = format!("{} {}", settings.site.auth_scheme, settings.token.expose());
    let mut sign_in = HeaderValue::from_str(&sign_in).map_err(|_| SettingsProblem::BadSignIn)?;
    // Kept out of every debug output of the library.
    sign_in.set_sensitive(true);
    let json = HeaderValue::from_static("application/json");
    Ok(HeaderMap::from_iter([
        (AUTHORIZATION, sign_in),
        (ACCEPT, json),
    ]))
}

/// The bodies of refusals are read as values; nothing of them is kept but words.
pub(super) fn json_of(body: &Body) -> Option<&Value> {
    match body {
        Body::Json(value) => Some(value),
        Body::Empty | Body::Broken | Body::Foreign => None,
    }
}
