//! What a colleague had done already: it is told, and asked about where there may be a second box.

use packing::command::Body;
use packing::delivery::Delivery;
use packing::id::{PackageId, Seq};
use packing::package::State;

use super::bench::{package, packed, queued};
use crate::error::ProblemKey;
use crate::oms::LogRow;
use crate::sync::record;
use crate::view::{AnswerInput, AttentionKind, Because, ChoiceView, StoryKind};
use crate::{acts, answers, questions, reads};

#[test]
fn a_box_that_was_packed_elsewhere_as_well_is_asked_about_until_somebody_has_looked() {
    let bench = queued();
    let shared = &bench.shared;
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    bench.append(Body::Block);
    bench.listed(&package(State::Packed), 2);
    assert_eq!(bench.delivery(), Delivery::ByOther);
    let asked = questions::attention(shared).unwrap();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].kind, AttentionKind::PackedTwice);
    assert_eq!(asked[0].choices, [ChoiceView::Close]);
    assert_eq!(
        bench.standing(Seq(2)).delivery,
        Delivery::Queued,
        "what was to follow goes on"
    );
    let because = Because::Unpacked;
    let close = || {
        let closed = (Some(asked[0].kind), AnswerInput::Close { because });
        answers::answer(shared, &asked[0].command, closed)
    };
    close().unwrap();
    assert_eq!(questions::attention(shared).unwrap(), []);
    assert_eq!(close().unwrap_err().key, ProblemKey::TooLateToUndo);
}

#[test]
fn r2_an_end_that_only_the_package_shows_is_not_told_as_confirmed() {
    let told = |rows: &[LogRow]| {
        let bench = queued();
        let shared = &bench.shared;
        bench.log_ends_at(50);
        bench.claim();
        record::restarted(shared).unwrap();
        bench.clock.turn(shared.desk.timing.doubt_quiet_ms);
        let mut found = bench.found(State::Packed, rows, 2);
        found.log = found.log.filter(|_| !rows.is_empty());
        record::look(shared, &found).unwrap();
        bench.listed(&package(State::Packed), 3);
        assert_eq!(bench.delivery(), Delivery::Done);
        let story = reads::package(shared, PackageId(7)).unwrap().story;
        let of = |kind| story.iter().filter(|it| it.what == kind).count();
        (of(StoryKind::Confirmed), of(StoryKind::Presumed))
    };
    assert_eq!(told(&[packed(53, "desk-1")]), (1, 0));
    assert_eq!(told(&[]), (0, 1));
}

#[test]
fn what_else_a_colleague_did_first_is_no_question() {
    let bench = queued();
    let shared = &bench.shared;
    bench.claim();
    bench.said_yes();
    bench.listed(&package(State::Packed), 2);
    bench.append_seen(Body::Block, &package(State::Packed));
    bench.listed(&package(State::Blocked), 3);
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::ByOther);
    assert_eq!(questions::attention(shared).unwrap(), []);
}

#[test]
fn a_lost_answer_behind_a_step_that_was_taken_is_still_looked_at() {
    let bench = queued();
    let shared = &bench.shared;
    bench.log_ends_at(50);
    bench.claim();
    bench.said_yes();
    assert_eq!(bench.delivery(), Delivery::Accepted);
    bench.append_seen(Body::Block, &package(State::Packed));
    record::claim(shared, Seq(2)).unwrap().unwrap();
    record::restarted(shared).unwrap();
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::InDoubt);
    bench.listed(&package(State::Cancelled), 3);
    assert_eq!(bench.delivery(), Delivery::Superseded);
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::InDoubt);
}
