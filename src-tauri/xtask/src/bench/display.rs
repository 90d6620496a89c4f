//! A display of its own for the windows that are measured, so that nothing else draws on it.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::failure::Failure;
use crate::lines;
use crate::processes;
use crate::shell;

const READY_LIMIT: Duration = Duration::from_secs(20);

pub(super) struct Display {
    xvfb: Child,
    pub(super) name: String,
}

impl Display {
    /// Xvfb picks a free number by itself and prints it, so two benches never meet.
    pub(super) fn open() -> Result<Self, Failure> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
        ]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut xvfb = command
            .spawn()
            .map_err(|source| shell::not_started(&command, source))?;
        let number = |line: &str| line.trim().parse::<u32>().ok();
        let pipe = xvfb.stdout.take();
        let mut display = Self {
            xvfb,
            name: String::new(),
        };
        display.name = format!(":{}", lines::await_line("Xvfb", pipe, READY_LIMIT, number)?);
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        processes::end_tree(&mut self.xvfb);
    }
}
