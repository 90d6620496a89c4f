//! Act to answer: how long "saved here" takes while a refresh runs.

use std::time::Duration;

use packing::id::PackageId;
use station::view::{RowView, Shelf};
use tempfile::TempDir;

use crate::counter::{Asks, Counter, oms};
use crate::{Measured, floor, ms};

const ROUNDS: usize = 5;
const ACTS_A_ROUND: usize = 40;
/// A very quick packer; a queue that only grows would be another measurement.
const PAUSE: Duration = Duration::from_millis(20);

/// Everything, again and again, as the first minutes of a morning are.
const ALL_THE_TIME: Asks = Asks {
    refresh_ms: 0,
    sweep_ms: 0,
};

pub(crate) fn measure(size: usize) -> [Measured; 2] {
    let sim = oms(size);
    let data = TempDir::new().unwrap();
    let counter = Counter::filled(&sim, data.path(), ALL_THE_TIME);
    let raw = floor::raw(data.path(), "FULL");
    let mut own = may_be_packed(&counter).into_iter();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut ours_p99, mut theirs_p99) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (mut acts, mut commits) = (Vec::new(), Vec::new());
        for id in own.by_ref().take(ACTS_A_ROUND) {
            std::thread::sleep(PAUSE);
            commits.push(ms(|| floor::commit(&raw)).0);
            acts.push(ms(|| counter.station.mark_packed(id.0).unwrap()).0);
        }
        for (times, middle, slowest) in [
            (&mut acts, &mut ours, &mut ours_p99),
            (&mut commits, &mut theirs, &mut theirs_p99),
        ] {
            times.sort_by(f64::total_cmp);
            middle.push(times[times.len() / 2]);
            slowest.push(times[times.len() - 1]);
        }
    }
    counter.close();
    let row = |what, ours, floor| Measured {
        what,
        size,
        ours,
        floor,
    };
    [
        row("act", ours, theirs),
        row("act, slowest of 40", ours_p99, theirs_p99),
    ]
}

fn may_be_packed(counter: &Counter) -> Vec<PackageId> {
    let rows = counter.station.list(Shelf::Waiting).unwrap().rows;
    let free = |row: &&RowView| counter.station.package(row.id).unwrap().pack.is_none();
    rows.iter()
        .filter(free)
        .map(|row| PackageId(row.id))
        .take(ROUNDS * ACTS_A_ROUND)
        .collect()
}
