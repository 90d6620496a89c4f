//! What was given to which carrier, when, by whom.

use packing::id::PackageId;
use packing::time::At;
use rusqlite::Connection;

use super::journal;
use super::open::StoreError;

/// The box left this desk, and whoever said so has not taken it back.
pub fn includes(reader: &Connection, package: PackageId) -> Result<bool, StoreError> {
    let left = reader
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM main.commands
             WHERE package_id = ?1 AND handover_id > 0 AND delivery <> 'withdrawn')",
        )?
        .query_row([package.0], |row| row.get(0))?;
    Ok(left)
}

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
