//! One print's way to paper, and every moment at which the process may die on it.

use packing::id::PackageId;
use packing::print::Progress as P;

use super::bench::{Bench, Told};
use crate::error::ProblemKey;
use crate::print::{Abilities, Fate, Margins, MediaSize, PrintTrouble, Sent, SpoolId, Tongue};
use crate::printing::{ask, said, shown};
use crate::view::*;

pub(super) fn accepted() -> Sent {
    Sent::Accepted(SpoolId("7".into()))
}

#[test]
fn p1_a_print_is_on_disk_as_sending_before_the_printer_gets_a_byte() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    assert_eq!(bench.progress(id), [P::Queued]);
    let bench = bench.step_and_die();
    // It hung while it was being sent; the new run found it on disk as such.
    assert_eq!(bench.sent(id).len(), 1);
    assert_eq!(bench.progress(id), [P::Unknown]);
}

#[test]
fn p2_what_was_cut_off_is_asked_of_a_person_and_never_sent_again_by_itself() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    let print = bench.print(id);
    let mut bench = bench.step_and_die();
    bench.steps(5);
    let mut bench = bench.restart();
    bench.steps(5);
    assert_eq!(bench.sent(id).len(), 1, "nobody said a word");
    let again = ask::print_label(&bench.shared, PackageId(id)).unwrap_err();
    assert_eq!(again.key, ProblemKey::PrintUnclear);
    let problems = shown::labels(&bench.shared).unwrap().problem;
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].trouble.as_ref().map(|it| it.key),
        Some(ProblemKey::PrintCutOff)
    );

    said::came_out(&bench.shared, &print.id, false).unwrap();
    bench.steps(3);
    assert_eq!(bench.sent(id).len(), 1, "no is no order to print");
    bench.print(id);
    bench.steps(2);
    assert_eq!(bench.progress(id), [P::Failed, P::Printed]);
    let sent = bench.sent(id);
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1], "the same bytes");
}

#[test]
fn it_came_out_after_all_and_that_settles_it() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    let print = bench.print(id);
    let bench = bench.step_and_die();
    said::came_out(&bench.shared, &print.id, true).unwrap();
    assert_eq!(bench.progress(id), [P::Printed]);
    assert!(shown::labels(&bench.shared).unwrap().problem.is_empty());
    let twice = said::came_out(&bench.shared, &print.id, false).unwrap_err();
    assert_eq!(twice.key, ProblemKey::PrintTooLate);
}

#[test]
fn a_spooler_that_still_knows_it_is_asked_before_a_person_is() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    bench.printer.script().found = Some(SpoolId("42".into()));
    let mut bench = bench.step_and_die();
    assert_eq!(bench.progress(id), [P::Sent]);
    bench.step();
    assert_eq!(bench.progress(id), [P::Printed]);
    assert_eq!(bench.sent(id).len(), 1);
}

#[test]
fn a_spooler_whose_answer_was_cut_off_is_asked_for_it_later() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    bench.printer.will(Sent::Unknown {
        trouble: PrintTrouble::NoAnswer,
        job: None,
    });
    bench.step();
    assert_eq!(bench.progress(id), [P::Unknown]);
    bench.step();
    assert_eq!(bench.progress(id), [P::Unknown], "it cannot say yet");
    bench.printer.script().found = Some(SpoolId("42".into()));
    bench.clock.turn(10_000);
    bench.step();
    assert_eq!(bench.progress(id), [P::Sent]);
    // It is too late for it by now: it shall not come out any more.
    bench.clock.turn(120_000);
    bench.step();
    assert_eq!(bench.progress(id), [P::Expired]);
    assert_eq!(bench.sent(id).len(), 1);
}

#[test]
fn p3_a_print_survives_a_restart_at_every_other_moment_and_comes_out_once() {
    // Queued, and the process dies before anything was sent.
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    let mut bench = bench.restart();
    bench.printer.will(accepted());
    bench.step();
    assert_eq!(bench.progress(id), [P::Sent]);
    // The spooler has it, and the process dies.
    let mut bench = bench.restart();
    assert_eq!(bench.progress(id), [P::Sent]);
    bench
        .printer
        .script()
        .fates
        .push_back(Fate::StillWaiting(None));
    bench.step();
    assert_eq!(bench.progress(id), [P::Sent]);
    let mut bench = bench.restart();
    bench.step();
    assert_eq!(bench.progress(id), [P::Printed]);
    // And after it is printed nothing happens any more.
    let mut bench = bench.restart();
    bench.steps(3);
    assert_eq!(bench.progress(id), [P::Printed]);
    assert_eq!(bench.sent(id).len(), 1);
}

#[test]
fn a_printer_without_paper_gets_it_again_when_it_has_some() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    for _ in 0..3 {
        bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
        bench.step();
        assert_eq!(bench.progress(id), [P::Queued]);
    }
    let views = shown::labels(&bench.shared).unwrap();
    let said = views.printing[0].trouble.as_ref().map(|it| it.key);
    assert_eq!(said, Some(ProblemKey::PrinterPaperOut));
    assert_eq!(views.printers[0].condition.kind, ConditionKind::PaperOut);
    bench.step();
    assert_eq!(bench.progress(id), [P::Printed]);
    let attempts: Vec<u32> = bench.prints(id).iter().map(|it| it.attempts).collect();
    assert_eq!(attempts, [4]);
}

#[test]
fn p8_nothing_comes_out_after_its_time() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    bench.printer.will(Sent::Refused(PrintTrouble::Unreachable));
    bench.step();
    bench.clock.turn(120_000);
    bench.step();
    assert_eq!(bench.progress(id), [P::Expired]);
    bench.steps(3);
    assert_eq!(bench.sent(id).len(), 1, "not once more");
    let problems = shown::labels(&bench.shared).unwrap().problem;
    assert_eq!(problems[0].progress, ProgressView::Expired);
    // A person prints it all the same, and it is no problem any more.
    bench.print(id);
    bench.step();
    assert_eq!(bench.progress(id), [P::Expired, P::Printed]);
    assert!(shown::labels(&bench.shared).unwrap().problem.is_empty());
}

#[test]
fn p8_what_the_spooler_holds_too_long_is_cancelled_there() {
    for (fate, ends) in [
        (Fate::Cancelled, P::Expired),
        (Fate::Printed, P::Printed),
        (Fate::Unknown(PrintTrouble::Unreachable), P::Unknown),
    ] {
        let mut bench = Bench::open();
        let id = bench.packed(7);
        bench.print(id);
        bench.printer.will(accepted());
        bench.step();
        bench.clock.turn(120_000);
        bench.printer.script().cancels.push_back(fate.clone());
        bench.step();
        assert_eq!(bench.progress(id), [ends], "{fate:?}");
        assert_eq!(bench.printer.script().cancelled, [SpoolId("7".into())]);
    }
}

#[test]
fn p8_what_was_out_of_reach_when_its_time_was_over_is_stopped_when_it_is_back() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    bench.printer.will(accepted());
    bench.step();
    bench.clock.turn(120_000);
    let away = Fate::Unknown(PrintTrouble::Unreachable);
    bench.printer.script().cancels.extend([away.clone(), away]);
    bench.step();
    assert_eq!(bench.progress(id), [P::Unknown]);
    bench.step();
    assert_eq!(bench.progress(id), [P::Unknown], "still out of reach");
    bench.clock.turn(10_000);
    bench.step();
    assert_eq!(bench.progress(id), [P::Expired]);
    assert_eq!(bench.printer.script().cancelled.len(), 3);
}

#[test]
fn a_wall_clock_that_is_set_back_keeps_no_print_alive() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    bench
        .clock
        .set_wall(super::bench::START.plus_ms(-3_600_000));
    bench.clock.turn(120_000);
    bench.step();
    assert_eq!(bench.progress(id), [P::Expired]);
}

#[test]
fn taken_back_before_it_left_it_never_comes_out() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    let print = bench.print(id);
    said::cancel(&bench.shared, &print.id).unwrap();
    bench.steps(2);
    assert_eq!(bench.progress(id), [P::Cancelled]);
    assert!(bench.sent(id).is_empty());
}

#[test]
fn taken_back_from_the_spooler_it_is_asked_to_stop_even_after_a_restart() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    let print = bench.print(id);
    bench.printer.will(accepted());
    bench.step();
    let view = said::cancel(&bench.shared, &print.id).unwrap();
    assert!(view.cancelling && !view.can_cancel);
    let mut bench = bench.restart();
    bench.step();
    assert_eq!(bench.progress(id), [P::Cancelled]);
    assert_eq!(bench.printer.script().cancelled.len(), 1);
}

#[test]
fn a_printer_is_given_one_print_at_a_time_in_the_order_of_asking() {
    let mut bench = Bench::open();
    let ids = [7, 8, 9].map(|id| bench.packed(id));
    for id in ids {
        bench.print(id);
    }
    bench.printer.will(accepted());
    bench
        .printer
        .script()
        .fates
        .push_back(Fate::StillWaiting(None));
    bench.steps(2);
    assert_eq!(bench.progress(7), [P::Sent]);
    assert_eq!(bench.progress(8), [P::Queued], "it waits for its turn");
    bench.steps(4);
    let order: Vec<String> = {
        let script = bench.printer.script();
        script
            .sent
            .iter()
            .map(|(name, _)| name[..6].to_owned())
            .collect()
    };
    assert_eq!(order, ["100007", "100008", "100009"]);
}

#[test]
fn a_list_comes_out_in_its_order_and_a_label_asked_for_alone_before_it() {
    let mut bench = Bench::open();
    let ids = [9, 7, 8].map(|id| bench.packed(id));
    let batch = ask::print_labels(&bench.shared, &[ids[0], ids[1], 99, ids[2]]).unwrap();
    assert_eq!(batch.prints.len(), 3);
    assert_eq!(batch.refused[0].problem.key, ProblemKey::UnknownPackage);
    bench.packed(6);
    bench.print(6);
    bench.steps(4);
    let order: Vec<String> = {
        let script = bench.printer.script();
        script
            .sent
            .iter()
            .map(|(name, _)| name[5..6].to_owned())
            .collect()
    };
    assert_eq!(order, ["6", "9", "7", "8"]);
}

#[test]
fn a_long_list_does_not_run_out_of_time_while_it_prints_and_stops_when_nobody_is_there() {
    let mut bench = Bench::open();
    let ids = [1, 2, 3, 4].map(|id| bench.packed(id));
    ask::print_labels(&bench.shared, &ids).unwrap();
    for id in [1, 2] {
        bench.clock.turn(100_000);
        bench.step();
        assert_eq!(bench.progress(id), [P::Printed]);
    }
    bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
    bench.step();
    bench.clock.turn(120_000);
    bench.steps(2);
    assert_eq!(bench.progress(3), [P::Expired]);
    assert_eq!(
        bench.progress(4),
        [P::Expired],
        "the rest stays in the desk"
    );
}

#[test]
fn bytes_that_are_gone_are_said_to_be_and_nothing_else_is_sent() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    let path = bench.path().join("labels.db");
    crate::store::forget_papers(&path);
    bench.step();
    assert_eq!(bench.progress(id), [P::Failed]);
    assert!(bench.sent(id).is_empty());
    let problems = shown::labels(&bench.shared).unwrap().problem;
    let why = problems[0].trouble.as_ref().map(|it| it.key);
    assert_eq!(why, Some(ProblemKey::PaperLost));
}

#[test]
fn a_closed_problem_is_no_problem_any_more() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    let print = bench.print(id);
    bench
        .printer
        .will(Sent::Refused(PrintTrouble::FormatRefused));
    bench.step();
    assert_eq!(bench.progress(id), [P::Failed]);
    said::close(&bench.shared, &print.id).unwrap();
    assert!(shown::labels(&bench.shared).unwrap().problem.is_empty());
    let twice = said::close(&bench.shared, &print.id).unwrap_err();
    assert_eq!(twice.key, ProblemKey::PrintTooLate);
}

#[test]
fn the_journal_tells_each_step_of_a_print_and_stays_whole() {
    let mut bench = Bench::open();
    let id = bench.packed(7);
    bench.print(id);
    bench
        .printer
        .script()
        .next
        .push_back(Told::Answer(accepted()));
    bench.steps(2);
    let entries = bench
        .shared
        .store
        .read(|reader| crate::store::journal::of_package(reader, PackageId(id)))
        .unwrap();
    let told: Vec<(&str, &str)> = entries
        .iter()
        .map(|entry| (entry.what.as_str(), entry.detail.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("label_drawn", "Aras TR-17"),
            ("print_asked", "asked"),
            ("print_stepped", "sending"),
            ("print_stepped", "sent"),
            ("print_stepped", "printed"),
        ]
    );
    let verified = bench
        .shared
        .store
        .read(|reader| crate::store::verify::verify(reader, &[]));
    assert_eq!(verified.unwrap().broken_at, None);
}

/// A printer refuses a size that is not on its list, and one of other margins is not.
#[test]
fn a_sheet_is_sent_for_the_size_that_the_printer_itself_has() {
    let mut bench = Bench::open();
    for id in [7, 8] {
        bench.packed(id);
    }
    bench.print(7);
    bench.step();
    let ours = bench.printer.script().media.clone().unwrap();
    assert_eq!(ours.margins, Some(Margins::default()));
    let own = MediaSize {
        margins: Some(Margins {
            left: 300,
            ..Margins::default()
        }),
        ..ours
    };
    bench.printer.script().abilities = Some(Abilities {
        tongue: Tongue::Ipp,
        make_and_model: String::new(),
        formats: Vec::new(),
        dpi: Vec::new(),
        raster: None,
        media: vec![own.clone()],
    });
    bench.print(8);
    bench.step();
    assert_eq!(bench.printer.script().media, Some(own));
}
