//! One number for many files: whether any of them has changed since it was last taken.

use std::hash::{DefaultHasher, Hasher};
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
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write(&std::fs::read(&file).map_err(at(&file))?);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn list(path: &Path, without: &[&str], files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(at(path))? {
        let inside = entry.map_err(at(path))?.path();
        if !without.iter().any(|name| inside.ends_with(name)) {
            list(&inside, without, files)?;
        }
    }
    Ok(())
}
