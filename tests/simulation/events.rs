//! What people do, and what befalls a desk: packers, colleagues, clocks that jump, crashes.

use packing::command::{Body, ShipmentInfo};
use packing::id::PackageId;
use packing::transitions::Resend;

use crate::checks::{self, Truth};
use crate::deed::Deed;
use crate::desk::Loss;
use crate::history::{Event, History};
use crate::oms;

impl History {
    pub(crate) fn packer(&mut self, seat: usize) {
        if self.seats[seat].up {
            if self.went_back && self.more.chance(300) {
                self.goes_on(seat);
            }
            self.packer_acts(seat);
            self.plan(seat);
        }
        self.sometimes(self.swarm.packer_every_ms, Event::Packer(seat));
    }

    fn packer_acts(&mut self, seat: usize) {
        let package = oms::id(self.dice.place(self.swarm.packages));
        let roll = self.dice.below(20);
        let body = match roll {
            0..4 => Body::Pack,
            4..9 => Body::PackWithoutShipment,
            9..13 => Body::Ship,
            13 => Body::Prepare,
            14 => [Body::Block, Body::Unblock][self.dice.place(2)].clone(),
            _ => Body::SetShipment(self.number()),
        };
        match roll {
            0..16 => {
                let body = self.with_label(body);
                let gives_away = self.is_given_away_at_once(&body);
                let saved = self.saves(seat, package, body);
                if saved && gives_away {
                    self.saves(seat, package, Body::Ship);
                }
            }
            16 => {
                let open = checks::newest_queued(&*self.seats[seat].desk);
                if let Some(id) = open {
                    self.seats[seat].desk.withdraw(&id);
                    self.note(|| format!("desk {seat} takes {} back", id.seq.0));
                }
            }
            _ => {
                let again = self.dice.chance(600);
                let asked = checks::newest_question(&*self.seats[seat].desk);
                if let Some((id, act)) = asked {
                    // To overwrite all the same is a new command, and the same as any other.
                    let retry = again && act.rule().resend != Resend::Overwrites;
                    self.seats[seat].desk.answer(&id, retry);
                    if retry {
                        checks::wanted_again(self, seat, &id);
                    }
                    self.note(|| format!("desk {seat} answers {}, again: {retry}", id.seq.0));
                }
            }
        }
    }

    fn saves(&mut self, seat: usize, package: PackageId, body: Body) -> bool {
        let act = body.act();
        let Some(id) = self.seats[seat].desk.act(package, body) else {
            return false;
        };
        self.note(|| format!("desk {seat} saves {act:?} of {}: {}", package.0, id.seq.0));
        self.tally.commands += 1;
        let truth = Truth::of(id, package, act);
        self.seats[seat].truths.push(truth);
        true
    }

    fn number(&mut self) -> ShipmentInfo {
        ShipmentInfo {
            carrier_id: 1,
            carrier: String::new(),
            tracking_number: self.dice.between(1, 900_000).to_string(),
            query_number: None,
        }
    }

    pub(crate) fn colleague(&mut self) {
        let package = self.dice.place(self.swarm.packages);
        let deed = Deed::ALL[self.dice.place(Deed::ALL.len())];
        let deed = self.deed_with_label(deed);
        // Few packages move away, or nothing would be left to do.
        let done = (deed != Deed::Move || self.dice.chance(200))
            && !self.closed
            && self.oms.deed(package, deed, self.now_ms);
        if done {
            self.note(|| format!("a colleague: {deed:?} of {}", package + 1));
        }
        self.sometimes(self.swarm.colleague_every_ms, Event::Colleague);
    }

    pub(crate) fn jump(&mut self, seat: usize) {
        let span_ms = self.dice.between(1_000, 90_000_000).cast_signed();
        let span_ms = if self.dice.chance(500) {
            span_ms
        } else {
            -span_ms
        };
        let wall = self.seats[seat].desk.wall().plus_ms(span_ms);
        self.seats[seat].desk.set_wall(wall);
        self.note(|| format!("desk {seat}'s wall clock jumps by {} s", span_ms / 1_000));
        self.sometimes(self.swarm.jump_every_ms, Event::Jump(seat));
    }

    pub(crate) fn crash(&mut self, seat: usize) {
        if self.dice.chance(300) {
            self.seats[seat].desk.remember_mirror();
        }
        if self.seats[seat].up {
            let mut loss = match self.dice.below(1_000) {
                roll if roll < self.swarm.mirror_loss => Loss::MirrorRolledBack,
                roll if roll < self.swarm.mirror_loss * 3 / 2 => Loss::MirrorGone,
                _ => Loss::Nothing,
            };
            if self.more.chance(300) {
                self.seats[seat].desk.remember_station();
            } else if self.more.chance(300) && self.seats[seat].desk.has_older_station() {
                loss = Loss::StationRolledBack;
                self.seats[seat].rolled_back = true;
            }
            let it = &mut self.seats[seat];
            (it.up, it.run) = (false, it.run + 1);
            it.errands.clear();
            it.port.asked();
            it.desk.crash(loss);
            self.tally.crashes += 1;
            self.note(|| format!("desk {seat} crashes: {loss:?}"));
            let span_ms = self.dice.between(100, 20_000);
            self.after(span_ms, Event::Start(seat));
        }
        self.sometimes(self.swarm.crash_every_ms, Event::Crash(seat));
    }

    pub(crate) fn start(&mut self, seat: usize) {
        let wall = self.seats[seat].desk.wall();
        let it = &mut self.seats[seat];
        it.up = true;
        it.desk.start(wall);
        self.note(|| format!("desk {seat} starts"));
        self.plan(seat);
    }
}
