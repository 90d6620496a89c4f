//! A folder in place of a printer: for trying out, and for training. Each sheet becomes a file,
//! whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tokio::task::spawn_blocking;

use super::printer::{
    Abilities, Condition, Fate, Format, Found, Printer, Sent, Sheet, SpoolId, Tongue,
};
use super::trouble::PrintTrouble;

/// Leaves room in a file's name for its ending.
const NAME_CHARS_MAX: usize = 100;

pub struct FolderPrinter {
    path: PathBuf,
}

impl FolderPrinter {
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    fn is_there(&self, file: &str) -> bool {
        self.path.join(file).is_file()
    }
}

impl Printer for FolderPrinter {
    async fn send(&self, sheet: &Sheet<'_>) -> Sent {
        let (folder, name) = (self.path.clone(), file_name(sheet.name, sheet.format));
        let bytes = sheet.bytes.to_vec();
        let written = spawn_blocking(move || write(&folder, &name, &bytes)).await;
        match written {
            Ok(Ok(())) => Sent::Delivered,
            Ok(Err(error)) => Sent::Refused(trouble(&error)),
            Err(_) => Sent::Unknown {
                trouble: PrintTrouble::PrinterFault,
                job: None,
            },
        }
    }

    async fn fate(&self, job: &SpoolId) -> Fate {
        if self.is_there(&job.0) {
            Fate::Printed
        } else {
            Fate::Unknown(PrintTrouble::Forgotten)
        }
    }

    async fn find(&self, name: &str) -> Found {
        let files = Format::ALL.map(|format| file_name(name, format));
        let found = files.into_iter().find(|file| self.is_there(file));
        found.map_or(Found::Nowhere, |file| Found::Here(SpoolId(file)))
    }

    async fn cancel(&self, job: &SpoolId) -> Fate {
        self.fate(job).await
    }

    async fn condition(&self) -> Condition {
        if self.path.is_dir() {
            Condition::Ready
        } else {
            Condition::Unreachable(PrintTrouble::NoFolder)
        }
    }

    async fn abilities(&self) -> Result<Abilities, PrintTrouble> {
        if !self.path.is_dir() {
            return Err(PrintTrouble::NoFolder);
        }
        Ok(Abilities {
            tongue: Tongue::Folder,
            make_and_model: String::new(),
            formats: Format::ALL.to_vec(),
            dpi: Vec::new(),
            raster: None,
            media: Vec::new(),
        })
    }
}

/// On the disk before it gets its name: whoever sees the file sees all of it.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    // A folder on a drive that is not plugged in is not made anew beside it.
    if !folder.is_dir() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let unfinished = folder.join(format!("{name}.part"));
    let mut file = File::create(&unfinished)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    let named = written.and_then(|()| std::fs::rename(&unfinished, folder.join(name)));
    if named.is_err() {
        // What is half there helps nobody; if it cannot be taken away, the ending tells.
        let _ = std::fs::remove_file(&unfinished);
    }
    named
}

fn trouble(error: &io::Error) -> PrintTrouble {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => PrintTrouble::NoFolder,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => PrintTrouble::FolderFull,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            PrintTrouble::FolderRefused
        }
        _ => PrintTrouble::PrinterFault,
    }
}

/// A sheet's name holds a package's number, which is a stranger's text: it may not climb out of the
/// folder.
fn file_name(name: &str, format: Format) -> String {
    let kept = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let cut: String = name.chars().take(NAME_CHARS_MAX).map(kept).collect();
    let ending = match format {
        Format::Pdf => "pdf",
        Format::Pwg => "pwg",
        Format::Zpl => "zpl",
    };
    format!("{cut}.{ending}")
}

#[cfg(test)]
#[path = "folder_tests.rs"]
mod tests;
