//! `cargo xtask prove mutants`: every rule of the queue is needed.
//!
//! Each patch under `tests/mutants` takes one rule away. It is applied to a copy of the tree, and
//! the test or the simulation that its first lines name must then fail. A patch that no longer
//! applies, or that nobody notices, is a failure: either the rule is gone or its test is.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, at};
use crate::project::Project;
use crate::shell;

const PATCHES: &str = "tests/mutants";
/// How a patch says which command must fail.
const SEEN_BY: &str = "Seen by: ";
const RUN_MAX: Duration = Duration::from_secs(60);

pub(crate) fn prove(project: &Project, only: Option<&str>) -> Result<(), Failure> {
    let mut unnoticed = 0;
    for patch in patches(project)? {
        let name = patch
            .file_stem()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        if only.is_some_and(|only| only != name) {
            continue;
        }
        let (verdict, ran) = judge(project, &patch)?;
        let seconds = ran.as_secs_f64();
        println!("{name}: {} (ran {seconds:.1} s)", verdict.words());
        unnoticed += u32::from(verdict != Verdict::Noticed);
    }
    if unnoticed == 0 {
        Ok(())
    } else {
        Err(Failure::ChecksFailed)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Noticed,
    /// A proof that takes this long is one that nobody runs.
    Late,
    Unnoticed,
    DoesNotApply,
    DoesNotCompile,
    NamesNobody,
}

impl Verdict {
    fn words(self) -> &'static str {
        match self {
            Self::Noticed => "noticed",
            Self::Late => "NOTICED TOO LATE",
            Self::Unnoticed => "NOT NOTICED by what it names",
            Self::DoesNotApply => "DOES NOT APPLY any more",
            Self::DoesNotCompile => "DOES NOT COMPILE",
            Self::NamesNobody => "NAMES NOBODY who would see it",
        }
    }
}

fn patches(project: &Project) -> Result<Vec<PathBuf>, Failure> {
    let folder = project.root.join(PATCHES);
    let entries = std::fs::read_dir(&folder).map_err(at(&folder))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut patches: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "patch"))
        .collect();
    patches.sort();
    Ok(patches)
}

/// What came of it, and how long the command ran that must fail; what it took to build is another
/// matter.
fn judge(project: &Project, patch: &Path) -> Result<(Verdict, Duration), Failure> {
    let unrun = |verdict| Ok((verdict, Duration::ZERO));
    let text = std::fs::read_to_string(patch).map_err(at(patch))?;
    let Some(seen_by) = text.lines().find_map(|line| line.strip_prefix(SEEN_BY)) else {
        return unrun(Verdict::NamesNobody);
    };
    let folder = project.target.join("mutants");
    let tree = folder.join("tree");
    copy_tree(project, &tree)?;
    let mut git = Command::new("git");
    // The copy lies below the repository, and git must not look for it there.
    git.current_dir(&tree)
        .env("GIT_CEILING_DIRECTORIES", &folder);
    git.arg("apply").arg(patch);
    if !succeeds(&mut git)? {
        return unrun(Verdict::DoesNotApply);
    }
    let words: Vec<&str> = seen_by.split_whitespace().collect();
    let build = folder.join("build");
    let cargo = |words: &[&str]| {
        let mut cargo = shell::cargo();
        cargo.current_dir(&tree).env("CARGO_TARGET_DIR", &build);
        cargo.args(words);
        cargo
    };
    if !succeeds(&mut cargo(&compiling(&words)))? {
        return unrun(Verdict::DoesNotCompile);
    }
    let began = Instant::now();
    let unnoticed = succeeds(&mut cargo(&words))?;
    let ran = began.elapsed();
    let verdict = match unnoticed {
        true => Verdict::Unnoticed,
        false if ran > RUN_MAX => Verdict::Late,
        false => Verdict::Noticed,
    };
    Ok((verdict, ran))
}

/// The same command, as far as it only compiles: what does not compile has not been noticed.
fn compiling<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let own = words.iter().take_while(|word| **word != "--").copied();
    let mut own: Vec<&str> = own.collect();
    match own.first().copied() {
        Some("run") => own[0] = "build",
        _ => own.push("--no-run"),
    }
    own
}

/// Only files that differ are written, so that what was built of the last copy is of use.
fn copy_tree(project: &Project, tree: &Path) -> Result<(), Failure> {
    let mut git = Command::new("git");
    git.current_dir(&project.root);
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let listed = shell::output_of(&mut git)?;
    for name in listed.lines() {
        let (from, to) = (project.root.join(name), tree.join(name));
        let Ok(bytes) = std::fs::read(&from) else {
            continue;
        };
        if std::fs::read(&to).is_ok_and(|there| there == bytes) {
            continue;
        }
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent).map_err(at(parent))?;
        }
        std::fs::write(&to, bytes).map_err(at(&to))?;
    }
    Ok(())
}

fn succeeds(command: &mut Command) -> Result<bool, Failure> {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let status = command
        .status()
        .map_err(|source| shell::not_started(command, source))?;
    Ok(status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_a_patch_that_applies_and_names_who_sees_it() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.ancestors().nth(2).unwrap();
        for rule in 1..=11 {
            let patch = root.join(PATCHES).join(format!("r{rule:02}.patch"));
            let text = std::fs::read_to_string(&patch).unwrap();
            assert!(
                text.lines().any(|line| line.starts_with(SEEN_BY)),
                "r{rule:02}"
            );
            let mut git = Command::new("git");
            git.current_dir(root).args(["apply", "--check"]).arg(&patch);
            assert!(
                git.status().unwrap().success(),
                "r{rule:02} no longer applies"
            );
        }
    }

    #[test]
    fn what_is_to_fail_is_first_only_compiled() {
        let run = ["run", "--example", "simulation", "--", "--histories", "9"];
        assert_eq!(compiling(&run), ["build", "--example", "simulation"]);
        let test = ["test", "-p", "packing", "--", "r4_"];
        assert_eq!(compiling(&test), ["test", "-p", "packing", "--no-run"]);
    }
}
