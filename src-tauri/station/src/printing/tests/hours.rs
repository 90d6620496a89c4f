//! What is heard late: an hour after, or of a label that nobody could ask about.

use packing::id::PackageId;
use packing::package::State;
use packing::print::Progress as P;
use packing::scan::LabelCode;

use super::bench::{Bench, package};
use crate::print::{Fate, PrintTrouble, Sent, SpoolId};
use crate::printing::{record, said, scanned, setup, shown};
use crate::reads::fingerprint_of;
use crate::view::*;

/// The station was off for an hour, and only then hears that the first one is out.
#[test]
fn p8_what_waited_behind_one_that_was_out_an_hour_ago_is_not_printed_now() {
    let mut bench = Bench::open();
    for id in [7, 8] {
        bench.packed(id);
        bench.print(id);
    }
    bench.printer.will(Sent::Accepted(SpoolId("7".into())));
    bench.step();
    assert_eq!(
        (bench.progress(7), bench.progress(8)),
        (vec![P::Sent], vec![P::Queued])
    );
    bench.clock.turn(3_600_000);
    let mut bench = bench.restart();
    bench.printer.script().cancels.push_back(Fate::Printed);
    bench.steps(3);
    assert_eq!(bench.progress(7), [P::Printed]);
    assert_eq!(bench.progress(8), [P::Expired]);
    assert_eq!(bench.sent(8).len(), 0);
}

/// The same where it was cut off while it was sent, and a person says so in the morning.
#[test]
fn p8_an_answer_in_the_morning_lets_out_nothing_of_the_evening() {
    let mut bench = Bench::open();
    for id in [7, 8] {
        bench.packed(id);
        bench.print(id);
    }
    let mut bench = bench.step_and_die();
    bench.clock.turn(3_600_000);
    let name = bench.prints(7)[0].name.clone();
    said::came_out(&bench.shared, &name, true).unwrap();
    bench.steps(2);
    assert_eq!(bench.progress(8), [P::Expired]);
}

/// Its name was nowhere for a moment; what it holds it still lets out.
#[test]
fn p2_a_first_one_that_nobody_could_ask_about_for_a_moment_is_not_forgotten() {
    let mut bench = Bench::open();
    bench.packed(7);
    let print = bench.print(7);
    bench.printer.will(Sent::Accepted(SpoolId("7".into())));
    bench.step();
    bench.clock.turn(120_000);
    let lacks = || Fate::Unknown(PrintTrouble::Unreachable);
    bench.printer.script().cancels.push_back(lacks());
    bench.step();
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.print(7);
    let nowhere = || Fate::StillWaiting(Some(PrintTrouble::NoSuchHost));
    // At this print's turn, and with all that a busy printer may hold.
    for _ in 0..2 {
        bench.printer.script().cancels.push_back(nowhere());
    }
    bench.printer.script().fates.push_back(nowhere());
    bench.printer.will(Sent::Refused(PrintTrouble::NoSuchHost));
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Failed]);
    // It is back, and the first came out meanwhile.
    bench.clock.turn(10_000);
    bench.print(7);
    bench.printer.script().cancels.push_back(Fate::Printed);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Failed, P::Unknown]);
}

/// A spooler refuses to stop what it is stopping already, and has others behind it.
#[test]
fn p8_a_label_that_is_being_stopped_keeps_no_other_from_being_stopped() {
    for trouble in [PrintTrouble::PrinterFault, PrintTrouble::PaperOut] {
        let mut bench = Bench::open();
        for id in [6, 7] {
            bench.packed(id);
            bench.print(id);
            bench.printer.will(Sent::Accepted(SpoolId(id.to_string())));
            bench.step();
            bench.clock.turn(120_000);
            let away = Fate::Unknown(PrintTrouble::Unreachable);
            bench.printer.script().cancels.push_back(away);
            bench.step();
        }
        bench.printer.script().cancelled.clear();
        bench.clock.turn(10_000);
        let held = Fate::StillWaiting(Some(trouble));
        bench.printer.script().cancels.push_back(held);
        bench.step();
        let asked = bench.printer.script().cancelled.clone();
        assert!(
            asked.contains(&SpoolId("7".into())),
            "{trouble:?} {asked:?}"
        );
    }
}

/// The carrier gave it a query number after its label was printed; the bars stay the same.
#[test]
fn p7_bars_prove_no_label_whose_square_code_is_dead() {
    let mut bench = Bench::open();
    bench.printed(7);
    let before = package(7, State::Packed, Some("TR-1"));
    let mut now = before.clone();
    now.shipment.as_mut().unwrap().query_number = Some("Q-1".into());
    bench.copy(&now);
    let id = Some(PackageId(7));
    let square = LabelCode {
        package: PackageId(7),
        parcel: 1,
        edition: 0,
        fingerprint: fingerprint_of(&before),
        command: None,
    };
    let told = scanned::scan_label(&bench.shared, &square.written(), id).unwrap();
    assert!(matches!(told, LabelScanView::Dead { .. }), "{told:?}");
    let told = scanned::scan_label(&bench.shared, "TR-17", id).unwrap();
    assert!(!matches!(told, LabelScanView::Match { .. }), "{told:?}");
}

/// The spooler was out of reach when its time was over, and somebody took the printer off the list.
#[test]
fn p8_what_a_removed_printer_holds_is_stopped_also_after_a_start() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.print(7);
    bench.printer.will(Sent::Accepted(SpoolId("7".into())));
    bench.step();
    bench.clock.turn(120_000);
    let away = Fate::StillWaiting(Some(PrintTrouble::Unreachable));
    let unknown = Fate::Unknown(PrintTrouble::Unreachable);
    bench.printer.script().cancels.extend([unknown, away]);
    bench.step();
    setup::remove(&bench.shared, bench.printer_id).unwrap();
    bench.step();
    assert_eq!(bench.progress(7), [P::Unknown]);
    let mut bench = bench.restart();
    bench.step_at(bench.printer_id);
    assert_eq!(bench.progress(7), [P::Expired]);
    assert_eq!(bench.printer.script().cancelled.len(), 3);
    assert!(shown::printers(&bench.shared).unwrap().is_empty());
    bench.clock.turn(86_400_000);
    let tended = record::printers(&bench.shared).unwrap();
    assert!(tended.is_empty(), "a day later nothing is there to stop");
}
