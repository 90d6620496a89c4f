//! What waits: for the OMS, or for a person who has to decide.

use serde::{Deserialize, Serialize};

use super::{ActView, Millis, RowView};

/// One command that is not settled, for IT and support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct QueuedView {
    pub command: String,
    pub package: i64,
    pub number: String,
    pub act: ActView,
    pub delivery: DeliveryView,
    pub attempts: u32,
    pub made_at: Millis,
    pub made_by: String,
    /// An earlier one of its package has to come first.
    pub held: bool,
    /// Made for another sign-in, and kept here until somebody lets it go to this one.
    pub foreign: bool,
}

/// What the OMS had confirmed and may have lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LostView {
    pub noticed_at: Millis,
    pub commands: Vec<QueuedView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReboundView {
    pub commands: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DeliveryView {
    SavedHere,
    /// Saved here: its carrier has yet to make the label, and it goes by itself after that.
    WaitsForLabel,
    Sending,
    InDoubt,
    /// The OMS has it; a copy that shows it is still to come.
    Accepted,
    NeedsPerson,
}

/// One question that only a person can answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AttentionView {
    pub command: String,
    pub kind: AttentionKind,
    pub act: ActView,
    /// Which words tell of it.
    pub step: StepView,
    pub row: RowView,
    /// Where the box is, as far as this desk knows; the farthest come first.
    pub whereabouts: WhereaboutsView,
    /// Where it was last put down, in the shop's own words.
    pub stands: Option<String>,
    pub made_at: Millis,
    pub made_by: String,
    /// The OMS's own words, if it said any.
    pub detail: String,
    /// At most two.
    pub choices: Vec<ChoiceView>,
    /// Later steps of this package, which wait for the answer.
    pub held: Vec<ActView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum AttentionKind {
    /// The OMS said no, and gave its reason.
    Refused,
    /// Cancelled at the OMS after it was packed or shipped here.
    Cancelled,
    /// No longer this store's, or no longer at the OMS.
    Gone,
    /// The OMS may or may not have it, and reading it back cannot tell.
    Unclear,
    /// An earlier step of this package ended otherwise than planned.
    EarlierStep,
    /// Somebody else has written there since: trying again writes over it.
    Overwritten,
    /// Packed here, and somewhere else as well: there may be a second box.
    PackedTwice,
    /// Given away here, and its carrier has made no label for hours.
    LabelLate,
}

/// Packing and handing over have words of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum StepView {
    Pack,
    Ship,
    Other,
}

/// What this desk did with the box itself; no answer of the OMS takes it back (R10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum WhereaboutsView {
    /// Nothing was done with it here.
    Open,
    Packed,
    /// A label for it exists.
    Labelled,
    /// A driver has it.
    HandedOver,
}

/// What a person can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ChoiceView {
    /// Let the station try once more, looking first.
    Retry,
    /// It is dealt with.
    Close,
}

/// What a person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "choice",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AnswerInput {
    Retry,
    /// Nothing more is sent for it: kept with who said so and why.
    Close {
        because: Because,
    },
}

/// Why nothing more is to be done. One of a few and no text of a person's own: the journal keeps
/// it, and no personal data gets in there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Because {
    /// Everything is back on its shelf.
    Unpacked,
    /// It was done, or undone, in the OMS itself.
    SettledThere,
    /// The carrier knows what to do with the box.
    CarrierTold,
    /// Somebody who may decide it has taken it on.
    HandedOn,
    NotNeeded,
}

impl Because {
    pub const ALL: [Self; 5] = [
        Self::Unpacked,
        Self::SettledThere,
        Self::CarrierTold,
        Self::HandedOn,
        Self::NotNeeded,
    ];

    /// As the journal and the terminal write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unpacked => "unpacked",
            Self::SettledThere => "settled-there",
            Self::CarrierTold => "carrier-told",
            Self::HandedOn => "handed-on",
            Self::NotNeeded => "not-needed",
        }
    }

    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }
}
