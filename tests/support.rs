//! A counter for tests: a real station on real files, a real simulated OMS behind real HTTP.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use oms_sim::{Fault, Sim};
use packing::handover::HandoverRules;
use station::clock::Clock;
use station::desk::{Desk, Timing};
use station::oms::{BaseUrl, HttpSettings};
use station::secret::Token;
use station::view::{
    AttentionView, LinkView, MarkView, PackageView, RowView, SecretView, Shelf, StateKind,
    StoryKind,
};
use station::{Opening, Station};
use tempfile::TempDir;

/// Far longer than anything takes; reached only when something is broken.
const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(10);

pub(crate) struct Counter {
    pub(crate) sim: Sim,
    pub(crate) station: Station,
    dir: TempDir,
}

impl Counter {
    /// Opens for the day: signed in, and the first list is there.
    pub(crate) fn open() -> Self {
        Self::with(oms_sim::Options {
            awb_delay_ms: 50,
            ..oms_sim::Options::default()
        })
    }

    pub(crate) fn with(options: oms_sim::Options) -> Self {
        let sim = oms_sim::start(options).unwrap();
        let dir = TempDir::new().unwrap();
        let station = Station::open_as(opening(&sim, dir.path().to_owned())).unwrap();
        let counter = Self { sim, station, dir };
        counter.begin("Ayşe");
        counter.until("the first list", || !counter.waiting().is_empty());
        counter
    }

    fn begin(&self, packer: &str) {
        let packer = self.station.add_packer(packer).unwrap();
        self.station.sign_in(packer.id).unwrap();
        self.station.start_sync();
    }

    /// Ends the program and starts it again on the same files.
    pub(crate) fn restart(self) -> Self {
        self.restart_with(|_| {})
    }

    /// As on a machine whose token was taken away.
    pub(crate) fn restart_without_token(self) -> Self {
        self.restart_with(|opening| opening.oms = None)
    }

    /// As at a desk whose settings were changed to another shop's.
    pub(crate) fn restart_bound_to(self, binding: &str) -> Self {
        self.restart_with(|opening| opening.desk.binding = binding.to_owned())
    }

    /// The OMS goes on while the desk is off.
    pub(crate) fn restart_after(self, meanwhile: impl FnOnce(&Sim)) -> Self {
        self.station.close();
        meanwhile(&self.sim);
        self.restart()
    }

    fn restart_with(self, change: impl FnOnce(&mut Opening)) -> Self {
        let Self { sim, station, dir } = self;
        station.close();
        drop(station);
        let mut opening = opening(&sim, dir.path().to_owned());
        change(&mut opening);
        let station = Station::open_as(opening).unwrap();
        let counter = Self { sim, station, dir };
        counter.begin("Ayşe");
        counter
    }

    pub(crate) fn waiting(&self) -> Vec<RowView> {
        self.station.list(Shelf::Waiting).unwrap().rows
    }

    /// The first package that may be packed now. Of the shop's own: a marketplace's order gets its
    /// number the moment it is packed.
    pub(crate) fn first(&self) -> RowView {
        let own = |id| self.sim.is_marketplace(Self::sim_id(id)) == Some(false);
        let free =
            |row: &RowView| own(row.id) && self.station.package(row.id).unwrap().pack.is_none();
        self.waiting().into_iter().find(free).unwrap()
    }

    /// A packed one whose label is to be had.
    pub(crate) fn tracked(&self) -> RowView {
        let rows = self.station.list(Shelf::Packed).unwrap().rows;
        let tracked = |row: &RowView| row.tracking_number.is_some();
        rows.into_iter().find(tracked).unwrap()
    }

    pub(crate) fn package(&self, id: i64) -> PackageView {
        self.station.package(id).unwrap()
    }

    pub(crate) fn row(&self, id: i64) -> RowView {
        self.package(id).row
    }

    /// What happened to it, in order.
    pub(crate) fn story(&self, id: i64) -> Vec<StoryKind> {
        let story = self.package(id).story.into_iter();
        story.map(|line| line.what).collect()
    }

    /// The OMS says no to as many of the next commands.
    pub(crate) fn refuse_next(&self, commands: u32) {
        let refusal = Fault::named("status_406").unwrap();
        self.sim.fault(refusal.next(commands));
    }

    /// Waits for something that must come. Polls, so it takes no longer than it must.
    pub(crate) fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let glances = PATIENCE.as_millis() / GLANCE.as_millis();
        for _ in 0..glances {
            if holds() {
                return;
            }
            std::thread::sleep(GLANCE);
        }
        let (asked, queue) = (self.station.attention(), self.station.queue());
        let status = self.station.status();
        panic!("{what} did not come: {status:#?}\n{asked:#?}\n{queue:#?}");
    }

    /// Waits for what a person must decide.
    pub(crate) fn question(&self) -> AttentionView {
        let asked = || self.station.attention().unwrap();
        self.until("the question", || !asked().is_empty());
        asked().remove(0)
    }

    /// Waits for a state that the OMS brought about.
    pub(crate) fn until_shown(&self, id: i64, kind: StateKind) {
        let shown = || self.row(id).state.kind;
        self.until(&format!("{kind:?}"), || shown() == kind);
    }

    /// Waits until nothing is left to send or to look at.
    pub(crate) fn until_queue_is_empty(&self) {
        self.until("an empty queue", || {
            self.station.queue().unwrap().is_empty()
        });
    }

    /// Waits until the OMS knows all about this package.
    pub(crate) fn until_confirmed(&self, id: i64, kind: StateKind) {
        self.until("the confirmation", || {
            let row = self.row(id);
            row.mark == MarkView::None && row.state.kind == kind && self.is_idle(id)
        });
    }

    /// Pulls the plug, until it is noticed: what is written to a connection while it breaks has an
    /// unclear end, and a test of the outage would then be one of doubt.
    pub(crate) fn unplug(&self) {
        self.sim.unplug().unwrap();
        self.station.sync_now().unwrap();
        self.until("the outage", || self.is_down());
    }

    /// The station has noticed that the line is down.
    pub(crate) fn is_down(&self) -> bool {
        matches!(self.station.status().unwrap().link, LinkView::Down { .. })
    }

    /// What the packer did is seen at once; that it is only here shows when the try to send has
    /// failed.
    pub(crate) fn until_saved_here(&self, id: i64, kind: StateKind) {
        assert_eq!(self.row(id).state.kind, kind);
        self.until("the mark", || self.row(id).mark == MarkView::SavedHere);
    }

    fn is_idle(&self, id: i64) -> bool {
        self.station
            .queue()
            .unwrap()
            .iter()
            .all(|queued| queued.package != id)
    }

    pub(crate) fn sim_id(id: i64) -> u64 {
        u64::try_from(id).unwrap()
    }

    /// How often the OMS really did something to this package, by what was asked.
    pub(crate) fn effects(&self, id: i64) -> Vec<String> {
        let all = self.sim.witness().into_iter();
        all.filter(|seen| seen.package == Self::sim_id(id) && seen.command_id.is_some())
            .map(|seen| seen.slug.to_owned())
            .collect()
    }
}

/// A carrier that is slow with its labels: until then what was packed waits for its own.
pub(crate) fn slow_labels() -> oms_sim::Options {
    let strict = oms_sim::Strict::default().with("packing_leads_to", "waiting_cargo_label");
    oms_sim::Options {
        strict: strict.unwrap(),
        awb_delay_ms: 600_000,
        ..oms_sim::Options::default()
    }
}

pub(crate) fn opening(sim: &Sim, data_dir: PathBuf) -> Opening {
    let desk = Desk {
        name: "Counter 1".into(),
        store: sim.erp_code().to_owned(),
        training: false,
        binding: "test".into(),
        oms_user: sim.user_name(sim.token()),
        labels_dir: data_dir.join("labels"),
        timing: Timing {
            refresh_ms: 60,
            sweep_ms: 60_000,
            doubt_quiet_ms: 300,
        },
        tells_changes: true,
        marketplaces: station::oms::OmsSite::marketplaces(),
        shop: packing::shop::Shop::default(),
        handover: HandoverRules::default(),
        printing: station::printing::PrintRules::default(),
        secret: SecretView::Environment,
    };
    let base = BaseUrl::parse(&sim.url()).unwrap();
    let token = Token::new(sim.token()).unwrap();
    let mut settings = HttpSettings::new(base, token, sim.erp_code());
    settings.site.ca_pem = sim.authority().map(|pem| pem.as_bytes().to_vec());
    let oms = Some(settings);
    Opening {
        data_dir,
        desk,
        oms,
        read_only: false,
        clock: Clock::of_machine(),
    }
}

/// What a program has to be told to work at this OMS, in variables.
pub(crate) fn setting(sim: &Sim, name: &str) -> Option<String> {
    match name {
        "PACKING_STATION_STORE" => Some(sim.erp_code().to_owned()),
        "PACKING_STATION_OMS_URL" => Some(sim.url()),
        "PACKING_STATION_OMS_USER" => sim.user_name(sim.token()),
        _ => None,
    }
}

/// The real program, silent and with nothing of this machine's own, on the files in `data`.
pub(crate) fn stationctl(sim: &Sim, dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stationctl"));
    command.env_clear().arg("--data-dir").arg(dir.join("data"));
    for name in ["HOME", "XDG_CONFIG_HOME"] {
        command.env(name, dir);
    }
    for name in [
        "PACKING_STATION_STORE",
        "PACKING_STATION_OMS_URL",
        "PACKING_STATION_OMS_USER",
    ] {
        if let Some(value) = setting(sim, name) {
            command.env(name, value);
        }
    }
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command.stderr(Stdio::null());
    command
}

/// For what another program does; two minutes are longer than it ever takes.
pub(crate) fn until(what: &str, holds: impl FnMut() -> bool) {
    until_within(Duration::from_mins(2), what, holds);
}

pub(crate) fn until_within(longest: Duration, what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..longest.as_millis() / GLANCE.as_millis() {
        if holds() {
            return;
        }
        std::thread::sleep(GLANCE);
    }
    panic!("{what} did not come");
}

pub(crate) fn files_under(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap();
    let below = |path: PathBuf| {
        if path.is_dir() {
            files_under(&path)
        } else {
            vec![path]
        }
    };
    entries.flat_map(|it| below(it.unwrap().path())).collect()
}
