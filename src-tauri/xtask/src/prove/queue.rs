//! `cargo xtask prove queue`: that the queue loses nothing and does nothing twice, in long forms.
//!
//! Each form is a command that anyone can also run by itself; here they only stand in a row, the
//! quick ones first.

use std::ffi::OsString;

use super::mutants;
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
    mutants::prove(project, None)?;
    for (count, seed, on) in HISTORIES {
        let args = ["--histories", count, "--seed", seed, "--on", on];
        histories(project, &args.map(OsString::from))?;
    }
    Ok(())
}

/// Plays histories; the program is an example of the crate that it plays with.
pub(crate) fn histories(project: &Project, args: &[OsString]) -> Result<(), Failure> {
    let mut cargo = project.cargo();
    cargo.args(["run", "--quiet", "--profile", "simulation"]);
    cargo.args(["--package", "station", "--example", "simulation", "--"]);
    shell::run_in_front(cargo.args(args))
}
