//! Refreshing and sending: the only place that uses both the store and the OMS.
//!
//! Three parts, so that each can be judged alone. *Plan* is synchronous and picks from a snapshot;
//! *do* is the one request that awaits, with no transaction open; *record* is synchronous and
//! writes what came of it. The runner only strings them together.

pub mod evidence;
pub mod labels;
mod log;
pub mod opened;
mod permission;
pub mod plan;
mod queued;
pub mod recall;
pub mod record;
mod reference;
mod refresh;
pub mod runner;
pub mod standstill;
pub mod state;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use packing::command::Command;
use packing::id::{PackageId, Seq};
use packing::link::{Heard, Link, Moment};
use packing::time::{At, Tick};
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::desk::Desk;
use crate::error::Problem;
use crate::oms::{Line, ReadTrouble};
use crate::printing::Bell;
use crate::store::open::StoreError;
use crate::store::rebindings::Rebinding;
use crate::store::{Reading, Store, mirror, queue};
use crate::view::ChangedView;
use queued::Queued;
use state::State;

/// Told after each commit.
pub type Listener = Box<dyn Fn(ChangedView) + Send + Sync>;

/// What all parts of a running station share.
pub struct Shared {
    pub store: Store,
    pub clock: Clock,
    pub desk: Desk,
    pub wake: Notify,
    pub stop: Notify,
    /// Whoever prints hears of every change by it.
    pub bell: Bell,
    /// Where the clock that never jumps began in this run.
    steady_from: At,
    state: Mutex<State>,
    queued: Mutex<Queued>,
    listener: Mutex<Option<Arc<Listener>>>,
}

impl Shared {
    pub fn new(store: Store, clock: Clock, desk: Desk) -> Self {
        let steady_from = last_steady(&store).unwrap_or_else(|| clock.wall());
        let shared = Self {
            steady_from,
            store,
            clock,
            desk,
            wake: Notify::new(),
            stop: Notify::new(),
            bell: Bell::default(),
            state: Mutex::new(State::default()),
            queued: Mutex::default(),
            listener: Mutex::new(None),
        };
        if let Err(error) = recall::all(&shared) {
            tracing::error!(error = ?error, "sync.recall");
        }
        shared
    }

    /// The state is only ever held for a few lines, never over a disk or a request.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Only ever held by whoever plans.
    fn queued(&self) -> MutexGuard<'_, Queued> {
        self.queued.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn listen(&self, listener: Listener) {
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(listener));
    }

    /// A clock that never jumps, in this run or from one to the next: it goes on from the last time
    /// that is written on disk. It stands still while the station is closed, which only makes
    /// waiting longer.
    pub fn steady(&self) -> At {
        let passed_ms = i64::try_from(self.clock.tick().0).unwrap_or(i64::MAX);
        self.steady_from.plus_ms(passed_ms)
    }

    /// "Re-read these." Only ever called after a commit.
    pub fn changed(&self, packages: &[PackageId]) {
        self.bell.ring();
        let revision = {
            let mut state = self.state();
            state.revision += 1;
            state.revision
        };
        let listener = self
            .listener
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(listen) = listener {
            listen(ChangedView {
                revision,
                packages: packages.iter().map(|id| id.0).collect(),
            });
        }
    }

    /// The command may go to the OMS that we are signed in at now.
    pub fn is_bound(&self, command: &Command) -> bool {
        self.is_bound_as(command.id.seq, &command.binding)
    }

    fn is_bound_as(&self, seq: Seq, made_for: &str) -> bool {
        let binding = &self.desk.binding;
        let covers = |taken: &Rebinding| taken.covers((seq, made_for), binding);
        made_for == *binding || self.state().taken_over.iter().any(covers)
    }

    /// How the OMS's log writes us, where that is configured or was learned.
    pub fn oms_user(&self) -> Option<String> {
        let configured = self.desk.oms_user.clone();
        configured.or_else(|| self.state().learned_user.clone())
    }

    fn log_known_as<'a>(&'a self, user: Option<&'a str>) -> evidence::Known<'a> {
        let shop = &self.desk.shop;
        evidence::Known { user, shop }
    }

    /// Sends the runner to plan again, if it sleeps.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    pub fn moment(&self, jitter: u64) -> Moment {
        Moment {
            tick: self.clock.tick(),
            at: self.clock.wall(),
            jitter: spread(jitter),
        }
    }

    /// Reading for the screen: what fails here was not an act, and nothing of it is lost.
    pub fn read<T>(
        &self,
        read: impl FnOnce(&Reading) -> Result<T, StoreError>,
    ) -> Result<T, Problem> {
        self.store.read(read).map_err(Problem::of_reading)
    }

    /// Nobody has given this desk a token: it shows and keeps, and says that nothing is sent.
    pub fn signed_out(&self) {
        let never = Tick(u64::MAX);
        {
            let mut state = self.state();
            state.link = Link::SignedOut { retry_at: never };
            state.up_since = None;
        }
        self.changed(&[]);
    }

    pub fn heard(&self, heard: Heard, jitter: u64) {
        let now = self.moment(jitter);
        self.state().heard(heard, now);
    }
}

/// A mirror that cannot be read begins anew, and then the queue's own times count.
fn last_steady(store: &Store) -> Option<At> {
    let ended = store.read(queue::last_steady).ok().flatten();
    let copied = store.read(mirror::last_steady).ok().flatten();
    ended.max(copied)
}

/// Neighbouring numbers land far apart, so that desks and commands do not retry in step.
pub fn spread(seed: u64) -> u64 {
    let mixed = seed
        .wrapping_add(0x9e37_79b9_7f4a_7c15)
        .wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 31)
}

pub fn heard_of(line: Line) -> Heard {
    match line {
        Line::Up => Heard::Up,
        Line::Down => Heard::Down,
        Line::SignedOut => Heard::SignedOut,
        Line::Forbidden => Heard::Forbidden,
        Line::Portal | Line::Untrusted => Heard::Portal,
        Line::SlowDown { for_ms } => Heard::SlowDown { for_ms },
    }
}

/// What a failed reading says about the line.
pub fn heard_of_trouble(trouble: ReadTrouble) -> Heard {
    match trouble {
        ReadTrouble::Unreachable | ReadTrouble::OmsTrouble => Heard::Down,
        ReadTrouble::SignedOut => Heard::SignedOut,
        ReadTrouble::NotTheOms | ReadTrouble::Certificate(_) => Heard::Portal,
        ReadTrouble::SlowDown { for_ms } => Heard::SlowDown { for_ms },
        // The OMS is there; only this one thing cannot be had.
        ReadTrouble::Forbidden
        | ReadTrouble::TooLarge
        | ReadTrouble::Unreadable
        | ReadTrouble::Refused => Heard::Up,
    }
}

/// The list is what a day's work hangs on: one that cannot be had is never called a good line.
pub fn heard_of_list(trouble: ReadTrouble) -> Heard {
    match trouble {
        // It is the OMS, and what its list is asked for must be set otherwise.
        ReadTrouble::Forbidden | ReadTrouble::Refused => Heard::Forbidden,
        ReadTrouble::TooLarge | ReadTrouble::Unreadable => Heard::Portal,
        ReadTrouble::Unreachable
        | ReadTrouble::OmsTrouble
        | ReadTrouble::SignedOut
        | ReadTrouble::NotTheOms
        | ReadTrouble::Certificate(_)
        | ReadTrouble::SlowDown { .. } => heard_of_trouble(trouble),
    }
}

#[cfg(test)]
mod tests;
