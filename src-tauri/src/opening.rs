//! The station, from "being opened" to open or refused.
//!
//! Opening runs on a thread of its own while the web view starts up; whoever asks first waits for
//! it. It happens once: a refusal stays a refusal until the program is started again, because what
//! is wrong then (another instance, a folder, a setting) is put right outside of this window.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};

use station::config::Config;
use station::error::Problem;
use station::logs::{self, LogGuard};
use station::place;
use station::view::{ChangedView, FirstView, LineSwitch, Shelf, StartView};
use station::{Options, Station};

use crate::arguments::Wanted;
use crate::events;
use crate::terminal;
use crate::training::{self, Training};

/// More rows than the first picture holds; the others are read once it is painted.
const FIRST_ROWS: u32 = 40;

/// A handle; clones share the one station.
#[derive(Clone)]
pub(crate) struct Opening(Arc<Inner>);

struct Inner {
    wanted: Wanted,
    changes: Sender<ChangedView>,
    outcome: OnceLock<Result<Desk, Problem>>,
    /// What the window shows first, once the thread that opens has gathered it.
    gathered: OnceLock<StartView>,
}

/// In this order they end: the log outlives the station.
struct Desk {
    station: Station,
    training: Option<Training>,
    _log: Option<LogGuard>,
}

impl Opening {
    /// Begins to open; returns at once.
    pub(crate) fn begin(wanted: Wanted, changes: Sender<ChangedView>) -> Self {
        let opening = Self(Arc::new(Inner {
            wanted,
            changes,
            outcome: OnceLock::new(),
            gathered: OnceLock::new(),
        }));
        let begun = opening.clone();
        let work = move || {
            if let Err(problem) = begun.outcome() {
                terminal::problem(problem);
            }
            let _ = begun.0.gathered.set(begun.start());
        };
        if let Err(error) = std::thread::Builder::new()
            .name("opening".to_owned())
            .spawn(work)
        {
            tracing::warn!(%error, "opening waits for the window");
        }
        opening
    }

    pub(crate) fn station(&self) -> Result<&Station, Problem> {
        self.outcome()
            .as_ref()
            .map(|desk| &desk.station)
            .map_err(Problem::clone)
    }

    /// Where this start writes down what happens; a start that has no data folder is refused.
    pub(crate) fn logs(&self) -> Option<PathBuf> {
        let data_dir = data_dir(&self.0.wanted).ok()?;
        Some(logs::folder(&data_dir))
    }

    /// The data folder, held by this start; waits until the station is open or refused.
    pub(crate) fn held(&self) -> Option<PathBuf> {
        self.station().ok()?;
        data_dir(&self.0.wanted).ok()
    }

    /// What the window shows first, if opening is done by now: the page is then born with it.
    pub(crate) fn gathered(&self) -> Option<&StartView> {
        self.0.gathered.get()
    }

    /// What the window shows first; waits until the station is open or refused.
    pub(crate) fn start(&self) -> StartView {
        let ready = self.station().and_then(|station| {
            Ok(StartView::Ready {
                preferences: station.preferences()?,
                station: Box::new(station.status()?),
                first: first(station).ok(),
            })
        });
        ready.unwrap_or_else(|problem| StartView::Refused {
            // What is wrong is put right outside of this window: the next start tries again.
            problem: Problem {
                retry: false,
                ..problem
            },
            language: terminal::language(),
        })
    }

    /// Training only; elsewhere there is no plug to pull.
    pub(crate) fn switch_line(&self, line: LineSwitch) -> Result<(), Problem> {
        match self.outcome() {
            Ok(Desk {
                training: Some(training),
                ..
            }) => training.switch_line(line),
            Ok(_) => Ok(()),
            Err(problem) => Err(problem.clone()),
        }
    }

    /// Ends the station's work cleanly; true if there was one to end.
    pub(crate) fn close(&self) -> bool {
        let open = self.outcome();
        if let Ok(desk) = open {
            desk.station.close();
        }
        open.is_ok()
    }

    fn outcome(&self) -> &Result<Desk, Problem> {
        self.0
            .outcome
            .get_or_init(|| open(&self.0.wanted, &self.0.changes))
    }
}

fn first(station: &Station) -> Result<FirstView, Problem> {
    let waiting = station.first_of(Shelf::Waiting, FIRST_ROWS)?;
    let packers = station.packers()?;
    Ok(FirstView { waiting, packers })
}

fn open(wanted: &Wanted, changes: &Sender<ChangedView>) -> Result<Desk, Problem> {
    let training = wanted.training.then(Training::start).transpose()?;
    let options = options(wanted, training.as_ref())?;
    let data_dir = options.data_dir.clone();
    let opened = Station::open(options);
    let log = logs::keep_after(&opened, &data_dir);
    let station = opened?;
    station.on_changed(events::teller(changes.clone()));
    if let Some(training) = &training {
        training.seat_packers(&station)?;
    }
    station.start_sync();
    Ok(Desk {
        station,
        training,
        _log: log,
    })
}

/// Whether opening is about to make the data folder.
pub(crate) fn is_first(wanted: &Wanted) -> bool {
    data_dir(wanted).is_ok_and(|folder| !folder.exists())
}

/// In whatever folder, what belongs to training lies apart: a queue that is begun for practice and
/// sent to a shop, or the other way round, would be a lie.
fn data_dir(wanted: &Wanted) -> Result<PathBuf, Problem> {
    let usual = || place::data_dir(|name| std::env::var(name).ok());
    let data_dir = wanted.data_dir.clone().map_or_else(usual, Ok)?;
    Ok(match wanted.training {
        true => data_dir.join(training::FOLDER),
        false => data_dir,
    })
}

/// Training asks neither the settings nor the environment.
fn options(wanted: &Wanted, training: Option<&Training>) -> Result<Options, Problem> {
    let variable = |name: &str| std::env::var(name).ok();
    let data_dir = data_dir(wanted)?;
    if let Some(training) = training {
        return training.options(data_dir);
    }
    let file = match &wanted.config {
        Some(named) => Some(named.clone()),
        None => Config::usual_file(variable)?,
    };
    let config = Config::load_here(file.as_deref())?;
    Ok(Options {
        data_dir,
        config,
        read_only: false,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn whoever_looks_for_the_logs_is_sent_to_the_folder_that_this_start_was_given() {
        let logs = |training| {
            let wanted = Wanted {
                training,
                data_dir: Some("/srv/counter-1".into()),
                config: Some("/nowhere/station.toml".into()),
            };
            unopened(wanted).logs()
        };
        assert_eq!(
            logs(false).as_deref(),
            Some(Path::new("/srv/counter-1/logs"))
        );
        let practice = Some(Path::new("/srv/counter-1/training/logs"));
        assert_eq!(logs(true).as_deref(), practice);
    }

    fn unopened(wanted: Wanted) -> Opening {
        Opening(Arc::new(Inner {
            wanted,
            changes: mpsc::channel().0,
            outcome: OnceLock::new(),
            gathered: OnceLock::new(),
        }))
    }
}
