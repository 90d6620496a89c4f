//! Packages as the screen shows them: in a list, one by itself, and what became of each.

use serde::{Deserialize, Serialize};

use super::Millis;
use crate::error::Problem;

/// The three shelves of the day's work, in the order a package passes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Shelf {
    Waiting,
    Packed,
    Sent,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ListView {
    pub rows: Vec<RowView>,
    /// All that are on the shelf; `rows` may be fewer.
    pub total: u32,
}

/// One package in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    pub id: i64,
    pub number: String,
    pub order_number: String,
    pub recipient: String,
    pub city: String,
    /// Pieces over all lines, where each of them says how many.
    pub pieces: Option<u32>,
    pub state: StateView,
    pub mark: MarkView,
    pub due_at: Option<Millis>,
    pub channel: String,
    pub carrier: Option<String>,
    pub tracking_number: Option<String>,
    /// When the OMS last changed it.
    pub modified_at: Option<Millis>,
    /// It may be handed to its own carrier now.
    pub ready: bool,
    /// The OMS's copy is missing: this is what this desk's own unsettled work remembers of it.
    pub remembered: bool,
}

/// The package's state as the packer should see it: the OMS's, with this desk's unsettled work on
/// top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StateView {
    pub kind: StateKind,
    /// What the OMS called it; shown only where the kind is `other`.
    pub raw: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum StateKind {
    Waiting,
    Preparing,
    Ready,
    WaitingLabel,
    Packed,
    Shipped,
    Delivered,
    DeliveryFailed,
    AttemptedDelivery,
    Cancelled,
    CancellationWaiting,
    OutOfStock,
    Blocked,
    /// No longer this store's, or no longer at the OMS.
    Gone,
    Other,
}

/// What stands between a row and the OMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum MarkView {
    /// The OMS knows all that this desk knows.
    None,
    SavedHere,
    Sending,
    InDoubt,
    Attention,
}

/// One package, opened.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PackageView {
    pub row: RowView,
    pub lines: Vec<LineView>,
    pub address: Vec<String>,
    pub phone: String,
    pub notes: String,
    pub gift_note: String,
    pub query_number: Option<String>,
    /// `null` where the packer may, else the reason why not.
    pub pack: Option<Problem>,
    pub ship: Option<Problem>,
    pub label: Option<Problem>,
    /// The last command of this desk, where it can still be taken back.
    pub undo: Option<String>,
    /// The label last drawn here.
    pub paper: Option<PaperView>,
    /// Where its boxes were last put down here.
    pub stands: Option<String>,
    pub story: Vec<StoryView>,
    /// The OMS has a paper of its own for it: an invoice, or what stands in for one.
    pub has_document: bool,
    /// What the OMS tells beside all this, as it came.
    pub others: Vec<OtherView>,
    /// When this copy was asked for.
    pub asked_at: Option<Millis>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    pub name: String,
    pub sku: String,
    pub barcode: String,
    /// `None`: the OMS did not say in a way that is understood.
    pub quantity: Option<u32>,
}

/// A field that the station does not know, in the OMS's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OtherView {
    pub name: String,
    pub value: String,
}

/// A label that was drawn and saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperView {
    pub path: String,
    pub carrier: String,
    pub tracking_number: String,
    pub drawn_at: Millis,
    /// Carrier or tracking number has changed since: this paper is dead.
    pub stale: bool,
    /// Something did not fit and was cut; look before sticking it on.
    pub overflow: bool,
    /// Characters that our fonts cannot draw.
    pub missing_glyphs: String,
}

/// One line of a package's history on this desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StoryView {
    pub at: Millis,
    pub what: StoryKind,
    pub who: Option<String>,
    /// The OMS's own words, carrier, or other detail; shown small.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum StoryKind {
    Arrived,
    PackedHere,
    PackedOther,
    ShippedHere,
    ShippedOther,
    Confirmed,
    /// The OMS shows it, and who did it cannot be told.
    Presumed,
    InDoubt,
    Refused,
    Superseded,
    Withdrawn,
    NeedsPerson,
    Closed,
    LabelDrawn,
    LabelPrinted,
    LabelVoided,
    PutDown,
    Delivered,
    DeliveryFailed,
    AttemptedDelivery,
    Cancelled,
}
