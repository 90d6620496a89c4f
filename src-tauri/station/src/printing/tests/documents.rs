//! Slips, sheets for drivers and the card: asked for by a person, on the printer that is for them.

use packing::id::PackageId;
use packing::package::State;
use packing::print::Progress as P;

use super::bench::{Bench, foreign, input, package, used_for};
use crate::error::ProblemKey;
use crate::print::{PrintTrouble, Sent};
use crate::printing::{PrintRules, documents, setup, shown};
use crate::store::prints;
use crate::view::*;
use packing::print::route::PrinterId;

#[test]
fn a_slip_goes_to_the_printer_for_slips_and_belongs_to_its_package() {
    let mut bench = Bench::open();
    bench.packed(7);
    let none = documents::print_slip(&bench.shared, PackageId(7)).unwrap_err();
    assert_eq!(none.key, ProblemKey::NoPrinter, "labels are no slips");
    bench.is_for(&[DocumentView::Slip]);
    let slip = documents::print_slip(&bench.shared, PackageId(7)).unwrap();
    assert_eq!((slip.document, slip.package), (DocumentView::Slip, Some(7)));
    let twice = documents::print_slip(&bench.shared, PackageId(7)).unwrap_err();
    assert_eq!(twice.key, ProblemKey::PrintUnderWay);
    bench.step();
    assert_eq!(bench.progress(7), [P::Printed]);
    // As often as a person asks; it is no label of the box.
    documents::print_slip(&bench.shared, PackageId(7)).unwrap();
    bench.step();
    assert_eq!(bench.progress(7), [P::Printed, P::Printed]);
    let plan = crate::printing::itself::label_plan(&bench.shared, PackageId(7)).unwrap();
    assert_ne!(plan.kind, LabelPlanKind::Done);
}

#[test]
fn what_a_driver_took_is_printed_from_what_was_written_down() {
    let mut bench = Bench::open();
    for id in [7, 8] {
        bench.packed(id);
    }
    bench.is_for(&[DocumentView::Handover]);
    let unknown = documents::print_handover(&bench.shared, 1).unwrap_err();
    assert_eq!(unknown.key, ProblemKey::UnknownHandover);
    let ids = [PackageId(7), PackageId(8)];
    let given = crate::acts::hand_over(&bench.shared, "Aras", &ids).unwrap();
    assert_eq!(given.saved.len(), 2, "{given:?}");
    let sheet = documents::print_handover(&bench.shared, given.id).unwrap();
    assert_eq!(
        (sheet.document, sheet.package),
        (DocumentView::Handover, None)
    );
    let png = setup::preview(&bench.shared, &sheet.id).unwrap();
    assert!(png.is_some_and(|png| png.starts_with(b"\x89PNG")));
    bench.step();
    assert_eq!(bench.printer.script().sent.len(), 1);
}

/// It is half printed when a label's time would be over.
#[test]
fn a_long_drivers_sheet_has_the_time_that_its_pages_take() {
    let mut bench = Bench::open();
    let ids: Vec<PackageId> = (1..=90).map(PackageId).collect();
    for id in &ids {
        bench.packed(id.0);
    }
    bench.is_for(&[DocumentView::Handover]);
    let time_of = |bench: &Bench, ids: &[PackageId]| {
        let given = crate::acts::hand_over(&bench.shared, "Aras", ids).unwrap();
        documents::print_handover(&bench.shared, given.id).unwrap();
        let unsettled = bench.shared.store.read(prints::unsettled).unwrap();
        unsettled.last().unwrap().wanted.expiry_ms
    };
    let usual = PrintRules::default().expiry_ms;
    assert_eq!(time_of(&bench, &ids[..1]), usual);
    let long = time_of(&bench, &ids[1..]);
    assert!(long >= usual + 2 * 15_000, "{long} ms");
}

#[test]
fn the_card_prints_in_the_desks_language_and_its_codes_are_understood() {
    let mut bench = Bench::open();
    bench.is_for(&[DocumentView::Card]);
    let card = documents::print_card(&bench.shared).unwrap();
    assert_eq!(card.document, DocumentView::Card);
    bench.step();
    for key in packing::scan::CardKey::ALL {
        let scanned = crate::printing::scanned::scan(&bench.shared, &key.written()).unwrap();
        assert!(matches!(scanned, ScanView::Key { key: read } if read == key.into()));
    }
}

#[test]
fn p2_a_sheet_that_may_lie_in_the_printer_is_asked_about_before_another_is_printed() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.is_for(&[DocumentView::Slip, DocumentView::Card]);
    bench.printer.will(Sent::Unknown {
        trouble: PrintTrouble::Cut,
        job: None,
    });
    let slip = documents::print_slip(&bench.shared, PackageId(7)).unwrap();
    bench.step();
    let unclear = documents::print_slip(&bench.shared, PackageId(7)).unwrap_err();
    assert_eq!(unclear.key, ProblemKey::PrintUnclear);
    let problem = shown::labels(&bench.shared).unwrap().problem;
    assert_eq!(problem.len(), 1);
    assert_eq!(problem[0].id, slip.id);
    // Another paper does not wait for the answer.
    documents::print_card(&bench.shared).unwrap();
    assert_eq!(crate::reads::status(&bench.shared).unwrap().labels, 1);
}

#[test]
fn a_slip_is_drawn_for_its_own_printers_paper() {
    let mut bench = Bench::open();
    bench.copy(&package(7, State::Waiting, None));
    let office = PrinterInput {
        format: FormatView::Pwg,
        media: MediaView::A5,
        dpi: 300,
        ..input("Office")
    };
    let office = setup::add(&bench.shared, &office).unwrap();
    let slips = used_for(DocumentView::Slip, None);
    setup::set_uses(&bench.shared, PrinterId(office.id), &[slips]).unwrap();
    let slip = documents::print_slip(&bench.shared, PackageId(7)).unwrap();
    assert_eq!(slip.printer, office.id);
    let png = setup::preview(&bench.shared, &slip.id).unwrap().unwrap();
    let page = paper::picture::read(&png).unwrap();
    // A5 at 300 dots to an inch.
    assert_eq!((page.width(), page.height()), (1748, 2480));
}

#[test]
fn the_shops_own_document_is_printed_as_it_came_and_an_invoice_takes_its_place() {
    let mut bench = Bench::open();
    let office = PrinterInput {
        format: FormatView::Pdf,
        media: MediaView::A4,
        ..input("Office")
    };
    let office = setup::add(&bench.shared, &office).unwrap();
    let documents_there = used_for(DocumentView::Document, None);
    setup::set_uses(&bench.shared, PrinterId(office.id), &[documents_there]).unwrap();
    let key = |problem: crate::error::Problem| problem.key;
    let print = |bench: &Bench| documents::print_document(&bench.shared, PackageId(7));

    let mut seven = package(7, State::Packed, Some("TR-"));
    bench.copy(&seven);
    assert_eq!(print(&bench).map_err(key), Err(ProblemKey::NoDocument));
    seven.document_file = Some("/documents/7/".into());
    bench.copy(&seven);
    assert_eq!(
        print(&bench).map_err(key),
        Err(ProblemKey::DocumentNotHereYet)
    );

    let keep = |bench: &Bench, of: &packing::package::Package, bytes: &[u8]| {
        let which = crate::store::documents::Which::of(of).unwrap();
        documents::keep_document(&bench.shared, &which, bytes).unwrap();
    };
    let sheet = |text: &str| {
        let blank = paper::Sheet::new(paper::Media::A4, paper::Dpi::Dpi203);
        paper::pdf::write(text, &[blank]).unwrap()
    };
    let first = sheet("packaging document");
    keep(&bench, &seven, &first);
    let png = documents::document_preview(&bench.shared, PackageId(7)).unwrap();
    assert!(png.is_some_and(|png| png.starts_with(b"\x89PNG")));
    let view = print(&bench).unwrap();
    assert_eq!(
        (view.document, view.printer),
        (DocumentView::Document, office.id)
    );
    let kept = &bench.prints(7)[0].wanted.sha256;
    assert_eq!(bench.shared.store.label_bytes(kept).unwrap(), Some(first));

    // The invoice comes to the same address: what is printed next is the invoice, or nothing.
    seven.invoice_number = Some("INV-1".into());
    bench.copy(&seven);
    assert_eq!(
        print(&bench).map_err(key),
        Err(ProblemKey::DocumentNotHereYet)
    );
    let invoice = sheet("invoice");
    keep(&bench, &seven, &invoice);
    documents::document_preview(&bench.shared, PackageId(7)).unwrap();
}

#[test]
fn who_prints_a_slip_is_told_at_once_what_is_not_on_it() {
    let mut bench = Bench::open();
    bench.is_for(&[DocumentView::Slip]);
    let slip = |bench: &Bench, id| documents::print_slip(&bench.shared, PackageId(id)).unwrap();
    bench.packed(7);
    assert_eq!(slip(&bench, 7).trouble, None);
    bench.copy(&foreign(8));
    let trouble = slip(&bench, 8).trouble.unwrap();
    assert_eq!(trouble.key, ProblemKey::PaperGlyphs);
    assert!(trouble.args["characters"].contains('田'));
    let mut long = package(9, State::Packed, Some("TR-1"));
    long.gift_note = "all the best ".repeat(400);
    bench.copy(&long);
    let trouble = slip(&bench, 9).trouble.unwrap();
    assert_eq!(trouble.key, ProblemKey::PaperCut);
}
