//! The real program in a real window: its own display, real WebKitGTK, real IPC, real SQLite, and
//! the simulated OMS that training mode brings along.
//!
//! Everything is seen and done as a packer does it, by what is written on the screen; nothing here
//! reaches into the program. What needs no window is tested below it, where it is quicker.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test says what went wrong by failing, and why it did not run by printing"
)]

mod day;
mod decisions;
mod desk;
mod display;
mod markup;
mod page;
mod refusals;
mod restart;

use std::path::{Path, PathBuf};

/// The program that was built together with these tests.
const PROGRAM: &str = env!("CARGO_BIN_EXE_packing-station");

/// What the driver and the display come from, with the package that Debian has them in.
const TOOLS: [(&str, &str); 2] = [("Xvfb", "xvfb"), ("WebKitWebDriver", "webkit2gtk-driver")];

/// True where a window can be driven; a desktop without the tools is told, CI has to have them.
fn can_drive() -> bool {
    let missing: Vec<_> = TOOLS
        .iter()
        .filter(|(tool, _)| on_path(tool).is_none())
        .collect();
    if missing.is_empty() {
        return true;
    }
    let what = format!("the window tests need {missing:?} (program, Debian package)");
    assert!(
        std::env::var_os("CI").is_none_or(|ci| ci != "true"),
        "{what}"
    );
    eprintln!("skipped: {what}");
    false
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|found| found.is_file())
}

/// A folder of its own for each test, and where the station's data goes inside it.
fn scratch() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::Builder::new()
        .prefix("packing-station-")
        .tempdir()
        .unwrap();
    let data = folder.path().join("data");
    (folder, data)
}

/// The same, where a window can be driven.
fn drivable() -> Option<(tempfile::TempDir, PathBuf)> {
    can_drive().then(scratch)
}

fn text_of(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}
