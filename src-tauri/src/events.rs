//! "Re-read these": from the station's commits to the window, at most one every 50 ms.
//!
//! It must not know what changed or carry data: the window reads again. A refresh of many pages, or
//! a handover of a hundred boxes, commits faster than a screen can be drawn; what comes in between
//! is put together. The first after a pause goes out at once.

use std::sync::mpsc::{Receiver, Sender, TryRecvError};
use std::time::Duration;

use station::view::ChangedView;
use tauri::{AppHandle, Emitter};

/// What the window listens to.
const CHANGED: &str = "changed";

/// Three frames: shorter than a person notices, long enough for the window to have read again.
const PAUSE: Duration = Duration::from_millis(50);

/// Beyond this many, naming them costs more than reading everything on screen again.
const PACKAGES_MAX: usize = 200;

/// What the station tells, to be called after each commit; it never waits for the window.
pub(crate) fn teller(changes: Sender<ChangedView>) -> Box<dyn Fn(ChangedView) + Send + Sync> {
    Box::new(move |change| {
        // Nobody hears it when the window is gone, and nobody needs to.
        let _ = changes.send(change);
    })
}

/// Passes changes on until the station is closed.
pub(crate) fn pass_on(changes: &Receiver<ChangedView>, app: &AppHandle) {
    while let Ok(first) = changes.recv() {
        let change = with_waiting(first, changes);
        if let Err(error) = app.emit(CHANGED, change) {
            tracing::warn!(%error, "the window was not told of a change");
        }
        std::thread::sleep(PAUSE);
    }
}

/// One change and all that wait behind it, as one.
fn with_waiting(first: ChangedView, changes: &Receiver<ChangedView>) -> ChangedView {
    let mut all = first;
    loop {
        match changes.try_recv() {
            Ok(next) => all = both(all, next),
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => return all,
        }
    }
}

fn both(earlier: ChangedView, later: ChangedView) -> ChangedView {
    let revision = earlier.revision.max(later.revision);
    if earlier.packages.is_empty() || later.packages.is_empty() {
        return ChangedView {
            revision,
            packages: Vec::new(),
        };
    }
    let mut packages = earlier.packages;
    packages.extend(later.packages);
    packages.sort_unstable();
    packages.dedup();
    if packages.len() > PACKAGES_MAX {
        packages.clear();
    }
    ChangedView { revision, packages }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(revision: u64, packages: &[i64]) -> ChangedView {
        ChangedView {
            revision,
            packages: packages.to_vec(),
        }
    }

    /// What the window is told when all of these come while it is still busy with the first.
    #[track_caller]
    fn check(told: &[ChangedView], expected: &ChangedView) {
        let (sender, changes) = std::sync::mpsc::channel();
        let tell = teller(sender);
        for change in told {
            tell(change.clone());
        }
        let first = changes.recv().unwrap();
        assert_eq!(&with_waiting(first, &changes), expected);
        assert!(changes.try_recv().is_err(), "nothing is told twice");
    }

    #[test]
    fn one_change_is_told_as_it_is() {
        check(&[change(3, &[7])], &change(3, &[7]));
    }

    #[test]
    fn changes_that_come_together_are_told_once_with_the_last_revision() {
        let together = [change(3, &[7, 9]), change(5, &[8]), change(4, &[7])];
        check(&together, &change(5, &[7, 8, 9]));
    }

    #[test]
    fn a_change_of_anything_is_not_narrowed_down_by_its_neighbours() {
        check(&[change(1, &[7]), change(2, &[])], &change(2, &[]));
        check(&[change(1, &[]), change(2, &[7])], &change(2, &[]));
    }

    #[test]
    fn very_many_packages_become_any_of_them() {
        let ids: Vec<i64> = (0..200).collect();
        check(&[change(1, &ids), change(2, &[5])], &change(2, &ids));
        check(&[change(1, &ids), change(2, &[200])], &change(2, &[]));
    }
}
