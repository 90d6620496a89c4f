//! The simulator as a station meets it: over real sockets, one question at a time.
// Test code outside of test functions: a panic is how it says that something is wrong.
#![allow(clippy::unwrap_used)]

mod admin;
mod client;
mod commands;
mod faults;
mod reading;

use oms_sim::{Options, Sim, State, Time};

/// A simulator whose clock stands still, so that nothing happens that the test did not ask for.
fn sim() -> Sim {
    sim_with(Options::default())
}

fn sim_with(options: Options) -> Sim {
    let time = Time::Frozen(1_795_000_000_000_000);
    oms_sim::start(Options { time, ..options }).unwrap()
}

/// A waiting package of this store, of a marketplace or not.
fn waiting(sim: &Sim, marketplace: bool) -> u64 {
    let fits = |id: &u64| {
        sim.state(*id) == Some(State::Waiting) && sim.is_marketplace(*id) == Some(marketplace)
    };
    sim.package_ids().into_iter().find(fits).unwrap()
}
