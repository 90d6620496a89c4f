//! What a person decides where the station must not: another sign-in's queue, boxes that are
//! already elsewhere, an OMS that wants it slower or no longer permits anything.

use oms_sim::{Fault, On};
use station::error::ProblemKey;
use station::view::{
    ActView, ActionInput, AnswerInput, AttentionKind, Because, LinkView, StateKind, StepView,
    StoryKind, WhereaboutsView,
};

use crate::support::Counter;

#[test]
fn r11_another_sign_ins_queue_goes_when_a_named_person_lets_it() {
    let counter = Counter::open();
    let package = counter.first();
    counter.unplug();
    counter.station.mark_packed(package.id).unwrap();
    let counter = counter.restart_bound_to("the shop's new address");
    counter.sim.plug().unwrap();
    let refreshed = || counter.station.status().unwrap().refreshed_at.is_some();
    counter.until("the refresh", refreshed);
    let queued = counter.station.queue().unwrap();
    assert!(queued[0].foreign);
    assert_eq!(counter.station.status().unwrap().queue.foreign, 1);
    assert!(counter.effects(package.id).is_empty());

    assert_eq!(counter.station.rebind().unwrap().commands, 1);
    assert_eq!(counter.station.rebind().unwrap().commands, 0, "once");
    counter.until_confirmed(package.id, StateKind::Packed);
    assert_eq!(counter.effects(package.id).len(), 1);
}

#[test]
fn r10_no_answer_takes_back_what_was_done_with_the_box() {
    let counter = Counter::open();
    let row = counter.tracked();
    let waiting = counter.first();
    counter.refuse_next(2);
    counter.station.mark_packed(waiting.id).unwrap();
    counter
        .station
        .put_down(waiting.id, " shelf  A 3 ")
        .unwrap();
    counter.until("the first question", || {
        counter.station.attention().unwrap().len() == 1
    });
    let carrier = row.carrier.clone().unwrap();
    counter.station.hand_over(&carrier, &[row.id]).unwrap();
    counter.until("both questions", || {
        counter.station.attention().unwrap().len() == 2
    });
    let questions = counter.station.attention().unwrap();
    let told: Vec<_> = questions
        .iter()
        .map(|it| (it.row.id, it.step, it.whereabouts))
        .collect();
    let expected = [
        (row.id, StepView::Ship, WhereaboutsView::HandedOver),
        (waiting.id, StepView::Pack, WhereaboutsView::Packed),
    ];
    assert_eq!(told, expected, "the box that is gone comes first");
    assert!(questions.iter().all(|it| it.kind == AttentionKind::Refused));
    let stands: Vec<_> = questions.iter().map(|it| it.stands.as_deref()).collect();
    assert_eq!(stands, [None, Some("shelf A 3")], "no answer moves a box");
    let unfit = counter.station.put_down(waiting.id, &"x".repeat(41));
    assert_eq!(unfit.unwrap_err().key, ProblemKey::PlaceUnfit);
}

#[test]
fn a30_nothing_is_given_up_without_a_name_and_a_reason() {
    let counter = Counter::open();
    let package = counter.first();
    counter.refuse_next(1);
    counter.station.mark_packed(package.id).unwrap();
    let ship = ActionInput::ShipWithoutIntegration;
    counter.station.act(package.id, ship).unwrap();
    counter.until("both questions", || {
        counter.station.attention().unwrap().len() == 2
    });
    let questions = counter.station.attention().unwrap();
    let refused = questions
        .iter()
        .find(|it| it.kind == AttentionKind::Refused)
        .unwrap();
    assert_eq!(refused.held, [ActView::ShipWithoutIntegration]);

    counter.station.sign_out().unwrap();
    let because = Because::Unpacked;
    let close = AnswerInput::Close { because };
    for question in &questions {
        let nobody = counter
            .station
            .answer(&question.command, Some(question.kind), close);
        assert_eq!(nobody.unwrap_err().key, ProblemKey::NoPacker);
    }
    let packer = counter.station.packers().unwrap().remove(0);
    counter.station.sign_in(packer.id).unwrap();
    for question in &questions {
        counter
            .station
            .answer(&question.command, Some(question.kind), close)
            .unwrap();
    }
    assert!(counter.station.attention().unwrap().is_empty());
    let story = counter.station.package(package.id).unwrap().story;
    let closed: Vec<_> = story
        .iter()
        .filter(|line| line.what == StoryKind::Closed)
        .map(|line| (line.who.clone(), line.detail.as_str()))
        .collect();
    let by_whom = (Some(packer.name), because.as_str());
    assert_eq!(closed, [by_whom.clone(), by_whom]);
}

#[test]
fn a_slower_pace_is_said_and_kept() {
    let counter = Counter::open();
    counter.sim.fault(Fault::named("429").unwrap().next(1));
    counter.until("the pace", || {
        matches!(
            counter.station.status().unwrap().link,
            LinkView::Slow { .. }
        )
    });
    counter.until("the line", || {
        counter.station.status().unwrap().link == LinkView::Up
    });
}

#[test]
fn an_oms_that_cannot_prove_itself_is_told_as_such_and_gets_nothing() {
    let counter = Counter::with(oms_sim::Options {
        secure: true,
        ..oms_sim::Options::default()
    });
    let package = counter.first();
    counter.unplug();
    counter.sim.fault(Fault::named("tls_expired").unwrap());
    counter.sim.plug().unwrap();
    counter.station.mark_packed(package.id).unwrap();
    counter.until("the distrust", || {
        counter.station.status().unwrap().link == LinkView::Untrusted
    });
    assert!(counter.effects(package.id).is_empty());
    counter.sim.clear_faults();
    counter.until_confirmed(package.id, StateKind::Packed);
    assert_eq!(counter.effects(package.id).len(), 1);
}

#[test]
fn a_later_step_says_that_it_is_held() {
    let counter = Counter::open();
    let package = counter.first();
    counter.unplug();
    counter.station.mark_packed(package.id).unwrap();
    let ship = station::view::ActionInput::ShipWithoutIntegration;
    counter.station.act(package.id, ship).unwrap();
    let held: Vec<bool> = counter
        .station
        .queue()
        .unwrap()
        .iter()
        .map(|it| it.held)
        .collect();
    assert_eq!(held, [false, true]);
}

#[test]
fn rights_that_were_taken_away_pause_sending_and_cost_no_more_than_two_commands() {
    let counter = Counter::open();
    counter.unplug();
    let free = |row: &station::view::RowView| counter.package(row.id).pack.is_none();
    let packed: Vec<i64> = counter
        .waiting()
        .iter()
        .filter(|row| free(row))
        .map(|row| row.id)
        .take(5)
        .collect();
    assert_eq!(packed.len(), 5);
    for id in &packed {
        counter.station.mark_packed(*id).unwrap();
    }
    counter
        .sim
        .fault(Fault::named("status_403").unwrap().on(On::Commands));
    counter.sim.plug().unwrap();
    counter.station.sync_now().unwrap();
    let link = || counter.station.status().unwrap().link;
    counter.until("the pause", || link() == LinkView::Forbidden);
    let kept = counter.station.queue().unwrap().len();
    // The two that were answered may be judged by now, or not yet; the others stay.
    assert!((3..=5).contains(&kept), "{kept} of 5 are kept");

    // A fourth may still be on its way, and its answer would pause sending once more.
    let under_way = || counter.station.status().unwrap().queue.sending;
    counter.until("the last answer", || under_way() == 0);
    counter.sim.clear_faults();
    // An answer that was written down a moment ago may still begin a pause.
    counter.until("an empty queue", || {
        if link() == LinkView::Forbidden {
            counter.station.sync_now().unwrap();
        }
        counter.station.queue().unwrap().is_empty()
    });
    let done = packed.iter().map(|id| counter.effects(*id).len());
    assert_eq!(done.sum::<usize>(), 3);
    assert_eq!(counter.station.attention().unwrap().len(), 2);
}
