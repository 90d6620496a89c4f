//! A new `station.db` from what can be read of another: a damaged one, or a backup.
//!
//! The other file is only ever copied, never opened in place, so that nothing of it changes. Rows
//! are read one by one from both ends, and where a page is broken each by its number; one that
//! breaks a law of the database is left out. What it means for the queue is for `restore` to say.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use packing::id::Seq;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction};

use super::open::{self, Kind, STATION, StoreError};
use super::{meta, queue, swap};

pub(super) const DRAFT: Kind = Kind {
    file: "station.db.new",
    ..STATION
};

/// The other file's copy, which is worked on and thrown away.
const WORKED_ON: Kind = Kind {
    file: "station.db.read",
    ..STATION
};

/// A file only to take the first page from.
const PATTERN: Kind = Kind {
    file: "station.db.first",
    ..STATION
};

/// Numbers that are tried one by one in a broken table.
const TRIED_MAX: i64 = 1_000_000;
/// And in one of which nothing at all is known.
const TRIED_BLINDLY: i64 = 1_000;

/// Builds the draft and leaves it beside the file that it shall replace. `why` is left in it until
/// the queue has been put right.
pub(super) fn build(dir: &Path, from: &Path, why: &str) -> Result<(), StoreError> {
    for kind in [DRAFT, WORKED_ON, PATTERN] {
        swap::remove(dir, kind).map_err(StoreError::File)?;
    }
    let mut draft = open::open(dir, DRAFT)?;
    if let Some(old) = readable(dir, from)? {
        copy(&old, &mut draft)?;
    }
    meta::set(&draft, meta::RESTORING, why)?;
    // The log is folded in: the file is one when it gets its name.
    draft.pragma_update(None, "wal_checkpoint", "TRUNCATE")?;
    drop(draft);
    for kind in [WORKED_ON, PATTERN] {
        swap::remove(dir, kind).map_err(StoreError::File)?;
    }
    Ok(())
}

/// The other file, opened as far as it can be. Its first page says where all tables are; where that
/// is broken, the one of a new file says the same, as each is laid out by the same migrations.
fn readable(dir: &Path, from: &Path) -> Result<Option<Connection>, StoreError> {
    let worked_on = dir.join(WORKED_ON.file);
    copy_of(from, &worked_on)?;
    if let Some(old) = understood(&worked_on) {
        return Ok(Some(old));
    }
    drop(open::open(dir, PATTERN)?);
    let mut first = fs::read(dir.join(PATTERN.file)).map_err(StoreError::File)?;
    copy_of(from, &worked_on)?;
    let mut bytes = fs::read(&worked_on).map_err(StoreError::File)?;
    let page = STATION.page_size as usize;
    first.truncate(page);
    if bytes.len() < page || first.len() < page {
        return Ok(None);
    }
    // How many pages there are, and that none of them is free: no list of free ones is known.
    let pages = u32::try_from(bytes.len() / page).unwrap_or(u32::MAX);
    first[28..32].copy_from_slice(&pages.to_be_bytes());
    first[32..40].fill(0);
    bytes[..page].copy_from_slice(&first);
    fs::write(&worked_on, bytes).map_err(StoreError::File)?;
    Ok(understood(&worked_on))
}

fn copy_of(from: &Path, to: &Path) -> Result<(), StoreError> {
    for companion in ["", "-wal"] {
        let (from, to) = (with(from, companion), with(to, companion));
        if from.exists() {
            fs::copy(from, to).map_err(StoreError::File)?;
        }
    }
    Ok(())
}

fn with(path: &Path, companion: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(companion);
    name.into()
}

fn understood(path: &Path) -> Option<Connection> {
    let old = Connection::open(path).ok()?;
    let tables = old.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    });
    tables.is_ok_and(|tables| tables > 0).then_some(old)
}

fn copy(old: &Connection, draft: &mut Connection) -> Result<(), StoreError> {
    // Which of two tables can be read says nothing about the other.
    draft.pragma_update(None, "foreign_keys", "0")?;
    let transaction = draft.transaction()?;
    meta::set(&transaction, meta::RESTORING, "copying")?;
    for table in tables(&transaction)? {
        let mut lost = 0;
        for row in rows(old, &table) {
            lost += usize::from(!insert(&transaction, &table, row)?);
        }
        if lost > 0 {
            tracing::warn!(table.name = table.name, rows.lost = lost, "rebuild.rows");
        }
    }
    let orphans = "command_seq NOT IN (SELECT seq FROM commands)";
    transaction.execute(&format!("DELETE FROM attempts WHERE {orphans}"), [])?;
    // The counters, so that no number is given twice.
    for (name, seq) in counters(old) {
        raise_counter(&transaction, &name, seq)?;
    }
    transaction.commit()?;
    draft.pragma_update(None, "foreign_keys", "1")?;
    Ok(())
}

struct Table {
    name: String,
    columns: Vec<String>,
    has_rowid: bool,
}

fn tables(draft: &Connection) -> Result<Vec<Table>, StoreError> {
    let mut statement = draft.prepare(
        "SELECT name, wr FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let named = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut tables = Vec::new();
    for row in named {
        let (name, without): (String, bool) = row?;
        let mut columns = draft.prepare("SELECT name FROM pragma_table_info(?1)")?;
        let columns = columns
            .query_map([&name], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        tables.push(Table {
            name,
            columns,
            has_rowid: !without,
        });
    }
    Ok(tables)
}

type Cells = Vec<Value>;

/// All rows that can be read: forwards up to the first broken page, backwards, and the rest by
/// number.
fn rows(old: &Connection, table: &Table) -> Vec<Cells> {
    let Some(columns) = common(old, table) else {
        return Vec::new();
    };
    let select = format!("SELECT {columns} FROM {}", table.name);
    if !table.has_rowid {
        return scan(old, &select)
            .0
            .into_iter()
            .map(|(_, row)| row)
            .collect();
    }
    let select = format!("SELECT {columns}, rowid FROM {}", table.name);
    let (forwards, whole) = scan(old, &format!("{select} ORDER BY rowid"));
    let mut found: BTreeMap<i64, Cells> = forwards.into_iter().collect();
    if !whole {
        found.extend(scan(old, &format!("{select} ORDER BY rowid DESC")).0);
        by_number(old, (&select, &table.name), &mut found);
    }
    found.into_values().collect()
}

fn by_number(old: &Connection, (select, name): (&str, &str), found: &mut BTreeMap<i64, Cells>) {
    let counted = counters(old).into_iter().find(|(table, _)| table == name);
    let last = found.keys().next_back().copied();
    let last = last
        .max(counted.map(|(_, seq)| seq))
        .unwrap_or(TRIED_BLINDLY);
    let Ok(mut one) = old.prepare(&format!("{select} WHERE rowid = ?1")) else {
        return;
    };
    for id in 1..=last.min(TRIED_MAX) {
        if !found.contains_key(&id)
            && let Ok((id, row)) = one.query_row([id], keyed)
        {
            found.insert(id, row);
        }
    }
}

/// The columns that both have; a table that is not there has no rows.
fn common(old: &Connection, table: &Table) -> Option<String> {
    let mut statement = old.prepare("SELECT name FROM pragma_table_info(?1)").ok()?;
    let there = statement.query_map([&table.name], |row| row.get(0)).ok()?;
    let there: Vec<String> = there.filter_map(Result::ok).collect();
    if there.is_empty() {
        return None;
    }
    let known = |column: &String| {
        if there.contains(column) {
            column.clone()
        } else {
            // A column of a later version: the draft's own value stands in.
            "NULL".to_owned()
        }
    };
    Some(
        table
            .columns
            .iter()
            .map(known)
            .collect::<Vec<_>>()
            .join(", "),
    )
}

/// The rows up to the first that cannot be read, and whether these were all.
fn scan(old: &Connection, select: &str) -> (Vec<(i64, Cells)>, bool) {
    let mut found = Vec::new();
    let Ok(mut statement) = old.prepare(select) else {
        return (found, false);
    };
    let Ok(rows) = statement.query_map([], keyed) else {
        return (found, false);
    };
    for row in rows {
        match row {
            Ok(row) => found.push(row),
            Err(_) => return (found, false),
        }
    }
    (found, true)
}

/// The cells, and the last of them as the row's number.
fn keyed(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, Cells)> {
    let count = row.as_ref().column_count();
    let cells: Cells = (0..count).map(|i| row.get(i)).collect::<Result<_, _>>()?;
    let id = match cells.last() {
        Some(Value::Integer(id)) => *id,
        _ => 0,
    };
    Ok((id, cells))
}

/// False where the row is none that the station could have written.
fn insert(draft: &Transaction<'_>, table: &Table, mut row: Cells) -> Result<bool, StoreError> {
    row.truncate(table.columns.len());
    let given: Vec<(&String, Value)> = table
        .columns
        .iter()
        .zip(row)
        .filter(|(_, value)| *value != Value::Null)
        .collect();
    let names: Vec<&str> = given.iter().map(|(name, _)| name.as_str()).collect();
    let marks = vec!["?"; given.len()].join(", ");
    let sql = format!(
        "INSERT OR REPLACE INTO {} ({}) VALUES ({marks})",
        table.name,
        names.join(", ")
    );
    draft.execute_batch("SAVEPOINT one")?;
    let values = given.into_iter().map(|(_, value)| value);
    let inserted = draft.prepare_cached(&sql).and_then(|mut statement| {
        statement.execute(rusqlite::params_from_iter(values))?;
        Ok(draft.last_insert_rowid())
    });
    let kept = match inserted {
        // What the rules cannot read they could not send either.
        Ok(seq) if table.name == "commands" => queue::find(draft, Seq(seq)).is_ok(),
        inserted => inserted.is_ok(),
    };
    if !kept {
        draft.execute_batch("ROLLBACK TO one")?;
    }
    draft.execute_batch("RELEASE one")?;
    Ok(kept)
}

fn counters(old: &Connection) -> Vec<(String, i64)> {
    let Ok(mut statement) = old.prepare("SELECT name, seq FROM sqlite_sequence") else {
        return Vec::new();
    };
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.map(|rows| rows.filter_map(Result::ok).collect())
        .unwrap_or_default()
}

/// Lets a table go on counting above a number.
pub(super) fn raise_counter(
    transaction: &Transaction<'_>,
    table: &str,
    seq: i64,
) -> Result<(), StoreError> {
    let raised = transaction.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1",
        (table, seq),
    )?;
    if raised == 0 {
        transaction.execute(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)",
            (table, seq),
        )?;
    }
    Ok(())
}
