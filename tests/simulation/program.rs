//! `cargo xtask sim`: runs histories and says what they found.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::panic,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a tool for developers, which talks to them and measures its own speed"
)]

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
mod report;
mod settings;
mod swarm;
mod tally;
mod trace;
mod vfs;

use std::process::ExitCode;

/// A history is told in small pieces of memory, a thousand of them, and no rule hangs on whose.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    report::main()
}
