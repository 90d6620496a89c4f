//! The Rust tests: which command runs them, and how its output is counted.
//!
//! All calls name the same packages (`--workspace`) and choose among their tests by name only.
//! Choosing packages instead would change which features cargo unifies, and compile Tauri twice.

use std::process::Command;

use super::tally::Tally;
use super::{libtest, nextest};
use crate::project::Project;
use crate::shell;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runner {
    Cargo,
    Nextest,
}

impl Runner {
    pub(super) fn installed() -> Self {
        let found = shell::on_path(&["cargo-nextest"]).is_some();
        if found { Self::Nextest } else { Self::Cargo }
    }

    /// The command that runs the tests chosen by these words, all of them even after a failure.
    /// Ignored tests need what a desktop may lack (a print server, say), so only CI insists.
    pub(super) fn command(self, project: &Project, choice: &[&str], in_ci: bool) -> Command {
        let mut cargo = project.cargo();
        match self {
            Self::Cargo => cargo.arg("test"),
            Self::Nextest => cargo.args(["nextest", "run", "--no-input-handler"]),
        };
        cargo.arg("--no-fail-fast").args(choice);
        if in_ci {
            cargo.arg("--locked");
            match self {
                Self::Cargo => cargo.args(["--", "--include-ignored"]),
                Self::Nextest => cargo.args(["--run-ignored", "all"]),
            };
        }
        cargo
    }

    pub(super) fn count(self, project: &Project, choice: &[String], output: &str) -> Tally {
        match self {
            Self::Cargo => libtest::count(output),
            Self::Nextest => {
                let mut count = nextest::count(output);
                if count.ignored > 0 {
                    count.tally.skipped = ignored_names(project, choice, count.ignored);
                }
                count.tally
            }
        }
    }

    pub(super) fn is_passed_line(self, line: &str) -> bool {
        match self {
            Self::Cargo => libtest::is_passed_line(line),
            Self::Nextest => nextest::is_passed_line(line),
        }
    }
}

fn ignored_names(project: &Project, choice: &[String], ignored: usize) -> Vec<String> {
    let mut list = project.cargo();
    list.args([
        "nextest",
        "list",
        "--run-ignored",
        "only",
        "--message-format",
        "oneline",
    ]);
    match shell::output_of(list.args(choice)) {
        Ok(listing) => nextest::names(&listing),
        // Unnamed is worse than named, and better than not counted.
        Err(_) => vec!["an ignored Rust test".into(); ignored],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn spelled(runner: Runner, in_ci: bool) -> String {
        let (root, target) = (PathBuf::from("/repo"), PathBuf::from("/target"));
        let project = Project {
            root,
            target,
            crates: Vec::new(),
        };
        let command = runner.command(&project, &["--workspace", "--lib"], in_ci);
        shell::spelled(&command)
            .split_once(' ')
            .unwrap()
            .1
            .to_owned()
    }

    #[test]
    fn tests_that_a_desktop_may_skip_are_run_in_ci() {
        assert_eq!(
            spelled(Runner::Cargo, false),
            "test --no-fail-fast --workspace --lib"
        );
        assert!(spelled(Runner::Cargo, true).ends_with("--locked -- --include-ignored"));
        assert!(!spelled(Runner::Nextest, false).contains("ignored"));
        assert!(spelled(Runner::Nextest, true).ends_with("--locked --run-ignored all"));
    }
}
