//! Two desks of one store, each with an account of its own, at one OMS: what they say they did is
//! what the OMS's own witness saw, and nothing was done twice.

use std::collections::BTreeMap;
use std::time::Duration;

use oms_sim::{Fault, On, Sim};
use station::Station;
use station::oms::{BaseUrl, HttpSettings};
use station::secret::Token;
use station::view::{RowView, Shelf, StateKind, StoryKind};
use tempfile::TempDir;

use crate::support::opening;

/// Far longer than anything takes; reached only when something is broken.
const PATIENCE: Duration = Duration::from_secs(60);
const GLANCE: Duration = Duration::from_millis(10);
const SECOND_TOKEN: &str = "5ec0nd-desk";

struct Two {
    sim: Sim,
    desks: [Station; 2],
    _dirs: [TempDir; 2],
}

impl Two {
    fn open() -> Self {
        let sim = oms_sim::start(oms_sim::Options {
            awb_delay_ms: 50,
            ..oms_sim::Options::default()
        })
        .unwrap();
        sim.accept_token(SECOND_TOKEN);
        let dirs = [TempDir::new().unwrap(), TempDir::new().unwrap()];
        let tokens = [sim.token(), SECOND_TOKEN];
        let desk = |nth: usize| desk(&sim, &dirs[nth], tokens[nth]);
        let desks = [desk(0), desk(1)];
        let two = Self {
            sim,
            desks,
            _dirs: dirs,
        };
        two.until("both lists", |desk| !waiting(desk).is_empty());
        two
    }

    #[track_caller]
    fn until(&self, what: &str, holds: impl Fn(&Station) -> bool) {
        for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
            if self.desks.iter().all(&holds) {
                return;
            }
            std::thread::sleep(GLANCE);
        }
        panic!(
            "{what} did not come: {:#?}",
            self.desks.each_ref().map(Station::queue)
        );
    }

    /// What a desk asked for and was really done, by the desk's own name of the command.
    fn effects(&self) -> Vec<(String, i64)> {
        let seen = self.sim.witness().into_iter();
        let by_desks = seen.filter_map(|it| Some((it.command_id?, it.package.cast_signed())));
        by_desks.collect()
    }
}

fn desk(sim: &Sim, dir: &TempDir, token: &str) -> Station {
    let mut opening = opening(sim, dir.path().to_owned());
    opening.desk.oms_user = sim.user_name(token);
    let base = BaseUrl::parse(&sim.url()).unwrap();
    let token = Token::new(token).unwrap();
    opening.oms = Some(HttpSettings::new(base, token, sim.erp_code()));
    let station = Station::open_as(opening).unwrap();
    let packer = station.add_packer("Ayşe").unwrap();
    station.sign_in(packer.id).unwrap();
    station.start_sync();
    station
}

fn waiting(desk: &Station) -> Vec<RowView> {
    desk.list(Shelf::Waiting).unwrap().rows
}

fn told(desk: &Station, id: i64) -> Vec<StoryKind> {
    let story = desk.package(id).unwrap().story;
    story.into_iter().map(|it| it.what).collect()
}

/// Both pack the same boxes while neither has a line, and then on a line that loses answers.
#[test]
fn what_two_desks_say_they_did_is_what_the_oms_saw_and_nothing_was_done_twice() {
    let two = Two::open();
    two.sim.unplug().unwrap();
    let free = |row: &RowView| two.desks[0].package(row.id).unwrap().pack.is_none();
    let rows: Vec<i64> = waiting(&two.desks[0])
        .iter()
        .filter(|row| free(row))
        .map(|row| row.id)
        .collect();
    let both: Vec<i64> = rows.iter().copied().take(6).collect();
    assert_eq!(both.len(), 6);
    let mut saved: Vec<BTreeMap<i64, String>> = Vec::new();
    for desk in &two.desks {
        let commands = both
            .iter()
            .map(|id| (*id, desk.mark_packed(*id).unwrap().command));
        saved.push(commands.collect());
    }
    for name in ["apply_then_cut", "cut_before_apply", "apply_then_502html"] {
        let fault = Fault::named(name).unwrap().on(On::Commands);
        two.sim.fault(fault.chance(0.3));
    }
    two.sim.plug().unwrap();
    for desk in &two.desks {
        desk.sync_now().unwrap();
    }
    // The trouble ends some time; what is unclear by then must still come right.
    two.until("some effects", |_| two.effects().len() >= both.len() / 2);
    two.sim.clear_faults();
    two.until("empty queues", |desk| {
        desk.sync_now().unwrap();
        desk.queue().unwrap().is_empty()
    });

    let effects = two.effects();
    for id in &both {
        let done: Vec<&String> = effects
            .iter()
            .filter(|(_, package)| package == id)
            .map(|(command, _)| command)
            .collect();
        assert_eq!(done.len(), 1, "{id}: {done:?}");
        let ours = |nth: usize| saved[nth].get(id) == Some(done[0]);
        assert!(ours(0) != ours(1), "{id}: one of the two did it");
        for (nth, desk) in two.desks.iter().enumerate() {
            assert_eq!(desk.package(*id).unwrap().row.state.kind, StateKind::Packed);
            let says = told(desk, *id).contains(&StoryKind::Confirmed);
            assert_eq!(says, ours(nth), "desk {nth}, {id}: {:?}", told(desk, *id));
        }
    }
    let named: usize = effects.iter().filter(|(_, id)| both.contains(id)).count();
    assert_eq!(named, both.len());
}
