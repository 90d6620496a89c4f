//! Prints: each step a compare-and-set that the database checks again, each with its line in the
//! journal. Looking them up is `look`'s, and for one printer `at_printer`'s.

mod at_printer;
mod late;
mod look;

use packing::id::PackageId;
use packing::print::ask::Reason;
use packing::print::route::{DocumentKind, PrinterId};
use packing::print::{Event, Progress, step as next};
use packing::time::At;
use rusqlite::{OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

use super::journal::{self, Entry, What};
use super::meta;
use super::open::StoreError;
use super::queue::text_of;
pub use at_printer::{
    cut_off_at, failed_before, held_at, list_ran_out, next_of, turn_came, waiting,
};
pub use late::{Late, keep_late, late_at, late_of};
pub use look::{
    Labelled, by_id, find, labelled, last_labels, last_of, next_batch, of_package, on_paper,
    packed_unlabelled, printed_since, problem_count, problems, unsettled,
};
#[cfg(test)]
pub(in crate::store) use {at_printer::ASKED_OFTEN, look::problem_kinds};

/// A print's place among this desk's prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrintId(pub i64);

/// Who wanted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Itself,
    Asked,
    Batch,
    Again,
    Test,
}

/// What was wanted on paper: said once, never changed. Its bytes are in `labels.db` already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kind: DocumentKind,
    pub title: String,
    pub package: PackageId,
    pub parcel: u8,
    pub parcels: u8,
    /// The row of the label that it puts on paper; 0 where it is none.
    pub paper: i64,
    pub fingerprint: u32,
    pub printer: PrinterId,
    pub format: String,
    pub sha256: String,
    /// The picture of it; empty where only a printer can draw it.
    pub preview: String,
    pub why: Why,
    pub reason: Option<Reason>,
    /// The same for all that were asked for in one go; else 0.
    pub batch: i64,
    pub made_at: At,
    pub made_by: String,
    pub expiry_ms: u64,
}

/// One print, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    pub id: PrintId,
    pub name: String,
    pub wanted: Wanted,
    pub copy: u32,
    pub progress: Progress,
    pub attempts: u32,
    pub sent_at: At,
    pub spool: Option<String>,
    pub trouble: Option<String>,
    pub cancel_asked: bool,
    pub ended_at: Option<At>,
    pub closed: bool,
}

/// Puts it into the queue, in somebody's name; 0 is the station itself. The number of its copy is
/// counted over all prints of the same label.
pub fn append(
    transaction: &Transaction<'_>,
    (file_tag, who): (&str, i64),
    new: &Wanted,
) -> Result<Print, StoreError> {
    let id = next_id(transaction)?;
    let name = format!("{file_tag}-p{id}");
    let reason = new.reason.as_ref().map(text_of).transpose()?;
    let copies = "SELECT count(*) + 1 FROM prints WHERE paper_id = ?7 AND ?7 > 0
                  AND progress = 'printed'";
    transaction
        .prepare_cached(&format!(
            "INSERT INTO prints (id, name, kind, package_id, parcel, parcels, paper_id,
                 fingerprint, printer_id, format, sha256, preview, why, reason, copy, batch,
                 made_at, made_by, expiry_ms, title)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ({copies}),
                 ?15, ?16, ?17, ?18, ?19)"
        ))?
        .execute(rusqlite::params![
            id,
            name,
            text_of(&new.kind)?,
            new.package.0,
            new.parcel,
            new.parcels,
            new.paper,
            new.fingerprint,
            new.printer.0,
            new.format,
            new.sha256,
            new.preview,
            text_of(&new.why)?,
            reason.clone().unwrap_or_default(),
            new.batch,
            new.made_at.0,
            new.made_by,
            i64::try_from(new.expiry_ms).unwrap_or(i64::MAX),
            new.title,
        ])?;
    let entry = Entry {
        at: new.made_at,
        what: What::PrintAsked,
        package: new.package,
        command: name,
        who,
        detail: reason.unwrap_or(text_of(&new.why)?),
    };
    journal::append(transaction, &entry)?;
    by_id(transaction, PrintId(id))?.ok_or(StoreError::Unreadable { what: "a print" })
}

/// Above every number ever given, also by rows that were purged since.
fn next_id(transaction: &Transaction<'_>) -> Result<i64, StoreError> {
    let last: Option<i64> = transaction
        .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'prints'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or_default() + 1)
}

/// One step of one print.
pub struct Stepped<'a> {
    pub print: &'a Print,
    pub event: Event,
    pub at: At,
    pub run: i64,
    /// A person's number; 0 is the station itself.
    pub who: i64,
    /// What the printer's side calls it, where that was just learned.
    pub spool: Option<&'a str>,
    /// What stands in its way.
    pub trouble: Option<&'a str>,
}

/// Takes a step: the rule first, then a compare-and-set that only the run holding the file can
/// make.
pub fn step(transaction: &Transaction<'_>, step: &Stepped<'_>) -> Result<Print, StoreError> {
    meta::check_run(transaction, step.run)?;
    let before = step.print;
    let progress = next(before.progress, step.event).map_err(|_| StoreError::Unreadable {
        what: "an illegal step",
    })?;
    let claimed = step.event == Event::Claimed;
    let ended = if progress.is_settled() {
        step.at.0.max(1)
    } else {
        0
    };
    let changed = transaction
        .prepare_cached(
            "UPDATE prints SET progress = ?3, attempts = attempts + ?4, ended_at = ?5,
                 run = CASE WHEN ?4 THEN ?6 ELSE run END,
                 sent_at = CASE WHEN ?4 THEN ?7 ELSE sent_at END,
                 spool = coalesce(?8, spool), trouble = coalesce(?9, trouble),
                 cancel_asked = max(cancel_asked, ?10)
             WHERE id = ?1 AND progress = ?2 AND attempts = ?11",
        )?
        .execute(rusqlite::params![
            before.id.0,
            text_of(&before.progress)?,
            text_of(&progress)?,
            claimed,
            ended,
            step.run,
            step.at.0,
            step.spool,
            step.trouble,
            step.event == Event::CancelAsked,
            before.attempts,
        ])?;
    if changed == 0 {
        return Err(StoreError::Overtaken);
    }
    if progress != before.progress || step.event == Event::CancelAsked {
        note(transaction, step, progress)?;
    }
    by_id(transaction, before.id)?.ok_or(StoreError::Unreadable { what: "a print" })
}

fn note(
    transaction: &Transaction<'_>,
    step: &Stepped<'_>,
    progress: Progress,
) -> Result<(), StoreError> {
    let entry = Entry {
        at: step.at,
        what: What::PrintStepped,
        package: step.print.wanted.package,
        command: step.print.name.clone(),
        who: step.who,
        detail: text_of(&progress)?,
    };
    journal::append(transaction, &entry)
}

/// What a file that was restored or salvaged believes of its prints is no longer sure: each may
/// have come out since.
pub(super) fn doubt_all(transaction: &Transaction<'_>, at: At) -> Result<(), StoreError> {
    for print in unsettled(transaction)? {
        if print.progress == Progress::Unknown {
            continue;
        }
        transaction.execute(
            "UPDATE prints SET progress = 'unknown' WHERE id = ?1",
            [print.id.0],
        )?;
        let entry = Entry {
            at,
            what: What::PrintStepped,
            package: print.wanted.package,
            command: print.name,
            who: 0,
            detail: text_of(&Progress::Unknown)?,
        };
        journal::append(transaction, &entry)?;
    }
    Ok(())
}

/// A person has dealt with it. False where it is not one that asks for it.
pub fn close(
    transaction: &Transaction<'_>,
    print: &Print,
    (at, by): (At, &str),
) -> Result<bool, StoreError> {
    let closed = transaction.execute(
        &format!(
            "UPDATE prints SET closed_at = ?2, closed_by = ?3
             WHERE id = ?1 AND closed_at = 0 AND {}",
            look::NOT_OUT
        ),
        (print.id.0, at.0.max(1), by),
    )?;
    Ok(closed == 1)
}
