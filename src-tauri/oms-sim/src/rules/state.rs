//! The states of a package, their codes and this installation's names for them.
//!
//! It must not know which state follows which: that is the transition table's.

use crate::invented::{code, name};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Waiting,
    WaitingRemoteAction,
    Preparing,
    WaitingForTransfer,
    Ready,
    WaitingCargoLabel,
    Packed,
    Shipped,
    AttemptedDelivery,
    DeliveryFailed,
    Delivered,
    Blocked,
    CancellationWaiting,
    Cancelled,
    NeedsRescheduling,
    OutOfStock,
    PackedForRefund,
}

impl State {
    pub const ALL: [Self; 17] = [
        Self::Waiting,
        Self::WaitingRemoteAction,
        Self::Preparing,
        Self::WaitingForTransfer,
        Self::Ready,
        Self::WaitingCargoLabel,
        Self::Packed,
        Self::Shipped,
        Self::AttemptedDelivery,
        Self::DeliveryFailed,
        Self::Delivered,
        Self::Blocked,
        Self::CancellationWaiting,
        Self::Cancelled,
        Self::NeedsRescheduling,
        Self::OutOfStock,
        Self::PackedForRefund,
    ];

    /// The `enum_value`: a string on the wire, as documented.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "100",
            Self::Preparing => "200",
            Self::Ready => "400",
            Self::Packed => "500",
            Self::OutOfStock => "920",
            Self::PackedForRefund => "1100",
            Self::WaitingRemoteAction => code::WAITING_REMOTE_ACTION,
            Self::WaitingForTransfer => code::WAITING_FOR_TRANSFER,
            Self::WaitingCargoLabel => code::WAITING_CARGO_LABEL,
            Self::Shipped => code::SHIPPED,
            Self::AttemptedDelivery => code::ATTEMPTED_DELIVERY,
            Self::DeliveryFailed => code::DELIVERY_FAILED,
            Self::Delivered => code::DELIVERED,
            Self::Blocked => code::BLOCKED,
            Self::CancellationWaiting => code::CANCELLATION_WAITING,
            Self::Cancelled => code::CANCELLED,
            Self::NeedsRescheduling => code::NEEDS_RESCHEDULING,
        }
    }

    /// The localized free text that this installation shows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => name::WAITING,
            Self::WaitingRemoteAction => name::WAITING_REMOTE_ACTION,
            Self::Preparing => name::PREPARING,
            Self::WaitingForTransfer => name::WAITING_FOR_TRANSFER,
            Self::Ready => name::READY,
            Self::WaitingCargoLabel => name::WAITING_CARGO_LABEL,
            Self::Packed => name::PACKED,
            Self::Shipped => name::SHIPPED,
            Self::AttemptedDelivery => name::ATTEMPTED_DELIVERY,
            Self::DeliveryFailed => name::DELIVERY_FAILED,
            Self::Delivered => name::DELIVERED,
            Self::Blocked => name::BLOCKED,
            Self::CancellationWaiting => name::CANCELLATION_WAITING,
            Self::Cancelled => name::CANCELLED,
            Self::NeedsRescheduling => name::NEEDS_RESCHEDULING,
            Self::OutOfStock => name::OUT_OF_STOCK,
            Self::PackedForRefund => name::PACKED_FOR_REFUND,
        }
    }

    /// Its place in [`State::ALL`], for tables by state.
    pub(crate) fn index(self) -> usize {
        self as usize
    }
}
