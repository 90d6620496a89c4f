//! The transition table as data: which command leads from which state to which.
//!
//! It must not know packages or inputs. A real installation gives every row an id of its own at
//! set-up, so the rows here get theirs from the seed; nobody can hard-code one and pass.

use super::State::{self, *};
use crate::invented::{self, brand, button, slug};
use crate::strict::{PackingLeadsTo, ShipWithoutIntegration, Slugs, Strict, WithoutShipment};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    CompletePackaging,
    CompletePackagingWithoutShipment,
    ChannelBasedCompletePackaging,
    PreparePackage,
    PkgStateTransition,
    Refuse,
    DetectedOutOfStock,
    DetectedOutOfStockAdvanced,
    Deallocate,
    PackedForRefund,
    Block,
    Unblock,
    ShipWithoutIntegration,
    ShipmentOrder,
    ShipThePackage,
    AdvancedShipment,
    UpdateShipmentStatus,
    UpdateShipmentInfo,
    UpdateShipmentLabel,
    UpdateInvoice,
}

impl Code {
    /// The command's code, chosen from a list when the row was set up; the slug was typed freely.
    pub(crate) fn word(self, strict: &Strict) -> &'static str {
        match self {
            Self::CompletePackaging => "COMPLETE_PACKAGING",
            Self::CompletePackagingWithoutShipment => without_shipment(strict),
            Self::ChannelBasedCompletePackaging => "CHANNEL_BASED_COMPLETE_PACKAGING",
            Self::PreparePackage => "PREPARE_PACKAGE_COMMAND",
            Self::PkgStateTransition => "PKG_STATE_TRANSITION",
            Self::Refuse => slug::REFUSE,
            Self::DetectedOutOfStock => "DETECTED_OUT_OF_STOCK_ITEM",
            Self::DetectedOutOfStockAdvanced => slug::NOT_FOUND_ADVANCED,
            Self::Deallocate => "PKG_DEALLOCATE_RESERVATIONS",
            Self::PackedForRefund => slug::PACKED_FOR_REFUND,
            Self::Block => slug::BLOCK,
            Self::Unblock => "UNBLOCK_THE_PACKAGE",
            Self::ShipWithoutIntegration => invented::SHIP_CODE,
            Self::ShipmentOrder => slug::SHIPMENT_ORDER,
            Self::ShipThePackage => slug::SHIP_THE_PACKAGE,
            Self::AdvancedShipment => slug::ADVANCED_SHIPMENT,
            Self::UpdateShipmentStatus => slug::SHIPMENT_STATUS,
            Self::UpdateShipmentInfo => slug::SHIPMENT_INFO,
            Self::UpdateShipmentLabel => "UPDATE_SHIPMENT_LABEL",
            Self::UpdateInvoice => slug::UPDATE_INVOICE,
        }
    }
}

/// One row as this installation knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Transition {
    pub(crate) id: u32,
    pub(crate) code: Code,
    pub(crate) slug: &'static str,
    /// The button's text on the OMS's own screens.
    pub(crate) name: &'static str,
    pub(crate) from: State,
    pub(crate) to: State,
}

type Pairs = &'static [(State, State)];

struct Row(Code, &'static str, Pairs);

const PACKING: Pairs = &[(Waiting, Packed), (Preparing, Packed), (Ready, Packed)];
const PACKING_TO_LABEL: Pairs = &[
    (Waiting, WaitingCargoLabel),
    (Preparing, WaitingCargoLabel),
    (Ready, WaitingCargoLabel),
];
const SHIPPING: Pairs = &[(Packed, Shipped)];
const SHIPPING_UNPACKED: Pairs = &[(Waiting, Shipped), (Preparing, Shipped), (Ready, Shipped)];

const BOTH_ENDS: Pairs = &[
    (Shipped, Delivered),
    (AttemptedDelivery, Delivered),
    (DeliveryFailed, Delivered),
    (Shipped, DeliveryFailed),
    (AttemptedDelivery, DeliveryFailed),
    (DeliveryFailed, DeliveryFailed),
];

const ROWS: &[Row] = &[
    Row(Code::CompletePackaging, button::COMPLETE, PACKING),
    Row(
        Code::CompletePackagingWithoutShipment,
        button::COMPLETE_WITHOUT_SHIPMENT,
        PACKING,
    ),
    Row(
        Code::ChannelBasedCompletePackaging,
        button::COMPLETE_FOR_CHANNEL,
        PACKING,
    ),
    Row(
        Code::PreparePackage,
        button::PREPARE,
        &[(Waiting, Preparing)],
    ),
    Row(
        Code::PkgStateTransition,
        button::MOVE,
        &[(Preparing, Ready)],
    ),
    Row(
        Code::Refuse,
        button::REFUSE,
        &[
            (Waiting, NeedsRescheduling),
            (WaitingRemoteAction, NeedsRescheduling),
            (Preparing, NeedsRescheduling),
        ],
    ),
    Row(
        Code::DetectedOutOfStock,
        button::NOT_FOUND,
        &[(Waiting, OutOfStock), (Preparing, OutOfStock)],
    ),
    // What stays of the package stays in its state; only if nothing stays does it leave it.
    Row(
        Code::DetectedOutOfStockAdvanced,
        button::NOT_FOUND_ADVANCED,
        &[(Waiting, Waiting), (Preparing, Preparing)],
    ),
    Row(
        Code::Deallocate,
        button::DEALLOCATE,
        &[(Waiting, Preparing)],
    ),
    Row(
        Code::PackedForRefund,
        button::PACKED_FOR_REFUND,
        &[(Waiting, PackedForRefund), (OutOfStock, PackedForRefund)],
    ),
    Row(
        Code::Block,
        button::BLOCK,
        &[
            (Waiting, Blocked),
            (WaitingRemoteAction, Blocked),
            (Preparing, Blocked),
            (Ready, Blocked),
        ],
    ),
    Row(
        Code::Unblock,
        button::UNBLOCK,
        &[
            (Blocked, Waiting),
            (Blocked, WaitingRemoteAction),
            (Blocked, Preparing),
            (Blocked, Ready),
        ],
    ),
    Row(Code::ShipWithoutIntegration, button::SHIP, SHIPPING),
    Row(Code::ShipmentOrder, button::SHIPMENT_ORDER, SHIPPING),
    Row(Code::ShipThePackage, button::SHIP_THE_PACKAGE, SHIPPING),
    Row(Code::AdvancedShipment, button::ADVANCED_SHIPMENT, SHIPPING),
    Row(
        Code::UpdateShipmentStatus,
        button::SHIPMENT_STATUS,
        &[
            (Shipped, Delivered),
            (AttemptedDelivery, Delivered),
            (DeliveryFailed, Delivered),
        ],
    ),
    Row(
        Code::UpdateShipmentInfo,
        button::SHIPMENT_INFO,
        &[
            (Packed, Packed),
            (Shipped, Shipped),
            (Delivered, Delivered),
            (AttemptedDelivery, AttemptedDelivery),
        ],
    ),
    Row(
        Code::UpdateShipmentLabel,
        button::SHIPMENT_LABEL,
        &[
            (Preparing, Preparing),
            (WaitingCargoLabel, Packed),
            (Packed, Packed),
            (Shipped, Shipped),
        ],
    ),
    Row(
        Code::UpdateInvoice,
        button::UPDATE_INVOICE,
        &[
            (Packed, Packed),
            (Shipped, Shipped),
            (AttemptedDelivery, AttemptedDelivery),
            (DeliveryFailed, DeliveryFailed),
            (Delivered, Delivered),
        ],
    ),
];

/// The table of one installation; ids rise from `first_id` in uneven steps, never by one.
pub(crate) fn installed(first_id: u32, strict: &Strict) -> Vec<Transition> {
    let rows = ROWS.iter().flat_map(|Row(code, name, usual)| {
        let pairs = pairs(*code, usual, strict);
        pairs.iter().map(move |pair| (*code, *name, *pair))
    });
    let ids = (0_u32..).map(|n| first_id + n * 3 + n % 2);
    ids.zip(rows)
        .map(|(id, (code, name, (from, to)))| Transition {
            id,
            code,
            slug: slug_of((code, to), strict),
            name,
            from,
            to,
        })
        .collect()
}

fn pairs(code: Code, usual: Pairs, strict: &Strict) -> Pairs {
    if strict.slugs == Slugs::PerTransition && code == Code::UpdateShipmentStatus {
        return BOTH_ENDS;
    }
    match (
        code,
        strict.packing_leads_to,
        strict.ship_without_integration,
    ) {
        (Code::CompletePackaging, PackingLeadsTo::WaitingCargoLabel, _) => PACKING_TO_LABEL,
        (Code::ShipWithoutIntegration, _, ShipWithoutIntegration::BeforePacked) => {
            SHIPPING_UNPACKED
        }
        _ => usual,
    }
}

/// But for one, a slug equals its code here, as it does in the published examples, unless the brand
/// typed words of its own.
fn slug_of((code, to): (Code, State), strict: &Strict) -> &'static str {
    match (strict.slugs, code) {
        (Slugs::Branded, code) => branded(code),
        (Slugs::PerTransition, Code::UpdateShipmentStatus) => match to {
            DeliveryFailed => brand::NOT_DELIVERED,
            _ => brand::DELIVERED,
        },
        (_, Code::ShipWithoutIntegration) => slug::SHIP,
        (_, other) => other.word(strict),
    }
}

fn branded(code: Code) -> &'static str {
    match code {
        Code::CompletePackaging => brand::COMPLETE,
        Code::CompletePackagingWithoutShipment => brand::COMPLETE_WITHOUT_SHIPMENT,
        Code::ChannelBasedCompletePackaging => brand::COMPLETE_FOR_CHANNEL,
        Code::PreparePackage => brand::PREPARE,
        Code::PkgStateTransition => brand::MOVE,
        Code::Refuse => brand::REFUSE,
        Code::DetectedOutOfStock => brand::NOT_FOUND,
        Code::DetectedOutOfStockAdvanced => brand::NOT_FOUND_ADVANCED,
        Code::Deallocate => brand::DEALLOCATE,
        Code::PackedForRefund => brand::PACKED_FOR_REFUND,
        Code::Block => brand::BLOCK,
        Code::Unblock => brand::UNBLOCK,
        Code::ShipWithoutIntegration => brand::SHIP,
        Code::ShipmentOrder => brand::SHIPMENT_ORDER,
        Code::ShipThePackage => brand::SHIP_THE_PACKAGE,
        Code::AdvancedShipment => brand::ADVANCED_SHIPMENT,
        Code::UpdateShipmentStatus => brand::SHIPMENT_STATUS,
        Code::UpdateShipmentInfo => brand::SHIPMENT_INFO,
        Code::UpdateShipmentLabel => brand::SHIPMENT_LABEL,
        Code::UpdateInvoice => brand::UPDATE_INVOICE,
    }
}

fn without_shipment(strict: &Strict) -> &'static str {
    match strict.without_shipment {
        WithoutShipment::Packaging => slug::COMPLETE_WITHOUT_SHIPMENT,
        WithoutShipment::Packing => slug::PACKING_WITHOUT_SHIPMENT,
    }
}
