//! What the documents say of each act, held against the table.

use alloc::vec::Vec;

use super::*;
use crate::samples::ALL_STATES;

#[test]
fn each_act_has_the_rule_that_bears_its_name() {
    for act in Act::ALL {
        assert_eq!(act.rule().act, act);
        assert!(!act.rule().from.is_empty() && !act.rule().codes.is_empty());
    }
}

#[test]
fn no_two_acts_but_those_of_a_delivery_share_a_name() {
    for (n, act) in Act::ALL.into_iter().enumerate() {
        for other in Act::ALL.into_iter().skip(n + 1) {
            let both = (act, other) == (Act::MarkDelivered, Act::MarkUndelivered);
            let shared = act.rule().codes.iter().any(|code| other.is_called(code));
            assert_eq!(shared, both, "{act:?} {other:?}");
        }
    }
}

#[test]
fn an_act_never_starts_where_it_already_shows_but_a_delivery_may_fail_again() {
    for act in Act::ALL {
        for state in ALL_STATES {
            let again = (act, state) == (Act::MarkUndelivered, &DeliveryFailed);
            let both = act.starts_from(state) && act.shows_in(state);
            assert_eq!(both, again, "{act:?} {state:?}");
        }
        if let Some(to) = act.leads_to() {
            assert!(act.shows_in(to) && act.is_logged_as(to), "{act:?}");
        }
    }
}

/// For each act: `f` it starts from the state, `s` the state shows it, `.` neither.
#[test]
fn each_act_starts_and_shows_in_the_documented_states() {
    let letters = |act: Act| -> alloc::string::String {
        let letter = |state: &State| match (act.starts_from(state), act.shows_in(state)) {
            (true, _) => 'f',
            (_, true) => 's',
            _ => '.',
        };
        ALL_STATES.iter().map(letter).collect()
    };
    // waiting preparing ready label packed | shipped delivered failed attempted | cancelled
    // cancelling stock blocked | remote transfer rescheduling refund other
    let expected = [
        (Act::Pack, "fffss ssss .... ....."),
        (Act::PackWithoutShipment, "fffss ssss .... ....."),
        (Act::PackForChannel, "fffss ssss .... ....."),
        (Act::Ship, "...ff ssss .... ....."),
        (Act::OrderShipment, "...ff ssss .... ....."),
        (Act::ShipWithoutIntegration, "...ff ssss .... ....."),
        (Act::ShipAdvanced, "...ff ssss .... ....."),
        (Act::SetShipment, "...ff ff.f .... ....."),
        (Act::MarkDelivered, "..... fsff .... ....."),
        (Act::MarkUndelivered, "..... f.ff .... ....."),
        (Act::Prepare, "fssss ssss .... ....."),
        (Act::Deallocate, "fssss ssss .... ....."),
        (Act::NotFound, "fff.. .... ..s. ..ss."),
        (Act::LinesNotFound, "fff.. .... .... ....."),
        (Act::Refuse, "ff... .... .... f.s.."),
        (Act::PackForRefund, "f.... .... ..f. ...s."),
        (Act::Block, "fff.. .... ...s f...."),
        (Act::Unblock, "sssss ssss ...f s...."),
        (Act::SetInvoice, "...ff ffff .... ....."),
        (Act::RenewLabel, ".f.ff f... .... ....."),
    ];
    for (act, row) in expected {
        assert_eq!(letters(act), row.replace(' ', ""), "{act:?}");
    }
    let named: Vec<Act> = expected.iter().map(|(act, _)| *act).collect();
    assert_eq!(named, Act::ALL);
}

#[test]
fn only_what_could_do_harm_twice_is_not_simply_sent_again() {
    let of = |resend| {
        let acts = Act::ALL.into_iter();
        acts.filter(|act| act.rule().resend == resend)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(Resend::Outside), [Act::Pack]);
    assert_eq!(
        of(Resend::Overwrites),
        [Act::SetShipment, Act::SetInvoice, Act::RenewLabel]
    );
}

/// Codes and class names as they are printed, each spelling of a contradiction for itself.
#[test]
fn every_command_of_the_documents_is_an_act_or_named_as_not_ours() {
    let ours = [
        ("COMPLETE_PACKAGING", Act::Pack),
        (
            "COMPLETE_PACKAGING_WITHOUT_SHIPMENT",
            Act::PackWithoutShipment,
        ),
        (
            "COMPLETE_PACKING_WITHOUT_SHIPMENT",
            Act::PackWithoutShipment,
        ),
        ("CHANNEL_BASED_COMPLETE_PACKAGING", Act::PackForChannel),
        ("SHIP_THE_PACKAGE", Act::Ship),
        ("SHIPMENT_ORDER", Act::OrderShipment),
        ("SHIP_THE_PACKAGE_BASIC", Act::ShipWithoutIntegration),
        ("SHIP_THE_PACKAGE_ADVANCED", Act::ShipAdvanced),
        ("UPDATE_SHIPMENT_INFO", Act::SetShipment),
        ("PREPARE_PACKAGE_COMMAND", Act::Prepare),
        ("PKG_DEALLOCATE_RESERVATIONS", Act::Deallocate),
        ("DETECTED_OUT_OF_STOCK_ITEM", Act::NotFound),
        ("PACKAGE_PACKED_FOR_REFUND", Act::PackForRefund),
        ("BLOCK_THE_PACKAGE", Act::Block),
        ("UNBLOCK_THE_PACKAGE", Act::Unblock),
        ("UPDATE_INVOICE_OF_THE_PACKAGE", Act::SetInvoice),
        ("UPDATE_SHIPMENT_LABEL", Act::RenewLabel),
    ];
    for (code, act) in ours {
        assert!(act.is_called(code), "{act:?} is {code}");
    }
    for code in NOT_OURS {
        let called = Act::ALL.into_iter().any(|act| act.is_called(code));
        assert!(!called && is_documented(code), "{code}");
    }
}

#[test]
fn a_marketplace_is_known_in_any_spelling_of_its_name() {
    let known = ["Hepsiburada", "Ciceksepeti", "Trendyol"];
    for channel in ["HEPSİBURADA", "hepsiburada TR", "Çiçeksepeti", "TRENDYOL"] {
        assert!(is_marketplace(channel, &known), "{channel}");
    }
    assert!(!is_marketplace("Web", &known));
}
