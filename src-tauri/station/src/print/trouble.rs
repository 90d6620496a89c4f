//! Every way in which a printer can fail us, by what a person can do about it.
//!
//! No text of a printer's is kept here: makers' words are many, and nothing is decided by them.

use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemKey};

/// Why paper did not come out, or why nobody knows. Kept in the print queue by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrintTrouble {
    /// Nothing answers at the address: off, unplugged, or in another network.
    Unreachable,
    /// No printer has this name in the network.
    NoSuchHost,
    /// The secure connection could not be made, or not with the one that was meant.
    NotSecure,
    /// It shows another certificate than the one that a person vouched for.
    OtherCertificate,
    /// It took the question, and no answer came in time.
    NoAnswer,
    /// The connection broke off in the middle.
    Cut,
    /// Something answers that is not a printer of this kind.
    NotAPrinter,
    /// There is a printer or a spooler, but none of this name.
    NoSuchPrinter,
    /// It wants a sign-in, or does not serve this desk.
    NotAllowed,
    /// Zebra's printers say nothing at all when paper or ribbon is out, the head is open or hot.
    Silent,
    PaperOut,
    Open,
    Jam,
    SupplyOut,
    Paused,
    /// It prints something else and takes no second job.
    Busy,
    /// The spooler is told to take no jobs.
    NotAccepting,
    /// It does not take what was sent: another kind of file, another size.
    FormatRefused,
    TooLarge,
    /// It has trouble that it does not explain.
    PrinterFault,
    /// It gave the job up.
    Aborted,
    /// It no longer knows the job.
    Forgotten,
    /// A way that has no names for jobs, and so cannot be asked about one.
    CannotSay,
    /// The folder to print into is not there.
    NoFolder,
    /// The folder's disk is full.
    FolderFull,
    /// The folder may not be written to.
    FolderRefused,
}

impl PrintTrouble {
    pub const ALL: [Self; 26] = [
        Self::Unreachable,
        Self::NoSuchHost,
        Self::NotSecure,
        Self::OtherCertificate,
        Self::NoAnswer,
        Self::Cut,
        Self::NotAPrinter,
        Self::NoSuchPrinter,
        Self::NotAllowed,
        Self::Silent,
        Self::PaperOut,
        Self::Open,
        Self::Jam,
        Self::SupplyOut,
        Self::Paused,
        Self::Busy,
        Self::NotAccepting,
        Self::FormatRefused,
        Self::TooLarge,
        Self::PrinterFault,
        Self::Aborted,
        Self::Forgotten,
        Self::CannotSay,
        Self::NoFolder,
        Self::FolderFull,
        Self::FolderRefused,
    ];

    /// Whether a person has to mend the printer or its set-up before it can go on; the others pass
    /// by themselves or are over.
    pub fn needs_hands(self) -> bool {
        match self {
            Self::NoSuchHost
            | Self::NotSecure
            | Self::OtherCertificate
            | Self::NotAPrinter
            | Self::NoSuchPrinter
            | Self::NotAllowed
            | Self::Silent
            | Self::PaperOut
            | Self::Open
            | Self::Jam
            | Self::SupplyOut
            | Self::Paused
            | Self::NotAccepting
            | Self::FormatRefused
            | Self::TooLarge
            | Self::PrinterFault
            | Self::NoFolder
            | Self::FolderFull
            | Self::FolderRefused => true,
            Self::Unreachable
            | Self::NoAnswer
            | Self::Cut
            | Self::Busy
            | Self::Aborted
            | Self::Forgotten
            | Self::CannotSay => false,
        }
    }

    fn key(self) -> ProblemKey {
        match self {
            Self::Unreachable => ProblemKey::PrinterUnreachable,
            Self::NoSuchHost => ProblemKey::PrinterNameUnknown,
            Self::NotSecure => ProblemKey::PrinterNotSecure,
            Self::OtherCertificate => ProblemKey::PrinterOtherCertificate,
            Self::NoAnswer | Self::Cut => ProblemKey::PrinterNoAnswer,
            Self::NotAPrinter => ProblemKey::NotAPrinter,
            Self::NoSuchPrinter => ProblemKey::NoSuchPrinter,
            Self::NotAllowed => ProblemKey::PrinterNotAllowed,
            Self::Silent => ProblemKey::PrinterSilent,
            Self::PaperOut => ProblemKey::PrinterPaperOut,
            Self::Open => ProblemKey::PrinterOpen,
            Self::Jam => ProblemKey::PrinterJam,
            Self::SupplyOut => ProblemKey::PrinterSupplyOut,
            Self::Paused => ProblemKey::PrinterPaused,
            Self::Busy => ProblemKey::PrinterBusy,
            Self::NotAccepting => ProblemKey::PrinterNotAccepting,
            Self::FormatRefused => ProblemKey::PrinterFormatRefused,
            Self::TooLarge => ProblemKey::PrinterTooLarge,
            Self::PrinterFault => ProblemKey::PrinterFault,
            Self::Aborted => ProblemKey::PrintAborted,
            Self::Forgotten | Self::CannotSay => ProblemKey::PrintUncertain,
            Self::NoFolder => ProblemKey::PrintNoFolder,
            Self::FolderFull => ProblemKey::PrintFolderFull,
            Self::FolderRefused => ProblemKey::PrintFolderRefused,
        }
    }
}

impl From<PrintTrouble> for Problem {
    fn from(trouble: PrintTrouble) -> Self {
        let problem = Self::of(trouble.key());
        if trouble.needs_hands() {
            problem
        } else {
            problem.retry()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_is_there_once_and_keeps_its_name() {
        let names: Vec<String> = PrintTrouble::ALL
            .iter()
            .map(|trouble| serde_json::to_string(trouble).unwrap())
            .collect();
        let unlike: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(unlike.len(), names.len());
        for (name, trouble) in names.iter().zip(PrintTrouble::ALL) {
            let read: PrintTrouble = serde_json::from_str(name).unwrap();
            assert_eq!(read, trouble);
        }
        assert_eq!(names[10], "\"paper-out\"");
    }
}
