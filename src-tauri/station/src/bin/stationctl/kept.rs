//! What is kept of the past: the journal, whether it is whole, and going back to a backup.

use std::path::Path;

use station::Station;
use station::error::{Problem, ProblemKey};
use station::view::{BackupView, JournalStepView, JournalView, VerifiedView};
use station::words::Words;

use crate::errands::find;
use crate::failure::{Exit, Failure};
use crate::setup::Setup;
use crate::terminal::Terminal;
use crate::text;

/// A package that is no longer listed may still have a story, under the OMS's id.
pub(crate) fn journal(station: &Station, number: &str, terminal: &Terminal) -> Result<(), Failure> {
    let id = match find(station, number) {
        Ok(meant) => meant.row.id,
        Err(unknown) => number.parse().map_err(|_| unknown)?,
    };
    let journal = station.journal(id)?;
    terminal.answer(&journal, |words| told(words, &journal))
}

fn told(words: &Words, journal: &JournalView) -> String {
    if journal.steps.is_empty() {
        return words.say("cli-journal-empty", &[]);
    }
    let head = [
        "cli-field-at",
        "cli-field-step",
        "cli-field-who",
        "cli-field-shown",
        "cli-field-mark",
        "cli-field-detail",
        "cli-field-command",
    ];
    let cells = |step: &JournalStepView| {
        let shown = step.state.as_ref().map(|state| text::state(words, state));
        let mark = step.mark.and_then(crate::keys::mark);
        vec![
            text::time(Some(step.at)),
            words.say(&format!("cli-step-{}", step.what.replace('_', "-")), &[]),
            step.who.clone().unwrap_or_default(),
            shown.unwrap_or_default(),
            mark.map_or_else(String::new, |key| words.say(key, &[])),
            step.detail.clone(),
            step.command.clone(),
        ]
    };
    text::columns(words, &head, journal.steps.iter().map(cells))
}

/// Ends with an error where the journal is not whole, so that a script needs to read nothing.
pub(crate) fn verify(station: &Station, terminal: &Terminal) -> Result<(), Failure> {
    let verified = station.verify_journal()?;
    match verified.broken_at {
        None => terminal.answer(&verified, |words| whole(words, &verified)),
        Some(row) => {
            if terminal.json {
                terminal.answer(&verified, |_| String::new())?;
            }
            let broken = Exit::Failed.saying("cli-journal-broken");
            Err(broken.with("row", row.to_string()))
        }
    }
}

fn whole(words: &Words, it: &VerifiedView) -> String {
    let counts = [("rows", it.rows), ("purged", it.purged), ("lost", it.lost)];
    words.count("cli-journal-whole", &counts, &[("head", &it.head)])
}

pub(crate) fn restore(setup: &Setup, file: &Path, terminal: &Terminal) -> Result<(), Failure> {
    let replaced = Station::restore(&setup.data_dir, file).map_err(refused)?;
    // The queue is put right now and not when somebody next looks.
    drop(setup.work()?);
    let view = BackupView {
        path: replaced.display().to_string(),
    };
    terminal.answer(&view, |words| {
        words.say("cli-restored", &[("path", &view.path)])
    })
}

fn refused(problem: Problem) -> Failure {
    match problem.key {
        ProblemKey::AlreadyRunning => Exit::NoStart.saying("cli-window-refuses"),
        ProblemKey::NotABackup => Exit::Failed.because(problem),
        _ => Exit::NoStart.because(problem),
    }
}
