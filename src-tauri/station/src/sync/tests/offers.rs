//! What an OMS offers for a package by itself and in no list: when it is asked for, and what a
//! command is then called.

use packing::command::{Act, Body};
use packing::id::{PackageId, Seq};
use packing::link::Link;
use packing::package::{Offer, Package, State};
use packing::plan::{FRESH_MS, LABEL_LOOK_MS, Step};
use packing::shop::{Name, Shop};

use super::bench::{Bench, package, queued, when};
use crate::reads;
use crate::sync::record::{self, Looked};
use crate::sync::{opened, plan};

fn offered(state: State, code: &str, slug: &str) -> Package {
    Package {
        offers: vec![Offer {
            slug: Some(slug.into()),
            code: Some(code.into()),
            ..Offer::default()
        }],
        ..package(state)
    }
}

fn is_asked_first(bench: &Bench, seq: i64) -> bool {
    record::untold(&bench.shared, Seq(seq)).unwrap().is_some()
}

/// What came when the package was asked for by itself.
fn asked(bench: &Bench, package: &Package, nth: i64) {
    record::copy(&bench.shared, package.id, Some(package), when(nth)).unwrap();
}

#[test]
fn a_package_is_asked_for_its_offers_before_its_first_command_and_not_where_none_are_made() {
    let bench = queued();
    assert!(is_asked_first(&bench, 1), "no list told any");
    asked(&bench, &package(State::Waiting), 2);
    assert!(!is_asked_first(&bench, 1), "none are made there");
    asked(&bench, &package(State::Preparing), 3);
    bench.listed(&package(State::Waiting), 4);
    assert!(!is_asked_first(&bench, 1), "nor is that soon forgotten");
    bench.clock.turn(600_000);
    assert!(
        is_asked_first(&bench, 1),
        "one does not speak for all for ever"
    );
    asked(&bench, &package(State::Waiting), 5);

    let paketle = offered(State::Waiting, "COMPLETE_PACKAGING", "paketle");
    asked(&bench, &paketle, 6);
    assert!(!is_asked_first(&bench, 1), "its name is there");
    bench.listed(&package(State::Waiting), 7);
    assert!(!is_asked_first(&bench, 1), "it was there a moment ago");
    bench.clock.turn(FRESH_MS);
    assert!(is_asked_first(&bench, 1), "and gone with the next list");
    asked(&bench, &package(State::Waiting), 8);
    assert!(is_asked_first(&bench, 1), "others may make some");

    bench.claim();
    record::restarted(&bench.shared).unwrap();
    assert!(!is_asked_first(&bench, 1), "it was named when it was sent");
}

#[test]
fn a_list_that_comes_in_between_takes_no_name_back() {
    let bench = queued();
    let paketle = offered(State::Waiting, "COMPLETE_PACKAGING", "paketle");
    asked(&bench, &paketle, 2);
    bench.listed(&package(State::Waiting), 3);
    let offer = paketle.offers.first().cloned();
    let now = bench.clock.tick();
    bench.shared.state().learned(Seq(1), now, offer);
    assert!(!is_asked_first(&bench, 1), "it was asked a moment ago");
    let order = record::claim(&bench.shared, Seq(1)).unwrap();
    let offer = order.unwrap().seen.offer.unwrap();
    assert_eq!(offer.slug.as_deref(), Some("paketle"));
}

/// It was read by a look, or because somebody has opened it.
#[test]
fn a_list_that_comes_between_the_turn_and_the_claim_does_not_send_it_under_another_name() {
    let bench = queued();
    let paketle = offered(State::Waiting, "COMPLETE_PACKAGING", "paketle");
    asked(&bench, &paketle, 2);
    assert!(!is_asked_first(&bench, 1), "its name is there");
    bench.listed(&package(State::Waiting), 3);
    let order = record::claim(&bench.shared, Seq(1)).unwrap().unwrap();
    let offer = order.seen.offer.unwrap();
    assert_eq!(offer.slug.as_deref(), Some("paketle"));
}

/// What the package itself offers goes before what is configured.
#[test]
fn a_shop_whose_name_for_an_act_is_configured_asks_its_packages_as_well() {
    let mut bench = queued();
    let name = Name {
        act: Act::Pack,
        slug: Some("paketle".into()),
        transition: None,
    };
    bench.shared.desk.shop = Shop::new(vec![name], None);
    assert!(is_asked_first(&bench, 1));
}

/// The screen reads an open package anew with each change, and the answer is a change.
#[test]
fn a_package_that_is_open_and_offers_nothing_is_not_asked_for_without_a_pause() {
    let bench = queued();
    let shared = &bench.shared;
    let paketle = offered(State::Waiting, "COMPLETE_PACKAGING", "paketle");
    asked(&bench, &paketle, 2);
    bench.listed(&package(State::Waiting), 3);
    shared.state().link = Link::Up;
    let turns = || {
        reads::package(shared, PackageId(7)).unwrap();
        opened::take_turn(shared)
    };
    assert_eq!(turns(), Some(PackageId(7)));
    assert_eq!(turns(), None, "it is being asked");
    asked(&bench, &package(State::Waiting), 4);
    shared.state().asking_opened = false;
    assert_eq!(turns(), None, "it has just been asked");
    bench.clock.turn(FRESH_MS);
    assert_eq!(turns(), Some(PackageId(7)));
}

/// Read back for the handover that waits there.
fn looked(bench: &Bench, package: Package, nth: i64) {
    let found = bench.found(State::WaitingCargoLabel, &[], nth);
    let looked = Looked {
        seq: Seq(2),
        package: Some(package),
        ..found
    };
    record::look(&bench.shared, &looked).unwrap();
}

/// A box that waits for its label, with the handover that was saved behind its packing.
fn unlabelled() -> (Bench, Package) {
    let bench = queued();
    bench.shared.state().refresh_due = bench.clock.tick().plus(3 * LABEL_LOOK_MS);
    bench.append(Body::Ship);
    let unlabelled = package(State::WaitingCargoLabel);
    bench.listed(&unlabelled, 2);
    (bench, unlabelled)
}

#[test]
fn a_box_that_waits_for_its_label_is_asked_for_an_offer_now_and_then_and_goes_by_it() {
    let (bench, unlabelled) = unlabelled();
    let steps = || plan::plan_now(&bench.shared).unwrap().steps;
    assert_eq!(steps(), [Step::Look(Seq(2))], "no list would tell");
    let renew = offered(unlabelled.state.clone(), "UPDATE_SHIPMENT_LABEL", "etiket");
    looked(&bench, renew, 3);
    bench.listed(&unlabelled, 4);
    assert_eq!(steps(), [], "it was asked a moment ago");
    bench.clock.turn(LABEL_LOOK_MS);
    bench.listed(&unlabelled, 400_000);
    assert_eq!(steps(), [Step::Look(Seq(2))]);
    let ship = offered(unlabelled.state, "SHIP_THE_PACKAGE", "gonder");
    looked(&bench, ship, 400_001);
    assert_eq!(steps(), [Step::Send(Seq(2))], "the OMS has the last word");
}

#[test]
fn a_box_that_waits_for_its_label_is_left_alone_where_nothing_is_offered() {
    let (bench, unlabelled) = unlabelled();
    let steps = || plan::plan_now(&bench.shared).unwrap().steps;
    looked(&bench, unlabelled.clone(), 3);
    bench.clock.turn(LABEL_LOOK_MS);
    bench.listed(&unlabelled, 400_000);
    assert_eq!(steps(), [], "the lists will tell");
}

#[test]
fn a_box_that_may_not_be_read_is_not_asked_for_an_offer_again() {
    let (bench, unlabelled) = unlabelled();
    record::unreadable(&bench.shared, Seq(2)).unwrap();
    bench.clock.turn(LABEL_LOOK_MS);
    bench.listed(&unlabelled, 400_000);
    assert_eq!(plan::plan_now(&bench.shared).unwrap().steps, []);
}
