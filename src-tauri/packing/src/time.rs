//! Points in time as plain numbers: the rules compare them, they never read a clock.
//!
//! The OMS writes RFC 3339 in UTC with microseconds. The reader here takes that form and its
//! offsets and nothing looser; a date library would bring time zones that no rule needs.

use alloc::format;
use alloc::string::String;

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970 UTC by the wall clock. For showing and for asking the OMS, never for
/// order.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct At(pub i64);

/// Milliseconds by the monotonic clock of one run of the station. For waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tick(pub u64);

impl Tick {
    pub fn plus(self, span_ms: u64) -> Self {
        Self(self.0.saturating_add(span_ms))
    }

    pub fn since(self, earlier: Tick) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

const DAY_MS: i64 = 86_400_000;

impl At {
    pub fn plus_ms(self, span_ms: i64) -> Self {
        Self(self.0.saturating_add(span_ms))
    }

    /// Reads `2026-11-21T09:30:00.123456Z`, with any fraction and any offset.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() < 20 || !text.is_ascii() || !matches!(bytes[10], b'T' | b't' | b' ') {
            return None;
        }
        let punctuation = [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')];
        if punctuation.iter().any(|(at, mark)| bytes[*at] != *mark) {
            return None;
        }
        let number = |from: usize, to: usize| digits(&bytes[from..to]);
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let in_range = (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && hour < 24
            && minute < 60
            && second <= 60;
        if !in_range {
            return None;
        }
        let (fraction_ms, offset) = fraction(&bytes[19..])?;
        let day_ms = ((hour * 60 + minute) * 60 + second) * 1000 + fraction_ms;
        Some(Self(
            days_from_civil(year, month, day) * DAY_MS + day_ms - offset_ms(offset)?,
        ))
    }

    /// The form that the OMS's filters take.
    pub fn to_rfc3339(self) -> String {
        let (days, in_day) = (self.0.div_euclid(DAY_MS), self.0.rem_euclid(DAY_MS));
        let (year, month, day) = civil_from_days(days);
        let (hour, minute) = (in_day / 3_600_000, in_day / 60_000 % 60);
        let (second, ms) = (in_day / 1000 % 60, in_day % 1000);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
    }
}

fn digits(bytes: &[u8]) -> Option<i64> {
    bytes.iter().try_fold(0i64, |sum, byte| {
        byte.is_ascii_digit()
            .then(|| sum * 10 + i64::from(byte - b'0'))
    })
}

/// Splits `.123456Z` into milliseconds and what is left.
fn fraction(rest: &[u8]) -> Option<(i64, &[u8])> {
    if rest.first() != Some(&b'.') {
        return Some((0, rest));
    }
    let end = rest[1..]
        .iter()
        .position(|b| !b.is_ascii_digit())
        .map_or(rest.len(), |n| n + 1);
    if end == 1 {
        return None;
    }
    let ms = (1..=3).fold(0, |sum, at| {
        let digit = if at < end {
            i64::from(rest[at] - b'0')
        } else {
            0
        };
        sum * 10 + digit
    });
    Some((ms, &rest[end..]))
}

fn offset_ms(offset: &[u8]) -> Option<i64> {
    match offset {
        b"Z" | b"z" => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let ms = (digits(&[*h1, *h2])? * 60 + digits(&[*m1, *m2])?) * 60_000;
            Some(if *sign == b'-' { -ms } else { ms })
        }
        _ => None,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years that begin in March
/// so that the leap day comes last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_omss_times_are_read() {
        let cases = [
            ("1970-01-01T00:00:00Z", 0),
            ("2020-04-27T14:47:49.786741Z", 1_587_998_869_786),
            ("2020-04-27T17:47:49.7+03:00", 1_587_998_869_700),
            ("2024-02-29T23:59:59Z", 1_709_251_199_000),
            ("1969-12-31T23:59:59.999Z", -1),
        ];
        for (text, ms) in cases {
            assert_eq!(At::from_rfc3339(text), Some(At(ms)), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_not_guessed_at() {
        for text in [
            "",
            "2020-04-27",
            "2020-13-01T00:00:00Z",
            "2020-04-27T14:47:49",
            "x",
            "2020-04-27T14:47:49.Z",
            "2020-04-27T14:47:49+3",
            "２020-04-27T14:47:49Z",
        ] {
            assert_eq!(At::from_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn a_written_time_reads_back() {
        for ms in [0, -1, 1_709_251_199_001, 951_782_400_000, 4_102_444_799_999] {
            assert_eq!(At::from_rfc3339(&At(ms).to_rfc3339()), Some(At(ms)));
        }
    }
}
