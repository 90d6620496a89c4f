//! The state of the simulated OMS: its packages, its log, its witness, its agenda.
//!
//! It must not know HTTP or JSON. Every change goes through [`World::apply`] or
//! [`World::step`], so nothing happens that the log and the witness did not see. Packages stand
//! in a vector whose places follow from their ids: looking one up costs the same for a
//! hundred thousand packages as for ten.

mod acts;
mod agenda;
mod carrier;
mod package;
mod record;
mod seeding;

pub(crate) use package::{Item, Package, Shipment};
pub use record::Witnessed;
pub(crate) use record::{Doer, LogRow, Tokens, User};
pub use seeding::Mix;

use crate::catalogue::{self, Draw, Product};
use crate::clock::{Clock, Micros, Time};
use crate::invented;
use crate::rules::{self, Asked, Effect, Refusal, ShipmentEffect, State, Transition};
use agenda::{Agenda, Event};

/// How this world behaves; the part of the options that it needs.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    pub(crate) seed: u64,
    pub(crate) mix: Mix,
    pub(crate) time: Time,
    pub(crate) awb_delay: Micros,
    pub(crate) delivery_delay: Micros,
    /// How often a new order comes in; never when absent.
    pub(crate) order_every: Option<Micros>,
}

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) setup: Setup,
    pub(crate) clock: Clock,
    pub(crate) tokens: Tokens,
    pub(crate) products: Vec<Product>,
    pub(crate) transitions: Vec<Transition>,
    pub(crate) first_state_id: u32,
    pub(crate) log: Vec<LogRow>,
    packages: Vec<Package>,
    witness: Vec<Witnessed>,
    agenda: Agenda,
    draw: Draw,
    first_id: u64,
    first_log_id: u64,
    next_item_id: u64,
}

/// A move of a package to a state; without a transition of the table when no command caused it.
#[derive(Clone, Copy)]
struct Step {
    slug: &'static str,
    transition: Option<u32>,
    to: State,
}

impl World {
    pub(crate) fn new(setup: Setup) -> Self {
        let mut draw = Draw::for_part(setup.seed, 2);
        let mut world = Self {
            clock: Clock::new(setup.time),
            tokens: Tokens::default(),
            products: catalogue::products(setup.seed),
            transitions: rules::installed(600 + draw.small(300)),
            first_state_id: 40 + draw.small(200),
            log: Vec::new(),
            packages: Vec::new(),
            witness: Vec::new(),
            agenda: Agenda::default(),
            first_id: 1_000 + draw.below(9_000),
            first_log_id: 20_000 + draw.below(50_000),
            next_item_id: 50_000 + draw.below(10_000),
            draw,
            setup,
        };
        seeding::populate(&mut world);
        world
    }

    /// Lets happen what fell due, and says what time it is.
    pub(crate) fn catch_up(&mut self) -> Micros {
        let now = self.clock.now();
        while let Some((at, event)) = self.agenda.take_due(now) {
            match event {
                Event::IssueAwb(place) => self.issue_awb_at(place, at),
                Event::Deliver(place) => self.carrier_reports(place, at),
                Event::NewOrder => self.customer_orders(at),
            }
        }
        now
    }

    pub(crate) fn packages(&self) -> &[Package] {
        &self.packages
    }

    pub(crate) fn package(&self, id: u64) -> Option<&Package> {
        self.packages.get(self.place(id)?)
    }

    pub(crate) fn product(&self, item: &Item) -> Option<&Product> {
        self.products.get(item.product as usize)
    }

    pub(crate) fn witness(&self) -> &[Witnessed] {
        &self.witness
    }

    /// Runs a desk's command. `None` when there is no such package.
    pub(crate) fn command(
        &mut self,
        id: u64,
        asked: &Asked,
        doer: &Doer,
    ) -> Option<Result<Effect, Refusal>> {
        let now = self.catch_up();
        let place = self.place(id)?;
        let facts = self.packages.get(place)?.facts();
        let decided = rules::decide(asked, &facts, &self.transitions);
        if let Ok(effect) = &decided {
            self.apply(place, effect, (doer, now));
        }
        Some(decided)
    }

    /// The only way in which a command changes a package.
    fn apply(&mut self, place: usize, effect: &Effect, (doer, at): (&Doer, Micros)) {
        let Some(package) = self.packages.get_mut(place) else {
            return;
        };
        let awb_of_channel = format!("PZ{:010}", package.number);
        package.before_block = (effect.to == State::Blocked).then_some(package.state);
        match &effect.shipment {
            ShipmentEffect::Keep => (),
            ShipmentEffect::StartEmpty => {
                package.shipment = Some(shipment(package, None, at));
                self.agenda
                    .write(at + self.awb_wait(place), Event::IssueAwb(place));
            }
            ShipmentEffect::StartNumbered => {
                package.shipment = Some(shipment(package, Some(awb_of_channel), at));
            }
            ShipmentEffect::Replace {
                awb_number,
                query_number,
                cargo_company,
            } => {
                if let Some(shipment) = &mut package.shipment {
                    shipment.awb_number = Some(awb_number.clone());
                    shipment.query_number.clone_from(query_number);
                    shipment.carrier = *cargo_company;
                }
            }
        }
        let row = &effect.transition;
        let step = Step {
            slug: row.slug,
            transition: Some(row.id),
            to: effect.to,
        };
        self.step(place, step, (doer, at));
    }

    /// Moves a package and its items, and writes the log row and the witness's line.
    fn step(&mut self, place: usize, step: Step, (doer, at): (&Doer, Micros)) {
        let Step {
            slug,
            transition,
            to,
        } = step;
        let log_id = self.first_log_id + self.log.len() as u64;
        let Some(package) = self.packages.get_mut(place) else {
            return;
        };
        let from = package.state;
        package.state = to;
        package.modified = at;
        package.items.iter_mut().for_each(|item| item.state = to);
        package.log.push(self.log.len());
        if to == State::Shipped && from != to {
            package.shipped = Some(at);
            self.agenda
                .write(at + self.setup.delivery_delay, Event::Deliver(place));
        }
        self.log.push(LogRow {
            id: log_id,
            package: package.id,
            user: doer.user(),
            slug: transition.is_some().then_some(slug),
            transition,
            from,
            to,
            at,
        });
        self.witness_line(place, (slug, Some(log_id)), (doer, at));
    }

    fn witness_line(
        &mut self,
        place: usize,
        (slug, log_id): (&'static str, Option<u64>),
        (doer, at): (&Doer, Micros),
    ) {
        let Some(package) = self.packages.get(place) else {
            return;
        };
        self.witness.push(Witnessed {
            package: package.id,
            number: number(package),
            slug,
            who: doer.name(),
            command_id: doer.command_id(),
            log_id,
            at,
        });
    }

    fn place(&self, id: u64) -> Option<usize> {
        let place = usize::try_from(id.checked_sub(self.first_id)?).ok()?;
        (place < self.packages.len()).then_some(place)
    }

    /// A new package of the next order, waiting in this store.
    fn add_package(&mut self, store: usize, at: Micros) -> usize {
        let n = self.packages.len() as u64;
        let products = u32::try_from(self.products.len()).unwrap_or(u32::MAX);
        let order = catalogue::order(self.setup.seed, n, products);
        let ids = self.next_item_id..;
        let items: Vec<Item> = ids
            .zip(&order.lines)
            .map(|(id, line)| Item {
                id,
                product: line.product,
                quantity: line.quantity,
                state: State::Waiting,
            })
            .collect();
        self.next_item_id += items.len() as u64;
        let id = self.first_id + n;
        self.packages.push(Package {
            id,
            number: 300_000_000 + id * 7,
            order,
            items,
            store,
            state: State::Waiting,
            before_block: None,
            shipment: None,
            created: at,
            modified: at,
            shipped: None,
            log: Vec::new(),
        });
        self.packages.len() - 1
    }
}

fn shipment(package: &Package, awb_number: Option<String>, created: Micros) -> Shipment {
    Shipment {
        carrier: package.order.carrier,
        awb_number,
        query_number: None,
        created,
    }
}

/// A package's number as it is printed and scanned: nine digits, as in the published sample.
pub(crate) fn number(package: &Package) -> String {
    format!("{:09}", package.number)
}

/// A carrier's name, as this installation knows it.
pub(crate) fn carrier_name(id: u32) -> &'static str {
    invented::CARRIERS
        .iter()
        .find(|(known, _)| *known == id)
        .map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests;
