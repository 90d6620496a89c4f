//! What will happen by itself, in the order in which it falls due.
//!
//! Nothing here runs in the background. The world catches up with its agenda each time somebody
//! looks at it, so a request never sees a moment half done, and a test that pushes the clock
//! forward sees everything that fell due, in order, at the times at which it did.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::clock::Micros;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Event {
    /// The carrier issues the tracking number of the package at this place.
    IssueAwb(usize),
    /// The carrier reports the outcome of a delivery.
    Deliver(usize),
    /// The marketplace fetched the package at this place, as its background task then says.
    ChannelShips(usize),
    /// The goods of the refused package at this place are planned anew.
    Reschedule(usize),
    /// A customer orders something.
    NewOrder,
    /// A colleague packs or ships what is oldest.
    Fulfil,
}

#[derive(Debug, Default, Clone)]
pub(crate) struct Agenda {
    due: BinaryHeap<Reverse<(Micros, u64, Event)>>,
    written: u64,
}

impl Agenda {
    pub(crate) fn write(&mut self, at: Micros, event: Event) {
        // The running number keeps events of the same moment in the order they were written.
        self.written += 1;
        self.due.push(Reverse((at, self.written, event)));
    }

    pub(crate) fn take_due(&mut self, now: Micros) -> Option<(Micros, Event)> {
        let Reverse((at, _, _)) = self.due.peek()?;
        if *at > now {
            return None;
        }
        self.due.pop().map(|Reverse((at, _, event))| (at, event))
    }
}
