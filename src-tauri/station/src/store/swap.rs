//! Putting a newly built file in the place of another: whole or not at all, and nothing is deleted.
//!
//! A power cut may come between any two of these steps. What the next start finds says how far it
//! got: as long as the old file has its name it counts, and the new one is only a draft.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::dir::sync_folder;
use super::open::Kind;

const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// Ends what an earlier start began.
pub(super) fn finish(dir: &Path, (kind, draft): (Kind, Kind), stamp: i64) -> io::Result<()> {
    let new = dir.join(draft.file);
    if !new.exists() {
        return Ok(());
    }
    if dir.join(kind.file).exists() {
        return remove(dir, draft);
    }
    replace(dir, (kind, draft), &format!("unfinished-{stamp}")).map(drop)
}

/// Moves a file with its companions aside, and the draft into its place. Says where the old one is
/// now.
pub(super) fn replace(dir: &Path, (kind, draft): (Kind, Kind), aside: &str) -> io::Result<PathBuf> {
    let new = dir.join(draft.file);
    fs::File::open(&new)?.sync_all()?;
    let moved = move_aside(dir, kind, aside)?;
    fs::rename(new, dir.join(kind.file))?;
    sync_folder(&moved)?;
    Ok(moved)
}

/// A log that stayed behind would be read into the next file of that name, so it goes along.
pub(super) fn move_aside(dir: &Path, kind: Kind, aside: &str) -> io::Result<PathBuf> {
    let moved = dir.join(format!("{}.{aside}", kind.file));
    rename(&dir.join(kind.file), &moved)?;
    for companion in COMPANIONS {
        rename(
            &dir.join(format!("{}{companion}", kind.file)),
            &dir.join(format!("{}.{aside}{companion}", kind.file)),
        )?;
    }
    sync_folder(&moved)?;
    Ok(moved)
}

/// One that is not there was moved by an earlier try, or never was.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        renamed => renamed,
    }
}

/// Removes a draft; nobody's data is only in it.
pub(super) fn remove(dir: &Path, draft: Kind) -> io::Result<()> {
    for companion in ["", "-wal", "-shm"] {
        match fs::remove_file(dir.join(format!("{}{companion}", draft.file))) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
