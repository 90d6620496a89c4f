//! Whether the OMS is reached, and when to try again. In memory only: a restart begins anew.

use crate::time::{At, Tick};

/// The first wait after a failure; it doubles with each try.
pub const BACKOFF_FIRST_MS: u64 = 500;
/// A counter should notice within a minute that the line is back.
pub const BACKOFF_MAX_MS: u64 = 60_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Link {
    /// Nobody has tried yet.
    #[default]
    Unknown,
    Up,
    Down {
        since: At,
        tries: u32,
        retry_at: Tick,
    },
    /// Only a person with a new token helps; the station still asks now and then.
    SignedOut {
        retry_at: Tick,
    },
    /// The OMS knows this desk and permits it nothing any more.
    Forbidden {
        retry_at: Tick,
    },
    /// Something answers that is not the OMS.
    Portal {
        retry_at: Tick,
    },
    /// Up, and asking for a slower pace.
    Slow {
        retry_at: Tick,
        /// Requests that had left before have met trouble since.
        read_first: bool,
    },
}

/// What an exchange told about the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    Up,
    Down,
    SignedOut,
    Forbidden,
    Portal,
    SlowDown { for_ms: u64 },
}

/// The moment at which something was heard, by both clocks, and a number that spreads the retries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub tick: Tick,
    pub at: At,
    pub jitter: u64,
}

impl Link {
    pub fn after(self, heard: Heard, now: Moment) -> Self {
        let later = |ms| now.tick.plus(ms);
        if let Self::Slow {
            retry_at,
            read_first,
        } = self
            && retry_at > now.tick
        {
            return Self::slowed((retry_at, read_first), heard, now);
        }
        match heard {
            Heard::Up => Self::Up,
            Heard::Down => {
                let (since, tries) = match self {
                    Self::Down { since, tries, .. } => (since, tries.saturating_add(1)),
                    Self::Unknown
                    | Self::Up
                    | Self::SignedOut { .. }
                    | Self::Forbidden { .. }
                    | Self::Portal { .. }
                    | Self::Slow { .. } => (now.at, 1),
                };
                Self::Down {
                    since,
                    tries,
                    retry_at: later(backoff_ms(tries, now.jitter)),
                }
            }
            Heard::SignedOut => Self::SignedOut {
                retry_at: later(BACKOFF_MAX_MS),
            },
            Heard::Forbidden => Self::Forbidden {
                retry_at: later(BACKOFF_MAX_MS),
            },
            Heard::Portal => Self::Portal {
                retry_at: later(BACKOFF_MAX_MS / 4),
            },
            Heard::SlowDown { for_ms } => Self::Slow {
                retry_at: later(for_ms),
                read_first: false,
            },
        }
    }

    /// What becomes of requests that had left before does not end the pause that the OMS asked for,
    /// nor does it make it shorter. That it was trouble is not forgotten.
    fn slowed((until, read_first): (Tick, bool), heard: Heard, now: Moment) -> Self {
        let (retry_at, trouble) = match heard {
            Heard::SlowDown { for_ms } => (until.max(now.tick.plus(for_ms)), false),
            Heard::Up => (until, false),
            Heard::Down | Heard::SignedOut | Heard::Forbidden | Heard::Portal => (until, true),
        };
        Self::Slow {
            retry_at,
            read_first: read_first || trouble,
        }
    }

    /// A person asked: the next try is now. A pace that the OMS asked for is kept.
    pub fn hurried(self, now: Tick) -> Self {
        match self {
            Self::Down { since, tries, .. } => Self::Down {
                since,
                tries,
                retry_at: now,
            },
            Self::SignedOut { .. } => Self::SignedOut { retry_at: now },
            Self::Forbidden { .. } => Self::Forbidden { retry_at: now },
            Self::Portal { .. } => Self::Portal { retry_at: now },
            Self::Unknown | Self::Up | Self::Slow { .. } => self,
        }
    }

    /// When the OMS may be asked again.
    pub fn open_at(self) -> Tick {
        match self {
            Self::Unknown | Self::Up => Tick(0),
            Self::Down { retry_at, .. }
            | Self::SignedOut { retry_at }
            | Self::Forbidden { retry_at }
            | Self::Portal { retry_at }
            | Self::Slow { retry_at, .. } => retry_at,
        }
    }

    /// The OMS answers, as far as anybody knows.
    pub fn is_good(self) -> bool {
        match self {
            Self::Up => true,
            Self::Slow { read_first, .. } => !read_first,
            Self::Unknown
            | Self::Down { .. }
            | Self::SignedOut { .. }
            | Self::Forbidden { .. }
            | Self::Portal { .. } => false,
        }
    }

    /// Commands may be sent now. After trouble one reading request goes first.
    pub fn lets_send(self, now: Tick) -> bool {
        match self {
            Self::Up => true,
            Self::Slow {
                retry_at,
                read_first,
            } => retry_at <= now && !read_first,
            Self::Unknown
            | Self::Down { .. }
            | Self::SignedOut { .. }
            | Self::Forbidden { .. }
            | Self::Portal { .. } => false,
        }
    }
}

/// Full jitter: desks that lost the line together do not come back together.
pub fn backoff_ms(tries: u32, jitter: u64) -> u64 {
    let doubled = BACKOFF_FIRST_MS.saturating_mul(1 << tries.saturating_sub(1).min(16));
    let most = doubled.min(BACKOFF_MAX_MS);
    // Never less than a tenth, so that a refusing port is not hammered.
    let least = most / 10;
    least + jitter % (most - least + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment {
        tick: Tick(1_000),
        at: At(50),
        jitter: 7,
    };

    const ALL_HEARD: [Heard; 6] = [
        Heard::Up,
        Heard::Down,
        Heard::SignedOut,
        Heard::Forbidden,
        Heard::Portal,
        Heard::SlowDown { for_ms: 1_000 },
    ];

    #[test]
    fn every_state_hears_everything_alike_but_for_an_outage_and_a_pause() {
        let states = ALL_HEARD.map(|heard| Link::Unknown.after(heard, NOW));
        let after_all = Moment {
            tick: Tick(1_000_000),
            ..NOW
        };
        for link in states.into_iter().chain([Link::Unknown]) {
            for heard in ALL_HEARD {
                let next = link.after(heard, after_all);
                let fresh = Link::Unknown.after(heard, after_all);
                let is_outage = |it: &Link| matches!(it, Link::Down { .. });
                if is_outage(&link) && is_outage(&fresh) {
                    assert!(matches!(next, Link::Down { tries: 2, since, .. } if since == NOW.at));
                } else {
                    assert_eq!(next, fresh, "{link:?} {heard:?}");
                }
            }
        }
    }

    #[test]
    fn the_wait_doubles_stays_under_a_minute_and_is_never_nothing() {
        for tries in 1..40 {
            let most = (BACKOFF_FIRST_MS << (tries - 1).min(16)).min(BACKOFF_MAX_MS);
            for jitter in [0, 1, 999, 123_456_789, u64::MAX] {
                let wait = backoff_ms(tries, jitter);
                assert!(wait >= most / 10 && wait <= most, "{tries} {jitter} {wait}");
            }
        }
    }

    #[test]
    fn an_outage_remembers_since_when_and_any_answer_ends_it() {
        let once = Link::Up.after(Heard::Down, NOW);
        let later = Moment { at: At(90), ..NOW };
        let twice = once.after(Heard::Down, later);
        assert!(
            matches!(
                twice,
                Link::Down {
                    since: At(50),
                    tries: 2,
                    ..
                }
            ),
            "{twice:?}"
        );
        assert_eq!(twice.after(Heard::Up, later), Link::Up);
    }

    #[test]
    fn r6_nothing_is_sent_before_something_was_read() {
        let now = Tick(u64::MAX);
        let down = Link::Up.after(Heard::Down, NOW);
        let signed_out = Link::Up.after(Heard::SignedOut, NOW);
        let portal = Link::Up.after(Heard::Portal, NOW);
        let forbidden = Link::Up.after(Heard::Forbidden, NOW);
        for link in [Link::Unknown, down, signed_out, forbidden, portal] {
            assert!(!link.lets_send(now), "{link:?}");
        }
        assert!(Link::Up.lets_send(Tick(0)));
    }

    #[test]
    fn a_person_may_hurry_a_retry_but_not_the_oms() {
        for heard in [
            Heard::Down,
            Heard::SignedOut,
            Heard::Forbidden,
            Heard::Portal,
        ] {
            let link = Link::Up.after(heard, NOW);
            assert!(link.open_at() > NOW.tick);
            assert_eq!(link.hurried(NOW.tick).open_at(), NOW.tick, "{heard:?}");
        }
        let slow = Link::Up.after(Heard::SlowDown { for_ms: 5_000 }, NOW);
        for link in [slow, Link::Up, Link::Unknown] {
            assert_eq!(link.hurried(NOW.tick), link);
        }
    }

    #[test]
    fn a_slower_pace_is_kept() {
        let slow = Link::Up.after(Heard::SlowDown { for_ms: 5_000 }, NOW);
        for heard in ALL_HEARD {
            let next = slow.after(heard, NOW);
            assert_eq!(next.open_at(), Tick(6_000), "{heard:?} does not end it");
        }
        let longer = slow.after(Heard::SlowDown { for_ms: 9_000 }, NOW);
        assert_eq!(longer.open_at(), Tick(10_000));
        assert!(!slow.lets_send(Tick(5_999)));
        assert!(slow.lets_send(Tick(6_000)));
    }

    #[test]
    fn r6_trouble_in_a_pause_is_remembered_when_it_is_over() {
        let slow = Link::Up.after(Heard::SlowDown { for_ms: 5_000 }, NOW);
        let over = Moment {
            tick: Tick(6_000),
            ..NOW
        };
        for heard in ALL_HEARD {
            let troubled = !matches!(heard, Heard::Up | Heard::SlowDown { .. });
            for then in [None, Some(Heard::Up), Some(Heard::SlowDown { for_ms: 1 })] {
                let next = slow.after(heard, NOW);
                let next = then.map_or(next, |then| next.after(then, NOW));
                assert_eq!(next.lets_send(over.tick), !troubled, "{heard:?} {then:?}");
                assert_eq!(next.is_good(), !troubled, "{heard:?} {then:?}");
                assert_eq!(next.after(Heard::Up, over), Link::Up, "it was read");
            }
        }
    }
}
