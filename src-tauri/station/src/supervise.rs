//! What only a named person may let happen to the queue as a whole.

use packing::command::Command;

use crate::acts::{after_commit, packer};
use crate::error::{Problem, ProblemKey};
use crate::questions;
use crate::store::journal::{self, Entry, What};
use crate::store::open::StoreError;
use crate::store::people::Person;
use crate::store::rebindings::{self, Rebinding};
use crate::store::{Writing, queue};
use crate::sync::{Shared, standstill};
use crate::view::{LostView, ReboundView};

/// What was queued for another sign-in may go to this one.
pub(crate) fn rebind(shared: &Shared) -> Result<ReboundView, Problem> {
    let packer = packer(shared)?;
    let at = shared.clock.wall();
    let (made, commands) = shared.store.write(|transaction| {
        let others = queue::of_other_bindings(transaction, &shared.desk.binding)?;
        let foreign: Vec<&Command> = others
            .iter()
            .filter(|command| !shared.is_bound(command))
            .collect();
        let made = rebindings(shared, &foreign);
        for rebinding in &made {
            rebindings::add(transaction, rebinding, (at, &packer.name))?;
        }
        if !made.is_empty() {
            note(shared, transaction, (What::Rebound, &packer))?;
        }
        Ok((made, foreign.len()))
    })?;
    shared.state().taken_over.extend(made);
    after_commit(shared, &[]);
    let commands = u32::try_from(commands).unwrap_or(u32::MAX);
    Ok(ReboundView { commands })
}

/// One for each sign-in that they were made for, up to the last of them: what is queued for it
/// later is not meant.
fn rebindings(shared: &Shared, foreign: &[&Command]) -> Vec<Rebinding> {
    let mut made: Vec<Rebinding> = Vec::new();
    for command in foreign {
        let up_to = command.id.seq;
        match made.iter_mut().find(|it| it.old == command.binding) {
            Some(known) => known.up_to = known.up_to.max(up_to),
            None => made.push(Rebinding {
                old: command.binding.clone(),
                new: shared.desk.binding.clone(),
                up_to,
            }),
        }
    }
    made
}

/// What the OMS may have lost, where its log went back and nobody has looked yet.
pub(crate) fn lost(shared: &Shared) -> Result<Option<LostView>, Problem> {
    let Some(standstill) = shared.state().standstill else {
        return Ok(None);
    };
    let commands = standstill::lost(shared, &standstill).map_err(Problem::of_reading)?;
    Ok(Some(LostView {
        noticed_at: standstill.noticed_at.0,
        commands: questions::views(shared, &commands)?,
    }))
}

/// The list has been seen by a named person: sending goes on.
pub(crate) fn go_on(shared: &Shared) -> Result<(), Problem> {
    let packer = packer(shared)?;
    let Some(standstill) = shared.state().standstill else {
        return Err(Problem::of(ProblemKey::NothingToChange));
    };
    shared.store.write(|transaction| {
        standstill::end(shared, transaction, &standstill)?;
        note(shared, transaction, (What::SeenToBeBack, &packer))
    })?;
    standstill::go_on(shared, &standstill);
    after_commit(shared, &[]);
    Ok(())
}

/// It concerns no single package.
fn note(
    shared: &Shared,
    transaction: &Writing<'_>,
    (what, packer): (What, &Person),
) -> Result<(), StoreError> {
    let entry = Entry {
        at: shared.clock.wall(),
        what,
        package: packing::id::PackageId(0),
        command: String::new(),
        who: packer.id,
        detail: String::new(),
    };
    journal::append(transaction, &entry)
}
