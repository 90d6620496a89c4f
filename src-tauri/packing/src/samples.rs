//! Packages and commands for table tests: one of each, with plain values.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::command::{Act, Command, Seen};
use crate::delivery::Standing;
use crate::id::{CommandId, PackageId, Seq};
use crate::package::{Line, Offer, Package, Recipient, State};
use crate::time::At;

pub(crate) const ALL_STATES: &[State] = &[
    State::Waiting,
    State::Preparing,
    State::ReadyForPackaging,
    State::WaitingCargoLabel,
    State::Packed,
    State::Shipped,
    State::Delivered,
    State::DeliveryFailed,
    State::AttemptedDelivery,
    State::Cancelled,
    State::CancellationWaiting,
    State::OutOfStock,
    State::Blocked,
    State::Other(String::new()),
];

pub(crate) fn package(state: State) -> Package {
    Package {
        id: PackageId(73),
        number: "100073".into(),
        order_number: "200073".into(),
        channel: "Shop".into(),
        state,
        state_words: String::new(),
        store: Some("S-014".into()),
        created_at: Some(At(1)),
        modified_at: Some(At(2)),
        due_at: None,
        lines: [Line {
            quantity: 2,
            ..Line::default()
        }]
        .into(),
        recipient: Recipient::default(),
        notes: String::new(),
        gift_note: String::new(),
        shipment: None,
        offers: Vec::new(),
        content_type: Some(26),
    }
}

pub(crate) fn offer(code: &str) -> Offer {
    Offer {
        code: Some(code.to_string()),
        ..Offer::default()
    }
}

pub(crate) fn command(seq: i64, act: Act) -> Command {
    let waiting = package(State::Waiting);
    Command {
        id: CommandId {
            file_tag: "9f3a".into(),
            seq: Seq(seq),
        },
        package: waiting.id,
        act,
        seen: Seen::of(&waiting, None),
        made_at: At(10),
        made_by: "Ayşe".into(),
        binding: "shop".into(),
        standing: Standing::queued(),
        settled_at: None,
        watermark: None,
    }
}
