//! What a printer's side holds: stopped where it must not come out any more, before another one
//! does; and how the printer is, told as it is now.

use packing::id::PackageId;
use packing::package::State;
use packing::print::Progress as P;

use super::bench::{Bench, Script, package};
use crate::error::ProblemKey;
use crate::print::{Fate, PrintTrouble, Sent, SpoolId};
use crate::printing::{ask, itself, said, shown};
use crate::view::*;

const ID: PackageId = PackageId(7);

fn in_its_way(bench: &Bench, id: i64) -> Option<ProblemKey> {
    let plan = itself::label_plan(&bench.shared, PackageId(id)).unwrap();
    plan.problem.map(|problem| problem.key)
}

/// A spooler has the label, and was out of reach when its time was over.
fn given_up(bench: &mut Bench) -> PrintView {
    bench.packed(7);
    let print = bench.print(7);
    bench.printer.will(Sent::Accepted(SpoolId("7".into())));
    bench.step();
    bench.clock.turn(120_000);
    let unknown = Fate::Unknown(PrintTrouble::Unreachable);
    bench.printer.script().cancels.push_back(unknown);
    bench.step();
    assert_eq!(bench.progress(7), [P::Unknown]);
    print
}

/// It did not come out, says a person, and prints it again; the spooler is asked to stop the first.
fn printed_again_beside(stopping: Fate) -> Bench {
    printed_again_where(|script| script.cancels.push_back(stopping))
}

fn printed_again_where(says: impl FnOnce(&mut Script)) -> Bench {
    let mut bench = Bench::open();
    let print = given_up(&mut bench);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.print(7);
    says(&mut bench.printer.script());
    bench.step();
    bench
}

#[test]
fn p8_a_label_waits_until_the_one_that_did_not_come_out_surely_will_not() {
    let away = Fate::StillWaiting(Some(PrintTrouble::Unreachable));
    let mut bench = printed_again_beside(away);
    assert_eq!(bench.progress(7), [P::Failed, P::Queued]);
    assert_eq!(bench.sent(7).len(), 1, "the spooler may still print it");
    let prints = shown::of_package(&bench.shared, ID).unwrap();
    let why = prints[1].trouble.as_ref().map(|it| it.key);
    assert_eq!(why, Some(ProblemKey::PrinterUnreachable));
    bench.steps(2);
    assert_eq!(bench.progress(7), [P::Failed, P::Printed]);
    assert_eq!(bench.printer.script().cancelled.len(), 3);
}

/// A person looked for it, and it comes while they wait for the other.
#[test]
fn p2_a_label_whose_first_comes_out_while_it_waits_is_not_printed() {
    let bench = printed_again_beside(Fate::StillWaiting(None));
    let mut bench = bench.restart();
    bench.printer.script().cancels.push_back(Fate::Printed);
    bench.steps(2);
    assert_eq!(bench.progress(7), [P::Failed, P::Unknown], "did it?");
    assert_eq!(bench.sent(7).len(), 1);
    let prints = shown::of_package(&bench.shared, ID).unwrap();
    let why = prints[1].trouble.as_ref().map(|it| it.key);
    assert_eq!(why, Some(ProblemKey::LabelCameOut));
    // Nobody finds it.
    said::came_out(&bench.shared, &prints[1].id, false).unwrap();
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Failed, P::Printed]);
}

/// Whoever waited had given up by then.
#[test]
fn p2_what_came_out_after_a_no_is_asked_about_at_the_next_print() {
    let mut bench = printed_again_beside(Fate::StillWaiting(None));
    bench.clock.turn(120_000);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Expired]);
    bench.clock.turn(10_000);
    bench.printer.script().cancels.push_back(Fate::Printed);
    bench.step();
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Expired, P::Unknown]);
    assert_eq!(bench.sent(7).len(), 1);
}

/// Nobody had asked for it again yet, and the spooler was seen to let it out.
#[test]
fn p2_what_came_out_after_a_no_before_anybody_printed_again_is_asked_about() {
    let mut bench = Bench::open();
    let print = given_up(&mut bench);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    let fates = [Fate::StillWaiting(None), Fate::Printed];
    bench.printer.script().cancels.extend(fates);
    for _ in 0..2 {
        bench.clock.turn(10_000);
        bench.step();
    }
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Unknown]);
}

/// The line was cut while it was sent, and the spooler knows it by its name.
#[test]
fn p2_what_was_found_by_its_name_and_came_out_after_a_no_is_asked_about() {
    let mut bench = Bench::open();
    bench.packed(7);
    let print = bench.print(7);
    bench.printer.will(Sent::Unknown {
        trouble: PrintTrouble::NoAnswer,
        job: None,
    });
    bench.step();
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.printer.script().found = Some(SpoolId("42".into()));
    let fates = [Fate::StillWaiting(None), Fate::Printed];
    bench.printer.script().cancels.extend(fates);
    for _ in 0..2 {
        bench.clock.turn(10_000);
        bench.step();
    }
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Unknown]);
}

/// Only the paper of the one before came out, and that is dead.
#[test]
fn p8_a_label_drawn_anew_is_printed_though_the_one_before_came_out_meanwhile() {
    let mut bench = Bench::open();
    let print = given_up(&mut bench);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.copy(&package(7, State::Packed, Some("TR-2")));
    bench.print(7);
    bench
        .printer
        .script()
        .cancels
        .push_back(Fate::StillWaiting(None));
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Queued]);
    bench.printer.script().cancels.push_back(Fate::Printed);
    bench.steps(2);
    assert_eq!(bench.progress(7), [P::Failed, P::Printed]);
}

#[test]
fn p8_a_label_that_may_not_be_stopped_is_waited_for_while_it_may_come_out() {
    let refused = || Fate::StillWaiting(Some(PrintTrouble::NotAllowed));
    let mut bench = printed_again_where(|script| {
        script.cancels.push_back(refused());
        script.fates.push_back(Fate::StillWaiting(None));
    });
    assert_eq!(bench.progress(7), [P::Failed, P::Queued]);
    bench.printer.script().cancels.push_back(refused());
    bench.steps(2);
    assert_eq!(bench.progress(7), [P::Failed, P::Unknown]);
    // That it is nowhere, or was out before, is no reason to wait.
    let bench = printed_again_beside(refused());
    assert_eq!(bench.progress(7), [P::Failed, P::Printed]);
}

#[test]
fn p8_a_label_that_a_spooler_holds_is_stopped_when_its_package_is_cancelled() {
    for late in [Fate::Printed, Fate::Cancelled] {
        let mut bench = Bench::open();
        bench.packed(7);
        bench.print(7);
        bench.printer.will(Sent::Accepted(SpoolId("7".into())));
        bench.step();
        bench.clock.turn(1_000);
        bench.copy(&package(7, State::Cancelled, Some("TR-1")));
        bench.printer.script().cancels.push_back(late.clone());
        bench.steps(2);
        assert_eq!(bench.printer.script().cancelled, [SpoolId("7".into())]);
        let problems = shown::labels(&bench.shared).unwrap().problem;
        if late == Fate::Printed {
            assert_eq!((bench.progress(7), problems), (vec![P::Printed], vec![]));
            continue;
        }
        assert_eq!(bench.progress(7), [P::Cancelled]);
        let why = problems[0].trouble.as_ref().map(|it| it.key);
        assert_eq!(why, Some(ProblemKey::LabelOfCancelled));
    }
}

#[test]
fn a_lack_is_told_no_longer_than_it_lasts_though_a_list_goes_on() {
    let mut bench = Bench::open();
    for id in [7, 8, 9] {
        bench.packed(id);
    }
    ask::print_labels(&bench.shared, &[7, 8, 9]).unwrap();
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    assert_eq!(in_its_way(&bench, 9), Some(ProblemKey::PrinterPaperOut));
    bench.step();
    assert_eq!(bench.progress(7), [P::Printed]);
    assert_eq!(in_its_way(&bench, 9), None, "it was refilled");
    // With a spooler between, the next one tells before it is out.
    bench.printer.will(Sent::Accepted(SpoolId("8".into())));
    let lacks = Fate::StillWaiting(Some(PrintTrouble::PaperOut));
    let fates = [lacks, Fate::StillWaiting(None)];
    bench.printer.script().fates.extend(fates);
    bench.steps(2);
    assert_eq!(in_its_way(&bench, 9), Some(ProblemKey::PrinterPaperOut));
    bench.step();
    assert_eq!(in_its_way(&bench, 9), None);
}

#[test]
fn what_is_in_a_labels_way_is_told_of_the_printer_that_has_it() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.print(7);
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    bench.office("Aras");
    assert_eq!(in_its_way(&bench, 7), Some(ProblemKey::PrinterPaperOut));
}

/// A printer that never names what came out: it held the first, and holds nothing now.
#[test]
fn p2_a_label_whose_first_waited_and_is_gone_is_not_printed_beside_it() {
    let lacks = Fate::StillWaiting(Some(PrintTrouble::PaperOut));
    let mut bench = printed_again_beside(lacks);
    assert_eq!(bench.progress(7), [P::Failed, P::Queued]);
    let nobody = Fate::Unknown(PrintTrouble::CannotSay);
    bench.printer.script().cancels.push_back(nobody);
    bench.steps(2);
    assert_eq!(bench.progress(7), [P::Failed, P::Unknown]);
    assert_eq!(bench.sent(7).len(), 1);
}

/// A question whose job the spooler has forgotten keeps nobody else's from being stopped.
#[test]
fn p8_a_question_about_one_label_keeps_no_other_from_being_stopped() {
    let mut bench = Bench::open();
    bench.packed(6);
    bench.print(6);
    bench.printer.will(Sent::Accepted(SpoolId("6".into())));
    bench
        .printer
        .script()
        .fates
        .push_back(Fate::Unknown(PrintTrouble::Forgotten));
    bench.steps(2);
    assert_eq!(bench.progress(6), [P::Unknown]);
    let print = given_up(&mut bench);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.printer.script().cancelled.clear();
    bench.clock.turn(10_000);
    bench
        .printer
        .script()
        .cancels
        .push_back(Fate::Unknown(PrintTrouble::Forgotten));
    bench.step();
    assert!(
        bench
            .printer
            .script()
            .cancelled
            .contains(&SpoolId("7".into())),
        "{:?}",
        bench.printer.script().cancelled
    );
}

/// Nobody knows what came of the first ones of a list; its turn came when they had been sent.
#[test]
fn p8_a_list_goes_on_behind_a_question() {
    let mut bench = Bench::open();
    for id in [7, 8, 9] {
        bench.packed(id);
    }
    ask::print_labels(&bench.shared, &[7, 8, 9]).unwrap();
    for id in [7, 8] {
        bench.printer.will(Sent::Unknown {
            trouble: PrintTrouble::NoAnswer,
            job: None,
        });
        bench.step();
        assert_eq!(bench.progress(id), [P::Unknown]);
        bench.clock.turn(60_000);
    }
    bench.step();
    assert_eq!(bench.progress(9), [P::Printed]);
}

#[test]
fn what_a_person_took_back_is_no_problem_though_it_was_stopped_late() {
    let mut bench = Bench::open();
    bench.packed(7);
    let print = bench.print(7);
    bench.printer.will(Sent::Accepted(SpoolId("7".into())));
    bench.step();
    said::cancel(&bench.shared, &print.id).unwrap();
    let away = Fate::Unknown(PrintTrouble::Unreachable);
    bench.printer.script().cancels.push_back(away);
    bench.step();
    assert_eq!(bench.progress(7), [P::Unknown]);
    bench.clock.turn(10_000);
    bench.step();
    assert_eq!(
        (
            bench.progress(7),
            shown::labels(&bench.shared).unwrap().problem.len()
        ),
        (vec![P::Expired], 0)
    );
}

/// One that may not be stopped keeps none behind it from being stopped.
#[test]
fn p8_a_label_that_may_not_be_stopped_keeps_no_other_from_being_stopped() {
    let mut bench = Bench::open();
    for id in [6, 7] {
        bench.packed(id);
        bench.print(id);
        bench.printer.will(Sent::Accepted(SpoolId(id.to_string())));
        bench.step();
        bench.clock.turn(120_000);
        bench
            .printer
            .script()
            .cancels
            .push_back(Fate::Unknown(PrintTrouble::Unreachable));
        bench.step();
    }
    bench.printer.script().cancelled.clear();
    bench.clock.turn(10_000);
    bench
        .printer
        .script()
        .cancels
        .push_back(Fate::StillWaiting(Some(PrintTrouble::NotAllowed)));
    bench.step();
    assert!(
        bench
            .printer
            .script()
            .cancelled
            .contains(&SpoolId("7".into()))
    );
}

/// The same, and the station was started anew in between.
#[test]
fn p2_what_came_out_after_a_no_is_asked_about_after_a_start_too() {
    let mut bench = Bench::open();
    let print = given_up(&mut bench);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    let fates = [Fate::StillWaiting(None), Fate::Printed];
    bench.printer.script().cancels.extend(fates);
    for _ in 0..2 {
        bench.clock.turn(10_000);
        bench.step();
    }
    let mut bench = bench.restart();
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Unknown]);
    // Nobody finds it, and another start does not ask about it again.
    let name = bench.prints(7)[1].name.clone();
    said::came_out(&bench.shared, &name, false).unwrap();
    let mut bench = bench.restart();
    bench.print(7);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Failed, P::Printed]);
}

/// Paper is put in after a start, and it comes out.
#[test]
fn p2_what_still_may_come_after_a_no_is_known_after_a_start() {
    let mut bench = Bench::open();
    let print = given_up(&mut bench);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench
        .printer
        .script()
        .cancels
        .push_back(Fate::StillWaiting(None));
    bench.clock.turn(10_000);
    bench.step();
    let mut bench = bench.restart();
    bench.print(7);
    bench.printer.script().cancels.push_back(Fate::Printed);
    bench.step();
    assert_eq!(bench.progress(7), [P::Failed, P::Unknown]);
}

/// It was given up at one printer, and is printed at another.
#[test]
fn p2_what_came_out_at_another_printer_after_a_no_is_asked_about() {
    let mut bench = Bench::open();
    let print = given_up(&mut bench);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    let fates = [Fate::StillWaiting(None), Fate::Printed];
    bench.printer.script().cancels.extend(fates);
    for _ in 0..2 {
        bench.clock.turn(10_000);
        bench.step();
    }
    let other = bench.another();
    bench.is_now_for(other);
    bench.print(7);
    bench.step_at(other);
    assert_eq!(bench.progress(7), [P::Failed, P::Unknown]);
    assert_eq!(bench.sent(7).len(), 1);
}

/// Its printer has other labels to print all the time.
#[test]
fn p8_a_busy_printer_stops_what_must_not_come_out_any_more() {
    let mut bench = Bench::open();
    let print = given_up(&mut bench);
    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.printer.script().cancelled.clear();
    bench.clock.turn(10_000);
    bench.packed(8);
    bench.print(8);
    bench.step();
    assert_eq!(bench.progress(8), [P::Printed]);
    let stopped = bench.printer.script().cancelled.clone();
    assert_eq!(stopped, [SpoolId("7".into())]);
}
