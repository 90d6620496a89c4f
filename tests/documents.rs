//! The four founding documents of the OMS, each walked from end to end through the station's one
//! door, against a simulated OMS that knows them from the same pages and shares no code with us.

use station::error::ProblemKey;
use station::view::{
    ActView, ActionInput, ActionView, AnswerInput, AttentionKind, Because, DeliveryView,
    InvoiceInput, MarkView, QueuedView, RowView, Shelf, ShipmentInput, StateKind,
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

fn packed(counter: &Counter) -> RowView {
    let rows = counter.station.list(Shelf::Packed).unwrap().rows;
    let tracked = |row: &RowView| row.tracking_number.is_some();
    rows.into_iter().find(tracked).unwrap()
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
    counter.until("the delivery", || {
        counter.row(id).state.kind == StateKind::Delivered
    });
    assert_eq!(counter.effects(id).len(), 2);
}

#[test]
fn update_shipment_status_goes_from_shipped_to_either_end_and_on_from_the_bad_one() {
    let counter = Counter::open();
    let id = packed(&counter).id;
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
    let id = packed(&counter).id;
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.until_confirmed(id, StateKind::Shipped);
    assert!(counter.sim.fail_delivery(Counter::sim_id(id)));
    counter.until("the failure", || {
        counter.row(id).state.kind == StateKind::DeliveryFailed
    });
    act(&counter, id, ActionInput::MarkUndelivered);
    counter.until_confirmed(id, StateKind::DeliveryFailed);
    assert_eq!(counter.effects(id).len(), 2);
    assert!(counter.station.attention().unwrap().is_empty());
}

/// The carrier found nobody: from there the box may go to either end, and its numbers may change.
#[test]
fn a_delivery_attempted_in_vain_is_shown_and_its_numbers_and_its_end_can_be_written() {
    let counter = Counter::open();
    let row = packed(&counter);
    let id = row.id;
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.until_confirmed(id, StateKind::Shipped);
    let sim_id = Counter::sim_id(id);
    assert!(counter.sim.act_by_name(sim_id, "attempt-delivery"));
    counter.until("the attempt", || {
        counter.row(id).state.kind == StateKind::AttemptedDelivery
    });
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
    let id = packed(&counter).id;
    let offered = action(&counter, id, ActView::ShipWithoutIntegration);
    assert!(offered.offered_as.is_some() && offered.why_not.is_none());
    act(&counter, id, ship());
    counter.until_confirmed(id, StateKind::Shipped);
    refused(&counter, id, ship(), ProblemKey::AlreadyShipped);
    assert_eq!(counter.effects(id), ["SHIP_WITHOUT_INTEGRATION"]);
}

#[test]
fn a_box_whose_label_is_still_being_made_is_not_offered_to_its_driver() {
    let slow = oms_sim::Strict::default().with("packing_leads_to", "waiting_cargo_label");
    let counter = Counter::with(oms_sim::Options {
        strict: slow.unwrap(),
        awb_delay_ms: 600_000,
        ..oms_sim::Options::default()
    });
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
    let slow = oms_sim::Strict::default().with("packing_leads_to", "waiting_cargo_label");
    let counter = Counter::with(oms_sim::Options {
        strict: slow.unwrap(),
        awb_delay_ms: 600_000,
        ..oms_sim::Options::default()
    });
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
    counter.until("the end of the queue", || {
        counter.station.queue().unwrap().is_empty()
    });
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

#[test]
fn update_shipment_info_overwrites_carrier_and_numbers_and_makes_old_paper_stale() {
    let counter = Counter::open();
    let waiting = counter.first();
    let row = packed(&counter);
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
    let row = packed(&counter);
    let input = |number| ActionInput::SetShipment {
        shipment: shipment(&counter, &row, number),
    };
    counter.unplug();
    act(&counter, row.id, input("T-7"));
    act(&counter, row.id, input("T-8"));
    counter.sim.plug().unwrap();
    counter.until("an empty queue", || {
        counter.station.queue().unwrap().is_empty()
    });
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
    counter.until("an empty queue", || {
        counter.station.queue().unwrap().is_empty()
    });
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
    let model = packed(&counter);
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
        .answer(&question.command, AnswerInput::Retry)
        .unwrap();
    counter.until("ours", || {
        counter.sim.awb_number(Counter::sim_id(id)).as_deref() == Some("T-7")
    });
    counter.until("an empty queue", || {
        counter.station.queue().unwrap().is_empty()
    });
    assert!(counter.station.attention().unwrap().is_empty());
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
    let row = packed(&counter);
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
    counter.until("an empty queue", || {
        counter.station.queue().unwrap().is_empty()
    });
    assert!(counter.station.attention().unwrap().is_empty());
}

/// The OMS's own "transition error": its items stand elsewhere on Omnitron. In its words, and
/// nothing of the package is changed by it.
#[test]
fn ship_without_integration_says_the_omss_transition_error_and_goes_once_omnitron_agrees() {
    let counter = Counter::open();
    let id = packed(&counter).id;
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
    counter.station.answer(&question, closed).unwrap();
    act(&counter, id, ActionInput::ShipWithoutIntegration);
    counter.until_confirmed(id, StateKind::Shipped);
    assert_eq!(counter.effects(id), ["SHIP_WITHOUT_INTEGRATION"]);
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
    let row = packed(&counter);
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
    let row = packed(&counter);
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
        counter.until("an empty queue", || {
            counter.station.queue().unwrap().is_empty()
        });
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
