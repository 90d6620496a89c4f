//! As whom the OMS knows this desk, where nobody configured it: what teaches it, and what that is
//! worth.

use packing::delivery::{Delivery, Proof};
use packing::id::Seq;
use packing::overlay::READ_LAG_MS;
use packing::package::State as PackageState;

use super::bench::{packed, queued};
use crate::sync::state::State;
use crate::sync::{recall, record, standstill};

#[test]
fn r2_a_user_that_was_only_learned_tells_colleagues_apart_and_proves_nothing() {
    let after = |configured: Option<&str>, user: &str| {
        let mut bench = queued();
        bench.shared.desk.oms_user = configured.map(String::from);
        bench.log_ends_at(50);
        recall::learned_user(&bench.shared, "desks").unwrap();
        bench.claim();
        record::restarted(&bench.shared).unwrap();
        bench.clock.turn(bench.shared.desk.timing.doubt_quiet_ms);
        bench.looked(PackageState::Packed, &[packed(60, user)], 2);
        let standing = bench.standing(Seq(1));
        (standing.delivery, standing.proof)
    };
    let accepted = |proof| (Delivery::Accepted, Some(proof));
    assert_eq!(after(Some("desks"), "desks"), accepted(Proof::Proven));
    assert_eq!(
        after(None, "desks"),
        accepted(Proof::Presumed),
        "it may be another desk's too"
    );
    assert_eq!(after(None, "back-office"), (Delivery::ByOther, None));
}

#[test]
fn r2_a_user_is_learned_only_when_our_own_row_must_be_in_the_log() {
    let bench = queued();
    let shared = &bench.shared;
    let yes = bench.clock.tick();
    shared.state().sole_yes = Some((Seq(1), yes));
    let lag_ms = READ_LAG_MS.unsigned_abs();
    let taken = |after_ms| shared.state().take_sole_yes(yes.plus(after_ms));
    assert_eq!(
        taken(lag_ms - 1),
        None,
        "a colleague's row may be all there is"
    );
    assert_eq!(taken(lag_ms), Some(Seq(1)));
    assert_eq!(taken(lag_ms), None, "once");
}

#[test]
fn r2_a_user_is_learned_only_from_two_rows_that_name_the_same() {
    let mut state = State::default();
    let told: Vec<bool> = ["back-office", "desks", "desks"]
        .map(|user| state.is_told_again(user))
        .to_vec();
    assert_eq!(told, [false, false, true]);
}

#[test]
fn r2_no_user_is_learned_from_a_log_that_went_back() {
    let bench = queued();
    let shared = &bench.shared;
    let lag_ms = READ_LAG_MS.unsigned_abs();
    let said_yes = || {
        let now = bench.clock.tick();
        shared.state().sole_yes = Some((Seq(1), now));
        bench.clock.turn(lag_ms);
    };
    let taken = || shared.state().take_sole_yes(bench.clock.tick());
    bench.log_ends_at(50);
    said_yes();
    bench.log_ends_at(40);
    assert_eq!(taken(), None, "what is above the watermark is not ours");
    bench.log_ends_at(51);
    assert_eq!(taken(), None, "and stays so");

    bench.log_ends_at(40);
    bench.clock.turn(lag_ms);
    bench.log_ends_at(40);
    let stopped = shared.state().standstill.unwrap();
    said_yes();
    standstill::go_on(shared, &stopped);
    assert_eq!(taken(), None, "it was sent before anybody knew");
}
