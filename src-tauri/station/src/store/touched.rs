//! Which rows of the queue and of the mirror have changed since somebody last asked, as SQLite
//! itself tells it.
//!
//! A plan is made after every step, and a long queue is not read for each: whoever keeps what he
//! has read asks here what to read anew. What is told is on disk by then, and only by a store that
//! writes: nobody else does while it is open.

use std::sync::{Arc, Mutex};

use rusqlite::Connection;

use super::lock;
use super::open::StoreError;

/// More than this is no shorter way than to read all of it.
const KEPT_MAX: usize = 4_096;

/// Rows by their numbers, some of them more than once.
#[derive(Debug, PartialEq, Eq)]
pub struct Rows {
    /// Nobody has kept which: any may have changed.
    pub all: bool,
    pub commands: Vec<i64>,
    pub packages: Vec<i64>,
}

impl Rows {
    const NONE: Self = Self {
        all: false,
        commands: Vec::new(),
        packages: Vec::new(),
    };
    pub(super) const ALL: Self = Self {
        all: true,
        commands: Vec::new(),
        packages: Vec::new(),
    };

    fn add(&mut self, other: Self) {
        let kept = self.commands.len() + self.packages.len();
        let more = other.commands.len() + other.packages.len();
        if self.all || other.all || kept + more > KEPT_MAX {
            *self = Self::ALL;
            return;
        }
        self.commands.extend(other.commands);
        self.packages.extend(other.packages);
    }

    fn add_one(&mut self, table: &str, row: i64) {
        match table {
            "commands" => self.add(Self {
                commands: vec![row],
                ..Self::NONE
            }),
            "packages" => self.add(Self {
                packages: vec![row],
                ..Self::NONE
            }),
            _ => {}
        }
    }
}

/// What one writing connection has changed, committed or not.
#[derive(Debug)]
pub(super) struct Watched(Arc<Mutex<Rows>>);

impl Watched {
    pub(super) fn new(connection: &mut Connection) -> Result<Self, StoreError> {
        let rows = Arc::new(Mutex::new(Rows::NONE));
        let heard = Arc::clone(&rows);
        connection.update_hook(Some(move |_, _: &str, table: &str, row: i64| {
            lock(&heard).add_one(table, row);
        }))?;
        Ok(Self(rows))
    }

    fn take(&self) -> Rows {
        std::mem::replace(&mut lock(&self.0), Rows::NONE)
    }
}

/// What is on disk and was not asked for yet.
#[derive(Debug)]
pub(super) struct Touched(Mutex<Rows>);

impl Touched {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Rows::ALL))
    }

    /// A transaction of that connection has ended. Told before the next one begins: what that one
    /// changes is not on disk yet. What was rolled back is told as well, and harms nothing.
    pub(super) fn ended(&self, watched: &Watched) {
        lock(&self.0).add(watched.take());
    }

    pub(super) fn all(&self) {
        *lock(&self.0) = Rows::ALL;
    }

    pub(super) fn take(&self) -> Rows {
        std::mem::replace(&mut lock(&self.0), Rows::NONE)
    }
}
