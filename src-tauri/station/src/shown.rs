//! From copies and commands to what the screen shows. Pure: no disk, no clock.

use std::collections::HashMap;

use packing::command::{Act, Command};
use packing::delivery::{Delivery, Proof};
use packing::handover::{HandoverRules, is_ready};
use packing::id::PackageId;
use packing::overlay::{Copied, is_on_top, overlay};
use packing::package::{Package, State};

use crate::store::journal::{Entry, What};
use crate::store::labels::Paper;
use crate::store::mirror::{Copy, Listed, shelf_of};
use crate::store::queue;
use crate::view::{
    Because, MarkView, PaperView, RowView, Shelf, StateKind, StateView, StoryKind, StoryView,
};

/// Commands by package, oldest first.
pub(crate) type ByPackage = HashMap<PackageId, Vec<Command>>;

pub(crate) fn by_package(commands: Vec<Command>) -> ByPackage {
    let mut grouped = ByPackage::new();
    for command in commands {
        grouped.entry(command.package).or_default().push(command);
    }
    grouped
}

/// One package as the packer should see it.
pub(crate) fn seen(copy: &Copy, commands: &[Command]) -> Package {
    overlay(
        &copy.package,
        Copied {
            steady: copy.steady,
        },
        commands,
    )
}

pub(crate) fn shelf_seen(copy: &Copy, commands: &[Command]) -> Shelf {
    if copy.gone {
        Shelf::Sent
    } else {
        shelf_of(&seen(copy, commands).state)
    }
}

pub(crate) fn row(copy: &Copy, commands: &[Command], rules: HandoverRules) -> RowView {
    let package = seen(copy, commands);
    let mark = mark(copy, commands);
    let free = !copy.gone && mark != MarkView::Attention;
    let tracked = package.tracking_number().is_some();
    let ready = free && is_ready(&package.state, tracked, rules);
    let state = if copy.gone {
        gone()
    } else {
        state_view(&package.state, &package.state_words)
    };
    RowView {
        id: package.id.0,
        carrier: package.carrier().map(str::to_owned),
        tracking_number: package.tracking_number().map(str::to_owned),
        pieces: package.pieces(),
        due_at: package.due_at.map(|at| at.0),
        modified_at: package.modified_at.map(|at| at.0),
        number: package.number,
        order_number: package.order_number,
        recipient: package.recipient.name,
        city: package.recipient.city,
        channel: package.channel,
        state,
        mark,
        ready,
        remembered: copy.is_remembered(),
    }
}

/// A row of a package that this desk has done nothing to.
pub(crate) fn listed_row(listed: Listed, rules: HandoverRules) -> RowView {
    let tracked = !listed.tracking_number.is_empty();
    let ready = !listed.gone && is_ready(&listed.state, tracked, rules);
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let state = if listed.gone {
        gone()
    } else {
        state_view(&listed.state, &listed.state_words)
    };
    RowView {
        id: listed.id.0,
        number: listed.number,
        order_number: listed.order_number,
        recipient: listed.recipient,
        city: listed.city,
        pieces: listed.pieces,
        state,
        mark: MarkView::None,
        due_at: listed.due_at.map(|at| at.0),
        channel: listed.channel,
        carrier: some(listed.carrier),
        tracking_number: some(listed.tracking_number),
        modified_at: listed.modified_at.map(|at| at.0),
        ready,

        remembered: false,
    }
}

fn gone() -> StateView {
    StateView {
        kind: StateKind::Gone,
        raw: String::new(),
    }
}

/// The worst of what stands between this package and the OMS.
fn mark(copy: &Copy, commands: &[Command]) -> MarkView {
    let copied = Copied {
        steady: copy.steady,
    };
    let marks = commands
        .iter()
        .map(|command| match command.standing.delivery {
            Delivery::NeedsPerson => MarkView::Attention,
            Delivery::InDoubt => MarkView::InDoubt,
            Delivery::Sending => MarkView::Sending,
            Delivery::Queued => MarkView::SavedHere,
            // The OMS has said yes; only our copy does not show it yet.
            Delivery::Accepted if is_on_top(&copy.package, copied, command) => MarkView::Sending,
            Delivery::Accepted
            | Delivery::Done
            | Delivery::ByOther
            | Delivery::Superseded
            | Delivery::Rejected
            | Delivery::Withdrawn
            | Delivery::Abandoned => MarkView::None,
        });
    marks
        .max_by_key(|mark| match mark {
            MarkView::None => 0,
            MarkView::Sending => 1,
            MarkView::SavedHere => 2,
            MarkView::InDoubt => 3,
            MarkView::Attention => 4,
        })
        .unwrap_or(MarkView::None)
}

pub(crate) fn state_view(state: &State, words: &str) -> StateView {
    let kind = match state {
        State::Waiting => StateKind::Waiting,
        State::Preparing => StateKind::Preparing,
        State::ReadyForPackaging => StateKind::Ready,
        State::WaitingCargoLabel => StateKind::WaitingLabel,
        State::Packed => StateKind::Packed,
        State::Shipped => StateKind::Shipped,
        State::Delivered => StateKind::Delivered,
        State::DeliveryFailed => StateKind::DeliveryFailed,
        State::AttemptedDelivery => StateKind::AttemptedDelivery,
        State::Cancelled => StateKind::Cancelled,
        State::CancellationWaiting => StateKind::CancellationWaiting,
        State::OutOfStock => StateKind::OutOfStock,
        State::Blocked => StateKind::Blocked,
        State::WaitingRemoteAction
        | State::WaitingForTransfer
        | State::NeedsRescheduling
        | State::PackedForRefund
        | State::Other(_) => StateKind::Other,
    };
    let raw = match state {
        State::Other(value) if words.is_empty() => value.clone(),
        _ if kind == StateKind::Other => words.to_owned(),
        _ => String::new(),
    };
    StateView { kind, raw }
}

/// Of a saved label, as it stands to the package as it is now.
pub(crate) fn paper_view(paper: Paper, stale: bool) -> PaperView {
    PaperView {
        stale,
        path: paper.path,
        carrier: paper.carrier,
        tracking_number: paper.tracking_number,
        drawn_at: paper.drawn_at.0,
        overflow: paper.overflow,
        missing_glyphs: paper.missing_glyphs,
    }
}

/// A package's history: what the OMS tells of it, and what this desk wrote down.
pub(crate) fn story(
    copy: &Copy,
    entries: &[Entry],
    commands: &[Command],
    name_of: impl Fn(i64) -> Option<String>,
) -> Vec<StoryView> {
    let mut story: Vec<StoryView> = entries
        .iter()
        .filter_map(|entry| {
            let act = act_of(&entry.command, entries, commands);
            let what = match story_kind(entry, act)? {
                StoryKind::Confirmed if is_presumed(entry, commands) => StoryKind::Presumed,
                what => what,
            };
            Some(StoryView {
                at: entry.at.0,
                what,
                who: name_of(entry.who),
                detail: detail(entry),
            })
        })
        .collect();
    let told = |at: Option<packing::time::At>, what| {
        at.map(|at| StoryView {
            at: at.0,
            what,
            who: None,
            detail: String::new(),
        })
    };
    story.extend(told(copy.package.created_at, StoryKind::Arrived));
    if let Some(what) = ended(&copy.package.state) {
        story.extend(told(copy.package.modified_at, what));
    }
    story.sort_by_key(|line| line.at);
    story
}

/// Nothing but the package itself shows it.
fn is_presumed(entry: &Entry, commands: &[Command]) -> bool {
    let command = commands
        .iter()
        .find(|it| it.id.to_string() == entry.command);
    command.is_some_and(|it| it.standing.proof == Some(Proof::Presumed))
}

/// What was queued; the journal knows it also of commands that a salvaged file has no more.
fn act_of(id: &str, entries: &[Entry], commands: &[Command]) -> Option<Act> {
    let kept = commands.iter().find(|it| it.id.to_string() == id);
    let queued = |it: &&Entry| it.what == What::Queued && it.command == id;
    let told = || queue::act_named(&entries.iter().find(queued)?.detail);
    kept.map(Command::act).or_else(told)
}

fn ended(state: &State) -> Option<StoryKind> {
    match state {
        State::Delivered => Some(StoryKind::Delivered),
        State::DeliveryFailed => Some(StoryKind::DeliveryFailed),
        State::AttemptedDelivery => Some(StoryKind::AttemptedDelivery),
        State::Cancelled | State::CancellationWaiting => Some(StoryKind::Cancelled),
        _ => None,
    }
}

fn story_kind(entry: &Entry, act: Option<Act>) -> Option<StoryKind> {
    match (entry.what, act) {
        (What::Queued, Some(act)) if act.packs() => Some(StoryKind::PackedHere),
        (What::Queued, Some(act)) if act.ships() => Some(StoryKind::ShippedHere),
        (What::Queued, _) => None,
        (What::Withdrawn, _) => Some(StoryKind::Withdrawn),
        (What::Held, _) => Some(StoryKind::NeedsPerson),
        (What::Closed, _) => Some(StoryKind::Closed),
        (What::LabelDrawn, _) => Some(StoryKind::LabelDrawn),
        (What::Answered | What::Looked | What::Settled | What::Restarted | What::Restored, act) => {
            ended_as(&entry.detail, act)
        }
        (What::Rebound | What::SeenToBeBack, _) => None,
        (What::PrintStepped, _) if entry.detail == "printed" => Some(StoryKind::LabelPrinted),
        (What::LabelVoided, _) => Some(StoryKind::LabelVoided),
        (What::PutDown, _) => Some(StoryKind::PutDown),
        (What::LabelKept | What::DocumentKept | What::LabelScanned, _) => None,
        (What::PrintAsked | What::PrintStepped | What::PrintClosed, _) => None,
        (What::PrinterAdded | What::PrinterAccepted | What::PrinterRemoved, _) => None,
        (What::Claimed | What::Retried | What::Salvaged | What::Purged, _) => None,
    }
}

/// The journal's detail of a step is the word of the standing that it led to.
fn ended_as(detail: &str, act: Option<Act>) -> Option<StoryKind> {
    match (detail, act) {
        ("done", _) => Some(StoryKind::Confirmed),
        ("in_doubt", _) => Some(StoryKind::InDoubt),
        ("rejected", _) => Some(StoryKind::Refused),
        ("superseded", _) => Some(StoryKind::Superseded),
        ("needs_person", _) => Some(StoryKind::NeedsPerson),
        ("by_other", Some(act)) if act.packs() => Some(StoryKind::PackedOther),
        ("by_other", Some(act)) if act.ships() => Some(StoryKind::ShippedOther),
        _ => None,
    }
}

/// Only what a person wrote or a label says; the machine's own words are no news.
fn detail(entry: &Entry) -> String {
    match entry.what {
        What::LabelDrawn | What::PutDown => entry.detail.clone(),
        // Where a step ended with it, the word of its standing comes first.
        What::Closed => {
            let because = entry.detail.split(' ').find_map(Because::from_text);
            because.map_or(String::new(), |because| because.as_str().to_owned())
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use packing::time::At;

    use super::*;

    #[test]
    fn a_story_names_the_act_also_of_a_command_that_is_kept_no_more() {
        let entry = |what, command: &str, detail: &str| Entry {
            at: At(1),
            what,
            package: PackageId(1),
            command: command.into(),
            who: 1,
            detail: detail.into(),
        };
        let entries = [
            entry(What::Queued, "9f3a-1", "pack"),
            entry(What::Queued, "9f3a-2", "ship_without_integration"),
            entry(What::Looked, "9f3a-2", "by_other"),
            entry(What::Looked, "9f3a-3", "by_other"),
        ];
        let told = entries
            .each_ref()
            .map(|it| story_kind(it, act_of(&it.command, &entries, &[])));
        assert_eq!(
            told,
            [
                Some(StoryKind::PackedHere),
                Some(StoryKind::ShippedHere),
                Some(StoryKind::ShippedOther),
                None,
            ]
        );
    }
}
