//! The printers that people set up, and what each is for.
//!
//! A printer's place, format and paper never change: with another one it is another printer, which
//! somebody has to accept anew. One that is removed stays as a row, since prints name it.

use packing::print::route::{DocumentKind, PrinterId, Route};
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::open::StoreError;
use super::queue::{from_text, text_of};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterRow {
    pub id: PrinterId,
    pub name: String,
    /// As the printing room writes places down.
    pub place: String,
    pub format: String,
    pub dpi: u32,
    pub media: String,
    pub test_code: String,
    pub accepted_at: Option<At>,
    pub accepted_by: Option<String>,
    pub removed: bool,
}

pub struct NewPrinter {
    pub name: String,
    pub place: String,
    pub format: String,
    pub dpi: u32,
    pub media: String,
    pub added_at: At,
}

const COLUMNS: &str = "id, name, place, format, dpi, media, test_code, accepted_at, accepted_by, \
                       removed_at";

/// `None` where another printer has the name.
pub fn add(
    transaction: &Transaction<'_>,
    new: &NewPrinter,
) -> Result<Option<PrinterId>, StoreError> {
    let added = transaction
        .prepare_cached(
            "INSERT INTO printers (name, place, format, dpi, media, added_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6
             WHERE NOT EXISTS (SELECT 1 FROM printers WHERE name = ?1 AND removed_at = 0)",
        )?
        .execute((
            &new.name,
            &new.place,
            &new.format,
            new.dpi,
            &new.media,
            new.added_at.0,
        ))?;
    Ok((added == 1).then(|| PrinterId(transaction.last_insert_rowid())))
}

/// It gets nothing any more. False where it is gone already.
pub fn remove(transaction: &Transaction<'_>, id: PrinterId, at: At) -> Result<bool, StoreError> {
    transaction.execute("DELETE FROM routes WHERE printer_id = ?1", [id.0])?;
    let removed = transaction.execute(
        "UPDATE printers SET removed_at = ?2 WHERE id = ?1 AND removed_at = 0",
        (id.0, at.0.max(1)),
    )?;
    Ok(removed == 1)
}

/// What is on its newest test page. Whoever scans that accepts it.
pub fn set_test_code(
    transaction: &Transaction<'_>,
    id: PrinterId,
    code: &str,
) -> Result<(), StoreError> {
    transaction.execute(
        "UPDATE printers SET test_code = ?2 WHERE id = ?1",
        (id.0, code),
    )?;
    Ok(())
}

pub fn accept(
    transaction: &Transaction<'_>,
    id: PrinterId,
    (at, by): (At, &str),
) -> Result<(), StoreError> {
    transaction.execute(
        "UPDATE printers SET accepted_at = ?2, accepted_by = ?3 WHERE id = ?1",
        (id.0, at.0.max(1), by),
    )?;
    Ok(())
}

/// All that a printer is for. What another one was for goes to this one.
pub fn set_routes(
    transaction: &Transaction<'_>,
    id: PrinterId,
    uses: &[(DocumentKind, Option<String>)],
) -> Result<(), StoreError> {
    transaction.execute("DELETE FROM routes WHERE printer_id = ?1", [id.0])?;
    let mut statement = transaction.prepare_cached(
        "INSERT INTO routes (kind, carrier, printer_id) VALUES (?1, ?2, ?3)
         ON CONFLICT (kind, carrier) DO UPDATE SET printer_id = excluded.printer_id",
    )?;
    for (kind, carrier) in uses {
        let carrier = carrier.as_deref().unwrap_or_default();
        statement.execute((text_of(kind)?, carrier, id.0))?;
    }
    Ok(())
}

pub fn find(connection: &Connection, id: PrinterId) -> Result<Option<PrinterRow>, StoreError> {
    let row = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM printers WHERE id = ?1"))?
        .query_row([id.0], read)
        .optional()?;
    Ok(row)
}

/// Those that are in use, in the order in which they were added.
pub fn all(connection: &Connection) -> Result<Vec<PrinterRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM printers WHERE removed_at = 0 ORDER BY id"
    ))?;
    let rows = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Those, and the ones that were removed since then: their side may still hold something.
pub fn tended(connection: &Connection, since: At) -> Result<Vec<PrinterRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM printers WHERE removed_at = 0 OR removed_at >= ?1 ORDER BY id"
    ))?;
    let rows = statement.query_map([since.0], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub fn routes(connection: &Connection) -> Result<Vec<Route>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT printer_id, kind, carrier FROM routes ORDER BY kind, carrier")?;
    let raw = statement
        .query_map([], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
            ))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    raw.into_iter()
        .map(|(printer, kind, carrier)| {
            Ok(Route {
                printer: PrinterId(printer),
                kind: from_text(&kind)?,
                carrier: Some(carrier).filter(|it| !it.is_empty()),
            })
        })
        .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<PrinterRow> {
    let accepted_at: i64 = row.get(7)?;
    let accepted_by: String = row.get(8)?;
    Ok(PrinterRow {
        id: PrinterId(row.get(0)?),
        name: row.get(1)?,
        place: row.get(2)?,
        format: row.get(3)?,
        dpi: row.get(4)?,
        media: row.get(5)?,
        test_code: row.get(6)?,
        accepted_at: (accepted_at > 0).then_some(At(accepted_at)),
        accepted_by: (accepted_at > 0).then_some(accepted_by),
        removed: row.get::<_, i64>(9)? > 0,
    })
}
