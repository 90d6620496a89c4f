//! The transition table as data: which command leads from which state to which.
//!
//! It must not know packages or inputs. A real installation gives every row an id of its own at
//! set-up, so the rows here get theirs from the seed; nobody can hard-code one and pass.

use super::State::{self, *};
use crate::invented::{self, slug};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    CompletePackaging,
    CompletePackagingWithoutShipment,
    ChannelBasedCompletePackaging,
    PreparePackage,
    PkgStateTransition,
    Refuse,
    DetectedOutOfStock,
    Block,
    Unblock,
    ShipWithoutIntegration,
    UpdateShipmentStatus,
    UpdateShipmentInfo,
}

impl Code {
    /// The command's code, chosen from a list when the row was set up; the slug was typed freely.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::CompletePackaging => "COMPLETE_PACKAGING",
            Self::CompletePackagingWithoutShipment => slug::COMPLETE_WITHOUT_SHIPMENT,
            Self::ChannelBasedCompletePackaging => "CHANNEL_BASED_COMPLETE_PACKAGING",
            Self::PreparePackage => "PREPARE_PACKAGE_COMMAND",
            Self::PkgStateTransition => "PKG_STATE_TRANSITION",
            Self::Refuse => slug::REFUSE,
            Self::DetectedOutOfStock => "DETECTED_OUT_OF_STOCK_ITEM",
            Self::Block => slug::BLOCK,
            Self::Unblock => "UNBLOCK_THE_PACKAGE",
            Self::ShipWithoutIntegration => invented::SHIP_CODE,
            Self::UpdateShipmentStatus => slug::SHIPMENT_STATUS,
            Self::UpdateShipmentInfo => slug::SHIPMENT_INFO,
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

struct Row(Code, &'static str, &'static str, &'static [(State, State)]);

// Slugs in plain letters are printed in the documentation; the others come from `invented`.
const ROWS: &[Row] = &[
    Row(
        Code::CompletePackaging,
        "COMPLETE_PACKAGING",
        "Paketlemeyi Tamamla",
        &[(Waiting, Packed), (Preparing, Packed), (Ready, Packed)],
    ),
    Row(
        Code::CompletePackagingWithoutShipment,
        slug::COMPLETE_WITHOUT_SHIPMENT,
        "Kargosuz Paketle",
        &[(Waiting, Packed), (Preparing, Packed), (Ready, Packed)],
    ),
    Row(
        Code::ChannelBasedCompletePackaging,
        "CHANNEL_BASED_COMPLETE_PACKAGING",
        "Pazaryeri Paketlemesini Tamamla",
        &[(Waiting, Packed), (Preparing, Packed), (Ready, Packed)],
    ),
    Row(
        Code::PreparePackage,
        "PREPARE_PACKAGE_COMMAND",
        "Hazırlamaya Başla",
        &[(Waiting, Preparing)],
    ),
    Row(
        Code::PkgStateTransition,
        "PKG_STATE_TRANSITION",
        "Paketlemeye Hazır",
        &[(Preparing, Ready)],
    ),
    Row(
        Code::Refuse,
        slug::REFUSE,
        "Reddet",
        &[
            (Waiting, NeedsRescheduling),
            (WaitingRemoteAction, NeedsRescheduling),
            (Preparing, NeedsRescheduling),
        ],
    ),
    Row(
        Code::DetectedOutOfStock,
        "DETECTED_OUT_OF_STOCK_ITEM",
        "Ürün Bulunamadı",
        &[(Waiting, OutOfStock), (Preparing, OutOfStock)],
    ),
    Row(
        Code::Block,
        slug::BLOCK,
        "Bloke Et",
        &[
            (Waiting, Blocked),
            (WaitingRemoteAction, Blocked),
            (Preparing, Blocked),
            (Ready, Blocked),
        ],
    ),
    Row(
        Code::Unblock,
        "UNBLOCK_THE_PACKAGE",
        "Blokeyi Kaldır",
        &[
            (Blocked, Waiting),
            (Blocked, WaitingRemoteAction),
            (Blocked, Preparing),
            (Blocked, Ready),
        ],
    ),
    Row(
        Code::ShipWithoutIntegration,
        slug::SHIP,
        "Kargoya Ver",
        &[(Packed, Shipped)],
    ),
    Row(
        Code::UpdateShipmentStatus,
        slug::SHIPMENT_STATUS,
        "Teslimat Durumunu Güncelle",
        &[
            (Shipped, Delivered),
            (AttemptedDelivery, Delivered),
            (DeliveryFailed, Delivered),
        ],
    ),
    Row(
        Code::UpdateShipmentInfo,
        slug::SHIPMENT_INFO,
        "Kargo Bilgisini Güncelle",
        &[
            (Packed, Packed),
            (Shipped, Shipped),
            (Delivered, Delivered),
            (AttemptedDelivery, AttemptedDelivery),
        ],
    ),
];

/// The table of one installation; ids rise from `first_id` in uneven steps, never by one.
pub(crate) fn installed(first_id: u32) -> Vec<Transition> {
    let pairs = ROWS.iter().flat_map(|Row(code, slug, name, pairs)| {
        pairs
            .iter()
            .map(move |(from, to)| (*code, *slug, *name, *from, *to))
    });
    let ids = (0_u32..).map(|n| first_id + n * 3 + n % 2);
    ids.zip(pairs)
        .map(|(id, (code, slug, name, from, to))| Transition {
            id,
            code,
            slug,
            name,
            from,
            to,
        })
        .collect()
}
