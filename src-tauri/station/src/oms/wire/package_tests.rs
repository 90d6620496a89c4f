//! The shapes that the documents show, and what a changed shape costs.

use serde_json::{Value, json};

use super::*;

fn read(value: &Value) -> (Package, Vec<&'static str>) {
    let reader = Reader::default();
    let package = reader.package(value, &StateMap::default());
    (package.expect("it has an id"), reader.lost())
}

/// Every field as the fullest of the documented shapes has it.
fn full() -> Value {
    json!({
        "id": 73, "number": "P-73", "order_number": "1001", "channel_name": "Shop",
        "state": {"enum_value": "100", "name": "Bekliyor", "content_type": 26},
        "created_date": "2026-11-21T08:00:00.000001Z",
        "modified_date": "2026-11-21T09:00:00Z",
        "delivery_range": {"lower": "2026-11-22T08:00:00Z", "upper": "2026-11-22T10:00:00Z"},
        "stock_location": {"id": 8, "erp_code": "369"},
        "order_notes": "leave at door", "gift_box_note": "Mutlu yıllar",
        "packageitem_set": [{"id": 1, "quantity": 2, "order_item": {"id": 5, "price": "9.90",
            "product": {"name": "Kazak", "sku": "KZ-1", "barcode": "869"}}}],
        "shipping_address": {"first_name": "Ayşe", "last_name": "Yılmaz", "phone_number": "0555",
            "line": "Örnek Sok. 1", "district": {"name": "Moda"}, "township": {"name": "Kadıköy"},
            "postcode": "34710", "city": {"pk": 40, "name": "İstanbul"}, "country": {"name": "TR"}},
        "shipment": {"cargo_company": {"id": 695, "name": "Kargo"}, "awb_number": "123",
            "query_number": "Q1"},
        "commands": [{"id": 900, "slug": "PACK", "code": "COMPLETE_PACKAGING", "name": "Paketle"}],
    })
}

#[test]
fn a_full_package_is_read_whole() {
    let (it, lost) = read(&full());
    assert_eq!(lost, Vec::<&str>::new());
    assert_eq!(
        (it.id, it.number.as_str(), it.order_number.as_str()),
        (PackageId(73), "P-73", "1001")
    );
    assert_eq!(
        (it.state.clone(), it.state_words.as_str()),
        (State::Waiting, "Bekliyor")
    );
    assert_eq!(
        (it.store.as_deref(), it.content_type),
        (Some("369"), Some(26))
    );
    assert_eq!(it.due_at, At::from_rfc3339("2026-11-22T10:00:00Z"));
    let line = Line {
        item: it.lines[0].item,
        name: "Kazak".into(),
        sku: "KZ-1".into(),
        barcode: "869".into(),
        quantity: Some(2),
    };
    assert_eq!(it.lines, [line]);
    let address = ["Örnek Sok. 1", "Moda", "Kadıköy", "34710 İstanbul", "TR"];
    assert_eq!(it.recipient.address, address);
    assert_eq!(it.recipient.name, "Ayşe Yılmaz");
    assert_eq!(
        (it.carrier(), it.tracking_number()),
        (Some("Kargo"), Some("123"))
    );
    assert_eq!(it.offers[0].transition, Some(900));
    assert_eq!(
        (it.notes.as_str(), it.gift_note.as_str()),
        ("leave at door", "Mutlu yıllar")
    );
}

#[test]
fn a_field_of_the_wrong_type_loses_itself_and_nothing_else() {
    let wrong = json!({"unexpected": true});
    for (key, at_most) in [
        ("number", "number"),
        ("order_number", "order_number"),
        ("channel_name", "channel_name"),
        ("created_date", "created_date"),
        ("modified_date", "modified_date"),
        ("order_notes", "order_notes"),
        ("packageitem_set", "packageitem_set"),
        ("commands", "commands"),
    ] {
        let mut value = full();
        value[key] = wrong.clone();
        let (it, lost) = read(&value);
        assert_eq!(lost, [at_most], "{key}");
        assert_eq!((it.id, it.state), (PackageId(73), State::Waiting), "{key}");
    }
}

/// What each type in each field costs: itself, by name, and nothing where the type is documented
/// or says that there is nothing.
#[test]
fn every_wrong_type_of_a_nested_field_is_named_and_none_loses_the_package() {
    let types = [
        json!(true),
        json!(7),
        json!(-1.5),
        json!("x"),
        json!([]),
        json!({}),
        json!({"unexpected": true}),
    ];
    // A state is a code in the short list, and a shipment or a store's location its key.
    let told: [(&str, [bool; 7]); 6] = [
        ("state", [true, false, false, false, true, true, true]),
        ("stock_location", [true; 7]),
        ("delivery_range", [true; 7]),
        (
            "shipping_address",
            [true, true, true, true, true, false, false],
        ),
        ("shipment", [true, false, true, true, false, false, false]),
        ("order", [true, true, true, true, true, false, false]),
    ];
    for (key, is_lost) in told {
        for (wrong, is_lost) in types.iter().zip(is_lost) {
            let mut value = full();
            value[key] = wrong.clone();
            let (it, lost) = read(&value);
            let expected = if is_lost { vec![key] } else { Vec::new() };
            assert_eq!(lost, expected, "{key} {wrong}");
            assert_eq!(it.lines.len(), 1, "{key} {wrong}");
            assert_eq!(it.number, "P-73", "{key} {wrong}");
        }
    }
}

#[test]
fn a_wrong_type_inside_an_item_is_named_and_the_item_is_shown() {
    for (key, wrong) in [
        ("order_item", json!(5)),
        ("order_item", json!({"product": "Kazak"})),
        ("order_item", json!({"attributes": ["x"]})),
    ] {
        let mut value = full();
        value["packageitem_set"][0][key] = wrong.clone();
        let (it, lost) = read(&value);
        assert_eq!(lost.len(), 1, "{wrong}: {lost:?}");
        assert!(!it.lines[0].name.is_empty(), "{wrong}");
    }
}

/// A line of so many pieces, each of 450 g.
fn weighed(quantity: &Value) -> Value {
    let mut value = full();
    value["packageitem_set"][0]["quantity"] = quantity.clone();
    value["packageitem_set"][0]["unit_weight"] = json!("0.450");
    value
}

#[test]
fn a_quantity_that_is_none_is_noted_and_nobody_is_told_another() {
    for quantity in [
        json!("many"),
        json!(-1),
        json!(99_999_999_999_i64),
        json!(2.5),
        json!("2.50"),
        json!(""),
        json!([3]),
        json!(true),
    ] {
        let (it, lost) = read(&weighed(&quantity));
        assert_eq!(
            (it.lines[0].quantity, lost),
            (None, vec!["quantity"]),
            "{quantity}"
        );
        assert_eq!(it.pieces(), None, "{quantity}");
        assert_eq!(it.weight_thousandths, None, "{quantity}");
    }
}

#[test]
fn a_whole_number_is_read_in_whatever_clothes_it_comes() {
    for quantity in [json!(3), json!(3.0), json!("3"), json!(" 3.00 ")] {
        let (it, lost) = read(&weighed(&quantity));
        assert_eq!(
            (it.lines[0].quantity, lost),
            (Some(3), Vec::new()),
            "{quantity}"
        );
        assert_eq!(it.weight_thousandths, Some(1_350), "{quantity}");
    }
}

#[test]
fn a_line_that_says_no_quantity_is_not_taken_for_one_piece() {
    let mut value = full();
    value["packageitem_set"][0]["quantity"] = Value::Null;
    let (it, lost) = read(&value);
    assert_eq!((it.lines[0].quantity, lost), (None, Vec::new()));
}

#[test]
fn only_what_has_no_id_is_no_package() {
    for value in [
        json!({}),
        json!(null),
        json!("73"),
        json!([]),
        json!({"id": {}}),
    ] {
        assert!(
            Reader::default()
                .package(&value, &StateMap::default())
                .is_none(),
            "{value}"
        );
    }
    let (it, _) = read(&json!({"id": "73"}));
    assert_eq!(it.id, PackageId(73));
    assert_eq!(it.state, State::Other(String::new()));
}

#[test]
fn the_short_form_and_the_nested_form_are_read_too() {
    let (short, lost) = read(&json!({
        "id": 1, "number": "P-1", "state": "400", "stock_location_erp_code": "S-1",
        "stock_location": 8, "shipment": 1, "packageitem_count": 3,
    }));
    assert_eq!(short.state, State::ReadyForPackaging);
    assert_eq!(short.store.as_deref(), Some("S-1"));
    assert_eq!(short.shipment, Some(Shipment::default()));
    assert_eq!(lost, Vec::<&str>::new());
    let (nested, _) = read(&json!({
        "id": 2, "state": {"enum_value": 500}, "order": {"number": "77", "notes": "n",
            "channel": {"name": "Shop"}, "shipping_address": {"first_name": "A", "city": "Bursa"}},
    }));
    assert_eq!(nested.state, State::Packed);
    assert_eq!(
        (nested.order_number.as_str(), nested.channel.as_str()),
        ("77", "Shop")
    );
    assert_eq!(
        (nested.recipient.city.as_str(), nested.notes.as_str()),
        ("Bursa", "n")
    );
}

#[test]
fn a_state_that_nobody_named_keeps_its_words() {
    let (it, _) = read(&json!({"id": 1, "state": {"enum_value": "930", "name": "Yeni durum"}}));
    assert_eq!(it.state, State::Other("930".into()));
    assert_eq!(it.state_words, "Yeni durum");
}

#[test]
fn a_shipment_is_read_in_each_shape() {
    let shipment = |value: Value| read(&json!({"id": 1, "shipment": value})).0.shipment;
    assert_eq!(shipment(json!(null)), None);
    assert_eq!(shipment(json!({})), Some(Shipment::default()));
    let carrier = |value: Value| {
        let it = shipment(json!({"cargo_company": value})).unwrap_or_default();
        (it.carrier_id, it.carrier)
    };
    assert_eq!(carrier(json!(695)), (Some(695), None));
    assert_eq!(carrier(json!("UPS")), (None, Some("UPS".into())));
    assert_eq!(
        carrier(json!({"pk": 1, "name": "UPS"})),
        (Some(1), Some("UPS".into()))
    );
    let last = shipment(json!([{"awb_number": "1"}, {"awb_number": 2}])).unwrap();
    assert_eq!(last.tracking_number.as_deref(), Some("2"));
    assert_eq!(
        shipment(json!({"awb_number": ""})).unwrap().tracking_number,
        None
    );
}

#[test]
fn an_offer_is_read_under_any_of_its_likely_names() {
    let (it, lost) = read(&json!({"id": 1, "commands": [
        {"pk": 5, "title": "Paketle"},
        {"transition_id": "6", "slug": "ship", "command_code": "SHIP"},
        "plain",
        {"name": "useless"},
        7,
    ]}));
    assert_eq!(it.offers.len(), 3);
    assert_eq!(
        (it.offers[0].transition, it.offers[0].name.as_str()),
        (Some(5), "Paketle")
    );
    assert_eq!(
        (it.offers[1].transition, it.offers[1].code.as_deref()),
        (Some(6), Some("SHIP"))
    );
    assert_eq!(it.offers[2].slug.as_deref(), Some("plain"));
    assert_eq!(lost, ["commands"]);
}

#[test]
fn an_item_of_an_unknown_shape_is_shown_as_it_came() {
    let lines = |items: Value| {
        let package = json!({"id": 1, "packageitem_set": items});
        let it = Reader::default().package(&package, &StateMap::default());
        let lines = it.unwrap().lines.into_iter();
        lines
            .map(|line| (line.name, line.quantity))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        lines(json!(["KZ-1", 17, {"what": "a coat"}, {"order_item": {"sku": "KZ-2"}}])),
        [
            ("KZ-1".to_owned(), None),
            ("17".to_owned(), None),
            ("{\"what\":\"a coat\"}".to_owned(), None),
            (String::new(), None),
        ]
    );
    let long = lines(json!([{"x": "ş".repeat(500)}]));
    assert_eq!(long[0].0.chars().count(), RAW_CHARACTERS_MAX);
}
