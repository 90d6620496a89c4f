//! Putting labels into the print queue: for whoever asks, one box at a time.
//!
//! Bytes are kept first, then one transaction asks the rules again and writes the prints of all its
//! boxes, so two quick taps print once. What was printed once is sent again byte for byte.

use std::ops::RangeInclusive;

use packing::id::PackageId;
use packing::package::Package;
use packing::print::ask::{Reason, Wish};
use packing::print::route::{DocumentKind, printer_for};

use super::history::{Common, Flaws, History};
use super::made::Target;
use super::ready::{Ready, may_be_new, ready};
use super::shown;
use crate::acts::{may_draw_now, packer};
use crate::draw;
use crate::error::{Problem, ProblemKey};
use crate::reads::fingerprint_of;
use crate::store::labels::{self, Paper};
use crate::store::open::StoreError;
use crate::store::printers::{self, PrinterRow};
use crate::store::prints::{self, Print, Wanted, Why};
use crate::store::{Writing, boxes};
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
    let of = shared.read(|reader| boxes::parcels(reader, id))?;
    let prints = of_boxes(shared, &package, (parcel..=parcel, of), &asking)?;
    shared.changed(&[id]);
    let views = shown::prints(shared, &prints)?;
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
    let of = shared.read(|reader| boxes::parcels(reader, id))?;
    of_boxes(shared, &package, (1..=of, of), asking)
}

/// One box: its package, its number, of how many.
pub(super) type Boxed<'a> = (&'a Package, u8, u8);

/// What is to be put into the queue, and the label's row where it has none yet.
type New = (Wanted, Option<Paper>);

/// All of them at once or none: of a package that is packed in three boxes nobody would miss the
/// third label.
fn of_boxes(
    shared: &Shared,
    package: &Package,
    (which, of): (RangeInclusive<u8>, u8),
    asking: &Asking,
) -> Result<Vec<Print>, Problem> {
    let (mut wanted, mut refused) = (Vec::new(), Vec::new());
    let key = (package.id, fingerprint_of(package));
    let common = shared.read(|reader| Common::of(reader, key))?;
    for parcel in which {
        let history = shared.read(|reader| common.of_box(reader, parcel))?;
        match history.allows(asking.wish(), Flaws::NONE) {
            Ok(()) => wanted.push(new(shared, (package, parcel, of), (&history, asking))?),
            Err(problem) => refused.push(problem),
        }
    }
    let (prints, more) = shared.store.write(|transaction| {
        let (mut prints, mut refused) = (Vec::new(), Vec::new());
        for new in &wanted {
            match put(shared, transaction, (new, asking))? {
                Ok(print) => prints.push(print),
                Err(problem) => refused.push(problem),
            }
        }
        Ok((prints, refused))
    })?;
    refused.extend(more);
    // That one of the boxes has its label says nothing about the others.
    refused.sort_by_key(|problem| problem.key == ProblemKey::AlreadyPrinted);
    match refused.into_iter().next() {
        Some(problem) if prints.is_empty() => Err(problem),
        _ => Ok(prints),
    }
}

fn new(
    shared: &Shared,
    boxed: Boxed<'_>,
    (history, asking): (&History, &Asking),
) -> Result<New, Problem> {
    let (package, parcel, parcels) = boxed;
    let printer = printer_of(shared, DocumentKind::Label, package.carrier())?;
    let target = Target::of(&printer).ok_or_else(|| Problem::of(ProblemKey::UnknownPrinter))?;
    may_be_new(shared, package)?;
    let ready = match history.same_bytes(&printer) {
        Some(before) => Ready::again(before),
        None => ready(shared, boxed, (history, target, asking))?,
    };
    let wanted = Wanted {
        kind: DocumentKind::Label,
        title: package.number.clone(),
        package: package.id,
        parcel,
        parcels,
        paper: ready.paper_id,
        fingerprint: fingerprint_of(package),
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
    Ok((wanted, ready.paper))
}

/// Asks the rules once more: another tap may have been quicker.
fn put(
    shared: &Shared,
    transaction: &Writing<'_>,
    ((wanted, paper), asking): (&New, &Asking),
) -> Result<Result<Print, Problem>, StoreError> {
    let key = (wanted.package, wanted.parcel, wanted.fingerprint);
    let history = History::of(transaction, key)?;
    let complete = paper.as_ref().is_none_or(is_complete);
    let told = labels::flawed(transaction, key)?;
    let refused = history.allows(asking.wish(), Flaws { complete, told });
    let mut wanted = wanted.clone();
    // A label that nobody may print yet is kept all the same: somebody has to look at it.
    if let Some(paper) = paper
        && (refused.is_ok() || !complete)
    {
        wanted.paper = draw::add(transaction, paper, asking.who)?;
    }
    match refused {
        Ok(()) => {
            let by = (shared.store.file_tag(), asking.who);
            prints::append(transaction, by, &wanted).map(Ok)
        }
        Err(problem) => Ok(Err(problem)),
    }
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
