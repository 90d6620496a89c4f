//! What an exchange means, and how sure that is.
//!
//! The one question behind every arm: can the OMS have carried it out? "Never sent" is believed
//! only for a connection that was not made, "refused" only in the OMS's own form of speech, and
//! whatever else is not a plain yes leaves the command in doubt. Pure, so that each status is a
//! line in a table.

use packing::delivery::Answer;
use packing::id::PackageId;
use packing::time::At;
use serde_json::Value;

use super::super::ends::End;
use super::super::wire::words;
use super::super::{Line, ReadTrouble, Sent};
use super::received::{Body, Broken, Received};
use crate::secret::Token;

/// Without a `Retry-After`, as long as a packer needs for a box.
const SLOW_DOWN_DEFAULT_MS: u64 = 5_000;
/// A shorter pause would not help the OMS, a longer one would look like a station that died.
const SLOW_DOWN_MS: std::ops::RangeInclusive<u64> = 1_000..=900_000;

/// What a command was, as far as its answer's meaning depends on it.
pub(super) struct Asked {
    pub(super) package: PackageId,
    /// One command is documented to answer with the package.
    pub(super) answers_with_package: bool,
}

impl Asked {
    /// Only an answer that names our package is a yes: a gateway's "ok" names none.
    fn is_answered_by(&self, body: &Value) -> bool {
        let named = ["id", "package", "package_id", "pk"].iter();
        self.answers_with_package
            && named
                .filter_map(|key| body.get(key)?.as_i64())
                .any(|id| id == self.package.0)
    }
}

/// How sending a command ended.
pub(super) fn sent(exchange: &Result<Received, Broken>, asked: &Asked) -> Sent {
    let received = match exchange {
        Ok(received) => received,
        Err(broken) => return not_answered(*broken),
    };
    match (received.status, &received.body) {
        (204, _) => end(Answer::Accepted, Line::Up, End::Done),
        (200 | 201, Body::Json(body)) if asked.is_answered_by(body) => {
            end(Answer::Accepted, Line::Up, End::WithPackage)
        }
        // Off the documents, though it may well mean yes: looking will tell.
        (200..=299, Body::Json(_) | Body::Empty) => end(Answer::Unclear, Line::Up, End::OtherYes),
        (200..=299, _) => end(Answer::Unclear, Line::Portal, End::ForeignYes),
        // Never followed. Whoever points elsewhere may have passed the request on first.
        (300..=399, _) => end(Answer::Unclear, Line::Portal, End::Redirect),
        (429, _) => end(Answer::NotTaken, slow_down(received), End::TooMany),
        (400..=499, _) => turned_away(received),
        (503, _) if received.retry_after.is_some() => {
            end(Answer::Unclear, slow_down(received), End::Later)
        }
        (500, _) => end(Answer::Unclear, Line::Up, End::OmsTrouble),
        (500..=599, _) => end(Answer::Unclear, Line::Down, End::ProxyTrouble),
        _ => end(Answer::Unclear, Line::Portal, End::NoStatus),
    }
}

fn turned_away(received: &Received) -> Sent {
    let refused = |name| end(Answer::Refused(words::of(&received.body)), Line::Up, name);
    let from_oms = matches!(received.body, Body::Json(_));
    let maybe_oms = from_oms || matches!(received.body, Body::Empty);
    match received.status {
        400 if maybe_oms => refused(End::BadRequest),
        406 if maybe_oms => refused(End::CommandError),
        401 if maybe_oms => end(Answer::NotTaken, Line::SignedOut, End::Unauthorized),
        403 if from_oms => end(
            Answer::Refused(words::of(&received.body)),
            Line::Forbidden,
            End::Forbidden,
        ),
        404 if from_oms => refused(End::NotFound),
        405 if from_oms => refused(End::NotAllowed),
        // Our fault or a change at the OMS: the same bytes will never be taken.
        413 | 415 | 422 => refused(End::Unfit),
        // Sign-in, permission and address are checked before a command is run.
        401 | 403 | 404 | 407 | 451 => end(Answer::NotTaken, Line::Portal, End::ForeignNo),
        408 => end(Answer::Unclear, Line::Up, End::RequestTimeout),
        409 | 423 => end(Answer::Unclear, Line::Up, End::Busy),
        _ if from_oms => end(Answer::Unclear, Line::Up, End::OtherNo),
        _ => end(Answer::Unclear, Line::Portal, End::ForeignNo),
    }
}

pub(super) fn not_answered(broken: Broken) -> Sent {
    let never_sent = |line, name| end(Answer::NeverSent, line, name);
    let unclear = |line, name| end(Answer::Unclear, line, name);
    match broken {
        Broken::NoConnection => never_sent(Line::Down, End::NoConnection),
        Broken::NoSuchHost => never_sent(Line::Down, End::NoSuchHost),
        Broken::ConnectTimedOut => never_sent(Line::Down, End::ConnectTimedOut),
        Broken::NoHandshake => never_sent(Line::Down, End::NoHandshake),
        Broken::Certificate(fault) => never_sent(Line::Untrusted, fault.end()),
        Broken::TimedOut => unclear(Line::Down, End::TimedOut),
        Broken::Cut => unclear(Line::Down, End::Cut),
        Broken::NotHttp => unclear(Line::Portal, End::NotHttp),
        Broken::TooLarge => unclear(Line::Portal, End::TooLarge),
        Broken::OtherOrigin => unclear(Line::Portal, End::OtherOrigin),
    }
}

fn end(answer: Answer, line: Line, outcome: End) -> Sent {
    Sent {
        answer,
        line,
        outcome: outcome.name(),
    }
}

/// A filter's value that cannot be.
pub(super) const INVALID: u16 = 400;

/// What reading brought: the OMS's JSON, or nothing where the OMS itself says that there is none.
pub(super) fn read(exchange: Result<Received, Broken>) -> Result<Option<Received>, ReadTrouble> {
    let received = exchange.map_err(not_read)?;
    let from_oms = matches!(received.body, Body::Json(_));
    match received.status {
        200 if from_oms => Ok(Some(received)),
        200 if matches!(received.body, Body::Foreign) => Err(ReadTrouble::NotTheOms),
        200..=299 => Err(ReadTrouble::Unreadable),
        INVALID if from_oms => Err(ReadTrouble::Refused),
        300..=399 | 407 | 451 => Err(ReadTrouble::NotTheOms),
        401 if from_oms || matches!(received.body, Body::Empty) => Err(ReadTrouble::SignedOut),
        403 if from_oms => Err(ReadTrouble::Forbidden),
        404 if from_oms => Ok(None),
        401 | 403 | 404 => Err(ReadTrouble::NotTheOms),
        // As for a command: it came too late, or at a bad time, and the next reading may do.
        408 | 409 | 423 => Err(ReadTrouble::OmsTrouble),
        429 => Err(ReadTrouble::SlowDown {
            for_ms: pause_ms(&received),
        }),
        503 if received.retry_after.is_some() => Err(ReadTrouble::SlowDown {
            for_ms: pause_ms(&received),
        }),
        500..=599 => Err(ReadTrouble::OmsTrouble),
        _ if from_oms => Err(ReadTrouble::Unreadable),
        _ => Err(ReadTrouble::NotTheOms),
    }
}

/// The same where what was asked for may be impossible: that the OMS says so is an answer too.
pub(super) fn read_or_invalid(
    exchange: Result<Received, Broken>,
) -> Result<Option<Received>, ReadTrouble> {
    match exchange {
        Ok(received) if received.status == INVALID && matches!(received.body, Body::Json(_)) => {
            Ok(Some(received))
        }
        other => read(other),
    }
}

pub(super) fn not_read(broken: Broken) -> ReadTrouble {
    match broken {
        Broken::NoConnection
        | Broken::NoSuchHost
        | Broken::ConnectTimedOut
        | Broken::NoHandshake
        | Broken::TimedOut
        | Broken::Cut => ReadTrouble::Unreachable,
        Broken::Certificate(fault) => ReadTrouble::Certificate(fault),
        Broken::NotHttp | Broken::OtherOrigin => ReadTrouble::NotTheOms,
        Broken::TooLarge => ReadTrouble::TooLarge,
    }
}

/// The key that an account was given. A refused password is told by 400 as often as by 401.
pub(super) fn login(exchange: Result<Received, Broken>) -> Result<Token, ReadTrouble> {
    let received = exchange.map_err(not_read)?;
    let from_oms = matches!(received.body, Body::Json(_));
    match (received.status, &received.body) {
        (200 | 201, Body::Json(body)) => {
            let key = body.get("key").or_else(|| body.get("token"));
            let key = key.and_then(Value::as_str).map(Token::new);
            key.and_then(Result::ok).ok_or(ReadTrouble::Unreadable)
        }
        (400 | 401 | 403, _) if from_oms => Err(ReadTrouble::SignedOut),
        _ => match read(Ok(received)) {
            Ok(_) => Err(ReadTrouble::NotTheOms),
            Err(trouble) => Err(trouble),
        },
    }
}

/// What it says about the line that no key could be had.
pub(super) fn line_of(trouble: ReadTrouble) -> Line {
    match trouble {
        ReadTrouble::SignedOut => Line::SignedOut,
        ReadTrouble::Forbidden => Line::Forbidden,
        ReadTrouble::Unreachable | ReadTrouble::OmsTrouble => Line::Down,
        ReadTrouble::SlowDown { for_ms } => Line::SlowDown { for_ms },
        ReadTrouble::NotTheOms
        | ReadTrouble::Certificate(_)
        | ReadTrouble::TooLarge
        | ReadTrouble::Unreadable
        | ReadTrouble::Refused => Line::Portal,
    }
}

fn slow_down(received: &Received) -> Line {
    Line::SlowDown {
        for_ms: pause_ms(received),
    }
}

/// `Retry-After` in seconds or as a date; a date is held against the answer's own clock, never
/// ours.
fn pause_ms(received: &Received) -> u64 {
    let Some(text) = received.retry_after.as_deref().map(str::trim) else {
        return SLOW_DOWN_DEFAULT_MS;
    };
    let until = || {
        Some(
            http_date(text)?
                .0
                .saturating_sub(received.date?.0)
                .max(0)
                .cast_unsigned(),
        )
    };
    let seconds = text
        .parse::<u64>()
        .ok()
        .map(|seconds| seconds.saturating_mul(1000));
    let asked = seconds.or_else(until).unwrap_or(SLOW_DOWN_DEFAULT_MS);
    asked.clamp(*SLOW_DOWN_MS.start(), *SLOW_DOWN_MS.end())
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that may still be written.
pub(super) fn http_date(text: &str) -> Option<At> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let parts: Vec<&str> = text.split_ascii_whitespace().collect();
    let [_, day, month, year, time, "GMT"] = parts[..] else {
        return None;
    };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    At::from_rfc3339(&format!("{year}-{month:02}-{day}T{time}Z"))
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
