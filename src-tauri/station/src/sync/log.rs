//! Asking the OMS's log: where it stands, what it says of a command, and how it writes us.
//!
//! What its rows prove is not decided here but in `evidence`.

use std::sync::Arc;

use packing::command::Command;

use super::runner::blocking;
use super::{Shared, evidence, heard_of_trouble, recall, record, standstill};
use crate::oms::{LogAsk, LogPage, Oms, ReadTrouble};
use crate::store::open::StoreError;
use crate::store::{Reading, mirror, queue};
use crate::view::EvidenceView;

/// So often the list may come without the log before we go on without it.
const LOG_TRIES_MAX: u32 = 5;

/// What the log is asked for a command; nothing where it was sent without a watermark.
pub(super) fn ask_of(reader: &Reading, command: &Command) -> Result<Option<LogAsk>, StoreError> {
    let Some(above) = command.watermark else {
        return Ok(None);
    };
    let copy = mirror::one(reader, command.package)?;
    Ok(Some(LogAsk {
        package: command.package,
        content_type: copy.and_then(|copy| copy.package.content_type),
        above,
    }))
}

/// The command's rows in the log; none where there is no telling from it. Trouble where the log
/// would tell and could not be read just now: without it, what a colleague did would pass for ours.
pub(super) async fn log_of<O: Oms>(
    oms: &O,
    command: &Command,
    ask: Option<LogAsk>,
) -> Result<Option<LogPage>, ReadTrouble> {
    let Some(ask) = ask else {
        return Ok(None);
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
        ReadTrouble::Forbidden
            | ReadTrouble::Unreadable
            | ReadTrouble::Refused
            | ReadTrouble::TooLarge
    )
}

/// Asks the log where it stands, which is also how we learn whether it may be read.
pub(super) async fn learn_evidence<O: Oms>(
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
            Ok(Err(trouble))
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
        shared.store.read(|reader| {
            let Some(command) = queue::find(reader, seq)? else {
                return Ok(None);
            };
            Ok(Some((ask_of(reader, &command)?, command)))
        })
    });
    let Some((ask, command)) = found.await? else {
        return Ok(());
    };
    let Ok(Some(page)) = log_of(oms, &command, ask).await else {
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
/// never be proven. Where an OMS lists and does not log, what needs to know it anew has in the end
/// to do without.
pub(super) fn log_known(shared: &Shared, log: Result<(), ReadTrouble>) -> Result<(), ReadTrouble> {
    let Err(trouble) = log else {
        return Ok(());
    };
    let mut state = shared.state();
    state.log_tries += 1;
    if state.log_tries >= LOG_TRIES_MAX {
        state.evidence = EvidenceView::PackageOnly;
        return Ok(());
    }
    let known = state.head_at.is_some();
    if known { Ok(()) } else { Err(trouble) }
}
