//! Everything on disk: three files, because their worth differs, and the lock that keeps a second
//! station out.
//!
//! `station.db` is precious and small, `labels.db` precious and bulky, `mirror.db` renewable. Each
//! has one writer and no transaction spans two of them. Reading goes over a connection of its own
//! that sees the queue and the mirror side by side, so a long refresh never stands between a packer
//! and the screen. Nothing here knows how the OMS is spoken to.

mod backup;
pub mod blackbox;
pub mod boxes;
pub mod dir;
pub mod documents;
pub mod handovers;
mod history;
pub mod journal;
pub mod labels;
pub mod meta;
pub mod mirror;
pub mod open;
pub mod others;
pub mod people;
pub mod printers;
pub mod prints;
pub mod queue;
pub mod rebindings;
mod rebuild;
mod recorded;
pub mod reference;
mod renewal;
pub mod restore;
pub mod search;
mod swap;
mod together;
pub mod touched;
pub mod verify;
mod visitor;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use packing::id::{Asked, PackageId};
use packing::time::At;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use blackbox::tape::Tape;
use dir::{DataDir, DirError};
use meta::Identity;
use open::{LABELS, MIRROR, STATION, StoreError};
use renewal::open_mirror;
use together::Together;
use touched::{Rows, Touched, Watched};

/// A moment's sight of queue and mirror, for the modules of this folder to read from.
pub type Reading = Connection;
/// A transaction of one file, which commits whole or leaves nothing.
pub type Writing<'a> = Transaction<'a>;

/// The open files of one station.
pub struct Store {
    /// Ended first: what it still has to write it reads from the files below.
    tape: Option<Tape>,
    path: PathBuf,
    /// Closed before the writers: the last to close folds the log into its file, and a reader
    /// cannot.
    reader: Arc<Mutex<Connection>>,
    /// Where a visitor sees none of another OMS's copies.
    _empty: Option<Mutex<Connection>>,
    writers: Option<Writers>,
    identity: Identity,
    numbers: Mutex<Numbers>,
    together: Together,
    touched: Touched,
    /// The mirror was damaged and begun anew; all of it must be asked for again.
    mirror_renewed: AtomicBool,
    /// The mirror could not even be begun anew; it is tried again when it is next needed.
    mirror_lost: AtomicBool,
    /// Whose copies the mirror holds, for where a damaged one cannot tell.
    bound: Mutex<Option<String>>,
    _dir: DataDir,
}

struct Writers {
    station: Mutex<Writer>,
    labels: Mutex<Connection>,
    mirror: Mutex<Writer>,
}

/// A connection that writes, and what it has changed.
struct Writer {
    connection: Connection,
    watched: Watched,
}

impl Writer {
    fn new(mut connection: Connection) -> Result<Self, StoreError> {
        let watched = Watched::new(&mut connection)?;
        Ok(Self {
            connection,
            watched,
        })
    }
}

struct Numbers {
    next: i64,
    end: i64,
}

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Dir(#[from] DirError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Takes the directory for this process, or says who has it.
    pub fn open(path: &Path, fresh_tag: &str, now: At) -> Result<Self, OpenError> {
        Self::begin(path, fresh_tag, now).map_err(|error| match error {
            OpenError::Store(StoreError::DiskFull) => DirError::Full { path: path.into() }.into(),
            // What was met before the file was known.
            OpenError::Store(error) => error.at(path).into(),
            other => other,
        })
    }

    fn begin(path: &Path, fresh_tag: &str, now: At) -> Result<Self, OpenError> {
        let data_dir = DataDir::take(path)?;
        open::refuse_newer_files(path)?;
        let black_box = path.join(blackbox::FILE);
        let recorded = blackbox::read(path).map_err(|it| StoreError::File(it).at(&black_box))?;
        let mut station = open_station(path, now)?;
        let labels = open::open(path, LABELS)?;
        let (mirror, highest, renewed) = open_mirror(path, now)?;
        let anew = restore::As { fresh_tag, now };
        restore::if_needed(&mut station, recorded.as_ref(), &anew)?;
        let identity = meta::begin_run(&mut station, fresh_tag)?;
        let first = meta::reserve_asked(&mut station, highest)?;
        let reader = Arc::new(Mutex::new(reader(path)?));
        let tape = Tape::start(path, (recorded, &identity.file_tag), Arc::clone(&reader))
            .map_err(|error| error.at(&black_box))?;
        Ok(Self {
            tape: Some(tape),
            path: path.into(),
            writers: Some(Writers {
                station: Mutex::new(Writer::new(station)?),
                labels: Mutex::new(labels),
                mirror: Mutex::new(Writer::new(mirror)?),
            }),
            reader,
            _empty: None,
            identity,
            numbers: Mutex::new(Numbers {
                next: first,
                end: meta::block_end(first),
            }),
            together: Together::default(),
            touched: Touched::new(),
            mirror_renewed: AtomicBool::new(renewed),
            mirror_lost: AtomicBool::new(false),
            bound: Mutex::default(),
            _dir: data_dir,
        })
    }

    /// Whose the folder is, before anything in it is opened.
    pub fn look_at(path: &Path) -> Result<(), OpenError> {
        Ok(DataDir::look(path)?)
    }

    /// Whether it is this account's.
    pub fn is_ours(path: &Path) -> Result<(), OpenError> {
        Ok(DataDir::is_ours(path)?)
    }

    /// Whether a station was begun there: its file, the draft of one, or what one can be put
    /// together from. What cannot be looked at is told when it is opened.
    pub fn is_begun(path: &Path) -> bool {
        let is_there = |file: &str| match path.join(file).symlink_metadata() {
            Ok(_) => true,
            Err(error) => error.kind() != ErrorKind::NotFound,
        };
        [STATION.file, rebuild::DRAFT.file, blackbox::FILE]
            .into_iter()
            .any(is_there)
    }

    /// Looks on while another process works: it can read all that is this OMS's and change nothing.
    pub fn look_on(path: &Path, binding: &str) -> Result<Self, OpenError> {
        let data_dir = DataDir::visit(path)?;
        let sight = visitor::sight(path, binding)?;
        Ok(Self {
            tape: None,
            path: path.into(),
            writers: None,
            reader: Arc::new(Mutex::new(sight.reader)),
            _empty: sight.empty.map(Mutex::new),
            identity: Identity {
                file_tag: String::new(),
                run: 0,
            },
            numbers: Mutex::new(Numbers { next: 0, end: 0 }),
            together: Together::default(),
            touched: Touched::new(),
            mirror_renewed: AtomicBool::new(false),
            mirror_lost: AtomicBool::new(false),
            bound: Mutex::default(),
            _dir: data_dir,
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn file_tag(&self) -> &str {
        &self.identity.file_tag
    }

    pub fn run(&self) -> i64 {
        self.identity.run
    }

    pub fn is_writable(&self) -> bool {
        self.writers.is_some()
    }

    /// The next request's number.
    pub fn next_asked(&self) -> Result<Asked, StoreError> {
        let mut numbers = lock(&self.numbers);
        if numbers.next >= numbers.end {
            let first =
                meta::reserve_asked(&mut lock(&self.writers()?.station).connection, numbers.end)?;
            *numbers = Numbers {
                next: first,
                end: meta::block_end(first),
            };
        }
        numbers.next += 1;
        Ok(Asked(numbers.next - 1))
    }

    /// Reads queue and mirror side by side. Damage in the mirror that is met here begins it anew,
    /// so that the next reading works.
    pub fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // Whoever reads tries again to begin a lost one anew: nobody writes before he has read.
        if self.mirror_lost.load(Ordering::SeqCst) {
            self.heal_mirror()?;
        }
        let found = {
            let mut reader = lock(&self.reader);
            let snapshot = reader.transaction()?;
            read(&snapshot)
        };
        if matches!(found, Err(StoreError::Damaged { .. })) {
            self.heal_mirror()?;
        }
        found
    }

    /// One transaction on the precious file. What it returns is on disk, or nothing is.
    pub fn write<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut station = lock(&self.writers()?.station);
        let written = in_transaction(&mut station.connection, |transaction| {
            meta::check_run(transaction, self.identity.run)?;
            write(transaction)
        });
        self.touched.ended(&station.watched);
        drop(station);
        self.record();
        written
    }

    /// What was written to queue and mirror since this was last asked: whoever reads after it reads
    /// at least that.
    pub fn take_touched(&self) -> Rows {
        self.touched.take()
    }

    /// The black box learns of it in its own time.
    fn record(&self) {
        if let Some(tape) = &self.tape {
            tape.touch();
        }
    }

    /// One transaction for several, where each succeeds or fails alone. The outer error means that
    /// none was written.
    pub fn write_each<I, T>(
        &self,
        items: &[I],
        write: impl Fn(&Transaction<'_>, &I) -> Result<T, StoreError>,
    ) -> Result<Vec<Result<T, StoreError>>, StoreError> {
        self.write(|transaction| together::each(transaction, items, write))
    }

    /// As `write`, and shares its commit with whoever writes at the same moment: requests that end
    /// together wait for the disk once.
    pub fn write_together<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let writers = self.writers()?;
        let told = self.together.add(write);
        // While one waits here, the others add theirs, and the next in takes them all along.
        let run = self.identity.run;
        let mut station = lock(&writers.station);
        self.together
            .commit(&mut station.connection, |transaction| {
                meta::check_run(transaction, run)
            });
        self.touched.ended(&station.watched);
        drop(station);
        self.record();
        told.recv().unwrap_or(Err(StoreError::Overtaken))
    }

    pub fn write_labels<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        in_transaction(&mut lock(&self.writers()?.labels), write)
    }

    pub fn label_bytes(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        labels::bytes(&lock(&self.writers()?.labels), sha256)
    }

    /// Copies the precious file and adds the labels that are new. It only reads, so it may be done
    /// beside a station that works.
    pub fn back_up(&self, now: At) -> Result<PathBuf, StoreError> {
        let taken = backup::take(&self.path, (STATION, &backup::named(now)))?;
        backup::add_labels(&self.path)?;
        Ok(taken)
    }

    /// What is due once a day. Says whether it was.
    pub fn keep_daily(&self, now: At) -> Result<bool, StoreError> {
        if backup::take_daily(&self.path, STATION, now)?.is_none() {
            return Ok(false);
        }
        backup::add_labels(&self.path)?;
        self.write(|transaction| history::purge(transaction, now))?;
        Ok(true)
    }

    /// Goes back to a backup. The file that is replaced is kept; the queue is put right when the
    /// station next starts, which is refused to one that runs.
    pub fn restore(path: &Path, file: &Path, anew: (&str, At)) -> Result<PathBuf, OpenError> {
        backup::is_backup(file, STATION)?;
        let (fresh_tag, now) = anew;
        // Opened once more as it is, so that the black box has all that it can have.
        let Self {
            tape,
            reader,
            writers,
            _dir: held,
            ..
        } = Self::open(path, fresh_tag, now)?;
        drop((tape, reader, writers));
        let aside = format!("replaced-{}", now.0);
        rebuild::build(path, file, &format!("restored {}.{aside}", STATION.file))?;
        let swapped = (STATION, rebuild::DRAFT);
        let moved = swap::replace(path, swapped, &aside).map_err(StoreError::File)?;
        drop(held);
        Ok(moved)
    }

    /// Tells one damaged file from the next.
    fn aside_stamp(&self) -> i64 {
        lock(&self.numbers).next
    }

    fn writers(&self) -> Result<&Writers, StoreError> {
        self.writers.as_ref().ok_or_else(|| StoreError::ReadOnly {
            path: self.path.clone(),
        })
    }
}

fn in_transaction<T>(
    connection: &mut Connection,
    write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let written = write(&transaction)?;
    transaction.commit()?;
    Ok(written)
}

/// The precious file. One that cannot be read is moved aside whole, and its queue goes on in a new
/// one with all that can be read of it; what that is worth `restore` finds out.
fn open_station(path: &Path, now: At) -> Result<Connection, StoreError> {
    let swapped = (STATION, rebuild::DRAFT);
    swap::finish(path, swapped, now.0).map_err(StoreError::File)?;
    let copied = || backup::before_migrating(path, STATION, now);
    match open::open_after(path, STATION, copied) {
        Err(StoreError::Damaged { .. }) => {
            let aside = format!("damaged-{}", now.0);
            let why = format!("salvaged {}.{aside}", STATION.file);
            rebuild::build(path, &path.join(STATION.file), &why)?;
            let moved = swap::replace(path, swapped, &aside).map_err(StoreError::File)?;
            tracing::error!(file.name = %moved.display(), "station.moved_aside");
            open::open(path, STATION)
        }
        opened => opened,
    }
}

fn reader(path: &Path) -> Result<Connection, StoreError> {
    let reader = open::open_reader(path, STATION)?;
    attach(&reader, &path.join(MIRROR.file).to_string_lossy())?;
    Ok(reader)
}

fn attach(reader: &Connection, mirror: &str) -> Result<(), StoreError> {
    reader.execute("ATTACH DATABASE ?1 AS mirror", [mirror])?;
    Ok(())
}

/// A thread that died while holding a connection left no half transaction behind: SQLite rolled it
/// back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ids as SQL takes many at once.
fn numbers(ids: &[PackageId]) -> Result<String, StoreError> {
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    serde_json::to_string(&numbers).map_err(|_| StoreError::Unreadable { what: "ids" })
}

/// Bytes as people compare them.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// As if the file of the labels had lost all that was in it.
#[cfg(test)]
pub(crate) fn forget_papers(labels: &Path) {
    let connection = Connection::open(labels).unwrap();
    connection.execute("DELETE FROM papers", []).unwrap();
}

/// As if the power went while the labels of three boxes are put into the queue.
#[cfg(test)]
pub(crate) fn refuse_third_box(store: &Store, refuses: bool) {
    let sql = if refuses {
        "CREATE TRIGGER torn BEFORE INSERT ON prints WHEN NEW.parcel = 3
         BEGIN SELECT RAISE(ABORT, 'torn'); END"
    } else {
        "DROP TRIGGER torn"
    };
    let done = store.write(|transaction| Ok(transaction.execute_batch(sql)?));
    done.unwrap();
}

#[cfg(test)]
mod tests;
