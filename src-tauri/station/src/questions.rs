//! What waits for the OMS, and what waits for a person.

use std::cmp::Reverse;
use std::collections::HashSet;

use packing::command::{Act, Command};
use packing::delivery::Delivery;
use packing::effect::{Shown, shown};
use packing::id::{PackageId, Seq};
use packing::plan::{Held, InLine, label_is_asked};
use packing::transitions::Resend;

use crate::error::Problem;
use crate::shown;
use crate::store::mirror::{self, Copy};
use crate::store::open::StoreError;
use crate::store::{Reading, boxes, handovers, labels, prints, queue};
use crate::sync::Shared;
use crate::view::{
    ActView, AttentionKind, AttentionView, ChoiceView, DeliveryView, MarkView, QueuedView, RowView,
    StepView, WhereaboutsView,
};

/// All commands that are not settled, oldest first.
pub(crate) fn queued(shared: &Shared) -> Result<Vec<QueuedView>, Problem> {
    let unsettled = shared.read(queue::unsettled)?;
    views(shared, &unsettled)
}

/// Each with what it waits for; `commands` are oldest first.
pub(crate) fn views(shared: &Shared, commands: &[Command]) -> Result<Vec<QueuedView>, Problem> {
    let unlabelled = unlabelled(shared, commands)?;
    let mut held = Held::default();
    let view = |command: &Command| {
        let seen = queued_view(command);
        let waits = unlabelled.contains(&command.id.seq);
        // What makes its label goes first, though it was saved later.
        let queued = command.standing.delivery == Delivery::Queued;
        let asked = queued && label_is_asked(command, commands);
        QueuedView {
            held: held.holds(&in_line(command, waits || asked)) || asked,
            foreign: !shared.is_bound(command),
            delivery: if waits {
                DeliveryView::WaitsForLabel
            } else {
                seen.delivery
            },
            ..seen
        }
    };
    Ok(commands.iter().map(view).collect())
}

fn in_line(command: &Command, waits: bool) -> InLine {
    InLine {
        package: command.package,
        act: command.act(),
        delivery: command.standing.delivery,
        for_label: waits && !command.standing.doubted,
    }
}

/// What has to wait until the carrier has made the label. One of another sign-in waits for that
/// first.
fn unlabelled(shared: &Shared, commands: &[Command]) -> Result<HashSet<Seq>, Problem> {
    let queued = |it: &&Command| {
        let waits = it.standing.delivery == Delivery::Queued && it.act().comes_after_label();
        waits && shared.is_bound(it)
    };
    let ships: Vec<&Command> = commands.iter().filter(queued).collect();
    let ids: Vec<PackageId> = ships.iter().map(|it| it.package).collect();
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let shop = &shared.desk.shop;
    shared.read(|reader| {
        let mut copies = mirror::these(reader, &ids)?;
        copies.retain(|it| !it.gone && Act::Ship.waits_for_label(&it.state));
        let mut waits = HashSet::new();
        for listed in copies {
            let copy = mirror::one(reader, listed.id)?;
            let of_it = ships.iter().filter(|it| it.package == listed.id);
            let not_offered = of_it.filter(|it| {
                let package = copy.as_ref().map(|copy| &copy.package);
                package.is_none_or(|package| shop.waits_for_label(it.act(), package))
            });
            waits.extend(not_offered.map(|it| it.id.seq));
        }
        Ok(waits)
    })
}

fn queued_view(command: &Command) -> QueuedView {
    QueuedView {
        command: command.id.to_string(),
        package: command.package.0,
        number: command.seen.number.clone(),
        act: ActView::of(command.act()),
        delivery: match command.standing.delivery {
            Delivery::Queued => DeliveryView::SavedHere,
            Delivery::Sending => DeliveryView::Sending,
            Delivery::InDoubt => DeliveryView::InDoubt,
            Delivery::NeedsPerson => DeliveryView::NeedsPerson,
            Delivery::Accepted
            | Delivery::Done
            | Delivery::ByOther
            | Delivery::Superseded
            | Delivery::Rejected
            | Delivery::Withdrawn
            | Delivery::Abandoned => DeliveryView::Accepted,
        },
        attempts: command.standing.attempts,
        made_at: command.made_at.0,
        made_by: command.made_by.clone(),
        held: false,
        foreign: false,
    }
}

/// Nothing is left to send or to look at, and the mirror has been refreshed since the start.
pub(crate) fn is_settled(shared: &Shared) -> Result<bool, Problem> {
    let idle = || {
        let state = shared.state();
        !state.refreshing && state.in_flight.is_empty() && state.refreshed.is_some()
    };
    // Asked again when the queue is known: a step may have begun meanwhile.
    if !idle() {
        return Ok(false);
    }
    let unsettled = shared.read(queue::counts)?;
    let rests = |at: Delivery| matches!(at, Delivery::NeedsPerson | Delivery::Queued);
    if !idle() || !unsettled.iter().all(|(at, _)| rests(*at)) {
        return Ok(false);
    }
    let queued = unsettled.iter().any(|(at, _)| *at == Delivery::Queued);
    Ok(!queued || all_wait_for_labels(shared)?)
}

/// Nothing of this desk would bring the label sooner, so what waits for it is at rest, and what
/// waits behind that.
fn all_wait_for_labels(shared: &Shared) -> Result<bool, Problem> {
    let commands = shared.read(queue::unsettled)?;
    let unlabelled = unlabelled(shared, &commands)?;
    let mut held = Held::default();
    let mut waiting = HashSet::new();
    let rests = |command: &Command| {
        let waits = unlabelled.contains(&command.id.seq);
        let is_held = held.holds(&in_line(command, waits));
        if waits {
            waiting.insert(command.package);
        }
        let behind = is_held && waiting.contains(&command.package);
        waits || behind || command.standing.delivery == Delivery::NeedsPerson
    };
    Ok(commands.iter().all(rests))
}

pub(crate) fn attention(shared: &Shared) -> Result<Vec<AttentionView>, Problem> {
    let questions = shared.read(|reader| {
        let mut commands = queue::to_close(reader)?;
        commands.extend(queue::for_a_person(reader)?);
        let mut questions = Vec::with_capacity(commands.len());
        for command in commands {
            let copy = mirror::one(reader, command.package)?;
            let all = queue::of_package(reader, command.package)?;
            let box_is = AboutBox {
                whereabouts: whereabouts(reader, &command, &all)?,
                stands: boxes::stands(reader, command.package)?,
            };
            questions.push(question(shared, &command, (copy.as_ref(), &all), box_is));
        }
        // A box that is out of the house cannot wait; among equals the oldest comes first.
        questions.sort_by_key(|it| (Reverse(it.whereabouts), it.made_at));
        Ok(questions)
    })?;
    Ok(questions)
}

/// What this desk did with the box, whatever the OMS says (R10).
struct AboutBox {
    whereabouts: WhereaboutsView,
    stands: Option<String>,
}

fn question(
    shared: &Shared,
    command: &Command,
    (copy, all): (Option<&Copy>, &[Command]),
    box_is: AboutBox,
) -> AttentionView {
    let kind = kind(command, copy, all);
    let is_over = matches!(kind, AttentionKind::Cancelled | AttentionKind::Gone);
    let choices = if command.standing.delivery == Delivery::NeedsPerson && !is_over {
        vec![ChoiceView::Retry, ChoiceView::Close]
    } else {
        vec![ChoiceView::Close]
    };
    AttentionView {
        command: command.id.to_string(),
        kind,
        act: ActView::of(command.act()),
        step: step(command.act()),
        whereabouts: box_is.whereabouts,
        stands: box_is.stands,
        row: match copy {
            Some(copy) => shown::row(copy, all, shared.desk.handover),
            None => row_of_command(command),
        },
        made_at: command.made_at.0,
        made_by: command.made_by.clone(),
        detail: command.standing.refusal.clone().unwrap_or_default(),
        choices,
        held: held_behind(command, all),
    }
}

/// What is asked about it; `all` are the commands of its package.
pub(crate) fn kind(command: &Command, copy: Option<&Copy>, all: &[Command]) -> AttentionKind {
    let is_asked = command.standing.delivery == Delivery::NeedsPerson;
    if is_asked
        && command.standing.for_label
        && let Some(over) = over(copy)
    {
        // No label would help it any more.
        return over;
    }
    match command.standing.delivery {
        Delivery::Rejected => AttentionKind::Refused,
        Delivery::Superseded => over(copy).unwrap_or(AttentionKind::Gone),
        Delivery::ByOther => AttentionKind::PackedTwice,
        Delivery::NeedsPerson if is_overwritten(command, copy) => AttentionKind::Overwritten,
        Delivery::NeedsPerson if command.standing.for_label => AttentionKind::LabelLate,
        Delivery::NeedsPerson if command.standing.attempts > 0 => AttentionKind::Unclear,
        // Back where it was, the box does not show any more what was changed.
        Delivery::NeedsPerson if overwrites(command) && !has_failed_before(command, all) => {
            AttentionKind::Overwritten
        }
        Delivery::NeedsPerson => AttentionKind::EarlierStep,
        Delivery::Queued
        | Delivery::Sending
        | Delivery::InDoubt
        | Delivery::Accepted
        | Delivery::Done
        | Delivery::Withdrawn
        | Delivery::Abandoned => AttentionKind::Unclear,
    }
}

/// Nothing can be done with the box any more.
fn over(copy: Option<&Copy>) -> Option<AttentionKind> {
    let copy = copy?;
    if copy.gone {
        Some(AttentionKind::Gone)
    } else {
        let is_cancelled = copy.package.state.is_cancelled();
        is_cancelled.then_some(AttentionKind::Cancelled)
    }
}

/// What was decided later on the same package and can go on only after this is answered.
fn held_behind(command: &Command, all: &[Command]) -> Vec<ActView> {
    let later = all.iter().filter(|later| {
        let waits = matches!(
            later.standing.delivery,
            Delivery::Queued | Delivery::NeedsPerson
        );
        waits && later.id.seq > command.id.seq
    });
    later.map(|later| ActView::of(later.act())).collect()
}

fn step(act: Act) -> StepView {
    if act.packs() {
        StepView::Pack
    } else if act.ships() {
        StepView::Ship
    } else {
        StepView::Other
    }
}

/// What was to be written is neither there nor as it was (R8).
fn is_overwritten(command: &Command, copy: Option<&Copy>) -> bool {
    overwrites(command)
        && copy.is_some_and(|copy| shown(command, &copy.package) == Shown::Otherwise)
}

fn overwrites(command: &Command) -> bool {
    command.act().rule().resend == Resend::Overwrites
}

fn has_failed_before(command: &Command, all: &[Command]) -> bool {
    let since = |it: &Command| it.settled_at > command.waits_since;
    all.iter()
        .any(|it| it.id.seq < command.id.seq && it.standing.delivery.failed() && since(it))
}

/// From what was done with the box here, never from what the OMS answered (R10).
fn whereabouts(
    reader: &Reading,
    command: &Command,
    all: &[Command],
) -> Result<WhereaboutsView, StoreError> {
    let id = command.package;
    if handovers::includes(reader, id)? {
        return Ok(WhereaboutsView::HandedOver);
    }
    if labels::last_saved(reader, id)?.is_some() || prints::on_paper(reader, id)? {
        return Ok(WhereaboutsView::Labelled);
    }
    let meant = |it: &Command| it.act().packs() && it.standing.delivery != Delivery::Withdrawn;
    Ok(if all.iter().any(meant) {
        WhereaboutsView::Packed
    } else {
        WhereaboutsView::Open
    })
}

/// With no mirror at all the command itself still says which box it is about.
fn row_of_command(command: &Command) -> RowView {
    RowView {
        id: command.package.0,
        number: command.seen.number.clone(),
        order_number: command.seen.order_number.clone(),
        recipient: String::new(),
        city: String::new(),
        pieces: None,
        state: shown::state_view(&command.seen.state, ""),
        mark: MarkView::Attention,
        due_at: None,
        channel: command.seen.channel.clone(),
        carrier: command.seen.carrier().map(str::to_owned),
        tracking_number: command.seen.tracking_number().map(str::to_owned),
        modified_at: None,
        ready: false,
        remembered: true,
    }
}
