//! The bytes of a label, made ready for one printer: a carrier's own file as it came, or what we
//! draw ourselves.
//!
//! Bytes are kept before anything names them.

use packing::package::Package;
use paper::carrier::{Format, format_of};
use paper::{Parcel, Stock, picture};

use super::ask::{Asking, Boxed, printer_of};
use super::history::{History, is_dropped, waits_for_new};
use super::made::{self, Made, Target};
use crate::acts::may_draw_now;
use crate::draw;
use crate::error::{Problem, ProblemKey};
use crate::reads::fingerprint_of;
use crate::store::labels::{self, Paper, Source};
use crate::store::open::StoreError;
use crate::store::prints::Print;
use crate::store::{Reading, boxes, printers};
use crate::sync::Shared;
use packing::id::PackageId;
use packing::print::route::DocumentKind;

/// A picture for as many dots per inch or fewer was made for a screen.
const SCREEN_DPI: f32 = 100.0;

/// Bytes that are kept, and the label that they are of.
pub(super) struct Ready {
    pub(super) sha256: String,
    pub(super) preview: String,
    pub(super) paper_id: i64,
    /// Where it has no row yet.
    pub(super) paper: Option<Paper>,
}

impl Ready {
    pub(super) fn again(before: &Print) -> Self {
        Self {
            sha256: before.wanted.sha256.clone(),
            preview: before.wanted.preview.clone(),
            paper_id: before.wanted.paper,
            paper: None,
        }
    }
}

pub(super) fn ready(
    shared: &Shared,
    boxed: Boxed<'_>,
    (history, target, asking): (&History, Target, &Asking),
) -> Result<Ready, Problem> {
    let (package, parcel, parcels) = boxed;
    let key = (package.id, fingerprint_of(package));
    // Printed elsewhere before: the same label, made ready for this printer's dots.
    let known = match history.newest() {
        Some(before) => shared.read(|reader| to_copy(reader, before, target.stock))?,
        None if is_dropped(shared, package)? => None,
        None => shared.read(|reader| labels::from_carrier(reader, key))?,
    };
    if let Some((paper_id, paper)) = known {
        let lost = || Problem::of(ProblemKey::PaperLost);
        let file = shared.store.label_bytes(&paper.sha256)?.ok_or_else(lost)?;
        let made = made::of_file(&file, target)?;
        let named = if paper_id > history.void_up_to {
            (paper_id, None)
        } else {
            // The same file in place of a void one: it has a number of its own, and is good. It is
            // no newer for that.
            (0, Some(paper))
        };
        return kept(shared, &made, named);
    }
    is_ours(shared, package)?;
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

/// The label that it put on paper, unless that is our own drawing for another size or other dots.
fn to_copy(
    reader: &Reading,
    before: &Print,
    stock: Stock,
) -> Result<Option<(i64, Paper)>, StoreError> {
    let paper = labels::one(reader, before.wanted.paper)?;
    let printer = printers::find(reader, before.wanted.printer)?;
    let target = printer.as_ref().and_then(Target::of);
    let fits = target.is_some_and(|target| target.stock == stock);
    let is_good = |paper: &Paper| fits || paper.source == Source::Carrier;
    Ok(paper
        .filter(is_good)
        .map(|paper| (before.wanted.paper, paper)))
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
    let made = match of_carrier(shared, &package, target)? {
        Some((_, made)) => made,
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

/// What is made of the carrier's own file, where that is here.
pub(crate) fn of_carrier(
    shared: &Shared,
    package: &Package,
    target: Target,
) -> Result<Option<(Paper, Made)>, Problem> {
    let Some((paper, file)) = carriers_file(shared, package)? else {
        return Ok(None);
    };
    let made = made::of_file(&file, target)?;
    Ok(Some((paper, made)))
}

fn carriers_file(shared: &Shared, package: &Package) -> Result<Option<(Paper, Vec<u8>)>, Problem> {
    if is_dropped(shared, package)? {
        return Ok(None);
    }
    let label = (package.id, fingerprint_of(package));
    let Some((_, paper)) = shared.read(|reader| labels::from_carrier(reader, label))? else {
        return Ok(None);
    };
    let lost = || Problem::of(ProblemKey::PaperLost);
    let file = shared.store.label_bytes(&paper.sha256)?.ok_or_else(lost)?;
    Ok(Some((paper, file)))
}

/// The label for a person to keep: the carrier's own as PDF, on paper that it fits, or nothing
/// where ours is drawn.
pub(crate) fn to_save(
    shared: &Shared,
    package: &Package,
) -> Result<Option<(Paper, Vec<u8>)>, Problem> {
    may_be_new(shared, package)?;
    let Some((paper, file)) = carriers_file(shared, package)? else {
        is_ours(shared, package)?;
        return Ok(None);
    };
    let usual = made::of_file(&file, Target::USUAL);
    // Of a picture without dots per inch, or with those of a screen, nobody knows how large it is
    // meant to be: on other paper it may shrink.
    let is_pdf = format_of(&file) == Some(Format::Pdf);
    let dpi = || picture::dots_per_inch(&file).ok().flatten();
    let is_sized = is_pdf || dpi().is_some_and(|dpi| dpi > SCREEN_DPI);
    let mut others = Target::pdf_on_any_paper().map(|target| made::of_file(&file, target));
    let made = match usual {
        Err(problem) if is_sized && is_about_size(&problem) => {
            others.find_map(Result::ok).ok_or(problem)?
        }
        usual => usual?,
    };
    Ok(Some((paper, if is_pdf { file } else { made.bytes })))
}

fn is_about_size(problem: &Problem) -> bool {
    matches!(
        problem.key,
        ProblemKey::LabelTooLarge | ProblemKey::LabelOtherDots
    )
}

/// Not while the carrier's file at hand is the one before.
pub(super) fn may_be_new(shared: &Shared, package: &Package) -> Result<(), Problem> {
    if waits_for_new(shared, package)? {
        return Err(Problem::of(ProblemKey::LabelMadeAnew).retry());
    }
    Ok(())
}

/// Ours takes the place of no file that is named, and not here yet.
fn is_ours(shared: &Shared, package: &Package) -> Result<(), Problem> {
    if package.label_file.is_some() && !shared.state().has_no_label_file(package) {
        return Err(Problem::of(ProblemKey::LabelNotHereYet).retry());
    }
    Ok(())
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
        file: package.label_file.clone().unwrap_or_default(),
    };
    shared
        .store
        .write(|transaction| draw::add(transaction, &paper, 0).map(drop))?;
    shared.changed(&[package.id]);
    Ok(())
}
