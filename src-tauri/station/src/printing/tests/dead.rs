//! Dead paper: wherever it is scanned it is told, and nothing takes it for good.

use packing::command::{Body, ShipmentInfo};
use packing::id::PackageId;
use packing::package::State;
use packing::scan::LabelCode;

use super::bench::{Bench, package};
use crate::printing::{ask, ready, said, scanned};
use crate::reads::fingerprint_of;
use crate::store::labels::{self, Paper, Source};
use crate::view::*;

fn square(id: i64, parcel: u8, tracking: &str) -> String {
    let label = LabelCode {
        package: PackageId(id),
        parcel,
        edition: 0,
        fingerprint: fingerprint_of(&package(id, State::Packed, Some(tracking))),
        command: None,
    };
    label.written()
}

fn stale(bench: &Bench, text: &str) -> bool {
    match scanned::scan(&bench.shared, text).unwrap() {
        ScanView::StaleLabel { row } => row.id == 7,
        ScanView::Package { .. } => false,
        other => panic!("{text}: {other:?}"),
    }
}

fn new_number(bench: &mut Bench) {
    let info = ShipmentInfo {
        carrier_id: 1,
        carrier: "Aras".into(),
        tracking_number: "NEW-7".into(),
        query_number: None,
    };
    bench.saved(7, Body::SetShipment(info));
}

#[test]
fn p7_bars_of_a_number_that_was_changed_here_are_dead_and_its_own_number_is_not() {
    let mut bench = Bench::open();
    bench.packed(7);
    new_number(&mut bench);
    assert!(stale(&bench, "TR-17"), "the copy still has it");
    let label = scanned::scan_label(&bench.shared, "TR-17", Some(PackageId(7))).unwrap();
    let LabelScanView::Dead { why, .. } = label else {
        panic!("{label:?}")
    };
    assert_eq!(why, DeadView::Changed);
    for text in ["100007", "200007"] {
        assert!(!stale(&bench, text), "{text}");
    }
}

#[test]
fn p7_bars_of_a_number_that_only_paper_remembers_are_dead() {
    let mut bench = Bench::open();
    bench.printed(7);
    assert!(!stale(&bench, "TR-17"));
    bench.clock.turn(1_000);
    bench.copy(&package(7, State::Packed, Some("NEW-")));
    assert!(stale(&bench, "TR-17"));
    assert!(!stale(&bench, "NEW-7"));
}

#[test]
fn p7_a_void_label_and_one_of_a_box_that_is_none_are_dead_wherever_they_are_scanned() {
    let mut bench = Bench::open();
    bench.printed(7);
    assert!(!stale(&bench, &square(7, 1, "TR-1")));
    assert!(stale(&bench, &square(7, 2, "TR-1")), "it is one box");
    assert!(stale(&bench, &square(7, 1, "OLD-")));
    said::void(&bench.shared, (PackageId(7), 1)).unwrap();
    assert!(stale(&bench, &square(7, 1, "TR-1")));
    assert!(stale(&bench, "TR-17"), "no other was printed in its place");
    // That it is cancelled it says itself.
    bench.clock.turn(1_000);
    bench.copy(&package(7, State::Cancelled, Some("TR-1")));
    assert!(!stale(&bench, &square(7, 1, "TR-1")));
}

/// Neither told dead, which would wrong the one, nor taken for good, which would the other.
#[test]
fn p7_bars_that_a_void_label_shares_with_another_boxs_good_one_prove_nothing() {
    let id = PackageId(7);
    for (carriers, void) in [(false, 1), (false, 2), (true, 1), (true, 2)] {
        let mut bench = Bench::open();
        if carriers {
            let carried = bench.carried(7);
            let file = b"^XA^FDAras^FS^XZ\n";
            ready::keep_carriers(&bench.shared, &carried, file).unwrap();
        } else {
            bench.packed(7);
        }
        said::set_parcels(&bench.shared, id, 2).unwrap();
        ask::print_label(&bench.shared, id).unwrap();
        bench.steps(4);
        let bars = |bench: &Bench| scanned::scan_label(&bench.shared, "TR-17", Some(id)).unwrap();
        said::void(&bench.shared, (id, void)).unwrap();
        let told = bars(&bench);
        let open = matches!(told, LabelScanView::Ambiguous { .. });
        assert!(open, "{carriers} {void} {told:?}");
        assert!(!stale(&bench, "TR-17"), "one of them is good");
        said::void(&bench.shared, (id, 3 - void)).unwrap();
        let LabelScanView::Dead { why, .. } = bars(&bench) else {
            panic!("{:?}", bars(&bench))
        };
        assert_eq!(why, DeadView::Void);
        assert!(stale(&bench, "TR-17"), "now none is");
    }
}

/// They are counted as they are scanned, and the one in place of a void one counts again.
#[test]
fn p6_bars_of_a_carriers_labels_prove_the_box_that_is_not_proven_yet() {
    let id = PackageId(7);
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FDAras^FS^XZ\n").unwrap();
    said::set_parcels(&bench.shared, id, 2).unwrap();
    ask::print_label(&bench.shared, id).unwrap();
    bench.steps(4);
    let scanned = |bench: &Bench| {
        bench.clock.turn(1_000);
        match scanned::scan_label(&bench.shared, "TR-17", Some(id)).unwrap() {
            LabelScanView::Match { parcel, proven, .. } => (parcel, proven),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!([scanned(&bench), scanned(&bench)], [(1, 1), (2, 2)]);
    bench.clock.turn(1_000);
    said::void(&bench.shared, (id, 1)).unwrap();
    ask::print_label(&bench.shared, id).unwrap();
    bench.steps(2);
    assert_eq!(scanned(&bench), (1, 2));
}

#[test]
fn a_label_that_was_saved_as_a_file_in_place_of_a_void_one_is_as_good_as_a_printed_one() {
    let mut bench = Bench::open();
    bench.printed(7);
    said::void(&bench.shared, (PackageId(7), 1)).unwrap();
    assert!(stale(&bench, "TR-17"));
    let saved = bench.shared.store.write(|t| {
        let (_, paper) = labels::last_of(t, PackageId(7), 1)?.unwrap();
        let path = "label.pdf".to_owned();
        labels::add(t, &Paper { path, ..paper })
    });
    saved.unwrap();
    assert!(!stale(&bench, "TR-17"));
}

/// The file lay there before: whichever paper is on the box, it is meant.
#[test]
fn p7_a_label_that_was_saved_before_it_was_declared_void_is_void_too() {
    let id = PackageId(7);
    for carriers in [false, true] {
        let mut bench = Bench::open();
        if carriers {
            let carried = bench.carried(7);
            ready::keep_carriers(&bench.shared, &carried, b"^XA^FDAras^FS^XZ\n").unwrap();
            bench.print(7);
            bench.step();
        } else {
            bench.printed(7);
        }
        save_again(&bench, id);
        bench.clock.turn(1_000);
        said::void(&bench.shared, (id, 1)).unwrap();
        assert!(stale(&bench, "TR-17"), "{carriers}");
        // What is saved from now on is good, and a carrier's void paper reads like it.
        save_again(&bench, id);
        let told = scanned::scan_label(&bench.shared, "TR-17", Some(id)).unwrap();
        let open = matches!(told, LabelScanView::Ambiguous { .. });
        assert!(open, "{carriers} {told:?}");
    }
}

#[test]
fn p7_what_was_saved_is_void_too_though_the_carriers_own_file_came_since() {
    let id = PackageId(7);
    let mut bench = Bench::open();
    bench.printed(7);
    save_again(&bench, id);
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FDAras^FS^XZ\n").unwrap();
    said::void(&bench.shared, (id, 1)).unwrap();
    assert!(stale(&bench, "TR-17"));
}

/// Ours was declared void; the carrier's own came then and was saved: the bars are on both.
#[test]
fn p7_bars_of_a_void_label_that_we_drew_prove_nothing_though_the_carriers_was_saved_since() {
    let id = PackageId(7);
    let mut bench = Bench::open();
    bench.printed(7);
    said::void(&bench.shared, (id, 1)).unwrap();
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FDAras^FS^XZ\n").unwrap();
    saved_of_carrier(&bench, id);
    let told = scanned::scan_label(&bench.shared, "TR-17", Some(id)).unwrap();
    let open = matches!(told, LabelScanView::Ambiguous { .. });
    assert!(open, "{told:?}");
}

/// Its number is another one since, and what was saved bears the one before.
#[test]
fn a_label_that_was_saved_under_a_former_number_says_nothing_of_the_one_of_now() {
    let id = PackageId(7);
    let mut bench = Bench::open();
    let mut carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FD1^FS^XZ\n").unwrap();
    saved_of_carrier(&bench, id);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FD2^FS^XZ\n").unwrap();
    carried.shipment.as_mut().unwrap().tracking_number = Some("TR-18".into());
    bench.copy(&carried);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FD3^FS^XZ\n").unwrap();
    let told = scanned::scan_label(&bench.shared, "TR-18", Some(id)).unwrap();
    assert!(matches!(told, LabelScanView::Match { .. }), "{told:?}");
}

fn saved_of_carrier(bench: &Bench, id: PackageId) {
    let saved = bench.shared.store.write(|transaction| {
        let (_, last) = labels::last_of(transaction, id, 1)?.unwrap();
        assert_eq!(last.source, Source::Carrier);
        let path = "label.pdf".to_owned();
        labels::add(transaction, &Paper { path, ..last })
    });
    saved.unwrap();
}

fn save_again(bench: &Bench, id: PackageId) {
    let saved = bench.shared.store.write(|transaction| {
        let (_, last) = labels::last_of(transaction, id, 1)?.unwrap();
        let drawn = Paper {
            path: "label.pdf".into(),
            source: Source::Drawn,
            file: String::new(),
            ..last
        };
        labels::add(transaction, &drawn)
    });
    saved.unwrap();
}

/// It goes in two boxes after all, and the second has no label yet.
#[test]
fn p7_the_only_label_there_is_is_dead_when_it_is_void_however_many_boxes_there_are() {
    let id = PackageId(7);
    let mut bench = Bench::open();
    bench.printed(7);
    said::set_parcels(&bench.shared, id, 2).unwrap();
    said::void(&bench.shared, (id, 1)).unwrap();
    assert!(stale(&bench, "TR-17"));
}

#[test]
fn p7_the_bars_of_a_void_label_of_ours_prove_nothing_beside_a_carriers_printed_one() {
    let id = PackageId(7);
    let mut bench = Bench::open();
    bench.printed(7);
    said::void(&bench.shared, (id, 1)).unwrap();
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FDAras^FS^XZ\n").unwrap();
    bench.print(7);
    bench.step();
    let told = scanned::scan_label(&bench.shared, "TR-17", Some(id)).unwrap();
    let open = matches!(told, LabelScanView::Ambiguous { .. });
    assert!(open, "{told:?}");
}

#[test]
fn p7_nor_do_they_once_a_carriers_own_was_void_too() {
    let id = PackageId(7);
    let mut bench = Bench::open();
    bench.printed(7);
    said::void(&bench.shared, (id, 1)).unwrap();
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FDAras^FS^XZ\n").unwrap();
    saved_of_carrier(&bench, id);
    bench.clock.turn(1_000);
    said::void(&bench.shared, (id, 1)).unwrap();
    saved_of_carrier(&bench, id);
    let told = scanned::scan_label(&bench.shared, "TR-17", Some(id)).unwrap();
    let open = matches!(told, LabelScanView::Ambiguous { .. });
    assert!(open, "{told:?}");
}
