//! Which act leads from which state to which: data, because the OMS's documents disagree and brands
//! differ.
//!
//! These are the documented pairs. They say what we offer a packer and what we take as proof; the
//! OMS keeps its own table and has the last word.

use crate::command::Act;
use crate::fold::fold;
use crate::package::State;

/// All that the documents say about one act.
#[derive(Debug)]
pub struct Rule {
    pub act: Act,
    pub from: &'static [State],
    /// `None` where source and destination are the same: then only content shows the effect.
    pub to: Option<&'static State>,
    /// States that show that it was done, by whomever; some of them come later on the way.
    pub shows_in: &'static [State],
    /// A row of the OMS's log that led here may be one of this act.
    pub logged_as: &'static [State],
    pub resend: Resend,
    /// The OMS's own names of the commands that do this, in the order we prefer them.
    pub codes: &'static [&'static str],
}

/// What a second copy of the command could do, were it sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resend {
    /// The OMS refuses it from any state but the source.
    Guarded,
    /// It could overwrite what somebody else has written since (R8).
    Overwrites,
    /// It could order a carrier a second time (R9).
    Outside,
}

use State::{
    AttemptedDelivery, Blocked, Delivered, DeliveryFailed, NeedsRescheduling, OutOfStock, Packed,
    PackedForRefund, Preparing, ReadyForPackaging, Shipped, Waiting, WaitingCargoLabel,
    WaitingRemoteAction,
};

const WAITS: &[State] = &[Waiting, Preparing, ReadyForPackaging];
const IS_PACKED: &[State] = &[Packed, WaitingCargoLabel];
const HAS_LEFT: &[State] = &[Shipped, Delivered, DeliveryFailed, AttemptedDelivery];
const FROM_PACKED_ON: &[State] = &[
    Packed,
    WaitingCargoLabel,
    Shipped,
    Delivered,
    DeliveryFailed,
    AttemptedDelivery,
];
const FROM_PREPARING_ON: &[State] = &[
    Preparing,
    ReadyForPackaging,
    Packed,
    WaitingCargoLabel,
    Shipped,
    Delivered,
    DeliveryFailed,
    AttemptedDelivery,
];
const UNBLOCKED: &[State] = &[Waiting, WaitingRemoteAction, Preparing, ReadyForPackaging];
const UNBLOCKED_ON: &[State] = &[
    Waiting,
    WaitingRemoteAction,
    Preparing,
    ReadyForPackaging,
    Packed,
    WaitingCargoLabel,
    Shipped,
    Delivered,
    DeliveryFailed,
    AttemptedDelivery,
];

/// One row for each act, in the order of `Act::ALL`.
static RULES: [Rule; Act::ALL.len()] = [
    packs(Act::Pack, Resend::Outside, &["COMPLETE_PACKAGING"]),
    packs(
        Act::PackWithoutShipment,
        Resend::Guarded,
        // Two pages spell its class in two ways.
        &[
            "COMPLETE_PACKAGING_WITHOUT_SHIPMENT",
            "COMPLETE_PACKING_WITHOUT_SHIPMENT",
        ],
    ),
    // A marketplace's order has its tracking number already; the plain command would call a
    // carrier.
    packs(
        Act::PackForChannel,
        Resend::Guarded,
        &["CHANNEL_BASED_COMPLETE_PACKAGING"],
    ),
    ships(Act::Ship, &["SHIP_THE_PACKAGE"]),
    ships(Act::OrderShipment, &["SHIPMENT_ORDER"]),
    ships(
        Act::ShipWithoutIntegration,
        &["SHIP_THE_PACKAGE_BASIC", "SHIP_WITHOUT_INTEGRATION"],
    ),
    ships(
        Act::ShipAdvanced,
        &[
            "SHIP_THE_PACKAGE_ADVANCED",
            "PACKAGE_ADVANCED_SHIPMENT",
            "ADVANCED_SHIPMENT",
        ],
    ),
    stays(
        Act::SetShipment,
        &[
            WaitingCargoLabel,
            Packed,
            Shipped,
            Delivered,
            AttemptedDelivery,
        ],
        &["UPDATE_SHIPMENT_INFO"],
    ),
    moves(
        Act::MarkDelivered,
        (
            &[Shipped, AttemptedDelivery, DeliveryFailed],
            &[Delivered],
            &Delivered,
        ),
        &["UPDATE_SHIPMENT_STATUS"],
    ),
    moves(
        Act::MarkUndelivered,
        (
            &[Shipped, AttemptedDelivery, DeliveryFailed],
            &[DeliveryFailed],
            &DeliveryFailed,
        ),
        &["UPDATE_SHIPMENT_STATUS"],
    ),
    Rule {
        shows_in: FROM_PREPARING_ON,
        ..moves(
            Act::Prepare,
            (&[Waiting], &[Preparing], &Preparing),
            &["PREPARE_PACKAGE_COMMAND", "PREPARE_PACKAGE"],
        )
    },
    // No state tells it from preparing, which is as good: somebody has begun with the package.
    Rule {
        shows_in: FROM_PREPARING_ON,
        ..moves(
            Act::Deallocate,
            (&[Waiting], &[Preparing], &Preparing),
            &["PKG_DEALLOCATE_RESERVATIONS"],
        )
    },
    Rule {
        shows_in: &[OutOfStock, NeedsRescheduling, PackedForRefund],
        ..moves(
            Act::NotFound,
            (WAITS, &[OutOfStock], &OutOfStock),
            &["DETECTED_OUT_OF_STOCK_ITEM"],
        )
    },
    stays(
        Act::LinesNotFound,
        WAITS,
        &["DETECTED_OUT_OF_STOCK_ITEM_ADVANCED"],
    ),
    moves(
        Act::Refuse,
        (
            &[Waiting, WaitingRemoteAction, Preparing],
            &[NeedsRescheduling],
            &NeedsRescheduling,
        ),
        &["REFUSE_WITH_DENIAL_REASON", "PACKAGE_REFUSE"],
    ),
    moves(
        Act::PackForRefund,
        (&[Waiting, OutOfStock], &[PackedForRefund], &PackedForRefund),
        &["PACKAGE_PACKED_FOR_REFUND"],
    ),
    moves(
        Act::Block,
        (UNBLOCKED, &[Blocked], &Blocked),
        &["BLOCK_THE_PACKAGE"],
    ),
    // It returns to where it was blocked, which only the OMS knows; waiting is the earliest.
    Rule {
        shows_in: UNBLOCKED_ON,
        ..moves(
            Act::Unblock,
            (&[Blocked], UNBLOCKED, &Waiting),
            &["UNBLOCK_THE_PACKAGE"],
        )
    },
    stays(
        Act::SetInvoice,
        FROM_PACKED_ON,
        &["UPDATE_INVOICE", "UPDATE_INVOICE_OF_THE_PACKAGE"],
    ),
    stays(
        Act::RenewLabel,
        &[Preparing, WaitingCargoLabel, Packed, Shipped],
        &["UPDATE_SHIPMENT_LABEL"],
    ),
];

const fn packs(act: Act, resend: Resend, codes: &'static [&'static str]) -> Rule {
    Rule {
        act,
        from: WAITS,
        to: Some(&Packed),
        shows_in: FROM_PACKED_ON,
        logged_as: IS_PACKED,
        resend,
        codes,
    }
}

/// What follows, the carrier writes, so only the first of the later states is logged as shipping.
const fn ships(act: Act, codes: &'static [&'static str]) -> Rule {
    Rule {
        act,
        from: IS_PACKED,
        to: Some(&Shipped),
        shows_in: HAS_LEFT,
        logged_as: &[Shipped],
        resend: Resend::Guarded,
        codes,
    }
}

type Ends = (&'static [State], &'static [State], &'static State);

const fn moves(act: Act, (from, logged_as, to): Ends, codes: &'static [&'static str]) -> Rule {
    Rule {
        act,
        from,
        to: Some(to),
        shows_in: logged_as,
        logged_as,
        resend: Resend::Guarded,
        codes,
    }
}

const fn stays(act: Act, from: &'static [State], codes: &'static [&'static str]) -> Rule {
    let resend = match act {
        Act::LinesNotFound => Resend::Guarded,
        _ => Resend::Overwrites,
    };
    Rule {
        act,
        from,
        to: None,
        shows_in: &[],
        logged_as: &[],
        resend,
        codes,
    }
}

impl Act {
    pub fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    /// The act makes sense from this state.
    pub fn starts_from(self, state: &State) -> bool {
        self.rule().from.contains(state)
    }

    /// It gives away a packed box or writes something about it, which no page lets anybody do
    /// before its carrier has made its label.
    pub fn comes_after_label(self) -> bool {
        self.ships() || matches!(self, Self::SetShipment | Self::SetInvoice)
    }

    /// It comes after this state.
    pub fn waits_for_label(self, state: &State) -> bool {
        self.comes_after_label() && *state == WaitingCargoLabel
    }

    /// A box that waits for its label waits for this.
    pub fn makes_label(self) -> bool {
        self == Act::RenewLabel
    }

    /// The state shows that the act was done, by whomever.
    pub fn shows_in(self, state: &State) -> bool {
        self.rule().shows_in.contains(state)
    }

    /// A row of the OMS's log that led to this state may be one of this act.
    pub fn is_logged_as(self, led_to: &State) -> bool {
        self.rule().logged_as.contains(led_to)
    }

    /// Where a package stands when the act has just been done; `None` where it stays.
    pub fn leads_to(self) -> Option<&'static State> {
        self.rule().to
    }

    /// One of the OMS's own names for this act.
    pub fn is_called(self, name: &str) -> bool {
        self.rule().codes.contains(&name)
    }
}

/// Commands that the OMS's documents name and this station never sends: the brand alone knows
/// where a plain move leads, a product is replaced while its package is prepared, and what has to
/// be said with the steps of a pick-up is printed nowhere.
pub const NOT_OURS: [&str; 4] = [
    "PKG_STATE_TRANSITION",
    "REPLACE_PRODUCT",
    "READY_FOR_PICKUP",
    "SELF_SERVICE_PACKAGE_DELIVERY",
];

/// The OMS's documents have a command of this name.
pub fn is_documented(name: &str) -> bool {
    NOT_OURS.contains(&name) || Act::ALL.into_iter().any(|act| act.is_called(name))
}

/// The sales channel is one of those whose orders bring their own tracking number.
pub fn is_marketplace<S: AsRef<str>>(channel: &str, marketplaces: &[S]) -> bool {
    // Folded, as "HEPSİBURADA" and "Çiçeksepeti" are written in more ways than one.
    let channel = fold(channel);
    marketplaces
        .iter()
        .any(|name| channel.contains(&fold(name.as_ref())))
}

#[cfg(test)]
#[path = "transitions_tests.rs"]
mod tests;
