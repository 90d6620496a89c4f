//! What a packer does: each act is one commit on this desk's disk, and only then an answer.
//!
//! Nothing here waits for the OMS. The same rules that lit the button are asked again inside the
//! transaction, on the queue as it is at that moment, so two quick taps cannot pack a package
//! twice.

use packing::command::{Body, Command, Seen};
use packing::decide::{Objection, Sight, decide};
use packing::handover::may_leave;
use packing::id::PackageId;
use packing::package::{Package, State};
use packing::shop::Shop;
use packing::transitions::is_marketplace;

use crate::error::{Problem, ProblemKey};
use crate::reads::{self, Found, find};
use crate::store::open::StoreError;
use crate::store::people::{self, Person};
use crate::store::queue::{self, NewCommand};
use crate::store::{Writing, handovers};
use crate::sync::Shared;
use crate::view::{HandoverView, PackerView, RefusedView, SavedView};

/// In characters: no list of packers has room for more.
const NAME_MAX: usize = 100;
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
    if name.chars().count() > NAME_MAX {
        return Err(Problem::of(ProblemKey::PackerNameTooLong).with("most", NAME_MAX));
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
    save(shared, id, |sight| {
        let act = sight.shop.packing_act(sight.package, sight.marketplace);
        Body::plain(act).unwrap_or(Body::Pack)
    })
}

/// One decision, on the queue as it is inside the transaction: asked of our rules, then written.
pub(crate) fn save(
    shared: &Shared,
    id: PackageId,
    wanted: impl Fn(&Sight<'_>) -> Body,
) -> Result<SavedView, Problem> {
    let packer = packer(shared)?;
    let found = find(shared, id)?;
    let saved = shared.store.write(|transaction| {
        let now = Deciding::on(shared, transaction, &found)?;
        let body = wanted(&now.sight());
        if let Err(objection) = decide(&now.sight(), &body) {
            return Ok(Err(objection));
        }
        let command = new(shared, &now, body, &packer);
        enqueue(shared, transaction, &command).map(Ok::<_, Objection>)
    })??;
    after_commit(shared, &[id]);
    Ok(saved)
}

/// The package and its queue as they are inside the transaction.
pub(crate) struct Deciding {
    seen: Package,
    /// Where the OMS has it, whatever waits here.
    copied: State,
    gone: bool,
    marketplace: bool,
    shop: Shop,
    pub(crate) unsettled: Vec<Command>,
    queue_len: usize,
}

impl Deciding {
    pub(crate) fn on(
        shared: &Shared,
        transaction: &Writing<'_>,
        found: &Found,
    ) -> Result<Self, StoreError> {
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
            copied: found.copy.package.state.clone(),
            gone: now.copy.gone,
            marketplace: is_marketplace(&channel, &shared.desk.marketplaces),
            shop: shared.desk.shop.clone(),
            unsettled: now.unsettled(),
            queue_len,
        })
    }

    pub(crate) fn sight(&self) -> Sight<'_> {
        Sight {
            package: &self.seen,
            gone: self.gone,
            marketplace: self.marketplace,
            shop: &self.shop,
            unsettled: &self.unsettled,
            queue_len: self.queue_len,
        }
    }
}

/// What the packer saw, overlay and all, is what the command is decided on and later held against.
pub(crate) fn new(shared: &Shared, now: &Deciding, body: Body, packer: &Person) -> NewCommand {
    let package = &now.seen;
    let mut seen = Seen::of(package, now.shop.offer_for(package, body.act()));
    // That it made a label shows in where the OMS had the box, not in what waits here for it.
    if body.act().makes_label() && now.copied == State::WaitingCargoLabel {
        seen.state = State::WaitingCargoLabel;
    }
    NewCommand {
        package: package.id,
        seen,
        body,
        made_at: shared.clock.wall(),
        steady: shared.steady(),
        made_by: packer.name.clone(),
        who: packer.id,
        binding: shared.desk.binding.clone(),
        handover: NO_HANDOVER,
    }
}

pub(crate) fn enqueue(
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

pub(crate) fn after_commit(shared: &Shared, packages: &[PackageId]) {
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
                Ok(()) => leaving.push(now),
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
    packages: &'a [Deciding],
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
    for now in packages {
        let act = now.shop.shipping_act(&now.seen);
        let body = Body::plain(act).unwrap_or(Body::ShipWithoutIntegration);
        let command = NewCommand {
            handover: id,
            ..new(shared, now, body, packer)
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
