//! What only a person can say of a print: that it came out or not, that it is not wanted any more,
//! that a label is void.

use packing::id::PackageId;
use packing::print::label::PARCELS_MAX;
use packing::print::route::DocumentKind;
use packing::print::{Event, Progress};

use super::shown;
use crate::acts::packer;
use crate::error::{Problem, ProblemKey};
use crate::reads::find;
use crate::store::Writing;
use crate::store::boxes::{self, OnBox};
use crate::store::journal::{self, Entry, What};
use crate::store::labels::{self, Paper};
use crate::store::open::StoreError;
use crate::store::people::Person;
use crate::store::prints::{self, Print, Stepped};
use crate::sync::Shared;
use crate::view::PrintView;

/// What fits on a card; shelves have short names.
const PLACE_MAX: usize = 40;

/// The answer to "did it come out?".
pub(crate) fn came_out(shared: &Shared, name: &str, yes: bool) -> Result<PrintView, Problem> {
    steps(shared, name, Event::CameOut(yes))
}

/// Not wanted any more. What the printer's side has already, it is asked to stop.
pub(crate) fn cancel(shared: &Shared, name: &str) -> Result<PrintView, Problem> {
    steps(shared, name, Event::CancelAsked)
}

fn steps(shared: &Shared, name: &str, event: Event) -> Result<PrintView, Problem> {
    let packer = packer(shared)?;
    let after = shared.store.write(|transaction| {
        let Some(print) = prints::find(transaction, name)? else {
            return Ok(Err(Problem::of(ProblemKey::UnknownPrint)));
        };
        if packing::print::step(print.progress, event).is_err() {
            return Ok(Err(Problem::of(ProblemKey::PrintTooLate)));
        }
        let stepped = Stepped {
            print: &print,
            event,
            at: shared.clock.wall(),
            run: shared.store.run(),
            who: packer.id,
            spool: None,
            trouble: None,
        };
        prints::step(transaction, &stepped).map(Ok)
    })??;
    shared.changed(&[after.wanted.package]);
    shown::print(shared, &after)
}

/// A print that did not come out is dealt with: nobody needs it.
pub(crate) fn close(shared: &Shared, name: &str) -> Result<(), Problem> {
    let packer = packer(shared)?;
    let at = shared.clock.wall();
    let package = shared.store.write(|transaction| {
        let Some(print) = prints::find(transaction, name)? else {
            return Ok(Err(Problem::of(ProblemKey::UnknownPrint)));
        };
        if !prints::close(transaction, &print, (at, &packer.name))? {
            return Ok(Err(Problem::of(ProblemKey::PrintTooLate)));
        }
        note(
            shared,
            transaction,
            (
                What::PrintClosed,
                print.wanted.package,
                &packer,
                &print.name,
            ),
        )?;
        Ok(Ok(print.wanted.package))
    })??;
    shared.changed(&[package]);
    Ok(())
}

/// The label of this box is not to be used any more, wherever it sticks.
pub(crate) fn void(shared: &Shared, (id, parcel): (PackageId, u8)) -> Result<(), Problem> {
    let packer = packer(shared)?;
    let at = shared.clock.wall();
    shared.store.write(|transaction| {
        let label =
            |it: &Print| it.wanted.kind == DocumentKind::Label && it.wanted.parcel == parcel;
        let printed: Vec<Print> = prints::of_package(transaction, id)?
            .into_iter()
            .filter(label)
            .collect();
        if let Some(open) = printed.iter().find(|it| !it.progress.is_settled()) {
            return Ok(Err(Problem::of(open_question(open))));
        }
        let numbers = |(paper, it): (i64, Paper)| (paper, it.fingerprint);
        let kept = labels::last_of(transaction, id, parcel)?.map(numbers);
        // A file that was saved after the print may be the one on the box.
        let saved = labels::last_saved_of(transaction, id, parcel)?.map(numbers);
        let last = printed
            .iter()
            .map(|it| (it.wanted.paper, it.wanted.fingerprint))
            .max();
        let Some((paper, fingerprint)) = last.max(saved).or(kept) else {
            return Ok(Err(Problem::of(ProblemKey::NotPrintedYet)));
        };
        let on = OnBox {
            package: id,
            parcel,
            fingerprint,
        };
        boxes::void(transaction, (on, paper), (at, &packer.name))?;
        let parcel = parcel.to_string();
        note(
            shared,
            transaction,
            (What::LabelVoided, id, &packer, &parcel),
        )?;
        Ok(Ok(()))
    })??;
    shared.changed(&[id]);
    Ok(())
}

/// Why nothing more like it is begun.
pub(super) fn open_question(open: &Print) -> ProblemKey {
    if open.progress == Progress::Unknown {
        ProblemKey::PrintUnclear
    } else {
        ProblemKey::PrintUnderWay
    }
}

/// Into how many boxes a package goes.
pub(crate) fn set_parcels(shared: &Shared, id: PackageId, parcels: u32) -> Result<(), Problem> {
    packer(shared)?;
    find(shared, id)?;
    let fits = u8::try_from(parcels)
        .ok()
        .filter(|parcels| (1..=PARCELS_MAX).contains(parcels));
    let unfit = || Problem::of(ProblemKey::ParcelsUnfit).with("most", PARCELS_MAX);
    let parcels = fits.ok_or_else(unfit)?;
    shared
        .store
        .write(|transaction| boxes::set_parcels(transaction, id, parcels))?;
    shared.changed(&[id]);
    Ok(())
}

/// The package's boxes were put down there, which stays true whatever the OMS says of it (R10).
pub(crate) fn put_down(shared: &Shared, id: PackageId, place: &str) -> Result<(), Problem> {
    let packer = packer(shared)?;
    find(shared, id)?;
    let place = place.split_whitespace().collect::<Vec<_>>().join(" ");
    if place.is_empty() || place.chars().count() > PLACE_MAX {
        return Err(Problem::of(ProblemKey::PlaceUnfit).with("most", PLACE_MAX));
    }
    let at = shared.clock.wall();
    shared.store.write(|transaction| {
        boxes::put_down(transaction, (id, &place), (at, &packer.name))?;
        note(shared, transaction, (What::PutDown, id, &packer, &place))
    })?;
    shared.changed(&[id]);
    Ok(())
}

/// What, about which package, by whom, and the detail.
pub(super) fn note(
    shared: &Shared,
    transaction: &Writing<'_>,
    (what, package, who, detail): (What, PackageId, &Person, &str),
) -> Result<(), StoreError> {
    let entry = Entry {
        at: shared.clock.wall(),
        what,
        package,
        command: String::new(),
        who: who.id,
        detail: detail.to_owned(),
    };
    journal::append(transaction, &entry)
}
