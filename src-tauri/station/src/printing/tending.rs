//! One printer's task: claim on disk, send, write down what came of it, ask until it is out.
//!
//! A printer has one print at a time. What was being sent when a run ended is a question for a
//! person, unless the printer's side still knows it by its name. What is done while there is
//! nothing to print is `idle`'s.

mod idle;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use packing::print::due::Due;
use packing::print::route::PrinterId;
use packing::print::{Progress, Stop};
use packing::time::Tick;
use paper::Media;
use tokio::sync::watch;
use tokio::time::sleep;

use super::Printers;
use super::made::Target;
use super::record::{self, Planned};
use super::runner::{DISK_TROUBLE_MS, blocking};
use crate::print::{
    Fate, Format, Found, Margins, MediaSize, Place, PrintTrouble, Printer, Sent, Sheet, SpoolId,
};
use crate::store::Reading;
use crate::store::open::StoreError;
use crate::store::printers::PrinterRow;
use crate::store::prints::{self, Late, Print, PrintId};
use crate::sync::Shared;
use idle::Earlier;

/// A printer that took nothing is tried again: somebody is putting paper in.
const AGAIN_MS: u64 = 1_500;
/// How often a printer is asked how far it is: at first often, as most labels are out in a second.
const ASK_FIRST_MS: u64 = 200;
const ASK_OFTEN_FOR_MS: u64 = 5_000;
const ASK_MS: u64 = 1_000;
/// A spooler that was asked to stop a print may need a moment to say that it did.
const STOP_TRIES: u32 = 6;
const STOP_PAUSE_MS: u64 = 500;
const HMM_PER_PT: f32 = 2_540.0 / 72.0;

/// What lies in the printer, as a person said, until it is asked. A label has no margins: CUPS has
/// some sizes with and without, and would cut the edges off. What an office printer leaves white it
/// knows itself.
fn media_of(target: Target) -> MediaSize {
    let media = target.stock.media;
    let (width, height) = media.size_pt();
    let hmm = |pt: f32| (pt * HMM_PER_PT).round() as u32;
    MediaSize {
        name: media.pwg_name().to_owned(),
        width_hmm: hmm(width),
        height_hmm: hmm(height),
        margins: (!media.is_office_sheet()).then(Margins::default),
        is_loaded: true,
    }
}

/// One printer and its task.
pub(super) struct Tending<T> {
    shared: Arc<Shared>,
    printer: T,
    id: PrinterId,
    format: Format,
    stock: Media,
    /// As the printer itself has it, once it has said so.
    media: MediaSize,
    knows_media: bool,
    bell: watch::Receiver<bool>,
    /// It took nothing a moment ago.
    not_before: Tick,
    /// When it is asked next how far it is, whoever rings meanwhile.
    ask_at: Tick,
    asked_condition: Option<Tick>,
    /// Since when this run has had a print at the head of the queue.
    seen: HashMap<PrintId, Tick>,
    /// What a person has settled, and the printer's side has let go of.
    gone: HashSet<PrintId>,
    /// What it may still let out, although a person said that it did not come out; and what has
    /// come out of that since.
    late: HashMap<PrintId, Late>,
    /// What earlier starts heard of that is known.
    knows_late: bool,
    /// When what must not come out any more is asked about next, whatever else there is to do.
    let_go_at: Tick,
}

impl<T: Printer + 'static> Tending<T> {
    pub(super) fn of<P: Printers<At = T>>(
        shared: &Arc<Shared>,
        reach: &P,
        row: &PrinterRow,
    ) -> Option<Self> {
        let place: Place = serde_json::from_str(&row.place).ok()?;
        let target = Target::of(row)?;
        Some(Self {
            shared: Arc::clone(shared),
            printer: reach.open(&place),
            id: row.id,
            format: target.format,
            stock: target.stock.media,
            media: media_of(target),
            knows_media: false,
            bell: shared.bell.listen(),
            not_before: Tick(0),
            ask_at: Tick(0),
            asked_condition: None,
            seen: HashMap::new(),
            gone: HashSet::new(),
            late: HashMap::new(),
            knows_late: false,
            let_go_at: Tick(0),
        })
    }

    pub(super) async fn run(mut self) {
        if let Err(error) = self.recover().await {
            tracing::error!(error = ?error, "print.recover");
        }
        loop {
            // Registered before the queue is read: a print queued in between is not slept over.
            if *self.bell.borrow_and_update() {
                return;
            }
            let wait_ms = match self.step().await {
                Ok(Some(wait_ms)) => wait_ms,
                Ok(None) => return,
                Err(error) => {
                    tracing::error!(error = ?error, "print.step");
                    DISK_TROUBLE_MS
                }
            };
            tokio::select! {
                changed = self.bell.changed() => if changed.is_err() { return },
                () = sleep(Duration::from_millis(wait_ms)) => {}
            }
        }
    }

    /// What was cut off, in this run or the last: the printer's side is asked for it by its name,
    /// as it may still let it out.
    pub(super) async fn recover(&mut self) -> Result<(), StoreError> {
        self.recall_late().await?;
        let id = self.id;
        let cut_off = blocking(&self.shared, move |shared| {
            let since = shared.clock.wall().plus_ms(-record::HELD_MS);
            let cut_off = |reader: &Reading| prints::cut_off_at(reader, (id, since));
            shared.store.read(cut_off)
        });
        for print in cut_off.await? {
            if self.is_over(print.id) {
                continue;
            }
            match self.printer.find(&sheet_name(&print)).await {
                // A person has said that it did not come out: it shall not do so now.
                Found::Here(job) if print.progress.is_settled() => {
                    let fate = self.printer.cancel(&job).await;
                    self.heard_late(print.id, &fate).await?;
                }
                Found::Here(job) => {
                    let found = move |shared: &Shared| record::found(shared, &print, &job);
                    // A printer is at one print at a time: the next is looked for after this one.
                    return blocking(&self.shared, found).await.map(drop);
                }
                Found::Nowhere if print.progress.is_settled() => {
                    let fate = Fate::Unknown(PrintTrouble::Forgotten);
                    self.heard_late(print.id, &fate).await?;
                }
                Found::Nowhere => {}
                // Out of reach: a new print shall not wait for all of them.
                Found::CannotSay(_) => break,
            }
        }
        Ok(())
    }

    /// Does what is due; says how long nothing else will be, or that there is no such printer any
    /// more.
    pub(super) async fn step(&mut self) -> Result<Option<u64>, StoreError> {
        let Some(planned) = self.plan().await? else {
            return self.idle().await;
        };
        let Planned { print, due, left } = planned;
        let wait_ms = match due {
            Due::Send => self.send(print, left).await?,
            Due::Expire => {
                self.record(move |shared| record::expire(shared, &print))
                    .await?;
                0
            }
            Due::Ask => match self.let_go_of(&print).await? {
                true => 0,
                false => self.ask(print).await?,
            },
            Due::Stop(why) => self.stop(print, why).await?,
            // It is `sending`, and nobody in this run sends it: its end could not be kept.
            Due::Nothing => {
                if print.progress == Progress::Sending {
                    self.record(move |shared| record::forgotten(shared, &print))
                        .await?;
                }
                ASK_MS
            }
        };
        Ok(Some(wait_ms))
    }

    async fn plan(&mut self) -> Result<Option<Planned>, StoreError> {
        let (id, seen, now) = (self.id, self.seen.clone(), self.shared.clock.tick());
        let planned = blocking(&self.shared, move |shared| {
            let seen_ms = |print: &Print| seen.get(&print.id).map_or(0, |since| now.since(*since));
            record::plan(shared, id, seen_ms)
        })
        .await?;
        let head = planned.as_ref().map(|it| it.print.id);
        self.seen.retain(|id, _| Some(*id) == head);
        if let Some(head) = head {
            self.seen.entry(head).or_insert(now);
        }
        Ok(planned)
    }

    async fn send(&mut self, print: Print, left: Duration) -> Result<u64, StoreError> {
        let now = self.shared.clock.tick();
        if now < self.not_before {
            return Ok(self.not_before.since(now));
        }
        self.learn().await;
        let earlier = self.earlier(&print).await?;
        // A printer that is never idle holds no less. Nothing is under way there at this moment.
        if self.let_go_at <= now && matches!(earlier, Earlier::Nothing) {
            self.let_go().await?;
        }
        // What that took is gone of its time; one that has none left expires at the next look.
        let asked_ms = self.shared.clock.tick().since(now);
        let Some(left) = left.checked_sub(Duration::from_millis(asked_ms)) else {
            return Ok(0);
        };
        let name = print.wanted.sha256.clone();
        let bytes = blocking(&self.shared, move |shared| shared.store.label_bytes(&name)).await?;
        let claimed = blocking(&self.shared, move |shared| record::claim(shared, &print)).await?;
        let Some(print) = claimed else {
            return Ok(0);
        };
        let Some(bytes) = bytes else {
            self.record(move |shared| record::bytes_lost(shared, &print))
                .await?;
            return Ok(0);
        };
        let sheet = Sheet {
            name: &sheet_name(&print),
            format: self.format,
            bytes: &bytes,
            media: Some(&self.media),
            expires_in: left,
        };
        let sent = match earlier {
            Earlier::MayCome(trouble) => Sent::Refused(trouble),
            Earlier::CameOut(first) => {
                self.keep(move |shared| record::earlier_out(shared, &print))
                    .await?;
                self.is_told(first).await?;
                return Ok(0);
            }
            Earlier::Nothing => self.printer.send(&sheet).await,
        };
        if let Sent::Refused(trouble) = sent {
            self.not_before = self.shared.clock.tick().plus(AGAIN_MS);
            self.tell(&idle::condition_of(trouble));
        } else {
            (self.not_before, self.ask_at) = (Tick(0), Tick(0));
        }
        if matches!(sent, Sent::Delivered) {
            self.lacks_nothing();
        }
        let again = matches!(sent, Sent::Refused(_));
        self.keep(move |shared| record::sent(shared, &print, &sent))
            .await?;
        Ok(if again { AGAIN_MS } else { 0 })
    }

    async fn ask(&mut self, print: Print) -> Result<u64, StoreError> {
        let Some(job) = job_of(&print) else {
            // Nobody can be asked for it.
            let unclear = Fate::Unknown(PrintTrouble::CannotSay);
            self.keep(move |shared| record::fate(shared, &print, (unclear.clone(), None)))
                .await?;
            return Ok(0);
        };
        let now = self.shared.clock.tick();
        if now < self.ask_at {
            return Ok(self.ask_at.since(now));
        }
        let since = self.seen.get(&print.id).copied().unwrap_or_default();
        let pause_ms = if now.since(since) < ASK_OFTEN_FOR_MS {
            ASK_FIRST_MS
        } else {
            ASK_MS
        };
        self.ask_at = now.plus(pause_ms);
        let fate = self.printer.fate(&job).await;
        let waits = matches!(fate, Fate::StillWaiting(_));
        match &fate {
            Fate::StillWaiting(Some(lacks)) => self.tell(&idle::condition_of(*lacks)),
            Fate::Printed | Fate::StillWaiting(None) => self.lacks_nothing(),
            Fate::Cancelled | Fate::Failed(_) | Fate::Unknown(_) => {}
        }
        self.keep(move |shared| record::fate(shared, &print, (fate.clone(), None)))
            .await?;
        Ok(if waits { pause_ms } else { 0 })
    }

    /// It shall not come out any more. What the printer's side then says of it decides.
    async fn stop(&mut self, print: Print, why: Stop) -> Result<u64, StoreError> {
        let fate = match job_of(&print) {
            Some(job) => {
                let mut fate = self.printer.cancel(&job).await;
                for _ in 0..STOP_TRIES {
                    if !matches!(fate, Fate::StillWaiting(_)) {
                        break;
                    }
                    sleep(Duration::from_millis(STOP_PAUSE_MS)).await;
                    fate = self.printer.fate(&job).await;
                }
                fate
            }
            None => Fate::Unknown(PrintTrouble::CannotSay),
        };
        self.keep(move |shared| record::fate(shared, &print, (fate.clone(), Some(why))))
            .await?;
        Ok(0)
    }

    async fn record<R: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> Result<R, StoreError> + Send + 'static,
    ) -> Result<(), StoreError> {
        blocking(&self.shared, work).await.map(drop)
    }

    /// What a printer has said is said once: it is tried to be kept until the disk takes it.
    async fn keep<R: Send + 'static>(
        &self,
        work: impl Fn(&Shared) -> Result<R, StoreError> + Send + Sync + 'static,
    ) -> Result<(), StoreError> {
        let work = Arc::new(work);
        loop {
            let once = Arc::clone(&work);
            match blocking(&self.shared, move |shared| once(shared)).await {
                Err(error) if may_pass(&error) => {
                    tracing::error!(error = ?error, "print.keep");
                    sleep(Duration::from_millis(DISK_TROUBLE_MS)).await;
                }
                kept => return kept.map(drop),
            }
        }
    }
}

/// Trouble of the disk, as against a step that somebody else was quicker to take.
fn may_pass(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::DiskFull | StoreError::File(_) | StoreError::Sqlite(_)
    )
}

/// Unlike any other's; the package's number is for whoever looks at the spooler's list.
fn sheet_name(print: &Print) -> String {
    format!("{} {}", print.wanted.title, print.name)
}

fn job_of(print: &Print) -> Option<SpoolId> {
    print.spool.clone().map(SpoolId)
}
