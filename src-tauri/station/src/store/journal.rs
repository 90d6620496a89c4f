//! What happened, in order: append-only and hash-chained, without the customers' personal data.
//!
//! Every row's hash covers the row before it, so an altered, missing or moved row breaks the chain
//! from there.

use packing::id::PackageId;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
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
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$name,)*];

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
    // The carrier's own file was fetched and kept.
    LabelKept = "label_kept",
    // The OMS's own paper was fetched and kept.
    DocumentKept = "document_kept",
    LabelVoided = "label_voided",
    // The detail says what the scanned label proved.
    LabelScanned = "label_scanned",
    // The detail says where.
    PutDown = "put_down",
    PrintAsked = "print_asked",
    // The detail is the word of the progress that it led to.
    PrintStepped = "print_stepped",
    PrintClosed = "print_closed",
    PrinterAdded = "printer_added",
    PrinterAccepted = "printer_accepted",
    PrinterRemoved = "printer_removed",
    Rebound = "rebound",
    SeenToBeBack = "seen_to_be_back",
    Restarted = "restarted",
    Restored = "restored",
    // The file was put together again from what was left of a damaged one.
    Salvaged = "salvaged",
    // Older rows were taken away; the detail says up to which, and its hash.
    Purged = "purged",
}

/// Where the chain ends: nothing before it can change without changing this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub id: i64,
    pub hash: String,
}

pub fn head(connection: &Connection) -> Result<Head, StoreError> {
    let head = connection
        .prepare_cached("SELECT id, hash FROM main.journal ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(Head {
                id: row.get(0)?,
                hash: row.get(1)?,
            })
        })
        .optional()?;
    Ok(head.unwrap_or_default())
}

pub fn append(connection: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let before = head(connection)?.hash;
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
pub(super) fn chained(before: &str, entry: &Entry) -> String {
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

/// A row of the columns at, what, package_id, command_id, who, detail; nothing where it says
/// something that this program does not know.
pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<Option<Entry>> {
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

/// Takes away what is older, and leaves a row that says up to where and with which hash the chain
/// goes on. The database lets nothing be deleted without it.
pub fn purge(transaction: &Transaction<'_>, before: At, now: At) -> Result<i64, StoreError> {
    let last: Option<Head> = transaction
        .query_row(
            "SELECT id, hash FROM journal WHERE at < ?1
             AND id < (SELECT coalesce(min(id), ?2) FROM journal WHERE at >= ?1)
             ORDER BY id DESC LIMIT 1",
            (before.0, i64::MAX),
            |row| {
                Ok(Head {
                    id: row.get(0)?,
                    hash: row.get(1)?,
                })
            },
        )
        .optional()?;
    let Some(last) = last else {
        return Ok(0);
    };
    let checkpoint = Entry {
        at: now,
        what: What::Purged,
        package: PackageId(0),
        command: String::new(),
        who: 0,
        detail: format!("{} {}", last.id, last.hash),
    };
    append(transaction, &checkpoint)?;
    let gone = transaction.execute("DELETE FROM journal WHERE id <= ?1", [last.id])?;
    Ok(i64::try_from(gone).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::view::LanguageView;
    use crate::words::Words;

    const CATALOGUE: &str = include_str!("../../../../assets/words/en/cli.ftl");

    #[test]
    fn each_step_has_words_in_each_language_and_no_step_is_worded_that_is_none() {
        let key = |what: &What| format!("cli-step-{}", what.as_str().replace('_', "-"));
        let keys: BTreeSet<String> = What::ALL.iter().map(key).collect();
        for language in LanguageView::ALL {
            let words = Words::of(language);
            for key in &keys {
                assert_ne!(words.say(key, &[]), *key, "{}", language.tag());
            }
        }
        let worded = CATALOGUE.lines().filter_map(|line| line.split_once(" ="));
        let worded = worded.map(|(key, _)| key.to_owned());
        let worded: BTreeSet<_> = worded.filter(|it| it.starts_with("cli-step-")).collect();
        assert_eq!(worded, keys);
    }
}
