//! Faults by name: what goes wrong between a desk and the OMS, and how often.
//!
//! It must not know packages. A fault decides only what happens to a request around its
//! handling; whether the request was carried out before the answer was lost is part of the
//! fault's name, because that difference is what a station must never guess at.
//!
//! Trouble with a secure connection strikes when one is made and before there is any request. Where
//! the simulator serves plainly, as in training, it never strikes.

mod named;
mod schedule;

pub use named::{UnknownFault, names};
pub use schedule::{Unreadable, read as read_schedule};

use crate::api::Bent;
use crate::catalogue::Draw;
use crate::clock::{Micros, US_PER_MS, US_PER_S};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Every request waits this long; it is carried out even if the desk gave up meanwhile.
    DelayMs(u64),
    /// The request is carried out at once, and the answer waits this long.
    ApplyThenDelayMs(u64),
    /// The answer comes in drips.
    Slow,
    /// The connection is reset before anything is done.
    CutBeforeApply,
    /// As that, and for so long every further connection is refused.
    RefuseMs(u64),
    /// The request is carried out, then the connection is reset without an answer.
    ApplyThenCut,
    /// The request is carried out, and the answer ends in the middle.
    CutBody,
    /// Another answer instead, nothing done.
    Answer(Answer),
    /// The request is carried out, then another answer is given.
    ApplyThenAnswer(Answer),
    /// A read is answered by a replica that lags this far behind.
    StaleMs(u64),
    /// Every state is shown as one that no page knows.
    UnknownState,
    /// Filters are ignored, as if none of their names were known.
    QueryIgnored,
    /// Between two pages something left the list: one row is never shown.
    PageSkips,
    /// Between two pages something came into the list: one row is shown twice.
    PageRepeats,
    /// The `Date` of every answer is off by so many seconds.
    DateSkewS(i64),
    /// The OMS comes back as it was when the fault was set: log ids fall.
    RestoredFromBackup,
    /// A secure connection is not what it should be: no request is ever made on it.
    Handshake(Handshake),
}

/// What is wrong with a secure connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handshake {
    /// Somebody in between shows a certificate of his own.
    UnknownIssuer,
    /// The certificate is another address's.
    OtherName,
    Expired,
    NotYetValid,
    /// The other side answers in plain text.
    Plain,
    /// The connection ends in the middle of the greeting.
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Unauthorized401,
    Forbidden403,
    NotFoundHtml404,
    CommandError406,
    RequestTimeout408,
    Conflict409,
    TooMany429,
    /// With `Retry-After` in seconds.
    TooManyRetryAfter429,
    /// With `Retry-After` as a date.
    TooManyRetryDate429,
    Error500,
    BadGatewayHtml502,
    Unavailable503,
    GatewayTimeout504,
    /// The network's own page, with status 200.
    CaptivePortal,
    RedirectToLogin302,
    /// Asks for the same request again elsewhere, which would run a command twice.
    Redirect307,
}

/// How often a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    Always,
    /// The next so many requests that it concerns, then never again.
    Next(u32),
    /// Each time with this probability, 0 to 1.
    Chance(f64),
}

/// Which requests a fault concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    Every,
    Commands,
    Reads,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fault {
    pub kind: Kind,
    pub when: When,
    pub on: On,
    /// From when to when it may strike, in seconds since the start of the simulator.
    pub between_s: Option<(u32, u32)>,
}

impl Fault {
    #[must_use]
    pub fn next(self, count: u32) -> Self {
        Self {
            when: When::Next(count),
            ..self
        }
    }

    #[must_use]
    pub fn chance(self, probability: f64) -> Self {
        Self {
            when: When::Chance(probability),
            ..self
        }
    }

    #[must_use]
    pub fn on(self, on: On) -> Self {
        Self { on, ..self }
    }

    #[must_use]
    pub fn between_s(self, from: u32, until: u32) -> Self {
        Self {
            between_s: Some((from, until)),
            ..self
        }
    }

    /// The same kind of fault, by a duration or an amount of its own where it has one; what goes
    /// back still goes back.
    #[must_use]
    pub fn by(self, amount: u32) -> Self {
        let kind = match self.kind {
            Kind::DelayMs(_) => Kind::DelayMs(amount.into()),
            Kind::ApplyThenDelayMs(_) => Kind::ApplyThenDelayMs(amount.into()),
            Kind::RefuseMs(_) => Kind::RefuseMs(amount.into()),
            Kind::StaleMs(_) => Kind::StaleMs(amount.into()),
            Kind::DateSkewS(s) => Kind::DateSkewS(s.signum() * i64::from(amount)),
            other => other,
        };
        Self { kind, ..self }
    }
}

/// All that goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Struck {
    /// What happens to the request; the fault that was set first comes first.
    pub(crate) main: Option<Kind>,
    pub(crate) bent: Bent,
    pub(crate) slow: bool,
    pub(crate) restored: bool,
    pub(crate) date_skew: Option<Micros>,
}

/// The faults that are set at the moment.
#[derive(Debug)]
pub(crate) struct Faults {
    set: Vec<Fault>,
    draw: Draw,
    start: Micros,
}

impl Faults {
    pub(crate) fn new(seed: u64, start: Micros) -> Self {
        Self {
            set: Vec::new(),
            draw: Draw::for_part(seed, 3),
            start,
        }
    }

    pub(crate) fn set(&mut self, fault: Fault) {
        self.set.push(fault);
    }

    /// Those that may still strike.
    pub(crate) fn still_set(&self) -> &[Fault] {
        &self.set
    }

    pub(crate) fn clear(&mut self) {
        self.set.clear();
    }

    /// What goes wrong with this request.
    pub(crate) fn strike(&mut self, is_command: bool, now: Micros) -> Struck {
        let mut struck = Struck::default();
        if self.set.is_empty() {
            return struck;
        }
        let (draw, since_start) = (&mut self.draw, now - self.start);
        for fault in &mut self.set {
            if matches!(fault.kind, Kind::Handshake(_)) {
                continue;
            }
            let breaks = !bends(fault.kind);
            if (breaks && struck.main.is_some()) || !concerns(fault, is_command, since_start) {
                continue;
            }
            if happens(&mut fault.when, draw) {
                struck.add(fault.kind);
            }
        }
        self.set.retain(|fault| fault.when != When::Next(0));
        struck
    }

    /// What goes wrong with this connection, before any request.
    #[cfg(feature = "tls")]
    pub(crate) fn strike_connection(&mut self, now: Micros) -> Option<Handshake> {
        let (draw, since_start) = (&mut self.draw, now - self.start);
        let struck = self.set.iter_mut().find_map(|fault| match fault.kind {
            Kind::Handshake(what) if concerns(fault, false, since_start) => {
                happens(&mut fault.when, draw).then_some(what)
            }
            _ => None,
        });
        self.set.retain(|fault| fault.when != When::Next(0));
        struck
    }
}

impl Struck {
    fn add(&mut self, kind: Kind) {
        match kind {
            Kind::Slow => self.slow = true,
            Kind::StaleMs(ms) => self.bent.lag = i64::try_from(ms).unwrap_or(0) * US_PER_MS,
            Kind::UnknownState => self.bent.odd_states = true,
            Kind::QueryIgnored => self.bent.query_ignored = true,
            Kind::PageSkips => self.bent.page_shift = 1,
            Kind::PageRepeats => self.bent.page_shift = -1,
            Kind::DateSkewS(s) => self.date_skew = Some(s.saturating_mul(US_PER_S)),
            Kind::RestoredFromBackup => self.restored = true,
            // It struck before the request, or not at all.
            Kind::Handshake(_) => {}
            Kind::DelayMs(_)
            | Kind::ApplyThenDelayMs(_)
            | Kind::CutBeforeApply
            | Kind::RefuseMs(_)
            | Kind::ApplyThenCut
            | Kind::CutBody
            | Kind::Answer(_)
            | Kind::ApplyThenAnswer(_) => self.main = Some(kind),
        }
    }
}

/// Whether the request is answered all the same, only not quite as it should be.
fn bends(kind: Kind) -> bool {
    let mut alone = Struck::default();
    alone.add(kind);
    alone.main.is_none()
}

fn concerns(fault: &Fault, is_command: bool, since_start: Micros) -> bool {
    let in_time = fault.between_s.is_none_or(|(from, until)| {
        let s = since_start.div_euclid(US_PER_S);
        i64::from(from) <= s && s < i64::from(until)
    });
    in_time
        && match fault.on {
            On::Every => true,
            On::Commands => is_command,
            On::Reads => !is_command,
        }
}

fn happens(when: &mut When, draw: &mut Draw) -> bool {
    match when {
        When::Always => true,
        When::Next(0) => false,
        When::Next(left) => {
            *left -= 1;
            true
        }
        When::Chance(probability) => draw.below(1_000_000) as f64 / 1e6 < *probability,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_for_the_next_two_strikes_twice_and_spares_other_requests() {
        let mut faults = Faults::new(1, 0);
        faults.set(Fault::new(Kind::ApplyThenCut).next(2));
        let struck = [true, false, true, true].map(|command| faults.strike(command, 0).main);
        let cut = Some(Kind::ApplyThenCut);
        assert_eq!(struck, [cut, None, cut, None]);
    }

    #[test]
    fn chance_strikes_about_as_often_as_it_says() {
        let mut faults = Faults::new(1, 0);
        faults.set(Fault::new(Kind::Slow).chance(0.25));
        let struck = (0..10_000).filter(|_| faults.strike(false, 0).slow).count();
        assert!((2_300..2_700).contains(&struck), "{struck}");
    }

    #[test]
    fn a_scheduled_fault_strikes_in_its_time_only() {
        let mut faults = Faults::new(1, 5 * US_PER_S);
        faults.set(Fault::new(Kind::Slow).between_s(10, 20));
        let slow = [14, 15, 24, 25].map(|s| faults.strike(false, s * US_PER_S).slow);
        assert_eq!(slow, [false, true, true, false]);
    }

    #[test]
    fn a_clock_that_is_behind_stays_behind_by_another_amount() {
        let by = |name| Fault::named(name).unwrap().by(90).kind;
        assert_eq!(by("date_skew_back"), Kind::DateSkewS(-90));
        assert_eq!(by("date_skew"), Kind::DateSkewS(90));
    }

    #[test]
    fn a_late_replica_and_a_wrong_clock_do_not_keep_another_fault_away() {
        let mut faults = Faults::new(1, 0);
        faults.set(Fault::new(Kind::StaleMs(30_000)).on(On::Every));
        faults.set(Fault::new(Kind::DateSkewS(7)));
        faults.set(Fault::new(Kind::Answer(Answer::TooMany429)));
        faults.set(Fault::new(Kind::Answer(Answer::Error500)));
        let struck = faults.strike(true, 0);
        assert_eq!(struck.main, Some(Kind::Answer(Answer::TooMany429)));
        assert_eq!(struck.bent.lag, 30 * US_PER_S);
        assert_eq!(struck.date_skew, Some(7 * US_PER_S));
    }
}
