//! Every box of a package gets its label, and whoever packs it is told why one does not come.

use packing::command::{Body, ShipmentInfo};
use packing::id::PackageId;
use packing::package::State;
use packing::print::Progress as P;

use super::bench::{Bench, foreign, input, package, used_for};
use crate::error::ProblemKey;
use crate::print::{Fate, PrintTrouble, Sent, SpoolId};
use crate::printing::{ask, documents, itself, ready, said, setup, shown};
use crate::view::*;
use packing::print::route::PrinterId;

fn plan(bench: &Bench, id: i64) -> LabelPlanView {
    itself::label_plan(&bench.shared, PackageId(id)).unwrap()
}

fn waiting(bench: &Bench) -> Vec<i64> {
    let ready = shown::labels(&bench.shared).unwrap().ready;
    ready.iter().map(|row| row.id).collect()
}

#[test]
fn a_box_more_than_were_printed_for_still_waits_for_its_label() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.pack_here(7);
    bench.consider();
    bench.step();
    assert_eq!(plan(&bench, 7).kind, LabelPlanKind::Done);
    // It goes in two boxes after all.
    said::set_parcels(&bench.shared, PackageId(7), 2).unwrap();
    assert_eq!(plan(&bench, 7).kind, LabelPlanKind::ByHand);
    assert_eq!(waiting(&bench), [7]);
    let second = ask::print_label(&bench.shared, PackageId(7)).unwrap();
    assert_eq!((second.len(), second[0].parcel), (1, 2));
    bench.step();
    let done = plan(&bench, 7);
    assert_eq!(done.kind, LabelPlanKind::Done);
    assert!(waiting(&bench).is_empty());
    // The first says that it is the only one.
    let wrong = done.problem.map(|it| it.key);
    assert_eq!(wrong, Some(ProblemKey::LabelRecounted));
    said::void(&bench.shared, (PackageId(7), 1)).unwrap();
    let anew = ask::print_label(&bench.shared, PackageId(7)).unwrap();
    assert_eq!((anew.len(), anew[0].parcel, anew[0].parcels), (1, 1, 2));
    bench.step();
    assert_eq!(plan(&bench, 7).problem, None);
}

#[test]
fn a_printer_without_paper_is_told_of_before_the_box_is_packed() {
    let mut bench = Bench::open();
    bench.copy(&package(7, State::Waiting, Some("TR-1")));
    bench.packed(8);
    assert_eq!(plan(&bench, 7).problem, None);
    bench.print(8);
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    let told = plan(&bench, 7).problem.map(|it| it.key);
    assert_eq!(told, Some(ProblemKey::PrinterPaperOut));
}

#[test]
fn a_box_whose_label_was_made_void_waits_for_a_new_one() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.pack_here(7);
    bench.consider();
    bench.step();
    said::void(&bench.shared, (PackageId(7), 1)).unwrap();
    assert_eq!(plan(&bench, 7).kind, LabelPlanKind::ByHand);
    assert_eq!(waiting(&bench), [7]);
    bench.consider();
    assert_eq!(bench.prints(7).len(), 1, "not by itself");
    bench.print(7);
    bench.step();
    assert_eq!(plan(&bench, 7).kind, LabelPlanKind::Done);
    assert!(waiting(&bench).is_empty());
}

/// Its label was asked for before, so none prints by itself.
#[test]
fn a_box_that_is_packed_again_after_its_label_was_let_go_is_printed_for_by_hand() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.print(7);
    assert_eq!(
        plan(&bench, 7).kind,
        LabelPlanKind::PrintsNow,
        "in a moment"
    );
    bench.copy(&package(7, State::Waiting, Some("TR-1")));
    bench.step();
    assert_eq!(bench.progress(7), [P::Cancelled]);
    assert_eq!(plan(&bench, 7).kind, LabelPlanKind::ByHand);
    bench.pack_here(7);
    bench.consider();
    assert_eq!(bench.prints(7).len(), 1, "nothing printed with it");
    assert_eq!(plan(&bench, 7).kind, LabelPlanKind::ByHand);
}

#[test]
fn p3_the_labels_of_all_boxes_are_queued_at_once_or_none_is() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.pack_here(7);
    said::set_parcels(&bench.shared, PackageId(7), 3).unwrap();
    // Whatever stops it in the middle: here the third cannot be written.
    crate::store::refuse_third_box(&bench.shared.store, true);
    bench.consider();
    assert!(bench.prints(7).is_empty());
    crate::store::refuse_third_box(&bench.shared.store, false);
    bench.consider();
    assert_eq!(bench.progress(7), [P::Queued, P::Queued, P::Queued]);
}

#[test]
fn p4_a_flawed_label_that_nobody_was_told_of_does_not_print_in_a_list_either() {
    let mut bench = Bench::open();
    bench.copy(&foreign(7));
    bench.packed(8);
    let batch = ask::print_labels(&bench.shared, &[7, 8]).unwrap();
    assert_eq!(batch.prints.len(), 1);
    assert_eq!(batch.refused[0].problem.key, ProblemKey::LabelNeedsLook);
    assert_eq!(shown::labels(&bench.shared).unwrap().look.len(), 1);
    assert_eq!(plan(&bench, 7).kind, LabelPlanKind::NeedsLook);
    // Now it has been shown.
    bench.print(7);
    bench.steps(2);
    assert_eq!(bench.progress(7), [P::Printed]);
    assert_eq!(plan(&bench, 7).kind, LabelPlanKind::Done);
}

#[test]
fn why_a_label_did_not_print_by_itself_is_told_at_its_package() {
    let mut bench = Bench::open();
    let office = bench.office("Aras");
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^XZ").unwrap();
    bench.pack_here(7);
    assert_eq!(plan(&bench, 7).problem, None);
    let before = bench.shared.state().revision;
    bench.consider();
    let told = plan(&bench, 7);
    assert_eq!(
        told.problem.map(|it| it.key),
        Some(ProblemKey::LabelZplOnly)
    );
    let after = bench.shared.state().revision;
    assert!(after > before, "the window reads it");
    bench.consider();
    assert_eq!(bench.shared.state().revision, after, "and once is enough");
    // With a printer that can, it prints and nothing is told any more.
    setup::remove(&bench.shared, office).unwrap();
    bench.consider();
    bench.step();
    assert_eq!(bench.progress(7), [P::Printed]);
    assert_eq!(plan(&bench, 7).problem, None);
}

#[test]
fn p8_a_list_for_two_printers_ends_at_the_one_where_nobody_stands() {
    let mut bench = Bench::open();
    let other = setup::add(&bench.shared, &input("Label 2")).unwrap();
    let labels = used_for(DocumentView::Label, Some("Other"));
    setup::set_uses(&bench.shared, PrinterId(other.id), &[labels]).unwrap();
    for id in [1, 3, 4] {
        bench.packed(id);
    }
    let mut elsewhere = package(2, State::Packed, Some("TR-1"));
    elsewhere.shipment.as_mut().unwrap().carrier = Some("Other".into());
    bench.copy(&elsewhere);
    ask::print_labels(&bench.shared, &[1, 2, 3, 4]).unwrap();
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    bench.clock.turn(120_000);
    bench.steps(3);
    for id in [1, 3, 4] {
        assert_eq!(bench.progress(id), [P::Expired], "{id}");
    }
    assert_eq!(bench.progress(2), [P::Queued], "that one stands elsewhere");
}

#[test]
fn p8_what_a_person_says_did_not_come_out_does_not_come_out_later() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    let print = bench.print(id);
    bench.printer.will(Sent::Accepted(SpoolId("7".into())));
    bench.step();
    bench.clock.turn(120_000);
    let away = || Fate::StillWaiting(Some(PrintTrouble::Unreachable));
    let unknown = Fate::Unknown(PrintTrouble::Unreachable);
    bench.printer.script().cancels.extend([unknown, away()]);
    bench.step();
    assert_eq!(bench.progress(id), [P::Unknown]);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.step();
    assert_eq!(bench.progress(id), [P::Failed]);
    let asked = |bench: &Bench| bench.printer.script().cancelled.len();
    assert_eq!(asked(&bench), 2, "it is still out of reach");
    bench.clock.turn(10_000);
    bench.step();
    assert_eq!(asked(&bench), 3, "and now it is not");
    bench.clock.turn(10_000);
    bench.step();
    assert_eq!(asked(&bench), 3, "once is enough");
    assert_eq!(bench.progress(id), [P::Failed]);
}

#[test]
fn a_drivers_sheet_printed_again_is_the_one_that_was_signed() {
    let mut bench = Bench::open();
    bench.is_for(&[DocumentView::Handover]);
    for id in [7, 8] {
        bench.packed(id);
    }
    let given = crate::acts::hand_over(&bench.shared, "Aras", &[PackageId(7), PackageId(8)]);
    let given = given.unwrap();
    let first = documents::print_handover(&bench.shared, given.id).unwrap();
    assert_eq!(first.handover, Some(given.id));
    bench.step();
    bench.copy(&package(7, State::Packed, Some("NEW-")));
    bench.clock.turn(60_000);
    documents::print_handover(&bench.shared, given.id).unwrap();
    bench.step();
    let sent: Vec<Vec<u8>> = {
        let script = bench.printer.script();
        script.sent.iter().map(|(_, bytes)| bytes.clone()).collect()
    };
    assert_eq!(sent.len(), 2);
    assert!(sent[0] == sent[1], "the same bytes");
}

#[test]
fn a_document_of_several_pages_is_shown_page_by_page() {
    let mut bench = Bench::open();
    bench.is_for(&[DocumentView::Slip]);
    let mut long = package(7, State::Packed, Some("TR-1"));
    long.lines = vec![packing::package::Line::default(); 60];
    bench.copy(&long);
    let slip = documents::print_slip(&bench.shared, PackageId(7)).unwrap();
    let png = setup::preview(&bench.shared, &slip.id).unwrap().unwrap();
    let starts = png.windows(8).filter(|it| it == b"\x89PNG\r\n\x1a\n");
    assert!(starts.count() > 1);
    assert!(png.ends_with(b"IEND\xaeB`\x82"));
}

/// Why each label that waits in the printer's queue was let go, and that the screen asks somebody.
#[test]
fn a_label_is_let_go_at_its_turn_when_its_package_must_not_leave_any_more() {
    let mut bench = Bench::open();
    for id in [6, 7, 8, 9] {
        bench.packed(id);
    }
    ask::print_labels(&bench.shared, &[6, 7, 8, 9]).unwrap();
    bench.copy(&package(6, State::CancellationWaiting, Some("TR-1")));
    bench.copy(&package(7, State::Blocked, Some("TR-1")));
    bench.lose(8);
    bench.steps(8);
    for (id, key) in [
        (6, ProblemKey::LabelOfCancelled),
        (7, ProblemKey::LabelOfBlocked),
        (8, ProblemKey::LabelOfGone),
    ] {
        assert!(bench.sent(id).is_empty(), "{id}");
        assert_eq!(bench.progress(id), [P::Cancelled], "{id}");
        let told = shown::of_package(&bench.shared, PackageId(id)).unwrap();
        let why = told[0].trouble.as_ref().map(|it| it.key);
        assert_eq!(why, Some(key), "at its package");
    }
    assert_eq!(bench.progress(9), [P::Printed], "the list goes on");
    let listed = shown::labels(&bench.shared).unwrap().problem;
    assert_eq!(listed.len(), 3);
    for print in listed {
        said::close(&bench.shared, &print.id).unwrap();
    }
    assert!(shown::labels(&bench.shared).unwrap().problem.is_empty());
}

#[test]
fn a_label_that_a_person_took_back_is_nobodys_problem() {
    let mut bench = Bench::open();
    bench.packed(7);
    let print = bench.print(7);
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    said::cancel(&bench.shared, &print.id).unwrap();
    assert!(shown::labels(&bench.shared).unwrap().problem.is_empty());
}

#[test]
fn a_number_that_bars_cannot_hold_is_told_as_that_and_not_as_a_fault_of_ours() {
    let mut bench = Bench::open();
    bench.is_for(&[DocumentView::Slip, DocumentView::Label]);
    let long = "A1".repeat(40);
    for (number, key) in [
        ("TR-Ğ", ProblemKey::NumberNotForBars),
        (&long, ProblemKey::NumberTooLong),
    ] {
        let mut numbered = package(7, State::Packed, Some(number));
        numbered.number = number.to_owned();
        bench.copy(&numbered);
        let label = ask::print_label(&bench.shared, PackageId(7)).unwrap_err();
        assert_eq!(
            (label.key, &*label.args["number"]),
            (key, &*format!("{number}7"))
        );
        let slip = documents::print_slip(&bench.shared, PackageId(7)).unwrap_err();
        assert_eq!((slip.key, &*slip.args["number"]), (key, number));
    }
}

#[test]
fn all_that_wants_a_person_at_the_labels_is_counted_beside_the_way_there() {
    let mut bench = Bench::open();
    let check = |bench: &Bench, count: u32, why: &str| {
        let counted = crate::reads::status(&bench.shared).unwrap().labels;
        assert_eq!(counted, count, "{why}");
        let screen = shown::labels(&bench.shared).unwrap();
        let listed = screen.look.len() + screen.problem.len() + screen.swap.len();
        assert_eq!(listed, usize::try_from(count).unwrap(), "{why}");
    };
    for id in [4, 5, 6, 7] {
        bench.packed(id);
        bench.print(id);
    }
    let trouble = PrintTrouble::Cut;
    bench.printer.will(Sent::Unknown { trouble, job: None });
    bench.step();
    bench
        .printer
        .will(Sent::Refused(PrintTrouble::FormatRefused));
    bench.steps(3);
    check(&bench, 2, "a question, and one that failed");
    bench.copy(&foreign(8));
    bench.pack_here(8);
    bench.consider();
    check(&bench, 3, "one is to be looked at first");
    bench.clock.turn(1_000);
    bench.copy(&package(6, State::Packed, Some("NEW-")));
    check(&bench, 4, "a label is dead");
    bench.saved(
        7,
        Body::SetShipment(ShipmentInfo {
            carrier_id: 1,
            carrier: "Aras".into(),
            tracking_number: "NEW-7".into(),
            query_number: None,
        }),
    );
    check(&bench, 5, "and another, by what is saved here");
    bench.copy(&package(6, State::Shipped, Some("NEW-")));
    check(&bench, 4, "that box has left");
}
