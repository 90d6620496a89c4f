//! A piece of a day on the real store, and what was promised while it ran.

use std::collections::BTreeMap;
use std::path::Path;

use packing::command::{Body, Seen};
use packing::delivery::{Answer, Delivery, Event};
use packing::id::{Asked, PackageId, Seq};
use packing::package::{Package, Recipient, State};
use packing::print::route::{DocumentKind, PrinterId};
use packing::print::{Answer as PrintAnswer, Event as PrintEvent, Progress};
use packing::time::At;
use station::store::journal::What;
use station::store::mirror::{self, AskedWhen};
use station::store::open::StoreError;
use station::store::printers;
use station::store::prints::{self, Print, PrintId};
use station::store::queue::{self, NewCommand};
use station::store::{OpenError, Store, restore, verify};

use super::draw::Draw;
use steps::{claim, step};

#[path = "steps.rs"]
mod steps;

pub(crate) const NOW: At = At(1_800_000_000_000);

/// What somebody was told, and may rely on from then on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Promise {
    Saved(Seq),
    /// A byte may have left: it must never again be taken for unsent.
    Claimed(Seq),
    Ended(Seq, Delivery),
    /// A print is in the queue.
    PrintSaved(i64),
    /// A byte of it may have left for the printer.
    PrintClaimed(i64),
    Printed(i64),
}

/// Told to note each promise at the moment it is given.
pub(crate) type Note<'a> = &'a mut dyn FnMut(Promise);

fn package(id: i64) -> Package {
    Package {
        number: format!("1000{id}"),
        order_number: format!("2000{id}"),
        channel: "Shop".into(),
        store: Some("369".into()),
        created_at: Some(NOW),
        modified_at: Some(NOW),
        recipient: Recipient {
            name: "Ayşe Yılmaz".into(),
            ..Recipient::default()
        },
        notes: "n".repeat(600),
        ..Package::bare(PackageId(id), State::Waiting)
    }
}

/// Errors are for the faults of the disk that a test has ordered.
pub(crate) fn day(path: &Path, draw: &mut Draw, note: Note<'_>) -> Result<(), OpenError> {
    let mut asked = 0;
    for run in 0..3 {
        let store = Store::open(path, "9f3a", NOW)?;
        for _ in 0..4 {
            let id = i64::try_from(draw.below(1_000)).unwrap() + run * 1_000;
            asked += 1;
            let when = AskedWhen {
                asked: Asked(asked),
                at: NOW,
                steady: NOW,
            };
            store.write_mirror(|t| mirror::upsert(t, &package(id), when).map(drop))?;
            let seq = save(&store, id)?;
            note(Promise::Saved(seq));
            send(&store, (seq, draw), note)?;
            print(&store, (id, draw), note)?;
        }
    }
    Ok(())
}

fn save(store: &Store, id: i64) -> Result<Seq, StoreError> {
    let new = NewCommand {
        package: PackageId(id),
        body: Body::Pack,
        seen: Seen::of(&package(id), None),
        made_at: NOW,
        steady: NOW,
        made_by: "Ayşe".into(),
        who: 1,
        binding: "shop".into(),
        handover: 0,
    };
    let tag = store.file_tag().to_owned();
    store
        .write(|t| queue::append(t, &tag, &new))
        .map(|id| id.seq)
}

/// One command's way, as far as this draw takes it.
fn send(store: &Store, (seq, draw): (Seq, &mut Draw), note: Note<'_>) -> Result<(), StoreError> {
    if draw.below(4) == 0 {
        step(store, seq, &Event::WithdrawnByPacker)?;
        note(Promise::Ended(seq, Delivery::Withdrawn));
        return Ok(());
    }
    let claim = claim(store);
    store.write_together(move |t| {
        let command = queue::find(t, seq)?.ok_or(StoreError::Overtaken)?;
        queue::claim(t, &command, &claim).map(drop)
    })?;
    note(Promise::Claimed(seq));
    let answer = match draw.below(3) {
        0 => return Ok(()),
        1 => Answer::Unclear,
        _ => Answer::Accepted,
    };
    let accepted = answer == Answer::Accepted;
    step(store, seq, &Event::Answered(answer))?;
    if accepted && draw.coin() {
        step(store, seq, &Event::Shown)?;
        note(Promise::Ended(seq, Delivery::Done));
    }
    Ok(())
}

/// One label's way to paper, as far as this draw takes it.
fn print(store: &Store, (id, draw): (i64, &mut Draw), note: Note<'_>) -> Result<(), StoreError> {
    let printer = match store.read(printers::all)?.first() {
        Some(printer) => printer.id,
        None => store
            .write(|t| printers::add(t, &a_printer()))?
            .ok_or(StoreError::Overtaken)?,
    };
    let tag = store.file_tag().to_owned();
    let asked = store.write(|t| prints::append(t, (&tag, 1), &a_print(printer, id)))?;
    note(Promise::PrintSaved(asked.id.0));
    // The printer may still be at one that an earlier draw left in the middle.
    let busy = store.read(|r| prints::next_of(r, printer))?;
    if draw.below(4) == 0 || busy.is_some_and(|head| head.id != asked.id) {
        return Ok(());
    }
    let sending = print_step(store, &asked, PrintEvent::Claimed)?;
    note(Promise::PrintClaimed(asked.id.0));
    if draw.coin() {
        let delivered = PrintEvent::Answered(PrintAnswer::Delivered);
        print_step(store, &sending, delivered)?;
        note(Promise::Printed(asked.id.0));
    }
    Ok(())
}

fn print_step(store: &Store, print: &Print, event: PrintEvent) -> Result<Print, StoreError> {
    let step = prints::Stepped {
        print,
        event,
        at: NOW,
        run: store.run(),
        who: 0,
        spool: None,
        trouble: None,
    };
    store.write(|t| prints::step(t, &step))
}

fn a_printer() -> printers::NewPrinter {
    printers::NewPrinter {
        name: "Label 1".into(),
        place: "{}".into(),
        format: "zpl".into(),
        dpi: 203,
        media: "na_index-4x6_4x6in".into(),
        added_at: NOW,
    }
}

fn a_print(printer: PrinterId, id: i64) -> prints::Wanted {
    prints::Wanted {
        kind: DocumentKind::Label,
        title: format!("1000{id}"),
        package: PackageId(id),
        parcel: 1,
        parcels: 1,
        paper: 1,
        fingerprint: 7,
        printer,
        format: "zpl".into(),
        sha256: "aa".into(),
        preview: String::new(),
        why: prints::Why::Asked,
        reason: None,
        batch: 0,
        made_at: NOW,
        made_by: "Ayşe".into(),
        expiry_ms: 120_000,
    }
}

/// What a station that is started on these files must find.
#[derive(Default)]
pub(crate) struct Kept {
    commands: BTreeMap<i64, Wanted>,
    /// Each as far as was promised.
    prints: BTreeMap<i64, Progress>,
}

#[derive(Default)]
struct Wanted {
    claimed: bool,
    ended: Option<Delivery>,
}

impl Kept {
    pub(crate) fn of(promises: impl Iterator<Item = Promise>) -> Self {
        let mut kept = Self::default();
        for promise in promises {
            kept.add(promise);
        }
        kept
    }

    pub(crate) fn add(&mut self, promise: Promise) {
        match promise {
            Promise::Saved(seq) => {
                self.commands.entry(seq.0).or_default();
            }
            Promise::Claimed(seq) => self.commands.entry(seq.0).or_default().claimed = true,
            Promise::Ended(seq, how) => self.commands.entry(seq.0).or_default().ended = Some(how),
            Promise::PrintSaved(id) => drop(self.prints.insert(id, Progress::Queued)),
            Promise::PrintClaimed(id) => drop(self.prints.insert(id, Progress::Sending)),
            Promise::Printed(id) => drop(self.prints.insert(id, Progress::Printed)),
        }
    }

    /// Opens the files as the next start would, and says what is missing.
    pub(crate) fn check(&self, path: &Path) -> Result<(), String> {
        let store = Store::open(path, "77aa", NOW).map_err(|error| format!("{error:?}"))?;
        let read = |error: StoreError| format!("{error:?}");
        for (seq, wanted) in &self.commands {
            let found = store.read(|r| queue::find(r, Seq(*seq))).map_err(read)?;
            let standing = found.ok_or(format!("{seq} is lost"))?.standing;
            if wanted.claimed && standing.delivery == Delivery::Queued {
                return Err(format!("{seq} was sent, and that is forgotten"));
            }
            if wanted.ended.is_some_and(|how| how != standing.delivery) {
                return Err(format!("{seq} had ended, and is {:?}", standing.delivery));
            }
        }
        self.check_prints(&store)?;
        let verified = store.read(|r| verify::verify(r, &[])).map_err(read)?;
        if verified.broken_at.is_some() || verified.lost > 0 {
            return Err(format!("the journal: {verified:?}"));
        }
        match store.read(restore::notice).map_err(read)? {
            None => Ok(()),
            Some(notice) => Err(format!("taken for another file: {notice:?}")),
        }
    }

    /// None is lost, and none whose bytes may have left is taken for one that waits.
    fn check_prints(&self, store: &Store) -> Result<(), String> {
        for (id, promised) in &self.prints {
            let found = store.read(|r| prints::by_id(r, PrintId(*id)));
            let found = found.map_err(|error| format!("{error:?}"))?;
            let progress = found.ok_or(format!("print {id} is lost"))?.progress;
            let forgotten = progress == Progress::Queued && *promised != Progress::Queued;
            let unprinted = *promised == Progress::Printed && progress != Progress::Printed;
            if forgotten || unprinted {
                return Err(format!("print {id} was {promised:?} and is {progress:?}"));
            }
        }
        Ok(())
    }
}
