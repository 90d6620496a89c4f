//! The developer's commands: `cargo xtask run`, `test`, `bench` and the others.
//!
//! It installs what is missing, then calls the same tools that a person would call by hand. It
//! must not know what the station does: it builds, starts, counts and measures from outside, so
//! it depends on none of the other crates and compiles in seconds on a fresh machine.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to its user on stdout and stderr"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "durations of builds and starts are real time; no rule of the station hangs on them"
)]

mod bench;
mod command_line;
mod dist;
mod failure;
mod fingerprint;
mod lines;
mod need;
mod node;
mod notices;
mod paper_tools;
mod processes;
mod project;
mod prove;
mod run;
mod shell;
mod test;

use std::process::ExitCode;

use command_line::{Task, USAGE};
use failure::Failure;
use project::Project;

fn main() -> ExitCode {
    match command_line::parse(lexopt::Parser::from_env()).and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::ChecksFailed) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

fn carry_out(task: Task) -> Result<(), Failure> {
    if task == Task::Usage {
        println!("{USAGE}");
        return Ok(());
    }
    let project = Project::find()?;
    match task {
        Task::Usage => Ok(()),
        Task::Run { args } => run::run(&project, &args),
        Task::Sim { args } => run::sim(&project, &args),
        Task::Histories { args } => prove::histories(&project, &args),
        Task::Test { fast } => test::test(&project, fast),
        Task::Bindings => test::bindings(&project),
        Task::Bench { part, json, starts } => bench::bench(&project, (part, json), starts),
        Task::Dist => dist::dist(&project).map(|package| package.announce()),
        Task::Prove(part) => prove::prove(&project, &part),
    }
}
