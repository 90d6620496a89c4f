//! Each fault of the simulated OMS, met by a whole station that has a command to send: it is done
//! once or not at all, and what the packer is told is what the OMS's own witness saw.
//!
//! What bends a reading strikes before the command leaves and again once it was carried out; what
//! spoils a connection strikes whatever comes first.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use oms_sim::{Fault, Kind, On, Sim, State};
use station::Station;
use station::oms::Limits;
use station::view::{AttentionKind, AttentionView, MarkView, RowView, StateKind};
use tempfile::TempDir;

use crate::support::opening;

const LIMITS: Limits = Limits {
    connect_ms: 1_000,
    read_ms: 4_000,
    command_ms: 4_000,
};
/// Past each limit, so that what was given up is carried out after that.
const LATE_MS: u32 = 5_000;
/// Longer than any request lives here.
const QUIET_MS: u64 = 8_000;
/// Far longer than anything takes; reached only when something is broken.
const PATIENCE: Duration = Duration::from_secs(120);
const GLANCE: Duration = Duration::from_millis(20);
/// They wait far more than they work.
const AT_ONCE: usize = 6;
const RESTORED: &str = "restored_from_backup";
/// A command is long done by then, also on a slow machine.
const RESTORED_AFTER_S: u32 = 20;
/// The one answer that says no to what was carried out.
const LIES: &str = "apply_then_406";

struct Desk {
    sim: Sim,
    station: Station,
    _dir: TempDir,
}

#[test]
fn no_fault_loses_a_command_does_it_twice_or_makes_the_desk_say_what_is_not_so() {
    let mut names = oms_sim::fault_names();
    // It has to strike later than the others, and has a test of its own.
    names.retain(|name| *name != RESTORED);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut wrong = Vec::new();
        while let Some(name) = names.get(next.fetch_add(1, Ordering::SeqCst)) {
            wrong.extend(meets(name).map(|what| format!("{name}: {what}")));
        }
        wrong
    };
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        all.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    assert_eq!(wrong, Vec::<String>::new());
    assert!(names.len() > 30, "{names:?}");
}

/// What is wrong, if anything.
fn meets(name: &str) -> Option<String> {
    let desk = Desk::open(name);
    let row = desk.first();
    let id = row.id.cast_unsigned();
    // What strikes a connection strikes a new one.
    desk.sim.unplug().unwrap();
    let fault = on_the_command(Fault::named(name).unwrap()).by(LATE_MS);
    desk.sim.fault(fault.next(1));
    desk.station.mark_packed(row.id).unwrap();
    desk.sim.plug().unwrap();
    if fault.on == On::Reads {
        if !desk.until(|| desk.done(id) > 0) {
            return Some("it was never carried out".into());
        }
        desk.sim.fault(fault.next(2));
    }
    if !desk.until(|| desk.sim.faults_set().is_empty()) {
        return Some("it never struck".into());
    }
    if !desk.until(|| desk.is_told(row.id)) {
        let at = desk.station.package(row.id).unwrap().row;
        return Some(format!(
            "nobody is told: {at:?}, {:?}",
            desk.station.status()
        ));
    }
    let shown = desk.station.package(row.id).unwrap().row;
    let questions = desk.station.attention().unwrap();
    let done = desk.done(id);
    let packed = [StateKind::Packed, StateKind::WaitingLabel];
    let says_done = questions.is_empty() && packed.contains(&shown.state.kind);
    let is_so = match done {
        0 => !says_done,
        // A person is told that it is done, or asked. A refusal is told of a lie only.
        1 => says_done || (!questions.is_empty() && (name == LIES || !is_refused(&questions))),
        _ => false,
    };
    (!is_so).then(|| format!("done {done} times, {shown:?}, {}", asked(&questions)))
}

/// What was done is lost with the days since the backup, and the log's numbers fall.
#[test]
fn what_an_oms_lost_with_its_backup_is_told_and_never_called_done() {
    let desk = Desk::open(RESTORED);
    let row = desk.first();
    let later = Fault {
        between_s: Some((RESTORED_AFTER_S, u32::MAX)),
        ..Fault::named(RESTORED).unwrap().next(1)
    };
    desk.sim.fault(later);
    desk.station.mark_packed(row.id).unwrap();
    assert!(desk.until(|| desk.is_told(row.id)));
    let shown = desk.station.package(row.id).unwrap().row;
    assert_ne!(shown.state.kind, StateKind::Waiting, "{shown:?}");
    assert!(!desk.sim.faults_set().is_empty(), "it was back too early");
    assert!(desk.until(|| desk.station.status().unwrap().went_back));
    assert_eq!(desk.done(row.id.cast_unsigned()), 0);
    desk.station.go_on().unwrap();
    let is_seen = || {
        let shown = desk.station.package(row.id).unwrap().row;
        let is_open = shown.state.kind == StateKind::Waiting;
        is_open || !desk.station.attention().unwrap().is_empty()
    };
    assert!(desk.until(is_seen), "{:?}", desk.station.package(row.id));
}

fn is_refused(questions: &[AttentionView]) -> bool {
    questions.iter().any(|it| it.kind == AttentionKind::Refused)
}

/// What may strike any request strikes the command, but for what strikes before there is one.
fn on_the_command(fault: Fault) -> Fault {
    let is_wide = matches!(fault.kind, Kind::Handshake(_));
    if fault.on == On::Every && !is_wide {
        fault.on(On::Commands)
    } else {
        fault
    }
}

fn asked(questions: &[AttentionView]) -> String {
    let all = questions.iter().map(|it| format!("{:?}", it.kind));
    all.collect::<Vec<_>>().join(", ")
}

impl Desk {
    fn open(fault: &str) -> Self {
        let sim = oms_sim::start(oms_sim::Options {
            awb_delay_ms: 50,
            secure: fault.starts_with("tls_"),
            ..oms_sim::Options::default()
        })
        .unwrap();
        let dir = TempDir::new().unwrap();
        let mut opening = opening(&sim, dir.path().to_owned());
        opening.oms.as_mut().unwrap().limits = LIMITS;
        opening.desk.timing.doubt_quiet_ms = QUIET_MS;
        opening.desk.timing.refresh_ms = 1_000;
        let station = Station::open_as(opening).unwrap();
        let packer = station.add_packer("Ayşe").unwrap();
        station.sign_in(packer.id).unwrap();
        station.start_sync();
        let desk = Self {
            sim,
            station,
            _dir: dir,
        };
        let list = || desk.station.list(station::view::Shelf::Waiting).unwrap();
        assert!(desk.until(|| !list().rows.is_empty()), "{fault}: no list");
        desk
    }

    fn first(&self) -> RowView {
        let list = self.station.list(station::view::Shelf::Waiting);
        list.unwrap().rows.remove(0)
    }

    /// The last word is spoken, or a person has it.
    fn is_told(&self, id: i64) -> bool {
        let mark = self.station.package(id).unwrap().row.mark;
        let open = matches!(
            mark,
            MarkView::SavedHere | MarkView::Sending | MarkView::InDoubt
        );
        !open && self.station.queue().unwrap().is_empty() || mark == MarkView::Attention
    }

    /// How often it was packed in this desk's name. What a backup brought back was undone.
    fn done(&self, id: u64) -> usize {
        let all = self.sim.witness().into_iter();
        let ours = all.filter(|it| it.package == id && it.command_id.is_some());
        let done = ours.count();
        let is_packed = !matches!(self.sim.state(id), Some(State::Waiting));
        if is_packed { done } else { 0 }
    }

    fn until(&self, holds: impl Fn() -> bool) -> bool {
        let glances = PATIENCE.as_millis() / GLANCE.as_millis();
        (0..glances).any(|_| {
            let there = holds();
            if !there {
                std::thread::sleep(GLANCE);
            }
            there
        })
    }
}
