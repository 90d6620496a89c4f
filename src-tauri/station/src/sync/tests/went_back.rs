//! An OMS whose log ends before where it ended: what rests, what proves nothing, what is listed.

use packing::delivery::{Delivery, Proof};
use packing::head::{Head, WentBack};
use packing::id::{LogId, Seq};
use packing::overlay::READ_LAG_MS;
use packing::package::State;

use super::bench::{START, claimed, package, packed, queued};
use crate::sync::record;
use crate::sync::standstill::{self, Standstill};
use crate::view::EvidenceView;

#[test]
fn r11_an_oms_that_went_back_gets_nothing_until_a_person_has_seen_the_list() {
    let bench = claimed();
    let shared = &bench.shared;
    bench.log_ends_at(50);
    bench.said_yes();
    bench.log_ends_at(40);
    assert!(shared.state().standstill.is_none(), "it may lag");
    bench.clock.turn(READ_LAG_MS.unsigned_abs());
    bench.log_ends_at(40);
    let stopped = shared.state().standstill.unwrap();
    assert_eq!((stopped.back.from, stopped.back.to), (LogId(50), LogId(40)));

    shared.state().standstill = None;
    standstill::recall(shared).unwrap();
    assert_eq!(
        shared.state().standstill,
        Some(stopped),
        "it outlives a restart"
    );
    bench.go_on(&stopped);
    bench.log_ends_at(41);
    standstill::recall(shared).unwrap();
    assert!(shared.state().standstill.is_none());
}

#[test]
fn r11_that_a_log_which_went_back_shows_nothing_is_no_sign() {
    let bench = queued();
    let shared = &bench.shared;
    bench.log_ends_at(50);
    bench.claim();
    record::restarted(shared).unwrap();
    let looked = |asked| bench.looked(State::Packed, &[], asked);
    // The OMS went back, and then our request came in: its row is below the watermark.
    bench.log_ends_at(41);
    bench.clock.turn(shared.desk.timing.doubt_quiet_ms);
    assert_eq!(looked(2), Delivery::InDoubt, "nobody else packed it");
    bench.log_ends_at(41);
    let stopped = shared.state().standstill.unwrap();
    assert_eq!(looked(3), Delivery::InDoubt);
    // It grows past its old end, and what was ours is still somewhere below.
    bench.log_ends_at(52);
    assert_eq!(looked(3), Delivery::InDoubt);
    bench.go_on(&stopped);
    assert_eq!(looked(4), Delivery::Accepted);
    assert_eq!(
        bench.standing(Seq(1)).proof,
        Some(Proof::Presumed),
        "who did it nobody can tell any more"
    );
}

#[test]
fn r11_a_row_that_something_rests_on_is_known_after_a_crash() {
    let bench = queued();
    let shared = &bench.shared;
    let recalled = || {
        shared.state().head = Head::default();
        standstill::recall(shared).unwrap();
        shared.state().head.known()
    };
    bench.log_ends_at(50);
    shared.state().head.saw(LogId(52));
    bench.claim();
    assert_eq!(recalled(), Some(LogId(52)), "the watermark");
    record::restarted(shared).unwrap();
    bench.looked(State::Packed, &[packed(53, "desk-1")], 2);
    assert_eq!(recalled(), Some(LogId(53)), "the proof");
}

#[test]
fn r11_what_was_confirmed_after_the_point_it_went_back_to_is_listed() {
    let bench = queued();
    let shared = &bench.shared;
    bench.log_ends_at(50);
    bench.claim();
    let after = |to| Standstill {
        back: WentBack {
            from: LogId(60),
            to: LogId(to),
        },
        noticed_at: START,
    };
    assert!(standstill::lost(shared, &after(40)).unwrap().is_empty());
    bench.listed(&package(State::Waiting), 3);
    bench.said_yes();
    assert_eq!(standstill::lost(shared, &after(40)).unwrap().len(), 1);
    assert!(standstill::lost(shared, &after(51)).unwrap().is_empty());
}

#[test]
fn r11_what_was_confirmed_when_nobody_knew_where_the_log_stood_is_listed_too() {
    let bench = queued();
    let shared = &bench.shared;
    shared.state().evidence = EvidenceView::PackageOnly;
    bench.claim();
    bench.said_yes();
    let back = WentBack {
        from: LogId(60),
        to: LogId(51),
    };
    let noticed_at = START;
    let lost = standstill::lost(shared, &Standstill { back, noticed_at }).unwrap();
    assert_eq!(lost.len(), 1);
}

/// What was recalled from a file that was restored may lie below rows that others left since.
#[test]
fn a_place_in_the_log_that_this_run_has_not_read_is_no_watermark() {
    let bench = queued();
    let shared = &bench.shared;
    shared.state().head.saw(LogId(50));
    (shared.state().head_at, shared.state().evidence) = (None, EvidenceView::PackageOnly);
    bench.claim();
    assert_eq!(bench.command(Seq(1)).watermark, None);
}
