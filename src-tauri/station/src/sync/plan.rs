//! From the queue and the timers to the snapshot that the rules plan on.

use packing::judge::is_compared;
use packing::package::State as PackageState;
use packing::plan::{LABEL_LOOK_MS, Plan, Snapshot, Waiting, fresh_ms, is_full, plan};
use packing::time::{At, Tick};

use super::Shared;
use super::queued::Queued;
use super::state::State;
use crate::store::open::StoreError;
use crate::store::queue::Unsettled;

/// So many of the oldest are planned on at first. Almost always the plan is then full, as what else
/// waits, waits for these; while a long queue leaves, most of them are accepted and soon shown.
const FIRST: usize = 256;
const THEN_TIMES: usize = 8;

/// What to do now. Reads of the queue what has changed, and changes nothing.
pub fn plan_now(shared: &Shared) -> Result<Plan, StoreError> {
    if let Some(plan) = plan_on_any(shared) {
        return Ok(plan);
    }
    let mut queued = shared.queued();
    queued.catch_up(&shared.store, &shared.desk.shop)?;
    Ok(plan_with(shared, &queued))
}

/// The same from the files alone, for whoever holds the one against the other.
pub fn plan_anew(shared: &Shared) -> Result<Plan, StoreError> {
    if let Some(plan) = plan_on_any(shared) {
        return Ok(plan);
    }
    let queued = Queued::read(&shared.store, &shared.desk.shop)?;
    Ok(plan_with(shared, &queued))
}

/// As much as may be under way is, or the line is down: no queue would change that.
fn plan_on_any(shared: &Shared) -> Option<Plan> {
    let (plan, is_full) = plan_on(shared, &[]);
    is_full.then_some(plan)
}

fn plan_with(shared: &Shared, queued: &Queued) -> Plan {
    let mut most = FIRST;
    loop {
        let queue = queued.oldest(most);
        let is_all = queue.len() < most;
        let (plan, is_full) = plan_on(shared, &queue);
        if is_all || is_full {
            return plan;
        }
        most = most.saturating_mul(THEN_TIMES);
    }
}

fn plan_on(shared: &Shared, queue: &[&Unsettled]) -> (Plan, bool) {
    let now = shared.clock.tick();
    let steady = shared.steady();
    let bound: Vec<bool> = queue
        .iter()
        .map(|it| shared.is_bound_as(it.seq, &it.binding))
        .collect();
    let state = shared.state();
    if state.rest_until > now {
        let rest = Plan {
            steps: Vec::new(),
            wake_at: state.rest_until,
        };
        return (rest, true);
    }
    let waiting: Vec<Waiting> = queue
        .iter()
        .zip(bound)
        .map(|(it, bound)| Waiting {
            seq: it.seq,
            package: it.package,
            act: it.act,
            delivery: it.delivery,
            due: state.timer(it.seq).due,
            bound,
            fresh: is_known(&state, (now, steady), it),
            waits_for_label: it.waits_for_label,
            doubted: it.doubted,
        })
        .collect();
    let snapshot = Snapshot {
        now,
        link: state.link,
        refresh_due: state.refresh_due,
        queue: &waiting,
        in_flight: &state.in_flight,
        refreshing: state.refreshing,
        sending_stopped: state.standstill.is_some() || state.knows_no_log_yet(),
    };
    let plan = plan(&snapshot);
    let is_full = is_full(&snapshot, &plan);
    (plan, is_full)
}

fn is_known(state: &State, now: (Tick, At), command: &Unsettled) -> bool {
    // No list vouches for an offer that none would tell.
    if command.unoffered && state.may_offer(&PackageState::WaitingCargoLabel, now.0) {
        return was_read(state, now.0, command, LABEL_LOOK_MS);
    }
    was_read(state, now.0, command, span_ms(command)) || is_vouched_for(state, now, command)
}

fn was_read(state: &State, now: Tick, command: &Unsettled, span_ms: u64) -> bool {
    let read = state.timer(command.seq).read;
    read.is_some_and(|read| now.since(read) < span_ms)
}

fn span_ms(command: &Unsettled) -> u64 {
    fresh_ms(command.act, command.waits_for_label)
}

/// A whole refresh that has just been made vouches for copies that it did not bring.
fn is_vouched_for(state: &State, (now, steady): (Tick, At), command: &Unsettled) -> bool {
    if is_compared(command.act, command.doubted) && !command.waits_for_label {
        return false;
    }
    let span_ms = span_ms(command);
    let refreshed = state
        .refreshed
        .is_some_and(|began| now.since(began) < span_ms);
    let span = i64::try_from(span_ms).unwrap_or(i64::MAX);
    let copied = command.steady.is_some_and(|at| steady < at.plus_ms(span));
    refreshed || copied
}
