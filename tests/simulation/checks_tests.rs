//! The judge itself: what it must call a fault, and what it may let pass.

use packing::command::{Body, Seen, ShipmentInfo};
use packing::delivery::Standing;
use packing::id::Seq;
use packing::package::Shipment;
use packing::time::At;

use super::order::is_early;
use super::*;

fn package(state: State, number: Option<&str>) -> Package {
    Package {
        shipment: number.map(|number| Shipment {
            tracking_number: Some(number.into()),
            ..Shipment::default()
        }),
        ..Package::bare(PackageId(1), state)
    }
}

fn id() -> CommandId {
    "d0-1".parse().expect("a command's name")
}

fn done(body: Body, on: &Package) -> Command {
    Command {
        id: id(),
        package: PackageId(1),
        body,
        seen: Seen::of(on, None),
        made_at: At(0),
        made_by: String::new(),
        binding: String::new(),
        standing: Standing {
            delivery: Delivery::Done,
            ..Standing::queued()
        },
        settled_at: Some(At(0)),
        waits_since: None,
        watermark: None,
        stands_on: None,
    }
}

#[test]
fn finished_work_that_the_screen_does_not_show_is_a_fault_unless_the_box_is_left_alone() {
    let hides = |body: &Body, from: State, now: State| {
        let command = done(body.clone(), &package(from, None));
        is_hidden(&command, &package(now, None))
    };
    let (pack, ship) = (Body::PackWithoutShipment, Body::Ship);
    for stale in [State::Waiting, State::Preparing, State::OutOfStock] {
        assert!(hides(&pack, State::Waiting, stale.clone()), "{stale:?}");
        assert!(hides(&ship, State::Packed, stale.clone()), "{stale:?}");
    }
    assert!(hides(&ship, State::Packed, State::Packed));
    assert!(hides(&Body::Unblock, State::Blocked, State::Blocked));
    for held in [State::Blocked, State::CancellationWaiting] {
        assert!(!hides(&pack, State::Waiting, held.clone()), "{held:?}");
        assert!(!hides(&ship, State::Packed, held.clone()), "{held:?}");
    }
    assert!(!hides(&pack, State::Waiting, State::Shipped));
}

#[test]
fn a_number_that_is_neither_the_one_written_nor_the_one_before_is_a_fault() {
    let ours = Body::SetShipment(ShipmentInfo {
        carrier_id: 1,
        carrier: String::new(),
        tracking_number: "T-8".into(),
        query_number: None,
    });
    let command = done(ours, &package(State::Packed, Some("T-7")));
    let hides = |number| is_hidden(&command, &package(State::Packed, Some(number)));
    assert!(hides("T-6") && hides("T-7") && !hides("T-8"));
}

#[test]
fn what_the_oms_lost_may_come_late_only_at_a_word_that_was_given_since() {
    let mut truth = Truth::of(id(), PackageId(1), Act::Pack);
    let late = |undone, wanted_again, truth: &mut Truth| {
        (truth.undone, truth.wanted_again) = (undone, wanted_again);
        truth.may_come_late()
    };
    assert!(late(true, true, &mut truth));
    assert!(!late(true, false, &mut truth), "nobody said so");
    assert!(!late(false, true, &mut truth), "nothing was lost");
}

fn saved(seq: i64, body: Body, delivery: Delivery) -> Command {
    let mut it = done(body, &package(State::Waiting, None));
    it.id.seq = Seq(seq);
    it.standing.delivery = delivery;
    it
}

#[test]
fn a_box_is_given_away_after_it_was_seen_packed_with_its_label() {
    let early = |packing: Delivery, copied: State| {
        let pack = saved(1, Body::Pack, packing);
        let ship = saved(2, Body::Ship, Delivery::Sending);
        is_early(&ship, &[&pack, &ship], Some(&package(copied, None)))
    };
    assert!(!early(Delivery::Done, State::Packed));
    assert!(early(Delivery::Done, State::WaitingCargoLabel));
    assert!(early(Delivery::Accepted, State::Packed));
    assert!(early(Delivery::InDoubt, State::Packed));
}

#[test]
fn only_what_makes_its_label_goes_before_a_handover_and_only_while_that_never_left() {
    let early = |change: fn(&mut Command), later: Body| {
        let mut ship = saved(1, Body::Ship, Delivery::Queued);
        change(&mut ship);
        let number = saved(2, Body::Prepare, Delivery::Queued);
        let later = saved(3, later, Delivery::Sending);
        is_early(&later, &[&ship, &number, &later], None)
    };
    assert!(!early(|_| {}, Body::RenewLabel));
    assert!(early(|_| {}, Body::Unblock));
    assert!(early(|it| it.standing.doubted = true, Body::RenewLabel));
    let in_doubt = |it: &mut Command| it.standing.delivery = Delivery::InDoubt;
    assert!(early(in_doubt, Body::RenewLabel));
}

#[test]
fn of_one_package_one_request_is_under_way() {
    let ship = saved(1, Body::Ship, Delivery::Sending);
    let early = |later: Delivery| {
        let renewed = saved(2, Body::RenewLabel, later);
        is_early(&ship, &[&ship, &renewed], None)
    };
    assert!(early(Delivery::Sending) && early(Delivery::InDoubt));
    assert!(!early(Delivery::Queued) && !early(Delivery::Done));
}
