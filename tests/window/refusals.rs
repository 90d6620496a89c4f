//! When the station cannot start, or is asked for what it does not know: one clear sentence, in
//! the terminal and in the window, and an exit code.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::day::sign_in;
use crate::desk::{Desk, surroundings};
use crate::display::Display;
use crate::{PROGRAM, can_drive, drivable, scratch};

#[tokio::test]
async fn a_second_instance_is_told() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let first = Desk::open(&data).await;
    sign_in(&first).await;
    let second = Desk::open(&data).await;
    let words = format!(
        "The station is already running with the data in {}.",
        data.join("training").display()
    );
    second.see("The station could not start").await;
    second.see(&words).await;
    assert!(second.said().contains(&words), "said: {}", second.said());
    // Its own work goes on.
    first.press("More").await;
    first.see("Connected").await;
}

#[tokio::test]
async fn a_read_only_data_dir_is_one_clear_sentence() {
    if !can_drive() {
        return;
    }
    let data = unwritable();
    let desk = Desk::open(&data).await;
    let folder = data.join("training");
    let words = format!("{} cannot be written to.", folder.display());
    desk.see(&words).await;
    let said = desk.said();
    let sentences = said.lines().filter(|line| line.contains(&words)).count();
    assert_eq!(sentences, 1, "said: {said}");
    assert!(!data.exists(), "nothing is half written");
}

/// A place that the kernel lets nobody write to, not even root, who may run these tests.
fn unwritable() -> PathBuf {
    Path::new("/sys/kernel").join(format!("packing-station-{}", std::process::id()))
}

/// A kiosk's account without a home, say: all that the station writes lies in its data folder.
#[test]
fn the_window_opens_where_the_home_cannot_be_written() {
    if !can_drive() {
        return;
    }
    let (folder, data) = scratch();
    let display = Display::open();
    let mut station = Command::new(PROGRAM)
        .args(["--training", "--data-dir", data.to_str().unwrap()])
        .env("TMPDIR", folder.path())
        .envs(surroundings(&display, &unwritable()))
        .env("PACKING_STATION_BENCH", "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(station.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    station.kill().unwrap();
    station.wait().unwrap();
    assert_eq!(first.trim(), "first-list-painted");
}

#[test]
fn an_unknown_flag_is_named_and_ends_with_code_2() {
    let output = program(&["--trainning"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("--trainning") && said.lines().count() == 1,
        "{said}"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn help_and_version_need_no_display() {
    let help = program(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    let said = String::from_utf8_lossy(&help.stdout);
    for flag in ["--training", "--data-dir", "--config"] {
        assert!(said.contains(flag), "{said}");
    }
    let version = program(&["--version"]);
    assert!(version.stdout.starts_with(b"packing-station "));
}

#[test]
fn without_a_display_there_is_a_sentence_and_code_3() {
    let dead = ":54321";
    for display in ["", dead] {
        let (_folder, data) = scratch();
        let output = program_on(
            display,
            &["--training", "--data-dir", data.to_str().unwrap()],
        );
        assert_eq!(output.status.code(), Some(3), "on {display:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            !said.contains("panicked") && said.trim().lines().count() == 1,
            "{said}"
        );
        assert!(!data.exists(), "nothing is half written on {display:?}");
    }
}

/// Runs it to its end where there is nothing to draw on.
fn program(args: &[&str]) -> Output {
    program_on("", args)
}

fn program_on(display: &str, args: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(args)
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("XDG_RUNTIME_DIR", "/nowhere")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap()
}
