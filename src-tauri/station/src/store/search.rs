//! Finding a package by what people know of it: a number scanned, a name half typed.

use packing::fold::fold;
use packing::id::PackageId;
use rusqlite::{Connection, OptionalExtension};

use super::open::StoreError;

/// What fits on a screen and a half; whoever needs more types another letter.
pub const FOUND_MAX: u32 = 50;

/// A trigram index cannot know shorter texts.
const TRIGRAM: usize = 3;

/// The package with exactly this number: its own, its order's or its carrier's.
pub fn by_number(connection: &Connection, text: &str) -> Result<Option<PackageId>, StoreError> {
    let id = connection
        .prepare_cached(
            "SELECT id FROM (
                 SELECT 1 AS rank, id, gone FROM mirror.packages WHERE number = ?1
                 UNION ALL
                 SELECT 2, id, gone FROM mirror.packages
                     WHERE tracking_number = ?1 AND tracking_number <> ''
                 UNION ALL
                 SELECT 3, id, gone FROM mirror.packages WHERE order_number = ?1
             ) ORDER BY gone, rank, id LIMIT 1",
        )?
        .query_row([text], |row| row.get(0).map(PackageId))
        .optional()?;
    Ok(id)
}

/// Packages whose numbers, name, town or carrier contain every word, newest first.
pub fn containing(connection: &Connection, text: &str) -> Result<Vec<PackageId>, StoreError> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    if words.iter().any(|word| word.chars().count() < TRIGRAM) {
        return scanning(connection, &words);
    }
    let wanted: Vec<String> = words
        .iter()
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
        .collect();
    ids(
        connection,
        "SELECT rowid FROM mirror.search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
        (wanted.join(" "), FOUND_MAX),
    )
}

/// Two letters are too few for the index. The open packages are few enough to be read one by one.
fn scanning(connection: &Connection, words: &[&str]) -> Result<Vec<PackageId>, StoreError> {
    let wanted =
        serde_json::to_string(words).map_err(|_| StoreError::Unreadable { what: "words" })?;
    ids(
        connection,
        "SELECT p.id FROM mirror.packages p
         WHERE p.shelf < 2 AND p.gone = 0 AND NOT EXISTS (
             SELECT 1 FROM json_each(?1) w WHERE instr(p.folded, w.value) = 0)
         ORDER BY p.due_at, p.id LIMIT ?2",
        (wanted, FOUND_MAX),
    )
}

fn ids(
    connection: &Connection,
    sql: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<PackageId>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement
        .query_map(values, |row| row.get(0).map(PackageId))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}
