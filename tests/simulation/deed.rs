//! What can be done to a package of the simulated OMS, and what it allows: a table of its own.

use packing::command::Act;

use crate::oms::{RELABEL, RENUMBER, Stage};

/// What a colleague, a customer or a carrier does behind the desks' backs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Packed, and a carrier was ordered.
    Order,
    Pack,
    Ship,
    Unpack,
    Prepare,
    Cancel,
    AskToCancel,
    Block,
    Unblock,
    Deliver,
    Move,
    Touch,
    Renumber,
    /// The carrier has made the label.
    Label,
    /// Somebody asks for the label anew, and it is made at once.
    Relabel,
}

impl Deed {
    pub(crate) const ALL: [Deed; 12] = [
        Deed::Renumber,
        Deed::Pack,
        Deed::Ship,
        Deed::Unpack,
        Deed::Prepare,
        Deed::Cancel,
        Deed::AskToCancel,
        Deed::Block,
        Deed::Unblock,
        Deed::Deliver,
        Deed::Move,
        Deed::Touch,
    ];

    /// What a desk's act is here; none where this OMS has no such thing.
    pub(crate) fn of(act: Act) -> Option<Self> {
        match act {
            Act::Pack => Some(Deed::Order),
            Act::PackWithoutShipment => Some(Deed::Pack),
            Act::Ship => Some(Deed::Ship),
            Act::SetShipment => Some(Deed::Renumber),
            Act::RenewLabel => Some(Deed::Relabel),
            Act::Prepare => Some(Deed::Prepare),
            Act::Block => Some(Deed::Block),
            Act::Unblock => Some(Deed::Unblock),
            _ => None,
        }
    }

    pub(crate) fn slug(self) -> &'static str {
        match self {
            Deed::Renumber => RENUMBER,
            Deed::Label => "LABEL_MADE",
            Deed::Relabel => RELABEL,
            _ => "",
        }
    }

    pub(crate) fn leads(self, from: Stage) -> Option<Stage> {
        use Stage::{
            Blocked, Cancelled, Cancelling, Delivered, Packed, Preparing, Shipped, Unlabelled,
            Waiting,
        };
        match (self, from) {
            (Deed::Pack | Deed::Order, Waiting | Preparing) => Some(Packed),
            (Deed::Ship, Packed) => Some(Shipped),
            (Deed::Unpack, Packed | Unlabelled) | (Deed::Unblock, Blocked) => Some(Waiting),
            (Deed::Prepare, Waiting) => Some(Preparing),
            (Deed::Cancel, Waiting | Preparing | Packed | Unlabelled | Cancelling | Blocked) => {
                Some(Cancelled)
            }
            (Deed::AskToCancel, Waiting | Preparing | Packed | Unlabelled) => Some(Cancelling),
            (Deed::Label | Deed::Relabel, Unlabelled) => Some(Packed),
            (Deed::Block, Waiting | Preparing) => Some(Blocked),
            (Deed::Deliver, Shipped) => Some(Delivered),
            (Deed::Renumber | Deed::Relabel, Packed | Shipped) => Some(from),
            _ => None,
        }
    }
}
