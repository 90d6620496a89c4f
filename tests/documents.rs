//! The four founding documents of the OMS, each walked from end to end through the station's one
//! door, against a simulated OMS that knows them from the same pages and shares no code with us.

mod late_label;
mod shipment_info;

use station::error::ProblemKey;
use station::view::{
    ActView, ActionInput, ActionView, AnswerInput, AttentionKind, Because, InvoiceInput, RowView,
    ShipmentInput, StateKind,
};

use crate::support::Counter;

fn act(counter: &Counter, id: i64, input: ActionInput) {
    let saved = counter.station.act(id, input).unwrap();
    assert_eq!(saved.package, id);
}

#[track_caller]
fn refused(counter: &Counter, id: i64, input: ActionInput, key: ProblemKey) {
    let before = counter.station.queue().unwrap().len();
    let problem = counter.station.act(id, input).unwrap_err();
    assert_eq!(problem.key, key);
    let after = counter.station.queue().unwrap().len();
    assert!(after <= before, "not written");
}

fn action(counter: &Counter, id: i64, act: ActView) -> ActionView {
    let actions = counter.station.actions(id).unwrap().actions;
    actions.into_iter().find(|it| it.act == act).unwrap()
}

/// Another number at the same carrier.
fn shipment(counter: &Counter, row: &RowView, number: &str) -> ShipmentInput {
    let carriers = counter.station.actions(row.id).unwrap().carriers;
    let own = |name: &String| carriers.iter().find(|it| it.name == *name);
    let carrier = row.carrier.as_ref().and_then(own);
    ShipmentInput {
        carrier: carrier.unwrap_or(&carriers[0]).id,
        tracking_number: number.into(),
        query_number: Some("Q-1".into()),
    }
}

#[test]
fn shipments_a_record_is_empty_at_first_and_is_followed_to_its_end() {
    let counter = Counter::with(oms_sim::Options {
        awb_delay_ms: 600_000,
        ..oms_sim::Options::default()
    });
    let id = counter.first().id;
    counter.station.mark_packed(id).unwrap();
    counter.until_confirmed(id, StateKind::Packed);
    let package = counter.package(id);
    assert_eq!(package.row.tracking_number, None, "a normal state");
    assert_eq!(package.label.unwrap().key, ProblemKey::NoTrackingYet);
    counter.sim.pass_ms(600_000);
    counter.until("the number", || counter.row(id).tracking_number.is_some());
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.until_confirmed(id, StateKind::Shipped);
    assert!(counter.sim.deliver(Counter::sim_id(id)));
    counter.until_shown(id, StateKind::Delivered);
    assert_eq!(counter.effects(id).len(), 2);
}

#[test]
fn update_shipment_status_goes_from_shipped_to_either_end_and_on_from_the_bad_one() {
    let counter = Counter::open();
    let id = counter.tracked().id;
    refused(
        &counter,
        id,
        ActionInput::MarkDelivered,
        ProblemKey::NotShipped,
    );
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.until_confirmed(id, StateKind::Shipped);
    act(&counter, id, ActionInput::MarkUndelivered);
    counter.until_confirmed(id, StateKind::DeliveryFailed);
    act(&counter, id, ActionInput::MarkDelivered);
    counter.until_confirmed(id, StateKind::Delivered);
    refused(
        &counter,
        id,
        ActionInput::MarkUndelivered,
        ProblemKey::AlreadyDelivered,
    );
    assert_eq!(counter.effects(id).len(), 3);
}

/// The carrier tried again and failed again: the page allows it, and the OMS has it in its log.
#[test]
fn update_shipment_status_takes_a_failed_delivery_that_failed_again() {
    let counter = Counter::open();
    let id = counter.tracked().id;
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.until_confirmed(id, StateKind::Shipped);
    assert!(counter.sim.fail_delivery(Counter::sim_id(id)));
    counter.until_shown(id, StateKind::DeliveryFailed);
    act(&counter, id, ActionInput::MarkUndelivered);
    counter.until_confirmed(id, StateKind::DeliveryFailed);
    assert_eq!(counter.effects(id).len(), 2);
    assert!(counter.station.attention().unwrap().is_empty());
}

/// The carrier found nobody: from there the box may go to either end, and its numbers may change.
#[test]
fn a_delivery_attempted_in_vain_is_shown_and_its_numbers_and_its_end_can_be_written() {
    let counter = Counter::open();
    let row = counter.tracked();
    let id = row.id;
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.until_confirmed(id, StateKind::Shipped);
    let sim_id = Counter::sim_id(id);
    assert!(counter.sim.act_by_name(sim_id, "attempt-delivery"));
    counter.until_shown(id, StateKind::AttemptedDelivery);
    let ship = ActionInput::ShipWithoutIntegration;
    refused(&counter, id, ship, ProblemKey::AlreadyShipped);
    let shipment = shipment(&counter, &row, "T-7");
    act(&counter, id, ActionInput::SetShipment { shipment });
    counter.until_confirmed(id, StateKind::AttemptedDelivery);
    assert_eq!(counter.sim.awb_number(sim_id).as_deref(), Some("T-7"));
    act(&counter, id, ActionInput::MarkUndelivered);
    counter.until_confirmed(id, StateKind::DeliveryFailed);
    act(&counter, id, ActionInput::MarkDelivered);
    counter.until_confirmed(id, StateKind::Delivered);
    let done = [
        "SHIP_WITHOUT_INTEGRATION",
        "UPDATE_SHIPMENT_INFO",
        "UPDATE_SHIPMENT_STATUS",
        "UPDATE_SHIPMENT_STATUS",
    ];
    assert_eq!(counter.effects(id), done);
    assert!(counter.station.attention().unwrap().is_empty());
}

#[test]
fn ship_without_integration_starts_from_packed_and_nowhere_else() {
    let counter = Counter::open();
    let waiting = counter.first().id;
    let ship = || ActionInput::ShipWithoutIntegration;
    refused(&counter, waiting, ship(), ProblemKey::NotPacked);
    let id = counter.tracked().id;
    let offered = action(&counter, id, ActView::ShipWithoutIntegration);
    assert!(offered.offered_as.is_some() && offered.why_not.is_none());
    act(&counter, id, ship());
    counter.until_confirmed(id, StateKind::Shipped);
    refused(&counter, id, ship(), ProblemKey::AlreadyShipped);
    assert_eq!(counter.effects(id), ["SHIP_WITHOUT_INTEGRATION"]);
}

/// The OMS's own "transition error": its items stand elsewhere on Omnitron. In its words, and
/// nothing of the package is changed by it.
#[test]
fn ship_without_integration_says_the_omss_transition_error_and_goes_once_omnitron_agrees() {
    let counter = Counter::open();
    let id = counter.tracked().id;
    assert!(counter.sim.act_by_name(Counter::sim_id(id), "drift"));
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    let words = "Sipariş kalemlerinin Omnitron durumu farklı.";
    let question = refused_by_the_oms(&counter, (id, words));
    assert_eq!(counter.row(id).state.kind, StateKind::Packed, "as it is");
    assert!(counter.effects(id).is_empty());

    assert!(counter.sim.act_by_name(Counter::sim_id(id), "undrift"));
    // What the OMS refused has ended, and is done anew.
    let because = Because::SettledThere;
    let closed = AnswerInput::Close { because };
    counter
        .station
        .answer(&question, Some(AttentionKind::Refused), closed)
        .unwrap();
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.until_confirmed(id, StateKind::Shipped);
    assert_eq!(counter.effects(id), ["SHIP_WITHOUT_INTEGRATION"]);
}

/// The question that a refusal becomes, with the OMS's own words in it; gives its command.
#[track_caller]
fn refused_by_the_oms(counter: &Counter, (id, words): (i64, &str)) -> String {
    let of_it = || {
        let all = counter.station.attention().unwrap();
        all.into_iter().find(|it| it.row.id == id)
    };
    counter.until("the question", || of_it().is_some());
    let question = of_it().unwrap();
    assert_eq!(
        (question.kind, question.detail.as_str()),
        (AttentionKind::Refused, words)
    );
    question.command
}

/// The invoice service drew the number when the box was packed, and the shop hands its own document
/// in under it.
#[test]
fn another_document_goes_out_under_the_invoice_number_that_the_package_has() {
    let strict = oms_sim::Strict::default().with("remote_invoice_call", "boolean");
    let counter = Counter::with(oms_sim::Options {
        strict: strict.unwrap(),
        ..oms_sim::Options::default()
    });
    let row = counter.tracked();
    let input = || ActionInput::SetInvoice {
        invoice: InvoiceInput {
            number: format!("INV{}", row.number),
            kind: "e-archive".into(),
            content: "https://shop.example/1.pdf".into(),
            dated_at: 1_795_000_000_000,
        },
    };
    counter.unplug();
    act(&counter, row.id, input());
    refused(&counter, row.id, input(), ProblemKey::NothingToChange);
    counter.sim.plug().unwrap();
    counter.until("the invoice at the OMS", || {
        counter.effects(row.id) == ["UPDATE_INVOICE"]
    });
    counter.until_queue_is_empty();
    assert!(counter.station.attention().unwrap().is_empty());
}

/// Each of the two paths that the documents give to the list of reasons.
#[test]
fn a_package_is_refused_for_one_of_the_omss_own_reasons_under_either_path() {
    let paths = ["packages/package_denial_reason", "package-denial-reason"];
    for path in paths {
        let strict = oms_sim::Strict::default().with("denial_path", path);
        let counter = Counter::with(oms_sim::Options {
            strict: strict.unwrap(),
            ..oms_sim::Options::default()
        });
        let id = counter.first().id;
        let reasons = || counter.station.actions(id).unwrap().reasons;
        counter.until("the reasons", || !reasons().is_empty());
        let reason = reasons().remove(0);
        assert_eq!((reason.id, reason.title.as_str()), (34, "Ürün eksik"));
        act(&counter, id, ActionInput::Refuse { reason: reason.id });
        counter.until("the refusal at the OMS", || {
            counter.effects(id) == ["REFUSE_WITH_DENIAL_REASON"]
        });
        counter.until_queue_is_empty();
    }
}

/// It would be turned down hours later, with the packer gone.
#[test]
fn a_reason_that_the_omss_own_list_does_not_have_is_not_saved() {
    let counter = Counter::open();
    let id = counter.first().id;
    let reasons = || counter.station.actions(id).unwrap().reasons;
    counter.until("the reasons", || !reasons().is_empty());
    let refuse = |reason| ActionInput::Refuse { reason };
    refused(&counter, id, refuse(4711), ProblemKey::ReasonUnknown);
    refused(&counter, id, refuse(0), ProblemKey::ReasonMissing);
    act(&counter, id, refuse(reasons().remove(0).id));
}
