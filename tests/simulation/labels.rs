//! Carriers that take their time: until the label is made, a box is packed and may not go.
//!
//! All that is drawn for them comes from dice of their own, so that histories without them stay
//! what they were before there was such a thing.

use packing::command::{Body, Command};
use packing::delivery::Delivery;

use crate::deed::Deed;
use crate::dice::Dice;
use crate::history::{Event, History};
use crate::oms;

/// Chosen so that each seed that failed before there were labels tells what it told then.
const SALT: u64 = 0x6c61_6265_6c02_1ab5;
const PER_MILLE: u64 = 333;
/// Of those that have labels: living through hours costs as much as a hundred others do.
const LATE_PER_MILLE: u64 = 10;
const LEAST_MS: u64 = 3_000;
const MOST_MS: u64 = 150_000;
/// Beyond what a desk waits before it asks a person.
const HOURS_MS: (u64, u64) = (3 * 3_600_000, 6 * 3_600_000);
/// How often it is looked whether an OMS that went back takes anything again.
const GLANCE_MS: u64 = 5_000;

/// How labels are made in one history.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Labels {
    /// How long it usually takes, and at most twice as long.
    pub(crate) label_ms: u64,
    /// Of a thousand labels so many are not made before the calm.
    forgotten: u64,
    /// Then it takes so much longer.
    late_ms: u64,
    /// The carrier gives its number when it is asked, not with the label.
    pub(crate) number_first: bool,
}

/// The dice for all that has to do with labels, and how they are made, where they take time.
pub(crate) fn draw(seed: u64) -> (Dice, Option<Labels>) {
    let mut dice = Dice::new(seed ^ SALT);
    if !dice.chance(PER_MILLE) {
        return (dice, None);
    }
    let late = dice.chance(LATE_PER_MILLE);
    let labels = Labels {
        label_ms: dice.between(LEAST_MS, MOST_MS),
        forgotten: match dice.below(10) {
            _ if late => 1_000,
            0..7 => 0,
            _ => 400,
        },
        late_ms: if late {
            dice.between(HOURS_MS.0, HOURS_MS.1)
        } else {
            0
        },
        number_first: dice.chance(500),
    };
    (dice, Some(labels))
}

impl Labels {
    /// The last one is made by then, counted from the calm's begin.
    pub(crate) fn longest_ms(&self) -> u64 {
        self.late_ms + self.label_ms * 2
    }
}

impl History {
    /// The carriers begin to make what was ordered of them.
    pub(crate) fn labels_begin(&mut self) {
        let Some(labels) = self.swarm.labels else {
            return;
        };
        while let Some(place) = self.oms.next_to_label() {
            self.tally.labels += 1;
            if self.calm || !self.label_dice.chance(labels.forgotten) {
                self.label_in(labels.label_ms, place);
            }
        }
    }

    fn label_in(&mut self, usual_ms: u64, place: usize) {
        let span_ms = self.label_dice.between(1, usual_ms * 2);
        self.after(span_ms, Event::Label(place));
    }

    /// What was forgotten is made after all.
    pub(crate) fn labels_are_remembered(&mut self) {
        let Some(labels) = self.swarm.labels else {
            return;
        };
        for place in 0..self.swarm.packages {
            if self.oms.waits_for_label(place) {
                let span_ms = self.label_dice.between(1, labels.label_ms * 2);
                self.after(labels.late_ms + span_ms, Event::Label(place));
            }
        }
    }

    pub(crate) fn label(&mut self, place: usize) {
        if self.closed {
            return self.after(GLANCE_MS, Event::Label(place));
        }
        self.label_is_made(place);
        if self.oms.makes_label(place, self.now_ms) {
            self.note(|| format!("the carrier makes the label of {}", place + 1));
        }
    }

    /// Counts what has waited for it.
    pub(crate) fn label_is_made(&mut self, place: usize) {
        if !self.oms.waits_for_label(place) {
            return;
        }
        let package = oms::id(place);
        let tally = &mut self.tally;
        for seat in &self.seats {
            seat.desk.with_commands(&mut |commands| {
                let unsent = |it: &&Command| {
                    it.package == package
                        && it.act().comes_after_label()
                        && it.standing.attempts == 0
                };
                for waiting in commands.iter().filter(unsent) {
                    match waiting.standing.delivery {
                        Delivery::Queued => tally.waited += 1,
                        Delivery::NeedsPerson => tally.asked_for_label += 1,
                        _ => {}
                    }
                }
            });
        }
    }

    /// Where labels take time, more is packed with one, and sometimes somebody asks for it anew.
    pub(crate) fn with_label(&mut self, body: Body) -> Body {
        if self.swarm.labels.is_none() {
            return body;
        }
        match body {
            Body::PackWithoutShipment if self.label_dice.chance(500) => Body::Pack,
            _ if self.label_dice.chance(100) => Body::RenewLabel,
            other => other,
        }
    }

    /// A box that is packed with a label is often put straight to what the carrier takes.
    pub(crate) fn is_given_away_at_once(&mut self, body: &Body) -> bool {
        self.swarm.labels.is_some() && *body == Body::Pack && self.label_dice.chance(500)
    }

    pub(crate) fn deed_with_label(&mut self, deed: Deed) -> Deed {
        if self.swarm.labels.is_none() {
            return deed;
        }
        match deed {
            Deed::Pack if self.label_dice.chance(500) => Deed::Order,
            Deed::Touch if self.label_dice.chance(500) => Deed::Relabel,
            other => other,
        }
    }
}
