//! The thread that keeps the black box up to date, so that no packer waits for it.

use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;

use super::{BlackBox, Recorded};
use crate::store::open::StoreError;

/// Well within the second that is promised, and late enough that a busy moment costs one wait for
/// the disk and does not compete with the commits themselves.
const REST: Duration = Duration::from_millis(500);

/// Held by the store; ended before its files are closed.
pub struct Tape {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    wanted: Mutex<Wanted>,
    told: Condvar,
}

#[derive(Default)]
struct Wanted {
    write: bool,
    stop: bool,
}

impl Tape {
    pub fn start(
        dir: &Path,
        (recorded, file_tag): (Option<Recorded>, &str),
        reader: Arc<Mutex<Connection>>,
    ) -> Result<Self, StoreError> {
        let mut black_box = BlackBox::open(dir, recorded, file_tag).map_err(StoreError::File)?;
        let shared = Arc::new(Shared::default());
        // What was committed and not yet written here when the last run ended.
        shared.lock().write = true;
        let of_thread = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("blackbox".into())
            .spawn(move || of_thread.run(&mut black_box, &reader))
            .map_err(StoreError::File)?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Something was committed.
    pub fn touch(&self) {
        let mut wanted = self.shared.lock();
        if !wanted.write {
            wanted.write = true;
            self.shared.told.notify_one();
        }
    }
}

impl Drop for Tape {
    /// Everything that was committed has its line when this returns.
    fn drop(&mut self) {
        self.shared.lock().stop = true;
        self.shared.told.notify_one();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("blackbox.stop");
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Wanted> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, black_box: &mut BlackBox, reader: &Mutex<Connection>) {
        let mut goes_on = true;
        while goes_on {
            goes_on = self.wait();
            if let Err(error) = black_box.catch_up(reader) {
                tracing::error!(error = ?error, "blackbox.write");
            }
        }
    }

    /// Until there is something to write and a rest has passed; false at the end.
    fn wait(&self) -> bool {
        let idle = |wanted: &mut Wanted| !wanted.write && !wanted.stop;
        let wanted = self
            .told
            .wait_while(self.lock(), idle)
            .unwrap_or_else(PoisonError::into_inner);
        let (mut wanted, _) = self
            .told
            .wait_timeout_while(wanted, REST, |wanted| !wanted.stop)
            .unwrap_or_else(PoisonError::into_inner);
        wanted.write = false;
        !wanted.stop
    }
}
