//! Refreshing and sending: once, until nothing is left to do, or on and on.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use packing::link::BACKOFF_MAX_MS;
use packing::overlay::READ_LAG_MS;
use serde::Serialize;
use station::Station;
use station::clock::Clock;
use station::error::{Problem, ProblemKey};
use station::view::{DeliveryView, LinkView, QueueView, QueuedView, SecretView, StationView};

use crate::args::Sync;
use crate::failure::{Exit, Failure};
use crate::terminal::Terminal;
use crate::text;

/// A request, and what follows from it.
const REST_MS: u64 = 30_000;
/// What follows its like waits until the OMS's reads are sure to show the first.
const HELD_MS: u64 = READ_LAG_MS.unsigned_abs();
/// When that is over the log's head is read and the step tried again, after a back-off at most.
/// Two equal commands within a minute are both sent by one `sync --once`.
const PATIENCE_MS: u64 = HELD_MS + BACKOFF_MAX_MS + REST_MS;
/// So long a label may still come that a handover waits for; then that goes out, too.
const LABEL_MS: u64 = REST_MS;
/// Short beside any request, long beside reading the queue.
const GLANCE: Duration = Duration::from_millis(50);

pub(crate) fn run(station: &Station, how: Sync, terminal: &Terminal) -> Result<(), Failure> {
    if station.status()?.secret == SecretView::Missing {
        return Err(Exit::NoContact.because(Problem::of(ProblemKey::NoToken)));
    }
    match how {
        Sync::Once => once(station, terminal),
        Sync::Watch => watch(station, terminal),
    }
}

/// With what rests, though it is not sent: nothing of this desk brings a label.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Synced<'a> {
    #[serde(flatten)]
    pub(crate) status: &'a StationView,
    /// The packages' numbers.
    pub(crate) waits_for_label: Vec<&'a str>,
}

impl<'a> Synced<'a> {
    fn of(status: &'a StationView, queue: &'a [QueuedView]) -> Self {
        let waits = |it: &&QueuedView| it.delivery == DeliveryView::WaitsForLabel;
        let mut numbers: Vec<&str> = queue.iter().filter(waits).map(|it| &*it.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self {
            status,
            waits_for_label: numbers,
        }
    }
}

fn once(station: &Station, terminal: &Terminal) -> Result<(), Failure> {
    station.start_sync();
    let all_sent = settled(station)?;
    let status = station.status()?;
    let queue = station.queue()?;
    let synced = Synced::of(&status, &queue);
    terminal.answer(&synced, |words| text::synced_once(words, &synced))?;
    if all_sent {
        Ok(())
    } else {
        Err(Exit::Failed.saying("cli-not-all-sent"))
    }
}

/// False where nothing has moved for so long that a script that calls this would hang.
fn settled(station: &Station) -> Result<bool, Failure> {
    let clock = Clock::of_machine();
    let (mut left, mut moved) = (left(&station.status()?.queue), clock.tick());
    loop {
        let status = station.status()?;
        // What is sent again and again, as to an OMS that asks for patience, moves nothing.
        if self::left(&status.queue) != left {
            (left, moved) = (self::left(&status.queue), clock.tick());
        }
        let still_ms = clock.tick().since(moved);
        if station.is_settled()? && (still_ms >= LABEL_MS || status.queue.saved_here == 0) {
            return Ok(true);
        }
        if let Some(key) = no_contact(&status.link) {
            return Err(Exit::NoContact.because(Problem::of(key).retry()));
        }
        if still_ms >= patience_ms(station, status.queue.in_doubt > 0) {
            return Ok(false);
        }
        thread::sleep(GLANCE);
    }
}

/// How much has not ended, how much of that is in doubt, and how much a person is asked.
fn left(queue: &QueueView) -> (u32, u32, u32) {
    let open = queue.saved_here + queue.sending + queue.in_doubt;
    (open, queue.in_doubt, queue.attention)
}

/// What is in doubt, and no log can prove, is told by silence alone: the next sync would begin to
/// listen anew, so this one listens to the end.
fn patience_ms(station: &Station, doubts: bool) -> u64 {
    if doubts {
        PATIENCE_MS.max(station.doubt_quiet_ms() + BACKOFF_MAX_MS + REST_MS)
    } else {
        PATIENCE_MS
    }
}

fn no_contact(link: &LinkView) -> Option<ProblemKey> {
    match link {
        LinkView::Unknown | LinkView::Up | LinkView::Slow { .. } => None,
        LinkView::Down { .. } => Some(ProblemKey::NoContact),
        LinkView::SignedOut => Some(ProblemKey::SignedOut),
        LinkView::Forbidden => Some(ProblemKey::Forbidden),
        LinkView::ListRefused => Some(ProblemKey::ListRefused),
        LinkView::ListTooLarge => Some(ProblemKey::ListTooLarge),
        LinkView::Portal => Some(ProblemKey::NotTheOms),
        LinkView::Untrusted => Some(ProblemKey::NotTrusted),
    }
}

/// Until the process is ended, which is safe at any point: what is saved is on disk.
fn watch(station: &Station, terminal: &Terminal) -> Result<(), Failure> {
    let (tell, told) = mpsc::channel();
    station.on_changed(Box::new(move |_| {
        // A reader that is gone has ended the process.
        let _ = tell.send(());
    }));
    station.start_sync();
    let mut last = String::new();
    while told.recv().is_ok() {
        // Several changes at once are one line.
        while told.try_recv().is_ok() {}
        let status = station.status()?;
        let line = text::watched(&terminal.words, &status);
        if terminal.json || line != last {
            terminal.answer(&status, |_| line.clone())?;
            last = line;
        }
    }
    Ok(())
}
