//! Answers that are lost, refusals, and an OMS that is not there: what is looked at, what is asked,
//! and what is never done twice.

use oms_sim::{Fault, Kind};
use station::error::ProblemKey;
use station::view::{AnswerInput, AttentionKind, Because, LinkView, StateKind, StoryKind};

use crate::support::Counter;

const CLOSED: AnswerInput = AnswerInput::Close {
    because: Because::SettledThere,
};

#[test]
fn a5_a_lost_answer_is_looked_at_and_never_sent_twice() {
    packed_once_despite(Kind::ApplyThenCut);
}

#[test]
fn a_request_cut_before_it_was_applied_is_sent_again_after_the_quiet_time() {
    packed_once_despite(Kind::CutBeforeApply);
}

#[track_caller]
fn packed_once_despite(trouble: Kind) {
    let counter = Counter::open();
    let package = counter.first();
    counter.sim.fault(Fault::new(trouble).next(1));
    counter.station.mark_packed(package.id).unwrap();
    counter.until_confirmed(package.id, StateKind::Packed);
    assert_eq!(counter.effects(package.id).len(), 1);
}

#[test]
fn a_refusal_is_a_question_for_a_person_with_the_omss_own_words() {
    let counter = Counter::open();
    let package = counter.first();
    counter.refuse_next(1);
    counter.station.mark_packed(package.id).unwrap();
    let question = counter.question();
    assert_eq!(
        (question.row.id, question.kind),
        (package.id, AttentionKind::Refused)
    );
    assert!(!question.detail.is_empty());
    assert_eq!(
        counter.row(package.id).state.kind,
        StateKind::Waiting,
        "as the OMS has it"
    );
    counter
        .station
        .answer(&question.command, Some(question.kind), CLOSED)
        .unwrap();
    assert!(counter.station.attention().unwrap().is_empty());
}

#[test]
fn a_question_is_answered_once() {
    let counter = Counter::open();
    let package = counter.first();
    counter.refuse_next(1);
    counter.station.mark_packed(package.id).unwrap();
    let question = counter.question();
    counter
        .station
        .answer(&question.command, Some(question.kind), CLOSED)
        .unwrap();
    let again = counter
        .station
        .answer(&question.command, Some(question.kind), CLOSED)
        .unwrap_err();
    assert_eq!(again.key, ProblemKey::TooLateToUndo);
    let story = counter.story(package.id).into_iter();
    let closed = story.filter(|what| *what == StoryKind::Closed);
    assert_eq!(closed.count(), 1);
}

#[test]
fn a_package_cancelled_meanwhile_is_never_packed_and_somebody_is_told() {
    let counter = Counter::open();
    let package = counter.first();
    counter.unplug();
    counter.station.mark_packed(package.id).unwrap();
    assert!(counter.sim.cancel(Counter::sim_id(package.id)));
    counter.sim.plug().unwrap();
    let question = counter.question();
    assert_eq!(
        (question.row.id, question.kind),
        (package.id, AttentionKind::Cancelled)
    );
    assert!(counter.effects(package.id).is_empty());
}

#[test]
fn a_gateway_that_lost_its_oms_puts_no_package_aside() {
    let counter = Counter::open();
    let package = counter.first();
    counter.sim.fault(Fault::named("404html").unwrap());
    counter.station.mark_packed(package.id).unwrap();
    let down = || counter.station.status().unwrap().link != LinkView::Up;
    counter.until("the trouble", down);
    assert!(counter.station.attention().unwrap().is_empty());
    counter.sim.clear_faults();
    counter.station.sync_now().unwrap();
    counter.until_confirmed(package.id, StateKind::Packed);
    assert_eq!(counter.effects(package.id).len(), 1);
}

#[test]
fn a_list_that_may_not_be_read_is_never_called_a_good_line() {
    let counter = Counter::open();
    let before = counter.station.status().unwrap().refreshed_at;
    counter.sim.fault(Fault::named("status_403").unwrap());
    counter.until("the trouble", || {
        counter.station.status().unwrap().link != LinkView::Up
    });
    let later = counter.station.status().unwrap().refreshed_at;
    counter.station.sync_now().unwrap();
    assert!(later >= before);
    counter.sim.clear_faults();
    counter.until("the line", || {
        // An answer that was still on its way pauses once more; then it is pressed again.
        counter.station.sync_now().unwrap();
        counter.station.status().unwrap().link == LinkView::Up
    });
}
