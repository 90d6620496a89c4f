//! What the OMS tells of a package beside all that has a place of its own. Shown as it came.
//!
//! Apart from the packages, which lists and searches read: nothing is ever found by it.

use packing::id::PackageId;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::open::StoreError;

/// Name and value, in the OMS's words.
pub type Field = (String, String);

pub fn set(
    transaction: &Transaction<'_>,
    package: PackageId,
    fields: &[Field],
) -> Result<(), StoreError> {
    if fields.is_empty() {
        let mut none = transaction.prepare_cached("DELETE FROM others WHERE package = ?1")?;
        none.execute([package.0])?;
        return Ok(());
    }
    let text =
        serde_json::to_string(fields).map_err(|_| StoreError::Unreadable { what: "fields" })?;
    transaction
        .prepare_cached(
            "INSERT INTO others (package, fields) VALUES (?1, ?2)
             ON CONFLICT (package) DO UPDATE SET fields = excluded.fields
             WHERE fields <> excluded.fields",
        )?
        .execute((package.0, text))?;
    Ok(())
}

/// What cannot be read is as if it were not there: the next refresh writes it anew.
pub fn of(reader: &Connection, package: PackageId) -> Result<Vec<Field>, StoreError> {
    let text: Option<String> = reader
        .prepare_cached("SELECT fields FROM mirror.others WHERE package = ?1")?
        .query_row([package.0], |row| row.get(0))
        .optional()?;
    let fields = text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(fields.unwrap_or_default())
}
