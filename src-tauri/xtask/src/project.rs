//! Where the repository, its build output and its crates are, as cargo itself tells it.
//!
//! Asking cargo rather than guessing paths keeps CARGO_TARGET_DIR and cargo's own configuration
//! working, and a new crate or test file is picked up without a change here.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::failure::{Failure, at};
use crate::shell;

/// The Tauri crate: the only one that needs WebKit and a built screen.
pub(crate) const WINDOW_CRATE: &str = "packing-station";

/// The tests of the real window, which need a display and run apart from all others.
pub(crate) const WINDOW_TEST: &str = "window";

#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) crates: Vec<Crate>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Crate {
    pub(crate) name: String,
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    kind: Vec<String>,
    name: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Project {
    pub(crate) fn find() -> Result<Self, Failure> {
        let own = std::env::var_os("CARGO_MANIFEST_DIR").ok_or(Failure::NotUnderCargo)?;
        let mut cargo = shell::cargo();
        cargo.args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--manifest-path",
        ]);
        cargo.arg(root_manifest(Path::new(&own)).ok_or(Failure::NotUnderCargo)?);
        Self::read(&shell::output_of(&mut cargo)?)
    }

    fn read(metadata: &str) -> Result<Self, Failure> {
        let metadata: Metadata =
            serde_json::from_str(metadata).map_err(|source| Failure::Json {
                what: "the answer of cargo metadata".into(),
                source,
            })?;
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
            crates: metadata.packages,
        })
    }

    /// Names of all integration tests except the window's.
    pub(crate) fn integration_tests(&self) -> Vec<&str> {
        let targets = self.crates.iter().flat_map(|krate| &krate.targets);
        let tests = targets.filter(|target| target.kind.iter().any(|kind| kind == "test"));
        tests
            .map(|target| target.name.as_str())
            .filter(|name| *name != WINDOW_TEST)
            .collect()
    }

    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    pub(crate) fn hello(&self) -> PathBuf {
        self.root.join("tests/fixtures/hello")
    }

    /// A folder under the build output for logs, reports and stamps; made on first use.
    pub(crate) fn notes(&self) -> Result<PathBuf, Failure> {
        let folder = self.target.join("xtask");
        std::fs::create_dir_all(&folder).map_err(at(&folder))?;
        Ok(folder)
    }

    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = shell::cargo();
        cargo.current_dir(&self.root);
        cargo
    }

    pub(crate) fn npm(&self) -> Command {
        let mut npm = shell::npm();
        npm.current_dir(self.ui());
        npm
    }
}

/// Cargo must be asked about the root: asked about a member, it takes that one for the default.
fn root_manifest(own: &Path) -> Option<PathBuf> {
    own.ancestors()
        .skip(1)
        .map(|folder| folder.join("Cargo.toml"))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    const METADATA: &str = r#"{
        "packages": [
            { "name": "station", "id": "s", "targets": [
                { "kind": ["lib"], "name": "station" },
                { "kind": ["test"], "name": "main" } ] },
            { "name": "packing-station", "id": "w", "targets": [
                { "kind": ["bin"], "name": "packing-station" },
                { "kind": ["test"], "name": "window" } ] },
            { "name": "xtask", "id": "x", "targets": [{ "kind": ["bin"], "name": "xtask" }] }
        ],
        "workspace_root": "/repo",
        "target_directory": "/elsewhere"
    }"#;

    #[test]
    fn the_window_test_is_told_apart_from_all_other_integration_tests() {
        let project = Project::read(METADATA).unwrap();
        assert_eq!(project.integration_tests(), ["main"]);
    }

    #[test]
    fn build_output_is_looked_for_where_cargo_puts_it() {
        let project = Project::read(METADATA).unwrap();
        assert_eq!(project.target, PathBuf::from("/elsewhere"));
        assert_eq!(project.ui(), PathBuf::from("/repo/ui"));
    }

    #[test]
    fn cargo_is_asked_about_the_whole_workspace() {
        let manifest = root_manifest(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(
            std::fs::read_to_string(manifest)
                .unwrap()
                .contains("[workspace]")
        );
    }
}
