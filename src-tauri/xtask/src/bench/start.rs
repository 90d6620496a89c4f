//! One start of a window: how long until it had painted, and what it then weighed.
//!
//! Both programs say on stdout that they have painted: two animation frames after the content is
//! in the page, and an IPC call. That is when a person can read it, give or take a frame.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::display::Display;
use super::mirror::Desk;
use crate::failure::{Failure, at};
use crate::lines;
use crate::processes;
use crate::project::{Project, WINDOW_CRATE};
use crate::shell;

/// Ten times what a busy machine needs.
const PAINT_LIMIT: Duration = Duration::from_secs(60);

/// After the first paint, memory still moves while WebKit tidies up; after this it rests.
const SETTLE: Duration = Duration::from_secs(2);

pub(super) struct App {
    pub(super) program: PathBuf,
    args: Vec<std::ffi::OsString>,
    variables: Vec<(String, String)>,
    /// The line by which the program says that it has painted.
    painted: &'static str,
    /// Where it keeps its web view's caches: warm, as on a desk that was started yesterday.
    home: PathBuf,
    /// A filled data folder that each start finds anew.
    data: Option<(PathBuf, PathBuf)>,
}

pub(super) struct Start {
    pub(super) first_paint_ms: f64,
    pub(super) memory: u64,
}

impl App {
    pub(super) fn station(project: &Project, scratch: &Path, desk: &Desk) -> Self {
        let copy = scratch.join("data");
        let mut variables = desk.variables.clone();
        variables.push(("PACKING_STATION_BENCH".into(), "1".into()));
        Self {
            program: project.target.join("release").join(WINDOW_CRATE),
            args: vec!["--data-dir".into(), copy.clone().into()],
            variables,
            painted: "first-list-painted",
            home: scratch.join("station-home"),
            data: Some((desk.data.clone(), copy)),
        }
    }

    pub(super) fn hello(project: &Project, scratch: &Path) -> Self {
        Self {
            program: project.target.join("release/hello-window"),
            args: Vec::new(),
            variables: Vec::new(),
            painted: "first-paint",
            home: scratch.join("hello-home"),
            data: None,
        }
    }

    pub(super) fn start(&self, display: &Display) -> Result<Start, Failure> {
        std::fs::create_dir_all(&self.home).map_err(at(&self.home))?;
        if let Some((filled, copy)) = &self.data {
            copy_folder(filled, copy)?;
        }
        let mut command = self.command(display);
        let begun = Instant::now();
        let child = command
            .spawn()
            .map_err(|source| shell::not_started(&command, source))?;
        let mut running = Running(child);
        let name = self.program.display().to_string();
        let painted = |line: &str| (line.trim() == self.painted).then(|| begun.elapsed());
        let pipe = running.0.stdout.take();
        let took = lines::await_line(&name, pipe, PAINT_LIMIT, painted)?;
        std::thread::sleep(SETTLE);
        let memory = processes::memory_of(&processes::tree_of(running.0.id()));
        Ok(Start {
            first_paint_ms: took.as_secs_f64() * 1_000.0,
            memory,
        })
    }

    /// Alike for both programs, but for what the station alone understands.
    fn command(&self, display: &Display) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.args)
            .envs(self.variables.iter().cloned());
        command
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY");
        // No message bus is started for a measurement, which nobody would end.
        command
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1");
        command.env("HOME", &self.home).env("TMPDIR", &self.home);
        for name in ["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, self.home.join(name));
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        command
    }
}

/// A started window, ended however the measuring ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        processes::end_tree(&mut self.0);
    }
}

pub(super) fn empty_scratch(project: &Project) -> Result<PathBuf, Failure> {
    let scratch = project.notes()?.join("bench");
    if scratch.exists() {
        std::fs::remove_dir_all(&scratch).map_err(at(&scratch))?;
    }
    std::fs::create_dir_all(&scratch).map_err(at(&scratch))?;
    Ok(scratch)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    if to.exists() {
        std::fs::remove_dir_all(to).map_err(at(to))?;
    }
    std::fs::create_dir_all(to).map_err(at(to))?;
    for entry in std::fs::read_dir(from).map_err(at(from))? {
        let source = entry.map_err(at(from))?.path();
        let Some(name) = source.file_name() else {
            continue;
        };
        let target = to.join(name);
        if source.is_dir() {
            copy_folder(&source, &target)?;
        } else {
            std::fs::copy(&source, &target).map_err(at(&source))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_start_finds_the_filled_folder_and_nothing_of_the_start_before() {
        let folder = std::env::temp_dir().join(format!("xtask-start-{}", std::process::id()));
        let (filled, copy) = (folder.join("filled"), folder.join("copy"));
        std::fs::create_dir_all(filled.join("logs")).unwrap();
        std::fs::write(filled.join("logs/mirror.db"), "2000 packages").unwrap();
        copy_folder(&filled, &copy).unwrap();
        std::fs::write(copy.join("left-behind"), "").unwrap();
        copy_folder(&filled, &copy).unwrap();
        let found = std::fs::read_to_string(copy.join("logs/mirror.db")).unwrap();
        let left_behind = copy.join("left-behind").exists();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, "2000 packages");
        assert!(!left_behind);
    }
}
