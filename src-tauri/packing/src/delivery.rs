//! One command's journey from this desk to the OMS: the persisted state machine.
//!
//! `settle` is the only way a standing changes. Every pair of standing and event that is not in its
//! table is an `IllegalStep`, and SQLite refuses the same pairs a second time. Doubt is remembered:
//! a command that the OMS may have seen once is never again one that it surely has not.

use alloc::string::String;

use serde::{Deserialize, Serialize};

/// After so many requests for one command a person decides; a sixth would not teach us more.
pub const ATTEMPTS_MAX: u32 = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Saved here.
    Queued,
    /// Claimed: a byte may have left.
    Sending,
    /// The OMS may have it.
    InDoubt,
    /// The OMS said yes, or its log shows our row; a copy that shows it is still to come.
    Accepted,
    Done,
    /// A colleague had done it already.
    ByOther,
    /// The package was cancelled or moved away meanwhile.
    Superseded,
    /// The OMS said no, and looking showed why.
    Rejected,
    /// Only a person can tell.
    NeedsPerson,
    /// Taken back by the packer before it left.
    Withdrawn,
    /// Given up by a named person.
    Abandoned,
}

impl Delivery {
    pub const ALL: [Delivery; 11] = [
        Self::Queued,
        Self::Sending,
        Self::InDoubt,
        Self::Accepted,
        Self::Done,
        Self::ByOther,
        Self::Superseded,
        Self::Rejected,
        Self::NeedsPerson,
        Self::Withdrawn,
        Self::Abandoned,
    ];

    /// A request of it may be under way.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Sending | Self::InDoubt)
    }

    /// Ended, for good.
    pub fn is_settled(self) -> bool {
        matches!(
            self,
            Self::Done
                | Self::ByOther
                | Self::Superseded
                | Self::Rejected
                | Self::Withdrawn
                | Self::Abandoned
        )
    }

    /// It ended otherwise than the packer meant, so what was to follow needs a person.
    pub fn failed(self) -> bool {
        matches!(self, Self::Superseded | Self::Rejected | Self::Abandoned)
    }

    /// A later command of the same package may go.
    pub fn lets_pass(self) -> bool {
        self == Self::Accepted || self.is_settled()
    }
}

/// Where a command stands, with what must not be forgotten about how it came there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub delivery: Delivery,
    /// Requests that may have reached the OMS.
    pub attempts: u32,
    /// It was in doubt at least once; never forgotten.
    pub doubted: bool,
    /// The OMS refused the last request, in these words.
    pub refusal: Option<String>,
    /// How sure the end is.
    pub proof: Option<Proof>,
    /// A person is asked only since its label does not come.
    pub for_label: bool,
}

impl Standing {
    pub fn queued() -> Self {
        Self {
            delivery: Delivery::Queued,
            attempts: 0,
            doubted: false,
            refusal: None,
            proof: None,
            for_label: false,
        }
    }
}

/// How surely an end is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Our own row in the OMS's log, or its plain yes.
    Proven,
    /// The package shows it; who did it cannot be told.
    Presumed,
}

/// What became of one request, as far as the wire can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 204 from the OMS.
    Accepted,
    /// The connection was never made: the OMS cannot have it.
    NeverSent,
    /// The OMS turned it away before looking at it: sign-in, pace.
    NotTaken,
    /// The OMS understood it and said no.
    Refused(String),
    /// Anything else. It may have been done.
    Unclear,
}

/// What looking showed about a command that the OMS may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It was applied, and by us.
    Ours(Proof),
    /// Its effect is there, and it was not us.
    ByOther,
    /// The package is cancelled, or no longer this store's.
    Moot,
    /// The OMS refused the only request, and the package shows that nothing happened.
    Refused,
    /// Surely not applied: it may be sent again.
    NotApplied,
    /// Changed otherwise, or asked for too often.
    Unclear,
    /// Nothing can be told yet.
    TooEarly,
}

/// What happens to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Written down before a byte leaves.
    Claimed,
    Answered(Answer),
    /// The station stopped while it was being sent.
    Restarted,
    /// The file that it stands in was restored or salvaged: more may have been done since.
    Restored,
    Looked(Finding),
    /// A copy of the package shows the effect.
    Shown,
    WithdrawnByPacker,
    /// An earlier command of the package ended otherwise than planned.
    EarlierFailed,
    RetryAsked,
    AbandonedByPerson,
    /// A person wants it all the same, over what is there now: a new command says so in its place.
    SaidAnew,
    /// It has waited for its label for so long that a person has to know.
    LabelLate,
    /// The label has come meanwhile.
    LabelCame,
}

/// The pair is not in the table: a bug, never a wish of the packer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IllegalStep {
    pub from: Delivery,
    pub event: Event,
}

/// The table. Every pair not named is illegal.
pub fn settle(standing: &Standing, event: &Event) -> Result<Standing, IllegalStep> {
    use Delivery as D;
    let mut next = standing.clone();
    next.for_label = *event == Event::LabelLate;
    next.delivery = match (standing.delivery, event) {
        (D::Queued, Event::Claimed) => {
            next.attempts = next.attempts.saturating_add(1);
            D::Sending
        }
        (D::Queued, Event::WithdrawnByPacker) if !standing.doubted => D::Withdrawn,
        // Seen in a fresh copy before it was ever sent.
        (D::Queued, Event::Looked(Finding::Moot)) => D::Superseded,
        (D::Queued, Event::Looked(Finding::ByOther)) => D::ByOther,
        (D::Queued, Event::Looked(Finding::Ours(proof))) if standing.doubted => {
            next.proof = Some(*proof);
            D::Accepted
        }
        // Somebody else has written there since it was decided: it is not overwritten.
        (D::Queued, Event::Looked(Finding::Unclear)) => D::NeedsPerson,
        (D::Queued, Event::EarlierFailed | Event::LabelLate) => D::NeedsPerson,

        (D::Sending, Event::Answered(answer)) => answered(&mut next, answer),
        (D::Sending, Event::Restarted) => doubt(&mut next),

        (D::InDoubt, Event::Looked(finding)) => looked(&mut next, *finding),
        (D::InDoubt, Event::Answered(_) | Event::Restarted) => D::InDoubt,

        // Whatever this file says of it, a later one may have sent it.
        (D::Queued | D::Sending | D::InDoubt, Event::Restored) => {
            next.attempts = next.attempts.max(1);
            doubt(&mut next)
        }
        (D::NeedsPerson, Event::Restored) => {
            next.attempts = next.attempts.max(1);
            next.doubted = true;
            D::NeedsPerson
        }
        // The OMS's yes does not grow less true.
        (D::Accepted, Event::Restored) => D::Accepted,

        (D::Accepted, Event::Shown) => D::Done,
        (D::Accepted, Event::Looked(Finding::Ours(proof))) => {
            next.proof = Some(*proof);
            D::Accepted
        }
        // The OMS said yes and now shows otherwise: it was undone there, or restored.
        (D::Accepted, Event::Looked(Finding::Moot)) => D::Superseded,
        (D::Accepted, Event::Looked(Finding::Unclear)) => D::NeedsPerson,

        // What may have arrived is looked at first; what never left may simply go.
        // It waits on as it did: whatever was sent before is known not to be there.
        (D::NeedsPerson, Event::RetryAsked | Event::LabelCame) if standing.for_label => D::Queued,
        (D::NeedsPerson, Event::RetryAsked) if standing.attempts > 0 => {
            // A person has looked: what the station may do by itself is counted anew.
            next.attempts = 1;
            D::InDoubt
        }
        (D::NeedsPerson, Event::RetryAsked) => D::Queued,
        (D::NeedsPerson, Event::Looked(Finding::ByOther)) if standing.for_label => D::ByOther,
        (D::NeedsPerson, Event::AbandonedByPerson | Event::SaidAnew) => D::Abandoned,

        (from, _) => {
            return Err(IllegalStep {
                from,
                event: event.clone(),
            });
        }
    };
    Ok(next)
}

fn answered(next: &mut Standing, answer: &Answer) -> Delivery {
    match answer {
        Answer::Accepted => {
            next.proof = Some(Proof::Proven);
            Delivery::Accepted
        }
        // Neither counts: no request of ours reached the OMS's rules.
        Answer::NeverSent | Answer::NotTaken => {
            next.attempts = next.attempts.saturating_sub(1);
            Delivery::Queued
        }
        // A no is explained by one look; after an unclear request it is no refusal at all.
        Answer::Refused(words) => {
            next.refusal = Some(words.clone());
            Delivery::InDoubt
        }
        Answer::Unclear => doubt(next),
    }
}

fn doubt(next: &mut Standing) -> Delivery {
    next.doubted = true;
    next.refusal = None;
    Delivery::InDoubt
}

fn looked(next: &mut Standing, finding: Finding) -> Delivery {
    match finding {
        Finding::Ours(proof) => {
            next.proof = Some(proof);
            Delivery::Accepted
        }
        Finding::ByOther => Delivery::ByOther,
        Finding::Moot => Delivery::Superseded,
        Finding::Refused => Delivery::Rejected,
        Finding::NotApplied if next.attempts < ATTEMPTS_MAX => {
            // It is known not to be there, but an earlier request of it did leave.
            next.doubted = true;
            Delivery::Queued
        }
        Finding::NotApplied | Finding::Unclear => Delivery::NeedsPerson,
        Finding::TooEarly => Delivery::InDoubt,
    }
}

#[cfg(test)]
#[path = "delivery_tests.rs"]
mod tests;
