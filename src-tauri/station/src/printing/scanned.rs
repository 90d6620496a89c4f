//! Scanning a printed label: the right one on the right box, a swap, or dead paper.
//!
//! Our own label says all in its square code. A carrier's own label shows the tracking number only;
//! whose it is the packages say, and where none has it any more, this desk's own work and what was
//! once printed here. Where one of two labels of the same number is void, only the square code
//! tells them apart.

use packing::id::PackageId;
use packing::package::Package;
use packing::print::label::{Dead, Proof, Truth, prove};
use packing::scan::{Code, LabelCode, read as read_code};

use super::history::{Common, History};
use super::ready::may_be_new;
use super::said::note;
use crate::acts::packer;
use crate::error::{Problem, ProblemKey};
use crate::reads::{Found, find, fingerprint_of, may_draw, queued_as};
use crate::shown;
use crate::store::boxes::{self, OnBox};
use crate::store::journal::What;
use crate::store::labels::Source;
use crate::store::open::StoreError;
use crate::store::people::Person;
use crate::store::{Reading, labels, search};
use crate::sync::Shared;
use crate::view::{DeadView, LabelScanView, RowView, ScanView};

/// What a code stands for, wherever it is scanned. Paper that must not leave on its box is stale;
/// that its package is cancelled or gone the package says itself.
pub(crate) fn scan(shared: &Shared, text: &str) -> Result<ScanView, Problem> {
    if let Code::Key(key) = read_code(text) {
        return Ok(ScanView::Key { key: key.into() });
    }
    let Some(Understood { found, label }) = understood(shared, text)? else {
        let text = text.trim().to_owned();
        return Ok(ScanView::Unknown { text });
    };
    let proof = match label {
        Some(label) => shared.read(|reader| judged(reader, &found, (label, None)))?,
        None => None,
    };
    let row = row(shared, &found);
    Ok(match proof {
        Some(Proof::Dead(Dead::Changed | Dead::Void | Dead::Recounted)) => {
            ScanView::StaleLabel { row }
        }
        _ => ScanView::Package { row },
    })
}

pub(crate) fn scan_label(
    shared: &Shared,
    text: &str,
    in_hand: Option<PackageId>,
) -> Result<LabelScanView, Problem> {
    let packer = packer(shared)?;
    let Some(Understood {
        found,
        label: Some(label),
    }) = understood(shared, text)?
    else {
        let text = text.trim().to_owned();
        return Ok(LabelScanView::Unknown { text });
    };
    let (code, _) = label;
    let truth = shared.read(|reader| truth(reader, &found, code))?;
    let row = row(shared, &found);
    match shared.read(|reader| judged(reader, &found, (label, in_hand)))? {
        None => Ok(LabelScanView::Ambiguous { row }),
        Some(Proof::Match { parcel }) => matches(shared, (row, &truth), (parcel, &packer)),
        Some(Proof::Swap { belongs_to }) => swap(shared, row, (belongs_to, in_hand, &packer)),
        Some(Proof::Dead(why)) => dead(shared, (&found, row, code), (why, &packer)),
    }
}

/// What the label proves; nothing where its bars alone cannot tell.
fn judged(
    reader: &Reading,
    found: &Found,
    ((code, by_square), in_hand): (Label, Option<PackageId>),
) -> Result<Option<Proof>, StoreError> {
    let truth = truth(reader, found, code)?;
    let proof = prove(code, &truth, in_hand);
    Ok(match proof {
        Proof::Match { .. } | Proof::Swap { .. }
            if by_square && miscounts(reader, (code, truth.parcels))? =>
        {
            Some(Proof::Dead(Dead::Recounted))
        }
        Proof::Match { .. } | Proof::Swap { .. } if !by_square => {
            match bars(reader, &found.seen(), code)? {
                Bars::Good => Some(proof),
                Bars::Dead => Some(Proof::Dead(Dead::Void)),
                Bars::Ambiguous => None,
            }
        }
        _ => Some(proof),
    })
}

/// Its paper says another number of boxes than there are now: a driver would look for one more, or
/// leave one here. Of paper from another desk nobody knows that.
fn miscounts(reader: &Reading, (code, parcels): (LabelCode, u8)) -> Result<bool, StoreError> {
    let key = (code.package, code.parcel, code.fingerprint);
    let count = History::of(reader, key)?.count(reader)?;
    Ok(count.is_some_and(|count| count != parcels))
}

/// A code that was read, and whether it was our square one.
type Label = (LabelCode, bool);

/// A package, and the label that named it, with whether its square code was read. A package's own
/// number is no label.
struct Understood {
    found: Found,
    label: Option<Label>,
}

fn understood(shared: &Shared, text: &str) -> Result<Option<Understood>, Problem> {
    let text = match read_code(text) {
        Code::Label(code) => {
            let label = Some((code, true));
            let found = find(shared, code.package).ok();
            return Ok(found.map(|found| Understood { found, label }));
        }
        Code::Text(text) if !text.is_empty() => text,
        Code::Text(_) | Code::Key(_) => return Ok(None),
    };
    let Some(id) = shared.read(|reader| named(reader, &text))? else {
        return Ok(None);
    };
    let Ok(found) = find(shared, id) else {
        return Ok(None);
    };
    let label = shared.read(|reader| number_on(reader, &found.seen(), &text))?;
    let label = label.map(|code| (code, false));
    Ok(Some(Understood { found, label }))
}

/// The package that has this number, or had it when its label was printed here.
fn named(reader: &Reading, text: &str) -> Result<Option<PackageId>, StoreError> {
    if let Some(id) = search::by_number(reader, text)? {
        return Ok(Some(id));
    }
    if let Some(id) = queued_as(reader, text)? {
        return Ok(Some(id));
    }
    let paper = labels::by_tracking(reader, text)?;
    Ok(paper.map(|paper| paper.package))
}

/// The label that shows this number.
fn number_on(
    reader: &Reading,
    seen: &Package,
    text: &str,
) -> Result<Option<LabelCode>, StoreError> {
    let fingerprint = fingerprint_of(seen);
    if [seen.tracking_number(), seen.query_number()].contains(&Some(text)) {
        let parcel = next_unproven(reader, (seen.id, fingerprint))?;
        let on = OnBox {
            package: seen.id,
            parcel,
            fingerprint,
        };
        return Ok(Some(LabelCode {
            package: on.package,
            parcel,
            // Bars do not say which it is. Whether it may be a void one, `bars` tells.
            edition: boxes::edition(reader, on)?,
            fingerprint,
            command: None,
        }));
    }
    if [&*seen.number, &*seen.order_number].contains(&text) {
        return Ok(None);
    }
    Ok(Some(LabelCode {
        package: seen.id,
        parcel: 1,
        edition: 0,
        // Of a number that it had once no more is known than that it is another one now.
        fingerprint: !fingerprint,
        command: None,
    }))
}

/// What the bars of labels can tell that all bear the same number.
enum Bars {
    Good,
    /// Whichever box they are on: one was declared void, and no good one is known.
    Dead,
    /// Some may be good and some not. Of ours the square code tells which; a carrier's own file has
    /// none. One that its carrier has drawn anew since may be here from another desk.
    Ambiguous,
}

fn bars(reader: &Reading, seen: &Package, code: LabelCode) -> Result<Bars, StoreError> {
    let (package, fingerprint) = (code.package, code.fingerprint);
    let parcels = boxes::parcels(reader, package)?;
    let common = Common::of(reader, (package, fingerprint))?;
    let (mut is_void, mut has_good, mut unsure) = (false, false, false);
    for parcel in 1..=parcels {
        let on = OnBox {
            package,
            parcel,
            fingerprint,
        };
        let history = common.of_box(reader, parcel)?;
        let (void, was_void) = (boxes::is_void(reader, on)?, boxes::edition(reader, on)? > 0);
        let prints = history.may_be_on_paper();
        is_void |= void;
        has_good |= !void && (prints || was_void || labels::is_saved(reader, on)?);
        let saved = labels::last_saved_of(reader, package, parcel)?;
        let saved = saved.filter(|(_, it)| it.fingerprint == fingerprint);
        let carriers = saved
            .as_ref()
            .is_some_and(|(_, it)| it.source == Source::Carrier);
        // The void one and the one in its place are a carrier's same paper twice; what we drew,
        // here or there, is another paper.
        let is_other =
            !(common.is_kept() && (prints || carriers)) || boxes::voided_ours(reader, on)?;
        let of_old = match &saved {
            Some((id, paper)) => labels::is_saved_of_old(reader, (*id, paper))?,
            None => false,
        };
        let of_old = of_old && !history.is_on_paper();
        unsure |= history.is_drawn_anew() || of_old || was_void && is_other;
    }
    let ours = !common.is_kept();
    // Its shipment changed since, and its number did not.
    let number = seen.tracking_number().unwrap_or_default();
    let changed = ours && boxes::bore_number(reader, (package, fingerprint), number)?;
    Ok(if is_void && !has_good {
        Bars::Dead
    } else if is_void || unsure || changed || ours && parcels > 1 {
        Bars::Ambiguous
    } else {
        Bars::Good
    })
}

/// All boxes of a package may bear a carrier's label of one number: they are counted as they are
/// scanned.
fn next_unproven(reader: &Reading, (id, fingerprint): (PackageId, u32)) -> Result<u8, StoreError> {
    let (parcels, proven) = (
        boxes::parcels(reader, id)?,
        boxes::proven(reader, id, fingerprint)?,
    );
    let next = (1..=parcels).find(|parcel| !proven.contains(parcel));
    Ok(next.unwrap_or(parcels))
}

fn truth(reader: &Reading, found: &Found, code: LabelCode) -> Result<Truth, StoreError> {
    let seen = found.seen();
    let on = OnBox {
        package: seen.id,
        parcel: code.parcel,
        fingerprint: code.fingerprint,
    };
    Ok(Truth {
        package: seen.id,
        fingerprint: fingerprint_of(&seen),
        parcels: boxes::parcels(reader, seen.id)?,
        edition: boxes::edition(reader, on)?,
        cancelled: seen.state.is_cancelled(),
        gone: found.copy.gone,
    })
}

fn row(shared: &Shared, found: &Found) -> Box<RowView> {
    Box::new(shown::row(
        &found.copy,
        &found.commands,
        shared.desk.handover,
    ))
}

fn matches(
    shared: &Shared,
    (row, truth): (Box<RowView>, &Truth),
    (parcel, packer): (u8, &Person),
) -> Result<LabelScanView, Problem> {
    let at = shared.clock.wall();
    let on = OnBox {
        package: truth.package,
        parcel,
        fingerprint: truth.fingerprint,
    };
    let proven = shared.store.write(|transaction| {
        boxes::prove(transaction, on, (at, &packer.name))?;
        let detail = format!("match {parcel}/{}", truth.parcels);
        let scanned = (What::LabelScanned, truth.package, packer, &*detail);
        note(shared, transaction, scanned)?;
        boxes::proven(transaction, truth.package, truth.fingerprint)
    })?;
    let proven = u32::try_from(proven.len()).unwrap_or(u32::MAX);
    shared.changed(&[truth.package]);
    Ok(LabelScanView::Match {
        row,
        parcel: parcel.into(),
        parcels: truth.parcels.into(),
        proven,
    })
}

fn swap(
    shared: &Shared,
    belongs_to: Box<RowView>,
    (id, in_hand, packer): (PackageId, Option<PackageId>, &Person),
) -> Result<LabelScanView, Problem> {
    let in_hand = in_hand.unwrap_or(id);
    let other = find(shared, in_hand)?;
    shared.store.write(|transaction| {
        for (box_of, label_of) in [(in_hand, id), (id, in_hand)] {
            let detail = format!("swap {}", label_of.0);
            let scanned = (What::LabelScanned, box_of, packer, &*detail);
            note(shared, transaction, scanned)?;
        }
        Ok(())
    })?;
    shared.changed(&[id, in_hand]);
    Ok(LabelScanView::Swap {
        in_hand: row(shared, &other),
        belongs_to,
    })
}

fn dead(
    shared: &Shared,
    (found, row, code): (&Found, Box<RowView>, LabelCode),
    (why, packer): (Dead, &Person),
) -> Result<LabelScanView, Problem> {
    let seen = found.seen();
    shared.store.write(|transaction| {
        let scanned = (What::LabelScanned, seen.id, packer, "dead");
        note(shared, transaction, scanned)
    })?;
    let print = match why {
        Dead::Cancelled | Dead::Gone | Dead::Changed | Dead::Void => {
            let key = (seen.id, code.parcel, fingerprint_of(&seen));
            let history = shared.read(|reader| History::of(reader, key))?;
            may_draw(found, &seen)
                .and_then(|()| history.person_may())
                .and_then(|()| may_be_new(shared, &seen))
                .err()
        }
        Dead::Recounted if code.parcel <= shared.read(|it| boxes::parcels(it, seen.id))? => {
            Some(Problem::of(ProblemKey::LabelRecounted))
        }
        // There is no such box to print one for.
        Dead::Recounted => Some(
            Problem::of(ProblemKey::ParcelsUnfit).with("most", packing::print::label::PARCELS_MAX),
        ),
    };
    shared.changed(&[seen.id]);
    Ok(LabelScanView::Dead {
        row,
        why: match why {
            Dead::Changed => DeadView::Changed,
            Dead::Void => DeadView::Void,
            Dead::Recounted => DeadView::Recounted,
            Dead::Cancelled => DeadView::Cancelled,
            Dead::Gone => DeadView::Gone,
        },
        print,
    })
}
