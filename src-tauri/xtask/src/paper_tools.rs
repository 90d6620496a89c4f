//! The programs that look at what the station prints: decoders and rasterizers that others wrote.
//!
//! Those of the system come by apt (see [`crate::need`]); the packages of Python and Node go into a
//! folder beside the build, never into the system. Where they cannot be had, the tests that need
//! them say so and are counted as left out; in CI they fail.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, at};
use crate::project::Project;
use crate::shell;

/// The same versions everywhere: another decoder may read another page.
const PYTHON: [&str; 3] = ["zxing-cpp==3.1.1", "pypdfium2==5.15.2", "pillow==13.0.0"];
const PEERS_PYTHON: [&str; 3] = ["reportlab==5.1.0", "typst==0.15.2", "weasyprint==70.0"];
const PEER_NODE: &str = "pdfkit@0.20.2";
const NODE: &str = "zpl-renderer-js@3.4.0";

/// Installs them unless they are there already; a machine without a network goes on without.
pub(crate) fn install(project: &Project) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let folder = project.target.join("paper-tools");
    let (note, versions) = (folder.join("installed"), versions());
    if std::fs::read_to_string(&note).is_ok_and(|noted| noted == versions) {
        return Ok(());
    }
    eprintln!("Installing what looks at printed pages: {versions}");
    std::fs::create_dir_all(&folder).map_err(at(&folder))?;
    match fill(&folder) {
        Ok(()) => std::fs::write(&note, versions).map_err(at(&note)),
        Err(failure) => {
            eprintln!("xtask: {failure}; pages will be looked at by fewer programs");
            Ok(())
        }
    }
}

/// What else draws labels, for the bench alone; the folder in which it all is.
pub(crate) fn install_peers(project: &Project) -> Result<std::path::PathBuf, Failure> {
    let folder = project.target.join("paper-tools");
    let mut pip = Command::new(folder.join("venv/bin/pip"));
    shell::run(pip.args(["install", "--quiet"]).args(PEERS_PYTHON))?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--silent", "--prefix"]);
    shell::run(npm.arg(&folder).arg(PEER_NODE))?;
    Ok(folder)
}

fn fill(folder: &Path) -> Result<(), Failure> {
    let venv = folder.join("venv");
    shell::run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    let mut pip = Command::new(venv.join("bin/pip"));
    shell::run(pip.args(["install", "--quiet"]).args(PYTHON))?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--silent", "--prefix"]);
    shell::run(npm.arg(folder).arg(NODE))
}

fn versions() -> String {
    format!("{} {NODE}", PYTHON.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_is_fixed() {
        assert!(PYTHON.iter().all(|package| package.contains("==")));
        assert!(versions().ends_with("zpl-renderer-js@3.4.0"));
    }
}
