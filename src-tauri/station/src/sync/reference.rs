//! Fetches what a packer chooses from: the OMS's reasons to refuse a package, and its carriers.
//!
//! They change a few times a year: a sweep brings them along, and whatever is wrong with a list is
//! no reason to call the line bad. What was known stays until a new list has come whole. Carriers
//! come without names; each package that has one teaches its name.

use std::sync::Arc;

use super::runner::blocking;
use super::{Shared, heard_of_trouble};
use crate::oms::{DenialReason, Oms, ReadTrouble};
use crate::store::open::StoreError;
use crate::store::reference::{self, Named};

/// No shop has a contract with so many.
const CARRIERS_MAX: usize = 500;

pub(super) async fn learn<O: Oms>(shared: &Arc<Shared>, oms: &O) -> Result<(), StoreError> {
    match oms.reasons().await {
        Ok(reasons) => blocking(shared, move |shared| keep(shared, reasons)).await?,
        Err(trouble) => failed(shared, trouble, "reasons.failed"),
    }
    match oms.carriers().await {
        Ok(ids) => blocking(shared, move |shared| keep_carriers(shared, ids)).await,
        Err(trouble) => {
            failed(shared, trouble, "carriers.failed");
            Ok(())
        }
    }
}

fn failed(shared: &Shared, trouble: ReadTrouble, event: &'static str) {
    tracing::info!(error = %trouble, list = event, "reference.failed");
    if matches!(trouble, ReadTrouble::SlowDown { .. }) {
        shared.heard(heard_of_trouble(trouble), 0);
    }
}

/// One that is known keeps its name.
fn keep_carriers(shared: &Shared, ids: Vec<i64>) -> Result<(), StoreError> {
    let known = shared.store.read(reference::carriers)?;
    let is_new = |id: &i64| known.iter().all(|it| it.id != *id);
    let new: Vec<i64> = ids.into_iter().filter(is_new).take(CARRIERS_MAX).collect();
    if new.is_empty() {
        return Ok(());
    }
    shared.store.write_mirror(|transaction| {
        new.iter()
            .try_for_each(|id| reference::note_carrier_id(transaction, *id))
    })
}

/// In the OMS's order; what is no longer in use is not offered.
fn keep(shared: &Shared, reasons: Vec<DenialReason>) -> Result<(), StoreError> {
    let in_use = reasons.into_iter().filter(|reason| reason.is_active);
    let named = in_use.map(|DenialReason { id, title, .. }| Named { id, name: title });
    let named: Vec<Named> = named.take(reference::REASONS_MAX).collect();
    if shared.store.read(reference::reasons)? == named {
        return Ok(());
    }
    shared
        .store
        .write_mirror(|transaction| reference::set_reasons(transaction, &named))
}
