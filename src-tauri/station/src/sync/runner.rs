//! The one small async loop: plan, do, record, sleep until something is due or somebody wakes it.
//!
//! Here is how a step is taken, and the two that are about one command. What a refresh does is in
//! `refresh`, what the log is asked in `log`.

use std::sync::Arc;
use std::time::Duration;

use packing::command::Command;
use packing::id::{PackageId, Seq};
use packing::link::Heard;
use packing::package::Package;
use packing::plan::Step;
use packing::time::At;
use tokio::runtime::Handle;
use tokio::task::{JoinSet, spawn_blocking};

use super::log::{ask_of, log_of};
use super::record::{self, Looked, Untold};
use super::refresh::refresh;
use super::{Shared, heard_of, heard_of_trouble, labels, opened, plan};
use crate::oms::{Line, LogAsk, Oms, Order, PageAsk, ReadTrouble};
use crate::store::mirror::AskedWhen;
use crate::store::open::StoreError;
use crate::store::queue;

/// After trouble with our own disk there is no point in hurrying.
const DISK_TROUBLE_MS: u64 = 5_000;

/// Runs until the station is closed. Every request that is under way then ends in doubt, as after a
/// crash.
pub async fn run<O: Oms>(shared: Arc<Shared>, oms: Arc<O>) {
    if let Err(error) = blocking(&shared, record::restarted).await {
        tracing::error!(error = ?error, "sync.restart");
    }
    if let Err(error) = blocking(&shared, labels::recall).await {
        tracing::error!(error = ?error, "labels.recall");
    }
    let mut tasks = JoinSet::new();
    loop {
        // Registered before the queue is read: a command queued in between is not slept over.
        let woken = shared.wake.notified();
        let stopped = shared.stop.notified();
        let wait_ms = start_due(&shared, &oms, &mut tasks).await;
        if labels::take_turn(&shared) {
            tasks.spawn(labels::fetch(Arc::clone(&shared), Arc::clone(&oms)));
        }
        if let Some(id) = opened::take_turn(&shared) {
            tasks.spawn(opened::ask(Arc::clone(&shared), Arc::clone(&oms), id));
        }
        tokio::select! {
            () = stopped => return,
            () = woken => {}
            _ = tasks.join_next(), if !tasks.is_empty() => {}
            () = tokio::time::sleep(Duration::from_millis(wait_ms)) => {}
        }
        // One plan is enough for all that have ended meanwhile.
        while tasks.try_join_next().is_some() {}
    }
}

/// Plans and starts what is due; says how long nothing else will be.
async fn start_due<O: Oms>(shared: &Arc<Shared>, oms: &Arc<O>, tasks: &mut JoinSet<()>) -> u64 {
    let plan = match blocking(shared, plan::plan_now).await {
        Ok(plan) => plan,
        Err(error) => {
            tracing::error!(error = ?error, "sync.plan");
            return DISK_TROUBLE_MS;
        }
    };
    for step in plan.steps {
        begin(shared, step);
        let (shared, oms) = (Arc::clone(shared), Arc::clone(oms));
        tasks.spawn(async move { carry_out(&shared, &*oms, step).await });
    }
    plan.wake_at.since(shared.clock.tick())
}

/// Marks a planned step as under way.
pub fn begin(shared: &Shared, step: Step) {
    let mut state = shared.state();
    match step {
        Step::Refresh => state.refreshing = true,
        Step::Look(seq) | Step::Send(seq) => state.in_flight.push(seq),
    }
}

/// One planned step from its request to the record of what came of it. A simulation polls this by
/// hand, and drops it where it wants a crash.
pub async fn carry_out<O: Oms>(shared: &Arc<Shared>, oms: &O, step: Step) {
    let _under_way = UnderWay { shared, step };
    if let Err(error) = act(shared, oms, step).await {
        tracing::error!(error = ?error, "sync.step");
        rest(shared, step);
    }
}

/// However a step ends, its place is free for another.
struct UnderWay<'a> {
    shared: &'a Shared,
    step: Step,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            broke_off(self.shared, self.step);
        }
        end(self.shared, self.step);
    }
}

/// A fault of ours in one step: it may break off each time, so it is tried ever more rarely, and
/// whatever has nothing to do with it goes on.
fn broke_off(shared: &Shared, step: Step) {
    match step {
        Step::Refresh => {
            let later = shared.clock.tick().plus(shared.desk.timing.refresh_ms);
            shared.state().refresh_due = later;
        }
        Step::Look(seq) | Step::Send(seq) => {
            let now = shared.moment(seq.0.unsigned_abs());
            shared.state().look_later(seq, now.tick, now.jitter);
        }
    }
}

fn end(shared: &Shared, step: Step) {
    let mut state = shared.state();
    match step {
        Step::Refresh => state.refreshing = false,
        Step::Look(seq) | Step::Send(seq) => state.in_flight.retain(|other| *other != seq),
    }
}

/// What came of a step could not be written down: neither the disk nor the OMS is hammered.
fn rest(shared: &Shared, step: Step) {
    let later = shared.clock.tick().plus(DISK_TROUBLE_MS);
    let mut state = shared.state();
    match step {
        Step::Refresh => (state.refresh_due, state.rest_until) = (later, later),
        Step::Look(seq) | Step::Send(seq) => state.postpone(seq, later),
    }
}

async fn act<O: Oms>(shared: &Arc<Shared>, oms: &O, step: Step) -> Result<(), StoreError> {
    match step {
        Step::Refresh => refresh(shared, oms).await,
        Step::Look(seq) => look(shared, oms, seq).await,
        Step::Send(seq) => send(shared, oms, seq).await,
    }
}

/// What a command does whose turn it is to be sent.
enum Turn {
    Untold(Untold),
    /// It has moved meanwhile.
    Over,
    Go(Box<Order>),
}

fn turn_of(shared: &Shared, seq: Seq) -> Result<Turn, StoreError> {
    if let Some(untold) = record::untold(shared, seq)? {
        return Ok(Turn::Untold(untold));
    }
    Ok(record::claim(shared, seq)?.map_or(Turn::Over, |order| Turn::Go(Box::new(order))))
}

async fn send<O: Oms>(shared: &Arc<Shared>, oms: &O, seq: Seq) -> Result<(), StoreError> {
    let order = match blocking(shared, move |shared| turn_of(shared, seq)).await? {
        Turn::Untold(untold) => return learn_name(shared, oms, (seq, untold)).await,
        Turn::Over => return Ok(()),
        Turn::Go(order) => *order,
    };
    let began = shared.clock.tick();
    let sent = oms.send(order.clone()).await;
    let sent = shared.state().permission.weigh(order.package, sent);
    tracing::info!(
        package.id = order.package.0,
        command.id = %order.id,
        http.outcome = sent.outcome,
        http.duration_ms = shared.clock.tick().since(began),
        "command.sent"
    );
    // Also where its end cannot be written down: what it left may land from here on (R3), and the
    // line is what it is (R6).
    {
        let now = shared.clock.tick();
        let mut state = shared.state();
        state.request_ended(seq, now);
        state.sent_untrusted = sent.line == Line::Untrusted;
    }
    let line = heard_of(sent.line);
    let written = blocking(shared, move |shared| record::sent(shared, &order, &sent)).await;
    shared.heard(line, seq.0.unsigned_abs());
    written
}

/// What was saved behind another act is named by what is offered after that, and what no list names
/// by what its package offers. Whether it is still its turn then, the next plan says.
async fn learn_name<O: Oms>(
    shared: &Arc<Shared>,
    oms: &O,
    (seq, untold): (Seq, Untold),
) -> Result<(), StoreError> {
    let Untold { package: id, act } = untold;
    let when = asked_now(shared).await?;
    match package_or_gone(oms, id, when.at).await {
        Ok(package) => {
            let named = |it: &Package| shared.desk.shop.offer_for(it, act).cloned();
            let offer = package.as_ref().and_then(named);
            let copy = move |shared: &Shared| record::copy(shared, id, package.as_ref(), when);
            let kept = blocking(shared, copy).await?;
            let now = shared.moment(seq.0.unsigned_abs());
            if kept {
                shared.state().learned(seq, now.tick, offer);
            } else {
                // A lagging replica told what was offered before.
                shared.state().look_later(seq, now.tick, now.jitter);
            }
            Ok(())
        }
        // This one may not be read: what is known has to do, for this command.
        Err(trouble) if heard_of_trouble(trouble) == Heard::Up => {
            shared.state().learned(seq, shared.clock.tick(), None);
            Ok(())
        }
        Err(trouble) => not_looked(shared, seq, trouble).await,
    }
}

async fn look<O: Oms>(shared: &Arc<Shared>, oms: &O, seq: Seq) -> Result<(), StoreError> {
    let Some((command, of_log, when)) = blocking(shared, move |it| question(it, seq)).await? else {
        return Ok(());
    };
    let began = shared.clock.tick();
    // The log first: a row that it lacks and the package then shows is newer than both.
    let log = match log_of(oms, &command, of_log).await {
        Ok(log) => log,
        Err(_) => return blocking(shared, move |shared| record::log_unread(shared, seq)).await,
    };
    let package = match package_or_gone(oms, command.package, when.at).await {
        Ok(package) => package,
        Err(trouble) => return not_looked(shared, seq, trouble).await,
    };
    shared.heard(Heard::Up, 0);
    let looked = Looked {
        seq,
        package,
        log,
        when,
        began,
    };
    blocking(shared, move |shared| record::look(shared, &looked)).await
}

/// What is asked for a command.
fn question(
    shared: &Shared,
    seq: Seq,
) -> Result<Option<(Command, Option<LogAsk>, AskedWhen)>, StoreError> {
    let found = shared.store.read(|reader| {
        let Some(command) = queue::find(reader, seq)? else {
            return Ok(None);
        };
        // It ended between the reading that the plan rests on and the plan.
        if command.standing.delivery.is_settled() {
            return Ok(None);
        }
        let of_log = ask_of(reader, &command)?;
        Ok(Some((command, of_log)))
    })?;
    match found {
        Some((command, of_log)) => Ok(Some((command, of_log, ask_now(shared)?))),
        None => Ok(None),
    }
}

/// "No such package" is believed only from an OMS that answers at all: a gateway that lost its OMS
/// says so of everything.
pub(super) async fn package_or_gone<O: Oms>(
    oms: &O,
    id: PackageId,
    now: At,
) -> Result<Option<Package>, ReadTrouble> {
    match oms.package(id).await? {
        Some(package) => Ok(Some(package)),
        None => oms
            .page(PageAsk::ChangedSince(Some(now)))
            .await
            .map(|_| None),
    }
}

/// A look that failed says something about the line, and only in time about the command.
async fn not_looked(
    shared: &Arc<Shared>,
    seq: Seq,
    trouble: ReadTrouble,
) -> Result<(), StoreError> {
    let heard = heard_of_trouble(trouble);
    if heard == Heard::Up {
        return blocking(shared, move |shared| record::unreadable(shared, seq)).await;
    }
    let now = shared.moment(seq.0.unsigned_abs());
    shared.state().look_later(seq, now.tick, now.jitter);
    shared.heard(heard, now.jitter);
    shared.changed(&[]);
    Ok(())
}

pub(super) async fn asked_now(shared: &Arc<Shared>) -> Result<AskedWhen, StoreError> {
    blocking(shared, ask_now).await
}

fn ask_now(shared: &Shared) -> Result<AskedWhen, StoreError> {
    Ok(AskedWhen {
        asked: shared.store.next_asked()?,
        at: shared.clock.wall(),
        steady: shared.steady(),
    })
}

/// The disk is used off the async thread, and never over an await. Without a runtime, as when a
/// simulation takes the steps, there is no such thread and nothing to keep waiting.
pub(super) async fn blocking<T: Send + 'static>(
    shared: &Arc<Shared>,
    work: impl FnOnce(&Shared) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    if Handle::try_current().is_err() {
        return work(shared);
    }
    let shared = Arc::clone(shared);
    spawn_blocking(move || work(&shared))
        .await
        .unwrap_or(Err(StoreError::Overtaken))
}
