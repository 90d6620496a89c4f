//! Small facts about the files themselves: whose they are, which run this is, where the counters
//! stand.

use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::open::StoreError;

/// Requests are numbered in blocks, so that a number costs no commit.
const ASKED_BLOCK: i64 = 1_000;

pub fn get(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let value = connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(value)
}

pub fn set(connection: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO meta (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute([key, value])?;
    Ok(())
}

pub fn remove(connection: &Connection, key: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM meta WHERE key = ?1")?
        .execute([key])?;
    Ok(())
}

/// Names the file, and with it every command that is made in it.
pub const FILE_TAG: &str = "file_tag";
/// The tag of the file that this one took over from.
pub const SUCCEEDS: &str = "succeeds";
/// The file is being put right: its triggers know this key.
pub const RESTORING: &str = "restoring";
/// What people are told about a file that was put right.
pub const NOTICE: &str = "notice";

/// The same for a reader, which sees two files side by side.
pub fn get_main(reader: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let value = reader
        .prepare_cached("SELECT value FROM main.meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(value)
}

/// Where the last whole refresh stood; kept in the mirror.
pub const REFRESH_MARK: &str = "refresh_mark";

pub fn refresh_mark(reader: &Connection) -> Result<Option<String>, StoreError> {
    let value = reader
        .prepare_cached("SELECT value FROM mirror.meta WHERE key = ?1")?
        .query_row([REFRESH_MARK], |row| row.get(0))
        .optional()?;
    Ok(value)
}

/// When the OMS last answered a whole refresh; kept in the mirror, beside what it answered.
pub const ANSWERED_AT: &str = "answered_at";
/// Whose copies these are: the tenant, OMS user and address that they were asked of.
pub const BINDING: &str = "binding";

pub fn answered_at(reader: &Connection) -> Result<Option<At>, StoreError> {
    let value: Option<String> = reader
        .prepare_cached("SELECT value FROM mirror.meta WHERE key = ?1")?
        .query_row([ANSWERED_AT], |row| row.get(0))
        .optional()?;
    Ok(value.and_then(|text| text.parse().ok()).map(At))
}

/// How many packages of other stores the OMS sent along; kept in the mirror, so that it can be told
/// before the next refresh, and by who only looks.
pub const FOREIGN: &str = "foreign";

pub fn foreign(reader: &Connection) -> Result<u32, StoreError> {
    let value: Option<String> = reader
        .prepare_cached("SELECT value FROM mirror.meta WHERE key = ?1")?
        .query_row([FOREIGN], |row| row.get(0))
        .optional()?;
    Ok(value.and_then(|text| text.parse().ok()).unwrap_or(0))
}

fn number(connection: &Connection, key: &str) -> Result<i64, StoreError> {
    let Some(text) = get(connection, key)? else {
        return Ok(0);
    };
    text.parse()
        .map_err(|_| StoreError::Unreadable { what: "a counter" })
}

/// Who this file is, and the how-manieth start this is.
pub struct Identity {
    pub file_tag: String,
    pub run: i64,
}

pub fn begin_run(connection: &mut Connection, fresh_tag: &str) -> Result<Identity, StoreError> {
    let transaction = connection.transaction()?;
    let file_tag = match get(&transaction, FILE_TAG)? {
        Some(tag) => tag,
        None => {
            set(&transaction, FILE_TAG, fresh_tag)?;
            fresh_tag.to_owned()
        }
    };
    let run = number(&transaction, "run")? + 1;
    set(&transaction, "run", &run.to_string())?;
    transaction.commit()?;
    Ok(Identity { file_tag, run })
}

/// The how-manieth start has the file.
pub fn run(connection: &Connection) -> Result<i64, StoreError> {
    number(connection, "run")
}

/// The run that holds the file now: a second drainer sees that it was overtaken.
pub fn check_run(transaction: &Transaction<'_>, run: i64) -> Result<(), StoreError> {
    if number(transaction, "run")? == run {
        Ok(())
    } else {
        Err(StoreError::Overtaken)
    }
}

/// Reserves the next block of request numbers, above everything that the mirror has seen.
pub fn reserve_asked(connection: &mut Connection, seen: i64) -> Result<i64, StoreError> {
    let transaction = connection.transaction()?;
    let first = number(&transaction, "asked_next")?.max(seen + 1);
    set(
        &transaction,
        "asked_next",
        &(first + ASKED_BLOCK).to_string(),
    )?;
    transaction.commit()?;
    Ok(first)
}

pub fn block_end(first: i64) -> i64 {
    first + ASKED_BLOCK
}
