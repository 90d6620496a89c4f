//! `cargo xtask prove paper`: every symbol on every document, language, paper and resolution, read
//! by two decoders, whole and harmed; every page in four rasterizers; and a great many strangers.
//!
//! Then the program is killed while it prints, again and again, and nothing may come out twice.
//! They are tests that CI runs a slice of; here they run whole, and say how much they looked at.

use crate::failure::Failure;
use crate::need;
use crate::paper_tools;
use crate::project::Project;
use crate::shell;

pub(crate) fn prove(project: &Project, inputs: usize) -> Result<(), Failure> {
    need::insist(need::TO_LOOK)?;
    paper_tools::install(project)?;
    shell::run(tests(project, &["--ignored", "--nocapture"]).env("CI", "true"))?;
    let strangers = &mut tests(project, &["any_input_at_all"]);
    shell::run(strangers.env("BOLERO_RANDOM_ITERATIONS", inputs.to_string()))?;
    let mut killed = project.cargo();
    killed.args(["test", "--profile", "prove", "--package", "station"]);
    killed.args(["--test", "main", "--", "printers::killed", "--nocapture"]);
    killed.env("CI", "true").env("PROVE_PRINT_KILLS", KILLS);
    shell::run(&mut killed)
}

/// Of the program while it prints: an hour's worth at most, most of it waiting for the printers.
const KILLS: &str = "400";

fn tests(project: &Project, choice: &[&str]) -> std::process::Command {
    let mut cargo = project.cargo();
    let profile = ["test", "--profile", "prove", "--package", "paper"];
    cargo.args(profile).args(["--test", "paper", "--"]);
    cargo.args(choice);
    cargo
}
