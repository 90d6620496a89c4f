//! The queue: commands and their attempts, each step a compare-and-set that the database checks
//! again.

use std::collections::HashSet;

use packing::command::{Act, Body, Command, Seen};
use packing::delivery::{Delivery, Event, Proof, Standing, settle};
use packing::id::{CommandId, LogId, PackageId, Seq};
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::journal::{self, Entry, What};
use super::meta;
use super::open::StoreError;

/// A decision on its way into the queue.
pub struct NewCommand {
    pub package: PackageId,
    pub body: Body,
    pub seen: Seen,
    pub made_at: At,
    pub made_by: String,
    pub who: i64,
    pub binding: String,
    pub handover: i64,
}

const COLUMNS: &str = "id, package_id, body, seen, made_at, made_by, binding, delivery, attempts, \
                       doubted, refusal, proof, watermark, settled_at, steady, sent_on";

pub fn append(
    transaction: &Transaction<'_>,
    file_tag: &str,
    new: &NewCommand,
) -> Result<CommandId, StoreError> {
    let next: i64 = transaction
        .prepare_cached("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = ?1")
        .and_then(|mut statement| {
            statement
                .query_row(["commands"], |row| row.get::<_, i64>(0))
                .optional()
        })?
        .unwrap_or(1);
    let id = CommandId {
        file_tag: file_tag.into(),
        seq: Seq(next),
    };
    transaction
        .prepare_cached(
            "INSERT INTO commands
                 (seq, id, package_id, act, body, seen, made_at, made_by, binding, handover_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            next,
            id.to_string(),
            new.package.0,
            text_of(&new.body.act())?,
            json_of(&new.body)?,
            json_of(&new.seen)?,
            new.made_at.0,
            &new.made_by,
            &new.binding,
            new.handover,
        ))?;
    let entry = Entry {
        at: new.made_at,
        what: What::Queued,
        package: new.package,
        command: id.to_string(),
        who: new.who,
        detail: text_of(&new.body.act())?,
    };
    journal::append(transaction, &entry)?;
    Ok(id)
}

/// One step of one command, with what the journal says about it.
pub struct Stepped<'a> {
    pub command: &'a Command,
    pub event: Event,
    pub at: At,
    /// By the clock that never jumps: an end is held against copies by it.
    pub steady: At,
    pub run: i64,
    pub who: i64,
    pub what: What,
    /// What a person said with it, behind the word of the new standing; empty as a rule.
    pub note: &'static str,
}

/// Takes a step: the rule first, then a compare-and-set that only the run holding the file can
/// make. When a command fails, the later ones of its package need a person, in the same
/// transaction.
pub fn step(transaction: &Transaction<'_>, step: &Stepped<'_>) -> Result<Command, StoreError> {
    meta::check_run(transaction, step.run)?;
    let next = settle(&step.command.standing, &step.event).map_err(|_| StoreError::Unreadable {
        what: "an illegal step",
    })?;
    let after = write(transaction, step, next)?;
    if after.standing.delivery.failed() {
        hold_later(transaction, step, &after)?;
    }
    Ok(after)
}

fn write(
    transaction: &Transaction<'_>,
    step: &Stepped<'_>,
    next: Standing,
) -> Result<Command, StoreError> {
    let before = step.command;
    let settled_at = next.delivery.is_settled().then_some(step.steady);
    let ended_at = next.delivery.is_settled().then_some(step.at);
    let changed = transaction
        .prepare_cached(
            "UPDATE commands SET delivery = ?3, attempts = ?4, doubted = ?5, refusal = ?6,
                 proof = ?7, watermark = ?8, settled_at = ?9, steady = ?12, sent_on = ?13
             WHERE seq = ?1 AND delivery = ?2 AND attempts = ?10 AND doubted = ?11",
        )?
        .execute((
            before.id.seq.0,
            text_of(&before.standing.delivery)?,
            text_of(&next.delivery)?,
            next.attempts,
            next.doubted,
            next.refusal.as_deref().unwrap_or_default(),
            next.proof
                .as_ref()
                .map(text_of)
                .transpose()?
                .unwrap_or_default(),
            before.watermark.map_or(-1, |id| id.0),
            // A clock that stands at 1970 must not make an end look like none.
            ended_at.map_or(0, |at| at.0.max(1)),
            before.standing.attempts,
            before.standing.doubted,
            settled_at.map_or(0, |at| at.0.max(1)),
            before.sent_on.map_or(0, |at| at.0),
        ))?;
    if changed != 1 {
        return Err(StoreError::Overtaken);
    }
    let standing = text_of(&next.delivery)?;
    let detail = if step.note.is_empty() {
        standing
    } else {
        format!("{standing} {}", step.note)
    };
    let entry = Entry {
        at: step.at,
        what: step.what,
        package: before.package,
        command: before.id.to_string(),
        who: step.who,
        detail,
    };
    journal::append(transaction, &entry)?;
    Ok(Command {
        standing: next,
        settled_at,
        ..before.clone()
    })
}

fn hold_later(
    transaction: &Transaction<'_>,
    failed: &Stepped<'_>,
    after: &Command,
) -> Result<(), StoreError> {
    let later = of_package(transaction, after.package)?;
    let held = later.iter().filter(|command| {
        command.id.seq > after.id.seq && command.standing.delivery == Delivery::Queued
    });
    for command in held {
        let step = Stepped {
            command,
            event: Event::EarlierFailed,
            at: failed.at,
            steady: failed.steady,
            run: failed.run,
            who: 0,
            what: What::Held,
            note: "",
        };
        let next = settle(&command.standing, &step.event).map_err(|_| StoreError::Unreadable {
            what: "an illegal step",
        })?;
        write(transaction, &step, next)?;
    }
    Ok(())
}

/// When and by which run a command is claimed, the highest log row known then, and when the copy
/// that it is sent on was modified.
#[derive(Clone, Copy)]
pub struct Claim {
    pub at: At,
    pub run: i64,
    pub watermark: Option<LogId>,
    pub sent_on: Option<At>,
}

/// Writes down, before a byte leaves, that one is about to (R1).
pub fn claim(
    transaction: &Transaction<'_>,
    command: &Command,
    claim: Claim,
) -> Result<Command, StoreError> {
    let Claim {
        at,
        run,
        watermark,
        sent_on,
    } = claim;
    // The first request's watermark stays: a row above it may be the first one's.
    let watermark = command.watermark.or(watermark);
    let command = Command {
        watermark,
        sent_on,
        ..command.clone()
    };
    let event = Event::Claimed;
    let claim = Stepped {
        command: &command,
        event,
        at,
        // A claim ends nothing.
        steady: at,
        run,
        who: 0,
        what: What::Claimed,
        note: "",
    };
    // The attempt first: the database lets nothing become *sending* without one.
    transaction
        .prepare_cached(
            "INSERT INTO attempts (command_seq, number, run, sent_at, watermark)
             SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4
             FROM attempts WHERE command_seq = ?1",
        )?
        .execute((command.id.seq.0, run, at.0, watermark.map_or(-1, |id| id.0)))?;
    step(transaction, &claim)
}

/// How the last request of a command ended.
pub fn end_attempt(
    transaction: &Transaction<'_>,
    seq: Seq,
    at: At,
    outcome: &str,
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "UPDATE attempts SET ended_at = ?2, outcome = ?3
             WHERE command_seq = ?1 AND ended_at = 0",
        )?
        .execute((seq.0, at.0.max(1), outcome))?;
    Ok(())
}

/// Notes the log row that proves a command. One row proves one command.
pub fn prove(transaction: &Transaction<'_>, seq: Seq, row: LogId) -> Result<bool, StoreError> {
    let free: bool = transaction
        .prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM commands WHERE proof_row = ?1 AND seq <> ?2)",
        )?
        .query_row((row.0, seq.0), |row| row.get(0))?;
    if free {
        transaction
            .prepare_cached("UPDATE commands SET proof_row = ?2 WHERE seq = ?1")?
            .execute((seq.0, row.0))?;
    }
    Ok(free)
}

/// A person has dealt with it. False where another person was quicker.
pub fn close(
    transaction: &Transaction<'_>,
    seq: Seq,
    at: At,
    who: &str,
) -> Result<bool, StoreError> {
    let closed = transaction
        .prepare_cached(
            "UPDATE commands SET closed_at = ?2, closed_by = ?3 WHERE seq = ?1 AND closed_at = 0",
        )?
        .execute((seq.0, at.0, who))?;
    Ok(closed == 1)
}

pub fn find(connection: &Connection, seq: Seq) -> Result<Option<Command>, StoreError> {
    let command = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM main.commands WHERE seq = ?1"
        ))?
        .query_row([seq.0], read)
        .optional()?;
    command.map(Raw::parsed).transpose()
}

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
pub struct Unsettled {
    pub seq: Seq,
    pub package: PackageId,
    pub act: Act,
    pub delivery: Delivery,
    pub binding: String,
    /// When the copy of its package was asked for, by the clock that never jumps.
    pub steady: Option<At>,
}

/// The oldest of the queue. Planning begins with few: a long one is not read for each step.
pub fn oldest(connection: &Connection, most: u32) -> Result<Vec<Unsettled>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT c.seq, c.package_id, c.act, c.delivery, c.binding, p.steady
         FROM main.commands c LEFT JOIN mirror.packages p ON p.id = c.package_id
         WHERE c.delivery IN ('queued', 'sending', 'in_doubt', 'accepted', 'needs_person')
         ORDER BY c.seq LIMIT ?1",
    )?;
    let mut rows = statement.query([most])?;
    let mut oldest = Vec::new();
    while let Some(row) = rows.next()? {
        oldest.push(Unsettled {
            seq: Seq(row.get(0)?),
            package: PackageId(row.get(1)?),
            act: from_text(row.get_ref(2)?.as_str().unwrap_or_default())?,
            delivery: from_text(row.get_ref(3)?.as_str().unwrap_or_default())?,
            binding: row.get(4)?,
            steady: row.get::<_, Option<i64>>(5)?.map(At),
        });
    }
    Ok(oldest)
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
        let delivery = from_text(row.get_ref(0)?.as_str().unwrap_or_default())?;
        counts.push((delivery, row.get(1)?));
    }
    Ok(counts)
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

/// What was claimed when the OMS's log had come further than this row.
pub fn claimed_above(connection: &Connection, row: LogId) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE watermark >= ?1 OR proof_row > ?1 ORDER BY seq"
    );
    many(connection, &sql, [row.0])
}

/// The log went back: what is still open cannot be told by its rows any more.
pub fn forget_watermarks(transaction: &Transaction<'_>, binding: &str) -> Result<(), StoreError> {
    transaction
        .prepare_cached("UPDATE commands SET watermark = -1 WHERE binding = ?1 AND settled_at = 0")?
        .execute([binding])?;
    Ok(())
}

/// What ended otherwise than planned and nobody has closed yet.
pub fn to_close(connection: &Connection) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE closed_at = 0 AND delivery IN ('rejected', 'superseded') ORDER BY seq"
    );
    many(connection, &sql, [])
}

/// All commands of some packages, oldest first.
pub fn of_packages(connection: &Connection, ids: &[PackageId]) -> Result<Vec<Command>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM main.commands
         WHERE package_id IN (SELECT value FROM json_each(?1)) ORDER BY seq"
    );
    many(connection, &sql, [super::numbers(ids)?])
}

/// Commands that may still lie on top of packages on the two shelves in work.
pub fn of_open_packages(connection: &Connection) -> Result<Vec<Command>, StoreError> {
    let sql = "SELECT c.id, c.package_id, c.body, c.seen, c.made_at, c.made_by, c.binding,
             c.delivery, c.attempts, c.doubted, c.refusal, c.proof, c.watermark, c.settled_at,
             c.steady, c.sent_on
         FROM mirror.packages p CROSS JOIN main.commands c ON c.package_id = p.id
         WHERE p.shelf < 2 ORDER BY c.seq";
    many(connection, sql, [])
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

/// A delivery's word on disk and in the journal.
pub fn word_of(delivery: Delivery) -> Result<String, StoreError> {
    text_of(&delivery)
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

fn many(
    connection: &Connection,
    sql: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Command>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let raw = statement
        .query_map(values, read)?
        .collect::<Result<Vec<_>, _>>()?;
    raw.into_iter().map(Raw::parsed).collect()
}

/// A row before its texts are understood.
struct Raw {
    id: String,
    body: String,
    seen: String,
    delivery: String,
    proof: String,
    refusal: String,
    watermark: i64,
    settled_at: i64,
    steady: i64,
    sent_on: i64,
    package: PackageId,
    made_at: At,
    made_by: String,
    binding: String,
    attempts: u32,
    doubted: bool,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        id: row.get(0)?,
        package: PackageId(row.get(1)?),
        body: row.get(2)?,
        seen: row.get(3)?,
        made_at: At(row.get(4)?),
        made_by: row.get(5)?,
        binding: row.get(6)?,
        delivery: row.get(7)?,
        attempts: row.get(8)?,
        doubted: row.get(9)?,
        refusal: row.get(10)?,
        proof: row.get(11)?,
        watermark: row.get(12)?,
        settled_at: row.get(13)?,
        steady: row.get(14)?,
        sent_on: row.get(15)?,
    })
}

impl Raw {
    fn parsed(self) -> Result<Command, StoreError> {
        let proof: Option<Proof> = if self.proof.is_empty() {
            None
        } else {
            Some(from_text(&self.proof)?)
        };
        Ok(Command {
            id: self
                .id
                .parse()
                .map_err(|_| StoreError::Unreadable { what: "command id" })?,
            package: self.package,
            body: serde_json::from_str(&self.body)
                .map_err(|_| StoreError::Unreadable { what: "body" })?,
            seen: serde_json::from_str(&self.seen)
                .map_err(|_| StoreError::Unreadable { what: "seen" })?,
            made_at: self.made_at,
            made_by: self.made_by,
            binding: self.binding,
            standing: Standing {
                delivery: from_text(&self.delivery)?,
                attempts: self.attempts,
                doubted: self.doubted,
                refusal: (!self.refusal.is_empty()).then_some(self.refusal),
                proof,
            },
            settled_at: steady_end(self.settled_at, self.steady),
            watermark: (self.watermark >= 0).then_some(LogId(self.watermark)),
            sent_on: (self.sent_on != 0).then_some(At(self.sent_on)),
        })
    }
}

/// One that was put back from the black box has no time but the wall clock's.
fn steady_end(settled_at: i64, steady: i64) -> Option<At> {
    let at = if steady > 0 { steady } else { settled_at };
    (at > 0).then_some(At(at))
}

/// The word that serde gives a plain variant: one spelling for disk, journal and JSON.
pub(super) fn text_of<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        _ => Err(StoreError::Unreadable { what: "a word" }),
    }
}

pub(super) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(text.into()))
        .map_err(|_| StoreError::Unreadable { what: "a word" })
}

fn json_of<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable { what: "json" })
}
