//! One decision of a packer, numbered and unchangeable.
//!
//! A command carries all that was known when it was decided (`Seen`), so that the queue makes sense
//! with no mirror at all: after a lost file the packer still reads what was done, and to which box.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::delivery::Standing;
use crate::id::{CommandId, LogId, PackageId};
use crate::package::{Offer, Package, State};
use crate::time::At;

/// What the packer wants to be true at the OMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// All lines are in the box and it is closed.
    Pack,
    /// The carrier has it.
    Ship,
}

impl Act {
    pub const ALL: [Act; 2] = [Act::Pack, Act::Ship];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    pub id: CommandId,
    pub package: PackageId,
    pub act: Act,
    pub seen: Seen,
    pub made_at: At,
    /// The person's name: people leave, the story of a parcel stays.
    pub made_by: String,
    /// Whom it was made for: tenant, OMS user and address. Nobody else ever receives it.
    pub binding: String,
    pub standing: Standing,
    /// When it was settled; nothing before that.
    pub settled_at: Option<At>,
    /// The highest log row that was known before it was first sent.
    pub watermark: Option<LogId>,
}

/// What it was decided on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub number: String,
    pub order_number: String,
    pub channel: String,
    pub state: State,
    pub modified_at: Option<At>,
    pub carrier: Option<String>,
    pub tracking_number: Option<String>,
    /// The OMS's offer for this act, if it made one.
    pub offer: Option<Offer>,
}

impl Seen {
    pub fn of(package: &Package, offer: Option<&Offer>) -> Self {
        Self {
            number: package.number.clone(),
            order_number: package.order_number.clone(),
            channel: package.channel.clone(),
            state: package.state.clone(),
            modified_at: package.modified_at,
            carrier: package.carrier().map(String::from),
            tracking_number: package.tracking_number().map(String::from),
            offer: offer.cloned(),
        }
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
