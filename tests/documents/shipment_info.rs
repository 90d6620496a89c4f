//! Update Shipment Info: another carrier or other numbers for a box, and what the OMS says to them.

use station::error::ProblemKey;
use station::view::{
    ActView, ActionInput, AnswerInput, AttentionKind, MarkView, ShipmentInput, StateKind,
};

use super::{act, refused, refused_by_the_oms, shipment};
use crate::support::Counter;

#[test]
fn update_shipment_info_overwrites_carrier_and_numbers_and_makes_old_paper_stale() {
    let counter = Counter::open();
    let waiting = counter.first();
    let row = counter.tracked();
    let input = |number| ActionInput::SetShipment {
        shipment: shipment(&counter, &row, number),
    };
    refused(&counter, waiting.id, input("T-7"), ProblemKey::NotPacked);
    refused(&counter, row.id, input("  "), ProblemKey::TrackingMissing);
    counter.station.draw_label(row.id).unwrap();
    act(&counter, row.id, input(" T-7 "));
    let shown = counter.package(row.id);
    assert_eq!(shown.row.tracking_number.as_deref(), Some("T-7"), "at once");
    assert!(shown.paper.unwrap().stale);
    counter.until("the confirmation", || {
        counter.row(row.id).mark == MarkView::None && counter.effects(row.id).len() == 1
    });
    let shown = counter.package(row.id);
    assert_eq!(shown.row.state.kind, StateKind::Packed, "it stays");
    assert_eq!(shown.row.tracking_number.as_deref(), Some("T-7"));
    assert_eq!(shown.query_number.as_deref(), Some("Q-1"));
    refused(&counter, row.id, input("T-7"), ProblemKey::NothingToChange);
}

#[test]
fn a_number_changed_twice_in_a_row_offline_ends_as_the_last_one() {
    let counter = Counter::open();
    let row = counter.tracked();
    let input = |number| ActionInput::SetShipment {
        shipment: shipment(&counter, &row, number),
    };
    counter.unplug();
    act(&counter, row.id, input("T-7"));
    act(&counter, row.id, input("T-8"));
    counter.sim.plug().unwrap();
    counter.until_queue_is_empty();
    assert!(counter.station.attention().unwrap().is_empty());
    let number = counter.row(row.id).tracking_number;
    assert_eq!(number.as_deref(), Some("T-8"));
    assert_eq!(counter.effects(row.id).len(), 2);
}

#[test]
fn what_is_saved_behind_another_act_goes_by_what_the_oms_offers_once_that_is_done() {
    let branded = oms_sim::Strict::default().with("slugs", "branded").unwrap();
    let counter = Counter::with(oms_sim::Options {
        strict: branded,
        awb_delay_ms: 600_000,
        ..oms_sim::Options::default()
    });
    let row = counter.first();
    counter.unplug();
    counter.station.mark_packed(row.id).unwrap();
    let input = ActionInput::SetShipment {
        shipment: ShipmentInput {
            carrier: 695,
            tracking_number: "T-7".into(),
            query_number: None,
        },
    };
    act(&counter, row.id, input);
    counter.sim.plug().unwrap();
    counter.until_queue_is_empty();
    assert_eq!(counter.station.attention().unwrap(), []);
    let shown = counter.row(row.id);
    assert_eq!(shown.tracking_number.as_deref(), Some("T-7"));
    assert_eq!(counter.effects(row.id).len(), 2);
}

#[test]
fn r8_a_number_that_the_carrier_gave_meanwhile_is_not_overwritten_before_a_person_says_so() {
    let counter = Counter::with(oms_sim::Options {
        awb_delay_ms: 600_000,
        ..oms_sim::Options::default()
    });
    let model = counter.tracked();
    let id = counter.first().id;
    counter.station.mark_packed(id).unwrap();
    counter.until_confirmed(id, StateKind::Packed);
    counter.unplug();
    let input = ActionInput::SetShipment {
        shipment: shipment(&counter, &model, "T-7"),
    };
    act(&counter, id, input);
    counter.sim.pass_ms(600_000);
    let given = counter.sim.awb_number(Counter::sim_id(id));
    assert!(given.is_some());
    counter.sim.plug().unwrap();
    let question = counter.question();
    assert_eq!((question.row.id, question.act), (id, ActView::SetShipment));
    assert_eq!(counter.row(id).tracking_number, given, "as the OMS has it");
    assert_eq!(counter.effects(id).len(), 1, "packing alone");

    counter
        .station
        .answer(&question.command, Some(question.kind), AnswerInput::Retry)
        .unwrap();
    counter.until("ours", || {
        counter.sim.awb_number(Counter::sim_id(id)).as_deref() == Some("T-7")
    });
    counter.until_queue_is_empty();
    assert!(counter.station.attention().unwrap().is_empty());
}

/// The two kinds of 406 of Update Shipment Info: the carrier says no, and there is no shipment.
#[test]
fn update_shipment_info_tells_either_command_error_in_the_omss_words() {
    let strict = oms_sim::Strict::default().with("shipment_at_packed", "absent");
    let counter = Counter::with(oms_sim::Options {
        awb_delay_ms: 600_000,
        strict: strict.unwrap(),
        ..oms_sim::Options::default()
    });
    let row = counter.tracked();
    let input = |number| ActionInput::SetShipment {
        shipment: shipment(&counter, &row, number),
    };
    assert!(
        counter
            .sim
            .act_by_name(Counter::sim_id(row.id), "carrier-refuses")
    );
    act(&counter, row.id, input("T-7"));
    let words = "Kargo firması isteği reddetti.";
    refused_by_the_oms(&counter, (row.id, words));
    assert_eq!(counter.row(row.id).tracking_number, row.tracking_number);

    let bare = counter.first().id;
    counter.station.mark_packed(bare).unwrap();
    counter.until_confirmed(bare, StateKind::Packed);
    act(&counter, bare, input("T-8"));
    refused_by_the_oms(&counter, (bare, "The package has no shipment."));
    assert_eq!(
        counter.effects(row.id).len() + counter.effects(bare).len(),
        1
    );
}

/// The 400 of Update Shipment Info: a value that is none to the OMS, said in its own words.
#[test]
fn update_shipment_info_tells_an_invalid_value_in_the_omss_words() {
    let counter = Counter::open();
    let row = counter.tracked();
    let mut shipment = shipment(&counter, &row, "T-7");
    shipment.carrier = 9_999_999;
    act(&counter, row.id, ActionInput::SetShipment { shipment });
    let of_it = || counter.station.attention().unwrap().into_iter().next();
    counter.until("the question", || of_it().is_some());
    let question = of_it().unwrap();
    assert_eq!(
        (question.row.id, question.kind, question.act),
        (row.id, AttentionKind::Refused, ActView::SetShipment)
    );
    let detail = &question.detail;
    assert!(detail.contains("cargo_company"), "{detail}");
    assert!(detail.contains("Object does not exist."), "{detail}");
    assert_eq!(counter.row(row.id).tracking_number, row.tracking_number);
    assert!(counter.effects(row.id).is_empty());
}
