//! The Rust tests: which command runs them, and how its output is read.
//!
//! Whole runs name the same packages (`--workspace`) and choose among their tests by name only.
//! Choosing packages instead changes which features cargo unifies. The inner loop has to, as it is
//! to do without Tauri: all that it needs is built once more when it first runs, and kept beside.
//!
//! A test that needs what a desktop may lack (a print server, say) prints `skipped: ` and why,
//! and passes; under CI=true it must fail instead. Here it is then counted as skipped, and named.

use std::process::Command;

use super::tally::Tally;
use super::{libtest, nextest};
use crate::project::Project;
use crate::shell;

/// How a test begins the line that says why it did not run.
pub(super) const SKIPPED: &str = "skipped: ";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runner {
    Cargo,
    Nextest,
}

/// What else a run of the tests must be.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Manner {
    /// Fails when Cargo.lock is not current.
    pub(super) locked: bool,
    /// One test after the other.
    pub(super) in_turn: bool,
    /// All tests of a program in one process, as nextest never does: many that take a millisecond
    /// each are then quick, and what they all read is read once.
    pub(super) together: bool,
    /// All but the tests with these names.
    pub(super) without: &'static [&'static str],
}

impl Runner {
    pub(super) fn installed() -> Self {
        let found = shell::on_path(&["cargo-nextest"]).is_some();
        if found { Self::Nextest } else { Self::Cargo }
    }

    /// The command that runs the tests chosen by these words, all of them even after a failure.
    pub(super) fn command(self, project: &Project, choice: &[&str], manner: Manner) -> Command {
        let mut cargo = project.cargo();
        match self {
            Self::Cargo => cargo.arg("test"),
            Self::Nextest => cargo.args(["nextest", "run", "--no-input-handler"]),
        };
        cargo.arg("--no-fail-fast").args(choice);
        if manner.locked {
            cargo.arg("--locked");
        }
        match self {
            Self::Cargo => cargo.args(["--", "--show-output"]),
            Self::Nextest => cargo.args(["--success-output", "immediate"]),
        };
        if manner.in_turn {
            cargo.arg("--test-threads=1");
        }
        if self == Self::Nextest && !manner.without.is_empty() {
            cargo.arg("--");
        }
        cargo.args(manner.without.iter().flat_map(|name| ["--skip", name]));
        cargo
    }

    pub(super) fn count(self, output: &str) -> Tally {
        match self {
            Self::Cargo => libtest::count(output),
            Self::Nextest => nextest::count(output),
        }
    }

    pub(super) fn worth_reading(self, output: &str) -> Vec<&str> {
        match self {
            Self::Cargo => libtest::worth_reading(output),
            Self::Nextest => nextest::worth_reading(output),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn spelled(runner: Runner, manner: Manner) -> String {
        let (root, target) = (PathBuf::from("/repo"), PathBuf::from("/target"));
        let project = Project {
            root,
            target,
            crates: Vec::new(),
        };
        let command = runner.command(&project, &["--workspace", "--lib"], manner);
        shell::spelled(&command)
            .split_once(' ')
            .unwrap()
            .1
            .to_owned()
    }

    #[test]
    fn options_stand_where_each_runner_takes_them() {
        let strict = Manner {
            locked: true,
            in_turn: true,
            without: &["slow"],
            ..Manner::default()
        };
        assert_eq!(
            spelled(Runner::Cargo, strict),
            "test --no-fail-fast --workspace --lib --locked -- --show-output --test-threads=1 \
             --skip slow"
        );
        let without = Manner {
            without: &["slow"],
            ..Manner::default()
        };
        assert_eq!(
            spelled(Runner::Nextest, without),
            "nextest run --no-input-handler --no-fail-fast --workspace --lib \
             --success-output immediate -- --skip slow"
        );
        assert_eq!(
            spelled(Runner::Nextest, Manner::default()),
            "nextest run --no-input-handler --no-fail-fast --workspace --lib \
             --success-output immediate"
        );
    }
}
