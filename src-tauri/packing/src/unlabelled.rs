//! What is done to a packed box only once its carrier has made the label, and the label does not
//! come.
//!
//! As a rule it takes seconds and nobody is asked. After hours a person has to know; where the
//! label comes after all, nothing is left to ask, and what was decided goes by itself.

use crate::command::Command;
use crate::delivery::{Delivery, Event, Finding};
use crate::effect::{Shown, shown};
use crate::package::Package;
use crate::shop::Shop;
use crate::time::At;
use crate::transitions::Resend;

/// After half a working day a person has to know.
pub const LABEL_WAIT_MS: i64 = 4 * 60 * 60 * 1_000;

/// What a copy of its package means to a command that comes after the label. `all` are the
/// commands of this desk.
pub fn by_copy(
    command: &Command,
    all: &[Command],
    (package, shop): (&Package, &Shop),
    steady: At,
) -> Option<Event> {
    if shop.waits_for_label(command.act(), package) {
        return is_late(command, all, steady).then_some(Event::LabelLate);
    }
    if !command.standing.for_label {
        return None;
    }
    let overwrites = command.act().rule().resend == Resend::Overwrites;
    match shown(command, package) {
        Shown::There if !command.standing.doubted => Some(Event::Looked(Finding::ByOther)),
        // What somebody else has written meanwhile is one more question (R8).
        Shown::Otherwise if overwrites => None,
        Shown::There | Shown::AsBefore | Shown::Otherwise => {
            let may_go = shop.starts_from(command.act(), package);
            may_go.then_some(Event::LabelCame)
        }
    }
}

/// It has waited so long: since what came before it ended, or since it was saved or a person had it
/// go on. While something before it is still on its way, or a label that was asked for anew and may
/// go first, the wait has not begun.
fn is_late(command: &Command, all: &[Command], steady: At) -> bool {
    let others = || all.iter().filter(|it| it.package == command.package);
    let ended = others().filter_map(|it| it.settled_at).max();
    let since = command.waits_since.max(ended).unwrap_or(command.made_at);
    let is_open = |it: &Command| {
        let delivery = it.standing.delivery;
        let asks = it.act().makes_label() && delivery != Delivery::NeedsPerson;
        let goes_first = asks && !command.standing.doubted;
        (it.id.seq < command.id.seq || goes_first) && !delivery.is_settled()
    };
    let waits = command.standing.delivery == Delivery::Queued && !others().any(is_open);
    waits && steady >= since.plus_ms(LABEL_WAIT_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Act, Body};
    use crate::delivery::{Standing, settle};
    use crate::package::{Shipment, State};
    use crate::samples::{command, package};
    use crate::shop::USUAL;

    fn judged(it: &Command, all: &[Command], state: State, steady: At) -> Option<Event> {
        by_copy(it, all, (&package(state), &USUAL), steady)
    }

    fn is_late(it: &Command, all: &[Command], steady: At) -> bool {
        let late = judged(it, all, State::WaitingCargoLabel, steady);
        assert!(late.is_none() || late == Some(Event::LabelLate));
        late.is_some()
    }

    #[test]
    fn a_label_is_late_hours_after_what_came_before_it_or_after_a_person_let_it_wait_on() {
        let mut pack = command(1, Act::Pack);
        let mut ship = command(2, Act::Ship);
        let late_at = |pack: &Command, ship: &Command, from: i64| {
            let at = |ms| {
                let steady = At(from + LABEL_WAIT_MS + ms);
                is_late(ship, &[pack.clone(), ship.clone()], steady)
            };
            at(0) && !at(-1)
        };
        // However long it has been saved: the label could not have come yet.
        for delivery in Delivery::ALL {
            pack.standing.delivery = delivery;
            let all = [pack.clone(), ship.clone()];
            let late = is_late(&ship, &all, At(i64::MAX));
            assert_eq!(late, delivery.is_settled(), "{delivery:?}");
        }
        pack.standing.delivery = Delivery::Done;
        let made_at = ship.made_at.0;
        assert!(late_at(&pack, &ship, made_at), "nothing else is known");
        ship.waits_since = Some(At(20_000));
        assert!(late_at(&pack, &ship, 20_000), "it was saved then");
        pack.settled_at = Some(At(50_000));
        assert!(late_at(&pack, &ship, 50_000));
        ship.waits_since = Some(At(90_000));
        assert!(late_at(&pack, &ship, 90_000));
        for delivery in Delivery::ALL {
            ship.standing.delivery = delivery;
            let late = is_late(&ship, &[], At(i64::MAX));
            assert_eq!(late, delivery == Delivery::Queued, "{delivery:?}");
        }
    }

    #[test]
    fn a_label_is_not_late_while_it_is_asked_for_anew() {
        let ship = command(1, Act::Ship);
        let mut renew = command(2, Act::RenewLabel);
        for delivery in Delivery::ALL {
            renew.standing.delivery = delivery;
            let all = [ship.clone(), renew.clone()];
            let asked = !delivery.is_settled() && delivery != Delivery::NeedsPerson;
            assert_eq!(is_late(&ship, &all, At(i64::MAX)), !asked, "{delivery:?}");
            let mut doubted = ship.clone();
            doubted.standing.doubted = true;
            let all = [doubted.clone(), renew.clone()];
            assert!(is_late(&doubted, &all, At(i64::MAX)), "it waits behind it");
        }
    }

    fn numbered(number: &str) -> Option<Shipment> {
        Some(Shipment {
            tracking_number: Some(number.into()),
            ..Shipment::default()
        })
    }

    #[test]
    fn a_label_that_comes_after_all_leaves_nothing_to_ask() {
        for act in [Act::Ship, Act::SetShipment, Act::SetInvoice] {
            let mut it = command(2, act);
            let came = |it: &Command, state| judged(it, &[], state, At(0));
            assert_eq!(came(&it, State::Packed), None, "nobody is asked");
            it.standing = settle(&it.standing, &Event::LabelLate).unwrap();
            assert_eq!(came(&it, State::Packed), Some(Event::LabelCame));
            for state in [State::Waiting, State::Cancelled, State::WaitingCargoLabel] {
                assert_eq!(came(&it, state.clone()), None, "{act:?} {state:?}");
            }
            let ours = match &it.body {
                Body::SetShipment(info) => Package {
                    shipment: numbered(&info.tracking_number),
                    ..package(State::Packed)
                },
                Body::SetInvoice(invoice) => Package {
                    invoice_number: Some(invoice.number.clone()),
                    ..package(State::Packed)
                },
                _ => package(State::Shipped),
            };
            let done = by_copy(&it, &[], (&ours, &USUAL), At(0));
            assert_eq!(done, Some(Event::Looked(Finding::ByOther)), "{act:?}");
            let mut renumbered = package(State::Packed);
            (renumbered.invoice_number, renumbered.shipment) =
                (Some("F-9".into()), numbered("T-9"));
            let found = by_copy(&it, &[], (&renumbered, &USUAL), At(0));
            let r8 = act.rule().resend == Resend::Overwrites;
            assert_eq!(found.is_none(), r8, "{act:?}: never over somebody else's");
            it.standing = settle(&Standing::queued(), &Event::EarlierFailed).unwrap();
            assert_eq!(came(&it, State::Packed), None, "another question");
        }
    }
}
