//! What waits for its carrier's label: what goes before it, and how long it waits.

use packing::command::{Body, Invoice, ShipmentInfo};
use packing::delivery::{Answer, Delivery};
use packing::effect::{Shown, shown};
use packing::id::Seq;
use packing::package::{Package, Shipment, State};
use packing::plan::Step;
use packing::unlabelled::LABEL_WAIT_MS;

use super::bench::{Bench, START, package, queued, when};
use crate::error::ProblemKey;
use crate::oms::{Line, Sent};
use crate::printing::ready::keep_carriers;
use crate::store::queue;
use crate::sync::{labels, plan, record};
use crate::view::{ActView, AnswerInput, AttentionKind, ChoiceView};
use crate::{acts, answers, questions};

#[test]
fn what_waits_for_a_label_is_looked_at_and_goes_once_the_package_is_nowhere() {
    let bench = queued();
    let shared = &bench.shared;
    bench.append(Body::Ship);
    let steps = || plan::plan_now(shared).unwrap().steps;
    let unlabelled = package(State::WaitingCargoLabel);
    let now = bench.clock.tick();
    shared.state().saw_offers(&unlabelled.state, false, now);
    bench.listed(&unlabelled, 2);
    assert_eq!(
        bench.delivery(),
        Delivery::ByOther,
        "somebody has packed it"
    );
    assert_eq!(steps(), []);
    bench.clock.turn(31_000);
    assert_eq!(steps(), [Step::Look(Seq(2))], "that copy is old");
    bench.listed(&unlabelled, 31_000);
    assert_eq!(steps(), []);
    record::copy(shared, unlabelled.id, None, when(31_001)).unwrap();
    assert_eq!(steps(), [Step::Send(Seq(2))], "nobody makes its label");
}

/// Its number stays, so only what was done here tells that the file at the carrier's is another.
#[test]
fn a_label_made_anew_under_its_number_is_fetched_again() {
    let (bench, labelled) = with_label();
    let shared = &bench.shared;
    let is_wanted = || labels::wanted(shared, labelled.id).unwrap().label.is_some();
    assert!(is_wanted());
    keep_carriers(shared, &labelled, b"^XA^XZ").unwrap();
    assert!(!is_wanted());
    bench.append_seen(Body::RenewLabel, &labelled);
    assert!(!is_wanted(), "it is only saved");
    shared.state().labels_wanted.clear();
    accept(&bench);
    assert!(is_wanted());
    let is_due = shared.state().labels_wanted.contains(&labelled.id);
    assert!(is_due, "whatever the one before waits for");
    bench.clock.turn(1_000);
    keep_carriers(shared, &labelled, b"^XA^FD2^FS^XZ").unwrap();
    bench.listed(&labelled, 3);
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::Done);
    assert!(is_wanted(), "what came before its end may be the old one");
    bench.clock.turn(1_000);
    keep_carriers(shared, &labelled, b"^XA^FD2^FS^XZ").unwrap();
    assert!(!is_wanted());
}

/// The station ended between the OMS's yes and the file: its next copy may be hours away.
#[test]
fn a_label_made_anew_and_not_fetched_is_asked_for_after_a_restart() {
    let (bench, labelled) = with_label();
    let shared = &bench.shared;
    let is_recalled = || {
        shared.state().labels_wanted.clear();
        labels::recall(shared).unwrap();
        shared.state().labels_wanted.contains(&labelled.id)
    };
    assert!(is_recalled(), "it was never here");
    keep_carriers(shared, &labelled, b"^XA^XZ").unwrap();
    assert!(!is_recalled());
    bench.append_seen(Body::RenewLabel, &labelled);
    assert!(!is_recalled(), "it is only saved");
    accept(&bench);
    assert!(is_recalled());
    bench.clock.turn(1_000);
    bench.listed(&labelled, 3);
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::Done);
    assert!(is_recalled());
    bench.clock.turn(1_000);
    keep_carriers(shared, &labelled, b"^XA^FD2^FS^XZ").unwrap();
    assert!(!is_recalled());
}

/// At another desk, or by the OMS itself: only where the file lies tells.
#[test]
fn a_label_that_somebody_else_had_made_anew_is_fetched_where_its_file_is_another() {
    let (bench, labelled) = with_label();
    let shared = &bench.shared;
    keep_carriers(shared, &labelled, b"^XA^XZ").unwrap();
    let is_wanted = || {
        shared.state().labels_wanted.clear();
        labels::recall(shared).unwrap();
        let is_recalled = shared.state().labels_wanted.contains(&labelled.id);
        let wanted = labels::wanted(shared, labelled.id).unwrap();
        assert_eq!(wanted.label.is_some(), is_recalled);
        is_recalled
    };
    assert!(!is_wanted());
    let anew = Package {
        label_file: Some("https://oms/labels/7-v2.pdf".into()),
        modified_at: Some(START.plus_ms(1_000)),
        ..labelled.clone()
    };
    bench.listed(&anew, 3);
    assert!(is_wanted());
    keep_carriers(shared, &anew, b"^XA^FD2^FS^XZ").unwrap();
    assert!(!is_wanted());
    let sent_along = Package {
        label_file: Some("0c1d2e3f".into()),
        ..anew
    };
    bench.listed(&sent_along, 4);
    assert!(!is_wanted(), "it may be written anew at each reading");
}

/// Whoever has its label made anew when it has left wants to print that.
#[test]
fn a_label_made_anew_of_a_box_that_has_left_is_fetched_and_no_other() {
    let bench = queued();
    let shared = &bench.shared;
    let shipped = Package {
        state: State::Shipped,
        ..labelled()
    };
    bench.listed(&shipped, 2);
    let is_wanted = || labels::wanted(shared, shipped.id).unwrap().label.is_some();
    assert!(!is_wanted(), "it has left");
    keep_carriers(shared, &shipped, b"^XA^XZ").unwrap();
    bench.append_seen(Body::RenewLabel, &shipped);
    accept(&bench);
    assert!(is_wanted());
    shared.state().labels_wanted.clear();
    labels::recall(shared).unwrap();
    assert!(shared.state().labels_wanted.contains(&shipped.id));
    bench.clock.turn(1_000);
    bench.listed(&shipped, 3);
    bench.clock.turn(1_000);
    keep_carriers(shared, &shipped, b"^XA^FD2^FS^XZ").unwrap();
    assert!(!is_wanted());
    let elsewhere = Package {
        label_file: Some("https://oms/labels/7-v2.pdf".into()),
        ..shipped
    };
    bench.listed(&elsewhere, 4);
    assert!(is_wanted(), "its file lies elsewhere now");
    keep_carriers(shared, &elsewhere, b"^XA^FD2^FS^XZ").unwrap();
    assert!(!is_wanted());
}

fn with_label() -> (Bench, Package) {
    let (bench, labelled) = (queued(), labelled());
    bench.listed(&labelled, 2);
    (bench, labelled)
}

/// A box with a label of its carrier's.
pub(super) fn labelled() -> Package {
    let mut labelled = package(State::Packed);
    labelled.shipment = Some(Shipment {
        carrier: Some("Aras".into()),
        tracking_number: Some("T-1".into()),
        ..Shipment::default()
    });
    labelled.label_file = Some("https://oms/labels/7.pdf".into());
    labelled
}

/// The OMS says yes to the second command.
fn accept(bench: &Bench) {
    let order = record::claim(&bench.shared, Seq(2)).unwrap().unwrap();
    let yes = Sent {
        answer: Answer::Accepted,
        line: Line::Up,
        outcome: "204",
    };
    record::sent(&bench.shared, &order, &yes).unwrap();
}

/// What the overlay shows is the handover's doing. Whether the OMS has made a label shows in where
/// the box really was.
#[test]
fn a_label_asked_for_behind_a_waiting_handover_is_judged_by_where_the_box_is() {
    let bench = queued();
    let shared = &bench.shared;
    bench.append(Body::Ship);
    let mut unlabelled = package(State::WaitingCargoLabel);
    unlabelled.shipment = Some(Shipment::default());
    let now = bench.clock.tick();
    shared.state().saw_offers(&unlabelled.state, false, now);
    bench.listed(&unlabelled, 2);
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    acts::save(shared, unlabelled.id, |_| Body::RenewLabel).unwrap();
    assert_eq!(plan::plan_now(shared).unwrap().steps, [Step::Look(Seq(3))]);
    let renew = |reader: &_| Ok(queue::find(reader, Seq(3))?.unwrap());
    let renew = shared.store.read(renew).unwrap();
    let found = |state| shown(&renew, &package(state));
    assert_eq!(found(State::Packed), Shown::There);
    assert_eq!(found(State::WaitingCargoLabel), Shown::AsBefore);
}

/// A carrier that never makes one must not leave a box waiting without anybody knowing.
#[test]
fn a_label_that_does_not_come_for_hours_is_asked_about_and_again_hours_after_the_answer() {
    let bench = queued();
    let shared = &bench.shared;
    bench.append(Body::Ship);
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    let unlabelled = package(State::WaitingCargoLabel);
    let mut at = 1;
    let mut after = |ms| {
        bench.clock.turn(ms);
        at += i64::try_from(ms).unwrap() + 1;
        bench.listed(&unlabelled, at);
        bench.standing(Seq(2)).delivery
    };
    let bound_ms = LABEL_WAIT_MS.unsigned_abs();
    assert_eq!(after(0), Delivery::Queued, "and packed, by somebody");
    assert_eq!(after(bound_ms - 1_000), Delivery::Queued);
    assert_eq!(after(1_000), Delivery::NeedsPerson);
    let questions = bench.asked();
    assert_eq!(questions[0].kind, AttentionKind::LabelLate);
    assert_eq!(questions.len(), 1);

    let answer = AnswerInput::Retry;
    answers::answer(shared, &questions[0].command, (None, answer)).unwrap();
    assert_eq!(after(bound_ms - 1_000), Delivery::Queued, "it waits on");
    assert_eq!(after(1_000), Delivery::NeedsPerson);
}

/// Commands that wait for a label which has been late for hours.
fn late<const N: usize>(commands: [Body; N]) -> Bench {
    let bench = queued();
    commands.into_iter().for_each(|body| bench.append(body));
    let unlabelled = package(State::WaitingCargoLabel);
    bench.listed(&unlabelled, 2);
    bench.clock.turn(LABEL_WAIT_MS.unsigned_abs());
    bench.listed(&unlabelled, 3);
    bench
}

/// Nobody has to answer what nobody would ask any more.
#[test]
fn a_label_that_comes_after_the_question_takes_it_back_and_the_handover_goes() {
    let bench = late([Body::Ship]);
    assert_eq!(bench.asked().len(), 1);

    let labelled = package(State::Packed);
    bench.listed(&labelled, 4);
    assert_eq!(bench.asked(), []);
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::Queued);
}

/// What another store packs is none of this desk's business.
#[test]
fn a_label_that_another_store_made_takes_no_question_back() {
    let bench = late([Body::Ship]);
    let shared = &bench.shared;
    let mut moved = package(State::Packed);
    moved.store = Some("S-999".into());
    record::copy(shared, moved.id, Some(&moved), when(4)).unwrap();
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::NeedsPerson);
}

/// A colleague unpacked the box and packed it again: no label was ever waited for.
#[test]
fn a_question_about_a_changed_box_is_not_taken_for_one_about_its_label() {
    let bench = queued();
    bench.append(renumber("T-1"));
    for (state, asked) in [(State::Packed, 2), (State::Waiting, 3), (State::Packed, 4)] {
        bench.listed(&package(state), asked);
    }
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::NeedsPerson);
    let questions = bench.asked();
    assert_eq!(questions[0].kind, AttentionKind::Overwritten);
}

/// The card says that it goes by itself, so the answer must not ask for the label first.
#[test]
fn an_invoice_whose_label_is_late_may_wait_on_and_keeps_its_turn() {
    let invoice = Body::SetInvoice(Invoice {
        number: "F-1".into(),
        kind: "original".into(),
        content: "aa".into(),
        dated_at: START,
    });
    let bench = late([invoice, Body::Ship]);
    let shared = &bench.shared;
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    let questions = bench.asked();
    assert_eq!(questions[0].kind, AttentionKind::LabelLate);
    let wait_on = (Some(AttentionKind::LabelLate), AnswerInput::Retry);
    answers::answer(shared, &questions[0].command, wait_on).unwrap();
    assert_eq!(bench.asked(), []);
    let delivery = bench.standing(Seq(2)).delivery;
    assert_eq!(delivery, Delivery::Queued, "it waits on");

    bench.listed(&package(State::Packed), 4);
    let held = questions::queued(shared).unwrap();
    let held: Vec<_> = held.iter().map(|it| (it.act, it.held)).collect();
    assert_eq!(held, [(ActView::SetInvoice, false), (ActView::Ship, true)]);
}

/// "Keep waiting" on one card would be "write over it" on the one that took its place.
#[test]
fn an_answer_to_a_question_that_has_changed_meanwhile_is_none() {
    let bench = late([renumber("T-1")]);
    let shared = &bench.shared;
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    let question = || bench.asked().remove(0);
    let read = question();
    assert_eq!(read.kind, AttentionKind::LabelLate);

    let mut renumbered = package(State::Packed);
    renumbered.shipment = Some(Shipment {
        tracking_number: Some("T-9".into()),
        ..Shipment::default()
    });
    bench.listed(&renumbered, 4);
    let retry = |kind| answers::answer(shared, &read.command, (Some(kind), AnswerInput::Retry));
    let problem = retry(AttentionKind::LabelLate).unwrap_err();
    assert_eq!(problem.key, ProblemKey::QuestionChanged);
    assert_eq!(question().kind, AttentionKind::Overwritten);
    let delivery = || bench.standing(Seq(2)).delivery;
    assert_eq!(delivery(), Delivery::NeedsPerson);
    retry(AttentionKind::Overwritten).unwrap();
    assert_eq!(delivery(), Delivery::Abandoned, "and said anew");
}

/// Nobody waits on for a label that no carrier will make.
#[test]
fn a_late_label_of_a_box_that_is_cancelled_or_gone_is_a_question_about_that() {
    let bench = late([Body::Ship]);
    let shared = &bench.shared;
    let asked = || {
        let mut questions = bench.asked();
        let first = questions.remove(0);
        (first.kind, first.choices)
    };
    let both = vec![ChoiceView::Retry, ChoiceView::Close];
    assert_eq!(asked(), (AttentionKind::LabelLate, both));
    bench.listed(&package(State::Cancelled), 4);
    let close = vec![ChoiceView::Close];
    assert_eq!(asked(), (AttentionKind::Cancelled, close.clone()));
    record::copy(shared, package(State::Cancelled).id, None, when(5)).unwrap();
    assert_eq!(asked(), (AttentionKind::Gone, close));
}

fn renumber(number: &str) -> Body {
    Body::SetShipment(ShipmentInfo {
        carrier_id: 11,
        carrier: "Aras".into(),
        tracking_number: number.into(),
        query_number: None,
    })
}
