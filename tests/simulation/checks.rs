//! What must never be, and what must be in the end.
//!
//! The judge knows both sides: what each desk claims on its disk and its screen, and what the OMS
//! truly did. Only claims are held against the truth; a desk may always say that it does not know.

use std::fmt;

use packing::command::{Act, Command};
use packing::delivery::{Delivery, Proof};
use packing::effect::{Shown, shown};
use packing::id::{CommandId, PackageId};
use packing::package::{Package, State};
use station::oms::Order;

use crate::desk::Desk;
use crate::history::History;
use crate::oms;
use crate::swarm::{Evidence, LIFE_MS};

#[path = "checks_order.rs"]
mod order;

pub(crate) use order::sent_in_order;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Lost,
    FalseSuccess,
    FalseRejection,
    AppliedTwice,
    OutOfOrder,
    Stuck,
    ShownWaiting,
    Reopened,
    WrittenOver,
}

pub(crate) const KINDS: usize = 9;

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Lost => "lost",
            Kind::FalseSuccess => "false success",
            Kind::FalseRejection => "false rejection",
            Kind::AppliedTwice => "applied twice",
            Kind::OutOfOrder => "out of order",
            Kind::Stuck => "stuck",
            Kind::ShownWaiting => "settled, shown as waiting",
            Kind::Reopened => "settled and moved on",
            Kind::WrittenOver => "written over",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

/// Why a person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Its label did not come. When it comes, nothing is left to ask.
    ForLabel,
    Otherwise,
}

/// A command that a packer was told is saved, and what became of it at the OMS.
pub(crate) struct Truth {
    id: CommandId,
    package: PackageId,
    act: Act,
    applied: u32,
    applied_ms: u64,
    /// It was done, and the OMS went back to before that.
    undone: bool,
    /// Since then a person said that it is to be sent again.
    wanted_again: bool,
    /// A person is asked about it and has not answered: whether only for its label.
    asked: Option<Asked>,
    settled: Option<Delivery>,
    claimed_not_done: bool,
}

impl Truth {
    pub(crate) fn of(id: CommandId, package: PackageId, act: Act) -> Self {
        Self {
            id,
            package,
            act,
            applied: 0,
            applied_ms: 0,
            undone: false,
            wanted_again: false,
            asked: None,
            settled: None,
            claimed_not_done: false,
        }
    }

    /// What the OMS lost after its yes may go after what was done since then, if a person who sees
    /// that says so.
    fn may_come_late(&self) -> bool {
        self.undone && self.wanted_again
    }
}

fn find(history: &mut History, kind: Kind, text: String) {
    let said = text.clone();
    history.note(|| format!("!! {}: {said}", kind.name()));
    history.faults.push(Fault { kind, text });
}

/// The OMS has carried out a command of a desk.
pub(crate) fn applied(history: &mut History, seat: usize, order: &Order) {
    let now_ms = history.now_ms;
    let truths = &mut history.seats[seat].truths;
    // Whether a label may go before was seen when it left.
    let later = |it: &Truth| {
        it.package == order.package
            && it.id.seq > order.id.seq
            && it.applied > 0
            && !it.act.makes_label()
    };
    let overtaken = truths.iter().any(later);
    let Some(truth) = truths.iter_mut().find(|truth| truth.id == order.id) else {
        let text = format!("{} was never saved", order.id);
        return find(history, Kind::OutOfOrder, text);
    };
    truth.applied += 1;
    truth.applied_ms = now_ms;
    let (twice, denied) = (truth.applied > 1, truth.claimed_not_done);
    let overtaken = overtaken && !truth.may_come_late();
    if twice {
        find(history, Kind::AppliedTwice, order.id.to_string());
    }
    if overtaken {
        find(history, Kind::OutOfOrder, order.id.to_string());
    }
    if denied {
        let text = format!("{} was done after its end", order.id);
        find(history, Kind::FalseRejection, text);
    }
}

/// The OMS went back: what it did since then it has not done, and said yes to all the same.
pub(crate) fn undone(history: &mut History, to_ms: u64) {
    let truths = history.seats.iter_mut().flat_map(|seat| &mut seat.truths);
    for truth in truths.filter(|it| it.applied > 0 && it.applied_ms > to_ms) {
        (truth.applied, truth.undone) = (0, true);
        truth.wanted_again = false;
    }
}

/// A person has answered that this command is to be sent again.
pub(crate) fn wanted_again(history: &mut History, seat: usize, id: &CommandId) {
    let mut truths = history.seats[seat].truths.iter_mut();
    if let Some(truth) = truths.find(|truth| truth.id == *id) {
        (truth.wanted_again, truth.asked) = (true, None);
    }
}

/// After each event, for each desk that changed.
pub(crate) fn always(history: &mut History) {
    for seat in 0..history.seats.len() {
        if history.seats[seat].up && history.has_news(seat) {
            claims(history, seat);
            screen(history, seat);
        }
    }
}

fn claims(history: &mut History, seat: usize) {
    let evidence = history.swarm.evidence;
    let mut found = None;
    let it = &mut history.seats[seat];
    let rolled_back = it.rolled_back;
    let truths = &mut it.truths;
    it.desk.with_commands(&mut |commands| {
        for truth in truths.iter_mut() {
            let command = commands.iter().find(|command| command.id == truth.id);
            let asks = |it: &&Command| it.standing.delivery == Delivery::NeedsPerson;
            if let Some(command) = command.filter(asks) {
                let copied = it.desk.copied(command.package);
                let why = || order::asked(command, copied.as_ref());
                truth.asked.get_or_insert_with(why);
            }
            if let Some(kind) = against(truth, command, (evidence, rolled_back)) {
                found = Some((
                    kind,
                    format!("{} {:?}", truth.id, command.map(|c| &c.standing)),
                ));
            }
        }
    });
    if let Some((kind, text)) = found {
        find(history, kind, text);
    }
}

fn against(
    truth: &mut Truth,
    command: Option<&Command>,
    (evidence, rolled_back): (Evidence, bool),
) -> Option<Kind> {
    let Some(command) = command else {
        // An older `station.db` does not have what was made and had ended since; nothing is open.
        let kept = truth.settled.is_some() && rolled_back;
        return (!kept).then_some(Kind::Lost);
    };
    let standing = &command.standing;
    let delivery = standing.delivery;
    if truth.settled.is_some_and(|before| before != delivery) {
        // In an older `station.db` it had not ended yet. It may be looked at again, or asked about,
        // and is not sent by itself.
        let asked = matches!(delivery, Delivery::Accepted | Delivery::NeedsPerson);
        if !(rolled_back && asked) {
            return Some(Kind::Reopened);
        }
        (truth.settled, truth.claimed_not_done) = (None, false);
    }
    if truth.settled.is_some() {
        return None;
    }
    truth.settled = delivery.is_settled().then_some(delivery);
    let done = truth.applied > 0;
    match delivery {
        Delivery::Accepted | Delivery::Done => {
            // Who can read the log knows, and presumes nothing.
            let sure = knows(command, evidence) || standing.proof != Some(Proof::Presumed);
            (sure && !done && !truth.undone).then_some(Kind::FalseSuccess)
        }
        Delivery::ByOther | Delivery::Rejected | Delivery::Withdrawn => {
            truth.claimed_not_done = true;
            done.then_some(Kind::FalseRejection)
        }
        // Cancelled, and whether it was done before that is told by the proof; without a log of our
        // own nobody can tell.
        Delivery::Superseded
            if standing.proof.is_none() && (knows(command, evidence) || standing.attempts == 0) =>
        {
            truth.claimed_not_done = true;
            done.then_some(Kind::FalseRejection)
        }
        Delivery::Queued
        | Delivery::Sending
        | Delivery::InDoubt
        | Delivery::NeedsPerson
        | Delivery::Superseded
        | Delivery::Abandoned => None,
    }
}

/// The desk had all that it takes to tell its own rows in the log from others'.
fn knows(command: &Command, evidence: Evidence) -> bool {
    let moves = !command.act().rule().logged_as.is_empty();
    evidence == Evidence::OwnUser && command.watermark.is_some() && moves
}

/// Work that the OMS did for this desk, and still shows, is never shown as not done.
fn screen(history: &mut History, seat: usize) {
    let it = &history.seats[seat];
    let mut found = None;
    it.desk.with_commands(&mut |commands| {
        let still = |truth: &&Truth| truth.applied > 0 && !history.oms.was_undone(truth.package);
        for truth in it.truths.iter().filter(still) {
            let own = commands.iter().find(|command| command.id == truth.id);
            // No copy is known to show a label that was made anew, so no screen claims it.
            let done =
                |it: &&Command| it.standing.delivery == Delivery::Done && !it.act().makes_label();
            let Some(command) = own.filter(done) else {
                continue;
            };
            // What was done here since then shows in its place.
            let over = |it: &Command| {
                it.package == command.package
                    && it.id.seq > command.id.seq
                    && !it.standing.delivery.failed()
                    && it.standing.delivery != Delivery::Withdrawn
            };
            if commands.iter().any(over) {
                continue;
            }
            let since = history.oms.shown_since(command);
            if since.is_none_or(|since| since > truth.applied_ms) {
                continue;
            }
            let seen = it.desk.seen(truth.package);
            if let Some(package) = seen.filter(|it| is_hidden(command, it)) {
                found = Some(format!("{} shown as {:?}", truth.id, package.state));
            }
        }
    });
    if let Some(text) = found {
        find(history, Kind::ShownWaiting, text);
    }
}

/// The screen does not show what was done, and whoever believes it would do it again, or another
/// thing on top. A box that is shown as blocked or about to be cancelled is left alone.
fn is_hidden(command: &Command, package: &Package) -> bool {
    let left_alone = matches!(package.state, State::Blocked | State::CancellationWaiting);
    match shown(command, package) {
        Shown::There => false,
        Shown::AsBefore => true,
        Shown::Otherwise => !left_alone,
    }
}

/// Nobody has to read why not, so that nothing is written: it is asked all the time.
pub(crate) fn is_at_rest(history: &History) -> bool {
    unrest(history, |_| String::new()).is_none()
}

/// Why something is still going on; nothing where all is said and done.
fn unrest(history: &History, say: fn(fmt::Arguments<'_>) -> String) -> Option<String> {
    if history.now_ms < history.swarm.active_ms + LIFE_MS + 1_000 {
        return Some(say(format_args!("requests may still land")));
    }
    let mut places = 0..history.swarm.packages;
    if let Some(place) = places.find(|place| history.oms.waits_for_label(*place)) {
        return Some(say(format_args!(
            "{} waits for its label",
            oms::id(place).0
        )));
    }
    for (number, seat) in history.seats.iter().enumerate() {
        if !seat.up {
            return Some(say(format_args!("desk {number} is closed")));
        }
        if history.closed || seat.desk.is_stopped() {
            return Some(say(format_args!(
                "desk {number} waits for the OMS, or for a person"
            )));
        }
        let mut open = None;
        let mut asked = Vec::new();
        seat.desk.with_commands(&mut |commands| {
            for command in commands {
                let delivery = command.standing.delivery;
                if delivery == Delivery::NeedsPerson {
                    let is_it = |it: &&Truth| it.id == command.id;
                    let truth = seat.truths.iter().find(is_it);
                    let for_label = truth.is_some_and(|it| it.asked == Some(Asked::ForLabel));
                    // Where the label brought a number, what is to be written is another question.
                    let alone = for_label && command.act().ships();
                    if alone && history.oms.state(command.package) == Some(State::Packed) {
                        open = Some(say(format_args!(
                            "{} asks for a label that is there",
                            command.id
                        )));
                    }
                    asked.push(command.package);
                } else if !delivery.is_settled() && !asked.contains(&command.package) {
                    open = Some(say(format_args!("{} {:?}", command.id, command.standing)));
                }
            }
        });
        let late = || unlike(history, (number, &asked), say);
        if let Some(why) = open.or_else(late) {
            return Some(why);
        }
    }
    None
}

/// A screen that does not show what the OMS has.
fn unlike(
    history: &History,
    (seat, asked): (usize, &[PackageId]),
    say: fn(fmt::Arguments<'_>) -> String,
) -> Option<String> {
    for place in 0..history.swarm.packages {
        let id = oms::id(place);
        if asked.contains(&id) || !history.oms.is_here(id) {
            continue;
        }
        let truth = history.oms.state(id)?;
        let shown = history.seats[seat].desk.seen(id).map(|it| it.state);
        let ended = matches!(truth, State::Delivered | State::Cancelled);
        if shown.as_ref() != Some(&truth) && !(shown.is_none() && ended) {
            return Some(say(format_args!(
                "desk {seat} shows {} as {shown:?}, not {truth:?}",
                id.0
            )));
        }
    }
    None
}

pub(crate) fn stuck(history: &mut History) {
    if let Some(why) = unrest(history, |why| why.to_string()) {
        find(history, Kind::Stuck, why);
    }
}

pub(crate) fn in_the_end(history: &mut History) {
    let mut questions = 0;
    for seat in &history.seats {
        seat.desk.with_commands(&mut |commands| {
            let asks = |it: &&Command| it.standing.delivery == Delivery::NeedsPerson;
            questions += commands.iter().filter(asks).count() as u64;
        });
    }
    history.tally.questions += questions;
}

pub(crate) fn newest_queued(desk: &dyn Desk) -> Option<CommandId> {
    newest(desk, Delivery::Queued).map(|(id, _)| id)
}

pub(crate) fn newest_question(desk: &dyn Desk) -> Option<(CommandId, Act)> {
    newest(desk, Delivery::NeedsPerson)
}

fn newest(desk: &dyn Desk, delivery: Delivery) -> Option<(CommandId, Act)> {
    let mut found = None;
    desk.with_commands(&mut |commands| {
        let mut fitting = commands.iter().rev();
        let it = fitting.find(|command| command.standing.delivery == delivery);
        found = it.map(|command| (command.id.clone(), command.act()));
    });
    found
}

#[cfg(test)]
#[path = "checks_tests.rs"]
mod tests;
