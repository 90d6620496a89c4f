//! `cargo xtask prove`: the forms of the checks that take hours, for nights and releases.
//!
//! Here is only what truly runs; a form that finds something is mended or becomes a test in CI.

pub(crate) mod crash;
mod mutants;
mod mutations;
mod oms;
mod paper;
mod queue;

pub(crate) use queue::histories;

use crate::command_line::Proof;
use crate::failure::Failure;
use crate::need;
use crate::node;
use crate::project::Project;
use crate::test::{self, Tally};

pub(crate) fn prove(project: &Project, proof: &Proof) -> Result<(), Failure> {
    match proof {
        Proof::AllTests { times } => all_tests(project, *times),
        Proof::Paper { inputs } => paper::prove(project, *inputs),
        Proof::Power(asked) => crash::power(project, *asked),
        Proof::Kill(asked) => crash::kill(project, *asked),
        Proof::Queue => queue::prove(project),
        Proof::Model => queue::model(project),
        Proof::Mutants { only } => mutants::prove(project, only.as_deref()),
        Proof::Mutations => mutations::prove(project),
        Proof::Oms { inputs, real } => oms::prove(project, *inputs, real.as_ref()),
    }
}

/// Runs all Rust tests again and again: a test that fails once in a hundred runs is a defect, in
/// the test or in what it tests, and one run in CI seldom meets it.
fn all_tests(project: &Project, times: usize) -> Result<(), Failure> {
    need::insist(need::TO_BUILD)?;
    node::install_packages(project)?;
    node::build_screen(project)?;
    let mut total = Tally::default();
    for round in 1..=times {
        println!("round {round} of {times}");
        total.add(test::rust_tests(project)?);
    }
    test::close(&total)
}
