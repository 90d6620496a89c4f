//! Who packs here, and what the desk's people prefer.

use packing::time::At;
use rusqlite::{Connection, OptionalExtension};

use super::open::StoreError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: i64,
    pub name: String,
}

pub fn all(connection: &Connection) -> Result<Vec<Person>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, name FROM people ORDER BY name, id")?;
    let people = statement
        .query_map([], |row| {
            Ok(Person {
                id: row.get(0)?,
                name: row.get(1)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(people)
}

pub fn find(connection: &Connection, id: i64) -> Result<Option<Person>, StoreError> {
    let person = connection
        .prepare_cached("SELECT id, name FROM people WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Person {
                id: row.get(0)?,
                name: row.get(1)?,
            })
        })
        .optional()?;
    Ok(person)
}

/// Adds a name, or finds the one that is there already.
pub fn add(connection: &Connection, name: &str, now: At) -> Result<Person, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO people (name, added_at) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        )?
        .execute((name, now.0))?;
    let person = connection
        .prepare_cached("SELECT id, name FROM people WHERE name = ?1")?
        .query_row([name], |row| {
            Ok(Person {
                id: row.get(0)?,
                name: row.get(1)?,
            })
        })?;
    Ok(person)
}
