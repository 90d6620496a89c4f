//! All prints of one parcel, and what may be printed after them.

use packing::id::PackageId;
use packing::package::{Package, State};
use packing::print::Progress;
use packing::print::ask::{NoPrint, SoFar, Wish, may_print};
use packing::print::route::{DocumentKind, PrinterId};

use crate::error::{Problem, ProblemKey};
use crate::reads::fingerprint_of;
use crate::store::labels::Since;
use crate::store::open::StoreError;
use crate::store::printers::PrinterRow;
use crate::store::prints::{self, Print};
use crate::store::{Reading, boxes, labels};
use crate::sync::Shared;

/// All prints of one parcel, seen from the label as it would be now.
pub(super) struct History {
    pub(super) of_label: Vec<Print>,
    progress: Vec<Progress>,
    older: Option<Progress>,
    ever: bool,
    void: bool,
    other_label: bool,
    drawn_anew: bool,
    /// Labels up to this one are not to be used.
    pub(super) void_up_to: i64,
    /// The carrier's own file, as it came last.
    file: Option<i64>,
}

/// What a person must look at before it is printed, and whether one was told to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flaws {
    pub(super) complete: bool,
    pub(super) told: bool,
}

impl Flaws {
    pub(super) const NONE: Self = Self {
        complete: true,
        told: false,
    };
}

/// What all boxes of a package have in common, asked for once.
pub(super) struct Common {
    label: (PackageId, u32),
    prints: Vec<Print>,
    file: Option<i64>,
    /// Labels that the carrier has drawn anew since.
    gone: Vec<i64>,
}

impl Common {
    pub(super) fn of(
        reader: &Reading,
        (package, fingerprint): (PackageId, u32),
    ) -> Result<Self, StoreError> {
        let file = labels::from_carrier(reader, (package, fingerprint))?;
        Ok(Self {
            label: (package, fingerprint),
            prints: prints::of_package(reader, package)?,
            file: file.map(|(id, _)| id),
            gone: labels::drawn_anew(reader, package)?,
        })
    }

    /// A label of the package was printed, or was to be.
    pub(super) fn is_asked(&self) -> bool {
        let label = |it: &Print| it.wanted.kind == DocumentKind::Label;
        self.prints.iter().any(label)
    }

    /// The carrier's own file is here.
    pub(super) fn is_kept(&self) -> bool {
        self.file.is_some()
    }

    pub(super) fn of_box(&self, reader: &Reading, parcel: u8) -> Result<History, StoreError> {
        let (package, fingerprint) = self.label;
        let void_up_to = boxes::void_up_to(reader, package, parcel)?;
        let of_box =
            |it: &&Print| it.wanted.kind == DocumentKind::Label && it.wanted.parcel == parcel;
        let all: Vec<Print> = self.prints.iter().filter(of_box).cloned().collect();
        let ever = !all.is_empty() || void_up_to > 0;
        let reads_so = |it: &Print| it.wanted.fingerprint == fingerprint;
        let of_now = |it: &Print| reads_so(it) && it.wanted.paper > void_up_to;
        let void = all.iter().any(reads_so) && !all.iter().any(of_now);
        let is_gone = |it: &Print| self.gone.contains(&it.wanted.paper);
        let is_good = |it: &Print| of_now(it) && !is_gone(it);
        let (of_label, older): (Vec<Print>, Vec<Print>) = all.into_iter().partition(is_good);
        let unsettled = |it: &&Print| !it.progress.is_settled();
        Ok(History {
            progress: of_label.iter().map(|it| it.progress).collect(),
            older: older.iter().find(unsettled).map(|it| it.progress),
            other_label: older.iter().any(|it| !reads_so(it) || is_gone(it)),
            drawn_anew: older.iter().any(|it| is_gone(it) && is_on_paper(it)),
            of_label,
            ever,
            void,
            void_up_to,
            file: self.file,
        })
    }
}

impl History {
    pub(super) fn of(
        reader: &Reading,
        (package, parcel, fingerprint): (PackageId, u8, u32),
    ) -> Result<Self, StoreError> {
        Common::of(reader, (package, fingerprint))?.of_box(reader, parcel)
    }

    /// Its printer is at it.
    pub(super) fn is_live(&self) -> bool {
        self.progress.iter().any(|it| it.is_live())
    }

    /// It waits for its printer.
    pub(super) fn is_queued(&self) -> bool {
        self.progress.contains(&Progress::Queued)
    }

    /// The printer that is at it, or gets it.
    pub(super) fn open_at(&self) -> Option<PrinterId> {
        let open = self.of_label.iter().find(|it| !it.progress.is_settled());
        open.map(|it| it.wanted.printer)
    }

    /// It is on its box, or may be.
    pub(super) fn is_on_paper(&self) -> bool {
        self.of_label.iter().any(is_on_paper)
    }

    /// It is on its box, or will be.
    pub(super) fn may_be_on_paper(&self) -> bool {
        let open = |it: &Print| is_on_paper(it) || !it.progress.is_settled();
        self.of_label.iter().any(open)
    }

    /// The one on paper is one that the carrier has drawn anew since.
    pub(super) fn is_drawn_anew(&self) -> bool {
        self.drawn_anew && !self.is_on_paper()
    }

    /// How many boxes the one on paper counts: a copy says what the first one said.
    pub(super) fn count(&self, reader: &Reading) -> Result<Option<u8>, StoreError> {
        let Some(last) = self.of_label.iter().rfind(|it| is_on_paper(it)) else {
            return Ok(None);
        };
        let paper = labels::one(reader, last.wanted.paper)?;
        Ok(paper.map(|paper| paper.parcels))
    }

    pub(super) fn allows(&self, wish: Wish, flaws: Flaws) -> Result<(), Problem> {
        let so_far = SoFar {
            of_label: &self.progress,
            ever: self.ever,
            older: self.older,
            void: self.void,
            complete: flaws.complete,
            told: flaws.told,
        };
        may_print(&so_far, wish).map_err(|no| {
            Problem::of(match no {
                NoPrint::UnderWay => ProblemKey::PrintUnderWay,
                NoPrint::Unclear => ProblemKey::PrintUnclear,
                NoPrint::AlreadyPrinted => ProblemKey::AlreadyPrinted,
                NoPrint::NotPrintedYet if self.other_label => ProblemKey::LabelChanged,
                NoPrint::NotPrintedYet => ProblemKey::NotPrintedYet,
                NoPrint::Void => ProblemKey::LabelVoid,
                NoPrint::NeedsLook => ProblemKey::LabelNeedsLook,
            })
        })
    }

    /// May the label be printed by a person's word now?
    pub(super) fn person_may(&self) -> Result<(), Problem> {
        self.allows(Wish::Person, Flaws::NONE)
    }

    /// The last print of this very label on the same printer.
    pub(super) fn same_bytes(&self, printer: &PrinterRow) -> Option<&Print> {
        let here = |it: &&Print| it.wanted.printer == printer.id && self.is_to_copy(it);
        self.of_label.iter().rfind(here)
    }

    /// The last print of this label, but of none that the carrier has drawn anew since, under the
    /// same number.
    pub(super) fn newest(&self) -> Option<&Print> {
        self.of_label.iter().rfind(|it| self.is_to_copy(it))
    }

    /// What never came out nobody has: it is made anew, as the package is now.
    fn is_to_copy(&self, print: &Print) -> bool {
        is_on_paper(print) && self.file.is_none_or(|file| print.wanted.paper >= file)
    }
}

/// The carrier's file at hand is the one before: the new one is not here yet. Where nobody found
/// out whether there is a new one, it is waited for no longer than it can be had.
pub(super) fn waits_for_new(shared: &Shared, package: &Package) -> Result<bool, StoreError> {
    Ok(match since_kept(shared, package)? {
        Since::Nothing => false,
        Since::GivenUp => {
            let named = package.label_file.is_some();
            package.state == State::WaitingCargoLabel
                || named && shared.state().label_may_come(package.id)
        }
        Since::Done => package.state == State::WaitingCargoLabel || !has_none(shared, package),
        Since::Asked | Since::Taken | Since::Moved => true,
    })
}

/// The carrier's file at hand is, or may be, the one before: it comes out by a person's word only.
pub(super) fn may_be_old(shared: &Shared, package: &Package) -> Result<bool, StoreError> {
    Ok(since_kept(shared, package)? != Since::Nothing)
}

/// It was made anew, and the OMS has no file of it any more: the kept one is not in its place.
pub(super) fn is_dropped(shared: &Shared, package: &Package) -> Result<bool, StoreError> {
    Ok(has_none(shared, package) && since_kept(shared, package)? == Since::Done)
}

fn has_none(shared: &Shared, package: &Package) -> bool {
    package.label_file.is_none() || shared.state().has_no_label_file(package)
}

fn since_kept(shared: &Shared, package: &Package) -> Result<Since, StoreError> {
    let label = (package.id, fingerprint_of(package));
    shared.store.read(|reader| {
        let kept = labels::from_carrier(reader, label)?;
        let since = |(_, kept): (i64, _)| labels::since_kept(reader, package, &kept);
        kept.map_or(Ok(Since::Nothing), since)
    })
}

fn is_on_paper(print: &Print) -> bool {
    match print.progress {
        Progress::Sending | Progress::Sent | Progress::Printed | Progress::Unknown => true,
        Progress::Queued | Progress::Failed | Progress::Expired | Progress::Cancelled => false,
    }
}
