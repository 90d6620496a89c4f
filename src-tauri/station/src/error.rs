//! What can go wrong, twice: `Error` for us, `Problem` for the packer.
//!
//! `Error` keeps its source chain and is logged once, where it is handled. `Problem` is the public
//! half: a key that has words in every language, the values those words need, and whether trying
//! again can help. A key exists only if the screen shows something different for it. No sentence is
//! written here.

use std::collections::BTreeMap;

use packing::decide::{Input, Objection};
use packing::handover::Stays;
use serde::Serialize;

use crate::store::OpenError;
use crate::store::dir::DirError;
use crate::store::open::StoreError;

/// What a packer is told went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    pub key: ProblemKey,
    /// Values for the words: paths, names, numbers, all as text.
    pub args: BTreeMap<String, String>,
    pub retry: bool,
}

macro_rules! problem_keys {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// Each has a message `problem-<key>` in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub enum ProblemKey {
            $($(#[$doc])* #[serde(rename = $key)] $name,)*
        }

        impl ProblemKey {
            pub const ALL: &[ProblemKey] = &[$(ProblemKey::$name,)*];

            pub fn as_str(self) -> &'static str {
                match self {
                    $(ProblemKey::$name => $key,)*
                }
            }
        }
    };
}

problem_keys! {
    // Objections: our own rules say no, and nothing was written.
    /// It is not waiting any more.
    NotWaiting = "not-waiting",
    /// It cannot go to the carrier before it is packed.
    NotPacked = "not-packed",
    /// The carrier does not have it yet.
    NotShipped = "not-shipped",
    /// It is not blocked.
    NotBlocked = "not-blocked",
    /// The customer has it already.
    AlreadyDelivered = "already-delivered",
    /// The order system does not allow this step from where the package stands.
    NotFromHere = "not-from-here",
    /// Its carrier is still making its label.
    WaitsForLabel = "waits-for-label",
    /// A marketplace's order is packed by its channel's own command, and no other one is.
    WrongForChannel = "wrong-for-channel",
    /// These have to be said with some acts, and were not.
    CarrierMissing = "carrier-missing",
    TrackingMissing = "tracking-missing",
    LinesMissing = "lines-missing",
    /// More of a line are to be missing than go in.
    PiecesTooMany = "pieces-too-many",
    /// All of it is to be missing where something has to stay.
    PiecesNoneLeft = "pieces-none-left",
    ReasonMissing = "reason-missing",
    /// The order system's own list of reasons does not have it.
    ReasonUnknown = "reason-unknown",
    InvoiceMissing = "invoice-missing",
    InvoiceKindMissing = "invoice-kind-missing",
    InvoiceContentMissing = "invoice-content-missing",
    InvoiceDateMissing = "invoice-date-missing",
    /// It is so already.
    NothingToChange = "nothing-to-change",
    /// It has already left.
    AlreadyShipped = "already-shipped",
    /// The customer or the shop cancelled it.
    Cancelled = "cancelled",
    /// The shop has blocked it.
    Blocked = "blocked",
    /// It moved to another store, or is no longer known.
    Gone = "gone",
    /// A state that this station does not know.
    UnknownState = "unknown-state",
    /// An earlier step of this package waits for a person.
    NeedsPersonFirst = "needs-person-first",
    /// Nobody has said who is packing.
    NoPacker = "no-packer",
    /// It must fit the screen and the papers that it stands on.
    PackerNameTooLong = "packer-name-too-long",
    /// The carrier has not given a tracking number yet.
    NoTrackingYet = "no-tracking-yet",
    /// The box is for another carrier.
    WrongCarrier = "wrong-carrier",
    /// Nothing here has this number.
    UnknownPackage = "unknown-package",
    /// It is already on its way and can no longer be taken back.
    TooLateToUndo = "too-late-to-undo",
    /// Another question has taken the place of the one that was answered.
    QuestionChanged = "question-changed",
    UnknownCommand = "unknown-command",
    /// So many commands wait that no more are taken.
    QueueFull = "queue-full",

    // Printing: our own rules say no, and nothing was printed.
    /// No printer was chosen for this.
    NoPrinter = "no-printer",
    /// Nobody has scanned its test page yet.
    PrinterNotAccepted = "printer-not-accepted",
    UnknownPrinter = "unknown-printer",
    PrinterNameTaken = "printer-name-taken",
    /// Name, address, format or resolution do not go together.
    PrinterUnfit = "printer-unfit",
    /// It still has something to print.
    PrinterInUse = "printer-in-use",
    /// The scanned code is not that of the printer's last test page.
    TestCodeWrong = "test-code-wrong",
    TrainingPrintsToFolder = "training-prints-to-folder",
    /// It is on its way to the printer already.
    PrintUnderWay = "print-under-way",
    /// Whether it came out has to be said first.
    PrintUnclear = "print-unclear",
    /// Once more needs a reason.
    AlreadyPrinted = "already-printed",
    NotPrintedYet = "not-printed-yet",
    LabelVoid = "label-void",
    LabelRecounted = "label-recounted",
    /// Carrier or number have changed since it was printed.
    LabelChanged = "label-changed",
    /// Something on it is cut off or missing.
    LabelNeedsLook = "label-needs-look",
    UnknownPrint = "unknown-print",
    UnknownHandover = "unknown-handover",
    /// It has ended, or is just being sent.
    PrintTooLate = "print-too-late",
    ParcelsUnfit = "parcels-unfit",
    /// The name of a place where boxes stand is missing, or too long for a card.
    PlaceUnfit = "place-unfit",
    /// The carrier's label file is still to be fetched.
    LabelNotHereYet = "label-not-here-yet",
    /// A number with a letter that bars do not have, or with too many of them for the paper.
    NumberNotForBars = "number-not-for-bars",
    NumberTooLong = "number-too-long",
    PaperCut = "paper-cut",
    PaperGlyphs = "paper-glyphs",
    NoDocument = "no-document",
    DocumentNotHereYet = "document-not-here-yet",
    DocumentTooLarge = "document-too-large",
    DocumentUnprintable = "document-unprintable",
    /// The carrier's file is for another kind of printer, or for other paper.
    LabelZplOnly = "label-zpl-only",
    LabelTooLarge = "label-too-large",
    LabelOtherDots = "label-other-dots",
    /// Or it is no label that could be scanned.
    LabelCodeLost = "label-code-lost",
    LabelNoCode = "label-no-code",
    LabelPageCount = "label-page-count",
    LabelDamaged = "label-damaged",
    LabelUnknownFormat = "label-unknown-format",
    /// What was to be printed is no longer there.
    PaperLost = "paper-lost",
    /// The station ended while it was being sent.
    PrintCutOff = "print-cut-off",
    /// Its package must not leave any more: what waited for the printer was let go.
    LabelOfCancelled = "label-of-cancelled",
    LabelOfBlocked = "label-of-blocked",
    LabelOfGone = "label-of-gone",
    LabelOfChanged = "label-of-changed",
    LabelOfUnpacked = "label-of-unpacked",
    LabelMadeAnew = "label-made-anew",
    LabelCameOut = "label-came-out",

    // Trouble: the disk.
    /// The disk is full: the act was not saved.
    NotSavedDiskFull = "not-saved-disk-full",
    /// The disk refuses: the act was not saved.
    NotSaved = "not-saved",
    /// This desk's own data could not be read just now.
    NotRead = "not-read",
    /// The label could not be written to its folder.
    LabelNotSaved = "label-not-saved",

    // Trouble: the printer. What was to be printed is safe.
    /// It is off, unplugged, or in another network.
    PrinterUnreachable = "printer-unreachable",
    /// Nothing in the network has its name.
    PrinterNameUnknown = "printer-name-unknown",
    /// Its certificate is not one that this machine trusts.
    PrinterNotSecure = "printer-not-secure",
    PrinterUnvouched = "printer-unvouched",
    PrinterOtherCertificate = "printer-other-certificate",
    /// It was reached and fell silent.
    PrinterNoAnswer = "printer-no-answer",
    /// Something else answers at its address.
    NotAPrinter = "not-a-printer",
    /// The spooler has no printer of this name.
    NoSuchPrinter = "no-such-printer",
    /// It wants a sign-in, or does not serve this desk.
    PrinterNotAllowed = "printer-not-allowed",
    /// A label printer says nothing: paper, ribbon, head.
    PrinterSilent = "printer-silent",
    PrinterPaperOut = "printer-paper-out",
    PrinterOpen = "printer-open",
    PrinterJam = "printer-jam",
    PrinterSupplyOut = "printer-supply-out",
    PrinterPaused = "printer-paused",
    PrinterBusy = "printer-busy",
    PrinterNotAccepting = "printer-not-accepting",
    /// It does not take this kind of file or this size.
    PrinterFormatRefused = "printer-format-refused",
    PrinterTooLarge = "printer-too-large",
    PrinterFault = "printer-fault",
    /// The printer gave the job up.
    PrintAborted = "print-aborted",
    /// Nobody but a person can say whether it came out.
    PrintUncertain = "print-uncertain",
    PrintNoFolder = "print-no-folder",
    PrintFolderFull = "print-folder-full",
    PrintFolderRefused = "print-folder-refused",
    /// It takes nothing that we write.
    PrinterNoFormat = "printer-no-format",
    PrinterResolution = "printer-resolution",
    PrinterResolutionUnknown = "printer-resolution-unknown",
    PrinterMediaMissing = "printer-media-missing",
    /// It would cut off the edge of a label.
    PrinterMargins = "printer-margins",

    // Trouble: the line, the OMS.
    /// The OMS cannot be reached now.
    NoContact = "no-contact",
    /// The OMS no longer accepts this station's sign-in.
    SignedOut = "signed-out",
    /// The OMS knows this station and no longer permits it anything.
    Forbidden = "forbidden",
    /// The OMS does not take what its list is asked for.
    ListRefused = "list-refused",
    /// A package on the OMS's list is larger than is read.
    ListTooLarge = "list-too-large",
    /// Something answers that is not the OMS.
    NotTheOms = "not-the-oms",
    /// What answers cannot prove that it is the OMS.
    NotTrusted = "not-trusted",

    // The station cannot start.
    AlreadyRunning = "already-running",
    DatabaseNewer = "database-newer",
    DatabaseDamaged = "database-damaged",
    /// The file to go back to is no backup of a station.
    NotABackup = "not-a-backup",
    DataDirReadOnly = "data-dir-read-only",
    DataDirFull = "data-dir-full",
    DataDirNotOurs = "data-dir-not-ours",
    DataDirUnusable = "data-dir-unusable",
    /// Nobody named a folder, and the environment does not say where a person's data lies.
    DataDirUnnamed = "data-dir-unnamed",
    ConfigUnreadable = "config-unreadable",
    ConfigSyntax = "config-syntax",
    ConfigUnknownKey = "config-unknown-key",
    ConfigWrongValue = "config-wrong-value",
    ConfigNotText = "config-not-text",
    /// A folder, a device, a pipe, or far more than anybody writes.
    ConfigNotAFile = "config-not-a-file",
    /// A setting names another file, and that one cannot be read.
    ConfigNamedFile = "config-named-file",
    ConfigVariable = "config-variable",
    ConfigVariableUnknown = "config-variable-unknown",
    ConfigMissing = "config-missing",
    NoToken = "no-token",
    /// Others may read what is kept.
    TokenFileOpen = "token-file-open",
    TokenUnreadable = "token-unreadable",
    /// What is kept is no token.
    TokenUnfit = "token-unfit",
    TokenVariable = "token-variable",

    // Ours.
    /// A fault of the program, with a number to tell support.
    Bug = "bug",
}

impl Problem {
    pub fn of(key: ProblemKey) -> Self {
        Self {
            key,
            args: BTreeMap::new(),
            retry: false,
        }
    }

    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.args.insert(name.to_owned(), format!("{value}"));
        self
    }

    pub fn retry(mut self) -> Self {
        self.retry = true;
        self
    }
}

impl From<Objection> for Problem {
    fn from(objection: Objection) -> Self {
        let key = match objection {
            Objection::NotWaiting => ProblemKey::NotWaiting,
            Objection::NotPacked => ProblemKey::NotPacked,
            Objection::AlreadyShipped => ProblemKey::AlreadyShipped,
            Objection::Cancelled => ProblemKey::Cancelled,
            Objection::Blocked => ProblemKey::Blocked,
            Objection::Gone => ProblemKey::Gone,
            Objection::UnknownState => ProblemKey::UnknownState,
            Objection::NeedsPersonFirst => ProblemKey::NeedsPersonFirst,
            Objection::NotShipped => ProblemKey::NotShipped,
            Objection::NotBlocked => ProblemKey::NotBlocked,
            Objection::AlreadyDelivered => ProblemKey::AlreadyDelivered,
            Objection::NotFromHere => ProblemKey::NotFromHere,
            Objection::WaitsForLabel => ProblemKey::WaitsForLabel,
            Objection::WrongForChannel => ProblemKey::WrongForChannel,
            Objection::MoreThanThere => ProblemKey::PiecesTooMany,
            Objection::NothingLeft => ProblemKey::PiecesNoneLeft,
            Objection::NothingToChange => ProblemKey::NothingToChange,
            Objection::Missing(Input::Carrier) => ProblemKey::CarrierMissing,
            Objection::Missing(Input::TrackingNumber) => ProblemKey::TrackingMissing,
            Objection::Missing(Input::Lines) => ProblemKey::LinesMissing,
            Objection::Missing(Input::Reason) => ProblemKey::ReasonMissing,
            Objection::Missing(Input::InvoiceNumber) => ProblemKey::InvoiceMissing,
            Objection::Missing(Input::InvoiceKind) => ProblemKey::InvoiceKindMissing,
            Objection::Missing(Input::InvoiceContent) => ProblemKey::InvoiceContentMissing,
            Objection::Missing(Input::InvoiceDate) => ProblemKey::InvoiceDateMissing,
            Objection::QueueFull => {
                return Self::of(ProblemKey::QueueFull).with("limit", packing::decide::QUEUE_MAX);
            }
        };
        Self::of(key)
    }
}

impl From<Stays> for Problem {
    fn from(stays: Stays) -> Self {
        match stays {
            Stays::WrongCarrier => Self::of(ProblemKey::WrongCarrier),
            Stays::NoTrackingYet => Self::of(ProblemKey::NoTrackingYet),
            Stays::Objection(objection) => objection.into(),
        }
    }
}

impl Problem {
    /// The screen could not be told something just now; nothing was being saved.
    pub fn of_reading(error: StoreError) -> Self {
        let problem = Self::from(error);
        match problem.key {
            ProblemKey::NotSaved | ProblemKey::NotSavedDiskFull => {
                Self::of(ProblemKey::NotRead).retry()
            }
            _ => problem,
        }
    }
}

/// An act that could not be saved. Logged here, once; the packer hears "not saved".
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let log = log_id(&error);
        tracing::error!(error = ?error, error.id = log, "store.failed");
        match error {
            StoreError::DiskFull => Self::of(ProblemKey::NotSavedDiskFull).retry(),
            StoreError::ReadOnly { .. }
            | StoreError::Damaged { .. }
            | StoreError::File(_)
            | StoreError::Unusable { .. }
            | StoreError::Sqlite(_) => Self::of(ProblemKey::NotSaved).retry(),
            StoreError::Newer { .. }
            | StoreError::Pragma { .. }
            | StoreError::Overtaken
            | StoreError::Unreadable { .. } => Self::of(ProblemKey::Bug).with("log", log),
        }
    }
}

impl From<OpenError> for Problem {
    fn from(error: OpenError) -> Self {
        tracing::error!(error = ?error, "store.open");
        let at = |key, path: &std::path::Path| Self::of(key).with("path", path.display());
        match error {
            OpenError::Dir(DirError::AlreadyRunning { path }) => {
                at(ProblemKey::AlreadyRunning, &path)
            }
            OpenError::Dir(DirError::NotOurs { path }) => at(ProblemKey::DataDirNotOurs, &path),
            OpenError::Dir(DirError::ReadOnly { path })
            | OpenError::Store(StoreError::ReadOnly { path }) => {
                at(ProblemKey::DataDirReadOnly, &path)
            }
            OpenError::Dir(DirError::Full { path }) => at(ProblemKey::DataDirFull, &path),
            OpenError::Dir(DirError::Unusable { path, .. })
            | OpenError::Store(StoreError::Unusable { path, .. }) => {
                at(ProblemKey::DataDirUnusable, &path)
            }
            OpenError::Store(StoreError::Newer { path, .. }) => {
                at(ProblemKey::DatabaseNewer, &path)
            }
            OpenError::Store(StoreError::Damaged { path }) => {
                at(ProblemKey::DatabaseDamaged, &path)
            }
            OpenError::Store(other) => other.into(),
        }
    }
}

/// A short number that a packer can read out and support can find in the log.
fn log_id(error: &StoreError) -> String {
    let text = format!("{error:?}");
    format!("{:08x}", packing::scan::fingerprint(&text, "", ""))
}
