//! Fetches the OMS's reasons to refuse a package, so that a packer has some to choose from.
//!
//! They change a few times a year: a sweep brings them along, and whatever is wrong with their list
//! is no reason to call the line bad. What was known stays until a new list has come whole.

use std::sync::Arc;

use super::runner::blocking;
use super::{Shared, heard_of_trouble};
use crate::oms::{DenialReason, Oms, ReadTrouble};
use crate::store::open::StoreError;
use crate::store::reference::{self, Named};

/// A list to choose from; what is longer is no list of reasons.
const REASONS_MAX: usize = 200;

pub(super) async fn learn<O: Oms>(shared: &Arc<Shared>, oms: &O) -> Result<(), StoreError> {
    match oms.reasons().await {
        Ok(reasons) => blocking(shared, move |shared| keep(shared, reasons)).await,
        Err(trouble) => {
            tracing::info!(error = %trouble, "reasons.failed");
            if matches!(trouble, ReadTrouble::SlowDown { .. }) {
                shared.heard(heard_of_trouble(trouble), 0);
            }
            Ok(())
        }
    }
}

/// In the OMS's order; what is no longer in use is not offered.
fn keep(shared: &Shared, reasons: Vec<DenialReason>) -> Result<(), StoreError> {
    let in_use = reasons.into_iter().filter(|reason| reason.is_active);
    let named = in_use.map(|DenialReason { id, title, .. }| Named { id, name: title });
    let named: Vec<Named> = named.take(REASONS_MAX).collect();
    if shared.store.read(reference::reasons)? == named {
        return Ok(());
    }
    shared
        .store
        .write_mirror(|transaction| reference::set_reasons(transaction, &named))
}
