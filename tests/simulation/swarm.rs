//! What one history is like: how many desks and packages, and which faults it has at all.
//!
//! Each fault is switched off in about half of the histories. A fault that is always there hides
//! what only happens without it.

use station::desk::Timing;

use crate::dice::Dice;
use crate::labels::Labels;

/// What the desks can read of the OMS's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// Each desk has a user of its own and knows its name.
    OwnUser,
    /// All desks share a user.
    SharedUser,
    /// The log may not be read.
    NoLog,
}

#[derive(Clone, Debug)]
pub(crate) struct Swarm {
    pub(crate) stations: usize,
    pub(crate) packages: usize,
    /// Faults happen until then.
    pub(crate) active_ms: u64,
    pub(crate) evidence: Evidence,
    pub(crate) timing: Timing,
    pub(crate) packer_every_ms: u64,
    /// Zero where there is no such thing; the same for all that follow.
    pub(crate) colleague_every_ms: u64,
    pub(crate) crash_every_ms: u64,
    pub(crate) outage_every_ms: u64,
    pub(crate) token_every_ms: u64,
    pub(crate) jump_every_ms: u64,
    /// Power cuts and lost files, among the crashes.
    pub(crate) mirror_loss: u64,
    /// How far reads may lag behind.
    pub(crate) lag_ms: u64,
    pub(crate) net: Net,
    /// Nothing where every label is there at once.
    pub(crate) labels: Option<Labels>,
}

/// Chances per thousand requests.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Net {
    pub(crate) no_connection: u64,
    /// Never arrives.
    pub(crate) lost: u64,
    /// Given up on, and arrives afterwards.
    pub(crate) zombie: u64,
    /// Arrives; the answer does not.
    pub(crate) answer_lost: u64,
    /// Arrives; a gateway answers in the OMS's place.
    pub(crate) mangled: u64,
    /// A gateway answers and the OMS never hears of it.
    pub(crate) bounced: u64,
    pub(crate) slow_down: u64,
    pub(crate) slow: u64,
    /// The list comes one package a page.
    pub(crate) short_pages: bool,
}

/// A request that was given up on may land so much later.
pub(crate) const LIFE_MS: u64 = 60_000;
const LAG_MS: u64 = 30_000;
/// The longest life and the longest lag, and as much again as a request takes.
const QUIET_TIGHT_MS: u64 = LIFE_MS + LAG_MS + 1_000;

impl Swarm {
    pub(crate) fn draw(dice: &mut Dice) -> Self {
        let stations = [1, 1, 2, 2, 2, 3][dice.place(6)];
        let evidence = match dice.below(10) {
            0..6 => Evidence::OwnUser,
            6..8 => Evidence::SharedUser,
            _ => Evidence::NoLog,
        };
        let doubt_quiet_ms = if dice.chance(300) {
            Timing::default().doubt_quiet_ms
        } else {
            QUIET_TIGHT_MS
        };
        Self {
            stations,
            packages: 1 + dice.place(4),
            active_ms: dice.between(40_000, 300_000),
            evidence,
            timing: Timing {
                refresh_ms: dice.between(20_000, 90_000),
                doubt_quiet_ms,
                ..Timing::default()
            },
            packer_every_ms: dice.between(3_000, 40_000),
            colleague_every_ms: maybe(dice, 5_000, 60_000),
            crash_every_ms: maybe(dice, 10_000, 120_000),
            outage_every_ms: maybe(dice, 20_000, 120_000),
            token_every_ms: maybe(dice, 30_000, 150_000),
            jump_every_ms: maybe(dice, 20_000, 120_000),
            mirror_loss: maybe(dice, 100, 500),
            lag_ms: if dice.chance(600) { LAG_MS } else { 0 },
            net: Net::draw(dice),
            labels: None,
        }
    }
}

impl Net {
    fn draw(dice: &mut Dice) -> Self {
        if dice.chance(100) {
            return Self::default();
        }
        Self {
            no_connection: maybe(dice, 10, 150),
            lost: maybe(dice, 10, 200),
            zombie: maybe(dice, 10, 300),
            answer_lost: maybe(dice, 10, 300),
            mangled: maybe(dice, 10, 150),
            bounced: maybe(dice, 10, 150),
            slow_down: maybe(dice, 5, 50),
            slow: maybe(dice, 10, 200),
            short_pages: dice.chance(200),
        }
    }
}

fn maybe(dice: &mut Dice, least: u64, most: u64) -> u64 {
    if dice.chance(500) {
        dice.between(least, most)
    } else {
        0
    }
}
