//! SIGKILL of the real `stationctl sync --watch` at random moments, while packers' commands wait.
//!
//! The simulated OMS counts what really happened. At the end every command that was answered
//! "saved" must have been applied once, by us, and every file must be sound.

use std::collections::HashMap;
use std::path::Path;
use std::process::Child;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use oms_sim::{Fault, Kind, Mix, On, Sim};
use rusqlite::Connection;
use station::config::Config;
use station::desk::Timing;
use station::secret::Token;
use station::view::{SecretView, Shelf};
use station::{Opening, Station, clock::Clock};
use tempfile::TempDir;

use super::draw::Draw;
use crate::support::{setting, stationctl, until};

/// So many kills share one OMS and one data directory; then a fresh desk begins. Where many are
/// asked for, each desk lives longer: its quiet time and its first list are no kills.
const KILLS_PER_ROUND: u64 = 25;
const KILLS_OF_MANY: u64 = 100;
/// Packages for each kill, so that a desk never runs out of work.
const WAITING_PER_KILL: u64 = 3;
const PACKED_PER_KILL: u64 = 1;
/// A start takes some of this; the kill may come before, amid or after the first request.
const LONGEST_RUN_MS: usize = 60;
/// Half of the kills wait so often for a first effect, as long as a slow machine needs to start.
const GLANCES_MAX: usize = 2_000;
/// What is queued before each start.
const SAVED_MAX: usize = 4;
/// Loopback requests of a killed process are long over by then.
const QUIET_MS: u64 = 1_500;

#[derive(Default, Debug)]
struct Tally {
    kills: u64,
    saved: u64,
    in_flight: u64,
}

#[test]
fn a2_a_killed_station_loses_nothing_and_does_nothing_twice() {
    let kills = super::asked("PROVE_KILLS", KILLS_PER_ROUND);
    let seed = super::asked("PROVE_SEED", 1);
    let tally = rounds(seed, kills);
    eprintln!("seeds from {seed}: {tally:?}; 0 lost, 0 twice, 0 damaged");
    assert!(tally.saved > kills / 2, "{tally:?}");
    assert!(tally.in_flight > 0, "no kill met a request: {tally:?}");
}

/// Several desks at once, where they are asked for: each spends most of its life waiting.
fn rounds(first_seed: u64, kills: u64) -> Tally {
    let each = if kills > KILLS_PER_ROUND {
        KILLS_OF_MANY
    } else {
        KILLS_PER_ROUND
    };
    let rounds = kills.div_ceil(each);
    let (next, sum) = (AtomicU64::new(0), Mutex::new(Tally::default()));
    std::thread::scope(|scope| {
        for _ in 0..super::asked("PROVE_JOBS", 1) {
            scope.spawn(|| {
                loop {
                    let round = next.fetch_add(1, Ordering::Relaxed);
                    if round >= rounds {
                        break;
                    }
                    let tally = Round::begin(first_seed + round, each).run();
                    let mut sum = sum.lock().unwrap();
                    sum.add(&tally);
                    eprintln!(
                        "seed {}: {tally:?}, {} in all",
                        first_seed + round,
                        sum.kills
                    );
                }
            });
        }
    });
    sum.into_inner().unwrap()
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.kills += other.kills;
        self.saved += other.saved;
        self.in_flight += other.in_flight;
    }
}

struct Round {
    seed: u64,
    kills: u64,
    draw: Draw,
    sim: Sim,
    dir: TempDir,
    config: Config,
    saved: Vec<(String, i64)>,
}

impl Round {
    fn begin(seed: u64, kills: u64) -> Self {
        let sim = oms_sim::start(oms_sim::Options {
            seed,
            awb_delay_ms: 0,
            packages: Mix {
                waiting: usize::try_from(kills * WAITING_PER_KILL).unwrap(),
                packed: usize::try_from(kills * PACKED_PER_KILL).unwrap(),
                ..Mix::default()
            },
            ..oms_sim::Options::default()
        })
        .unwrap();
        let config = Config::load(None, |name| setting(&sim, name)).unwrap();
        let round = Self {
            seed,
            kills,
            draw: Draw::of(seed),
            sim,
            dir: TempDir::new().unwrap(),
            config,
            saved: Vec::new(),
        };
        let station = round.open(true);
        station.add_packer("Ayşe").unwrap();
        station.start_sync();
        until(&format!("seed {seed}: the first list"), || {
            station.is_settled().unwrap() && !station.list(Shelf::Waiting).unwrap().rows.is_empty()
        });
        round
    }

    fn run(mut self) -> Tally {
        let mut tally = Tally::default();
        for _ in 0..self.kills {
            tally.saved += self.pack_and_ship();
            let trouble = [Kind::ApplyThenCut, Kind::CutBeforeApply, Kind::DelayMs(30)];
            self.sim.clear_faults();
            let kind = trouble[self.draw.below(trouble.len())];
            let mut fault = Fault::new(kind).chance(0.4);
            fault.on = On::Commands;
            self.sim.fault(fault);
            let mut watching = self.watch();
            self.wait();
            // SIGKILL: no handler runs, no buffer is flushed.
            watching.kill().unwrap();
            watching.wait().unwrap();
            tally.kills += 1;
            tally.in_flight += self.sound();
        }
        self.sim.clear_faults();
        self.settle();
        tally
    }

    /// Any moment of its life: at once, or some time after the first command has arrived.
    fn wait(&mut self) {
        let before = self.sim.witness().len();
        let glances = self.draw.below(2) * GLANCES_MAX;
        for _ in 0..glances {
            if self.sim.witness().len() > before {
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let run_ms = u64::try_from(self.draw.below(LONGEST_RUN_MS)).unwrap();
        std::thread::sleep(Duration::from_millis(run_ms));
    }

    /// Without the line, as the process that sends is about to be started.
    fn pack_and_ship(&mut self) -> u64 {
        let station = self.open(false);
        let packer = station.packers().unwrap()[0].id;
        station.sign_in(packer).unwrap();
        let mut saved = 0;
        for _ in 0..=self.draw.below(SAVED_MAX) {
            let shelf = if self.draw.coin() {
                Shelf::Waiting
            } else {
                Shelf::Packed
            };
            let rows = station.list(shelf).unwrap().rows;
            if rows.is_empty() {
                continue;
            }
            let row = &rows[self.draw.below(rows.len())];
            let command = match (shelf, row.carrier.as_deref()) {
                (Shelf::Waiting, _) => station.mark_packed(row.id).ok(),
                (_, Some(carrier)) => {
                    let handover = station.hand_over(carrier, &[row.id]).unwrap();
                    handover.saved.into_iter().next()
                }
                _ => None,
            };
            if let Some(command) = command {
                self.saved.push((command.command, command.package));
                saved += 1;
            }
        }
        saved
    }

    fn open(&self, with_line: bool) -> Station {
        let data_dir = self.dir.path().join("data");
        let mut desk = self.config.desk(&data_dir, SecretView::Environment);
        desk.timing = Timing {
            refresh_ms: 100,
            sweep_ms: 5_000,
            doubt_quiet_ms: QUIET_MS,
        };
        let token = Token::new(self.sim.token()).unwrap();
        Station::open_as(Opening {
            data_dir,
            desk,
            oms: with_line.then(|| self.config.http_settings(token)),
            read_only: false,
            clock: Clock::of_machine(),
        })
        .unwrap_or_else(|problem| panic!("seed {}: {problem:?}", self.seed))
    }

    fn watch(&self) -> Child {
        let mut command = stationctl(&self.sim, self.dir.path());
        command.args(["sync", "--watch"]);
        command.env("PACKING_STATION_OMS_TOKEN", self.sim.token());
        command.spawn().unwrap()
    }

    /// No file is damaged. Says how many requests the kill had cut off.
    fn sound(&self) -> u64 {
        for name in ["station.db", "labels.db", "mirror.db"] {
            let path = self.dir.path().join("data").join(name);
            let verdict = ask(&path, "PRAGMA integrity_check");
            assert_eq!(verdict, "ok", "seed {}: {name}", self.seed);
        }
        let path = self.dir.path().join("data/station.db");
        let sending = "SELECT CAST(count(*) AS TEXT) FROM commands WHERE delivery = 'sending'";
        ask(&path, sending).parse().unwrap()
    }

    /// The line is good and nobody kills any more: everything must come to its end.
    fn settle(self) {
        let station = self.open(true);
        station.start_sync();
        until(&format!("seed {}: the end of the queue", self.seed), || {
            station.queue().unwrap().is_empty()
        });
        let questions = station.attention().unwrap();
        assert!(questions.is_empty(), "seed {}: {questions:?}", self.seed);
        assert_eq!(station.journal_break().unwrap(), None, "seed {}", self.seed);
        let mut effects: HashMap<String, u32> = HashMap::new();
        let mut steps: HashMap<(u64, &str), u32> = HashMap::new();
        for seen in self.sim.witness() {
            if let Some(id) = seen.command_id {
                *effects.entry(id).or_default() += 1;
                *steps.entry((seen.package, seen.slug)).or_default() += 1;
            }
        }
        for (command, package) in &self.saved {
            let times = effects.get(command).copied().unwrap_or_default();
            assert_eq!(times, 1, "seed {}: {command} of {package}", self.seed);
        }
        let twice = steps.iter().find(|(_, times)| **times > 1);
        assert_eq!(twice, None, "seed {}", self.seed);
    }
}

fn ask(path: &Path, sql: &str) -> String {
    let connection = Connection::open(path).unwrap();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}
