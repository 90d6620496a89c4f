//! A display of its own for each window, so that tests run side by side and never on a person's.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

pub(crate) struct Display {
    xvfb: Child,
    pub(crate) name: String,
}

impl Display {
    /// Xvfb picks a free number by itself and prints it.
    pub(crate) fn open() -> Self {
        let mut xvfb = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let mut stdout = BufReader::new(xvfb.stdout.take().unwrap());
        stdout.read_line(&mut number).unwrap();
        Self {
            xvfb,
            name: format!(":{}", number.trim()),
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.xvfb.kill();
        let _ = self.xvfb.wait();
    }
}
