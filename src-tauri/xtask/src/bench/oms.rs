//! How fast the simulated OMS answers and starts, each beside what a bare server does.
//!
//! The measuring is a program of the simulator's own (an example, built for release): it drives
//! both servers over loopback with the same requests in the same run, and prints what it found.

use super::stats::Series;
use super::table::{Frame, Goal, Row, Unit};
use crate::failure::Failure;
use crate::project::Project;
use crate::shell;

/// So many commands are more than four desks could ever type: then the simulator is never what a
/// benchmark of the station waits for.
const COMMANDS_PER_S_MIN: f64 = 15_000.0;
/// A hundred thousand packages, in a time that a developer bears at every start.
const START_MS_MAX: f64 = 3_000.0;

/// A simulation makes one for each of its millions of histories.
const MAKE_US_MAX: f64 = 50.0;

#[derive(serde::Deserialize)]
struct Measured {
    commands_per_s: Vec<f64>,
    bare_per_s: Vec<f64>,
    start_ms: Vec<f64>,
    empty_start_ms: Vec<f64>,
    make_us: Vec<f64>,
}

pub(super) fn rows(project: &Project) -> Result<Vec<Row>, Failure> {
    let mut speed = project.cargo();
    speed.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "oms-sim",
        "--example",
        "rates",
    ]);
    let text = shell::output_of(&mut speed)?;
    let measured: Measured = serde_json::from_str(&text).map_err(|source| Failure::Json {
        what: "what the simulator's bench says".into(),
        source,
    })?;
    Ok(vec![
        Row {
            what: "commands to the simulated OMS".into(),
            unit: Unit::PerSecond,
            station: Series::new(measured.commands_per_s),
            hello: Some(Series::new(measured.bare_per_s)),
            goal: Some(Goal::AtLeast(COMMANDS_PER_S_MIN)),
        },
        Row {
            what: "start with 100,000 packages".into(),
            unit: Unit::MilliSeconds,
            station: Series::new(measured.start_ms),
            hello: Some(Series::new(measured.empty_start_ms)),
            goal: Some(Goal::AtMost(START_MS_MAX)),
        },
        Row {
            what: "one of 3 packages, in the process".into(),
            unit: Unit::MicroSeconds,
            station: Series::new(measured.make_us),
            hello: None,
            goal: Some(Goal::AtMost(MAKE_US_MAX)),
        },
    ])
}

pub(super) fn frame() -> Frame {
    Frame {
        measured: "simulator",
        beside: "bare",
        foot: "median (middle half) of rounds in turn over loopback; bare: the same bytes from a \
               server that does nothing, and a start without packages"
            .to_owned(),
    }
}
