//! Labels: once by themselves, again only for a reason, on the right box, and never a dead one.

use packing::id::PackageId;
use packing::link::Heard;
use packing::package::State;
use packing::print::Progress as P;
use packing::print::ask::Reason;
use packing::scan::{CommandCode, LabelCode};

use super::bench::{Bench, foreign, package};
use crate::error::ProblemKey;
use crate::printing::{ask, itself, ready, said, scanned, setup, shown};
use crate::reads::fingerprint_of;
use crate::store::queue;
use crate::view::*;

fn number(id: i64) -> PackageId {
    PackageId(id)
}

/// What our square code on the label says.
fn code(id: i64, parcel: u8, tracking: &str) -> String {
    code_anew(id, (parcel, 0), tracking)
}

fn code_anew(id: i64, (parcel, edition): (u8, u8), tracking: &str) -> String {
    let label = LabelCode {
        package: number(id),
        parcel,
        edition,
        fingerprint: fingerprint_of(&package(id, State::Packed, Some(tracking))),
        command: None,
    };
    label.written()
}

fn scan(bench: &Bench, text: &str, in_hand: Option<i64>) -> LabelScanView {
    scanned::scan_label(&bench.shared, text, in_hand.map(PackageId)).unwrap()
}

#[test]
fn p4_packed_here_its_label_prints_by_itself_once() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.pack_here(7);
    bench.consider();
    bench.consider();
    bench.step();
    bench.consider();
    assert_eq!(bench.progress(7), [P::Printed]);
    assert_eq!(bench.prints(7)[0].wanted.made_by, "Ayşe");
    let mut bench = bench.restart();
    bench.consider();
    bench.step();
    assert_eq!(bench.sent(7).len(), 1);
}

#[test]
fn p4_what_failed_to_print_by_itself_waits_for_a_person() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.pack_here(7);
    bench.consider();
    let mut bench = bench.step_and_die();
    bench.consider();
    bench.step();
    assert_eq!(bench.progress(7), [P::Unknown]);
}

#[test]
fn p5_what_comes_after_an_outage_waits_until_its_box_is_scanned() {
    let mut bench = Bench::open();
    // Packed offline, with no number yet.
    bench.copy(&package(7, State::Packed, None));
    bench.pack_here(7);
    bench.consider();
    bench.clock.turn(60_000);
    bench.shared.heard(Heard::Up, 0);
    bench.packed(7);
    bench.consider();
    assert!(bench.prints(7).is_empty());
    let ready = shown::labels(&bench.shared).unwrap().ready;
    assert_eq!(ready.iter().map(|row| row.id).collect::<Vec<_>>(), [7]);
    // The box is scanned: that is a person's word.
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Printed]);
    assert!(shown::labels(&bench.shared).unwrap().ready.is_empty());
}

#[test]
fn a_number_that_comes_over_a_good_line_prints_while_the_box_is_at_the_counter() {
    let mut bench = Bench::open();
    bench.shared.heard(Heard::Up, 0);
    bench.clock.turn(1_000);
    bench.copy(&package(7, State::Packed, None));
    bench.pack_here(7);
    bench.consider();
    bench.clock.turn(30_000);
    bench.packed(7);
    bench.consider();
    assert_eq!(bench.progress(7), [P::Queued]);
}

#[test]
fn p4_a_label_with_something_cut_off_or_missing_is_shown_and_not_printed() {
    let mut bench = Bench::open();
    bench.copy(&foreign(7));
    bench.pack_here(7);
    bench.consider();
    bench.consider();
    assert!(bench.prints(7).is_empty());
    let labels = shown::labels(&bench.shared).unwrap();
    assert_eq!(labels.look.len(), 1, "once, however often it is considered");
    assert!(!labels.look[0].missing_glyphs.is_empty());
    assert_eq!((labels.look[0].parcel, labels.look[0].parcels), (1, 1));
    assert!(labels.ready.is_empty());
    // Somebody has looked, and prints it all the same.
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Printed]);
    assert!(shown::labels(&bench.shared).unwrap().look.is_empty());
}

#[test]
fn p6_a_label_names_the_command_that_packed_its_box_and_still_proves_it() {
    let mut bench = Bench::open();
    bench.packed(7);
    let seen = package(7, State::Packed, Some("TR-1"));
    let elsewhere = crate::draw::code_of(&bench.shared, &seen, 1).unwrap();
    assert_eq!(elsewhere.command, None, "no desk of ours packed it");
    bench.pack_here(7);
    let here = crate::draw::code_of(&bench.shared, &seen, 1).unwrap();
    let commands = bench
        .shared
        .store
        .read(|it| queue::of_package(it, number(7)));
    let packed = commands.unwrap().pop().unwrap();
    assert_eq!(here.command, CommandCode::of(&packed.id));
    assert!(here.command.is_some());
    for code in [elsewhere, here] {
        let proof = scan(&bench, &code.written(), Some(7));
        assert!(matches!(proof, LabelScanView::Match { .. }), "{proof:?}");
    }
}

#[test]
fn the_boxes_of_a_package_are_looked_at_as_one_and_each_has_its_picture() {
    let mut bench = Bench::open();
    bench.copy(&foreign(7));
    said::set_parcels(&bench.shared, PackageId(7), 3).unwrap();
    bench.pack_here(7);
    bench.consider();
    let look = shown::labels(&bench.shared).unwrap().look;
    assert_eq!(look.len(), 1);
    assert_eq!((look[0].parcel, look[0].parcels), (1, 3));
    let picture = |parcel| ready::preview(&bench.shared, (PackageId(7), parcel)).unwrap();
    let pictures = [1, 2, 3].map(|parcel| picture(parcel).unwrap());
    assert!(pictures[0] != pictures[1] && pictures[1] != pictures[2]);
}

#[test]
fn a_reprint_is_the_same_bytes_with_a_reason_and_counted() {
    let mut bench = Bench::open();
    bench.packed(7);
    let early = ask::reprint(&bench.shared, (number(7), 1), Reason::Lost).unwrap_err();
    assert_eq!(early.key, ProblemKey::NotPrintedYet);
    bench.print(7);
    let during = ask::print_label(&bench.shared, number(7)).unwrap_err();
    assert_eq!(during.key, ProblemKey::PrintUnderWay);
    bench.step();
    let plain = ask::print_label(&bench.shared, number(7)).unwrap_err();
    assert_eq!(plain.key, ProblemKey::AlreadyPrinted);
    // The address changes meanwhile; the copy is one of what was printed.
    let mut moved = package(7, State::Packed, Some("TR-1"));
    moved.recipient.address = vec!["Elsewhere 1".into()];
    bench.copy(&moved);
    let again = ask::reprint(&bench.shared, (number(7), 1), Reason::Damaged).unwrap();
    assert_eq!((again.why, again.copy), (WhyView::Again, 2));
    assert_eq!(again.reason, Some(AgainView::Damaged));
    bench.step();
    let sent = bench.sent(7);
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1]);
    let third = ask::reprint(&bench.shared, (number(7), 1), Reason::Lost).unwrap();
    assert_eq!(third.copy, 3);
}

#[test]
fn a_void_label_is_dead_and_only_a_new_one_is_printed() {
    let mut bench = Bench::open();
    bench.printed(7);
    said::void(&bench.shared, (number(7), 1)).unwrap();
    let again = ask::reprint(&bench.shared, (number(7), 1), Reason::Lost).unwrap_err();
    assert_eq!(again.key, ProblemKey::LabelVoid);
    let LabelScanView::Dead { why, print, .. } = scan(&bench, &code(7, 1, "TR-1"), Some(7)) else {
        panic!("a void label passed")
    };
    assert_eq!((why, print), (DeadView::Void, None));
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Printed, P::Printed]);
    let [dead, anew] = &bench.sent(7)[..] else {
        panic!("two were printed")
    };
    assert_ne!(dead, anew, "the new one does not look like the dead one");
    let found = scan(&bench, &code_anew(7, (1, 1), "TR-1"), Some(7));
    assert!(matches!(found, LabelScanView::Match { .. }), "{found:?}");
    // The dead paper has not come alive with it.
    let dead = scan(&bench, &code(7, 1, "TR-1"), Some(7));
    let void = matches!(
        dead,
        LabelScanView::Dead {
            why: DeadView::Void,
            ..
        }
    );
    assert!(void, "{dead:?}");
    // Both bear the carrier's bars, which cannot tell them apart.
    let bars = scan(&bench, "TR-17", Some(7));
    assert!(matches!(bars, LabelScanView::Ambiguous { .. }), "{bars:?}");
}

#[test]
fn a_box_proven_by_a_label_that_is_void_since_is_not_proven() {
    let mut bench = Bench::open();
    bench.printed(7);
    let found = scan(&bench, &code(7, 1, "TR-1"), Some(7));
    assert!(matches!(found, LabelScanView::Match { proven: 1, .. }));
    bench.clock.turn(1_000);
    said::void(&bench.shared, (number(7), 1)).unwrap();
    let plan = itself::label_plan(&bench.shared, number(7)).unwrap();
    assert_eq!((plan.parcels, plan.proven), (1, 0));
}

#[test]
fn a_carriers_label_printed_again_after_it_was_void_is_told_by_its_number() {
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FDAras^FS^XZ\n").unwrap();
    bench.print(7);
    bench.step();
    said::void(&bench.shared, (number(7), 1)).unwrap();
    let dead = scan(&bench, "TR-17", Some(7));
    assert!(matches!(dead, LabelScanView::Dead { .. }), "{dead:?}");
    // The same file once more: no other can be had.
    bench.print(7);
    bench.step();
    let found = scan(&bench, "TR-17", Some(7));
    assert!(matches!(found, LabelScanView::Match { .. }), "{found:?}");
    let third = ask::print_label(&bench.shared, number(7)).unwrap_err();
    assert_eq!(third.key, ProblemKey::AlreadyPrinted);
}

#[test]
fn p6_a_label_scanned_on_its_box_matches_and_on_another_names_both() {
    let mut bench = Bench::open();
    for id in [7, 8] {
        bench.packed(id);
        bench.print(id);
    }
    bench.steps(2);
    let LabelScanView::Match { row, proven, .. } = scan(&bench, &code(7, 1, "TR-1"), Some(7))
    else {
        panic!("its own label")
    };
    assert_eq!((row.id, proven), (7, 1));
    let swapped = scan(&bench, &code(7, 1, "TR-1"), Some(8));
    let LabelScanView::Swap {
        in_hand,
        belongs_to,
    } = swapped
    else {
        panic!("{swapped:?}")
    };
    assert_eq!((in_hand.id, belongs_to.id), (8, 7));
    // A carrier's label shows its number only.
    let by_number = scan(&bench, "TR-18", Some(7));
    assert!(
        matches!(by_number, LabelScanView::Swap { .. }),
        "{by_number:?}"
    );
    let by_number = scan(&bench, "TR-18", Some(8));
    assert!(
        matches!(by_number, LabelScanView::Match { .. }),
        "{by_number:?}"
    );
    // A package's own number is no label, and nothing is proven by it.
    let text = scan(&bench, "100007", Some(7));
    assert!(matches!(text, LabelScanView::Unknown { .. }), "{text:?}");
}

#[test]
fn p7_a_label_whose_carriage_has_changed_is_refused_and_is_a_swap_to_do() {
    let mut bench = Bench::open();
    bench.printed(7);
    bench.clock.turn(1_000);
    bench.copy(&package(7, State::Packed, Some("NEW-")));
    for text in [code(7, 1, "TR-1"), "TR-17".to_owned()] {
        let LabelScanView::Dead { why, print, .. } = scan(&bench, &text, Some(7)) else {
            panic!("{text} passed")
        };
        assert_eq!((why, print), (DeadView::Changed, None), "{text}");
    }
    let swaps = shown::labels(&bench.shared).unwrap().swap;
    assert_eq!(swaps.len(), 1);
    assert_eq!(swaps[0].tracking_number, "TR-17");
    let again = ask::reprint(&bench.shared, (number(7), 1), Reason::Lost).unwrap_err();
    assert_eq!(again.key, ProblemKey::LabelChanged);
    bench.print(7);
    bench.step();
    assert!(shown::labels(&bench.shared).unwrap().swap.is_empty());
    let found = scan(&bench, &code(7, 1, "NEW-"), Some(7));
    assert!(matches!(found, LabelScanView::Match { .. }), "{found:?}");
}

#[test]
fn a_cancelled_packages_label_is_dead_and_none_is_printed_for_it() {
    let mut bench = Bench::open();
    bench.printed(7);
    bench.clock.turn(1_000);
    bench.copy(&package(7, State::Cancelled, Some("TR-1")));
    let LabelScanView::Dead { why, print, .. } = scan(&bench, &code(7, 1, "TR-1"), Some(7)) else {
        panic!("it passed")
    };
    assert_eq!(why, DeadView::Cancelled);
    assert_eq!(print.map(|it| it.key), Some(ProblemKey::Cancelled));
}

#[test]
fn several_boxes_of_one_package_are_counted_as_they_are_proven() {
    let mut bench = Bench::open();
    bench.packed(7);
    said::set_parcels(&bench.shared, number(7), 3).unwrap();
    let prints = ask::print_label(&bench.shared, number(7)).unwrap();
    let count = |it: &PrintView| (it.parcel, it.parcels);
    assert_eq!(
        prints.iter().map(count).collect::<Vec<_>>(),
        [(1, 3), (2, 3), (3, 3)]
    );
    bench.steps(3);
    for (parcel, seen) in [(2, 1), (2, 1), (1, 2), (3, 3)] {
        let LabelScanView::Match {
            proven, parcels, ..
        } = scan(&bench, &code(7, parcel, "TR-1"), Some(7))
        else {
            panic!("box {parcel}")
        };
        assert_eq!((proven, parcels), (seen, 3), "box {parcel}");
    }
    // It was two boxes after all.
    said::set_parcels(&bench.shared, number(7), 2).unwrap();
    let third = scan(&bench, &code(7, 3, "TR-1"), Some(7));
    let LabelScanView::Dead { why, .. } = third else {
        panic!("{third:?}")
    };
    assert_eq!(why, DeadView::Recounted);
    // Nor may a driver look for the third.
    let first = scan(&bench, &code(7, 1, "TR-1"), Some(7));
    let LabelScanView::Dead { why, print, .. } = first else {
        panic!("{first:?}")
    };
    assert_eq!(why, DeadView::Recounted);
    let told = print.map(|problem| problem.key);
    assert_eq!(told, Some(ProblemKey::LabelRecounted));
    for parcels in [0, 100] {
        let unfit = said::set_parcels(&bench.shared, number(7), parcels).unwrap_err();
        assert_eq!(unfit.key, ProblemKey::ParcelsUnfit, "{parcels}");
    }
}

#[test]
fn a_carriers_own_label_is_kept_and_printed_byte_for_byte() {
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    let early = ask::print_label(&bench.shared, number(7)).unwrap_err();
    assert_eq!(early.key, ProblemKey::LabelNotHereYet);
    let file = b"^XA^FO20,20^A0N,30,30^FDAras^FS^XZ\n";
    ready::keep_carriers(&bench.shared, &carried, file).unwrap();
    bench.print(7);
    bench.step();
    assert_eq!(bench.sent(7), [file.to_vec()]);
    ask::reprint(&bench.shared, (number(7), 1), Reason::Lost).unwrap();
    bench.step();
    assert_eq!(bench.sent(7), [file.to_vec(), file.to_vec()]);
}

#[test]
fn a_carriers_label_that_this_printer_cannot_print_is_refused_with_the_reason() {
    let mut bench = Bench::open();
    bench.office("Aras");
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^XZ").unwrap();
    let refused = ask::print_label(&bench.shared, number(7)).unwrap_err();
    assert_eq!(refused.key, ProblemKey::LabelZplOnly);
    assert!(bench.prints(7).is_empty());
}

#[test]
fn the_plan_says_what_will_become_of_the_label() {
    let mut bench = Bench::open();
    let plan = |bench: &Bench| itself::label_plan(&bench.shared, number(7)).unwrap().kind;
    bench.copy(&package(7, State::Waiting, None));
    assert_eq!(plan(&bench), LabelPlanKind::WaitsForScan);
    bench.shared.heard(Heard::Up, 0);
    assert_eq!(plan(&bench), LabelPlanKind::PrintsSoon);
    bench.copy(&package(7, State::Waiting, Some("TR-1")));
    assert_eq!(plan(&bench), LabelPlanKind::PrintsNow);
    bench.printed(7);
    assert_eq!(plan(&bench), LabelPlanKind::Done);
    setup::remove(&bench.shared, bench.printer_id).unwrap();
    bench.copy(&package(8, State::Waiting, Some("TR-1")));
    let other = itself::label_plan(&bench.shared, number(8)).unwrap();
    assert_eq!(
        (other.kind, other.printer),
        (LabelPlanKind::NoPrinter, None)
    );
}

#[test]
fn p5_scanning_a_box_prints_the_label_that_came_too_late_and_no_other() {
    let mut bench = Bench::open();
    let scan_box = |bench: &Bench| itself::print_scanned(&bench.shared, number(7));
    // Packed while the line was down; its number came long after.
    bench.copy(&package(7, State::Waiting, None));
    bench.pack_here(7);
    assert!(scan_box(&bench).unwrap().is_empty(), "no number yet");
    bench.clock.turn(600_000);
    bench.shared.heard(Heard::Up, 0);
    bench.packed(7);
    bench.consider();
    assert!(bench.prints(7).is_empty(), "it waits for its box");
    let plan = itself::label_plan(&bench.shared, number(7)).unwrap();
    assert_eq!(plan.kind, LabelPlanKind::WaitsForBox);
    let printed = scan_box(&bench).unwrap();
    assert_eq!((printed.len(), printed[0].why), (1, WhyView::Itself));
    // A second scan of the same box, at any moment after.
    assert!(scan_box(&bench).unwrap().is_empty());
    bench.step();
    assert!(scan_box(&bench).unwrap().is_empty());
    assert_eq!(bench.progress(7), [P::Printed]);
    // Packed elsewhere: another desk prints it, or a person asks for it here.
    bench.packed(8);
    let other = itself::print_scanned(&bench.shared, number(8)).unwrap();
    assert!(other.is_empty());
}

#[test]
fn printed_today_begins_at_the_desks_own_midnight() {
    let mut bench = Bench::open();
    bench.printed(7);
    let printed = |bench: &Bench| shown::labels(&bench.shared).unwrap().printed.len();
    assert_eq!(printed(&bench), 1);
    bench.clock.turn(60_000);
    // So far east a day has just begun.
    let since_midnight = bench.clock.wall().0.rem_euclid(86_400_000) / 60_000;
    bench
        .clock
        .move_east(i32::try_from(24 * 60 - since_midnight).unwrap());
    assert_eq!(printed(&bench), 0, "it was yesterday here");
}

#[test]
fn the_preview_shows_what_comes_out_dot_for_dot() {
    let mut bench = Bench::open();
    bench.packed(7);
    let before = ready::preview(&bench.shared, (number(7), 1))
        .unwrap()
        .unwrap();
    let print = bench.print(7);
    let after = setup::preview(&bench.shared, &print.id).unwrap().unwrap();
    assert_eq!(before, after);
}
