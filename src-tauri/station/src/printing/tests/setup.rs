//! Setting printers up: tried, accepted by scanning, chosen by kind and carrier.

use packing::print::Progress as P;
use packing::print::route::PrinterId;

use super::bench::{Bench, input, used_for};
use crate::error::ProblemKey;
use crate::printing::{ask, setup, shown};
use crate::store::printers;
use crate::view::*;
use packing::id::PackageId;

fn zebra() -> PrinterInput {
    PrinterInput {
        place: PlaceView::Raw {
            address: "label-2:9100".into(),
        },
        ..input("Label 2")
    }
}

#[test]
fn no_label_goes_to_a_printer_before_somebody_scanned_its_test_page() {
    let mut bench = Bench::open();
    bench.packed(7);
    let added = setup::add(&bench.shared, &zebra()).unwrap();
    assert_eq!(added.accepted_at, None);
    let id = PrinterId(added.id);
    let labels = used_for(DocumentView::Label, Some("Aras"));
    setup::set_uses(&bench.shared, id, &[labels]).unwrap();
    let refused = ask::print_label(&bench.shared, PackageId(7)).unwrap_err();
    assert_eq!(refused.key, ProblemKey::PrinterNotAccepted);

    let early = setup::accept(&bench.shared, id, "").unwrap_err();
    assert_eq!(early.key, ProblemKey::TestCodeWrong);
    setup::test_page(&bench.shared, id).unwrap();
    let row = bench.shared.store.read(|reader| printers::find(reader, id));
    let old = row.unwrap().unwrap().test_code;
    let page = setup::test_page(&bench.shared, id).unwrap();
    let row = bench.shared.store.read(|reader| printers::find(reader, id));
    let code = row.unwrap().unwrap().test_code;
    assert!(code.bytes().all(|byte| byte.is_ascii_digit()));
    let stale = setup::accept(&bench.shared, id, &old).unwrap_err();
    assert_eq!(stale.key, ProblemKey::TestCodeWrong);
    let accepted = setup::accept(&bench.shared, id, &format!(" {code}\r")).unwrap();
    assert_eq!(accepted.accepted_by.as_deref(), Some("Ayşe"));
    assert_eq!(bench.print(7).printer, added.id);

    let png = setup::preview(&bench.shared, &page.id).unwrap().unwrap();
    let bitmap = paper::picture::read(&png).unwrap();
    assert_eq!((bitmap.width(), bitmap.height()), (812, 1218));
}

#[test]
fn a_printer_that_cannot_be_one_is_refused_in_words() {
    let bench = Bench::open();
    let unfit = [
        PrinterInput {
            name: "  ".into(),
            ..zebra()
        },
        PrinterInput {
            dpi: 150,
            ..zebra()
        },
        // Raw bytes on a port are ZPL.
        PrinterInput {
            format: FormatView::Pdf,
            ..zebra()
        },
        PrinterInput {
            place: PlaceView::Ipp {
                address: "http://printer".into(),
            },
            ..zebra()
        },
        folder(" "),
        // Wherever the station happens to be started, that would be another one.
        folder("labels/today"),
        folder("http://printer/labels"),
    ];
    for input in unfit {
        let problem = setup::add(&bench.shared, &input).unwrap_err();
        assert_eq!(problem.key, ProblemKey::PrinterUnfit, "{input:?}");
    }
    let twice = setup::add(&bench.shared, &input("Label 1")).unwrap_err();
    assert_eq!(twice.key, ProblemKey::PrinterNameTaken);
    assert_eq!(shown::printers(&bench.shared).unwrap().len(), 1);
}

fn folder(path: &str) -> PrinterInput {
    PrinterInput {
        place: PlaceView::Folder { path: path.into() },
        ..zebra()
    }
}

#[test]
fn a_printer_goes_when_nothing_waits_for_it_and_its_prints_keep_its_name() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.print(7);
    let busy = setup::remove(&bench.shared, bench.printer_id).unwrap_err();
    assert_eq!(busy.key, ProblemKey::PrinterInUse);
    bench.step();
    setup::remove(&bench.shared, bench.printer_id).unwrap();
    assert!(shown::printers(&bench.shared).unwrap().is_empty());
    let prints = shown::of_package(&bench.shared, PackageId(7)).unwrap();
    assert_eq!(prints[0].printer_name, "Label 1");
    bench.packed(8);
    let none = ask::print_label(&bench.shared, PackageId(8)).unwrap_err();
    assert_eq!(none.key, ProblemKey::NoPrinter);
    // The name is free again.
    setup::add(&bench.shared, &input("Label 1")).unwrap();
    assert_eq!(bench.progress(7), [P::Printed]);
}

#[test]
fn a11_nothing_is_printed_before_somebody_said_who_packs() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.shared.state().packer = None;
    let nobody = ask::print_label(&bench.shared, PackageId(7)).unwrap_err();
    assert_eq!(nobody.key, ProblemKey::NoPacker);
    let nobody = setup::add(&bench.shared, &zebra()).unwrap_err();
    assert_eq!(nobody.key, ProblemKey::NoPacker);
}
