//! What the HTTP side and the `Sim` in a test's hand share: the world, the faults, the plug.
//!
//! Each lock is held for one short synchronous step, never over an await. A lock poisoned by a
//! panicking test thread is taken over: the world is consistent after each step.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::faults::{Fault, Faults, Kind};
use crate::outlet::Plug;
use crate::world::World;

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) admin_token: String,
    world: Mutex<World>,
    faults: Mutex<Faults>,
    plug: Mutex<Plug>,
    /// The certificates to be shown; plain text where there are none.
    #[cfg(feature = "tls")]
    pub(crate) secure: Option<crate::secure::Identities>,
}

impl Shared {
    pub(crate) fn new(world: World, admin_token: String) -> Self {
        let faults = Mutex::new(Faults::new(world.setup.seed, world.clock.now()));
        let plug = Mutex::new(Plug::default());
        Self {
            admin_token,
            world: Mutex::new(world),
            faults,
            plug,
            #[cfg(feature = "tls")]
            secure: None,
        }
    }

    /// How links to this OMS begin.
    pub(crate) fn scheme(&self) -> &'static str {
        #[cfg(feature = "tls")]
        if self.secure.is_some() {
            return "https";
        }
        "http"
    }

    /// The world, after it has let happen what fell due.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        let mut world = taken(&self.world);
        world.catch_up();
        world
    }

    /// Sets a fault, and lets the world prepare for it.
    pub(crate) fn set_fault(&self, fault: Fault) {
        match fault.kind {
            Kind::StaleMs(_) => self.world().keep_past(),
            Kind::RestoredFromBackup => self.world().back_up(),
            _ => (),
        }
        self.faults().set(fault);
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        taken(&self.faults)
    }

    pub(crate) fn plug(&self) -> MutexGuard<'_, Plug> {
        taken(&self.plug)
    }
}

fn taken<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
