//! Drawn anew or copied: what is on paper is copied, what never came out is not, and nothing that
//! still needs a label falls off the lists.

use packing::command::Body;
use packing::delivery::{Delivery, Event, Finding};
use packing::id::PackageId;
use packing::link::Link;
use packing::package::State;
use packing::print::Progress as P;
use packing::print::ask::Reason;
use packing::print::route::PrinterId;
use packing::time::Tick;
use paper::{Dpi, Media, Parcel, Stock};

use super::bench::{Bench, input, package, used_for};
use crate::error::ProblemKey;
use crate::print::{PrintTrouble, Sent};
use crate::printing::{ask, documents, history, itself, ready, said, scanned, setup, shown};
use crate::store::journal::What;
use crate::store::{labels, queue};
use crate::view::*;
use crate::{answers, draw, reads};

const ID: PackageId = PackageId(7);

fn problem_of(bench: &Bench) -> Option<ProblemKey> {
    let plan = itself::label_plan(&bench.shared, ID).unwrap();
    plan.problem.map(|problem| problem.key)
}

#[test]
fn a_label_that_never_came_out_is_drawn_anew() {
    let mut bench = Bench::open();
    bench.packed(7);
    let print = bench.print(7);
    said::cancel(&bench.shared, &print.id).unwrap();
    said::set_parcels(&bench.shared, ID, 3).unwrap();
    ask::print_label(&bench.shared, ID).unwrap();
    bench.steps(3);
    let prints = bench.prints(7);
    assert_ne!(prints[0].wanted.sha256, prints[1].wanted.sha256, "1/1");
    assert_eq!(problem_of(&bench), None);
}

#[test]
fn a_copy_of_a_label_that_counts_too_few_boxes_counts_no_better() {
    let mut bench = Bench::open();
    bench.printed(7);
    said::set_parcels(&bench.shared, ID, 3).unwrap();
    assert_eq!(problem_of(&bench), Some(ProblemKey::LabelRecounted));
    ask::reprint(&bench.shared, (ID, 1), Reason::Lost).unwrap();
    bench.step();
    assert_eq!(bench.progress(7), [P::Printed, P::Printed]);
    assert_eq!(problem_of(&bench), Some(ProblemKey::LabelRecounted));
}

#[test]
fn what_we_drew_for_one_size_is_drawn_anew_for_another() {
    let mut bench = Bench::open();
    bench.printed(7);
    let other = PrinterInput {
        media: MediaView::Mm100x150,
        ..input("Label 2")
    };
    let id = PrinterId(setup::add(&bench.shared, &other).unwrap().id);
    let labels = used_for(DocumentView::Label, Some("Aras"));
    setup::set_uses(&bench.shared, id, &[labels]).unwrap();
    let again = ask::reprint(&bench.shared, (ID, 1), Reason::Lost).unwrap();
    assert_eq!(again.printer, id.0);
}

#[test]
fn a_print_that_was_asked_for_again_and_taken_back_still_needs_a_person() {
    let mut bench = Bench::open();
    bench.packed(7);
    bench.pack_here(7);
    bench.consider();
    bench.clock.turn(120_000);
    bench.step();
    assert_eq!(bench.progress(7), [P::Expired]);
    let problems = |bench: &Bench| shown::labels(&bench.shared).unwrap().problem.len();
    assert_eq!(problems(&bench), 1);
    let again = bench.print(7);
    assert_eq!(problems(&bench), 0);
    said::cancel(&bench.shared, &again.id).unwrap();
    assert_eq!(problems(&bench), 1, "it has no label yet");
    assert!(shown::labels(&bench.shared).unwrap().ready.is_empty());
    let name = bench.prints(7)[0].name.clone();
    said::close(&bench.shared, &name).unwrap();
    let labels = shown::labels(&bench.shared).unwrap();
    assert_eq!((labels.problem.len(), labels.ready.len()), (0, 1));
}

#[test]
fn p5_a_printed_slip_is_no_label_of_the_box() {
    let mut bench = Bench::open();
    bench.copy(&package(7, State::Waiting, None));
    bench.pack_here(7);
    bench.clock.turn(600_000);
    bench.packed(7);
    bench.is_for(&[DocumentView::Label, DocumentView::Slip]);
    documents::print_slip(&bench.shared, ID).unwrap();
    bench.step();
    let printed = itself::print_scanned(&bench.shared, ID).unwrap();
    assert_eq!(printed.len(), 1);
}

#[test]
fn bars_that_all_boxes_share_prove_none_of_them_where_a_square_code_tells() {
    let bars = |bench: &Bench| scanned::scan_label(&bench.shared, "TR-17", Some(ID)).unwrap();
    let mut bench = Bench::open();
    bench.packed(7);
    said::set_parcels(&bench.shared, ID, 2).unwrap();
    ask::print_label(&bench.shared, ID).unwrap();
    bench.steps(2);
    assert!(matches!(bars(&bench), LabelScanView::Ambiguous { .. }));
    // A carrier's label has no square code of ours.
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    said::set_parcels(&bench.shared, ID, 2).unwrap();
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FDAras^FS^XZ\n").unwrap();
    ask::print_label(&bench.shared, ID).unwrap();
    bench.steps(2);
    for seen in [1, 2] {
        let scanned = bars(&bench);
        let LabelScanView::Match { proven, .. } = scanned else {
            panic!("{scanned:?}")
        };
        assert_eq!(proven, seen);
    }
}

#[test]
fn p8_a_label_whose_package_changed_before_its_turn_is_let_go() {
    for (state, tracking, why) in [
        (State::Packed, "NEW-", ProblemKey::LabelOfChanged),
        (State::Waiting, "TR-1", ProblemKey::LabelOfUnpacked),
    ] {
        let mut bench = Bench::open();
        bench.packed(7);
        bench.print(7);
        bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
        bench.step();
        bench.copy(&package(7, state, Some(tracking)));
        bench.step();
        assert_eq!(bench.progress(7), [P::Cancelled]);
        assert_eq!(bench.sent(7).len(), 1);
        let problems = shown::labels(&bench.shared).unwrap().problem;
        let trouble = problems[0].trouble.as_ref().map(|it| it.key);
        assert_eq!(trouble, Some(why));
    }
}

#[test]
fn p7_a_label_that_the_carrier_drew_anew_since_is_gone_from_its_box() {
    let plan = |bench: &Bench| itself::label_plan(&bench.shared, ID).unwrap().kind;
    let swaps = |bench: &Bench| shown::labels(&bench.shared).unwrap().swap.len();
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    let (first, second): (&[u8], &[u8]) = (b"^XA^FD1^FS^XZ\n", b"^XA^FD2^FS^XZ\n");
    for file in [first, first] {
        ready::keep_carriers(&bench.shared, &carried, file).unwrap();
        if bench.prints(7).is_empty() {
            bench.print(7);
            bench.steps(2);
        }
        assert_eq!((plan(&bench), swaps(&bench)), (LabelPlanKind::Done, 0));
    }
    ready::keep_carriers(&bench.shared, &carried, second).unwrap();
    assert_ne!(plan(&bench), LabelPlanKind::Done);
    assert_eq!(swaps(&bench), 1);
    // A colleague's desk may have printed the new one, whose bars are the same.
    let scanned = scanned::scan(&bench.shared, "TR-17").unwrap();
    assert!(matches!(scanned, ScanView::Package { .. }), "{scanned:?}");
    let told = scanned::scan_label(&bench.shared, "TR-17", Some(ID)).unwrap();
    assert!(matches!(told, LabelScanView::Ambiguous { .. }), "{told:?}");
    let again = ask::reprint(&bench.shared, (ID, 1), Reason::Lost).unwrap_err();
    assert_eq!(again.key, ProblemKey::LabelChanged);
    bench.print(7);
    bench.steps(2);
    assert_eq!((plan(&bench), swaps(&bench)), (LabelPlanKind::Done, 0));
    assert_eq!(bench.sent(7), [first, second]);
    let label = scanned::scan_label(&bench.shared, "TR-17", Some(ID)).unwrap();
    assert!(matches!(label, LabelScanView::Match { .. }), "{label:?}");
}

/// Asked for, and after the OMS's yes too: the new file may be minutes away.
#[test]
fn a_label_that_the_carrier_is_to_draw_anew_is_not_printed_as_it_was() {
    let anew = Some(ProblemKey::LabelMadeAnew);
    for done in [false, true] {
        let mut bench = Bench::open();
        let carried = bench.carried(7);
        let (first, second): (&[u8], &[u8]) = (b"^XA^FD1^FS^XZ\n", b"^XA^FD2^FS^XZ\n");
        ready::keep_carriers(&bench.shared, &carried, first).unwrap();
        bench.print(7);
        bench.steps(2);
        bench.clock.turn(1_000);
        if done {
            bench.renewed(7);
        } else {
            bench.saved(7, Body::RenewLabel);
        }
        let again = ask::reprint(&bench.shared, (ID, 1), Reason::Lost).unwrap_err();
        assert_eq!(Some(again.key), anew);
        said::void(&bench.shared, (ID, 1)).unwrap();
        let print = ask::print_label(&bench.shared, ID).unwrap_err();
        assert_eq!(Some(print.key), anew);
        assert_eq!(problem_of(&bench), anew);
        let saved = draw::draw_label(&bench.shared, ID).unwrap_err();
        assert_eq!(Some(saved.key), anew);
        let dead = scanned::scan_label(&bench.shared, "TR-17", Some(ID)).unwrap();
        let LabelScanView::Dead { print, .. } = dead else {
            panic!("{dead:?}")
        };
        assert_eq!(print.map(|it| it.key), anew, "no button that does nothing");
        if done {
            bench.clock.turn(1_000);
            ready::keep_carriers(&bench.shared, &carried, second).unwrap();
            assert_eq!(problem_of(&bench), None);
            bench.print(7);
            bench.steps(2);
            assert_eq!(bench.sent(7), [first, second]);
        }
    }
}

#[test]
fn p8_a_label_that_was_to_be_drawn_anew_before_its_turn_is_let_go() {
    for has_come in [false, true] {
        let mut bench = Bench::open();
        let carried = bench.carried(7);
        ready::keep_carriers(&bench.shared, &carried, b"^XA^FD1^FS^XZ\n").unwrap();
        bench.print(7);
        bench.printer.will(Sent::Refused(PrintTrouble::PaperOut));
        bench.step();
        bench.renewed(7);
        if has_come {
            bench.clock.turn(1_000);
            ready::keep_carriers(&bench.shared, &carried, b"^XA^FD2^FS^XZ\n").unwrap();
        }
        bench.step();
        assert_eq!(
            (bench.progress(7), bench.sent(7).len()),
            (vec![P::Cancelled], 1)
        );
        let problems = shown::labels(&bench.shared).unwrap().problem;
        let trouble = problems[0].trouble.as_ref().map(|it| it.key);
        assert_eq!(trouble, Some(ProblemKey::LabelMadeAnew));
    }
}

#[test]
fn a_label_of_which_nobody_knows_whether_it_was_drawn_anew_is_not_printed_as_it_was() {
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FD1^FS^XZ\n").unwrap();
    bench.clock.turn(1_000);
    bench.saved(7, Body::RenewLabel);
    sent_and_unclear(&bench);
    let no = || ask::print_label(&bench.shared, ID).unwrap_err().key;
    assert_eq!(no(), ProblemKey::LabelMadeAnew);
    // Given up, it may have been done all the same: the file is looked at once more.
    let asked = bench.shared.store.read(|r| queue::of_package(r, ID));
    let name = asked.unwrap()[0].id.to_string();
    let because = Because::SettledThere;
    bench.shared.state().labels_wanted.clear();
    let closed = (None, AnswerInput::Close { because });
    answers::answer(&bench.shared, &name, closed).unwrap();
    bench.shared.state().link = Link::Up;
    assert_eq!(no(), ProblemKey::LabelMadeAnew);
    assert!(bench.shared.state().labels_wanted.contains(&ID));
    let wanted = bench.shared.store.read(labels::wanted).unwrap();
    assert_eq!(wanted, [ID], "after a restart, too");
    bench.shared.state().link = Link::Unknown;
    let unseen = itself::label_plan(&bench.shared, ID).unwrap().problem;
    assert_eq!(unseen, None, "nobody waits for what cannot be had");
    bench.shared.state().link = Link::Up;
    bench.shared.state().labels_wanted.clear();
    let unseen = itself::label_plan(&bench.shared, ID).unwrap().problem;
    assert_eq!(unseen, None, "it was asked for, and there is none");
    let mut waits = carried.clone();
    waits.state = State::WaitingCargoLabel;
    let waits = history::waits_for_new(&bench.shared, &waits).unwrap();
    assert!(waits, "the OMS itself says that it is being made");
    bench.shared.state().labels_wanted.insert(ID);
    let slow = Link::Slow {
        retry_at: Tick(9),
        read_first: false,
    };
    bench.shared.state().link = slow;
    assert!(history::waits_for_new(&bench.shared, &carried).unwrap());
    let mut bare = carried.clone();
    bare.label_file = None;
    let waits = history::waits_for_new(&bench.shared, &bare).unwrap();
    assert!(!waits, "only its document is fetched");
    bench.shared.state().labels_wanted.clear();
    bench.clock.turn(1_000);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FD1^FS^XZ\n").unwrap();
    assert_eq!(bench.print(7).progress, ProgressView::Queued);
}

/// Whoever has no printer yet takes the file elsewhere, and the carrier wants its own label.
#[test]
fn the_carriers_own_label_is_the_one_that_is_saved_as_a_file() {
    let mut bench = Bench::open();
    let save = |bench: &Bench, id| draw::draw_label(&bench.shared, PackageId(id));
    let saved = |bench: &Bench, id| draw::label_bytes(&bench.shared, PackageId(id)).unwrap();
    bench.packed(8);
    save(&bench, 8).unwrap();
    let file = saved(&bench, 8).unwrap();
    let carried = bench.carried(7);
    let early = save(&bench, 7).unwrap_err();
    assert_eq!(early.key, ProblemKey::LabelNotHereYet);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FD1^FS^XZ\n").unwrap();
    let zpl = save(&bench, 7).unwrap_err();
    assert_eq!(zpl.key, ProblemKey::LabelZplOnly);
    ready::keep_carriers(&bench.shared, &carried, &file).unwrap();
    save(&bench, 7).unwrap();
    assert_eq!(saved(&bench, 7), Some(file));
    // What was saved is no newer than what it was saved of.
    bench.print(7);
    bench.step();
    save(&bench, 7).unwrap();
    let again = ask::reprint(&bench.shared, (ID, 1), Reason::Lost).unwrap();
    assert_eq!(again.copy, 2);
}

/// Without a printer there is no paper that it could be too large for.
#[test]
fn a_carriers_label_of_any_size_is_saved_and_known_for_old_once_it_is_drawn_anew() {
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    let label_on = |media| {
        let of = Parcel { number: 1, of: 1 };
        let stock = Stock {
            media,
            dpi: Dpi::Dpi203,
        };
        let drawn = draw::ink(&bench.shared, &carried, (of, stock)).unwrap();
        paper::pdf::write("7", &[drawn.sheet]).unwrap()
    };
    let (first, second) = (label_on(Media::A6), label_on(Media::Inch4x6));
    ready::keep_carriers(&bench.shared, &carried, &first).unwrap();
    draw::draw_label(&bench.shared, ID).unwrap();
    assert_eq!(draw::label_bytes(&bench.shared, ID).unwrap(), Some(first));
    let stale = |bench: &Bench| {
        let package = reads::package(&bench.shared, ID).unwrap();
        package.paper.unwrap().stale
    };
    assert!(!stale(&bench));
    let scanned = scanned::scan_label(&bench.shared, "TR-17", Some(ID)).unwrap();
    assert!(matches!(scanned, LabelScanView::Match { .. }));
    ready::keep_carriers(&bench.shared, &carried, &second).unwrap();
    assert!(stale(&bench));
    let scanned = scanned::scan_label(&bench.shared, "TR-17", Some(ID)).unwrap();
    assert!(!matches!(scanned, LabelScanView::Match { .. }));
    bench.print(7);
    bench.step();
    let scanned = scanned::scan_label(&bench.shared, "TR-17", Some(ID)).unwrap();
    assert!(
        matches!(scanned, LabelScanView::Match { .. }),
        "the new one"
    );
    draw::draw_label(&bench.shared, ID).unwrap();
    assert!(!stale(&bench));
}

/// The renewal was sent, and what became of it only a person can find out.
fn sent_and_unclear(bench: &Bench) {
    let (at, run) = (bench.clock.wall(), bench.shared.store.run());
    let stepped = bench.shared.store.write(|transaction| {
        let last = queue::of_package(transaction, ID)?.pop().unwrap();
        let claim = queue::Claim {
            at,
            run,
            watermark: None,
            stands_on: None,
            offer: None,
        };
        let mut command = queue::claim(transaction, &last, &claim)?;
        queue::end_attempt(transaction, last.id.seq, at, "answer lost")?;
        for event in [Event::Restarted, Event::Looked(Finding::Unclear)] {
            let step = queue::Stepped {
                command: &command,
                event,
                at,
                steady: bench.shared.steady(),
                run,
                who: 0,
                what: What::Looked,
                note: "",
            };
            command = queue::step(transaction, &step)?;
        }
        Ok(command.standing.delivery)
    });
    assert_eq!(stepped.unwrap(), Delivery::NeedsPerson);
}

fn given_up(bench: &mut Bench) {
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FD1^FS^XZ\n").unwrap();
    bench.clock.turn(1_000);
    bench.saved(7, Body::RenewLabel);
    sent_and_unclear(bench);
    let asked = bench.shared.store.read(|r| queue::of_package(r, ID));
    let name = asked.unwrap()[0].id.to_string();
    let because = Because::SettledThere;
    answers::answer(&bench.shared, &name, (None, AnswerInput::Close { because })).unwrap();
    bench.shared.heard(packing::link::Heard::Up, 0);
    bench.pack_here(7);
}

#[test]
fn p4_a_label_that_may_be_the_one_before_prints_by_a_persons_word_only() {
    let mut bench = Bench::open();
    given_up(&mut bench);
    bench.consider();
    assert!(bench.prints(7).is_empty(), "waits at first");
    bench.shared.state().labels_wanted.clear(); // one 500 for its file: labels_late
    bench.consider();
    assert!(bench.prints(7).is_empty(), "{:?}", bench.progress(7));
}

#[test]
fn p4_nor_does_it_print_by_itself_once_the_line_is_down() {
    let mut bench = Bench::open();
    given_up(&mut bench);
    bench.shared.heard(packing::link::Heard::Down, 0);
    bench.consider();
    assert!(bench.prints(7).is_empty(), "{:?}", bench.progress(7));
}

#[test]
fn a_picture_that_says_for_how_many_dots_it_was_made_is_saved_as_large_as_that() {
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    let stock = Stock {
        media: Media::Inch4x6,
        dpi: Dpi::Dpi300,
    };
    let drawn = draw::ink(
        &bench.shared,
        &carried,
        (Parcel { number: 1, of: 1 }, stock),
    )
    .unwrap();
    let target = super::super::made::Target {
        format: crate::print::Format::Pdf,
        stock,
    };
    let made = super::super::made::of_sheets("7", &[drawn.sheet], target).unwrap();
    ready::keep_carriers(&bench.shared, &carried, &made.preview).unwrap();
    let saved = draw::draw_label(&bench.shared, ID)
        .map(drop)
        .map_err(|e| e.key);
    assert_eq!(saved, Ok(()));
}

#[test]
fn p4_our_label_does_not_print_by_itself_where_another_file_is_named_since() {
    let mut bench = Bench::open();
    let mut carried = bench.carried(7);
    let label = (ID, reads::fingerprint_of(&carried));
    bench
        .shared
        .state()
        .no_label_file
        .insert(label, carried.label_file.clone().unwrap_or_default());
    carried.label_file = Some("https://oms/labels/7-new".into());
    bench.clock.turn(1_000);
    bench.copy(&carried);
    bench.pack_here(7);
    bench.consider();
    assert!(
        bench.prints(7).is_empty(),
        "{:?}",
        bench.prints(7)[0].wanted
    );
}

/// The OMS names no file any more: there is none to wait for, and the one before is dead.
#[test]
fn a_label_made_anew_of_which_there_is_no_file_any_more_is_ours_to_draw() {
    let mut bench = Bench::open();
    let carried = bench.carried(7);
    ready::keep_carriers(&bench.shared, &carried, b"^XA^FD1^FS^XZ\n").unwrap();
    bench.renewed(7);
    let no = ask::print_label(&bench.shared, ID).unwrap_err().key;
    assert_eq!(no, ProblemKey::LabelMadeAnew, "it is still named");
    let mut bare = carried;
    bare.label_file = None;
    bare.state = State::WaitingCargoLabel;
    assert!(history::waits_for_new(&bench.shared, &bare).unwrap());
    bare.state = State::Packed;
    bench.clock.turn(1_000);
    bench.copy(&bare);
    bench.print(7);
    bench.step();
    let sent = bench.sent(7);
    assert_eq!(sent.len(), 1);
    assert_ne!(sent[0], b"^XA^FD1^FS^XZ\n", "that one is dead");
}
