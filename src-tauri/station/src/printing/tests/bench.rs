//! A desk with one printer that is told what to answer, stepped by hand on a clock turned by hand.

use std::collections::{HashSet, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use packing::command::{Body, Seen};
use packing::delivery::{Event, Finding};
use packing::handover::HandoverRules;
use packing::id::{Asked, PackageId};
use packing::package::{Line, Package, Recipient, Shipment, State};
use packing::print::Progress;
use packing::print::route::PrinterId;
use packing::time::At;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::desk::{Desk, Timing};
use crate::print::{
    Abilities, Condition, Fate, Found, MediaSize, Place, PrintTrouble, Printer, Sent, Sheet,
    SpoolId,
};
use crate::printing::tending::Tending;
use crate::printing::{PrintRules, Printers, ask, itself, record, setup};
use crate::store::journal::What;
use crate::store::mirror::{self, AskedWhen};
use crate::store::prints::{self, Print};
use crate::store::queue::{self, NewCommand};
use crate::store::{Store, people};
use crate::sync::Shared;
use crate::view::*;

pub(super) const START: At = At(1_800_000_000_000);

/// What the printer is told to do with the next sheet.
#[derive(Clone, Debug)]
pub(super) enum Told {
    Answer(Sent),
    /// It prints, or not, and its answer never comes: the moment of a crash.
    Hang,
}

#[derive(Default)]
pub(super) struct Script {
    pub(super) next: VecDeque<Told>,
    pub(super) fates: VecDeque<Fate>,
    pub(super) cancels: VecDeque<Fate>,
    pub(super) found: Option<SpoolId>,
    /// Sheets that may be on paper: their last answer was no sure refusal.
    pub(super) maybe_out: HashSet<String>,
    /// Sheets that were sent once more although they may have been on paper.
    pub(super) twice: Vec<String>,
    /// All that it was sent, by name, with the bytes.
    pub(super) sent: Vec<(String, Vec<u8>)>,
    pub(super) cancelled: Vec<SpoolId>,
    /// What it says of itself, if anything.
    pub(super) abilities: Option<Abilities>,
    pub(super) condition: Option<Condition>,
    /// The size that the last sheet was for.
    pub(super) media: Option<MediaSize>,
}

/// A printer that does as it is told; what it is not told, it delivers.
#[derive(Clone, Default)]
pub(super) struct Scripted {
    script: Arc<Mutex<Script>>,
    hangs: Arc<Notify>,
}

impl Scripted {
    pub(super) fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap()
    }

    pub(super) fn will(&self, answer: Sent) {
        self.script().next.push_back(Told::Answer(answer));
    }
}

impl Printers for Scripted {
    type At = Self;

    fn open(&self, _place: &Place) -> Self {
        self.clone()
    }
}

impl Printer for Scripted {
    async fn send(&self, sheet: &Sheet<'_>) -> Sent {
        let told = {
            let mut script = self.script();
            let name = sheet.name.to_owned();
            script.sent.push((name.clone(), sheet.bytes.to_vec()));
            script.media = sheet.media.cloned();
            let told = script.next.pop_front();
            let refused = matches!(told, Some(Told::Answer(Sent::Refused(_))));
            if script.maybe_out.contains(&name) {
                script.twice.push(name);
            } else if !refused {
                script.maybe_out.insert(name);
            }
            told
        };
        match told {
            Some(Told::Answer(sent)) => sent,
            Some(Told::Hang) => {
                self.hangs.notify_one();
                std::future::pending().await
            }
            None => Sent::Delivered,
        }
    }

    async fn fate(&self, _job: &SpoolId) -> Fate {
        let told = self.script().fates.pop_front();
        told.unwrap_or(Fate::Printed)
    }

    async fn find(&self, _name: &str) -> Found {
        match self.script().found.clone() {
            Some(job) => Found::Here(job),
            None => Found::Nowhere,
        }
    }

    async fn cancel(&self, job: &SpoolId) -> Fate {
        let mut script = self.script();
        script.cancelled.push(job.clone());
        script.cancels.pop_front().unwrap_or(Fate::Cancelled)
    }

    async fn condition(&self) -> Condition {
        self.script().condition.clone().unwrap_or(Condition::Ready)
    }

    async fn abilities(&self) -> Result<Abilities, PrintTrouble> {
        let said = self.script().abilities.clone();
        said.ok_or(PrintTrouble::CannotSay)
    }
}

pub(super) struct Bench {
    pub(super) shared: Arc<Shared>,
    pub(super) clock: Clock,
    pub(super) printer: Scripted,
    pub(super) printer_id: PrinterId,
    tending: Tending<Scripted>,
    dir: TempDir,
    runtime: Runtime,
    asked: i64,
}

/// In memory where there is such a place: thousands of commits need not reach a disk here.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        TempDir::new_in(memory).unwrap()
    } else {
        TempDir::new().unwrap()
    }
}

fn shared(dir: &Path, clock: &Clock, rules: PrintRules) -> Arc<Shared> {
    let store = Store::open(dir, "9f3a", clock.wall()).unwrap();
    let desk = Desk {
        name: "Counter 1".into(),
        store: "S-014".into(),
        training: false,
        binding: "shop".into(),
        oms_user: None,
        labels_dir: dir.join("labels"),
        timing: Timing::default(),
        tells_changes: true,
        marketplaces: Vec::new(),
        shop: packing::shop::Shop::default(),
        handover: HandoverRules::default(),
        printing: rules,
        secret: SecretView::Environment,
    };
    let shared = Arc::new(Shared::new(store, clock.clone(), desk));
    let add = |t: &crate::store::Writing<'_>| people::add(t, "Ayşe", START);
    let person = shared.store.write(add).unwrap();
    shared.state().packer = Some(person);
    shared
}

impl Bench {
    /// With a printer for all labels, which somebody has accepted.
    pub(super) fn open() -> Self {
        let dir = folder();
        let clock = Clock::by_hand(START);
        let shared = shared(dir.path(), &clock, PrintRules::default());
        let added = setup::add(&shared, &input("Label 1")).unwrap();
        let printer_id = PrinterId(added.id);
        let labels = used_for(DocumentView::Label, None);
        setup::set_uses(&shared, printer_id, &[labels]).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let printer = Scripted::default();
        let tending = tending(&shared, &printer);
        Self {
            shared,
            clock,
            printer,
            printer_id,
            tending,
            dir,
            runtime,
            asked: 0,
        }
    }

    /// The process is gone, and started again on the same files.
    pub(super) fn restart(self) -> Self {
        let Self {
            shared: old,
            clock,
            printer,
            printer_id,
            tending: gone,
            dir,
            runtime,
            asked,
        } = self;
        drop((old, gone));
        let shared = shared(dir.path(), &clock, PrintRules::default());
        record::restarted(&shared).unwrap();
        let mut tending = tending(&shared, &printer);
        runtime.block_on(tending.recover()).unwrap();
        Self {
            shared,
            clock,
            printer,
            printer_id,
            tending,
            dir,
            runtime,
            asked,
        }
    }

    pub(super) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// What the printer's task does next.
    pub(super) fn step(&mut self) {
        let stepped = self.runtime.block_on(self.tending.step());
        let wait_ms = stepped.unwrap().unwrap_or_default();
        self.clock.turn(wait_ms.min(1_500));
    }

    /// The task runs until its printer hangs, and the process dies.
    pub(super) fn step_and_die(self) -> Self {
        let before = self.printer.script().sent.len();
        let bench = self.step_or_die();
        let after = bench.printer.script().sent.len();
        assert_eq!(after, before + 1, "nothing was being sent");
        bench
    }

    /// The same, wherever the task is: it may do one whole step before.
    pub(super) fn step_or_die(mut self) -> Self {
        let hangs = Arc::clone(&self.printer.hangs);
        self.printer.script().next.push_front(Told::Hang);
        let tending = &mut self.tending;
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                stepped = tending.step() => drop(stepped.unwrap()),
                () = hangs.notified() => {}
            }
        });
        let mut script = self.printer.script();
        script.next.retain(|told| !matches!(told, Told::Hang));
        drop(script);
        self.restart()
    }

    /// Another printer of the same kind.
    pub(super) fn another(&self) -> PrinterId {
        PrinterId(setup::add(&self.shared, &input("Label 2")).unwrap().id)
    }

    pub(super) fn is_now_for(&self, printer: PrinterId) {
        let labels = used_for(DocumentView::Label, None);
        setup::set_uses(&self.shared, printer, &[labels]).unwrap();
    }

    /// What that printer's task does first.
    pub(super) fn step_at(&mut self, printer: PrinterId) {
        let rows = record::printers(&self.shared).unwrap();
        let row = rows.iter().find(|row| row.id == printer).unwrap();
        let mut tending = Tending::of(&self.shared, &self.printer, row).unwrap();
        let stepped = self.runtime.block_on(tending.step());
        stepped.unwrap();
    }

    pub(super) fn steps(&mut self, count: usize) {
        for _ in 0..count {
            self.step();
        }
    }

    /// The OMS's copy of a packed box that a carrier will fetch.
    pub(super) fn packed(&mut self, id: i64) -> i64 {
        self.copy(&package(id, State::Packed, Some("TR-1")));
        id
    }

    /// The same, with a label on paper.
    pub(super) fn printed(&mut self, id: i64) {
        self.packed(id);
        self.print(id);
        self.step();
    }

    /// One whose label the carrier has drawn.
    pub(super) fn carried(&mut self, id: i64) -> Package {
        let mut carried = package(id, State::Packed, Some("TR-1"));
        carried.label_file = Some(format!("https://oms/labels/{id}"));
        self.copy(&carried);
        carried
    }

    /// What its printer is for, of all carriers.
    pub(super) fn is_for(&self, documents: &[DocumentView]) {
        let uses: Vec<UseView> = documents.iter().map(|it| used_for(*it, None)).collect();
        setup::set_uses(&self.shared, self.printer_id, &uses).unwrap();
    }

    /// A printer that speaks no ZPL is for this carrier's labels.
    pub(super) fn office(&self, carrier: &str) -> PrinterId {
        let pwg = PrinterInput {
            format: FormatView::Pwg,
            ..input("Office")
        };
        let id = PrinterId(setup::add(&self.shared, &pwg).unwrap().id);
        let labels = used_for(DocumentView::Label, Some(carrier));
        setup::set_uses(&self.shared, id, &[labels]).unwrap();
        id
    }

    pub(super) fn copy(&mut self, package: &Package) {
        self.asked += 1;
        let when = AskedWhen {
            asked: Asked(self.asked),
            at: self.clock.wall(),
            steady: self.shared.steady(),
        };
        let written = self
            .shared
            .store
            .write_mirror(|t| mirror::upsert(t, package, when));
        assert!(written.unwrap());
    }

    /// The OMS lists it for another store.
    pub(super) fn lose(&mut self, id: i64) {
        self.asked += 1;
        let when = AskedWhen {
            asked: Asked(self.asked),
            at: self.clock.wall(),
            steady: self.shared.steady(),
        };
        let store = &self.shared.store;
        let lost = store.write_mirror(|t| mirror::mark_gone(t, PackageId(id), when));
        assert!(lost.unwrap());
    }

    /// Somebody packs it here, now.
    pub(super) fn pack_here(&mut self, id: i64) {
        self.saved(id, Body::Pack);
    }

    pub(super) fn saved(&mut self, id: i64, body: Body) {
        let new = NewCommand {
            package: PackageId(id),
            body,
            seen: Seen::of(&package(id, State::Waiting, None), None),
            made_at: self.clock.wall(),
            steady: self.shared.steady(),
            made_by: "Ayşe".into(),
            who: 1,
            binding: "shop".into(),
            handover: 0,
        };
        let tag = self.shared.store.file_tag().to_owned();
        let queued = self.shared.store.write(|t| queue::append(t, &tag, &new));
        queued.unwrap();
    }

    /// Somebody wanted its label made anew, and the OMS has done so.
    pub(super) fn renewed(&mut self, id: i64) {
        self.saved(id, Body::RenewLabel);
        let stepped = self.shared.store.write(|t| {
            let all = queue::of_package(t, PackageId(id))?;
            let step = queue::Stepped {
                command: all.last().unwrap(),
                event: Event::Looked(Finding::ByOther),
                at: self.clock.wall(),
                steady: self.shared.steady(),
                run: self.shared.store.run(),
                who: 0,
                what: What::Looked,
                note: "",
            };
            queue::step(t, &step)
        });
        stepped.unwrap();
    }

    pub(super) fn consider(&self) {
        itself::consider(&self.shared).unwrap();
    }

    pub(super) fn print(&self, id: i64) -> PrintView {
        let mut printed = ask::print_label(&self.shared, PackageId(id)).unwrap();
        assert_eq!(printed.len(), 1);
        printed.remove(0)
    }

    pub(super) fn prints(&self, id: i64) -> Vec<Print> {
        let found = self
            .shared
            .store
            .read(|reader| prints::of_package(reader, PackageId(id)));
        found.unwrap()
    }

    pub(super) fn progress(&self, id: i64) -> Vec<Progress> {
        self.prints(id).iter().map(|it| it.progress).collect()
    }

    /// How often anything was sent for this package.
    pub(super) fn sent(&self, id: i64) -> Vec<Vec<u8>> {
        let number = format!("10000{id} ");
        let script = self.printer.script();
        let of_it = script
            .sent
            .iter()
            .filter(|(name, _)| name.starts_with(&number));
        of_it.map(|(_, bytes)| bytes.clone()).collect()
    }

    /// How often this very print was sent.
    pub(super) fn sent_as(&self, name: &str) -> usize {
        let ends = format!(" {name}");
        let script = self.printer.script();
        let of_it = script
            .sent
            .iter()
            .filter(|(sheet, _)| sheet.ends_with(&ends));
        of_it.count()
    }
}

pub(super) fn tending(shared: &Arc<Shared>, printer: &Scripted) -> Tending<Scripted> {
    let rows = record::printers(shared).unwrap();
    Tending::of(shared, printer, &rows[0]).unwrap()
}

pub(super) fn input(name: &str) -> PrinterInput {
    PrinterInput {
        name: name.into(),
        place: PlaceView::Folder {
            path: "/nowhere".into(),
        },
        format: FormatView::Zpl,
        dpi: 203,
        media: MediaView::Inch4x6,
    }
}

/// What a printer is for: this kind of paper, of one carrier or of all.
pub(super) fn used_for(document: DocumentView, carrier: Option<&str>) -> UseView {
    UseView {
        document,
        carrier: carrier.map(Into::into),
    }
}

/// With a name that our fonts have no letters for.
pub(super) fn foreign(id: i64) -> Package {
    let mut foreign = package(id, State::Packed, Some("TR-1"));
    foreign.recipient.name = "田中さん".into();
    foreign
}

pub(super) fn package(id: i64, state: State, tracking: Option<&str>) -> Package {
    Package {
        number: format!("10000{id}"),
        order_number: format!("20000{id}"),
        channel: "Shop".into(),
        store: Some("S-014".into()),
        created_at: Some(START),
        modified_at: Some(START),
        lines: vec![Line {
            quantity: Some(1),
            ..Line::default()
        }],
        recipient: Recipient {
            name: "Ayşe Yılmaz".into(),
            address: vec!["Moda Cad. 7".into(), "34710 Kadıköy".into()],
            ..Recipient::default()
        },
        shipment: tracking.map(|number| Shipment {
            carrier_id: Some(1),
            carrier: Some("Aras".into()),
            tracking_number: Some(format!("{number}{id}")),
            query_number: None,
        }),
        ..Package::bare(PackageId(id), state)
    }
}
