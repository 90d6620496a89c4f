//! The files that a history keeps in memory: their bytes, who has locked them, what they share.
//!
//! It must know nothing of SQLite's calls, which are in `vfs`. A file that is replaced or removed
//! stays as it was for whoever has it open.

use std::cell::UnsafeCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::pages::Pages;

/// SQLite's shared memory comes in pieces of this size, and in words of eight bytes.
pub(crate) const PIECE: usize = 32 * 1024;
pub(crate) const WORD: usize = 8;
pub(crate) const SLOTS: usize = 8;

/// One file, whoever has it open.
#[derive(Default)]
pub(crate) struct Content {
    pub(crate) pages: Pages,
    /// How many read, who may write, and whether that one waits for the readers to leave.
    pub(crate) readers: u32,
    pub(crate) writer: Option<usize>,
    pub(crate) pending: bool,
    /// Whoever has it open was killed: nothing is tidied up any more.
    pub(crate) cut: bool,
    pub(crate) shared: Vec<Box<[UnsafeCell<u64>]>>,
    pub(crate) users: u32,
    /// How many share each lock of the shared memory; -1 where one has it alone.
    pub(crate) slots: [i32; SLOTS],
}

impl Content {
    pub(crate) fn of(pages: Pages) -> Self {
        Self {
            pages,
            ..Self::default()
        }
    }
}

pub(crate) type Kept = Arc<Mutex<Content>>;
type Folders = HashMap<PathBuf, HashMap<String, Kept>>;

static FOLDERS: Mutex<Option<Folders>> = Mutex::new(None);

fn folders<T>(ask: impl FnOnce(&mut Folders) -> T) -> T {
    let mut folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
    ask(folders.get_or_insert_default())
}

fn split(path: &Path) -> Option<(&Path, &str)> {
    Some((path.parent()?, path.file_name()?.to_str()?))
}

/// From now on the databases of this folder are kept here, once SQLite asks here at all.
pub(crate) fn keep(folder: &Path) {
    folders(|it| it.insert(folder.to_owned(), HashMap::new()));
}

pub(crate) fn is_kept(folder: &Path) -> bool {
    folders(|it| it.contains_key(folder))
}

pub(crate) fn forget(folder: &Path) {
    folders(|it| it.remove(folder));
}

pub(crate) fn read(path: &Path) -> Option<Pages> {
    let kept = find(path)?;
    let content = locked(&kept);
    Some(content.pages.clone())
}

/// Another file takes the place of what was there; who has the old one open keeps that.
pub(crate) fn write(path: &Path, pages: Pages) {
    put(path, Content::of(pages));
}

pub(crate) fn remove(path: &Path) -> bool {
    let removed = split(path).map(|(folder, name)| folders(|it| it.get_mut(folder)?.remove(name)));
    removed.flatten().is_some()
}

/// The process is killed: its files stay as they are, and what it still does reaches none of them.
pub(crate) fn cut_off(folder: &Path) {
    folders(|it| {
        for kept in it.get_mut(folder).into_iter().flat_map(HashMap::values_mut) {
            let mut old = locked(kept);
            old.cut = true;
            let pages = old.pages.clone();
            drop(old);
            *kept = Arc::new(Mutex::new(Content::of(pages)));
        }
    });
}

pub(crate) fn find(path: &Path) -> Option<Kept> {
    let (folder, name) = split(path)?;
    folders(|it| it.get(folder)?.get(name).cloned())
}

pub(crate) fn put(path: &Path, content: Content) -> Option<Kept> {
    let kept: Kept = Arc::new(Mutex::new(content));
    let (folder, name) = split(path)?;
    folders(|it| {
        let there = it.get_mut(folder)?;
        there.insert(name.to_owned(), Arc::clone(&kept));
        Some(kept)
    })
}

pub(crate) fn locked(kept: &Kept) -> MutexGuard<'_, Content> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}
