//! What a command call asks for, and what the rules must know of the package that it concerns.

use super::{Code, State};

/// What a command call asks for, read from whichever documented body shape it came in.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) transition: Option<u32>,
    pub(crate) slug: Option<String>,
    /// The command itself, for who needs no installation's word for it: never read from a body.
    pub(crate) code: Option<Code>,
    pub(crate) package: Option<u64>,
    pub(crate) delivered: Option<bool>,
    pub(crate) awb_number: Option<String>,
    pub(crate) query_number: Option<String>,
    pub(crate) cargo_company: Option<u32>,
    pub(crate) denial_reason: Option<u32>,
    /// Which of the package's items are meant.
    pub(crate) items: Option<Vec<Part>>,
    pub(crate) select_by_omnitron: Option<bool>,
    pub(crate) missing: Vec<Part>,
    pub(crate) replacements: Vec<(u64, String)>,
    pub(crate) invoice: InvoiceAsked,
    /// Who asks, in his own words.
    pub(crate) user: Option<String>,
    pub(crate) token: Option<String>,
    /// Which names the package and the transition were given under.
    pub(crate) names: Names,
}

/// One of a package's items, or some of its pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) item: u64,
    /// All pieces when absent.
    pub(crate) quantity: Option<u32>,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct InvoiceAsked {
    pub(crate) number: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) content: Option<String>,
    pub(crate) date: Option<String>,
}

/// Update Shipment Info's page has longer names than all others for the same two things.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) short: bool,
    pub(crate) long: bool,
}

/// What the rules need to know of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) id: u64,
    pub(crate) state: State,
    pub(crate) before_block: Option<State>,
    pub(crate) marketplace: bool,
    pub(crate) has_shipment: bool,
    /// The carrier will refuse the next call about this package.
    pub(crate) carrier_refuses: bool,
    /// Its items' states on Omnitron are not what they are here.
    pub(crate) drifted: bool,
}

/// What the rules need to know of the rest of the world, about this one call.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Around {
    /// Another package's shipment has the number that is given.
    pub(crate) awb_taken: bool,
    /// An item is named that the package does not have.
    pub(crate) strange_item: bool,
    /// More of an item than the package holds.
    pub(crate) too_many: bool,
    /// After the items that are said to be missing, nothing is left of the package.
    pub(crate) nothing_stays: bool,
    /// A replacement is named that the shop does not sell.
    pub(crate) strange_product: bool,
}

impl Asked {
    /// Items that are said not to be there.
    pub(crate) fn leaving(&self) -> impl Iterator<Item = &Part> {
        self.items.iter().flatten().chain(&self.missing)
    }

    pub(crate) fn named_items(&self) -> impl Iterator<Item = u64> + '_ {
        let leaving = self.leaving().map(|part| part.item);
        leaving.chain(self.replacements.iter().map(|(item, _)| *item))
    }
}
