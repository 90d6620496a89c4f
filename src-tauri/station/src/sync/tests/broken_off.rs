//! A fault of ours in one step: its place is free again, and whatever has nothing to do with it
//! goes on.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use packing::id::{LogId, PackageId, Seq};
use packing::package::{Package, State};
use packing::plan::Step;

use super::bench::{Bench, claimed, package, queued};
use super::labels::labelled;
use crate::clock::Clock;
use crate::oms::{
    LabelFile, LabelTrouble, LogAsk, LogPage, Oms, Order, Page, PageAsk, ReadTrouble, Sent,
};
use crate::sync::plan::plan_now;
use crate::sync::queued::Queued;
use crate::sync::runner::{begin, carry_out};
use crate::sync::{Shared, labels, opened};

/// Each question to it ends in a fault of ours.
struct Odd;

impl Oms for Odd {
    async fn page(&self, _: PageAsk) -> Result<Page, ReadTrouble> {
        panic!("a page")
    }

    async fn package(&self, _: PackageId) -> Result<Option<Package>, ReadTrouble> {
        panic!("a package")
    }

    async fn log(&self, _: LogAsk) -> Result<LogPage, ReadTrouble> {
        panic!("a log")
    }

    async fn log_head(&self) -> Result<Option<LogId>, ReadTrouble> {
        panic!("a head")
    }

    async fn send(&self, _: Order) -> Sent {
        panic!("a command")
    }

    async fn label_file(&self, _: PackageId) -> Result<LabelFile, LabelTrouble> {
        panic!("a label")
    }
}

fn shared(bench: Bench) -> (Arc<Shared>, Clock, tempfile::TempDir) {
    (Arc::new(bench.shared), bench.clock, bench._dir)
}

fn breaks_off(work: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let run = || runtime.unwrap().block_on(work);
    std::panic::catch_unwind(AssertUnwindSafe(run)).unwrap_err();
}

fn step_breaks_off(shared: &Arc<Shared>, step: Step) {
    begin(shared, step);
    breaks_off(carry_out(shared, &Odd, step));
}

fn steps(shared: &Shared) -> Vec<Step> {
    plan_now(shared).unwrap().steps
}

#[test]
fn r5_a_step_that_breaks_off_frees_its_place_and_is_looked_at_later() {
    let (shared, clock, _dir) = shared(queued());
    let send = Step::Send(Seq(1));
    assert_eq!(steps(&shared), [send]);
    // It has no name of its own.
    shared.state().learned(Seq(1), clock.tick(), None);
    step_breaks_off(&shared, send);
    assert!(shared.state().in_flight.is_empty());
    let not_at_once = steps(&shared);
    assert_eq!(not_at_once, [], "it may break off each time");
    clock.turn(30_000);
    let its_bytes_may_have_left = [Step::Look(Seq(1))];
    assert_eq!(steps(&shared), its_bytes_may_have_left);
}

#[test]
fn a_look_that_breaks_off_again_is_tried_more_rarely() {
    let (shared, clock, _dir) = shared(claimed());
    let wait = || {
        step_breaks_off(&shared, Step::Look(Seq(1)));
        let timer = shared.state().timer(Seq(1));
        (timer.looks, timer.due.since(clock.tick()))
    };
    let (first, second, sixth) = (wait(), wait(), [0; 4].map(|_| wait())[3]);
    assert_eq!((first.0, second.0, sixth.0), (1, 2, 6));
    assert!(first.1 < sixth.1, "{first:?} {sixth:?}");
}

#[test]
fn a_refresh_that_breaks_off_lets_commands_go_on() {
    let (shared, clock, _dir) = shared(queued());
    step_breaks_off(&shared, Step::Refresh);
    assert_eq!(steps(&shared), [Step::Send(Seq(1))]);
    clock.turn(shared.desk.timing.refresh_ms);
    assert!(steps(&shared).contains(&Step::Refresh));
}

#[test]
fn what_a_person_opened_is_asked_for_after_another_broke_off() {
    let (shared, _, _dir) = shared(queued());
    let open = || {
        shared.state().opened = Some(PackageId(7));
        opened::take_turn(&shared)
    };
    let id = open().unwrap();
    breaks_off(opened::ask(Arc::clone(&shared), Arc::new(Odd), id));
    assert_eq!(open(), Some(id));
}

#[test]
fn labels_are_fetched_after_one_broke_off() {
    let bench = queued();
    let odd = labelled();
    bench.listed(&odd, 2);
    let (shared, _, _dir) = shared(bench);
    shared.state().labels_wanted = [odd.id, PackageId(8)].into();
    assert!(labels::take_turn(&shared));
    breaks_off(labels::fetch(Arc::clone(&shared), Arc::new(Odd)));
    assert!(labels::take_turn(&shared), "the other's");
    let its_own_waits = !shared.state().label_may_come(odd.id);
    assert!(its_own_waits, "and nothing waits for the odd one");
}

#[test]
fn what_has_ended_is_not_looked_at_once_more() {
    let bench = queued();
    bench.listed(&package(State::Packed), 40_000);
    assert!(bench.delivery().is_settled());
    let (shared, _, _dir) = shared(bench);
    let look = Step::Look(Seq(1));
    begin(&shared, look);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    // It would break off where it asked anything.
    runtime.unwrap().block_on(carry_out(&shared, &Odd, look));
}

#[test]
fn a_plan_after_one_that_broke_off_knows_the_whole_queue() {
    let bench = queued();
    let (store, shop) = (&bench.shared.store, &bench.shared.desk.shop);
    let mut queued = Queued::default();
    // Taken, and never read.
    store.take_touched();
    queued.catch_up(store, shop).unwrap();
    assert_eq!(queued.oldest(9).len(), 1);
}
