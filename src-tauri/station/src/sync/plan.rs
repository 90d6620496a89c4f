//! From the queue and the timers to the snapshot that the rules plan on.

use std::collections::HashSet;

use packing::command::Command;
use packing::id::Seq;
use packing::plan::{Plan, Snapshot, Waiting, fresh_ms, plan};
use packing::time::{At, Tick};

use super::Shared;
use super::state::State;
use crate::store::open::StoreError;
use crate::store::{mirror, queue};

/// What to do now. Reads the queue and changes nothing.
pub fn plan_now(shared: &Shared) -> Result<Plan, StoreError> {
    let now = shared.clock.tick();
    let steady = shared.steady();
    let queue = shared.store.read(|reader| {
        let unsettled = queue::unsettled(reader)?;
        unsettled
            .into_iter()
            .map(|command| {
                let asked_at = mirror::steady(reader, command.package)?;
                Ok((command, asked_at))
            })
            .collect::<Result<Vec<_>, StoreError>>()
    })?;
    let bound: HashSet<Seq> = queue
        .iter()
        .filter(|(command, _)| shared.is_bound(command))
        .map(|(command, _)| command.id.seq)
        .collect();
    let state = shared.state();
    if state.rest_until > now {
        return Ok(Plan {
            steps: Vec::new(),
            wake_at: state.rest_until,
        });
    }
    let waiting: Vec<Waiting> = queue
        .iter()
        .map(|(command, asked_at)| Waiting {
            seq: command.id.seq,
            package: command.package,
            delivery: command.standing.delivery,
            due: state.timer(command.id.seq).due,
            bound: bound.contains(&command.id.seq),
            fresh: was_read(&state, now, command)
                || is_fresh(&state, (now, steady), *asked_at, fresh_ms(command.act())),
        })
        .collect();
    let snapshot = Snapshot {
        now,
        link: state.link,
        refresh_due: state.refresh_due,
        queue: &waiting,
        in_flight: &state.in_flight,
        refreshing: state.refreshing,
        sending_stopped: state.standstill.is_some(),
    };
    Ok(plan(&snapshot))
}

fn was_read(state: &State, now: Tick, command: &Command) -> bool {
    let read = state.timer(command.id.seq).read;
    read.is_some_and(|read| now.since(read) < fresh_ms(command.act()))
}

/// A whole refresh that has just been made vouches for copies that it did not bring.
fn is_fresh(state: &State, (now, steady): (Tick, At), asked_at: Option<At>, span_ms: u64) -> bool {
    let refreshed = state
        .refreshed
        .is_some_and(|began| now.since(began) < span_ms);
    let span = i64::try_from(span_ms).unwrap_or(i64::MAX);
    let copied = asked_at.is_some_and(|at| steady < at.plus_ms(span));
    refreshed || copied
}
