//! Where a package's label is: an address, or the file itself in whatever wrapping.

use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::Value;

use super::super::label::{LABEL_BYTES_MAX, label_of};
use super::reader::given;

/// Longer than any address that a browser takes.
const ADDRESS_MAX: usize = 2_000;
/// An object in a list in an object is as deep as anybody wraps one.
const DEPTH_MAX: usize = 4;
const KEYS: [&str; 14] = [
    "shipping_label",
    "label",
    "label_file",
    "url",
    "file",
    "file_url",
    "label_url",
    "content",
    "data",
    "base64",
    "pdf",
    "zpl",
    "shipment",
    "shipping_labels",
];
/// Some write the padding and some do not.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::STANDARD, LENIENT);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::URL_SAFE, LENIENT);

#[derive(Debug, PartialEq, Eq)]
pub(in super::super) enum LabelAt {
    Nowhere,
    Address(String),
    File(Vec<u8>),
    TooLarge,
    Unreadable,
}

/// In a package, or in what its label's address answered.
pub(in super::super) fn label_at(value: &Value) -> LabelAt {
    file_at(value, &KEYS)
}

/// Under the first of these names that leads to a file.
pub(super) fn file_at(value: &Value, keys: &[&str]) -> LabelAt {
    keys.iter()
        .filter_map(|key| given(value, key))
        .map(|found| wrapped(found, DEPTH_MAX))
        .find(|found| *found != LabelAt::Nowhere)
        .unwrap_or(LabelAt::Nowhere)
}

fn wrapped(value: &Value, depth: usize) -> LabelAt {
    if depth == 0 {
        return LabelAt::Nowhere;
    }
    match value {
        Value::String(text) => written(text.trim()),
        // The newest is the last.
        Value::Array(all) => all
            .iter()
            .rev()
            .map(|one| wrapped(one, depth - 1))
            .find(|found| *found != LabelAt::Nowhere)
            .unwrap_or(LabelAt::Nowhere),
        Value::Object(_) => KEYS
            .iter()
            .filter_map(|key| given(value, key))
            .map(|found| wrapped(found, depth - 1))
            .find(|found| *found != LabelAt::Nowhere)
            .unwrap_or(LabelAt::Nowhere),
        Value::Null | Value::Bool(_) | Value::Number(_) => LabelAt::Nowhere,
    }
}

fn written(text: &str) -> LabelAt {
    if text.is_empty() {
        return LabelAt::Nowhere;
    }
    if text.starts_with("https://") || text.starts_with("http://") {
        return address(text);
    }
    if let Some((_, data)) = text
        .strip_prefix("data:")
        .and_then(|rest| rest.split_once(";base64,"))
    {
        return decoded(data).unwrap_or(LabelAt::Unreadable);
    }
    // Base64 knows slashes as well: only what becomes a label is taken for one.
    match decoded(text) {
        Some(file @ (LabelAt::File(_) | LabelAt::TooLarge)) => file,
        _ if label_of(text.as_bytes().to_vec()).is_ok() => LabelAt::File(text.as_bytes().to_vec()),
        _ => address(text),
    }
}

fn address(text: &str) -> LabelAt {
    let fits = text.len() <= ADDRESS_MAX && text.bytes().all(|byte| byte.is_ascii_graphic());
    if fits && (text.contains('/') || text.contains('.')) {
        LabelAt::Address(text.to_owned())
    } else {
        LabelAt::Unreadable
    }
}

fn decoded(text: &str) -> Option<LabelAt> {
    if text.len() / 4 * 3 > LABEL_BYTES_MAX + 3 {
        return Some(LabelAt::TooLarge);
    }
    let bare: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let bytes = STANDARD
        .decode(&bare)
        .or_else(|_| URL_SAFE.decode(&bare))
        .ok()?;
    Some(match label_of(bytes) {
        Ok(label) => LabelAt::File(label.bytes),
        Err(_) => LabelAt::Unreadable,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n%%EOF\n";

    fn at(label: Value) -> LabelAt {
        let mut package = json!({"id": 1});
        package["shipping_label"] = label;
        label_at(&package)
    }

    fn address(text: &str) -> LabelAt {
        LabelAt::Address(text.into())
    }

    #[test]
    fn a_label_is_found_as_an_address_and_in_each_wrapping() {
        let url = "https://oms.example/labels/7/";
        for label in [
            json!(url),
            json!({"url": url}),
            json!({"file": {"url": url}}),
            json!([{"label": null}, {"label": url}]),
        ] {
            assert_eq!(at(label.clone()), address(url), "{label}");
        }
        assert_eq!(at(json!("/labels/7/")), address("/labels/7/"));
        assert_eq!(at(json!("media/7.pdf")), address("media/7.pdf"));
        let of_shipment = json!({"shipping_label": null, "shipment": {"label_url": url}});
        assert_eq!(label_at(&of_shipment), address(url));
    }

    #[test]
    fn a_label_that_was_sent_along_is_unwrapped() {
        let file = || LabelAt::File(PDF.to_vec());
        let padded = STANDARD.encode(PDF);
        assert_eq!(at(json!(padded)), file());
        assert_eq!(at(json!(padded.trim_end_matches('='))), file());
        assert_eq!(at(json!({"content": URL_SAFE.encode(PDF)})), file());
        assert_eq!(
            at(json!(format!("data:application/pdf;base64,{padded}"))),
            file()
        );
        let (left, right) = padded.split_at(10);
        assert_eq!(at(json!(format!("{left}\n{right}\n"))), file());
        assert_eq!(at(json!("^XA^XZ")), LabelAt::File(b"^XA^XZ".to_vec()));
    }

    #[test]
    fn what_is_neither_is_said_to_be_neither() {
        for label in [json!(null), json!(""), json!({}), json!([]), json!(7)] {
            assert_eq!(at(label.clone()), LabelAt::Nowhere, "{label}");
        }
        assert_eq!(at(json!("soon")), LabelAt::Unreadable);
        assert_eq!(at(json!("data:text/html;base64,PGI+")), LabelAt::Unreadable);
        let large = "A".repeat(LABEL_BYTES_MAX * 2);
        assert_eq!(at(json!(large)), LabelAt::TooLarge);
    }
}
