//! What the inner loop does not do again: a check of files that are as they were when it last
//! passed, with the same tools. A whole run never asks; it makes every check.

use std::path::PathBuf;

use crate::failure::{Failure, at};
use crate::fingerprint;
use crate::project::Project;
use crate::shell;

/// Written by tools from what is listed, or installed from the lock file that is.
const MADE: [&str; 4] = [".git", "dist", "node_modules", "target"];

/// What a check is about to be made of, and where it is noted once it has passed. The files are
/// read before it begins: what is edited meanwhile was not checked.
pub(super) struct Inputs {
    note: PathBuf,
    are: String,
}

/// The versions of what makes the checks: a newer one may find what an older one let pass. npm's
/// packages and cargo's are locked, and the lock files are among the files that are read.
pub(super) fn tools() -> String {
    let asked = [("rustc", "-vV"), ("node", "--version")];
    let versions = asked.map(|(tool, option)| shell::answer(tool, &[option]).unwrap_or_default());
    versions.join("\n")
}

impl Inputs {
    /// Of files and folders of the project, looked at with these [`tools`].
    pub(super) fn of(
        project: &Project,
        name: &str,
        tools: &str,
        paths: &[&str],
    ) -> Result<Self, Failure> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| project.root.join(path)).collect();
        let note = format!("{}-passed-with", name.replace(' ', "-"));
        Ok(Self {
            note: project.notes()?.join(note),
            are: format!("{tools}\n{}\n", fingerprint::of(&paths, &MADE)?),
        })
    }

    pub(super) fn have_passed(&self) -> bool {
        std::fs::read_to_string(&self.note).is_ok_and(|were| were == self.are)
    }

    pub(super) fn remember(&self) -> Result<(), Failure> {
        std::fs::write(&self.note, &self.are).map_err(at(&self.note))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_that_has_passed_is_made_again_once_a_file_or_a_tool_has_changed() {
        let root = std::env::temp_dir().join(format!("xtask-inputs-{}", std::process::id()));
        for folder in ["ui/src", "ui/dist"] {
            std::fs::create_dir_all(root.join(folder)).unwrap();
        }
        let project = Project {
            target: root.join("target"),
            root: root.clone(),
            crates: Vec::new(),
        };
        let write = |path: &str, text| std::fs::write(root.join(path), text).unwrap();
        let with = |tools| Inputs::of(&project, "a check", tools, &["ui", "lock"]).unwrap();
        let inputs = || with("rustc 1, node 2");
        write("lock", "1");
        write("ui/src/a.ts", "a");
        assert!(!inputs().have_passed(), "it was never made");
        inputs().remember().unwrap();
        write("ui/dist/a.js", "built");
        assert!(inputs().have_passed());
        for path in ["lock", "ui/src/a.ts", "ui/src/b.ts"] {
            write(path, "new");
            assert!(!inputs().have_passed(), "{path}");
            inputs().remember().unwrap();
        }
        assert!(inputs().have_passed());
        assert!(!with("rustc 1, node 3").have_passed(), "another tool");
        std::fs::remove_dir_all(root).unwrap();
    }
}
