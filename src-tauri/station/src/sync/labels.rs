//! Carriers' own label files, and the OMS's own papers: fetched as soon as a package has one, and
//! kept byte for byte, so that they are in hand when the box is packed, on any line.
//!
//! Some carriers give a label once only, so what came is kept before anything else is done with it.

use std::sync::Arc;

use packing::command::{Act, Command};
use packing::delivery::Delivery;
use packing::id::PackageId;
use packing::link::Link;
use packing::overlay::READ_LAG_MS;
use packing::package::{Package, State as PackageState};
use packing::time::Tick;
use tokio::task::{JoinError, spawn_blocking};

use super::opened::is_of_the_line;
use super::state::State;
use super::{Shared, heard_of_trouble};
use crate::draw;
use crate::error::Problem;
use crate::oms::{LabelFile, LabelTrouble, Oms};
use crate::printing::documents::keep_document;
use crate::printing::ready::keep_carriers;
use crate::reads::fingerprint_of;
use crate::store::documents::Which;
use crate::store::labels::{Since, is_name_of};
use crate::store::open::StoreError;
use crate::store::{documents, labels, mirror};
use crate::view::Shelf;

/// A file that could not be had is asked for again, but not at every turn, and ever more rarely.
const AGAIN_MS: u64 = 30_000;
const AGAIN_MS_MAX: u64 = 600_000;

/// When a file that could not be had is asked for again.
#[derive(Clone, Debug)]
pub struct Late {
    due: Tick,
    pause_ms: u64,
    named: Named,
}

/// What a package's copy calls its label file and its document.
type Named = [Option<String>; 2];

fn named(package: &Package) -> Named {
    [&package.label_file, &package.document_file].map(Clone::clone)
}

/// After a start: packages whose file is not here, or may not be.
pub fn recall(shared: &Shared) -> Result<(), StoreError> {
    let mut wanted = shared.store.read(labels::wanted)?;
    wanted.extend(shared.store.read(labels::renewed_of_sent)?);
    wanted.extend(shared.store.read(documents::wanted)?);
    shared.state().labels_wanted.extend(wanted);
    Ok(())
}

/// Copies that just came.
pub fn note(shared: &Shared, packages: &[&Package]) {
    let has_file = |package: &&&Package| {
        let numbered = package.carrier().is_some() && package.tracking_number().is_some();
        (numbered && package.label_file.is_some()) || package.document_file.is_some()
    };
    let now = shared.clock.tick();
    let mut state = shared.state();
    for package in packages.iter().filter(has_file) {
        let late = state.labels_late.get(&package.id);
        // Another file need not wait for what was the matter with the one before.
        if !late.is_some_and(|it| it.due > now && it.named == named(package)) {
            state.labels_wanted.insert(package.id);
        }
    }
}

/// The OMS took it that a label be made anew, or may have: it need not wait for what was the matter
/// with the file before.
pub(crate) fn made_anew(shared: &Shared, command: &Command) {
    let taken = match command.standing.delivery {
        Delivery::Accepted | Delivery::Done | Delivery::ByOther => true,
        Delivery::Abandoned => command.standing.attempts > 0,
        _ => false,
    };
    if command.act() == Act::RenewLabel && taken {
        let mut state = shared.state();
        state.labels_late.remove(&command.package);
        state.labels_wanted.insert(command.package);
    }
}

/// There is something to fetch, and nobody fetches. Whoever is told so does.
pub fn take_turn(shared: &Shared) -> bool {
    let now = shared.clock.tick();
    let mut state = shared.state();
    let again = state.labels_late.iter().filter(|(_, it)| it.due <= now);
    let again: Vec<PackageId> = again.map(|(id, _)| *id).collect();
    state.labels_wanted.extend(again);
    let due = state.link == Link::Up
        && !state.fetching_labels
        && !state.labels_wanted.is_empty()
        && state.labels_due <= now;
    state.fetching_labels |= due;
    due
}

/// Fetches what is wanted, one after the other, until the line fails.
pub async fn fetch<O: Oms>(shared: Arc<Shared>, oms: Arc<O>) {
    let _under_way = UnderWay(&shared);
    loop {
        let next = shared.state().next_label();
        let Some(id) = next else { break };
        let wanted = wanted_now(&shared, id).await;
        let is_asked = wanted.as_ref().is_some_and(Wanted::is_any);
        let (named, fetched) = match wanted {
            Some(wanted) => (wanted.named.clone(), one(&shared, &*oms, wanted).await),
            None => (Named::default(), Err(Later::All)),
        };
        shared
            .state()
            .label_fetched(id, fetched, (named, shared.clock.tick()));
        if is_asked {
            // A label that waited for this file is thought over anew, whatever came of it.
            shared.changed(&[id]);
        }
        if fetched == Err(Later::All) {
            break;
        }
    }
}

/// However fetching ends, the next may begin.
struct UnderWay<'a>(&'a Shared);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.state().stop_fetching(self.0.clock.tick());
    }
}

impl State {
    fn stop_fetching(&mut self, now: Tick) {
        self.fetching_labels = false;
        // One that broke off is tried again, and not before the others.
        if let Some(id) = self.label_under_way {
            self.label_fetched(id, Err(Later::This), (Named::default(), now));
        }
    }

    /// How asking for its file ended, and when it is asked for again.
    fn label_fetched(
        &mut self,
        id: PackageId,
        fetched: Result<(), Later>,
        (named, now): (Named, Tick),
    ) {
        self.label_under_way = None;
        match fetched {
            Ok(()) => drop(self.labels_late.remove(&id)),
            Err(Later::This) => {
                let last = self.labels_late.get(&id).map(|it| it.pause_ms);
                let pause_ms = last.map_or(AGAIN_MS, |ms| (ms * 2).min(AGAIN_MS_MAX));
                let late = Late {
                    due: now.plus(pause_ms),
                    pause_ms,
                    named,
                };
                self.labels_late.insert(id, late);
            }
            Err(Later::All) => {
                self.labels_wanted.insert(id);
                self.labels_due = now.plus(AGAIN_MS);
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Later {
    /// Something is wrong with this file.
    This,
    /// With the line, or with our own disk.
    All,
}

/// What of a package is still to be fetched.
#[derive(Default)]
pub(super) struct Wanted {
    pub(super) label: Option<Package>,
    document: Option<Which>,
    named: Named,
}

impl Wanted {
    fn is_any(&self) -> bool {
        self.label.is_some() || self.document.is_some()
    }
}

async fn wanted_now(shared: &Arc<Shared>, id: PackageId) -> Option<Wanted> {
    let known = Arc::clone(shared);
    let wanted = spawn_blocking(move || wanted(&known, id)).await;
    wanted.ok()?.ok()
}

async fn one<O: Oms>(shared: &Arc<Shared>, oms: &O, wanted: Wanted) -> Result<(), Later> {
    let label = match wanted.label {
        Some(package) => label(shared, oms, package).await,
        None => Ok(()),
    };
    // Trouble with the one file says nothing about the other.
    match (label, wanted.document) {
        (Ok(()) | Err(Later::This), Some(which)) => document(shared, oms, which).await.and(label),
        (label, _) => label,
    }
}

async fn label<O: Oms>(shared: &Arc<Shared>, oms: &O, package: Package) -> Result<(), Later> {
    let id = package.id;
    match oms.label_file(id).await {
        Ok(file) => {
            let keeping = Arc::clone(shared);
            match spawn_blocking(move || keep_label(&keeping, package, &file)).await {
                Ok(Ok(true)) => Ok(()),
                Ok(Ok(false)) => Err(Later::This),
                Ok(Err(_)) | Err(_) => Err(Later::All),
            }
        }
        // It has none after all: ours is drawn.
        Err(LabelTrouble::NotThere) => {
            let label = (id, fingerprint_of(&package));
            let named = package.label_file.unwrap_or_default();
            shared.state().no_label_file.insert(label, named);
            shared.changed(&[id]);
            Ok(())
        }
        Err(trouble) => Err(later(shared, id, trouble)),
    }
}

/// Kept under the name that came with it. Says whether it is the file that the copy means; a
/// lagging replica may have handed out the one before.
pub(super) fn keep_label(
    shared: &Shared,
    mut package: Package,
    file: &LabelFile,
) -> Result<bool, Problem> {
    let id = package.id;
    let told = package.label_file.take();
    package.label_file = file.name.clone().or(told.clone());
    let name = package.label_file.clone().unwrap_or_default();
    let is_meant = is_name_of(told.as_deref(), &name);
    let is_same = !is_meant && is_same_file(shared, &package, (&name, &file.bytes))?;
    if is_same {
        // It comes under a name of each reading, or the package calls it otherwise than the list.
        package.label_file = None;
        shared.state().same_files.insert(id, package.modified_at);
    }
    keep_carriers(shared, &package, &file.bytes)?;
    Ok(is_meant || is_same)
}

/// The name is another than the copy's, and the file the one that was kept before.
fn is_same_file(
    shared: &Shared,
    package: &Package,
    (name, bytes): (&str, &[u8]),
) -> Result<bool, Problem> {
    let label = (package.id, fingerprint_of(package));
    let (kept, copied) = shared.read(|reader| {
        let kept = labels::from_carrier(reader, label)?;
        Ok((kept, mirror::steady(reader, package.id)?))
    })?;
    let Some((_, kept)) = kept else {
        // What was so of others is so of the first one here.
        return Ok(!shared.state().same_files.is_empty());
    };
    let no_lag = copied.is_some_and(|at| shared.steady() >= at.plus_ms(READ_LAG_MS));
    Ok(kept.sha256 == draw::keep(shared, bytes)? && (no_lag || kept.file != name))
}

async fn document<O: Oms>(shared: &Arc<Shared>, oms: &O, which: Which) -> Result<(), Later> {
    let id = which.package;
    match oms.document_file(id).await {
        Ok(file) => {
            let keeping = Arc::clone(shared);
            kept(&spawn_blocking(move || keep_document(&keeping, &which, &file.bytes)).await)
        }
        // Its next copy says so, or names another.
        Err(LabelTrouble::NotThere) => Ok(()),
        Err(trouble) => Err(later(shared, id, trouble)),
    }
}

fn kept(done: &Result<Result<(), Problem>, JoinError>) -> Result<(), Later> {
    match done {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(Later::All),
    }
}

/// One file may fail in any way, and no other waits for it; the lists tell what the line is worth.
fn later(shared: &Shared, id: PackageId, trouble: LabelTrouble) -> Later {
    if let LabelTrouble::Read(trouble) = trouble
        && is_of_the_line(trouble)
    {
        shared.heard(heard_of_trouble(trouble), id.0.unsigned_abs());
        return Later::All;
    }
    tracing::warn!(package.id = id.0, error = %trouble, "label.not_fetched");
    Later::This
}

pub(super) fn wanted(shared: &Shared, id: PackageId) -> Result<Wanted, StoreError> {
    let same_file = shared.state().same_files.get(&id).copied();
    shared.store.read(|reader| {
        let Some(copy) = mirror::one(reader, id)? else {
            return Ok(Wanted::default());
        };
        if copy.gone {
            return Ok(Wanted::default());
        }
        let package = copy.package;
        // Of what has left, nothing is wanted but a label that was to be made anew since.
        let has_left = mirror::shelf_of(&package.state) == Shelf::Sent;
        let which = match Which::of(&package).filter(|_| !has_left) {
            Some(which) if documents::kept(reader, &which)?.is_none() => Some(which),
            _ => None,
        };
        let has_number = package.tracking_number().is_some();
        let label = (id, fingerprint_of(&package));
        let over = has_left && !labels::was_renewed(reader, id)?;
        let kept = match labels::from_carrier(reader, label)? {
            Some((_, paper)) => match labels::since_kept(reader, &package, &paper)? {
                // Where names tell nothing, whether anything was changed has to do.
                Since::Nothing => has_left || same_file.is_none_or(|at| at == package.modified_at),
                Since::Asked => true,
                Since::Taken | Since::Done | Since::GivenUp => {
                    package.state == PackageState::WaitingCargoLabel
                }
                Since::Moved => over,
            },
            None => over,
        };
        let wanted = package.label_file.is_some() && has_number && !kept;
        Ok(Wanted {
            named: named(&package),
            label: wanted.then_some(package),
            document: which,
        })
    })
}
