//! `cargo xtask bench`: how fast the first list is there, and what the station weighs; and that the
//! simulated OMS is never what a benchmark waits for.
//!
//! Numbers from one machine say little, so each stands beside the same number of a hello world
//! (tests/fixtures/hello) built with the same Tauri and measured in the same run. The goals are
//! relative to it where the machine matters, and absolute where it does not.

mod display;
mod mirror;
mod oms;
mod paper;
mod queue;
mod size;
mod start;
mod stats;
mod table;

use crate::dist;
use crate::failure::Failure;
use crate::need;
use crate::project::Project;
use display::Display;
use start::App;
use stats::Series;
use table::{About, Goal, Row, Unit};

/// What is measured: everything, or a part by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    All,
    Oms,
    Paper,
    Queue,
}

impl Part {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "oms" => Some(Self::Oms),
            "paper" => Some(Self::Paper),
            "queue" => Some(Self::Queue),
            _ => None,
        }
    }
}

pub(crate) fn bench(
    project: &Project,
    (part, json): (Part, bool),
    starts: usize,
) -> Result<(), Failure> {
    if part == Part::Paper {
        return paper::bench(project);
    }
    let is = |asked| part == Part::All || part == asked;
    let mut all = Vec::new();
    let mut about = None;
    // Told at once: a later part that fails takes no figure with it.
    let mut tell = |rows: Vec<Row>, frame: &table::Frame| {
        if !json {
            println!("{}", table::text(&rows, frame));
        }
        all.extend(rows);
    };
    if part == Part::All {
        let (rows, measured) = window(project, starts)?;
        tell(rows, &measured.frame());
        about = Some(measured);
    }
    if is(Part::Oms) {
        tell(oms::rows(project)?, &oms::frame());
    }
    if is(Part::Queue) {
        tell(queue::rows(project)?, &queue::frame());
    }
    if json {
        print!("{}", table::json(&all, about)?);
    }
    Ok(())
}

/// The window's rows, and under which circumstances they were measured.
fn window(project: &Project, starts: usize) -> Result<(Vec<Row>, About), Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::LinuxOnly);
    }
    need::insist(need::TO_BENCH)?;
    // The station's first: it installs what both are bundled with.
    let station_deb = dist::dist(project)?;
    let hello_deb = dist::bundle(project, &project.hello())?;
    let scratch = start::empty_scratch(project)?;
    let desk = mirror::fill(project, &scratch)?;
    let station = App::station(project, &scratch, &desk);
    let hello = App::hello(project, &scratch);
    let mut rows = starts_table(&station, &hello, starts)?;
    rows.push(Row {
        what: "program".into(),
        unit: Unit::MegaBytes,
        station: Series::of_one(size::of_file(&station.program)?),
        hello: Some(Series::of_one(size::of_file(&hello.program)?)),
        goal: None,
    });
    rows.push(Row {
        what: ".deb package".into(),
        unit: Unit::MegaBytes,
        station: Series::of_one(station_deb.size as f64),
        hello: Some(Series::of_one(hello_deb.size as f64)),
        goal: None,
    });
    rows.extend(size::screen_rows(
        &project.ui().join("dist"),
        &project.hello().join("ui"),
    )?);
    let about = About {
        starts,
        open_packages: desk.open_packages,
    };
    Ok((rows, about))
}

/// One start of each in turn, so that whatever else the machine does meets both alike.
fn starts_table(station: &App, hello: &App, starts: usize) -> Result<Vec<Row>, Failure> {
    let display = Display::open()?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first start fills WebKit's and the system's caches, which the second finds warm.
    station.start(&display)?;
    hello.start(&display)?;
    for round in 1..=starts {
        eprintln!("start {round} of {starts}");
        ours.push(station.start(&display)?);
        theirs.push(hello.start(&display)?);
    }
    let times = |starts: &[start::Start]| starts.iter().map(|s| s.first_paint_ms).collect();
    let memory = |starts: &[start::Start]| starts.iter().map(|s| s.memory as f64).collect();
    Ok(vec![
        Row {
            what: "process start to first list".into(),
            unit: Unit::MilliSeconds,
            station: Series::new(times(&ours)),
            hello: Some(Series::new(times(&theirs))),
            goal: Some(Goal::Times(1.3)),
        },
        Row {
            what: "memory of all processes (PSS)".into(),
            unit: Unit::MegaBytes,
            station: Series::new(memory(&ours)),
            hello: Some(Series::new(memory(&theirs))),
            goal: Some(Goal::More(40e6)),
        },
    ])
}

#[cfg(test)]
mod tests {
    /// The version of a crate in a Cargo.lock.
    fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
        let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
        rest.split('"').next()
    }

    #[test]
    fn the_hello_world_is_built_with_the_tauri_that_the_station_has() {
        let station = include_str!("../../../../Cargo.lock");
        let hello = include_str!("../../../../tests/fixtures/hello/Cargo.lock");
        for name in ["tauri", "tauri-runtime-wry", "wry", "tao", "webkit2gtk"] {
            assert!(locked(station, name).is_some(), "{name}");
            assert_eq!(locked(station, name), locked(hello, name), "{name}");
        }
    }
}
