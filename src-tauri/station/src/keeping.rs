//! What is done once a day, beside the work: a backup, and forgetting what is past its time.
//!
//! A thread of its own looks every minute whether a day has passed, so that a desk that runs for
//! weeks and one that is switched off each night are served alike. What fails is logged and tried
//! again.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::sync::Shared;

/// Looking costs a listing of one folder. The first look comes after as long, too: a start has
/// better things to do, and a short errand none of this.
const LOOKS_EVERY: Duration = Duration::from_secs(60);

/// Ended when it is dropped.
pub(crate) struct Keeping {
    stop: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<()>>,
}

impl Keeping {
    pub(crate) fn start(shared: &Arc<Shared>) -> Option<Self> {
        let stop = Arc::new((Mutex::new(false), Condvar::new()));
        let (shared, told) = (Arc::clone(shared), Arc::clone(&stop));
        let thread = std::thread::Builder::new()
            .name("keeping".into())
            .spawn(move || {
                while !stopped(&told) {
                    keep(&shared);
                }
            });
        match thread {
            Ok(thread) => Some(Self {
                stop,
                thread: Some(thread),
            }),
            Err(error) => {
                tracing::error!(error = ?error, "keeping.start");
                None
            }
        }
    }
}

fn stopped((stop, told): &(Mutex<bool>, Condvar)) -> bool {
    let guard = stop.lock().unwrap_or_else(PoisonError::into_inner);
    let (stop, _) = told
        .wait_timeout_while(guard, LOOKS_EVERY, |stop| !*stop)
        .unwrap_or_else(PoisonError::into_inner);
    *stop
}

fn keep(shared: &Shared) {
    if let Err(error) = shared.store.keep_daily(shared.clock.wall()) {
        tracing::error!(error = ?error, "keeping.daily");
    }
}

impl Drop for Keeping {
    fn drop(&mut self) {
        let (stop, told) = &*self.stop;
        *stop.lock().unwrap_or_else(PoisonError::into_inner) = true;
        told.notify_all();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("keeping.stop");
        }
    }
}
