//! Crashes: the process killed at any moment, the power cut at any write, the disk failing or full.
//!
//! How much each test does, and from which seed on, is a question to the environment: a little
//! of each runs every time, and `cargo xtask prove` asks for hours of it. Every failure names its
//! seed.

#![allow(clippy::print_stderr, reason = "a long form says what it has proven")]

mod day;
pub(crate) mod draw;
mod faults;
mod kill;
mod lost;
mod power;
mod vfs;

/// How much is asked for, or from which seed on.
pub(crate) fn asked(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(usual, |text| text.parse().expect("a number"))
}
