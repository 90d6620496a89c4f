//! The queue as far as planning needs it, kept beside the files between one plan and the next.
//!
//! A plan is made after each step, and while a long queue leaves, reading it each time was half of
//! the work. Only what the store says has changed is read anew.

use std::collections::{BTreeMap, BTreeSet};

use packing::id::{PackageId, Seq};
use packing::shop::Shop;

use crate::store::Store;
use crate::store::open::StoreError;
use crate::store::queue::{self, Of, Unsettled};
use crate::store::touched::Rows;

#[derive(Debug, Default)]
pub(super) struct Queued {
    rows: BTreeMap<Seq, Unsettled>,
    of: BTreeMap<PackageId, BTreeSet<Seq>>,
    /// All that was touched so far was read, too. Not so at first, nor after a reading that failed
    /// or broke off.
    sure: bool,
}

impl Queued {
    /// All that waits, read at this moment.
    pub(super) fn read(store: &Store, shop: &Shop) -> Result<Self, StoreError> {
        let mut queued = Self::default();
        queued.read_all(store, shop)?;
        Ok(queued)
    }

    /// Reads anew what has changed since it was last asked.
    pub(super) fn catch_up(&mut self, store: &Store, shop: &Shop) -> Result<(), StoreError> {
        let sure = std::mem::replace(&mut self.sure, false);
        let touched = store.take_touched();
        if touched.all || !sure {
            self.read_all(store, shop)?;
        } else {
            self.read_some(store, shop, &touched)?;
        }
        self.sure = true;
        Ok(())
    }

    /// The oldest come first.
    pub(super) fn oldest(&self, most: usize) -> Vec<&Unsettled> {
        self.rows.values().take(most).collect()
    }

    fn read_all(&mut self, store: &Store, shop: &Shop) -> Result<(), StoreError> {
        let all = store.read(|reader| queue::planned(reader, shop, Of::All))?;
        *self = Self::default();
        all.into_iter().for_each(|it| self.put(it));
        Ok(())
    }

    /// A command's standing counts for the others of its package, and so does the copy: a package
    /// is read whole.
    fn read_some(&mut self, store: &Store, shop: &Shop, rows: &Rows) -> Result<(), StoreError> {
        let of_copies = rows.packages.iter().map(|id| PackageId(*id));
        let mut packages: BTreeSet<PackageId> =
            of_copies.filter(|id| self.of.contains_key(id)).collect();
        let commands: BTreeSet<i64> = rows.commands.iter().copied().collect();
        let known = commands.iter().filter_map(|seq| self.rows.get(&Seq(*seq)));
        packages.extend(known.map(|it| it.package));
        if packages.is_empty() && commands.is_empty() {
            return Ok(());
        }
        let of = Of::Some {
            packages: &packages.iter().map(|id| id.0).collect::<Vec<_>>(),
            commands: &commands.into_iter().collect::<Vec<_>>(),
        };
        let read = store.read(|reader| queue::planned(reader, shop, of))?;
        packages.extend(read.iter().map(|it| it.package));
        packages.into_iter().for_each(|id| self.forget(id));
        read.into_iter().for_each(|it| self.put(it));
        Ok(())
    }

    fn put(&mut self, it: Unsettled) {
        self.of.entry(it.package).or_default().insert(it.seq);
        self.rows.insert(it.seq, it);
    }

    fn forget(&mut self, package: PackageId) {
        for seq in self.of.remove(&package).unwrap_or_default() {
            self.rows.remove(&seq);
        }
    }
}
