//! A package that a person has opened, where no list tells what the OMS offers for it: it is asked
//! for by itself, so that the screen shows the offers and the right act is chosen by them.
//!
//! Only the one opened last: the person looks at no other. Offline it is asked for once the line is
//! back, and what is decided until then goes by the documents.

use std::sync::Arc;

use packing::id::PackageId;
use packing::link::Link;
use packing::plan::FRESH_MS;

use super::runner::{asked_now, blocking, package_or_gone};
use super::{Shared, heard_of_trouble, record};
use crate::oms::{Oms, ReadTrouble};
use crate::store::mirror::Copy;
use crate::store::open::StoreError;

/// Somebody looks at it. The screen reads it anew with each change, and an answer is one.
pub fn note(shared: &Shared, copy: &Copy) {
    let now = shared.clock.tick();
    let package = &copy.package;
    let asks = {
        let mut state = shared.state();
        let untold = package.offers.is_empty() && state.may_offer(&package.state, now);
        let just_asked = state
            .opened_asked
            .is_some_and(|(id, at)| id == package.id && now.since(at) < FRESH_MS);
        let asks = untold && !copy.gone && !just_asked;
        state.opened = asks.then_some(package.id);
        asks
    };
    if asks {
        shared.wake();
    }
}

/// The one to ask for, where nobody asks yet. Whoever is told so does.
pub fn take_turn(shared: &Shared) -> Option<PackageId> {
    let mut state = shared.state();
    if state.link != Link::Up || state.asking_opened {
        return None;
    }
    let opened = state.opened.take()?;
    state.asking_opened = true;
    state.opened_asked = Some((opened, shared.clock.tick()));
    Some(opened)
}

pub async fn ask<O: Oms>(shared: Arc<Shared>, oms: Arc<O>, id: PackageId) {
    let _under_way = UnderWay(&shared);
    if let Err(error) = read(&shared, &*oms, id).await {
        tracing::error!(error = ?error, "sync.opened");
    }
}

/// However asking ends, the next one may be asked for.
struct UnderWay<'a>(&'a Shared);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.state().asking_opened = false;
    }
}

async fn read<O: Oms>(shared: &Arc<Shared>, oms: &O, id: PackageId) -> Result<(), StoreError> {
    let when = asked_now(shared).await?;
    let package = match package_or_gone(oms, id, when.at).await {
        Ok(package) => package,
        Err(trouble) => {
            // That one page fails says nothing of the line; nobody's work waits for it.
            if is_of_the_line(trouble) {
                shared.heard(heard_of_trouble(trouble), id.0.unsigned_abs());
            }
            return Ok(());
        }
    };
    let copy = move |shared: &Shared| record::copy(shared, id, package.as_ref(), when);
    blocking(shared, copy).await.map(|_| ())
}

pub(super) fn is_of_the_line(trouble: ReadTrouble) -> bool {
    match trouble {
        ReadTrouble::Unreachable | ReadTrouble::SignedOut | ReadTrouble::SlowDown { .. } => true,
        ReadTrouble::OmsTrouble
        | ReadTrouble::NotTheOms
        | ReadTrouble::Certificate(_)
        | ReadTrouble::Forbidden
        | ReadTrouble::TooLarge
        | ReadTrouble::Unreadable
        | ReadTrouble::Refused => false,
    }
}
