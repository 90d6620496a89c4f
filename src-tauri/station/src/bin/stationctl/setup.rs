//! Where the station's files are and how it is set up, and opening it: to work, or only to look.

use std::path::PathBuf;

use station::clock::Clock;
use station::config::Config;
use station::error::{Problem, ProblemKey};
use station::logs::{self, LogGuard};
use station::place;
use station::store::Store;
use station::view::SecretView;
use station::{Opening, Options, Station};

use crate::args::Line;
use crate::failure::{Exit, Failure};
use crate::terminal::Terminal;

pub(crate) struct Setup {
    pub(crate) data_dir: PathBuf,
    pub(crate) config: Config,
}

/// In this order they end: the log outlives the station.
pub(crate) struct Open {
    pub(crate) station: Station,
    _log: Option<LogGuard>,
}

impl Setup {
    pub(crate) fn of(line: &Line) -> Result<Self, Failure> {
        let named = line.data_dir.clone();
        let data_dir = named.map_or_else(|| place::data_dir(env), Ok);
        let data_dir = data_dir.map_err(|problem| Exit::NoStart.because(problem))?;
        // The usual file may be missing, as the environment can say it all; a named one may not.
        let usual = || Config::usual_file(env);
        let file = line
            .config
            .clone()
            .map_or_else(usual, |named| Ok(Some(named)));
        let config = file
            .and_then(|file| Config::load_here(file.as_deref()))
            .map_err(|problem| Exit::NoStart.because(problem.problem()))?;
        Ok(Self { data_dir, config })
    }

    /// Opens it to write: it must be the only one.
    pub(crate) fn work(&self) -> Result<Open, Failure> {
        self.find()?;
        self.begin()
    }

    /// The same, and where there is none yet, it is begun.
    pub(crate) fn begin(&self) -> Result<Open, Failure> {
        self.open(false).map_err(|problem| match problem.key {
            ProblemKey::AlreadyRunning => Exit::NoStart.saying("cli-window-refuses"),
            _ => Exit::NoStart.because(problem),
        })
    }

    /// Opens it to read: beside a window, if there is one.
    pub(crate) fn look(&self, terminal: &Terminal) -> Result<Open, Failure> {
        self.find()?;
        let opened = match self.open(false) {
            Err(problem) if problem.key == ProblemKey::AlreadyRunning => {
                terminal.note("cli-window-running");
                self.open(true)
            }
            other => other,
        };
        opened.map_err(|problem| Exit::NoStart.because(problem))
    }

    /// Makes sure that the data directory can be a station's, without looking for a token.
    pub(crate) fn claim(&self) -> Result<(), Failure> {
        let claimed = Station::open_as(Opening {
            data_dir: self.data_dir.clone(),
            desk: self.config.desk(&self.data_dir, SecretView::Missing),
            oms: None,
            read_only: false,
            clock: Clock::of_machine(),
        });
        match claimed {
            Err(problem) if problem.key != ProblemKey::AlreadyRunning => {
                Err(Exit::NoStart.because(problem))
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// A station that is begun in a mistyped folder would answer that nothing is unsent.
    fn find(&self) -> Result<(), Failure> {
        if Store::is_begun(&self.data_dir) {
            return Ok(());
        }
        let path = self.data_dir.display().to_string();
        Err(Exit::NoStart.saying("cli-no-station").with("path", path))
    }

    fn open(&self, read_only: bool) -> Result<Open, Problem> {
        let opened = Station::open(Options {
            data_dir: self.data_dir.clone(),
            config: self.config.clone(),
            read_only,
        });
        // A log that cannot be kept stops nobody.
        let log = logs::keep_after(&opened, &self.data_dir);
        let station = opened?;
        Ok(Open { station, _log: log })
    }
}

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
