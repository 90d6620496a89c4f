//! `cargo xtask test`: every check that CI runs, in one go, with one closing line.
//!
//! CI calls this and nothing else, so a check that is not a step here does not exist. All steps
//! run even after one has failed, so that one run shows all that is wrong.

mod libtest;
mod nextest;
mod playwright;
mod rust;
mod step;
mod steps;
mod tally;
mod unchanged;
mod vitest;
mod watch;

use std::time::Instant;

use crate::failure::Failure;
use crate::need::{self, Need};
use crate::node;
use crate::paper_tools;
use crate::project::Project;
use crate::shell;
use step::Step;
pub(crate) use tally::Tally;

pub(crate) fn test(project: &Project, fast: bool) -> Result<(), Failure> {
    let begun = Instant::now();
    let mut total = Tally::default();
    match planned(project, fast) {
        Ok(steps) => {
            for step in steps {
                let name = step.name;
                total.add(step.carry_out(project).unwrap_or_else(|failure| {
                    println!("FAIL  {name}: {failure}");
                    Tally {
                        failed: vec![name.to_owned()],
                        ..Tally::default()
                    }
                }));
            }
        }
        Err(failure) => {
            eprintln!("xtask: {failure}");
            total.failed.push("getting the checks ready".into());
        }
    }
    println!("all of it  {:.0} s", begun.elapsed().as_secs_f64());
    close(&total)
}

pub(crate) fn bindings(project: &Project) -> Result<(), Failure> {
    let mut cargo = project.cargo();
    cargo
        .args(["test", "--package", "station", "bindings"])
        .env("UPDATE_BINDINGS", "1");
    shell::run(&mut cargo)
}

/// The Rust tests alone, for `prove`.
pub(crate) fn rust_tests(project: &Project) -> Result<Tally, Failure> {
    steps::rust_tests(project).carry_out(project)
}

/// The names of what failed and what was left out, and then the one line that CI reads. It must
/// stay the last line and keep its form.
pub(crate) fn close(total: &Tally) -> Result<(), Failure> {
    for name in &total.skipped {
        println!("skipped: {name}");
    }
    for name in &total.failed {
        println!("failed: {name}");
    }
    println!("{}", total.closing_line());
    if total.failed.is_empty() {
        Ok(())
    } else {
        Err(Failure::ChecksFailed)
    }
}

fn planned(project: &Project, fast: bool) -> Result<Vec<Step>, Failure> {
    let missing = prepare(project, fast)?;
    if fast {
        steps::fast(project)
    } else {
        steps::all(project, &missing)
    }
}

/// Installs all that the checks need. What only some checks need and nobody could install is
/// returned, and fails those checks alone.
fn prepare(project: &Project, fast: bool) -> Result<Vec<&'static Need>, Failure> {
    let mut missing = Vec::new();
    if !fast {
        need::insist(need::TO_BUILD)?;
        missing = need::install_missing(need::TO_TEST)?;
        if !missing.is_empty() {
            let list = need::by_hand(&missing);
            eprintln!("Please install by hand, or some checks fail or are left out:\n{list}");
        }
        if steps::in_ci() {
            // What is missing still fails its tests, each by its name.
            need::install_missing(need::TO_PRINT_IN_CI)?;
        }
        paper_tools::install(project)?;
    }
    node::install_packages(project)?;
    Ok(missing)
}
