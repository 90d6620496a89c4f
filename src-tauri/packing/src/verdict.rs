//! What a look at the OMS says about a command that it may have.
//!
//! Positive evidence counts at once. Negative evidence counts only after the quiet time: a request
//! that was given up on may still land. A refusal of the only request is explained by one look;
//! after an unclear request a refusal says nothing.

use serde::{Deserialize, Serialize};

use crate::command::Command;
use crate::delivery::{Finding, Proof};
use crate::effect::{Shown, is_told_by_content, shown};
use crate::package::Package;
use crate::transitions::Resend;

/// Longer than the longest life of a request plus the lag of a replica: below ninety seconds a
/// simulated OMS was seen to apply things twice, and proxies alone wait a hundred.
pub const DOUBT_QUIET_MS: u64 = 150_000;

/// The first request and one more: a carrier may be called inside each of them.
pub const SENDS_OUTSIDE_MAX: u32 = 2;

/// What was read back.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Nothing where the OMS says that it has no such package.
    pub package: Option<&'a Package>,
    /// The copy belongs to another store now.
    pub foreign: bool,
    pub rows: Rows,
    /// The quiet time has passed since the last request was given up.
    pub quiet: bool,
}

/// What the OMS's log says above the command's watermark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rows {
    /// A row that can only be ours.
    Ours,
    /// This act was logged, and whose it is cannot be told.
    Somebodys,
    /// This act was logged by another user.
    Others,
    /// The log reaches back to the watermark and has no such row.
    None,
    /// The log could not be read, or does not reach back.
    Unknown,
}

/// What the package shows about an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The act's effect is there.
    Shows,
    /// It is as it was before.
    ShowsNot,
    /// The act makes no sense any more: cancelled, gone, another store's.
    Moot,
    /// It changed in a way that says nothing about the act.
    Changed,
}

pub fn verdict(command: &Command, look: &Look<'_>) -> Verdict {
    let here = look.package.filter(|_| !look.foreign);
    let Some(package) = here.filter(|package| !package.state.is_cancelled()) else {
        // Given away is given away: where the package went is no longer this store's business.
        return if command.act().gives_away() {
            Verdict::Shows
        } else {
            Verdict::Moot
        };
    };
    match shown(command, package) {
        Shown::There => Verdict::Shows,
        Shown::AsBefore => Verdict::ShowsNot,
        Shown::Otherwise => Verdict::Changed,
    }
}

/// For a command in doubt.
pub fn finding(command: &Command, look: &Look<'_>) -> Finding {
    let verdict = verdict(command, look);
    if is_proof(command, verdict, look.rows) {
        return Finding::Ours(Proof::Proven);
    }
    let sole_refusal = command.standing.refusal.is_some() && !command.standing.doubted;
    if sole_refusal {
        return explained(verdict, look.rows);
    }
    if !look.quiet {
        return Finding::TooEarly;
    }
    match (verdict, look.rows) {
        (Verdict::Shows, Rows::Others | Rows::None) => Finding::ByOther,
        (Verdict::Shows, Rows::Somebodys | Rows::Unknown) => Finding::Ours(Proof::Presumed),
        (Verdict::ShowsNot, Rows::None) => not_applied(command, look),
        // Without a log, an unchanged modification time proves that nothing happened.
        (Verdict::ShowsNot, Rows::Unknown) if unchanged(command, look) => {
            not_applied(command, look)
        }
        (Verdict::Moot, _) => Finding::Moot,
        (Verdict::ShowsNot | Verdict::Changed, _) | (Verdict::Shows, Rows::Ours) => {
            Finding::Unclear
        }
    }
}

/// The row is this command's. One that only writes something may be of an earlier one that wrote
/// something else, so what is written there has to say the same, wherever a copy can say it.
fn is_proof(command: &Command, verdict: Verdict, rows: Rows) -> bool {
    rows == Rows::Ours && (!is_told_by_content(command) || verdict == Verdict::Shows)
}

/// It was surely not applied; what could order a carrier a second time is still not sent again by
/// itself where a shipment is there, and once at most (R9).
fn not_applied(command: &Command, look: &Look<'_>) -> Finding {
    let spent = command.standing.attempts >= SENDS_OUTSIDE_MAX;
    if is_outside(command) && (spent || has_shipment(look)) {
        Finding::Unclear
    } else {
        Finding::NotApplied
    }
}

fn is_outside(command: &Command) -> bool {
    command.act().rule().resend == Resend::Outside
}

fn has_shipment(look: &Look<'_>) -> bool {
    look.package.is_some_and(|it| it.shipment.is_some())
}

/// The OMS refused the only request: nothing of ours can be under way, so no waiting.
fn explained(verdict: Verdict, rows: Rows) -> Finding {
    match (verdict, rows) {
        (Verdict::Shows, _) => Finding::ByOther,
        (Verdict::Moot, _) => Finding::Moot,
        (Verdict::ShowsNot | Verdict::Changed, _) => Finding::Refused,
    }
}

fn unchanged(command: &Command, look: &Look<'_>) -> bool {
    let now = look.package.and_then(|package| package.modified_at);
    // What a colleague did between the decision and the sending is no sign of ours.
    now.is_some() && now == command.stands_on.or(command.seen.modified_at)
}

/// For a command that has not left: a fresh copy may show that it need not, or must not.
pub fn finding_before_sending(command: &Command, look: &Look<'_>) -> Option<Finding> {
    let doubted = command.standing.doubted;
    let verdict = verdict(command, look);
    if doubted && is_proof(command, verdict, look.rows) {
        return Some(Finding::Ours(Proof::Proven));
    }
    match (verdict, look.rows) {
        (Verdict::Moot, _) => Some(Finding::Moot),
        // It may have been ours after all, and nothing says that it was another's.
        (Verdict::Shows, Rows::Somebodys | Rows::Unknown) if doubted => {
            Some(Finding::Ours(Proof::Presumed))
        }
        (Verdict::Shows, _) => Some(Finding::ByOther),
        // Neither ours nor what was there when it was decided: never overwritten (R8).
        (Verdict::Changed, _) if command.act().rule().resend == Resend::Overwrites => {
            Some(Finding::Unclear)
        }
        (Verdict::ShowsNot, _) if doubted && is_outside(command) && has_shipment(look) => {
            Some(Finding::Unclear)
        }
        (Verdict::ShowsNot | Verdict::Changed, _) => None,
    }
}

#[cfg(test)]
#[path = "verdict_tests.rs"]
mod tests;
