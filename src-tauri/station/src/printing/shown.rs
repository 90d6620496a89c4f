//! Printers and prints as the screen shows them.

use std::collections::{HashMap, HashSet};

use packing::command::{Act, Command};
use packing::id::PackageId;
use packing::print::Progress;
use packing::print::ask::Reason;
use packing::print::route::{DocumentKind, PrinterId, Route};
use packing::scan::fingerprint;
use packing::time::At;

use super::documents::handover_of;
use super::made::{format_named, media_named};
use super::trouble::Trouble;
use crate::error::{Problem, ProblemKey};
use crate::print::{Format, Place};
use crate::reads::{self, fingerprint_of};
use crate::shown::ByPackage;
use crate::store::open::StoreError;
use crate::store::printers::{self, PrinterRow};
use crate::store::prints::{self, Labelled, Print, Why};
use crate::store::{Reading, labels, mirror, queue};
use crate::sync::Shared;
use crate::view::*;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// A day at a busy counter.
const PRINTED_MAX: u32 = 2_000;
/// A box whose label is older has left, or somebody has long been asking for it.
const SWAP_DAYS: i64 = 30;

pub(crate) fn printers(shared: &Shared) -> Result<Vec<PrinterView>, Problem> {
    shared.read(|reader| {
        let routes = printers::routes(reader)?;
        printers::all(reader)?
            .iter()
            .map(|row| printer_view(shared, reader, (row, &routes)))
            .collect()
    })
}

pub(crate) fn printer(shared: &Shared, id: PrinterId) -> Result<PrinterView, Problem> {
    let all = printers(shared)?;
    all.into_iter()
        .find(|it| it.id == id.0)
        .ok_or_else(|| Problem::of(ProblemKey::UnknownPrinter))
}

fn printer_view(
    shared: &Shared,
    reader: &Reading,
    (row, routes): (&PrinterRow, &[Route]),
) -> Result<PrinterView, StoreError> {
    let unreadable = || StoreError::Unreadable { what: "a printer" };
    let place: Place = serde_json::from_str(&row.place).map_err(|_| unreadable())?;
    let own = routes.iter().filter(|route| route.printer == row.id);
    let condition = shared.state().conditions.get(&row.id).cloned();
    Ok(PrinterView {
        id: row.id.0,
        name: row.name.clone(),
        place: place_view(place),
        format: format_view(format_named(&row.format).ok_or_else(unreadable)?),
        dpi: row.dpi,
        media: media_named(&row.media).ok_or_else(unreadable)?,
        uses: own
            .map(|route| UseView {
                document: document_view(route.kind),
                carrier: route.carrier.clone(),
            })
            .collect(),
        accepted_at: row.accepted_at.map(|at| at.0),
        accepted_by: row.accepted_by.clone(),
        condition: condition.unwrap_or(ConditionView {
            kind: ConditionKind::Unknown,
            problem: None,
            detail: String::new(),
        }),
        waiting: prints::waiting(reader, row.id)?,
    })
}

pub(super) fn format_view(format: Format) -> FormatView {
    match format {
        Format::Pdf => FormatView::Pdf,
        Format::Zpl => FormatView::Zpl,
        Format::Pwg => FormatView::Pwg,
    }
}

pub(super) fn place_view(place: Place) -> PlaceView {
    match place {
        Place::Ipp { address } => PlaceView::Ipp {
            address: address.as_str().to_owned(),
        },
        Place::Raw { address } => PlaceView::Raw {
            address: address.into(),
        },
        Place::Folder { path } => PlaceView::Folder {
            path: path.display().to_string(),
        },
    }
}

fn document_view(kind: DocumentKind) -> DocumentView {
    match kind {
        DocumentKind::Label => DocumentView::Label,
        DocumentKind::Slip => DocumentView::Slip,
        DocumentKind::Handover => DocumentView::Handover,
        DocumentKind::Card => DocumentView::Card,
        DocumentKind::Document => DocumentView::Document,
        DocumentKind::TestPage => DocumentView::TestPage,
    }
}

pub(crate) fn kind_of(document: DocumentView) -> DocumentKind {
    match document {
        DocumentView::Label => DocumentKind::Label,
        DocumentView::Slip => DocumentKind::Slip,
        DocumentView::Handover => DocumentKind::Handover,
        DocumentView::Card => DocumentKind::Card,
        DocumentView::Document => DocumentKind::Document,
        DocumentView::TestPage => DocumentKind::TestPage,
    }
}

pub(crate) fn reason_of(reason: AgainView) -> Reason {
    match reason {
        AgainView::DidNotComeOut => Reason::DidNotComeOut,
        AgainView::Unreadable => Reason::Unreadable,
        AgainView::Damaged => Reason::Damaged,
        AgainView::Lost => Reason::Lost,
        AgainView::Other => Reason::Other,
    }
}

fn reason_view(reason: Reason) -> AgainView {
    match reason {
        Reason::DidNotComeOut => AgainView::DidNotComeOut,
        Reason::Unreadable => AgainView::Unreadable,
        Reason::Damaged => AgainView::Damaged,
        Reason::Lost => AgainView::Lost,
        Reason::Other => AgainView::Other,
    }
}

pub(crate) fn print(shared: &Shared, print: &Print) -> Result<PrintView, Problem> {
    shared.read(|reader| print_view(&mut Names::new(reader), print))
}

pub(crate) fn prints(shared: &Shared, all: &[Print]) -> Result<Vec<PrintView>, Problem> {
    shared.read(|reader| views(reader, all))
}

/// All prints of a package, oldest first.
pub(crate) fn of_package(shared: &Shared, id: PackageId) -> Result<Vec<PrintView>, Problem> {
    shared.read(|reader| views(reader, &prints::of_package(reader, id)?))
}

fn views(reader: &Reading, all: &[Print]) -> Result<Vec<PrintView>, StoreError> {
    let mut names = Names::new(reader);
    all.iter().map(|it| print_view(&mut names, it)).collect()
}

/// Printers' names, each looked up once.
struct Names<'a> {
    reader: &'a Reading,
    known: HashMap<PrinterId, String>,
}

impl<'a> Names<'a> {
    fn new(reader: &'a Reading) -> Self {
        Self {
            reader,
            known: HashMap::new(),
        }
    }

    fn of(&mut self, id: PrinterId) -> Result<String, StoreError> {
        if let Some(name) = self.known.get(&id) {
            return Ok(name.clone());
        }
        let name = printers::find(self.reader, id)?.map_or_else(String::new, |it| it.name);
        self.known.insert(id, name.clone());
        Ok(name)
    }
}

fn print_view(names: &mut Names<'_>, it: &Print) -> Result<PrintView, StoreError> {
    let wanted = &it.wanted;
    let printer_name = names.of(wanted.printer)?;
    let trouble = it.trouble.as_deref().and_then(Trouble::of_word);
    Ok(PrintView {
        id: it.name.clone(),
        package: (wanted.package.0 > 0).then_some(wanted.package.0),
        handover: handover_of(&wanted.title).filter(|_| wanted.kind == DocumentKind::Handover),
        number: if wanted.package.0 > 0 || wanted.kind == DocumentKind::Handover {
            wanted.title.clone()
        } else {
            String::new()
        },
        document: document_view(wanted.kind),
        printer: wanted.printer.0,
        trouble: trouble.map(|trouble| trouble.problem().with("printer", &printer_name)),
        printer_name,
        progress: match it.progress {
            Progress::Queued => ProgressView::Queued,
            Progress::Sending => ProgressView::Sending,
            Progress::Sent => ProgressView::Sent,
            Progress::Printed => ProgressView::Printed,
            Progress::Failed => ProgressView::Failed,
            Progress::Unknown => ProgressView::Unknown,
            Progress::Expired => ProgressView::Expired,
            Progress::Cancelled => ProgressView::Cancelled,
        },
        why: match wanted.why {
            Why::Itself => WhyView::Itself,
            Why::Asked => WhyView::Asked,
            Why::Batch => WhyView::Batch,
            Why::Again => WhyView::Again,
            Why::Test => WhyView::Test,
        },
        reason: wanted.reason.map(reason_view),
        copy: it.copy,
        parcel: wanted.parcel.into(),
        parcels: wanted.parcels.into(),
        made_at: wanted.made_at.0,
        made_by: wanted.made_by.clone(),
        ended_at: it.ended_at.map(|at| at.0),
        can_cancel: match it.progress {
            Progress::Queued => true,
            Progress::Sent => !it.cancel_asked,
            Progress::Sending
            | Progress::Unknown
            | Progress::Printed
            | Progress::Failed
            | Progress::Expired
            | Progress::Cancelled => false,
        },
        cancelling: it.cancel_asked && it.progress == Progress::Sent,
    })
}

/// The Labels screen.
pub(crate) fn labels(shared: &Shared) -> Result<LabelsView, Problem> {
    let now = shared.clock.wall();
    let today = shared.clock.midnight_before(now);
    let (printing, problem, printed, labelled, here, on_top) = shared.read(|reader| {
        let under_way: Vec<Print> = prints::unsettled(reader)?
            .into_iter()
            .filter(|it| it.progress != Progress::Unknown)
            .collect();
        Ok((
            views(reader, &under_way)?,
            views(reader, &prints::problems(reader)?)?,
            views(reader, &prints::printed_since(reader, today, PRINTED_MAX)?)?,
            prints::labelled(reader)?,
            queue::packed_here(reader)?,
            reads::on_top(reader)?,
        ))
    })?;
    let look = look(shared, &on_top)?;
    let looked: HashSet<i64> = look.iter().map(|it| it.row.id).collect();
    let is_ready = |row: &RowView| {
        let id = PackageId(row.id);
        let tracked = row.carrier.is_some() && row.tracking_number.is_some();
        let unlabelled = !labelled.contains(&id) && !looked.contains(&row.id);
        tracked && here.contains(&id) && unlabelled
    };
    let packed = reads::list(shared, Shelf::Packed)?.rows;
    Ok(LabelsView {
        printers: printers(shared)?,
        printing,
        ready: packed.into_iter().filter(is_ready).collect(),
        problem,
        look,
        swap: swap(shared, &on_top)?,
        printed,
    })
}

/// How much there is for a person.
pub(crate) fn to_do(shared: &Shared, on_top: &ByPackage) -> Result<u32, Problem> {
    let tasks = look(shared, on_top)?.len() + swap(shared, on_top)?.len();
    let problems = shared.read(prints::problem_count)?;
    Ok(problems.saturating_add(u32::try_from(tasks).unwrap_or(u32::MAX)))
}

/// Since when, and which packages' copies do not say all.
fn lately(shared: &Shared, on_top: &ByPackage) -> (At, String) {
    let since = shared.clock.wall().plus_ms(-SWAP_DAYS * DAY_MS);
    let ids: Vec<String> = on_top.keys().map(|id| id.0.to_string()).collect();
    (since, format!("[{}]", ids.join(",")))
}

fn look(shared: &Shared, on_top: &ByPackage) -> Result<Vec<LookView>, Problem> {
    let (since, changed) = lately(shared, on_top);
    let papers = shared.read(|reader| labels::to_look_at(reader, (since, &changed)))?;
    let mut looks: Vec<LookView> = Vec::with_capacity(papers.len());
    for paper in papers {
        let Ok(found) = reads::find(shared, paper.package) else {
            continue;
        };
        let seen = found.seen();
        // Drawn anew since, or not to be printed at all: nobody has to look at this one.
        if fingerprint_of(&seen) != paper.fingerprint || !seen.state.is_packed() {
            continue;
        }
        // Its boxes' labels differ by their count alone: they are one thing to look at.
        let of_same = |it: &&mut LookView| it.row.id == paper.package.0;
        if let Some(look) = looks.iter_mut().find(of_same) {
            look.overflow |= paper.overflow;
            let known = |c: &char| look.missing_glyphs.contains(*c);
            let new: String = paper.missing_glyphs.chars().filter(|c| !known(c)).collect();
            look.missing_glyphs.push_str(&new);
            continue;
        }
        looks.push(LookView {
            row: crate::shown::row(&found.copy, &found.commands, shared.desk.handover),
            parcel: paper.parcel.into(),
            parcels: paper.parcels.into(),
            overflow: paper.overflow,
            missing_glyphs: paper.missing_glyphs,
        });
    }
    Ok(looks)
}

/// Boxes that are still here with a label that is no longer true.
fn swap(shared: &Shared, on_top: &ByPackage) -> Result<Vec<SwapView>, Problem> {
    let (since, changed) = lately(shared, on_top);
    // Whatever else was done here leaves its label as good as its copy says: it is not looked into.
    let sets_numbers = |it: &Command| matches!(it.act(), Act::SetShipment | Act::ShipAdvanced);
    let is_changed_here = |id: &PackageId| {
        on_top
            .get(id)
            .is_some_and(|all| all.iter().any(sets_numbers))
    };
    let is_dead = |it: &Labelled| {
        let [carrier, number, query] = &it.told;
        let changed = fingerprint(carrier, number, query) != it.fingerprint;
        changed || it.gone || is_changed_here(&it.package)
    };
    let printed = shared.read(|reader| {
        let all = prints::last_labels(reader, (since, &changed))?;
        let dead = all.into_iter().filter(is_dead);
        let found = dead.map(|it| Ok((prints::by_id(reader, it.print)?, it.gone)));
        found.collect::<Result<Vec<_>, StoreError>>()
    })?;
    let mut swaps = Vec::new();
    for (print, gone) in printed {
        let Some(print) = print else { continue };
        let copy = shared.read(|reader| mirror::one(reader, print.wanted.package))?;
        if copy.is_none_or(|copy| copy.gone) {
            continue;
        }
        let Ok(found) = reads::find(shared, print.wanted.package) else {
            continue;
        };
        let seen = found.seen();
        let dead = gone || fingerprint_of(&seen) != print.wanted.fingerprint;
        if !dead || !seen.state.is_packed() {
            continue;
        }
        let paper = shared.read(|reader| labels::one(reader, print.wanted.paper))?;
        let said = paper.map(|it| (it.carrier, it.tracking_number));
        let (carrier, tracking_number) = said.unwrap_or_default();
        swaps.push(SwapView {
            row: crate::shown::row(&found.copy, &found.commands, shared.desk.handover),
            parcel: print.wanted.parcel.into(),
            carrier,
            tracking_number,
        });
    }
    Ok(swaps)
}
