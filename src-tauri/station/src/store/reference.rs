//! What the OMS's packages refer to and a person chooses from: carriers, reasons to refuse.
//!
//! Kept in the mirror, since both come from the OMS alone and can be asked for again.

use rusqlite::Connection;

use super::open::StoreError;

/// A list to choose from; what is longer is no list of reasons.
pub const REASONS_MAX: usize = 200;

/// A thing that the OMS knows by a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: i64,
    pub name: String,
}

/// The OMS lists no names of carriers; each package that has one teaches its number and name.
pub fn note_carrier(transaction: &Connection, carrier: &Named) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT INTO carriers (id, name) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        )?
        .execute((carrier.id, &carrier.name))?;
    Ok(())
}

/// One whose name no package has told yet.
pub fn note_carrier_id(transaction: &Connection, id: i64) -> Result<(), StoreError> {
    transaction
        .prepare_cached("INSERT INTO carriers (id, name) VALUES (?1, '') ON CONFLICT DO NOTHING")?
        .execute([id])?;
    Ok(())
}

pub fn carriers(reader: &Connection) -> Result<Vec<Named>, StoreError> {
    let sql = "SELECT id, name FROM mirror.carriers ORDER BY name = '', name, id";
    named(reader, sql)
}

/// The whole list, in the OMS's order, in place of the one before.
pub fn set_reasons(transaction: &Connection, reasons: &[Named]) -> Result<(), StoreError> {
    transaction.execute("DELETE FROM reasons", [])?;
    let mut insert =
        transaction.prepare_cached("INSERT INTO reasons (place, id, name) VALUES (?1, ?2, ?3)")?;
    for (place, reason) in (0_i64..).zip(reasons) {
        insert.execute((place, reason.id, &reason.name))?;
    }
    Ok(())
}

pub fn reasons(reader: &Connection) -> Result<Vec<Named>, StoreError> {
    let sql = "SELECT id, name FROM mirror.reasons ORDER BY place";
    named(reader, sql)
}

fn named(reader: &Connection, sql: &str) -> Result<Vec<Named>, StoreError> {
    let mut statement = reader.prepare_cached(sql)?;
    let all = statement
        .query_map([], |row| {
            Ok(Named {
                id: row.get(0)?,
                name: row.get(1)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(all)
}
