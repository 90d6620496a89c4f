//! What an OMS tells of a package beside all that we know by name: kept and shown as it came.
//!
//! Each installation has fields of its own, and a field that is known but came in an unknown shape
//! is one of them too. Left out is what tells of something else than this package, and money: a
//! packer needs none, and what is not kept cannot leak.

use serde_json::{Map, Value};

use super::super::Other;
use super::reader::Reader;

/// A store, a state and a transition look the same in each of their packages. In another shape than
/// theirs they are not that, and whatever it is is told.
fn is_of_another_thing(name: &str, value: &Value) -> bool {
    match name {
        "stock_location" | "state" => value.is_object(),
        "commands" => value.is_array(),
        _ => false,
    }
}

const MONEY: [&str; 13] = [
    "price",
    "price_currency",
    "retail_price",
    "net_amount",
    "tax_rate",
    "tax_amount",
    "discount_amount",
    "without_net_amount",
    "installment_interest_amount",
    "amount",
    "total",
    "paid_amount",
    "shipping_amount",
];
/// More fields than any document prints, and longer than any of them.
const FIELDS_MAX: usize = 60;
const CHARACTERS_MAX: usize = 2_000;

impl Reader {
    /// To be asked after the package was read: only then is known what is left.
    pub(in super::super) fn others(&self, package: &Value) -> Vec<Other> {
        let Some(fields) = package.as_object() else {
            return Vec::new();
        };
        let left = fields.iter().filter_map(|(name, value)| {
            let left = self.left(name, value)?;
            let told = left.to_string();
            Some(Other {
                name: name.clone(),
                value: told.chars().take(CHARACTERS_MAX).collect(),
            })
        });
        left.take(FIELDS_MAX).collect()
    }

    fn left(&self, name: &str, value: &Value) -> Option<Value> {
        let is_unwanted = is_of_another_thing(name, value) || MONEY.contains(&name);
        if is_unwanted || value.is_null() || self.is_used(value) {
            return None;
        }
        match value {
            Value::Object(fields) => {
                let left = fields.iter();
                let left = left.filter_map(|(name, it)| Some((name.clone(), self.left(name, it)?)));
                let left: Map<String, Value> = left.collect();
                (!left.is_empty()).then_some(Value::Object(left))
            }
            Value::Array(all) => {
                let left: Vec<Value> = all.iter().filter_map(|it| self.left("", it)).collect();
                (!left.is_empty()).then_some(Value::Array(left))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                Some(value.clone())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::http::StateMap;
    use super::*;

    fn others(value: &Value) -> Vec<(String, String)> {
        let reader = Reader::default();
        reader.package(value, &StateMap::default());
        let others = reader.others(value).into_iter();
        others.map(|it| (it.name, it.value)).collect()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn what_nobody_knows_is_told_as_it_came_and_what_was_read_is_not_told_twice() {
        let told = others(
            &json!({"id": 7, "number": "P-7", "colour": {"of_box": "red"},
            "shelf": 12, "empty": {}, "nothing": null, "state": {"enum_value": "100", "x": 1},
            "packageitem_set": [{"id": 9, "quantity": 1, "order_item": {"price": "9.90",
                "product": {"name": "Kazak", "sku": "K", "barcode": "1", "size": "M"}}}]}),
        );
        let item = r#"[{"order_item":{"product":{"size":"M"}}}]"#;
        assert_eq!(
            told,
            [
                pair("colour", r#"{"of_box":"red"}"#),
                pair("packageitem_set", item),
                pair("shelf", "12"),
            ]
        );
    }

    #[test]
    fn a_known_field_in_an_unknown_shape_is_still_told() {
        let told = others(&json!({"id": 7, "number": {"part": 1}, "quantity": [1]}));
        assert_eq!(
            told,
            [pair("number", r#"{"part":1}"#), pair("quantity", "[1]")]
        );
    }

    #[test]
    fn a_store_or_the_commands_in_another_shape_than_theirs_are_told() {
        let told = others(&json!({"id": 7, "stock_location": "Kadıköy", "commands": {"a": 1}}));
        assert_eq!(
            told,
            [
                pair("commands", r#"{"a":1}"#),
                pair("stock_location", r#""Kadıköy""#),
            ]
        );
    }

    #[test]
    fn it_is_never_more_than_can_be_kept_for_every_package() {
        let mut package = json!({"id": 7});
        for field in 0..500 {
            package[format!("f{field}")] = json!("ş".repeat(5_000));
        }
        let told = others(&package);
        assert_eq!(told.len(), FIELDS_MAX);
        assert!(
            told.iter()
                .all(|(_, value)| value.chars().count() <= CHARACTERS_MAX)
        );
    }
}
