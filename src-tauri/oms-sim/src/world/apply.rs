//! How an allowed command changes the world, and what is written down of it.
//!
//! It must not decide: the rules have. It only carries an effect out.

use std::mem;

use super::agenda::Event;
use super::{Doer, Invoice, Item, LogRow, Package, Shipment, Witnessed, World, number};
use crate::catalogue;
use crate::clock::{Micros, US_PER_MIN};
use crate::rules::{self, Around, Asked, Beyond, Effect, Refusal, ShipmentEffect, State};
use crate::strict::SameStateLog;

/// Until the OMS comes round to planning a refused package anew.
pub(super) const RESCHEDULE_AFTER: Micros = US_PER_MIN;

/// A move of a package to a state; without a transition of the table when no command caused it.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) slug: &'static str,
    pub(super) transition: Option<u32>,
    pub(super) to: State,
}

impl World {
    /// Runs a desk's command. `None` when there is no such package.
    pub(crate) fn command(
        &mut self,
        id: u64,
        asked: &Asked,
        doer: &Doer,
    ) -> Option<Result<Effect, Refusal>> {
        let now = self.catch_up();
        let place = self.place(id)?;
        let decided = self.judged(place, asked)?;
        if let Ok(effect) = &decided {
            self.apply(place, effect, (doer, now));
        }
        Some(decided)
    }

    pub(super) fn judged(&self, place: usize, asked: &Asked) -> Option<Result<Effect, Refusal>> {
        let package = self.packages.get(place)?;
        let around = self.around(package, asked);
        Some(rules::decide(asked, (&package.facts(), around), &self.book))
    }

    fn around(&self, package: &Package, asked: &Asked) -> Around {
        let has = |id: u64| package.items.iter().any(|item| item.id == id);
        let awb = asked.awb_number.as_ref();
        let gone = |item: &Item| {
            let leaving = asked.leaving().filter(|part| part.item == item.id);
            leaving
                .map(|part| part.quantity.unwrap_or(item.quantity))
                .fold(0, u32::saturating_add)
        };
        let mut items = package.items.iter();
        let owner = awb.and_then(|awb| self.numbers.get(awb));
        Around {
            awb_taken: owner.is_some_and(|owner| *owner != package.id),
            strange_item: asked.named_items().any(|id| !has(id)),
            too_many: items.any(|item| gone(item) > item.quantity),
            nothing_stays: package.items.iter().all(|item| gone(item) >= item.quantity),
            strange_product: asked
                .replacements
                .iter()
                .any(|(_, sku)| product_with(sku).is_none()),
        }
    }

    /// The only way in which a command changes a package.
    pub(super) fn apply(&mut self, place: usize, effect: &Effect, (doer, at): (&Doer, Micros)) {
        self.change_shipment(place, &effect.shipment, at);
        let row = &effect.transition;
        let step = Step {
            slug: row.slug,
            transition: Some(row.id),
            to: effect.to,
        };
        self.step(place, step, (doer, at));
        match &effect.beyond {
            Beyond::Nothing => (),
            Beyond::Replan => {
                self.plan_elsewhere(place, at);
            }
            Beyond::Reschedule => self
                .agenda
                .write(at + RESCHEDULE_AFTER, Event::Reschedule(place)),
            Beyond::Change { leave, replace } => {
                self.replace_products(place, replace, at);
                self.send_elsewhere(place, leave, at);
            }
            Beyond::Invoice { number, content } => {
                let Some(package) = self.touch(place, at) else {
                    return;
                };
                let given = number.clone();
                package.invoice = Some(Invoice {
                    number: given.unwrap_or_else(|| format!("INV{:09}", package.number)),
                    document: content.clone(),
                });
            }
        }
    }

    fn change_shipment(&mut self, place: usize, effect: &ShipmentEffect, at: Micros) {
        if matches!(
            effect,
            ShipmentEffect::StartEmpty | ShipmentEffect::StartLater
        ) && let Some(wait) = self.awb_wait(place)
        {
            self.agenda.write(at + wait, Event::IssueAwb(place));
        }
        match effect {
            ShipmentEffect::Keep | ShipmentEffect::StartLater => (),
            ShipmentEffect::StartEmpty => self.start_shipment(place, None, at),
            ShipmentEffect::StartIssued => {
                self.start_shipment(place, None, at);
                self.issue_awb_at(place, at);
            }
            ShipmentEffect::StartNumbered => {
                let number = self.packages.get(place).map_or(0, |package| package.number);
                self.start_shipment(place, Some(format!("PZ{number:010}")), at);
                if let Some(wait) = self.setup.channel_ships_after {
                    self.agenda.write(at + wait, Event::ChannelShips(place));
                }
            }
            ShipmentEffect::Replace {
                awb_number,
                query_number,
                cargo_company,
            } => {
                self.start_shipment_if_none(place, at);
                self.number_is(place, awb_number);
                let Some(package) = self.touch(place, at) else {
                    return;
                };
                package.label_drawn += 1;
                if let Some(shipment) = &mut package.shipment {
                    shipment.awb_number = Some(awb_number.clone());
                    shipment.query_number.clone_from(query_number);
                    shipment.carrier = *cargo_company;
                }
            }
            ShipmentEffect::NewLabel => {
                if let Some(package) = self.touch(place, at) {
                    package.label_drawn += 1;
                }
            }
        }
    }

    fn start_shipment_if_none(&mut self, place: usize, at: Micros) {
        let has = |package: &Package| package.shipment.is_some();
        if !self.packages.get(place).is_some_and(has) {
            self.start_shipment(place, None, at);
        }
    }

    pub(super) fn start_shipment(&mut self, place: usize, awb: Option<String>, at: Micros) {
        if let Some(awb) = &awb {
            self.number_is(place, awb);
        }
        if let Some(package) = self.touch(place, at) {
            package.shipment = Some(Shipment {
                carrier: package.order.carrier,
                awb_number: awb,
                query_number: None,
                created: at,
            });
        }
    }

    /// Remembers whose tracking number it is, and that the one before is free again.
    pub(super) fn number_is(&mut self, place: usize, awb: &str) {
        let Some(package) = self.packages.get(place) else {
            return;
        };
        if let Some(old) = package
            .shipment
            .as_ref()
            .and_then(|s| s.awb_number.as_ref())
        {
            self.numbers.remove(old);
        }
        self.numbers.insert(awb.to_owned(), package.id);
    }

    fn replace_products(&mut self, place: usize, replace: &[(u64, String)], at: Micros) {
        if replace.is_empty() {
            return;
        }
        let Some(package) = self.touch(place, at) else {
            return;
        };
        for (id, sku) in replace {
            let product = product_with(sku);
            let item = package.items.iter_mut().find(|item| item.id == *id);
            if let (Some(item), Some(product)) = (item, product) {
                item.product = product;
            }
        }
    }

    /// Moves a package and its items, and writes the log row and the witness's line.
    pub(super) fn step(&mut self, place: usize, step: Step, (doer, at): (&Doer, Micros)) {
        let log_place = self.log.len();
        let log_id = self.first_log_id + log_place as u64;
        let same_state_logged = self.book.strict.same_state_log == SameStateLog::Written;
        let Some(package) = self.touch(place, at) else {
            return;
        };
        let (from, to) = (mem::replace(&mut package.state, step.to), step.to);
        package.before_block = (to == State::Blocked).then_some(from);
        package.modified = at;
        package.items.iter_mut().for_each(|item| item.state = to);
        let logged = from != to || same_state_logged;
        if logged {
            package.log.push(log_place);
        }
        let leaves = to == State::Shipped && from != to;
        if leaves {
            package.shipped = Some(at);
        }
        let (id, store) = (package.id, package.store);
        if leaves {
            self.agenda
                .write(at + self.setup.delivery_delay, Event::Deliver(place));
        }
        self.quotas.moved(store, Some(from), Some(to));
        if logged {
            self.log.push(LogRow {
                id: log_id,
                package: id,
                user: doer.user(),
                slug: step.transition.is_some().then_some(step.slug),
                transition: step.transition,
                from,
                to,
                at,
            });
        }
        let seen = (step.slug, logged.then_some(log_id));
        self.witness_line((place, from), seen, (doer, at));
    }

    pub(super) fn witness_line(
        &mut self,
        (place, from): (usize, State),
        (slug, log_id): (&'static str, Option<u64>),
        (doer, at): (&Doer, Micros),
    ) {
        let Some(package) = self.packages.get(place).filter(|_| self.witnessing) else {
            return;
        };
        self.witness.push(Witnessed {
            package: package.id,
            number: number(package),
            slug,
            from,
            to: package.state,
            who: doer.name(),
            command_id: doer.command_id(),
            log_id,
            at,
        });
    }
}

fn product_with(sku: &str) -> Option<u32> {
    let mut all = catalogue::assortment().iter();
    all.position(|product| product.sku == sku)
        .and_then(|place| u32::try_from(place).ok())
}
