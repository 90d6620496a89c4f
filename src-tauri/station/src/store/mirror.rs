//! The OMS's last copies. Renewable: what is lost here is asked for again.
//!
//! A row is overwritten only by a copy that was asked for later, and never by an older one that a
//! lagging replica handed out. Columns exist for what SQL lists, sorts or finds by; the rest is the
//! body.

use packing::fold::fold;
use packing::id::{Asked, PackageId};
use packing::overlay::READ_LAG_MS;
use packing::package::{Package, State};
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::open::StoreError;
use crate::view::Shelf;

/// One row as a list needs it, with the body for whoever opens it.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    pub package: Package,
    pub asked: Asked,
    pub asked_at: At,
    /// The same by the clock that never jumps, which all rules go by.
    pub steady: At,
    pub gone: bool,
}

impl Copy {
    /// What a command remembers stands in for a copy that nobody has asked for.
    pub fn is_remembered(&self) -> bool {
        self.asked == Asked(0)
    }
}

/// When a copy was asked for, by both orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedWhen {
    pub asked: Asked,
    /// By the wall clock, for people.
    pub at: At,
    /// By the clock that never jumps, for rules.
    pub steady: At,
}

pub fn shelf_of(state: &State) -> Shelf {
    if state.is_packed() {
        Shelf::Packed
    } else if state.has_left() || state.is_cancelled() {
        Shelf::Sent
    } else {
        Shelf::Waiting
    }
}

fn shelf_number(shelf: Shelf) -> i64 {
    match shelf {
        Shelf::Waiting => 0,
        Shelf::Packed => 1,
        Shelf::Sent => 2,
    }
}

/// Far enough away that a package without a due time comes last.
const NO_DUE: i64 = i64::MAX;

/// Writes a copy unless a later one is there. Says whether anything changed.
pub fn upsert(
    transaction: &Transaction<'_>,
    package: &Package,
    when: AskedWhen,
) -> Result<bool, StoreError> {
    let body =
        serde_json::to_string(package).map_err(|_| StoreError::Unreadable { what: "body" })?;
    let changed = transaction
        .prepare_cached(
            "INSERT INTO packages (id, number, order_number, tracking_number, shelf, state,
                 state_words, due_at,
                 modified_at, asked, asked_at, gone, recipient, city, pieces, channel, carrier,
                 folded, body, steady)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?19, ?7, ?8, ?9, ?10, 0, ?11, ?12, ?13, ?14, ?15, ?16,
                 ?17, ?20)
             ON CONFLICT (id) DO UPDATE SET
                 number = excluded.number, order_number = excluded.order_number,
                 tracking_number = excluded.tracking_number, shelf = excluded.shelf,
                 state = excluded.state, state_words = excluded.state_words,
                 due_at = excluded.due_at,
                 modified_at = excluded.modified_at, asked = excluded.asked,
                 asked_at = excluded.asked_at, gone = 0, recipient = excluded.recipient,
                 city = excluded.city, pieces = excluded.pieces, channel = excluded.channel,
                 carrier = excluded.carrier, folded = excluded.folded, body = excluded.body,
                 steady = excluded.steady
             WHERE excluded.asked > packages.asked
               AND (excluded.modified_at >= packages.modified_at
                    OR excluded.steady >= packages.steady + ?18)",
        )?
        .execute(rusqlite::params![
            package.id.0,
            package.number,
            package.order_number,
            package.tracking_number().unwrap_or_default(),
            shelf_number(shelf_of(&package.state)),
            state_text(&package.state),
            package.due_at.map_or(NO_DUE, |at| at.0),
            package.modified_at.map_or(0, |at| at.0),
            when.asked.0,
            when.at.0,
            package.recipient.name,
            package.recipient.city,
            package.pieces(),
            package.channel,
            package.carrier().unwrap_or_default(),
            folded(package),
            body,
            READ_LAG_MS,
            package.state_words,
            when.steady.0,
        ])?;
    Ok(changed > 0)
}

pub(super) fn state_text(state: &State) -> String {
    serde_json::to_value(state)
        .ok()
        .map_or_else(String::new, |value| match value {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        })
}

/// All that people look for a package by, folded once.
fn folded(package: &Package) -> String {
    let parts = [
        package.number.as_str(),
        &package.order_number,
        &package.recipient.name,
        &package.recipient.city,
        package.tracking_number().unwrap_or_default(),
        package.carrier().unwrap_or_default(),
    ];
    fold(&parts.join("\n"))
}

/// Ids of packages whose box may stand here packed: by their copies, or by what this desk has done
/// to them, whose ids are given as JSON.
pub(super) const MAYBE_PACKED: &str = "SELECT id FROM mirror.packages WHERE shelf = 1 AND gone = 0
     UNION SELECT value FROM json_each(?2)";

/// The OMS says that it has no such package, or that it is another store's. False where a later
/// copy is there.
pub fn mark_gone(
    transaction: &Transaction<'_>,
    id: PackageId,
    when: AskedWhen,
) -> Result<bool, StoreError> {
    transaction
        .prepare_cached(
            "UPDATE packages SET gone = 1, asked = ?2, asked_at = ?3, steady = ?4
             WHERE id = ?1 AND asked < ?2",
        )?
        .execute((id.0, when.asked.0, when.at.0, when.steady.0))?;
    let overtaken: bool = transaction
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM packages WHERE id = ?1 AND asked > ?2)")?
        .query_row((id.0, when.asked.0), |row| row.get(0))?;
    Ok(!overtaken)
}

const COLUMNS: &str = "p.body, p.asked, p.asked_at, p.steady, p.gone";

fn copy(row: &Row<'_>) -> rusqlite::Result<Option<Copy>> {
    // Neither what is no text nor what is no package.
    let body = row.get_ref(0)?.as_str().ok();
    let Some(package) = body.and_then(|body| serde_json::from_str(body).ok()) else {
        return Ok(None);
    };
    Ok(Some(Copy {
        package,
        asked: Asked(row.get(1)?),
        asked_at: At(row.get(2)?),
        steady: At(row.get(3)?),
        gone: row.get(4)?,
    }))
}

/// A body that cannot be read is as if it were not there: the next refresh writes it anew.
pub fn one(connection: &Connection, id: PackageId) -> Result<Option<Copy>, StoreError> {
    let copy = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM mirror.packages p WHERE p.id = ?1"
        ))?
        .query_row([id.0], copy)
        .optional()?;
    Ok(copy.flatten())
}

/// When the copy of a package was asked for, by the clock that never jumps.
pub fn steady(connection: &Connection, id: PackageId) -> Result<Option<At>, StoreError> {
    let at = connection
        .prepare_cached("SELECT p.steady FROM mirror.packages p WHERE p.id = ?1")?
        .query_row([id.0], |row| row.get(0).map(At))
        .optional()?;
    Ok(at)
}

/// When the OMS says that it last changed, as far as the mirror's copy knows.
pub fn modified_at(connection: &Connection, id: PackageId) -> Result<Option<At>, StoreError> {
    let at = connection
        .prepare_cached("SELECT p.modified_at FROM mirror.packages p WHERE p.id = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    Ok(at.filter(|at| *at != 0).map(At))
}

/// The time of the last copy by the clock that never jumps.
pub fn last_steady(connection: &Connection) -> Result<Option<At>, StoreError> {
    let at = connection
        .prepare_cached("SELECT p.steady FROM mirror.packages p ORDER BY p.asked DESC LIMIT 1")?
        .query_row([], |row| row.get(0).map(At))
        .optional()?;
    Ok(at)
}

/// One line of a list, read from columns: a list of thousands opens no body.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub id: PackageId,
    pub number: String,
    pub order_number: String,
    pub recipient: String,
    pub city: String,
    pub pieces: Option<u32>,
    pub channel: String,
    pub carrier: String,
    pub tracking_number: String,
    pub state: State,
    pub state_words: String,
    pub due_at: Option<At>,
    pub modified_at: Option<At>,
    pub gone: bool,
}

const LISTED: &str = "p.id, p.number, p.order_number, p.recipient, p.city, p.pieces, p.channel, \
                      p.carrier, p.tracking_number, p.state, p.state_words, p.due_at, \
                      p.modified_at, p.gone";

fn listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let (state, due_at, modified_at): (String, i64, i64) =
        (row.get(9)?, row.get(11)?, row.get(12)?);
    Ok(Listed {
        id: PackageId(row.get(0)?),
        number: row.get(1)?,
        order_number: row.get(2)?,
        recipient: row.get(3)?,
        city: row.get(4)?,
        pieces: row.get(5)?,
        channel: row.get(6)?,
        carrier: row.get(7)?,
        tracking_number: row.get(8)?,
        state: state_of(state),
        state_words: row.get(10)?,
        due_at: (due_at != NO_DUE).then_some(At(due_at)),
        modified_at: (modified_at != 0).then_some(At(modified_at)),
        gone: row.get(13)?,
    })
}

/// The word that `state_text` wrote; an unknown one keeps the OMS's own value.
fn state_of(text: String) -> State {
    let known = serde_json::from_str(&text)
        .or_else(|_| serde_json::from_value(serde_json::Value::String(text.clone())));
    known.unwrap_or(State::Other(text))
}

/// What is on a shelf and still worked on: late first, then by due time.
pub fn on_shelf(
    connection: &Connection,
    shelf: Shelf,
    most: u32,
) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "SELECT {LISTED} FROM mirror.packages p
         WHERE p.shelf = ?1 AND p.gone = 0 ORDER BY p.due_at, p.id LIMIT ?2"
    );
    listing(connection, &sql, (shelf_number(shelf), most))
}

/// These, in this order; one that is not there is left out.
pub fn these(connection: &Connection, ids: &[PackageId]) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "SELECT {LISTED} FROM json_each(?1) w CROSS JOIN mirror.packages p ON p.id = w.value
         ORDER BY w.key"
    );
    listing(connection, &sql, [super::numbers(ids)?])
}

/// The last that left or ended, newest first.
pub fn ended(connection: &Connection, most: u32) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "SELECT {LISTED} FROM mirror.packages p
         WHERE p.shelf = 2 ORDER BY p.modified_at DESC, p.id LIMIT ?1"
    );
    listing(connection, &sql, [most])
}

fn listing(
    connection: &Connection,
    sql: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Listed>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement
        .query_map(values, listed)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

pub fn count(connection: &Connection, shelf: Shelf) -> Result<u32, StoreError> {
    let count = connection
        .prepare_cached("SELECT count(*) FROM mirror.packages p WHERE p.shelf = ?1 AND p.gone = 0")?
        .query_row([shelf_number(shelf)], |row| row.get(0))?;
    Ok(count)
}

pub fn count_late(connection: &Connection, now: At) -> Result<u32, StoreError> {
    let count = connection
        .prepare_cached(
            "SELECT count(*) FROM mirror.packages p
             WHERE p.shelf = 0 AND p.gone = 0 AND p.due_at < ?1",
        )?
        .query_row([now.0], |row| row.get(0))?;
    Ok(count)
}

/// Packages that something may still happen to and that were not asked for since then: a sweep
/// should have brought each. One that has left this counter's shelves is among them, as its end may
/// have been missed.
pub fn unseen_since(
    connection: &Connection,
    asked: Asked,
    most: u32,
) -> Result<Vec<PackageId>, StoreError> {
    let sql = "SELECT p.id FROM mirror.packages p
         WHERE p.gone = 0 AND p.state NOT IN ('delivered', 'cancelled')
           AND substr(p.state, 1, 1) <> '{' AND p.asked < ?1
         ORDER BY p.asked LIMIT ?2";
    unseen(connection, sql, (asked, most))
}

/// The same for those in states that nobody named, which no sweep asks for.
pub fn unnamed_unseen_since(
    connection: &Connection,
    asked: Asked,
    most: u32,
) -> Result<Vec<PackageId>, StoreError> {
    let sql = "SELECT p.id FROM mirror.packages p
         WHERE p.gone = 0 AND substr(p.state, 1, 1) = '{' AND p.asked < ?1
         ORDER BY p.asked LIMIT ?2";
    unseen(connection, sql, (asked, most))
}

fn unseen(
    connection: &Connection,
    sql: &str,
    (asked, most): (Asked, u32),
) -> Result<Vec<PackageId>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement
        .query_map((asked.0, most), |row| row.get(0).map(PackageId))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// The highest request number in the file, above which numbering goes on.
pub fn highest_asked(mirror: &Connection) -> Result<i64, StoreError> {
    let highest: Option<i64> =
        mirror.query_row("SELECT max(asked) FROM packages", [], |row| row.get(0))?;
    Ok(highest.unwrap_or_default())
}
