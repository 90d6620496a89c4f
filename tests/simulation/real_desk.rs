//! A desk of the real station: its acts, its sync steps, its store on three SQLite files.
//!
//! The files lie where the caller says: on a disk, or in memory where the system keeps a folder
//! there. A crash closes nothing in order; a power cut puts an older mirror back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use packing::command::{Body, Command};
use packing::handover::HandoverRules;
use packing::id::{CommandId, PackageId};
use packing::overlay::{Copied, overlay};
use packing::package::Package;
use packing::plan::{Plan, Step};
use packing::time::At;
use station::Opening;
use station::Station;
use station::clock::Clock;
use station::desk::Desk as StationDesk;
use station::store::{mirror, queue};
use station::sync::{Shared, plan, record, runner};
use station::view::{ActionInput, ChoiceView, SecretView, ShipmentInput};
use tempfile::TempDir;

use crate::desk::{Desk, Errand, Loss};
use crate::port::Port;
use crate::settings::Settings;

const MIRROR_FILES: [&str; 2] = ["mirror.db", "mirror.db-wal"];

pub(crate) struct Real {
    settings: Settings,
    packages: usize,
    port: Port,
    clock: Clock,
    station: Option<Station>,
    /// Revisions start anew with each start; this one never falls.
    revisions: u64,
    dir: TempDir,
    before: TempDir,
}

impl Real {
    pub(crate) fn new(settings: Settings, port: Port, (place, wall): (&Path, At)) -> Self {
        let folder = || TempDir::new_in(place).expect("a folder for a desk's files");
        let mut real = Self {
            packages: 4,
            settings,
            port,
            clock: Clock::by_hand(wall),
            station: None,
            revisions: 0,
            dir: folder(),
            before: folder(),
        };
        real.open();
        real
    }

    fn open(&mut self) {
        let desk = StationDesk {
            name: String::new(),
            store: self.settings.store.clone(),
            training: false,
            binding: self.settings.binding.clone(),
            oms_user: self.settings.user.clone(),
            labels_dir: PathBuf::new(),
            timing: self.settings.timing,
            marketplaces: Vec::new(),
            handover: HandoverRules {
                without_tracking: true,
            },
            secret: SecretView::Environment,
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
    }

    fn station(&self) -> &Station {
        self.station.as_ref().expect("the desk is open")
    }

    fn shared(&self) -> &Arc<Shared> {
        self.station().by_hand()
    }

    fn copy_mirror(from: &Path, to: &Path) {
        for name in MIRROR_FILES {
            let (from, to) = (from.join(name), to.join(name));
            if std::fs::copy(&from, &to).is_err() {
                // One that is not there is not there afterwards either.
                let _ = std::fs::remove_file(&to);
            }
        }
        let _ = std::fs::remove_file(to.join("mirror.db-shm"));
    }
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
        plan::plan_now(self.shared()).expect("the queue is read")
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
            Body::Prepare => ActionInput::Prepare,
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
            ChoiceView::Retry
        } else {
            ChoiceView::Close
        };
        let _ = self.station().answer(&id.to_string(), choice);
    }

    fn revision(&self) -> u64 {
        self.revisions + self.shared().state().revision
    }

    fn with_commands(&self, see: &mut dyn FnMut(&[Command])) {
        let Some(station) = &self.station else {
            return;
        };
        let store = &station.by_hand().store;
        let mut all: Vec<Command> = (0..self.packages)
            .map(crate::oms::id)
            .flat_map(|id| {
                let commands = store.read(|reader| queue::of_package(reader, id));
                commands.expect("the queue is read")
            })
            .collect();
        all.sort_by_key(|command| command.id.seq);
        see(&all);
    }

    fn seen(&self, package: PackageId) -> Option<Package> {
        let store = &self.shared().store;
        let (copy, commands) = store
            .read(|reader| {
                let copy = mirror::one(reader, package)?;
                Ok((copy, queue::of_package(reader, package)?))
            })
            .expect("the mirror is read");
        let copy = copy.filter(|copy| !copy.gone)?;
        let copied = Copied {
            steady: copy.steady,
        };
        Some(overlay(&copy.package, copied, &commands))
    }

    fn remember_mirror(&mut self) {
        if self.station.is_some() {
            Self::copy_mirror(self.dir.path(), self.before.path());
        }
    }

    fn crash(&mut self, loss: Loss) {
        self.revisions = self.revision() + 1;
        self.station = None;
        match loss {
            Loss::Nothing => {}
            Loss::MirrorRolledBack => Self::copy_mirror(self.before.path(), self.dir.path()),
            Loss::MirrorGone => {
                // A power cut cannot bring back a file that is gone.
                for folder in [&self.dir, &self.before] {
                    for name in MIRROR_FILES {
                        let _ = std::fs::remove_file(folder.path().join(name));
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
