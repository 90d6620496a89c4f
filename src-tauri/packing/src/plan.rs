//! What to do next with the queue: a pure choice from a snapshot, made anew after every step.
//!
//! One live request per package, strictly in order per package; packages never wait for each other.
//! Reading goes before sending after every silence, so the first thing that a returning line
//! carries is a question.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::command::{Act, Command};
use crate::delivery::Delivery;
use crate::id::{PackageId, Seq};
use crate::link::Link;
use crate::time::Tick;
use crate::transitions::Resend;

/// Requests in flight at once: enough to fill a slow line, few enough to be a good guest.
pub const SENDS_MAX: usize = 4;

/// A copy this young need not be read again before sending.
pub const FRESH_MS: u64 = 30_000;

/// What would overwrite is compared with what is there, so it is read just before (R8).
pub const FRESH_TO_OVERWRITE_MS: u64 = 2_000;

/// So seldom a box that waits for its label is itself asked for an offer to let it go, where no
/// list would tell one: boxes wait for hours, and there may be a day's of them.
pub const LABEL_LOOK_MS: u64 = 300_000;

/// How young the copy has to be that a command is sent on. What waits for its label is not sent on
/// any copy that shows that.
pub fn fresh_ms(act: Act, waits_for_label: bool) -> u64 {
    match act.rule().resend {
        Resend::Overwrites if !waits_for_label => FRESH_TO_OVERWRITE_MS,
        Resend::Guarded | Resend::Outside | Resend::Overwrites => FRESH_MS,
    }
}

/// One unsettled command, as far as planning needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub seq: Seq,
    pub package: PackageId,
    pub act: Act,
    pub delivery: Delivery,
    /// Not before then: back-off, or the next look of one in doubt.
    pub due: Tick,
    /// Made for whom we are signed in as now.
    pub bound: bool,
    /// The mirror's copy is young enough to send on.
    pub fresh: bool,
    /// Its label is still being made, or asked for at this moment, and the act comes after that.
    pub waits_for_label: bool,
    /// The OMS was in doubt about it once.
    pub doubted: bool,
}

impl Waiting {
    fn in_line(&self) -> InLine {
        InLine {
            package: self.package,
            act: self.act,
            delivery: self.delivery,
            for_label: self.waits_for_label && !self.doubted,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    pub now: Tick,
    pub link: Link,
    pub refresh_due: Tick,
    /// All unsettled commands, oldest first.
    pub queue: &'a [Waiting],
    /// Commands with a request under way at this moment.
    pub in_flight: &'a [Seq],
    pub refreshing: bool,
    /// A person has to look at something first: nothing is sent, and reading goes on.
    pub sending_stopped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Refresh,
    /// Read the package back, for this command.
    Look(Seq),
    Send(Seq),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub steps: Vec<Step>,
    /// When to plan again if nothing happens before.
    pub wake_at: Tick,
}

/// Nothing to wait for: a new command, an answer or the refresh timer wakes the runner anyway.
const IDLE_MS: u64 = 60_000;

pub fn plan(snapshot: &Snapshot<'_>) -> Plan {
    let now = snapshot.now;
    let open_at = snapshot.link.open_at();
    if open_at > now {
        return Plan {
            steps: Vec::new(),
            wake_at: open_at,
        };
    }
    if !snapshot.link.lets_send(now) {
        let steps = if snapshot.refreshing {
            Vec::new()
        } else {
            [Step::Refresh].into()
        };
        return Plan {
            steps,
            wake_at: now.plus(IDLE_MS),
        };
    }
    let mut steps = Vec::new();
    let mut wake_at = now.plus(IDLE_MS);
    if snapshot.refresh_due <= now {
        if !snapshot.refreshing {
            steps.push(Step::Refresh);
        }
    } else {
        wake_at = wake_at.min(snapshot.refresh_due);
    }
    let mut free = SENDS_MAX.saturating_sub(snapshot.in_flight.len());
    let heads = heads(snapshot.queue);
    let is_begun = |head: &Waiting| snapshot.in_flight.contains(&head.seq);
    // A day's boxes may wait for labels: one look at a time keeps no other work back.
    let of_label = |head: &Waiting| head.waits_for_label && head.delivery == Delivery::Queued;
    let mut label_looked_for = heads.iter().any(|it| is_begun(it) && of_label(it));
    for head in heads {
        if is_begun(&head) || (label_looked_for && of_label(&head)) {
            continue;
        }
        let Some(step) = step_for(&head) else {
            continue;
        };
        if snapshot.sending_stopped && matches!(step, Step::Send(_)) {
            continue;
        }
        if head.due > now {
            wake_at = wake_at.min(head.due);
        } else if free > 0 {
            free -= 1;
            label_looked_for |= of_label(&head);
            steps.push(step);
        }
    }
    Plan { steps, wake_at }
}

/// A longer queue would make no other plan: nothing may be sent or looked at now, or as much as
/// may be at once already is.
pub fn is_full(snapshot: &Snapshot<'_>, plan: &Plan) -> bool {
    let silent = !snapshot.link.lets_send(snapshot.now) || snapshot.link.open_at() > snapshot.now;
    let begun = plan.steps.iter().filter(|step| **step != Step::Refresh);
    silent || snapshot.in_flight.len() + begun.count() >= SENDS_MAX
}

fn step_for(waiting: &Waiting) -> Option<Step> {
    match waiting.delivery {
        // Another OMS's package of the same number would say anything and prove nothing.
        _ if !waiting.bound => None,
        // It goes when a copy shows the label: refreshes bring one, or looks once this one is old.
        Delivery::Queued if waiting.fresh && waiting.waits_for_label => None,
        Delivery::Queued if waiting.fresh => Some(Step::Send(waiting.seq)),
        // One that is being sent and has no request under way is one whose end was not written
        // down.
        Delivery::Queued | Delivery::Sending | Delivery::InDoubt | Delivery::Accepted => {
            Some(Step::Look(waiting.seq))
        }
        Delivery::NeedsPerson
        | Delivery::Done
        | Delivery::ByOther
        | Delivery::Superseded
        | Delivery::Rejected
        | Delivery::Withdrawn
        | Delivery::Abandoned => None,
    }
}

/// The commands that may move: of each package the oldest one that is not yet let pass, and those
/// that are accepted and only wait to be shown.
fn heads(queue: &[Waiting]) -> Vec<Waiting> {
    let mut held = Held::default();
    let mut heads = queue.to_vec();
    heads.retain(|it| !held.holds(&it.in_line()));
    heads
}

/// One command, as far as it holds others of its package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLine {
    pub package: PackageId,
    pub act: Act,
    pub delivery: Delivery,
    /// It waits for its label, and surely never left.
    pub for_label: bool,
}

impl InLine {
    /// What makes its label goes before it, or it would wait for ever.
    fn steps_aside(&self) -> bool {
        self.for_label && self.delivery == Delivery::Queued
    }
}

/// Which commands wait behind an earlier one of their package.
#[derive(Debug, Default)]
pub struct Held {
    behind: BTreeSet<PackageId>,
    unshown: BTreeSet<PackageId>,
    unlabelled: BTreeSet<PackageId>,
}

impl Held {
    /// Says it of the next command. Each is told, oldest first.
    pub fn holds(&mut self, it: &InLine) -> bool {
        let &InLine {
            package,
            act,
            delivery,
            ..
        } = it;
        if self.behind.contains(&package) {
            return true;
        }
        if self.unlabelled.contains(&package) && !act.makes_label() {
            return true;
        }
        if it.steps_aside() {
            self.unlabelled.insert(package);
        } else if !delivery.lets_pass() {
            self.behind.insert(package);
        }
        // Where packing has led only a copy tells: to "packed", or first to a label being made.
        if delivery == Delivery::Accepted && act.packs() {
            self.unshown.insert(package);
        }
        delivery == Delivery::Queued && act.comes_after_label() && self.unshown.contains(&package)
    }
}

/// A later command of its package asks for the label at this moment: there is one live request per
/// package. Where the command may have left itself, it has gone first.
pub fn label_is_asked(command: &Command, all: &[Command]) -> bool {
    let asks = |it: &Command| {
        it.package == command.package
            && it.id.seq > command.id.seq
            && it.act().makes_label()
            && it.standing.delivery.is_live()
    };
    command.act().comes_after_label() && !command.standing.doubted && all.iter().any(asks)
}

/// The command waits behind an earlier one of its package.
pub fn is_held(queue: &[Waiting], seq: Seq) -> bool {
    !heads(queue).iter().any(|head| head.seq == seq)
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
