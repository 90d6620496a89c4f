//! The head of the OMS's log, which only ever grows.
//!
//! A head below one that was seen is a lagging replica for as long as replicas may lag; after that
//! the OMS was restored from a backup, and what it had confirmed since may be gone (R11).

use serde::{Deserialize, Serialize};

use crate::id::LogId;
use crate::overlay::READ_LAG_MS;
use crate::time::Tick;

/// What is known of the log's head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    known: Option<LogId>,
    /// Where it was last said to stand, or seen to.
    now: Option<LogId>,
    below_since: Option<Tick>,
}

/// The log went back: rows above `to` were seen, up to `from`, and are there no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WentBack {
    pub from: LogId,
    pub to: LogId,
}

impl Head {
    pub fn at(known: Option<LogId>) -> Self {
        Self {
            known,
            now: known,
            below_since: None,
        }
    }

    pub fn known(&self) -> Option<LogId> {
        self.known
    }

    /// The log was last seen to stand below where it once stood. What it does not show then says
    /// nothing: it lags, or it went back and gives its numbers a second time.
    pub fn is_behind(&self) -> bool {
        self.now < self.known
    }

    /// A row was seen: the head is there at least.
    pub fn saw(&mut self, row: LogId) {
        self.known = self.known.max(Some(row));
        self.now = self.now.max(Some(row));
    }

    /// The OMS was asked for its head.
    pub fn told(&mut self, head: LogId, now: Tick) -> Option<WentBack> {
        self.now = Some(head);
        let from = self.known.filter(|known| *known > head);
        let Some(from) = from else {
            *self = Self::at(Some(head));
            return None;
        };
        let since = *self.below_since.get_or_insert(now);
        let lagging = now.since(since) < READ_LAG_MS.unsigned_abs();
        (!lagging).then_some(WentBack { from, to: head })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAG_MS: u64 = READ_LAG_MS.unsigned_abs();

    #[test]
    fn r11_a_log_that_stays_behind_longer_than_replicas_lag_has_gone_back() {
        let mut head = Head::default();
        assert_eq!(head.told(LogId(40), Tick(0)), None);
        head.saw(LogId(50));
        assert_eq!(head.told(LogId(45), Tick(1_000)), None, "it may lag");
        assert_eq!(head.told(LogId(46), Tick(LAG_MS)), None);
        let back = WentBack {
            from: LogId(50),
            to: LogId(46),
        };
        assert_eq!(head.told(LogId(46), Tick(1_000 + LAG_MS)), Some(back));
    }

    #[test]
    fn r11_a_log_is_behind_until_it_has_caught_up() {
        let mut head = Head::at(Some(LogId(50)));
        assert!(!head.is_behind() && !Head::default().is_behind());
        head.told(LogId(45), Tick(0));
        assert!(head.is_behind());
        head.saw(LogId(46));
        assert!(head.is_behind());
        head.saw(LogId(51));
        assert!(!head.is_behind());
    }

    #[test]
    fn a_lagging_log_that_catches_up_has_not_gone_back() {
        let mut head = Head::at(Some(LogId(50)));
        assert_eq!(head.told(LogId(45), Tick(0)), None);
        assert_eq!(head.told(LogId(51), Tick(LAG_MS)), None);
        assert_eq!(head.known(), Some(LogId(51)));
        assert_eq!(head.told(LogId(45), Tick(2 * LAG_MS)), None, "counted anew");
    }
}
