//! What becomes of a request on its way: the drawn fate of each, and who answers it when.

use packing::delivery::Answer;
use packing::id::PackageId;
use station::oms::{Line, Order, ReadTrouble, Sent};

use crate::checks;
use crate::history::{Event, History};
use crate::oms;
use crate::port::{Reply, Request};
use crate::swarm::{Evidence, LIFE_MS};

/// A desk's patience with a read; the product's own.
const READ_MS: u64 = 10_000;
/// Its patience with a command lies somewhere up to here.
const COMMAND_MS: u64 = 120_000;

pub(crate) struct Call {
    pub(crate) seat: usize,
    pub(crate) run: u32,
    pub(crate) errand: u32,
    pub(crate) mail: u32,
    /// Nothing once it has arrived.
    pub(crate) request: Option<Request>,
    /// The desk no longer waits for it, or something else answers it.
    pub(crate) given_up: bool,
    /// What a gateway makes of the answer.
    mangled: bool,
    reply_after_ms: u64,
    pub(crate) reply: Option<Reply>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Through,
    Slow,
    NoConnection,
    Lost,
    Zombie,
    AnswerLost,
    Mangled,
    Bounced,
    SlowDown,
}

impl Fate {
    pub(crate) fn draw(history: &mut History, seat: usize, sends: bool) -> Self {
        if history.calm {
            return Fate::Through;
        }
        let net = history.swarm.net;
        if !history.seats[seat].online {
            // A line that has just gone takes with it what was being said.
            return if history.dice.chance(800) {
                Fate::NoConnection
            } else {
                Fate::Lost
            };
        }
        let mut roll = history.dice.below(1_000);
        let fates = [
            (net.no_connection, Fate::NoConnection),
            (net.lost, Fate::Lost),
            (net.answer_lost, Fate::AnswerLost),
            (net.mangled, Fate::Mangled),
            (net.bounced, Fate::Bounced),
            (net.slow_down, Fate::SlowDown),
            (net.slow, Fate::Slow),
            (if sends { net.zombie } else { 0 }, Fate::Zombie),
        ];
        for (per_mille, fate) in fates {
            // Of reading less is made to fail: nothing hangs on it but time.
            let per_mille = if sends { per_mille } else { per_mille / 4 };
            if roll < per_mille {
                return fate;
            }
            roll -= per_mille;
        }
        Fate::Through
    }
}

impl History {
    /// A request leaves a desk.
    pub(crate) fn leaves(&mut self, seat: usize, (errand, mail): (u32, u32), request: Request) {
        self.tally.requests += 1;
        let sends = matches!(request, Request::Send(_));
        if let Request::Send(order) = &request {
            self.tally.sends += 1;
            checks::sent_in_order(self, seat, order);
        }
        let fate = self.fate(seat, sends);
        let number = self.calls.len();
        if self.trace.is_on() && (sends || fate != Fate::Through) {
            let text = format!("desk {seat} asks {number}: {} {fate:?}", name(&request));
            self.note(|| text);
        }
        self.calls.push(Call {
            seat,
            run: self.seats[seat].run,
            errand,
            mail,
            request: Some(request),
            given_up: false,
            mangled: false,
            reply_after_ms: 0,
            reply: None,
        });
        self.travels(number, fate, sends);
    }

    fn travels(&mut self, number: usize, fate: Fate, sends: bool) {
        let patience_ms = if sends {
            self.dice.between(READ_MS, COMMAND_MS)
        } else {
            READ_MS
        };
        let short_ms = self.dice.between(10, 300);
        match fate {
            Fate::Through => self.arrives_in(number, short_ms, short_ms),
            Fate::Slow => {
                let most = patience_ms.min(LIFE_MS) - 500;
                let there = self.dice.between(10, most);
                let back = self.dice.between(10, patience_ms - there);
                self.arrives_in(number, there, back);
            }
            Fate::NoConnection => self.gives_up(number, short_ms, Lacking::Connection),
            Fate::Lost => self.gives_up(number, patience_ms, Lacking::Answer),
            Fate::Zombie => {
                let there = self.dice.between(1, LIFE_MS);
                let patience = self.dice.between(1, 20_000);
                self.arrives_in(number, there, 0);
                self.gives_up(number, patience, Lacking::Answer);
            }
            Fate::AnswerLost => {
                self.arrives_in(number, short_ms, 0);
                let patience = short_ms + self.dice.between(0, patience_ms);
                self.gives_up(number, patience, Lacking::Answer);
            }
            Fate::Mangled => {
                self.arrives_in(number, short_ms, short_ms);
                if let Some(call) = self.calls.get_mut(number) {
                    call.mangled = true;
                }
            }
            Fate::Bounced => self.gives_up(number, short_ms, Lacking::Sense),
            Fate::SlowDown => self.gives_up(number, short_ms, Lacking::Pace),
        }
    }

    fn arrives_in(&mut self, number: usize, there_ms: u64, back_ms: u64) {
        if let Some(call) = self.calls.get_mut(number) {
            call.reply_after_ms = back_ms;
        }
        self.after(there_ms, Event::Arrives(number));
    }

    fn gives_up(&mut self, number: usize, in_ms: u64, lacking: Lacking) {
        let roll = self.dice.throw();
        if let Some(call) = self.calls.get_mut(number) {
            call.given_up = true;
            let request = call.request.as_ref();
            call.reply = request.map(|request| lacking.reply(request, roll));
        }
        self.after(in_ms, Event::Answered(number));
    }

    /// A request reaches the OMS, wanted or not.
    pub(crate) fn arrives(&mut self, number: usize) {
        let Some(call) = self.calls.get_mut(number) else {
            return;
        };
        let (seat, given_up, mangled) = (call.seat, call.given_up, call.mangled);
        let back_ms = call.reply_after_ms;
        let Some(request) = call.request.take() else {
            return;
        };
        let turned_away = self.closed && matches!(request, Request::Send(_));
        let mut reply = if turned_away {
            Lacking::Sense.reply(&request, 0)
        } else {
            self.reply_to(seat, &request)
        };
        if given_up {
            return;
        }
        if mangled {
            let roll = self.dice.throw();
            reply = Lacking::Sense.reply(&request, roll);
        }
        if let Some(call) = self.calls.get_mut(number) {
            call.reply = Some(reply);
        }
        self.after(back_ms.max(1), Event::Answered(number));
    }

    fn reply_to(&mut self, seat: usize, request: &Request) -> Reply {
        if !self.seats[seat].token {
            return Lacking::SignIn.reply(request, 0);
        }
        let lag_ms = self.dice.between(0, self.swarm.lag_ms);
        let at_ms = self.now_ms.saturating_sub(lag_ms);
        let no_log = self.swarm.evidence == Evidence::NoLog;
        match request {
            Request::Page(ask) => {
                let short = self.swarm.net.short_pages;
                Reply::Page(self.oms.page(ask, (at_ms, self.now_ms), short))
            }
            Request::Package(id) => Reply::Package(self.oms.package(*id, at_ms).map(Box::new)),
            Request::Log(_) | Request::LogHead if no_log => Reply::Trouble(ReadTrouble::Forbidden),
            Request::Log(ask) => Reply::Log(self.oms.rows(ask, at_ms)),
            Request::LogHead => Reply::LogHead(self.oms.log_head(at_ms)),
            Request::Send(order) => self.commanded(seat, order),
        }
    }

    fn commanded(&mut self, seat: usize, order: &Order) -> Reply {
        let user = self.seats[seat].user.clone();
        let PackageId(package) = order.package;
        let place = oms::place(order.package);
        if order.body.act().makes_label() {
            self.label_is_made(place);
        }
        let done = self
            .oms
            .command(order.package, (&order.body, &user), self.now_ms);
        let (seq, act) = (order.id.seq.0, order.body.act());
        self.note(|| format!("the OMS gets {act:?} of {package} ({seat}-{seq}): done {done}"));
        if done {
            self.tally.applied += 1;
            checks::applied(self, seat, order);
            return sent(Answer::Accepted, Line::Up);
        }
        sent(Answer::Refused("no".into()), Line::Up)
    }
}

/// What a failed exchange lacks.
#[derive(Clone, Copy)]
enum Lacking {
    Connection,
    Answer,
    /// A gateway, a portal or a broken OMS answers something.
    Sense,
    Pace,
    SignIn,
}

impl Lacking {
    fn reply(self, request: &Request, roll: u64) -> Reply {
        let sends = matches!(request, Request::Send(_));
        let (answer, line, trouble) = match (self, roll % 4) {
            (Lacking::Connection, _) => (Answer::NeverSent, Line::Down, ReadTrouble::Unreachable),
            (Lacking::Answer, _) => (Answer::Unclear, Line::Down, ReadTrouble::Unreachable),
            (Lacking::Sense, 0) => (Answer::Unclear, Line::Up, ReadTrouble::OmsTrouble),
            (Lacking::Sense, 1) => (Answer::Unclear, Line::Portal, ReadTrouble::NotTheOms),
            (Lacking::Sense, _) => (Answer::Unclear, Line::Down, ReadTrouble::OmsTrouble),
            (Lacking::Pace, _) => {
                let for_ms = 1_000 + roll % 20_000;
                let trouble = ReadTrouble::SlowDown { for_ms };
                (Answer::NotTaken, Line::SlowDown { for_ms }, trouble)
            }
            (Lacking::SignIn, _) => (Answer::NotTaken, Line::SignedOut, ReadTrouble::SignedOut),
        };
        if sends {
            sent(answer, line)
        } else {
            Reply::Trouble(trouble)
        }
    }
}

fn sent(answer: Answer, line: Line) -> Reply {
    Reply::Sent(Sent {
        answer,
        line,
        outcome: "simulated",
    })
}

fn name(request: &Request) -> String {
    match request {
        Request::Page(_) => "page".to_owned(),
        Request::Package(id) => format!("package {}", id.0),
        Request::Log(ask) => format!("log of {} above {}", ask.package.0, ask.above.0),
        Request::LogHead => "log head".to_owned(),
        Request::Send(order) => format!("send {:?} of {}", order.body.act(), order.package.0),
    }
}
