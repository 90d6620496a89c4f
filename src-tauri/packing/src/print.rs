//! One print's journey from this desk to paper: the persisted state machine.
//!
//! A printer, like the OMS, does not know a repeated request from a new one, and nobody can ask a
//! piece of paper. So a print is claimed before a byte leaves, what is unclear is a question for
//! whoever stands at the printer, and nothing is ever sent a second time unless the first surely
//! printed nothing. A print has its time: paper that comes out later would go on the wrong box.
//!
//! `step` is the only way a print's progress changes, and SQLite refuses the same pairs a second
//! time. Nothing here knows how a printer is spoken to.

pub mod ask;
pub mod due;
pub mod label;
pub mod route;

use alloc::vec;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

/// How long a print is waited for. Longer than a roll takes to be changed in haste, shorter than it
/// takes to forget which box the label was for.
pub const EXPIRY_MS: u64 = 120_000;

/// Where a print is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Saved here, for its printer.
    Queued,
    /// Claimed: a byte may have left.
    Sending,
    /// The printer or its spooler has all of it and gave it a name.
    Sent,
    /// It is on paper.
    Printed,
    /// It is surely not on paper, and will not come out by itself.
    Failed,
    /// It may be on paper; whoever stands there can tell.
    Unknown,
    /// Its time was over before it came out, and it will not come out any more.
    Expired,
    /// Taken back by a person before it came out.
    Cancelled,
}

impl Progress {
    pub const ALL: [Progress; 8] = [
        Self::Queued,
        Self::Sending,
        Self::Sent,
        Self::Printed,
        Self::Failed,
        Self::Unknown,
        Self::Expired,
        Self::Cancelled,
    ];

    /// Ended, for good.
    pub fn is_settled(self) -> bool {
        matches!(
            self,
            Self::Printed | Self::Failed | Self::Expired | Self::Cancelled
        )
    }

    /// The printer may be at it, so it gets nothing else.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Sending | Self::Sent)
    }
}

/// How sending ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The printer's side has it whole and named it: it can be asked later.
    Accepted,
    /// It is on paper, as far as this printer can ever tell.
    Delivered,
    /// Surely nothing was printed. `again` where the printer may take it in a moment.
    Refused { again: bool },
    /// Bytes left, and no certain answer came.
    Unclear,
}

/// What the printer's side says later about a print that it took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Printed,
    Waiting,
    Failed,
    Cancelled,
    Unclear,
}

/// Why a print was stopped at the printer's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    Overdue,
    ByPerson,
}

/// What happens to a print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Written down before a byte leaves.
    Claimed,
    Answered(Answer),
    Told(Told),
    /// It was asked to be stopped there, and this is what was said of it afterwards.
    Stopped(Stop, Told),
    /// Its time is over, and it never left.
    Overdue,
    /// A person takes it back.
    CancelAsked,
    /// The station stopped while it was being sent.
    Restarted,
    /// After that, the printer's side still knew it by its name.
    Found,
    /// The file that it stands in was restored or salvaged: more may have happened since.
    Restored,
    /// A person looked whether it came out.
    CameOut(bool),
}

impl Event {
    /// Every one there is: the table here and the one in the database are both held against it.
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Claimed,
            Self::Overdue,
            Self::CancelAsked,
            Self::Restarted,
            Self::Found,
            Self::Restored,
            Self::CameOut(true),
            Self::CameOut(false),
        ];
        let answers = [
            Answer::Accepted,
            Answer::Delivered,
            Answer::Refused { again: true },
            Answer::Refused { again: false },
            Answer::Unclear,
        ];
        all.extend(answers.map(Self::Answered));
        for told in [
            Told::Printed,
            Told::Waiting,
            Told::Failed,
            Told::Cancelled,
            Told::Unclear,
        ] {
            all.push(Self::Told(told));
            all.extend([Stop::Overdue, Stop::ByPerson].map(|why| Self::Stopped(why, told)));
        }
        all
    }
}

/// The pair is not in the table: a bug, or a person who was too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IllegalStep {
    pub from: Progress,
    pub event: Event,
}

/// The table. Every pair not named is illegal.
pub fn step(from: Progress, event: Event) -> Result<Progress, IllegalStep> {
    use Progress as P;
    Ok(match (from, event) {
        (P::Queued, Event::Claimed) => P::Sending,
        (P::Queued, Event::CancelAsked) => P::Cancelled,
        (P::Queued, Event::Overdue) => P::Expired,

        (P::Sending, Event::Answered(answer)) => answered(answer),
        (P::Sending, Event::Restarted) => P::Unknown,

        (P::Sent, Event::Told(told)) => match told {
            Told::Printed => P::Printed,
            Told::Waiting => P::Sent,
            Told::Failed => P::Failed,
            Told::Cancelled => P::Cancelled,
            Told::Unclear => P::Unknown,
        },
        (P::Sent, Event::Stopped(why, told)) => stopped(why, told),
        // It has left: only the printer's side can still stop it, and is asked to.
        (P::Sent, Event::CancelAsked) => P::Sent,

        (P::Unknown, Event::Found) => P::Sent,
        // The printer's side can be asked again, and is sure of itself now.
        (P::Unknown, Event::Told(Told::Printed)) => P::Printed,
        (P::Unknown, Event::Told(Told::Failed)) => P::Failed,
        (P::Unknown, Event::Told(Told::Cancelled)) => P::Expired,
        (P::Unknown, Event::CameOut(true)) => P::Printed,
        (P::Unknown, Event::CameOut(false)) => P::Failed,

        // Whatever this file says of it, it may have come out since.
        (P::Queued | P::Sending | P::Sent | P::Unknown, Event::Restored) => P::Unknown,

        (from, event) => return Err(IllegalStep { from, event }),
    })
}

fn answered(answer: Answer) -> Progress {
    match answer {
        Answer::Accepted => Progress::Sent,
        Answer::Delivered => Progress::Printed,
        Answer::Refused { again: true } => Progress::Queued,
        Answer::Refused { again: false } => Progress::Failed,
        Answer::Unclear => Progress::Unknown,
    }
}

/// A spooler that does not surely say "cancelled" may still let it out.
fn stopped(why: Stop, told: Told) -> Progress {
    match (told, why) {
        (Told::Printed, _) => Progress::Printed,
        (Told::Failed, _) => Progress::Failed,
        (Told::Cancelled, Stop::Overdue) => Progress::Expired,
        (Told::Cancelled, Stop::ByPerson) => Progress::Cancelled,
        (Told::Waiting | Told::Unclear, _) => Progress::Unknown,
    }
}

#[cfg(test)]
#[path = "print_tests.rs"]
mod tests;
