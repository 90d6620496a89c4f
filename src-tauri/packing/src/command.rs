//! One decision of a packer, numbered and unchangeable.
//!
//! A command carries all that was known when it was decided (`Seen`), so that the queue makes sense
//! with no mirror at all: after a lost file the packer still reads what was done, and to which box.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::delivery::Standing;
use crate::id::{CommandId, LogId, PackageId};
use crate::package::{Line, Offer, Package, Shipment, State};
use crate::time::At;

/// What the packer wants to be true at the OMS; `Body` adds what has to be said with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// All lines are in the box, it is closed, and the OMS shall order its carrier.
    Pack,
    /// Packed, and no carrier is to be ordered.
    PackWithoutShipment,
    /// Packed for a marketplace, whose order brought its tracking number along.
    PackForChannel,
    /// The carrier has it, by the plain command.
    Ship,
    /// The carrier has it, by the shop's shipment order.
    OrderShipment,
    /// The carrier has it, and no system of the carrier's is told.
    ShipWithoutIntegration,
    /// The carrier has it, with a carrier and a number that were written down by hand.
    ShipAdvanced,
    /// Another carrier or number than the OMS has.
    SetShipment,
    /// The customer has it.
    MarkDelivered,
    /// The carrier could not deliver it.
    MarkUndelivered,
    /// Somebody is collecting the items.
    Prepare,
    /// Somebody is collecting the items, and the store's stock is no longer reserved for them.
    Deallocate,
    /// Something is missing or wrong, so the whole package goes back to planning.
    NotFound,
    /// These lines are missing or wrong; the rest stays here.
    LinesNotFound,
    /// This store does not pack it, for a reason.
    Refuse,
    /// Its money goes back, and it is packed only to be put aside.
    PackForRefund,
    /// Nobody may work on it for now.
    Block,
    Unblock,
    /// The shop's own invoice.
    SetInvoice,
    /// The OMS shall have its carrier make the label again.
    RenewLabel,
}

impl Act {
    pub const ALL: [Act; 20] = [
        Act::Pack,
        Act::PackWithoutShipment,
        Act::PackForChannel,
        Act::Ship,
        Act::OrderShipment,
        Act::ShipWithoutIntegration,
        Act::ShipAdvanced,
        Act::SetShipment,
        Act::MarkDelivered,
        Act::MarkUndelivered,
        Act::Prepare,
        Act::Deallocate,
        Act::NotFound,
        Act::LinesNotFound,
        Act::Refuse,
        Act::PackForRefund,
        Act::Block,
        Act::Unblock,
        Act::SetInvoice,
        Act::RenewLabel,
    ];

    pub fn packs(self) -> bool {
        matches!(
            self,
            Act::Pack | Act::PackWithoutShipment | Act::PackForChannel
        )
    }

    pub fn ships(self) -> bool {
        matches!(
            self,
            Act::Ship | Act::OrderShipment | Act::ShipWithoutIntegration | Act::ShipAdvanced
        )
    }

    /// When it is done, the package is no longer this store's work, whatever becomes of it.
    pub fn gives_away(self) -> bool {
        matches!(self, Act::NotFound | Act::Refuse)
    }
}

/// An act with all that has to be said about it: fully known when it is queued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    Pack,
    PackWithoutShipment,
    PackForChannel,
    Ship,
    OrderShipment,
    ShipWithoutIntegration,
    ShipAdvanced(ShipmentInfo),
    SetShipment(ShipmentInfo),
    MarkDelivered,
    MarkUndelivered,
    Prepare,
    /// These lines are not to be had, as collecting showed at once.
    PrepareWithout(Vec<Missing>),
    Deallocate,
    NotFound(Fault),
    LinesNotFound(Vec<Missing>),
    Refuse(Denial),
    PackForRefund,
    Block,
    Unblock,
    SetInvoice(Invoice),
    RenewLabel,
}

/// Carrier and numbers, written down by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShipmentInfo {
    /// The OMS's id of the cargo company.
    pub carrier_id: i64,
    /// Its name, for the screen; the OMS takes the id.
    pub carrier: String,
    pub tracking_number: String,
    pub query_number: Option<String>,
}

/// What is the matter with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    NotFound,
    Wrong,
}

/// One line that cannot be packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The OMS's id of the package item.
    pub item: i64,
    pub quantity: u32,
    pub fault: Fault,
}

/// Why this store does not pack it: one of the OMS's own reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denial {
    pub reason: i64,
    pub title: String,
}

/// The shop's own invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    pub number: String,
    /// What kind of document it is, in the OMS's word.
    pub kind: String,
    /// The document itself, as the OMS takes it.
    pub content: String,
    pub dated_at: At,
}

impl Body {
    pub fn act(&self) -> Act {
        match self {
            Body::Pack => Act::Pack,
            Body::PackWithoutShipment => Act::PackWithoutShipment,
            Body::PackForChannel => Act::PackForChannel,
            Body::Ship => Act::Ship,
            Body::OrderShipment => Act::OrderShipment,
            Body::ShipWithoutIntegration => Act::ShipWithoutIntegration,
            Body::ShipAdvanced(_) => Act::ShipAdvanced,
            Body::SetShipment(_) => Act::SetShipment,
            Body::MarkDelivered => Act::MarkDelivered,
            Body::MarkUndelivered => Act::MarkUndelivered,
            Body::Prepare | Body::PrepareWithout(_) => Act::Prepare,
            Body::Deallocate => Act::Deallocate,
            Body::NotFound(_) => Act::NotFound,
            Body::LinesNotFound(_) => Act::LinesNotFound,
            Body::Refuse(_) => Act::Refuse,
            Body::PackForRefund => Act::PackForRefund,
            Body::Block => Act::Block,
            Body::Unblock => Act::Unblock,
            Body::SetInvoice(_) => Act::SetInvoice,
            Body::RenewLabel => Act::RenewLabel,
        }
    }

    /// The body of an act that needs nothing said with it.
    pub fn plain(act: Act) -> Option<Body> {
        match act {
            Act::Pack => Some(Body::Pack),
            Act::PackWithoutShipment => Some(Body::PackWithoutShipment),
            Act::PackForChannel => Some(Body::PackForChannel),
            Act::Ship => Some(Body::Ship),
            Act::OrderShipment => Some(Body::OrderShipment),
            Act::ShipWithoutIntegration => Some(Body::ShipWithoutIntegration),
            Act::MarkDelivered => Some(Body::MarkDelivered),
            Act::MarkUndelivered => Some(Body::MarkUndelivered),
            Act::Prepare => Some(Body::Prepare),
            Act::Deallocate => Some(Body::Deallocate),
            Act::PackForRefund => Some(Body::PackForRefund),
            Act::Block => Some(Body::Block),
            Act::Unblock => Some(Body::Unblock),
            Act::RenewLabel => Some(Body::RenewLabel),
            Act::ShipAdvanced
            | Act::SetShipment
            | Act::NotFound
            | Act::LinesNotFound
            | Act::Refuse
            | Act::SetInvoice => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    pub id: CommandId,
    pub package: PackageId,
    pub body: Body,
    pub seen: Seen,
    pub made_at: At,
    /// The person's name: people leave, the story of a parcel stays.
    pub made_by: String,
    /// Whom it was made for: tenant, OMS user and address. Nobody else ever receives it.
    pub binding: String,
    pub standing: Standing,
    /// When it was settled, by the clock that never jumps; nothing before that.
    pub settled_at: Option<At>,
    /// When it was saved, or last went on after a question, by the same clock; nothing where a file
    /// was rebuilt.
    pub waits_since: Option<At>,
    /// The highest log row that was known before it was first sent.
    pub watermark: Option<LogId>,
    /// When the newest copy that it stands on had been modified, by the OMS: the one that it was
    /// last sent on (evidence without a log: nothing has happened since), then the one that
    /// showed its end (what is older does not hide it).
    pub stands_on: Option<At>,
}

impl Command {
    pub fn act(&self) -> Act {
        self.body.act()
    }
}

/// What it was decided on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub number: String,
    pub order_number: String,
    pub channel: String,
    pub state: State,
    pub modified_at: Option<At>,
    /// What a command that overwrites is held against (R8).
    pub shipment: Option<Shipment>,
    pub invoice_number: Option<String>,
    pub label_file: Option<String>,
    /// What a report of missing pieces is taken from.
    #[serde(default)]
    pub lines: Vec<Held>,
    /// The OMS's offer for this act, if it made one.
    pub offer: Option<Offer>,
}

/// How many pieces of an item there were. An item without a count is not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub item: i64,
    pub quantity: u32,
}

impl Held {
    fn of(line: &Line) -> Option<Self> {
        let (item, quantity) = line.item.zip(line.quantity)?;
        Some(Self { item, quantity })
    }
}

impl Seen {
    pub fn of(package: &Package, offer: Option<&Offer>) -> Self {
        Self {
            number: package.number.clone(),
            order_number: package.order_number.clone(),
            channel: package.channel.clone(),
            state: package.state.clone(),
            modified_at: package.modified_at,
            shipment: package.shipment.clone(),
            invoice_number: package.invoice_number.clone(),
            label_file: package.label_file.clone(),
            lines: package.lines.iter().filter_map(Held::of).collect(),
            offer: offer.cloned(),
        }
    }

    /// What would write over is to be held against what this copy shows, whatever waits here.
    pub fn held_against(self, copy: &Package) -> Self {
        Self {
            shipment: copy.shipment.clone(),
            invoice_number: copy.invoice_number.clone(),
            label_file: copy.label_file.clone(),
            ..self
        }
    }

    pub fn quantity_of(&self, item: i64) -> Option<u32> {
        let held = self.lines.iter().find(|it| it.item == item);
        held.map(|it| it.quantity)
    }

    pub fn carrier(&self) -> Option<&str> {
        self.shipment.as_ref()?.carrier.as_deref()
    }

    pub fn tracking_number(&self) -> Option<&str> {
        self.shipment.as_ref()?.tracking_number.as_deref()
    }
}

impl Serialize for CommandId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CommandId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not a command id"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::body;

    #[test]
    fn each_act_has_a_body_and_each_body_reads_back_as_it_was_written() {
        for act in Act::ALL {
            let body = body(act);
            assert_eq!(body.act(), act);
            let text = serde_json::to_string(&body).unwrap();
            assert_eq!(serde_json::from_str::<Body>(&text).unwrap(), body, "{text}");
        }
    }

    #[test]
    fn an_act_that_needs_nothing_said_has_its_body_at_once() {
        for act in Act::ALL {
            assert!(Body::plain(act).is_none_or(|plain| plain.act() == act));
        }
    }
}
