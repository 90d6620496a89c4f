//! What only a package's papers show: the OMS's own document, what the box weighs, who sends it.
//!
//! Of all these the documents print one name alone, an item's `unit_weight`; the others are found
//! under any name that an installation is likely to have given them, or not at all.

use packing::package::Sender;
use packing::scan::fingerprint;
use serde_json::Value;

use super::label::{LabelAt, file_at};
use super::reader::{Reader, given};

/// The shop's own invoice comes before the paper that stands in for it.
const DOCUMENT: [&str; 10] = [
    "invoice_document",
    "invoice_document_url",
    "invoice_url",
    "invoice_file",
    "packaging_document",
    "packaging_document_url",
    "document_url",
    "document",
    "documents",
    "e_archive_url",
];
/// The first is the documents' own.
const LABEL: [&str; 5] = [
    "shipping_label",
    "shipping_labels",
    "label_url",
    "label_file",
    "label",
];
const DESI: [&str; 4] = [
    "desi",
    "total_desi",
    "volumetric_weight",
    "dimensional_weight",
];
const WEIGHT: [&str; 2] = ["weight", "total_weight"];
const THOUSANDTHS_DIGITS: usize = 3;

/// Where a package's own document is.
pub(in super::super) fn document_at(package: &Value) -> LabelAt {
    file_at(package, &DOCUMENT)
}

pub(in super::super) fn document_name(package: &Value) -> Option<String> {
    Reader::default().document_file(package)
}

pub(in super::super) fn label_name(package: &Value) -> Option<String> {
    Reader::default().label_file(package)
}

impl Reader {
    pub(super) fn document_file(&self, package: &Value) -> Option<String> {
        self.file(package, &DOCUMENT)
    }

    /// In the package, or in its shipment.
    pub(super) fn label_file(&self, package: &Value) -> Option<String> {
        if let Some(found) = self.file(package, &LABEL) {
            return Some(found);
        }
        let shipment = given(package, "shipment").filter(|it| it.is_object());
        if let Some(found) = shipment.and_then(|it| self.file(it, &LABEL)) {
            return Some(found);
        }
        let told = given(package, "shipping_label")?;
        let is_empty = told.as_str() == Some("");
        if is_empty {
            None
        } else {
            self.lose("shipping_label")
        }
    }

    /// What tells one file from the next: where it lies, without what storage adds to an address
    /// each time that it is asked for it; a digest where the file itself was sent along.
    fn file(&self, of: &Value, keys: &[&str]) -> Option<String> {
        let (at, value) = keys.iter().find_map(|key| {
            let at = file_at(of, &[key]);
            let is_one = matches!(at, LabelAt::Address(_) | LabelAt::File(_));
            is_one.then_some((at, given(of, key)?))
        })?;
        self.used(value);
        Some(match at {
            LabelAt::Address(address) => match address.split_once('?') {
                Some((bare, _)) => bare.to_owned(),
                None => address,
            },
            _ => format!("{:08x}", fingerprint(&value.to_string(), "", "")),
        })
    }

    /// As the OMS tells it of the whole, or added up; nothing where one of the parts has none.
    pub(super) fn weight_thousandths(&self, package: &Value) -> Option<u32> {
        let told = self.of_shipment(package, &WEIGHT);
        if let Some(told) = told.as_deref().and_then(thousandths) {
            return Some(told).filter(|weight| *weight > 0);
        }
        let items = self.list(package, "packageitem_set")?;
        let mut sum = 0_u32;
        for item in items {
            let each = self.text(item, "unit_weight")?;
            let quantity = self.count(item, "quantity")?;
            sum = sum.checked_add(thousandths(&each)?.checked_mul(quantity)?)?;
        }
        Some(sum).filter(|weight| *weight > 0)
    }

    pub(super) fn desi(&self, package: &Value) -> Option<String> {
        self.of_shipment(package, &DESI)
    }

    fn of_shipment(&self, package: &Value, keys: &[&'static str]) -> Option<String> {
        let shipment = given(package, "shipment").filter(|it| it.is_object());
        [Some(package), shipment]
            .into_iter()
            .flatten()
            .find_map(|place| self.first_text(place, keys))
    }

    /// The stock location, where it is more than a number.
    pub(super) fn sender(&self, package: &Value) -> Option<Sender> {
        let location = given(package, "stock_location").filter(|it| it.is_object())?;
        let none = Value::Null;
        let address = given(location, "address").filter(|it| it.is_object());
        let address = address.unwrap_or(&none);
        let city = self.name(address, "city");
        let sender = Sender {
            name: self.text(location, "name").unwrap_or_default(),
            phone: self
                .first_text(location, &["daytime_phone", "phone_number", "phone"])
                .unwrap_or_default(),
            address: self.address(address, city.as_deref()),
        };
        (sender != Sender::default()).then_some(sender)
    }
}

/// A decimal number in thousandths, without a float's errors; what is finer is cut off.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) {
        return None;
    }
    let digits = part.chars().chain("000".chars());
    let digits: String = digits.take(THOUSANDTHS_DIGITS).collect();
    let whole: u32 = whole.parse().ok()?;
    whole.checked_mul(1_000)?.checked_add(digits.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::http::StateMap;
    use super::*;

    fn read(value: &Value) -> packing::package::Package {
        let reader = Reader::default();
        reader.package(value, &StateMap::default()).unwrap()
    }

    #[test]
    fn a_document_is_known_by_where_it_lies_and_not_by_a_key_that_changes() {
        let at = |url: &str| read(&json!({"id": 1, "document_url": url})).document_file;
        let first = at("https://store.example/d/1.pdf?signature=a");
        assert_eq!(first.as_deref(), Some("https://store.example/d/1.pdf"));
        assert_eq!(at("https://store.example/d/1.pdf?signature=b"), first);
        assert_ne!(at("https://store.example/d/2.pdf"), first);
        assert_eq!(
            read(&json!({"id": 1, "document_url": null})).document_file,
            None
        );
    }

    /// Else each new signature would pass for a new label, and asking for one for somebody else's.
    #[test]
    fn a_label_is_known_by_where_it_lies_wherever_the_package_tells_it() {
        let url = "https://store.example/l/1.pdf";
        let signed = |signature| format!("{url}?signature={signature}");
        let told = |package: Value| read(&package).label_file;
        for signature in ["a", "b"] {
            let it = signed(signature);
            for package in [
                json!({"id": 1, "shipping_label": it}),
                json!({"id": 1, "shipping_label": {"file_url": it}}),
                json!({"id": 1, "shipping_label": [{"url": "/l/0.pdf"}, {"url": it}]}),
                json!({"id": 1, "shipping_labels": [it]}),
                json!({"id": 1, "shipment": {"label_url": it}}),
            ] {
                assert_eq!(told(package.clone()).as_deref(), Some(url), "{package}");
            }
        }
        for none in [json!(null), json!(""), json!(7), json!({"id": 3})] {
            assert_eq!(told(json!({"id": 1, "shipping_label": none})), None);
        }
    }

    #[test]
    fn the_shops_invoice_comes_before_the_paper_that_stands_in_for_it() {
        let both = json!({"id": 1, "packaging_document": "/d/1/", "invoice_url": "/i/1/"});
        assert_eq!(read(&both).document_file.as_deref(), Some("/i/1/"));
        assert_eq!(document_at(&both), LabelAt::Address("/i/1/".into()));
    }

    #[test]
    fn a_document_that_was_sent_along_is_told_from_the_next_one() {
        let sent = |text: &str| read(&json!({"id": 1, "invoice_document": text})).document_file;
        let first = sent("JVBERi0xLjQKMSAwIG9iagolJUVPRgo=");
        assert_eq!(first.as_ref().map(String::len), Some(8));
        assert_ne!(first, sent("JVBERi0xLjQKMiAwIG9iagolJUVPRgo="));
    }

    #[test]
    fn a_box_weighs_what_is_in_it_unless_the_oms_says_more() {
        let item =
            |quantity: u32, weight: Value| json!({"quantity": quantity, "unit_weight": weight});
        let of = |items: Value| read(&json!({"id": 1, "packageitem_set": items}));
        let two = of(json!([item(2, json!("0.450")), item(1, json!(1.2))]));
        assert_eq!(two.weight_thousandths, Some(2_100));
        let one_unknown = of(json!([item(2, json!("0.450")), item(1, Value::Null)]));
        assert_eq!(
            one_unknown.weight_thousandths, None,
            "half a weight is none"
        );
        assert_eq!(of(json!([item(1, json!("-1"))])).weight_thousandths, None);
        let told = json!({"id": 1, "shipment": {"weight": "3,5", "desi": 4},
            "packageitem_set": [item(1, json!("1"))]});
        assert_eq!(read(&told).weight_thousandths, Some(3_500));
        assert_eq!(read(&told).desi.as_deref(), Some("4"));
    }

    #[test]
    fn who_sends_is_the_stock_location_with_its_address() {
        let package = json!({"id": 1, "stock_location": {"id": 8, "name": "Moda",
            "daytime_phone": "0 216", "address": {"line": "Moda Cad. 7",
            "township": {"name": "KADIKÖY"}, "country": {"name": "Türkiye"}}}});
        let sender = read(&package).sender.unwrap();
        assert_eq!((&*sender.name, &*sender.phone), ("Moda", "0 216"));
        assert_eq!(sender.address, ["Moda Cad. 7", "KADIKÖY", "Türkiye"]);
        assert_eq!(read(&json!({"id": 1, "stock_location": 8})).sender, None);
    }
}
