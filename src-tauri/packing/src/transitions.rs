//! Which act leads from which state to which: data, because the OMS's documents disagree and brands
//! differ.
//!
//! These are the documented pairs. They say what we offer a packer and what we take as proof; the
//! OMS keeps its own table and has the last word.

use crate::command::Act;
use crate::package::{Offer, Package, State};

impl Act {
    /// The act makes sense from this state.
    pub fn starts_from(self, state: &State) -> bool {
        match self {
            Act::Pack => state.waits(),
            Act::Ship => state.is_packed(),
        }
    }

    /// The package shows that the act was done, by whomever.
    pub fn shows_in(self, state: &State) -> bool {
        match self {
            Act::Pack => state.is_packed() || state.has_left(),
            Act::Ship => state.has_left(),
        }
    }

    /// A row of the OMS's log that led to this state is one of this act.
    pub fn is_logged_as(self, led_to: &State) -> bool {
        match self {
            Act::Pack => led_to.is_packed(),
            // What follows, the carrier writes.
            Act::Ship => *led_to == State::Shipped,
        }
    }

    /// Where a package stands when the act has just been done.
    pub fn leads_to(self) -> State {
        match self {
            Act::Pack => State::Packed,
            Act::Ship => State::Shipped,
        }
    }

    /// The OMS's own names of the commands that do this, in the order we prefer them.
    pub fn codes(self, marketplace: bool) -> &'static [&'static str] {
        match (self, marketplace) {
            // A marketplace's order has its tracking number already; the plain command would call a
            // carrier.
            (Act::Pack, true) => &["CHANNEL_BASED_COMPLETE_PACKAGING"],
            (Act::Pack, false) => &["COMPLETE_PACKAGING", "COMPLETE_PACKAGING_WITHOUT_SHIPMENT"],
            (Act::Ship, _) => &[
                "SHIP_THE_PACKAGE_BASIC",
                "SHIP_THE_PACKAGE",
                "SHIPMENT_ORDER",
            ],
        }
    }
}

/// The OMS's offer that does this act, if it made one that we recognise.
pub fn offer_for(package: &Package, act: Act) -> Option<&Offer> {
    let channel_offered = offer_with(package, act.codes(true));
    match (act, channel_offered) {
        (Act::Pack, Some(offer)) => Some(offer),
        _ => offer_with(package, act.codes(false)),
    }
}

fn offer_with<'a>(package: &'a Package, codes: &[&str]) -> Option<&'a Offer> {
    codes.iter().find_map(|code| {
        package.offers.iter().find(|offer| {
            offer.code.as_deref() == Some(code) || offer.slug.as_deref() == Some(code)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{ALL_STATES, offer, package};

    #[test]
    fn an_act_never_starts_where_it_already_shows() {
        for act in Act::ALL {
            for state in ALL_STATES {
                assert!(
                    !(act.starts_from(state) && act.shows_in(state)),
                    "{act:?} {state:?}"
                );
            }
            assert!(act.shows_in(&act.leads_to()), "{act:?}");
        }
    }

    #[test]
    fn each_act_starts_from_the_documented_states() {
        let starts = |act: Act| ALL_STATES.iter().filter(|s| act.starts_from(s)).count();
        assert_eq!(starts(Act::Pack), 3, "waiting, preparing, ready");
        assert_eq!(
            starts(Act::Ship),
            2,
            "packed, waiting for its carrier label"
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
        fn code(it: &Package) -> Option<&str> {
            offer_for(it, Act::Pack).and_then(|offer| offer.code.as_deref())
        }
        assert_eq!(code(&it), Some("CHANNEL_BASED_COMPLETE_PACKAGING"));
        it.offers.truncate(1);
        assert_eq!(code(&it), Some("COMPLETE_PACKAGING"));
        it.offers.clear();
        assert_eq!(code(&it), None);
    }
}
