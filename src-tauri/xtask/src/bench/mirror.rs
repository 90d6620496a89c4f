//! The data folder that the measured station finds: a mirror filled from the simulated OMS.
//!
//! The simulator is gone by the time anything is measured. What is measured is a desk whose OMS
//! cannot be reached, which is when a packer depends on the mirror most, and nothing of the
//! simulator's own work or memory is in the numbers.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::OPEN_PACKAGES;
use crate::failure::Failure;
use crate::lines;
use crate::processes;
use crate::project::Project;
use crate::shell;

const READY_LIMIT: Duration = Duration::from_secs(60);

/// One and the same list in every run, so that runs can be compared.
const SEED: &str = "1";

pub(super) struct Desk {
    pub(super) data: PathBuf,
    /// How the station is told of its OMS.
    pub(super) variables: Vec<(String, String)>,
}

pub(super) fn fill(project: &Project, scratch: &Path) -> Result<Desk, Failure> {
    let mut build = project.cargo();
    build.args([
        "build",
        "--package",
        "oms-sim",
        "--package",
        "station",
        "--bins",
    ]);
    shell::run(&mut build)?;
    let (sim, url) = start_sim(project)?;
    let desk = Desk {
        data: scratch.join("filled"),
        variables: vec![("PACKING_STATION_OMS_URL".into(), url)],
    };
    let mut sync = Command::new(project.target.join("debug/stationctl"));
    sync.arg("--data-dir")
        .arg(&desk.data)
        .args(["sync", "--once"]);
    shell::run(sync.envs(desk.variables.iter().cloned()))?;
    drop(sim);
    Ok(desk)
}

struct Sim(Child);

impl Drop for Sim {
    fn drop(&mut self) {
        processes::end_tree(&mut self.0);
    }
}

fn start_sim(project: &Project) -> Result<(Sim, String), Failure> {
    let mut command = Command::new(project.target.join("debug/oms-sim"));
    command.args([
        "--port",
        "0",
        "--seed",
        SEED,
        "--packages",
        &OPEN_PACKAGES.to_string(),
    ]);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut sim = Sim(command
        .spawn()
        .map_err(|source| shell::not_started(&command, source))?);
    let pipe = sim.0.stdout.take();
    let url = lines::await_line("oms-sim", pipe, READY_LIMIT, url_in)?;
    Ok((sim, url))
}

fn url_in(line: &str) -> Option<String> {
    line.split_whitespace()
        .find(|word| word.starts_with("http://"))
        .map(str::to_owned)
}
