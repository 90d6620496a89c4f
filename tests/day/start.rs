//! The start of a day: what an earlier run left, what happened meanwhile, and what a first list may
//! bring.

use std::collections::BTreeSet;

use oms_sim::Fault;
use station::view::{LinkView, RowView, Shelf, StateKind};

use crate::support::{self, Counter};

#[test]
fn a2_a_restart_loses_nothing_that_was_saved_here() {
    let counter = Counter::open();
    counter.unplug();
    let package = counter.first();
    let saved = counter.station.mark_packed(package.id).unwrap();
    counter.until_saved_here(package.id, StateKind::Packed);
    let counter = counter.restart();
    // Whether a try to send was under way when the program ended is chance; that it is kept is not.
    assert_eq!(counter.row(package.id).state.kind, StateKind::Packed);
    let queued = counter.station.queue().unwrap();
    assert_eq!(
        queued.iter().map(|q| &q.command).collect::<Vec<_>>(),
        [&saved.command]
    );
    counter.sim.plug().unwrap();
    counter.until_confirmed(package.id, StateKind::Packed);
    assert_eq!(counter.effects(package.id).len(), 1);
}

#[test]
fn a_desk_without_a_token_keeps_what_is_done_and_says_that_nothing_is_sent() {
    let counter = Counter::open();
    let package = counter.first();
    let counter = counter.restart_without_token();
    counter.station.mark_packed(package.id).unwrap();
    let row = counter.row(package.id);
    assert_eq!(row.state.kind, StateKind::Packed);
    let status = counter.station.status().unwrap();
    assert_eq!(
        (status.link, status.queue.saved_here),
        (LinkView::SignedOut, 1)
    );
    let counter = counter.restart();
    counter.until_confirmed(package.id, StateKind::Packed);
    assert_eq!(counter.effects(package.id).len(), 1);
}

#[test]
fn what_ended_while_the_desk_was_off_shows_after_the_start() {
    let counter = Counter::open();
    let sent = counter.station.list(Shelf::Sent).unwrap().rows;
    let on_its_way = |row: &&RowView| row.state.kind == StateKind::Shipped;
    let id = sent.iter().find(on_its_way).unwrap().id;
    let counter = counter.restart_after(|sim| assert!(sim.deliver(Counter::sim_id(id))));
    counter.until_shown(id, StateKind::Delivered);
}

#[test]
fn r11_another_oms_of_the_same_numbers_judges_nothing() {
    let counter = Counter::open();
    let package = counter.first();
    counter.unplug();
    counter.station.mark_packed(package.id).unwrap();
    let counter = counter.restart_bound_to("another shop");
    assert!(counter.sim.cancel(Counter::sim_id(package.id)));
    counter.sim.plug().unwrap();
    let refreshed = || counter.station.status().unwrap().refreshed_at.is_some();
    counter.until("the refresh", refreshed);
    let queued = counter.station.queue().unwrap();
    assert_eq!(queued.len(), 1);
    assert!(counter.station.attention().unwrap().is_empty());
}

/// Also where the OMS does not know our filter and sends everybody's.
#[test]
fn a12_another_stores_packages_are_never_shown() {
    let sim = oms_sim::start(oms_sim::Options::default()).unwrap();
    assert_ne!(sim.other_erp_code(), sim.erp_code());
    sim.fault(Fault::named("query_ignored").unwrap());
    let dir = tempfile::tempdir().unwrap();
    let opening = support::opening(&sim, dir.path().to_owned());
    let station = station::Station::open_as(opening).unwrap();
    station.start_sync();
    support::until("the whole list", || {
        station.status().unwrap().refreshed_at.is_some()
    });
    let ours = sim.package_ids();
    let mut shown = BTreeSet::new();
    for shelf in [Shelf::Waiting, Shelf::Packed, Shelf::Sent] {
        let rows = station.list(shelf).unwrap().rows;
        shown.extend(rows.into_iter().map(|row| Counter::sim_id(row.id)));
    }
    let others: Vec<_> = shown.iter().filter(|id| !ours.contains(id)).collect();
    assert!(others.is_empty(), "{others:?}");
    let waiting = |id: &&u64| sim.state(**id) == Some(oms_sim::State::Waiting);
    let missed: Vec<_> = ours
        .iter()
        .filter(waiting)
        .filter(|id| !shown.contains(id))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

/// From the first list on, though that asks for the states that are known.
#[test]
fn packages_in_a_state_that_nobody_named_are_shown_in_the_omss_own_words() {
    let sim = oms_sim::start(oms_sim::Options::default()).unwrap();
    sim.fault(Fault::named("unknown_state").unwrap());
    let dir = tempfile::tempdir().unwrap();
    let opening = support::opening(&sim, dir.path().to_owned());
    let station = station::Station::open_as(opening).unwrap();
    let packer = station.add_packer("Ayşe").unwrap();
    station.sign_in(packer.id).unwrap();
    station.start_sync();
    let shown = || station.list(Shelf::Waiting).unwrap().rows;
    support::until("a package", || !shown().is_empty());
    for row in shown() {
        assert_eq!(row.state.kind, StateKind::Other);
        assert_eq!(row.state.raw, "Tanımsız Durum");
    }
}
