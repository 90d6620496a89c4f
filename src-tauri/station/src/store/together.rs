//! Group commit: what several packages need written down at one moment shares one commit.
//!
//! A commit waits for the disk, and the disk takes one at a time. Each piece of work is a
//! savepoint, so that one that fails leaves the others alone. It knows nothing of what is written.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::open::StoreError;

/// Work that waits for somebody to commit it.
#[derive(Default)]
pub(super) struct Together(Mutex<Vec<Box<dyn Piece>>>);

trait Piece: Send {
    /// Says whether it went well; else it is rolled back.
    fn run(&mut self, transaction: &Transaction<'_>) -> bool;
    fn tell(self: Box<Self>, committed: Result<(), StoreError>);
}

impl Together {
    /// Adds a piece of work. What it came to arrives when a commit has carried it.
    pub(super) fn add<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Receiver<Result<T, StoreError>> {
        let (tell, told) = sync_channel(1);
        self.pieces().push(Box::new(Asked {
            write: Some(write),
            written: None,
            tell,
        }));
        told
    }

    /// Commits all that waits, in one transaction: whoever holds the connection does it for all.
    pub(super) fn commit(
        &self,
        connection: &mut Connection,
        check: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    ) {
        let mut pieces = std::mem::take(&mut *self.pieces());
        if pieces.is_empty() {
            return;
        }
        let committed = run(connection, check, &mut pieces);
        for piece in pieces {
            piece.tell(match &committed {
                Ok(()) => Ok(()),
                Err(error) => Err(error.for_another()),
            });
        }
    }

    fn pieces(&self) -> MutexGuard<'_, Vec<Box<dyn Piece>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Asked<T, W> {
    write: Option<W>,
    written: Option<Result<T, StoreError>>,
    tell: SyncSender<Result<T, StoreError>>,
}

impl<T, W> Piece for Asked<T, W>
where
    T: Send,
    W: FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, transaction: &Transaction<'_>) -> bool {
        self.written = self.write.take().map(|write| write(transaction));
        matches!(self.written, Some(Ok(_)))
    }

    fn tell(self: Box<Self>, committed: Result<(), StoreError>) {
        let came_to = match (self.written, committed) {
            (Some(Err(own)), _) => Err(own),
            (_, Err(error)) => Err(error),
            (Some(written), Ok(())) => written,
            (None, Ok(())) => Err(StoreError::Overtaken),
        };
        // Whoever asked may be gone with its request; what was committed stays.
        let _ = self.tell.send(came_to);
    }
}

fn run(
    connection: &mut Connection,
    check: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    pieces: &mut [Box<dyn Piece>],
) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    check(&transaction)?;
    for piece in pieces {
        in_savepoint(&transaction, |transaction| piece.run(transaction))?;
    }
    Ok(transaction.commit()?)
}

/// Keeps what was written where it went well. An error of the disk may have ended the whole
/// transaction by itself; then there is no savepoint left, and that is the error.
fn in_savepoint(
    transaction: &Transaction<'_>,
    write: impl FnOnce(&Transaction<'_>) -> bool,
) -> Result<(), StoreError> {
    transaction.execute_batch("SAVEPOINT piece")?;
    if !write(transaction) {
        transaction.execute_batch("ROLLBACK TO piece")?;
    }
    Ok(transaction.execute_batch("RELEASE piece")?)
}

/// One after the other in a transaction that is open already.
pub(super) fn each<I, T>(
    transaction: &Transaction<'_>,
    items: &[I],
    write: impl Fn(&Transaction<'_>, &I) -> Result<T, StoreError>,
) -> Result<Vec<Result<T, StoreError>>, StoreError> {
    let mut written = Vec::with_capacity(items.len());
    for item in items {
        in_savepoint(transaction, |transaction| {
            let one = write(transaction, item);
            let went_well = one.is_ok();
            written.push(one);
            went_well
        })?;
    }
    Ok(written)
}
