//! One command's steps on the real store, for its own tests and for the crashes alike.
//!
//! Who includes this file says which store is meant: inside the crate or outside, the steps are
//! the same.

use packing::command::Command;
use packing::delivery::Event;
use packing::id::Seq;

use super::{NOW, Store, StoreError, What, queue};

pub(crate) fn claim(store: &Store) -> queue::Claim {
    queue::Claim {
        at: NOW,
        run: store.run(),
        watermark: None,
        stands_on: None,
        offer: None,
    }
}

/// Claimed as before a request, or any other step.
pub(crate) fn step(store: &Store, seq: Seq, event: &Event) -> Result<(), StoreError> {
    store.write(|t| {
        let command = &queue::find(t, seq)?.ok_or(StoreError::Overtaken)?;
        if *event == Event::Claimed {
            return queue::claim(t, command, &claim(store)).map(drop);
        }
        queue::step(t, &stepped(store, command, event.clone())).map(drop)
    })
}

pub(crate) fn stepped<'a>(store: &Store, command: &'a Command, event: Event) -> queue::Stepped<'a> {
    queue::Stepped {
        command,
        event,
        at: NOW,
        steady: NOW,
        run: store.run(),
        who: 0,
        what: What::Settled,
        note: "",
    }
}
