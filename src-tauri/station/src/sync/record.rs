//! Writing down what came of a request: first the mirror, then the queue, then the news.
//!
//! By what was asked: `copies` of packages, `looks` at one for a command, `sends`. Here is what all
//! of them do: see what a copy is worth to a command, and take the step that follows.

mod copies;
mod looks;
mod sends;

use packing::command::Command;
use packing::delivery::Event;
use packing::id::Seq;
use packing::judge::Beside;
use packing::package::Package;
use packing::time::{At, Tick};
use packing::unlabelled;
use packing::verdict::{Look, Rows};

use super::{Shared, labels};
use crate::store::Writing;
use crate::store::journal::What;
use crate::store::open::StoreError;
use crate::store::queue::{self, Stepped};

use copies::is_ours;
pub use copies::{copy, page};
pub use looks::{Looked, log_unread, look, surely_unsent, unreadable};
pub use sends::{Untold, claim, restarted, sent, untold};

/// Where they cannot be read, an earlier one is supposed: then nothing is concluded too early.
fn beside(shared: &Shared, command: &Command) -> Beside {
    let commands = shared
        .store
        .read(|reader| queue::of_package(reader, command.package));
    let unknown = Beside {
        earlier_unsettled: true,
        later_taken: false,
        later_in_doubt: true,
        earlier_failed: true,
    };
    commands.map_or(unknown, |all| Beside::of(command, &all))
}

/// `waited_ms` is how long ago the command's last request had ended when the look began.
fn look_at<'a>(
    shared: &Shared,
    waited_ms: u64,
    (package, rows): (Option<&'a Package>, Rows),
) -> Look<'a> {
    let foreign = package
        .and_then(|package| package.store.as_deref())
        .is_some_and(|store| store != shared.desk.store);
    Look {
        package,
        foreign,
        rows,
        quiet: waited_ms >= shared.desk.timing.doubt_quiet_ms,
    }
}

/// Its label has not come for hours, or has come after all.
fn by_label(shared: &Shared, command: &Command, package: &Package) -> Option<Event> {
    if !command.act().comes_after_label() || !is_ours(shared, package) {
        return None;
    }
    let all = |reader: &_| queue::of_package(reader, command.package);
    // Where they cannot be read, the next copy tells.
    let all = shared.store.read(all).ok()?;
    let here = (package, &shared.desk.shop);
    unlabelled::by_copy(command, &all, here, shared.steady())
}

/// How long before that moment the last request of a command had ended.
fn waited_ms(shared: &Shared, seq: Seq, at: Tick) -> u64 {
    at.since(shared.state().timer(seq).since)
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

/// When a step is taken, and in which run.
#[derive(Clone, Copy)]
struct Noted {
    at: At,
    steady: At,
    run: i64,
}

impl Noted {
    fn now(shared: &Shared) -> Self {
        Self {
            at: shared.clock.wall(),
            steady: shared.steady(),
            run: shared.store.run(),
        }
    }
}

fn take(
    transaction: &Writing<'_>,
    command: &Command,
    happened: Happened,
    noted: Noted,
) -> Result<Command, StoreError> {
    let Happened { what, event } = happened;
    let Noted { at, steady, run } = noted;
    let step = Stepped {
        command,
        event,
        at,
        steady,
        run,
        who: 0,
        what,
        note: "",
    };
    queue::step(transaction, &step)
}

/// What is on the disk is told of, and not before.
fn taken(shared: &Shared, after: &Command) {
    tell(after);
    labels::made_anew(shared, after);
}

fn tell(command: &Command) {
    tracing::info!(
        package.id = command.package.0,
        command.id = %command.id,
        command.delivery = ?command.standing.delivery,
        "command.step"
    );
}
