//! Setting printers up: added by hand, tried with a framed test page, and accepted by scanning it.

use std::path::Path;

use packing::print::route::{DocumentKind, PrinterId};
use paper::{Stock, test_page};

use super::documents::{self, NO_PACKAGE};
use super::made::{self, Target, dpi_of, format_word, media_named, media_word};
use super::said::note;
use super::shown;
use crate::acts::packer;
use crate::draw::{self, undrawable};
use crate::error::{Problem, ProblemKey};
use crate::print::{IppAddress, Place, RawAddress};
use crate::store::journal::What;
use crate::store::printers::{self, NewPrinter, PrinterRow};
use crate::store::prints::{self, Wanted, Why};
use crate::sync::Shared;
use crate::view::*;
use crate::words::Words;
use crate::{preferences, store};

/// Begins the code of a test page; no label's code begins so.
const CODE_PREFIX: &str = "91";
const NAME_MAX: usize = 60;
/// Of every script that is printed here, with what comes out wrong first.
const LETTERS: [&str; 4] = ["AaZz0123456789", "ÇçĞğİıÖöŞşÜüÄäßẞÑñ", "ΩάϊЖжЩщỆệ", "أهلًا"];

pub(crate) fn add(shared: &Shared, input: &PrinterInput) -> Result<PrinterView, Problem> {
    let packer = packer(shared)?;
    let place = place_of(&input.place)?;
    let is_folder = matches!(place, Place::Folder { .. });
    if shared.desk.training && !is_folder {
        return Err(Problem::of(ProblemKey::TrainingPrintsToFolder));
    }
    let name = input.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !name.is_empty() && name.chars().count() <= NAME_MAX;
    if !fits || dpi_of(input.dpi).is_none() || !speaks(&place, input.format) {
        return Err(Problem::of(ProblemKey::PrinterUnfit));
    }
    let at = shared.clock.wall();
    let place = serde_json::to_string(&place);
    let new = NewPrinter {
        name: name.clone(),
        place: place.map_err(|_| Problem::of(ProblemKey::PrinterUnfit))?,
        format: format_word(input.format).to_owned(),
        dpi: input.dpi,
        media: media_word(input.media).to_owned(),
        added_at: at,
    };
    let id = shared.store.write(|transaction| {
        let Some(id) = printers::add(transaction, &new)? else {
            return Ok(None);
        };
        // There is no paper to scan in a folder.
        if is_folder {
            printers::accept(transaction, id, (at, &packer.name))?;
        }
        let added = (What::PrinterAdded, NO_PACKAGE, &packer, &*name);
        note(shared, transaction, added)?;
        Ok(Some(id))
    })?;
    let taken = || Problem::of(ProblemKey::PrinterNameTaken).with("name", &name);
    let id = id.ok_or_else(taken)?;
    shared.changed(&[]);
    shown::printer(shared, id)
}

pub(super) fn place_of(place: &PlaceView) -> Result<Place, Problem> {
    let unfit = |_| Problem::of(ProblemKey::PrinterUnfit);
    match place {
        PlaceView::Ipp { address } => Ok(Place::Ipp {
            address: IppAddress::parse(address).map_err(unfit)?,
        }),
        PlaceView::Raw { address } => Ok(Place::Raw {
            address: RawAddress::parse(address).map_err(unfit)?,
        }),
        // Any other way would begin wherever the program happened to be started.
        PlaceView::Folder { path } if Path::new(path).is_absolute() => {
            Ok(Place::Folder { path: path.into() })
        }
        PlaceView::Folder { .. } => Err(Problem::of(ProblemKey::PrinterUnfit)),
    }
}

/// Raw bytes on a port are ZPL; IPP has names for the two others.
fn speaks(place: &Place, format: FormatView) -> bool {
    match (place, format) {
        (Place::Raw { .. }, format) => format == FormatView::Zpl,
        (Place::Ipp { .. } | Place::Folder { .. }, _) => true,
    }
}

/// What a printer is for. What was another one's goes over to it.
pub(crate) fn set_uses(
    shared: &Shared,
    id: PrinterId,
    uses: &[UseView],
) -> Result<PrinterView, Problem> {
    packer(shared)?;
    known(shared, id)?;
    let uses: Vec<(DocumentKind, Option<String>)> = uses
        .iter()
        .map(|it| {
            let carrier = it.carrier.clone().filter(|carrier| !carrier.is_empty());
            (shown::kind_of(it.document), carrier)
        })
        .collect();
    shared
        .store
        .write(|transaction| printers::set_routes(transaction, id, &uses))?;
    shared.changed(&[]);
    shown::printer(shared, id)
}

/// Nothing goes there any more. What it is at has to end first.
pub(crate) fn remove(shared: &Shared, id: PrinterId) -> Result<(), Problem> {
    let packer = packer(shared)?;
    let printer = known(shared, id)?;
    let at = shared.clock.wall();
    shared.store.write(|transaction| {
        let waiting = prints::waiting(transaction, id)?;
        if waiting > 0 {
            return Ok(Err(Problem::of(ProblemKey::PrinterInUse)));
        }
        printers::remove(transaction, id, at)?;
        let removed = (What::PrinterRemoved, NO_PACKAGE, &packer, &*printer.name);
        note(shared, transaction, removed)?;
        Ok(Ok(()))
    })??;
    shared.changed(&[]);
    Ok(())
}

/// Prints the framed page. Scanning its code accepts the printer.
pub(crate) fn test_page(shared: &Shared, id: PrinterId) -> Result<PrintView, Problem> {
    let packer = packer(shared)?;
    let printer = known(shared, id)?;
    let target = Target::of(&printer).ok_or_else(|| Problem::of(ProblemKey::UnknownPrinter))?;
    let code = fresh_code();
    let facts = facts(shared, &printer, (target.stock, &code))?;
    let drawn = test_page::draw(&facts, target.stock).map_err(undrawable)?;
    let made = made::of_sheets(&printer.name, &drawn.sheets, target).map_err(undrawable)?;
    let wanted = documents::wanted(
        shared,
        documents::About::of(DocumentKind::TestPage, &printer.name),
        (&printer, &made),
    )?;
    let wanted = Wanted {
        why: Why::Test,
        ..wanted
    };
    let print = shared.store.write(|transaction| {
        printers::set_test_code(transaction, id, &code)?;
        prints::append(transaction, (shared.store.file_tag(), packer.id), &wanted)
    })?;
    shared.changed(&[]);
    shown::print(shared, &print)
}

/// Somebody scanned what came out: it is whole, and a scanner reads it.
pub(crate) fn accept(
    shared: &Shared,
    id: PrinterId,
    scanned: &str,
) -> Result<PrinterView, Problem> {
    let packer = packer(shared)?;
    let printer = known(shared, id)?;
    if printer.test_code.is_empty() || scanned.trim() != printer.test_code {
        return Err(Problem::of(ProblemKey::TestCodeWrong).with("printer", printer.name));
    }
    let at = shared.clock.wall();
    shared.store.write(|transaction| {
        printers::accept(transaction, id, (at, &packer.name))?;
        let accepted = (What::PrinterAccepted, NO_PACKAGE, &packer, &*printer.name);
        note(shared, transaction, accepted)
    })?;
    shared.changed(&[]);
    shown::printer(shared, id)
}

pub(super) fn known(shared: &Shared, id: PrinterId) -> Result<PrinterRow, Problem> {
    let printer = shared.read(|reader| printers::find(reader, id))?;
    printer
        .filter(|it| !it.removed)
        .ok_or_else(|| Problem::of(ProblemKey::UnknownPrinter))
}

/// Digits only, as any keyboard scanner types them right; unlike that of any earlier page.
fn fresh_code() -> String {
    let mut bytes = [0; 8];
    if getrandom::fill(&mut bytes).is_err() {
        bytes = (std::ptr::from_ref(&bytes).addr() as u64).to_le_bytes();
    }
    let number = u64::from_le_bytes(bytes) % 100_000_000;
    format!("{CODE_PREFIX}{number:08}")
}

fn facts(
    shared: &Shared,
    printer: &PrinterRow,
    (stock, code): (Stock, &str),
) -> Result<test_page::TestFacts, Problem> {
    let words = Words::of(preferences::read(shared)?.language);
    let dots = printer.dpi.to_string();
    let size = media_named(&printer.media).map_or(stock.media.pwg_name(), size_name);
    Ok(test_page::TestFacts {
        script: draw::script(words.language),
        title: words.say("paper-test-title", &[]),
        hint: words.say("paper-test-hint", &[]),
        details: vec![
            printer.name.clone(),
            words.say("paper-test-paper", &[("size", size)]),
            words.say("paper-test-dots", &[("dots", &dots)]),
        ],
        letters: LETTERS.map(str::to_owned).to_vec(),
        code: code.to_owned(),
    })
}

fn size_name(media: MediaView) -> &'static str {
    match media {
        MediaView::Inch4x6 => "4×6 in",
        MediaView::Mm100x150 => "100×150 mm",
        MediaView::Mm100x100 => "100×100 mm",
        MediaView::A6 => "A6",
        MediaView::A5 => "A5",
        MediaView::A4 => "A4",
    }
}

/// The picture of a print, dot for dot as it comes out; nothing where only the printer can draw it.
pub(crate) fn preview(shared: &Shared, name: &str) -> Result<Option<Vec<u8>>, Problem> {
    let print = shared.read(|reader| prints::find(reader, name))?;
    let print: store::prints::Print = print.ok_or_else(|| Problem::of(ProblemKey::UnknownPrint))?;
    if print.wanted.preview.is_empty() {
        return Ok(None);
    }
    Ok(shared.store.label_bytes(&print.wanted.preview)?)
}
