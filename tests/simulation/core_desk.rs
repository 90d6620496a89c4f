//! A desk of bare rules: everything of the station but its files.
//!
//! Here is the least that can stand in for the store: two vectors. Each function does what the one
//! of the same name in `sync/runner.rs` or `sync/record.rs` does, and decides nothing that
//! `packing` or `sync::state` decides. That it does the same is not believed: histories are run
//! on both and their traces compared.

use std::cell::RefCell;
use std::rc::Rc;

use packing::command::{Act, Body, Command, Seen};
use packing::decide::{Sight, decide};
use packing::delivery::{Answer, Delivery, Event, Finding, Standing, settle};
use packing::head::Head;
use packing::id::{Asked, CommandId, LogId, PackageId, Seq};
use packing::judge::{self, Beside, is_compared};
use packing::link::{Heard, Moment};
use packing::overlay::{Copied, READ_LAG_MS, overlay};
use packing::package::{Package, State as PackageState};
use packing::plan::{Plan, Snapshot, Step, Waiting, fresh_ms, label_is_asked, plan};
use packing::shop::USUAL;
use packing::time::{At, Tick};
use packing::unlabelled;
use packing::verdict::{Look, Rows};
use station::clock::Clock;
use station::oms::{LogPage, Oms, Order, Sent};
use station::store::mirror::AskedWhen;
use station::sync::evidence;
use station::sync::spread;
use station::sync::standstill::Standstill;
use station::sync::state::State;

use crate::desk::{Desk, Errand, Loss};
use crate::port::Port;
use crate::settings::Settings;

#[path = "core_errands.rs"]
mod errands;
#[path = "core_refresh.rs"]
mod refresh;

/// What a crash leaves.
#[derive(Clone, Default)]
struct Disk {
    commands: Vec<Command>,
    /// One row proves one command.
    proofs: Vec<(Seq, LogId)>,
    asked: i64,
    head: Option<LogId>,
    standstill: Option<Standstill>,
    learned_user: Option<String>,
    mirror: Mirror,
    mirror_before: Mirror,
}

#[derive(Clone, Default)]
struct Mirror {
    rows: Vec<Row>,
    mark: Option<At>,
    renewed: bool,
}

/// What the OMS told is shared by all who hold it: none of them changes it.
#[derive(Clone)]
struct Row {
    package: Rc<Package>,
    asked: Asked,
    steady: At,
    gone: bool,
}

struct Inner {
    disk: Disk,
    state: State,
    steady_from: At,
    revision: u64,
}

pub(crate) struct Core {
    inner: Rc<RefCell<Inner>>,
    settings: Rc<Settings>,
    clock: Clock,
    port: Port,
}

impl Core {
    pub(crate) fn new(settings: Settings, port: Port, wall: At) -> Self {
        let inner = Inner {
            disk: Disk::default(),
            state: State::default(),
            steady_from: wall,
            revision: 0,
        };
        Self {
            inner: Rc::new(RefCell::new(inner)),
            settings: Rc::new(settings),
            clock: Clock::by_hand(wall),
            port,
        }
    }

    fn hand(&self) -> Hand {
        Hand {
            inner: Rc::clone(&self.inner),
            settings: Rc::clone(&self.settings),
            clock: self.clock.clone(),
            port: self.port.clone(),
        }
    }
}

/// What one errand holds of its desk.
struct Hand {
    inner: Rc<RefCell<Inner>>,
    settings: Rc<Settings>,
    clock: Clock,
    port: Port,
}

impl Desk for Core {
    fn turn(&self, span_ms: u64) {
        self.clock.turn(span_ms);
    }

    fn set_wall(&self, wall: At) {
        self.clock.set_wall(wall);
    }

    fn wall(&self) -> At {
        self.clock.wall()
    }

    fn tick(&self) -> u64 {
        self.clock.tick().0
    }

    fn plan(&self) -> Plan {
        self.inner.borrow().plan(&self.settings, &self.clock)
    }

    fn begin(&self, step: Step) {
        let state = &mut self.inner.borrow_mut().state;
        match step {
            Step::Refresh => state.refreshing = true,
            Step::Look(seq) | Step::Send(seq) => state.in_flight.push(seq),
        }
    }

    fn carry_out(&self, step: Step) -> Errand {
        let hand = self.hand();
        Box::pin(async move {
            match step {
                Step::Refresh => hand.refresh().await,
                Step::Look(seq) => hand.look(seq).await,
                Step::Send(seq) => hand.send(seq).await,
            }
            let state = &mut hand.inner.borrow_mut().state;
            match step {
                Step::Refresh => state.refreshing = false,
                Step::Look(seq) | Step::Send(seq) => state.in_flight.retain(|other| *other != seq),
            }
        })
    }

    fn act(&self, package: PackageId, body: Body) -> Option<CommandId> {
        let inner = &mut *self.inner.borrow_mut();
        let copy = inner.copy(package)?.clone();
        let seen = inner.overlaid(&copy);
        let of_it = |command: &&Command| command.package == package;
        let open = inner.unsettled().filter(of_it).cloned();
        let sight = Sight {
            package: &seen,
            gone: copy.gone,
            marketplace: false,
            shop: &USUAL,
            unsettled: &open.collect::<Vec<_>>(),
            queue_len: inner.unsettled().count(),
        };
        decide(&sight, &body).ok()?;
        let id = CommandId {
            file_tag: self.settings.tag.clone(),
            seq: Seq(i64::try_from(inner.disk.commands.len()).ok()? + 1),
        };
        let command = Command {
            id: id.clone(),
            package,
            seen: decided_on(&seen, (&copy.package, body.act())),
            body,
            made_at: self.clock.wall(),
            made_by: String::new(),
            binding: String::new(),
            standing: Standing::queued(),
            settled_at: None,
            waits_since: Some(inner.steady(&self.clock)),
            watermark: None,
            stands_on: None,
        };
        inner.disk.commands.push(command);
        inner.revision += 1;
        Some(id)
    }

    fn withdraw(&self, id: &CommandId) {
        let inner = &mut *self.inner.borrow_mut();
        let Some(command) = inner.find(id.seq).cloned() else {
            return;
        };
        let of_it = |other: &&Command| other.package == command.package;
        let last = inner.unsettled().filter(of_it).last();
        let free = command.standing.delivery == Delivery::Queued && !command.standing.doubted;
        if free && last.is_none_or(|last| last.id == *id) {
            inner.step(
                &command,
                &Event::WithdrawnByPacker,
                inner.steady(&self.clock),
            );
        }
    }

    fn answer(&self, id: &CommandId, retry: bool) {
        let inner = &mut *self.inner.borrow_mut();
        let Some(command) = inner.find(id.seq).cloned() else {
            return;
        };
        if command.standing.delivery != Delivery::NeedsPerson {
            return;
        }
        let mut others = inner.unsettled().filter(|other| other.id != *id);
        let live = others
            .any(|other| other.package == command.package && other.standing.delivery.is_live());
        drop(others);
        let event = match retry {
            true if live => return,
            true => Event::RetryAsked,
            false => Event::AbandonedByPerson,
        };
        inner.step(&command, &event, inner.steady(&self.clock));
    }

    fn is_stopped(&self) -> bool {
        self.inner.borrow().state.standstill.is_some()
    }

    fn head(&self) -> Option<LogId> {
        self.inner.borrow().state.head.known()
    }

    fn go_on(&self) {
        let inner = &mut *self.inner.borrow_mut();
        let Some(standstill) = inner.state.standstill.take() else {
            return;
        };
        inner.state.sole_yes = None;
        let head = Some(standstill.back.to);
        (inner.disk.standstill, inner.disk.head) = (None, head);
        inner.state.head = Head::at(head);
        let all = inner.disk.commands.iter_mut();
        for command in all.filter(|it| !it.standing.delivery.is_settled()) {
            command.watermark = None;
        }
        inner.revision += 1;
    }

    fn revision(&self) -> u64 {
        self.inner.borrow().revision
    }

    fn with_commands(&self, see: &mut dyn FnMut(&[Command])) {
        see(&self.inner.borrow().disk.commands);
    }

    fn seen(&self, package: PackageId) -> Option<Package> {
        let inner = self.inner.borrow();
        let copy = inner.copy(package)?;
        (!copy.gone).then(|| inner.overlaid(copy))
    }

    fn copied(&self, package: PackageId) -> Option<Package> {
        let inner = self.inner.borrow();
        let copy = inner.copy(package).filter(|copy| !copy.gone);
        copy.map(|copy| Package::clone(&copy.package))
    }

    fn remember_mirror(&mut self) {
        let disk = &mut self.inner.borrow_mut().disk;
        disk.mirror_before = disk.mirror.clone();
    }

    fn crash(&mut self, loss: Loss) {
        let mut disk = std::mem::take(&mut self.inner.borrow_mut().disk);
        match loss {
            Loss::Nothing | Loss::StationRolledBack => {}
            Loss::MirrorRolledBack => disk.mirror = disk.mirror_before.clone(),
            // A power cut cannot bring back a file that is gone.
            Loss::MirrorGone => {
                disk.mirror = Mirror::default();
                disk.mirror_before = Mirror::default();
            }
        }
        // No errand is held any more that could write there.
        let revision = self.inner.borrow().revision + 1;
        self.inner = Rc::new(RefCell::new(Inner {
            disk,
            state: State::default(),
            steady_from: At(0),
            revision,
        }));
    }

    fn start(&mut self, wall: At) {
        self.clock = Clock::by_hand(wall);
        let inner = &mut *self.inner.borrow_mut();
        // Numbers are reserved in blocks; a start begins a new one.
        inner.disk.asked += 1_000;
        let highest = inner.disk.mirror.rows.iter().map(|row| row.asked.0).max();
        inner.disk.asked = inner.disk.asked.max(highest.unwrap_or(0));
        if let Some(head) = inner.disk.head {
            inner.state.head.saw(head);
        }
        inner.state.standstill = inner.disk.standstill;
        inner.steady_from = inner.disk.last_steady().unwrap_or(wall);
        let sending: Vec<Command> = inner
            .unsettled()
            .filter(|command| command.standing.delivery == Delivery::Sending)
            .cloned()
            .collect();
        for command in sending {
            inner.step(&command, &Event::Restarted, inner.steady_from);
        }
    }
}

/// That an act made a label shows in where the OMS had the box, not in what waits here for it.
fn decided_on(seen: &Package, (copied, act): (&Package, Act)) -> Seen {
    let mut it = Seen::of(seen, USUAL.offer_for(seen, act));
    if act.makes_label() && copied.state == PackageState::WaitingCargoLabel {
        it.state = PackageState::WaitingCargoLabel;
    }
    it
}

impl Disk {
    /// All of the command's package.
    fn commands_of(&self, command: &Command) -> Vec<Command> {
        let of_it = |it: &&Command| it.package == command.package;
        self.commands.iter().filter(of_it).cloned().collect()
    }

    fn last_steady(&self) -> Option<At> {
        let times = |it: &Command| it.settled_at.or(it.waits_since);
        let ended = self.commands.iter().filter_map(times).max();
        let last = self.mirror.rows.iter().max_by_key(|row| row.asked);
        ended.max(last.map(|row| row.steady))
    }
}

impl Inner {
    fn steady(&self, clock: &Clock) -> At {
        self.steady_from.plus_ms(clock.tick().0.cast_signed())
    }

    fn plan(&self, settings: &Settings, clock: &Clock) -> Plan {
        let (now, steady) = (clock.tick(), self.steady(clock));
        let state = &self.state;
        let waiting: Vec<Waiting> = self
            .unsettled()
            .map(|command| {
                let waits_for_label = self.waits_for_label(command);
                let span_ms = fresh_ms(command.act(), waits_for_label);
                let timer = state.timer(command.id.seq);
                let read = timer.read.is_some_and(|read| now.since(read) < span_ms);
                let compared = is_compared(command.act(), command.standing.doubted);
                let known = !compared || waits_for_label;
                Waiting {
                    seq: command.id.seq,
                    package: command.package,
                    act: command.act(),
                    delivery: command.standing.delivery,
                    due: timer.due,
                    bound: command.binding == settings.binding,
                    fresh: read || known && self.is_young(command, span_ms, (now, steady)),
                    waits_for_label,
                    doubted: command.standing.doubted,
                }
            })
            .collect();
        plan(&Snapshot {
            now,
            link: state.link,
            refresh_due: state.refresh_due,
            queue: &waiting,
            in_flight: &state.in_flight,
            refreshing: state.refreshing,
            sending_stopped: state.standstill.is_some(),
        })
    }

    fn waits_for_label(&self, command: &Command) -> bool {
        let here = self.copy(command.package).filter(|copy| !copy.gone);
        let unlabelled = |copy: &Row| USUAL.waits_for_label(command.act(), &copy.package);
        here.is_some_and(unlabelled) || label_is_asked(command, &self.disk.commands)
    }

    fn by_label(&self, command: &Command, package: &Package, steady: At) -> Option<Event> {
        unlabelled::by_copy(command, &self.disk.commands, (package, &USUAL), steady)
    }

    fn is_young(&self, command: &Command, span_ms: u64, (now, steady): (Tick, At)) -> bool {
        let refreshed = self.state.refreshed;
        let refreshed = refreshed.is_some_and(|began| now.since(began) < span_ms);
        let copy = self.copy(command.package);
        let young = |copy: &Row| steady < copy.steady.plus_ms(span_ms.cast_signed());
        refreshed || copy.is_some_and(young)
    }

    fn unsettled(&self) -> impl Iterator<Item = &Command> {
        let all = self.disk.commands.iter();
        all.filter(|command| !command.standing.delivery.is_settled())
    }

    fn find(&self, seq: Seq) -> Option<&Command> {
        self.disk.commands.iter().find(|it| it.id.seq == seq)
    }

    fn copy(&self, id: PackageId) -> Option<&Row> {
        self.disk
            .mirror
            .rows
            .iter()
            .find(|row| row.package.id == id)
    }

    fn overlaid(&self, copy: &Row) -> Package {
        let copied = Copied {
            steady: copy.steady,
        };
        let of_it = |command: &&Command| command.package == copy.package.id;
        let commands = self.disk.commands.iter().filter(of_it);
        overlay(&copy.package, copied, commands)
    }

    /// The rule, then the row; a failure holds the later ones of its package.
    fn step(&mut self, before: &Command, event: &Event, at: At) {
        let failed = self.write(before, event, at).failed();
        self.revision += 1;
        if !failed {
            return;
        }
        let passed = before.standing.delivery.lets_pass();
        let held = |it: &Command| match it.standing.delivery {
            Delivery::Queued => Some(Event::EarlierFailed),
            Delivery::InDoubt if !passed && it.watermark.is_none() => {
                Some(Event::Looked(Finding::Unclear))
            }
            _ => None,
        };
        let later = |it: &&Command| it.package == before.package && it.id.seq > before.id.seq;
        let later = self.disk.commands.iter().filter(later).cloned();
        let held: Vec<_> = later.filter_map(|it| Some((held(&it)?, it))).collect();
        for (event, command) in held {
            self.write(&command, &event, at);
        }
    }

    fn write(&mut self, before: &Command, event: &Event, at: At) -> Delivery {
        let Ok(standing) = settle(&before.standing, event) else {
            panic!("illegal step: {:?} {event:?}", before.standing);
        };
        let delivery = standing.delivery;
        let mut rows = self.disk.commands.iter_mut();
        if let Some(row) = rows.find(|row| row.id.seq == before.id.seq) {
            row.settled_at = delivery.is_settled().then_some(at);
            let goes_on = matches!(event, Event::RetryAsked | Event::LabelCame);
            row.waits_since = goes_on.then_some(at).or(before.waits_since);
            row.watermark = before.watermark;
            row.stands_on = before.stands_on;
            row.standing = standing;
        }
        delivery
    }
}
