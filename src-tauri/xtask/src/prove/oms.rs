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

/// The readers of an OMS's answers, and no other reader: everything in this module is one, so that
/// none is forgotten here and none is counted that reads something else.
const TARGETS: &str = "oms::http::fuzz_tests::";

/// The one test that asks whichever OMS was named.
const REAL: &str = "contract::a_real_oms_is_as_the_station_assumes";

pub(crate) fn prove(
    project: &Project,
    inputs: usize,
    real: Option<&RealOms>,
) -> Result<(), Failure> {
    need::insist(need::TO_BUILD)?;
    // Who names a real OMS asks about it, and about nothing that is the same at all of them.
    if real.is_some() {
        return contract(project, real);
    }
    contract(project, None)?;
    spoiled_answers(project, inputs)
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
    let all = targets * each;
    println!("{targets} readers, {each} inputs each, {all} in all, in {seconds:.0} s");
    Ok(())
}

/// The report goes to the person, so nothing of what the test prints is held back. An assumption
/// that does not hold fails the test, which names it, and with it this run.
fn contract(project: &Project, real: Option<&RealOms>) -> Result<(), Failure> {
    let mut cargo = project.cargo();
    cargo.args(["test", "--quiet", "--package", "station", "--test", "main"]);
    match real {
        Some(_) => cargo.args(["--", "--exact", REAL]),
        None => cargo.args(["--", "contract::"]),
    };
    cargo.arg("--nocapture");
    for (name, value) in real.iter().flat_map(|real| &real.said) {
        cargo.env(format!("PACKING_STATION_CONTRACT_{name}"), value);
    }
    shell::run(&mut cargo)
}
