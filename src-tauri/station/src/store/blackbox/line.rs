//! One line of the black box: a thing that happened to the queue, without anybody's personal data,
//! and a check sum, as a power cut tears the last line and a failing disk any.

use packing::time::At;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::store::hex;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Line {
    /// The first: whose queue this is, and what it had already had when the file was begun.
    Begun {
        file_tag: String,
        seq: i64,
    },
    Made(Box<Made>),
    Ended {
        id: String,
        how: String,
        at: At,
    },
    /// The journal's last row when the lines before were written.
    Mark {
        id: i64,
        hash: String,
    },
}

/// A command as it was queued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    pub id: String,
    pub package: i64,
    pub act: String,
    pub body: Value,
    pub seen: Value,
    pub made_at: At,
    /// The packer's number; a name is a person's.
    pub who: i64,
    pub binding: String,
    pub handover: i64,
    /// False where what the OMS must be told could not be kept here.
    pub whole: bool,
    /// How often it had left: what calls a carrier goes twice by itself and no third time (R9).
    #[serde(default)]
    pub sent: u32,
}

/// What may be kept of the package that a command was decided on. A list of what may, and not of
/// what may not: a field that nobody thought of stays out.
const KEPT: [&str; 10] = [
    "number",
    "order_number",
    "channel",
    "state",
    "modified_at",
    "shipment",
    "invoice_number",
    "label_file",
    "lines",
    "offer",
];

/// A document that goes to the OMS is somebody's.
const DOCUMENT: &str = "content";

/// What was said with an act, and whether all of it could be kept.
pub fn without_documents(mut body: Value) -> (Value, bool) {
    let mut whole = true;
    if let Value::Object(said) = &mut body {
        for fields in said.values_mut().filter_map(Value::as_object_mut) {
            if let Some(document) = fields.get_mut(DOCUMENT) {
                *document = Value::String(String::new());
                whole = false;
            }
        }
    }
    (body, whole)
}

/// Leaves personal data out.
pub fn without_people(seen: Value) -> Value {
    match seen {
        Value::Object(fields) => {
            let kept = fields
                .into_iter()
                .filter(|(name, _)| KEPT.contains(&name.as_str()));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        _ => Value::Null,
    }
}

/// Eight digits catch a torn line; this guards against faults and not against people.
const SUM_LEN: usize = 8;

fn sum(text: &str) -> String {
    let mut digits = hex(&Sha256::digest(text.as_bytes()));
    digits.truncate(SUM_LEN);
    digits
}

const SUM: &str = ",\"sum\":\"";

/// One JSON object with its sum as the last field, and a line end.
pub fn write(line: &Line) -> serde_json::Result<String> {
    let json = serde_json::to_string(line)?;
    let open = json.strip_suffix('}').unwrap_or(&json);
    Ok(format!("{open}{SUM}{}\"}}\n", sum(open)))
}

/// Nothing where the line is torn, altered or of another kind.
pub fn read(text: &str) -> Option<Line> {
    let (open, rest) = text.rsplit_once(SUM)?;
    if rest.strip_suffix("\"}")? != sum(open) {
        return None;
    }
    serde_json::from_str(&format!("{open}}}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn ended() -> Line {
        Line::Ended {
            id: "9f3a-7".into(),
            how: "done".into(),
            at: At(5),
        }
    }

    #[test]
    fn a_line_reads_back_as_it_was_written() {
        let made = Line::Made(Box::new(Made {
            id: "9f3a-7".into(),
            package: 12,
            act: "pack".into(),
            body: json!("pack"),
            seen: json!({"number": "1000\",\"sum\":\"x", "offer": {"slug": {"a": {}}}}),
            made_at: At(5),
            who: 1,
            binding: "shop".into(),
            handover: 0,
            whole: true,
            sent: 2,
        }));
        let begun = Line::Begun {
            file_tag: "9f3a".into(),
            seq: 4,
        };
        for line in [begun, made, ended()] {
            let text = write(&line).unwrap();
            assert_eq!(read(text.trim_end()), Some(line));
            assert!(serde_json::from_str::<Value>(&text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_torn_or_altered_line_is_none() {
        let text = write(&ended()).unwrap();
        let whole = text.trim_end();
        for end in 0..whole.len() {
            assert_eq!(read(&whole[..end]), None, "{end}");
        }
        assert_eq!(read(&whole.replace("done", "gone")), None);
    }

    #[test]
    fn people_stay_out_of_it() {
        let seen = json!({"number": "1", "recipient": {"name": "Ayşe"}, "address": ["x"]});
        assert_eq!(without_people(seen), json!({"number": "1"}));
        let invoice = json!({"set_invoice": {"number": "1", "content": "JVBERi0"}});
        let kept = json!({"set_invoice": {"number": "1", "content": ""}});
        assert_eq!(without_documents(invoice), (kept, false));
        assert_eq!(without_documents(json!("pack")), (json!("pack"), true));
    }
}
