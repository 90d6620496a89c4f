//! Opening and closing: from the configuration to a running station with its one sync thread.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::clock::Clock;
use crate::config::Config;
use crate::desk::Desk;
use crate::error::{Problem, ProblemKey};
use crate::keeping::Keeping;
use crate::oms::{HttpOms, HttpSettings};
use crate::printing::{self, Reach};
use crate::secret::{Keep, Token};
use crate::store::open::StoreError;
use crate::store::{OpenError, Store, hex};
use crate::sync::{Shared, runner};
use crate::view::SecretView;

/// A commit takes milliseconds; a disk that needs longer is not waited for.
const WRITING_ENDS: Duration = Duration::from_secs(2);

/// What a program says to open a station.
pub struct Options {
    pub data_dir: PathBuf,
    pub config: Config,
    /// Look on while another process works.
    pub read_only: bool,
}

/// Everything said.
pub struct Opening {
    pub data_dir: PathBuf,
    pub desk: Desk,
    /// Without an OMS the station shows what it has and keeps what is done.
    pub oms: Option<HttpSettings>,
    pub read_only: bool,
    pub clock: Clock,
}

impl Options {
    /// Looks the token up. A station that nobody has signed in yet still opens: it shows and keeps.
    pub(crate) fn opening(self) -> Result<Opening, Problem> {
        let Self {
            data_dir,
            config,
            read_only,
        } = self;
        // The folder first: in one that is not ours the token cannot be read either.
        Store::look_at(&data_dir)?;
        let (token, secret) = match config.training_token() {
            Some(token) => (Some(token.clone()), SecretView::Training),
            None => kept_token(&data_dir, &config).or_else(|problem| {
                Store::is_ours(&data_dir)?;
                Err(problem)
            })?,
        };
        let oms = token.map(|token| config.http_settings(token));
        let desk = config.desk(&data_dir, secret);
        Ok(Opening {
            data_dir,
            desk,
            oms,
            read_only,
            clock: Clock::of_machine(),
        })
    }
}

fn kept_token(data_dir: &Path, config: &Config) -> Result<(Option<Token>, SecretView), Problem> {
    let keep = Keep::new(data_dir, &config.oms);
    let env = |name: &str| std::env::var(name).ok();
    match keep.find(env).map_err(|error| error.problem())? {
        Some(found) => Ok((Some(found.token), found.from)),
        None => Ok((None, SecretView::Missing)),
    }
}

pub(crate) struct Running {
    pub(crate) shared: Arc<Shared>,
    oms: Mutex<Option<HttpOms>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    printing: Mutex<Option<JoinHandle<()>>>,
    keeping: Mutex<Option<Keeping>>,
}

impl Running {
    pub(crate) fn open(opening: Opening) -> Result<Self, Problem> {
        let Opening {
            data_dir,
            desk,
            oms,
            read_only,
            clock,
        } = opening;
        let store = if read_only {
            Store::look_on(&data_dir, &desk.binding)?
        } else {
            let store = Store::open(&data_dir, &fresh_tag(), clock.wall())?;
            store.bind_mirror(&desk.binding)?;
            store
        };
        let oms = oms.map(HttpOms::new).transpose().map_err(|error| {
            tracing::error!(error = ?error, "oms.client");
            Problem::of(ProblemKey::Bug).with("log", "oms.client")
        })?;
        Ok(Self {
            shared: Arc::new(Shared::new(store, clock, desk)),
            oms: Mutex::new(oms),
            thread: Mutex::new(None),
            printing: Mutex::new(None),
            keeping: Mutex::new(None),
        })
    }

    pub(crate) fn start(&self) {
        self.start_printing();
        let Some(oms) = locked(&self.oms).take() else {
            self.shared.signed_out();
            return;
        };
        if !self.shared.store.is_writable() {
            return;
        }
        *locked(&self.keeping) = Keeping::start(&self.shared);
        let shared = Arc::clone(&self.shared);
        *locked(&self.thread) = on_a_thread("sync", runner::run(shared, Arc::new(oms)));
    }

    /// Printers need no OMS.
    pub(crate) fn start_printing(&self) {
        let mut printing = locked(&self.printing);
        if printing.is_none() && self.shared.store.is_writable() {
            let shared = Arc::clone(&self.shared);
            let tending = printing::runner::run(shared, Arc::new(Reach));
            *printing = on_a_thread("printing", tending);
        }
    }

    pub(crate) fn stop(&self) {
        drop(locked(&self.keeping).take());
        self.shared.stop.notify_one();
        self.shared.bell.close();
        for thread in [&self.thread, &self.printing] {
            let thread = locked(thread).take();
            if let Some(thread) = thread
                && thread.join().is_err()
            {
                tracing::error!("station.stop");
            }
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Work that awaits, on a thread and with timers of its own.
fn on_a_thread(
    name: &'static str,
    work: impl Future<Output = ()> + Send + 'static,
) -> Option<JoinHandle<()>> {
    let thread = std::thread::Builder::new().name(name.into());
    let started = thread.spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        match runtime {
            Ok(runtime) => {
                runtime.block_on(work);
                // A request under way is given up; what is being written is waited for, so that the
                // files are free when this thread has ended.
                runtime.shutdown_timeout(WRITING_ENDS);
            }
            Err(error) => tracing::error!(error = ?error, thread.name = name, "station.start"),
        }
    });
    started
        .inspect_err(|error| tracing::error!(error = ?error, thread.name = name, "station.start"))
        .ok()
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Goes back to a backup, on this account's own data directory. Says where the replaced file is.
pub(crate) fn restore(data_dir: &Path, file: &Path) -> Result<PathBuf, Problem> {
    let now = Clock::of_machine().wall();
    let restored = Store::restore(data_dir, file, (&fresh_tag(), now));
    restored.map_err(|error| match error {
        OpenError::Store(StoreError::Damaged { path }) if path == file => {
            Problem::of(ProblemKey::NotABackup).with("path", path.display())
        }
        other => other.into(),
    })
}

/// Names this database file: random, so that no two files in the world share a command's name.
fn fresh_tag() -> String {
    let mut bytes = [0; 8];
    if getrandom::fill(&mut bytes).is_err() {
        // Without a source of randomness the address of a stack variable still differs per start.
        bytes = (std::ptr::from_ref(&bytes).addr() as u64).to_le_bytes();
    }
    hex(&bytes)
}
