//! Writing down what happens to prints. Synchronous: one short transaction each.

use std::time::Duration;

use packing::package::{Package, State};
use packing::print::due::{Due, Waiting, due};
use packing::print::route::{DocumentKind, PrinterId};
use packing::print::{Answer, Event, Progress, Stop, Told};
use packing::time::At;

use super::history::waits_for_new;
use super::trouble::{Own, Trouble, may_pass};
use crate::print::{Fate, PrintTrouble, Sent, SpoolId};
use crate::reads::{find, fingerprint_of};
use crate::store::open::StoreError;
use crate::store::prints::{self, Print, Stepped};
use crate::store::{Reading, Writing, labels, printers};
use crate::sync::Shared;

/// What a spooler has held for longer it has long forgotten.
pub(super) const HELD_MS: i64 = 24 * 60 * 60 * 1_000;

/// What is to be done at one printer, with the print that it is about.
pub(crate) struct Planned {
    pub(crate) print: Print,
    pub(crate) due: Due,
    /// Until its time is over.
    pub(crate) left: Duration,
}

/// `seen_ms` says how long this run has known a print: a wall clock that was set back must not
/// keep one alive.
pub(crate) fn plan(
    shared: &Shared,
    printer: PrinterId,
    seen_ms: impl FnOnce(&Print) -> u64,
) -> Result<Option<Planned>, StoreError> {
    let now = shared.clock.wall();
    shared.store.read(|reader| {
        let Some(print) = prints::next_of(reader, printer)? else {
            return Ok(None);
        };
        let turn_came = prints::turn_came(reader, &print)?;
        let waited_ms = since_ms(now, turn_came).max(seen_ms(&print));
        let waiting = Waiting {
            progress: print.progress,
            waited_ms,
            expiry_ms: print.wanted.expiry_ms,
            cancel_asked: print.cancel_asked,
            list_ran_out: prints::list_ran_out(reader, &print)?,
        };
        let left_ms = print.wanted.expiry_ms.saturating_sub(waited_ms);
        Ok(Some(Planned {
            due: due(&waiting),
            left: Duration::from_millis(left_ms),
            print,
        }))
    })
}

fn since_ms(now: At, then: At) -> u64 {
    u64::try_from(now.0.saturating_sub(then.0)).unwrap_or_default()
}

/// Claims a print before a byte leaves. `None` where it has moved meanwhile, or must not come out
/// any more and was let go.
pub(crate) fn claim(shared: &Shared, print: &Print) -> Result<Option<Print>, StoreError> {
    let let_go = must_not_leave(shared, print)?.map(|why| Trouble::Own(why).word());
    let event = match let_go {
        Some(_) => Event::CancelAsked,
        None => Event::Claimed,
    };
    let claimed = shared.store.write(|transaction| {
        let now = prints::by_id(transaction, print.id)?;
        match now.filter(|now| now.progress == Progress::Queued) {
            Some(now) => step(shared, transaction, (&now, event, let_go.as_deref())).map(Some),
            None => Ok(None),
        }
    })?;
    changed(shared, print);
    Ok(claimed.filter(|it| it.progress == Progress::Sending))
}

/// A printer without paper may keep a label waiting until its box is no customer's any more, or
/// goes another way.
fn must_not_leave(shared: &Shared, print: &Print) -> Result<Option<Own>, StoreError> {
    if print.wanted.kind != DocumentKind::Label {
        return Ok(None);
    }
    let Ok(found) = find(shared, print.wanted.package) else {
        return Ok(None);
    };
    let seen = found.seen();
    let is_old = is_old(shared, print, &seen)?;
    let changed = fingerprint_of(&seen) != print.wanted.fingerprint;
    Ok(match seen.state {
        _ if found.copy.gone => Some(Own::PackageGone),
        state if state.is_cancelled() => Some(Own::PackageCancelled),
        State::Blocked => Some(Own::PackageBlocked),
        state if !(state.is_packed() || state.has_left()) => Some(Own::PackageUnpacked),
        _ if changed => Some(Own::PackageChanged),
        _ if is_old => Some(Own::PackageLabelAnew),
        _ => None,
    })
}

/// The carrier has drawn it anew since, or is to.
fn is_old(shared: &Shared, print: &Print, seen: &Package) -> Result<bool, StoreError> {
    let drawn_anew = shared
        .store
        .read(|reader| labels::drawn_anew(reader, seen.id))?;
    Ok(drawn_anew.contains(&print.wanted.paper) || waits_for_new(shared, seen)?)
}

/// What the printer's side has already is let go of no less, which it is asked to stop. False where
/// it may come out.
pub(crate) fn let_go(shared: &Shared, print: &Print) -> Result<bool, StoreError> {
    let Some(why) = must_not_leave(shared, print)? else {
        return Ok(false);
    };
    let word = Trouble::Own(why).word();
    write(shared, (print, Event::CancelAsked, Some(&word))).map(|_| true)
}

/// The same label came out while this one waited for it, and nobody needs both: whoever stands
/// there can tell.
pub(crate) fn earlier_out(shared: &Shared, print: &Print) -> Result<Print, StoreError> {
    let word = Trouble::Own(Own::EarlierOut).word();
    let event = Event::Answered(Answer::Unclear);
    write(shared, (print, event, Some(&word)))
}

/// How sending ended.
pub(crate) fn sent(shared: &Shared, print: &Print, sent: &Sent) -> Result<Print, StoreError> {
    let (answer, spool, trouble) = match sent {
        Sent::Accepted(spool) => (Answer::Accepted, Some(spool), None),
        Sent::Delivered => (Answer::Delivered, None, None),
        Sent::Refused(trouble) => {
            let again = may_pass(*trouble);
            (Answer::Refused { again }, None, Some(*trouble))
        }
        // The printer's side has a name for it: there it is asked for, and stopped in time.
        Sent::Unknown {
            trouble,
            job: Some(job),
        } => (Answer::Accepted, Some(job), Some(*trouble)),
        Sent::Unknown { trouble, job: None } => (Answer::Unclear, None, Some(*trouble)),
    };
    let trouble = trouble.map_or_else(String::new, word_of);
    let event = Event::Answered(answer);
    let after = shared.store.write(|transaction| {
        let stepped = Stepped {
            spool: spool.map(|it| it.0.as_str()),
            ..stepped(shared, (print, event, Some(&trouble)))
        };
        prints::step(transaction, &stepped)
    })?;
    told(&after);
    changed(shared, &after);
    Ok(after)
}

/// The bytes are gone: it can never be printed, and no byte has left.
pub(crate) fn bytes_lost(shared: &Shared, print: &Print) -> Result<Print, StoreError> {
    let trouble = Trouble::Own(Own::BytesLost).word();
    let event = Event::Answered(Answer::Refused { again: false });
    write(shared, (print, event, Some(&trouble)))
}

/// What the printer's side says of a print that it took; after it was asked to stop it, too.
pub(crate) fn fate(
    shared: &Shared,
    print: &Print,
    (fate, stop): (Fate, Option<Stop>),
) -> Result<Print, StoreError> {
    let (told, trouble) = match fate {
        Fate::Printed => (Told::Printed, None),
        Fate::StillWaiting(trouble) => (Told::Waiting, trouble),
        Fate::Failed(trouble) => (Told::Failed, Some(trouble)),
        Fate::Cancelled => (Told::Cancelled, None),
        Fate::Unknown(trouble) => (Told::Unclear, Some(trouble)),
    };
    let event = match stop {
        Some(why) => Event::Stopped(why, told),
        None => Event::Told(told),
    };
    let trouble = trouble.map_or_else(String::new, word_of);
    if event == Event::Told(Told::Waiting)
        && print.trouble.as_deref().unwrap_or_default() == trouble
    {
        return Ok(print.clone());
    }
    // Why it was let go is told for good.
    let why = print.trouble.as_deref().and_then(Trouble::of_word);
    let let_go = told == Told::Cancelled && matches!(why, Some(Trouble::Own(_)));
    write(shared, (print, event, (!let_go).then_some(&*trouble)))
}

/// Its time is over, and it never left.
pub(crate) fn expire(shared: &Shared, print: &Print) -> Result<Print, StoreError> {
    write(shared, (print, Event::Overdue, None))
}

/// After a start: what was being sent when the last run ended may be on paper. What was asked for
/// in the future waits for nobody: the clock was wrong then, or is now.
pub(crate) fn restarted(shared: &Shared) -> Result<(), StoreError> {
    let trouble = Trouble::Own(Own::CutOff).word();
    let now = shared.clock.wall();
    shared.store.write(|transaction| {
        for print in prints::unsettled(transaction)? {
            if print.progress == Progress::Sending {
                let event = Event::Restarted;
                step(shared, transaction, (&print, event, Some(&trouble)))?;
            } else if print.progress == Progress::Queued && print.wanted.made_at > now {
                step(shared, transaction, (&print, Event::Overdue, None))?;
            }
        }
        Ok(())
    })?;
    shared.changed(&[]);
    Ok(())
}

/// The printer's side still knows by its name what was cut off.
pub(crate) fn found(shared: &Shared, print: &Print, job: &SpoolId) -> Result<Print, StoreError> {
    let after = shared.store.write(|transaction| {
        let stepped = Stepped {
            spool: Some(&job.0),
            ..stepped(shared, (print, Event::Found, Some("")))
        };
        prints::step(transaction, &stepped)
    })?;
    told(&after);
    changed(shared, &after);
    Ok(after)
}

/// What came of sending could not be written down while the disk was in trouble, and this run no
/// longer knows it.
pub(crate) fn forgotten(shared: &Shared, print: &Print) -> Result<Print, StoreError> {
    let trouble = Trouble::Own(Own::CutOff).word();
    write(shared, (print, Event::Restarted, Some(&trouble)))
}

pub(crate) fn printers(shared: &Shared) -> Result<Vec<printers::PrinterRow>, StoreError> {
    let since = shared.clock.wall().plus_ms(-HELD_MS);
    let tended = |reader: &Reading| printers::tended(reader, since);
    shared.store.read(tended)
}

type Step<'a> = (&'a Print, Event, Option<&'a str>);

fn write(shared: &Shared, now: Step<'_>) -> Result<Print, StoreError> {
    let after = shared
        .store
        .write(|transaction| step(shared, transaction, now))?;
    told(&after);
    changed(shared, &after);
    Ok(after)
}

fn step(shared: &Shared, transaction: &Writing<'_>, now: Step<'_>) -> Result<Print, StoreError> {
    prints::step(transaction, &stepped(shared, now))
}

fn stepped<'a>(shared: &Shared, (print, event, trouble): Step<'a>) -> Stepped<'a> {
    Stepped {
        print,
        event,
        at: shared.clock.wall(),
        run: shared.store.run(),
        who: 0,
        spool: None,
        trouble,
    }
}

fn word_of(trouble: PrintTrouble) -> String {
    Trouble::Printer(trouble).word()
}

fn told(print: &Print) {
    tracing::info!(
        print.id = print.name,
        print.progress = ?print.progress,
        package.id = print.wanted.package.0,
        "print.step"
    );
}

fn changed(shared: &Shared, print: &Print) {
    shared.changed(&[print.wanted.package]);
}
