//! How fast the station is at its own work, each figure beside a floor of the same run.
//!
//! The floor of each is the same work without the station: one raw commit, bare requests, raw SQL.
//! Sizes grow from 1,000 to 100,000 packages, so that a curve that bends is seen. Prints JSON.
// A program for measuring: it reads the clock, and what goes wrong ends it.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::expect_used
)]

mod acting;
mod counter;
mod draining;
mod floor;
mod overheard;
mod printing;
mod reading;
mod refreshing;

use std::time::Instant;

use serde::Serialize;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// One line of the table. Times in milliseconds, rates per second.
#[derive(Serialize)]
pub(crate) struct Measured {
    pub(crate) what: &'static str,
    pub(crate) size: usize,
    pub(crate) ours: Vec<f64>,
    pub(crate) floor: Vec<f64>,
}

fn main() {
    // Parts by name, and sizes, to look at one thing alone.
    let (sizes, wanted): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|it| it.parse::<usize>().is_ok());
    let wants_size = |size: &usize| sizes.is_empty() || sizes.contains(&size.to_string());
    let wants = |part: &str| wanted.is_empty() || wanted.iter().any(|it| it == part);
    let mut rows = Rows::default();
    for size in SIZES.into_iter().filter(wants_size) {
        eprintln!("{size} packages");
        if wants("refresh") {
            rows.extend(refreshing::measure(size));
        }
        if wants("read") {
            rows.extend(reading::measure(size));
        }
        if wants("act") {
            rows.extend(acting::measure(size));
        }
    }
    if wants("drain") {
        rows.extend(draining::measure());
    }
    // The paper's bench asks for it; it grows with nothing.
    if wanted.iter().any(|it| it == "print") {
        rows.extend([printing::measure()]);
    }
    println!("{}", serde_json::to_string(&rows.0).unwrap());
}

#[derive(Default)]
struct Rows(Vec<Measured>);

impl Rows {
    /// Each is told as it is measured: the whole takes most of an hour, and may fail at its end.
    fn extend(&mut self, rows: impl IntoIterator<Item = Measured>) {
        for row in rows {
            eprintln!("{}", serde_json::to_string(&row).unwrap());
            self.0.push(row);
        }
    }
}

/// Milliseconds that it took.
pub(crate) fn ms<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begin = Instant::now();
    let done = work();
    (begin.elapsed().as_secs_f64() * 1e3, done)
}
