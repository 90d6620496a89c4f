//! Packages and commands for table tests: one of each, with plain values.

use alloc::string::{String, ToString};

use crate::command::{Act, Body, Command, Denial, Fault, Invoice, Missing, Seen, ShipmentInfo};
use crate::delivery::Standing;
use crate::id::{CommandId, PackageId, Seq};
use crate::package::{Line, Offer, Package, State};
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
    State::WaitingRemoteAction,
    State::WaitingForTransfer,
    State::NeedsRescheduling,
    State::PackedForRefund,
    State::Other(String::new()),
];

pub(crate) fn package(state: State) -> Package {
    Package {
        number: "100073".into(),
        order_number: "200073".into(),
        channel: "Shop".into(),
        store: Some("S-014".into()),
        created_at: Some(At(1)),
        modified_at: Some(At(2)),
        lines: [Line {
            item: Some(7301),
            quantity: Some(2),
            ..Line::default()
        }]
        .into(),
        content_type: Some(26),
        ..Package::bare(PackageId(73), state)
    }
}

pub(crate) fn offer(code: &str) -> Offer {
    Offer {
        code: Some(code.to_string()),
        ..Offer::default()
    }
}

/// Something to say for each act.
pub(crate) fn body(act: Act) -> Body {
    let info = ShipmentInfo {
        carrier_id: 695,
        carrier: "Aras".into(),
        tracking_number: "T-2".into(),
        query_number: None,
    };
    let missing = Missing {
        item: 7301,
        quantity: 2,
        fault: Fault::NotFound,
    };
    let invoice = Invoice {
        number: "F-1".into(),
        kind: "e-archive".into(),
        content: "https://shop.example/F-1.pdf".into(),
        dated_at: At(10),
    };
    match act {
        Act::ShipAdvanced => Body::ShipAdvanced(info),
        Act::SetShipment => Body::SetShipment(info),
        Act::NotFound => Body::NotFound(Fault::Wrong),
        Act::LinesNotFound => Body::LinesNotFound([missing].into()),
        Act::Refuse => Body::Refuse(Denial {
            reason: 34,
            title: "Closed".into(),
        }),
        Act::SetInvoice => Body::SetInvoice(invoice),
        plain => Body::plain(plain).unwrap(),
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
        body: body(act),
        seen: Seen::of(&waiting, None),
        made_at: At(10),
        made_by: "Ayşe".into(),
        binding: "shop".into(),
        standing: Standing::queued(),
        settled_at: None,
        waits_since: None,
        watermark: None,
        stands_on: None,
    }
}
