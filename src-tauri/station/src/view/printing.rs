//! Printers, and what is on its way to paper.

use packing::scan::CardKey;
use serde::{Deserialize, Serialize};

use super::{Millis, RefusedView, RowView};
use crate::error::Problem;

/// One printer that a person set up.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PrinterView {
    pub id: i64,
    pub name: String,
    pub place: PlaceView,
    pub format: FormatView,
    pub dpi: u32,
    pub media: MediaView,
    /// What it is for; nothing is sent to a printer that is for nothing.
    pub uses: Vec<UseView>,
    /// When somebody scanned its test page. Before, no label goes there.
    pub accepted_at: Option<Millis>,
    pub accepted_by: Option<String>,
    pub condition: ConditionView,
    /// Prints that wait for it, or that it is at.
    pub waiting: u32,
}

/// Where a printer is. A folder takes the files instead of paper, for trying out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PlaceView {
    Ipp {
        address: String,
    },
    /// Host and port of a printer that takes ZPL as it comes.
    Raw {
        address: String,
    },
    Folder {
        path: String,
    },
}

/// What a printer is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum FormatView {
    Pdf,
    Zpl,
    Pwg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum MediaView {
    Inch4x6,
    Mm100x150,
    Mm100x100,
    A6,
    A5,
    A4,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DocumentView {
    Label,
    Slip,
    Handover,
    Card,
    /// The OMS's own papers for a package.
    Document,
    TestPage,
}

/// One thing that a printer is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UseView {
    pub document: DocumentView,
    /// Only this carrier's; `null` for all of them.
    pub carrier: Option<String>,
}

/// How a printer is doing, as it last said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ConditionView {
    pub kind: ConditionKind,
    /// What is wrong and what to do; `null` where nothing is.
    pub problem: Option<Problem>,
    /// The printer's own words, where it has any; shown small.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ConditionKind {
    /// Nobody has asked it yet.
    Unknown,
    Ready,
    Busy,
    PaperOut,
    Open,
    Jam,
    SupplyOut,
    Paused,
    Unreachable,
    Other,
}

/// What a person says of a printer to add it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PrinterInput {
    pub name: String,
    pub place: PlaceView,
    pub format: FormatView,
    /// 203 or 300.
    pub dpi: u32,
    pub media: MediaView,
}

/// A printer that was found near by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NearbyView {
    pub name: String,
    pub place: PlaceView,
}

/// What a printer says of itself, and how we would print on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AbilitiesView {
    pub make_and_model: String,
    pub formats: Vec<FormatView>,
    /// Dots per inch of its head, its usual ones first; empty where it does not say.
    pub dpi: Vec<u32>,
    /// What we would send it, drawn for so many dots; `null` where nothing fits.
    pub format: Option<FormatView>,
    pub draws_at: Option<u32>,
    /// Why nothing fits.
    pub problem: Option<Problem>,
    /// Of the sizes that labels are drawn for, those that it has; all of them where it does not
    /// say.
    pub sizes: Vec<SizeView>,
    /// What lies in it now, in its own measures.
    pub loaded: Option<String>,
}

/// A size of paper, as a printer has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SizeView {
    pub media: MediaView,
    pub loaded: bool,
    /// `null` where it does not say.
    pub margins: Option<MarginsView>,
    /// Why labels of this size do not fit.
    pub problem: Option<Problem>,
}

/// What stays white at each edge, in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MarginsView {
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
    pub left: u32,
}

/// One print and where it is on its way.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PrintView {
    pub id: String,
    /// `null` for what belongs to no package, such as a test page.
    pub package: Option<i64>,
    /// Of which handover, where it is a driver's sheet.
    pub handover: Option<i64>,
    /// The package's number, or the handover's; empty where there is none.
    pub number: String,
    pub document: DocumentView,
    pub printer: i64,
    pub printer_name: String,
    pub progress: ProgressView,
    pub why: WhyView,
    /// Why once more; only where `why` is `again`.
    pub reason: Option<AgainView>,
    /// 1 for the first, 2 for the first reprint.
    pub copy: u32,
    pub parcel: u32,
    pub parcels: u32,
    pub made_at: Millis,
    pub made_by: String,
    pub ended_at: Option<Millis>,
    /// What stands in its way, or stood in it last.
    pub trouble: Option<Problem>,
    /// It can still be taken back.
    pub can_cancel: bool,
    /// Somebody was asked to stop it at the printer, and the printer has not said yet.
    pub cancelling: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ProgressView {
    Queued,
    Sending,
    Sent,
    Printed,
    Failed,
    /// "Did it come out?"
    Unknown,
    Expired,
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum WhyView {
    Itself,
    Asked,
    Batch,
    Again,
    Test,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum AgainView {
    DidNotComeOut,
    Unreadable,
    Damaged,
    Lost,
    Other,
}

/// The Labels screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LabelsView {
    pub printers: Vec<PrinterView>,
    /// On their way, in the order in which they come out.
    pub printing: Vec<PrintView>,
    /// Packed boxes that have no label yet: scan the box, and it prints.
    pub ready: Vec<RowView>,
    /// Prints that need a person.
    pub problem: Vec<PrintView>,
    /// Labels that do not print by themselves, as something on them is cut off or missing.
    pub look: Vec<LookView>,
    /// Boxes whose label is dead: it comes off, and a new one goes on.
    pub swap: Vec<SwapView>,
    /// Since this desk's own midnight, newest first.
    pub printed: Vec<PrintView>,
}

/// A package whose labels a person has to look at before they are printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LookView {
    pub row: RowView,
    /// The first of its boxes with such a label, and into how many it goes.
    pub parcel: u32,
    pub parcels: u32,
    pub overflow: bool,
    pub missing_glyphs: String,
}

/// The label on a box says something else than the OMS.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SwapView {
    pub row: RowView,
    pub parcel: u32,
    /// What the paper says.
    pub carrier: String,
    pub tracking_number: String,
}

/// Labels that were asked for in one go, in the order of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BatchView {
    pub prints: Vec<PrintView>,
    /// Packages without a print, each with the reason.
    pub refused: Vec<RefusedView>,
}

/// What will become of a package's label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LabelPlanView {
    pub kind: LabelPlanKind,
    pub printer: Option<String>,
    /// Into so many boxes the package goes.
    pub parcels: u32,
    /// So many of them have been proven to carry a label that is true.
    pub proven: u32,
    /// What is in its way, or wrong with one that is printed.
    pub problem: Option<Problem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum LabelPlanKind {
    /// With "packed" it prints.
    PrintsNow,
    /// It prints as soon as the OMS has its number.
    PrintsSoon,
    /// The line is down: it prints when the box is scanned after the connection is back.
    WaitsForScan,
    /// The box was packed, and its label came too late for it: it prints when the box is scanned.
    WaitsForBox,
    /// Something on it is cut off or missing: a person has to look at it first.
    NeedsLook,
    /// Somebody has to ask for it: nothing prints by itself at this desk, or this was asked before.
    ByHand,
    /// There is no printer for it that somebody has accepted.
    NoPrinter,
    /// It was printed, or is about to be.
    Done,
}

/// What a scanned label proved.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LabelScanView {
    /// It is this box's own.
    Match {
        row: Box<RowView>,
        parcel: u32,
        parcels: u32,
        /// So many of the package's boxes have been proven so far, this one included.
        proven: u32,
    },
    /// It belongs on another box.
    Swap {
        in_hand: Box<RowView>,
        belongs_to: Box<RowView>,
    },
    Dead {
        row: Box<RowView>,
        why: DeadView,
        /// `null` where a new label can be printed now.
        print: Option<Problem>,
    },
    /// A label that is void, or another box's, bears the same number: its bars do not tell.
    Ambiguous {
        row: Box<RowView>,
    },
    Unknown {
        text: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DeadView {
    /// Carrier or numbers have changed since.
    Changed,
    Void,
    /// The package has fewer boxes.
    Recounted,
    Cancelled,
    Gone,
}

/// What a code of the command card does: the same as a key or a tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum KeyView {
    /// The one large button.
    Primary,
    Label,
    Undo,
    Back,
    Queue,
    Labels,
    Handover,
    Attention,
}

impl From<CardKey> for KeyView {
    fn from(key: CardKey) -> Self {
        match key {
            CardKey::Primary => Self::Primary,
            CardKey::Label => Self::Label,
            CardKey::Undo => Self::Undo,
            CardKey::Back => Self::Back,
            CardKey::Queue => Self::Queue,
            CardKey::Labels => Self::Labels,
            CardKey::Handover => Self::Handover,
            CardKey::Attention => Self::Attention,
        }
    }
}
