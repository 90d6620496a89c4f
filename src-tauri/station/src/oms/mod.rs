//! The other side, as the station sees it: what can be asked of an OMS, and every way that can end.
//!
//! Wire structs, paths and status codes stay in this folder. Whoever calls gets packages, log rows
//! and named outcomes, and never has to guess: a request ends as one of `Answer` (for what changes
//! something) or `ReadTrouble` (for what only reads). Nothing here knows the store.

mod discover;
mod ends;
mod http;
mod label;
mod reference;
mod wire;

use std::future::Future;

use packing::command::{Body, Seen};
use packing::delivery::Answer;
use packing::id::{CommandId, LogId, PackageId};
use packing::package::{Package, State};
use packing::time::At;

use ends::End;
pub use ends::OUTCOMES;
pub use http::{
    BaseUrl, BodyShape, CommandName, CommandNames, HttpOms, HttpSettings, IdNames, Input,
    InputNames, Kind, Limits, Login, LoginUrl, LoopbackUrl, OmsSite, PAGE_SIZE_MAX, ParameterNames,
    SettingsProblem, StateMap,
};
pub use label::{LABEL_BYTES_MAX, LabelFile, LabelFormat, LabelTrouble, label_of};
pub use reference::{AppSetting, Brief, CargoCompany, DenialReason, Item, StockLocation};

/// An OMS. The real one speaks HTTP; simulations bring their own.
pub trait Oms: Send + Sync + 'static {
    /// One page of the store's packages.
    fn page(&self, ask: PageAsk) -> impl Future<Output = Result<Page, ReadTrouble>> + Send;

    /// One package; `None` where the OMS itself says that it has no such package.
    fn package(
        &self,
        id: PackageId,
    ) -> impl Future<Output = Result<Option<Package>, ReadTrouble>> + Send;

    /// The log rows of one package above a watermark, re-checked here whatever filter the OMS
    /// honoured.
    fn log(&self, ask: LogAsk) -> impl Future<Output = Result<LogPage, ReadTrouble>> + Send;

    /// The highest row of the whole log, the watermark for what is sent next.
    fn log_head(&self) -> impl Future<Output = Result<Option<LogId>, ReadTrouble>> + Send;

    /// A package's own label file. An OMS that has none for any says so of each.
    fn label_file(
        &self,
        id: PackageId,
    ) -> impl Future<Output = Result<LabelFile, LabelTrouble>> + Send {
        let _ = id;
        async { Err(LabelTrouble::NotThere) }
    }

    /// The OMS's own paper for a package: its invoice, or what stands in for it.
    fn document_file(
        &self,
        id: PackageId,
    ) -> impl Future<Output = Result<LabelFile, LabelTrouble>> + Send {
        let _ = id;
        async { Err(LabelTrouble::NotThere) }
    }

    /// Why a store may refuse a package, in the OMS's order. An OMS that tells none keeps those
    /// that are known.
    fn reasons(&self) -> impl Future<Output = Result<Vec<DenialReason>, ReadTrouble>> + Send {
        std::future::ready(Err(ReadTrouble::Forbidden))
    }

    /// The numbers of the carriers that this shop's OMS has rules for.
    fn carriers(&self) -> impl Future<Output = Result<Vec<i64>, ReadTrouble>> + Send {
        std::future::ready(Err(ReadTrouble::Forbidden))
    }

    /// Sends one command, once.
    fn send(&self, order: Order) -> impl Future<Output = Sent> + Send;
}

/// A field that nobody here knows, as the OMS wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub name: String,
    /// JSON.
    pub value: String,
}

/// So far back a list without the filter for states is asked: it alone brings packages in states
/// that nobody named. What nobody touched for longer waits for no packer.
pub const LOOK_BACK_MS: i64 = 14 * 86_400_000;

/// Which page to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageAsk {
    /// The first page of what changed since then; `None` for all that is open, which is also what
    /// comes where a shop cannot be asked for changes.
    ChangedSince(Option<At>),
    /// The link that the page before gave.
    Next(String),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub packages: Vec<Package>,
    /// What was told of each beside what a package has a place for.
    pub others: Vec<(PackageId, Vec<Other>)>,
    /// Other stores' packages that came along: a filter that the OMS does not know is silently
    /// ignored.
    pub foreign: u32,
    /// Entries that could not be read as packages at all.
    pub unreadable: u32,
    pub next: Option<String>,
    /// The OMS's own clock, from the answer's `Date`.
    pub oms_time: Option<At>,
    /// So many rows at once can be read, where what was asked for was too large.
    pub rows_max: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogAsk {
    pub package: PackageId,
    pub content_type: Option<i64>,
    pub above: LogId,
}

/// Rows above the watermark, newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogPage {
    pub rows: Vec<LogRow>,
    /// The page reaches back to the watermark. One that does not is no evidence.
    pub complete: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    pub id: LogId,
    pub package: PackageId,
    /// Whoever made the change, as the OMS writes it.
    pub user: Option<String>,
    pub slug: Option<String>,
    pub transition: Option<i64>,
    /// The state that it began from; the same as the other where it only wrote something.
    pub led_from: Option<State>,
    /// The state that it led to: an act is recognised by it, as slugs differ per installation.
    pub led_to: Option<State>,
    pub at: Option<At>,
}

/// One command, ready to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub id: CommandId,
    pub package: PackageId,
    pub body: Body,
    pub seen: Seen,
}

/// How sending ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub answer: Answer,
    /// What it means for the line as a whole.
    pub line: Line,
    /// A short name of what happened, for the attempt's row and the log: no body, no address.
    pub outcome: &'static str,
}

/// What an exchange tells about the line to the OMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Up,
    Down,
    SignedOut,
    /// The OMS knows us and does not permit it: of one package or of all, the next answers tell.
    Forbidden,
    /// Something answers that is not the OMS.
    Portal,
    /// What answers cannot show that it is the OMS.
    Untrusted,
    /// The OMS asks for a slower pace.
    SlowDown {
        for_ms: u64,
    },
}

/// Why the other side's certificate does not show that it is the OMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.end().name())]
pub enum CertificateFault {
    /// Nobody whom this machine trusts vouches for it: the connection is being intercepted, or the
    /// shop's own authority is not known here.
    UnknownIssuer,
    OtherName,
    /// Or this machine's clock is ahead.
    Expired,
    /// Or this machine's clock is behind.
    NotYetValid,
    /// It is no address's: an authority's own, or signed too weakly.
    Other,
}

impl CertificateFault {
    fn end(self) -> End {
        match self {
            Self::UnknownIssuer => End::UnknownIssuer,
            Self::OtherName => End::OtherName,
            Self::Expired => End::Expired,
            Self::NotYetValid => End::NotYetValid,
            Self::Other => End::UnfitCertificate,
        }
    }
}

/// Why reading brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadTrouble {
    #[error("the OMS cannot be reached")]
    Unreachable,
    #[error("the OMS does not accept the sign-in")]
    SignedOut,
    #[error("the OMS does not permit this")]
    Forbidden,
    #[error("something answers that is not the OMS")]
    NotTheOms,
    /// Nothing was asked: the other side could not show that it is the OMS.
    #[error("something answers that is not the OMS: {0}")]
    Certificate(CertificateFault),
    #[error("the OMS asks for a slower pace")]
    SlowDown { for_ms: u64 },
    #[error("the OMS is in trouble itself")]
    OmsTrouble,
    #[error("the answer is larger than is read")]
    TooLarge,
    #[error("the answer is not what was asked for")]
    Unreadable,
    /// Of a list: a filter's name or value is none that it knows.
    #[error("the OMS refuses what its list was asked for")]
    Refused,
}
