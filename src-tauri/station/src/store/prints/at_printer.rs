//! What each printer asks again and again: its next print, and what its side may still hold. None
//! of it may read all prints ever.

use packing::print::route::PrinterId;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension};

use super::Print;
use super::look::{many, one};
use crate::store::open::StoreError;
use crate::store::queue::text_of;

/// In the very words of the index of them, or SQLite does not see that it may use that.
macro_rules! unsettled {
    () => {
        "progress IN ('queued', 'sending', 'sent', 'unknown')"
    };
}
pub(super) const UNSETTLED: &str = unsettled!();
const NEXT: &str = concat!(
    unsettled!(),
    " AND printer_id = ?1 AND progress <> 'unknown'
     ORDER BY progress = 'queued', batch > 0, id LIMIT 1"
);
const WAITING: &str = concat!(
    unsettled!(),
    " AND printer_id = ?1 AND progress <> 'unknown'"
);
/// Questions, wherever they are.
pub(super) const UNCLEAR: &str = concat!(unsettled!(), " AND progress = 'unknown'");
const UNCLEAR_AT: &str = concat!(
    unsettled!(),
    " AND printer_id = ?1 AND progress = 'unknown'"
);
const FAILED_AT: &str = "printer_id = ?1 AND progress = 'failed' AND attempts > 0
     AND ended_at > 0 AND ended_at >= ?2";
/// A list is drawn in minutes: what ended before then was not of it.
const LIST_MADE_MS: i64 = 60 * 60 * 1_000;
const BEFORE_IN_LIST: &str = "batch = ?1 AND printer_id = ?2 AND +id < ?3
     AND ended_at > 0 AND ended_at >= ?4 ORDER BY +id DESC LIMIT 1";

const UNCLEAR_BEFORE: &str = concat!(
    unsettled!(),
    " AND printer_id = ?2 AND progress = 'unknown' AND batch = ?1 AND ?1 > 0 AND id < ?3"
);

/// What is asked every few moments, at each printer: none of them may read all prints ever.
#[cfg(test)]
pub(in crate::store) const ASKED_OFTEN: [&str; 6] = [
    NEXT,
    WAITING,
    UNCLEAR_AT,
    FAILED_AT,
    BEFORE_IN_LIST,
    UNCLEAR_BEFORE,
];

/// What its printer is at, or else what it gets next.
pub fn next_of(connection: &Connection, printer: PrinterId) -> Result<Option<Print>, StoreError> {
    one(connection, NEXT, [printer.0])
}

/// Those at this printer that were cut off before it could say what it calls them; and those of
/// which a person has said since then that they did not come out.
pub fn cut_off_at(
    connection: &Connection,
    asked: (PrinterId, At),
) -> Result<Vec<Print>, StoreError> {
    not_known_out(connection, asked, "spool = ''")
}

/// Those that this printer's side may still have, although nobody could say so; and those of which
/// a person has said since then that they did not come out.
pub fn held_at(connection: &Connection, asked: (PrinterId, At)) -> Result<Vec<Print>, StoreError> {
    not_known_out(connection, asked, "spool <> ''")
}

/// Each half in the words of its index.
fn not_known_out(
    connection: &Connection,
    (printer, since): (PrinterId, At),
    which: &str,
) -> Result<Vec<Print>, StoreError> {
    let unclear = format!("{UNCLEAR_AT} AND {which} ORDER BY id");
    let failed = format!("{FAILED_AT} AND {which} ORDER BY ended_at");
    let mut found = many(connection, &unclear, [printer.0])?;
    found.extend(many(connection, &failed, (printer.0, since.0))?);
    Ok(found)
}

/// Those of the same box that a printer was given, this one or another, and of which it is said
/// since then that they did not come out.
pub fn failed_before(
    connection: &Connection,
    (print, since): (&Print, At),
) -> Result<Vec<Print>, StoreError> {
    let wanted = &print.wanted;
    many(
        connection,
        "package_id = ?1 AND package_id > 0 AND parcel = ?2 AND kind = ?3
         AND id < ?4 AND progress = 'failed' AND attempts > 0 AND ended_at >= ?5 ORDER BY id",
        (
            wanted.package.0,
            wanted.parcel,
            text_of(&wanted.kind)?,
            print.id.0,
            since.0,
        ),
    )
}

/// When its printer printed something else last, or an earlier print of the same list ended there
/// or left nobody knowing whether it came out: until then its turn had not come. A printer that
/// prints nothing gives nobody more time, nor does an end that was only heard of long after.
pub fn turn_came(connection: &Connection, print: &Print) -> Result<At, StoreError> {
    let wanted = &print.wanted;
    let last: Option<i64> = connection
        .prepare_cached(&format!(
            "SELECT max(at) FROM (
                 SELECT max(ended_at) AS at FROM prints
                 WHERE ended_at > 0 AND ended_at >= ?4 AND printer_id = ?2
                 AND (progress = 'printed' OR batch = ?1 AND ?1 > 0 AND id < ?3)
                 AND (attempts = 0 OR ended_at <= sent_at + 2 * expiry_ms)
                 UNION ALL
                 SELECT max(sent_at) FROM prints WHERE {UNCLEAR_BEFORE})"
        ))?
        .query_row(
            (wanted.batch, wanted.printer.0, print.id.0, wanted.made_at.0),
            |row| row.get(0),
        )?;
    Ok(print.wanted.made_at.max(At(last.unwrap_or_default())))
}

/// The print before it in the same list at its printer is over unprinted: nobody stands there any
/// more.
pub fn list_ran_out(connection: &Connection, print: &Print) -> Result<bool, StoreError> {
    let wanted = &print.wanted;
    if wanted.batch == 0 {
        return Ok(false);
    }
    let made_since = wanted.made_at.plus_ms(-LIST_MADE_MS);
    let before: Option<String> = connection
        .prepare_cached(&format!(
            "SELECT progress FROM prints WHERE {BEFORE_IN_LIST}"
        ))?
        .query_row(
            (wanted.batch, wanted.printer.0, print.id.0, made_since.0),
            |row| row.get(0),
        )
        .optional()?;
    Ok(before.as_deref() == Some("expired"))
}

/// Prints that a printer still has to do with.
pub fn waiting(connection: &Connection, printer: PrinterId) -> Result<u32, StoreError> {
    let count = connection
        .prepare_cached(&format!("SELECT count(*) FROM prints WHERE {WAITING}"))?
        .query_row([printer.0], |row| row.get(0))?;
    Ok(count)
}
