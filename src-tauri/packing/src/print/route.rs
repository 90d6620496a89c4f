//! Which printer a document goes to: by its kind and, for labels, by its carrier.

use alloc::string::String;

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    Label,
    Slip,
    Handover,
    Card,
    /// The OMS's own papers for a package: an invoice, a packaging document.
    Document,
    /// By which a person accepts a printer.
    TestPage,
}

impl DocumentKind {
    pub const ALL: [DocumentKind; 6] = [
        Self::Label,
        Self::Slip,
        Self::Handover,
        Self::Card,
        Self::Document,
        Self::TestPage,
    ];
}

/// A printer's number on this desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PrinterId(pub i64);

/// What a person has said that a printer is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub printer: PrinterId,
    pub kind: DocumentKind,
    /// Only this carrier's; nothing for all of them.
    pub carrier: Option<String>,
}

/// The printer for a document: the carrier's own first, then the kind's. Nothing is guessed: a
/// label on a sheet of office paper helps nobody.
pub fn printer_for(routes: &[Route], kind: DocumentKind, carrier: &str) -> Option<PrinterId> {
    let of_kind = || routes.iter().filter(move |route| route.kind == kind);
    let own = of_kind().find(|route| route.carrier.as_deref() == Some(carrier));
    let any = || of_kind().find(|route| route.carrier.is_none());
    own.or_else(any).map(|route| route.printer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(printer: i64, kind: DocumentKind, carrier: Option<&str>) -> Route {
        Route {
            printer: PrinterId(printer),
            kind,
            carrier: carrier.map(Into::into),
        }
    }

    #[test]
    fn a_carriers_own_printer_comes_before_the_one_for_all_labels() {
        let routes = [
            route(1, DocumentKind::Label, None),
            route(2, DocumentKind::Label, Some("Aras")),
            route(3, DocumentKind::Handover, None),
        ];
        let found = |kind, carrier| printer_for(&routes, kind, carrier).map(|it| it.0);
        assert_eq!(found(DocumentKind::Label, "Aras"), Some(2));
        assert_eq!(found(DocumentKind::Label, "DHL"), Some(1));
        assert_eq!(found(DocumentKind::Handover, "Aras"), Some(3));
        assert_eq!(found(DocumentKind::Slip, "Aras"), None);
    }

    #[test]
    fn another_carriers_printer_is_never_taken() {
        let routes = [route(2, DocumentKind::Label, Some("Aras"))];
        assert_eq!(printer_for(&routes, DocumentKind::Label, "DHL"), None);
    }
}
