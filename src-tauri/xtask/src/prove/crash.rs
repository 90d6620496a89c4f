//! `cargo xtask prove power` and `prove kill`: crashes by the hundred thousand.
//!
//! Both are tests that CI runs in small; here they are only told other numbers.

use crate::failure::Failure;
use crate::need;
use crate::project::Project;
use crate::shell;

/// How much of it, and from which seed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) times: usize,
    pub(crate) seed: usize,
}

/// Every state of the disk after a power cut, then every operation failing and every size full.
pub(crate) fn power(project: &Project, asked: Asked) -> Result<(), Failure> {
    run(project, ("crash::power", "PROVE_IMAGES"), asked)?;
    let each = Asked { times: 1, ..asked };
    run(project, ("crash::faults", "PROVE_FAULT_STEP"), each)
}

/// SIGKILL of the real program.
pub(crate) fn kill(project: &Project, asked: Asked) -> Result<(), Failure> {
    run(project, ("crash::kill", "PROVE_KILLS"), asked)
}

fn run(project: &Project, (tests, amount): (&str, &str), asked: Asked) -> Result<(), Failure> {
    need::insist(need::TO_BUILD)?;
    let mut cargo = project.cargo();
    cargo.args(["test", "--quiet", "--profile", "prove"]);
    cargo.args(["--package", "station", "--test", "main"]);
    // What is printed is the result: how much was tested, and with which seeds.
    cargo.args(["--", tests, "--nocapture"]);
    cargo.env(amount, asked.times.to_string());
    cargo.env("PROVE_SEED", asked.seed.to_string());
    shell::run(&mut cargo)
}
