//! One history: a seed, some desks, an OMS, a network, and everything that happens between them.
//!
//! Virtual time jumps from event to event. First come the faults; then the network works, nobody
//! interferes, and everything has to come to an end. What must never be is checked after each
//! event (`checks`), what must be in the end when the calm is over.

use std::task::{Context, Poll, Waker};

use packing::time::At;

use crate::back;
use crate::calendar::Calendar;
use crate::checks::{self, Fault, Truth};
use crate::desk::{Desk, Errand};
use crate::dice::Dice;
use crate::labels;
use crate::network::{Call, Fate};
use crate::oms::{self, Oms};
use crate::port::{Port, Reply};
use crate::settings::Settings;
use crate::swarm::{Evidence, Swarm};
use crate::tally::Tally;
use crate::trace::Trace;

/// Everything has to be settled so long after the last fault: the quiet time, the back-off and the
/// sweep, one after the other, for each of a few commands.
const CALM_MS: u64 = 2_400_000;
const CHECK_EVERY_MS: u64 = 5_000;
/// As many requests as most histories have; a list that grows is moved each time.
const CALLS: usize = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Arrives(usize),
    Answered(usize),
    Wake(usize, u32),
    Packer(usize),
    Colleague,
    /// A carrier has a label ready.
    Label(usize),
    Crash(usize),
    Start(usize),
    Outage(usize),
    Back(usize),
    TokenOut(usize),
    TokenBack(usize),
    Jump(usize),
    GoesBack,
    OpensAgain,
    Calm,
    Check,
}

impl Event {
    /// What is over when the calm begins.
    fn is_trouble(self) -> bool {
        match self {
            Event::Packer(_)
            | Event::Colleague
            | Event::Crash(_)
            | Event::Outage(_)
            | Event::TokenOut(_)
            | Event::GoesBack
            | Event::Jump(_) => true,
            Event::Arrives(_)
            | Event::Answered(_)
            | Event::Wake(..)
            | Event::Start(_)
            | Event::Back(_)
            | Event::TokenBack(_)
            | Event::OpensAgain
            | Event::Label(_)
            | Event::Calm
            | Event::Check => false,
        }
    }
}

impl Event {
    /// A desk could not see what its OMS does.
    fn blinds(self) -> bool {
        matches!(
            self,
            Event::Crash(_) | Event::Outage(_) | Event::TokenOut(_)
        )
    }
}

/// Makes a desk that keeps its data wherever this kind of desk does.
pub(crate) type Make<'a> = &'a dyn Fn(Settings, Port, At) -> Box<dyn Desk>;

/// A desk with its place in the history.
pub(crate) struct Seat {
    pub(crate) desk: Box<dyn Desk>,
    pub(crate) port: Port,
    pub(crate) user: String,
    pub(crate) errands: Vec<(u32, Errand)>,
    pub(crate) truths: Vec<Truth>,
    pub(crate) up: bool,
    pub(crate) online: bool,
    pub(crate) token: bool,
    /// Its `station.db` was replaced by an older one.
    pub(crate) rolled_back: bool,
    /// Counts starts: what an earlier run asked is answered to nobody.
    pub(crate) run: u32,
    wakes: u32,
    next_errand: u32,
    /// The first one since the OMS went back.
    back_errand: u32,
    checked: u64,
}

impl Seat {
    pub(crate) fn goes_back(&mut self) {
        self.back_errand = self.next_errand;
    }

    pub(crate) fn asks_since_before(&self) -> bool {
        self.errands.iter().any(|(of, _)| *of < self.back_errand)
    }
}

pub(crate) struct History {
    pub(crate) now_ms: u64,
    pub(crate) dice: Dice,
    pub(crate) swarm: Swarm,
    pub(crate) oms: Oms,
    pub(crate) seats: Vec<Seat>,
    pub(crate) calls: Vec<Call>,
    pub(crate) calm: bool,
    /// The OMS went back, and takes nothing until every desk has seen it.
    pub(crate) closed: bool,
    pub(crate) went_back: bool,
    /// Throws for what was added later, so that the rest of a history stays as it was.
    pub(crate) more: Dice,
    /// For the carriers' labels.
    pub(crate) label_dice: Dice,
    pub(crate) tally: Tally,
    pub(crate) trace: Trace,
    pub(crate) faults: Vec<Fault>,
    calendar: Calendar,
}

/// How a history went.
pub(crate) struct Outcome {
    pub(crate) tally: Tally,
    pub(crate) faults: Vec<Fault>,
    pub(crate) trace: Trace,
}

/// Runs the history that this seed tells.
pub(crate) fn run(seed: u64, make: Make<'_>, trace: Trace) -> Outcome {
    let mut history = History::new(seed, make, trace);
    history.begin(back::at_ms(seed));
    while history.faults.is_empty() {
        let Some((at_ms, event)) = history.calendar.next() else {
            break;
        };
        history.pass_to(at_ms);
        if history.happens(event) {
            break;
        }
    }
    history.tally.histories = 1;
    history.tally.labelled = u64::from(history.tally.labels > 0);
    history.tally.virtual_ms = history.now_ms;
    history.tally.faulty = u64::from(!history.faults.is_empty());
    Outcome {
        tally: history.tally,
        faults: history.faults,
        trace: history.trace,
    }
}

impl History {
    fn new(seed: u64, make: Make<'_>, trace: Trace) -> Self {
        let mut dice = Dice::new(seed);
        let (label_dice, labels) = labels::draw(seed);
        let swarm = Swarm {
            labels,
            ..Swarm::draw(&mut dice)
        };
        let shared = swarm.evidence == Evidence::SharedUser;
        let seats = (0..swarm.stations).map(|number| {
            let user = if shared {
                "desks".to_owned()
            } else {
                format!("desk-{number}")
            };
            let settings = Settings {
                tag: format!("d{number}"),
                binding: String::new(),
                store: String::new(),
                user: (swarm.evidence == Evidence::OwnUser).then(|| user.clone()),
                timing: swarm.timing,
            };
            let port = Port::default();
            Seat {
                desk: make(settings, port.clone(), oms::START),
                port,
                user,
                errands: Vec::new(),
                truths: Vec::new(),
                up: true,
                online: true,
                token: true,
                rolled_back: false,
                run: 0,
                wakes: 0,
                next_errand: 0,
                back_errand: 0,
                checked: 0,
            }
        });
        let seats = seats.collect();
        let mut history = Self {
            now_ms: 0,
            oms: Oms::new(swarm.packages, swarm.labels),
            dice,
            swarm,
            seats,
            calls: Vec::with_capacity(CALLS),
            calm: false,
            closed: false,
            went_back: false,
            more: Dice::new(!seed),
            label_dice,
            tally: Tally::default(),
            trace,
            faults: Vec::new(),
            calendar: Calendar::with_capacity(CALLS),
        };
        let swarm = history.swarm.clone();
        history.trace.line(0, || format!("{swarm:?}"));
        history
    }

    fn begin(&mut self, back_ms: u64) {
        let swarm = self.swarm.clone();
        self.at(swarm.active_ms, Event::Calm);
        if back_ms > 0 {
            self.at(back_ms, Event::GoesBack);
        }
        self.sometimes(swarm.colleague_every_ms, Event::Colleague);
        for seat in 0..self.seats.len() {
            self.at(0, Event::Wake(seat, 0));
            self.sometimes(swarm.packer_every_ms, Event::Packer(seat));
            self.sometimes(swarm.crash_every_ms, Event::Crash(seat));
            self.sometimes(swarm.outage_every_ms, Event::Outage(seat));
            self.sometimes(swarm.token_every_ms, Event::TokenOut(seat));
            self.sometimes(swarm.jump_every_ms, Event::Jump(seat));
        }
    }

    pub(crate) fn at(&mut self, at_ms: u64, event: Event) {
        self.calendar.put(at_ms, event);
    }

    pub(crate) fn after(&mut self, span_ms: u64, event: Event) {
        self.at(self.now_ms + span_ms, event);
    }

    /// Once within twice the usual span; never where there is no such thing.
    pub(crate) fn sometimes(&mut self, every_ms: u64, event: Event) {
        if every_ms > 0 && !self.calm {
            let span_ms = self.dice.between(1, every_ms * 2);
            self.after(span_ms, event);
        }
    }

    fn pass_to(&mut self, at_ms: u64) {
        let span_ms = at_ms.saturating_sub(self.now_ms);
        self.now_ms = self.now_ms.max(at_ms);
        if span_ms > 0 {
            self.seats.iter().for_each(|seat| seat.desk.turn(span_ms));
        }
    }

    /// Says whether the history is over.
    fn happens(&mut self, event: Event) -> bool {
        self.tally.events += 1;
        if self.calm && event.is_trouble() {
            return false;
        }
        if self.closed && event.blinds() {
            self.after(CHECK_EVERY_MS, event);
            return false;
        }
        match event {
            Event::Arrives(call) => self.arrives(call),
            Event::Answered(call) => self.answered(call),
            Event::Wake(seat, number) => {
                if self.seats[seat].up && self.seats[seat].wakes == number {
                    self.plan(seat);
                }
            }
            Event::Packer(seat) => self.packer(seat),
            Event::Colleague => self.colleague(),
            Event::Label(place) => self.label(place),
            Event::Crash(seat) => self.crash(seat),
            Event::Start(seat) => self.start(seat),
            Event::Outage(seat) => {
                self.seats[seat].online = false;
                let span_ms = self.dice.between(1_000, 90_000);
                self.after(span_ms, Event::Back(seat));
                self.sometimes(self.swarm.outage_every_ms, Event::Outage(seat));
                self.note(|| format!("desk {seat} has no line"));
            }
            Event::Back(seat) => self.seats[seat].online = true,
            Event::TokenOut(seat) => {
                self.seats[seat].token = false;
                let span_ms = self.dice.between(1_000, 60_000);
                self.after(span_ms, Event::TokenBack(seat));
                self.sometimes(self.swarm.token_every_ms, Event::TokenOut(seat));
                self.note(|| format!("desk {seat} has no valid token"));
            }
            Event::TokenBack(seat) => {
                self.seats[seat].token = true;
                self.note(|| format!("desk {seat} has a token again"));
            }
            Event::Jump(seat) => self.jump(seat),
            Event::GoesBack => self.goes_back(),
            Event::OpensAgain => self.opens_again(),
            Event::Calm => self.calms_down(),
            Event::Check => return self.is_over(),
        }
        self.labels_begin();
        checks::always(self);
        false
    }

    pub(crate) fn note(&mut self, text: impl FnOnce() -> String) {
        self.trace.line(self.now_ms, text);
    }

    /// As the runner does: plan, begin every step, let each go as far as it can.
    pub(crate) fn plan(&mut self, seat: usize) {
        let it = &mut self.seats[seat];
        let plan = it.desk.plan();
        for step in &plan.steps {
            it.desk.begin(*step);
        }
        let first = it.next_errand;
        for step in &plan.steps {
            it.errands.push((it.next_errand, it.desk.carry_out(*step)));
            it.next_errand += 1;
        }
        let last = it.next_errand;
        let text = || format!("desk {seat} plans {:?}", plan.steps);
        if !plan.steps.is_empty() {
            self.trace.line(self.now_ms, text);
        }
        let mut ended = false;
        for number in first..last {
            ended |= self.go_on(seat, number);
        }
        if ended {
            self.plan(seat);
        } else {
            self.sleep(seat, plan.wake_at.0);
        }
    }

    fn sleep(&mut self, seat: usize, wake_tick: u64) {
        let it = &mut self.seats[seat];
        it.wakes += 1;
        let wake = Event::Wake(seat, it.wakes);
        let now_tick = it.desk.tick();
        self.after(wake_tick.saturating_sub(now_tick).max(1), wake);
    }

    /// Polls one errand; true where it has ended.
    pub(crate) fn go_on(&mut self, seat: usize, number: u32) -> bool {
        let it = &mut self.seats[seat];
        let Some(place) = it.errands.iter().position(|(of, _)| *of == number) else {
            return false;
        };
        let mut nobody = Context::from_waker(Waker::noop());
        let ended = it.errands[place].1.as_mut().poll(&mut nobody) == Poll::Ready(());
        if ended {
            drop(it.errands.swap_remove(place));
        }
        for (mail, request) in it.port.asked() {
            self.leaves(seat, (number, mail), request);
        }
        ended
    }

    fn answered(&mut self, call: usize) {
        let Some(it) = self.calls.get_mut(call) else {
            return;
        };
        let (seat, run, errand, mail) = (it.seat, it.run, it.errand, it.mail);
        let reply = it.reply.take();
        let there = &self.seats[seat];
        if let Some(reply) = reply.filter(|_| there.up && there.run == run) {
            self.trace_reply(seat, call, &reply);
            self.seats[seat].port.reply(mail, reply);
            if self.go_on(seat, errand) {
                self.plan(seat);
            }
        }
    }

    fn trace_reply(&mut self, seat: usize, call: usize, reply: &Reply) {
        self.trace.line(self.now_ms, || {
            format!("desk {seat} hears {call}: {}", brief(reply))
        });
    }

    fn calms_down(&mut self) {
        self.calm = true;
        self.note(|| "calm".to_owned());
        for seat in &mut self.seats {
            (seat.online, seat.token) = (true, true);
        }
        self.swarm.lag_ms = 0;
        self.labels_are_remembered();
        self.after(CHECK_EVERY_MS, Event::Check);
    }

    fn is_over(&mut self) -> bool {
        for seat in 0..self.seats.len() {
            if !self.closed {
                self.goes_on(seat);
            }
        }
        checks::always(self);
        if checks::is_at_rest(self) {
            checks::in_the_end(self);
            return true;
        }
        let labels_ms = self.swarm.labels.map_or(0, |it| it.longest_ms());
        if self.now_ms > self.swarm.active_ms + labels_ms + CALM_MS {
            checks::stuck(self);
            return true;
        }
        self.after(CHECK_EVERY_MS, Event::Check);
        false
    }

    /// The desk changed since it was last checked.
    pub(crate) fn has_news(&mut self, seat: usize) -> bool {
        let it = &mut self.seats[seat];
        let revision = it.desk.revision();
        let news = it.checked != revision;
        it.checked = revision;
        news
    }

    pub(crate) fn fate(&mut self, seat: usize, sends: bool) -> Fate {
        Fate::draw(self, seat, sends)
    }
}

fn brief(reply: &Reply) -> String {
    match reply {
        Reply::Page(page) => {
            let states = page.packages.iter();
            let states: Vec<_> = states.map(|it| (it.id.0, &it.state)).collect();
            format!("page {states:?}")
        }
        Reply::Package(Some(package)) => format!("{:?}", package.state),
        Reply::Package(None) => "no such package".to_owned(),
        Reply::Log(page) => {
            let rows = page.rows.iter();
            let rows: Vec<_> = rows.map(|row| (row.id.0, &row.user, &row.led_to)).collect();
            format!("log {rows:?}")
        }
        Reply::LogHead(head) => format!("log head {head:?}"),
        Reply::Sent(sent) => format!("{:?} {:?}", sent.answer, sent.line),
        Reply::Trouble(trouble) => format!("{trouble:?}"),
    }
}
