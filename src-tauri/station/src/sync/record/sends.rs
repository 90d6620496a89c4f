//! A command on its way: claimed before a byte leaves, and how the request ended.

use packing::command::{Act, Command};
use packing::delivery::{Answer, Delivery, Event};
use packing::id::{PackageId, Seq};
use packing::judge;
use packing::package::Offer;
use packing::time::At;

use super::{Happened, Noted, take, taken};
use crate::oms::{Order, Sent};
use crate::store::journal::What;
use crate::store::mirror::{self, Copy};
use crate::store::open::StoreError;
use crate::store::queue;
use crate::store::{Reading, Writing};
use crate::sync::{Shared, standstill};
use crate::view::EvidenceView;

/// Claims a command before its request leaves (R1). `None` where it has moved meanwhile. Several
/// that are claimed at the same moment wait for the disk once.
pub fn claim(shared: &Shared, seq: Seq) -> Result<Option<Order>, StoreError> {
    let (watermark, read_at, log_tells) = {
        let state = shared.state();
        let without = [EvidenceView::PackageOnly, EvidenceView::Nothing];
        let log_tells = !without.contains(&state.evidence);
        (state.head.known(), state.head_at, log_tells)
    };
    let (stands_on, offer, against) = copy_now(shared, seq)?;
    if against {
        shared.state().read_again(seq, shared.clock.tick());
        return Ok(None);
    }
    let claim = queue::Claim {
        at: shared.clock.wall(),
        run: shared.store.run(),
        watermark,
        stands_on,
        offer,
    };
    let quiet_ms = shared.desk.timing.doubt_quiet_ms.cast_signed();
    let head_key = standstill::head_key(shared);
    let claimed = shared.store.write_together(move |transaction| {
        let Some(command) = queue::find(transaction, seq)? else {
            return Ok(Err(None));
        };
        if command.standing.delivery != Delivery::Queued {
            return Ok(Err(None));
        }
        let needed = head_needed(transaction, &command, quiet_ms)?;
        let early = needed > read_at;
        if early && log_tells {
            return Ok(Err(needed));
        }
        let claim = queue::Claim {
            // Above the row of its like, or none: also where this run has not read it, as others
            // may have left rows since that this file knows nothing of.
            watermark: claim.watermark.filter(|_| !early && read_at.is_some()),
            ..claim
        };
        let claimed = queue::claim(transaction, &command, &claim)?;
        if let Some(watermark) = claimed.watermark {
            standstill::seen(transaction, &head_key, watermark)?;
        }
        Ok(Ok(claimed))
    })?;
    let command = match claimed {
        Ok(command) => command,
        Err(head_after) => {
            let wait_ms = head_after.and_then(|at| judge::head_wait_ms(at, shared.steady()));
            let now = shared.moment(seq.0.unsigned_abs());
            shared.state().head_first(seq, wait_ms, now);
            return Ok(None);
        }
    };
    shared.changed(&[command.package]);
    let Command {
        id,
        package,
        body,
        seen,
        ..
    } = command;
    Ok(Some(Order {
        id,
        package,
        body,
        seen,
    }))
}

/// A command whose package is to be read before it is sent.
pub struct Untold {
    pub package: PackageId,
    pub act: Act,
}

/// What its copy offers does not name the command, and the package itself may: it is from before an
/// earlier act of ours, and this shop's names are told by its offers alone; or there are none, as
/// in every list of some OMSs.
pub fn untold(shared: &Shared, seq: Seq) -> Result<Option<Untold>, StoreError> {
    let (shop, now) = (&shared.desk.shop, shared.clock.tick());
    if shared.state().name_of(seq, now).is_some() {
        return Ok(None);
    }
    shared.store.read(|reader| {
        let Some(command) = queue::find(reader, seq)? else {
            return Ok(None);
        };
        let act = command.act();
        if command.standing.attempts > 0 {
            return Ok(None);
        }
        let Some(copy) = mirror::one(reader, command.package)? else {
            return Ok(None);
        };
        let is_untold = if copy.package.offers.is_empty() {
            shared.state().may_offer(&copy.package.state, now)
        } else {
            shop.tells_by_offer(&copy.package, act) && is_outdated(reader, &command, copy.steady)?
        };
        if let Some(offer) = shop.offer_for(&copy.package, act).filter(|_| !is_untold) {
            // A list that offers nothing may come before the claim.
            shared.state().learned(seq, now, Some(offer.clone()));
        }
        let package = command.package;
        Ok(is_untold.then_some(Untold { package, act }))
    })
}

/// The copy is from before an earlier act of ours on its package.
fn is_outdated(reader: &Reading, command: &Command, copied: At) -> Result<bool, StoreError> {
    let all = queue::of_package(reader, command.package)?;
    let earlier = |it: &&Command| it.id.seq < command.id.seq && it.standing.attempts > 0;
    let is_of_before = |it: &Command| it.settled_at.is_none_or(|at| at >= copied);
    Ok(all.iter().filter(earlier).any(is_of_before))
}

/// Read before the claim: a copy that comes in between only makes the base older. A list that
/// offers nothing takes nothing back that the package itself has just offered. Says as well whether
/// what is there speaks against sending.
fn copy_now(shared: &Shared, seq: Seq) -> Result<(Option<At>, Option<Offer>, bool), StoreError> {
    let now = shared.clock.tick();
    let learned = shared.state().name_of(seq, now).cloned().flatten();
    shared.store.read(|reader| {
        let Some(command) = queue::find(reader, seq)? else {
            return Ok((None, None, false));
        };
        let copy = mirror::one(reader, command.package)?;
        let package = copy.as_ref().map(|it| &it.package);
        let against = judge::is_against(&command, package);
        let shop = &shared.desk.shop;
        let offer = |it: Copy| shop.offer_for(&it.package, command.act()).cloned();
        let modified_at = mirror::modified_at(reader, command.package)?;
        Ok((modified_at, copy.and_then(offer).or(learned), against))
    })
}

/// A first request needs a watermark above all that this desk did to the package before.
fn head_needed(
    transaction: &Writing<'_>,
    command: &Command,
    quiet_ms: i64,
) -> Result<Option<At>, StoreError> {
    if command.watermark.is_some() {
        return Ok(None);
    }
    let all = queue::of_package(transaction, command.package)?;
    Ok(judge::head_read_after(command, &all, quiet_ms))
}

/// How sending ended.
pub fn sent(shared: &Shared, order: &Order, sent: &Sent) -> Result<(), StoreError> {
    let seq = order.id.seq;
    let after = answered(shared, seq, sent)?;
    let now = shared.moment(seq.0.unsigned_abs());
    {
        let mut state = shared.state();
        state.request_ended(seq, now.tick);
        match sent.answer {
            // Give the OMS a breath, then read what became of it.
            Answer::Accepted | Answer::Unclear => state.look_later(seq, now.tick, now.jitter),
            Answer::Refused(_) | Answer::NeverSent | Answer::NotTaken => {}
        }
        if sent.answer == Answer::Accepted {
            state.refresh_soon(now.tick);
            let sole = |it: &Command| it.standing.attempts == 1 && !it.standing.doubted;
            if after.is_some_and(|it| sole(&it) && it.watermark.is_some()) {
                state.sole_yes.get_or_insert((seq, now.tick));
            }
        }
    }
    shared.changed(&[order.package]);
    Ok(())
}

fn answered(shared: &Shared, seq: Seq, sent: &Sent) -> Result<Option<Command>, StoreError> {
    let noted = Noted::now(shared);
    let (outcome, event) = (sent.outcome, Event::Answered(sent.answer.clone()));
    let after = shared.store.write_together(move |transaction| {
        queue::end_attempt(transaction, seq, noted.at, outcome)?;
        let Some(command) = queue::find(transaction, seq)? else {
            return Ok(None);
        };
        let answered = Happened::new(What::Answered, event);
        take(transaction, &command, answered, noted).map(Some)
    })?;
    after.iter().for_each(|it| taken(shared, it));
    Ok(after)
}

/// After a start: what was being sent when the last run ended may have arrived.
pub fn restarted(shared: &Shared) -> Result<(), StoreError> {
    let sending = shared.store.read(queue::being_sent)?;
    if sending.is_empty() {
        return Ok(());
    }
    let noted = Noted::now(shared);
    let after = shared.store.write(|transaction| {
        let mut after = Vec::with_capacity(sending.len());
        for command in &sending {
            queue::end_attempt(transaction, command.id.seq, noted.at, "restarted")?;
            let restarted = Happened::new(What::Restarted, Event::Restarted);
            after.push(take(transaction, command, restarted, noted)?);
        }
        Ok(after)
    })?;
    after.iter().for_each(|it| taken(shared, it));
    Ok(())
}
