//! Reading a file that a person named, whole, and no more of it than it can rightly be.
//!
//! What is named may be a device, a pipe or somebody's film: of these the first never ends, and
//! opening the second already waits for ever. It must not know what the file is for; that belongs
//! to whoever asks, and so do the words for what is wrong.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

#[derive(Debug, thiserror::Error)]
pub enum FileTrouble {
    #[error("it is no regular file")]
    NoFile,
    #[error("it is larger than {bytes_max} bytes")]
    TooLarge { bytes_max: u64 },
    #[error(transparent)]
    Disk(#[from] io::Error),
}

pub(crate) fn bytes(path: &Path, bytes_max: u64) -> Result<Vec<u8>, FileTrouble> {
    // Before it is opened: a pipe that nobody writes to would not let go of us.
    if !fs::metadata(path)?.is_file() {
        return Err(FileTrouble::NoFile);
    }
    let mut bytes = Vec::new();
    // What a file says of its length is not relied upon: some say nothing and have no end.
    File::open(path)?
        .take(bytes_max.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > bytes_max {
        return Err(FileTrouble::TooLarge { bytes_max });
    }
    Ok(bytes)
}

pub(crate) fn text(path: &Path, bytes_max: u64) -> Result<String, FileTrouble> {
    let not_text = |_| FileTrouble::Disk(ErrorKind::InvalidData.into());
    String::from_utf8(bytes(path, bytes_max)?).map_err(not_text)
}
