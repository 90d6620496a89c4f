//! Starting the simulator, and the hand that holds it.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use crate::clock::{Micros, Time, US_PER_MS};
use crate::connection::Door;
use crate::faults::Fault;
use crate::http;
use crate::invented::STORES;
use crate::label::{LabelFormat, Labels};
use crate::outlet::Plug;
use crate::rules::State;
#[cfg(feature = "tls")]
use crate::secure::Identities;
use crate::shared::Shared;
use crate::strict::Strict;
use crate::world::{ACTS, Mix, Setup, Witnessed, World};

#[derive(Debug, Clone)]
pub struct Options {
    /// 0 takes any free port.
    pub port: u16,
    pub seed: u64,
    pub packages: Mix,
    /// The desk's token; a random one when absent.
    pub token: Option<String>,
    /// A random one when absent.
    pub admin_token: Option<String>,
    pub time: Time,
    /// How long a carrier takes to issue a tracking number.
    pub awb_delay_ms: u32,
    /// How long a carrier takes from pick-up to its report.
    pub delivery_delay_ms: u32,
    /// Whether new orders come in, some are cancelled, and marketplaces fetch what is theirs, by
    /// themselves.
    pub live: bool,
    /// How often an order comes in when `live`.
    pub order_every_ms: u32,
    /// How often a colleague at another desk packs or ships something; 0 is never.
    pub fulfil_every_ms: u32,
    /// How many packages a store may have open when planning looks at quotas.
    pub max_quota: Option<u32>,
    pub labels: Labels,
    pub label_format: LabelFormat,
    /// Who may sign in with a password; nobody when absent.
    pub login: Option<Login>,
    /// How it reads its own documents where they contradict each other.
    pub strict: Strict,
    /// The number of the log's first row, where an OMS goes on from an earlier one.
    pub log_from: Option<u64>,
    /// Whether it is spoken to over TLS, with certificates of an authority of its own.
    #[cfg(feature = "tls")]
    pub secure: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    pub name: String,
    pub password: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            seed: 1,
            packages: Mix::default(),
            token: None,
            admin_token: None,
            time: Time::Real,
            awb_delay_ms: 3_000,
            delivery_delay_ms: 120_000,
            live: false,
            order_every_ms: 20_000,
            fulfil_every_ms: 0,
            max_quota: None,
            labels: Labels::None,
            label_format: LabelFormat::Pdf,
            login: None,
            strict: Strict::default(),
            log_from: None,
            #[cfg(feature = "tls")]
            secure: false,
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the simulated OMS cannot take port {port}")]
    Port { port: u16, source: io::Error },
    #[error("the simulated OMS cannot serve")]
    Serve(#[from] io::Error),
    #[error("the machine gives no random numbers for a token")]
    Random(#[from] getrandom::Error),
    #[cfg(feature = "tls")]
    #[error(transparent)]
    Secure(#[from] crate::secure::NoCertificates),
}

impl Options {
    pub(crate) fn setup(&self, time: Time) -> Setup {
        Setup {
            seed: self.seed,
            mix: self.packages,
            time,
            awb_delay: us(self.awb_delay_ms),
            delivery_delay: us(self.delivery_delay_ms),
            order_every: self.live.then(|| us(self.order_every_ms.max(1))),
            channel_ships_after: self.live.then(|| us(self.delivery_delay_ms)),
            fulfil_every: (self.fulfil_every_ms > 0).then(|| us(self.fulfil_every_ms)),
            max_quota: self.max_quota,
            labels: self.labels,
            label_format: self.label_format,
            strict: self.strict,
            log_from: self.log_from,
        }
    }
}

/// Starts a simulated OMS; it serves when this returns.
pub fn start(options: Options) -> Result<Sim, Error> {
    let mut world = World::new(options.setup(options.time));
    let token = options.token.map_or_else(random_token, Ok)?;
    let admin_token = options.admin_token.map_or_else(random_token, Ok)?;
    let port = options.port;
    let plug = Plug::at(port).map_err(|source| Error::Port { port, source })?;
    let addr = plug.addr()?;
    world.tokens.accept(&token);
    if let Some(login) = options.login {
        world.tokens.allow_login(&login.name, &login.password);
    }
    #[cfg_attr(
        not(feature = "tls"),
        expect(unused_mut, reason = "it then has no certificates")
    )]
    let mut shared = Shared::new(world, admin_token);
    #[cfg(feature = "tls")]
    if options.secure {
        shared.secure = Some(Identities::new()?);
    }
    let shared = Arc::new(shared);
    *shared.plug() = plug;
    let sim = Sim {
        shared,
        token,
        addr,
    };
    sim.plug()?;
    Ok(sim)
}

/// A running simulator. Dropping it stops it.
#[derive(Debug)]
pub struct Sim {
    shared: Arc<Shared>,
    token: String,
    addr: SocketAddr,
}

impl Drop for Sim {
    fn drop(&mut self) {
        self.shared.plug().remove();
    }
}

impl Sim {
    /// Where it serves, without a slash at the end: `http://127.0.0.1:40001`.
    pub fn url(&self) -> String {
        format!("{}://{}", self.shared.scheme(), self.addr)
    }

    /// The certificate of the authority that a desk has to trust, where connections are secure.
    #[cfg(feature = "tls")]
    pub fn authority(&self) -> Option<&str> {
        let secure = self.shared.secure.as_ref();
        secure.map(|identities| identities.authority.as_str())
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    pub fn admin_token(&self) -> &str {
        &self.shared.admin_token
    }

    /// The code of the store whose packages a desk here is to pack.
    pub fn erp_code(&self) -> &'static str {
        STORES[0].erp_code
    }

    /// The code of the other store, whose packages a desk here must never show.
    pub fn other_erp_code(&self) -> &'static str {
        STORES[1].erp_code
    }

    /// The name under which the OMS's log shows who uses this token.
    pub fn user_name(&self, token: &str) -> Option<String> {
        self.shared
            .world()
            .tokens
            .user(token)
            .map(|user| user.name.clone())
    }

    /// From now on connections are refused, and those that were open are gone.
    pub fn unplug(&self) -> Result<(), Error> {
        Ok(self.shared.plug().pull()?)
    }

    /// Serves again, on the same port.
    pub fn plug(&self) -> Result<(), Error> {
        Ok(self
            .shared
            .plug()
            .put_in(http::router(&self.shared), Door::of(&self.shared))?)
    }

    pub fn fault(&self, fault: Fault) {
        self.shared.set_fault(fault);
    }

    /// The faults that may still strike; one for the next request is gone once it has struck.
    pub fn faults_set(&self) -> Vec<Fault> {
        self.shared.faults().still_set().to_vec()
    }

    pub fn clear_faults(&self) {
        self.shared.faults().clear();
    }

    /// Pushes the simulator's clock forward: what falls due in that time happens.
    pub fn pass_ms(&self, ms: u32) {
        self.shared.world().clock.push(us(ms));
    }

    pub fn now(&self) -> Micros {
        self.shared.world().clock.now()
    }

    pub fn accept_token(&self, token: &str) {
        self.shared.world().tokens.accept(token);
    }

    pub fn revoke_token(&self, token: &str) {
        self.shared.world().tokens.revoke(token);
    }

    /// Every effect that was really applied since the start, in order.
    pub fn witness(&self) -> Vec<Witnessed> {
        self.shared.world().witness().to_vec()
    }

    /// The ids of this store's packages, oldest first.
    pub fn package_ids(&self) -> Vec<u64> {
        let world = self.shared.world();
        world
            .packages()
            .iter()
            .filter(|p| p.store == 0)
            .map(|p| p.id)
            .collect()
    }

    pub fn state(&self, id: u64) -> Option<State> {
        self.shared.world().package(id).map(|package| package.state)
    }

    /// Packed by its sales channel's own command rather than with a carrier's call.
    pub fn is_marketplace(&self, id: u64) -> Option<bool> {
        self.shared
            .world()
            .package(id)
            .map(|package| package.order.channel.marketplace)
    }

    /// How many pieces of each of its items are in it, by the item's number.
    pub fn pieces(&self, id: u64) -> Option<Vec<(u64, u32)>> {
        let world = self.shared.world();
        let items = world.package(id)?.items.iter();
        Some(items.map(|item| (item.id, item.quantity)).collect())
    }

    pub fn awb_number(&self, id: u64) -> Option<String> {
        let world = self.shared.world();
        world.package(id)?.shipment.as_ref()?.awb_number.clone()
    }

    pub fn cancel(&self, id: u64) -> bool {
        self.act(|world, now| world.cancel(id, now))
    }

    pub fn deliver(&self, id: u64) -> bool {
        self.act(|world, now| world.deliver(id, now))
    }

    pub fn fail_delivery(&self, id: u64) -> bool {
        self.act(|world, now| world.fail_delivery(id, now))
    }

    /// Gives the package's goods to the other store; the new package's id.
    pub fn replan(&self, id: u64) -> Option<u64> {
        self.act(|world, now| world.replan(id, now))
    }

    pub fn rename(&self, id: u64, name: &str) -> bool {
        self.act(|world, now| world.rename(id, name, now))
    }

    pub fn lose_awb(&self, id: u64) -> bool {
        self.act(|world, now| world.lose_awb(id, now))
    }

    /// A number before the package is packed, as some shops have it; false where that is too late.
    pub fn book_carrier(&self, id: u64) -> bool {
        self.act(|world, now| world.book_carrier(id, now))
    }

    pub fn issue_awb(&self, id: u64) -> bool {
        self.act(|world, now| world.issue_awb(id, now))
    }

    /// What a colleague, a carrier or the OMS does by itself, by the name that the admin's paths
    /// have; [`Sim::acts`] lists them. False when it makes no sense for the package now.
    pub fn act_by_name(&self, id: u64, name: &str) -> bool {
        let known = ACTS.iter().find(|(known, _)| *known == name);
        known.is_some_and(|(_, act)| self.act(|world, now| act(world, id, now)))
    }

    pub fn acts() -> Vec<&'static str> {
        ACTS.iter().map(|(name, _)| *name).collect()
    }

    /// Keeps all as it is now, for [`Sim::restore`].
    pub fn back_up(&self) {
        self.act(|world, _| world.back_up());
    }

    /// Goes back to the backup: log ids fall. False when there is none.
    pub fn restore(&self) -> bool {
        self.act(|world, _| world.restore())
    }

    /// How many open packages this desk's store has, as planning counts them.
    pub fn quota(&self) -> u32 {
        self.act(|world, _| world.quotas().used(0))
    }

    pub fn add_packages(&self, count: usize) -> Vec<u64> {
        self.act(|world, now| world.add_packages(count, now))
    }

    fn act<T>(&self, act: impl FnOnce(&mut World, Micros) -> T) -> T {
        let mut world = self.shared.world();
        let now = world.clock.now();
        act(&mut world, now)
    }
}

fn us(ms: u32) -> Micros {
    i64::from(ms) * US_PER_MS
}

fn random_token() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
