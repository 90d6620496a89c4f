//! What the screen reads: lists, one package, the chip, the questions for a person.

use packing::command::Command;
use packing::decide::{Sight, may};
use packing::delivery::Delivery;
use packing::handover::may_leave;
use packing::id::PackageId;
use packing::link::{Link, Moment};
use packing::package::Package;
use packing::scan::fingerprint;
use packing::time::{At, Tick};
use packing::transitions::is_marketplace;

use crate::error::{Problem, ProblemKey};
use crate::printing::shown::to_do;
use crate::shown::{self, ByPackage};
use crate::store::labels::Paper;
use crate::store::mirror::{self, Copy};
use crate::store::open::StoreError;
use crate::store::restore::{self, Notice, Why};
use crate::store::{Reading, boxes, journal, labels, meta, others, people, queue, search};
use crate::story;
use crate::sync::{Shared, opened};
use crate::view::*;

/// The last that left; older ones are found by searching.
const ENDED_MAX: u32 = 200;

const ALL: u32 = u32::MAX;

/// One package with all that this desk did to it.
pub(crate) struct Found {
    pub(crate) copy: Copy,
    pub(crate) commands: Vec<Command>,
    pub(crate) queue_len: usize,
}

impl Found {
    pub(crate) fn seen(&self) -> Package {
        shown::seen(&self.copy, &self.commands)
    }

    pub(crate) fn unsettled(&self) -> Vec<Command> {
        let open = |command: &&Command| !command.standing.delivery.is_settled();
        self.commands.iter().filter(open).cloned().collect()
    }
}

pub(crate) fn find(shared: &Shared, id: PackageId) -> Result<Found, Problem> {
    let found = shared.read(|reader| {
        let commands = queue::of_package(reader, id)?;
        let Some(copy) = copy_or_seen(shared, reader, (id, &commands))? else {
            return Ok(None);
        };
        let queue_len = queue::count_unsettled(reader)?;
        Ok(Some(Found {
            copy,
            commands,
            queue_len,
        }))
    })?;
    found.ok_or_else(|| Problem::of(ProblemKey::UnknownPackage))
}

/// The OMS's copy; with none, as after a lost mirror, what this desk's own unsettled work
/// remembers.
fn copy_or_seen(
    shared: &Shared,
    reader: &Reading,
    (id, commands): (PackageId, &[Command]),
) -> Result<Option<Copy>, StoreError> {
    if let Some(copy) = mirror::one(reader, id)? {
        return Ok(Some(copy));
    }
    let ours = |command: &&Command| {
        !command.standing.delivery.is_settled() && command.binding == shared.desk.binding
    };
    Ok(commands.iter().rfind(ours).map(story::copy_of))
}

/// The package that this desk's own unsettled work knows by this number.
pub(crate) fn queued_as(reader: &Reading, text: &str) -> Result<Option<PackageId>, StoreError> {
    let maybe = queue::naming(reader, text)?;
    let named = |command: &&Command| {
        let seen = &command.seen;
        seen.number == text || seen.tracking_number() == Some(text)
    };
    Ok(maybe.iter().find(named).map(|command| command.package))
}

pub(crate) fn packers(shared: &Shared) -> Result<Vec<PackerView>, Problem> {
    let people = shared.read(people::all)?;
    let view = |person: people::Person| PackerView {
        id: person.id,
        name: person.name,
    };
    Ok(people.into_iter().map(view).collect())
}

pub(crate) fn status(shared: &Shared) -> Result<StationView, Problem> {
    let (on_top, counts, queue, notice, (answered_at, foreign)) = shared.read(|reader| {
        let (to_close, on_top) = (queue::to_close(reader)?, on_top(reader)?);
        let counts = counts(reader, shared.clock.wall(), &on_top)?;
        Ok((
            on_top,
            counts,
            queue_view(
                &queue::counts(reader)?,
                to_close.len(),
                elsewhere(shared, reader)?,
            ),
            restore::notice(reader)?,
            (meta::answered_at(reader)?, meta::foreign(reader)?),
        ))
    })?;
    let labels = to_do(shared, &on_top)?;
    let now = shared.moment(0);
    let state = shared.state();
    let link = match state.link {
        Link::Unknown => LinkView::Unknown,
        Link::Up => LinkView::Up,
        // The pause that the OMS asked for may be over; then it is simply there.
        Link::Slow { retry_at, .. } if retry_at <= now.tick => LinkView::Up,
        Link::Slow { retry_at, .. } => LinkView::Slow {
            retry_at: at_wall(now, retry_at),
        },
        Link::Down {
            since,
            tries,
            retry_at,
        } => LinkView::Down {
            since: since.0,
            tries,
            retry_at: at_wall(now, retry_at),
        },
        Link::SignedOut { .. } => LinkView::SignedOut,
        Link::Forbidden { .. } if state.is_list_refused() => LinkView::ListRefused,
        Link::Forbidden { .. } => LinkView::Forbidden,
        Link::Portal { .. } if state.is_list_too_large() => LinkView::ListTooLarge,
        Link::Portal { .. } if state.is_untrusted() => LinkView::Untrusted,
        Link::Portal { .. } => LinkView::Portal,
    };
    Ok(StationView {
        revision: state.revision,
        station_name: shared.desk.name.clone(),
        store: shared.desk.store.clone(),
        training: shared.desk.training,
        packer: state.packer.clone().map(|person| PackerView {
            id: person.id,
            name: person.name,
        }),
        link,
        queue,
        counts,
        labels,
        refreshed_at: state.refreshed_at.or(answered_at).map(|at| at.0),
        evidence: state.evidence,
        went_back: state.standstill.is_some(),
        secret: shared.desk.secret,
        foreign,
        notice: notice.map(notice_view),
        version: env!("CARGO_PKG_VERSION").into(),
        data_dir: shared.store.path().display().to_string(),
    })
}

/// A moment of the timers on the clock on the wall.
fn at_wall(now: Moment, tick: Tick) -> Millis {
    let wait_ms = i64::try_from(tick.since(now.tick)).unwrap_or_default();
    now.at.plus_ms(wait_ms).0
}

fn notice_view(notice: Notice) -> NoticeView {
    NoticeView {
        kind: match notice.why {
            Why::Salvaged => NoticeKind::Salvaged,
            Why::Restored => NoticeKind::Restored,
        },
        at: notice.at.0,
        in_doubt: u32::try_from(notice.in_doubt).unwrap_or(u32::MAX),
        aside: notice.aside,
    }
}

/// What is kept here for another sign-in, until somebody lets it go to this one.
fn elsewhere(shared: &Shared, reader: &Reading) -> Result<u32, StoreError> {
    let others = queue::of_other_bindings(reader, &shared.desk.binding)?;
    let foreign = others.iter().filter(|command| !shared.is_bound(command));
    Ok(u32::try_from(foreign.count()).unwrap_or(u32::MAX))
}

fn queue_view(unsettled: &[(Delivery, u32)], to_close: usize, foreign: u32) -> QueueView {
    let count = |wanted: &[Delivery]| {
        let matching = unsettled.iter().filter(|(at, _)| wanted.contains(at));
        matching.map(|(_, count)| *count).sum::<u32>()
    };
    QueueView {
        foreign,
        saved_here: count(&[Delivery::Queued]),
        sending: count(&[Delivery::Sending]),
        in_doubt: count(&[Delivery::InDoubt]),
        attention: count(&[Delivery::NeedsPerson]) + u32::try_from(to_close).unwrap_or(u32::MAX),
    }
}

/// The mirror's counts, moved by what lies on top of it.
fn counts(reader: &Reading, now: At, on_top: &ByPackage) -> Result<CountsView, StoreError> {
    let mut counts = CountsView {
        waiting: mirror::count(reader, Shelf::Waiting)?,
        late: mirror::count_late(reader, now)?,
        packed: mirror::count(reader, Shelf::Packed)?,
        sent: mirror::count(reader, Shelf::Sent)?,
    };
    for moved in moved(reader, on_top)? {
        let left = slot(&mut counts, moved.from);
        *left = left.saturating_sub(1);
        *slot(&mut counts, moved.to) += 1;
        if moved.from == Shelf::Waiting && moved.due_at.is_some_and(|due| due < now) {
            counts.late = counts.late.saturating_sub(1);
        }
    }
    Ok(counts)
}

/// Seen on another shelf than its copy lies on.
struct Moved {
    from: Shelf,
    to: Shelf,
    due_at: Option<At>,
}

fn moved(reader: &Reading, on_top: &ByPackage) -> Result<Vec<Moved>, StoreError> {
    let mut all = Vec::new();
    for (id, commands) in on_top {
        let Some(copy) = mirror::one(reader, *id)? else {
            continue;
        };
        let moved = Moved {
            from: mirror::shelf_of(&copy.package.state),
            to: shown::shelf_seen(&copy, commands),
            due_at: copy.package.due_at,
        };
        if !copy.gone && moved.from != moved.to {
            all.push(moved);
        }
    }
    Ok(all)
}

fn slot(counts: &mut CountsView, shelf: Shelf) -> &mut u32 {
    match shelf {
        Shelf::Waiting => &mut counts.waiting,
        Shelf::Packed => &mut counts.packed,
        Shelf::Sent => &mut counts.sent,
    }
}

/// Everything on a shelf; of what has left, the last.
pub(crate) fn list(shared: &Shared, shelf: Shelf) -> Result<ListView, Problem> {
    match shelf {
        Shelf::Waiting | Shelf::Packed => first_of(shared, shelf, ALL),
        Shelf::Sent => first_of(shared, shelf, ENDED_MAX),
    }
}

/// The first rows of a list, and how long all of it is.
pub(crate) fn first_of(shared: &Shared, shelf: Shelf, most: u32) -> Result<ListView, Problem> {
    let view = shared.read(|reader| {
        let commands = on_top(reader)?;
        // Some of them may be on another shelf by what lies on top of them.
        let spare = u32::try_from(commands.len()).unwrap_or(ALL);
        let read = most.saturating_add(spare);
        let listed = match shelf {
            Shelf::Waiting | Shelf::Packed => mirror::on_shelf(reader, shelf, read)?,
            Shelf::Sent => mirror::ended(reader, read)?,
        };
        let whole = listed.len() < usize::try_from(read).unwrap_or(usize::MAX);
        let mut rows: Vec<RowView> = listed
            .into_iter()
            .filter(|row| !commands.contains_key(&row.id))
            .map(|row| shown::listed_row(row, shared.desk.handover))
            .collect();
        // Only what this desk has done something to needs its whole copy.
        for (id, commands) in &commands {
            if let Some(copy) = copy_or_seen(shared, reader, (*id, commands))?
                && shown::shelf_seen(&copy, commands) == shelf
            {
                rows.push(shown::row(&copy, commands, shared.desk.handover));
            }
        }
        in_order(&mut rows, shelf);
        let total = total(reader, &commands, (shelf, whole.then_some(rows.len())))?;
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(ListView { total, rows })
    })?;
    Ok(view)
}

/// Commands that may change what is seen of a package, by package.
pub(crate) fn on_top(reader: &Reading) -> Result<ByPackage, StoreError> {
    if !queue::any(reader)? {
        return Ok(ByPackage::new());
    }
    Ok(shown::by_package(queue::on_top(reader)?))
}

/// Work by due time, what has left by the last news of it.
fn in_order(rows: &mut [RowView], shelf: Shelf) {
    match shelf {
        Shelf::Waiting | Shelf::Packed => {
            rows.sort_by_key(|row| (row.due_at.unwrap_or(Millis::MAX), row.id));
        }
        Shelf::Sent => {
            rows.sort_by_key(|row| (std::cmp::Reverse(row.modified_at), row.id));
        }
    }
}

/// As many as were read, where that was all of them.
fn total(
    reader: &Reading,
    on_top: &ByPackage,
    (shelf, read): (Shelf, Option<usize>),
) -> Result<u32, StoreError> {
    if let Some(read) = read {
        return Ok(u32::try_from(read).unwrap_or(u32::MAX));
    }
    // The other shelves are long, and nobody asked about them.
    let mut total = mirror::count(reader, shelf)?;
    for moved in moved(reader, on_top)? {
        if moved.from == shelf {
            total = total.saturating_sub(1);
        } else if moved.to == shelf {
            total += 1;
        }
    }
    Ok(total)
}

pub(crate) fn search(shared: &Shared, text: &str) -> Result<ListView, Problem> {
    let rows = shared.read(|reader| {
        let ids = search::containing(reader, text)?;
        let commands = shown::by_package(queue::of_packages(reader, &ids)?);
        let mut rows = Vec::with_capacity(ids.len());
        for listed in mirror::these(reader, &ids)? {
            let row = match commands.get(&listed.id) {
                None => shown::listed_row(listed, shared.desk.handover),
                Some(commands) => match mirror::one(reader, listed.id)? {
                    Some(copy) => shown::row(&copy, commands, shared.desk.handover),
                    None => continue,
                },
            };
            rows.push(row);
        }
        Ok(rows)
    })?;
    Ok(ListView {
        total: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        rows,
    })
}

/// The label last saved for a person, and whether the carrier has drawn it anew since.
fn saved(reader: &Reading, id: PackageId) -> Result<Option<(Paper, bool)>, StoreError> {
    let Some((number, paper)) = labels::last_saved(reader, id)? else {
        return Ok(None);
    };
    let is_old = labels::is_saved_of_old(reader, (number, &paper))?;
    Ok(Some((paper, is_old)))
}

pub(crate) fn package(shared: &Shared, id: PackageId) -> Result<PackageView, Problem> {
    let found = find(shared, id)?;
    opened::note(shared, &found.copy);
    let (paper, stands, others, entries, people) = shared.read(|reader| {
        Ok((
            saved(reader, id)?,
            boxes::stands(reader, id)?,
            others::of(reader, id)?,
            journal::of_package(reader, id)?,
            people::all(reader)?,
        ))
    })?;
    let seen = found.seen();
    let name_of = |who| {
        people
            .iter()
            .find(|person| person.id == who)
            .map(|p| p.name.clone())
    };
    let undo = found
        .commands
        .iter()
        .rfind(|command| !command.standing.delivery.is_settled())
        .filter(|last| last.standing.delivery == Delivery::Queued && !last.standing.doubted)
        .map(|last| last.id.to_string());
    Ok(PackageView {
        row: shown::row(&found.copy, &found.commands, shared.desk.handover),
        lines: seen.lines.iter().map(line_view).collect(),
        address: seen.recipient.address.clone(),
        phone: seen.recipient.phone.clone(),
        notes: seen.notes.clone(),
        gift_note: seen.gift_note.clone(),
        query_number: seen.query_number().map(str::to_owned),
        pack: may_pack(shared, &found, &seen).err(),
        ship: may_ship(shared, &found, &seen).err(),
        label: may_draw(&found, &seen).err(),
        undo,
        paper: paper.map(|(paper, is_old)| {
            let changed = paper.fingerprint != fingerprint_of(&seen);
            shown::paper_view(paper, is_old || changed)
        }),
        stands,
        story: shown::story(&found.copy, &entries, &found.commands, name_of),
        has_document: seen.document_file.is_some(),
        others: others
            .into_iter()
            .map(|(name, value)| OtherView { name, value })
            .collect(),
        asked_at: Some(found.copy.asked_at.0),
    })
}

fn line_view(line: &packing::package::Line) -> LineView {
    LineView {
        name: line.name.clone(),
        sku: line.sku.clone(),
        barcode: line.barcode.clone(),
        quantity: line.quantity,
    }
}

fn may_pack(shared: &Shared, found: &Found, seen: &Package) -> Result<(), Problem> {
    let unsettled = found.unsettled();
    let sight = sight(shared, found, (seen, &unsettled));
    may(&sight, sight.shop.packing_act(seen, sight.marketplace))?;
    Ok(())
}

pub(crate) fn sight<'a>(
    shared: &'a Shared,
    found: &Found,
    (seen, unsettled): (&'a Package, &'a [Command]),
) -> Sight<'a> {
    Sight {
        package: seen,
        gone: found.copy.gone,
        marketplace: is_marketplace(&seen.channel, &shared.desk.marketplaces),
        shop: &shared.desk.shop,
        unsettled,
        queue_len: found.queue_len,
    }
}

fn may_ship(shared: &Shared, found: &Found, seen: &Package) -> Result<(), Problem> {
    let unsettled = found.unsettled();
    let carrier = seen.carrier().unwrap_or_default();
    may_leave(
        &sight(shared, found, (seen, &unsettled)),
        carrier,
        shared.desk.handover,
    )?;
    Ok(())
}

/// A label says who carries the box and under which number; without them it would be a sheet of
/// paper.
pub(crate) fn may_draw(found: &Found, seen: &Package) -> Result<(), Problem> {
    if found.copy.gone {
        return Err(Problem::of(ProblemKey::Gone));
    }
    if seen.state.is_cancelled() {
        return Err(Problem::of(ProblemKey::Cancelled));
    }
    if !(seen.state.is_packed() || seen.state.has_left()) {
        return Err(Problem::of(ProblemKey::NotPacked));
    }
    match (seen.carrier(), seen.tracking_number()) {
        (Some(_), Some(_)) => Ok(()),
        _ => Err(Problem::of(ProblemKey::NoTrackingYet)),
    }
}

pub(crate) fn fingerprint_of(package: &Package) -> u32 {
    fingerprint(
        package.carrier().unwrap_or_default(),
        package.tracking_number().unwrap_or_default(),
        package.query_number().unwrap_or_default(),
    )
}
