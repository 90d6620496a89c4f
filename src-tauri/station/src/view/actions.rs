//! What can be done with one package, and what a person says to do it.
//!
//! The sheet that shows this must decide nothing: each action carries our rules' answer, and the
//! same rules are asked again when it is done.

use packing::command::Act;
use serde::{Deserialize, Serialize};

use super::Millis;
use crate::error::Problem;

/// All acts on one package, each with what the OMS and our rules say to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ActionsView {
    pub package: i64,
    /// The OMS's offers are for the package as it is shown. With work of this desk on top of its
    /// copy they are out of date, and an action that is not offered may well be possible.
    pub offers_current: bool,
    /// In the order of a package's way.
    pub actions: Vec<ActionView>,
    /// What the OMS offers and this station does not know, in the OMS's own words.
    pub unknown_offers: Vec<String>,
    /// To choose from where an action needs a carrier, a reason or lines.
    pub carriers: Vec<CarrierView>,
    pub reasons: Vec<ReasonView>,
    pub items: Vec<ItemView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    pub act: ActView,
    /// What has to be said with it.
    pub needs: NeedsView,
    /// The OMS's own name for it, where it offers it for this package.
    pub offered_as: Option<String>,
    /// Slugs, codes and numbers that mean it for this package.
    pub names: Vec<String>,
    /// `null` where it may be done, else the reason why not.
    pub why_not: Option<Problem>,
}

/// The form that an action opens; most need none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NeedsView {
    Nothing,
    Shipment,
    Fault,
    Lines,
    /// Lines that are missing, if there are any.
    LinesIfAny,
    Reason,
    Invoice,
}

/// A carrier that the OMS's packages have been seen with; it lists none itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CarrierView {
    pub id: i64,
    pub name: String,
}

/// One of the OMS's reasons to refuse a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReasonView {
    pub id: i64,
    pub title: String,
}

/// A line by the OMS's id of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    pub item: i64,
    pub name: String,
    pub sku: String,
    pub quantity: Option<u32>,
}

/// An action with all that is said with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ActionInput {
    Pack,
    PackWithoutShipment,
    PackForChannel,
    Ship,
    OrderShipment,
    ShipWithoutIntegration,
    ShipAdvanced { shipment: ShipmentInput },
    SetShipment { shipment: ShipmentInput },
    MarkDelivered,
    MarkUndelivered,
    Prepare { lines: Vec<MissingInput> },
    Deallocate,
    NotFound { fault: FaultInput },
    LinesNotFound { lines: Vec<MissingInput> },
    Refuse { reason: i64 },
    PackForRefund,
    Block,
    Unblock,
    SetInvoice { invoice: InvoiceInput },
    RenewLabel,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShipmentInput {
    pub carrier: i64,
    pub tracking_number: String,
    pub query_number: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum FaultInput {
    NotFound,
    Wrong,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MissingInput {
    pub item: i64,
    pub quantity: u32,
    pub fault: FaultInput,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct InvoiceInput {
    pub number: String,
    /// The kind of document, in the OMS's word.
    pub kind: String,
    pub content: String,
    pub dated_at: Millis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ActView {
    Pack,
    PackWithoutShipment,
    PackForChannel,
    Ship,
    OrderShipment,
    ShipWithoutIntegration,
    ShipAdvanced,
    SetShipment,
    MarkDelivered,
    MarkUndelivered,
    Prepare,
    Deallocate,
    NotFound,
    LinesNotFound,
    Refuse,
    PackForRefund,
    Block,
    Unblock,
    SetInvoice,
    RenewLabel,
}

impl ActView {
    pub fn of(act: Act) -> Self {
        match act {
            Act::Pack => Self::Pack,
            Act::PackWithoutShipment => Self::PackWithoutShipment,
            Act::PackForChannel => Self::PackForChannel,
            Act::Ship => Self::Ship,
            Act::OrderShipment => Self::OrderShipment,
            Act::ShipWithoutIntegration => Self::ShipWithoutIntegration,
            Act::ShipAdvanced => Self::ShipAdvanced,
            Act::SetShipment => Self::SetShipment,
            Act::MarkDelivered => Self::MarkDelivered,
            Act::MarkUndelivered => Self::MarkUndelivered,
            Act::Prepare => Self::Prepare,
            Act::Deallocate => Self::Deallocate,
            Act::NotFound => Self::NotFound,
            Act::LinesNotFound => Self::LinesNotFound,
            Act::Refuse => Self::Refuse,
            Act::PackForRefund => Self::PackForRefund,
            Act::Block => Self::Block,
            Act::Unblock => Self::Unblock,
            Act::SetInvoice => Self::SetInvoice,
            Act::RenewLabel => Self::RenewLabel,
        }
    }
}

impl NeedsView {
    pub fn of(act: Act) -> Self {
        match act {
            Act::ShipAdvanced | Act::SetShipment => Self::Shipment,
            Act::NotFound => Self::Fault,
            Act::LinesNotFound => Self::Lines,
            Act::Prepare => Self::LinesIfAny,
            Act::Refuse => Self::Reason,
            Act::SetInvoice => Self::Invoice,
            Act::Pack
            | Act::PackWithoutShipment
            | Act::PackForChannel
            | Act::Ship
            | Act::OrderShipment
            | Act::ShipWithoutIntegration
            | Act::MarkDelivered
            | Act::MarkUndelivered
            | Act::Deallocate
            | Act::PackForRefund
            | Act::Block
            | Act::Unblock
            | Act::RenewLabel => Self::Nothing,
        }
    }
}
