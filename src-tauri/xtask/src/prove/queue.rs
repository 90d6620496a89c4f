//! `cargo xtask prove queue`: that the queue loses nothing and does nothing twice, in long forms.
//!
//! Each form is a command that anyone can also run by itself; here they only stand in a row, the
//! quick ones first.

use std::ffi::OsString;

use super::crash::{self, Asked};
use super::mutants;
use crate::command_line::{IMAGES_DEFAULT, KILLS_DEFAULT};
use crate::failure::Failure;
use crate::project::Project;
use crate::shell;

/// How many histories, from which seed, on what. The seeds begin where CI's end.
const HISTORIES: [(&str, &str, &str); 3] = [
    ("10000000", "1000000", "core"),
    ("200000", "20000000", "memory"),
    ("20000", "30000000", "files"),
];

pub(crate) fn prove(project: &Project) -> Result<(), Failure> {
    model(project)?;
    mutants::prove(project, None)?;
    for (count, seed, on) in HISTORIES {
        let args = ["--histories", count, "--seed", seed, "--on", on];
        histories(project, &args.map(OsString::from))?;
    }
    let from_one = |times| Asked { times, seed: 1 };
    crash::kill(project, from_one(KILLS_DEFAULT))?;
    crash::power(project, from_one(IMAGES_DEFAULT))
}

/// Every order of events there can be, with more trouble in it than CI has time for.
pub(crate) fn model(project: &Project) -> Result<(), Failure> {
    let mut cargo = project.cargo();
    cargo.args(["test", "--quiet", "--profile", "simulation"]);
    cargo.args(["--package", "packing", "--test", "model"]);
    cargo.args(["--", "--nocapture", "--test-threads", "1"]);
    shell::run(cargo.env("PROVE_MODEL", "1"))
}

/// Plays histories; the program is an example of the crate that it plays with.
pub(crate) fn histories(project: &Project, args: &[OsString]) -> Result<(), Failure> {
    let mut cargo = project.cargo();
    cargo.args(["run", "--quiet", "--profile", "simulation"]);
    cargo.args(["--package", "station", "--example", "simulation", "--"]);
    shell::run_in_front(cargo.args(args))
}
