//! Writing down what came of a request: first the mirror, then the queue, then the news.

use packing::command::Command;
use packing::delivery::{Answer, Delivery, Event, Finding};
use packing::id::{LogId, PackageId, Seq};
use packing::judge::{self, Beside};
use packing::package::Package;
use packing::time::At;
use packing::verdict::{Look, Rows};

use super::{Shared, evidence, labels};
use crate::oms::{LogPage, Order, Page, Sent};
use crate::store::Writing;
use crate::store::journal::What;
use crate::store::mirror::{self, AskedWhen};
use crate::store::open::StoreError;
use crate::store::others;
use crate::store::queue::{self, Stepped};
use crate::store::reference::{self, Named};
use crate::view::EvidenceView;

/// With the back-off between looks, some minutes.
const LOOKS_WITHOUT_LOG_MAX: u32 = 8;

/// One page of packages. Accepted commands that it shows are done; queued ones that it makes
/// pointless end here.
pub fn page(shared: &Shared, page: &Page, when: AskedWhen) -> Result<(), StoreError> {
    if page.unreadable > 0 {
        tracing::warn!(page.unreadable = page.unreadable, "refresh.page");
    }
    let kept = shared.store.write_mirror(|transaction| {
        let mut kept = Vec::with_capacity(page.packages.len());
        for package in &page.packages {
            if mirror::upsert(transaction, package, when)? {
                note_carrier(shared, transaction, package)?;
                others::set(transaction, package.id, &fields_of(page, package.id))?;
                kept.push(package);
            }
        }
        Ok(kept)
    })?;
    labels::note(shared, &kept);
    let settled = settle_by_copies(shared, &kept)?;
    if !kept.is_empty() || settled {
        let ids: Vec<PackageId> = kept.iter().map(|package| package.id).collect();
        shared.changed(&ids);
    }
    Ok(())
}

fn fields_of(page: &Page, id: PackageId) -> Vec<others::Field> {
    let of_it = page.others.iter().find(|(package, _)| *package == id);
    let fields = of_it.into_iter().flat_map(|(_, fields)| fields);
    fields
        .map(|it| (it.name.clone(), it.value.clone()))
        .collect()
}

/// A carrier that has not been met since the start.
fn note_carrier(
    shared: &Shared,
    transaction: &Writing<'_>,
    package: &Package,
) -> Result<(), StoreError> {
    let shipment = package.shipment.as_ref();
    let Some((id, name)) = shipment.and_then(|it| Some((it.carrier_id?, it.carrier.clone()?)))
    else {
        return Ok(());
    };
    if shared.state().carriers.get(&id) == Some(&name) {
        return Ok(());
    }
    let carrier = Named { id, name };
    reference::note_carrier(transaction, &carrier)?;
    shared.state().carriers.insert(id, carrier.name);
    Ok(())
}

/// One package that was asked for by itself.
pub fn copy(
    shared: &Shared,
    id: PackageId,
    package: Option<&Package>,
    when: AskedWhen,
) -> Result<(), StoreError> {
    if keep_copy(shared, id, package, when)? {
        labels::note(shared, package.as_slice());
        settle_by_copies(shared, package.as_slice())?;
        shared.changed(&[id]);
    }
    Ok(())
}

/// A copy alone can settle: it shows the effect, or it shows that nothing need be sent. Only copies
/// that the mirror took may: an older one than it has proves nothing.
fn settle_by_copies(shared: &Shared, packages: &[&Package]) -> Result<bool, StoreError> {
    let ids: Vec<PackageId> = packages.iter().map(|package| package.id).collect();
    let commands = shared
        .store
        .read(|reader| queue::of_packages(reader, &ids))?;
    let ours =
        |command: &Command| !command.standing.delivery.is_settled() && shared.is_bound(command);
    let steps: Vec<(Command, Event)> = commands
        .into_iter()
        .filter(ours)
        .filter_map(|command| {
            let of_it = |package: &&&Package| package.id == command.package;
            let package = packages.iter().find(of_it)?;
            let event = by_copy(shared, &command, package)?;
            Some((command, event))
        })
        .collect();
    if steps.is_empty() {
        return Ok(false);
    }
    shared.store.write(|transaction| {
        for (command, event) in steps {
            // It may have moved since it was read; then the next copy settles it.
            match queue::find(transaction, command.id.seq)? {
                Some(now) if now.standing == command.standing => {
                    take(
                        shared,
                        transaction,
                        &command,
                        Happened::new(What::Settled, event),
                    )?;
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok(true)
}

fn by_copy(shared: &Shared, command: &Command, package: &Package) -> Option<Event> {
    let look = look_at(
        shared,
        command,
        Some(package),
        evidence::rows(command, None, None).0,
    );
    judge::by_copy(command, &look, || beside(shared, command))
}

/// Where they cannot be read, an earlier one is supposed: then nothing is concluded too early.
fn beside(shared: &Shared, command: &Command) -> Beside {
    let commands = shared
        .store
        .read(|reader| queue::of_package(reader, command.package));
    let unknown = Beside {
        earlier_unsettled: true,
        later_taken: false,
    };
    commands.map_or(unknown, |all| Beside::of(command, &all))
}

fn look_at<'a>(
    shared: &Shared,
    command: &Command,
    package: Option<&'a Package>,
    rows: Rows,
) -> Look<'a> {
    let foreign = package
        .and_then(|package| package.store.as_deref())
        .is_some_and(|store| store != shared.desk.store);
    let quiet = waited_ms(shared, command.id.seq) >= shared.desk.timing.doubt_quiet_ms;
    Look {
        package,
        foreign,
        rows,
        quiet,
    }
}

/// How long ago the last request of a command ended.
fn waited_ms(shared: &Shared, seq: Seq) -> u64 {
    let since = shared.state().timer(seq).since;
    shared.clock.tick().since(since)
}

/// What a look brought back.
pub struct Looked {
    pub seq: Seq,
    pub package: Option<Package>,
    pub log: Option<LogPage>,
    pub when: AskedWhen,
}

/// One package read back for one command.
pub fn look(shared: &Shared, looked: &Looked) -> Result<(), StoreError> {
    let Some(command) = in_question(shared, looked.seq)? else {
        return Ok(());
    };
    note_log(shared, looked.log.as_ref());
    let user = shared.oms_user();
    let log = looked.log.as_ref().filter(|_| tells_of(shared, &command));
    let (rows, row) = match evidence::rows(&command, log, user.as_deref()) {
        // A user that was only learned may be another desk's as well. It tells colleagues apart and
        // proves nothing.
        (Rows::Ours, _) if shared.desk.oms_user.is_none() => (Rows::Somebodys, None),
        found => found,
    };
    if rows != Rows::Ours && is_behind(shared, &command) {
        return log_unread(shared, looked.seq);
    }
    let kept = keep_copy(
        shared,
        command.package,
        looked.package.as_ref(),
        looked.when,
    )?;
    let look = look_at(shared, &command, looked.package.as_ref(), rows);
    // A copy older than the mirror's own shows the past; the log's rows stay true.
    let told = kept || rows == Rows::Ours;
    let after = || {
        let waited_ms = waited_ms(shared, looked.seq);
        judge::by_look(&command, &look, waited_ms, || beside(shared, &command))
    };
    match told.then(after).flatten() {
        Some(event) => {
            shared.store.write(|transaction| {
                let event = proven(transaction, &command, event, row)?;
                take(
                    shared,
                    transaction,
                    &command,
                    Happened::new(What::Looked, event),
                )
            })?;
            let now = shared.clock.tick();
            shared.state().request_ended(looked.seq, now);
        }
        None => not_settled(shared, &command, kept),
    }
    shared.changed(&[command.package]);
    Ok(())
}

/// The command to be judged. One that is still being sent has lost its answer to a fault of this
/// desk's disk: it is in doubt, as after a crash.
fn in_question(shared: &Shared, seq: Seq) -> Result<Option<Command>, StoreError> {
    let command = shared.store.read(|reader| queue::find(reader, seq))?;
    match command {
        Some(command) if command.standing.delivery == Delivery::Sending => {
            let restarted = Happened::new(What::Restarted, Event::Restarted);
            shared
                .store
                .write(|transaction| {
                    let at = shared.clock.wall();
                    queue::end_attempt(transaction, seq, at, "answer lost")?;
                    take(shared, transaction, &command, restarted)
                })
                .map(Some)
        }
        command => Ok(command),
    }
}

/// Looked at, and nothing follows: one that waits may go on this copy, any other is looked at
/// again.
fn not_settled(shared: &Shared, command: &Command, kept: bool) {
    let now = shared.moment(command.id.seq.0.unsigned_abs());
    let mut state = shared.state();
    if kept && command.standing.delivery == Delivery::Queued {
        state.may_go(command.id.seq, now.tick);
    } else {
        state.look_later(command.id.seq, now.tick, now.jitter);
    }
}

/// The OMS cannot have it: nothing of it ever left.
pub fn surely_unsent(command: &Command) -> bool {
    command.standing.delivery == Delivery::Queued && !command.standing.doubted
}

/// The log would tell and could not be read. Only when that has gone on for long, a person has to
/// find out.
pub fn log_unread(shared: &Shared, seq: Seq) -> Result<(), StoreError> {
    let looks = shared.state().timer(seq).looks;
    if looks >= LOOKS_WITHOUT_LOG_MAX {
        return no_telling(shared, seq);
    }
    let Some(command) = in_question(shared, seq)? else {
        return Ok(());
    };
    not_settled(shared, &command, false);
    shared.changed(&[command.package]);
    Ok(())
}

/// The OMS is there and will not show this one package. When the quiet time is over, a person has
/// to find out.
pub fn unreadable(shared: &Shared, seq: Seq) -> Result<(), StoreError> {
    shared.state().evidence = EvidenceView::Nothing;
    no_telling(shared, seq)
}

fn no_telling(shared: &Shared, seq: Seq) -> Result<(), StoreError> {
    let Some(command) = in_question(shared, seq)? else {
        return Ok(());
    };
    let quiet = look_at(shared, &command, None, Rows::Unknown).quiet;
    let waits = matches!(
        command.standing.delivery,
        Delivery::InDoubt | Delivery::Accepted
    );
    if quiet && waits {
        let unclear = Happened::new(What::Looked, Event::Looked(Finding::Unclear));
        shared
            .store
            .write(|transaction| take(shared, transaction, &command, unclear))?;
    } else {
        not_settled(shared, &command, false);
    }
    shared.changed(&[command.package]);
    Ok(())
}

/// Says whether the mirror took it.
fn keep_copy(
    shared: &Shared,
    id: PackageId,
    package: Option<&Package>,
    when: AskedWhen,
) -> Result<bool, StoreError> {
    shared.store.write_mirror(|transaction| match package {
        Some(package) if is_ours(shared, package) => mirror::upsert(transaction, package, when),
        _ => mirror::mark_gone(transaction, id, when),
    })
}

fn is_ours(shared: &Shared, package: &Package) -> bool {
    package
        .store
        .as_deref()
        .is_none_or(|store| store == shared.desk.store)
}

/// Another OMS's log tells nothing of it.
fn tells_of(shared: &Shared, command: &Command) -> bool {
    command.binding == shared.desk.binding
}

/// That its log does not show a command says nothing yet: in one that went back, the command's row
/// may have a number below its watermark.
fn is_behind(shared: &Shared, command: &Command) -> bool {
    let may_be_there = match command.standing.delivery {
        Delivery::InDoubt => true,
        Delivery::Queued => command.standing.doubted,
        _ => false,
    };
    may_be_there && tells_of(shared, command) && shared.state().head.is_behind()
}

fn note_log(shared: &Shared, log: Option<&LogPage>) {
    if let Some(highest) = log.and_then(|log| log.rows.iter().map(|row| row.id).max()) {
        shared.state().head.saw(highest);
    }
}

/// Takes the log row as this command's proof, unless another command has it already.
fn proven(
    transaction: &Writing<'_>,
    command: &Command,
    event: Event,
    row: Option<LogId>,
) -> Result<Event, StoreError> {
    match (&event, row) {
        (Event::Looked(Finding::Ours(_)), Some(row)) => {
            let free = queue::prove(transaction, command.id.seq, row)?;
            Ok(if free {
                event
            } else {
                Event::Looked(Finding::Unclear)
            })
        }
        _ => Ok(event),
    }
}

/// What happened to a command, and what the journal calls it.
struct Happened {
    what: What,
    event: Event,
}

impl Happened {
    fn new(what: What, event: Event) -> Self {
        Self { what, event }
    }
}

fn take(
    shared: &Shared,
    transaction: &Writing<'_>,
    command: &Command,
    happened: Happened,
) -> Result<Command, StoreError> {
    let Happened { what, event } = happened;
    let step = Stepped {
        command,
        event,
        at: shared.clock.wall(),
        steady: shared.steady(),
        run: shared.store.run(),
        who: 0,
        what,
        note: "",
    };
    let after = queue::step(transaction, &step)?;
    tell(&after);
    Ok(after)
}

fn tell(command: &Command) {
    tracing::info!(
        package.id = command.package.0,
        command.id = %command.id,
        command.delivery = ?command.standing.delivery,
        "command.step"
    );
}

/// Claims a command before its request leaves (R1). `None` where it has moved meanwhile. Several
/// that are claimed at the same moment wait for the disk once.
pub fn claim(shared: &Shared, seq: Seq) -> Result<Option<Order>, StoreError> {
    let (watermark, read_at, log_tells) = {
        let state = shared.state();
        let without = [EvidenceView::PackageOnly, EvidenceView::Nothing];
        let log_tells = !without.contains(&state.evidence);
        (state.head.known(), state.head_at, log_tells)
    };
    let claim = queue::Claim {
        at: shared.clock.wall(),
        run: shared.store.run(),
        watermark,
        sent_on: sent_on(shared, seq)?,
    };
    let quiet_ms = shared.desk.timing.doubt_quiet_ms.cast_signed();
    let claimed = shared.store.write_together(move |transaction| {
        let Some(command) = queue::find(transaction, seq)? else {
            return Ok(None);
        };
        if command.standing.delivery != Delivery::Queued {
            return Ok(None);
        }
        if log_tells && head_needed(transaction, &command, quiet_ms)? > read_at {
            return Ok(None);
        }
        queue::claim(transaction, &command, claim).map(Some)
    })?;
    let Some(command) = claimed else {
        let now = shared.moment(seq.0.unsigned_abs());
        shared.state().look_later(seq, now.tick, now.jitter);
        return Ok(None);
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

/// Read before the claim: a copy that comes in between only makes the base older.
fn sent_on(shared: &Shared, seq: Seq) -> Result<Option<At>, StoreError> {
    shared.store.read(|reader| {
        let command = queue::find(reader, seq)?;
        let modified = command.map(|it| mirror::modified_at(reader, it.package));
        Ok(modified.transpose()?.flatten())
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
            state.refresh_due = now.tick;
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
    let (at, run) = (shared.clock.wall(), shared.store.run());
    let steady = shared.steady();
    let (outcome, event) = (sent.outcome, Event::Answered(sent.answer.clone()));
    let after = shared.store.write_together(move |transaction| {
        queue::end_attempt(transaction, seq, at, outcome)?;
        let Some(command) = queue::find(transaction, seq)? else {
            return Ok(None);
        };
        let step = Stepped {
            command: &command,
            event,
            at,
            steady,
            run,
            who: 0,
            what: What::Answered,
            note: "",
        };
        queue::step(transaction, &step).map(Some)
    })?;
    after.iter().for_each(tell);
    Ok(after)
}

/// After a start: what was being sent when the last run ended may have arrived.
pub fn restarted(shared: &Shared) -> Result<(), StoreError> {
    let sending: Vec<Command> = shared
        .store
        .read(queue::unsettled)?
        .into_iter()
        .filter(|command| command.standing.delivery == Delivery::Sending)
        .collect();
    shared.store.write(|transaction| {
        for command in &sending {
            let at = shared.clock.wall();
            queue::end_attempt(transaction, command.id.seq, at, "restarted")?;
            take(
                shared,
                transaction,
                command,
                Happened::new(What::Restarted, Event::Restarted),
            )?;
        }
        Ok(())
    })
}
