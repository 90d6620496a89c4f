//! A desk of the real station: its acts, its sync steps, its store on three SQLite files.
//!
//! The databases lie where the caller says: on a disk, or in memory. A crash closes nothing in
//! order: what SQLite had not folded in stays in its logs. A power cut puts an older mirror back.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use packing::command::{Body, Command};
use packing::handover::HandoverRules;
use packing::id::{CommandId, LogId, PackageId};
use packing::overlay::{Copied, overlay};
use packing::package::Package;
use packing::plan::{Plan, Step};
use packing::time::At;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use station::Opening;
use station::Station;
use station::clock::Clock;
use station::desk::Desk as StationDesk;
use station::store::{Store, blackbox, mirror, queue};
use station::sync::{Shared, plan, record, runner};
use station::view::{ActionInput, AnswerInput, Because, SecretView, ShipmentInput};
use tempfile::TempDir;

use crate::desk::{Desk, Errand, Loss};
use crate::disk::{DATABASES, Disk, Fresh};
use crate::kept;
use crate::port::Port;
use crate::settings::Settings;

const MIRROR_FILES: [&str; 2] = ["mirror.db", "mirror.db-wal"];
const STATION_FILES: [&str; 2] = ["station.db", "station.db-wal"];

pub(crate) struct Real {
    settings: Settings,
    port: Port,
    clock: Clock,
    station: Option<Station>,
    /// Revisions start anew with each start; this one never falls.
    revisions: u64,
    /// The bare rules have no black box, and histories of both are compared.
    can_roll_back: bool,
    disk: Disk,
    dir: TempDir,
    before: TempDir,
    sight: RefCell<Sight>,
}

/// What was last read of the files. The judge looks after each event, and mostly nothing changed.
#[derive(Default)]
struct Sight {
    /// SQLite's own counts of what others wrote into the two files.
    versions: Option<(i64, i64)>,
    commands: Rc<Vec<Command>>,
    seen: HashMap<PackageId, Option<Package>>,
}

impl Real {
    pub(crate) fn new(settings: Settings, port: Port, (disk, wall): (Disk, At)) -> Self {
        let dir = disk.folder();
        for file in fresh() {
            disk.lay_out(&dir.path().join(&file.name), file);
        }
        let mut real = Self {
            settings,
            port,
            clock: Clock::by_hand(wall),
            station: None,
            revisions: 0,
            can_roll_back: false,
            dir,
            before: disk.folder(),
            disk,
            sight: RefCell::default(),
        };
        real.open();
        real
    }

    /// Its `station.db` may be replaced by an older one.
    pub(crate) fn that_may_be_restored(mut self) -> Self {
        self.can_roll_back = true;
        self
    }

    fn open(&mut self) {
        let desk = StationDesk {
            name: String::new(),
            store: self.settings.store.clone(),
            training: false,
            binding: self.settings.binding.clone(),
            oms_user: self.settings.user.clone(),
            labels_dir: PathBuf::new(),
            tells_changes: true,
            timing: self.settings.timing,
            marketplaces: Vec::new(),
            shop: packing::shop::Shop::default(),
            handover: HandoverRules {
                without_tracking: true,
            },
            secret: SecretView::Environment,
            printing: Default::default(),
        };
        let station = Station::open_as(Opening {
            data_dir: self.dir.path().into(),
            desk,
            oms: None,
            read_only: false,
            clock: self.clock.clone(),
        });
        let station = station.expect("the station opens after any crash");
        record::restarted(station.by_hand()).expect("what was being sent is in doubt");
        let person = match station.packers().expect("people are read").first() {
            Some(known) => known.id,
            None => station.add_packer("Ay\u{15f}e").expect("a packer").id,
        };
        station.sign_in(person).expect("signed in");
        self.station = Some(station);
        self.sight.take();
    }

    fn station(&self) -> &Station {
        self.station.as_ref().expect("the desk is open")
    }

    fn shared(&self) -> &Arc<Shared> {
        self.station().by_hand()
    }

    /// Leaves the files as a killed process does: nothing is folded in, and the black box has only
    /// what it had.
    fn killed(&mut self) {
        let black_box = self.dir.path().join(blackbox::FILE);
        let written = std::fs::read(&black_box).unwrap_or_default();
        let onlookers = match self.disk {
            Disk::Files(_) => self.onlookers(),
            Disk::Memory => {
                kept::cut_off(self.dir.path());
                Vec::new()
            }
        };
        self.station = None;
        drop(onlookers);
        std::fs::write(black_box, written).expect("the black box is as it was");
    }

    /// As long as somebody else looks on, SQLite tidies nothing up.
    fn onlookers(&self) -> Vec<Connection> {
        let onlooker = |name| {
            let onlooker = Connection::open(self.dir.path().join(name)).expect("a file opens");
            onlooker
                .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
                .expect("it folds nothing in");
            onlooker
                .pragma_query_value(None, "data_version", |row| row.get::<_, i64>(0))
                .expect("it looks on");
            onlooker
        };
        DATABASES.into_iter().map(onlooker).collect()
    }

    /// Reads the queue, unless it was read as it is now.
    fn look(&self) -> Rc<Vec<Command>> {
        let last = self.sight.borrow().versions;
        let read = self.shared().store.read(|reader| {
            let version = |sql| {
                let mut statement = reader.prepare_cached(sql)?;
                statement.query_row([], |row| row.get::<_, i64>(0))
            };
            let versions = (
                version("PRAGMA main.data_version")?,
                version("PRAGMA mirror.data_version")?,
            );
            if last == Some(versions) {
                return Ok(None);
            }
            // Every watermark is at least that of one that has none.
            let commands = queue::claimed_above(reader, LogId(-1))?;
            Ok(Some((versions, commands)))
        });
        if let Some((versions, commands)) = read.expect("the queue is read") {
            *self.sight.borrow_mut() = Sight {
                versions: Some(versions),
                commands: Rc::new(commands),
                seen: HashMap::new(),
            };
        }
        Rc::clone(&self.sight.borrow().commands)
    }

    fn overlaid(&self, package: PackageId, commands: &[Command]) -> Option<Package> {
        let store = &self.shared().store;
        let copy = store.read(|reader| mirror::one(reader, package));
        let copy = copy.expect("the mirror is read").filter(|it| !it.gone)?;
        let copied = Copied {
            steady: copy.steady,
        };
        let of_it = |it: &&Command| it.package == package;
        Some(overlay(
            &copy.package,
            copied,
            commands.iter().filter(of_it),
        ))
    }

    fn copy(&self, names: &[&str; 2], (from, to): (&Path, &Path)) {
        for name in names {
            self.disk.copy(&from.join(name), &to.join(name));
        }
        let _ = std::fs::remove_file(to.join(names[0]).with_extension("db-shm"));
    }

    fn remember(&self, names: &[&str; 2]) {
        self.copy(names, (self.dir.path(), self.before.path()));
    }

    fn put_back(&self, names: &[&str; 2]) {
        self.copy(names, (self.before.path(), self.dir.path()));
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        self.station = None;
        for folder in [&self.dir, &self.before] {
            self.disk.forget(folder.path());
        }
    }
}

/// The files of a station that was opened once and closed: laying them out anew for each desk
/// would take longer than all that it does.
fn fresh() -> &'static [Fresh] {
    static FRESH: OnceLock<Vec<Fresh>> = OnceLock::new();
    FRESH.get_or_init(|| {
        let dir = TempDir::new().expect("a folder");
        let store = Store::open(dir.path(), "d0", crate::oms::START).expect("a store opens");
        store.bind_mirror("").expect("a mirror of this OMS");
        drop(store);
        let files = std::fs::read_dir(dir.path()).expect("the folder is read");
        let read = |entry: std::fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let bytes = std::fs::read(entry.path()).ok()?;
            name.ends_with(".db").then(|| Fresh::of(name, bytes))
        };
        files.filter_map(Result::ok).filter_map(read).collect()
    })
}

impl Desk for Real {
    fn turn(&self, span_ms: u64) {
        self.clock.turn(span_ms);
    }

    fn set_wall(&self, wall: At) {
        self.clock.set_wall(wall);
    }

    fn wall(&self) -> At {
        self.clock.wall()
    }

    fn tick(&self) -> u64 {
        self.clock.tick().0
    }

    fn plan(&self) -> Plan {
        let plan = plan::plan_now(self.shared()).expect("the queue is read");
        let anew = plan::plan_anew(self.shared()).expect("the queue is read");
        assert_eq!(
            plan, anew,
            "what is kept of the queue is what the files say"
        );
        plan
    }

    fn begin(&self, step: Step) {
        runner::begin(self.shared(), step);
    }

    fn carry_out(&self, step: Step) -> Errand {
        let (shared, port) = (Arc::clone(self.shared()), self.port.clone());
        Box::pin(async move { runner::carry_out(&shared, &port, step).await })
    }

    fn act(&self, package: PackageId, body: Body) -> Option<CommandId> {
        let input = match body {
            Body::Pack => ActionInput::Pack,
            Body::PackWithoutShipment => ActionInput::PackWithoutShipment,
            Body::Ship => ActionInput::Ship,
            Body::Prepare => ActionInput::Prepare { lines: Vec::new() },
            Body::RenewLabel => ActionInput::RenewLabel,
            Body::Block => ActionInput::Block,
            Body::Unblock => ActionInput::Unblock,
            Body::SetShipment(info) => ActionInput::SetShipment {
                shipment: ShipmentInput {
                    carrier: info.carrier_id,
                    tracking_number: info.tracking_number,
                    query_number: info.query_number,
                },
            },
            other => unreachable!("{other:?} is not played"),
        };
        let saved = self.station().act(package.0, input).ok()?;
        saved.command.parse().ok()
    }

    fn withdraw(&self, id: &CommandId) {
        // Refused where it is too late, as the bare rules do.
        let _ = self.station().withdraw(&id.to_string());
    }

    fn answer(&self, id: &CommandId, retry: bool) {
        let choice = if retry {
            AnswerInput::Retry
        } else {
            AnswerInput::Close {
                because: Because::SettledThere,
            }
        };
        let _ = self.station().answer(&id.to_string(), None, choice);
    }

    fn is_stopped(&self) -> bool {
        self.shared().state().standstill.is_some()
    }

    fn head(&self) -> Option<LogId> {
        self.shared().state().head.known()
    }

    fn go_on(&self) {
        self.station().go_on().expect("somebody is signed in");
    }

    fn revision(&self) -> u64 {
        self.revisions + self.shared().state().revision
    }

    fn with_commands(&self, see: &mut dyn FnMut(&[Command])) {
        if self.station.is_some() {
            // Whoever sees them may ask for more.
            let commands = self.look();
            see(&commands);
        }
    }

    fn seen(&self, package: PackageId) -> Option<Package> {
        let commands = self.look();
        let mut sight = self.sight.borrow_mut();
        let read = || self.overlaid(package, &commands);
        sight.seen.entry(package).or_insert_with(read).clone()
    }

    fn copied(&self, package: PackageId) -> Option<Package> {
        let store = &self.shared().store;
        let copy = store.read(|reader| mirror::one(reader, package));
        let copy = copy.expect("the mirror is read").filter(|it| !it.gone);
        copy.map(|copy| copy.package)
    }

    fn remember_mirror(&mut self) {
        if self.station.is_some() {
            self.remember(&MIRROR_FILES);
        }
    }

    fn remember_station(&mut self) {
        if self.can_roll_back && self.station.is_some() {
            self.remember(&STATION_FILES);
        }
    }

    fn has_older_station(&self) -> bool {
        self.before.path().join(STATION_FILES[0]).exists()
    }

    fn crash(&mut self, loss: Loss) {
        self.revisions = self.revision() + 1;
        match loss {
            // Whoever puts another file in place closes the station first.
            Loss::StationRolledBack => self.station = None,
            Loss::Nothing | Loss::MirrorRolledBack | Loss::MirrorGone => self.killed(),
        }
        match loss {
            Loss::Nothing => {}
            Loss::MirrorRolledBack => self.put_back(&MIRROR_FILES),
            Loss::StationRolledBack => self.put_back(&STATION_FILES),
            Loss::MirrorGone => {
                // A power cut cannot bring back a file that is gone.
                for folder in [&self.dir, &self.before] {
                    for name in MIRROR_FILES {
                        self.disk.remove(&folder.path().join(name));
                    }
                }
            }
        }
    }

    fn start(&mut self, wall: At) {
        self.clock = Clock::by_hand(wall);
        self.open();
    }
}
