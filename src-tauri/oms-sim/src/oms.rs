//! The simulated OMS as a value: no socket, no thread, no clock but the one it is given.
//!
//! For simulations that make very many of them, one for each history. Ask it as HTTP would with
//! [`Oms::handle`], or by the shorter ways below, which skip JSON: [`Oms::command`] runs the same
//! rules, [`Oms::look`] and [`Oms::log_above`] read what a client would read. Time passes only in
//! [`Oms::advance_to`] and [`Oms::advance`]; what falls due on the way happens, each at its own
//! time.

use std::sync::Arc;

use crate::api::{self, Request, Response};
use crate::clock::{Micros, Time};
use crate::rules::{Asked, Refusal, State};
use crate::sim::Options;
use crate::world::{ACTS, Doer, LogRow, Package, User, Witnessed, World};

/// A simulated OMS in the caller's own thread and time.
#[derive(Debug)]
pub struct Oms {
    world: World,
}

/// A desk at the OMS: whose token it has.
#[derive(Debug, Clone)]
pub struct Desk(Arc<User>);

/// What one command asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ask<'a> {
    pub package: u64,
    pub slug: &'a str,
    pub command_id: Option<&'a str>,
    pub delivered: Option<bool>,
    pub awb_number: Option<&'a str>,
    pub query_number: Option<&'a str>,
    pub cargo_company: Option<u32>,
    pub denial_reason: Option<u32>,
}

/// Why a command was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There is no such package.
    Missing,
    /// The status that the OMS answers with.
    Status(u16),
}

/// What a read of a package shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look<'a> {
    pub state: State,
    pub modified: Micros,
    pub has_shipment: bool,
    pub awb_number: Option<&'a str>,
    pub query_number: Option<&'a str>,
    pub cargo_company: Option<u32>,
    pub marketplace: bool,
}

/// What a row of the transition log shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Logged<'a> {
    pub id: u64,
    pub package: u64,
    /// The OMS user's name; none for what no desk did.
    pub user: Option<&'a str>,
    pub slug: Option<&'a str>,
    pub from: State,
    pub to: State,
    pub at: Micros,
}

impl Oms {
    /// An OMS whose time begins at `start`; of the options, port and time are not looked at. The
    /// desk's token is `desk` and the admin's does not matter, unless the options say otherwise.
    pub fn new(start: Micros, options: &Options) -> Self {
        let mut world = World::new(options.setup(Time::Frozen(start)));
        world
            .tokens
            .accept(options.token.as_deref().unwrap_or("desk"));
        if let Some(login) = &options.login {
            world.tokens.allow_login(&login.name, &login.password);
        }
        Self { world }
    }

    /// Reads may lag from now on, which costs a copy of a package at each change.
    pub fn keep_past(&mut self) {
        self.world.keep_past();
    }

    pub fn now(&self) -> Micros {
        self.world.clock.now()
    }

    /// Lets time pass, and happen what falls due in it. Time never goes back.
    pub fn advance_to(&mut self, at: Micros) {
        self.advance(at - self.now());
    }

    pub fn advance(&mut self, by: Micros) {
        self.world.clock.push(by.max(0));
        self.world.catch_up();
    }

    /// Answers a request as the OMS does over HTTP.
    pub fn handle(&mut self, request: &Request) -> Response {
        api::answer(&mut self.world, request)
    }

    /// A desk with a token of its own, so a user of its own.
    pub fn desk(&mut self, token: &str) -> Desk {
        self.world.tokens.accept(token);
        Desk(Arc::new(User::of_token(token)))
    }

    /// Runs a command by its slug.
    pub fn command(&mut self, desk: &Desk, ask: &Ask) -> Result<(), Refused> {
        let asked = Asked {
            slug: Some(ask.slug.to_owned()),
            package: Some(ask.package),
            delivered: ask.delivered,
            awb_number: ask.awb_number.map(str::to_owned),
            query_number: ask.query_number.map(str::to_owned),
            cargo_company: ask.cargo_company,
            denial_reason: ask.denial_reason,
            select_by_omnitron: Some(false),
            items: Some(Vec::new()),
            ..Asked::default()
        };
        let doer = Doer::Desk {
            user: Arc::clone(&desk.0),
            command_id: ask.command_id.map(str::to_owned),
        };
        match self.world.command(ask.package, &asked, &doer) {
            None => Err(Refused::Missing),
            Some(Ok(_)) => Ok(()),
            Some(Err(refusal)) => Err(Refused::Status(self.status(&refusal))),
        }
    }

    fn status(&self, refusal: &Refusal) -> u16 {
        crate::wire::refusal(refusal, &self.world.book.strict).0
    }

    /// A package as it is now.
    pub fn look(&self, id: u64) -> Option<Look<'_>> {
        self.world.package(id).map(look)
    }

    /// A package as a replica shows it that is only as far as this moment. The past must have
    /// been kept since before.
    pub fn look_as_at(&self, id: u64, at: Micros) -> Option<Look<'_>> {
        self.world.package_at(id, at).map(look)
    }

    /// The highest id in the log; 0 when nothing ever happened.
    pub fn newest_log_id(&self) -> u64 {
        self.world.log.last().map_or(0, |row| row.id)
    }

    /// The rows of a package's log above a watermark, oldest first.
    pub fn log_above(&self, id: u64, watermark: u64) -> impl Iterator<Item = Logged<'_>> {
        let places = self.world.package(id).map(|package| package.log.as_slice());
        let rows = places.unwrap_or_default().iter();
        rows.filter_map(|place| self.world.log.get(*place))
            .filter(move |row| row.id > watermark)
            .map(logged)
    }

    /// What a colleague, a carrier or the OMS does by itself, by the name that the admin's paths
    /// have. False when there is no such act, or it makes no sense for the package now.
    pub fn act(&mut self, id: u64, name: &str) -> bool {
        let now = self.world.catch_up();
        let known = ACTS.iter().find(|(known, _)| *known == name);
        known.is_some_and(|(_, act)| act(&mut self.world, id, now))
    }

    /// So many orders come in at once; the ids of their packages.
    pub fn add_packages(&mut self, count: usize) -> Vec<u64> {
        let now = self.world.catch_up();
        self.world.add_packages(count, now)
    }

    pub fn back_up(&mut self) {
        self.world.back_up();
    }

    /// Goes back to the backup: log ids fall. False when there is none.
    pub fn restore(&mut self) -> bool {
        self.world.restore()
    }

    pub fn package_ids(&self) -> impl Iterator<Item = u64> + '_ {
        self.world.packages().iter().map(|package| package.id)
    }

    /// Every effect that was really applied, in order.
    pub fn witness(&self) -> &[Witnessed] {
        self.world.witness()
    }
}

impl Desk {
    /// The name under which the OMS's log shows this desk.
    pub fn user_name(&self) -> &str {
        &self.0.name
    }
}

fn look(package: &Package) -> Look<'_> {
    let shipment = package.shipment.as_ref();
    Look {
        state: package.state,
        modified: package.modified,
        has_shipment: shipment.is_some(),
        awb_number: shipment.and_then(|s| s.awb_number.as_deref()),
        query_number: shipment.and_then(|s| s.query_number.as_deref()),
        cargo_company: shipment.map(|s| s.carrier),
        marketplace: package.order.channel.marketplace,
    }
}

fn logged(row: &LogRow) -> Logged<'_> {
    Logged {
        id: row.id,
        package: row.package,
        user: row.user.as_ref().map(|user| user.name.as_str()),
        slug: row.slug,
        from: row.from,
        to: row.to,
        at: row.at,
    }
}
