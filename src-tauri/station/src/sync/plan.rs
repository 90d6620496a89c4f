//! From the queue and the timers to the snapshot that the rules plan on.

use packing::command::Command;
use packing::delivery::Delivery;
use packing::id::PackageId;
use packing::plan::{FRESH_MS, Plan, Snapshot, Waiting, plan};
use packing::time::{At, Tick};

use super::Shared;
use super::state::State;
use crate::store::open::StoreError;
use crate::store::{Reading, mirror, queue};

/// What to do now. Reads the queue and changes nothing.
pub fn plan_now(shared: &Shared) -> Result<Plan, StoreError> {
    let now = shared.clock.tick();
    let wall = shared.clock.wall();
    let queue = shared.store.read(|reader| {
        let unsettled = queue::unsettled(reader)?;
        unsettled
            .into_iter()
            .map(|command| {
                let asked_at = copy_asked_at(reader, command.package)?;
                Ok((command, asked_at))
            })
            .collect::<Result<Vec<_>, StoreError>>()
    })?;
    let state = shared.state();
    let waiting: Vec<Waiting> = queue
        .iter()
        .map(|(command, asked_at)| Waiting {
            seq: command.id.seq,
            package: command.package,
            delivery: command.standing.delivery,
            due: due(&state, command),
            bound: command.binding == shared.desk.binding,
            fresh: is_fresh(&state, now, *asked_at, wall),
        })
        .collect();
    let snapshot = Snapshot {
        now,
        link: state.link,
        refresh_due: state.refresh_due,
        queue: &waiting,
        in_flight: &state.in_flight,
        refreshing: state.refreshing,
    };
    Ok(plan(&snapshot))
}

fn copy_asked_at(reader: &Reading, package: PackageId) -> Result<Option<At>, StoreError> {
    Ok(mirror::one(reader, package)?.map(|copy| copy.asked_at))
}

fn due(state: &State, command: &Command) -> Tick {
    let timer = state.timer(command.id.seq);
    // What is in doubt from before the start is looked at at once.
    if command.standing.delivery == Delivery::InDoubt && timer.looks == 0 {
        return timer.since;
    }
    timer.due
}

/// A whole refresh that has just been made vouches for copies that it did not bring.
fn is_fresh(state: &State, now: Tick, asked_at: Option<At>, wall: At) -> bool {
    let refreshed = state
        .refreshed
        .is_some_and(|began| now.since(began) < FRESH_MS);
    let span = i64::try_from(FRESH_MS).unwrap_or(i64::MAX);
    let copied = asked_at.is_some_and(|at| wall < at.plus_ms(span));
    refreshed || copied
}
