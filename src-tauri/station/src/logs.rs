//! What the station writes down for whoever has to find out what happened.
//!
//! One JSON object per line, a file per day, two weeks of them. A log is read by people who must
//! not know the shop's customers: whoever is a person, here or on paper, is of a type that shows
//! nothing of itself, and a crash is written with its place alone, because its message may quote
//! anything. A folder that
//! cannot be written costs the log and never the station.

use std::backtrace::Backtrace;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use tracing_appender::non_blocking::{NonBlocking, WorkerGuard};
use tracing_appender::rolling::{Builder, Rotation};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::error::{Problem, ProblemKey};

/// Long enough to still have the day that somebody complains about.
const FILES_MAX: usize = 14;
const CRASH_FILE: &str = "crash.log";
/// A station that crashes in a loop must not fill the disk that its queue needs.
const CRASH_BYTES_MAX: u64 = 256 * 1024;
/// Ours in detail, libraries only when they complain: some of them print requests when asked.
const USUAL_FILTER: &str = "warn,station=info,packing_station=info";

/// Keeps the log open; what is still on its way is written when it goes.
pub struct LogGuard {
    _writer: WorkerGuard,
}

/// Why nothing is logged. The station works all the same.
#[derive(Debug, thiserror::Error)]
pub enum LogProblem {
    #[error("the log folder {path}")]
    Folder { path: PathBuf, source: io::Error },
    #[error("the log folder {path}")]
    File {
        path: PathBuf,
        source: tracing_appender::rolling::InitError,
    },
    #[error("somebody else logs for this process")]
    Taken,
}

/// What a start can say before its folder is known to be ours; what is more is let go.
const EARLY_BYTES_MAX: usize = 64 * 1024;

static BEGUN: OnceLock<Begun> = OnceLock::new();

/// Where lines go: nowhere yet, so they wait here, or to the day's file.
#[derive(Default)]
struct Begun {
    early: Mutex<Vec<u8>>,
    kept: OnceLock<NonBlocking>,
    crash_file: OnceLock<PathBuf>,
    is_taken: AtomicBool,
}

/// Listens from the first moment: a crash is scrubbed, and what is met while the station opens is
/// remembered until `keep`. Once per process.
pub fn begin() {
    begun();
}

/// Where the files lie.
pub fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("logs")
}

/// Writes what was heard so far, and all that follows, into `<data>/logs`. Without a log, crashes
/// still end up in standard error, scrubbed.
pub fn keep(data_dir: &Path) -> Result<LogGuard, LogProblem> {
    let begun = begun();
    if begun.is_taken.load(Ordering::Relaxed) {
        return Err(LogProblem::Taken);
    }
    let folder = folder(data_dir);
    let (mut writer, guard) = open(&folder)?;
    let mut early = begun.early.lock().unwrap_or_else(PoisonError::into_inner);
    // It only hands over to a thread: nothing of it can fail.
    let _ = writer.write_all(&std::mem::take(&mut *early));
    let _ = begun.crash_file.set(folder.join(CRASH_FILE));
    begun.kept.set(writer).map_err(|_| LogProblem::Taken)?;
    Ok(LogGuard { _writer: guard })
}

/// Once the station was opened, or failed over its own files. A folder that was refused, or not yet
/// looked at, is left as it is, without a log in it.
pub fn keep_after<T>(opened: &Result<T, Problem>, data_dir: &Path) -> Option<LogGuard> {
    match opened {
        Err(problem) if !FOR_SUPPORT.contains(&problem.key) => None,
        Ok(_) | Err(_) => keep(data_dir).ok(),
    }
}

const FOR_SUPPORT: [ProblemKey; 2] = [ProblemKey::Bug, ProblemKey::DatabaseDamaged];

fn begun() -> &'static Begun {
    BEGUN.get_or_init(|| {
        scrub_crashes();
        let lines = tracing_subscriber::fmt::layer()
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .with_writer(|| Lines);
        let filter = EnvFilter::new(USUAL_FILTER);
        let registry = tracing_subscriber::registry().with(filter).with(lines);
        Begun {
            is_taken: AtomicBool::new(registry.try_init().is_err()),
            ..Begun::default()
        }
    })
}

struct Lines;

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let Some(begun) = BEGUN.get() else {
            return Ok(line.len());
        };
        if let Some(kept) = begun.kept.get() {
            return kept.clone().write(line);
        }
        let mut early = begun.early.lock().unwrap_or_else(PoisonError::into_inner);
        match begun.kept.get() {
            Some(kept) => return kept.clone().write(line),
            None if early.len() + line.len() <= EARLY_BYTES_MAX => early.extend_from_slice(line),
            None => {}
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn open(folder: &Path) -> Result<(NonBlocking, WorkerGuard), LogProblem> {
    let path = || folder.to_owned();
    let cannot = |source| LogProblem::Folder {
        path: path(),
        source,
    };
    fs::create_dir_all(folder).map_err(cannot)?;
    // The writer itself would only fail at midnight, and silently.
    let probe = folder.join(".probe");
    File::create(&probe)
        .and_then(|_| fs::remove_file(&probe))
        .map_err(cannot)?;
    let rolling = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("station")
        .filename_suffix("jsonl")
        .max_log_files(FILES_MAX)
        .build(folder)
        .map_err(|source| LogProblem::File {
            path: path(),
            source,
        })?;
    Ok(tracing_appender::non_blocking(rolling))
}

/// Replaces the usual report, which prints the message: that may quote a token or a customer.
fn scrub_crashes() {
    panic::set_hook(Box::new(move |crash| {
        let line = scrubbed(crash);
        tracing::error!(crash.at = line.at, crash.thread = line.thread, "crashed");
        // Nobody is left to be told that a crash could not be written down.
        let _ = line.write(io::stderr());
        if let Some(file) = BEGUN.get().and_then(|begun| begun.crash_file.get()) {
            let _ = append(file).and_then(|file| line.write(file));
        }
    }));
}

struct Crash {
    at: String,
    thread: String,
    message: &'static str,
    /// Names of functions and files alone.
    frames: String,
}

fn scrubbed(crash: &PanicHookInfo<'_>) -> Crash {
    let at = crash
        .location()
        .map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
    let payload = crash.payload();
    let message = if payload.is::<&'static str>() || payload.is::<String>() {
        "text withheld"
    } else {
        "no text"
    };
    let thread = std::thread::current()
        .name()
        .unwrap_or("unnamed")
        .to_owned();
    Crash {
        at,
        thread,
        message,
        frames: Backtrace::capture().to_string(),
    }
}

impl Crash {
    fn write(&self, mut to: impl Write) -> io::Result<()> {
        let Self {
            at,
            thread,
            message,
            frames,
        } = self;
        writeln!(to, "crashed at {at}, thread {thread}, {message}\n{frames}")
    }
}

fn append(file: &Path) -> io::Result<File> {
    let is_full = fs::metadata(file).is_ok_and(|metadata| metadata.len() > CRASH_BYTES_MAX);
    let mut options = OpenOptions::new();
    options
        .create(true)
        .write(true)
        .truncate(is_full)
        .append(!is_full);
    options.open(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_weeks_of_days_are_kept_and_what_is_not_ours_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| fs::write(folder.path().join(name), "{}\n").unwrap();
        (1..=20).for_each(|day| write(&format!("station.2026-01-{day:02}.jsonl")));
        write("notes.txt");
        let _ = open(folder.path()).unwrap();
        let left = fs::read_dir(folder.path()).unwrap();
        let names: Vec<String> = left
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        let days = names.iter().filter(|name| name.ends_with(".jsonl"));
        assert_eq!(days.count(), FILES_MAX, "{names:?}");
        assert!(names.iter().any(|name| name == "notes.txt"), "{names:?}");
    }
}
