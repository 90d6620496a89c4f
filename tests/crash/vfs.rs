//! A layer between SQLite and the system's files that writes down every write and sync, and can
//! fail any of them.
//!
//! SQLite offers no safe way to stand there, so this file alone speaks C. It passes everything on
//! to the system's own layer, shared memory and locks included: what is recorded is what the real
//! store really asked of the disk. It is registered once, and only looks at one folder at a time.
#![allow(
    unsafe_code,
    reason = "SQLite's file layer is a table of C functions; nothing of it is in the product"
)]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem::size_of;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use rusqlite::ffi;

/// One thing that was asked of the disk.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    Create,
    Write { at: usize, bytes: Vec<u8> },
    Truncate(usize),
    Sync,
    Delete,
}

#[derive(Clone, Debug)]
pub(crate) struct Op {
    pub(crate) file: String,
    pub(crate) asked: Asked,
}

/// What goes wrong while recording.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fault {
    /// This operation fails, counting every read, write, sync, truncation and deletion from 0.
    pub(crate) fails_at: Option<usize>,
    /// And all that follow.
    pub(crate) for_good: bool,
    /// The disk is full after so many more bytes.
    pub(crate) room: Option<usize>,
}

struct Recording {
    folder: PathBuf,
    ops: Vec<Op>,
    fault: Fault,
    counted: usize,
    /// How long each file is, to know what is new on the disk.
    lengths: std::collections::HashMap<String, usize>,
}

static RECORDING: Mutex<Option<Recording>> = Mutex::new(None);
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Records one folder until it is dropped.
pub(crate) struct Watch {
    _alone: MutexGuard<'static, ()>,
}

impl Watch {
    pub(crate) fn over(folder: &Path, fault: Fault) -> Self {
        register();
        let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        *recording() = Some(Recording {
            folder: folder.canonicalize().unwrap(),
            ops: Vec::new(),
            fault,
            counted: 0,
            lengths: std::collections::HashMap::new(),
        });
        Self { _alone: alone }
    }

    /// How many operations were written down so far.
    pub(crate) fn len(&self) -> usize {
        recording().as_ref().map_or(0, |it| it.ops.len())
    }

    /// How many operations of any kind there were.
    pub(crate) fn counted(&self) -> usize {
        recording().as_ref().map_or(0, |it| it.counted)
    }

    pub(crate) fn ops(&self) -> Vec<Op> {
        let ops = recording().as_ref().map(|it| it.ops.clone());
        ops.unwrap_or_default()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        *recording() = None;
    }
}

fn recording() -> MutexGuard<'static, Option<Recording>> {
    RECORDING.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Recording {
    /// Says whether this operation fails.
    fn fails(&mut self) -> bool {
        let now = self.counted;
        self.counted += 1;
        match self.fault.fails_at {
            Some(at) if self.fault.for_good => now >= at,
            Some(at) => now == at,
            None => false,
        }
    }

    /// Says whether the disk has no room for it.
    fn is_full(&mut self, file: &str, end: usize) -> bool {
        let Some(room) = self.fault.room else {
            return false;
        };
        let length = self.lengths.entry(file.to_owned()).or_default();
        let grows = end.saturating_sub(*length);
        if grows > room {
            return true;
        }
        *length = (*length).max(end);
        self.fault.room = Some(room - grows);
        false
    }

    fn note(&mut self, file: &str, asked: Asked) {
        self.ops.push(Op {
            file: file.to_owned(),
            asked,
        });
    }
}

/// What happened to an operation before it reached the disk.
enum Met {
    Passed,
    Failed,
    Full,
}

fn met(file: &str, asked: Option<Asked>) -> Met {
    let mut recording = recording();
    let Some(it) = recording.as_mut() else {
        return Met::Passed;
    };
    if it.fails() {
        return Met::Failed;
    }
    if let Some(Asked::Write { at, bytes }) = &asked
        && it.is_full(file, at + bytes.len())
    {
        return Met::Full;
    }
    if let Some(asked) = asked {
        it.note(file, asked);
    }
    Met::Passed
}

/// The file's name inside the watched folder; nothing for any other, and for shared memory, which
/// no power cut leaves behind.
fn watched(name: *const c_char) -> Option<String> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite gives a name that ends with a zero byte and outlives the call.
    let name = unsafe { CStr::from_ptr(name) }.to_str().ok()?;
    let recording = recording();
    let folder = &recording.as_ref()?.folder;
    let path = Path::new(name);
    if path.parent()? != folder {
        return None;
    }
    Some(path.file_name()?.to_str()?.to_owned())
}

/// Our file, with the system's own right behind it in memory that SQLite allots.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    /// A `String`, or null where the file is not watched.
    name: *mut String,
}

impl File {
    unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
        // SAFETY: `os_file_size` made room for the real file behind ours.
        unsafe { file.cast::<File>().add(1).cast() }
    }

    unsafe fn name<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a String> {
        // SAFETY: set by `open`, freed by `close`, and SQLite calls nothing after that.
        unsafe { (*file.cast::<File>()).name.as_ref() }
    }
}

/// Calls the same function of the real file.
macro_rules! real {
    ($file:expr, $method:ident $(, $value:expr)*) => {{
        // SAFETY: the real file was opened together with ours, and has every method that it had
        // when SQLite asked for its version.
        unsafe {
            let real = File::real($file);
            match (*(*real).pMethods).$method {
                Some(method) => method(real $(, $value)*),
                None => ffi::SQLITE_ERROR,
            }
        }
    }};
}

fn name_of(file: *mut ffi::sqlite3_file) -> Option<String> {
    // SAFETY: only called from methods of an open file.
    unsafe { File::name(file) }.cloned()
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: closed once, by SQLite.
    unsafe {
        let ours = file.cast::<File>();
        if !(*ours).name.is_null() {
            drop(Box::from_raw((*ours).name));
            (*ours).name = ptr::null_mut();
        }
    }
    real!(file, xClose)
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    into: *mut c_void,
    amount: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    if let Some(name) = name_of(file)
        && !matches!(met(&name, None), Met::Passed)
    {
        return ffi::SQLITE_IOERR_READ;
    }
    real!(file, xRead, into, amount, at)
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    amount: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    if let Some(name) = name_of(file) {
        let length = usize::try_from(amount).unwrap_or_default();
        // SAFETY: SQLite gives as many bytes as it says.
        let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), length) }.to_vec();
        let at = usize::try_from(at).unwrap_or_default();
        match met(&name, Some(Asked::Write { at, bytes })) {
            Met::Passed => {}
            Met::Failed => return ffi::SQLITE_IOERR_WRITE,
            Met::Full => return ffi::SQLITE_FULL,
        }
    }
    real!(file, xWrite, from, amount, at)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    if let Some(name) = name_of(file) {
        let size = usize::try_from(size).unwrap_or_default();
        if !matches!(met(&name, Some(Asked::Truncate(size))), Met::Passed) {
            return ffi::SQLITE_IOERR_TRUNCATE;
        }
    }
    real!(file, xTruncate, size)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    if let Some(name) = name_of(file)
        && !matches!(met(&name, Some(Asked::Sync)), Met::Passed)
    {
        return ffi::SQLITE_IOERR_FSYNC;
    }
    real!(file, xSync, flags)
}

unsafe extern "C" fn size(file: *mut ffi::sqlite3_file, size: *mut ffi::sqlite3_int64) -> c_int {
    real!(file, xFileSize, size)
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    real!(file, xLock, level)
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    real!(file, xUnlock, level)
}

unsafe extern "C" fn reserved(file: *mut ffi::sqlite3_file, found: *mut c_int) -> c_int {
    real!(file, xCheckReservedLock, found)
}

unsafe extern "C" fn control(file: *mut ffi::sqlite3_file, op: c_int, arg: *mut c_void) -> c_int {
    real!(file, xFileControl, op, arg)
}

unsafe extern "C" fn sector(file: *mut ffi::sqlite3_file) -> c_int {
    real!(file, xSectorSize)
}

/// No promise of any device: what is recorded must be safe on the plainest.
unsafe extern "C" fn device(_file: *mut ffi::sqlite3_file) -> c_int {
    0
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    real!(file, xShmMap, page, size, extend, out)
}

unsafe extern "C" fn shm_lock(
    file: *mut ffi::sqlite3_file,
    offset: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    real!(file, xShmLock, offset, count, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: as in `real!`; this one returns nothing.
    unsafe {
        let real = File::real(file);
        if let Some(barrier) = (*(*real).pMethods).xShmBarrier {
            barrier(real);
        }
    }
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    real!(file, xShmUnmap, delete)
}

/// Version 2: with shared memory, without mapped files, so that every read and write comes by here.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
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

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let watched = watched(name.cast());
    // SAFETY: `file` has room for ours and the real one; `name` is passed on as it came.
    unsafe {
        let ours = file.cast::<File>();
        (*ours).base.pMethods = ptr::null();
        (*ours).name = ptr::null_mut();
        let system = system(vfs);
        let known = watched.as_ref().is_some_and(|name| {
            let recording = recording();
            let folder = recording.as_ref().map(|it| it.folder.join(name));
            folder.is_some_and(|path| path.exists())
        });
        let Some(open) = (*system).xOpen else {
            return ffi::SQLITE_ERROR;
        };
        let code = open(system, name, File::real(file), flags, out);
        if code != ffi::SQLITE_OK {
            return code;
        }
        if let Some(name) = watched {
            if !known {
                met(&name, Some(Asked::Create));
            }
            (*ours).name = Box::into_raw(Box::new(name));
        }
        (*ours).base.pMethods = &raw const METHODS;
        code
    }
}

unsafe extern "C" fn delete(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    if let Some(name) = watched(name)
        && !matches!(met(&name, Some(Asked::Delete)), Met::Passed)
    {
        return ffi::SQLITE_IOERR_DELETE;
    }
    // SAFETY: passed on as it came.
    unsafe {
        let system = system(vfs);
        (*system).xDelete.map_or(ffi::SQLITE_ERROR, |delete| {
            delete(system, name, sync_folder)
        })
    }
}

/// Once for the process, as its usual layer: the store opens its files as always.
fn register() {
    static DONE: Once = Once::new();
    DONE.call_once(|| {
        // SAFETY: the layer is made of the system's own, with three fields changed, and lives as
        // long as the process. The functions that are taken over unchanged do not look at it.
        unsafe {
            let system = ffi::sqlite3_vfs_find(ptr::null());
            assert!(!system.is_null());
            let mut ours = *system;
            ours.szOsFile += c_int::try_from(size_of::<File>()).unwrap();
            ours.zName = c"recording".as_ptr();
            ours.pAppData = system.cast();
            ours.pNext = ptr::null_mut();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            let ours = Box::leak(Box::new(ours));
            let code = ffi::sqlite3_vfs_register(ours, 1);
            assert_eq!(code, ffi::SQLITE_OK);
        }
    });
}
