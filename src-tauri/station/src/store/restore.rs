//! What a queue is worth that was restored or salvaged: nothing in it is sure any more.
//!
//! Such a file may lack commands that were saved, and believe that others were never sent. The
//! black box knows better: what it has and the file lacks comes back, what it saw end has ended,
//! and all else is in doubt until the OMS was looked at: nothing is ever sent on the word of an old
//! file, and no row of the log proves what it holds. The file takes a new tag, so that no command's
//! name is given twice.

use packing::command::Command;
use packing::delivery::{Delivery, Event, Standing, settle};
use packing::id::{PackageId, Seq};
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

use super::blackbox::{Recorded, line::Made};
use super::journal::{self, Entry, Head, What};
use super::open::StoreError;
use super::rebuild::raise_counter;
use super::{meta, people, prints, queue, recorded, verify};

/// What people are told about it, until all of it is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub why: Why,
    pub at: At,
    /// The start at which it was noticed.
    pub run: i64,
    /// Commands up to here may have been in doubt because of it.
    pub seq: i64,
    pub in_doubt: usize,
    /// Where the file is that was replaced.
    pub aside: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The file could not be read.
    Salvaged,
    /// Somebody put an older file in its place, or its last commits were lost.
    Restored,
}

/// Whose file this becomes, and when.
pub(super) struct As<'a> {
    pub(super) fresh_tag: &'a str,
    pub(super) now: At,
}

/// Puts the queue right if it has to be.
pub(super) fn if_needed(
    station: &mut Connection,
    recorded: Option<&Recorded>,
    anew: &As<'_>,
) -> Result<Option<Notice>, StoreError> {
    let left = meta::get(station, meta::RESTORING)?;
    let behind = match recorded {
        Some(recorded) => is_ahead(station, recorded)?,
        None => false,
    };
    if left.is_none() && !behind {
        return Ok(None);
    }
    let (why, aside) = match left.as_deref().and_then(|left| left.split_once(' ')) {
        Some(("salvaged", aside)) => (Why::Salvaged, aside.to_owned()),
        Some((_, aside)) => (Why::Restored, aside.to_owned()),
        None => (Why::Restored, String::new()),
    };
    let none = Recorded::default();
    let transaction = station.transaction()?;
    let in_doubt = put_right(&transaction, recorded.unwrap_or(&none), anew)?;
    let notice = Notice {
        why,
        at: anew.now,
        run: meta::run(&transaction)? + 1,
        seq: counter(&transaction, "commands")?,
        in_doubt,
        aside,
    };
    let text = serde_json::to_string(&notice);
    let text = text.map_err(|_| StoreError::Unreadable { what: "a notice" })?;
    meta::set(&transaction, meta::NOTICE, &text)?;
    transaction.commit()?;
    tracing::warn!(
        restored.why = ?notice.why,
        restored.in_doubt = notice.in_doubt,
        "station.restored"
    );
    Ok(Some(notice))
}

/// The black box has seen what this file has not.
fn is_ahead(station: &Connection, recorded: &Recorded) -> Result<bool, StoreError> {
    let tag = meta::get(station, meta::FILE_TAG)?;
    if tag.as_deref() != Some(&recorded.file_tag) {
        // Already put right, and only the black box was not written anew yet.
        let known = meta::get(station, meta::SUCCEEDS)?.as_deref() == Some(&recorded.file_tag);
        return Ok(recorded.seq > 0 && !known);
    }
    let Head { id, hash } = &recorded.journal;
    if *id > journal::head(station)?.id {
        return Ok(true);
    }
    let there: Option<String> = station
        .prepare("SELECT hash FROM journal WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    // A row that was purged since says nothing.
    Ok(there.is_some_and(|there| there != *hash))
}

/// Says how many commands are in doubt now.
fn put_right(
    transaction: &Transaction<'_>,
    recorded: &Recorded,
    anew: &As<'_>,
) -> Result<usize, StoreError> {
    meta::set(transaction, meta::RESTORING, "now")?;
    for (table, seq) in [("commands", recorded.seq), ("journal", recorded.journal.id)] {
        raise_counter(transaction, table, seq)?;
    }
    account_for_gaps(transaction, anew.now)?;
    end_what_ended(transaction, recorded, anew.now)?;
    for (seq, made) in &recorded.open {
        bring_back(transaction, (*seq, made), anew)?;
    }
    let mut in_doubt = 0;
    for mut command in queue::unsettled(transaction)? {
        let noted = recorded.open.get(&command.id.seq.0);
        let noted = noted.filter(|made| made.id == command.id.to_string());
        let sent = &mut command.standing.attempts;
        *sent = noted.map_or(*sent, |made| made.sent.max(*sent));
        if has_ended(&command, recorded) {
            ask(transaction, &command, anew.now)?;
        } else {
            in_doubt += usize::from(doubt(transaction, &command, anew.now)?);
        }
    }
    recorded::forget_watermarks(transaction)?;
    prints::doubt_all(transaction, anew.now)?;
    if let Some(tag) = meta::get(transaction, meta::FILE_TAG)?
        .or_else(|| Some(recorded.file_tag.clone()).filter(|tag| !tag.is_empty()))
    {
        meta::set(transaction, meta::SUCCEEDS, &tag)?;
    }
    meta::set(transaction, meta::FILE_TAG, anew.fresh_tag)?;
    meta::remove(transaction, meta::RESTORING)?;
    Ok(in_doubt)
}

/// Rows of the journal that are gone are named by the journal, so that it can be verified.
fn account_for_gaps(transaction: &Transaction<'_>, now: At) -> Result<(), StoreError> {
    let last = counter(transaction, "journal")?;
    for (first, last) in verify::missing(transaction, last)? {
        let next = verify::sum_of(transaction, last + 1)?;
        let detail = format!("{first} {last} {next}");
        note(
            transaction,
            (PackageId(0), ""),
            (What::Salvaged, now, detail),
        )?;
    }
    Ok(())
}

fn end_what_ended(
    transaction: &Transaction<'_>,
    seen: &Recorded,
    now: At,
) -> Result<(), StoreError> {
    for command in queue::unsettled(transaction)? {
        let Some((how, at)) = seen.ended.get(&command.id.to_string()) else {
            continue;
        };
        queue::end_attempt(transaction, command.id.seq, now, "restored")?;
        if recorded::end(transaction, command.id.seq, (how, *at))? {
            note(
                transaction,
                (command.package, &command.id.to_string()),
                (What::Restored, now, how.clone()),
            )?;
        }
    }
    Ok(())
}

/// A command that this file lacks. Where its place is taken by another, it goes to the end.
fn bring_back(
    transaction: &Transaction<'_>,
    (seq, made): (i64, &Made),
    anew: &As<'_>,
) -> Result<(), StoreError> {
    let there = queue::find(transaction, Seq(seq))?;
    if there.is_some_and(|there| there.id.to_string() == made.id) {
        return Ok(());
    }
    let taken = queue::find(transaction, Seq(seq))?.is_some();
    let (seq, id) = if taken {
        let next = counter(transaction, "commands")? + 1;
        (next, format!("{}-{next}", anew.fresh_tag))
    } else {
        (seq, made.id.clone())
    };
    let made_by = people::find(transaction, made.who)?
        // The name is lost; the number is what the journal has, too.
        .map_or_else(|| format!("#{}", made.who), |person| person.name);
    let delivery = if made.whole {
        Delivery::InDoubt
    } else {
        Delivery::NeedsPerson
    };
    recorded::insert(transaction, (seq, &id, &made_by), (made, delivery))?;
    note(
        transaction,
        (PackageId(made.package), &id),
        (What::Restored, anew.now, queue::text_of(&delivery)?),
    )
}

/// The black box knows of it and does not have it among what is open. How it ended it keeps only
/// for a while: somebody may have taken it back.
fn has_ended(command: &Command, recorded: &Recorded) -> bool {
    let id = command.id.to_string();
    let is_open = recorded.open.values().any(|made| made.id == id);
    let unsure = command.standing.delivery != Delivery::Accepted;
    command.id.seq.0 <= recorded.seq && !is_open && unsure
}

/// It is not sent again by itself.
fn ask(transaction: &Transaction<'_>, command: &Command, now: At) -> Result<(), StoreError> {
    queue::end_attempt(transaction, command.id.seq, now, "restored")?;
    let asked = Standing {
        delivery: Delivery::NeedsPerson,
        attempts: command.standing.attempts.max(1),
        doubted: true,
        ..command.standing.clone()
    };
    restored_as(transaction, command, (&asked, now))
}

fn restored_as(
    transaction: &Transaction<'_>,
    command: &Command,
    (next, now): (&Standing, At),
) -> Result<(), StoreError> {
    recorded::stand(transaction, command.id.seq, next)?;
    note(
        transaction,
        (command.package, &command.id.to_string()),
        (What::Restored, now, queue::text_of(&next.delivery)?),
    )
}

/// False where it needs a person already, or has the OMS's yes.
fn doubt(transaction: &Transaction<'_>, command: &Command, now: At) -> Result<bool, StoreError> {
    queue::end_attempt(transaction, command.id.seq, now, "restored")?;
    let next = settle(&command.standing, &Event::Restored).map_err(|_| StoreError::Unreadable {
        what: "an illegal step",
    })?;
    if next != command.standing {
        restored_as(transaction, command, (&next, now))?;
    }
    Ok(next.delivery == Delivery::InDoubt)
}

fn note(
    transaction: &Transaction<'_>,
    (package, command): (PackageId, &str),
    (what, at, detail): (What, At, String),
) -> Result<(), StoreError> {
    let entry = Entry {
        at,
        what,
        package,
        command: command.to_owned(),
        who: 0,
        detail,
    };
    journal::append(transaction, &entry)
}

fn counter(connection: &Connection, table: &str) -> Result<i64, StoreError> {
    let seq: Option<i64> = connection
        .prepare("SELECT seq FROM sqlite_sequence WHERE name = ?1")?
        .query_row([table], |row| row.get(0))
        .optional()?;
    Ok(seq.unwrap_or_default())
}

/// The notice, in the run that it came up in and as long as anything that it is about is open.
pub fn notice(reader: &Connection) -> Result<Option<Notice>, StoreError> {
    let Some(text) = meta::get(reader, meta::NOTICE)? else {
        return Ok(None);
    };
    let notice: Notice =
        serde_json::from_str(&text).map_err(|_| StoreError::Unreadable { what: "a notice" })?;
    let open = queue::first_unsettled(reader)?.is_some_and(|seq| seq.0 <= notice.seq);
    let shown = open || meta::run(reader)? == notice.run;
    Ok(shown.then_some(notice))
}
