//! The rules, each pair of command and state looked at once.

use super::*;

fn book() -> Book {
    book_with(Strict::default())
}

fn book_with(strict: Strict) -> Book {
    let rows = installed(900, &strict);
    Book { rows, strict }
}

fn judged(asked: &Asked, facts: &Facts, book: &Book) -> Result<Effect, Refusal> {
    decide(asked, (facts, Around::default()), book)
}

fn facts(state: State) -> Facts {
    Facts {
        id: 7,
        state,
        before_block: None,
        marketplace: false,
        has_shipment: true,
        carrier_refuses: false,
        drifted: false,
    }
}

fn ask(slug: &str) -> Asked {
    Asked {
        slug: Some(slug.to_owned()),
        delivered: Some(true),
        awb_number: Some("123".to_owned()),
        cargo_company: Some(695),
        denial_reason: Some(34),
        package: Some(7),
        items: Some(vec![Part {
            item: 71,
            quantity: None,
        }]),
        select_by_omnitron: Some(false),
        invoice: InvoiceAsked {
            number: Some("F-1".to_owned()),
            kind: Some("pdf".to_owned()),
            content: Some("…".to_owned()),
            date: Some("2026-01-02".to_owned()),
        },
        ..Asked::default()
    }
}

fn allowed_from(slug: &str) -> Vec<&'static str> {
    let table = book();
    let marketplace = slug.starts_with("CHANNEL");
    let goes = |state: &State| {
        let facts = Facts {
            marketplace,
            ..facts(*state)
        };
        judged(&ask(slug), &facts, &table).is_ok()
    };
    State::ALL
        .into_iter()
        .filter(goes)
        .map(State::code)
        .collect()
}

#[test]
fn each_command_starts_only_where_the_documents_let_it() {
    let open = ["100", "200", "400"];
    assert_eq!(allowed_from("COMPLETE_PACKAGING"), open);
    assert_eq!(allowed_from("CHANNEL_BASED_COMPLETE_PACKAGING"), open);
    assert_eq!(allowed_from("COMPLETE_PACKAGING_WITHOUT_SHIPMENT"), open);
    assert_eq!(allowed_from("PREPARE_PACKAGE_COMMAND"), ["100"]);
    assert_eq!(
        allowed_from("REFUSE_WITH_DENIAL_REASON"),
        ["100", "150", "200"]
    );
    assert_eq!(
        allowed_from("BLOCK_THE_PACKAGE"),
        ["100", "150", "200", "400"]
    );
    assert_eq!(allowed_from("UNBLOCK_THE_PACKAGE"), ["800"]);
    assert_eq!(allowed_from("DETECTED_OUT_OF_STOCK_ITEM"), ["100", "200"]);
    assert_eq!(
        allowed_from("DETECTED_OUT_OF_STOCK_ITEM_ADVANCED"),
        ["100", "200"]
    );
    assert_eq!(allowed_from("PKG_DEALLOCATE_RESERVATIONS"), ["100"]);
    assert_eq!(allowed_from("PACKAGE_PACKED_FOR_REFUND"), ["100", "920"]);
    assert_eq!(allowed_from("SHIP_WITHOUT_INTEGRATION"), ["500"]);
    assert_eq!(allowed_from("SHIPMENT_ORDER"), ["500"]);
    assert_eq!(allowed_from("SHIP_THE_PACKAGE"), ["500"]);
    assert_eq!(allowed_from("ADVANCED_SHIPMENT"), ["500"]);
    assert_eq!(
        allowed_from("UPDATE_SHIPMENT_LABEL"),
        ["200", "450", "500", "600"]
    );
    assert_eq!(
        allowed_from("UPDATE_INVOICE"),
        ["500", "600", "640", "660", "700"]
    );
    assert_eq!(
        allowed_from("UPDATE_SHIPMENT_STATUS"),
        ["600", "640", "660"]
    );
    assert_eq!(
        allowed_from("UPDATE_SHIPMENT_INFO"),
        ["500", "600", "640", "700"]
    );
}

#[test]
fn what_is_offered_is_what_is_allowed() {
    let table = book();
    for state in State::ALL {
        for marketplace in [false, true] {
            let facts = Facts {
                marketplace,
                ..facts(state)
            };
            for row in &table.rows {
                let asked = Asked {
                    transition: Some(row.id),
                    ..ask(row.slug)
                };
                let offered = offered(facts, &table).any(|o| o.id == row.id);
                let allowed = judged(&asked, &facts, &table).is_ok();
                assert_eq!(offered, allowed, "{row:?} from {state:?}");
            }
        }
    }
}

#[test]
fn an_unknown_slug_or_id_is_a_validation_error() {
    let table = book();
    let by_slug = judged(&ask("NO_SUCH"), &facts(State::Waiting), &table);
    assert!(matches!(
        by_slug,
        Err(Refusal::Invalid { field: "slug", .. })
    ));
    let asked = Asked {
        transition: Some(1),
        ..Asked::default()
    };
    let by_id = judged(&asked, &facts(State::Waiting), &table);
    assert!(matches!(
        by_id,
        Err(Refusal::Invalid {
            field: "transition",
            ..
        })
    ));
    let nothing = judged(&Asked::default(), &facts(State::Waiting), &table);
    assert!(matches!(nothing, Err(Refusal::Invalid { .. })));
}

#[test]
fn a_body_that_names_another_package_is_refused() {
    let asked = Asked {
        package: Some(8),
        ..ask("COMPLETE_PACKAGING")
    };
    let answer = judged(&asked, &facts(State::Waiting), &book());
    assert!(matches!(
        answer,
        Err(Refusal::Invalid {
            field: "package",
            ..
        })
    ));
}

#[test]
fn a_marketplace_order_must_be_packed_by_its_channel() {
    let facts = Facts {
        marketplace: true,
        ..facts(State::Waiting)
    };
    let table = book();
    let carrier = judged(&ask("COMPLETE_PACKAGING"), &facts, &table);
    assert!(matches!(carrier, Err(Refusal::Command { .. })));
    let channel = judged(&ask("CHANNEL_BASED_COMPLETE_PACKAGING"), &facts, &table);
    assert_eq!(
        channel.map(|e| e.shipment),
        Ok(ShipmentEffect::StartNumbered)
    );
}

#[test]
fn a_block_returns_to_where_it_came_from() {
    let table = book();
    for came_from in [State::Waiting, State::Preparing, State::Ready] {
        let facts = Facts {
            before_block: Some(came_from),
            ..facts(State::Blocked)
        };
        let back = judged(&ask("UNBLOCK_THE_PACKAGE"), &facts, &table);
        assert_eq!(back.map(|e| e.to), Ok(came_from));
    }
}

#[test]
fn the_flag_of_a_delivery_says_which_way_it_went() {
    let table = book();
    let shipped = facts(State::Shipped);
    let failed = Asked {
        delivered: Some(false),
        ..ask("UPDATE_SHIPMENT_STATUS")
    };
    assert_eq!(
        judged(&failed, &shipped, &table).map(|e| e.to),
        Ok(State::DeliveryFailed)
    );
    let unsaid = Asked {
        delivered: None,
        ..ask("UPDATE_SHIPMENT_STATUS")
    };
    let answer = judged(&unsaid, &shipped, &table);
    assert!(matches!(
        answer,
        Err(Refusal::Invalid {
            field: "delivered_status",
            ..
        })
    ));
}

#[test]
fn shipment_info_needs_a_number_and_a_known_carrier() {
    let table = book();
    let packed = facts(State::Packed);
    let try_with = |change: fn(&mut Asked)| {
        let mut asked = ask("UPDATE_SHIPMENT_INFO");
        change(&mut asked);
        judged(&asked, &packed, &table).err()
    };
    let field = |refusal| match refusal {
        Some(Refusal::Invalid { field, .. }) => field,
        other => panic!("not a validation error: {other:?}"),
    };
    assert_eq!(try_with(|_| ()), None);
    assert_eq!(field(try_with(|a| a.awb_number = None)), "awb_number");
    assert_eq!(
        field(try_with(|a| a.awb_number = Some(" ".to_owned()))),
        "awb_number"
    );
    assert_eq!(
        field(try_with(|a| a.cargo_company = Some(1))),
        "cargo_company"
    );
}

#[test]
fn no_two_states_share_a_code_and_no_two_rows_an_id() {
    let mut codes: Vec<_> = State::ALL.iter().map(|s| s.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), State::ALL.len());
    let mut ids: Vec<_> = book().rows.iter().map(|row| row.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), book().rows.len());
    assert!(State::ALL.iter().enumerate().all(|(n, s)| s.index() == n));
}

/// What a call is refused with: a field, or a code.
fn why(refused: Result<Effect, Refusal>) -> &'static str {
    let refusal = |refusal| match refusal {
        Refusal::Invalid { field, .. } => field,
        Refusal::Command { code, .. } => code,
        Refusal::State { .. } => "state",
    };
    refused.map_or_else(refusal, |_| "allowed")
}

#[test]
fn shipment_info_is_refused_in_two_kinds_once_it_was_understood() {
    let book = book();
    let asked = ask("UPDATE_SHIPMENT_INFO");
    let without = Facts {
        has_shipment: false,
        ..facts(State::Packed)
    };
    assert_eq!(why(judged(&asked, &without, &book)), "command_error");
    let unwilling = Facts {
        carrier_refuses: true,
        ..facts(State::Packed)
    };
    let carrier = "cargo_integration_error";
    assert_eq!(why(judged(&asked, &unwilling, &book)), carrier);
    let taken = Around {
        awb_taken: true,
        ..Around::default()
    };
    let packed = facts(State::Packed);
    assert_eq!(why(decide(&asked, (&packed, taken), &book)), carrier);
    let early = judged(&asked, &facts(State::Waiting), &book);
    assert_eq!(why(early), "state", "a validation error before packed");
}

#[test]
fn a_carrier_that_refuses_keeps_a_package_from_being_packed_with_its_call() {
    let unwilling = Facts {
        carrier_refuses: true,
        ..facts(State::Waiting)
    };
    let answer = |slug| why(judged(&ask(slug), &unwilling, &book()));
    assert_eq!(answer("COMPLETE_PACKAGING"), "cargo_integration_error");
    assert_eq!(answer("COMPLETE_PACKAGING_WITHOUT_SHIPMENT"), "allowed");
}

#[test]
fn items_that_drifted_on_omnitron_stop_shipping_without_integration_only() {
    let drifted = Facts {
        drifted: true,
        ..facts(State::Packed)
    };
    let answer = |slug| why(judged(&ask(slug), &drifted, &book()));
    assert_eq!(answer("SHIP_WITHOUT_INTEGRATION"), "transition_error");
    assert_eq!(answer("SHIPMENT_ORDER"), "allowed");
}

#[test]
fn a_label_is_drawn_anew_for_named_items_of_a_shipment() {
    let packed = facts(State::Packed);
    let answer = |asked: &Asked, facts: &Facts| why(judged(asked, facts, &book()));
    let unnamed = Asked {
        items: None,
        ..ask("UPDATE_SHIPMENT_LABEL")
    };
    assert_eq!(answer(&unnamed, &packed), "package_items");
    let none = Asked {
        items: Some(Vec::new()),
        ..unnamed
    };
    assert_eq!(answer(&none, &packed), "allowed", "an empty list will do");
    let without = Facts {
        has_shipment: false,
        ..packed
    };
    assert_eq!(answer(&none, &without), "shipment");
    let waits = facts(State::WaitingCargoLabel);
    let drawn = judged(&none, &waits, &book()).map(|effect| effect.to);
    assert_eq!(drawn, Ok(State::Packed));
}

#[test]
fn each_commands_own_inputs_are_asked_for() {
    let book = book();
    let without = |slug: &str, change: fn(&mut Asked), state: State| {
        let mut asked = ask(slug);
        change(&mut asked);
        why(judged(&asked, &facts(state), &book))
    };
    let prepare = "PREPARE_PACKAGE_COMMAND";
    let unselected = without(prepare, |a| a.select_by_omnitron = None, State::Waiting);
    assert_eq!(unselected, "select_items_by_omnitron_id");
    assert_eq!(
        without(prepare, |a| a.package = None, State::Waiting),
        "package"
    );
    let advanced = "DETECTED_OUT_OF_STOCK_ITEM_ADVANCED";
    assert_eq!(
        without(advanced, |a| a.items = None, State::Waiting),
        "package_items"
    );
    let refuse = "REFUSE_WITH_DENIAL_REASON";
    assert_eq!(
        without(refuse, |a| a.denial_reason = None, State::Waiting),
        "denial_reason"
    );
    assert_eq!(
        without(refuse, |a| a.denial_reason = Some(1), State::Waiting),
        "denial_reason"
    );
    let ship = "ADVANCED_SHIPMENT";
    assert_eq!(
        without(ship, |a| a.awb_number = None, State::Packed),
        "awb_number"
    );
    let invoice = "UPDATE_INVOICE";
    let unnumbered = without(invoice, |a| a.invoice.number = None, State::Packed);
    assert_eq!(unnumbered, "invoice_number");
}

#[test]
fn shipping_without_integration_has_two_readings() {
    let strict = Strict::default().with("ship_without_integration", "before_packed");
    let book = book_with(strict.unwrap());
    let ship = ask("SHIP_WITHOUT_INTEGRATION");
    let answer = |state| why(judged(&ship, &facts(state), &book));
    assert_eq!(answer(State::Ready), "allowed");
    assert_eq!(answer(State::Packed), "state");
}
