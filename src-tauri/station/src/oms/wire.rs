//! The OMS's JSON, read as the packages and log rows that everybody else knows.
//!
//! Nothing else may know these shapes: the documents show several of each, and real installations
//! will differ again. So reading is tolerant, field by field. A field of the wrong type loses that
//! field and is named in the debug log; only an entry without an id is no package.

mod command;
mod label;
mod log;
mod others;
mod package;
mod paper;
mod reader;
mod reference;
pub(super) mod words;

use serde_json::Value;

pub(super) use command::{command, inputs, who};
pub(super) use label::{LabelAt, label_at};
pub(super) use log::{LogBack, log_head, log_type};
pub(super) use paper::{document_at, document_name, label_name};
pub(super) use reader::{Reader, Told};

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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
