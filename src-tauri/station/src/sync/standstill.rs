//! Stopping for an OMS whose log went back, and what it may have lost (R11).
//!
//! What was noticed outlives a restart, since sending on would only bury it. Reading goes on: the
//! person who is asked sees the packages as the OMS has them now.

use packing::command::Command;
use packing::delivery::Delivery;
use packing::head::{Head, WentBack};
use packing::id::LogId;
use packing::time::At;
use serde::{Deserialize, Serialize};

use super::Shared;
use crate::store::open::StoreError;
use crate::store::{Writing, meta, queue};

/// Noticed, and not yet looked at by anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standstill {
    pub back: WentBack,
    pub noticed_at: At,
}

pub(super) fn head_key(shared: &Shared) -> String {
    format!("log_head {}", shared.desk.binding)
}

fn standstill_key(shared: &Shared) -> String {
    format!("standstill {}", shared.desk.binding)
}

/// After a start: where the log stood, and whether somebody is still to look.
pub fn recall(shared: &Shared) -> Result<(), StoreError> {
    let (head, standstill) = shared.store.read(|reader| {
        Ok((
            meta::get_main(reader, &head_key(shared))?,
            meta::get_main(reader, &standstill_key(shared))?,
        ))
    })?;
    let head = head.and_then(|text| text.parse().ok()).map(LogId);
    let standstill = standstill.and_then(|text| serde_json::from_str(&text).ok());
    let mut state = shared.state();
    if let Some(head) = head {
        state.head.saw(head);
    }
    state.standstill = standstill;
    Ok(())
}

/// The OMS was asked where its log stands.
pub fn note(shared: &Shared, head: LogId) -> Result<(), StoreError> {
    let now = shared.moment(0);
    let (before, back, stopped) = {
        let mut state = shared.state();
        let before = state.head.known();
        let back = state.head.told(head, now.tick);
        (before, back, state.standstill.is_some())
    };
    match back {
        Some(back) if !stopped => {
            let standstill = Standstill {
                back,
                noticed_at: now.at,
            };
            shared
                .store
                .write(|transaction| keep(shared, transaction, Some(standstill)))?;
            shared.state().standstill = Some(standstill);
            tracing::warn!(log.from = back.from.0, log.to = back.to.0, "oms.went_back");
            shared.changed(&[]);
        }
        None if before.is_none_or(|before| before < head) => {
            shared.store.write(|transaction| {
                meta::set(transaction, &head_key(shared), &head.0.to_string())
            })?;
        }
        _ => {}
    }
    Ok(())
}

/// A row as high as this was seen, and something that was written down rests on it: after a crash
/// it must still be known, or nobody would notice that it is gone.
pub fn seen(transaction: &Writing<'_>, key: &str, row: LogId) -> Result<(), StoreError> {
    let known = meta::get(transaction, key)?.and_then(|text| text.parse().ok());
    if known.is_none_or(|known| LogId(known) < row) {
        meta::set(transaction, key, &row.0.to_string())?;
    }
    Ok(())
}

/// A person has seen what may be lost: sending goes on, from the log as it is now. Its numbers are
/// given a second time, so no earlier watermark means anything in it.
pub fn end(
    shared: &Shared,
    transaction: &Writing<'_>,
    standstill: &Standstill,
) -> Result<(), StoreError> {
    keep(shared, transaction, None)?;
    queue::forget_watermarks(transaction, &shared.desk.binding)?;
    let head = standstill.back.to.0.to_string();
    meta::set(transaction, &head_key(shared), &head)
}

fn keep(
    shared: &Shared,
    transaction: &Writing<'_>,
    standstill: Option<Standstill>,
) -> Result<(), StoreError> {
    let text = standstill
        .map(|it| serde_json::to_string(&it))
        .transpose()
        .map_err(|_| StoreError::Unreadable { what: "json" })?;
    meta::set(
        transaction,
        &standstill_key(shared),
        &text.unwrap_or_default(),
    )
}

/// The head that was seen before is forgotten, or it would be noticed again at once.
pub fn go_on(shared: &Shared, standstill: &Standstill) {
    let mut state = shared.state();
    (state.standstill, state.sole_yes) = (None, None);
    state.head = Head::at(Some(standstill.back.to));
}

/// What the OMS had confirmed after the point that it went back to.
pub fn lost(shared: &Shared, standstill: &Standstill) -> Result<Vec<Command>, StoreError> {
    let to = standstill.back.to;
    let confirmed = shared
        .store
        .read(|reader| queue::claimed_above(reader, to))?;
    let said_yes = |command: &Command| {
        matches!(
            command.standing.delivery,
            Delivery::Accepted | Delivery::Done
        ) && command.binding == shared.desk.binding
    };
    Ok(confirmed.into_iter().filter(said_yes).collect())
}
