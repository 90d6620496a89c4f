//! A desk to measure at: real files on this disk, a simulated OMS behind real HTTP.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use oms_sim::{Mix, Sim};
use packing::handover::HandoverRules;
use station::clock::Clock;
use station::desk::{Desk, Timing};
use station::oms::{BaseUrl, HttpSettings, OmsSite};
use station::secret::Token;
use station::view::SecretView;
use station::{Opening, Station};

/// Longer than the longest drain; reached only when something is broken.
const PATIENCE: Duration = Duration::from_secs(300);
/// A change may be told just before it is waited for. A drain takes seconds, so that this is none
/// of it.
const GLANCE: Duration = Duration::from_millis(5);

/// A drain takes a minute.
const REST: Duration = Duration::from_millis(50);

/// Longer than a measurement: whatever happens by itself happens once.
pub(crate) const NEVER_MS: u64 = 86_400_000;

pub(crate) struct Counter {
    pub(crate) station: Station,
    changes: Receiver<()>,
}

pub(crate) fn oms(packages: usize) -> Sim {
    oms_sim::start(oms_sim::Options {
        packages: Mix::waiting(packages),
        token: Some("bench".into()),
        // A number that came meanwhile would be written over by nobody unasked.
        awb_delay_ms: u32::MAX,
        ..oms_sim::Options::default()
    })
    .unwrap()
}

/// How often the desk asks by itself.
#[derive(Clone, Copy)]
pub(crate) struct Asks {
    pub(crate) refresh_ms: u64,
    pub(crate) sweep_ms: u64,
}

pub(crate) const ONCE: Asks = Asks {
    refresh_ms: NEVER_MS,
    sweep_ms: NEVER_MS,
};

impl Counter {
    /// Opens, with somebody signed in; nothing is asked before `start_sync`.
    pub(crate) fn open(sim: &Sim, url: &str, data: &Path, asks: Asks) -> Self {
        let station = Station::open_as(opening(sim, url, data, asks)).unwrap();
        let packer = station.add_packer("Ayşe").unwrap();
        station.sign_in(packer.id).unwrap();
        let (tell, changes) = channel();
        station.on_changed(Box::new(move |_| {
            // The last word may come when nobody waits any more.
            let _ = tell.send(());
        }));
        Self { station, changes }
    }

    /// Opens and reads everything that waits.
    pub(crate) fn filled(sim: &Sim, data: &Path, asks: Asks) -> Self {
        let counter = Self::open(sim, &sim.url(), data, asks);
        counter.station.start_sync();
        counter.until(|station| station.status().unwrap().refreshed_at.is_some());
        counter
    }

    pub(crate) fn until(&self, holds: impl Fn(&Station) -> bool) {
        let begin = std::time::Instant::now();
        while !holds(&self.station) {
            assert!(begin.elapsed() < PATIENCE, "{:?}", self.station.status());
            let _ = self.changes.recv_timeout(GLANCE);
            while self.changes.try_recv().is_ok() {}
        }
    }

    /// Until the last word of the queue. Only looked at now and then: whoever looks all the time
    /// takes the processor from what is measured.
    pub(crate) fn until_settled(&self) {
        let begin = std::time::Instant::now();
        while !self.station.is_settled().unwrap() {
            assert!(begin.elapsed() < PATIENCE, "{:?}", self.station.status());
            std::thread::sleep(REST);
            while self.changes.try_recv().is_ok() {}
        }
    }

    pub(crate) fn close(self) {
        self.station.close();
    }
}

fn opening(sim: &Sim, url: &str, data: &Path, asks: Asks) -> Opening {
    let token = Token::new(sim.token()).unwrap();
    let settings = HttpSettings::new(BaseUrl::parse(url).unwrap(), token, sim.erp_code());
    Opening {
        data_dir: data.to_owned(),
        desk: Desk {
            name: "Counter 1".into(),
            store: sim.erp_code().to_owned(),
            training: false,
            binding: "bench".into(),
            oms_user: sim.user_name(sim.token()),
            labels_dir: data.join("labels"),
            timing: Timing {
                refresh_ms: asks.refresh_ms,
                sweep_ms: asks.sweep_ms,
                ..Timing::default()
            },
            tells_changes: true,
            marketplaces: OmsSite::marketplaces(),
            shop: packing::shop::Shop::default(),
            handover: HandoverRules::default(),
            printing: Default::default(),
            secret: SecretView::Environment,
        },
        oms: Some(settings),
        read_only: false,
        clock: Clock::of_machine(),
    }
}
