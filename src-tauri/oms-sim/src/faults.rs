//! Faults by name: what goes wrong between a desk and the OMS, and how often.
//!
//! It must not know packages. A fault decides only what happens to a request around its
//! handling; whether the request was carried out before the answer was lost is part of the
//! fault's name, because that difference is what a station must never guess at.

use crate::catalogue::Draw;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Every request waits this long; it is carried out even if the desk gave up meanwhile.
    DelayMs(u64),
    /// The answer comes in drips.
    Slow,
    /// The connection is reset before anything is done.
    CutBeforeApply,
    /// The request is carried out, then the connection is reset without an answer.
    ApplyThenCut,
    /// Another answer instead, nothing done.
    Answer(Answer),
    /// The request is carried out, then another answer is given.
    ApplyThenAnswer(Answer),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Unauthorized401,
    Forbidden403,
    NotFoundHtml404,
    CommandError406,
    TooMany429,
    Error500,
    BadGatewayHtml502,
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
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no fault is called {0:?}; there are: {known}", known = names().join(", "))]
pub struct UnknownFault(pub String);

/// A delay given by name alone, longer than a person's patience and shorter than a timeout.
const DELAY_MS_DEFAULT: u64 = 2_000;

const NAMED: &[(&str, Kind, On)] = &[
    ("unplugged", Kind::CutBeforeApply, On::Every),
    ("delay_ms", Kind::DelayMs(DELAY_MS_DEFAULT), On::Every),
    ("slow", Kind::Slow, On::Every),
    ("cut_before_apply", Kind::CutBeforeApply, On::Commands),
    ("apply_then_cut", Kind::ApplyThenCut, On::Commands),
    (
        "apply_then_500",
        Kind::ApplyThenAnswer(Answer::Error500),
        On::Commands,
    ),
    (
        "apply_then_502html",
        Kind::ApplyThenAnswer(Answer::BadGatewayHtml502),
        On::Commands,
    ),
    (
        "status_401",
        Kind::Answer(Answer::Unauthorized401),
        On::Every,
    ),
    ("status_403", Kind::Answer(Answer::Forbidden403), On::Every),
    ("404html", Kind::Answer(Answer::NotFoundHtml404), On::Every),
    (
        "status_406",
        Kind::Answer(Answer::CommandError406),
        On::Commands,
    ),
    ("429", Kind::Answer(Answer::TooMany429), On::Every),
    ("500", Kind::Answer(Answer::Error500), On::Every),
    (
        "502html",
        Kind::Answer(Answer::BadGatewayHtml502),
        On::Every,
    ),
];

/// The names that [`Fault::named`] knows.
pub fn names() -> Vec<&'static str> {
    NAMED.iter().map(|(name, _, _)| *name).collect()
}

impl Fault {
    pub fn new(kind: Kind) -> Self {
        let by_kind = NAMED.iter().rev().find(|(_, known, _)| *known == kind);
        let on = by_kind.map_or(On::Every, |(_, _, on)| *on);
        Self {
            kind,
            when: When::Always,
            on,
        }
    }

    pub fn named(name: &str) -> Result<Self, UnknownFault> {
        let (_, kind, on) = NAMED
            .iter()
            .find(|(known, _, _)| *known == name)
            .ok_or_else(|| UnknownFault(name.to_owned()))?;
        Ok(Self {
            kind: *kind,
            when: When::Always,
            on: *on,
        })
    }

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
}

/// The faults that are set at the moment.
#[derive(Debug)]
pub(crate) struct Faults {
    set: Vec<Fault>,
    draw: Draw,
}

impl Faults {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            set: Vec::new(),
            draw: Draw::for_part(seed, 3),
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

    /// What goes wrong with this request; the fault that was set first comes first.
    pub(crate) fn strike(&mut self, is_command: bool) -> Option<Kind> {
        let draw = &mut self.draw;
        let concerned = |on| match on {
            On::Every => true,
            On::Commands => is_command,
            On::Reads => !is_command,
        };
        let mut happens = |when: &mut When| match when {
            When::Always => true,
            When::Next(0) => false,
            When::Next(left) => {
                *left -= 1;
                true
            }
            When::Chance(probability) => draw.below(1_000_000) as f64 / 1e6 < *probability,
        };
        let mut concerning = self.set.iter_mut().filter(|fault| concerned(fault.on));
        let struck = concerning.find_map(|fault| happens(&mut fault.when).then_some(fault.kind));
        self.set.retain(|fault| fault.when != When::Next(0));
        struck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_for_the_next_two_strikes_twice_and_spares_other_requests() {
        let mut faults = Faults::new(1);
        faults.set(Fault::new(Kind::ApplyThenCut).next(2));
        let struck: Vec<_> = [true, false, true, true]
            .map(|command| faults.strike(command).is_some())
            .into();
        assert_eq!(struck, [true, false, true, false]);
    }

    #[test]
    fn chance_strikes_about_as_often_as_it_says() {
        let mut faults = Faults::new(1);
        faults.set(Fault::new(Kind::Slow).chance(0.25));
        let struck = (0..10_000)
            .filter(|_| faults.strike(false).is_some())
            .count();
        assert!((2_300..2_700).contains(&struck), "{struck}");
    }

    #[test]
    fn every_name_is_a_fault_and_another_is_an_error_that_lists_them() {
        assert!(names().iter().all(|name| Fault::named(name).is_ok()));
        let unknown = Fault::named("gremlins").map_err(|e| e.to_string());
        assert!(unknown.is_err_and(|e| e.contains("gremlins") && e.contains("apply_then_cut")));
    }
}
