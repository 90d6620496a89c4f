//! What a packer does: each act is one commit on this desk's disk, and only then an answer.
//!
//! Nothing here waits for the OMS. The same rules that lit the button are asked again inside the
//! transaction, on the queue as it is at that moment, so two quick taps cannot pack a package
//! twice.

use packing::command::{Body, Command, Seen};
use packing::decide::{Objection, decide};
use packing::delivery::{Delivery, Event};
use packing::handover::may_leave;
use packing::id::{CommandId, PackageId};
use packing::transitions::{is_marketplace, offer_for, packing_act, shipping_act};

use crate::error::{Problem, ProblemKey};
use crate::reads::{self, Found, find};
use crate::store::journal::{self, Entry, What};
use crate::store::open::StoreError;
use crate::store::people::{self, Person};
use crate::store::queue::{self, NewCommand, Stepped};
use crate::store::{Writing, handovers};
use crate::sync::Shared;
use crate::view::{ChoiceView, HandoverView, PackerView, RefusedView, SavedView};

/// A command that belongs to no handover.
const NO_HANDOVER: i64 = 0;

pub(crate) fn sign_in(shared: &Shared, id: i64) -> Result<(), Problem> {
    let person = shared.store.read(|reader| people::find(reader, id))?;
    shared.state().packer = Some(person.ok_or_else(|| Problem::of(ProblemKey::NoPacker))?);
    shared.changed(&[]);
    Ok(())
}

pub(crate) fn sign_out(shared: &Shared) -> Result<(), Problem> {
    shared.state().packer = None;
    shared.changed(&[]);
    Ok(())
}

pub(crate) fn add_packer(shared: &Shared, name: &str) -> Result<PackerView, Problem> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Problem::of(ProblemKey::NoPacker));
    }
    let now = shared.clock.wall();
    let person = shared
        .store
        .write(|transaction| people::add(transaction, &name, now))?;
    shared.changed(&[]);
    Ok(PackerView {
        id: person.id,
        name: person.name,
    })
}

pub(crate) fn packer(shared: &Shared) -> Result<Person, Problem> {
    shared
        .state()
        .packer
        .clone()
        .ok_or_else(|| Problem::of(ProblemKey::NoPacker))
}

pub(crate) fn mark_packed(shared: &Shared, id: PackageId) -> Result<SavedView, Problem> {
    let packer = packer(shared)?;
    let found = find(shared, id)?;
    let saved = shared.store.write(|transaction| {
        let now = Deciding::on(shared, transaction, &found)?;
        let act = packing_act(&now.seen, now.marketplace);
        let body = Body::plain(act).unwrap_or(Body::Pack);
        if let Err(objection) = decide(&now.sight(), &body) {
            return Ok(Err(objection));
        }
        let command = new(shared, &found, body, &packer);
        enqueue(shared, transaction, &command).map(Ok::<_, Objection>)
    })??;
    after_commit(shared, &[id]);
    Ok(saved)
}

/// The package and its queue as they are inside the transaction.
struct Deciding {
    seen: packing::package::Package,
    gone: bool,
    marketplace: bool,
    unsettled: Vec<Command>,
    queue_len: usize,
}

impl Deciding {
    fn on(shared: &Shared, transaction: &Writing<'_>, found: &Found) -> Result<Self, StoreError> {
        let commands = queue::of_package(transaction, found.copy.package.id)?;
        let queue_len = queue::count_unsettled(transaction)?;
        let channel = found.copy.package.channel.clone();
        let now = Found {
            copy: found.copy.clone(),
            commands,
            queue_len,
        };
        Ok(Self {
            seen: now.seen(),
            gone: now.copy.gone,
            marketplace: is_marketplace(&channel, &shared.desk.marketplaces),
            unsettled: now.unsettled(),
            queue_len,
        })
    }

    fn sight(&self) -> packing::decide::Sight<'_> {
        packing::decide::Sight {
            package: &self.seen,
            gone: self.gone,
            marketplace: self.marketplace,
            unsettled: &self.unsettled,
            queue_len: self.queue_len,
        }
    }
}

fn new(shared: &Shared, found: &Found, body: Body, packer: &Person) -> NewCommand {
    let package = &found.copy.package;
    NewCommand {
        package: package.id,
        seen: Seen::of(package, offer_for(package, body.act())),
        body,
        made_at: shared.clock.wall(),
        made_by: packer.name.clone(),
        who: packer.id,
        binding: shared.desk.binding.clone(),
        handover: NO_HANDOVER,
    }
}

fn enqueue(
    shared: &Shared,
    transaction: &Writing<'_>,
    new: &NewCommand,
) -> Result<SavedView, StoreError> {
    let id = queue::append(transaction, shared.store.file_tag(), new)?;
    Ok(SavedView {
        command: id.to_string(),
        package: new.package.0,
    })
}

fn after_commit(shared: &Shared, packages: &[PackageId]) {
    shared.changed(packages);
    shared.wake();
}

/// All boxes that may go, in one transaction: the driver gets a list that is whole.
pub(crate) fn hand_over(
    shared: &Shared,
    carrier: &str,
    packages: &[PackageId],
) -> Result<HandoverView, Problem> {
    let packer = packer(shared)?;
    let mut found = Vec::with_capacity(packages.len());
    let mut refused = Vec::new();
    let mut asked = packages.to_vec();
    asked.sort_unstable();
    asked.dedup();
    for id in &asked {
        match find(shared, *id) {
            Ok(package) => found.push(package),
            Err(problem) => refused.push(stays(*id, String::new(), problem)),
        }
    }
    let (id, saved) = shared.store.write(|transaction| {
        let mut leaving = Vec::new();
        for package in &found {
            let mut now = Deciding::on(shared, transaction, package)?;
            now.queue_len += leaving.len();
            match may_leave(&now.sight(), carrier, shared.desk.handover) {
                Ok(()) => leaving.push(package),
                Err(why) => {
                    let number = package.copy.package.number.clone();
                    let problem = Problem::from(why).with("carrier", carrier);
                    refused.push(stays(package.copy.package.id, number, problem));
                }
            }
        }
        write_handover(
            shared,
            transaction,
            &Leaving {
                carrier,
                packages: &leaving,
                packer: &packer,
            },
        )
    })?;
    after_commit(shared, packages);
    Ok(HandoverView {
        id,
        carrier: carrier.to_owned(),
        saved,
        refused,
    })
}

struct Leaving<'a> {
    carrier: &'a str,
    packages: &'a [&'a Found],
    packer: &'a Person,
}

fn write_handover(
    shared: &Shared,
    transaction: &Writing<'_>,
    leaving: &Leaving<'_>,
) -> Result<(i64, Vec<SavedView>), StoreError> {
    if leaving.packages.is_empty() {
        return Ok((0, Vec::new()));
    }
    let at = shared.clock.wall();
    let Leaving {
        carrier,
        packages,
        packer,
    } = *leaving;
    let id = handovers::add(transaction, carrier, at, (&packer.name, packages.len()))?;
    let mut saved = Vec::with_capacity(packages.len());
    for found in packages {
        let act = shipping_act(&found.copy.package);
        let body = Body::plain(act).unwrap_or(Body::ShipWithoutIntegration);
        let command = NewCommand {
            handover: id,
            ..new(shared, found, body, packer)
        };
        saved.push(enqueue(shared, transaction, &command)?);
    }
    Ok((id, saved))
}

fn stays(id: PackageId, number: String, problem: Problem) -> RefusedView {
    RefusedView {
        package: id.0,
        number,
        problem,
    }
}

/// Takes back what has not left this desk.
pub(crate) fn withdraw(shared: &Shared, command: &str) -> Result<(), Problem> {
    let packer = packer(shared)?;
    let too_late = || Problem::of(ProblemKey::TooLateToUndo);
    let id: CommandId = command.parse().map_err(|_| too_late())?;
    let package = shared.store.write(|transaction| {
        let Some(command) = queue::find(transaction, id.seq)? else {
            return Ok(None);
        };
        let standing = &command.standing;
        if standing.delivery != Delivery::Queued || standing.doubted || command.id != id {
            return Ok(None);
        }
        // A later command of this package was decided on this one.
        let later = queue::of_package(transaction, command.package)?;
        let last = later
            .iter()
            .rfind(|other| !other.standing.delivery.is_settled());
        if last.is_some_and(|last| last.id != id) {
            return Ok(None);
        }
        person_steps(
            shared,
            transaction,
            &command,
            (Event::WithdrawnByPacker, &packer),
        )?;
        Ok(Some(command.package))
    })?;
    after_commit(shared, &[package.ok_or_else(too_late)?]);
    Ok(())
}

/// A person's answer to a question. Who answered is kept; the first answer counts.
pub(crate) fn answer(shared: &Shared, command: &str, choice: ChoiceView) -> Result<(), Problem> {
    let packer = packer(shared)?;
    let too_late = || Problem::of(ProblemKey::TooLateToUndo);
    let id: CommandId = command.parse().map_err(|_| too_late())?;
    let package = shared.store.write(|transaction| {
        let Some(command) = queue::find(transaction, id.seq)? else {
            return Ok(Err(too_late()));
        };
        let answered = match (command.standing.delivery, choice) {
            (Delivery::NeedsPerson, ChoiceView::Retry) => {
                if another_is_live(transaction, &command)? {
                    return Ok(Err(Problem::of(ProblemKey::NeedsPersonFirst)));
                }
                person_steps(shared, transaction, &command, (Event::RetryAsked, &packer))?;
                true
            }
            (Delivery::NeedsPerson, ChoiceView::Close) => {
                let abandoned = (Event::AbandonedByPerson, &packer);
                person_steps(shared, transaction, &command, abandoned)?;
                queue::close(transaction, id.seq, shared.clock.wall(), &packer.name)?
            }
            (Delivery::Rejected | Delivery::Superseded, ChoiceView::Close) => {
                close(shared, transaction, &command, &packer)?
            }
            _ => false,
        };
        Ok(if answered {
            Ok(command.package)
        } else {
            Err(too_late())
        })
    })??;
    after_commit(shared, &[package]);
    Ok(())
}

/// A package has one request under way at most; this one would be the second.
fn another_is_live(transaction: &Writing<'_>, command: &Command) -> Result<bool, StoreError> {
    let all = queue::of_package(transaction, command.package)?;
    let live = |other: &Command| other.id != command.id && other.standing.delivery.is_live();
    Ok(all.iter().any(live))
}

fn close(
    shared: &Shared,
    transaction: &Writing<'_>,
    command: &Command,
    packer: &Person,
) -> Result<bool, StoreError> {
    let first = queue::close(
        transaction,
        command.id.seq,
        shared.clock.wall(),
        &packer.name,
    )?;
    if first {
        journal::append(transaction, &closed(shared, command, packer))?;
    }
    Ok(first)
}

fn closed(shared: &Shared, command: &Command, packer: &Person) -> Entry {
    Entry {
        at: shared.clock.wall(),
        what: What::Closed,
        package: command.package,
        command: command.id.to_string(),
        who: packer.id,
        detail: String::new(),
    }
}

fn person_steps(
    shared: &Shared,
    transaction: &Writing<'_>,
    command: &Command,
    (event, packer): (Event, &Person),
) -> Result<(), StoreError> {
    let what = match event {
        Event::WithdrawnByPacker => What::Withdrawn,
        Event::RetryAsked => What::Retried,
        Event::AbandonedByPerson
        | Event::Claimed
        | Event::Answered(_)
        | Event::Restarted
        | Event::Looked(_)
        | Event::Shown
        | Event::EarlierFailed => What::Closed,
    };
    let (at, run, who) = (shared.clock.wall(), shared.store.run(), packer.id);
    let step = Stepped {
        command,
        event,
        at,
        run,
        who,
        what,
    };
    queue::step(transaction, &step)?;
    Ok(())
}

/// Sends the runner out now instead of at the next tick.
pub(crate) fn sync_now(shared: &Shared) -> Result<(), Problem> {
    {
        let now = shared.clock.tick();
        let mut state = shared.state();
        state.link = state.link.hurried(now);
        state.refresh_due = now;
    }
    shared.wake();
    Ok(())
}

pub(crate) fn may_draw_now(shared: &Shared, id: PackageId) -> Result<Found, Problem> {
    let found = find(shared, id)?;
    reads::may_draw(&found, &found.seen())?;
    Ok(found)
}
