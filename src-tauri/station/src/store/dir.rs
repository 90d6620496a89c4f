//! The data directory: that it is ours, that it can be written, and that nobody else is in it.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::open::STATION;

/// Held as long as the station runs. The system frees it even after a crash.
const LOCK_FILE: &str = "station.lock";

/// Together a fifth of a second: a person who starts it twice does not notice.
const LOCK_TRIES: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

#[derive(Debug)]
pub struct DataDir {
    _lock: Option<File>,
}

#[derive(Debug, thiserror::Error)]
pub enum DirError {
    #[error("another station runs in {path}")]
    AlreadyRunning { path: PathBuf },
    #[error("{path} belongs to another user")]
    NotOurs { path: PathBuf },
    #[error("{path} cannot be written")]
    ReadOnly { path: PathBuf },
    #[error("the disk of {path} is full")]
    Full { path: PathBuf },
    #[error("{path} cannot be used")]
    Unusable {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
}

impl DataDir {
    /// Makes the directory if it is not there, and takes it.
    pub fn take(path: &Path) -> Result<Self, DirError> {
        let is_new = !path.join(STATION.file).exists();
        let found = path.ancestors().find(|it| it.exists());
        if is_new {
            fits_sqlite(path, found).map_err(|source| named(path, source))?;
        }
        make(path).map_err(|source| {
            leave(path, found);
            named(path, source)
        })?;
        Self::is_ours(path)?;
        let taken = Self::lock(path).inspect_err(|error| {
            let is_anothers = matches!(error, DirError::AlreadyRunning { .. });
            if is_new && !is_anothers {
                leave(path, found);
            }
        })?;
        let room = if is_new { ROOM_TO_BEGIN } else { ROOM_TO_WORK };
        let files = if is_new { FILES_TO_BEGIN } else { 0 };
        if let Err(source) = probe(path, room).and_then(|()| probe_names(path, files)) {
            if is_new {
                leave(path, found);
            }
            return Err(named(path, source));
        }
        Ok(taken)
    }

    fn lock(path: &Path) -> Result<Self, DirError> {
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.join(LOCK_FILE))
            .map_err(|source| named(&path.join(LOCK_FILE), source))?;
        match locked(&lock) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(DirError::AlreadyRunning { path: path.into() });
            }
            Err(TryLockError::Error(source)) => return Err(named(path, source)),
        }
        Ok(Self { _lock: Some(lock) })
    }

    /// Looks before anything in it is opened: whose it is, and that it is a folder. What is not
    /// there can be made.
    pub fn look(path: &Path) -> Result<(), DirError> {
        match std::fs::read_dir(path) {
            Err(source) if source.kind() == ErrorKind::NotFound => Ok(()),
            Err(source) => {
                Self::is_ours(path)?;
                Err(named(path, source))
            }
            Ok(_) => Ok(()),
        }
    }

    /// What is not there is nobody's.
    pub fn is_ours(path: &Path) -> Result<(), DirError> {
        if is_foreign(path) {
            return Err(DirError::NotOurs { path: path.into() });
        }
        Ok(())
    }

    /// Comes in to look, while another holds it.
    pub fn visit(path: &Path) -> Result<Self, DirError> {
        std::fs::metadata(path).map_err(|source| named(path, source))?;
        Ok(Self { _lock: None })
    }
}

/// A station that is just ending still holds it for a moment, and so does a program that its
/// process is just starting.
fn locked(lock: &File) -> Result<(), TryLockError> {
    for _ in 0..LOCK_TRIES {
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
            locked => return locked,
        }
    }
    lock.try_lock()
}

/// What SQLite shares in memory for each file, and some acts: a disk that cannot take this cannot
/// take a day's work.
const ROOM_TO_WORK: usize = 256 * 1024;
/// What the empty files take, and some acts more: begun with less, they would be left half made.
const ROOM_TO_BEGIN: usize = 2 * 1024 * 1024;

/// Three databases with two files beside each, the black box, and the log in its folder.
const FILES_TO_BEGIN: u32 = 12;

fn probe(path: &Path, room: usize) -> std::io::Result<()> {
    let file = path.join("station.probe");
    let written = File::create(&file).and_then(|mut probe| {
        probe.write_all(&vec![0; room])?;
        probe.sync_all()
    });
    let removed = std::fs::remove_file(&file);
    written.and(removed)
}

/// A disk can have room and take no further file.
pub(super) fn probe_names(path: &Path, count: u32) -> std::io::Result<()> {
    let names = (1..=count).map(|number| path.join(format!("station.probe{number}")));
    let files: Vec<PathBuf> = names.collect();
    let made = files
        .iter()
        .try_for_each(|file| File::create(file).map(drop));
    // Up to the first that is not there.
    let _ = files.iter().try_for_each(std::fs::remove_file);
    made
}

/// A folder that was never begun is left as it was found, and so is all that it lies in.
fn leave(path: &Path, found: Option<&Path>) {
    let _ = std::fs::remove_file(path.join(LOCK_FILE));
    let made = path.ancestors().take_while(|it| Some(*it) != found);
    for folder in made.filter(|it| it.exists()) {
        if let Err(error) = std::fs::remove_dir(folder) {
            tracing::warn!(%error, file.name = %folder.display(), "data_dir.left");
            return;
        }
    }
}

/// SQLite opens 512 bytes of UTF-8 at most, and the longest name beside a database needs its share.
const PATH_BYTES_MAX: usize = 440;

/// Told before anything is made: some of the files would come to be there, and one would not. Links
/// count for what they lead to.
fn fits_sqlite(path: &Path, found: Option<&Path>) -> std::io::Result<()> {
    let whole = match found {
        Some(found) => {
            let rest = path.strip_prefix(found).unwrap_or(path);
            found.canonicalize()?.join(rest)
        }
        None => std::path::absolute(path)?,
    };
    match whole.to_str() {
        Some(text) if text.len() <= PATH_BYTES_MAX => Ok(()),
        _ => Err(ErrorKind::InvalidFilename.into()),
    }
}

fn is_foreign(path: &Path) -> bool {
    let both = owner(path).zip(ourselves());
    both.is_some_and(|(owner, us)| owner != us)
}

/// Customers' names stand in it: nobody else on the machine may read it. What SQLite lays beside it
/// is as closed as the file itself.
#[cfg(unix)]
pub fn close_to_others(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    let file = options.mode(OWNER_ONLY).open(file)?;
    file.set_permissions(std::fs::Permissions::from_mode(OWNER_ONLY))
}

#[cfg(unix)]
const OWNER_ONLY: u32 = 0o600;

/// Elsewhere a file is as closed as the folder that it lies in.
#[cfg(not(unix))]
pub fn close_to_others(_file: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A file's new name is on disk only when its folder is.
#[cfg(unix)]
pub fn sync_folder(file: &Path) -> std::io::Result<()> {
    match file.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Elsewhere a folder cannot be opened as a file, and a rename is written through.
#[cfg(not(unix))]
pub fn sync_folder(_file: &Path) -> std::io::Result<()> {
    Ok(())
}

fn named(path: &Path, source: std::io::Error) -> DirError {
    let path = path.to_owned();
    match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => DirError::ReadOnly { path },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => DirError::Full { path },
        _ => DirError::Unusable { path, source },
    }
}

/// Customers' names and addresses lie in it: nobody else on the machine may look in.
#[cfg(unix)]
pub fn make(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

#[cfg(not(unix))]
pub fn make(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(path)
}

#[cfg(unix)]
fn owner(path: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|metadata| metadata.uid())
}

/// The user that this process is, without a C library: on Linux a file of ours in memory belongs to
/// us. Elsewhere nobody is told apart, and a foreign folder shows when it cannot be written.
#[cfg(unix)]
fn ourselves() -> Option<u32> {
    owner(Path::new("/proc/self"))
}

#[cfg(not(unix))]
fn owner(_path: &Path) -> Option<u32> {
    None
}

#[cfg(not(unix))]
fn ourselves() -> Option<u32> {
    None
}
