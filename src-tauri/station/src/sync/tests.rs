//! Recording when things go wrong between two lines: a disk that fails, a copy that comes late.

use packing::command::Body;
use packing::delivery::Delivery;
use packing::id::{PackageId, Seq};
use packing::overlay::READ_LAG_MS;
use packing::package::State;
use packing::plan::Step;

use self::bench::{claimed, package, packed, queued, when};
use super::plan;
use super::record::{self, Looked};
use crate::store::{Writing, meta, mirror};

mod again;
mod behind;
mod bench;
mod broken_off;
mod compared;
mod files;
mod labels;
mod learned;
mod offers;
mod others;
mod refresh;
mod went_back;

#[test]
fn r1_an_answer_that_could_not_be_written_down_is_looked_for() {
    let bench = claimed();
    assert_eq!(bench.delivery(), Delivery::Sending);
    let steps = plan::plan_now(&bench.shared).unwrap().steps;
    assert_eq!(steps, [Step::Look(Seq(1))], "nothing of it is under way");
    let delivery = bench.looked(State::Waiting, &[], 2);
    assert_eq!(delivery, Delivery::InDoubt, "as after a crash");
}

/// Its row could pass for the first one's until the head was read after the lag.
#[test]
fn what_follows_its_like_is_tried_again_as_soon_as_the_lag_is_over() {
    let bench = queued();
    let shared = &bench.shared;
    bench.append(Body::PackWithoutShipment);
    let read_head = |head| {
        bench.log_ends_at(head);
        shared.state().head_at = Some(shared.steady());
    };
    read_head(50);
    bench.claim();
    record::restarted(shared).unwrap();
    let looked = bench.found(State::Packed, &[packed(51, "desk-1")], 2);
    record::look(shared, &looked).unwrap();
    assert_eq!(bench.delivery(), Delivery::Accepted);
    assert!(record::claim(shared, Seq(2)).unwrap().is_none());
    let due = || shared.state().timer(Seq(2)).due;
    let soon_ms = due().since(bench.clock.tick());
    assert!(soon_ms <= 2_000, "nobody knows how long: {soon_ms}");

    let again = Looked {
        when: when(3),
        ..looked
    };
    record::look(shared, &again).unwrap();
    assert_eq!(bench.delivery(), Delivery::Done);
    let lag_ms = READ_LAG_MS.unsigned_abs();
    for _ in 0..9 {
        assert!(record::claim(shared, Seq(2)).unwrap().is_none());
    }
    assert_eq!(due(), bench.clock.tick().plus(lag_ms), "not before");

    bench.clock.turn(lag_ms);
    assert!(record::claim(shared, Seq(2)).unwrap().is_none());
    let now = bench.clock.tick();
    assert_eq!(shared.state().refresh_due, now, "the head is read now");
    assert!(due().since(now) <= 4_000, "and it is tried again soon");
    read_head(51);
    assert!(record::claim(shared, Seq(2)).unwrap().is_some());
}

#[test]
fn a_late_copy_settles_nothing() {
    let bench = queued();
    bench.listed(&package(State::Waiting), 101);
    let cancelled = package(State::CancellationWaiting);
    bench.listed(&cancelled, 100);
    assert_eq!(bench.delivery(), Delivery::Queued);
    bench.listed(&cancelled, 102);
    assert_eq!(bench.delivery(), Delivery::Superseded);
}

#[test]
fn a_package_that_may_not_be_read_becomes_a_question_after_the_quiet_time() {
    let bench = claimed();
    record::unreadable(&bench.shared, Seq(1)).unwrap();
    assert_eq!(bench.delivery(), Delivery::InDoubt);
    bench.clock.turn(bench.shared.desk.timing.doubt_quiet_ms);
    record::unreadable(&bench.shared, Seq(1)).unwrap();
    assert_eq!(bench.delivery(), Delivery::NeedsPerson);
}

#[test]
fn trouble_with_our_own_disk_lets_everything_rest() {
    let bench = queued();
    let later = bench.clock.tick().plus(5_000);
    bench.shared.state().rest_until = later;
    let plan = plan::plan_now(&bench.shared).unwrap();
    assert_eq!((plan.steps, plan.wake_at), (Vec::new(), later));
    bench.clock.turn(5_000);
    assert_eq!(plan::plan_now(&bench.shared).unwrap().steps.len(), 1);
}

#[test]
fn the_mark_lies_beside_the_pages_that_it_vouches_for() {
    let bench = queued();
    let set = |transaction: &Writing<'_>| meta::set(transaction, meta::REFRESH_MARK, "5");
    bench.shared.store.write_mirror(set).unwrap();
    let mark = bench.shared.store.read(meta::refresh_mark).unwrap();
    assert_eq!(mark.as_deref(), Some("5"));
    let copy = bench
        .shared
        .store
        .read(|reader| mirror::one(reader, PackageId(7)));
    assert!(copy.unwrap().is_some());
}

#[test]
fn r3_what_was_asked_before_the_quiet_time_was_over_proves_nothing() {
    let bench = claimed();
    let shared = &bench.shared;
    record::restarted(shared).unwrap();
    bench.clock.turn(shared.desk.timing.doubt_quiet_ms - 1);
    let early = bench.found(State::Packed, &[], 2);
    // Then the request lands, and the second answer is slow.
    bench.clock.turn(1);
    record::look(shared, &early).unwrap();
    assert_eq!(bench.delivery(), Delivery::InDoubt, "it may be ours");
    let in_time = bench.looked(State::Packed, &[], 3);
    assert_ne!(in_time, Delivery::InDoubt);
}
