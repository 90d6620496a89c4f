//! An OMS that goes back in time: restored from a backup, with its numbers given a second time.
//!
//! It takes no commands until each desk has seen where its log stands, and none asks any more that
//! asked before: putting back a backup takes longer than any request. One that was written to its
//! old end or past it before a desk looked could not be told from one that never went back.

use packing::id::LogId;

use crate::checks;
use crate::dice::Dice;
use crate::history::{Event, History, Seat};

/// How often it is looked whether all have seen it.
const GLANCE_MS: u64 = 5_000;
const BACK_MS: u64 = 90_000;

/// When it goes back; zero where it never does. Drawn apart, so that the other seeds tell the
/// histories that they told before there was such a thing.
pub(crate) fn at_ms(seed: u64) -> u64 {
    let mut dice = Dice::new(seed ^ 0x6f6d_735f_6261_636b);
    if dice.chance(120) {
        dice.between(20_000, 250_000)
    } else {
        0
    }
}

impl History {
    pub(crate) fn goes_back(&mut self) {
        let sees = |seat: &Seat| seat.up && seat.online && seat.token;
        if !self.seats.iter().all(sees) {
            return self.after(GLANCE_MS, Event::GoesBack);
        }
        let to_ms = self
            .now_ms
            .saturating_sub(self.dice.between(1_000, BACK_MS));
        self.oms.go_back(to_ms);
        checks::undone(self, to_ms);
        (self.closed, self.went_back) = (true, true);
        self.seats.iter_mut().for_each(Seat::goes_back);
        self.note(|| format!("the OMS goes back to {} s", to_ms / 1_000));
        self.after(GLANCE_MS, Event::OpensAgain);
    }

    pub(crate) fn opens_again(&mut self) {
        // An empty log stands at zero.
        let head = self.oms.log_head(self.now_ms).or(Some(LogId(0)));
        let sees = |seat: &Seat| seat.desk.is_stopped() || seat.desk.head() <= head;
        let sees = |seat: &Seat| sees(seat) && !seat.asks_since_before();
        if self.seats.iter().all(sees) {
            self.closed = false;
            self.note(|| "the OMS takes commands again".to_owned());
        } else {
            self.after(GLANCE_MS, Event::OpensAgain);
        }
    }

    /// A person has seen the list of what may be lost.
    pub(crate) fn goes_on(&mut self, seat: usize) {
        let it = &self.seats[seat];
        if it.up && it.desk.is_stopped() {
            it.desk.go_on();
            self.note(|| format!("desk {seat} has been told to go on"));
            self.plan(seat);
        }
    }
}
