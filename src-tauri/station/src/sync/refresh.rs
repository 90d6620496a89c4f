//! A refresh: what changed, now and then all that is open, and what a filter may have missed.
//!
//! It brings copies and settles nothing itself: what a copy proves, `record` finds.

use std::sync::Arc;

use packing::id::Asked;
use packing::link::Heard;
use packing::package::{Package, State};
use packing::time::{At, Tick};

use super::log::{learn_evidence, log_known};
use super::runner::{asked_now, blocking, package_or_gone};
use super::{Shared, heard_of_list, heard_of_trouble, record, reference};
use crate::oms::{LOOK_BACK_MS, Oms, PAGE_SIZE_MAX, PageAsk, ReadTrouble};
use crate::store::mirror::AskedWhen;
use crate::store::open::StoreError;
use crate::store::{meta, mirror};

/// A refresh that never ends is a fault of the other side. Pages that had to be smaller count for
/// less.
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

/// All that changed since the last time, page by page; and now and then all that is open, since a
/// filter may have missed something.
pub(super) async fn refresh<O: Oms>(shared: &Arc<Shared>, oms: &O) -> Result<(), StoreError> {
    let began = shared.clock.tick();
    let log = learn_evidence(shared, oms).await?;
    if shared.store.take_mirror_renewed() {
        let mut state = shared.state();
        (state.sweep_due, state.look_back_due) = (began, began);
        state.carriers.clear();
    }
    let listed = refreshed(shared, oms, began).await?;
    let ended = shared.clock.tick();
    let duration_ms = ended.since(began);
    {
        let mut state = shared.state();
        state.refresh_ended(began, ended);
        state.sent_untrusted = false;
    }
    match listed.and_then(|()| log_known(shared, log)) {
        Ok(()) => {
            tracing::debug!(duration_ms, "refresh.done");
            shared.heard(Heard::Up, 0);
            let now = shared.moment(0);
            let mut state = shared.state();
            state.list_trouble = None;
            state.refreshed = Some(began);
            state.refreshed_at = Some(now.at);
            state.refresh_due = now.tick.plus(shared.desk.timing.refresh_ms);
        }
        Err(trouble) => {
            tracing::info!(error = %trouble, duration_ms, "refresh.failed");
            shared.heard(heard_of_list(trouble), began.0);
            let refresh_ms = shared.desk.timing.refresh_ms;
            let mut state = shared.state();
            state.list_trouble = Some(trouble);
            state.refresh_due = shared.clock.tick().plus(refresh_ms);
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
    let known = blocking(shared, mark).await?;
    let mark = known.filter(|_| shared.desk.tells_changes);
    if mark.is_some() {
        let first = asked_now(shared).await?;
        match pages(shared, oms, mark, |_| true).await? {
            Ok(told) => {
                // What changed is a part of what is there: only the whole list counts fewer.
                let foreign = told.foreign;
                blocking(shared, move |shared| {
                    set_mark(shared, &told, first)?;
                    note_foreign(shared, |known| known.max(foreign))
                })
                .await?;
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
    let foreign = told.foreign;
    blocking(shared, move |shared| note_foreign(shared, |_| foreign)).await?;
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
    if shared.state().look_back_due > began || !shared.desk.tells_changes {
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
    let mut rows_left = PAGES_MAX * PAGE_SIZE_MAX;
    let mut rows_each = PAGE_SIZE_MAX;
    while rows_left > 0 {
        let when = asked_now(shared).await?;
        let mut page = match oms.page(ask).await {
            Ok(page) => page,
            Err(trouble) => return Ok(Err(trouble)),
        };
        rows_each = page.rows_max.unwrap_or(rows_each).max(1);
        rows_left = rows_left.saturating_sub(rows_each);
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

/// Written only when it is another one.
fn note_foreign(shared: &Shared, count: impl Fn(u32) -> u32) -> Result<(), StoreError> {
    let known = shared.store.read(meta::foreign)?;
    let foreign = count(known);
    if foreign == known {
        return Ok(());
    }
    shared
        .store
        .write_mirror(|transaction| meta::set(transaction, meta::FOREIGN, &foreign.to_string()))
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
