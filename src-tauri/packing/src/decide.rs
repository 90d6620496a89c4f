//! May this be done? Our own rules, asked before anything is written.
//!
//! The same answer lights the button and guards the act, so the screen and the queue cannot
//! disagree.

use serde::{Deserialize, Serialize};

use crate::command::{Act, Command};
use crate::delivery::Delivery;
use crate::package::{Package, State};

/// More commands than a ten-hour peak day offline makes five times over; beyond it something is
/// wrong.
pub const QUEUE_MAX: usize = 10_000;

/// Our rules say no, and nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Objection {
    NotWaiting,
    NotPacked,
    AlreadyShipped,
    Cancelled,
    Blocked,
    Gone,
    UnknownState,
    /// An earlier command of this package waits for a person.
    NeedsPersonFirst,
    QueueFull,
}

/// A package as this desk sees it: the mirror's copy with the unsettled commands on top.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    pub package: &'a Package,
    /// The last refresh no longer brought it.
    pub gone: bool,
    /// This package's commands that are not settled, oldest first.
    pub unsettled: &'a [Command],
    /// All unsettled commands of this desk.
    pub queue_len: usize,
}

/// `package` in `sight` is already overlaid: what the packer sees is what is judged.
pub fn decide(sight: &Sight<'_>, act: Act) -> Result<(), Objection> {
    if sight.gone {
        return Err(Objection::Gone);
    }
    let waits_for_person = sight
        .unsettled
        .iter()
        .any(|command| command.standing.delivery == Delivery::NeedsPerson);
    if waits_for_person {
        return Err(Objection::NeedsPersonFirst);
    }
    if !act.starts_from(&sight.package.state) {
        return Err(objection_to(&sight.package.state, act));
    }
    if sight.queue_len >= QUEUE_MAX {
        return Err(Objection::QueueFull);
    }
    Ok(())
}

fn objection_to(state: &State, act: Act) -> Objection {
    match state {
        State::Cancelled | State::CancellationWaiting => Objection::Cancelled,
        State::Blocked => Objection::Blocked,
        State::Shipped | State::Delivered | State::DeliveryFailed | State::AttemptedDelivery => {
            Objection::AlreadyShipped
        }
        State::Other(_) => Objection::UnknownState,
        State::Waiting
        | State::Preparing
        | State::ReadyForPackaging
        | State::WaitingCargoLabel
        | State::Packed
        | State::OutOfStock => match act {
            Act::Pack => Objection::NotWaiting,
            Act::Ship => Objection::NotPacked,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{ALL_STATES, command, package};

    fn sight<'a>(package: &'a Package, unsettled: &'a [Command]) -> Sight<'a> {
        Sight {
            package,
            gone: false,
            unsettled,
            queue_len: unsettled.len(),
        }
    }

    #[test]
    fn a10_every_act_in_every_state_is_answered() {
        use Objection::*;
        let rows: [(Result<(), Objection>, Result<(), Objection>); 14] = [
            (Ok(()), Err(NotPacked)),
            (Ok(()), Err(NotPacked)),
            (Ok(()), Err(NotPacked)),
            (Err(NotWaiting), Ok(())),
            (Err(NotWaiting), Ok(())),
            (Err(AlreadyShipped), Err(AlreadyShipped)),
            (Err(AlreadyShipped), Err(AlreadyShipped)),
            (Err(AlreadyShipped), Err(AlreadyShipped)),
            (Err(AlreadyShipped), Err(AlreadyShipped)),
            (Err(Cancelled), Err(Cancelled)),
            (Err(Cancelled), Err(Cancelled)),
            (Err(NotWaiting), Err(NotPacked)),
            (Err(Blocked), Err(Blocked)),
            (Err(UnknownState), Err(UnknownState)),
        ];
        for (state, (pack, ship)) in ALL_STATES.iter().zip(rows) {
            let it = package(state.clone());
            assert_eq!(decide(&sight(&it, &[]), Act::Pack), pack, "pack {state:?}");
            assert_eq!(decide(&sight(&it, &[]), Act::Ship), ship, "ship {state:?}");
        }
    }

    #[test]
    fn nothing_more_is_decided_while_a_person_is_asked() {
        let it = package(State::Packed);
        let mut earlier = command(1, Act::Pack);
        assert_eq!(decide(&sight(&it, &[earlier.clone()]), Act::Ship), Ok(()));
        earlier.standing.delivery = Delivery::NeedsPerson;
        let unsettled = [earlier];
        assert_eq!(
            decide(&sight(&it, &unsettled), Act::Ship),
            Err(Objection::NeedsPersonFirst)
        );
    }

    #[test]
    fn a_package_that_left_the_store_is_not_packed() {
        let it = package(State::Waiting);
        let gone = Sight {
            gone: true,
            ..sight(&it, &[])
        };
        assert_eq!(decide(&gone, Act::Pack), Err(Objection::Gone));
    }

    #[test]
    fn the_queue_takes_ten_thousand_and_no_more() {
        let it = package(State::Waiting);
        let at = |queue_len| Sight {
            queue_len,
            ..sight(&it, &[])
        };
        assert_eq!(decide(&at(QUEUE_MAX - 1), Act::Pack), Ok(()));
        assert_eq!(decide(&at(QUEUE_MAX), Act::Pack), Err(Objection::QueueFull));
    }
}
