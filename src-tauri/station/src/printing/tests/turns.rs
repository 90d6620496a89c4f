//! When a print's turn comes, and what a wrong clock or a silent printer makes of it.

use packing::id::PackageId;
use packing::print::Progress as P;

use super::bench::{Bench, START};
use super::journeys::accepted;
use crate::error::ProblemKey;
use crate::print::{Condition, Fate, PrintTrouble, Sent, SpoolId};
use crate::printing::{ask, itself, said, shown};
use crate::view::*;

fn condition(bench: &Bench) -> ConditionKind {
    let labels = shown::labels(&bench.shared).unwrap();
    labels.printers[0].condition.kind
}

#[test]
fn p8_what_waits_while_its_printer_works_has_its_time_when_its_turn_comes() {
    let mut bench = Bench::open();
    for id in [1, 2, 3] {
        bench.packed(id);
        bench.print(id);
    }
    for id in [1, 2] {
        bench.clock.turn(100_000);
        bench.step();
        assert_eq!(bench.progress(id), [P::Printed], "{id}");
    }
    // A printer that does nothing gives nobody more time.
    bench.packed(4);
    bench.print(4);
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    bench.clock.turn(120_000);
    bench.steps(2);
    assert_eq!(
        [3, 4].map(|id| bench.progress(id)),
        [[P::Expired], [P::Expired]]
    );
}

#[test]
fn a_printer_that_says_of_a_print_what_it_lacks_says_it_of_itself() {
    let mut bench = Bench::open();
    bench.step();
    assert_eq!(condition(&bench), ConditionKind::Ready);
    bench.packed(7);
    bench.print(7);
    bench.printer.will(accepted());
    let lacks = Fate::StillWaiting(Some(PrintTrouble::PaperOut));
    bench.printer.script().fates.push_back(lacks);
    bench.steps(2);
    assert_eq!(condition(&bench), ConditionKind::PaperOut);
    let in_its_way = |bench: &Bench| {
        let plan = itself::label_plan(&bench.shared, PackageId(7)).unwrap();
        plan.problem.map(|problem| problem.key)
    };
    assert_eq!(in_its_way(&bench), Some(ProblemKey::PrinterPaperOut));
    // It is out, so somebody has put paper in: it is asked at once.
    bench.clock.turn(1_000);
    bench.steps(2);
    assert_eq!(bench.progress(7), [P::Printed]);
    assert_eq!(condition(&bench), ConditionKind::Ready);
    bench.printer.script().condition = Some(Condition::Open);
    bench.packed(8);
    bench.print(8);
    bench.steps(2);
    assert_eq!(condition(&bench), ConditionKind::Open, "after each print");
    assert_eq!(in_its_way(&bench), None, "its label is out");
}

#[test]
fn p8_what_a_person_says_did_not_come_out_is_looked_for_and_stopped() {
    let mut bench = Bench::open();
    bench.packed(7);
    let print = bench.print(7);
    let lost = Sent::Unknown {
        trouble: PrintTrouble::NoAnswer,
        job: None,
    };
    bench.printer.will(lost);
    bench.step();
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.printer.script().found = Some(SpoolId("42".into()));
    bench.step();
    assert_eq!(bench.printer.script().cancelled, [SpoolId("42".into())]);
    assert_eq!(bench.progress(7), [P::Failed]);
    bench.clock.turn(10_000);
    bench.step();
    assert_eq!(bench.printer.script().cancelled.len(), 1, "once");
}

#[test]
fn p8_what_a_wrong_clock_says_was_asked_for_later_is_not_printed_after_a_start() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.print(7);
    bench.packed(8);
    bench.pack_here(8);
    bench.clock.set_wall(START.plus_ms(-3_600_000));
    bench.consider();
    assert!(
        bench.prints(8).is_empty(),
        "nobody knows when it was packed"
    );
    let bench = bench.restart();
    assert_eq!(bench.progress(7), [P::Expired]);
}

/// Paper ran out in the middle of a list, and nobody came for a while.
#[test]
fn the_rest_of_a_list_that_ran_out_of_time_is_printed_as_one_list_again() {
    let mut bench = Bench::open();
    let ids = [7, 8, 9];
    for id in ids {
        bench.packed(id);
    }
    ask::print_labels(&bench.shared, &ids).unwrap();
    bench.step();
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    bench.clock.turn(600_000);
    bench.steps(3);
    let rest: Vec<i64> = ids
        .into_iter()
        .filter(|id| bench.progress(*id) == [P::Expired])
        .collect();
    assert_eq!(rest, [8, 9]);
    let again = ask::print_labels(&bench.shared, &rest).unwrap();
    assert!(again.refused.is_empty(), "{again:?}");
    bench.steps(2);
    for id in rest {
        assert_eq!(bench.progress(id), [P::Expired, P::Printed]);
    }
    let labels = shown::labels(&bench.shared).unwrap();
    assert!(labels.problem.is_empty(), "{:?}", labels.problem);
}
