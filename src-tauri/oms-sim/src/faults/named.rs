//! The faults by their names, as a command line or an admin's call gives them.

use super::{Answer, Fault, Handshake, Kind, On, When};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no fault is called {0:?}; there are: {known}", known = names().join(", "))]
pub struct UnknownFault(pub String);

/// A delay given by name alone, longer than a person's patience and shorter than a timeout.
const DELAY_MS_DEFAULT: u64 = 2_000;
/// As far behind as a station still has to bear.
const LAG_MS_DEFAULT: u64 = 30_000;
/// More than any certificate or signature forgives.
const SKEW_S_DEFAULT: i64 = 600;

const NAMED: &[(&str, Kind, On)] = &[
    ("unplugged", Kind::CutBeforeApply, On::Every),
    ("delay_ms", Kind::DelayMs(DELAY_MS_DEFAULT), On::Every),
    (
        "apply_then_delay",
        Kind::ApplyThenDelayMs(DELAY_MS_DEFAULT),
        On::Commands,
    ),
    ("refuse", Kind::RefuseMs(DELAY_MS_DEFAULT), On::Every),
    ("slow", Kind::Slow, On::Every),
    ("cut_before_apply", Kind::CutBeforeApply, On::Commands),
    ("apply_then_cut", Kind::ApplyThenCut, On::Commands),
    ("cut_body", Kind::CutBody, On::Every),
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
        "apply_then_504",
        Kind::ApplyThenAnswer(Answer::GatewayTimeout504),
        On::Commands,
    ),
    (
        "apply_then_406",
        Kind::ApplyThenAnswer(Answer::CommandError406),
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
    ("408", Kind::Answer(Answer::RequestTimeout408), On::Every),
    ("409", Kind::Answer(Answer::Conflict409), On::Commands),
    ("429", Kind::Answer(Answer::TooMany429), On::Every),
    (
        "429_retry_after",
        Kind::Answer(Answer::TooManyRetryAfter429),
        On::Every,
    ),
    (
        "429_retry_date",
        Kind::Answer(Answer::TooManyRetryDate429),
        On::Every,
    ),
    ("500", Kind::Answer(Answer::Error500), On::Every),
    (
        "502html",
        Kind::Answer(Answer::BadGatewayHtml502),
        On::Every,
    ),
    ("503", Kind::Answer(Answer::Unavailable503), On::Every),
    ("504", Kind::Answer(Answer::GatewayTimeout504), On::Every),
    (
        "captive_portal",
        Kind::Answer(Answer::CaptivePortal),
        On::Every,
    ),
    (
        "redirect_login",
        Kind::Answer(Answer::RedirectToLogin302),
        On::Every,
    ),
    ("redirect_307", Kind::Answer(Answer::Redirect307), On::Every),
    ("stale_reads", Kind::StaleMs(LAG_MS_DEFAULT), On::Reads),
    ("unknown_state", Kind::UnknownState, On::Reads),
    ("query_ignored", Kind::QueryIgnored, On::Reads),
    ("page_skips", Kind::PageSkips, On::Reads),
    ("page_repeats", Kind::PageRepeats, On::Reads),
    ("date_skew", Kind::DateSkewS(SKEW_S_DEFAULT), On::Every),
    (
        "date_skew_back",
        Kind::DateSkewS(-SKEW_S_DEFAULT),
        On::Every,
    ),
    ("restored_from_backup", Kind::RestoredFromBackup, On::Every),
    (
        "tls_unknown_issuer",
        Kind::Handshake(Handshake::UnknownIssuer),
        On::Every,
    ),
    (
        "tls_other_name",
        Kind::Handshake(Handshake::OtherName),
        On::Every,
    ),
    (
        "tls_expired",
        Kind::Handshake(Handshake::Expired),
        On::Every,
    ),
    (
        "tls_not_yet_valid",
        Kind::Handshake(Handshake::NotYetValid),
        On::Every,
    ),
    ("tls_plain", Kind::Handshake(Handshake::Plain), On::Every),
    ("tls_closed", Kind::Handshake(Handshake::Closed), On::Every),
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
            between_s: None,
        }
    }

    pub fn named(name: &str) -> Result<Self, UnknownFault> {
        let (_, kind, on) = NAMED
            .iter()
            .find(|(known, _, _)| *known == name)
            .ok_or_else(|| UnknownFault(name.to_owned()))?;
        Ok(Self::new(*kind).on(*on))
    }

    /// A fault written `NAME` or `NAME=PROBABILITY`.
    pub fn written(text: &str) -> Result<Self, super::Unreadable> {
        super::schedule::fault(text)
    }
}

impl On {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "every" => Some(Self::Every),
            "commands" => Some(Self::Commands),
            "reads" => Some(Self::Reads),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_fault_and_another_is_an_error_that_lists_them() {
        assert!(names().iter().all(|name| Fault::named(name).is_ok()));
        let unknown = Fault::named("gremlins").map_err(|e| e.to_string());
        assert!(unknown.is_err_and(|e| e.contains("gremlins") && e.contains("apply_then_cut")));
    }
}
