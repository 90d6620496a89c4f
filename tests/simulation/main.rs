//! The short form of the simulation, for each run of the tests: `cargo xtask sim` has the long one.
//!
//! Seeds that ever failed are played again for ever.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod back;
mod calendar;
mod checks;
mod core_desk;
mod deed;
mod desk;
mod dice;
mod disk;
mod events;
mod history;
mod kept;
mod labels;
mod network;
mod oms;
mod pages;
mod port;
mod real_desk;
mod settings;
mod swarm;
mod tally;
mod trace;
mod vfs;

use packing::time::At;

use core_desk::Core;
use desk::Desk;
use disk::Disk;
use history::Outcome;
use port::Port;
use real_desk::Real;
use settings::Settings;
use tally::Tally;
use trace::Trace;

/// Enough that each rule's absence would show, few enough for a few seconds.
const HISTORIES: u64 = 2_500;
const FAILED_BEFORE: &str = include_str!("../fixtures/seeds.txt");

fn on_rules(seed: u64, trace: Trace) -> Outcome {
    let make = |settings: Settings, port: Port, wall: At| -> Box<dyn Desk> {
        Box::new(Core::new(settings, port, wall))
    };
    history::run(seed, &make, trace)
}

fn on_real(disk: &Disk, seed: u64, as_it: impl Fn(Real) -> Real) -> Outcome {
    let make = |settings: Settings, port: Port, wall: At| -> Box<dyn Desk> {
        Box::new(as_it(Real::new(settings, port, (disk.clone(), wall))))
    };
    history::run(seed, &make, Trace::on())
}

fn faultless(seed: u64, outcome: &Outcome) {
    let found = outcome.faults.first();
    let told = found.map(|fault| format!("{}: {}", fault.kind.name(), fault.text));
    assert_eq!(
        told, None,
        "seed {seed}; `cargo xtask sim --seed {seed} --trace` tells it"
    );
}

/// The seeds that ever failed, each before the reason why, and behind what they were played on.
fn failed_before(on: &str) -> impl Iterator<Item = u64> {
    let lines = FAILED_BEFORE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(move |line| {
        line.strip_prefix(on)?
            .split_whitespace()
            .next()?
            .parse()
            .ok()
    })
}

#[test]
fn no_desk_ever_claims_what_is_not_so() {
    let mut tally = Tally::default();
    for seed in 1..=HISTORIES {
        let outcome = on_rules(seed, Trace::off());
        faultless(seed, &outcome);
        tally.add(&outcome.tally, &outcome.faults);
    }
    // A network without trouble would prove nothing.
    assert!(tally.crashes > HISTORIES && tally.sends > tally.applied);
    assert!(tally.labelled > HISTORIES / 5 && tally.waited > HISTORIES / 10);
    assert!(tally.asked_for_label > 0 && tally.labels_first > 0);
}

#[test]
fn what_failed_once_is_played_for_ever() {
    assert!(failed_before("").count() > 0 && failed_before("files ").count() > 0);
    for seed in failed_before("") {
        faultless(seed, &on_rules(seed, Trace::off()));
    }
    for seed in failed_before("files ") {
        let outcome = on_real(&files(), seed, Real::that_may_be_restored);
        faultless(seed, &outcome);
    }
}

#[test]
fn the_same_seed_tells_the_same_history() {
    let prints: Vec<u64> = (1..=20)
        .map(|seed| {
            let told = on_rules(seed, Trace::on()).trace.fingerprint();
            assert_eq!(told, on_rules(seed, Trace::on()).trace.fingerprint());
            told
        })
        .collect();
    assert_ne!(prints.first(), prints.last());
}

fn files() -> Disk {
    Disk::Files(disk::memory())
}

/// What was proven of the bare rules is proven of the station only if both do the same, wherever it
/// keeps its files.
#[test]
fn the_real_station_does_what_the_bare_rules_do() {
    for seed in 1..=12 {
        let rules = on_rules(seed, Trace::on());
        for disk in [files(), Disk::Memory] {
            let real = on_real(&disk, seed, |real| real);
            faultless(seed, &real);
            let (rules, real) = (rules.trace.lines(), real.trace.lines());
            assert_eq!(rules, real, "seed {seed} on {disk:?}");
        }
    }
}

/// A desk whose older file is put back does the same in memory as on a disk.
#[test]
fn memory_keeps_and_loses_what_a_disk_does() {
    for seed in 101..=112 {
        let told = |disk: &Disk| {
            let outcome = on_real(disk, seed, Real::that_may_be_restored);
            faultless(seed, &outcome);
            outcome.trace.lines().to_vec()
        };
        assert_eq!(told(&files()), told(&Disk::Memory), "seed {seed}");
    }
}
