//! What packages were: for a replica that lags behind.
//!
//! Nothing is kept until somebody wants to read late; then each change keeps what was before it,
//! for as long as any replica may lag.

use std::collections::HashMap;

use super::{Package, World};
use crate::clock::{Micros, US_PER_MIN};

/// A replica further behind than this would have been noticed.
const LAG_MAX: Micros = 10 * US_PER_MIN;

#[derive(Debug, Default)]
pub(super) struct Past {
    wanted: bool,
    /// By place: until when the package was so, oldest first.
    versions: HashMap<usize, Vec<(Micros, Package)>>,
}

impl Past {
    pub(super) fn keep(&mut self, place: usize, package: &Package, until: Micros) {
        if self.wanted {
            let versions = self.versions.entry(place).or_default();
            versions.retain(|(before, _)| *before > until - LAG_MAX);
            versions.push((until, package.clone()));
        }
    }

    pub(super) fn forget(&mut self) {
        self.versions.clear();
    }
}

impl World {
    /// From now on reads may lag.
    pub(crate) fn keep_past(&mut self) {
        self.past.wanted = true;
    }

    /// The package as it was at a moment; `None` before it came.
    pub(crate) fn package_at(&self, id: u64, at: Micros) -> Option<&Package> {
        let place = self.place(id)?;
        self.as_at(place, self.packages.get(place)?, at)
    }

    /// All packages as they were at a moment.
    pub(crate) fn packages_at(&self, at: Micros) -> impl Iterator<Item = &Package> {
        let all = self.packages.iter().enumerate();
        all.filter_map(move |(place, package)| self.as_at(place, package, at))
    }

    fn as_at<'w>(&'w self, place: usize, now: &'w Package, at: Micros) -> Option<&'w Package> {
        if now.created > at {
            return None;
        }
        if now.modified <= at && !self.past.versions.contains_key(&place) {
            return Some(now);
        }
        let versions = self.past.versions.get(&place);
        let then = versions.and_then(|versions| versions.iter().find(|(until, _)| *until > at));
        Some(then.map_or(now, |(_, package)| package))
    }
}
