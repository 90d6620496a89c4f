//! A task for each printer there is, from start to close: they hear of work by a bell that each
//! registers with before it reads the queue, so nothing is slept over.
//!
//! What a task does is `tending`'s.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::timeout;

use super::tending::Tending;
use super::{Printers, itself, record};
use crate::store::open::StoreError;
use crate::store::printers::PrinterRow;
use crate::sync::Shared;

/// After trouble with our own disk there is no point in hurrying.
pub(super) const DISK_TROUBLE_MS: u64 = 5_000;
/// What is being sent when the station is closed gets so long to come to its end.
const SENDING_ENDS: Duration = Duration::from_secs(3);

/// Runs until the station is closed.
pub async fn run<P: Printers>(shared: Arc<Shared>, reach: Arc<P>) {
    let mut bell = shared.bell.listen();
    while let Err(error) = blocking(&shared, record::restarted).await {
        tracing::error!(error = ?error, "print.restart");
        if closed_within(&mut bell, DISK_TROUBLE_MS).await {
            return;
        }
    }
    let mut tasks = JoinSet::new();
    let mut tended = HashSet::new();
    while !*bell.borrow_and_update() {
        match blocking(&shared, record::printers).await {
            Ok(rows) => {
                for row in rows.into_iter().filter(|row| tended.insert(row.id)) {
                    tend(&mut tasks, &shared, (&*reach, &row));
                }
            }
            Err(error) => tracing::error!(error = ?error, "print.printers"),
        }
        if let Err(error) = blocking(&shared, itself::consider).await {
            tracing::error!(error = ?error, "print.itself");
        }
        tokio::select! {
            changed = bell.changed() => if changed.is_err() { break },
            _ = tasks.join_next(), if !tasks.is_empty() => {}
        }
    }
    let ended = async { while tasks.join_next().await.is_some() {} };
    if timeout(SENDING_ENDS, ended).await.is_err() {
        tracing::warn!("print.cut_off");
    }
}

fn tend<P: Printers>(
    tasks: &mut JoinSet<()>,
    shared: &Arc<Shared>,
    (reach, row): (&P, &PrinterRow),
) {
    match Tending::of(shared, reach, row) {
        Some(tending) => drop(tasks.spawn(tending.run())),
        None => tracing::error!(printer.id = row.id.0, "print.printer_unreadable"),
    }
}

/// True where the station was closed.
async fn closed_within(bell: &mut watch::Receiver<bool>, wait_ms: u64) -> bool {
    let closed = bell.wait_for(|closed| *closed);
    timeout(Duration::from_millis(wait_ms), closed)
        .await
        .is_ok()
}

pub(super) async fn blocking<T: Send + 'static>(
    shared: &Arc<Shared>,
    work: impl FnOnce(&Shared) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let shared = Arc::clone(shared);
    spawn_blocking(move || work(&shared))
        .await
        .unwrap_or(Err(StoreError::Overtaken))
}
