//! Starting other programs: cargo, npm and what the system offers.
//!
//! One place, so that each child gets the same clean environment and each failure the same
//! sentence. It knows nothing of what the programs are for.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::failure::Failure;

/// `cargo run` tells xtask about xtask's own package; a cargo started from here must not inherit
/// that, or a build script that reads one of these variables is built anew each time.
const ABOUT_XTASK_ITSELF: [&str; 4] = [
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_PKG_",
];

pub(crate) fn cargo() -> Command {
    clean(Command::new(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
    ))
}

pub(crate) fn npm() -> Command {
    clean(Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" }))
}

/// Runs a program whose output the person should see, and takes anything but success as failure.
/// It is shown on stderr, so that stdout holds nothing but xtask's own results (`--json`).
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    run_in_front(command.stdout(std::io::stderr()))
}

/// Runs a program in xtask's place: all three streams are its own.
pub(crate) fn run_in_front(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|source| not_started(command, source))?;
    succeeded(command, status)
}

/// Runs a program for what it prints; what it says on stderr goes to the person.
pub(crate) fn output_of(command: &mut Command) -> Result<String, Failure> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|source| not_started(command, source))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a program prints when asked a question that it may well answer with "no".
pub(crate) fn answer(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

pub(crate) fn not_started(command: &Command, source: std::io::Error) -> Failure {
    Failure::Start {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    }
}

/// The command as a person would type it, for messages.
pub(crate) fn spelled(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

pub(crate) fn how_it_ended(status: ExitStatus) -> String {
    status.code().map_or_else(
        || "ended by a signal".into(),
        |code| format!("exit code {code}"),
    )
}

/// The first of these programs that is on the PATH.
pub(crate) fn on_path(programs: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let candidates = programs
        .iter()
        .flat_map(|name| folders.iter().map(move |dir| dir.join(name)));
    let mut programs = candidates.map(|path| path.with_extension(std::env::consts::EXE_EXTENSION));
    programs.find(|path| path.is_file())
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::Command {
        command: spelled(command),
        status: how_it_ended(status),
    })
}

/// Takes out what cargo told xtask about xtask itself.
pub(crate) fn clean(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if ABOUT_XTASK_ITSELF
            .iter()
            .any(|prefix| text.starts_with(prefix))
        {
            command.env_remove(&name);
        }
    }
    command
}
