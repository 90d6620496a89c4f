//! How fast the station is at its own work, each figure beside a floor of the same run.
//!
//! The measuring is a program of its own (tests/speed, built for release), as only a program that
//! is linked with the station can open one. Memory is measured from outside, on `stationctl`.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::mirror;
use super::stats::Series;
use super::table::{Frame, Goal, Row, Unit};
use crate::failure::Failure;
use crate::processes;
use crate::project::Project;
use crate::shell;

#[derive(serde::Deserialize)]
struct Measured {
    what: String,
    size: usize,
    ours: Vec<f64>,
    floor: Vec<f64>,
}

/// What each is to be, beside its floor; at the largest size where it grows.
const GOALS: [(&str, Unit, Goal); 8] = [
    ("act", Unit::MilliSeconds, Goal::Times(1.5)),
    ("first refresh", Unit::MilliSeconds, Goal::Times(1.5)),
    (
        "refresh of 50 changes",
        Unit::MilliSeconds,
        Goal::Times(1.5),
    ),
    ("the whole list", Unit::MilliSeconds, Goal::Times(2.0)),
    (
        "first 50 of the list, p99",
        Unit::MicroSeconds,
        Goal::AtMost(1_000.0),
    ),
    ("scan, p99", Unit::MicroSeconds, Goal::AtMost(1_000.0)),
    ("search, p99", Unit::MicroSeconds, Goal::AtMost(1_000.0)),
    (
        "drain of 10,000 commands",
        Unit::PerSecond,
        Goal::AtLeastTimes(0.8),
    ),
];
const FAR: (&str, Unit, Goal) = (
    "drain of 2,000 commands, 100 ms away",
    Unit::PerSecond,
    Goal::AtLeastTimes(0.95),
);
const LARGEST: usize = 100_000;
const MEMORY_MAX: f64 = 60e6;

/// Long enough to have read everything, and for memory to rest.
const FILLED_LIMIT: Duration = Duration::from_secs(300);
const SETTLE: Duration = Duration::from_secs(5);

pub(super) fn rows(project: &Project) -> Result<Vec<Row>, Failure> {
    let mut speed = project.cargo();
    speed.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "station",
        "--example",
        "speed",
    ]);
    let text = shell::output_of(&mut speed)?;
    let measured: Vec<Measured> = serde_json::from_str(&text).map_err(|source| Failure::Json {
        what: "what the station's bench says".into(),
        source,
    })?;
    let mut rows: Vec<Row> = measured.into_iter().map(row).collect();
    rows.push(memory(project)?);
    Ok(rows)
}

fn row(measured: Measured) -> Row {
    let Measured {
        what,
        size,
        ours,
        floor,
    } = measured;
    let wanted = GOALS.iter().chain([&FAR]).find(|(name, ..)| *name == what);
    let (unit, goal) = wanted.map_or((Unit::MilliSeconds, None), |(_, unit, goal)| {
        // Smaller ones show how it grows; the goal is for the largest. A drain has one size.
        let is_drain = matches!(goal, Goal::AtLeastTimes(_));
        (*unit, (size == LARGEST || is_drain).then_some(*goal))
    });
    let in_unit = |values: Vec<f64>| match unit {
        Unit::MicroSeconds => values.into_iter().map(|ms| ms * 1e3).collect(),
        _ => values,
    };
    Row {
        what: format!("{what} ({size})").into(),
        unit,
        station: Series::new(in_unit(ours)),
        hello: Some(Series::new(in_unit(floor))),
        goal,
    }
}

/// What a desk without a window weighs, with everything read and the timers running.
fn memory(project: &Project) -> Result<Row, Failure> {
    let scratch = project.target.join("bench-memory");
    match std::fs::remove_dir_all(&scratch) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            return Err(Failure::Disk {
                path: scratch,
                source,
            });
        }
        _ => {}
    }
    let mut build = project.cargo();
    build.args([
        "build",
        "--release",
        "--package",
        "station",
        "--bin",
        "stationctl",
    ]);
    build.args(["--package", "oms-sim", "--bin", "oms-sim"]);
    shell::run(&mut build)?;
    let (sim, variables) = mirror::start_sim(project, "release", &LARGEST.to_string())?;
    let stationctl = project.target.join("release/stationctl");
    // Nothing else begins a station.
    let mut begin = Command::new(&stationctl);
    begin.args(["packer", "add", "Bench", "--data-dir"]);
    shell::run(begin.arg(&scratch).envs(variables.iter().cloned()))?;
    let mut watch = Command::new(&stationctl);
    watch.args(["sync", "--watch", "--data-dir"]).arg(&scratch);
    watch
        .envs(variables)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    let mut desk = Desk(
        watch
            .spawn()
            .map_err(|source| shell::not_started(&watch, source))?,
    );
    let weight = weigh(&mut desk, &scratch);
    drop((desk, sim));
    Ok(Row {
        what: format!("memory of a watching desk ({LARGEST})").into(),
        unit: Unit::MegaBytes,
        station: Series::of_one(weight as f64),
        hello: None,
        goal: Some(Goal::AtMost(MEMORY_MAX)),
    })
}

struct Desk(Child);

impl Drop for Desk {
    fn drop(&mut self) {
        processes::end_tree(&mut self.0);
    }
}

/// Once the mirror has stopped growing.
fn weigh(desk: &mut Desk, data: &std::path::Path) -> u64 {
    let begin = Instant::now();
    let mut last = 0;
    loop {
        std::thread::sleep(SETTLE);
        let mirror = std::fs::metadata(data.join("mirror.db")).map_or(0, |about| about.len());
        let rests = mirror > 0 && mirror == last;
        if rests || begin.elapsed() > FILLED_LIMIT {
            return processes::memory_of(&processes::tree_of(desk.0.id()));
        }
        last = mirror;
    }
}

pub(super) fn frame() -> Frame {
    Frame {
        measured: "station",
        beside: "floor",
        foot:
            "median (middle half); floor: the same work by hand in the same run: one raw commit, \
               bare requests with the same commits, raw SQL for the same columns; in brackets the \
               packages in the mirror"
                .to_owned(),
    }
}
