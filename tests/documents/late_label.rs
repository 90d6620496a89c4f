//! A box whose label takes its time: it is not offered to its driver, and one that was given away
//! offline waits.

use station::error::ProblemKey;
use station::view::{ActionInput, DeliveryView, MarkView, QueuedView, StateKind};

use super::{act, refused};
use crate::support::{self, Counter};

#[test]
fn a_box_whose_label_is_still_being_made_is_not_offered_to_its_driver() {
    let counter = Counter::with(support::slow_labels());
    let id = counter.first().id;
    counter.station.mark_packed(id).unwrap();
    counter.until_confirmed(id, StateKind::WaitingLabel);
    let ship = ActionInput::ShipWithoutIntegration;
    refused(&counter, id, ship, ProblemKey::WaitsForLabel);
    assert!(!counter.row(id).ready);
    let handover = counter.package(id).ship.unwrap();
    assert_eq!(handover.key, ProblemKey::WaitsForLabel);
}

/// Packed and given to its driver while the line was down, and the carrier is slow with its label.
/// The line is back, the OMS has taken the packing, and the handover waits.
fn shipped_before_its_label() -> (Counter, i64) {
    let counter = Counter::with(support::slow_labels());
    let id = counter.first().id;
    counter.unplug();
    counter.station.mark_packed(id).unwrap();
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.sim.plug().unwrap();
    counter.station.sync_now().unwrap();
    counter.until("the wait for the label", || {
        let queue = counter.station.queue().unwrap();
        let waits = |it: &QueuedView| it.delivery == DeliveryView::WaitsForLabel && !it.held;
        queue.len() == 1 && queue.iter().all(waits)
    });
    (counter, id)
}

#[test]
fn a_box_shipped_offline_waits_for_its_label_and_then_goes_by_itself() {
    let (counter, id) = shipped_before_its_label();
    assert_eq!(counter.row(id).mark, MarkView::SavedHere, "it is visible");
    assert!(counter.sim.issue_awb(Counter::sim_id(id)));
    counter.until_confirmed(id, StateKind::Shipped);
    assert!(counter.station.attention().unwrap().is_empty());
    let done = ["COMPLETE_PACKAGING", "SHIP_WITHOUT_INTEGRATION"];
    assert_eq!(counter.effects(id), done);
}

/// The page names this command for a label that does not come.
#[test]
fn a_new_label_goes_before_the_handover_that_waits_for_it() {
    let (counter, id) = shipped_before_its_label();
    act(&counter, id, ActionInput::RenewLabel);
    counter.until_confirmed(id, StateKind::Shipped);
    counter.until_queue_is_empty();
    assert!(counter.station.attention().unwrap().is_empty());
    let done = [
        "COMPLETE_PACKAGING",
        "UPDATE_SHIPMENT_LABEL",
        "SHIP_WITHOUT_INTEGRATION",
    ];
    assert_eq!(counter.effects(id), done);
}

#[test]
fn a_box_that_is_unpacked_while_it_waits_for_its_label_is_asked_about() {
    let (counter, id) = shipped_before_its_label();
    assert!(counter.sim.act_by_name(Counter::sim_id(id), "unpack"));
    let question = counter.question();
    assert_eq!(question.row.id, id);
    assert_eq!(counter.effects(id), ["COMPLETE_PACKAGING"]);
}
