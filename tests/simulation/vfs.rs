//! A layer between SQLite and the system's files that keeps the files of some folders in memory.
//!
//! A history opens and closes its desks' files again and again, and on a real disk most of that
//! time goes to the system. SQLite offers no other way to stand there, so this speaks C, as the
//! crash tests' recorder does. It keeps each file's bytes, its locks and its shared memory as the
//! system would; every other folder is the system's. An empty file of the same name lies in the
//! real folder, for whoever asks whether there is one.
#![allow(
    unsafe_code,
    reason = "SQLite's file layer is a table of C functions; nothing of it is in the product"
)]

use std::cell::UnsafeCell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem::size_of;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::atomic::{Ordering, fence};
use std::sync::{Arc, Mutex, Once, PoisonError};

use rusqlite::ffi;

use crate::kept::{self, Content, Kept, PIECE, SLOTS, WORD};

/// One opening of a file, in memory that SQLite allots.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    /// From `Arc::into_raw`, freed by `close`.
    kept: *const Mutex<Content>,
    level: c_int,
    uses_shared: bool,
    sharing: u8,
    alone: u8,
}

/// Our side of an open file, and the content that it is of.
fn with<T>(file: *mut ffi::sqlite3_file, act: impl FnOnce(&mut File, &mut Content) -> T) -> T {
    // SAFETY: SQLite calls methods only of files that `open` has filled in, one at a time for each
    // opening; the content lives until `close`.
    unsafe {
        let ours = &mut *file.cast::<File>();
        let mut content = (*ours.kept).lock().unwrap_or_else(PoisonError::into_inner);
        act(ours, &mut content)
    }
}

fn size_of_it<T: TryInto<usize>>(number: T) -> usize {
    number.try_into().unwrap_or_default()
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    unlock(file, ffi::SQLITE_LOCK_NONE);
    leave_shared(file);
    // SAFETY: closed once, by SQLite; the pointer is from `Arc::into_raw`.
    unsafe {
        let ours = &mut *file.cast::<File>();
        drop(Arc::from_raw(ours.kept));
        ours.kept = ptr::null();
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn read_at(
    file: *mut ffi::sqlite3_file,
    into: *mut c_void,
    amount: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    let (amount, at) = (size_of_it(amount), size_of_it(at));
    // SAFETY: SQLite gives room for as many bytes as it says.
    let into = unsafe { std::slice::from_raw_parts_mut(into.cast::<u8>(), amount) };
    with(file, |_, content| {
        let read = content.pages.read(at, into);
        into[read..].fill(0);
        if read == amount {
            ffi::SQLITE_OK
        } else {
            ffi::SQLITE_IOERR_SHORT_READ
        }
    })
}

unsafe extern "C" fn write_at(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    amount: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    let (amount, at) = (size_of_it(amount), size_of_it(at));
    // SAFETY: SQLite gives as many bytes as it says.
    let from = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), amount) };
    with(file, |_, content| content.pages.write(at, from));
    ffi::SQLITE_OK
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    with(file, |_, content| content.pages.truncate(size_of_it(size)));
    ffi::SQLITE_OK
}

unsafe extern "C" fn sync(_file: *mut ffi::sqlite3_file, _flags: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn size(file: *mut ffi::sqlite3_file, size: *mut ffi::sqlite3_int64) -> c_int {
    let length = with(file, |_, content| content.pages.len());
    // SAFETY: SQLite gives a place for the answer.
    unsafe { *size = ffi::sqlite3_int64::try_from(length).unwrap_or_default() };
    ffi::SQLITE_OK
}

unsafe extern "C" fn lock_file(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    let own = file.addr();
    with(file, |ours, content| {
        if ours.level >= level {
            return ffi::SQLITE_OK;
        }
        let others_write = content.writer.is_some_and(|writer| writer != own);
        match level {
            ffi::SQLITE_LOCK_SHARED if content.pending => return ffi::SQLITE_BUSY,
            ffi::SQLITE_LOCK_SHARED => content.readers += 1,
            _ if others_write || content.cut => return ffi::SQLITE_BUSY,
            ffi::SQLITE_LOCK_RESERVED => content.writer = Some(own),
            _ => {
                (content.writer, content.pending) = (Some(own), true);
                if content.readers > 1 {
                    ours.level = ffi::SQLITE_LOCK_PENDING;
                    return ffi::SQLITE_BUSY;
                }
            }
        }
        ours.level = level;
        ffi::SQLITE_OK
    })
}

fn unlock(file: *mut ffi::sqlite3_file, level: c_int) {
    let own = file.addr();
    with(file, |ours, content| {
        if content.writer == Some(own) {
            (content.writer, content.pending) = (None, false);
        }
        if level == ffi::SQLITE_LOCK_NONE && ours.level > level {
            content.readers -= 1;
        }
        ours.level = ours.level.min(level);
    });
}

unsafe extern "C" fn unlock_file(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    unlock(file, level);
    ffi::SQLITE_OK
}

unsafe extern "C" fn reserved(file: *mut ffi::sqlite3_file, found: *mut c_int) -> c_int {
    let held = with(file, |_, content| content.writer.is_some());
    // SAFETY: SQLite gives a place for the answer.
    unsafe { *found = c_int::from(held) };
    ffi::SQLITE_OK
}

/// Nothing that SQLite might tell or ask a file beyond the rest.
unsafe extern "C" fn control(_: *mut ffi::sqlite3_file, _: c_int, _: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

/// As the system's own layer says.
unsafe extern "C" fn sector(_file: *mut ffi::sqlite3_file) -> c_int {
    4096
}

unsafe extern "C" fn device(_file: *mut ffi::sqlite3_file) -> c_int {
    ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    piece: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    let piece = size_of_it(piece);
    let found = with(file, |ours, content| {
        if !ours.uses_shared {
            (ours.uses_shared, content.users) = (true, content.users + 1);
        }
        while extend != 0 && content.shared.len() <= piece {
            let words = (0..PIECE / WORD).map(|_| UnsafeCell::new(0));
            content.shared.push(words.collect());
        }
        let there = content.shared.get(piece);
        there.map_or(ptr::null_mut(), |words| words.as_ptr().cast_mut().cast())
    });
    // SAFETY: SQLite gives a place for the answer.
    unsafe { *out = found };
    if size_of_it(size) == PIECE {
        ffi::SQLITE_OK
    } else {
        ffi::SQLITE_IOERR_SHMMAP
    }
}

unsafe extern "C" fn shm_lock(
    file: *mut ffi::sqlite3_file,
    first: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    let (first, count) = (size_of_it(first), size_of_it(count));
    with(file, |ours, content| {
        let slots = &mut content.slots[first..first + count];
        let own = (first..first + count).fold(0, |mask, slot| mask | 1_u8 << slot);
        if flags & ffi::SQLITE_SHM_UNLOCK != 0 {
            if ours.alone & own != 0 {
                slots.fill(0);
            } else if ours.sharing & own != 0 {
                slots.iter_mut().for_each(|slot| *slot -= 1);
            }
            (ours.alone, ours.sharing) = (ours.alone & !own, ours.sharing & !own);
            return ffi::SQLITE_OK;
        }
        if flags & ffi::SQLITE_SHM_SHARED != 0 {
            if slots.iter().any(|slot| *slot < 0) {
                return ffi::SQLITE_BUSY;
            }
            if ours.sharing & own == 0 {
                slots.iter_mut().for_each(|slot| *slot += 1);
            }
            ours.sharing |= own;
        } else {
            if slots.iter().any(|slot| *slot != 0) {
                return ffi::SQLITE_BUSY;
            }
            slots.fill(-1);
            ours.alone |= own;
        }
        ffi::SQLITE_OK
    })
}

unsafe extern "C" fn shm_barrier(_file: *mut ffi::sqlite3_file) {
    fence(Ordering::SeqCst);
}

/// Who comes first after the last has left finds none, and reads the log anew.
fn leave_shared(file: *mut ffi::sqlite3_file) {
    with(file, |ours, content| {
        if std::mem::take(&mut ours.uses_shared) {
            content.users -= 1;
            if content.users == 0 {
                content.shared.clear();
                content.slots = [0; SLOTS];
            }
        }
    });
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, _delete: c_int) -> c_int {
    leave_shared(file);
    ffi::SQLITE_OK
}

/// Version 2: with shared memory, without mapped files.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read_at),
    xWrite: Some(write_at),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock_file),
    xUnlock: Some(unlock_file),
    xCheckReservedLock: Some(reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(device),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe fn system(vfs: *mut ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    // SAFETY: set once by `register`.
    unsafe { (*vfs).pAppData.cast() }
}

/// The path, where its folder is one of ours.
fn ours(name: *const c_char) -> Option<PathBuf> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite gives a name that ends with a zero byte and outlives the call.
    let path = Path::new(unsafe { CStr::from_ptr(name) }.to_str().ok()?);
    let folder = path.parent()?;
    kept::is_kept(folder).then(|| path.to_owned())
}

/// What was removed under our feet is gone, with all that SQLite laid beside it.
fn opened(path: &Path, flags: c_int) -> Option<Kept> {
    if flags & ffi::SQLITE_OPEN_MAIN_DB != 0 && !path.exists() {
        kept::remove(path);
        kept::remove(&path.with_extension("db-wal"));
    }
    match kept::find(path) {
        None if flags & ffi::SQLITE_OPEN_CREATE != 0 => kept::put(path, Content::default()),
        found => found,
    }
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let kept = match ours(name.cast()) {
        Some(path) => opened(&path, flags),
        // Nobody else will ever open it: SQLite's own notes, while it works.
        None if name.is_null() => Some(Kept::default()),
        None => {
            // SAFETY: passed on as it came; there is room for either kind of file.
            return unsafe {
                let system = system(vfs);
                let open = (*system).xOpen;
                open.map_or(ffi::SQLITE_ERROR, |open| {
                    open(system, name, file, flags, out)
                })
            };
        }
    };
    // SAFETY: `file` has room for ours; SQLite may want to know how it was opened.
    unsafe {
        let Some(kept) = kept else {
            (*file).pMethods = ptr::null();
            return ffi::SQLITE_CANTOPEN;
        };
        if !out.is_null() {
            *out = flags;
        }
        file.cast::<File>().write(File {
            base: ffi::sqlite3_file {
                pMethods: &raw const METHODS,
            },
            kept: Arc::into_raw(kept),
            level: ffi::SQLITE_LOCK_NONE,
            uses_shared: false,
            sharing: 0,
            alone: 0,
        });
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    match ours(name) {
        Some(path) if kept::remove(&path) => ffi::SQLITE_OK,
        Some(_) => ffi::SQLITE_IOERR_DELETE_NOENT,
        // SAFETY: passed on as it came.
        None => unsafe {
            let system = system(vfs);
            (*system).xDelete.map_or(ffi::SQLITE_ERROR, |delete| {
                delete(system, name, sync_folder)
            })
        },
    }
}

unsafe extern "C" fn access(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: passed on as it came; SQLite gives a place for the answer.
    unsafe {
        let Some(path) = ours(name) else {
            let system = system(vfs);
            return (*system)
                .xAccess
                .map_or(ffi::SQLITE_ERROR, |access| access(system, name, flags, out));
        };
        // To SQLite, an empty log or journal is none.
        let there = kept::find(&path).is_some_and(|it| kept::locked(&it).pages.len() > 0);
        *out = c_int::from(there);
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn full_name(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    room: c_int,
    out: *mut c_char,
) -> c_int {
    // SAFETY: as SQLite gives it; the room is looked at before anything is copied.
    unsafe {
        if ours(name).is_none() {
            let system = system(vfs);
            let full_name = (*system).xFullPathname;
            return full_name.map_or(ffi::SQLITE_ERROR, |full_name| {
                full_name(system, name, room, out)
            });
        }
        let name = CStr::from_ptr(name).to_bytes_with_nul();
        if name.len() > size_of_it(room) {
            return ffi::SQLITE_CANTOPEN;
        }
        ptr::copy_nonoverlapping(name.as_ptr().cast(), out, name.len());
    }
    ffi::SQLITE_OK
}

/// Once for the process, as its usual layer: the store opens its files as always.
pub(crate) fn register() {
    static DONE: Once = Once::new();
    DONE.call_once(|| {
        without_counting();
        // SAFETY: the layer is made of the system's own, with some fields changed, and lives as
        // long as the process. The functions that are taken over unchanged do not look at it.
        unsafe {
            let system = ffi::sqlite3_vfs_find(ptr::null());
            assert!(!system.is_null());
            let mut ours = *system;
            let size = c_int::try_from(size_of::<File>()).unwrap_or(c_int::MAX);
            ours.szOsFile = ours.szOsFile.max(size);
            ours.zName = c"memory".as_ptr();
            ours.pAppData = system.cast();
            ours.pNext = ptr::null_mut();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            ours.xAccess = Some(access);
            ours.xFullPathname = Some(full_name);
            let code = ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1);
            assert_eq!(code, ffi::SQLITE_OK);
        }
    });
}

/// SQLite counts every byte that it allots, under a lock, and nobody here asks how many; and what a
/// closed file gave back is not given back to the system, for the next one to ask for again. Both
/// only before SQLite is first used: later they are refused, and nothing is lost but time.
fn without_counting() {
    // SAFETY: as SQLite's and the C library's pages say; numbers go in, nothing is kept.
    unsafe {
        ffi::sqlite3_config(ffi::SQLITE_CONFIG_MEMSTATUS, 0);
        #[cfg(all(target_os = "linux", target_env = "gnu"))]
        for (what, much) in [
            (TRIM_ABOVE, c_int::MAX),
            (MAP_ABOVE, 1 << 25),
            (PAD, 1 << 20),
        ] {
            mallopt(what, much);
        }
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
const TRIM_ABOVE: c_int = -1;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const PAD: c_int = -2;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const MAP_ABOVE: c_int = -3;

#[cfg(all(target_os = "linux", target_env = "gnu"))]
unsafe extern "C" {
    fn mallopt(what: c_int, much: c_int) -> c_int;
}
