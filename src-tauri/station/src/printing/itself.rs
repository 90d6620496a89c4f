//! Labels that print by themselves: once for each box, as soon as its label is to be had and while
//! the box still stands in front of the packer.

use packing::print::ask::finds_its_box;
use packing::print::route::DocumentKind;
use packing::time::At;

use super::ask::{Asking, labels_of, printer_of};
use crate::error::{Problem, ProblemKey};
use crate::reads::{find, fingerprint_of, may_draw};
use crate::store::open::StoreError;
use crate::store::prints::Why;
use crate::store::{labels, prints};
use crate::sync::Shared;
use crate::view::{LabelPlanKind, LabelPlanView};
use packing::id::PackageId;

/// Nothing that was packed longer ago prints by itself.
const LOOK_BACK_MS: i64 = 300_000;

/// Looks through what was packed lately. Whatever does not print now is looked at again after the
/// next change, until it waits for its box to be scanned.
pub(crate) fn consider(shared: &Shared) -> Result<(), StoreError> {
    if !shared.desk.printing.itself {
        return Ok(());
    }
    let since = shared.clock.wall().plus_ms(-LOOK_BACK_MS);
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
            Err(problem) => tracing::info!(
                package.id = id.0,
                problem = problem.key.as_str(),
                "print.not_by_itself"
            ),
        }
    }
    Ok(())
}

fn may_print_now(shared: &Shared, id: PackageId, packed_at: At) -> Result<bool, StoreError> {
    let ago_ms = shared.clock.wall().0.saturating_sub(packed_at.0);
    let ago_ms = u64::try_from(ago_ms).unwrap_or_default();
    let now = shared.clock.tick();
    let good_for_ms = shared.state().up_since.map(|since| now.since(since));
    if !finds_its_box(ago_ms, good_for_ms) {
        return Ok(false);
    }
    let Ok(found) = find(shared, id) else {
        return Ok(false);
    };
    let seen = found.seen();
    let fingerprint = fingerprint_of(&seen);
    // One that somebody has to look at is not drawn again at every change.
    let last = shared
        .store
        .read(|reader| labels::last_of(reader, id, 1))?
        .map(|(_, paper)| paper);
    let waits_for_look = last.is_some_and(|paper| {
        let flawed = paper.overflow || !paper.missing_glyphs.is_empty();
        flawed && paper.path.is_empty() && paper.fingerprint == fingerprint
    });
    Ok(may_draw(&found, &seen).is_ok() && !waits_for_look)
}

/// What will become of the label, said before the packer says "packed".
pub(crate) fn label_plan(shared: &Shared, id: PackageId) -> Result<LabelPlanView, Problem> {
    let found = find(shared, id)?;
    let seen = found.seen();
    let printer = match printer_of(shared, DocumentKind::Label, &seen) {
        Ok(printer) => Some(printer.name),
        Err(problem) if is_no_printer(&problem) => None,
        Err(problem) => return Err(problem),
    };
    let tracked = seen.carrier().is_some() && seen.tracking_number().is_some();
    let key = (id, fingerprint_of(&seen));
    let (done, kept) = shared.read(|reader| {
        let kept = labels::from_carrier(reader, key)?.is_some();
        Ok((prints::on_paper(reader, id)?, kept))
    })?;
    let in_hand = tracked && (kept || seen.label_file.is_none());
    let line_good = shared.state().up_since.is_some();
    let kind = if done {
        LabelPlanKind::Done
    } else if printer.is_none() {
        LabelPlanKind::NoPrinter
    } else if !shared.desk.printing.itself {
        LabelPlanKind::ByHand
    } else if in_hand {
        LabelPlanKind::PrintsNow
    } else if line_good {
        LabelPlanKind::PrintsSoon
    } else {
        LabelPlanKind::WaitsForScan
    };
    Ok(LabelPlanView { kind, printer })
}

fn is_no_printer(problem: &Problem) -> bool {
    matches!(
        problem.key,
        ProblemKey::NoPrinter | ProblemKey::PrinterNotAccepted
    )
}
