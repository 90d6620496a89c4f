//! What is to come in a history, in its order: by time, and what was put down first goes first.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::history::Event;

pub(crate) struct Calendar {
    events: BinaryHeap<Due>,
    written: u64,
}

impl Calendar {
    pub(crate) fn with_capacity(events: usize) -> Self {
        Self {
            events: BinaryHeap::with_capacity(events),
            written: 0,
        }
    }

    pub(crate) fn put(&mut self, at_ms: u64, event: Event) {
        self.written += 1;
        self.events.push(Due {
            at_ms,
            number: self.written,
            event,
        });
    }

    /// When it is, and what.
    pub(crate) fn next(&mut self) -> Option<(u64, Event)> {
        self.events.pop().map(|due| (due.at_ms, due.event))
    }
}

/// The earlier one is the greater, since a heap gives its greatest first.
struct Due {
    at_ms: u64,
    number: u64,
    event: Event,
}

impl Due {
    /// Both as one number: a history does little as often as comparing these.
    fn rank(&self) -> u128 {
        (u128::from(self.at_ms) << u64::BITS) | u128::from(self.number)
    }
}

impl Ord for Due {
    fn cmp(&self, other: &Self) -> Ordering {
        other.rank().cmp(&self.rank())
    }
}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Due {
    fn eq(&self, other: &Self) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for Due {}
