//! What the program says where it was started from: in its words, or to the benchmark.
//!
//! The window is where a packer reads; this is for who starts the program by hand or from a
//! script. A terminal that is gone is no reason to fail, so a line that cannot be written is let
//! go.

use std::io::Write;
use std::path::Path;

use station::error::Problem;
use station::view::LanguageView;
use station::words::Words;

use crate::arguments::Misused;

pub(crate) fn usage() {
    out(&words().say("cli-station-usage", &[]));
}

pub(crate) fn version() {
    out(concat!(
        env!("CARGO_PKG_NAME"),
        " ",
        env!("CARGO_PKG_VERSION")
    ));
}

pub(crate) fn misused(misused: &Misused) {
    let words = words();
    err(&match misused {
        Misused::UnknownFlag(flag) => words.say("cli-unknown-flag", &[("flag", flag)]),
        Misused::MissingValue(flag) => words.say("cli-missing-value", &[("flag", flag)]),
    });
}

pub(crate) fn problem(problem: &Problem) {
    err(&words().problem(problem));
}

pub(crate) fn no_display() {
    err(&words().say("cli-no-display", &[]));
}

/// The web view could not be made; Tauri's own words, in the log, are all that is known of why.
pub(crate) fn no_window(logs: Option<&Path>) {
    err(&unopened(&words(), logs));
}

fn unopened(words: &Words, logs: Option<&Path>) -> String {
    let said = words.say("cli-no-window", &[]);
    let Some(logs) = logs.map(|logs| logs.display().to_string()) else {
        return said;
    };
    format!(
        "{said} {}",
        words.say("cli-no-window-again", &[("path", &logs)])
    )
}

/// The benchmark counts from starting the process to this line.
pub(crate) fn first_list_painted() {
    if std::env::var_os("PACKING_STATION_BENCH").is_some_and(|value| value == "1") {
        out("first-list-painted");
    }
}

/// The language of the machine, for a window that could not ask the database.
pub(crate) fn language() -> LanguageView {
    words().language
}

fn words() -> Words {
    Words::for_env(|name| std::env::var(name).ok())
}

fn out(line: &str) {
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "{line}").and_then(|()| stdout.flush());
}

fn err(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_window_is_told_where_the_logs_are_in_every_language() {
        let logs = Path::new("/srv/counter-1/logs");
        for language in ["en_GB", "tr_TR", "ar_EG", "de_DE"] {
            let words = Words::for_env(|name| (name == "LANG").then(|| language.to_owned()));
            let said = unopened(&words, Some(logs));
            assert!(said.contains("/srv/counter-1/logs"), "{said}");
        }
    }
}
