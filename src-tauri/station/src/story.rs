//! One parcel's whole story, step by step: what was written down, and what the screen said then.
//!
//! The screen is computed and never stored, so it can be computed again: from what each command was
//! decided on, with the commands as they stood after each line of the journal. Only the last line
//! uses the copy of now.

use packing::command::Command;
use packing::delivery::{Delivery, Standing};
use packing::handover::HandoverRules;
use packing::id::{Asked, PackageId};
use packing::package::Package;
use packing::time::At;

use crate::error::{Problem, ProblemKey};
use crate::shown;
use crate::store::journal::{self, Entry, What};
use crate::store::mirror::{self, Copy};
use crate::store::{blackbox, people, queue, verify};
use crate::sync::Shared;
use crate::view::{JournalStepView, JournalView, VerifiedView};

pub(crate) fn journal(shared: &Shared, id: PackageId) -> Result<JournalView, Problem> {
    let rules = shared.desk.handover;
    let view = shared.read(|reader| {
        let entries = journal::of_package(reader, id)?;
        let commands = queue::of_package(reader, id)?;
        let people = people::all(reader)?;
        let outcomes = queue::outcomes(reader, id)?;
        let copy = mirror::one(reader, id)?;
        let name_of = |who: i64| {
            let person = people.iter().find(|person| person.id == who);
            person.map(|person| person.name.clone())
        };
        let now = copy.as_ref().map(|copy| shown::row(copy, &commands, rules));
        let last = commands.last().map(|it| it.seen.number.clone());
        let number = now.as_ref().map(|row| row.number.clone()).or(last);
        Ok(JournalView {
            package: id.0,
            number: number.unwrap_or_default(),
            steps: replay(&entries, &commands, rules)
                .zip(&entries)
                .map(|(step, entry)| JournalStepView {
                    who: name_of(entry.who),
                    detail: outcome_of(entry, &outcomes).unwrap_or(step.detail.clone()),
                    ..step
                })
                .collect(),
            now,
        })
    })?;
    if view.steps.is_empty() && view.now.is_none() {
        return Err(Problem::of(ProblemKey::UnknownPackage));
    }
    Ok(view)
}

/// How the request ended on the wire, beside what the rules made of it.
fn outcome_of(entry: &Entry, outcomes: &[(String, At, String)]) -> Option<String> {
    let answered = entry.what == What::Answered;
    let of_it = |(id, at, _): &&(String, At, String)| *id == entry.command && *at == entry.at;
    let (_, _, outcome) = outcomes.iter().find(of_it).filter(|_| answered)?;
    Some(outcome.clone())
}

fn replay(
    entries: &[Entry],
    commands: &[Command],
    rules: HandoverRules,
) -> impl Iterator<Item = JournalStepView> {
    let mut so_far: Vec<Command> = Vec::new();
    entries.iter().map(move |entry| {
        let command = commands
            .iter()
            .find(|command| command.id.to_string() == entry.command);
        if let Some(command) = command {
            take(&mut so_far, command, entry);
        }
        let row = so_far
            .last()
            .map(|last| shown::row(&copy_of(last), &so_far, rules));
        JournalStepView {
            at: entry.at.0,
            what: entry.what.as_str(),
            who: None,
            command: entry.command.clone(),
            detail: entry.detail.clone(),
            state: row.as_ref().map(|row| row.state.clone()),
            mark: row.map(|row| row.mark),
        }
    })
}

/// The command as it stood after this line.
fn take(so_far: &mut Vec<Command>, command: &Command, entry: &Entry) {
    let at = match so_far.iter().position(|it| it.id == command.id) {
        Some(at) => at,
        None => {
            so_far.push(Command {
                standing: Standing::queued(),
                settled_at: None,
                ..command.clone()
            });
            so_far.len() - 1
        }
    };
    if let Some(delivery) = delivery_of(&entry.detail) {
        so_far[at].standing.delivery = delivery;
        so_far[at].settled_at = delivery.is_settled().then_some(entry.at);
    }
}

fn delivery_of(word: &str) -> Option<Delivery> {
    let word = word.split(' ').next().unwrap_or_default();
    Delivery::ALL
        .into_iter()
        .find(|delivery| queue::word_of(*delivery).is_ok_and(|known| known == word))
}

/// The package as it was when a command was decided, as far as the command remembers it: enough to
/// work on when there is no copy at all.
pub(crate) fn copy_of(command: &Command) -> Copy {
    let seen = &command.seen;
    let package = Package {
        number: seen.number.clone(),
        order_number: seen.order_number.clone(),
        channel: seen.channel.clone(),
        modified_at: seen.modified_at,
        shipment: seen.shipment.clone(),
        invoice_number: seen.invoice_number.clone(),
        label_file: seen.label_file.clone(),
        ..Package::bare(command.package, seen.state.clone())
    };
    Copy {
        package,
        asked: Asked(0),
        asked_at: At(0),
        steady: At(0),
        gone: false,
    }
}

/// Reads the whole journal, and holds it against what the black box remembers of its end.
pub(crate) fn verified(shared: &Shared) -> Result<VerifiedView, Problem> {
    let recorded = blackbox::read(shared.store.path()).ok().flatten();
    let found = shared.read(|reader| {
        let heads: Vec<_> = recorded.into_iter().map(|it| it.journal).collect();
        verify::verify(reader, &heads)
    })?;
    Ok(VerifiedView {
        rows: found.rows,
        purged: found.purged,
        lost: found.lost,
        head: found.head.hash,
        broken_at: found.broken_at,
    })
}
