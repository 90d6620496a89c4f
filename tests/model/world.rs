//! The world of the model: the OMS, its replicas, the wire, and all that can happen next.
//!
//! Time is only an order. A replica may show any past down to a floor, which rises when the lag is
//! over; a quiet time is over only when the request is gone and the lag since then as well.

use packing::delivery::{Answer, Delivery};
use packing::package::State;
use packing::verdict::Rows;
use stateright::{Model, Property};

use crate::desk::{Desk, Sight, Stands};
use crate::next::{at_a_desk, crash, on_the_wire, travel};

/// How much of each may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Trouble {
    /// Requests and answers that get lost or come late.
    pub(crate) losses: u8,
    pub(crate) crashes: u8,
    pub(crate) cancels: u8,
    pub(crate) unpacks: u8,
    /// Questions that a person answers with "again".
    pub(crate) retries: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct World {
    desks: usize,
    trouble: Trouble,
    /// Breaks R3, to see that it would be noticed.
    pub(crate) hasty: bool,
}

/// A row of the OMS's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Row {
    Did { desk: u8, act: u8 },
    Cancelled,
    Unpacked,
}

/// A request on its way. Once given up, nobody waits for its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Request {
    pub(crate) desk: u8,
    pub(crate) act: u8,
    pub(crate) given_up: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Now {
    log: Vec<Row>,
    /// No replica is older.
    pub(crate) floor: u8,
    pub(crate) desks: Vec<Desk>,
    pub(crate) wire: Vec<Request>,
    pub(crate) left: Trouble,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Happens {
    Send {
        desk: usize,
        act: usize,
    },
    /// It reaches the OMS, and the answer reaches the desk if it still waits.
    Arrives(usize),
    /// It reaches the OMS, and the answer gets lost.
    AnswerLost(usize),
    /// The desk gives up on it; it may still arrive.
    GivenUp(usize),
    /// It never arrives.
    Lost(usize),
    /// The connection was never made.
    NeverSent(usize),
    Looks {
        desk: usize,
        act: usize,
        log: u8,
        copied: u8,
    },
    Refreshes {
        desk: usize,
        copied: u8,
    },
    LagPasses,
    QuietPasses {
        desk: usize,
        act: usize,
    },
    Crashes(usize),
    Retries {
        desk: usize,
        act: usize,
    },
    Cancels,
    Unpacks,
}

impl World {
    pub(crate) fn new(desks: usize, trouble: Trouble) -> Self {
        Self {
            desks,
            trouble,
            hasty: false,
        }
    }
}

fn small(number: usize) -> u8 {
    u8::try_from(number).expect("a small number")
}

/// What the package is after these rows.
fn state(log: &[Row]) -> &'static State {
    match log.last() {
        None | Some(Row::Unpacked) => &State::Waiting,
        Some(Row::Did { act: 0, .. }) => &State::Packed,
        Some(Row::Did { .. }) => &State::Shipped,
        Some(Row::Cancelled) => &State::Cancelled,
    }
}

impl Now {
    pub(crate) fn rows(&self) -> u8 {
        small(self.log.len())
    }

    fn state(&self) -> &'static State {
        state(&self.log)
    }

    /// The OMS's own rule. Says whether it was done.
    pub(crate) fn carry_out(&mut self, request: Request) -> bool {
        let from = if request.act == 0 {
            &State::Waiting
        } else {
            &State::Packed
        };
        let legal = self.state() == from;
        if legal {
            self.log.push(Row::Did {
                desk: request.desk,
                act: request.act,
            });
        }
        legal
    }

    pub(crate) fn gone(&mut self, request: Request) {
        let rows = self.rows();
        let desk = &mut self.desks[usize::from(request.desk)];
        desk.waits_from(usize::from(request.act), rows);
    }

    pub(crate) fn answer(&mut self, request: Request, answer: Answer) {
        let rows = self.rows();
        let desk = &mut self.desks[usize::from(request.desk)];
        desk.answered(usize::from(request.act), answer, rows);
    }

    /// What the log tells a desk about one of its commands, read after so many rows.
    fn told(&self, (desk, act): (usize, usize), read: u8) -> Rows {
        let Some(watermark) = self.desks[desk].commands[act].watermark else {
            return Rows::Unknown;
        };
        let above = (watermark.min(read).into())..usize::from(read);
        let (mut ours, mut others) = (false, false);
        for row in &self.log[above] {
            match row {
                Row::Did { desk: by, act: of } if usize::from(*of) == act => {
                    let own = usize::from(*by) == desk;
                    (ours, others) = (ours || own, others || !own);
                }
                _ => {}
            }
        }
        match (ours, others) {
            (true, _) => Rows::Ours,
            (false, true) => Rows::Others,
            (false, false) => Rows::None,
        }
    }

    fn done(&self, desk: usize, act: usize) -> usize {
        let own = Row::Did {
            desk: small(desk),
            act: small(act),
        };
        self.log.iter().filter(|row| **row == own).count()
    }

    pub(crate) fn on_its_way(&self, desk: usize, act: usize) -> bool {
        let own = |it: &Request| usize::from(it.desk) == desk && usize::from(it.act) == act;
        self.wire.iter().any(own)
    }

    /// Two desks are alike: which of them is the first makes no difference, so only one of the two
    /// orders is gone on with.
    fn in_order(mut self) -> Self {
        if !self.desks.is_sorted() {
            self.desks.reverse();
            let other = |desk: &mut u8| *desk = 1 - *desk;
            for row in &mut self.log {
                if let Row::Did { desk, .. } = row {
                    other(desk);
                }
            }
            self.wire.iter_mut().for_each(|it| other(&mut it.desk));
            self.wire.sort_unstable();
        }
        self
    }

    pub(crate) fn take_request(&mut self, number: usize) -> Request {
        self.wire.remove(number)
    }

    pub(crate) fn put_request(&mut self, request: Request) {
        self.wire.push(request);
        self.wire.sort_unstable();
    }
}

impl Model for World {
    type State = Now;
    type Action = Happens;

    fn init_states(&self) -> Vec<Now> {
        vec![Now {
            log: Vec::new(),
            floor: 0,
            desks: vec![Desk::NEW; self.desks],
            wire: Vec::new(),
            left: self.trouble,
        }]
    }

    fn actions(&self, now: &Now, out: &mut Vec<Happens>) {
        for number in 0..now.wire.len() {
            on_the_wire(now, number, out);
        }
        for desk in 0..now.desks.len() {
            at_a_desk(now, desk, out);
        }
        if now.floor < now.rows() {
            out.push(Happens::LagPasses);
        }
        let state = now.state();
        if now.left.cancels > 0 && matches!(state, State::Waiting | State::Packed) {
            out.push(Happens::Cancels);
        }
        if now.left.unpacks > 0 && *state == State::Packed {
            out.push(Happens::Unpacks);
        }
    }

    fn next_state(&self, last: &Now, action: Happens) -> Option<Now> {
        let mut now = last.clone();
        match action {
            Happens::Send { desk, act } => {
                now.desks[desk].claim(act);
                now.put_request(Request {
                    desk: small(desk),
                    act: small(act),
                    given_up: false,
                });
            }
            Happens::Looks {
                desk,
                act,
                log,
                copied,
            } => {
                let sight = Sight {
                    copied,
                    state: state(&now.log[..copied.into()]),
                    rows: now.told((desk, act), log),
                };
                now.desks[desk].commands[act].quiet |= self.hasty;
                now.desks[desk].look(act, sight);
            }
            Happens::Refreshes { desk, copied } => {
                let sight = Sight {
                    copied,
                    state: state(&now.log[..copied.into()]),
                    rows: Rows::Unknown,
                };
                now.desks[desk].copy(sight);
            }
            Happens::LagPasses => now.floor = now.rows(),
            Happens::QuietPasses { desk, act } => {
                let it = &mut now.desks[desk].commands[act];
                it.quiet = true;
                now.floor = now.floor.max(it.gone);
                it.gone = 0;
            }
            Happens::Crashes(desk) => crash(&mut now, desk),
            Happens::Retries { desk, act } => {
                now.left.retries -= 1;
                now.desks[desk].retry(act);
            }
            Happens::Cancels => {
                now.left.cancels -= 1;
                now.log.push(Row::Cancelled);
            }
            Happens::Unpacks => {
                now.left.unpacks -= 1;
                now.log.push(Row::Unpacked);
            }
            Happens::Arrives(_)
            | Happens::AnswerLost(_)
            | Happens::GivenUp(_)
            | Happens::Lost(_)
            | Happens::NeverSent(_) => travel(&mut now, action),
        }
        (now != *last).then(|| now.in_order())
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("done once at most", |_, now: &Now| {
                each(now, |desk, act| now.done(desk, act) <= 1)
            }),
            Property::always("no false success", |_, now: &Now| {
                each(now, |desk, act| {
                    !now.desks[desk].commands[act].claims_done() || now.done(desk, act) > 0
                })
            }),
            Property::always("no false rejection", |_, now: &Now| {
                each(now, |desk, act| {
                    !now.desks[desk].commands[act].claims_undone() || now.done(desk, act) == 0
                })
            }),
            Property::always("in order", |_, now: &Now| {
                (0..now.desks.len()).all(|desk| in_order(now, desk))
            }),
            Property::always("nothing is stuck", |world: &World, now: &Now| {
                let mut next = Vec::new();
                world.actions(now, &mut next);
                let moves = next
                    .into_iter()
                    .any(|it| world.next_state(now, it).is_some());
                moves || each(now, |desk, act| rests(&now.desks[desk], act))
            }),
            // Without these the others would be true of a world in which nothing happens.
            Property::sometimes("all is done", |_, now: &Now| {
                let done = Delivery::Done;
                let all = |it: &Desk| it.commands.iter().all(|it| it.delivery == done);
                now.desks.iter().any(all)
            }),
            Property::sometimes("what was sent in doubt is sent again", |_, now: &Now| {
                let again = |it: &Stands| it.delivery == Delivery::Sending && it.attempts > 1;
                now.desks.iter().flat_map(|it| &it.commands).any(again)
            }),
        ]
    }
}

/// True of each command of each desk.
fn each(now: &Now, holds: impl Fn(usize, usize) -> bool) -> bool {
    let acts = 0..crate::desk::ACTS.len();
    (0..now.desks.len()).all(|desk| acts.clone().all(|act| holds(desk, act)))
}

fn in_order(now: &Now, desk: usize) -> bool {
    let place = |act| {
        let own = Row::Did {
            desk: small(desk),
            act,
        };
        now.log.iter().position(|row| *row == own)
    };
    match (place(0), place(1)) {
        (Some(packed), Some(shipped)) => packed < shipped,
        _ => true,
    }
}

/// Ended, a question, or behind a question.
fn rests(desk: &Desk, act: usize) -> bool {
    let mut up_to = desk.commands[..=act].iter();
    let asks = up_to.any(|it| it.delivery == Delivery::NeedsPerson);
    asks || desk.commands[act].delivery.is_settled()
}
