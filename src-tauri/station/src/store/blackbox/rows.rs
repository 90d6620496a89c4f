//! What the black box asks the database: only rows that it has no line for yet.

use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row};

use super::line::{Line, Made, without_documents, without_people};
use crate::store::open::StoreError;

/// Who queued it stands in the journal.
const MADE: &str = "SELECT c.id, c.package_id, c.act, c.seen, c.made_at, c.binding, c.handover_id,
        coalesce((
            SELECT j.who FROM journal j
            WHERE j.package_id = c.package_id AND j.command_id = c.id AND j.what = 'queued'
        ), 0),
        c.body, c.attempts
     FROM commands c";

const OPEN: &str = "c.delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')";

pub(super) fn made_since(snapshot: &Connection, seq: i64) -> Result<Vec<Made>, StoreError> {
    made(
        snapshot,
        &format!("{MADE} WHERE c.seq > ?1 ORDER BY c.seq"),
        [seq],
    )
}

/// What was sent more than once and is still open: its line is written again, with how often.
pub(super) fn sent_again_since(snapshot: &Connection, row: i64) -> Result<Vec<Made>, StoreError> {
    let named = "c.id IN (SELECT command_id FROM journal WHERE id > ?1 AND what = 'claimed')";
    made(
        snapshot,
        &format!("{MADE} WHERE {named} AND c.attempts > 1 AND {OPEN} ORDER BY c.seq"),
        [row],
    )
}

pub(super) fn all_open(snapshot: &Connection) -> Result<Vec<Made>, StoreError> {
    made(snapshot, &format!("{MADE} WHERE {OPEN} ORDER BY c.seq"), [])
}

fn made(
    snapshot: &Connection,
    sql: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Made>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql)?;
    let made = statement
        .query_map(values, read)?
        .collect::<Result<_, _>>()?;
    Ok(made)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Made> {
    let seen: String = row.get(3)?;
    let body: String = row.get(8)?;
    let (body, whole) = without_documents(serde_json::from_str(&body).unwrap_or_default());
    Ok(Made {
        id: row.get(0)?,
        package: row.get(1)?,
        act: row.get(2)?,
        body,
        seen: without_people(serde_json::from_str(&seen).unwrap_or_default()),
        made_at: At(row.get(4)?),
        binding: row.get(5)?,
        handover: row.get(6)?,
        who: row.get(7)?,
        whole,
        sent: row.get(9)?,
    })
}

/// Commands that have ended, of those that the journal has named since that row: a long queue is
/// not gone through each time.
pub(super) fn ended_since(snapshot: &Connection, row: i64) -> Result<Vec<(i64, Line)>, StoreError> {
    let mut statement = snapshot.prepare_cached(
        "SELECT c.seq, c.id, c.delivery, c.settled_at
         FROM (SELECT DISTINCT command_id FROM journal WHERE id > ?1 AND command_id <> '') j
         CROSS JOIN commands c ON c.id = j.command_id
         WHERE c.settled_at > 0 ORDER BY c.seq",
    )?;
    let ended = |row: &Row<'_>| -> rusqlite::Result<(i64, Line)> {
        let (id, how, at) = (row.get(1)?, row.get(2)?, At(row.get(3)?));
        Ok((row.get(0)?, Line::Ended { id, how, at }))
    };
    let ended = statement
        .query_map([row], ended)?
        .collect::<Result<_, _>>()?;
    Ok(ended)
}

/// The highest place in the queue that was ever given.
pub(super) fn highest(snapshot: &Connection) -> Result<i64, StoreError> {
    let highest: Option<i64> = snapshot
        .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'commands'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(highest.unwrap_or_default())
}
