//! Putting labels into the print queue: for whoever asks, one box at a time.
//!
//! Bytes are kept first, then one transaction asks the rules again and writes the print, so two
//! quick taps print once. What was printed once is sent again byte for byte.

use packing::id::PackageId;
use packing::package::Package;
use packing::print::Progress;
use packing::print::ask::{NoPrint, Reason, SoFar, Wish, may_print};
use packing::print::route::{DocumentKind, printer_for};
use paper::Parcel;

use super::made::{self, Made, Target};
use super::shown;
use crate::acts::{may_draw_now, packer};
use crate::draw;
use crate::error::{Problem, ProblemKey};
use crate::reads::fingerprint_of;
use crate::store::labels::{self, Paper, Source};
use crate::store::open::StoreError;
use crate::store::printers::{self, PrinterRow};
use crate::store::prints::{self, Print, Wanted, Why};
use crate::store::{Reading, boxes};
use crate::sync::Shared;
use crate::view::{BatchView, PrintView, RefusedView};

/// Who asks, and how.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    pub(crate) who: i64,
    pub(crate) by: String,
    pub(crate) why: Why,
    pub(crate) reason: Option<Reason>,
    pub(crate) batch: i64,
}

impl Asking {
    fn wish(&self) -> Wish {
        match self.why {
            Why::Itself => Wish::Itself,
            Why::Again => Wish::Again,
            Why::Asked | Why::Batch | Why::Test => Wish::Person,
        }
    }

    fn by_packer(shared: &Shared, why: Why) -> Result<Self, Problem> {
        let packer = packer(shared)?;
        Ok(Self {
            who: packer.id,
            by: packer.name,
            why,
            reason: None,
            batch: 0,
        })
    }
}

/// All boxes of the package that have no label yet.
pub(crate) fn print_label(shared: &Shared, id: PackageId) -> Result<Vec<PrintView>, Problem> {
    let asking = Asking::by_packer(shared, Why::Asked)?;
    let prints = labels_of(shared, id, &asking)?;
    shared.changed(&[id]);
    shown::prints(shared, &prints)
}

/// In the order of the list.
pub(crate) fn print_labels(shared: &Shared, ids: &[i64]) -> Result<BatchView, Problem> {
    let batch = shared.read(prints::next_batch)?;
    let asking = Asking {
        batch,
        ..Asking::by_packer(shared, Why::Batch)?
    };
    let (mut made, mut refused) = (Vec::new(), Vec::new());
    for id in ids {
        match labels_of(shared, PackageId(*id), &asking) {
            Ok(prints) => made.extend(prints),
            Err(problem) => refused.push(RefusedView {
                package: *id,
                number: number_of(shared, PackageId(*id)),
                problem,
            }),
        }
        // The first comes out while the last is still being drawn.
        shared.bell.ring();
    }
    shared.changed(&[]);
    let prints = shown::prints(shared, &made)?;
    Ok(BatchView { prints, refused })
}

fn number_of(shared: &Shared, id: PackageId) -> String {
    let found = crate::reads::find(shared, id);
    found.map_or_else(|_| String::new(), |found| found.copy.package.number)
}

/// The same bytes once more, for a reason.
pub(crate) fn reprint(
    shared: &Shared,
    (id, parcel): (PackageId, u8),
    reason: Reason,
) -> Result<PrintView, Problem> {
    let asking = Asking {
        reason: Some(reason),
        ..Asking::by_packer(shared, Why::Again)?
    };
    let package = may_draw_now(shared, id)?.seen();
    let parcels = shared.read(|reader| boxes::parcels(reader, id))?;
    let print = one(shared, (&package, parcel, parcels), &asking)?;
    shared.changed(&[id]);
    let views = shown::prints(shared, &[print])?;
    views.into_iter().next().ok_or_else(unknown)
}

fn unknown() -> Problem {
    Problem::of(ProblemKey::UnknownPrint)
}

pub(crate) fn labels_of(
    shared: &Shared,
    id: PackageId,
    asking: &Asking,
) -> Result<Vec<Print>, Problem> {
    let package = may_draw_now(shared, id)?.seen();
    let parcels = shared.read(|reader| boxes::parcels(reader, id))?;
    let mut prints = Vec::new();
    let mut refused = None;
    for parcel in 1..=parcels {
        match one(shared, (&package, parcel, parcels), asking) {
            Ok(print) => prints.push(print),
            Err(problem) => refused = refused.or(Some(problem)),
        }
    }
    match refused {
        Some(problem) if prints.is_empty() => Err(problem),
        _ => Ok(prints),
    }
}

/// One box: its package, its number, of how many.
type Boxed<'a> = (&'a Package, u8, u8);

fn one(shared: &Shared, boxed: Boxed<'_>, asking: &Asking) -> Result<Print, Problem> {
    let (package, parcel, _) = boxed;
    let printer = printer_of(shared, DocumentKind::Label, package.carrier())?;
    let target = Target::of(&printer).ok_or_else(|| Problem::of(ProblemKey::UnknownPrinter))?;
    let fingerprint = fingerprint_of(package);
    let key = (package.id, parcel, fingerprint);
    let history = shared.read(|reader| History::of(reader, key))?;
    history.allows(asking.wish(), true)?;
    let ready = match history.same_bytes(&printer) {
        Some(before) => Ready::again(before),
        None => ready(shared, boxed, (&history, target, asking))?,
    };
    let new = Wanted {
        kind: DocumentKind::Label,
        title: package.number.clone(),
        package: package.id,
        parcel,
        parcels: boxed.2,
        paper: ready.paper_id,
        fingerprint,
        printer: printer.id,
        format: printer.format,
        sha256: ready.sha256,
        preview: ready.preview,
        why: asking.why,
        reason: asking.reason,
        batch: asking.batch,
        made_at: shared.clock.wall(),
        made_by: asking.by.clone(),
        expiry_ms: shared.desk.printing.expiry_ms,
    };
    shared.store.write(|transaction| {
        let history = History::of(transaction, key)?;
        let complete = ready.paper.as_ref().is_none_or(is_complete);
        let refused = history.allows(asking.wish(), complete);
        let mut new = new.clone();
        // A label that nobody may print yet is kept all the same: somebody has to look at it.
        if let Some(paper) = &ready.paper
            && (refused.is_ok() || !complete)
        {
            new.paper = draw::add(transaction, paper, asking.who)?;
        }
        match refused {
            Ok(()) => {
                let by = (shared.store.file_tag(), asking.who);
                prints::append(transaction, by, &new).map(Ok)
            }
            Err(problem) => Ok(Err(problem)),
        }
    })?
}

fn is_complete(paper: &Paper) -> bool {
    !paper.overflow && paper.missing_glyphs.is_empty()
}

/// The printer that a person chose for this, and has accepted.
pub(crate) fn printer_of(
    shared: &Shared,
    kind: DocumentKind,
    carrier: Option<&str>,
) -> Result<PrinterRow, Problem> {
    let carrier = carrier.unwrap_or_default();
    let found = shared.read(|reader| {
        let routes = printers::routes(reader)?;
        match printer_for(&routes, kind, carrier) {
            Some(id) => printers::find(reader, id),
            None => Ok(None),
        }
    })?;
    let printer = found.filter(|it| !it.removed);
    let printer = printer.ok_or_else(|| Problem::of(ProblemKey::NoPrinter))?;
    match printer.accepted_at {
        Some(_) => Ok(printer),
        None => Err(Problem::of(ProblemKey::PrinterNotAccepted).with("printer", printer.name)),
    }
}

/// All prints of one parcel, seen from the label as it would be now.
pub(super) struct History {
    of_label: Vec<Print>,
    progress: Vec<Progress>,
    older: Option<Progress>,
    ever: bool,
    void: bool,
    other_label: bool,
}

impl History {
    pub(super) fn of(
        reader: &Reading,
        (package, parcel, fingerprint): (PackageId, u8, u32),
    ) -> Result<Self, StoreError> {
        let void_up_to = boxes::void_up_to(reader, package, parcel)?;
        let all: Vec<Print> = prints::of_package(reader, package)?
            .into_iter()
            .filter(|it| it.wanted.kind == DocumentKind::Label && it.wanted.parcel == parcel)
            .collect();
        let ever = !all.is_empty() || void_up_to > 0;
        let reads_so = |it: &Print| it.wanted.fingerprint == fingerprint;
        let of_now = |it: &Print| reads_so(it) && it.wanted.paper > void_up_to;
        let void = all.iter().any(reads_so) && !all.iter().any(of_now);
        let (of_label, older): (Vec<Print>, Vec<Print>) = all.into_iter().partition(of_now);
        let unsettled = |it: &&Print| !it.progress.is_settled();
        Ok(Self {
            progress: of_label.iter().map(|it| it.progress).collect(),
            older: older.iter().find(unsettled).map(|it| it.progress),
            other_label: older.iter().any(|it| !reads_so(it)),
            of_label,
            ever,
            void,
        })
    }

    fn allows(&self, wish: Wish, complete: bool) -> Result<(), Problem> {
        let so_far = SoFar {
            of_label: &self.progress,
            ever: self.ever,
            older: self.older,
            void: self.void,
            complete,
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
        self.allows(Wish::Person, true)
    }

    /// The last print of this very label on the same printer.
    fn same_bytes(&self, printer: &PrinterRow) -> Option<&Print> {
        let here = |it: &&Print| it.wanted.printer == printer.id;
        self.of_label.iter().rfind(here)
    }
}

/// Bytes that are kept, and the label that they are of.
struct Ready {
    sha256: String,
    preview: String,
    paper_id: i64,
    /// Where it has no row yet.
    paper: Option<Paper>,
}

impl Ready {
    fn again(before: &Print) -> Self {
        Self {
            sha256: before.wanted.sha256.clone(),
            preview: before.wanted.preview.clone(),
            paper_id: before.wanted.paper,
            paper: None,
        }
    }
}

fn ready(
    shared: &Shared,
    boxed: Boxed<'_>,
    (history, target, asking): (&History, Target, &Asking),
) -> Result<Ready, Problem> {
    let (package, parcel, parcels) = boxed;
    let key = (package.id, fingerprint_of(package));
    // Printed elsewhere before: the same label, made ready for this printer's dots.
    let known = match history.of_label.last() {
        Some(before) => {
            let paper = shared.read(|reader| labels::one(reader, before.wanted.paper))?;
            paper.map(|paper| (before.wanted.paper, paper))
        }
        None => shared.read(|reader| labels::from_carrier(reader, key))?,
    };
    if let Some((paper_id, paper)) = known {
        let lost = || Problem::of(ProblemKey::PaperLost);
        let file = shared.store.label_bytes(&paper.sha256)?.ok_or_else(lost)?;
        return kept(shared, &made::of_file(&file, target)?, (paper_id, None));
    }
    if package.label_file.is_some() && !shared.state().has_no_label_file(key) {
        return Err(Problem::of(ProblemKey::LabelNotHereYet).retry());
    }
    let count = Parcel {
        number: parcel.into(),
        of: parcels.into(),
    };
    let drawn = draw::ink(shared, package, (count, target.stock))?;
    let sheets = std::slice::from_ref(&drawn.sheet);
    let made = made::of_sheets(&package.number, sheets, target).map_err(draw::undrawable)?;
    // What is kept for ever is the PDF: any later printer can be served from it.
    let file = paper::pdf::write(&package.number, sheets).map_err(draw::undrawable)?;
    let sha256 = draw::keep(shared, &file)?;
    let paper = draw::paper(
        shared,
        (package, parcel, parcels),
        (&drawn, sha256, &asking.by),
    );
    kept(shared, &made, (0, Some(paper)))
}

/// The label as it would come out of its printer, as PNG; nothing where only the printer can draw
/// it. Nothing is kept.
pub(crate) fn preview(
    shared: &Shared,
    (id, parcel): (PackageId, u8),
) -> Result<Option<Vec<u8>>, Problem> {
    let package = may_draw_now(shared, id)?.seen();
    let of = shared.read(|reader| boxes::parcels(reader, id))?;
    let printer = printer_of(shared, DocumentKind::Label, package.carrier());
    let target = printer.ok().and_then(|it| Target::of(&it));
    let target = target.unwrap_or(Target::USUAL);
    let key = (id, fingerprint_of(&package));
    let made = match shared.read(|reader| labels::from_carrier(reader, key))? {
        Some((_, paper)) => {
            let lost = || Problem::of(ProblemKey::PaperLost);
            let file = shared.store.label_bytes(&paper.sha256)?.ok_or_else(lost)?;
            made::of_file(&file, target)?
        }
        None => {
            let count = Parcel {
                number: parcel.into(),
                of: of.into(),
            };
            let drawn = draw::ink(shared, &package, (count, target.stock))?;
            let sheets = std::slice::from_ref(&drawn.sheet);
            made::of_sheets(&package.number, sheets, target).map_err(draw::undrawable)?
        }
    };
    Ok(Some(made.preview).filter(|picture| !picture.is_empty()))
}

pub(super) fn keep_made(shared: &Shared, made: &Made) -> Result<(String, String), Problem> {
    let sha256 = draw::keep(shared, &made.bytes)?;
    let preview = if made.preview.is_empty() {
        String::new()
    } else {
        draw::keep(shared, &made.preview)?
    };
    Ok((sha256, preview))
}

fn kept(
    shared: &Shared,
    made: &Made,
    (paper_id, paper): (i64, Option<Paper>),
) -> Result<Ready, Problem> {
    let (sha256, preview) = keep_made(shared, made)?;
    Ok(Ready {
        sha256,
        preview,
        paper_id,
        paper,
    })
}

/// A carrier's own file, kept byte for byte as it came.
pub(crate) fn keep_carriers(
    shared: &Shared,
    package: &Package,
    bytes: &[u8],
) -> Result<(), Problem> {
    let sha256 = draw::keep(shared, bytes)?;
    let paper = Paper {
        package: package.id,
        parcel: 1,
        parcels: 1,
        source: Source::Carrier,
        sha256,
        carrier: package.carrier().unwrap_or_default().to_owned(),
        tracking_number: package.tracking_number().unwrap_or_default().to_owned(),
        fingerprint: fingerprint_of(package),
        path: String::new(),
        overflow: false,
        missing_glyphs: String::new(),
        drawn_at: shared.clock.wall(),
        drawn_by: shared.desk.name.clone(),
    };
    shared
        .store
        .write(|transaction| draw::add(transaction, &paper, 0).map(drop))?;
    shared.changed(&[package.id]);
    Ok(())
}
