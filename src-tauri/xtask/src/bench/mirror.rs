//! The data folder that the measured station finds: a mirror filled from the simulated OMS.
//!
//! The simulator is gone by the time anything is measured. What is measured is a desk whose OMS
//! cannot be reached, which is when a packer depends on the mirror most, and nothing of the
//! simulator's own work or memory is in the numbers.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::failure::Failure;
use crate::lines;
use crate::processes;
use crate::project::Project;
use crate::shell;

const READY_LIMIT: Duration = Duration::from_secs(60);

/// One and the same list in every run, so that runs can be compared.
const SEED: &str = "1";

/// Of the simulator's packages 26 in 37 wait to be packed, which makes 2,000 here: the desk of a
/// busy shop. The others are packed, on their way, or in another store.
const ALL_PACKAGES: &str = "2843";

/// What the simulator says of itself when it is ready, and where the station looks for it.
const INTRODUCED: [(&str, &str); 3] = [
    ("url", "PACKING_STATION_OMS_URL"),
    ("token", "PACKING_STATION_OMS_TOKEN"),
    ("erp-code", "PACKING_STATION_STORE"),
];

pub(super) struct Desk {
    pub(super) data: PathBuf,
    /// How the station is told of its OMS.
    pub(super) variables: Vec<(String, String)>,
    /// How many packages the measured list has, as the station itself counts them.
    pub(super) open_packages: u64,
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
    let (sim, variables) = start_sim(project, "debug", ALL_PACKAGES)?;
    let mut desk = Desk {
        data: scratch.join("filled"),
        variables,
        open_packages: 0,
    };
    // Nothing else begins a station.
    shell::run(desk.stationctl(project).args(["packer", "add", "Bench"]))?;
    shell::run(desk.stationctl(project).args(["sync", "--once"]))?;
    drop(sim);
    let status = shell::output_of(desk.stationctl(project).args(["--json", "status"]))?;
    desk.open_packages = waiting(&status)?;
    Ok(desk)
}

impl Desk {
    fn stationctl(&self, project: &Project) -> Command {
        let mut command = Command::new(project.target.join("debug/stationctl"));
        command
            .arg("--data-dir")
            .arg(&self.data)
            .envs(self.variables.iter().cloned());
        command
    }
}

fn waiting(status: &str) -> Result<u64, Failure> {
    #[derive(serde::Deserialize)]
    struct Status {
        counts: Counts,
    }
    #[derive(serde::Deserialize)]
    struct Counts {
        waiting: u64,
    }
    let status: Status = serde_json::from_str(status).map_err(|source| Failure::Json {
        what: "what stationctl says".into(),
        source,
    })?;
    Ok(status.counts.waiting)
}

pub(super) struct Sim(Child);

impl Drop for Sim {
    fn drop(&mut self) {
        processes::end_tree(&mut self.0);
    }
}

pub(super) fn start_sim(
    project: &Project,
    profile: &str,
    packages: &str,
) -> Result<(Sim, Vec<(String, String)>), Failure> {
    let mut command = Command::new(project.target.join(profile).join("oms-sim"));
    command.args(["--port", "0", "--seed", SEED, "--packages", packages]);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut sim = Sim(command
        .spawn()
        .map_err(|source| shell::not_started(&command, source))?);
    let pipe = sim.0.stdout.take();
    let mut variables = Vec::new();
    let variables = lines::await_line("oms-sim", pipe, READY_LIMIT, |line| {
        variables.extend(variable(line));
        (variables.len() == INTRODUCED.len()).then(|| std::mem::take(&mut variables))
    })?;
    Ok((sim, variables))
}

/// What one line of the simulator's introduction means to the station.
fn variable(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(' ')?;
    let (_, variable) = INTRODUCED
        .iter()
        .find(|(introduced, _)| *introduced == name)?;
    Some(((*variable).to_owned(), value.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_as_long_as_the_station_says() {
        let status = r#"{"queue":{"sending":1},"counts":{"waiting":2000,"late":77}}"#;
        assert_eq!(waiting(status).unwrap(), 2000);
        assert!(waiting("{}").is_err());
    }

    #[test]
    fn the_station_is_told_what_the_simulator_says_of_itself() {
        let own = |line| variable(line).map(|(name, value)| format!("{name}={value}"));
        assert_eq!(
            own("url          http://127.0.0.1:4711").as_deref(),
            Some("PACKING_STATION_OMS_URL=http://127.0.0.1:4711")
        );
        assert_eq!(
            own("erp-code     S1").as_deref(),
            Some("PACKING_STATION_STORE=S1")
        );
        assert_eq!(own("admin-token  secret"), None);
        assert_eq!(own("ready"), None);
    }
}
