//! Opening one database file: explicit pragmas read back, migrations, and what to do with a bad
//! file.
//!
//! SQLite's defaults differ per build, so none is relied on. A file that is newer than the program
//! is refused and not touched. A damaged file is never deleted: the caller decides whether it can
//! be moved aside.

use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::dir::{close_to_others, probe_names};

/// Another process's reader may hold a checkpoint up for a moment; longer than this is a fault.
const BUSY_MS: u64 = 5_000;

/// More than there are statements: one that is forgotten is parsed again each time it is met.
const STATEMENTS_KEPT: usize = 256;

/// How a database file is kept.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub file: &'static str,
    /// What a commit promises after a power cut: `FULL` keeps it, `NORMAL` may lose the last ones.
    pub synchronous: &'static str,
    pub page_size: u32,
    pub migrations: &'static [&'static str],
    /// Read the whole structure at start: milliseconds for a small file, a second for a large one.
    pub checked: bool,
}

pub const STATION: Kind = Kind {
    file: "station.db",
    synchronous: "FULL",
    page_size: 4096,
    migrations: &[
        include_str!("migrations/station/0001_first.sql"),
        include_str!("migrations/station/0002_not_out.sql"),
        include_str!("migrations/station/0003_packs.sql"),
        include_str!("migrations/station/0004_old_news.sql"),
        include_str!("migrations/station/0005_late.sql"),
    ],
    checked: true,
};

pub const LABELS: Kind = Kind {
    file: "labels.db",
    synchronous: "FULL",
    page_size: 8192,
    migrations: &[include_str!("migrations/labels/0001_first.sql")],
    checked: false,
};

pub const MIRROR: Kind = Kind {
    file: "mirror.db",
    synchronous: "NORMAL",
    page_size: 8192,
    migrations: &[
        include_str!("migrations/mirror/0001_first.sql"),
        include_str!("migrations/mirror/0002_counted.sql"),
    ],
    // A damaged page is found when it is met, and the file is filled again.
    checked: false,
};

/// What each SQLite file begins with, and where its `user_version` stands (SQLite's file format).
const MAGIC: &[u8] = b"SQLite format 3\0";
const VERSION_AT: Range<usize> = 60..64;

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the disk is full")]
    DiskFull,
    #[error("{path} cannot be written")]
    ReadOnly { path: PathBuf },
    #[error("{path} was written by a newer version ({found} > {known})")]
    Newer {
        path: PathBuf,
        found: usize,
        known: usize,
    },
    #[error("{path} is damaged")]
    Damaged { path: PathBuf },
    #[error("{pragma} is {found} and not {wanted}")]
    Pragma {
        pragma: &'static str,
        wanted: String,
        found: String,
    },
    #[error("another writer changed what was to be changed")]
    Overtaken,
    #[error("a stored value cannot be read: {what}")]
    Unreadable { what: &'static str },
    #[error("a file")]
    File(#[source] std::io::Error),
    #[error("{path} cannot be used")]
    Unusable {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("database")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly {
                path: PathBuf::new(),
            },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged {
                path: PathBuf::new(),
            },
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    /// The same error for another whose work was in the same commit.
    pub(super) fn for_another(&self) -> Self {
        match self {
            Self::DiskFull => Self::DiskFull,
            Self::ReadOnly { path } => Self::ReadOnly { path: path.clone() },
            Self::Damaged { path } => Self::Damaged { path: path.clone() },
            Self::Sqlite(error) => match error.sqlite_error() {
                Some(code) => Self::Sqlite(rusqlite::Error::SqliteFailure(*code, None)),
                None => Self::Overtaken,
            },
            Self::Newer { .. }
            | Self::Pragma { .. }
            | Self::Overtaken
            | Self::File(_)
            | Self::Unusable { .. }
            | Self::Unreadable { .. } => Self::Overtaken,
        }
    }

    /// Names the file in an error that was met before the file was known.
    pub(super) fn at(self, path: &Path) -> Self {
        let path = path.to_owned();
        let unknown = |known: &Path| known.as_os_str().is_empty();
        match self {
            Self::Damaged { path: known } if unknown(&known) => Self::Damaged { path },
            Self::ReadOnly { path: known } if unknown(&known) => Self::ReadOnly { path },
            Self::File(source) => match of_file(source) {
                Self::File(source) => Self::Unusable { path, source },
                known => known.at(&path),
            },
            Self::Sqlite(error) if is_of_the_system(&error) => Self::Unusable {
                path,
                source: std::io::Error::other(error),
            },
            other => other,
        }
    }
}

/// Opens for writing, creating and migrating as needed.
pub fn open(dir: &Path, kind: Kind) -> Result<Connection, StoreError> {
    open_after(dir, kind, || Ok(()))
}

/// The same; a file of an older version is first left to the caller as it is.
pub fn open_after(
    dir: &Path,
    kind: Kind,
    before_migrating: impl FnOnce() -> Result<(), StoreError>,
) -> Result<Connection, StoreError> {
    let path = dir.join(kind.file);
    refuse_newer_untouched(&path, kind)?;
    close_to_others(&path).map_err(|error| StoreError::File(error).at(&path))?;
    open_at(&path, kind, before_migrating).map_err(|error| without_names(dir, error).at(&path))
}

/// SQLite lays files beside its own, and does not say that the disk takes no further ones.
fn without_names(dir: &Path, error: StoreError) -> StoreError {
    const BESIDE: u32 = 4;
    match &error {
        StoreError::Sqlite(it) if is_of_the_system(it) => match probe_names(dir, BESIDE) {
            Err(found) if found.kind() == ErrorKind::StorageFull => StoreError::DiskFull,
            _ => error,
        },
        _ => error,
    }
}

fn is_of_the_system(error: &rusqlite::Error) -> bool {
    let codes = [ErrorCode::CannotOpen, ErrorCode::SystemIoFailure];
    error
        .sqlite_error_code()
        .is_some_and(|it| codes.contains(&it))
}

fn of_file(error: std::io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly {
            path: PathBuf::new(),
        },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::File(error),
    }
}

fn open_at(
    path: &Path,
    kind: Kind,
    before_migrating: impl FnOnce() -> Result<(), StoreError>,
) -> Result<Connection, StoreError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_millis(BUSY_MS))?;
    planned_once(&connection)?;
    // Until it is known to be sound, not even closing it may write into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    refuse_newer(&connection, path, kind)?;
    if kind.checked {
        healthy(&connection, path)?;
    }
    if (1..kind.migrations.len()).contains(&version(&connection)?) {
        before_migrating()?;
    }
    let settings = [
        ("page_size", kind.page_size.to_string()),
        ("journal_mode", "wal".into()),
        ("synchronous", kind.synchronous.into()),
        ("foreign_keys", "1".into()),
        ("trusted_schema", "0".into()),
        ("secure_delete", "1".into()),
        ("fullfsync", "1".into()),
        ("checkpoint_fullfsync", "1".into()),
        // What a savepoint may have to put back. On the disk it would be written for each command
        // that shares a commit: half of all that a long queue writes, into a folder of others.
        ("temp_store", "2".into()),
    ];
    for (pragma, value) in &settings {
        connection.pragma_update(None, pragma, value)?;
    }
    migrate(&mut connection, kind)?;
    for (pragma, value) in &settings {
        read_back(&connection, pragma, value)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// A statement is planned once and kept. As it comes, SQLite plans one anew each time that a value
/// is bound which might have made another plan: a limit, or what a partial index leaves out.
fn planned_once(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(())
}

pub(super) const READ_ONLY: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// Opens for reading beside a writer. It can change nothing.
pub fn open_reader(dir: &Path, kind: Kind) -> Result<Connection, StoreError> {
    let path = dir.join(kind.file);
    let open = || -> Result<Connection, StoreError> {
        let connection = Connection::open_with_flags(&path, READ_ONLY)?;
        connection.busy_timeout(Duration::from_millis(BUSY_MS))?;
        planned_once(&connection)?;
        refuse_newer(&connection, &path, kind)?;
        connection.pragma_update(None, "query_only", "1")?;
        Ok(connection)
    };
    open().map_err(|error| error.at(&path))
}

/// Opens beside a writer to copy from: SQLite copies only over a connection that could write. This
/// one never does, not even when it is closed.
pub(super) fn open_to_copy(dir: &Path, kind: Kind) -> Result<Connection, StoreError> {
    let path = dir.join(kind.file);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || -> Result<Connection, StoreError> {
        let connection = Connection::open_with_flags(&path, flags)?;
        connection.busy_timeout(Duration::from_millis(BUSY_MS))?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        Ok(connection)
    };
    open().map_err(|error| error.at(&path))
}

fn version(connection: &Connection) -> Result<usize, StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    usize::try_from(found).map_err(|_| StoreError::Unreadable {
        what: "user_version",
    })
}

fn refuse_newer(connection: &Connection, path: &Path, kind: Kind) -> Result<(), StoreError> {
    newer_than_known(path, kind, version(connection)?)
}

fn newer_than_known(path: &Path, kind: Kind, found: usize) -> Result<(), StoreError> {
    let known = kind.migrations.len();
    if found > known {
        return Err(StoreError::Newer {
            path: path.into(),
            found,
            known,
        });
    }
    Ok(())
}

/// Before the first is opened: a refusal over one file must not come after the change of another.
pub(super) fn refuse_newer_files(dir: &Path) -> Result<(), StoreError> {
    refuse_newer_untouched(&dir.join(STATION.file), STATION)?;
    [LABELS, MIRROR].into_iter().try_for_each(|kind| {
        refuse_newer_untouched(&dir.join(kind.file), kind)?;
        refuse_newer_in_log(dir, kind)
    })
}

/// A program that was killed may have left its version in the log alone, which only SQLite reads;
/// that of the first file is met as it is opened. What else is wrong is found then as well.
fn refuse_newer_in_log(dir: &Path, kind: Kind) -> Result<(), StoreError> {
    let log = dir.join(format!("{}-wal", kind.file));
    if !log.metadata().is_ok_and(|it| it.is_file() && it.len() > 0) {
        return Ok(());
    }
    match open_to_copy(dir, kind).and_then(|it| version(&it)) {
        Ok(found) => newer_than_known(&dir.join(kind.file), kind, found),
        Err(_) => Ok(()),
    }
}

/// The same by the file's own header, before SQLite lays anything beside it. Whatever is wrong with
/// the file is found once it is opened.
fn refuse_newer_untouched(path: &Path, kind: Kind) -> Result<(), StoreError> {
    // Opening a pipe would wait for whoever writes into it.
    if !path.is_file() {
        return Ok(());
    }
    let mut header = [0; VERSION_AT.end];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut header));
    if read.is_err() || !header.starts_with(MAGIC) {
        return Ok(());
    }
    let mut number = [0; 4];
    number.copy_from_slice(&header[VERSION_AT]);
    newer_than_known(path, kind, u32::from_be_bytes(number) as usize)
}

/// A file that nobody keeps, with the tables of one that is kept.
pub(super) fn laid_out(mut empty: Connection, kind: Kind) -> Result<Connection, StoreError> {
    migrate(&mut empty, kind)?;
    Ok(empty)
}

/// Each migration and its version number in one transaction: half a migration cannot be left
/// behind.
fn migrate(connection: &mut Connection, kind: Kind) -> Result<(), StoreError> {
    for number in version(connection)?..kind.migrations.len() {
        let transaction = connection.transaction()?;
        transaction.execute_batch(kind.migrations[number])?;
        let version = i64::try_from(number + 1).unwrap_or(i64::MAX);
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

fn read_back(
    connection: &Connection,
    pragma: &'static str,
    wanted: &str,
) -> Result<(), StoreError> {
    let found = connection
        .pragma_query_value(None, pragma, |row| row.get::<_, rusqlite::types::Value>(0))?;
    let found = match found {
        rusqlite::types::Value::Integer(number) if pragma == "synchronous" => {
            if number == 2 {
                "FULL".into()
            } else {
                "NORMAL".into()
            }
        }
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        other => format!("{other:?}"),
    };
    // The page size of a file that exists already cannot change; any is safe.
    if found == wanted || pragma == "page_size" {
        return Ok(());
    }
    Err(StoreError::Pragma {
        pragma,
        wanted: wanted.into(),
        found,
    })
}

/// Sound in its structure, and no file of ours that has forgotten which version it is.
fn healthy(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let tables = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    });
    let known = version(connection)? > 0 || tables.is_ok_and(|tables| tables == 0);
    // A disk that stumbled once is no damaged file; one that stumbles again is as good as one.
    if known && (is_sound(connection) || is_sound(connection)) {
        return Ok(());
    }
    Err(StoreError::Damaged { path: path.into() })
}

/// Reads the whole structure.
pub fn is_sound(connection: &Connection) -> bool {
    let verdict: rusqlite::Result<String> =
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0));
    verdict.is_ok_and(|verdict| verdict == "ok")
}

/// Moves a damaged file and its companions aside; they are kept for whoever wants to look.
pub fn move_aside(dir: &Path, kind: Kind, stamp: i64) -> std::io::Result<PathBuf> {
    let path = dir.join(kind.file);
    let aside = dir.join(format!("{}.damaged-{stamp}", kind.file));
    match std::fs::rename(&path, &aside) {
        // An earlier try got this far.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        moved => moved?,
    }
    for companion in ["-wal", "-shm"] {
        let from = dir.join(format!("{}{companion}", kind.file));
        if from.exists() {
            std::fs::rename(
                from,
                dir.join(format!("{}{companion}.damaged-{stamp}", kind.file)),
            )?;
        }
    }
    Ok(aside)
}
