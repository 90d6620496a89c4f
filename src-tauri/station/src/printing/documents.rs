//! Papers beside the label: the slip in a box, the OMS's own paper for it, the sheet for a driver,
//! the card to scan keys from.
//!
//! A person asks for each, as often as wanted: none of them says which box is whose. Only one that
//! is on its way still, or may lie in the printer, is not begun a second time.

use packing::id::PackageId;
use packing::package::Package;
use packing::print::route::DocumentKind;
use packing::scan::{CardKey, fingerprint};
use packing::time::At;
use paper::card::{self, CardCommand, CardFacts};
use paper::handover::{self, HandoverBox, HandoverFacts, HandoverWords};
use paper::slip::{self, SlipFacts, SlipLine, SlipWords};
use paper::{DrawnPages, Parcel, Stock};

use super::ask::printer_of;
use super::made::{self, Made, Target};
use super::ready::keep_made;
use super::{said, shown};
use crate::acts::packer;
use crate::draw::{self, undrawable};
use crate::error::{Problem, ProblemKey};
use crate::reads::find;
use crate::store::documents::{self as kept_documents, Which};
use crate::store::handovers::{self, Given};
use crate::store::printers::PrinterRow;
use crate::store::prints::{self, Print, Wanted, Why};
use crate::store::{Reading, Writing, boxes};
use crate::sync::Shared;
use crate::view::PrintView;
use crate::words::Words;
use crate::{preferences, reads};

/// Of a print that belongs to no package.
pub(super) const NO_PACKAGE: PackageId = PackageId(0);
const HANDOVER_PREFIX: &str = "H-";
/// So much of the journal's hash tells it from any other.
const HASH_CHARS: usize = 16;

/// What is in the box, for whoever opens it.
pub(crate) fn print_slip(shared: &Shared, id: PackageId) -> Result<PrintView, Problem> {
    let package = find(shared, id)?.seen();
    let printer = printer_of(shared, DocumentKind::Slip, package.carrier())?;
    let facts = slip_facts(shared, &package)?;
    let about = About::of_package(DocumentKind::Slip, &package);
    queue(shared, about, (&printer, |stock| slip::draw(&facts, stock)))
}

/// The OMS's own paper for a package, as it came: an invoice, or what stands in for it.
pub(crate) fn print_document(shared: &Shared, id: PackageId) -> Result<PrintView, Problem> {
    let package = find(shared, id)?.seen();
    let printer = printer_of(shared, DocumentKind::Document, package.carrier())?;
    let target = Target::of(&printer).ok_or_else(|| Problem::of(ProblemKey::UnknownPrinter))?;
    let made = made::of_document(&document(shared, &package)?, target)?;
    let about = About::of_package(DocumentKind::Document, &package);
    put(shared, &wanted(shared, about, (&printer, &made))?)
}

/// Its pages, as they would come out of its printer.
pub(crate) fn document_preview(shared: &Shared, id: PackageId) -> Result<Option<Vec<u8>>, Problem> {
    let package = find(shared, id)?.seen();
    let printer = printer_of(shared, DocumentKind::Document, package.carrier());
    let target = printer.ok().and_then(|it| Target::of(&it));
    let file = document(shared, &package)?;
    let made = made::of_document(&file, target.unwrap_or(Target::OFFICE))?;
    Ok(Some(made.preview).filter(|picture| !picture.is_empty()))
}

fn document(shared: &Shared, package: &Package) -> Result<Vec<u8>, Problem> {
    let which = Which::of(package).ok_or_else(|| Problem::of(ProblemKey::NoDocument))?;
    let kept = shared.read(|reader| kept_documents::kept(reader, &which))?;
    let kept = kept.ok_or_else(|| Problem::of(ProblemKey::DocumentNotHereYet).retry())?;
    let bytes = shared.store.label_bytes(&kept)?;
    bytes.ok_or_else(|| Problem::of(ProblemKey::PaperLost))
}

/// Kept byte for byte as it came.
pub(crate) fn keep_document(shared: &Shared, which: &Which, bytes: &[u8]) -> Result<(), Problem> {
    let sha256 = draw::keep(shared, bytes)?;
    let now = shared.clock.wall();
    let kept = |transaction: &Writing<'_>| kept_documents::add(transaction, which, (&sha256, now));
    shared.store.write(kept)?;
    shared.changed(&[which.package]);
    Ok(())
}

/// What a driver took along, for both to keep.
pub(crate) fn print_handover(shared: &Shared, id: i64) -> Result<PrintView, Problem> {
    let given = shared.read(|reader| handovers::find(reader, id))?;
    let given = given.ok_or_else(|| Problem::of(ProblemKey::UnknownHandover))?;
    let printer = printer_of(shared, DocumentKind::Handover, Some(&given.carrier))?;
    let boxes = shared.read(|reader| handovers::packages(reader, id))?;
    let number = handover_number(id);
    let said = boxes.iter().map(|it| it.0.to_string()).collect::<Vec<_>>();
    let about = About {
        fingerprint: fingerprint(&said.join(" "), "", ""),
        ..About::of(DocumentKind::Handover, &number)
    };
    // What a driver has signed is printed as it was, whatever its boxes' numbers are by now.
    let before = shared.read(|reader| prints::last_of(reader, printer.id, about.named()))?;
    if let Some(before) = before
        && shared.store.label_bytes(&before.wanted.sha256)?.is_some()
    {
        return again(shared, before.wanted);
    }
    let facts = handover_facts(shared, (id, &given), &boxes)?;
    queue(
        shared,
        about,
        (&printer, |stock| handover::draw(&facts, stock)),
    )
}

/// What a handover is called, and which one is called so.
fn handover_number(id: i64) -> String {
    format!("{HANDOVER_PREFIX}{id}")
}

pub(super) fn handover_of(number: &str) -> Option<i64> {
    number.strip_prefix(HANDOVER_PREFIX)?.parse().ok()
}

/// The same bytes once more.
fn again(shared: &Shared, before: Wanted) -> Result<PrintView, Problem> {
    let wanted = Wanted {
        made_at: shared.clock.wall(),
        made_by: packer(shared)?.name,
        ..before
    };
    put(shared, &wanted)
}

/// Codes to scan instead of keys to press.
pub(crate) fn print_card(shared: &Shared) -> Result<PrintView, Problem> {
    let printer = printer_of(shared, DocumentKind::Card, None)?;
    let facts = card_facts(shared)?;
    let about = About::of(DocumentKind::Card, &facts.title);
    queue(shared, about, (&printer, |stock| card::draw(&facts, stock)))
}

/// Which paper it is.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    kind: DocumentKind,
    title: &'a str,
    package: PackageId,
    /// Of what it says, where the same may be wanted again.
    fingerprint: u32,
}

impl<'a> About<'a> {
    pub(super) fn of(kind: DocumentKind, title: &'a str) -> Self {
        Self {
            kind,
            title,
            package: NO_PACKAGE,
            fingerprint: 0,
        }
    }

    fn of_package(kind: DocumentKind, package: &'a Package) -> Self {
        Self {
            package: package.id,
            ..Self::of(kind, &package.number)
        }
    }

    fn named(&self) -> (DocumentKind, &'a str, u32) {
        (self.kind, self.title, self.fingerprint)
    }
}

fn queue(
    shared: &Shared,
    about: About<'_>,
    (printer, draw): (
        &PrinterRow,
        impl FnOnce(Stock) -> Result<DrawnPages, paper::Error>,
    ),
) -> Result<PrintView, Problem> {
    let target = Target::of(printer).ok_or_else(|| Problem::of(ProblemKey::UnknownPrinter))?;
    // Where a paper has bars of something else than its title, they are ours and fit.
    let unfit = |error| undrawable(error).with("number", about.title);
    let drawn = draw(target.stock).map_err(unfit)?;
    let made = made::of_sheets(about.title, &drawn.sheets, target).map_err(undrawable)?;
    let mut view = put(shared, &wanted(shared, about, (printer, &made))?)?;
    // It prints, as a person asked for it and will hold it; but that person is told at once.
    view.trouble = view.trouble.or(lost(&drawn));
    Ok(view)
}

/// What is not on the paper that should be.
fn lost(drawn: &DrawnPages) -> Option<Problem> {
    if !drawn.missing_glyphs.is_empty() {
        let characters: String = drawn.missing_glyphs.iter().collect();
        return Some(Problem::of(ProblemKey::PaperGlyphs).with("characters", characters));
    }
    (!drawn.is_complete()).then(|| Problem::of(ProblemKey::PaperCut))
}

/// Into the queue, unless the same paper is on its way there still.
fn put(shared: &Shared, wanted: &Wanted) -> Result<PrintView, Problem> {
    let packer = packer(shared)?;
    let print = shared.store.write(|transaction| {
        if let Some(open) = open_one(transaction, wanted)? {
            return Ok(Err(Problem::of(said::open_question(&open))));
        }
        let by = (shared.store.file_tag(), packer.id);
        prints::append(transaction, by, wanted).map(Ok)
    })??;
    shared.changed(&[wanted.package]);
    shown::print(shared, &print)
}

/// The same paper, not ended yet.
fn open_one(
    reader: &Reading,
    wanted: &Wanted,
) -> Result<Option<Print>, crate::store::open::StoreError> {
    let what = |it: &Wanted| (it.kind, it.package, it.title.clone());
    let open = prints::unsettled(reader)?;
    Ok(open.into_iter().find(|it| what(&it.wanted) == what(wanted)))
}

/// So long a slow office printer is at one page: a driver's sheet of thirty is not cut off in its
/// middle.
const PAGE_MS: u64 = 15_000;

/// A print of what was made for this printer, in the name of who is signed in. Its bytes are kept.
pub(super) fn wanted(
    shared: &Shared,
    about: About<'_>,
    (printer, made): (&PrinterRow, &Made),
) -> Result<Wanted, Problem> {
    let (sha256, preview) = keep_made(shared, made)?;
    let more_pages = u64::try_from(made.pages() - 1).unwrap_or(u64::MAX);
    let printing_ms = more_pages.saturating_mul(PAGE_MS);
    Ok(Wanted {
        kind: about.kind,
        title: about.title.to_owned(),
        package: about.package,
        parcel: 1,
        parcels: 1,
        paper: 0,
        fingerprint: about.fingerprint,
        printer: printer.id,
        format: printer.format.clone(),
        sha256,
        preview,
        why: Why::Asked,
        reason: None,
        batch: 0,
        made_at: shared.clock.wall(),
        made_by: packer(shared)?.name,
        expiry_ms: shared.desk.printing.expiry_ms.saturating_add(printing_ms),
    })
}

fn slip_facts(shared: &Shared, package: &Package) -> Result<SlipFacts, Problem> {
    let words = Words::of(preferences::read(shared)?.language);
    let word = |key: &str| words.say(key, &[]);
    let line = |it: &packing::package::Line| SlipLine {
        quantity: it.quantity.map_or_else(|| "?".into(), |it| it.to_string()),
        name: it.name.clone(),
        detail: None,
        sku: it.sku.clone(),
    };
    Ok(SlipFacts {
        script: draw::script(words.language),
        words: SlipWords {
            title: word("paper-slip-title"),
            to: word("paper-to"),
            order: word("paper-order"),
            package: word("paper-package"),
            made_at: word("paper-made-at"),
            gift_note: word("paper-gift-note"),
            page: word("paper-page"),
            training: word("paper-training"),
        },
        shop: draw::sender(shared, package),
        recipient: draw::recipient(package),
        order_number: package.order_number.clone(),
        package_number: package.number.clone(),
        made_at: Some(day(shared, &words, shared.clock.wall())),
        lines: package.lines.iter().map(line).collect(),
        total: package.pieces().map_or_else(
            || word("paper-slip-total-unknown"),
            |pieces| counted(&words, "paper-slip-total", pieces),
        ),
        gift_note: Some(package.gift_note.clone()).filter(|note| !note.trim().is_empty()),
        // The package's number, as in its bars: a slip is no label, and must not pass for one.
        station_qr: package.number.clone(),
        training: shared.desk.training,
    })
}

fn handover_facts(
    shared: &Shared,
    (id, given): (i64, &Given),
    packages: &[PackageId],
) -> Result<HandoverFacts, Problem> {
    let words = Words::of(preferences::read(shared)?.language);
    let word = |key: &str| words.say(key, &[]);
    let boxes = given_boxes(shared, packages)?;
    let number = handover_number(id);
    let (line, hash) = &given.journal;
    let hash: String = hash.chars().take(HASH_CHARS).collect();
    Ok(HandoverFacts {
        script: draw::script(words.language),
        words: HandoverWords {
            title: word("paper-handover-title"),
            made_at: word("paper-made-at"),
            made_by: word("paper-made-by"),
            number: word("paper-handover-number"),
            driver: word("paper-driver"),
            signature: word("paper-signature"),
            journal_head: word("paper-journal"),
            page: word("paper-page"),
            training: word("paper-training"),
        },
        carrier: given.carrier.clone(),
        made_at: moment(shared, &words, given.made_at),
        made_by: format!("{} · {}", shared.desk.name, given.made_by),
        station_qr: number.clone(),
        number,
        total: counted(&words, "paper-handover-total", boxes.len()),
        boxes,
        driver: None,
        journal_head: Some(format!("{line} {hash}")),
        training: shared.desk.training,
    })
}

/// Each box of each package, in the order in which they were given.
fn given_boxes(shared: &Shared, packages: &[PackageId]) -> Result<Vec<HandoverBox>, Problem> {
    let mut given = Vec::new();
    for package in packages.iter().copied() {
        let seen = reads::find(shared, package)?.seen();
        let of = shared.read(|reader| boxes::parcels(reader, package))?;
        given.extend((1..=of).map(|number| HandoverBox {
            tracking_number: seen.tracking_number().unwrap_or_default().to_owned(),
            package_number: seen.number.clone(),
            recipient: seen.recipient.name.clone(),
            parcel: Parcel {
                number: number.into(),
                of: of.into(),
            },
        }));
    }
    Ok(given)
}

fn card_facts(shared: &Shared) -> Result<CardFacts, Problem> {
    let words = Words::of(preferences::read(shared)?.language);
    let command = |key: CardKey| CardCommand {
        name: words.say(name_of(key), &[]),
        code: key.written(),
    };
    Ok(CardFacts {
        script: draw::script(words.language),
        title: words.say("paper-card-title", &[]),
        hint: words.say("paper-card-hint", &[]),
        page: words.say("paper-page", &[]),
        commands: CardKey::ALL.into_iter().map(command).collect(),
    })
}

fn name_of(key: CardKey) -> &'static str {
    match key {
        CardKey::Primary => "paper-card-primary",
        CardKey::Label => "paper-card-label",
        CardKey::Undo => "paper-card-undo",
        CardKey::Back => "paper-card-back",
        CardKey::Queue => "paper-card-queue",
        CardKey::Labels => "paper-card-labels",
        CardKey::Handover => "paper-card-handover",
        CardKey::Attention => "paper-card-attention",
    }
}

fn counted(words: &Words, key: &str, count: impl TryInto<i64>) -> String {
    let count = count.try_into().unwrap_or(i64::MAX);
    words.count(key, &[("count", count)], &[])
}

/// The day as people here write it, on the desk's own calendar.
fn day(shared: &Shared, words: &Words, at: At) -> String {
    let local = shared.clock.local(at);
    let (year, month, day) = (
        format!("{:04}", local.year),
        format!("{:02}", local.month),
        format!("{:02}", local.day),
    );
    let values = [("year", &*year), ("month", &*month), ("day", &*day)];
    words.say("paper-day", &values)
}

fn moment(shared: &Shared, words: &Words, at: At) -> String {
    let local = shared.clock.local(at);
    format!(
        "{} {:02}:{:02}",
        day(shared, words, at),
        local.hour,
        local.minute
    )
}
