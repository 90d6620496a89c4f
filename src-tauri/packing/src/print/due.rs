//! What is to be done next with the print that a printer is at, or gets next.

use super::{Progress, Stop};

/// One print and its waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub progress: Progress,
    /// Since its turn came: in a long list the earlier ones' time is not its own.
    pub waited_ms: u64,
    pub expiry_ms: u64,
    pub cancel_asked: bool,
    /// The one before it in its list ran out of time: nobody stands at the printer any more.
    pub list_ran_out: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Send,
    /// Its time is over, and it never left.
    Expire,
    /// The printer's side has it, and is asked how far it is.
    Ask,
    /// The printer's side has it, and shall not print it any more.
    Stop(Stop),
    Nothing,
}

pub fn due(waiting: &Waiting) -> Due {
    let overdue = waiting.waited_ms >= waiting.expiry_ms;
    match waiting.progress {
        Progress::Queued if overdue || waiting.list_ran_out => Due::Expire,
        Progress::Queued => Due::Send,
        Progress::Sent if waiting.cancel_asked => Due::Stop(Stop::ByPerson),
        Progress::Sent if overdue => Due::Stop(Stop::Overdue),
        Progress::Sent => Due::Ask,
        Progress::Sending
        | Progress::Unknown
        | Progress::Printed
        | Progress::Failed
        | Progress::Expired
        | Progress::Cancelled => Due::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Progress as P;

    const FRESH: Waiting = Waiting {
        progress: P::Queued,
        waited_ms: 0,
        expiry_ms: 10,
        cancel_asked: false,
        list_ran_out: false,
    };

    #[test]
    fn p8_what_waited_too_long_is_not_sent_and_is_stopped_where_it_already_was() {
        for progress in P::ALL {
            let at = |waited_ms| {
                due(&Waiting {
                    progress,
                    waited_ms,
                    ..FRESH
                })
            };
            let (before, then) = match progress {
                P::Queued => (Due::Send, Due::Expire),
                P::Sent => (Due::Ask, Due::Stop(Stop::Overdue)),
                _ => (Due::Nothing, Due::Nothing),
            };
            assert_eq!((at(0), at(9)), (before, before), "{progress:?}");
            assert_eq!((at(10), at(u64::MAX)), (then, then), "{progress:?}");
        }
    }

    #[test]
    fn the_rest_of_a_list_that_ran_out_of_time_does_not_come_out_later() {
        let rest = Waiting {
            list_ran_out: true,
            ..FRESH
        };
        assert_eq!(due(&rest), Due::Expire);
    }

    #[test]
    fn a_persons_wish_to_stop_it_goes_to_the_printers_side() {
        let stop = Waiting {
            progress: P::Sent,
            cancel_asked: true,
            ..FRESH
        };
        assert_eq!(due(&stop), Due::Stop(Stop::ByPerson));
    }
}
