//! The screen's side of a build: Node.js, the npm packages, and `ui/dist`.
//!
//! Both steps are skipped when they would change nothing: `npm ci` throws all packages away
//! first, and a rewritten `ui/dist` makes cargo build the window again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::failure::{Failure, at};
use crate::fingerprint;
use crate::project::Project;
use crate::shell;

/// Makes the npm packages what the lock file says.
pub(crate) fn install_packages(project: &Project) -> Result<(), Failure> {
    check_node(shell::answer("node", &["--version"]).as_deref())?;
    let lock = read_lock(&project.ui().join("package-lock.json"))?;
    // npm writes this file last, so an interrupted installation has none.
    let installed = read_lock(&project.ui().join("node_modules/.package-lock.json"));
    if installed.is_ok_and(|installed| lock.is_met_by(&installed)) {
        return Ok(());
    }
    eprintln!("Installing the npm packages of ui/package-lock.json");
    shell::run(project.npm().args(["ci", "--no-audit", "--no-fund"]))
}

/// Builds `ui/dist`, which the window embeds, unless it is what these sources give.
pub(crate) fn build_screen(project: &Project) -> Result<(), Failure> {
    if screen_is_built(project) {
        return Ok(());
    }
    eprintln!("Building the screen");
    shell::run(project.npm().args(["run", "--silent", "build"]))?;
    remember_screen(project)
}

/// Whether `ui/dist` was built from the sources as they are now.
pub(crate) fn screen_is_built(project: &Project) -> bool {
    let noted = stamp(project).and_then(|path| std::fs::read_to_string(&path).map_err(at(&path)));
    noted.is_ok_and(|was| fingerprint(project).is_ok_and(|is| is == was))
}

/// Notes from which sources `ui/dist` was just built.
pub(crate) fn remember_screen(project: &Project) -> Result<(), Failure> {
    let path = stamp(project)?;
    std::fs::write(&path, fingerprint(project)?).map_err(at(&path))
}

fn stamp(project: &Project) -> Result<PathBuf, Failure> {
    Ok(project.notes()?.join("screen-built-from"))
}

fn check_node(version: Option<&str>) -> Result<(), Failure> {
    let found = match version {
        None => "was not found".to_owned(),
        Some(text) if major_and_minor(text).is_some_and(suits_vite) => return Ok(()),
        Some(text) => format!("{text} was found"),
    };
    Err(Failure::Node { found })
}

/// What all of the npm packages run on: no line of an odd number among them.
fn suits_vite((major, minor): (u32, u32)) -> bool {
    match major {
        ..20 | 21 | 23 => false,
        20 => minor >= 19,
        22 => minor >= 13,
        24.. => true,
    }
}

fn major_and_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
struct Locked {
    version: Option<String>,
    integrity: Option<String>,
    /// Built for some platforms only, so it may rightly be absent on this one.
    #[serde(default)]
    optional: bool,
}

impl Lock {
    /// Whether an installation holds all that is locked, and nothing in another version.
    fn is_met_by(&self, installed: &Self) -> bool {
        let same = |name: &str, locked: &Locked| {
            let found = installed.packages.get(name);
            found.is_some_and(|f| f.version == locked.version && f.integrity == locked.integrity)
        };
        let packages = self.packages.iter().filter(|(name, _)| !name.is_empty());
        let all_there = packages.clone().all(|(name, locked)| {
            same(name, locked) || (locked.optional && !installed.packages.contains_key(name))
        });
        all_there
            && installed
                .packages
                .keys()
                .all(|name| self.packages.contains_key(name))
    }
}

fn read_lock(path: &Path) -> Result<Lock, Failure> {
    let text = std::fs::read_to_string(path).map_err(at(path))?;
    serde_json::from_str(&text).map_err(|source| Failure::Json {
        what: path.display().to_string(),
        source,
    })
}

/// One number for all that goes into the screen and all that came out of it. The output is
/// included because another checkout, or a person, may have put another one there.
fn fingerprint(project: &Project) -> Result<String, Failure> {
    let (ui, assets) = (project.ui(), project.root.join("assets"));
    let built = ui.join("dist/index.html");
    if !built.is_file() {
        let hint = "`npm run build` in ui/ has to write it";
        return Err(Failure::Missing { path: built, hint });
    }
    fingerprint::of(&[ui, assets], &["node_modules"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_vite_runs_on_is_accepted_and_another_is_refused_with_what_was_found() {
        let check = |version| check_node(version).map_err(|failure| failure.to_string());
        for good in ["v20.19.0", "v20.20.2", "v22.13.0", "v24.0.0", "v104.1.2"] {
            assert_eq!(check(Some(good)), Ok(()), "{good}");
        }
        for bad in [
            "v18.20.4", "v20.18.1", "v21.7.0", "v22.12.0", "v23.5.0", "nonsense",
        ] {
            assert!(
                check(Some(bad))
                    .unwrap_err()
                    .contains(&format!("{bad} was found"))
            );
        }
        assert!(check(None).unwrap_err().contains("was not found"));
    }

    fn lock(packages: &str) -> Lock {
        serde_json::from_str(&format!("{{\"packages\":{{{packages}}}}}")).unwrap()
    }

    const LOCKED: &str = r#"
        "": { "version": "0.1.0" },
        "node_modules/svelte": { "version": "5.0.0", "integrity": "sha512-a" },
        "node_modules/@rollup/windows": { "version": "4.0.0", "optional": true }"#;

    #[test]
    fn an_installation_as_locked_is_left_alone() {
        let installed = r#""node_modules/svelte": { "version": "5.0.0", "integrity": "sha512-a" }"#;
        assert!(lock(LOCKED).is_met_by(&lock(installed)));
    }

    #[test]
    fn an_installation_is_renewed_when_a_package_differs_is_absent_or_is_not_locked() {
        let check = |installed: &str| assert!(!lock(LOCKED).is_met_by(&lock(installed)));
        check(r#""node_modules/svelte": { "version": "5.0.1", "integrity": "sha512-a" }"#);
        check(r#""node_modules/svelte": { "version": "5.0.0", "integrity": "sha512-b" }"#);
        check("");
        check(
            r#""node_modules/svelte": { "version": "5.0.0", "integrity": "sha512-a" },
               "node_modules/stray": { "version": "1.0.0" }"#,
        );
        check(
            r#""node_modules/svelte": { "version": "5.0.0", "integrity": "sha512-a" },
               "node_modules/@rollup/windows": { "version": "3.0.0" }"#,
        );
    }

    #[test]
    fn a_project_without_a_built_screen_has_no_fingerprint() {
        let root = PathBuf::from("/nowhere");
        let project = Project {
            root,
            target: PathBuf::new(),
            crates: Vec::new(),
        };
        assert!(matches!(
            fingerprint(&project),
            Err(Failure::Missing { .. })
        ));
    }
}
