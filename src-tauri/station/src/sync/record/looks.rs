//! What reading one package back says about one command, also when nothing could be read.

use packing::command::Command;
use packing::delivery::{Delivery, Event, Finding};
use packing::id::{LogId, Seq};
use packing::judge;
use packing::package::Package;
use packing::time::Tick;
use packing::verdict::Rows;

use super::copies::keep_copy;
use super::{Happened, Noted, beside, by_label, look_at, take, taken, waited_ms};
use crate::oms::LogPage;
use crate::store::journal::What;
use crate::store::mirror::{self, AskedWhen};
use crate::store::open::StoreError;
use crate::store::{Writing, queue};
use crate::sync::{Shared, evidence, standstill};
use crate::view::EvidenceView;

/// What a look brought back.
pub struct Looked {
    pub seq: Seq,
    pub package: Option<Package>,
    pub log: Option<LogPage>,
    pub when: AskedWhen,
    /// Before anything was asked. On a slow line the quiet time may end between two answers, and
    /// the first of them says nothing about what lands until then (R3).
    pub began: Tick,
}

/// One package read back for one command.
pub fn look(shared: &Shared, looked: &Looked) -> Result<(), StoreError> {
    let Some(command) = in_question(shared, looked.seq)? else {
        return Ok(());
    };
    let highest = note_log(shared, looked.log.as_ref());
    let user = shared.oms_user();
    let log = looked.log.as_ref().filter(|_| tells_of(shared, &command));
    let (rows, row) = match evidence::rows(&command, log, shared.log_known_as(user.as_deref())) {
        // A user that was only learned may be another desk's as well. It tells colleagues apart and
        // proves nothing.
        (Rows::Ours, _) if shared.desk.oms_user.is_none() => (Rows::Somebodys, None),
        found => found,
    };
    if rows != Rows::Ours && is_behind(shared, &command) {
        return log_unread(shared, looked.seq);
    }
    let kept = keep_copy(
        shared,
        command.package,
        looked.package.as_ref(),
        looked.when,
    )?;
    let waited_ms = waited_ms(shared, looked.seq, looked.began);
    let look = look_at(shared, waited_ms, (looked.package.as_ref(), rows));
    // A copy older than the mirror's own shows the past; the log's rows stay true.
    let told = kept || rows == Rows::Ours;
    let late = || by_label(shared, &command, looked.package.as_ref()?);
    let after =
        || judge::by_look(&command, &look, waited_ms, || beside(shared, &command)).or_else(late);
    match told.then(after).flatten() {
        Some(event) => {
            settle(shared, (command.clone(), event), (looked, row, highest))?;
            let now = shared.clock.tick();
            shared.state().request_ended(looked.seq, now);
        }
        None => {
            let against = judge::is_against(&command, looked.package.as_ref());
            not_settled(shared, &command, kept && !against);
        }
    }
    shared.changed(&[command.package]);
    Ok(())
}

/// Several that are found out at the same moment wait for the disk once.
fn settle(
    shared: &Shared,
    (command, event): (Command, Event),
    (looked, row, highest): (&Looked, Option<LogId>, Option<LogId>),
) -> Result<(), StoreError> {
    let (noted, head_key) = (Noted::now(shared), standstill::head_key(shared));
    let package = looked.package.clone();
    let after = shared.store.write_together(move |transaction| {
        let event = proven(transaction, &command, event, row)?;
        if let Some(highest) = highest {
            standstill::seen(transaction, &head_key, highest)?;
        }
        let command = judge::standing_on(&command, &event, package.as_ref());
        take(
            transaction,
            &command,
            Happened::new(What::Looked, event),
            noted,
        )
    })?;
    taken(shared, &after);
    Ok(())
}

/// The command to be judged. One that is still being sent has lost its answer to a fault of this
/// desk's disk: it is in doubt, as after a crash.
fn in_question(shared: &Shared, seq: Seq) -> Result<Option<Command>, StoreError> {
    let command = shared.store.read(|reader| queue::find(reader, seq))?;
    match command {
        Some(command) if command.standing.delivery == Delivery::Sending => {
            let restarted = Happened::new(What::Restarted, Event::Restarted);
            let noted = Noted::now(shared);
            let after = shared.store.write(|transaction| {
                queue::end_attempt(transaction, seq, noted.at, "answer lost")?;
                take(transaction, &command, restarted, noted)
            })?;
            taken(shared, &after);
            // Nobody knows when its request ended, but that it has by now.
            shared.state().request_ended(seq, shared.clock.tick());
            Ok(Some(after))
        }
        command => Ok(command),
    }
}

/// Looked at, and nothing follows: one that waits may go on this copy if it lets it, any other is
/// looked at again.
fn not_settled(shared: &Shared, command: &Command, lets_go: bool) {
    let now = shared.moment(command.id.seq.0.unsigned_abs());
    let mut state = shared.state();
    if lets_go && command.standing.delivery == Delivery::Queued {
        state.may_go(command.id.seq, now.tick);
    } else {
        state.look_later(command.id.seq, now.tick, now.jitter);
    }
}

/// The OMS cannot have it: nothing of it ever left.
pub fn surely_unsent(command: &Command) -> bool {
    command.standing.delivery == Delivery::Queued && !command.standing.doubted
}

/// The log would tell and could not be read. Only when that has gone on for long, a person has to
/// find out.
pub fn log_unread(shared: &Shared, seq: Seq) -> Result<(), StoreError> {
    let looks = shared.state().timer(seq).looks;
    if judge::is_in_vain(looks) {
        return no_telling(shared, seq);
    }
    let Some(command) = in_question(shared, seq)? else {
        return Ok(());
    };
    not_settled(shared, &command, false);
    shared.changed(&[command.package]);
    Ok(())
}

/// The OMS is there and will not show this one package. When the quiet time is over, a person has
/// to find out.
pub fn unreadable(shared: &Shared, seq: Seq) -> Result<(), StoreError> {
    let copied = shared.store.read(|reader| {
        let command = queue::find(reader, seq)?;
        let copy = command.map(|it| mirror::one(reader, it.package));
        Ok(copy.transpose()?.flatten())
    })?;
    {
        let now = shared.clock.tick();
        let mut state = shared.state();
        state.evidence = EvidenceView::Nothing;
        if let Some(copy) = copied {
            state.saw_offers(&copy.package.state, false, now);
        }
    }
    no_telling(shared, seq)
}

fn no_telling(shared: &Shared, seq: Seq) -> Result<(), StoreError> {
    let Some(command) = in_question(shared, seq)? else {
        return Ok(());
    };
    let waited_ms = waited_ms(shared, seq, shared.clock.tick());
    let quiet = look_at(shared, waited_ms, (None, Rows::Unknown)).quiet;
    let looks = shared.state().timer(seq).looks;
    match judge::by_no_look(&command, looks, quiet) {
        Some(event) => {
            let unclear = Happened::new(What::Looked, event);
            let noted = Noted::now(shared);
            let after = shared
                .store
                .write(|transaction| take(transaction, &command, unclear, noted))?;
            taken(shared, &after);
        }
        None => not_settled(shared, &command, false),
    }
    shared.changed(&[command.package]);
    Ok(())
}

/// Another OMS's log tells nothing of it.
fn tells_of(shared: &Shared, command: &Command) -> bool {
    command.binding == shared.desk.binding
}

/// That its log does not show a command says nothing yet: in one that went back, the command's row
/// may have a number below its watermark.
fn is_behind(shared: &Shared, command: &Command) -> bool {
    let may_be_there = match command.standing.delivery {
        Delivery::InDoubt => true,
        Delivery::Queued => command.standing.doubted,
        _ => false,
    };
    may_be_there && tells_of(shared, command) && shared.state().log_went_back()
}

/// The highest row that was seen.
fn note_log(shared: &Shared, log: Option<&LogPage>) -> Option<LogId> {
    let highest = log?.rows.iter().map(|row| row.id).max()?;
    shared.state().head.saw(highest);
    Some(highest)
}

/// Takes the log row as this command's proof, unless another command has it already.
fn proven(
    transaction: &Writing<'_>,
    command: &Command,
    event: Event,
    row: Option<LogId>,
) -> Result<Event, StoreError> {
    match (&event, row) {
        (Event::Looked(Finding::Ours(_)), Some(row)) => {
            let free = queue::prove(transaction, command.id.seq, row)?;
            Ok(if free {
                event
            } else {
                Event::Looked(Finding::Unclear)
            })
        }
        _ => Ok(event),
    }
}
