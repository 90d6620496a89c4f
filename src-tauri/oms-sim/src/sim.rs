//! Starting the simulator, and the hand that holds it.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use crate::clock::{Micros, Time, US_PER_MS};
use crate::faults::Fault;
use crate::http;
use crate::invented::STORES;
use crate::outlet::Plug;
use crate::rules::State;
use crate::shared::Shared;
use crate::world::{Mix, Setup, Witnessed, World};

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
    /// Whether new orders come in, and some are cancelled, by themselves.
    pub live: bool,
    /// How often an order comes in when `live`.
    pub order_every_ms: u32,
    pub labels: Labels,
}

/// Whether the OMS offers a label file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// `shipping_label` stays null, and a desk draws its own.
    None,
    /// `shipping_label` is the URL of a PDF once there is a tracking number.
    Url,
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
            labels: Labels::None,
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
}

/// Starts a simulated OMS; it serves when this returns.
pub fn start(options: Options) -> Result<Sim, Error> {
    let token = options.token.map_or_else(random_token, Ok)?;
    let admin_token = options.admin_token.map_or_else(random_token, Ok)?;
    let setup = Setup {
        seed: options.seed,
        mix: options.packages,
        time: options.time,
        awb_delay: us(options.awb_delay_ms),
        delivery_delay: us(options.delivery_delay_ms),
        order_every: options.live.then(|| us(options.order_every_ms.max(1))),
    };
    let port = options.port;
    let plug = Plug::at(port).map_err(|source| Error::Port { port, source })?;
    let addr = plug.addr()?;
    let mut world = World::new(setup);
    world.tokens.accept(&token);
    let draws_labels = options.labels == Labels::Url;
    let shared = Arc::new(Shared::new(world, admin_token, draws_labels));
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
        format!("http://{}", self.addr)
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
        Ok(self.shared.plug().put_in(http::router(&self.shared))?)
    }

    pub fn fault(&self, fault: Fault) {
        self.shared.faults().set(fault);
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

    pub fn issue_awb(&self, id: u64) -> bool {
        self.act(|world, now| world.issue_awb(id, now))
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
