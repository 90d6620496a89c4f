//! A package as the OMS last told it: the one picture that all rules look at.
//!
//! It holds what the rules and the screen need and nothing of how it was sent. What the OMS says
//! that we do not know (a new state, a missing field) stays visible: `State::Other` keeps its
//! words.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::id::PackageId;
use crate::time::At;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    pub id: PackageId,
    pub number: String,
    pub order_number: String,
    pub channel: String,
    pub state: State,
    /// What the OMS called the state: shown where we do not know it.
    pub state_words: String,
    /// The code of the stock location that is to pack it.
    pub store: Option<String>,
    pub created_at: Option<At>,
    pub modified_at: Option<At>,
    pub due_at: Option<At>,
    pub lines: Vec<Line>,
    pub recipient: Recipient,
    pub notes: String,
    pub gift_note: String,
    pub shipment: Option<Shipment>,
    pub invoice_number: Option<String>,
    /// Where the OMS's own label file is, or what tells one such file from the next.
    pub label_file: Option<String>,
    /// The same of the OMS's own paper for it: a packaging document, later the shop's invoice.
    pub document_file: Option<String>,
    /// All of it, in thousandths of the OMS's unit.
    pub weight_thousandths: Option<u32>,
    /// Its volume in desi, as the OMS writes it.
    pub desi: Option<String>,
    /// The stock location that packs it.
    pub sender: Option<Sender>,
    /// What the OMS would let us do now.
    pub offers: Vec<Offer>,
    /// The OMS's type number for packages, which its log is filtered by.
    pub content_type: Option<i64>,
}

/// One thing to put into the box.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The OMS's id of the package item, where it told one.
    pub item: Option<i64>,
    pub name: String,
    pub sku: String,
    pub barcode: String,
    /// `None` where the OMS told none that can be understood: nobody may be shown a guess.
    pub quantity: Option<u32>,
}

/// A person. It shows nothing of itself, so that no log of a package tells who gets it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    pub name: String,
    pub phone: String,
    /// Street, district, town, country: one line each, as they go on the label.
    pub address: Vec<String>,
    pub city: String,
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(…)")
    }
}

/// A stock location as it stands on a label, in the same lines as a recipient's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub name: String,
    pub phone: String,
    pub address: Vec<String>,
}

/// The OMS's shipment record. It is empty at first: carrier and numbers come later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipment {
    pub carrier_id: Option<i64>,
    pub carrier: Option<String>,
    pub tracking_number: Option<String>,
    pub query_number: Option<String>,
}

/// A command that the OMS offers for this package. Slug and transition id differ per installation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub transition: Option<i64>,
    pub slug: Option<String>,
    /// The OMS's own name of the kind of command, the same in all installations.
    pub code: Option<String>,
    pub name: String,
    /// Where it leads, where the OMS says so.
    #[serde(default)]
    pub leads_to: Option<State>,
}

/// Where a package is on its way, by the OMS's numbers; the names differ per installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Waiting,
    /// Waiting, and another system has the next word.
    WaitingRemoteAction,
    /// Items of it are still on their way from another store.
    WaitingForTransfer,
    Preparing,
    ReadyForPackaging,
    WaitingCargoLabel,
    Packed,
    Shipped,
    Delivered,
    DeliveryFailed,
    AttemptedDelivery,
    Cancelled,
    CancellationWaiting,
    OutOfStock,
    Blocked,
    /// Refused by its store, to be planned anew.
    NeedsRescheduling,
    PackedForRefund,
    /// The OMS's own value, which no configuration names.
    Other(String),
}

impl State {
    /// Still to be packed at this counter.
    pub fn waits(&self) -> bool {
        matches!(
            self,
            Self::Waiting | Self::Preparing | Self::ReadyForPackaging
        )
    }

    /// Packed, and the box is still here.
    pub fn is_packed(&self) -> bool {
        matches!(self, Self::Packed | Self::WaitingCargoLabel)
    }

    /// The carrier has it, or had it.
    pub fn has_left(&self) -> bool {
        matches!(
            self,
            Self::Shipped | Self::Delivered | Self::DeliveryFailed | Self::AttemptedDelivery
        )
    }

    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled | Self::CancellationWaiting)
    }

    /// Something may still happen to it, so the slow sweep asks again.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Delivered | Self::Cancelled)
    }
}

impl Package {
    /// One of which nothing is told but where it stands. No empty text or list costs anything.
    pub fn bare(id: PackageId, state: State) -> Self {
        Self {
            id,
            state,
            number: String::new(),
            order_number: String::new(),
            channel: String::new(),
            state_words: String::new(),
            store: None,
            created_at: None,
            modified_at: None,
            due_at: None,
            lines: Vec::new(),
            recipient: Recipient::default(),
            notes: String::new(),
            gift_note: String::new(),
            shipment: None,
            invoice_number: None,
            label_file: None,
            document_file: None,
            weight_thousandths: None,
            desi: None,
            sender: None,
            offers: Vec::new(),
            content_type: None,
        }
    }

    pub fn carrier(&self) -> Option<&str> {
        self.shipment.as_ref()?.carrier.as_deref()
    }

    pub fn tracking_number(&self) -> Option<&str> {
        self.shipment.as_ref()?.tracking_number.as_deref()
    }

    pub fn query_number(&self) -> Option<&str> {
        self.shipment.as_ref()?.query_number.as_deref()
    }

    /// Over all lines; `None` as soon as one of them does not say how many.
    pub fn pieces(&self) -> Option<u32> {
        self.lines.iter().try_fold(0_u32, |sum, line| {
            line.quantity.map(|pieces| sum.saturating_add(pieces))
        })
    }
}
