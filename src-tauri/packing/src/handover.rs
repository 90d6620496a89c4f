//! May this box go to this carrier now?

use crate::command::Act;
use crate::decide::{Objection, Sight, may};
use crate::package::State;

/// Why a box stays here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stays {
    /// Its own carrier is another one.
    WrongCarrier,
    /// No tracking number yet: nobody could find the box again.
    NoTrackingYet,
    Objection(Objection),
}

/// What the shop allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandoverRules {
    /// In-house couriers have no tracking numbers.
    pub without_tracking: bool,
}

pub fn may_leave(sight: &Sight<'_>, carrier: &str, rules: HandoverRules) -> Result<(), Stays> {
    may(sight, Act::Ship).map_err(Stays::Objection)?;
    if sight.package.carrier().unwrap_or_default() != carrier {
        return Err(Stays::WrongCarrier);
    }
    if sight.package.tracking_number().is_none() && !rules.without_tracking {
        return Err(Stays::NoTrackingYet);
    }
    Ok(())
}

/// The same for a list, which has no commands at hand: may it go to its own carrier?
pub fn is_ready(state: &State, has_tracking: bool, rules: HandoverRules) -> bool {
    let may_go = Act::Ship.starts_from(state) && !Act::Ship.waits_for_label(state);
    may_go && (has_tracking || rules.without_tracking)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::{Package, Shipment};
    use crate::samples::package;

    fn box_of(carrier: &str, tracking: Option<&str>, state: State) -> Package {
        let mut it = package(state);
        it.shipment = Some(Shipment {
            carrier: Some(carrier.into()),
            tracking_number: tracking.map(Into::into),
            ..Shipment::default()
        });
        it
    }

    fn leaves(package: &Package, rules: HandoverRules) -> Result<(), Stays> {
        let sight = Sight {
            package,
            gone: false,
            marketplace: false,
            shop: &crate::shop::USUAL,
            unsettled: &[],
            queue_len: 0,
        };
        may_leave(&sight, "Aras", rules)
    }

    #[test]
    fn only_a_packed_box_with_a_number_goes_and_only_to_its_own_carrier() {
        let strict = HandoverRules::default();
        let cases = [
            (box_of("Aras", Some("1"), State::Packed), Ok(())),
            (
                box_of("DHL", Some("1"), State::Packed),
                Err(Stays::WrongCarrier),
            ),
            (
                box_of("Aras", None, State::Packed),
                Err(Stays::NoTrackingYet),
            ),
            (
                box_of("Aras", Some("1"), State::Waiting),
                Err(Stays::Objection(Objection::NotPacked)),
            ),
            (
                box_of("Aras", Some("1"), State::WaitingCargoLabel),
                Err(Stays::Objection(Objection::WaitsForLabel)),
            ),
            (
                box_of("Aras", Some("1"), State::Cancelled),
                Err(Stays::Objection(Objection::Cancelled)),
            ),
        ];
        for (package, expected) in cases {
            assert_eq!(leaves(&package, strict), expected, "{:?}", package.shipment);
            let tracked = package.tracking_number().is_some();
            let ready = is_ready(&package.state, tracked, strict);
            let only_elsewhere = expected == Err(Stays::WrongCarrier);
            assert_eq!(
                ready,
                expected.is_ok() || only_elsewhere,
                "{:?}",
                package.state
            );
        }
        let own_courier = HandoverRules {
            without_tracking: true,
        };
        assert_eq!(
            leaves(&box_of("Aras", None, State::Packed), own_courier),
            Ok(())
        );
    }
}
