//! The body of a command, in the shape that it is configured to have.

use packing::command::{Body, Fault, Missing};
use packing::id::PackageId;
use serde_json::{Map, Value, json};

use super::super::discover::Wanted;
use super::super::http::{BodyShape, IdNames, Input, InputNames};
use crate::secret::Token;

/// Fields by their configured names.
type Inputs = Map<String, Value>;

pub(in super::super) fn command(wanted: &Wanted, package: PackageId, inputs: Inputs) -> Value {
    let (package_key, transition_key) = match wanted.ids {
        IdNames::Short => ("package", "transition"),
        IdNames::Long => ("package_id", "transition_id"),
    };
    let mut body = Map::new();
    if let Some(slug) = &wanted.slug {
        body.insert("slug".into(), json!(slug));
    }
    if let Some(id) = wanted.transition {
        body.insert(transition_key.into(), json!(id));
    }
    let mut said = Map::new();
    match wanted.body {
        BodyShape::Envelope | BodyShape::Flat => {
            said.insert(package_key.into(), json!(package.0));
        }
        BodyShape::EmptyEnvelope => {}
        BodyShape::Items => {
            said.insert("package_items".into(), json!([]));
        }
    }
    said.extend(inputs);
    if wanted.body == BodyShape::Flat {
        body.extend(said);
    } else {
        body.insert("input_parameters".into(), Value::Object(said));
    }
    Value::Object(body)
}

/// What is said with an act.
pub(in super::super) fn inputs(names: &InputNames, body: &Body) -> Inputs {
    let said = match body {
        Body::SetShipment(info) | Body::ShipAdvanced(info) => vec![
            (Input::TrackingNumber, json!(info.tracking_number)),
            (Input::QueryNumber, json!(info.query_number)),
            (Input::Carrier, json!(info.carrier_id)),
        ],
        Body::MarkDelivered => vec![(Input::Delivered, json!(true))],
        Body::MarkUndelivered => vec![(Input::Delivered, json!(false))],
        Body::Prepare => vec![(Input::ByOmnitronId, json!(false))],
        Body::PrepareWithout(missing) => vec![
            (Input::ByOmnitronId, json!(false)),
            (Input::Missing, items(names, missing)),
        ],
        Body::NotFound(fault) => vec![(Input::Fault, word_of(*fault))],
        Body::LinesNotFound(missing) => vec![(Input::Items, items(names, missing))],
        // Required, and empty means all.
        Body::RenewLabel => vec![(Input::Items, json!([]))],
        Body::Refuse(denial) => vec![(Input::DenialReason, json!(denial.reason))],
        Body::SetInvoice(invoice) => vec![
            (Input::InvoiceNumber, json!(invoice.number)),
            (Input::InvoiceKind, json!(invoice.kind)),
            (Input::InvoiceContent, json!(invoice.content)),
            (Input::InvoiceDate, json!(invoice.dated_at.to_rfc3339())),
        ],
        Body::Pack
        | Body::PackWithoutShipment
        | Body::PackForChannel
        | Body::Ship
        | Body::OrderShipment
        | Body::ShipWithoutIntegration
        | Body::Deallocate
        | Body::PackForRefund
        | Body::Block
        | Body::Unblock => Vec::new(),
    };
    named(names, said)
}

/// Who asks, where a command wants to be told in its body as well.
pub(in super::super) fn who(names: &InputNames, user: &str, key: &Token) -> Inputs {
    let said = [(Input::User, user), (Input::Key, key.expose())];
    let said = said.map(|(input, text)| (names.of(input).to_owned(), json!(text)));
    said.into_iter().collect()
}

fn items(names: &InputNames, missing: &[Missing]) -> Value {
    let item = |it: &Missing| {
        let said = [
            (Input::Item, json!(it.item)),
            (Input::Quantity, json!(it.quantity)),
            (Input::Fault, word_of(it.fault)),
        ];
        named(names, said)
    };
    missing.iter().map(item).collect()
}

fn word_of(fault: Fault) -> Value {
    match fault {
        Fault::NotFound => json!("not_found"),
        Fault::Wrong => json!("wrong"),
    }
}

/// What is optional and not there, or has no name here, is left out, never sent as nothing.
fn named(names: &InputNames, said: impl IntoIterator<Item = (Input, Value)>) -> Inputs {
    let said = said.into_iter().filter(|(_, value)| !value.is_null());
    let named = said.filter_map(|(input, value)| Some((names.said_as(input)?.to_owned(), value)));
    named.collect()
}

#[cfg(test)]
mod tests {
    use packing::command::{Denial, ShipmentInfo};

    use super::super::super::http::Kind;
    use super::*;

    fn wanted(body: BodyShape) -> Wanted {
        Wanted {
            kind: Kind::Pack,
            slug: Some("S".into()),
            transition: None,
            body,
            ids: IdNames::Short,
            user: None,
        }
    }

    fn with(inputs: &Value) -> Inputs {
        inputs.as_object().unwrap().clone()
    }

    #[test]
    fn the_four_documented_bodies_are_written_as_documented() {
        let body = |shape, inputs: Value| command(&wanted(shape), PackageId(73), with(&inputs));
        assert_eq!(
            body(BodyShape::EmptyEnvelope, json!({})),
            json!({"slug": "S", "input_parameters": {}})
        );
        assert_eq!(
            body(BodyShape::Envelope, json!({"delivered_status": true})),
            json!({"slug": "S", "input_parameters": {"package": 73, "delivered_status": true}})
        );
        assert_eq!(
            body(BodyShape::Flat, json!({})),
            json!({"slug": "S", "package": 73})
        );
        assert_eq!(
            body(BodyShape::Items, json!({})),
            json!({"slug": "S", "input_parameters": {"package_items": []}})
        );
    }

    #[test]
    fn the_page_with_the_long_names_is_followed_where_told() {
        let wanted = Wanted {
            slug: None,
            transition: Some(925),
            ids: IdNames::Long,
            ..wanted(BodyShape::Flat)
        };
        let inputs = with(&json!({"awb_number": "1Z", "cargo_company": 695}));
        assert_eq!(
            command(&wanted, PackageId(73), inputs),
            json!({
                "transition_id": 925, "package_id": 73,
                "awb_number": "1Z", "cargo_company": 695,
            })
        );
    }

    #[test]
    fn what_is_said_with_an_act_has_the_names_of_this_installation() {
        let mut names = InputNames::default();
        let said = |names: &InputNames, body| Value::Object(inputs(names, &body));
        let info = |query: Option<&str>| ShipmentInfo {
            carrier_id: 695,
            carrier: "Aras".into(),
            tracking_number: "T-2".into(),
            query_number: query.map(String::from),
        };
        let two = json!({"awb_number": "T-2", "cargo_company": 695});
        assert_eq!(said(&names, Body::SetShipment(info(None))), two);
        let three = json!({"awb_number": "T-2", "cargo_company": 695, "query_number": "Q"});
        assert_eq!(said(&names, Body::ShipAdvanced(info(Some("Q")))), three);
        assert_eq!(
            said(&names, Body::MarkUndelivered),
            json!({"delivered_status": false})
        );
        let missing = Missing {
            item: 9,
            quantity: 2,
            fault: Fault::Wrong,
        };
        let item = json!({"package_item": 9, "quantity": 2});
        assert_eq!(
            said(&names, Body::LinesNotFound(vec![missing])),
            json!({"package_items": [item]})
        );
        assert_eq!(
            said(&names, Body::PrepareWithout(vec![missing])),
            json!({"select_items_by_omnitron_id": false, "out_of_stock_items": [item]})
        );
        assert_eq!(said(&names, Body::NotFound(Fault::Wrong)), json!({}));
        names.set(Input::Fault, "fault".into());
        let wrong = json!({"fault": "wrong"});
        assert_eq!(said(&names, Body::NotFound(Fault::Wrong)), wrong);
        assert_eq!(
            said(&names, Body::LinesNotFound(vec![missing])),
            json!({"package_items": [{"package_item": 9, "quantity": 2, "fault": "wrong"}]})
        );
        names.set(Input::DenialReason, "reason".into());
        let denial = Denial {
            reason: 34,
            title: "Ürün eksik".into(),
        };
        assert_eq!(said(&names, Body::Refuse(denial)), json!({"reason": 34}));
        assert_eq!(said(&names, Body::Pack), json!({}));
        let key = Token::new("k-1").unwrap();
        let who = Value::Object(who(&names, "42", &key));
        assert_eq!(who, json!({"user": "42", "token": "k-1"}));
    }
}
