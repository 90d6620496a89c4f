//! A disk that fails at any operation, once or for good, or is full at any size: what was answered
//! stays, and what was not is said not to be saved.

use tempfile::TempDir;

use super::day::{Kept, day};
use super::draw::Draw;
use super::vfs::{Fault, Watch};

/// Runs the day on such a disk, and opens the files again on a good one.
fn after(seed: u64, fault: Fault) -> bool {
    let dir = TempDir::new_in(place()).unwrap();
    let mut kept = Kept::default();
    let watch = Watch::over(dir.path(), fault);
    let ran = day(dir.path(), &mut Draw::of(seed), &mut |promise| {
        kept.add(promise);
    });
    drop(watch);
    if let Err(missing) = kept.check(dir.path()) {
        panic!(
            "seed {seed}, {fault:?}: {missing}; the day: {:?}",
            ran.err()
        );
    }
    ran.is_err()
}

fn place() -> std::path::PathBuf {
    let memory = std::path::PathBuf::from("/dev/shm");
    if memory.is_dir() {
        memory
    } else {
        std::env::temp_dir()
    }
}

fn operations(seed: u64) -> usize {
    let dir = TempDir::new_in(place()).unwrap();
    let watch = Watch::over(dir.path(), Fault::default());
    day(dir.path(), &mut Draw::of(seed), &mut |_| {}).unwrap();
    watch.counted()
}

fn at_each(seed: u64, step: usize) -> (usize, usize) {
    let (mut tried, mut told) = (0, 0);
    for at in (0..operations(seed)).step_by(step) {
        for for_good in [false, true] {
            let fails_at = Some(at);
            let room = None;
            told += usize::from(after(
                seed,
                Fault {
                    fails_at,
                    for_good,
                    room,
                },
            ));
            tried += 1;
        }
    }
    (tried, told)
}

fn at_each_size(seed: u64, step: usize) -> (usize, usize) {
    let (mut tried, mut told) = (0, 0);
    for room in (0..).step_by(step) {
        let fault = Fault {
            room: Some(room),
            ..Fault::default()
        };
        let full = after(seed, fault);
        tried += 1;
        told += usize::from(full);
        if !full {
            return (tried, told);
        }
    }
    (tried, told)
}

/// Every so many operations; 1 is each.
fn step(usual: u64) -> usize {
    usize::try_from(super::asked("PROVE_FAULT_STEP", usual)).unwrap()
}

#[test]
fn a15_a_disk_that_fails_anywhere_loses_nothing_that_was_saved() {
    let seed = super::asked("PROVE_SEED", 1);
    let (tried, told) = at_each(seed, step(37));
    eprintln!("seed {seed}: {tried} I/O errors, {told} told, 0 lost, 0 damaged");
    assert!(tried > 20 && told > tried / 3, "{told} of {tried}");
}

#[test]
fn a15_a_disk_that_is_full_at_any_size_loses_nothing_that_was_saved() {
    let seed = super::asked("PROVE_SEED", 1);
    let (tried, told) = at_each_size(seed, step(40) * 1_000);
    eprintln!("seed {seed}: {tried} disk sizes, {told} too small and told, 0 lost, 0 damaged");
    assert!(told > 3, "{told} of {tried}");
}
