//! The OMS's JSON, read as the packages and log rows that everybody else knows.
//!
//! Nothing else may know these shapes: the documents show several of each, and real installations
//! will differ again. So reading is tolerant, field by field. A field of the wrong type loses that
//! field and is named in the debug log; only an entry without an id is no package.

mod log;
mod package;
mod reader;
pub(super) mod words;

use packing::command::{Body, Missing};
use packing::id::PackageId;
use serde_json::{Map, Value, json};

use super::http::{BodyShape, CommandKey, CommandName};

pub(super) use log::{LogBack, log_head};
pub(super) use reader::Reader;

/// A list as the OMS pages it.
#[derive(Default)]
pub(super) struct Envelope {
    pub(super) results: Vec<Value>,
    pub(super) next: Option<String>,
    /// The OMS said itself that no page follows; a missing link says nothing.
    pub(super) is_last: bool,
}

pub(super) fn envelope(body: Value) -> Option<Envelope> {
    let mut body = match body {
        Value::Object(body) => body,
        Value::Array(results) => {
            return Some(Envelope {
                results,
                next: None,
                is_last: true,
            });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
    };
    let Some(Value::Array(results)) = body.remove("results") else {
        return None;
    };
    let next = body.remove("next");
    let is_last = next == Some(Value::Null);
    let next = next
        .as_ref()
        .and_then(Value::as_str)
        .filter(|link| !link.is_empty());
    Some(Envelope {
        results,
        next: next.map(String::from),
        is_last,
    })
}

/// The body of a command, in the shape that it is configured to have.
pub(super) fn command(wanted: &CommandName, package: PackageId, body: &Body) -> Value {
    let (key, value) = match &wanted.key {
        CommandKey::Slug(slug) => ("slug", json!(slug)),
        CommandKey::Transition(id) => ("transition", json!(id)),
    };
    match wanted.body {
        BodyShape::Envelope => {
            let mut said = parameters(body);
            said.insert("package".into(), json!(package.0));
            json!({key: value, "input_parameters": said})
        }
        BodyShape::EmptyEnvelope => json!({key: value, "input_parameters": {}}),
        BodyShape::Flat => {
            let mut said = parameters(body);
            said.insert("package".into(), json!(package.0));
            said.insert(key.into(), value);
            Value::Object(said)
        }
    }
}

/// What is said with an act, by the names that the documents print or, where they were cut, the
/// likeliest ones.
fn parameters(body: &Body) -> Map<String, Value> {
    let said = match body {
        Body::SetShipment(info) | Body::ShipAdvanced(info) => {
            let mut said = json!({
                "awb_number": info.tracking_number,
                "cargo_company": info.carrier_id,
            });
            if let Some(number) = &info.query_number {
                said["query_number"] = json!(number);
            }
            said
        }
        Body::MarkDelivered => json!({"delivered_status": true}),
        Body::MarkUndelivered => json!({"delivered_status": false}),
        Body::Prepare => json!({"select_items_by_omnitron_id": false}),
        Body::LinesNotFound(missing) => {
            let item = |it: &Missing| json!({"package_item": it.item, "quantity": it.quantity});
            json!({"package_items": missing.iter().map(item).collect::<Vec<_>>()})
        }
        Body::Refuse(denial) => json!({"denial_reason": denial.reason}),
        Body::SetInvoice(invoice) => json!({
            "invoice_number": invoice.number,
            "invoice_document_type": invoice.kind,
            "invoice_document_content": invoice.content,
            "invoice_date": invoice.dated_at.to_rfc3339(),
        }),
        Body::RenewLabel => json!({"package_items": []}),
        Body::Pack
        | Body::PackWithoutShipment
        | Body::PackForChannel
        | Body::Ship
        | Body::ShipWithoutIntegration
        | Body::NotFound(_)
        | Body::Block
        | Body::Unblock => Value::Null,
    };
    match said {
        Value::Object(said) => said,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use packing::command::ShipmentInfo;

    use super::*;

    #[test]
    fn the_three_documented_bodies_are_written_as_documented() {
        let body = |key, shape| {
            let wanted = CommandName { key, body: shape };
            command(&wanted, PackageId(73), &Body::Pack)
        };
        let slug = || CommandKey::Slug("S".into());
        assert_eq!(
            body(slug(), BodyShape::Envelope),
            json!({"slug": "S", "input_parameters": {"package": 73}})
        );
        assert_eq!(
            body(slug(), BodyShape::EmptyEnvelope),
            json!({"slug": "S", "input_parameters": {}})
        );
        assert_eq!(
            body(CommandKey::Transition(925), BodyShape::Flat),
            json!({"transition": 925, "package": 73})
        );
    }

    #[test]
    fn what_is_said_with_an_act_goes_beside_the_package() {
        let wanted = |body| CommandName {
            key: CommandKey::Slug("S".into()),
            body,
        };
        let info = ShipmentInfo {
            carrier_id: 695,
            carrier: "Aras".into(),
            tracking_number: "T-2".into(),
            query_number: None,
        };
        let set = Body::SetShipment(info);
        assert_eq!(
            command(&wanted(BodyShape::Envelope), PackageId(73), &set),
            json!({"slug": "S", "input_parameters": {
                "package": 73, "awb_number": "T-2", "cargo_company": 695,
            }})
        );
        assert_eq!(
            command(
                &wanted(BodyShape::Flat),
                PackageId(73),
                &Body::MarkUndelivered
            ),
            json!({"slug": "S", "package": 73, "delivered_status": false})
        );
    }

    #[test]
    fn a_list_is_read_with_or_without_its_envelope() {
        let read = |body: Value| envelope(body).map(|e| (e.results.len(), e.next, e.is_last));
        let next = || Some("http://x/?page=2".to_owned());
        assert_eq!(
            read(json!({"count": 2, "next": "http://x/?page=2", "results": [1]})),
            Some((1, next(), false))
        );
        assert_eq!(
            read(json!({"next": null, "results": []})),
            Some((0, None, true))
        );
        assert_eq!(read(json!({"results": []})), Some((0, None, false)));
        assert_eq!(read(json!([1, 2])), Some((2, None, true)));
        for body in [
            json!({"detail": "no"}),
            json!("x"),
            json!(null),
            json!({"results": {}}),
        ] {
            assert_eq!(read(body.clone()), None, "{body}");
        }
    }
}
