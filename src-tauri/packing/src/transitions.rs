//! Which act leads from which state to which: data, because the OMS's documents disagree and brands
//! differ.
//!
//! These are the documented pairs. They say what we offer a packer and what we take as proof; the
//! OMS keeps its own table and has the last word.

use crate::command::Act;
use crate::fold::fold;
use crate::package::{Offer, Package, State};

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
static RULES: [Rule; 17] = [
    packs(Act::Pack, Resend::Outside, &["COMPLETE_PACKAGING"]),
    packs(
        Act::PackWithoutShipment,
        Resend::Guarded,
        &["COMPLETE_PACKAGING_WITHOUT_SHIPMENT"],
    ),
    // A marketplace's order has its tracking number already; the plain command would call a
    // carrier.
    packs(
        Act::PackForChannel,
        Resend::Guarded,
        &["CHANNEL_BASED_COMPLETE_PACKAGING"],
    ),
    ships(Act::Ship, &["SHIP_THE_PACKAGE", "SHIPMENT_ORDER"]),
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
        &[Packed, Shipped, Delivered, AttemptedDelivery],
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
            &[Shipped, AttemptedDelivery],
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

/// The OMS's offer that does this act, if it made one that we recognise.
pub fn offer_for(package: &Package, act: Act) -> Option<&Offer> {
    act.rule().codes.iter().find_map(|code| {
        package.offers.iter().find(|offer| {
            offer.code.as_deref() == Some(code) || offer.slug.as_deref() == Some(code)
        })
    })
}

/// How this package is packed: the OMS's own offer first, then what the documents prescribe.
pub fn packing_act(package: &Package, marketplace: bool) -> Act {
    if marketplace {
        return Act::PackForChannel;
    }
    let offered = |act: &Act| offer_for(package, *act).is_some();
    [Act::Pack, Act::PackWithoutShipment, Act::PackForChannel]
        .into_iter()
        .find(offered)
        .unwrap_or(Act::Pack)
}

/// How this package is given to its carrier.
pub fn shipping_act(package: &Package) -> Act {
    let offered = |act: &Act| offer_for(package, *act).is_some();
    [Act::ShipWithoutIntegration, Act::Ship]
        .into_iter()
        .find(offered)
        .unwrap_or(Act::ShipWithoutIntegration)
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
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::samples::{ALL_STATES, offer, package};

    #[test]
    fn each_act_has_the_rule_that_bears_its_name() {
        for act in Act::ALL {
            assert_eq!(act.rule().act, act);
            assert!(!act.rule().from.is_empty() && !act.rule().codes.is_empty());
        }
    }

    #[test]
    fn no_two_acts_but_those_of_a_delivery_share_a_name() {
        for (n, act) in Act::ALL.into_iter().enumerate() {
            for other in Act::ALL.into_iter().skip(n + 1) {
                let both = (act, other) == (Act::MarkDelivered, Act::MarkUndelivered);
                let shared = act.rule().codes.iter().any(|code| other.is_called(code));
                assert_eq!(shared, both, "{act:?} {other:?}");
            }
        }
    }

    #[test]
    fn an_act_never_starts_where_it_already_shows() {
        for act in Act::ALL {
            for state in ALL_STATES {
                assert!(
                    !(act.starts_from(state) && act.shows_in(state)),
                    "{act:?} {state:?}"
                );
            }
            if let Some(to) = act.leads_to() {
                assert!(act.shows_in(to) && act.is_logged_as(to), "{act:?}");
            }
        }
    }

    /// For each act: `f` it starts from the state, `s` the state shows it, `.` neither.
    #[test]
    fn each_act_starts_and_shows_in_the_documented_states() {
        let letters = |act: Act| -> alloc::string::String {
            let letter = |state: &State| match (act.starts_from(state), act.shows_in(state)) {
                (true, _) => 'f',
                (_, true) => 's',
                _ => '.',
            };
            ALL_STATES.iter().map(letter).collect()
        };
        // waiting preparing ready label packed | shipped delivered failed attempted | cancelled
        // cancelling stock blocked | remote transfer rescheduling refund other
        let expected = [
            (Act::Pack, "fffss ssss .... ....."),
            (Act::PackWithoutShipment, "fffss ssss .... ....."),
            (Act::PackForChannel, "fffss ssss .... ....."),
            (Act::Ship, "...ff ssss .... ....."),
            (Act::ShipWithoutIntegration, "...ff ssss .... ....."),
            (Act::ShipAdvanced, "...ff ssss .... ....."),
            (Act::SetShipment, "....f ff.f .... ....."),
            (Act::MarkDelivered, "..... fsff .... ....."),
            (Act::MarkUndelivered, "..... f.sf .... ....."),
            (Act::Prepare, "fssss ssss .... ....."),
            (Act::NotFound, "fff.. .... ..s. ..ss."),
            (Act::LinesNotFound, "fff.. .... .... ....."),
            (Act::Refuse, "ff... .... .... f.s.."),
            (Act::Block, "fff.. .... ...s f...."),
            (Act::Unblock, "sssss ssss ...f s...."),
            (Act::SetInvoice, "...ff ffff .... ....."),
            (Act::RenewLabel, ".f.ff f... .... ....."),
        ];
        for (act, row) in expected {
            assert_eq!(letters(act), row.replace(' ', ""), "{act:?}");
        }
        let named: Vec<Act> = expected.iter().map(|(act, _)| *act).collect();
        assert_eq!(named, Act::ALL);
    }

    #[test]
    fn only_what_could_do_harm_twice_is_not_simply_sent_again() {
        let of = |resend| {
            let acts = Act::ALL.into_iter();
            acts.filter(|act| act.rule().resend == resend)
                .collect::<Vec<_>>()
        };
        assert_eq!(of(Resend::Outside), [Act::Pack]);
        assert_eq!(
            of(Resend::Overwrites),
            [Act::SetShipment, Act::SetInvoice, Act::RenewLabel]
        );
    }

    #[test]
    fn a_marketplace_order_is_packed_by_its_own_command() {
        let mut it = package(State::Waiting);
        it.offers = [
            offer("COMPLETE_PACKAGING"),
            offer("CHANNEL_BASED_COMPLETE_PACKAGING"),
        ]
        .into();
        assert_eq!(packing_act(&it, true), Act::PackForChannel);
        assert_eq!(packing_act(&it, false), Act::Pack);
        it.offers.remove(0);
        assert_eq!(packing_act(&it, false), Act::PackForChannel);
        it.offers.clear();
        assert_eq!(packing_act(&it, false), Act::Pack);
        assert!(is_marketplace("Trendyol TR", &["trendyol"]));
        assert!(!is_marketplace("Shop", &["trendyol"]));
    }

    #[test]
    fn a_box_is_shipped_by_the_command_that_the_oms_offers() {
        let mut it = package(State::Packed);
        assert_eq!(shipping_act(&it), Act::ShipWithoutIntegration);
        it.offers = [offer("SHIP_THE_PACKAGE")].into();
        assert_eq!(shipping_act(&it), Act::Ship);
    }

    #[test]
    fn a_marketplace_is_known_in_any_spelling_of_its_name() {
        let known = ["Hepsiburada", "Ciceksepeti", "Trendyol"];
        for channel in ["HEPSİBURADA", "hepsiburada TR", "Çiçeksepeti", "TRENDYOL"] {
            assert!(is_marketplace(channel, &known), "{channel}");
        }
        assert!(!is_marketplace("Web", &known));
    }
}
