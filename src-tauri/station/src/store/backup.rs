//! Copies to go back to: of `station.db` one a day, of `labels.db` what is new.
//!
//! A backup is written under another name and gets its own when it is whole. Taking one only reads,
//! so no packer waits for it. Going back to one is `rebuild`'s work: nothing that it says is
//! believed unlooked at.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use packing::time::At;
use rusqlite::{Connection, OptionalExtension};

use super::dir::{make, sync_folder};
use super::open::{self, Kind, LABELS, StoreError};

/// A week: long enough that a fault of Saturday is found on Friday.
pub(super) const KEPT: usize = 7;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
const FOLDER: &str = "backups";
const BEGINS: &str = "station-";

/// Copies the precious file as it is at this moment.
pub(super) fn take(dir: &Path, (kind, name): (Kind, &str)) -> Result<PathBuf, StoreError> {
    let folder = dir.join(FOLDER);
    make(&folder).map_err(StoreError::File)?;
    let path = folder.join(format!("{BEGINS}{name}.db"));
    let part = folder.join(format!("{BEGINS}{name}.db.part"));
    remove(&part)?;
    let from = open::open_to_copy(dir, kind)?;
    from.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    let whole = || -> io::Result<()> {
        fs::File::open(&part)?.sync_all()?;
        fs::rename(&part, &path)?;
        sync_folder(&path)
    };
    whole().map_err(StoreError::File)?;
    Ok(path)
}

/// Takes one unless there is one of the last day, and forgets the oldest.
pub(super) fn take_daily(dir: &Path, kind: Kind, now: At) -> Result<Option<PathBuf>, StoreError> {
    let yesterday = named(now.plus_ms(-DAY_MS));
    let (today, names) = (named(now), daily(dir)?);
    // A clock that once ran ahead must not put backups off until then.
    if names.iter().any(|name| *name > yesterday && *name <= today) {
        return Ok(None);
    }
    let taken = take(dir, (kind, &today))?;
    let mut names = daily(dir)?;
    names.sort_unstable();
    let old = names.len().saturating_sub(KEPT);
    for name in names.iter().take(old) {
        remove(&dir.join(FOLDER).join(format!("{BEGINS}{name}.db")))?;
    }
    Ok(Some(taken))
}

/// In the order of time when sorted as text.
pub(super) fn named(at: At) -> String {
    let text = at.to_rfc3339();
    let digits = text.chars().filter(char::is_ascii_digit);
    digits.take("20261121093000".len()).collect()
}

fn daily(dir: &Path) -> Result<Vec<String>, StoreError> {
    let files = match fs::read_dir(dir.join(FOLDER)) {
        Ok(files) => files,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::File(error)),
    };
    let mut names = Vec::new();
    for file in files {
        let name = file.map_err(StoreError::File)?.file_name();
        let stamp = name
            .to_str()
            .and_then(|name| name.strip_prefix(BEGINS)?.strip_suffix(".db"));
        // One that was taken before a migration or by hand is nobody's to forget but a person's.
        if let Some(stamp) = stamp.filter(|it| it.bytes().all(|byte| byte.is_ascii_digit())) {
            names.push(stamp.to_owned());
        }
    }
    Ok(names)
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::File(error)),
        _ => Ok(()),
    }
}

/// A file of an older version is copied before this one changes it.
pub(super) fn before_migrating(dir: &Path, kind: Kind, now: At) -> Result<(), StoreError> {
    let name = format!("before-version-{}-{}", kind.migrations.len(), named(now));
    take(dir, (kind, &name)).map(drop)
}

/// Adds the labels that the copy lacks: they never change, and are too many to copy each day.
pub(super) fn add_labels(dir: &Path) -> Result<usize, StoreError> {
    let folder = dir.join(FOLDER);
    make(&folder).map_err(StoreError::File)?;
    let copy = open::open(&folder, LABELS)?;
    let source = dir.join(LABELS.file);
    copy.execute("ATTACH DATABASE ?1 AS source", [source.to_string_lossy()])?;
    let added = copy.execute(
        "INSERT INTO main.papers (sha256, bytes, kept_at)
         SELECT sha256, bytes, kept_at FROM source.papers s
         WHERE NOT EXISTS (SELECT 1 FROM main.papers p WHERE p.sha256 = s.sha256)",
        [],
    )?;
    copy.execute_batch("DETACH DATABASE source")?;
    Ok(added)
}

/// A sound `station.db` of this version or an older one.
pub(super) fn is_backup(file: &Path, kind: Kind) -> Result<(), StoreError> {
    let damaged = || StoreError::Damaged { path: file.into() };
    if !file.is_file() {
        return Err(damaged());
    }
    let known = || -> Result<(bool, i64), rusqlite::Error> {
        let backup = Connection::open_with_flags(file, open::READ_ONLY)?;
        let tables = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'commands'";
        let ours = backup.query_row(tables, [], |_| Ok(())).optional()?;
        let version = backup.pragma_query_value(None, "user_version", |row| row.get(0))?;
        Ok((ours.is_some() && open::is_sound(&backup), version))
    };
    let (ours, found) = known().map_err(|_| damaged())?;
    let known = kind.migrations.len();
    match usize::try_from(found) {
        Ok(found) if found > known => Err(StoreError::Newer {
            path: file.into(),
            found,
            known,
        }),
        Ok(1..) if ours => Ok(()),
        _ => Err(damaged()),
    }
}
