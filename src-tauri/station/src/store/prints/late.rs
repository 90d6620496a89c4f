//! What came of a print after a person had said that it did not come out.

use packing::print::route::PrinterId;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

use super::PrintId;
use crate::store::open::StoreError;
use crate::store::queue::{from_text, text_of};

/// What became of a label that a person said did not come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Late {
    MayCome,
    Out,
    /// It surely does not come any more, or a person was told.
    Gone,
}

pub fn keep_late(
    transaction: &Transaction<'_>,
    (print, late): (PrintId, Late),
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT INTO late_prints (print_id, fate) VALUES (?1, ?2)
             ON CONFLICT (print_id) DO UPDATE SET fate = excluded.fate",
        )?
        .execute((print.0, text_of(&late)?))?;
    Ok(())
}

pub fn late_of(connection: &Connection, print: PrintId) -> Result<Option<Late>, StoreError> {
    let fate: Option<String> = connection
        .prepare_cached("SELECT fate FROM late_prints WHERE print_id = ?1")?
        .query_row([print.0], |row| row.get(0))
        .optional()?;
    fate.map(|fate| from_text(&fate)).transpose()
}

/// Of those of this printer that ended since then.
pub fn late_at(
    connection: &Connection,
    (printer, since): (PrinterId, At),
) -> Result<Vec<(PrintId, Late)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT p.id, l.fate FROM prints p JOIN late_prints l ON l.print_id = p.id
         WHERE p.printer_id = ?1 AND p.ended_at > 0 AND p.ended_at >= ?2",
    )?;
    let mut rows = statement.query((printer.0, since.0))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let fate: String = row.get(1)?;
        found.push((PrintId(row.get(0)?), from_text(&fate)?));
    }
    Ok(found)
}
