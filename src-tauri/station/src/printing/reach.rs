//! The printers that this program can reach.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tokio::task::spawn_blocking;

use super::Printers;
use crate::print::{
    Abilities, Condition, Fate, Format, Found, Place, PrintTrouble, Printer, Sent, Sheet, SpoolId,
    Tongue,
};

pub struct Reach;

/// One printer, by the way to it.
pub enum At {
    Folder(PathBuf),
    /// There is no way to it in this version.
    Nowhere,
}

impl Printers for Reach {
    type At = At;

    fn open(&self, place: &Place) -> At {
        match place {
            Place::Folder { path } => At::Folder(path.clone()),
            Place::Ipp { .. } | Place::Raw { .. } => At::Nowhere,
        }
    }
}

impl Printer for At {
    async fn send(&self, sheet: &Sheet<'_>) -> Sent {
        let Self::Folder(folder) = self else {
            return Sent::Refused(PrintTrouble::Unreachable);
        };
        let extension = match sheet.format {
            Format::Pdf => "pdf",
            Format::Pwg => "pwg",
            Format::Zpl => "zpl",
        };
        let path = folder.join(format!("{}.{extension}", file_name(sheet.name)));
        let bytes = sheet.bytes.to_vec();
        match spawn_blocking(move || write(&path, &bytes)).await {
            Ok(Ok(())) => Sent::Delivered,
            Ok(Err(error)) => Sent::Refused(trouble(&error)),
            Err(_) => Sent::Unknown {
                trouble: PrintTrouble::CannotSay,
                job: None,
            },
        }
    }

    async fn fate(&self, _job: &SpoolId) -> Fate {
        Fate::Unknown(PrintTrouble::CannotSay)
    }

    async fn find(&self, _name: &str) -> Found {
        Found::CannotSay(PrintTrouble::CannotSay)
    }

    async fn cancel(&self, _job: &SpoolId) -> Fate {
        Fate::Unknown(PrintTrouble::CannotSay)
    }

    async fn condition(&self) -> Condition {
        match self {
            Self::Folder(folder) if folder.is_dir() => Condition::Ready,
            Self::Folder(_) => Condition::Unreachable(PrintTrouble::NoFolder),
            Self::Nowhere => Condition::Unreachable(PrintTrouble::Unreachable),
        }
    }

    async fn abilities(&self) -> Result<Abilities, PrintTrouble> {
        match self {
            Self::Folder(_) => Ok(Abilities {
                tongue: Tongue::Folder,
                make_and_model: String::new(),
                formats: vec![Format::Pdf, Format::Zpl, Format::Pwg],
                dpi: Vec::new(),
                raster: None,
                media: Vec::new(),
            }),
            Self::Nowhere => Err(PrintTrouble::Unreachable),
        }
    }
}

/// Whole under its name or not at all.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let mut file = std::fs::File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&part, path)
}

fn trouble(error: &std::io::Error) -> PrintTrouble {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => PrintTrouble::NoFolder,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => PrintTrouble::FolderFull,
        _ => PrintTrouble::FolderRefused,
    }
}

/// A package's number is the OMS's text: as a file's name it may not climb out of its folder.
fn file_name(name: &str) -> String {
    let kept = |c: char| {
        if c.is_alphanumeric() || c == '-' {
            c
        } else {
            '_'
        }
    };
    name.chars().take(120).map(kept).collect()
}
