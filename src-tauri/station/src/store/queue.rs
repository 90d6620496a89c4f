//! The queue: commands and their attempts, each step a compare-and-set that the database checks
//! again.
//!
//! Here is what happens to one command; `many` asks about several, `row` knows how one is written
//! down.

mod many;
mod row;

use packing::command::{Act, Body, Command, Seen};
use packing::delivery::{Delivery, Event, Finding, Standing, settle};
use packing::id::{CommandId, LogId, PackageId, Seq};
use packing::package::Offer;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::journal::{self, Entry, What};
use super::meta;
use super::open::StoreError;

pub use many::{
    Of, Unsettled, any, being_sent, claimed_above, count_unsettled, counts, first_unsettled,
    for_a_person, last_steady, naming, of_other_bindings, of_package, of_packages, on_top,
    outcomes, packed_here, planned, to_close, unsettled, unsettled_of,
};
use row::{COLUMNS, json_of};
pub(super) use row::{from_text, text_of};

/// A decision on its way into the queue.
pub struct NewCommand {
    pub package: PackageId,
    pub body: Body,
    pub seen: Seen,
    pub made_at: At,
    /// The same moment by the clock that never jumps: how long it waits is held against it.
    pub steady: At,
    pub made_by: String,
    pub who: i64,
    pub binding: String,
    pub handover: i64,
}

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
                 (seq, id, package_id, act, body, seen, made_at, made_by, binding, handover_id,
                  steady)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
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
            new.steady.0,
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
/// transaction; one that is said anew has not failed.
pub fn step(transaction: &Transaction<'_>, step: &Stepped<'_>) -> Result<Command, StoreError> {
    meta::check_run(transaction, step.run)?;
    let next = settle(&step.command.standing, &step.event).map_err(|_| StoreError::Unreadable {
        what: "an illegal step",
    })?;
    let after = write(transaction, step, next)?;
    if after.standing.delivery.failed() && step.event != Event::SaidAnew {
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
    let goes_on = matches!(step.event, Event::RetryAsked | Event::LabelCame);
    let waits_since = goes_on.then_some(step.steady).or(before.waits_since);
    let ended_at = next.delivery.is_settled().then_some(step.at);
    let changed = transaction
        .prepare_cached(
            "UPDATE commands SET delivery = ?3, attempts = ?4, doubted = ?5, refusal = ?6,
                 proof = ?7, watermark = ?8, settled_at = ?9, steady = ?12, stands_on = ?13,
                 for_label = ?14
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
            settled_at.or(waits_since).map_or(0, |at| at.0.max(1)),
            before.stands_on.map_or(0, |at| at.0),
            next.for_label,
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
        waits_since,
        ..before.clone()
    })
}

fn hold_later(
    transaction: &Transaction<'_>,
    failed: &Stepped<'_>,
    after: &Command,
) -> Result<(), StoreError> {
    for command in &later(transaction, after)? {
        if command.standing.delivery == Delivery::Queued {
            hold(transaction, failed, (command, Event::EarlierFailed))?;
        }
    }
    // One that was let pass may have arrived, which a look finds out.
    if failed.command.standing.delivery.lets_pass() {
        return Ok(());
    }
    hold_unproven(transaction, failed)
}

/// Those behind a command that are in doubt without a watermark are so since the file was put
/// right: no look comes to them, and one may be sent again before what goes before it. A person
/// decides of each.
pub fn hold_unproven(
    transaction: &Transaction<'_>,
    earlier: &Stepped<'_>,
) -> Result<(), StoreError> {
    for command in &later(transaction, earlier.command)? {
        if is_unproven(command) {
            let unclear = Event::Looked(Finding::Unclear);
            hold(transaction, earlier, (command, unclear))?;
        }
    }
    Ok(())
}

/// No row of the log can prove it.
pub fn is_unproven(command: &Command) -> bool {
    command.standing.delivery == Delivery::InDoubt && command.watermark.is_none()
}

fn later(transaction: &Transaction<'_>, command: &Command) -> Result<Vec<Command>, StoreError> {
    let mut all = of_package(transaction, command.package)?;
    all.retain(|it| it.id.seq > command.id.seq);
    Ok(all)
}

fn hold(
    transaction: &Transaction<'_>,
    earlier: &Stepped<'_>,
    (command, event): (&Command, Event),
) -> Result<(), StoreError> {
    let step = Stepped {
        command,
        event,
        at: earlier.at,
        steady: earlier.steady,
        run: earlier.run,
        who: 0,
        what: What::Held,
        note: "",
    };
    let next = settle(&command.standing, &step.event).map_err(|_| StoreError::Unreadable {
        what: "an illegal step",
    })?;
    write(transaction, &step, next).map(drop)
}

/// When and by which run a command is claimed, the highest log row known then, and the copy that it
/// is sent on: when it was modified, and what the OMS offers on it for this act.
pub struct Claim {
    pub at: At,
    pub run: i64,
    pub watermark: Option<LogId>,
    pub stands_on: Option<At>,
    pub offer: Option<Offer>,
}

/// Writes down, before a byte leaves, that one is about to (R1).
pub fn claim(
    transaction: &Transaction<'_>,
    command: &Command,
    claim: &Claim,
) -> Result<Command, StoreError> {
    let &Claim { at, run, .. } = claim;
    // The first request's watermark stays: a row above it may be the first one's.
    let watermark = command.watermark.or(claim.watermark);
    let command = Command {
        watermark,
        stands_on: claim.stands_on,
        seen: named(transaction, command, claim.offer.as_ref())?,
        ..command.clone()
    };
    let claimed = Stepped {
        command: &command,
        event: Event::Claimed,
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
    step(transaction, &claimed)
}

/// What was decided behind another act goes by what is offered after that. Like the watermark it
/// stays as it first was: the first request's row in the OMS's log bears that name.
fn named(
    transaction: &Transaction<'_>,
    command: &Command,
    offer: Option<&Offer>,
) -> Result<Seen, StoreError> {
    let offer = offer.filter(|_| command.standing.attempts == 0);
    let Some(offer) = offer.filter(|it| command.seen.offer.as_ref() != Some(*it)) else {
        return Ok(command.seen.clone());
    };
    transaction
        .prepare_cached("UPDATE commands SET sent_as = ?2 WHERE seq = ?1")?
        .execute((command.id.seq.0, json_of(offer)?))?;
    Ok(Seen {
        offer: Some(offer.clone()),
        ..command.seen.clone()
    })
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
            "SELECT NOT EXISTS (SELECT 1 FROM commands
                 WHERE proof_row = ?1 AND proof_row > 0 AND seq <> ?2)",
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
    let sql = format!("SELECT {COLUMNS} FROM main.commands WHERE seq = ?1");
    row::one(connection, &sql, [seq.0])
}

/// The log went back: what is still open cannot be told by its rows any more.
pub fn forget_watermarks(transaction: &Transaction<'_>, binding: &str) -> Result<(), StoreError> {
    transaction
        .prepare_cached("UPDATE commands SET watermark = -1 WHERE binding = ?1 AND settled_at = 0")?
        .execute([binding])?;
    Ok(())
}

/// The act that the journal's line of what was queued names.
pub fn act_named(detail: &str) -> Option<Act> {
    from_text(detail).ok()
}

/// A delivery's word on disk and in the journal.
pub fn word_of(delivery: Delivery) -> Result<String, StoreError> {
    text_of(&delivery)
}
