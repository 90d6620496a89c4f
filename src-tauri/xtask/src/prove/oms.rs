//! `cargo xtask prove oms`: millions of spoiled answers, and what an OMS is really like.
//!
//! Both are tests of the station that CI runs in small; here they are only started with other
//! numbers, told to them by environment variables.

use std::time::Instant;

use crate::command_line::RealOms;
use crate::failure::Failure;
use crate::need;
use crate::project::Project;
use crate::shell;

/// Each has its share of the inputs; the tests' own names, so that none is forgotten here.
const TARGETS: &str = "fuzz_tests";

pub(crate) fn prove(
    project: &Project,
    inputs: usize,
    real: Option<&RealOms>,
) -> Result<(), Failure> {
    need::insist(need::TO_BUILD)?;
    spoiled_answers(project, inputs)?;
    contract(project, real)
}

fn spoiled_answers(project: &Project, inputs: usize) -> Result<(), Failure> {
    let tests = |extra: &[&str]| {
        let mut cargo = project.cargo();
        cargo.args([
            "test",
            "--quiet",
            "--profile",
            "prove",
            "--package",
            "station",
        ]);
        cargo.args(["--lib", "--", TARGETS]);
        cargo.args(extra);
        cargo
    };
    let listed = shell::output_of(&mut tests(&["--list"]))?;
    let targets = listed
        .lines()
        .filter(|line| line.ends_with(": test"))
        .count();
    let each = inputs.div_ceil(targets.max(1));
    let begun = Instant::now();
    shell::run(tests(&[]).env("BOLERO_RANDOM_ITERATIONS", each.to_string()))?;
    let seconds = begun.elapsed().as_secs_f64();
    println!("{targets} readers, {each} inputs each, in {seconds:.0} s");
    Ok(())
}

/// The report goes to the person, so nothing of what the test prints is held back.
fn contract(project: &Project, real: Option<&RealOms>) -> Result<(), Failure> {
    let mut cargo = project.cargo();
    cargo.args(["test", "--quiet", "--package", "station", "--test", "main"]);
    cargo.args(["--", "contract::", "--nocapture"]);
    if let Some(RealOms { url, store, write }) = real {
        cargo.env("PACKING_STATION_CONTRACT_URL", url);
        cargo.env("PACKING_STATION_CONTRACT_STORE", store);
        if let Some(package) = write {
            cargo.env("PACKING_STATION_CONTRACT_WRITE", package);
        }
    }
    shell::run(&mut cargo)
}
