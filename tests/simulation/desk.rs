//! A desk as a history drives it: the same calls on the bare rules and on the real station.

use std::future::Future;
use std::pin::Pin;

use packing::command::{Body, Command};
use packing::id::{CommandId, LogId, PackageId};
use packing::package::Package;
use packing::plan::{Plan, Step};
use packing::time::At;

/// One step under way; polled by hand, dropped by a crash.
pub(crate) type Errand = Pin<Box<dyn Future<Output = ()>>>;

/// What a crash takes with it besides the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    Nothing,
    /// A power cut: the mirror lost its last commits.
    MirrorRolledBack,
    MirrorGone,
    /// Somebody puts an older `station.db` in place; the black box stays.
    StationRolledBack,
}

pub(crate) trait Desk {
    fn turn(&self, span_ms: u64);
    fn set_wall(&self, wall: At);
    fn wall(&self) -> At;
    /// By the monotonic clock of this run.
    fn tick(&self) -> u64;

    fn plan(&self) -> Plan;
    fn begin(&self, step: Step);
    fn carry_out(&self, step: Step) -> Errand;

    /// A packer does it; none where our rules object.
    fn act(&self, package: PackageId, body: Body) -> Option<CommandId>;
    fn withdraw(&self, id: &CommandId);
    /// A person answers the question that this command has become.
    fn answer(&self, id: &CommandId, retry: bool);

    /// The OMS went back, and no person has seen the list yet.
    fn is_stopped(&self) -> bool;
    /// The highest log row that it knows of.
    fn head(&self) -> Option<LogId>;
    fn go_on(&self);

    /// Grows with each change.
    fn revision(&self) -> u64;
    /// All commands of this desk that its disk knows, oldest first.
    fn with_commands(&self, see: &mut dyn FnMut(&[Command]));
    /// What the screen shows of a package; `None` where it shows none.
    fn seen(&self, package: PackageId) -> Option<Package>;
    /// What the OMS had of it when it was last read.
    fn copied(&self, package: PackageId) -> Option<Package>;

    /// Remembers the mirror as it is now, for a power cut to come.
    fn remember_mirror(&mut self);
    /// Remembers `station.db` as well, where this kind of desk can have an older one.
    fn remember_station(&mut self) {}
    /// There is an older `station.db` to put in place.
    fn has_older_station(&self) -> bool {
        false
    }
    fn crash(&mut self, loss: Loss);
    /// Opens again what a crash closed.
    fn start(&mut self, wall: At);
}
