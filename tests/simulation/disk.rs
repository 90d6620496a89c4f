//! Where a desk's databases lie: on the system's disk, or in memory.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::pages::Pages;
use crate::{kept, vfs};

/// What of a desk's folder SQLite keeps.
pub(crate) const DATABASES: [&str; 3] = ["station.db", "labels.db", "mirror.db"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Disk {
    Files(PathBuf),
    Memory,
}

impl Disk {
    pub(crate) fn folder(&self) -> TempDir {
        let place = match self {
            Disk::Files(place) => place.clone(),
            Disk::Memory => memory(),
        };
        let folder = TempDir::new_in(place).expect("a folder for a desk's files");
        if *self == Disk::Memory {
            vfs::register();
            kept::keep(folder.path());
        }
        folder
    }

    pub(crate) fn forget(&self, folder: &Path) {
        if *self == Disk::Memory {
            kept::forget(folder);
        }
    }

    /// A file of a station that was never used.
    pub(crate) fn lay_out(&self, path: &Path, fresh: &Fresh) {
        match self {
            Disk::Files(_) => {
                std::fs::write(path, &fresh.bytes).expect("a desk's file is laid out");
            }
            Disk::Memory => keep(path, fresh.pages.clone()),
        }
    }

    /// As it is now; one that is not there is not there afterwards either.
    pub(crate) fn copy(&self, from: &Path, to: &Path) {
        let copied = match self {
            Disk::Files(_) => std::fs::copy(from, to).is_ok(),
            Disk::Memory => kept::read(from).map(|pages| keep(to, pages)).is_some(),
        };
        if !copied {
            self.remove(to);
        }
    }

    pub(crate) fn remove(&self, path: &Path) {
        if *self == Disk::Memory {
            kept::remove(path);
        }
        let _ = std::fs::remove_file(path);
    }
}

/// Whoever asks the system whether there is such a file finds an empty one.
fn keep(path: &Path, pages: Pages) {
    kept::write(path, pages);
    let is_database = path.extension().is_some_and(|end| end == "db");
    if is_database && !path.exists() {
        std::fs::write(path, []).expect("an empty file is laid down");
    }
}

pub(crate) struct Fresh {
    pub(crate) name: String,
    bytes: Vec<u8>,
    pages: Pages,
}

impl Fresh {
    pub(crate) fn of(name: String, bytes: Vec<u8>) -> Self {
        let pages = Pages::of(&bytes);
        Self { name, bytes, pages }
    }
}

/// Where the system keeps a folder in memory, if it does.
pub(crate) fn memory() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() {
        memory
    } else {
        std::env::temp_dir()
    }
}
