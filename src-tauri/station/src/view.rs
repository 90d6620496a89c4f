//! Plain data for the screen: what a packer sees, and nothing else.
//!
//! Views are made from the mirror and the overlay on every read and are never stored or patched.
//! They know no SQL, no wire shape and no sentence: words are chosen in the window from these
//! values. The TypeScript of every type here is generated into `ui/src/backend/bindings.ts`.

mod actions;
mod package;
mod printing;
mod waiting;

use serde::{Deserialize, Serialize};

use crate::error::Problem;
pub use actions::*;
pub use package::*;
pub use printing::*;
pub use waiting::*;

/// Milliseconds since 1970, UTC. Safe in a JSON number for the next 280,000 years.
pub type Millis = i64;

/// The station as a whole: the chip, the rail's numbers, who is packing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StationView {
    /// Grows with every change; an older answer than the one on screen is dropped.
    pub revision: u64,
    pub station_name: String,
    pub store: String,
    pub training: bool,
    pub packer: Option<PackerView>,
    pub link: LinkView,
    pub queue: QueueView,
    pub counts: CountsView,
    /// What a person has to do about labels: prints, those to be looked at first, dead ones.
    pub labels: u32,
    /// When the OMS last answered.
    pub refreshed_at: Option<Millis>,
    pub evidence: EvidenceView,
    /// The OMS went back in time: nothing is sent until somebody has seen what it may have lost.
    pub went_back: bool,
    pub secret: SecretView,
    /// Copies of other stores' packages that the OMS sent although it was asked for this store's.
    pub foreign: u32,
    /// The data of this desk had to be put right.
    pub notice: Option<NoticeView>,
    pub version: String,
    pub data_dir: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PackerView {
    pub id: i64,
    pub name: String,
}

/// How the OMS is reached at this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LinkView {
    /// Nobody has tried yet.
    Unknown,
    Up,
    Down {
        since: Millis,
        tries: u32,
        retry_at: Millis,
    },
    SignedOut,
    /// The OMS knows this desk and permits it nothing any more.
    Forbidden,
    /// It is the OMS, and what its list is asked for must be set otherwise.
    ListRefused,
    /// Not even a page with one package can be read.
    ListTooLarge,
    /// Something answers that is not the OMS.
    Portal,
    /// What answers cannot prove that it is the OMS: its certificate does not fit, or our clock.
    Untrusted,
    /// The OMS answers, and asks for a slower pace.
    Slow {
        retry_at: Millis,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct QueueView {
    /// Saved here and not yet on their way.
    pub saved_here: u32,
    pub sending: u32,
    /// Sent, and the OMS may or may not have them.
    pub in_doubt: u32,
    pub attention: u32,
    /// Made for another sign-in: kept here until a named person lets them go to this one.
    pub foreign: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CountsView {
    pub waiting: u32,
    pub late: u32,
    pub packed: u32,
    pub sent: u32,
}

/// How surely the station can tell what became of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum EvidenceView {
    Unknown,
    /// The OMS's log, and we know our own rows in it.
    OwnRows,
    /// The OMS's log, but not whose row is whose.
    StoreRows,
    /// Only the package itself.
    PackageOnly,
    /// Not even the package: what is unclear stays so until a person has looked.
    Nothing,
}

/// Where the OMS token is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SecretView {
    Keychain,
    File,
    Environment,
    /// It comes with the practice shop.
    Training,
    Missing,
}

/// Data that could not be read, or was older than it should be, and was put right at a start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoticeView {
    pub kind: NoticeKind,
    pub at: Millis,
    /// So many commands are looked at before anything is sent.
    pub in_doubt: u32,
    /// The file that was replaced, in the data directory; empty where there was none.
    pub aside: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NoticeKind {
    Salvaged,
    Restored,
}

/// The answer to an act: it is on this desk's disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    pub command: String,
    pub package: i64,
}

/// What was given to a carrier.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HandoverView {
    pub id: i64,
    pub carrier: String,
    pub saved: Vec<SavedView>,
    /// Packages that stay here, each with the reason.
    pub refused: Vec<RefusedView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RefusedView {
    pub package: i64,
    pub number: String,
    pub problem: Problem,
}

/// One parcel's whole story, for IT and support.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JournalView {
    pub package: i64,
    pub number: String,
    pub steps: Vec<JournalStepView>,
    /// What the screen says now; nothing where there is no copy.
    pub now: Option<RowView>,
}

/// One line of the journal, with what the screen said after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JournalStepView {
    pub at: Millis,
    pub what: &'static str,
    pub who: Option<String>,
    pub command: String,
    pub detail: String,
    pub state: Option<StateView>,
    pub mark: Option<MarkView>,
}

/// Whether the journal is whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedView {
    pub rows: i64,
    /// Taken away after their time.
    pub purged: i64,
    /// Gone with a damaged or an older file; the journal itself says so.
    pub lost: i64,
    /// The hash of the last row, which vouches for all before it.
    pub head: String,
    /// The first row that is altered, missing or moved.
    pub broken_at: Option<i64>,
}

/// A backup that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    pub path: String,
}

/// What a scanned code was understood as.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ScanView {
    Package {
        row: Box<RowView>,
    },
    /// A label that must not leave on its box any more: its numbers have changed since, it is void,
    /// or there is no such box.
    StaleLabel {
        row: Box<RowView>,
    },
    /// A code of the command card.
    Key {
        key: KeyView,
    },
    Unknown {
        text: String,
    },
}

/// What a person chose for this desk's screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PreferencesView {
    pub language: LanguageView,
    pub theme: ThemeView,
    /// Percent: 100, 125, 150 or 200.
    pub text_size: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum LanguageView {
    #[default]
    En,
    Tr,
    Ar,
    De,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ThemeView {
    #[default]
    Light,
    Dark,
    Contrast,
}

/// The first thing the window asks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum StartView {
    Ready {
        preferences: PreferencesView,
        station: Box<StationView>,
        /// What the first picture shows; where it could not be read, the screen asks and is told.
        first: Option<FirstView>,
    },
    /// The station cannot work; the screen says why and what to do.
    Refused {
        problem: Problem,
        /// The machine's language: what a person chose lies in the database, which did not open.
        language: LanguageView,
    },
}

/// A screenful, to be painted before the rest is read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FirstView {
    /// The first rows of those that wait.
    pub waiting: ListView,
    pub packers: Vec<PackerView>,
}

/// "Re-read these." Sent after the commit, never before, and without data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChangedView {
    pub revision: u64,
    /// Empty means: any of them.
    pub packages: Vec<i64>,
}

/// What a trainee can do to the line in training mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum LineSwitch {
    Unplug,
    Plug,
}
