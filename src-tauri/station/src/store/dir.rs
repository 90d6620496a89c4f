//! The data directory: that it is ours, that it can be written, and that nobody else is in it.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

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
        make(path).map_err(|source| named(path, source))?;
        let foreign = owner(path)
            .zip(ourselves())
            .is_some_and(|(owner, us)| owner != us);
        if foreign {
            return Err(DirError::NotOurs { path: path.into() });
        }
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.join(LOCK_FILE))
            .map_err(|source| named(path, source))?;
        match locked(&lock) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(DirError::AlreadyRunning { path: path.into() });
            }
            Err(TryLockError::Error(source)) => return Err(named(path, source)),
        }
        probe(path).map_err(|source| named(path, source))?;
        Ok(Self { _lock: Some(lock) })
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

/// A page's worth: a disk that cannot take this cannot take a day's work.
fn probe(path: &Path) -> std::io::Result<()> {
    let file = path.join("station.probe");
    let written = File::create(&file).and_then(|mut probe| {
        probe.write_all(&[0; 4096])?;
        probe.sync_all()
    });
    let removed = std::fs::remove_file(&file);
    written.and(removed)
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
