//! A day of faults in a file: one fault a line, each with the time in which it may strike.
//!
//! ```text
//! # from..until in seconds since the start, a name, and what else is to be said of it
//! 0..30     slow=0.2
//! 60..90    apply_then_cut   next=3  on=commands
//! 120..     stale_reads      by=15000
//! ```

use super::{Fault, On, UnknownFault};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error(transparent)]
    Name(#[from] UnknownFault),
    #[error("the probability of {0} must be from 0 to 1")]
    Probability(String),
    #[error("{0:?} is no time: FROM..UNTIL in seconds, or FROM..")]
    Time(String),
    #[error("{0:?} is none of next=N, by=N, on=every, on=commands, on=reads")]
    Word(String),
    #[error("line {line}: {trouble}")]
    Line { line: usize, trouble: Box<Self> },
}

/// Reads a schedule; the first line that cannot be read is named.
pub fn read(text: &str) -> Result<Vec<Fault>, Unreadable> {
    let lines = (1..).zip(text.lines());
    let told = lines.map(|(line, text)| (line, text.split('#').next().unwrap_or_default()));
    let faults = told.filter(|(_, text)| !text.trim().is_empty());
    faults
        .map(|(line, text)| {
            scheduled(text).map_err(|trouble| Unreadable::Line {
                line,
                trouble: Box::new(trouble),
            })
        })
        .collect()
}

fn scheduled(line: &str) -> Result<Fault, Unreadable> {
    let mut words = line.split_whitespace();
    let time = words.next().unwrap_or_default();
    let (from, until) = span(time).ok_or_else(|| Unreadable::Time(time.to_owned()))?;
    let named = fault(words.next().unwrap_or_default())?;
    words.try_fold(named.between_s(from, until), |fault, word| {
        also(fault, word).ok_or_else(|| Unreadable::Word(word.to_owned()))
    })
}

fn span(time: &str) -> Option<(u32, u32)> {
    let (from, until) = time.split_once("..")?;
    let until = if until.is_empty() {
        u32::MAX
    } else {
        until.parse().ok()?
    };
    Some((from.parse().ok()?, until))
}

fn also(fault: Fault, word: &str) -> Option<Fault> {
    let (what, value) = word.split_once('=')?;
    match what {
        "next" => Some(fault.next(value.parse().ok()?)),
        "by" => Some(fault.by(value.parse().ok()?)),
        "on" => Some(fault.on(On::named(value)?)),
        _ => None,
    }
}

/// `NAME`, or `NAME=PROBABILITY`.
pub(super) fn fault(text: &str) -> Result<Fault, Unreadable> {
    let Some((name, probability)) = text.split_once('=') else {
        return Ok(Fault::named(text)?);
    };
    let fault = Fault::named(name)?;
    match probability.parse() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(fault.chance(p)),
        _ => Err(Unreadable::Probability(name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, When};
    use super::*;

    #[test]
    fn a_schedule_says_when_what_how_often_and_whom() {
        let text = "# a bad morning\n0..30 slow=0.2\n\n60..90 apply_then_cut next=3 on=every\n\
                    120.. stale_reads by=15000 # and so it stays\n";
        let read = read(text).unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(
            (read[0].when, read[0].between_s),
            (When::Chance(0.2), Some((0, 30)))
        );
        assert_eq!((read[1].when, read[1].on), (When::Next(3), On::Every));
        assert_eq!(read[2].kind, Kind::StaleMs(15_000));
        assert_eq!(read[2].between_s, Some((120, u32::MAX)));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        for bad in [
            "soon slow",
            "0..9 gremlins",
            "0..9 slow=2",
            "0..9 slow often",
        ] {
            let complaint = read(&format!("\n{bad}"))
                .map_err(|e| e.to_string())
                .unwrap_err();
            assert!(complaint.starts_with("line 2: "), "{complaint}");
        }
    }
}
