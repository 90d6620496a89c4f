//! What happened, in order: append-only and hash-chained, without the customers' personal data.
//!
//! Every row's hash covers the row before it, so an altered, missing or moved row breaks the chain
//! from there.

use packing::id::PackageId;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row};
use sha2::{Digest, Sha256};

use super::open::StoreError;

/// One thing that happened. `who` is a person's id; 0 is the station itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub at: At,
    pub what: What,
    pub package: PackageId,
    pub command: String,
    pub who: i64,
    pub detail: String,
}

macro_rules! whats {
    ($($name:ident = $text:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum What { $($name,)* }

        impl What {
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            fn from_text(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

whats! {
    Queued = "queued",
    Claimed = "claimed",
    Answered = "answered",
    Looked = "looked",
    Settled = "settled",
    Withdrawn = "withdrawn",
    Held = "held",
    Retried = "retried",
    Closed = "closed",
    LabelDrawn = "label_drawn",
    Restarted = "restarted",
}

pub fn append(connection: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let before: String = connection
        .prepare_cached("SELECT hash FROM journal ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT INTO journal (at, what, package_id, command_id, who, detail, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            entry.at.0,
            entry.what.as_str(),
            entry.package.0,
            &entry.command,
            entry.who,
            &entry.detail,
            chained(&before, entry),
        ))?;
    Ok(())
}

/// Fields are length-prefixed: no two rows share a text by moving a border.
fn chained(before: &str, entry: &Entry) -> String {
    let fields = [
        before.to_owned(),
        entry.at.0.to_string(),
        entry.what.as_str().to_owned(),
        entry.package.0.to_string(),
        entry.command.clone(),
        entry.who.to_string(),
        entry.detail.clone(),
    ];
    let mut hash = Sha256::new();
    for field in &fields {
        hash.update(field.len().to_le_bytes());
        hash.update(field.as_bytes());
    }
    super::hex(&hash.finalize())
}

pub fn of_package(connection: &Connection, id: PackageId) -> Result<Vec<Entry>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT at, what, package_id, command_id, who, detail FROM journal
         WHERE package_id = ?1 ORDER BY id",
    )?;
    let entries = statement
        .query_map([id.0], entry)?
        .collect::<Result<Vec<_>, _>>()?;
    entries
        .into_iter()
        .collect::<Option<_>>()
        .ok_or(StoreError::Unreadable { what: "journal" })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Option<Entry>> {
    let what: String = row.get(1)?;
    let Some(what) = What::from_text(&what) else {
        return Ok(None);
    };
    Ok(Some(Entry {
        at: At(row.get(0)?),
        what,
        package: PackageId(row.get(2)?),
        command: row.get(3)?,
        who: row.get(4)?,
        detail: row.get(5)?,
    }))
}

/// The first row whose hash does not follow from the one before; `None` if the chain holds.
pub fn first_break(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT at, what, package_id, command_id, who, detail, id, hash FROM journal ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    let mut before = String::new();
    let mut expected_id = 1;
    while let Some(row) = rows.next()? {
        let (id, hash): (i64, String) = (row.get(6)?, row.get(7)?);
        let holds = entry(row)?.is_some_and(|entry| chained(&before, &entry) == hash);
        if !holds || id != expected_id {
            return Ok(Some(id));
        }
        before = hash;
        expected_id += 1;
    }
    // The counter remembers rows that were cut off at the end.
    let counted: Option<i64> = connection
        .prepare("SELECT seq FROM sqlite_sequence WHERE name = 'journal'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(counted
        .filter(|counted| *counted >= expected_id)
        .map(|_| expected_id))
}
