//! Every command of a package that the OMS's documents describe, as a table.
//!
//! Per command: the setting's name, the slug where the documents print or suggest one, the OMS's
//! own codes, and which of the four printed bodies it wants. A slug and a transition id belong to
//! one installation, so each row can be told anew. It must not know who decides on a command.

use std::collections::BTreeMap;

use packing::command::Act;

use BodyShape::{EmptyEnvelope, Envelope, Flat, Items};

/// What the OMS can be asked to do to a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// With the carrier's call.
    Pack,
    PackWithoutShipment,
    /// For orders of a marketplace: the plain command would call a carrier a second time.
    PackForChannel,
    Ship,
    ShipWithoutIntegration,
    ShipAdvanced,
    SetShipment,
    SetStatus,
    RenewLabel,
    Prepare,
    /// A plain move that the brand defined.
    Move,
    NotFound,
    LinesNotFound,
    Refuse,
    Block,
    Unblock,
    Deallocate,
    PackForRefund,
    SetInvoice,
    ReadyForPickup,
    DeliverInStore,
}

/// The documents print four shapes of the same request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyShape {
    /// `{"slug": …, "input_parameters": {"package": …}}`
    Envelope,
    /// `{"slug": …, "input_parameters": {}}`
    EmptyEnvelope,
    /// `{"slug": …, "package": …}`
    Flat,
    /// `{"slug": …, "input_parameters": {"package_items": []}}`
    Items,
}

/// How the body's own fields are called: most pages say `package`, one says `package_id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdNames {
    Short,
    Long,
}

/// How one command is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandName {
    pub slug: Option<String>,
    pub transition: Option<i64>,
    /// One is enough, and some documents forbid the second.
    pub both: bool,
    pub body: BodyShape,
    pub ids: IdNames,
}

struct Row {
    kind: Kind,
    /// Its name in the configuration.
    key: &'static str,
    slug: &'static str,
    /// The OMS's own names of it, the same in all installations.
    codes: &'static [&'static str],
    body: BodyShape,
}

const fn row(
    kind: Kind,
    key: &'static str,
    codes: &'static [&'static str],
    body: BodyShape,
) -> Row {
    let slug = codes[0];
    Row {
        kind,
        key,
        slug,
        codes,
        body,
    }
}

/// Where a code is printed nowhere, its class's name stands for it.
const ROWS: [Row; 21] = [
    row(Kind::Pack, "pack", &["COMPLETE_PACKAGING"], Envelope),
    row(
        Kind::PackWithoutShipment,
        "pack_without_shipment",
        &[
            "COMPLETE_PACKAGING_WITHOUT_SHIPMENT",
            "COMPLETE_PACKING_WITHOUT_SHIPMENT",
        ],
        Envelope,
    ),
    row(
        Kind::PackForChannel,
        "pack_marketplace",
        &["CHANNEL_BASED_COMPLETE_PACKAGING"],
        EmptyEnvelope,
    ),
    row(
        Kind::Ship,
        "ship",
        &["SHIP_THE_PACKAGE", "SHIPMENT_ORDER"],
        Envelope,
    ),
    Row {
        // Assumed: the command's page prints its body, but no slug.
        slug: "SHIP_WITHOUT_INTEGRATION",
        ..row(
            Kind::ShipWithoutIntegration,
            "ship_without_integration",
            &["SHIP_THE_PACKAGE_BASIC", "SHIP_WITHOUT_INTEGRATION"],
            Flat,
        )
    },
    row(
        Kind::ShipAdvanced,
        "ship_advanced",
        &[
            "SHIP_THE_PACKAGE_ADVANCED",
            "PACKAGE_ADVANCED_SHIPMENT",
            "ADVANCED_SHIPMENT",
        ],
        Envelope,
    ),
    row(
        Kind::SetShipment,
        "set_shipment",
        &["UPDATE_SHIPMENT_INFO"],
        Envelope,
    ),
    row(
        Kind::SetStatus,
        "set_status",
        &["UPDATE_SHIPMENT_STATUS"],
        Envelope,
    ),
    row(
        Kind::RenewLabel,
        "renew_label",
        &["UPDATE_SHIPMENT_LABEL"],
        Items,
    ),
    row(
        Kind::Prepare,
        "prepare",
        &["PREPARE_PACKAGE_COMMAND", "PREPARE_PACKAGE"],
        Envelope,
    ),
    row(Kind::Move, "move", &["PKG_STATE_TRANSITION"], Envelope),
    row(
        Kind::NotFound,
        "not_found",
        &["DETECTED_OUT_OF_STOCK_ITEM"],
        Envelope,
    ),
    row(
        Kind::LinesNotFound,
        "lines_not_found",
        &["DETECTED_OUT_OF_STOCK_ITEM_ADVANCED"],
        Envelope,
    ),
    row(
        Kind::Refuse,
        "refuse",
        &["REFUSE_WITH_DENIAL_REASON", "PACKAGE_REFUSE"],
        Envelope,
    ),
    row(Kind::Block, "block", &["BLOCK_THE_PACKAGE"], Envelope),
    row(Kind::Unblock, "unblock", &["UNBLOCK_THE_PACKAGE"], Envelope),
    row(
        Kind::Deallocate,
        "deallocate",
        &["PKG_DEALLOCATE_RESERVATIONS"],
        Envelope,
    ),
    row(
        Kind::PackForRefund,
        "pack_for_refund",
        &["PACKAGE_PACKED_FOR_REFUND"],
        Envelope,
    ),
    row(
        Kind::SetInvoice,
        "set_invoice",
        &["UPDATE_INVOICE", "UPDATE_INVOICE_OF_THE_PACKAGE"],
        Envelope,
    ),
    row(
        Kind::ReadyForPickup,
        "ready_for_pickup",
        &["READY_FOR_PICKUP"],
        Envelope,
    ),
    row(
        Kind::DeliverInStore,
        "deliver_in_store",
        &["SELF_SERVICE_PACKAGE_DELIVERY"],
        Envelope,
    ),
];

impl From<Act> for Kind {
    fn from(act: Act) -> Self {
        match act {
            Act::Pack => Self::Pack,
            Act::PackWithoutShipment => Self::PackWithoutShipment,
            Act::PackForChannel => Self::PackForChannel,
            Act::Ship => Self::Ship,
            Act::ShipWithoutIntegration => Self::ShipWithoutIntegration,
            Act::ShipAdvanced => Self::ShipAdvanced,
            Act::SetShipment => Self::SetShipment,
            Act::MarkDelivered | Act::MarkUndelivered => Self::SetStatus,
            Act::Prepare => Self::Prepare,
            Act::NotFound => Self::NotFound,
            Act::LinesNotFound => Self::LinesNotFound,
            Act::Refuse => Self::Refuse,
            Act::Block => Self::Block,
            Act::Unblock => Self::Unblock,
            Act::SetInvoice => Self::SetInvoice,
            Act::RenewLabel => Self::RenewLabel,
        }
    }
}

impl Kind {
    pub const ALL: [Kind; ROWS.len()] = {
        let mut all = [Kind::Pack; ROWS.len()];
        let mut at = 0;
        while at < ROWS.len() {
            all[at] = ROWS[at].kind;
            at += 1;
        }
        all
    };

    /// Its name in the configuration.
    pub fn key(self) -> &'static str {
        self.row().key
    }

    pub fn codes(self) -> &'static [&'static str] {
        self.row().codes
    }

    /// The documents let it answer with the package instead of nothing.
    pub fn answers_with_package(self) -> bool {
        self == Kind::Prepare
    }

    /// The table is in the order of the enum, which a test holds it to.
    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

/// How the OMS wants each command to be asked for, where it did not offer one itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandNames(BTreeMap<Kind, CommandName>);

impl Default for CommandNames {
    fn default() -> Self {
        let usual = |row: &Row| CommandName {
            slug: Some(row.slug.into()),
            transition: None,
            both: false,
            body: row.body,
            ids: IdNames::Short,
        };
        Self(ROWS.iter().map(|row| (row.kind, usual(row))).collect())
    }
}

impl CommandNames {
    pub fn of(&self, kind: Kind) -> &CommandName {
        // Every kind has a row, and none is ever taken away.
        &self.0[&kind]
    }

    pub fn set(&mut self, kind: Kind, name: CommandName) {
        self.0.insert(kind, name);
    }
}

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
    PickupCode,
}

/// In the order of the enum: the setting's name, and the field's.
const INPUTS: [(Input, &str, &str); 14] = [
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
    (Input::PickupCode, "pickup_code", "otp_code"),
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

    pub fn set(&mut self, input: Input, name: String) {
        self.0.insert(input, name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_command_in_its_order() {
        for (row, kind) in ROWS.iter().zip(Kind::ALL) {
            assert_eq!(kind.row().key, row.key);
            assert_eq!(row.kind as usize, kind as usize, "{}", row.key);
            assert!(CommandNames::default().of(kind).slug.is_some());
        }
        for (at, (input, key, name)) in INPUTS.iter().enumerate() {
            assert_eq!(*input as usize, at, "{key}");
            assert_eq!(InputNames::default().of(*input), *name);
        }
    }

    #[test]
    fn a_command_is_called_here_as_the_rules_call_it() {
        for act in Act::ALL {
            let codes = Kind::from(act).codes();
            assert!(
                act.rule().codes.iter().all(|code| codes.contains(code)),
                "{act:?}"
            );
        }
    }

    #[test]
    fn what_the_documents_print_is_what_is_said() {
        let names = CommandNames::default();
        for (kind, slug, body) in [
            (Kind::Pack, "COMPLETE_PACKAGING", Envelope),
            (
                Kind::PackForChannel,
                "CHANNEL_BASED_COMPLETE_PACKAGING",
                EmptyEnvelope,
            ),
            (Kind::Prepare, "PREPARE_PACKAGE_COMMAND", Envelope),
            (Kind::RenewLabel, "UPDATE_SHIPMENT_LABEL", Items),
            (Kind::Unblock, "UNBLOCK_THE_PACKAGE", Envelope),
            (Kind::NotFound, "DETECTED_OUT_OF_STOCK_ITEM", Envelope),
        ] {
            let name = names.of(kind);
            assert_eq!((name.slug.as_deref(), name.body), (Some(slug), body));
        }
    }
}
