//! The station: this desk's running program and its database, without a window.
//!
//! `Station` is the one door. The window and `stationctl` call it and read its views, and nothing
//! else of this crate. Every call is synchronous and quick: it reads or writes this desk's disk and
//! never waits for the OMS, which the sync thread speaks to on its own. A handle is cheap to clone;
//! the last one closes the station.

mod actions;
mod acts;
mod answers;
pub mod clock;
pub mod config;
pub mod desk;
pub mod doctor;
mod draw;
pub mod error;
mod keeping;
pub mod logs;
pub mod named_file;
pub mod oms;
pub mod place;
mod preferences;
pub mod print;
pub mod printing;
mod questions;
mod reads;
pub mod secret;
mod shown;
mod start;
pub mod store;
mod story;
mod supervise;
pub mod sync;
pub mod view;
pub mod words;

#[cfg(test)]
mod bindings;
#[cfg(test)]
mod fuzz_tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use packing::id::PackageId;
use packing::print::route::PrinterId;

use error::Problem;
use start::Running;
pub use start::{Opening, Options};
use sync::Shared;
use view::*;

/// A handle on the open station.
#[derive(Clone)]
pub struct Station(Arc<Running>);

impl Station {
    /// Takes the data directory and opens the files. Nothing is asked of the OMS before
    /// `start_sync`.
    pub fn open(options: Options) -> Result<Self, Problem> {
        Self::open_as(options.opening()?)
    }

    /// Opens with everything said; tests bring their own clock and timing.
    pub fn open_as(opening: Opening) -> Result<Self, Problem> {
        Ok(Self(Arc::new(Running::open(opening)?)))
    }

    /// Starts refreshing and sending, on a thread of its own. Once; without an OMS it does nothing.
    pub fn start_sync(&self) {
        self.0.start();
    }

    /// Stops at any point. What is being sent at this moment is in doubt at the next start, as
    /// after a crash.
    pub fn close(&self) {
        self.0.stop();
    }

    /// What a simulation steps by hand, in place of `start_sync`.
    pub fn by_hand(&self) -> &Arc<Shared> {
        &self.0.shared
    }

    /// Called after each commit with what to re-read.
    pub fn on_changed(&self, listener: Box<dyn Fn(ChangedView) + Send + Sync>) {
        self.0.shared.listen(listener);
    }

    pub fn is_writable(&self) -> bool {
        self.0.shared.store.is_writable()
    }

    pub fn status(&self) -> Result<StationView, Problem> {
        reads::status(&self.0.shared)
    }

    pub fn packers(&self) -> Result<Vec<PackerView>, Problem> {
        reads::packers(&self.0.shared)
    }

    pub fn add_packer(&self, name: &str) -> Result<PackerView, Problem> {
        acts::add_packer(&self.0.shared, name)
    }

    pub fn sign_in(&self, packer: i64) -> Result<(), Problem> {
        acts::sign_in(&self.0.shared, packer)
    }

    pub fn sign_out(&self) -> Result<(), Problem> {
        acts::sign_out(&self.0.shared)
    }

    pub fn list(&self, shelf: Shelf) -> Result<ListView, Problem> {
        reads::list(&self.0.shared, shelf)
    }

    /// The first rows of a list, for a screen that is to be there at once.
    pub fn first_of(&self, shelf: Shelf, most: u32) -> Result<ListView, Problem> {
        reads::first_of(&self.0.shared, shelf, most)
    }

    pub fn search(&self, text: &str) -> Result<ListView, Problem> {
        reads::search(&self.0.shared, text)
    }

    pub fn package(&self, id: i64) -> Result<PackageView, Problem> {
        reads::package(&self.0.shared, PackageId(id))
    }

    pub fn mark_packed(&self, id: i64) -> Result<SavedView, Problem> {
        acts::mark_packed(&self.0.shared, PackageId(id))
    }

    /// Every documented act on one package, each with what the OMS and our rules say to it.
    pub fn actions(&self, id: i64) -> Result<ActionsView, Problem> {
        actions::actions(&self.0.shared, PackageId(id))
    }

    /// Saves one act on this desk's disk; it is sent like any other.
    pub fn act(&self, id: i64, input: ActionInput) -> Result<SavedView, Problem> {
        actions::act(&self.0.shared, PackageId(id), input)
    }

    pub fn withdraw(&self, command: &str) -> Result<(), Problem> {
        answers::withdraw(&self.0.shared, command)
    }

    pub fn draw_label(&self, id: i64) -> Result<PaperView, Problem> {
        draw::draw_label(&self.0.shared, PackageId(id))
    }

    /// The bytes of the label last drawn for a package, exactly as they were drawn.
    pub fn label_bytes(&self, id: i64) -> Result<Option<Vec<u8>>, Problem> {
        draw::label_bytes(&self.0.shared, PackageId(id))
    }

    pub fn hand_over(&self, carrier: &str, packages: &[i64]) -> Result<HandoverView, Problem> {
        let ids: Vec<PackageId> = packages.iter().copied().map(PackageId).collect();
        acts::hand_over(&self.0.shared, carrier, &ids)
    }

    pub fn attention(&self) -> Result<Vec<AttentionView>, Problem> {
        questions::attention(&self.0.shared)
    }

    /// `asked` is the question that was shown: another one is not answered by it. Nothing where
    /// none was, as in a terminal.
    pub fn answer(
        &self,
        command: &str,
        asked: Option<AttentionKind>,
        answer: AnswerInput,
    ) -> Result<(), Problem> {
        answers::answer(&self.0.shared, command, (asked, answer))
    }

    /// Lets what was queued for another sign-in go to this one, in the name of who is signed in.
    pub fn rebind(&self) -> Result<ReboundView, Problem> {
        supervise::rebind(&self.0.shared)
    }

    /// What the OMS may have lost, where it went back in time and nobody has looked yet. Until
    /// somebody does, nothing is sent.
    pub fn lost(&self) -> Result<Option<LostView>, Problem> {
        supervise::lost(&self.0.shared)
    }

    /// That list was seen: sending goes on.
    pub fn go_on(&self) -> Result<(), Problem> {
        supervise::go_on(&self.0.shared)
    }

    pub fn queue(&self) -> Result<Vec<QueuedView>, Problem> {
        questions::queued(&self.0.shared)
    }

    pub fn scan(&self, text: &str) -> Result<ScanView, Problem> {
        printing::scanned::scan(&self.0.shared, text)
    }

    /// Starts the printers' tasks on a thread of their own, without an OMS. `start_sync` does so
    /// too.
    pub fn start_printing(&self) {
        self.0.start_printing();
    }

    pub fn printers(&self) -> Result<Vec<PrinterView>, Problem> {
        printing::shown::printers(&self.0.shared)
    }

    /// Printers near by. It asks the network and takes seconds; nothing else of this door does, but
    /// `ask_printer`.
    pub fn find_printers(&self) -> Result<Vec<NearbyView>, Problem> {
        printing::nearby::find(&self.0.shared)
    }

    /// What the printer at a place says that it can do. It takes as long as the printer.
    pub fn ask_printer(&self, place: &PlaceView) -> Result<AbilitiesView, Problem> {
        printing::nearby::ask(&self.0.shared, place)
    }

    pub fn add_printer(&self, input: &PrinterInput) -> Result<PrinterView, Problem> {
        printing::setup::add(&self.0.shared, input)
    }

    /// Says what a printer is for: kinds of documents, and whose labels.
    pub fn set_uses(&self, printer: i64, uses: &[UseView]) -> Result<PrinterView, Problem> {
        printing::setup::set_uses(&self.0.shared, PrinterId(printer), uses)
    }

    pub fn remove_printer(&self, printer: i64) -> Result<(), Problem> {
        printing::setup::remove(&self.0.shared, PrinterId(printer))
    }

    pub fn test_page(&self, printer: i64) -> Result<PrintView, Problem> {
        printing::setup::test_page(&self.0.shared, PrinterId(printer))
    }

    /// By the code on its last test page.
    pub fn accept_printer(&self, printer: i64, scanned: &str) -> Result<PrinterView, Problem> {
        printing::setup::accept(&self.0.shared, PrinterId(printer), scanned)
    }

    /// Prints the labels of all the package's boxes that have none yet.
    pub fn print_label(&self, id: i64) -> Result<Vec<PrintView>, Problem> {
        printing::ask::print_label(&self.0.shared, PackageId(id))
    }

    /// The same for several packages, in the order of the list.
    pub fn print_labels(&self, ids: &[i64]) -> Result<BatchView, Problem> {
        printing::ask::print_labels(&self.0.shared, ids)
    }

    /// The label of a box that was just scanned, where it came too late to print by itself.
    pub fn print_scanned(&self, id: i64) -> Result<Vec<PrintView>, Problem> {
        printing::itself::print_scanned(&self.0.shared, PackageId(id))
    }

    /// What is in the box, for whoever opens it.
    pub fn print_slip(&self, id: i64) -> Result<PrintView, Problem> {
        printing::documents::print_slip(&self.0.shared, PackageId(id))
    }

    /// The OMS's own paper for a package, as it came.
    pub fn print_document(&self, id: i64) -> Result<PrintView, Problem> {
        printing::documents::print_document(&self.0.shared, PackageId(id))
    }

    /// The sheet of one handover, for the driver and for the shop.
    pub fn print_handover(&self, handover: i64) -> Result<PrintView, Problem> {
        printing::documents::print_handover(&self.0.shared, handover)
    }

    /// Codes to scan instead of keys to press.
    pub fn print_card(&self) -> Result<PrintView, Problem> {
        printing::documents::print_card(&self.0.shared)
    }

    /// The same bytes once more, counted, for a reason.
    pub fn reprint(&self, id: i64, parcel: u8, why: AgainView) -> Result<PrintView, Problem> {
        let reason = printing::shown::reason_of(why);
        printing::ask::reprint(&self.0.shared, (PackageId(id), parcel), reason)
    }

    /// The label of this box is not to be used any more.
    pub fn void_label(&self, id: i64, parcel: u8) -> Result<(), Problem> {
        printing::said::void(&self.0.shared, (PackageId(id), parcel))
    }

    /// Into how many boxes a package goes.
    pub fn set_parcels(&self, id: i64, parcels: u32) -> Result<(), Problem> {
        printing::said::set_parcels(&self.0.shared, PackageId(id), parcels)
    }

    /// The package's boxes were put down there, in the shop's own words.
    pub fn put_down(&self, id: i64, place: &str) -> Result<(), Problem> {
        printing::said::put_down(&self.0.shared, PackageId(id), place)
    }

    /// What will become of the package's label.
    pub fn label_plan(&self, id: i64) -> Result<LabelPlanView, Problem> {
        printing::itself::label_plan(&self.0.shared, PackageId(id))
    }

    /// The Labels screen.
    pub fn labels(&self) -> Result<LabelsView, Problem> {
        printing::shown::labels(&self.0.shared)
    }

    /// All prints of one package, oldest first.
    pub fn prints(&self, id: i64) -> Result<Vec<PrintView>, Problem> {
        printing::shown::of_package(&self.0.shared, PackageId(id))
    }

    /// The answer to "did it come out?".
    pub fn came_out(&self, print: &str, yes: bool) -> Result<PrintView, Problem> {
        printing::said::came_out(&self.0.shared, print, yes)
    }

    pub fn cancel_print(&self, print: &str) -> Result<PrintView, Problem> {
        printing::said::cancel(&self.0.shared, print)
    }

    /// A print that did not come out, and that nobody needs any more.
    pub fn close_print(&self, print: &str) -> Result<(), Problem> {
        printing::said::close(&self.0.shared, print)
    }

    /// A print as PNG, dot for dot; nothing where only the printer can draw it.
    pub fn print_preview(&self, print: &str) -> Result<Option<Vec<u8>>, Problem> {
        printing::setup::preview(&self.0.shared, print)
    }

    /// The label of one box as it would come out now, as PNG.
    pub fn label_preview(&self, id: i64, parcel: u8) -> Result<Option<Vec<u8>>, Problem> {
        printing::ready::preview(&self.0.shared, (PackageId(id), parcel))
    }

    /// The first page of the OMS's own paper for a package, as PNG.
    pub fn document_preview(&self, id: i64) -> Result<Option<Vec<u8>>, Problem> {
        printing::documents::document_preview(&self.0.shared, PackageId(id))
    }

    /// A scanned label, held against the box in hand.
    pub fn scan_label(&self, text: &str, in_hand: Option<i64>) -> Result<LabelScanView, Problem> {
        printing::scanned::scan_label(&self.0.shared, text, in_hand.map(PackageId))
    }

    pub fn sync_now(&self) -> Result<(), Problem> {
        acts::sync_now(&self.0.shared)
    }

    /// Nothing is waiting to be sent or looked at, and a refresh has been made since the start.
    pub fn is_settled(&self) -> Result<bool, Problem> {
        questions::is_settled(&self.0.shared)
    }

    /// How long silence has to last before it says something about what is in doubt.
    pub fn doubt_quiet_ms(&self) -> u64 {
        self.0.shared.desk.timing.doubt_quiet_ms
    }

    pub fn preferences(&self) -> Result<PreferencesView, Problem> {
        preferences::read(&self.0.shared)
    }

    pub fn set_preferences(&self, chosen: PreferencesView) -> Result<(), Problem> {
        preferences::write(&self.0.shared, chosen)
    }

    /// The first row of the journal that does not follow from the one before it.
    pub fn journal_break(&self) -> Result<Option<i64>, Problem> {
        Ok(self.verify_journal()?.broken_at)
    }

    /// Reads the whole journal: nothing in it is altered, missing or cut off.
    pub fn verify_journal(&self) -> Result<VerifiedView, Problem> {
        story::verified(&self.0.shared)
    }

    /// One parcel's whole story, with what the screen said after each step.
    pub fn journal(&self, id: i64) -> Result<JournalView, Problem> {
        story::journal(&self.0.shared, PackageId(id))
    }

    /// Takes a backup now, also beside a station that works.
    pub fn back_up(&self) -> Result<BackupView, Problem> {
        let shared = &self.0.shared;
        let path = shared.store.back_up(shared.clock.wall())?;
        Ok(BackupView {
            path: path.display().to_string(),
        })
    }

    /// Goes back to a backup, where no station runs. Everything unsettled is looked at before
    /// anything is sent. Says where the file is that was replaced.
    pub fn restore(data_dir: &Path, file: &Path) -> Result<PathBuf, Problem> {
        start::restore(data_dir, file)
    }
}
