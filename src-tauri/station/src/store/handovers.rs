//! What was given to which carrier, when, by whom.

use packing::time::At;
use rusqlite::Connection;

use super::journal;
use super::open::StoreError;

/// One handover: the packer's name and how many parcels.
pub fn add(
    connection: &Connection,
    carrier: &str,
    at: At,
    (made_by, parcels): (&str, usize),
) -> Result<i64, StoreError> {
    let head = journal::head(connection)?;
    let parcels = i64::try_from(parcels).unwrap_or(i64::MAX);
    connection
        .prepare_cached(
            "INSERT INTO handovers (carrier, made_at, made_by, parcels, journal_id, journal_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((carrier, at.0, made_by, parcels, head.id, head.hash))?;
    Ok(connection.last_insert_rowid())
}
