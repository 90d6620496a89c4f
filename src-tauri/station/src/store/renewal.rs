//! The renewable file: begun anew where it is damaged or another OMS's, while the station works.
//!
//! Nothing in it is precious, so it heals by asking for everything once more. What is precious is
//! never touched here.

use std::path::Path;
use std::sync::atomic::Ordering;

use packing::time::At;
use rusqlite::{Connection, Transaction};

use super::open::{self, MIRROR, StoreError};
use super::{Store, Writer, in_transaction, lock, meta, mirror, reader, swap};

impl Store {
    /// Renews the mirror if it is the damaged one; the precious file is never touched.
    pub(super) fn heal_mirror(&self) -> Result<(), StoreError> {
        let Ok(writers) = self.writers() else {
            return Ok(());
        };
        let mut mirror = lock(&writers.mirror);
        if self.mirror_lost.load(Ordering::SeqCst) || !open::is_sound(&mirror.connection) {
            self.renew_mirror(&mut mirror)?;
        }
        Ok(())
    }

    /// Says whose copies the mirror holds from now on. Another OMS's are not kept: its packages
    /// have the same numbers and are not ours to show.
    pub fn bind_mirror(&self, binding: &str) -> Result<(), StoreError> {
        let mut mirror = lock(&self.writers()?.mirror);
        let bound = meta::get(&mirror.connection, meta::BINDING)?;
        *lock(&self.bound) = Some(binding.to_owned());
        if bound.as_deref() == Some(binding) {
            return Ok(());
        }
        if bound.is_some() {
            self.begin_mirror(&mut mirror, || {
                swap::remove(&self.path, MIRROR).map_err(StoreError::File)
            })?;
        }
        meta::set(&mirror.connection, meta::BINDING, binding)
    }

    /// One transaction on the mirror. Damage met here is healed by beginning the file anew.
    pub fn write_mirror<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut mirror = lock(&self.writers()?.mirror);
        if self.mirror_lost.load(Ordering::SeqCst) {
            self.renew_mirror(&mut mirror)?;
        }
        let written = in_transaction(&mut mirror.connection, write);
        self.touched.ended(&mirror.watched);
        if matches!(written, Err(StoreError::Damaged { .. })) {
            self.renew_mirror(&mut mirror)?;
        }
        written
    }

    /// True once after the mirror was begun anew: the caller asks for everything again.
    pub fn take_mirror_renewed(&self) -> bool {
        self.mirror_renewed.swap(false, Ordering::SeqCst)
    }

    #[cfg(test)]
    pub(super) fn mirror_was_renewed(&self) -> bool {
        self.mirror_renewed.load(Ordering::SeqCst)
    }

    fn renew_mirror(&self, mirror: &mut Writer) -> Result<(), StoreError> {
        // What is damaged may not say whose it is.
        let told = meta::get(&mirror.connection, meta::BINDING).ok().flatten();
        let binding = told.or_else(|| lock(&self.bound).clone());
        self.begin_mirror(mirror, || set_aside(&self.path, self.aside_stamp()))?;
        match binding {
            Some(binding) => meta::set(&mirror.connection, meta::BINDING, &binding),
            None => Ok(()),
        }
    }

    /// Until it has worked, the mirror counts as lost, and the next who needs it tries again.
    fn begin_mirror(
        &self,
        mirror: &mut Writer,
        clear: impl FnOnce() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut reading = lock(&self.reader);
        self.mirror_lost.store(true, Ordering::SeqCst);
        self.touched.all();
        mirror.connection = Connection::open_in_memory()?;
        *reading = Connection::open_in_memory()?;
        clear()?;
        *mirror = Writer::new(open::open(&self.path, MIRROR)?)?;
        *reading = reader(&self.path)?;
        self.mirror_lost.store(false, Ordering::SeqCst);
        self.mirror_renewed.store(true, Ordering::SeqCst);
        Ok(())
    }
}

/// The mirror, its highest request number, and whether it had to be begun anew.
pub(super) fn open_mirror(path: &Path, now: At) -> Result<(Connection, i64, bool), StoreError> {
    let open = || -> Result<(Connection, i64), StoreError> {
        let mirror = open::open(path, MIRROR)?;
        let highest = mirror::highest_asked(&mirror)?;
        Ok((mirror, highest))
    };
    match open() {
        Err(StoreError::Damaged { .. }) => {
            set_aside(path, now.0)?;
            open().map(|(mirror, highest)| (mirror, highest, true))
        }
        opened => opened.map(|(mirror, highest)| (mirror, highest, false)),
    }
}

fn set_aside(path: &Path, stamp: i64) -> Result<(), StoreError> {
    open::move_aside(path, MIRROR, stamp)
        .map(|aside| tracing::warn!(file.name = %aside.display(), "mirror.moved_aside"))
        .map_err(|_| StoreError::ReadOnly {
            path: path.join(MIRROR.file),
        })
}
