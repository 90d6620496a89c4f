//! What this OMS knows and how it writes it: states, commands, the log, labels, lists.

use std::collections::BTreeSet;

use packing::command::Act;
use packing::id::LogId;
use packing::package::{Offer, Package, State};
use packing::shop::Shop;
use packing::transitions::NOT_OURS;

use crate::oms::{BodyShape, CommandName, Kind, LabelTrouble, LogAsk, Oms, OmsSite, ReadTrouble};

use super::{Advice, Check, Choice, Examination, Seen, Verdict, answered, may_pass, readings};

const SCHEMES: [&str; 2] = ["Token", "Bearer"];
const SIZE_NAMES: [&str; 2] = ["limit", "page_size"];
/// So many packages are opened for what the list leaves out, one of each state.
const OPENED_MAX: usize = 20;
const LABELS_MAX: usize = 3;
/// The two keys of the one setting, in the documents' own spellings.
const OTP_KEYS: [&str; 2] = ["OTP", "otp"];

impl Examination {
    /// Whether the log may be read, and how surely a lost answer can therefore be found out.
    pub(super) async fn log(&mut self) -> Option<LogId> {
        // As all else is, and by each word that is printed.
        let others = SCHEMES.map(|scheme| Some(scheme.to_owned()));
        let mut ways = vec![self.config.oms.log_auth_scheme.clone()];
        for way in [None].into_iter().chain(others) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        let set = |site: &mut OmsSite, way: &Option<String>| site.log_auth_scheme.clone_from(way);
        let chosen = self
            .choose(&ways, set, |oms| async move {
                answered(oms.log_head().await).map(|head| head.is_some())
            })
            .await;
        let (verdict, scheme) = match chosen {
            Choice::Configured => (Verdict::Good, None),
            Choice::Other(scheme) => (Verdict::Note, scheme),
            Choice::Unseen => {
                self.tell(Check::Log, (Verdict::Unseen, Advice::TryLater), "");
                return None;
            }
            Choice::None => {
                self.tell(Check::Log, (Verdict::Note, Advice::LookAtPackagesOnly), "B");
                return None;
            }
        };
        let level = if self.config.oms_user.is_some() {
            "A"
        } else {
            "A\u{2032}"
        };
        let detail = match &scheme {
            Some(scheme) => format!("{level} log_auth_scheme = {scheme}"),
            None => level.to_owned(),
        };
        let known = self.config.oms_user.is_some();
        let told = match (known, verdict) {
            (false, _) => (Verdict::Note, Advice::NameUser),
            (true, verdict) => (verdict, Advice::KeepSetting),
        };
        self.tell(Check::Log, told, detail);
        let oms = self.client(&self.config.oms)?;
        Some(oms.log_head().await.ok()?.unwrap_or(LogId(0)))
    }

    /// The rows of one package, back to where they were known: else a log proves nothing.
    pub(super) async fn log_of_one(&mut self, seen: &Seen) {
        let packed = seen
            .packages
            .iter()
            .find(|it| it.state.is_packed() || it.state.has_left());
        let (Some(_), Some(package)) = (seen.head, packed) else {
            let told = (Verdict::Unseen, seen.another_time());
            self.tell(Check::LogOfOne, told, "");
            return;
        };
        let is_filed = self.is_filed_otherwise(seen, package).await;
        let names = readings(&self.config.oms.names.log_page_size, &SIZE_NAMES);
        let ask = LogAsk {
            package: package.id,
            content_type: package.content_type,
            above: LogId(0),
        };
        let set = |site: &mut OmsSite, name: &String| site.names.log_page_size.clone_from(name);
        let chosen = self
            .choose(&names, set, |oms| {
                let ask = ask.clone();
                async move {
                    let page = answered(oms.log(ask).await)?;
                    Some(page.is_some_and(|page| page.complete && !page.rows.is_empty()))
                }
            })
            .await;
        match (chosen, is_filed) {
            (Choice::Configured | Choice::Other(_), Some(number)) => {
                let told = format!("log_content_type = {number}");
                let verdict = (Verdict::Note, Advice::KeepSetting);
                self.tell(Check::LogOfOne, verdict, told);
            }
            (chosen, _) => self.chosen(Check::LogOfOne, chosen, names),
        }
    }

    /// Under another number than it shows, or than is configured: that goes into the settings.
    async fn is_filed_otherwise(&mut self, seen: &Seen, package: &Package) -> Option<i64> {
        let known = self.config.oms.log_content_type.or(package.content_type)?;
        let number = seen.oms.log_type(package.id).await.ok()??;
        if number == known {
            return None;
        }
        self.config.oms.log_content_type = Some(number);
        Some(number)
    }

    pub(super) fn states(&mut self, seen: &Seen) {
        let states = &self.config.oms.states;
        let unnamed = |state: &State| match state {
            State::Other(code) => Some(code.clone()),
            // It may mean something else here, and only the OMS's own words would tell.
            known => states.assumed(known).map(str::to_owned),
        };
        let unknown = seen.packages.iter().filter_map(|it| {
            let code = unnamed(&it.state)?;
            Some(format!("{code} ({})", it.state_words))
        });
        let unknown: BTreeSet<String> = unknown.collect();
        let told = match (
            unknown.is_empty(),
            seen.packages.is_empty() || !seen.is_whole,
        ) {
            (false, _) => (Verdict::Note, Advice::NameStates),
            (true, true) => (Verdict::Unseen, seen.another_time()),
            (true, false) => (Verdict::Good, Advice::NameStates),
        };
        self.tell(Check::States, told, joined(unknown));
    }

    /// Which commands there are, by what this installation calls them.
    pub(super) async fn commands(&mut self, seen: &Seen) {
        let (told, all_answered) = told(seen).await;
        let offers = all_of(&told);
        if offers.is_empty() {
            let told = match all_answered {
                true => (Verdict::Note, Advice::NameCommands),
                false => (Verdict::Unseen, Advice::TryLater),
            };
            self.tell(Check::Commands, told, "");
            return;
        }
        let shop = self.config.oms.shop();
        let mut known = Vec::new();
        let mut bodies = Vec::new();
        for kind in Kind::ALL {
            let usual = self.config.oms.commands.of(kind).clone();
            let Some(offer) = shop.offer_among(&offers, kind.act()) else {
                continue;
            };
            let name = named(offer, usual);
            let called = name.slug.clone().unwrap_or_default();
            let number = name.transition.or(offer.transition);
            let number = number.map_or_else(String::new, |id| format!(" ({id})"));
            known.push(format!("{} = {called}{number}", kind.key()));
            bodies.push(format!("{}: {}", kind.key(), shape(name.body)));
            self.config.oms.commands.set(kind, name);
        }
        if self.config.oms.ships_unpacked.is_none() && ships_unpacked(&shop, &told) {
            self.config.oms.ships_unpacked = Some(true);
            known.push("ships_unpacked = true".into());
        }
        let verdict = if known.is_empty() {
            Verdict::Note
        } else {
            Verdict::Good
        };
        self.tell(
            Check::Commands,
            (verdict, Advice::NameCommands),
            joined(known),
        );
        self.others(&offers);
        let told = (Verdict::Unseen, Advice::ChangeBody);
        self.tell(Check::Bodies, told, joined(bodies));
    }

    /// What is offered and never sent from here: documented commands that are none of ours, and
    /// names that only this shop can explain.
    fn others(&mut self, offers: &[Offer]) {
        let shop = self.config.oms.shop();
        let others = offers.iter().filter(|offer| !shop.knows(offer));
        let is_documented = |offer: &&Offer| {
            let mut names = [&offer.code, &offer.slug].into_iter().flatten();
            names.any(|name| NOT_OURS.contains(&name.as_str()))
        };
        let (unused, unknown): (Vec<&Offer>, Vec<&Offer>) = others.partition(is_documented);
        for (check, advice, offers) in [
            (Check::UnknownCommands, Advice::NameCommands, unknown),
            (Check::UnusedCommands, Advice::DoThere, unused),
        ] {
            let texts = offers.into_iter().map(|offer| {
                let slug = offer.slug.as_deref().unwrap_or_default();
                format!("{slug} ({})", offer.name)
            });
            let texts: BTreeSet<String> = texts.collect();
            let verdict = if texts.is_empty() {
                Verdict::Good
            } else {
                Verdict::Note
            };
            self.tell(check, (verdict, advice), joined(texts));
        }
    }

    pub(super) async fn label(&mut self, seen: &Seen) {
        let with_label = seen.packages.iter().filter(|it| it.label_file.is_some());
        let mut told = ((Verdict::Unseen, seen.another_time()), String::new());
        for package in with_label.take(LABELS_MAX) {
            match seen.oms.label(package.id).await {
                Ok(file) => {
                    let detail = format!("{:?} {} B", file.format, file.bytes.len());
                    told = ((Verdict::Good, Advice::CheckLabel), detail);
                    break;
                }
                // It was there a moment ago: a label may well be renewed.
                Err(LabelTrouble::NotThere) => {}
                Err(trouble) if is_passing(trouble) => {
                    told = ((Verdict::Unseen, Advice::TryLater), trouble.to_string());
                }
                Err(trouble) => {
                    told = ((Verdict::Bad, Advice::CheckLabel), trouble.to_string());
                }
            }
        }
        self.tell(Check::Label, told.0, told.1);
    }

    pub(super) async fn reference(&mut self, seen: &Seen) {
        let reasons = seen.oms.denial_reasons().await;
        let titles = reasons.map(|all| all.into_iter().map(|it| format!("{} {}", it.id, it.title)));
        self.listed(Check::Reasons, titles.map(Iterator::collect));
        let carriers = seen.oms.cargo_companies().await.map(|all| {
            let named =
                |id: i64, name: Option<String>| format!("{id} {}", name.unwrap_or_default());
            all.into_iter().map(|it| named(it.id, it.name)).collect()
        });
        self.listed(Check::Carriers, carriers);
        let mut otp: BTreeSet<String> = BTreeSet::new();
        let mut all_read = true;
        for key in OTP_KEYS {
            let settings = seen.oms.settings_like(key).await;
            let settings = answered(settings);
            all_read &= settings.is_some();
            let settings = settings.flatten().unwrap_or_default();
            otp.extend(
                settings
                    .into_iter()
                    .map(|it| format!("{} = {}", it.key, it.value)),
            );
        }
        let is_on = otp.iter().any(|it| it.to_lowercase().contains("true"));
        let told = match (otp.is_empty(), is_on) {
            (_, true) => (Verdict::Note, Advice::AskCustomer),
            // Packages have no part in it: the settings themselves could not be read.
            _ if !all_read => (Verdict::Unseen, Advice::TryLater),
            (true, _) => (Verdict::Unseen, Advice::AskAboutCodes),
            (_, false) => (Verdict::Good, Advice::AskCustomer),
        };
        self.tell(Check::Otp, told, joined(otp));
    }

    fn listed(&mut self, check: Check, listed: Result<Vec<String>, ReadTrouble>) {
        let (verdict, detail) = match listed {
            Ok(all) if all.is_empty() => (Verdict::Note, String::new()),
            Ok(all) => (Verdict::Good, joined(all)),
            Err(trouble) if may_pass(trouble) => {
                let told = (Verdict::Unseen, Advice::TryLater);
                self.tell(check, told, trouble.to_string());
                return;
            }
            Err(trouble) => (Verdict::Note, trouble.to_string()),
        };
        self.tell(check, (verdict, Advice::AskForList), detail);
    }

    /// Fields that were there in another shape than any that we know, and with a `+` those that we
    /// keep without knowing them.
    pub(super) fn fields(&mut self, seen: &Seen) {
        let lost = seen.oms.lost_fields();
        let whole = lost.is_empty() && seen.first.unreadable == 0;
        let verdict = if whole { Verdict::Good } else { Verdict::Note };
        let others = seen.others.iter().map(|name| format!("+{name}"));
        let all = lost.into_iter().map(str::to_owned).chain(others);
        self.tell(Check::Fields, (verdict, Advice::TellUs), joined(all));
    }
}

/// Another time tells.
fn is_passing(trouble: LabelTrouble) -> bool {
    match trouble {
        LabelTrouble::Read(trouble) => may_pass(trouble),
        other => other == LabelTrouble::StorageSilent,
    }
}

/// As the list tells them, or, where it tells no offers, one package of each state; and whether all
/// that was asked was answered.
async fn told(seen: &Seen) -> (Vec<Package>, bool) {
    if seen.packages.iter().any(|it| !it.offers.is_empty()) {
        return (seen.packages.clone(), true);
    }
    let mut all_answered = !seen.cut.is_some_and(may_pass);
    let (mut states, mut told): (Vec<&State>, Vec<Package>) = (Vec::new(), Vec::new());
    for package in &seen.packages {
        if states.contains(&&package.state) || states.len() == OPENED_MAX {
            continue;
        }
        states.push(&package.state);
        let read = answered(seen.oms.package(package.id).await);
        all_answered &= read.is_some();
        told.extend(read.flatten().flatten());
    }
    (told, all_answered)
}

/// Shipping without integration is offered for what is not packed yet, and for nothing that is.
fn ships_unpacked(shop: &Shop, packages: &[Package]) -> bool {
    let offering = |of: fn(&State) -> bool| {
        let mut packages = packages.iter().filter(|it| of(&it.state));
        packages.any(|it| shop.offer_for(it, Act::ShipWithoutIntegration).is_some())
    };
    offering(State::waits) && !offering(State::is_packed)
}

fn all_of(packages: &[Package]) -> Vec<Offer> {
    let mut all: Vec<Offer> = Vec::new();
    for offer in packages.iter().flat_map(|it| &it.offers) {
        if !all.contains(offer) {
            all.push(offer.clone());
        }
    }
    all
}

/// By its slug, or by its number where it has none: never by both.
fn named(offer: &Offer, usual: CommandName) -> CommandName {
    let slug = offer.slug.clone().filter(|slug| !slug.is_empty());
    let transition = if slug.is_none() {
        offer.transition
    } else {
        None
    };
    if slug.is_none() && transition.is_none() {
        return usual;
    }
    CommandName {
        slug,
        transition,
        both: false,
        ..usual
    }
}

fn shape(body: BodyShape) -> &'static str {
    match body {
        BodyShape::Envelope => "envelope",
        BodyShape::EmptyEnvelope => "empty_envelope",
        BodyShape::Flat => "flat",
        BodyShape::Items => "items",
    }
}

fn joined(all: impl IntoIterator<Item = String>) -> String {
    all.into_iter().collect::<Vec<_>>().join(", ")
}
