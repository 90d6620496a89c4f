//! The command line: which histories to run, on how many cores, and the table of what they found.

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use packing::time::At;

use crate::checks::{KINDS, Kind};
use crate::core_desk::Core;
use crate::desk::Desk;
use crate::disk::Disk;
use crate::history;
use crate::port::Port;
use crate::real_desk::Real;
use crate::settings::Settings;
use crate::tally::Tally;
use crate::trace::Trace;

const USAGE: &str = "\
Runs seeded histories of desks, an OMS and a bad network.

  --histories N     how many (default 20000)
  --seed S          the first seed (default 1)
  --on WHERE        core (default): the bare rules; memory: the real station, its databases
                    kept in memory; files: the same on the system's disk
  --jobs N          threads (default: all cores)
  --trace           with one history: tell it line by line";

const KINDS_IN_ORDER: [Kind; KINDS] = [
    Kind::Lost,
    Kind::FalseSuccess,
    Kind::FalseRejection,
    Kind::AppliedTwice,
    Kind::OutOfOrder,
    Kind::Stuck,
    Kind::ShownWaiting,
    Kind::Reopened,
    Kind::WrittenOver,
];

/// Failing seeds that are told by number; more would say nothing new.
const NAMED_MAX: usize = 20;

struct Wanted {
    histories: u64,
    seed: u64,
    jobs: usize,
    trace: bool,
    on: On,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    Core,
    Memory,
    Files,
}

impl On {
    fn of(word: &str) -> Option<Self> {
        match word {
            "core" => Some(On::Core),
            "memory" => Some(On::Memory),
            "files" => Some(On::Files),
            _ => None,
        }
    }

    fn make(self, settings: Settings, port: Port, wall: At) -> Box<dyn Desk> {
        match self {
            On::Core => Box::new(Core::new(settings, port, wall)),
            On::Memory => real(Disk::Memory, (settings, port, wall)),
            On::Files => real(Disk::Files(std::env::temp_dir()), (settings, port, wall)),
        }
    }
}

fn real(disk: Disk, (settings, port, wall): (Settings, Port, At)) -> Box<dyn Desk> {
    Box::new(Real::new(settings, port, (disk, wall)).that_may_be_restored())
}

pub(crate) fn main() -> ExitCode {
    let wanted = match read(lexopt::Parser::from_env()) {
        Ok(Some(wanted)) => wanted,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("simulation: {error}");
            return ExitCode::from(2);
        }
    };
    if wanted.trace {
        tell(&wanted)
    } else {
        count(&wanted)
    }
}

fn read(mut line: lexopt::Parser) -> Result<Option<Wanted>, lexopt::Error> {
    use lexopt::prelude::*;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut wanted = Wanted {
        histories: 20_000,
        seed: 1,
        jobs: cores,
        trace: false,
        on: On::Core,
    };
    while let Some(arg) = line.next()? {
        match arg {
            Long("histories") => wanted.histories = line.value()?.parse()?,
            Long("seed") => wanted.seed = line.value()?.parse()?,
            Long("jobs") => wanted.jobs = line.value()?.parse()?,
            Long("on") => {
                let word = line.value()?.string()?;
                wanted.on = On::of(&word).ok_or("--on takes core, memory or files")?;
            }
            Long("trace") => wanted.trace = true,
            Long("help") => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(wanted))
}

fn tell(wanted: &Wanted) -> ExitCode {
    let make = |settings, port, wall| wanted.on.make(settings, port, wall);
    let outcome = history::run(wanted.seed, &make, Trace::on());
    outcome
        .trace
        .lines()
        .iter()
        .for_each(|line| println!("{line}"));
    println!("trace {:016x}", outcome.trace.fingerprint());
    if outcome.faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn count(wanted: &Wanted) -> ExitCode {
    let began = Instant::now();
    let make = |settings, port, wall| wanted.on.make(settings, port, wall);
    let next = AtomicU64::new(0);
    let sum = Mutex::new((Tally::default(), Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..wanted.jobs.max(1) {
            scope.spawn(|| {
                let mut tally = Tally::default();
                let mut failing = Vec::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= wanted.histories {
                        break;
                    }
                    let seed = wanted.seed + number;
                    let outcome = history::run(seed, &make, Trace::off());
                    tally.add(&outcome.tally, &outcome.faults);
                    let named = outcome.faults.into_iter().map(|fault| (seed, fault));
                    failing.extend(named.take(NAMED_MAX - failing.len().min(NAMED_MAX)));
                }
                if let Ok(mut sum) = sum.lock() {
                    join(&mut sum.0, &tally);
                    sum.1.extend(failing);
                }
            });
        }
    });
    let (tally, mut failing) = sum.into_inner().unwrap_or_default();
    failing.sort_by_key(|(seed, _)| *seed);
    let seconds = began.elapsed().as_secs_f64();
    print(&tally, (wanted.seed, seconds, wanted.jobs));
    for (seed, fault) in failing.iter().take(NAMED_MAX) {
        println!("seed {seed}: {}: {}", fault.kind.name(), fault.text);
    }
    if tally.faulty == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn join(sum: &mut Tally, other: &Tally) {
    sum.add(other, &[]);
    for (sum, count) in sum.faults.iter_mut().zip(other.faults) {
        *sum += count;
    }
}

fn print(tally: &Tally, (seed, seconds, jobs): (u64, f64, usize)) {
    let years = tally.virtual_ms as f64 / 1_000.0 / 86_400.0 / 365.25;
    let rate = tally.histories as f64 / seconds;
    println!(
        "{} histories from seed {seed} in {seconds:.1} s on {jobs} threads: {rate:.0}/s, \
         {:.1} M events/s, {years:.2} virtual years",
        tally.histories,
        tally.events as f64 / seconds / 1e6,
    );
    println!(
        "{} commands, {} sent, {} applied, {} requests, {} crashes, {} left to people",
        tally.commands, tally.sends, tally.applied, tally.requests, tally.crashes, tally.questions
    );
    println!(
        "{} boxes waited for a label, in {} histories, with {} handovers and {} asked about; \
         {} labels were asked for first",
        tally.labels, tally.labelled, tally.waited, tally.asked_for_label, tally.labels_first
    );
    for kind in KINDS_IN_ORDER {
        println!("{:>12}  {}", tally.faults[kind as usize], kind.name());
    }
}
