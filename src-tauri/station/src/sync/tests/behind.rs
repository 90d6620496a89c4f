//! What stands behind an earlier step, or behind an end that could not be written down.

use packing::command::Body;
use packing::delivery::Delivery;
use packing::id::Seq;
use packing::package::{Package, State};
use packing::plan::Step;
use packing::time::At;

use super::bench::{Bench, package, queued};
use crate::sync::record::{self, Looked};
use crate::view::{AnswerInput, Because};
use crate::{acts, answers, questions};

/// The disk failed when "unclear" was to be written down, ten minutes after the start.
#[test]
fn r3_the_quiet_time_counts_from_an_end_that_could_not_be_written_down() {
    let bench = queued();
    bench.clock.turn(600_000);
    bench.log_ends_at(50);
    bench.claim();
    let delivery = bench.looked(State::Waiting, &[], 700_000);
    assert_eq!(delivery, Delivery::InDoubt, "its request may still land");
}

fn look_at(bench: &Bench, seq: Seq, copy: &Package, asked: i64) {
    let found = Looked {
        seq,
        package: Some(copy.clone()),
        ..bench.found(State::Waiting, &[], asked)
    };
    record::look(&bench.shared, &found).unwrap();
}

fn packed_and_blocked() -> Bench {
    let bench = queued();
    let shared = &bench.shared;
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    bench.log_ends_at(50);
    bench.claim();
    bench.said_yes();
    bench.append_seen(Body::Block, &package(State::Packed));
    record::claim(shared, Seq(2)).unwrap().unwrap();
    record::restarted(shared).unwrap();
    bench
}

fn as_before() -> Package {
    Package {
        modified_at: Some(At(super::bench::START.0 + 9)),
        ..package(State::Waiting)
    }
}

/// The answer to the second is lost. What shows may well be its doing, and it is found out first.
#[test]
fn a_step_is_not_asked_about_while_a_lost_later_one_may_explain_the_copy() {
    let bench = packed_and_blocked();
    bench.clock.turn(61_000);
    look_at(&bench, Seq(1), &as_before(), 100_000);
    assert_eq!(bench.delivery(), Delivery::Accepted);
    bench.clock.turn(600_000);
    let shared = &bench.shared;
    shared.state().refresh_due = bench.clock.tick().plus(60_000);
    let steps = super::plan::plan_now(shared).unwrap().steps;
    assert!(steps.contains(&Step::Look(Seq(2))), "{steps:?}");
}

/// It never arrived, and neither shows the first, which a person then gives up.
#[test]
fn what_was_built_on_a_step_that_was_given_up_does_not_leave_by_itself() {
    let bench = packed_and_blocked();
    bench.clock.turn(600_000);
    look_at(&bench, Seq(2), &as_before(), 800_000);
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::Queued);
    look_at(&bench, Seq(1), &as_before(), 900_000);
    assert_eq!(bench.delivery(), Delivery::NeedsPerson);
    let asked = questions::attention(&bench.shared).unwrap();
    let close = AnswerInput::Close {
        because: Because::Unpacked,
    };
    answers::answer(&bench.shared, &asked[0].command, (None, close)).unwrap();
    assert_eq!(bench.delivery(), Delivery::Abandoned);
    let behind = bench.standing(Seq(2)).delivery;
    assert_eq!(behind, Delivery::NeedsPerson);
}
