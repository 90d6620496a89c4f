//! Prints: each step a compare-and-set that the database checks again, each with its line in the
//! journal.

use std::collections::HashSet;

use packing::command::Act;
use packing::id::PackageId;
use packing::print::ask::Reason;
use packing::print::route::{DocumentKind, PrinterId};
use packing::print::{Event, Progress, step as next};
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use serde::{Deserialize, Serialize};

use super::journal::{self, Entry, What};
use super::meta;
use super::open::StoreError;
use super::queue::{from_text, text_of};

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

/// A print on its way into the queue. Its bytes are in `labels.db` already.
#[derive(Clone, Debug)]
pub struct NewPrint {
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
    pub who: i64,
    pub expiry_ms: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    pub id: PrintId,
    pub name: String,
    pub kind: DocumentKind,
    pub title: String,
    pub package: PackageId,
    pub parcel: u8,
    pub parcels: u8,
    pub paper: i64,
    pub fingerprint: u32,
    pub printer: PrinterId,
    pub format: String,
    pub sha256: String,
    pub preview: String,
    pub why: Why,
    pub reason: Option<Reason>,
    pub copy: u32,
    pub batch: i64,
    pub made_at: At,
    pub made_by: String,
    pub expiry_ms: u64,
    pub progress: Progress,
    pub attempts: u32,
    pub sent_at: At,
    pub spool: Option<String>,
    pub trouble: Option<String>,
    pub cancel_asked: bool,
    pub ended_at: Option<At>,
    pub closed: bool,
}

const COLUMNS: &str = "id, name, kind, title, package_id, parcel, parcels, paper_id, fingerprint, \
                       printer_id, format, sha256, preview, why, reason, copy, batch, made_at, \
                       made_by, expiry_ms, progress, attempts, sent_at, spool, trouble, \
                       cancel_asked, ended_at, closed_at";
const UNSETTLED: &str = "progress IN ('queued', 'sending', 'sent', 'unknown')";

/// Puts it into the queue. The number of its copy is counted over all prints of the same label.
pub fn append(
    transaction: &Transaction<'_>,
    file_tag: &str,
    new: &NewPrint,
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
        who: new.who,
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
        package: step.print.package,
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
            package: print.package,
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
        "UPDATE prints SET closed_at = ?2, closed_by = ?3
         WHERE id = ?1 AND closed_at = 0 AND progress IN ('failed', 'expired')",
        (print.id.0, at.0.max(1), by),
    )?;
    Ok(closed == 1)
}

pub fn find(connection: &Connection, name: &str) -> Result<Option<Print>, StoreError> {
    one(connection, "name = ?1", [name])
}

pub fn by_id(connection: &Connection, id: PrintId) -> Result<Option<Print>, StoreError> {
    one(connection, "id = ?1", [id.0])
}

pub fn of_package(connection: &Connection, id: PackageId) -> Result<Vec<Print>, StoreError> {
    many(connection, "package_id = ?1 ORDER BY id", [id.0])
}

pub fn unsettled(connection: &Connection) -> Result<Vec<Print>, StoreError> {
    // What was asked for alone comes out before a long list.
    many(
        connection,
        &format!("{UNSETTLED} ORDER BY printer_id, batch > 0, id"),
        [],
    )
}

/// What its printer is at, or else what it gets next.
pub fn next_of(connection: &Connection, printer: PrinterId) -> Result<Option<Print>, StoreError> {
    one(
        connection,
        "printer_id = ?1 AND progress IN ('queued', 'sending', 'sent')
         ORDER BY progress = 'queued', batch > 0, id LIMIT 1",
        [printer.0],
    )
}

/// Those at this printer that a start found half sent.
pub fn cut_off_at(connection: &Connection, printer: PrinterId) -> Result<Vec<Print>, StoreError> {
    many(
        connection,
        "printer_id = ?1 AND progress = 'unknown' AND trouble = 'cut-off' ORDER BY id",
        [printer.0],
    )
}

/// Those that this printer's side may still have, although nobody could say so.
pub fn held_at(connection: &Connection, printer: PrinterId) -> Result<Vec<Print>, StoreError> {
    many(
        connection,
        "printer_id = ?1 AND progress = 'unknown' AND spool <> '' ORDER BY id",
        [printer.0],
    )
}

/// When the last earlier print of the same list ended: until then its turn had not come.
pub fn turn_came(connection: &Connection, print: &Print) -> Result<At, StoreError> {
    if print.batch == 0 {
        return Ok(print.made_at);
    }
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(ended_at) FROM prints WHERE batch = ?1 AND id < ?2")?
        .query_row((print.batch, print.id.0), |row| row.get(0))?;
    Ok(print.made_at.max(At(last.unwrap_or_default())))
}

/// The print before it in the same list is over unprinted: nobody stands there any more.
pub fn list_ran_out(connection: &Connection, print: &Print) -> Result<bool, StoreError> {
    let before: Option<String> = connection
        .prepare_cached(
            "SELECT progress FROM prints WHERE batch = ?1 AND ?1 > 0 AND id < ?2
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row((print.batch, print.id.0), |row| row.get(0))
        .optional()?;
    Ok(before.as_deref() == Some("expired"))
}

/// What needs a person: questions, and what did not come out and was neither printed since nor
/// closed.
pub fn problems(connection: &Connection) -> Result<Vec<Print>, StoreError> {
    many(
        connection,
        "progress = 'unknown' OR (progress IN ('failed', 'expired') AND closed_at = 0
             AND NOT EXISTS (
                 SELECT 1 FROM prints later WHERE later.id > prints.id
                 AND later.kind = prints.kind AND later.package_id = prints.package_id
                 AND later.parcel = prints.parcel
                 AND (prints.package_id > 0 OR later.printer_id = prints.printer_id)))
         ORDER BY id",
        [],
    )
}

pub fn printed_since(connection: &Connection, at: At, most: u32) -> Result<Vec<Print>, StoreError> {
    many(
        connection,
        "progress = 'printed' AND ended_at > 0 AND ended_at >= ?1
         ORDER BY ended_at DESC, id DESC LIMIT ?2",
        (at.0, most),
    )
}

/// A label of the package is on paper, or may be.
pub fn on_paper(connection: &Connection, id: PackageId) -> Result<bool, StoreError> {
    let on_paper = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM prints WHERE package_id = ?1 AND kind = 'label'
             AND progress IN ('sending', 'sent', 'printed', 'unknown'))",
        )?
        .query_row([id.0], |row| row.get(0))?;
    Ok(on_paper)
}

/// Packages that were packed here and whose label was never to be printed, the oldest first; each
/// with who packed it and when. Commands of another file were brought back after damage: what was
/// printed for them that file knew.
pub fn packed_unlabelled(
    connection: &Connection,
    (file_tag, since): (&str, At),
) -> Result<Vec<(PackageId, At, String)>, StoreError> {
    let acts: Vec<Act> = Act::ALL.into_iter().filter(|act| act.packs()).collect();
    let acts = serde_json::to_string(&acts).map_err(|_| StoreError::Unreadable { what: "acts" })?;
    let mut statement = connection.prepare_cached(
        "SELECT package_id, max(made_at), made_by FROM main.commands
         WHERE act IN (SELECT value FROM json_each(?1)) AND made_at >= ?2
         AND substr(id, 1, length(?3) + 1) = ?3 || '-'
         AND delivery NOT IN ('withdrawn', 'rejected', 'superseded', 'abandoned')
         AND NOT EXISTS (
             SELECT 1 FROM main.prints WHERE prints.package_id = commands.package_id
             AND kind = 'label')
         GROUP BY package_id ORDER BY min(seq)",
    )?;
    let packed = statement
        .query_map((acts, since.0, file_tag), |row| {
            Ok((PackageId(row.get(0)?), At(row.get(1)?), row.get(2)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(packed)
}

/// Packages with a label that was printed here, or was to be.
pub fn labelled(connection: &Connection) -> Result<HashSet<PackageId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT package_id FROM prints WHERE kind = 'label' AND progress <> 'cancelled'",
    )?;
    let ids = statement
        .query_map([], |row| row.get(0).map(PackageId))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// A number for labels that are asked for in one go.
pub fn next_batch(connection: &Connection) -> Result<i64, StoreError> {
    let last: i64 = connection
        .prepare_cached("SELECT coalesce(max(batch), 0) FROM prints")?
        .query_row([], |row| row.get(0))?;
    Ok(last + 1)
}

/// Prints that a printer still has to do with.
pub fn waiting(connection: &Connection, printer: PrinterId) -> Result<u32, StoreError> {
    let count = connection
        .prepare_cached(
            "SELECT count(*) FROM prints
             WHERE printer_id = ?1 AND progress IN ('queued', 'sending', 'sent')",
        )?
        .query_row([printer.0], |row| row.get(0))?;
    Ok(count)
}

/// The last printed label of each parcel that had one since then.
pub fn last_labels(connection: &Connection, since: At) -> Result<Vec<Print>, StoreError> {
    many(
        connection,
        "kind = 'label' AND progress = 'printed' AND ended_at > 0 AND ended_at >= ?1
         AND NOT EXISTS (
             SELECT 1 FROM prints later WHERE later.package_id = prints.package_id
             AND later.parcel = prints.parcel AND later.kind = 'label' AND later.id > prints.id
             AND later.progress NOT IN ('failed', 'expired', 'cancelled'))
         ORDER BY id",
        [since.0],
    )
}

fn one(
    connection: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> Result<Option<Print>, StoreError> {
    Ok(many(connection, which, values)?.into_iter().next())
}

fn many(
    connection: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Print>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM prints WHERE {which}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    let mut prints = Vec::new();
    while let Some(row) = rows.next()? {
        prints.push(read(row)?);
    }
    Ok(prints)
}

fn read(row: &Row<'_>) -> Result<Print, StoreError> {
    let text = |at: usize| row.get::<_, String>(at);
    let some = |at: usize| text(at).map(|it| Some(it).filter(|it| !it.is_empty()));
    let ended_at: i64 = row.get(26)?;
    Ok(Print {
        id: PrintId(row.get(0)?),
        name: text(1)?,
        kind: from_text(&text(2)?)?,
        title: text(3)?,
        package: PackageId(row.get(4)?),
        parcel: row.get(5)?,
        parcels: row.get(6)?,
        paper: row.get(7)?,
        fingerprint: row.get(8)?,
        printer: PrinterId(row.get(9)?),
        format: text(10)?,
        sha256: text(11)?,
        preview: text(12)?,
        why: from_text(&text(13)?)?,
        reason: some(14)?.map(|it| from_text(&it)).transpose()?,
        copy: row.get(15)?,
        batch: row.get(16)?,
        made_at: At(row.get(17)?),
        made_by: text(18)?,
        expiry_ms: u64::try_from(row.get::<_, i64>(19)?).unwrap_or_default(),
        progress: from_text(&text(20)?)?,
        attempts: row.get(21)?,
        sent_at: At(row.get(22)?),
        spool: some(23)?,
        trouble: some(24)?,
        cancel_asked: row.get(25)?,
        ended_at: (ended_at > 0).then_some(At(ended_at)),
        closed: row.get::<_, i64>(27)? > 0,
    })
}
