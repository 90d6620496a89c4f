//! What is asked of many commands at once: lists, counts, what is planned on.
//!
//! A queue may be long while a line is down, and it is asked at every change. So each question
//! reads the rows that it needs and understands the texts of no others.

use std::collections::HashSet;

use packing::command::{Act, Command};
use packing::delivery::Delivery;
use packing::id::{LogId, PackageId, Seq};
use packing::overlay::READ_LAG_MS;
use packing::package::{Package, State};
use packing::shop::Shop;
use packing::time::At;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Rows};

use super::super::mirror;
use super::super::numbers;
use super::super::open::StoreError;
use super::row::{COLUMNS, from_text, json_of, many, of_json, text, text_of};

pub fn of_package(connection: &Connection, id: PackageId) -> Result<Vec<Command>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM main.commands WHERE package_id = ?1 ORDER BY seq");
    many(connection, &sql, [id.0])
}

pub fn unsettled(connection: &Connection) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
         ORDER BY seq"
    );
    many(connection, &sql, [])
}

/// An unsettled command, as far as planning needs it: no text of it is parsed.
#[derive(Debug)]
pub struct Unsettled {
    pub seq: Seq,
    pub package: PackageId,
    pub act: Act,
    pub delivery: Delivery,
    pub binding: String,
    /// When the copy of its package was asked for, by the clock that never jumps.
    pub steady: Option<At>,
    /// The act has to wait for the carrier's label: by that copy it is still being made, or a later
    /// command asks for it at this moment.
    pub waits_for_label: bool,
    /// That copy waits for its label and offers nothing at all.
    pub unoffered: bool,
    pub doubted: bool,
}

/// What planning needs: of the whole queue, or of some packages and of those that some commands are
/// for.
#[derive(Clone, Copy)]
pub enum Of<'a> {
    All,
    Some {
        packages: &'a [i64],
        commands: &'a [i64],
    },
}

/// The queue, oldest first.
pub fn planned(
    connection: &Connection,
    shop: &Shop,
    of: Of<'_>,
) -> Result<Vec<Unsettled>, StoreError> {
    let unlabelled = mirror::state_text(&State::WaitingCargoLabel);
    let asks = text_of(&Act::RenewLabel)?;
    match of {
        Of::All => {
            let mut statement = connection.prepare_cached(&planned_sql("c.delivery"))?;
            read_planned(statement.query((unlabelled, asks))?, shop)
        }
        Of::Some { packages, commands } => {
            let (packages, commands) = (json_of(&packages)?, json_of(&commands)?);
            let mut statement = connection.prepare_cached(&planned_sql(OF_SOME))?;
            read_planned(
                statement.query((unlabelled, asks, packages, commands))?,
                shop,
            )
        }
    }
}

/// By their packages, and not by a look at all that waits.
const OF_SOME: &str = "c.package_id IN (SELECT value FROM json_each(?3) UNION
     SELECT package_id FROM main.commands WHERE seq IN (SELECT value FROM json_each(?4)))
     AND +c.delivery";

fn planned_sql(that: &str) -> String {
    format!(
        "SELECT c.seq, c.package_id, c.act, c.delivery, c.binding, p.steady, c.doubted,
             CASE WHEN p.gone = 0 AND p.state = ?1 THEN p.body END,
             c.delivery = 'queued' AND EXISTS (SELECT 1 FROM main.commands l
                 WHERE l.package_id = c.package_id AND l.seq > c.seq AND l.act = ?2
                 AND l.delivery IN ('sending', 'in_doubt'))
         FROM main.commands c LEFT JOIN mirror.packages p ON p.id = c.package_id
         WHERE {that} IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
         ORDER BY c.seq"
    )
}

fn read_planned(mut rows: Rows<'_>, shop: &Shop) -> Result<Vec<Unsettled>, StoreError> {
    let mut planned = Vec::new();
    while let Some(row) = rows.next()? {
        let act: Act = from_text(text(row, 2)?)?;
        let doubted: bool = row.get(6)?;
        let asked_for: bool = row.get(8)?;
        let comes_after = act.comes_after_label();
        let copy = comes_after.then(|| unlabelled_in(row, 7)).flatten();
        let unlabelled = copy.filter(|it| shop.waits_for_label(act, it));
        let asked_for = comes_after && asked_for && !doubted;
        planned.push(Unsettled {
            seq: Seq(row.get(0)?),
            package: PackageId(row.get(1)?),
            act,
            delivery: from_text(text(row, 3)?)?,
            binding: row.get(4)?,
            steady: row.get::<_, Option<i64>>(5)?.map(At),
            waits_for_label: unlabelled.is_some() || asked_for,
            unoffered: unlabelled.is_some_and(|it| it.offers.is_empty()),
            doubted,
        });
    }
    Ok(planned)
}

/// A package in that column that waits for its label. Of a copy that nobody can read that is all
/// that is known: it must not keep all others waiting, and must not let its own box go.
fn unlabelled_in(row: &Row<'_>, column: usize) -> Option<Package> {
    let body = row.get_ref(column).ok()?;
    if body == ValueRef::Null {
        return None;
    }
    let read = body.as_str().ok();
    let package = read.and_then(|body| of_json(body, "body").ok());
    package.or_else(|| Some(Package::bare(PackageId(0), State::WaitingCargoLabel)))
}

/// The unsettled ones that were made for another sign-in; as a rule there are none.
pub fn of_other_bindings(
    connection: &Connection,
    binding: &str,
) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
           AND binding <> ?1
         ORDER BY seq"
    );
    many(connection, &sql, [binding])
}

/// What waits for a person's answer.
pub fn for_a_person(connection: &Connection) -> Result<Vec<Command>, StoreError> {
    in_standing(connection, Delivery::NeedsPerson)
}

pub fn being_sent(connection: &Connection) -> Result<Vec<Command>, StoreError> {
    in_standing(connection, Delivery::Sending)
}

/// Of the unsettled ones.
fn in_standing(connection: &Connection, delivery: Delivery) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
           AND delivery = ?1
         ORDER BY seq"
    );
    many(connection, &sql, [text_of(&delivery)?])
}

/// The unsettled ones that were decided on something with this text in it: few are read to find the
/// one of a scanned number.
pub fn naming(connection: &Connection, text: &str) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
           AND instr(seen, ?1) > 0
         ORDER BY seq"
    );
    many(connection, &sql, [json_of(&text)?])
}

/// How many unsettled ones stand where.
pub fn counts(connection: &Connection) -> Result<Vec<(Delivery, u32)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT delivery, count(*) FROM main.commands
         WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
         GROUP BY delivery",
    )?;
    let mut rows = statement.query([])?;
    let mut counts = Vec::new();
    while let Some(row) = rows.next()? {
        counts.push((from_text(text(row, 0)?)?, row.get(1)?));
    }
    Ok(counts)
}

/// The oldest that has not ended.
pub fn first_unsettled(connection: &Connection) -> Result<Option<Seq>, StoreError> {
    let first: Option<i64> = connection
        .prepare_cached(
            "SELECT min(seq) FROM main.commands
             WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(first.map(Seq))
}

pub fn count_unsettled(connection: &Connection) -> Result<usize, StoreError> {
    let count: i64 = connection
        .prepare_cached(
            "SELECT count(*) FROM main.commands
             WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// What was claimed when the OMS's log had come further than this row, or when nobody could tell
/// how far.
pub fn claimed_above(connection: &Connection, row: LogId) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE watermark >= ?1 OR proof_row > ?1
            OR (watermark < 0 AND proof_row = 0 AND attempts > 0)
         ORDER BY seq"
    );
    many(connection, &sql, [row.0])
}

/// What ended otherwise than planned and nobody has closed yet; of what a colleague did as well,
/// only packing: there may be a second box.
pub fn to_close(connection: &Connection) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands WHERE seq IN (
             SELECT seq FROM main.commands
             WHERE closed_at = 0 AND delivery IN ('rejected', 'superseded')
             UNION ALL
             SELECT seq FROM main.commands
             WHERE closed_at = 0 AND delivery = 'by_other'
                 AND +act IN ('pack', 'pack_without_shipment', 'pack_for_channel'))
         ORDER BY seq"
    );
    many(connection, &sql, [])
}

/// All commands of some packages, oldest first.
pub fn of_packages(connection: &Connection, ids: &[PackageId]) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE package_id IN (SELECT value FROM json_each(?1)) ORDER BY seq"
    );
    many(connection, &sql, [numbers(ids)?])
}

/// All commands of each package that is seen otherwise than the OMS's copy shows it, or may be:
/// one of them is unsettled, or ended so lately that the copy may not show it yet. What was done to
/// a package that is gone is kept with it.
pub fn on_top(connection: &Connection) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands WHERE package_id IN (
             SELECT package_id FROM main.commands
             WHERE delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
             UNION
             SELECT c.package_id
             FROM mirror.packages p CROSS JOIN main.commands c ON c.package_id = p.id
             WHERE p.shelf < 2 AND (p.gone = 1 OR (c.delivery IN ('done', 'by_other')
                 AND iif(c.steady > 0, c.steady, c.settled_at) + ?1 > p.steady)))
         ORDER BY seq"
    );
    many(connection, &sql, [READ_LAG_MS])
}

/// Of some packages, those that a copy may settle.
pub fn unsettled_of(
    connection: &Connection,
    ids: &[PackageId],
) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE package_id IN (SELECT value FROM json_each(?1))
           AND +delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
         ORDER BY seq"
    );
    many(connection, &sql, [numbers(ids)?])
}

/// How each request of a package ended: the command's name, when, and in which word.
pub fn outcomes(
    connection: &Connection,
    id: PackageId,
) -> Result<Vec<(String, At, String)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT c.id, a.ended_at, a.outcome
         FROM main.commands c JOIN main.attempts a ON a.command_seq = c.seq
         WHERE c.package_id = ?1 AND a.ended_at > 0",
    )?;
    let outcomes = statement
        .query_map([id.0], |row| {
            Ok((row.get(0)?, At(row.get(1)?), row.get(2)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(outcomes)
}

/// Packages that were packed at this desk.
pub fn packed_here(connection: &Connection) -> Result<HashSet<PackageId>, StoreError> {
    let acts: Vec<Act> = Act::ALL.into_iter().filter(|act| act.packs()).collect();
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT package_id FROM main.commands
         WHERE act IN (SELECT value FROM json_each(?1))
         AND delivery NOT IN ('withdrawn', 'rejected', 'superseded', 'abandoned')",
    )?;
    let ids = statement
        .query_map([json_of(&acts)?], |row| row.get(0).map(PackageId))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// The last end, by the clock that never jumps.
pub fn last_steady(connection: &Connection) -> Result<Option<At>, StoreError> {
    let last: i64 = connection
        .prepare_cached("SELECT coalesce(max(steady), 0) FROM main.commands")?
        .query_row([], |row| row.get(0))?;
    Ok((last > 0).then_some(At(last)))
}

pub fn any(connection: &Connection) -> Result<bool, StoreError> {
    let any = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM main.commands)")?
        .query_row([], |row| row.get(0))?;
    Ok(any)
}
