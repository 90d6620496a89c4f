//! One number for many files: whether any of them has changed since it was last taken.

use std::hash::{DefaultHasher, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, at};

/// Of these files, and of all in these folders but what is called like one of `without`.
pub(crate) fn of(paths: &[PathBuf], without: &[&str]) -> Result<String, Failure> {
    let mut files = Vec::new();
    for path in paths {
        list(path, without, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        // An editor's lock is a link to nowhere, and its other files come and go.
        let Some(bytes) = there(std::fs::read(&file)).map_err(at(&file))? else {
            continue;
        };
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write(&bytes);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn there<T>(found: std::io::Result<T>) -> std::io::Result<Option<T>> {
    match found {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

fn list(path: &Path, without: &[&str], files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let Some(entries) = there(std::fs::read_dir(path)).map_err(at(path))? else {
        return Ok(());
    };
    for entry in entries {
        let inside = entry.map_err(at(path))?.path();
        if !without.iter().any(|name| inside.ends_with(name)) {
            list(&inside, without, files)?;
        }
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Emacs marks a file that it has open so.
    #[test]
    fn a_link_to_nowhere_changes_nothing() {
        let name = format!("xtask-fingerprint-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let paths = std::slice::from_ref(&folder);
        std::fs::write(folder.join("App.svelte"), "a").unwrap();
        let before = of(paths, &[]).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.join(".#App.svelte")).unwrap();
        assert_eq!(of(paths, &[]).unwrap(), before);
        std::fs::write(folder.join("App.svelte"), "b").unwrap();
        assert_ne!(of(paths, &[]).unwrap(), before);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
