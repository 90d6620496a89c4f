//! The only place that reads a clock, and that knows in which time zone the desk stands.
//!
//! Two clocks: the wall for what people read and what the OMS is asked, the monotonic one for
//! waiting, since a wall clock jumps. Tests turn a clock by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicI64, AtomicU64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chrono::{
    DateTime, Datelike, FixedOffset, Local as Zone, NaiveTime, Offset, TimeZone, Timelike, Utc,
};
use packing::time::{At, Tick};

/// A moment as the clock on the desk's wall shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    pub year: i32,
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
}

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
    east_s: AtomicI32,
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
            east_s: AtomicI32::new(0),
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

    /// Moves a clock that is turned by hand so many minutes east of Greenwich.
    pub fn move_east(&self, minutes: i32) {
        if let Source::ByHand(hand) = &self.0 {
            hand.east_s.store(minutes * 60, Ordering::SeqCst);
        }
    }

    pub fn local(&self, at: At) -> Local {
        match &self.0 {
            Source::Machine { .. } => shown(&Zone, at),
            Source::ByHand(hand) => shown(&zone_of(hand), at),
        }
    }

    /// When the day began, here, that this moment is in.
    pub fn midnight_before(&self, at: At) -> At {
        match &self.0 {
            Source::Machine { .. } => midnight(&Zone, at),
            Source::ByHand(hand) => midnight(&zone_of(hand), at),
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

fn zone_of(hand: &Hand) -> FixedOffset {
    let east_s = hand.east_s.load(Ordering::SeqCst);
    FixedOffset::east_opt(east_s).unwrap_or_else(|| Utc.fix())
}

fn in_zone<Z: TimeZone>(zone: &Z, at: At) -> DateTime<Z> {
    let utc = DateTime::from_timestamp_millis(at.0).unwrap_or_default();
    utc.with_timezone(zone)
}

fn shown<Z: TimeZone>(zone: &Z, at: At) -> Local {
    let here = in_zone(zone, at);
    Local {
        year: here.year(),
        month: here.month(),
        day: here.day(),
        hour: here.hour(),
        minute: here.minute(),
    }
}

/// Where clocks are put forward at midnight, a day begins an hour later than others.
fn midnight<Z: TimeZone>(zone: &Z, at: At) -> At {
    let day = in_zone(zone, at).date_naive();
    let first = (0..24).find_map(|hour| {
        let time = NaiveTime::from_hms_opt(hour, 0, 0)?;
        zone.from_local_datetime(&day.and_time(time)).earliest()
    });
    first.map_or(at, |first| At(first.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_begins_at_the_midnight_of_the_desks_own_wall() {
        // 2026-03-01T22:30Z: half past midnight already, or the evening before.
        let at = At(1_772_404_200_000);
        let clock = Clock::by_hand(at);
        assert_eq!(clock.midnight_before(at), At(1_772_323_200_000));
        clock.move_east(180);
        let east = clock.local(at);
        assert_eq!(
            (east.month, east.day, east.hour, east.minute),
            (3, 2, 1, 30)
        );
        assert_eq!(clock.midnight_before(at), At(1_772_398_800_000));
        clock.move_east(-300);
        assert_eq!(clock.local(at).day, 1);
        assert_eq!(clock.midnight_before(at), At(1_772_341_200_000));
    }

    #[test]
    fn the_machines_own_midnight_is_within_a_day_before() {
        let clock = Clock::of_machine();
        let now = clock.wall();
        let since = now.0 - clock.midnight_before(now).0;
        assert!((0..=25 * 3_600_000).contains(&since), "{since}");
    }
}
