//! What a look at the OMS says about a command that it may have.
//!
//! Positive evidence counts at once. Negative evidence counts only after the quiet time: a request
//! that was given up on may still land. A refusal of the only request is explained by one look;
//! after an unclear request a refusal says nothing.

use serde::{Deserialize, Serialize};

use crate::command::Command;
use crate::delivery::{Finding, Proof};
use crate::effect::{Shown, shown};
use crate::package::Package;

/// Longer than the longest life of a request plus the lag of a replica: below ninety seconds a
/// simulated OMS was seen to apply things twice, and proxies alone wait a hundred.
pub const DOUBT_QUIET_MS: u64 = 150_000;

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
    if look.rows == Rows::Ours {
        return Finding::Ours(Proof::Proven);
    }
    let verdict = verdict(command, look);
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
        (Verdict::ShowsNot, Rows::None) => Finding::NotApplied,
        // Without a log, an unchanged modification time proves that nothing happened.
        (Verdict::ShowsNot, Rows::Unknown) if unchanged(command, look) => Finding::NotApplied,
        (Verdict::Moot, _) => Finding::Moot,
        (Verdict::ShowsNot | Verdict::Changed, _) | (Verdict::Shows, Rows::Ours) => {
            Finding::Unclear
        }
    }
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
    now.is_some() && now == command.seen.modified_at
}

/// For a command that has not left: a fresh copy may show that it need not, or must not.
pub fn finding_before_sending(command: &Command, look: &Look<'_>) -> Option<Finding> {
    let doubted = command.standing.doubted;
    if doubted && look.rows == Rows::Ours {
        return Some(Finding::Ours(Proof::Proven));
    }
    match (verdict(command, look), look.rows) {
        (Verdict::Moot, _) => Some(Finding::Moot),
        // It may have been ours after all, and nothing says that it was another's.
        (Verdict::Shows, Rows::Somebodys | Rows::Unknown) if doubted => {
            Some(Finding::Ours(Proof::Presumed))
        }
        (Verdict::Shows, _) => Some(Finding::ByOther),
        (Verdict::ShowsNot | Verdict::Changed, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Act;
    use crate::package::State;
    use crate::samples::{command, package};

    const ROWS: [Rows; 5] = [
        Rows::Ours,
        Rows::Somebodys,
        Rows::Others,
        Rows::None,
        Rows::Unknown,
    ];

    fn in_doubt(refused: bool, doubted: bool) -> Command {
        let mut it = command(1, Act::Pack);
        it.standing.attempts = 1;
        it.standing.doubted = doubted;
        it.standing.refusal = refused.then(|| "no".into());
        it
    }

    fn found(command: &Command, state: Option<State>, rows: Rows, quiet: bool) -> Finding {
        let copy = state.map(package);
        finding(
            command,
            &Look {
                package: copy.as_ref(),
                foreign: false,
                rows,
                quiet,
            },
        )
    }

    #[test]
    fn r2_our_own_row_settles_at_once_whatever_else_is_seen() {
        for state in [
            Some(State::Waiting),
            Some(State::Packed),
            Some(State::Cancelled),
            None,
        ] {
            for quiet in [false, true] {
                let it = in_doubt(true, true);
                let expected = Finding::Ours(Proof::Proven);
                assert_eq!(found(&it, state.clone(), Rows::Ours, quiet), expected);
            }
        }
    }

    #[test]
    fn r3_not_applied_is_believed_only_after_the_quiet_time() {
        let it = in_doubt(false, true);
        for rows in ROWS.into_iter().skip(1) {
            for state in [
                Some(State::Waiting),
                Some(State::Packed),
                Some(State::Cancelled),
                None,
            ] {
                assert_eq!(found(&it, state, rows, false), Finding::TooEarly);
            }
        }
        assert_eq!(
            found(&it, Some(State::Waiting), Rows::None, true),
            Finding::NotApplied
        );
    }

    #[test]
    fn after_the_quiet_time_every_look_is_named() {
        use Finding::{ByOther, Moot, NotApplied, Ours, Unclear};
        let proven = Ours(Proof::Proven);
        let presumed = Ours(Proof::Presumed);
        let rows = [
            (
                Some(State::Packed),
                [proven, presumed, ByOther, ByOther, presumed],
            ),
            (
                Some(State::Shipped),
                [proven, presumed, ByOther, ByOther, presumed],
            ),
            (
                Some(State::Waiting),
                [proven, Unclear, Unclear, NotApplied, NotApplied],
            ),
            (
                Some(State::Blocked),
                [proven, Unclear, Unclear, Unclear, Unclear],
            ),
            (Some(State::Cancelled), [proven, Moot, Moot, Moot, Moot]),
            (None, [proven, Moot, Moot, Moot, Moot]),
        ];
        for (state, findings) in rows {
            for (seen, expected) in ROWS.into_iter().zip(findings) {
                let it = in_doubt(false, true);
                assert_eq!(
                    found(&it, state.clone(), seen, true),
                    expected,
                    "{state:?} {seen:?}"
                );
            }
        }
    }

    #[test]
    fn without_a_log_a_changed_time_is_no_proof() {
        let mut it = in_doubt(false, true);
        it.seen.modified_at = None;
        assert_eq!(
            found(&it, Some(State::Waiting), Rows::Unknown, true),
            Finding::Unclear
        );
    }

    #[test]
    fn r4_a_refusal_counts_only_if_nothing_was_sent_before() {
        let sole = in_doubt(true, false);
        assert_eq!(
            found(&sole, Some(State::Waiting), Rows::None, false),
            Finding::Refused
        );
        assert_eq!(
            found(&sole, Some(State::Packed), Rows::Others, false),
            Finding::ByOther
        );
        assert_eq!(
            found(&sole, Some(State::Cancelled), Rows::None, false),
            Finding::Moot
        );
        let after_doubt = in_doubt(true, true);
        assert_eq!(
            found(&after_doubt, Some(State::Waiting), Rows::None, false),
            Finding::TooEarly
        );
        assert_eq!(
            found(&after_doubt, Some(State::Waiting), Rows::None, true),
            Finding::NotApplied
        );
    }

    #[test]
    fn a_package_of_another_store_is_moot() {
        let copy = package(State::Waiting);
        let look = Look {
            package: Some(&copy),
            foreign: true,
            rows: Rows::None,
            quiet: true,
        };
        assert_eq!(finding(&in_doubt(false, true), &look), Finding::Moot);
        assert_eq!(
            finding_before_sending(&command(1, Act::Pack), &look),
            Some(Finding::Moot)
        );
    }

    #[test]
    fn what_is_done_already_is_not_sent() {
        let before = |state: State, rows, doubted| {
            let mut it = command(1, Act::Pack);
            it.standing.doubted = doubted;
            let copy = package(state);
            let look = Look {
                package: Some(&copy),
                foreign: false,
                rows,
                quiet: true,
            };
            finding_before_sending(&it, &look)
        };
        assert_eq!(before(State::Waiting, Rows::None, false), None);
        assert_eq!(
            before(State::Packed, Rows::Unknown, false),
            Some(Finding::ByOther)
        );
        let ours = Some(Finding::Ours(Proof::Proven));
        assert_eq!(before(State::Packed, Rows::Ours, true), ours);
        assert_eq!(
            before(State::Waiting, Rows::Ours, true),
            ours,
            "un-packed since"
        );
        let presumed = Some(Finding::Ours(Proof::Presumed));
        assert_eq!(before(State::Packed, Rows::Unknown, true), presumed);
        assert_eq!(
            before(State::Packed, Rows::Others, true),
            Some(Finding::ByOther)
        );
    }
}
