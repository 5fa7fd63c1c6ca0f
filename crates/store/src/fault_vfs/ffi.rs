//! The shim itself: SQLite's file system interface in front of the real one.
#![allow(unsafe_code, reason = "SQLite calls a file system through C function pointers; this module is the only place")]

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::ffi::{self, sqlite3_file, sqlite3_io_methods, sqlite3_vfs};

use super::disk::{Change, Disk, Verdict};
use crate::error::StoreError;

/// What a shim's `pAppData` points to. It lives as long as the process.
struct Shim {
    disk: Arc<Disk>,
    real: *mut sqlite3_vfs,
}

/// An open file: SQLite's header first, then what the shim keeps of it.
#[repr(C)]
struct FaultFile {
    header: sqlite3_file,
    inner: *mut Inner,
}

struct Inner {
    disk: Arc<Disk>,
    /// Absent for temporary files: no power cut matters to them.
    path: Option<PathBuf>,
    /// Memory for the real file system's own structure, aligned as malloc would.
    real: Vec<u128>,
}

impl Inner {
    const fn real(&mut self) -> *mut sqlite3_file {
        self.real.as_mut_ptr().cast()
    }
}

/// Registers a shim in front of the default file system.
pub(super) fn register(name: &str, disk: Arc<Disk>) -> Result<(), StoreError> {
    let name = CString::new(name).map_err(|_| StoreError::Damaged("a name holds no zero byte".to_owned()))?;
    // SAFETY: a null name asks for the default file system, which lives as long as the process.
    let real = unsafe { ffi::sqlite3_vfs_find(std::ptr::null()) };
    // SAFETY: `real` is null or points to a registered, immutable structure.
    let Some(model) = (unsafe { real.as_ref() }) else {
        return Err(StoreError::Damaged("SQLite has no file system".to_owned()));
    };
    let shim = Box::leak(Box::new(Shim { disk, real }));
    let vfs = Box::leak(Box::new(sqlite3_vfs {
        szOsFile: c_int::try_from(size_of::<FaultFile>()).unwrap_or(c_int::MAX),
        pNext: std::ptr::null_mut(),
        zName: name.into_raw(),
        pAppData: std::ptr::from_mut(shim).cast(),
        xOpen: Some(open),
        xDelete: Some(delete),
        xAccess: Some(access),
        xFullPathname: Some(full_path),
        ..*model
    }));
    // SAFETY: the structure, its name and its data were leaked: they outlive every use. The functions that were copied from
    // the default file system do not look into `pAppData` but for those replaced above.
    match unsafe { ffi::sqlite3_vfs_register(vfs, 0) } {
        ffi::SQLITE_OK => Ok(()),
        code => Err(StoreError::Damaged(format!("SQLite does not take the file system: {code}"))),
    }
}

/// SAFETY: `vfs` must be a structure that `register` made.
unsafe fn shim<'a>(vfs: *mut sqlite3_vfs) -> &'a Shim {
    // SAFETY: by the contract, `pAppData` points to a leaked `Shim`.
    unsafe { &*(*vfs).pAppData.cast::<Shim>() }
}

/// SAFETY: `file` must have been opened by `open`, and not closed.
unsafe fn inner<'a>(file: *mut sqlite3_file) -> &'a mut Inner {
    // SAFETY: by the contract, `file` is the header of a `FaultFile` whose `inner` came from `Box::into_raw`. SQLite calls the
    // methods of one file one at a time.
    unsafe { &mut *(*file.cast::<FaultFile>()).inner }
}

/// SAFETY: `name` must be null or a C string.
unsafe fn path_of(name: *const c_char) -> Option<PathBuf> {
    if name.is_null() {
        return None;
    }
    // SAFETY: by the contract.
    let name = unsafe { CStr::from_ptr(name) };
    name.to_str().ok().map(PathBuf::from)
}

/// Calls a method of the real file.
macro_rules! real {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        let file = $file.real();
        // SAFETY: the real file was opened by the real file system, whose methods expect exactly this pointer.
        unsafe { (*(*file).pMethods).$method.map_or(ffi::SQLITE_IOERR, |method| method(file $(, $argument)*)) }
    }};
}

unsafe extern "C" fn open(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    flags_out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite passes the structure that was registered, a file of `szOsFile` bytes, and null or a C string.
    let (shim, path) = unsafe { (shim(vfs), path_of(name)) };
    // SAFETY: as above; without methods, SQLite does not close the file after a failure.
    unsafe { (*file).pMethods = std::ptr::null() };
    if shim.disk.is_off() {
        return ffi::SQLITE_CANTOPEN;
    }
    let is_new = path.as_ref().is_some_and(|path| !path.exists());
    // SAFETY: `real` is the default file system.
    let size = usize::try_from(unsafe { (*shim.real).szOsFile }).unwrap_or(0);
    let mut inner = Inner { disk: Arc::clone(&shim.disk), path, real: vec![0; size.div_ceil(size_of::<u128>())] };
    // SAFETY: the real file has the memory that the real file system asks for, zeroed; the other arguments are SQLite's.
    let code = unsafe {
        (*shim.real).xOpen.map_or(ffi::SQLITE_CANTOPEN, |open| open(shim.real, name, inner.real(), flags, flags_out))
    };
    if code != ffi::SQLITE_OK {
        return code;
    }
    // The name of a log or journal is made durable with its first fsync; that of a database by whoever made it.
    let is_log = flags & (ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL) != 0;
    if let (true, true, Some(path)) = (is_new, is_log, &inner.path) {
        shim.disk.note_created(path);
    }
    let opened =
        FaultFile { header: sqlite3_file { pMethods: &raw const METHODS }, inner: Box::into_raw(Box::new(inner)) };
    // SAFETY: `file` has room for a `FaultFile`: `szOsFile` says so.
    unsafe { file.cast::<FaultFile>().write(opened) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(vfs: *mut sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    // SAFETY: SQLite passes the structure that was registered, and a C string.
    let (shim, path) = unsafe { (shim(vfs), path_of(name)) };
    if shim.disk.before_write() != Verdict::Go {
        return ffi::SQLITE_IOERR_DELETE;
    }
    let content = path.as_ref().filter(|_| sync == 0).and_then(|path| std::fs::read(path).ok());
    // SAFETY: the real file system deletes the file of that name.
    let code = unsafe { (*shim.real).xDelete.map_or(ffi::SQLITE_IOERR_DELETE, |delete| delete(shim.real, name, sync)) };
    if let (ffi::SQLITE_OK, Some(path)) = (code, &path) {
        shim.disk.note_deleted(path, content);
    }
    code
}

unsafe extern "C" fn access(vfs: *mut sqlite3_vfs, name: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    // SAFETY: SQLite passes the structure that was registered; the rest goes to the real file system as it came.
    unsafe {
        let real = shim(vfs).real;
        (*real).xAccess.map_or(ffi::SQLITE_IOERR, |access| access(real, name, flags, out))
    }
}

unsafe extern "C" fn full_path(vfs: *mut sqlite3_vfs, name: *const c_char, size: c_int, out: *mut c_char) -> c_int {
    // SAFETY: as in `access`.
    unsafe {
        let real = shim(vfs).real;
        (*real).xFullPathname.map_or(ffi::SQLITE_IOERR, |full_path| full_path(real, name, size, out))
    }
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    // Version 2: shared memory, and no memory-mapped reading that would go past the shim.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: SQLite closes a file that `open` opened, once: its `inner` came from `Box::into_raw`.
    let mut inner = unsafe { Box::from_raw((*file.cast::<FaultFile>()).inner) };
    real!(inner, xClose)
}

unsafe extern "C" fn read(file: *mut sqlite3_file, buffer: *mut c_void, amount: c_int, offset: i64) -> c_int {
    // SAFETY: SQLite passes a file that `open` opened.
    let inner = unsafe { inner(file) };
    if inner.disk.is_off() {
        return ffi::SQLITE_IOERR_READ;
    }
    real!(inner, xRead, buffer, amount, offset)
}

unsafe extern "C" fn write(file: *mut sqlite3_file, buffer: *const c_void, amount: c_int, offset: i64) -> c_int {
    // SAFETY: SQLite passes a file that `open` opened.
    let inner = unsafe { inner(file) };
    let length = usize::try_from(amount).unwrap_or(0);
    // SAFETY: SQLite passes `amount` readable bytes.
    let new = unsafe { std::slice::from_raw_parts(buffer.cast::<u8>(), length) };
    let Some(path) = inner.path.clone() else { return real!(inner, xWrite, buffer, amount, offset) };
    match inner.disk.before_write() {
        Verdict::Go => store_bytes(inner, &path, new, offset),
        Verdict::Torn => {
            store_bytes(inner, &path, new.get(..length / 2).unwrap_or_default(), offset);
            ffi::SQLITE_IOERR_WRITE
        }
        Verdict::Full => ffi::SQLITE_FULL,
        Verdict::Off | Verdict::Failed => ffi::SQLITE_IOERR_WRITE,
    }
}

/// Writes through, noting what was there before.
fn store_bytes(inner: &mut Inner, path: &Path, new: &[u8], offset: i64) -> c_int {
    let (Ok(place), Ok(amount)) = (usize::try_from(offset), c_int::try_from(new.len())) else {
        return ffi::SQLITE_IOERR_WRITE;
    };
    let Some(old) = read_bytes(inner, place, new.len()) else { return ffi::SQLITE_IOERR_WRITE };
    let code = real!(inner, xWrite, new.as_ptr().cast(), amount, offset);
    if code == ffi::SQLITE_OK {
        inner.disk.note(path, Change::Write { offset: place, old, new: new.to_vec() });
    }
    code
}

/// What the file holds from `offset` on: at most `length` bytes, fewer where it ends.
fn read_bytes(inner: &mut Inner, offset: usize, length: usize) -> Option<Vec<u8>> {
    let mut size = 0_i64;
    if real!(inner, xFileSize, &raw mut size) != ffi::SQLITE_OK {
        return None;
    }
    let held = usize::try_from(size).ok()?.saturating_sub(offset).min(length);
    let mut bytes = vec![0_u8; held];
    let (amount, offset) = (c_int::try_from(held).ok()?, i64::try_from(offset).ok()?);
    let code = if held == 0 { ffi::SQLITE_OK } else { real!(inner, xRead, bytes.as_mut_ptr().cast(), amount, offset) };
    (code == ffi::SQLITE_OK).then_some(bytes)
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    // SAFETY: SQLite passes a file that `open` opened.
    let inner = unsafe { inner(file) };
    let Some(path) = inner.path.clone() else { return real!(inner, xTruncate, size) };
    if inner.disk.before_write() != Verdict::Go {
        return ffi::SQLITE_IOERR_TRUNCATE;
    }
    let Ok(place) = usize::try_from(size) else { return ffi::SQLITE_IOERR_TRUNCATE };
    let Some(tail) = read_bytes(inner, place, usize::MAX) else { return ffi::SQLITE_IOERR_TRUNCATE };
    let code = real!(inner, xTruncate, size);
    if code == ffi::SQLITE_OK {
        inner.disk.note(&path, Change::Truncate { size: place, tail });
    }
    code
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, _: c_int) -> c_int {
    // SAFETY: SQLite passes a file that `open` opened.
    let inner = unsafe { inner(file) };
    // The real disk need not wait: it is the model that says what is durable.
    match inner.path.as_ref().map(|path| inner.disk.sync(path)) {
        None | Some(Verdict::Go) => ffi::SQLITE_OK,
        Some(_) => ffi::SQLITE_IOERR_FSYNC,
    }
}

/// Methods that go through unchanged.
macro_rules! pass_through {
    ($($name:ident => $method:ident ($($argument:ident: $type:ty),*);)*) => {$(
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $argument: $type)*) -> c_int {
            // SAFETY: SQLite passes a file that `open` opened.
            let inner = unsafe { inner(file) };
            real!(inner, $method $(, $argument)*)
        }
    )*};
}

pass_through! {
    file_size => xFileSize(size: *mut i64);
    lock => xLock(level: c_int);
    unlock => xUnlock(level: c_int);
    check_reserved_lock => xCheckReservedLock(out: *mut c_int);
    file_control => xFileControl(operation: c_int, argument: *mut c_void);
    sector_size => xSectorSize();
    device_characteristics => xDeviceCharacteristics();
    shm_map => xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void);
    shm_lock => xShmLock(offset: c_int, count: c_int, flags: c_int);
    shm_unmap => xShmUnmap(delete: c_int);
}

unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    // SAFETY: SQLite passes a file that `open` opened.
    let file = unsafe { inner(file) }.real();
    // SAFETY: the real file was opened by the real file system, whose methods expect exactly this pointer.
    unsafe {
        if let Some(barrier) = (*(*file).pMethods).xShmBarrier {
            barrier(file);
        }
    }
}
