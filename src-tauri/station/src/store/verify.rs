//! Whether the journal is whole: no row altered, missing or moved, none cut off at the end.
//!
//! Each row's hash covers the one before it. What a purge or a salvage took away is named by a row
//! of the journal itself, and only such gaps are accepted. The end has no row after it that would
//! miss it: there the counter of the table, the handovers and the black box bear witness.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::journal::{self, Head, What};
use super::open::StoreError;

/// What reading the whole journal showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub rows: i64,
    pub head: Head,
    /// Rows that were taken away after their time.
    pub purged: i64,
    /// Rows that a damaged or an older file no longer had; the journal names them itself.
    pub lost: i64,
    /// The first row that is altered, missing or moved.
    pub broken_at: Option<i64>,
}

/// `witnesses` are heads that were noted outside this file.
pub fn verify(connection: &Connection, witnesses: &[Head]) -> Result<Verified, StoreError> {
    let mut found = chain(connection)?;
    if found.broken_at.is_none() {
        let mut heads = of_handovers(connection)?;
        heads.extend_from_slice(witnesses);
        found.broken_at = contradicted(connection, &found, &heads)?;
    }
    Ok(found)
}

/// Rows that a purge or a salvage accounts for, by the last of them.
type Gaps = BTreeMap<i64, Gap>;

struct Gap {
    first: i64,
    before: Before,
}

/// What the row behind vouches with.
#[derive(Clone)]
enum Before {
    /// The hash of the row before it.
    Hash(String),
    /// That row was lost: the sum of the row itself as it was found.
    Lost(String),
    /// That row was lost, and this one was written since, behind the last one that was left.
    Left,
    /// Noted by a station that kept no sum.
    Unknown,
}

/// In place of a sum where nothing was left behind a gap.
const NOTHING: &str = "-";

/// What the row is, without what stood before it.
pub(super) fn sum_of(connection: &Connection, id: i64) -> Result<String, StoreError> {
    let sum = connection
        .prepare(
            "SELECT at, what, package_id, command_id, who, detail FROM main.journal WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(journal::entry(row)?.map(|entry| journal::chained("", &entry)))
        })
        .optional()?;
    Ok(sum.flatten().unwrap_or_else(|| NOTHING.to_owned()))
}

fn chain(connection: &Connection) -> Result<Verified, StoreError> {
    let gaps = gaps(connection)?;
    let mut statement = connection.prepare(
        "SELECT at, what, package_id, command_id, who, detail, id, hash
         FROM main.journal ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Verified::default();
    while let Some(row) = rows.next()? {
        let (id, hash): (i64, String) = (row.get(6)?, row.get(7)?);
        let next = after(&found.head, &gaps, id);
        if next.id != id {
            return Ok(broken(found, next.id));
        }
        let entry = journal::entry(row)?;
        let holds = entry.is_some_and(|entry| match &next.before {
            Before::Hash(before) => journal::chained(before, &entry) == hash,
            Before::Lost(sum) => journal::chained("", &entry) == *sum,
            Before::Left | Before::Unknown => true,
        });
        if !holds {
            return Ok(broken(found, id));
        }
        found.purged += next.purged;
        found.lost += id - found.head.id - 1 - next.purged;
        found.rows += 1;
        found.head = Head { id, hash };
    }
    Ok(found)
}

/// The row that must follow a head when the gaps before it are stepped over.
struct Next {
    id: i64,
    before: Before,
    purged: i64,
}

fn after(head: &Head, gaps: &Gaps, id: i64) -> Next {
    // The last one that was left, or was purged since.
    let mut left = head.hash.clone();
    let mut next = Next {
        id: head.id + 1,
        before: Before::Hash(left.clone()),
        purged: 0,
    };
    while let Some((last, gap)) = gaps
        .range(next.id..id)
        .find(|(_, gap)| gap.first <= next.id)
    {
        if let Before::Hash(hash) = &gap.before {
            next.purged += last + 1 - next.id;
            left.clone_from(hash);
        }
        next.id = last + 1;
        next.before = match &gap.before {
            Before::Left => Before::Hash(left.clone()),
            before => before.clone(),
        };
    }
    next
}

/// Rows up to `last` that are neither there nor accounted for, as first and last of each stretch.
pub(super) fn missing(connection: &Connection, last: i64) -> Result<Vec<(i64, i64)>, StoreError> {
    let gaps = gaps(connection)?;
    let mut statement = connection.prepare("SELECT id FROM main.journal ORDER BY id")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    let mut missing = Vec::new();
    let mut head = Head::default();
    for id in ids.chain(std::iter::once(Ok(last + 1))) {
        let id: i64 = id?;
        let expected = after(&head, &gaps, id).id;
        if expected < id {
            missing.push((expected, id - 1));
        }
        head.id = id;
    }
    Ok(missing)
}

fn broken(found: Verified, at: i64) -> Verified {
    Verified {
        broken_at: Some(at),
        ..found
    }
}

fn gaps(connection: &Connection) -> Result<Gaps, StoreError> {
    let mut statement = connection.prepare(
        "SELECT what, detail FROM main.journal WHERE what IN ('purged', 'salvaged') ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut gaps = Gaps::new();
    for row in rows {
        let (what, detail): (String, String) = row?;
        if let Some((last, gap)) = gap(&what, &detail) {
            gaps.insert(last, gap);
        }
    }
    Ok(gaps)
}

fn gap(what: &str, detail: &str) -> Option<(i64, Gap)> {
    let (one, other) = detail.split_once(' ')?;
    let gap = if what == What::Purged.as_str() {
        let before = Before::Hash(other.to_owned());
        (one.parse().ok()?, Gap { first: 1, before })
    } else {
        let first = one.parse().ok()?;
        let (last, before) = match other.split_once(' ') {
            Some((last, NOTHING)) => (last, Before::Left),
            Some((last, sum)) => (last, Before::Lost(sum.to_owned())),
            None => (other, Before::Unknown),
        };
        (last.parse().ok()?, Gap { first, before })
    };
    Some(gap)
}

fn of_handovers(connection: &Connection) -> Result<Vec<Head>, StoreError> {
    let mut statement =
        connection.prepare("SELECT journal_id, journal_hash FROM main.handovers ORDER BY id")?;
    let heads = statement
        .query_map([], |row| {
            Ok(Head {
                id: row.get(0)?,
                hash: row.get(1)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(heads)
}

/// The first row that somebody outside remembers otherwise.
fn contradicted(
    connection: &Connection,
    found: &Verified,
    heads: &[Head],
) -> Result<Option<i64>, StoreError> {
    // The counter remembers rows that were cut off at the end.
    let counted: Option<i64> = connection
        .prepare("SELECT seq FROM main.sqlite_sequence WHERE name = 'journal'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let highest = heads.iter().map(|head| head.id).max().max(counted);
    if highest > Some(found.head.id) {
        return Ok(Some(found.head.id + 1));
    }
    let mut hash_of = connection.prepare("SELECT hash FROM main.journal WHERE id = ?1")?;
    for head in heads.iter().filter(|head| head.id > 0) {
        let hash: Option<String> = hash_of.query_row([head.id], |row| row.get(0)).optional()?;
        // One that was purged since is covered by the purge.
        if hash.is_some_and(|hash| hash != head.hash) {
            return Ok(Some(head.id));
        }
    }
    Ok(None)
}
