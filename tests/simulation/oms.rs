//! The other side of a history: packages, the log, replicas that lag, and what really happened.
//!
//! It must not know the station's rules: what it allows is a table of its own. Each package keeps
//! all that it ever was, so that a read can be answered from the past.

use packing::command::{Body, Command};
use packing::effect::{Shown, shown};
use packing::id::{LogId, PackageId};
use packing::package::{Offer, Package, Shipment, State};
use packing::time::At;
use station::oms::{LogAsk, LogPage, LogRow, Page, PageAsk};

use crate::deed::Deed;
use crate::labels::Labels;

/// When each history begins, by the OMS's clock.
pub(crate) const START: At = At(1_800_000_000_000);
pub(crate) const BACK_OFFICE: &str = "back-office";
const CARRIER: &str = "carrier";
pub(crate) const ELSEWHERE: &str = "elsewhere";
/// Rows that were there before the history began.
const FIRST_ROW: i64 = 100;
pub(crate) const RENUMBER: &str = "UPDATE_SHIPMENT_INFO";
pub(crate) const RELABEL: &str = "UPDATE_SHIPMENT_LABEL";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Waiting,
    Preparing,
    /// Packed, and the carrier is still making its label.
    Unlabelled,
    Packed,
    Shipped,
    Delivered,
    Cancelling,
    Cancelled,
    Blocked,
}

/// What a package was from some moment on.
#[derive(Clone, Copy, Debug)]
struct Was {
    since_ms: u64,
    stage: Stage,
    here: bool,
    /// Its tracking number, once a shipment was ordered; zero before.
    number: u64,
    modified_ms: u64,
}

/// The same with the copy that a read brings: it is read and judged far more often than it changes.
struct Past {
    was: Was,
    copy: Package,
}

struct Row {
    at_ms: u64,
    row: LogRow,
}

#[derive(Default)]
pub(crate) struct Oms {
    packages: Vec<Vec<Past>>,
    undone: Vec<bool>,
    log: Vec<Row>,
    next_row: i64,
    next_number: u64,
    modified_ms: u64,
    labels: Option<Labels>,
    /// Whose labels the carriers have just been asked for.
    to_label: Vec<usize>,
}

impl Stage {
    fn state(self) -> State {
        match self {
            Stage::Waiting => State::Waiting,
            Stage::Preparing => State::Preparing,
            Stage::Unlabelled => State::WaitingCargoLabel,
            Stage::Packed => State::Packed,
            Stage::Shipped => State::Shipped,
            Stage::Delivered => State::Delivered,
            Stage::Cancelling => State::CancellationWaiting,
            Stage::Cancelled => State::Cancelled,
            Stage::Blocked => State::Blocked,
        }
    }
}

impl Oms {
    pub(crate) fn new(packages: usize, labels: Option<Labels>) -> Self {
        let fresh = Was {
            since_ms: 0,
            stage: Stage::Waiting,
            here: true,
            number: 0,
            modified_ms: 0,
        };
        Self {
            packages: (0..packages)
                .map(|place| vec![past(place, fresh)])
                .collect(),
            undone: vec![false; packages],
            next_row: FIRST_ROW,
            labels,
            ..Self::default()
        }
    }

    fn was(&self, place: usize, at_ms: u64) -> Option<&Past> {
        let past = self.packages.get(place)?;
        past.iter().rev().find(|it| it.was.since_ms <= at_ms)
    }

    fn now(&self, place: usize) -> Option<Was> {
        self.packages.get(place)?.last().map(|it| it.was)
    }

    pub(crate) fn state(&self, id: PackageId) -> Option<State> {
        self.now(place(id)).map(|was| was.stage.state())
    }

    /// What happened to it last was taken back: a desk may have a copy from a time that never was.
    pub(crate) fn was_undone(&self, id: PackageId) -> bool {
        self.undone.get(place(id)).copied().unwrap_or(false)
    }

    pub(crate) fn is_here(&self, id: PackageId) -> bool {
        self.now(place(id)).is_some_and(|was| was.here)
    }

    /// Since when the package has shown this command's effect without a break.
    pub(crate) fn shown_since(&self, command: &Command) -> Option<u64> {
        let past = self.packages.get(place(command.package))?;
        let shows = |it: &&Past| shown(command, &it.copy) == Shown::There;
        let run = past.iter().rev().take_while(shows);
        run.last().map(|it| it.was.since_ms)
    }

    fn becomes(&mut self, place: usize, change: Was, now_ms: u64) {
        // Two changes never carry the same time: the real one counts microseconds.
        self.modified_ms = (self.modified_ms + 1).max(now_ms);
        let modified_ms = self.modified_ms;
        let was = Was {
            since_ms: now_ms,
            modified_ms,
            ..change
        };
        if let Some(all) = self.packages.get_mut(place) {
            all.push(past(place, was));
        }
    }

    fn write(&mut self, place: usize, (user, deed): (&str, Deed), now_ms: u64) {
        let past = self.packages.get(place).map_or(&[][..], Vec::as_slice);
        let mut latest = past.iter().rev().map(|it| it.was.stage.state());
        let (Some(to), Some(from)) = (latest.next(), latest.next()) else {
            return;
        };
        self.next_row += 1;
        let row = LogRow {
            id: LogId(self.next_row),
            package: id(place),
            user: Some(user.into()),
            slug: Some(deed.slug().into()),
            transition: None,
            led_from: Some(from),
            led_to: Some(to),
            at: None,
        };
        self.log.push(Row { at_ms: now_ms, row });
    }

    /// Restored from a backup: all that happened since is gone, and its numbers are given again.
    pub(crate) fn go_back(&mut self, to_ms: u64) {
        for (past, undone) in self.packages.iter_mut().zip(&mut self.undone) {
            let before = past.len();
            past.retain(|it| it.was.since_ms <= to_ms);
            *undone |= past.len() < before;
        }
        self.log.retain(|row| row.at_ms <= to_ms);
        let last = self.log.last().map(|row| row.row.id.0);
        self.next_row = last.unwrap_or(FIRST_ROW);
        let all = 0..self.packages.len();
        let again = all.filter(|place| self.waits_for_label(*place));
        self.to_label = again.collect();
    }

    pub(crate) fn waits_for_label(&self, place: usize) -> bool {
        let now = self.now(place);
        now.is_some_and(|was| was.stage == Stage::Unlabelled)
    }

    pub(crate) fn next_to_label(&mut self) -> Option<usize> {
        self.to_label.pop()
    }

    /// False where nothing waits for it any more.
    pub(crate) fn makes_label(&mut self, place: usize, now_ms: u64) -> bool {
        self.apply(place, (Deed::Label, CARRIER, None), now_ms)
    }

    /// A desk's command. True where it was done; else the OMS says no.
    pub(crate) fn command(
        &mut self,
        id: PackageId,
        (body, user): (&Body, &str),
        now_ms: u64,
    ) -> bool {
        let number = match body {
            Body::SetShipment(info) => info.tracking_number.parse().ok(),
            _ => None,
        };
        let deed = Deed::of(body.act());
        deed.is_some_and(|deed| self.apply(place(id), (deed, user, number), now_ms))
    }

    /// Says whether it made sense.
    pub(crate) fn deed(&mut self, package: usize, deed: Deed, now_ms: u64) -> bool {
        let Some(was) = self.now(package) else {
            return false;
        };
        match deed {
            Deed::Move if was.here => {
                self.becomes(package, Was { here: false, ..was }, now_ms);
                true
            }
            Deed::Touch => {
                self.becomes(package, was, now_ms);
                true
            }
            deed => self.apply(package, (deed, BACK_OFFICE, None), now_ms),
        }
    }

    fn apply(
        &mut self,
        place: usize,
        (deed, user, number): (Deed, &str, Option<u64>),
        now_ms: u64,
    ) -> bool {
        let Some(was) = self.now(place) else {
            return false;
        };
        let Some(stage) = deed.leads(was.stage) else {
            return false;
        };
        let labels = self.labels.filter(|_| deed == Deed::Order);
        let stage = labels.map_or(stage, |_| Stage::Unlabelled);
        if stage == Stage::Unlabelled {
            self.to_label.push(place);
        }
        let number = match deed {
            Deed::Order if labels.is_some_and(|it| !it.number_first) => 0,
            Deed::Order | Deed::Renumber => number.unwrap_or_else(|| self.fresh_number()),
            Deed::Label | Deed::Relabel if was.number == 0 => self.fresh_number(),
            _ => was.number,
        };
        let change = Was {
            stage,
            number,
            ..was
        };
        self.becomes(place, change, now_ms);
        self.write(place, (user, deed), now_ms);
        true
    }

    /// No two shipments, and none that a packer writes down, have the same number.
    fn fresh_number(&mut self) -> u64 {
        self.next_number += 1;
        1_000_000 + self.next_number
    }

    pub(crate) fn package(&self, id: PackageId, at_ms: u64) -> Option<Package> {
        self.was(place(id), at_ms).map(|it| it.copy.clone())
    }

    pub(crate) fn log_head(&self, at_ms: u64) -> Option<LogId> {
        let mut seen = self.log.iter().filter(|row| row.at_ms <= at_ms);
        seen.next_back().map(|row| row.row.id)
    }

    pub(crate) fn rows(&self, ask: &LogAsk, at_ms: u64) -> LogPage {
        let seen = self.log.iter().filter(|row| row.at_ms <= at_ms);
        let of_it = seen.filter(|row| row.row.package == ask.package && row.row.id > ask.above);
        LogPage {
            rows: of_it.map(|row| row.row.clone()).collect(),
            complete: true,
        }
    }

    /// The list; `at_ms` is the moment that the replica shows, `now_ms` the OMS's clock.
    pub(crate) fn page(&self, ask: &PageAsk, (at_ms, now_ms): (u64, u64), short: bool) -> Page {
        let (since, from) = match ask {
            PageAsk::ChangedSince(since) => (*since, 0),
            PageAsk::Next(link) => read_link(link),
        };
        let mut page = Page {
            oms_time: Some(START.plus_ms(i64::try_from(now_ms).unwrap_or(0))),
            ..Page::default()
        };
        for place in from..self.packages.len() {
            let Some(Past { was, copy }) = self.was(place, at_ms) else {
                continue;
            };
            let wanted = match since {
                Some(since) => moment(was.modified_ms) >= since,
                None => was.stage.state().is_open(),
            };
            if wanted && was.here {
                page.packages.push(copy.clone());
            }
            if short && place + 1 < self.packages.len() {
                page.next = Some(link(since, place + 1));
                return page;
            }
        }
        page
    }
}

fn link(since: Option<At>, from: usize) -> String {
    since.map_or_else(|| format!(" {from}"), |since| format!("{} {from}", since.0))
}

fn read_link(link: &str) -> (Option<At>, usize) {
    let (since, from) = link.split_once(' ').unwrap_or(("", "0"));
    (since.parse().ok().map(At), from.parse().unwrap_or(0))
}

fn moment(ms: u64) -> At {
    START.plus_ms(i64::try_from(ms).unwrap_or(0))
}

pub(crate) fn id(place: usize) -> PackageId {
    PackageId(i64::try_from(place).unwrap_or(0) + 1)
}

pub(crate) fn place(id: PackageId) -> usize {
    usize::try_from(id.0 - 1).unwrap_or(usize::MAX)
}

fn past(place: usize, was: Was) -> Past {
    let copy = copy(id(place), &was);
    Past { was, copy }
}

/// Nothing is named: an empty string costs no allocation, and no rule reads it.
fn copy(id: PackageId, was: &Was) -> Package {
    Package {
        store: (!was.here).then(|| ELSEWHERE.into()),
        modified_at: Some(moment(was.modified_ms)),
        shipment: (was.number > 0 || was.stage == Stage::Unlabelled).then(|| Shipment {
            tracking_number: (was.number > 0).then(|| was.number.to_string()),
            ..Shipment::default()
        }),
        offers: offers(was),
        ..Package::bare(id, was.stage.state())
    }
}

/// Only what the state cannot tell has to be recognised by its name.
fn offers(was: &Was) -> Vec<Offer> {
    let names: &[&str] = match was.stage {
        Stage::Packed | Stage::Shipped => &[RENUMBER, RELABEL],
        Stage::Unlabelled => &[RELABEL],
        _ => &[],
    };
    let offer = |name: &&str| Offer {
        slug: Some((*name).into()),
        code: Some((*name).into()),
        ..Offer::default()
    };
    names.iter().map(offer).collect()
}
