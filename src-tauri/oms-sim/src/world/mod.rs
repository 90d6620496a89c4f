//! The state of the simulated OMS: its packages, its log, its witness, its agenda.
//!
//! It must not know HTTP or JSON. Every change goes through [`World::apply`] or
//! [`World::step`], so nothing happens that the log and the witness did not see. Packages stand
//! in a vector whose places follow from their ids: looking one up costs the same for a
//! hundred thousand packages as for ten.

mod acts;
mod agenda;
mod apply;
mod backup;
mod carrier;
mod live;
mod package;
mod past;
mod planning;
mod quota;
mod record;
mod seeding;

pub(crate) use package::{Invoice, Item, Package, Shipment};
pub use record::Witnessed;
pub(crate) use record::{Doer, LogRow, Tokens, User};
pub use seeding::Mix;

use std::collections::HashMap;

use crate::catalogue::{self, Draw, Product};
use crate::clock::{Clock, Micros, Time};
use crate::invented;
use crate::label::{LabelFormat, Labels};
use crate::rules::{self, Book, State};
use crate::strict::{NewPackages, Strict};
pub(crate) use acts::ACTS;
use agenda::{Agenda, Event};
use backup::Backup;
use past::Past;
pub(crate) use quota::Quotas;

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
    /// How often a colleague packs or ships something; never when absent.
    pub(crate) fulfil_every: Option<Micros>,
    /// How long after packing a marketplace fetches its package; a desk ships it when absent.
    pub(crate) channel_ships_after: Option<Micros>,
    /// How many packages a store may have open when planning looks at quotas.
    pub(crate) max_quota: Option<u32>,
    pub(crate) labels: Labels,
    pub(crate) label_format: LabelFormat,
    pub(crate) strict: Strict,
    /// The number of the log's first row; one of the seed's when absent.
    pub(crate) log_from: Option<u64>,
}

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) setup: Setup,
    pub(crate) clock: Clock,
    pub(crate) tokens: Tokens,
    pub(crate) book: Book,
    pub(crate) first_state_id: u32,
    pub(crate) log: Vec<LogRow>,
    packages: Vec<Package>,
    witness: Vec<Witnessed>,
    /// Not while the past is played: the witness is for what happens from the start on.
    witnessing: bool,
    agenda: Agenda,
    draw: Draw,
    past: Past,
    quotas: Quotas,
    backup: Option<Box<Backup>>,
    /// Which package's shipment has a tracking number.
    numbers: HashMap<String, u64>,
    first_id: u64,
    first_log_id: u64,
    next_item_id: u64,
}

fn first_log_id(draw: &mut Draw, wanted: Option<u64>) -> u64 {
    // Drawn in any case, so that the same seed makes the same shop.
    let drawn = 20_000 + draw.below(50_000);
    wanted.unwrap_or(drawn)
}

impl World {
    pub(crate) fn new(setup: Setup) -> Self {
        let mut draw = Draw::for_part(setup.seed, 2);
        let rows = rules::installed(600 + draw.small(300), &setup.strict);
        let mut world = Self {
            clock: Clock::new(setup.time),
            tokens: Tokens::default(),
            book: Book {
                rows,
                strict: setup.strict,
            },
            first_state_id: 40 + draw.small(200),
            log: Vec::new(),
            packages: Vec::new(),
            witness: Vec::new(),
            witnessing: false,
            agenda: Agenda::default(),
            past: Past::default(),
            quotas: Quotas::new(setup.max_quota),
            backup: None,
            numbers: HashMap::new(),
            first_id: 1_000 + draw.below(9_000),
            first_log_id: first_log_id(&mut draw, setup.log_from),
            next_item_id: 50_000 + draw.below(10_000),
            draw,
            setup,
        };
        seeding::populate(&mut world);
        world.witnessing = true;
        world
    }

    /// Lets happen what fell due, and says what time it is.
    pub(crate) fn catch_up(&mut self) -> Micros {
        let now = self.clock.now();
        while let Some((at, event)) = self.agenda.take_due(now) {
            match event {
                Event::IssueAwb(place) => self.issue_awb_at(place, at),
                Event::Deliver(place) => self.carrier_reports(place, at),
                Event::ChannelShips(place) => self.channel_ships(place, at),
                Event::Reschedule(place) => self.reschedule(place, at),
                Event::NewOrder => self.customer_orders(at),
                Event::Fulfil => self.colleague_fulfils(at),
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

    pub(crate) fn witness(&self) -> &[Witnessed] {
        &self.witness
    }

    pub(crate) fn log_row(&self, id: u64) -> Option<&LogRow> {
        let place = usize::try_from(id.checked_sub(self.first_log_id)?).ok()?;
        self.log.get(place).filter(|row| row.id == id)
    }

    pub(crate) fn quotas(&self) -> &Quotas {
        &self.quotas
    }

    fn place(&self, id: u64) -> Option<usize> {
        let place = usize::try_from(id.checked_sub(self.first_id)?).ok()?;
        (place < self.packages.len()).then_some(place)
    }

    /// The only way to change a package: what it was stays readable for a lagging replica.
    fn touch(&mut self, place: usize, at: Micros) -> Option<&mut Package> {
        let package = self.packages.get_mut(place)?;
        self.past.keep(place, package, at);
        Some(package)
    }

    /// A package of an order that comes in now, in this store or where there is room, if anywhere.
    fn take_in(&mut self, store: usize, at: Micros) -> Option<usize> {
        let store = self.quotas.store_with_room(store)?;
        let place = self.add_package(store, at);
        if self.book.strict.new_packages == NewPackages::Shipped {
            self.begin_shipped(place, at);
        }
        Some(place)
    }

    /// A new package of the next order, waiting in this store.
    fn add_package(&mut self, store: usize, at: Micros) -> usize {
        let n = self.packages.len() as u64;
        let products = u32::try_from(catalogue::assortment().len()).unwrap_or(u32::MAX);
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
        let package = Package::new((self.first_id + n, store), order, items, at);
        self.quotas.moved(package.store, None, Some(package.state));
        self.packages.push(package);
        self.packages.len() - 1
    }
}

/// The product of an item: one of the shop's, by its place in the assortment.
pub(crate) fn product(item: &Item) -> Option<&'static Product> {
    catalogue::assortment().get(item.product as usize)
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
