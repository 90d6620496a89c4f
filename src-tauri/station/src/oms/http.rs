//! The real OMS, over HTTP.
//!
//! One request, one outcome: nothing is followed, nothing is retried, nothing is guessed. A retry
//! hidden in a library would send a command twice and a followed redirect would turn a sign-in page
//! into a yes, so both are off, and the caller learns how sure an end is. The one request that is
//! asked again is a reading whose key had expired. Shapes are read by `wire`, meanings by
//! `outcome`.

mod client;
#[cfg(test)]
mod fuzz_tests;
mod label;
mod lists;
mod outcome;
mod received;
mod reference;
mod session;
mod settings;
#[cfg(test)]
mod spoiled;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use packing::delivery::Answer;
use packing::id::{LogId, PackageId};
use packing::package::Package;
use reqwest::{Client, RequestBuilder, Url};
use serde_json::Value;

pub(super) use received::Body;
pub use settings::{
    BaseUrl, BodyShape, CommandName, CommandNames, HttpSettings, IdNames, Input, InputNames, Kind,
    Limits, Login, LoginUrl, LoopbackUrl, OmsSite, PAGE_SIZE_MAX, ParameterNames, SettingsProblem,
    StateMap,
};

use super::discover::{self, Wanted};
use super::ends::End;
use super::wire::{self, Envelope};
use super::{
    DenialReason, LabelFile, LabelTrouble, Line, LogAsk, LogPage, Oms, Order, Page, PageAsk,
    ReadTrouble, Sent,
};
use outcome::Asked;
use received::{Broken, Received};
use session::{Pass, Session, Use};

/// Log pages read back to a watermark; more of them means that the filter was not honoured.
const LOG_PAGES_MAX: usize = 5;

/// A client of one OMS, for one sign-in.
pub struct HttpOms {
    client: Client,
    session: Session,
    settings: HttpSettings,
    told: wire::Told,
    /// Another store's packages were on a list: it was not filtered by store.
    others_come: AtomicBool,
}

impl HttpOms {
    pub fn new(settings: HttpSettings) -> Result<Self, SettingsProblem> {
        Ok(Self {
            client: client::client(&settings)?,
            session: Session::new(&settings)?,
            settings,
            told: wire::Told::default(),
            others_come: AtomicBool::new(false),
        })
    }

    /// Known fields that came in a shape which nobody knows, by name, since the start.
    pub fn lost_fields(&self) -> Vec<&'static str> {
        self.told.all()
    }

    async fn read(&self, url: Url) -> Result<Option<Received>, ReadTrouble> {
        self.read_as(url, Use::Read).await
    }

    async fn read_as(&self, url: Url, of: Use) -> Result<Option<Received>, ReadTrouble> {
        self.read_by(outcome::read, url, of).await
    }

    /// Where the key had expired, once more with a new one: a reading changes nothing.
    async fn read_by(
        &self,
        read: fn(Result<Received, Broken>) -> Result<Option<Received>, ReadTrouble>,
        url: Url,
        of: Use,
    ) -> Result<Option<Received>, ReadTrouble> {
        let pass = self.session.pass(&self.client, of).await?;
        let first = self.exchange(self.client.get(url.clone()), &pass).await;
        let is_turned_away = is_turned_away(&first);
        let first = read(first);
        if !is_turned_away {
            return first;
        }
        match self.session.turned_away(&self.client, &pass).await {
            // No other key is to be had: what the answer said of itself counts.
            Err(ReadTrouble::SignedOut) if !self.session.has_account() => return first,
            renewed => renewed?,
        }
        let pass = self.session.pass(&self.client, of).await?;
        read(self.exchange(self.client.get(url), &pass).await)
    }

    async fn log_of(&self, ask: &LogAsk) -> Result<LogPage, ReadTrouble> {
        let mut url = self.first_log_page(ask)?;
        let mut found = wire::LogBack::new(ask, &self.settings.site.states);
        for _ in 0..LOG_PAGES_MAX {
            let (envelope, _) = self.read_log(url).await?;
            let Some(next) = found.add(envelope) else {
                break;
            };
            url = self.next_page(&next)?;
        }
        Ok(found.page())
    }

    /// The log may be closed to a key that all else is open to, by 401 or by not being there at
    /// all. Whether it is only the log, the list knows.
    async fn read_log(&self, url: Url) -> Result<(Envelope, Received), ReadTrouble> {
        let trouble = match self.read_as(url, Use::Log).await {
            Ok(Some(received)) => return enveloped(received),
            Ok(None) => ReadTrouble::NotTheOms,
            Err(trouble @ (ReadTrouble::SignedOut | ReadTrouble::NotTheOms)) => trouble,
            Err(other) => return Err(other),
        };
        match self.read(self.smallest_page()?).await {
            Ok(Some(_)) => Err(ReadTrouble::Forbidden),
            Ok(None) | Err(_) => Err(trouble),
        }
    }

    async fn exchange(&self, request: RequestBuilder, pass: &Pass) -> Result<Received, Broken> {
        let base = self.settings.site.base.url();
        let received = received::exchange(pass.sign(request), base).await?;
        if received.status != 401 {
            self.session.taken(pass);
        }
        Ok(received)
    }

    /// A list's page; where the OMS has none, the list became shorter while it was read.
    async fn read_list(&self, url: Url) -> Result<(Envelope, Option<Received>), ReadTrouble> {
        match self.read(url).await? {
            None => Ok((Envelope::default(), None)),
            Some(received) => {
                let (envelope, received) = enveloped(received)?;
                Ok((envelope, Some(received)))
            }
        }
    }

    /// Packages may carry whole label files, of which fewer can be read at once: as many as fit,
    /// where they had to be fewer than asked for. The OMS's links keep to it until the list ends:
    /// where larger pages would begin, it alone knows. One package that is too large by itself is
    /// passed over; two in a row may be anybody's pages.
    async fn read_in_parts(
        &self,
        mut url: Url,
    ) -> (
        Option<u32>,
        Result<(Envelope, Option<Received>), ReadTrouble>,
    ) {
        let mut rows_max = None;
        loop {
            let read = self.read_list(url.clone()).await;
            let is_too_large = matches!(read, Err(ReadTrouble::TooLarge));
            if !is_too_large {
                return (rows_max, read);
            }
            match self.in_smaller_pages(&url) {
                Some((rows, smaller)) => (rows_max, url) = (Some(rows), smaller),
                None => {
                    return (
                        Some(1),
                        self.read_beyond(&url).await.ok_or(ReadTrouble::TooLarge),
                    );
                }
            }
        }
    }

    async fn read_beyond(&self, url: &Url) -> Option<(Envelope, Option<Received>)> {
        let next = self.next_single(url)?;
        let (mut envelope, received) = self.read_list(next).await.ok()?;
        tracing::warn!(http.path = url.path(), "list.too_large");
        // What nobody can read stands for it.
        envelope.results.push(Value::Null);
        Some((envelope, received))
    }

    fn note_stores<'p>(&self, packages: impl Iterator<Item = &'p Package>) {
        for package in packages {
            match package.store.as_deref() {
                Some(code) if code != self.settings.site.store => {
                    self.others_come.store(true, Ordering::Relaxed);
                }
                Some(_) => {}
                None => self.told.note("stock_location"),
            }
        }
    }

    /// A list was asked for our store's packages, so one that tells no store is ours, and a lost
    /// field loses no package. But once others' came along the filter is not honoured, and nothing
    /// says whose it is.
    fn is_foreign(&self, store: Option<&str>) -> bool {
        match store {
            Some(code) => code != self.settings.site.store,
            None => self.others_come.load(Ordering::Relaxed),
        }
    }

    fn command(&self, order: &Order, wanted: &Wanted, pass: &Pass) -> RequestBuilder {
        let path = format!("packages/{}/command/", order.package.0);
        // The path is ours and a number: joining it to a checked address cannot fail.
        let url = self.place(&path);
        let url = url.unwrap_or_else(|| self.settings.site.base.url().clone());
        let id = order.id.to_string();
        let names = &self.settings.site.inputs;
        let mut inputs = wire::inputs(names, &order.body);
        if let Some(user) = &wanted.user {
            inputs.extend(wire::who(names, user, pass.key()));
        }
        self.client
            .post(url)
            .timeout(Duration::from_millis(self.settings.limits.command_ms))
            // The OMS promises nothing for either; its access log can be searched for them.
            .header("X-Command-Id", &id)
            .header("Idempotency-Key", &id)
            .json(&wire::command(wanted, order.package, inputs))
    }

    /// A command that was turned away for its key was not looked at. It goes again from the queue,
    /// never from here: one call is one request.
    async fn sent_with(&self, order: &Order, wanted: &Wanted) -> Sent {
        let asked = Asked {
            package: order.package,
            answers_with_package: wanted.kind.answers_with_package(),
        };
        let not_taken = |line, outcome: &'static str| Sent {
            answer: Answer::NotTaken,
            line,
            outcome,
        };
        let pass = match self.session.pass(&self.client, Use::Command).await {
            Ok(pass) => pass,
            Err(trouble) => return not_taken(outcome::line_of(trouble), End::NoKey.name()),
        };
        let request = self.command(order, wanted, &pass);
        let exchange = self.exchange(request, &pass).await;
        let sent = outcome::sent(&exchange, &asked);
        if !is_turned_away(&exchange) {
            return sent;
        }
        match self.session.turned_away(&self.client, &pass).await {
            Ok(()) => not_taken(Line::Up, End::OlderKey.name()),
            Err(ReadTrouble::SignedOut) => sent,
            Err(trouble) => not_taken(outcome::line_of(trouble), sent.outcome),
        }
    }

    fn scrubbed(&self, answer: Answer) -> Answer {
        match answer {
            Answer::Refused(words) => Answer::Refused(self.session.scrubbed(&words)),
            Answer::Accepted | Answer::NeverSent | Answer::NotTaken | Answer::Unclear => answer,
        }
    }
}

/// A gateway that checks keys for the OMS says it in its own form; a new key helps there as well.
fn is_turned_away(exchange: &Result<Received, Broken>) -> bool {
    matches!(exchange, Ok(received) if received.status == 401)
}

fn enveloped(mut received: Received) -> Result<(Envelope, Received), ReadTrouble> {
    let body = std::mem::replace(&mut received.body, Body::Empty);
    let Body::Json(body) = body else {
        return Err(ReadTrouble::Unreadable);
    };
    let envelope = wire::envelope(body).ok_or(ReadTrouble::Unreadable)?;
    Ok((envelope, received))
}

impl Oms for HttpOms {
    async fn label_file(&self, id: PackageId) -> Result<LabelFile, LabelTrouble> {
        self.label(id).await
    }

    async fn document_file(&self, id: PackageId) -> Result<LabelFile, LabelTrouble> {
        self.document(id).await
    }

    async fn page(&self, ask: PageAsk) -> Result<Page, ReadTrouble> {
        let (rows_max, read) = self.read_in_parts(self.first_page(&ask)?).await;
        let (envelope, received) = read?;
        let is_nothing = received.is_none() && envelope.results.is_empty();
        if is_nothing && matches!(ask, PageAsk::ChangedSince(_)) {
            return Err(ReadTrouble::NotTheOms);
        }
        let reader = wire::Reader::default();
        let mut page = Page {
            next: envelope.next,
            oms_time: received.and_then(|received| received.date),
            rows_max,
            ..Page::default()
        };
        let read = |value| reader.package(value, &self.settings.site.states);
        let all: Vec<_> = envelope.results.iter().map(|it| (it, read(it))).collect();
        self.note_stores(all.iter().filter_map(|(_, it)| it.as_ref()));
        for (value, package) in all {
            match package {
                None => page.unreadable += 1,
                Some(it) if self.is_foreign(it.store.as_deref()) => page.foreign += 1,
                Some(it) => {
                    let others = reader.others(value);
                    if !others.is_empty() {
                        page.others.push((it.id, others));
                    }
                    page.packages.push(it);
                }
            }
        }
        self.told.once(&reader);
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
        self.told.once(&reader);
        // A cache or a rewriting proxy may answer with another one.
        match package {
            Some(package) if package.id == id => Ok(Some(package)),
            Some(_) | None => Err(ReadTrouble::Unreadable),
        }
    }

    /// That a package's content type is the one by which the log files it, no page says. Where it
    /// is not, the log is empty for every package, and that must not pass for a proof.
    async fn log(&self, mut ask: LogAsk) -> Result<LogPage, ReadTrouble> {
        ask.content_type = self.settings.site.log_content_type.or(ask.content_type);
        let page = self.log_of(&ask).await?;
        if ask.content_type.is_none() || !page.complete || !page.rows.is_empty() {
            return Ok(page);
        }
        let of_any_type = LogAsk {
            content_type: None,
            ..ask
        };
        let any = self.log_of(&of_any_type).await?;
        Ok(LogPage {
            complete: any.complete && any.rows.is_empty(),
            ..page
        })
    }

    async fn log_head(&self) -> Result<Option<LogId>, ReadTrouble> {
        let (envelope, _) = self.read_log(self.log_head_page()?).await?;
        wire::log_head(&envelope.results).map_err(|_| ReadTrouble::Unreadable)
    }

    async fn reasons(&self) -> Result<Vec<DenialReason>, ReadTrouble> {
        self.denial_reasons().await
    }

    async fn carriers(&self) -> Result<Vec<i64>, ReadTrouble> {
        self.cargo_company_ids().await
    }

    async fn send(&self, order: Order) -> Sent {
        let wanted = discover::wanted(&self.settings.site, &order);
        let sent = self.sent_with(&order, &wanted).await;
        Sent {
            answer: self.scrubbed(sent.answer),
            ..sent
        }
    }
}

/// The bodies of refusals are read as values; nothing of them is kept but words.
pub(super) fn json_of(body: &Body) -> Option<&Value> {
    match body {
        Body::Json(value) => Some(value),
        Body::Empty | Body::Broken | Body::Foreign => None,
    }
}
