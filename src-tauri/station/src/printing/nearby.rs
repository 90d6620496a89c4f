//! Asking around for whoever sets a printer up: which there are, and what one of them says of
//! itself. It takes seconds and writes nothing; an address by hand works without it.

use std::future::Future;

use super::made::{MEDIA, media_of};
use super::setup::place_of;
use super::shown::{format_view, place_view};
use crate::acts::packer;
use crate::error::{Problem, ProblemKey};
use crate::print::{
    Abilities, Finder, IppPrinter, Limits, MediaSize, Nearby, Place, PrintTrouble, Printer,
    Unprintable, What, choose, media_for, open,
};
use crate::sync::Shared;
use crate::view::*;

/// Printers that the network announces, and queues of a spooler on this machine.
pub(crate) fn find(shared: &Shared) -> Result<Vec<NearbyView>, Problem> {
    packer(shared)?;
    // In training nothing leaves the computer.
    if shared.desk.training {
        return Ok(Vec::new());
    }
    let found = waited_for(async { Finder::default().find().await })?;
    let view = |it: Nearby| NearbyView {
        name: it.name,
        place: place_view(it.place),
    };
    Ok(found.into_iter().map(view).collect())
}

/// What the printer at this place can do, in its own words, and how we would print on it.
pub(crate) fn ask(shared: &Shared, place: &PlaceView) -> Result<AbilitiesView, Problem> {
    packer(shared)?;
    let place = place_of(place)?;
    if shared.desk.training && !matches!(place, Place::Folder { .. }) {
        return Err(Problem::of(ProblemKey::TrainingPrintsToFolder));
    }
    let printer = open(&place, Limits::default());
    match waited_for(async move { printer.abilities().await })? {
        Ok(abilities) => Ok(view(&abilities)),
        Err(PrintTrouble::NotSecure) => Err(unvouched(&place)?),
        Err(trouble) => Err(trouble.into()),
    }
}

/// Nobody whom this computer trusts vouches for the printer: a person may, by its fingerprint.
fn unvouched(place: &Place) -> Result<Problem, Problem> {
    let Place::Ipp { address } = place else {
        return Ok(PrintTrouble::NotSecure.into());
    };
    let limits = Limits::default();
    let shown = waited_for(async { IppPrinter::unvouched(address, &limits).await })?;
    Ok(match shown {
        Some(fingerprint) => Problem::of(ProblemKey::PrinterUnvouched)
            .with("fingerprint", fingerprint.in_pairs())
            .with("address", address.trusting(fingerprint)),
        None => PrintTrouble::NotSecure.into(),
    })
}

/// On a thread of its own: whoever calls may be inside of another runtime, which must not block.
fn waited_for<T: Send>(work: impl Future<Output = T> + Send) -> Result<T, Problem> {
    let failed = |error: &dyn std::fmt::Debug| {
        tracing::error!(error = ?error, "print.ask_around");
        Problem::of(ProblemKey::Bug).with("log", "print.ask_around")
    };
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        Ok::<T, std::io::Error>(runtime.block_on(work))
    };
    let ended = std::thread::scope(|scope| scope.spawn(run).join());
    match ended {
        Ok(Ok(told)) => Ok(told),
        Ok(Err(error)) => Err(failed(&error)),
        Err(_) => Err(failed(&"panic")),
    }
}

fn view(abilities: &Abilities) -> AbilitiesView {
    let choice = choose(What::Drawn, abilities, None);
    AbilitiesView {
        make_and_model: abilities.make_and_model.clone(),
        formats: abilities.formats.iter().copied().map(format_view).collect(),
        dpi: abilities.dpi.clone(),
        format: choice.ok().map(|it| format_view(it.format)),
        draws_at: choice.ok().map(|it| match it.dpi {
            paper::Dpi::Dpi203 => 203,
            paper::Dpi::Dpi300 => 300,
        }),
        problem: choice.err().map(Problem::from),
        sizes: MEDIA
            .into_iter()
            .filter_map(|it| size(it, abilities))
            .collect(),
        loaded: abilities.media.iter().find(|it| it.is_loaded).map(named),
    }
}

/// One of the sizes that labels are drawn for, if this printer has it.
fn size(media: MediaView, abilities: &Abilities) -> Option<SizeView> {
    let found = media_for(media_of(media), abilities);
    let own = found.as_ref().ok().copied().flatten();
    // One that leaves too much of the edge white is shown, with the reason.
    let problem = match found {
        Err(Unprintable::NoSuchMedia(_)) => return None,
        Err(why) => Some(Problem::from(why)),
        Ok(_) => None,
    };
    Some(SizeView {
        media,
        loaded: own.is_some_and(|it| it.is_loaded),
        margins: own.and_then(|it| it.margins).map(|it| MarginsView {
            top: it.top,
            right: it.right,
            bottom: it.bottom,
            left: it.left,
        }),
        problem,
    })
}

/// What lies in it, as it says: `101.6 × 152.4 mm`.
fn named(size: &MediaSize) -> String {
    let mm = |hmm: u32| f64::from(hmm) / 100.0;
    format!("{} × {} mm", mm(size.width_hmm), mm(size.height_hmm))
}
