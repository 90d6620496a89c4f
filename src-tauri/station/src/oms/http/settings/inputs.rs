//! What is said with commands, by the names that an installation has for it. Data only: it must not
//! know which command says what.

use std::collections::BTreeMap;

/// What is said with a command. Most pages were never seen with their fields' names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    TrackingNumber,
    QueryNumber,
    Carrier,
    Delivered,
    DenialReason,
    Items,
    Item,
    Quantity,
    InvoiceNumber,
    InvoiceDate,
    InvoiceKind,
    InvoiceContent,
    ByOmnitronId,
    /// The lines that are missing while a package is prepared.
    Missing,
    /// Missing, or wrong; no page tells how.
    Fault,
    User,
    Key,
}

/// The name of what is not said here.
const NOT_SAID: &str = "none";

/// In the order of the enum: the setting's name, and the field's.
const INPUTS: [(Input, &str, &str); 17] = [
    (Input::TrackingNumber, "tracking_number", "awb_number"),
    (Input::QueryNumber, "query_number", "query_number"),
    (Input::Carrier, "carrier", "cargo_company"),
    (Input::Delivered, "delivered", "delivered_status"),
    (Input::DenialReason, "denial_reason", "denial_reason"),
    (Input::Items, "items", "package_items"),
    (Input::Item, "item", "package_item"),
    (Input::Quantity, "quantity", "quantity"),
    (Input::InvoiceNumber, "invoice_number", "invoice_number"),
    (Input::InvoiceDate, "invoice_date", "invoice_date"),
    (Input::InvoiceKind, "invoice_kind", "invoice_document_type"),
    (
        Input::InvoiceContent,
        "invoice_content",
        "invoice_document_content",
    ),
    (
        Input::ByOmnitronId,
        "by_omnitron_id",
        "select_items_by_omnitron_id",
    ),
    (Input::Missing, "missing", "out_of_stock_items"),
    (Input::Fault, "fault", NOT_SAID),
    (Input::User, "user", "user"),
    (Input::Key, "token", "token"),
];

/// What this installation calls each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputNames(BTreeMap<Input, String>);

impl Default for InputNames {
    fn default() -> Self {
        let usual = INPUTS.iter();
        Self(
            usual
                .map(|(input, _, name)| (*input, (*name).into()))
                .collect(),
        )
    }
}

impl InputNames {
    /// Each with its name in the configuration.
    pub const KEYS: [(Input, &str, &str); INPUTS.len()] = INPUTS;

    pub fn of(&self, input: Input) -> &str {
        &self.0[&input]
    }

    /// Nothing where this installation has no field for it.
    pub fn said_as(&self, input: Input) -> Option<&str> {
        Some(self.of(input)).filter(|name| *name != NOT_SAID)
    }

    pub fn set(&mut self, input: Input, name: String) {
        self.0.insert(input, name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_name_for_each_input_in_its_order() {
        for (at, (input, key, name)) in INPUTS.iter().enumerate() {
            assert_eq!(*input as usize, at, "{key}");
            assert_eq!(InputNames::default().of(*input), *name);
        }
    }
}
