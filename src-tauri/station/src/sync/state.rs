//! What the running station knows and need not keep: the line, the timers, what is under way.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use packing::head::Head;
use packing::id::{PackageId, Seq};
use packing::link::{Heard, Link, Moment, backoff_ms};
use packing::overlay::READ_LAG_MS;
use packing::package::{Offer, Package, State as PackageState};
use packing::plan::FRESH_MS;
use packing::print::route::PrinterId;
use packing::time::{At, Tick};

use super::labels::Late;
use super::permission::Permission;
use super::standstill::Standstill;
use crate::error::Problem;
use crate::oms::ReadTrouble;
use crate::reads::fingerprint_of;
use crate::store::labels::is_name_of;
use crate::store::rebindings::Rebinding;
use crate::view::{ConditionView, EvidenceView};

/// The first look after an answer or a doubt; then it doubles.
const LOOK_FIRST_TRY: u32 = 2;
/// Of the time, a tenth at most is spent on refreshes that answers ask for.
const REFRESH_RESTS: u64 = 9;
const REFRESH_RESTS_MS_MAX: u64 = 15_000;

/// So long one package that offers nothing speaks for all that stand where it does.
const NO_OFFERS_MS: u64 = 600_000;

#[derive(Debug)]
pub struct State {
    pub link: Link,
    /// The line has been good without a break since then.
    pub up_since: Option<Tick>,
    /// How each printer was when it was last asked.
    pub conditions: HashMap<PrinterId, ConditionView>,
    /// Why a label did not print by itself when it was to.
    pub not_by_itself: HashMap<PackageId, Problem>,
    /// Packages, by what their label would say, for which the OMS has no label file after all.
    pub no_label_file: HashMap<(PackageId, u32), String>,
    /// Packages whose carrier's label file is to be fetched, and those that were in vain a moment
    /// ago.
    pub labels_wanted: BTreeSet<PackageId>,
    pub labels_late: BTreeMap<PackageId, Late>,
    /// Packages, by when they were last changed, whose label file came under another name and was
    /// the same: it is kept without any.
    pub same_files: HashMap<PackageId, Option<At>>,
    /// The last one asked for: whoever fails may not come before all others again.
    label_asked: PackageId,
    /// Its file is being asked for at this moment.
    pub label_under_way: Option<PackageId>,
    pub labels_due: Tick,
    pub fetching_labels: bool,
    /// The package that a person has opened and that is to be asked for, and that one is.
    pub opened: Option<PackageId>,
    pub asking_opened: bool,
    pub opened_asked: Option<(PackageId, Tick)>,
    pub evidence: EvidenceView,
    pub head: Head,
    /// The OMS's log went back, and nobody has looked at it yet: nothing is sent.
    pub standstill: Option<Standstill>,
    /// Other sign-ins' commands that a person let go to this one.
    pub taken_over: Vec<Rebinding>,
    /// How the log writes us, learned from the row that followed a sole yes.
    pub learned_user: Option<String>,
    /// Whom one such row named. A second must name the same: an OMS may have been restored to
    /// before our own, without a sign, and a colleague's row then has its place.
    pub told_user: Option<String>,
    /// A command that the OMS said yes to at its first and only request, and when.
    pub sole_yes: Option<(Seq, Tick)>,
    /// When the head was last asked for, by the clock that never jumps.
    pub head_at: Option<At>,
    /// Refreshes that brought the list and could not learn where the log stands.
    pub log_tries: u32,
    pub timers: BTreeMap<Seq, Timer>,
    pub in_flight: Vec<Seq>,
    pub refreshing: bool,
    /// Why the last refresh brought no whole list.
    pub list_trouble: Option<ReadTrouble>,
    /// What answered the last command could not show that it is the OMS; the next list tells more.
    pub sent_untrusted: bool,
    pub refresh_due: Tick,
    /// A refresh that only reads what came of answers waits until then.
    pub refresh_rests_until: Tick,
    /// Our own disk is in trouble: hurrying would help nobody.
    pub rest_until: Tick,
    pub sweep_due: Tick,
    pub look_back_due: Tick,
    /// When the last whole refresh began.
    pub refreshed: Option<Tick>,
    pub refreshed_at: Option<At>,
    pub permission: Permission,
    /// Whether packages that were asked for by themselves brought offers, by where they stood.
    pub offers_seen: Vec<(PackageState, OffersSeen)>,
    /// What a package that was asked for by itself offered for a command, and when.
    pub names: BTreeMap<Seq, (Tick, Option<Offer>)>,
    /// Carriers that the mirror has been told of since the start.
    pub carriers: HashMap<i64, String>,
    pub packer: Option<crate::store::people::Person>,
    /// Grows with each change, so that the window can drop an older answer.
    pub revision: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffersSeen {
    Some,
    NoneAt(Tick),
}

/// When a command is looked at or sent next.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    pub due: Tick,
    pub looks: u32,
    /// The last request was given up, or answered, then. After a restart: the start.
    pub since: Tick,
    /// The package was last read back for it then: on a slow line the copy's own age would send it
    /// to be read again for ever.
    pub read: Option<Tick>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            link: Link::Unknown,
            up_since: None,
            conditions: HashMap::new(),
            not_by_itself: HashMap::new(),
            no_label_file: HashMap::new(),
            labels_wanted: BTreeSet::new(),
            labels_late: BTreeMap::new(),
            same_files: HashMap::new(),
            label_asked: PackageId(i64::MIN),
            label_under_way: None,
            labels_due: Tick(0),
            fetching_labels: false,
            opened: None,
            asking_opened: false,
            opened_asked: None,
            evidence: EvidenceView::Unknown,
            head: Head::default(),
            standstill: None,
            taken_over: Vec::new(),
            learned_user: None,
            told_user: None,
            sole_yes: None,
            head_at: None,
            log_tries: 0,
            timers: BTreeMap::new(),
            in_flight: Vec::new(),
            refreshing: false,
            list_trouble: None,
            sent_untrusted: false,
            refresh_due: Tick(0),
            refresh_rests_until: Tick(0),
            rest_until: Tick(0),
            sweep_due: Tick(0),
            look_back_due: Tick(0),
            refreshed: None,
            refreshed_at: None,
            permission: Permission::default(),
            offers_seen: Vec::new(),
            names: BTreeMap::new(),
            carriers: HashMap::new(),
            packer: None,
            revision: 0,
        }
    }
}

impl State {
    pub fn is_list_refused(&self) -> bool {
        self.list_trouble == Some(ReadTrouble::Refused)
    }

    pub fn is_list_too_large(&self) -> bool {
        self.list_trouble == Some(ReadTrouble::TooLarge)
    }

    /// No network asks for a sign-in with such an answer.
    pub fn is_untrusted(&self) -> bool {
        self.sent_untrusted || matches!(self.list_trouble, Some(ReadTrouble::Certificate(_)))
    }

    pub fn timer(&self, seq: Seq) -> Timer {
        let from_start = Timer {
            due: Tick(0),
            looks: 0,
            since: Tick(0),
            read: None,
        };
        self.timers.get(&seq).copied().unwrap_or(from_start)
    }

    /// Its file is asked for, or is about to be: the line is good, and nothing was the matter with
    /// it so far.
    pub fn label_may_come(&self, package: PackageId) -> bool {
        let asked = self.label_under_way == Some(package);
        let wanted = asked || self.labels_wanted.contains(&package);
        self.link.is_good() && wanted && !self.labels_late.contains_key(&package)
    }

    /// The next file to fetch, in turn.
    pub fn next_label(&mut self) -> Option<PackageId> {
        let after = PackageId(self.label_asked.0.saturating_add(1));
        let following = self.labels_wanted.range(after..).next();
        let next = following.or(self.labels_wanted.first()).copied()?;
        self.labels_wanted.remove(&next);
        (self.label_asked, self.label_under_way) = (next, Some(next));
        Some(next)
    }

    /// The file that it names is not there. Another one may be.
    pub fn has_no_label_file(&self, package: &Package) -> bool {
        let label = (package.id, fingerprint_of(package));
        let missing = self.no_label_file.get(&label);
        missing.is_some_and(|missing| is_name_of(package.label_file.as_deref(), missing))
    }

    /// Something was answered, and a refresh shows what came of it. While a long queue leaves that
    /// would be all the time, each reading the last two minutes anew: it rests as long as the last
    /// one took, many times over. A look shows each command's own package meanwhile.
    pub fn refresh_soon(&mut self, now: Tick) {
        self.refresh_due = self.refresh_due.min(now.max(self.refresh_rests_until));
    }

    /// A refresh has just ended.
    pub fn refresh_ended(&mut self, began: Tick, now: Tick) {
        let rest_ms = now.since(began).saturating_mul(REFRESH_RESTS);
        self.refresh_rests_until = now.plus(rest_ms.min(REFRESH_RESTS_MS_MAX));
    }

    /// A request of this command has just ended: the quiet time counts from here.
    pub fn request_ended(&mut self, seq: Seq, now: Tick) {
        self.timers.insert(
            seq,
            Timer {
                due: now,
                looks: 0,
                since: now,
                read: None,
            },
        );
    }

    /// What came of it could not be written down: not again before then.
    pub fn postpone(&mut self, seq: Seq, until: Tick) {
        let timer = self.timer(seq);
        self.timers.insert(
            seq,
            Timer {
                due: until,
                ..timer
            },
        );
    }

    /// Read back, and nothing stands in the way of sending it.
    pub fn may_go(&mut self, seq: Seq, now: Tick) {
        let timer = self.timer(seq);
        let read = Some(now);
        self.timers.insert(
            seq,
            Timer {
                due: now,
                read,
                ..timer
            },
        );
    }

    /// What came in since it was read back speaks against sending it.
    pub fn read_again(&mut self, seq: Seq, now: Tick) {
        let timer = self.timer(seq);
        let again = Timer {
            due: now,
            read: None,
            ..timer
        };
        self.timers.insert(seq, again);
    }

    /// A look told nothing yet: the next one comes later.
    pub fn look_later(&mut self, seq: Seq, now: Tick, jitter: u64) {
        let mut timer = self.timer(seq);
        timer.looks = timer.looks.saturating_add(1);
        timer.due = now.plus(backoff_ms(timer.looks + LOOK_FIRST_TRY, jitter));
        self.timers.insert(seq, timer);
    }

    /// Its watermark is still to be read, and no earlier than in `wait_ms`; nothing where nobody
    /// knows yet. Nothing is tried before, and then the log is asked at once.
    pub fn head_first(&mut self, seq: Seq, wait_ms: Option<u64>, now: Moment) {
        match wait_ms {
            Some(0) => {
                self.refresh_due = now.tick;
                self.look_later(seq, now.tick, now.jitter);
            }
            Some(wait_ms) => self.postpone(seq, now.tick.plus(wait_ms)),
            None => self.look_later(seq, now.tick, now.jitter),
        }
    }

    /// The log has the row that followed a sole yes by now, even where a replica answers: a
    /// colleague's row alone would pass for it.
    pub fn take_sole_yes(&mut self, now: Tick) -> Option<Seq> {
        // Our row may be gone, and somebody else's in its place.
        if self.log_went_back() {
            self.sole_yes = None;
        }
        let seen = |since: Tick| now.since(since) >= READ_LAG_MS.unsigned_abs();
        let taken = self.sole_yes.take_if(|(_, since)| seen(*since));
        taken.map(|(seq, _)| seq)
    }

    /// The row that followed a sole yes names this user. Says whether an earlier one did so too.
    pub fn is_told_again(&mut self, user: &str) -> bool {
        let before = self.told_user.replace(user.to_owned());
        before.as_deref() == Some(user)
    }

    /// Nobody has heard in this run where the log stands, nor that there is none to be had: what
    /// left now could never be proven.
    pub fn knows_no_log_yet(&self) -> bool {
        self.head_at.is_none() && self.evidence == EvidenceView::Unknown
    }

    /// Or lags, which cannot be told apart yet: it gives its numbers a second time, and what it
    /// does not show above a watermark is no sign. As long as no person has looked, that it has
    /// grown past its old end since makes no difference.
    pub fn log_went_back(&self) -> bool {
        self.standstill.is_some() || self.head.is_behind()
    }

    /// A package that was asked for by itself stood there, and brought offers or none.
    pub fn saw_offers(&mut self, state: &PackageState, any: bool, now: Tick) {
        let seen = match any {
            true => OffersSeen::Some,
            false => OffersSeen::NoneAt(now),
        };
        match self.offers_seen.iter_mut().find(|(at, _)| at == state) {
            Some((_, OffersSeen::Some)) => {}
            Some((_, before)) => *before = seen,
            None => self.offers_seen.push((state.clone(), seen)),
        }
    }

    /// A package that stands there may bring, when it is asked for by itself, offers that no list
    /// does. An OMS that never makes any is asked now and then for each state: what one package
    /// brought speaks for the others, and not for long.
    pub fn may_offer(&self, state: &PackageState, now: Tick) -> bool {
        let mut seen = self.offers_seen.iter().filter(|(at, _)| at == state);
        !seen.any(|(_, seen)| match seen {
            OffersSeen::NoneAt(at) => now.since(*at) < NO_OFFERS_MS,
            OffersSeen::Some => false,
        })
    }

    /// Whether it has a name of its own or not: its package was asked a moment ago.
    pub fn learned(&mut self, seq: Seq, now: Tick, offer: Option<Offer>) {
        self.names.retain(|_, (at, _)| now.since(*at) < FRESH_MS);
        self.names.insert(seq, (now, offer));
    }

    pub fn name_of(&self, seq: Seq, now: Tick) -> Option<&Option<Offer>> {
        let (at, offer) = self.names.get(&seq)?;
        (now.since(*at) < FRESH_MS).then_some(offer)
    }

    pub fn heard(&mut self, heard: Heard, now: Moment) {
        let before = self.link;
        self.link = before.after(heard, now);
        let good = self.link.is_good();
        self.up_since = good.then(|| self.up_since.unwrap_or(now.tick));
        if self.link == Link::Up && before != Link::Up {
            self.refresh_due = now.tick;
        }
    }
}
