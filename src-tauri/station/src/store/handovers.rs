//! What was given to which carrier, when, by whom.

use packing::id::PackageId;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension};

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

/// One handover as it was written down.
pub struct Given {
    pub carrier: String,
    pub made_at: At,
    pub made_by: String,
    /// The journal's newest line before it, and the chain's hash there.
    pub journal: (i64, String),
}

pub fn find(connection: &Connection, id: i64) -> Result<Option<Given>, StoreError> {
    let given = connection
        .prepare_cached(
            "SELECT carrier, made_at, made_by, journal_id, journal_hash FROM handovers
             WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Given {
                carrier: row.get(0)?,
                made_at: At(row.get(1)?),
                made_by: row.get(2)?,
                journal: (row.get(3)?, row.get(4)?),
            })
        })
        .optional()?;
    Ok(given)
}

/// What left with it, and has not been taken back.
pub fn packages(connection: &Connection, id: i64) -> Result<Vec<PackageId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT package_id FROM main.commands
         WHERE handover_id = ?1 AND delivery <> 'withdrawn' ORDER BY seq",
    )?;
    let ids = statement
        .query_map([id], |row| row.get(0).map(PackageId))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}
