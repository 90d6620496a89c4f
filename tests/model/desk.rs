//! A desk of the model: two commands on one package, and what it has read.
//!
//! As few bits as the rules need, since there are millions of them; a `Command` is made of them
//! only for the moment in which the product's rules judge it.

use packing::command::{Act, Body, Command, Seen};
use packing::delivery::{Answer, Delivery, Event, Proof, Standing, settle};
use packing::id::{CommandId, LogId, PackageId, Seq};
use packing::judge::{self, Beside};
use packing::package::{Package, State};
use packing::time::At;
use packing::verdict::{DOUBT_QUIET_MS, Look, Rows};

/// Packing, then shipping.
pub(crate) const ACTS: [Act; 2] = [Act::PackWithoutShipment, Act::Ship];

/// Where a command stands, in few bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Stands {
    pub(crate) delivery: Delivery,
    pub(crate) attempts: u8,
    pub(crate) doubted: bool,
    refused: bool,
    proven: Option<bool>,
    /// How many rows the log had when it was first sent.
    pub(crate) watermark: Option<u8>,
    /// The quiet time of its last request is over.
    pub(crate) quiet: bool,
    /// How many rows there were when its last request was gone.
    pub(crate) gone: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Desk {
    pub(crate) commands: [Stands; 2],
    /// How many rows there were at the youngest that it has read.
    read: u8,
}

/// What one look brings: the package as it was after so many rows, and what its log says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    pub(crate) copied: u8,
    pub(crate) state: &'static State,
    pub(crate) rows: Rows,
}

impl Stands {
    const NEW: Self = Self {
        delivery: Delivery::Queued,
        attempts: 0,
        doubted: false,
        refused: false,
        proven: None,
        watermark: None,
        quiet: false,
        gone: 0,
    };

    /// It says that the OMS did this for us, and does not only presume so.
    pub(crate) fn claims_done(&self) -> bool {
        let claims = matches!(self.delivery, Delivery::Accepted | Delivery::Done);
        claims && self.proven != Some(false)
    }

    /// It says that the OMS did not do this for us, and never will.
    pub(crate) fn claims_undone(&self) -> bool {
        match self.delivery {
            Delivery::ByOther | Delivery::Rejected | Delivery::Withdrawn => true,
            Delivery::Superseded => self.proven.is_none(),
            _ => false,
        }
    }

    fn standing(&self) -> Standing {
        Standing {
            delivery: self.delivery,
            attempts: self.attempts.into(),
            doubted: self.doubted,
            refusal: self.refused.then(String::new),
            proof: self.proven.map(|proven| {
                if proven {
                    Proof::Proven
                } else {
                    Proof::Presumed
                }
            }),
            for_label: false,
        }
    }

    fn command(&self, act: usize) -> Command {
        Command {
            id: CommandId {
                file_tag: String::new(),
                seq: Seq(if act == 0 { 1 } else { 2 }),
            },
            package: PackageId(1),
            body: Body::plain(ACTS[act]).expect("an act that needs nothing said"),
            seen: Seen::of(&package(&State::Waiting), None),
            made_at: At(0),
            made_by: String::new(),
            binding: String::new(),
            standing: self.standing(),
            settled_at: None,
            waits_since: None,
            watermark: self.watermark.map(|rows| LogId(rows.into())),
            stands_on: None,
        }
    }
}

/// Nothing is named: an empty string costs no allocation, and no rule reads it.
fn package(state: &State) -> Package {
    Package::bare(PackageId(1), state.clone())
}

impl Desk {
    pub(crate) const NEW: Self = Self {
        commands: [Stands::NEW; 2],
        read: 0,
    };

    /// All earlier ones let it pass.
    pub(crate) fn may_send(&self, act: usize) -> bool {
        let earlier = &self.commands[..act];
        self.commands[act].delivery == Delivery::Queued
            && earlier.iter().all(|it| it.delivery.lets_pass())
    }

    /// As the plan does: the head of the queue, and what is accepted and not yet shown.
    pub(crate) fn may_look(&self, act: usize) -> bool {
        let earlier = &self.commands[..act];
        match self.commands[act].delivery {
            Delivery::Accepted => true,
            Delivery::Queued | Delivery::InDoubt => {
                earlier.iter().all(|it| it.delivery.lets_pass())
            }
            _ => false,
        }
    }

    pub(crate) fn claim(&mut self, act: usize) {
        let read = self.read;
        let it = &mut self.commands[act];
        it.watermark = it.watermark.or(Some(read));
        self.step(act, &Event::Claimed);
    }

    pub(crate) fn answered(&mut self, act: usize, answer: Answer, rows: u8) {
        self.step(act, &Event::Answered(answer));
        self.waits_from(act, rows);
    }

    /// What was being sent may have arrived; every quiet time begins anew.
    pub(crate) fn restart(&mut self) {
        for act in 0..self.commands.len() {
            if self.commands[act].delivery == Delivery::Sending {
                self.step(act, &Event::Restarted);
            }
            self.commands[act].quiet = false;
        }
    }

    pub(crate) fn retry(&mut self, act: usize) {
        self.step(act, &Event::RetryAsked);
    }

    /// The package and its log were read for one command.
    pub(crate) fn look(&mut self, act: usize, sight: Sight) {
        let kept = self.read(sight);
        if !kept && sight.rows != Rows::Ours {
            return;
        }
        let copy = package(sight.state);
        let quiet = self.commands[act].quiet;
        let look = Look {
            package: Some(&copy),
            foreign: false,
            rows: sight.rows,
            quiet,
        };
        let waited_ms = if quiet { DOUBT_QUIET_MS } else { 0 };
        let all = self.all();
        let beside = || Beside::of(&all[act], &all);
        if let Some(event) = judge::by_look(&all[act], &look, waited_ms, beside) {
            self.step(act, &event);
            self.commands[act].quiet = false;
        }
    }

    /// The list brought the package.
    pub(crate) fn copy(&mut self, sight: Sight) {
        if !self.read(sight) {
            return;
        }
        let copy = package(sight.state);
        let look = Look {
            package: Some(&copy),
            foreign: false,
            rows: Rows::Unknown,
            quiet: false,
        };
        for act in 0..self.commands.len() {
            // A step may have held this one meanwhile.
            let all = self.all();
            let beside = || Beside::of(&all[act], &all);
            if let Some(event) = judge::by_copy(&all[act], &look, beside) {
                self.step(act, &event);
            }
        }
    }

    /// Says whether the mirror took the copy.
    fn read(&mut self, sight: Sight) -> bool {
        let kept = sight.copied >= self.read;
        self.read = self.read.max(sight.copied);
        kept
    }

    /// The quiet time of its last request begins now.
    pub(crate) fn waits_from(&mut self, act: usize, rows: u8) {
        let it = &mut self.commands[act];
        if matches!(it.delivery, Delivery::InDoubt | Delivery::Accepted) {
            (it.quiet, it.gone) = (false, rows);
        }
    }

    fn all(&self) -> [Command; 2] {
        [self.commands[0].command(0), self.commands[1].command(1)]
    }

    fn step(&mut self, act: usize, event: &Event) {
        self.take(act, event);
        if self.commands[act].delivery.failed() {
            for later in act + 1..self.commands.len() {
                if self.commands[later].delivery == Delivery::Queued {
                    self.take(later, &Event::EarlierFailed);
                }
            }
        }
    }

    fn take(&mut self, act: usize, event: &Event) {
        let it = &mut self.commands[act];
        let next = settle(&it.standing(), event);
        let next = next.unwrap_or_else(|step| panic!("illegal: {step:?}"));
        it.delivery = next.delivery;
        it.attempts = u8::try_from(next.attempts).expect("few attempts");
        it.doubted = next.doubted;
        it.refused = next.refusal.is_some();
        it.proven = next.proof.map(|proof| proof == Proof::Proven);
        if it.delivery.is_settled() {
            // How it came there makes no difference any more.
            *it = Stands {
                delivery: it.delivery,
                proven: it.proven,
                ..Stands::NEW
            };
        }
    }
}
