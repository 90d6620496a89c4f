//! The only place that reads a clock.
//!
//! Two clocks: the wall for what people read and what the OMS is asked, the monotonic one for
//! waiting, since a wall clock jumps. Tests turn a clock by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use packing::time::{At, Tick};

#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    Machine { started: Instant },
    ByHand(Arc<Hand>),
}

struct Hand {
    wall_ms: AtomicI64,
    tick_ms: AtomicU64,
}

impl Clock {
    #[allow(clippy::disallowed_methods, reason = "the one place that may")]
    pub fn of_machine() -> Self {
        Self(Source::Machine {
            started: Instant::now(),
        })
    }

    /// Stands still until it is turned.
    pub fn by_hand(wall: At) -> Self {
        let hand = Hand {
            wall_ms: AtomicI64::new(wall.0),
            tick_ms: AtomicU64::new(0),
        };
        Self(Source::ByHand(Arc::new(hand)))
    }

    /// Turns a clock that is turned by hand; the machine's own goes by itself.
    pub fn turn(&self, span_ms: u64) {
        if let Source::ByHand(hand) = &self.0 {
            let wall_ms = i64::try_from(span_ms).unwrap_or(i64::MAX);
            hand.wall_ms.fetch_add(wall_ms, Ordering::SeqCst);
            hand.tick_ms.fetch_add(span_ms, Ordering::SeqCst);
        }
    }

    /// Sets the wall clock of a clock that is turned by hand, as a person or a time server does.
    pub fn set_wall(&self, wall: At) {
        if let Source::ByHand(hand) = &self.0 {
            hand.wall_ms.store(wall.0, Ordering::SeqCst);
        }
    }

    #[allow(clippy::disallowed_methods, reason = "the one place that may")]
    pub fn wall(&self) -> At {
        match &self.0 {
            Source::Machine { .. } => {
                let since = SystemTime::now()
                    .duration_since(UNIX_EPOCH)
                    .unwrap_or_default();
                At(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Source::ByHand(hand) => At(hand.wall_ms.load(Ordering::SeqCst)),
        }
    }

    pub fn tick(&self) -> Tick {
        match &self.0 {
            Source::Machine { started } => {
                Tick(u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX))
            }
            Source::ByHand(hand) => Tick(hand.tick_ms.load(Ordering::SeqCst)),
        }
    }
}
