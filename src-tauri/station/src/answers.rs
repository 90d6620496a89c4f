//! What a person answers: taking back, trying again, closing.
//!
//! Nothing of the queue ends by itself where a person has to decide, and nothing ends without a
//! name beside it.

use packing::command::Command;
use packing::decide::{Objection, decide};
use packing::delivery::{Delivery, Event};
use packing::id::{CommandId, PackageId};
use packing::transitions::Resend;

use crate::acts::{self, Deciding, after_commit, packer};
use crate::error::{Problem, ProblemKey};
use crate::questions;
use crate::reads::{Found, find};
use crate::store::Writing;
use crate::store::journal::{self, Entry, What};
use crate::store::mirror::{self, Copy};
use crate::store::open::StoreError;
use crate::store::people::Person;
use crate::store::queue::{self, Stepped};
use crate::sync::{Shared, labels};
use crate::view::{AnswerInput, AttentionKind, Because};

/// The id of a command, as the queue shows it.
fn named(command: &str) -> Result<CommandId, Problem> {
    command.parse().map_err(|_| unknown())
}

fn unknown() -> Problem {
    Problem::of(ProblemKey::UnknownCommand)
}

/// Takes back what has not left this desk.
pub(crate) fn withdraw(shared: &Shared, command: &str) -> Result<(), Problem> {
    let packer = packer(shared)?;
    let too_late = || Problem::of(ProblemKey::TooLateToUndo);
    let id = named(command)?;
    let package = shared.store.write(|transaction| {
        let Some(command) = queue::find(transaction, id.seq)? else {
            return Ok(Err(unknown()));
        };
        let standing = &command.standing;
        if standing.delivery != Delivery::Queued || standing.doubted || command.id != id {
            return Ok(Err(too_late()));
        }
        // A later command of this package was decided on this one.
        let later = queue::of_package(transaction, command.package)?;
        let last = later
            .iter()
            .rfind(|other| !other.standing.delivery.is_settled());
        if last.is_some_and(|last| last.id != id) {
            return Ok(Err(too_late()));
        }
        person_steps(
            shared,
            transaction,
            &command,
            (Event::WithdrawnByPacker, Said::nothing(&packer)),
        )?;
        Ok(Ok(command.package))
    })??;
    after_commit(shared, &[package]);
    Ok(())
}

/// A person's answer to a question. Who answered is kept, and why where it ends there; the first
/// answer counts. `asked` is what the person read; nothing where no card was shown.
pub(crate) fn answer(
    shared: &Shared,
    command: &str,
    (asked, answer): (Option<AttentionKind>, AnswerInput),
) -> Result<(), Problem> {
    let packer = packer(shared)?;
    let too_late = || Problem::of(ProblemKey::TooLateToUndo);
    let id = named(command)?;
    let known = shared.store.read(|reader| queue::find(reader, id.seq))?;
    let found = known
        .as_ref()
        .map(|command| find(shared, command.package))
        .transpose();
    let copy = match &known {
        Some(command) => shared.store.read(|it| mirror::one(it, command.package))?,
        None => None,
    };
    let package = shared.store.write(|transaction| {
        let Some(command) = queue::find(transaction, id.seq)? else {
            return Ok(Err(unknown()));
        };
        let all = queue::of_package(transaction, command.package)?;
        let kind = questions::kind(&command, copy.as_ref(), &all);
        if is_asked(&command) && asked.is_some_and(|asked| asked != kind) {
            return Ok(Err(Problem::of(ProblemKey::QuestionChanged)));
        }
        let answered = match (command.standing.delivery, answer) {
            (Delivery::NeedsPerson, AnswerInput::Retry) => {
                if another_is_live(&command, &all) {
                    return Ok(Err(Problem::of(ProblemKey::NeedsPersonFirst)));
                }
                let waits_on = kind == AttentionKind::LabelLate;
                if command.act().rule().resend == Resend::Overwrites && !waits_on {
                    let found = match &found {
                        Ok(Some(found)) => found,
                        Ok(None) => return Ok(Err(too_late())),
                        Err(problem) => return Ok(Err(problem.clone())),
                    };
                    return say_again(shared, transaction, (&command, found, &packer));
                }
                hold_unproven(shared, transaction, (&command, &packer))?;
                let asked = (Event::RetryAsked, Said::nothing(&packer));
                let command = standing_on(&command, copy.as_ref());
                person_steps(shared, transaction, &command, asked)?;
                true
            }
            (Delivery::NeedsPerson, AnswerInput::Close { because }) => {
                let person = Said::because(&packer, because);
                let abandoned = (Event::AbandonedByPerson, person);
                person_steps(shared, transaction, &command, abandoned)?;
                queue::close(transaction, id.seq, shared.clock.wall(), &packer.name)?
            }
            (_, AnswerInput::Close { because }) if is_to_close(&command) => {
                close(shared, transaction, &command, (&packer, because))?
            }
            _ => false,
        };
        Ok(if answered {
            Ok(command.package)
        } else {
            Err(too_late())
        })
    })??;
    // What was answered stands, whether it can be read now or not.
    if let Ok(Some(after)) = shared.store.read(|reader| queue::find(reader, id.seq)) {
        labels::made_anew(shared, &after);
    }
    after_commit(shared, &[package]);
    Ok(())
}

/// The person has seen what is there now and wants theirs all the same: a new command, held
/// against what is there now, in place of the old one.
fn say_again(
    shared: &Shared,
    transaction: &Writing<'_>,
    (command, found, packer): (&Command, &Found, &Person),
) -> Result<Result<PackageId, Problem>, StoreError> {
    let mut now = Deciding::on(shared, transaction, found)?;
    now.unsettled.retain(|other| other.id != command.id);
    match decide(&now.sight(), &command.body) {
        // It was waiting for that before it was asked about, and waits on.
        Ok(_) | Err(Objection::WaitsForLabel) => {}
        Err(objection) => return Ok(Err(objection.into())),
    }
    hold_unproven(shared, transaction, (command, packer))?;
    let anew = (Event::SaidAnew, Said::nothing(packer));
    person_steps(shared, transaction, command, anew)?;
    let at = shared.clock.wall();
    queue::close(transaction, command.id.seq, at, &packer.name)?;
    let mut new = acts::new(shared, &now, command.body.clone(), packer);
    // Two that are said anew would each be held against the other, and never go.
    new.seen = new.seen.held_against(&found.copy.package);
    acts::enqueue(shared, transaction, &new)?;
    Ok(Ok(command.package))
}

/// It goes again where nothing happens to what the person has seen.
fn standing_on(command: &Command, copy: Option<&Copy>) -> Command {
    let seen = copy.and_then(|it| it.package.modified_at);
    Command {
        stands_on: seen.or(command.stands_on),
        ..command.clone()
    }
}

/// A package has one request under way at most; this one would be the second. What stands behind it
/// unproven is held with it.
fn another_is_live(command: &Command, all: &[Command]) -> bool {
    let live = |other: &&Command| other.id != command.id && other.standing.delivery.is_live();
    let goes_along = |other: &Command| other.id.seq > command.id.seq && queue::is_unproven(other);
    !all.iter().filter(live).all(goes_along)
}

/// Something is asked about it, or was until somebody closed it.
fn is_asked(command: &Command) -> bool {
    command.standing.delivery == Delivery::NeedsPerson || is_to_close(command)
}

/// It has ended, and somebody has to know how.
fn is_to_close(command: &Command) -> bool {
    match command.standing.delivery {
        Delivery::Rejected | Delivery::Superseded => true,
        Delivery::ByOther => command.act().packs(),
        _ => false,
    }
}

fn close(
    shared: &Shared,
    transaction: &Writing<'_>,
    command: &Command,
    (packer, because): (&Person, Because),
) -> Result<bool, StoreError> {
    let first = queue::close(
        transaction,
        command.id.seq,
        shared.clock.wall(),
        &packer.name,
    )?;
    if first {
        journal::append(transaction, &closed(shared, command, (packer, because)))?;
    }
    Ok(first)
}

fn closed(shared: &Shared, command: &Command, (packer, because): (&Person, Because)) -> Entry {
    Entry {
        at: shared.clock.wall(),
        what: What::Closed,
        package: command.package,
        command: command.id.to_string(),
        who: packer.id,
        detail: because.as_str().to_owned(),
    }
}

/// Who answered, and why where nothing more is sent.
struct Said<'a> {
    packer: &'a Person,
    because: Option<Because>,
}

impl<'a> Said<'a> {
    fn nothing(packer: &'a Person) -> Self {
        let because = None;
        Self { packer, because }
    }

    fn because(packer: &'a Person, because: Because) -> Self {
        let because = Some(because);
        Self { packer, because }
    }
}

/// What a person sends again goes first: nothing behind it is found out by itself any more.
fn hold_unproven(
    shared: &Shared,
    transaction: &Writing<'_>,
    (command, packer): (&Command, &Person),
) -> Result<(), StoreError> {
    let step = Stepped {
        command,
        event: Event::RetryAsked,
        at: shared.clock.wall(),
        steady: shared.steady(),
        run: shared.store.run(),
        who: packer.id,
        what: What::Held,
        note: "",
    };
    queue::hold_unproven(transaction, &step)
}

fn person_steps(
    shared: &Shared,
    transaction: &Writing<'_>,
    command: &Command,
    (event, said): (Event, Said<'_>),
) -> Result<(), StoreError> {
    let what = match event {
        Event::WithdrawnByPacker => What::Withdrawn,
        Event::RetryAsked => What::Retried,
        Event::AbandonedByPerson
        | Event::SaidAnew
        | Event::Claimed
        | Event::Answered(_)
        | Event::Restarted
        | Event::Restored
        | Event::Looked(_)
        | Event::Shown
        | Event::EarlierFailed
        | Event::LabelLate
        | Event::LabelCame => What::Closed,
    };
    let (at, run, who) = (shared.clock.wall(), shared.store.run(), said.packer.id);
    let step = Stepped {
        command,
        event,
        at,
        steady: shared.steady(),
        run,
        who,
        what,
        note: said.because.map_or("", Because::as_str),
    };
    queue::step(transaction, &step).map(drop)
}
