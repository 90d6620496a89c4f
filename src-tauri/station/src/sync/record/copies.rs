//! Copies of packages, by the page or one by one, and what they settle by themselves.

use packing::command::Command;
use packing::delivery::Event;
use packing::id::PackageId;
use packing::judge;
use packing::package::Package;

use super::{Happened, Noted, beside, by_label, look_at, take, taken};
use crate::oms::Page;
use crate::store::Writing;
use crate::store::journal::What;
use crate::store::mirror::{self, AskedWhen};
use crate::store::open::StoreError;
use crate::store::reference::{self, Named};
use crate::store::{others, queue};
use crate::sync::{Shared, evidence, labels};

/// One page of packages. Accepted commands that it shows are done; queued ones that it makes
/// pointless end here.
pub fn page(shared: &Shared, page: &Page, when: AskedWhen) -> Result<(), StoreError> {
    if page.unreadable > 0 {
        tracing::warn!(page.unreadable = page.unreadable, "refresh.page");
    }
    let kept = shared.store.write_mirror(|transaction| {
        let mut kept = Vec::with_capacity(page.packages.len());
        for package in &page.packages {
            if mirror::upsert(transaction, package, when)? {
                note_carrier(shared, transaction, package)?;
                others::set(transaction, package.id, &fields_of(page, package.id))?;
                kept.push(package);
            }
        }
        Ok(kept)
    })?;
    labels::note(shared, &kept);
    let settled = settle_by_copies(shared, &kept)?;
    if !kept.is_empty() || settled {
        let ids: Vec<PackageId> = kept.iter().map(|package| package.id).collect();
        shared.changed(&ids);
    }
    Ok(())
}

fn fields_of(page: &Page, id: PackageId) -> Vec<others::Field> {
    let of_it = page.others.iter().find(|(package, _)| *package == id);
    let fields = of_it.into_iter().flat_map(|(_, fields)| fields);
    fields
        .map(|it| (it.name.clone(), it.value.clone()))
        .collect()
}

/// A carrier that has not been met since the start.
fn note_carrier(
    shared: &Shared,
    transaction: &Writing<'_>,
    package: &Package,
) -> Result<(), StoreError> {
    let shipment = package.shipment.as_ref();
    let Some((id, name)) = shipment.and_then(|it| Some((it.carrier_id?, it.carrier.clone()?)))
    else {
        return Ok(());
    };
    if shared.state().carriers.get(&id) == Some(&name) {
        return Ok(());
    }
    let carrier = Named { id, name };
    reference::note_carrier(transaction, &carrier)?;
    shared.state().carriers.insert(id, carrier.name);
    Ok(())
}

/// One package that was asked for by itself. Says whether the mirror took it.
pub fn copy(
    shared: &Shared,
    id: PackageId,
    package: Option<&Package>,
    when: AskedWhen,
) -> Result<bool, StoreError> {
    let kept = keep_copy(shared, id, package, when)?;
    if kept {
        labels::note(shared, package.as_slice());
        settle_by_copies(shared, package.as_slice())?;
        shared.changed(&[id]);
    }
    Ok(kept)
}

/// A copy alone can settle: it shows the effect, or it shows that nothing need be sent. Only copies
/// that the mirror took may: an older one than it has proves nothing.
fn settle_by_copies(shared: &Shared, packages: &[&Package]) -> Result<bool, StoreError> {
    let ids: Vec<PackageId> = packages.iter().map(|package| package.id).collect();
    let commands = shared
        .store
        .read(|reader| queue::unsettled_of(reader, &ids))?;
    let ours = |command: &Command| shared.is_bound(command);
    let steps: Vec<(Command, Event)> = commands
        .into_iter()
        .filter(ours)
        .filter_map(|command| {
            let of_it = |package: &&&Package| package.id == command.package;
            let package = packages.iter().find(of_it)?;
            let event = by_copy(shared, &command, package)?;
            let command = judge::standing_on(&command, &event, Some(package));
            Some((command, event))
        })
        .collect();
    if steps.is_empty() {
        return Ok(false);
    }
    let noted = Noted::now(shared);
    let after = shared.store.write(|transaction| {
        let mut after = Vec::with_capacity(steps.len());
        for (command, event) in steps {
            // It may have moved since it was read; then the next copy settles it.
            match queue::find(transaction, command.id.seq)? {
                Some(now) if now.standing == command.standing => {
                    let settled = Happened::new(What::Settled, event);
                    after.push(take(transaction, &command, settled, noted)?);
                }
                _ => {}
            }
        }
        Ok(after)
    })?;
    after.iter().for_each(|it| taken(shared, it));
    Ok(true)
}

fn by_copy(shared: &Shared, command: &Command, package: &Package) -> Option<Event> {
    // A copy alone concludes nothing from silence.
    let rows = evidence::rows(command, None, shared.log_known_as(None)).0;
    let look = look_at(shared, 0, (Some(package), rows));
    let late = || by_label(shared, command, package);
    judge::by_copy(command, &look, || beside(shared, command)).or_else(late)
}

/// One that was asked for by itself. Says whether the mirror took it.
pub(super) fn keep_copy(
    shared: &Shared,
    id: PackageId,
    package: Option<&Package>,
    when: AskedWhen,
) -> Result<bool, StoreError> {
    if let Some(it) = package {
        let now = shared.clock.tick();
        shared
            .state()
            .saw_offers(&it.state, !it.offers.is_empty(), now);
    }
    shared.store.write_mirror(|transaction| match package {
        Some(package) if is_ours(shared, package) => mirror::upsert(transaction, package, when),
        _ => mirror::mark_gone(transaction, id, when),
    })
}

pub(super) fn is_ours(shared: &Shared, package: &Package) -> bool {
    package
        .store
        .as_deref()
        .is_none_or(|store| store == shared.desk.store)
}
