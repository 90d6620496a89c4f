//! Every act in every state: what it makes of the package, and what the package shows of it.

use super::*;
use crate::samples::{ALL_STATES, command, package};

/// A package on which the act may be done.
fn before(act: Act) -> Package {
    package(act.rule().from[0].clone())
}

#[test]
fn each_act_shows_once_it_is_done_and_not_before() {
    for act in Act::ALL {
        let mut it = before(act);
        let mut done = command(1, act);
        done.seen = Seen::of(&it, None);
        assert_eq!(shown(&done, &it), Shown::AsBefore, "{act:?}");
        evolve(&mut it, &done);
        if act == Act::RenewLabel {
            assert_eq!(shown(&done, &it), Shown::AsBefore, "only the OMS makes it");
            it.label_file = Some("https://oms/label/2".into());
        }
        assert_eq!(shown(&done, &it), Shown::There, "{act:?}");
    }
}

#[test]
fn an_act_changes_a_package_only_where_it_may_start() {
    for act in Act::ALL {
        for state in ALL_STATES {
            let mut it = package(state.clone());
            evolve(&mut it, &command(1, act));
            let changed = it != package(state.clone());
            let implied = act.ships() && state.waits();
            let may = act.starts_from(state) || implied;
            let tells = act != Act::RenewLabel && act.leads_to() != Some(state);
            assert_eq!(changed, may && tells, "{act:?} {state:?}");
        }
    }
}

#[test]
fn doing_it_twice_changes_nothing_more() {
    for act in Act::ALL {
        let (mut it, done) = (before(act), command(1, act));
        evolve(&mut it, &done);
        let once = it.clone();
        evolve(&mut it, &done);
        assert_eq!(it, once, "{act:?}");
    }
}

fn numbered(tracking: Option<&str>, query: Option<&str>) -> Package {
    let mut it = package(State::Packed);
    it.shipment = tracking.map(|number| Shipment {
        carrier_id: Some(695),
        carrier: Some("Aras".into()),
        tracking_number: Some(number.into()),
        query_number: query.map(Into::into),
    });
    it
}

#[test]
fn r8_what_is_there_is_ours_the_base_or_somebody_elses() {
    let mut it = command(1, Act::SetShipment);
    it.seen = Seen::of(&numbered(Some("T-1"), None), None);
    let cases = [
        (numbered(Some("T-2"), None), Shown::There),
        (numbered(Some("T-2"), Some("Q")), Shown::There),
        (numbered(Some("T-1"), None), Shown::AsBefore),
        (numbered(Some("T-1"), Some("Q")), Shown::Otherwise),
        (numbered(Some("T-3"), None), Shown::Otherwise),
        (numbered(None, None), Shown::Otherwise),
    ];
    for (copy, expected) in cases {
        assert_eq!(shown(&it, &copy), expected, "{:?}", copy.shipment);
    }
    let mut other_carrier = numbered(Some("T-2"), None);
    other_carrier.shipment.as_mut().unwrap().carrier_id = Some(702);
    assert_eq!(shown(&it, &other_carrier), Shown::Otherwise);
}

#[test]
fn r8_an_empty_shipment_record_is_no_change() {
    let mut it = command(1, Act::SetShipment);
    it.seen = Seen::of(&package(State::Packed), None);
    let mut empty = package(State::Packed);
    empty.shipment = Some(Shipment {
        carrier_id: Some(695),
        ..Shipment::default()
    });
    assert_eq!(shown(&it, &empty), Shown::AsBefore);
}

#[test]
fn a_box_that_left_under_another_number_is_not_ours() {
    let it = command(1, Act::ShipAdvanced);
    let mut left = numbered(Some("T-9"), None);
    left.state = State::Shipped;
    assert_eq!(shown(&it, &left), Shown::Otherwise);
    left.shipment = numbered(Some("T-2"), None).shipment;
    assert_eq!(shown(&it, &left), Shown::There);
}

#[test]
fn a_box_that_left_is_ours_also_where_the_oms_keeps_the_query_number_to_itself() {
    let mut it = command(1, Act::ShipAdvanced);
    it.seen = Seen::of(&numbered(Some("T-2"), None), None);
    if let Body::ShipAdvanced(info) = &mut it.body {
        info.query_number = Some("Q-2".into());
    }
    let left = |query| Package {
        state: State::Shipped,
        ..numbered(Some("T-2"), query)
    };
    assert_eq!(shown(&it, &left(None)), Shown::There);
    assert_eq!(shown(&it, &left(Some("Q-2"))), Shown::There);
    assert_eq!(shown(&it, &left(Some("Q-9"))), Shown::Otherwise);
    it.seen = Seen::of(&numbered(Some("T-2"), Some("Q-1")), None);
    assert_eq!(
        shown(&it, &left(None)),
        Shown::Otherwise,
        "it told one before"
    );
}

#[test]
fn a_label_that_was_waited_for_has_come_when_the_package_is_packed_or_has_left() {
    let mut it = command(1, Act::RenewLabel);
    it.seen = Seen::of(&package(State::WaitingCargoLabel), None);
    assert_eq!(
        shown(&it, &package(State::WaitingCargoLabel)),
        Shown::AsBefore
    );
    assert_eq!(shown(&it, &package(State::Packed)), Shown::There);
    assert_eq!(shown(&it, &package(State::Shipped)), Shown::There);
}

#[test]
fn a_box_that_was_to_leave_unpacked_is_as_before_while_it_waits() {
    let mut it = command(1, Act::ShipWithoutIntegration);
    it.seen = Seen::of(&package(State::Waiting), None);
    assert_eq!(shown(&it, &package(State::Preparing)), Shown::AsBefore);
    assert_eq!(shown(&it, &package(State::Packed)), Shown::Otherwise);
    assert_eq!(shown(&it, &package(State::Shipped)), Shown::There);
    it.seen = Seen::of(&package(State::Packed), None);
    assert_eq!(shown(&it, &package(State::Waiting)), Shown::Otherwise);
    assert_eq!(shown(&it, &package(State::Packed)), Shown::AsBefore);
}

#[test]
fn another_document_under_the_same_number_is_never_taken_for_done_by_the_number() {
    let mut it = command(1, Act::SetInvoice);
    let mut numbered = package(State::Packed);
    evolve(&mut numbered, &it);
    assert_eq!(shown(&it, &numbered), Shown::There, "a new number tells");
    assert!(is_visible(&it) && is_told_by_content(&it));
    it.seen = Seen::of(&numbered, None);
    assert_eq!(shown(&it, &numbered), Shown::AsBefore);
    assert!(!is_visible(&it) && !is_told_by_content(&it));
    numbered.invoice_number = Some("F-9".into());
    assert_eq!(shown(&it, &numbered), Shown::Otherwise, "somebody else's");
}

#[test]
fn a_delivery_that_failed_again_is_as_before_and_no_copy_would_show_it() {
    let mut it = command(1, Act::MarkUndelivered);
    it.seen = Seen::of(&package(State::DeliveryFailed), None);
    assert_eq!(shown(&it, &package(State::DeliveryFailed)), Shown::AsBefore);
    assert_eq!(shown(&it, &package(State::Delivered)), Shown::Otherwise);
    assert!(!is_visible(&it) && !moves_state(&it));
    it.seen = Seen::of(&package(State::Shipped), None);
    assert_eq!(shown(&it, &package(State::DeliveryFailed)), Shown::There);
    assert!(is_visible(&it) && moves_state(&it));
}

/// An OMS that keeps the query number to itself has the number all the same; where the query number
/// is all that was to change, only it tells.
#[test]
fn a_query_number_that_is_not_told_is_not_held_against_a_new_number() {
    let told = |seen: &Package, query: Option<&str>, now: &Package| {
        let mut it = command(1, Act::SetShipment);
        it.seen = Seen::of(seen, None);
        if let Body::SetShipment(info) = &mut it.body {
            info.query_number = query.map(Into::into);
        }
        shown(&it, now)
    };
    let (other, bare) = (numbered(Some("T-1"), None), numbered(Some("T-2"), None));
    let (ours, theirs) = (
        numbered(Some("T-2"), Some("Q-2")),
        numbered(Some("T-2"), Some("Q-9")),
    );
    assert_eq!(told(&other, Some("Q-2"), &bare), Shown::There);
    assert_eq!(told(&other, Some("Q-2"), &ours), Shown::There);
    assert_eq!(told(&other, Some("Q-2"), &theirs), Shown::Otherwise);
    assert_eq!(told(&bare, Some("Q-2"), &bare), Shown::AsBefore);
    assert_eq!(told(&bare, Some("Q-2"), &ours), Shown::There);
}
