//! Labels that print by themselves: once for each box, as soon as its label is to be had and while
//! the box still stands in front of the packer.

use packing::command::Command;
use packing::delivery::Delivery;
use packing::id::PackageId;
use packing::package::Package;
use packing::print::ask::{finds_boxes_of_ms, finds_its_box};
use packing::print::route::{DocumentKind, PrinterId};
use packing::time::At;

use super::ask::{Asking, labels_of, printer_of};
use super::history::{Common, may_be_old, waits_for_new};
use super::shown;
use crate::acts::packer;
use crate::error::{Problem, ProblemKey};
use crate::reads::{Found, find, fingerprint_of, may_draw};
use crate::store::open::StoreError;
use crate::store::prints::Why;
use crate::store::{Reading, boxes, labels, prints};
use crate::sync::Shared;
use crate::view::{LabelPlanKind, LabelPlanView, PrintView};

/// Looks through what was packed lately. Whatever does not print now is looked at again after the
/// next change, until it waits for its box to be scanned.
pub(crate) fn consider(shared: &Shared) -> Result<(), StoreError> {
    if !shared.desk.printing.itself {
        return Ok(());
    }
    let since = shared
        .clock
        .wall()
        .plus_ms(-finds_boxes_of_ms(line_good_for_ms(shared)).cast_signed());
    let packed = shared
        .store
        .read(|reader| prints::packed_unlabelled(reader, (shared.store.file_tag(), since)))?;
    for (id, packed_at, by) in packed {
        if !may_print_now(shared, id, packed_at)? {
            continue;
        }
        let asking = Asking {
            who: 0,
            by,
            why: Why::Itself,
            reason: None,
            batch: 0,
        };
        match labels_of(shared, id, &asking) {
            Ok(_) => shared.changed(&[id]),
            Err(problem) => not_by_itself(shared, id, &problem),
        }
    }
    Ok(())
}

/// Said where the package is shown. Only once: each change makes this be considered again.
fn not_by_itself(shared: &Shared, id: PackageId, problem: &Problem) {
    tracing::info!(
        package.id = id.0,
        problem = problem.key.as_str(),
        "print.not_by_itself"
    );
    let before = {
        let mut state = shared.state();
        state.not_by_itself.insert(id, problem.clone())
    };
    if before.as_ref() != Some(problem) {
        shared.changed(&[id]);
    }
}

fn may_print_now(shared: &Shared, id: PackageId, packed_at: At) -> Result<bool, StoreError> {
    if !is_at_counter(shared, packed_at) {
        return Ok(false);
    }
    let Ok(found) = find(shared, id) else {
        return Ok(false);
    };
    let seen = found.seen();
    // One that somebody has to look at is not drawn again at every change.
    let key = (id, 1, fingerprint_of(&seen));
    let waits_for_look = shared.store.read(|reader| labels::flawed(reader, key))?;
    Ok(may_draw(&found, &seen).is_ok() && !waits_for_look && !may_be_old(shared, &seen)?)
}

/// What was packed then still stands in front of the packer.
fn is_at_counter(shared: &Shared, packed_at: At) -> bool {
    // Of what was packed in the future nobody knows how long ago it was.
    let Ok(ago_ms) = u64::try_from(shared.clock.wall().0.saturating_sub(packed_at.0)) else {
        return false;
    };
    finds_its_box(ago_ms, line_good_for_ms(shared))
}

fn line_good_for_ms(shared: &Shared) -> Option<u64> {
    let now = shared.clock.tick();
    shared.state().up_since.map(|since| now.since(since))
}

/// The box is in somebody's hands: a label that came too late for it prints now. Nothing else does.
pub(crate) fn print_scanned(shared: &Shared, id: PackageId) -> Result<Vec<PrintView>, Problem> {
    if label_plan(shared, id)?.kind != LabelPlanKind::WaitsForBox {
        return Ok(Vec::new());
    }
    let packer = packer(shared)?;
    let asking = Asking {
        who: packer.id,
        by: packer.name,
        why: Why::Itself,
        reason: None,
        batch: 0,
    };
    let prints = labels_of(shared, id, &asking)?;
    shared.changed(&[id]);
    shown::prints(shared, &prints)
}

/// What will become of the label, said before the packer says "packed".
pub(crate) fn label_plan(shared: &Shared, id: PackageId) -> Result<LabelPlanView, Problem> {
    let found = find(shared, id)?;
    let seen = found.seen();
    let printer = match printer_of(shared, DocumentKind::Label, seen.carrier()) {
        Ok(printer) => Some(printer),
        Err(problem) if is_no_printer(&problem) => None,
        Err(problem) => return Err(problem),
    };
    let tracked = seen.carrier().is_some() && seen.tracking_number().is_some();
    let anew = waits_for_new(shared, &seen)?;
    let maybe_old = !anew && may_be_old(shared, &seen)?;
    let now = shared.read(|reader| Now::of(reader, &seen, anew))?;
    let in_hand = tracked && (now.kept || seen.label_file.is_none()) && !now.anew;
    let came_late = packed_at(&found).is_some_and(|at| !is_at_counter(shared, at));
    let kind = if now.done {
        LabelPlanKind::Done
    } else if printer.is_none() {
        LabelPlanKind::NoPrinter
    } else if now.flawed && seen.state.is_packed() {
        LabelPlanKind::NeedsLook
    } else if !shared.desk.printing.itself || maybe_old || now.asked && !now.queued {
        LabelPlanKind::ByHand
    } else if in_hand && seen.state.is_packed() && came_late && !now.asked {
        LabelPlanKind::WaitsForBox
    } else if in_hand {
        LabelPlanKind::PrintsNow
    } else if shared.state().up_since.is_some() {
        LabelPlanKind::PrintsSoon
    } else {
        LabelPlanKind::WaitsForScan
    };
    // Where it is, if a printer has it; it may be for another one by now.
    let at = now.at.or(printer.as_ref().map(|it| it.id));
    Ok(LabelPlanView {
        kind,
        parcels: now.parcels.into(),
        proven: now.proven,
        problem: in_its_way(shared, (id, at), (kind, &now)),
        printer: printer.map(|it| it.name),
    })
}

/// Said before anybody waits for it in vain: a printer without paper, too.
fn in_its_way(
    shared: &Shared,
    (id, printer): (PackageId, Option<PrinterId>),
    (kind, now): (LabelPlanKind, &Now),
) -> Option<Problem> {
    if now.miscounted {
        return Some(Problem::of(ProblemKey::LabelRecounted));
    }
    if now.anew {
        return Some(Problem::of(ProblemKey::LabelMadeAnew));
    }
    let state = shared.state();
    let refused = || state.not_by_itself.get(&id).cloned();
    let condition = || state.conditions.get(&printer?)?.problem.clone();
    match kind {
        LabelPlanKind::PrintsNow | LabelPlanKind::WaitsForBox if !now.asked => {
            refused().or_else(condition)
        }
        LabelPlanKind::PrintsNow
        | LabelPlanKind::WaitsForBox
        | LabelPlanKind::PrintsSoon
        | LabelPlanKind::WaitsForScan
        | LabelPlanKind::NeedsLook
        | LabelPlanKind::ByHand => condition(),
        LabelPlanKind::Done if now.live => condition(),
        LabelPlanKind::NoPrinter | LabelPlanKind::Done => None,
    }
}

/// What this desk knows of a package's labels.
struct Now {
    /// Each of its boxes has one.
    done: bool,
    /// A printer is at one of them.
    live: bool,
    asked: bool,
    /// One of them waits for its printer.
    queued: bool,
    /// The printer that has one of them, or is to get it.
    at: Option<PrinterId>,
    /// One of those that are still to be printed is to be looked at first.
    flawed: bool,
    /// One that is printed says another number of boxes.
    miscounted: bool,
    kept: bool,
    /// The carrier's file at hand is the one before.
    anew: bool,
    parcels: u8,
    proven: u32,
}

impl Now {
    fn of(reader: &Reading, package: &Package, anew: bool) -> Result<Self, StoreError> {
        let (id, fingerprint) = (package.id, fingerprint_of(package));
        let parcels = boxes::parcels(reader, id)?;
        let common = Common::of(reader, (id, fingerprint))?;
        let proven = boxes::proven(reader, id, fingerprint)?;
        let kept = common.is_kept();
        let (mut done, mut live, mut flawed, mut miscounted) = (true, false, false, false);
        let (mut queued, mut at) = (false, None);
        for parcel in 1..=parcels {
            let key = (id, parcel, fingerprint);
            let history = common.of_box(reader, parcel)?;
            done &= history.is_on_paper();
            live |= history.is_live();
            queued |= history.is_queued();
            at = at.or(history.open_at());
            // A carrier's own file counts nothing.
            miscounted |= !kept && history.count(reader)?.is_some_and(|count| count != parcels);
            flawed |= history.of_label.is_empty() && labels::flawed(reader, key)?;
        }
        Ok(Self {
            done,
            live,
            asked: common.is_asked(),
            queued,
            at,
            flawed,
            miscounted,
            kept,
            anew,
            parcels,
            proven: proven.len().try_into().unwrap_or(u32::MAX),
        })
    }
}

/// When it was packed here, if it was.
fn packed_at(found: &Found) -> Option<At> {
    let holds = |command: &&Command| {
        !matches!(
            command.standing.delivery,
            Delivery::Withdrawn | Delivery::Rejected | Delivery::Superseded | Delivery::Abandoned
        )
    };
    let packs = |command: &&Command| command.body.act().packs();
    let mut packed = found.commands.iter().filter(packs).filter(holds);
    packed.next_back().map(|command| command.made_at)
}

fn is_no_printer(problem: &Problem) -> bool {
    matches!(
        problem.key,
        ProblemKey::NoPrinter | ProblemKey::PrinterNotAccepted
    )
}
