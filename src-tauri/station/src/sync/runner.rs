//! The one small async loop: plan, do, record, sleep until something is due or somebody wakes it.

use std::sync::Arc;
use std::time::Duration;

use packing::command::Command;
use packing::id::{Asked, PackageId, Seq};
use packing::link::Heard;
use packing::package::{Package, State};
use packing::plan::Step;
use packing::time::{At, Tick};
use tokio::runtime::Handle;
use tokio::task::{JoinSet, spawn_blocking};

use super::record::{self, Looked};
use super::{
    Shared, evidence, heard_of, heard_of_list, heard_of_trouble, labels, plan, recall, reference,
    standstill,
};
use crate::oms::{LOOK_BACK_MS, LogAsk, LogPage, Oms, PageAsk, ReadTrouble};
use crate::store::mirror::AskedWhen;
use crate::store::open::StoreError;
use crate::store::{meta, mirror, queue};
use crate::view::EvidenceView;

/// A refresh that never ends is a fault of the other side.
const PAGES_MAX: u32 = 2_000;
/// A sweep looks at so many forgotten packages at a time.
const SWEEP_MAX: u32 = 50;
/// Of those in states that nobody named, so many: most may have ended, and no sweep brings them.
const SWEEP_UNNAMED_MAX: u32 = 10;
/// The changes bring a package when it comes into a state, named or not. A look back finds those
/// that were there before the first list, or that a change did not tell.
const LOOK_BACK_EVERY_MS: u64 = 86_400_000;
/// A changed-since filter is asked a little further back than the last answer: clocks and commits
/// overlap.
const OVERLAP_MS: i64 = 120_000;
/// So often the list may come without the log before we go on without it.
const LOG_TRIES_MAX: u32 = 5;
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
        tokio::select! {
            () = stopped => return,
            () = woken => {}
            _ = tasks.join_next(), if !tasks.is_empty() => {}
            () = tokio::time::sleep(Duration::from_millis(wait_ms)) => {}
        }
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
    if let Err(error) = act(shared, oms, step).await {
        tracing::error!(error = ?error, "sync.step");
        rest(shared, step);
    }
    end(shared, step);
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

async fn send<O: Oms>(shared: &Arc<Shared>, oms: &O, seq: Seq) -> Result<(), StoreError> {
    if let Err(trouble) = learn_name(shared, oms, seq).await? {
        return not_looked(shared, seq, trouble).await;
    }
    let Some(order) = blocking(shared, move |shared| record::claim(shared, seq)).await? else {
        return Ok(());
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
    let line = heard_of(sent.line);
    blocking(shared, move |shared| record::sent(shared, &order, &sent)).await?;
    shared.heard(line, seq.0.unsigned_abs());
    Ok(())
}

/// What was saved behind another act is named by what is offered after that.
async fn learn_name<O: Oms>(
    shared: &Arc<Shared>,
    oms: &O,
    seq: Seq,
) -> Result<Result<(), ReadTrouble>, StoreError> {
    let outdated = blocking(shared, move |shared| record::outdated(shared, seq));
    let Some(id) = outdated.await? else {
        return Ok(Ok(()));
    };
    let when = asked_now(shared).await?;
    match package_or_gone(oms, id, when.at).await {
        Ok(package) => {
            let copy = move |shared: &Shared| record::copy(shared, id, package.as_ref(), when);
            blocking(shared, copy).await.map(Ok)
        }
        // This one may not be read: what is known has to do.
        Err(trouble) if heard_of_trouble(trouble) == Heard::Up => Ok(Ok(())),
        Err(trouble) => Ok(Err(trouble)),
    }
}

async fn look<O: Oms>(shared: &Arc<Shared>, oms: &O, seq: Seq) -> Result<(), StoreError> {
    let found = blocking(shared, move |shared| {
        shared.store.read(|reader| queue::find(reader, seq))
    });
    let Some(command) = found.await? else {
        return Ok(());
    };
    let (when, began) = (asked_now(shared).await?, shared.clock.tick());
    // The log first: a row that it lacks and the package then shows is newer than both.
    let log = match log_of(shared, oms, &command).await {
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

/// "No such package" is believed only from an OMS that answers at all: a gateway that lost its OMS
/// says so of everything.
async fn package_or_gone<O: Oms>(
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

/// The command's rows in the log; none where there is no telling from it. Trouble where the log
/// would tell and could not be read just now: without it, what a colleague did would pass for ours.
async fn log_of<O: Oms>(
    shared: &Arc<Shared>,
    oms: &O,
    command: &Command,
) -> Result<Option<LogPage>, ReadTrouble> {
    let Some(above) = command.watermark else {
        return Ok(None);
    };
    let package = command.package;
    let content_type = blocking(shared, move |shared| {
        let copy = shared.store.read(|reader| mirror::one(reader, package))?;
        Ok(copy.and_then(|copy| copy.package.content_type))
    });
    let content_type = content_type.await.ok().flatten();
    let ask = LogAsk {
        package,
        content_type,
        above,
    };
    match oms.log(ask).await {
        Ok(page) => Ok(Some(page)),
        Err(trouble) if is_for_good(trouble) => Ok(None),
        Err(_) if record::surely_unsent(command) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

/// The OMS is there and this will not be had from it.
fn is_for_good(trouble: ReadTrouble) -> bool {
    matches!(
        trouble,
        ReadTrouble::Forbidden | ReadTrouble::Unreadable | ReadTrouble::TooLarge
    )
}

/// All that changed since the last time, page by page; and now and then all that is open, since a
/// filter may have missed something.
async fn refresh<O: Oms>(shared: &Arc<Shared>, oms: &O) -> Result<(), StoreError> {
    let began = shared.clock.tick();
    let log = learn_evidence(shared, oms).await?;
    if shared.store.take_mirror_renewed() {
        let mut state = shared.state();
        (state.sweep_due, state.look_back_due) = (began, began);
        state.carriers.clear();
    }
    let listed = refreshed(shared, oms, began).await?;
    let duration_ms = shared.clock.tick().since(began);
    match listed.and_then(|()| log_known(shared, log)) {
        Ok(()) => {
            tracing::debug!(duration_ms, "refresh.done");
            shared.heard(Heard::Up, 0);
            let now = shared.moment(0);
            let mut state = shared.state();
            state.refreshed = Some(began);
            state.refreshed_at = Some(now.at);
            state.refresh_due = now.tick.plus(shared.desk.timing.refresh_ms);
        }
        Err(trouble) => {
            tracing::info!(error = %trouble, duration_ms, "refresh.failed");
            shared.heard(heard_of_list(trouble), began.0);
            let refresh_ms = shared.desk.timing.refresh_ms;
            shared.state().refresh_due = shared.clock.tick().plus(refresh_ms);
        }
    }
    shared.changed(&[]);
    Ok(())
}

async fn refreshed<O: Oms>(
    shared: &Arc<Shared>,
    oms: &O,
    began: Tick,
) -> Result<Result<(), ReadTrouble>, StoreError> {
    let mark = blocking(shared, mark).await?;
    if mark.is_some() {
        let first = asked_now(shared).await?;
        match pages(shared, oms, mark, |_| true).await? {
            Ok(told) => {
                // What changed is a part of what is there: only the whole list counts fewer.
                let foreign = told.foreign;
                blocking(shared, move |shared| set_mark(shared, &told, first)).await?;
                let mut state = shared.state();
                state.foreign = state.foreign.max(foreign);
            }
            Err(trouble) => return Ok(Err(trouble)),
        }
    }
    if mark.is_some() && shared.state().sweep_due > began {
        return Ok(Ok(()));
    }
    let first = asked_now(shared).await?;
    let told = match pages(shared, oms, None, |_| true).await? {
        Ok(told) => told,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let now = told.oms_time.unwrap_or(first.at);
    if let Err(trouble) = look_back(shared, oms, now).await? {
        return Ok(Err(trouble));
    }
    shared.state().foreign = told.foreign;
    // A sweep asks for what is open. What ended meanwhile only the changes tell, so it moves no
    // mark but the very first.
    if mark.is_none() {
        blocking(shared, move |shared| set_mark(shared, &told, first)).await?;
    }
    let all = forgotten(shared, oms, first.asked).await?;
    reference::learn(shared, oms).await?;
    let sweep_ms = if all { shared.desk.timing.sweep_ms } else { 0 };
    shared.state().sweep_due = shared.clock.tick().plus(sweep_ms);
    Ok(Ok(()))
}

/// A sweep names the codes of open states, so it brings no package in a state that nobody named.
/// Without that filter they come; of the others, what is open was just read, and what has ended is
/// nobody's work.
async fn look_back<O: Oms>(
    shared: &Arc<Shared>,
    oms: &O,
    now: At,
) -> Result<Result<(), ReadTrouble>, StoreError> {
    let began = shared.clock.tick();
    if shared.state().look_back_due > began {
        return Ok(Ok(()));
    }
    let since = now.plus_ms(-LOOK_BACK_MS);
    let unnamed = |package: &Package| matches!(package.state, State::Other(_));
    if let Err(trouble) = pages(shared, oms, Some(since), unnamed).await? {
        return Ok(Err(trouble));
    }
    shared.state().look_back_due = began.plus(LOOK_BACK_EVERY_MS);
    Ok(Ok(()))
}

/// The OMS's own time at the first page, if it said so.
struct Told {
    oms_time: Option<At>,
    foreign: u32,
}

async fn pages<O: Oms>(
    shared: &Arc<Shared>,
    oms: &O,
    since: Option<At>,
    wanted: fn(&Package) -> bool,
) -> Result<Result<Told, ReadTrouble>, StoreError> {
    let mut told = Told {
        oms_time: None,
        foreign: 0,
    };
    let mut ask = PageAsk::ChangedSince(since);
    for _ in 0..PAGES_MAX {
        let when = asked_now(shared).await?;
        let mut page = match oms.page(ask).await {
            Ok(page) => page,
            Err(trouble) => return Ok(Err(trouble)),
        };
        told.oms_time = told.oms_time.or(page.oms_time);
        told.foreign += page.foreign;
        let next = page.next.take();
        page.packages.retain(wanted);
        blocking(shared, move |shared| record::page(shared, &page, when)).await?;
        match next {
            Some(next) => ask = PageAsk::Next(next),
            None => return Ok(Ok(told)),
        }
    }
    Ok(Err(ReadTrouble::Unreadable))
}

fn mark(shared: &Shared) -> Result<Option<At>, StoreError> {
    let text = shared.store.read(meta::refresh_mark)?;
    Ok(text.and_then(|text| text.parse().ok()).map(At))
}

fn set_mark(shared: &Shared, told: &Told, first: AskedWhen) -> Result<(), StoreError> {
    let mark = told.oms_time.unwrap_or(first.at).plus_ms(-OVERLAP_MS);
    // Beside the pages that it vouches for: a mirror that lost its last commits lost its mark too.
    let now = shared.clock.wall();
    shared.store.write_mirror(|transaction| {
        meta::set(transaction, meta::ANSWERED_AT, &now.0.to_string())?;
        meta::set(transaction, meta::REFRESH_MARK, &mark.0.to_string())
    })
}

/// Open packages that a whole sweep did not bring are asked for one by one: moved, gone or ended.
/// Says whether these were all that it should have brought.
async fn forgotten<O: Oms>(
    shared: &Arc<Shared>,
    oms: &O,
    before: Asked,
) -> Result<bool, StoreError> {
    let unseen = blocking(shared, move |shared| {
        shared.store.read(|reader| {
            let named = mirror::unseen_since(reader, before, SWEEP_MAX)?;
            Ok((
                named,
                mirror::unnamed_unseen_since(reader, before, SWEEP_UNNAMED_MAX)?,
            ))
        })
    });
    let (named, unnamed) = unseen.await?;
    let all = named.len() < SWEEP_MAX as usize;
    for id in named.into_iter().chain(unnamed) {
        let when = asked_now(shared).await?;
        match package_or_gone(oms, id, when.at).await {
            Ok(package) => {
                let copy = move |shared: &Shared| record::copy(shared, id, package.as_ref(), when);
                blocking(shared, copy).await?;
            }
            // This one may not be read; the others still may.
            Err(trouble) if heard_of_trouble(trouble) == Heard::Up => {}
            Err(_) => return Ok(true),
        }
    }
    Ok(all)
}

/// Asks the log where it stands, which is also how we learn whether it may be read.
async fn learn_evidence<O: Oms>(
    shared: &Arc<Shared>,
    oms: &O,
) -> Result<Result<(), ReadTrouble>, StoreError> {
    let asked_at = shared.steady();
    match oms.log_head().await {
        Ok(head) => {
            let head = head.unwrap_or(packing::id::LogId(0));
            blocking(shared, move |shared| standstill::note(shared, head)).await?;
            if shared.oms_user().is_none() {
                learn_user(shared, oms).await?;
            }
            let known = shared.desk.oms_user.is_some();
            let mut state = shared.state();
            (state.head_at, state.log_tries) = (Some(asked_at), 0);
            state.evidence = if known {
                EvidenceView::OwnRows
            } else {
                EvidenceView::StoreRows
            };
            Ok(Ok(()))
        }
        Err(trouble) if is_for_good(trouble) => {
            shared.state().evidence = EvidenceView::PackageOnly;
            Ok(Ok(()))
        }
        Err(trouble) => {
            if matches!(trouble, ReadTrouble::SlowDown { .. }) {
                shared.heard(heard_of_trouble(trouble), 0);
            }
            let known = shared.state().head_at.is_some();
            Ok(if known { Ok(()) } else { Err(trouble) })
        }
    }
}

/// The row that followed a sole yes can only be ours, and says how the log writes us; two of them
/// make sure.
async fn learn_user<O: Oms>(shared: &Arc<Shared>, oms: &O) -> Result<(), StoreError> {
    let now = shared.clock.tick();
    let Some(seq) = shared.state().take_sole_yes(now) else {
        return Ok(());
    };
    let found = blocking(shared, move |shared| {
        shared.store.read(|reader| queue::find(reader, seq))
    });
    let Some(command) = found.await? else {
        return Ok(());
    };
    let Ok(Some(page)) = log_of(shared, oms, &command).await else {
        return Ok(());
    };
    if let Some(user) = evidence::learned(&command, &page, &shared.desk.shop)
        && shared.state().is_told_again(&user)
    {
        blocking(shared, move |shared| recall::learned_user(shared, &user)).await?;
    }
    Ok(())
}

/// Nothing is sent before it is known where the log stands: what leaves without a watermark can
/// never be proven. An OMS that lists and does not log in the end has to do without.
fn log_known(shared: &Shared, log: Result<(), ReadTrouble>) -> Result<(), ReadTrouble> {
    let Err(trouble) = log else {
        return Ok(());
    };
    let mut state = shared.state();
    state.log_tries += 1;
    if state.log_tries < LOG_TRIES_MAX {
        return Err(trouble);
    }
    state.evidence = EvidenceView::PackageOnly;
    Ok(())
}

async fn asked_now(shared: &Arc<Shared>) -> Result<AskedWhen, StoreError> {
    blocking(shared, |shared| {
        Ok(AskedWhen {
            asked: shared.store.next_asked()?,
            at: shared.clock.wall(),
            steady: shared.steady(),
        })
    })
    .await
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
