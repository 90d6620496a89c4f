//! What stands in a print's way: kept with it by one word, and told in words.

use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemKey};
use crate::print::{Condition, PrintTrouble};
use crate::view::{ConditionKind, ConditionView};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    Printer(PrintTrouble),
    Own(Own),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Own {
    /// The bytes to be printed are gone.
    BytesLost,
    /// The station ended while it was being sent.
    CutOff,
    /// Before its turn came its package was cancelled, put on hold, another store's, sent another
    /// way, or unpacked, or its carrier was asked to make its label anew.
    PackageCancelled,
    PackageBlocked,
    PackageGone,
    PackageChanged,
    PackageUnpacked,
    PackageLabelAnew,
    /// The same label, which had not come out at first, came out while it waited.
    #[serde(alias = "package-label-out")]
    EarlierOut,
}

impl Trouble {
    /// As it is kept.
    pub(super) fn word(self) -> String {
        let word = match self {
            Self::Printer(trouble) => serde_json::to_value(trouble),
            Self::Own(own) => serde_json::to_value(own),
        };
        match word {
            Ok(serde_json::Value::String(word)) => word,
            _ => String::new(),
        }
    }

    pub(super) fn of_word(word: &str) -> Option<Self> {
        let value = || serde_json::Value::String(word.to_owned());
        let printer = serde_json::from_value(value()).map(Self::Printer);
        printer
            .or_else(|_| serde_json::from_value(value()).map(Self::Own))
            .ok()
    }

    pub(super) fn problem(self) -> Problem {
        match self {
            Self::Printer(trouble) => trouble.into(),
            Self::Own(Own::BytesLost) => Problem::of(ProblemKey::PaperLost),
            Self::Own(Own::CutOff) => Problem::of(ProblemKey::PrintCutOff),
            Self::Own(Own::PackageCancelled) => Problem::of(ProblemKey::LabelOfCancelled),
            Self::Own(Own::PackageBlocked) => Problem::of(ProblemKey::LabelOfBlocked),
            Self::Own(Own::PackageGone) => Problem::of(ProblemKey::LabelOfGone),
            Self::Own(Own::PackageChanged) => Problem::of(ProblemKey::LabelOfChanged),
            Self::Own(Own::PackageUnpacked) => Problem::of(ProblemKey::LabelOfUnpacked),
            Self::Own(Own::PackageLabelAnew) => Problem::of(ProblemKey::LabelMadeAnew),
            Self::Own(Own::EarlierOut) => Problem::of(ProblemKey::LabelCameOut),
        }
    }
}

/// Surely nothing was printed. Whether the same printer may take it within the time that a person
/// waits for it, with somebody putting paper in at most.
pub(super) fn may_pass(trouble: PrintTrouble) -> bool {
    match trouble {
        PrintTrouble::Unreachable
        | PrintTrouble::NoAnswer
        | PrintTrouble::Cut
        | PrintTrouble::Silent
        | PrintTrouble::PaperOut
        | PrintTrouble::Open
        | PrintTrouble::Jam
        | PrintTrouble::SupplyOut
        | PrintTrouble::Paused
        | PrintTrouble::Busy
        | PrintTrouble::NotAccepting
        | PrintTrouble::PrinterFault
        | PrintTrouble::NoFolder
        | PrintTrouble::FolderFull
        | PrintTrouble::FolderRefused => true,
        PrintTrouble::NoSuchHost
        | PrintTrouble::NotSecure
        | PrintTrouble::OtherCertificate
        | PrintTrouble::NotAPrinter
        | PrintTrouble::NoSuchPrinter
        | PrintTrouble::NotAllowed
        | PrintTrouble::FormatRefused
        | PrintTrouble::TooLarge
        | PrintTrouble::Aborted
        | PrintTrouble::Forgotten
        | PrintTrouble::CannotSay => false,
    }
}

pub(super) fn condition_view(condition: &Condition) -> ConditionView {
    let of = |kind, trouble: Option<PrintTrouble>| ConditionView {
        kind,
        problem: trouble.map(Problem::from),
        detail: String::new(),
    };
    match condition {
        Condition::Ready => of(ConditionKind::Ready, None),
        Condition::Busy => of(ConditionKind::Busy, None),
        Condition::PaperOut => of(ConditionKind::PaperOut, Some(PrintTrouble::PaperOut)),
        Condition::Open => of(ConditionKind::Open, Some(PrintTrouble::Open)),
        Condition::Jam => of(ConditionKind::Jam, Some(PrintTrouble::Jam)),
        Condition::SupplyOut => of(ConditionKind::SupplyOut, Some(PrintTrouble::SupplyOut)),
        Condition::Paused => of(ConditionKind::Paused, Some(PrintTrouble::Paused)),
        Condition::Unreachable(trouble) => of(ConditionKind::Unreachable, Some(*trouble)),
        Condition::Other(words) => ConditionView {
            detail: words.join(", "),
            ..of(ConditionKind::Other, Some(PrintTrouble::PrinterFault))
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trouble_is_kept_by_a_word_of_its_own_and_told_in_words() {
        let own = [
            Own::BytesLost,
            Own::CutOff,
            Own::PackageCancelled,
            Own::PackageBlocked,
            Own::PackageGone,
            Own::PackageChanged,
            Own::PackageUnpacked,
            Own::PackageLabelAnew,
            Own::EarlierOut,
        ]
        .map(Trouble::Own);
        let all = PrintTrouble::ALL.into_iter().map(Trouble::Printer);
        for trouble in all.chain(own) {
            let word = trouble.word();
            assert!(!word.is_empty(), "{trouble:?}");
            assert_eq!(Trouble::of_word(&word), Some(trouble), "{word}");
            assert_ne!(trouble.problem().key, ProblemKey::Bug);
        }
        assert_eq!(Trouble::of_word("no-such-word"), None);
    }
}
