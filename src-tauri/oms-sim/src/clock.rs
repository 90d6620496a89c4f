//! The simulator's own clock, and dates as the OMS writes them.
//!
//! It must not know packages. A station and its simulator run on different machines in life, so
//! this clock is not the station's: it can stand still and be pushed forward, which is how a
//! test sees a carrier's three-second delay without waiting three seconds.

use std::time::{SystemTime, UNIX_EPOCH};

/// Microseconds since 1970, UTC: the precision that the OMS prints.
pub type Micros = i64;

pub(crate) const US_PER_MS: i64 = 1_000;
pub(crate) const US_PER_S: i64 = 1_000_000;
pub(crate) const US_PER_MIN: i64 = 60 * US_PER_S;
pub(crate) const US_PER_HOUR: i64 = 60 * US_PER_MIN;
pub(crate) const US_PER_DAY: i64 = 24 * US_PER_HOUR;

/// What time it is for the simulated OMS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Time {
    /// The machine's clock.
    #[default]
    Real,
    /// Stands still at this moment until it is pushed forward.
    Frozen(Micros),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    time: Time,
    pushed: Micros,
}

impl Clock {
    pub(crate) fn new(time: Time) -> Self {
        Self { time, pushed: 0 }
    }

    pub(crate) fn now(&self) -> Micros {
        let base = match self.time {
            Time::Real => machine_now(),
            Time::Frozen(at) => at,
        };
        base + self.pushed
    }

    pub(crate) fn push(&mut self, by: Micros) {
        self.pushed += by;
    }
}

// The workspace lets only station/src/clock.rs read the clock, so that its tests can set the
// time. The simulator shares no code with the station and sets its own time here.
#[allow(clippy::disallowed_methods)]
pub(crate) fn machine_now() -> Micros {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// `2020-05-12T14:20:07.677690Z`, the form in the documented samples.
pub(crate) fn iso(at: Micros) -> String {
    let (days, in_day) = (at.div_euclid(US_PER_DAY), at.rem_euclid(US_PER_DAY));
    let (year, month, day) = civil(days);
    let (s, us) = (in_day / US_PER_S, in_day % US_PER_S);
    let (h, m, s) = (s / 3600, s / 60 % 60, s % 60);
    format!("{year:04}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}.{us:06}Z")
}

const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the form of HTTP's `Date` and `Retry-After`.
pub(crate) fn http_date(at: Micros) -> String {
    let (days, in_day) = (at.div_euclid(US_PER_DAY), at.rem_euclid(US_PER_DAY));
    let (year, month, day) = civil(days);
    let s = in_day / US_PER_S;
    let (h, m, s) = (s / 3600, s / 60 % 60, s % 60);
    // The first of January 1970 was a Thursday.
    let weekday = WEEKDAYS[usize::try_from(days.rem_euclid(7)).unwrap_or(0)];
    let month = MONTHS[usize::try_from(month - 1).unwrap_or(0).min(11)];
    format!("{weekday}, {day:02} {month} {year:04} {h:02}:{m:02}:{s:02} GMT")
}

/// Reads what [`iso`] writes, with or without a fraction, with `Z` or an offset.
pub(crate) fn parse_iso(text: &str) -> Option<Micros> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (h, m, s) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let plausible = (1..=12).contains(&month) && (1..=31).contains(&day) && h < 24 && m < 60;
    if !plausible || text.get(4..5) != Some("-") || s > 60 {
        return None;
    }
    let rest = text.get(19..)?;
    let zone_at = rest.find(['Z', '+', '-', ' ']).unwrap_or(rest.len());
    let (fraction, zone) = rest.split_at(zone_at);
    let us = fraction_us(fraction)?;
    let seconds = days_from_civil(year, month, day) * 86_400 + h * 3600 + m * 60 + s;
    Some(seconds * US_PER_S + us - zone_offset_us(zone)?)
}

fn fraction_us(fraction: &str) -> Option<i64> {
    if fraction.is_empty() {
        return Some(0);
    }
    let digits = fraction.strip_prefix('.')?;
    let six: String = digits.chars().chain("000000".chars()).take(6).collect();
    six.parse().ok()
}

fn zone_offset_us(zone: &str) -> Option<i64> {
    if zone.is_empty() || zone == "Z" {
        return Some(0);
    }
    // A "+" that nobody escaped in a query string arrives as a space; Django meets that too.
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let hours: i64 = zone.get(1..3)?.parse().ok()?;
    let minutes: i64 = zone.get(zone.len().checked_sub(2)?..)?.parse().ok()?;
    Some(sign * (hours * US_PER_HOUR + minutes * US_PER_MIN))
}

// Both directions of the civil calendar in whole days, by Howard Hinnant's era arithmetic: exact
// for every date and free of a calendar dependency.
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year, month, doy - (153 * mp + 2) / 5 + 1)
}

fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let y = year - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = if month > 2 { month - 3 } else { month + 9 };
    let doy = (153 * mp + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_back_as_the_moment_that_was_written() {
        for at in [
            0,
            1_588_000_067_786_741,
            951_782_399_999_999,
            4_102_444_800_000_000,
        ] {
            assert_eq!(parse_iso(&iso(at)), Some(at), "{}", iso(at));
        }
        assert_eq!(iso(1_589_293_207_677_690), "2020-05-12T14:20:07.677690Z");
    }

    #[test]
    fn an_http_date_is_as_the_standard_prints_it() {
        assert_eq!(
            http_date(784_111_777_000_000),
            "Sun, 06 Nov 1994 08:49:37 GMT"
        );
    }

    #[test]
    fn an_offset_and_a_missing_fraction_are_understood() {
        let utc = parse_iso("2025-12-01T00:00:00Z");
        assert_eq!(parse_iso("2025-12-01T03:00:00+03:00"), utc);
        assert_eq!(parse_iso("2025-12-01T03:00:00 03:00"), utc);
        assert_eq!(parse_iso("yesterday"), None);
        assert_eq!(parse_iso("2025-13-01T00:00:00Z"), None);
    }
}
