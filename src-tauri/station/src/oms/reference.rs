//! What stands around packages at the OMS: reasons, places, carriers, settings. Read, never kept.

use packing::id::PackageId;
use packing::package::{Line, State};

/// Why a store may refuse a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DenialReason {
    pub id: i64,
    pub title: String,
    pub priority: Option<i64>,
    pub is_active: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockLocation {
    pub id: i64,
    pub erp_code: Option<String>,
    pub name: String,
    pub is_active: bool,
}

/// The documents list ids alone; a name comes from a package that the carrier has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CargoCompany {
    pub id: i64,
    pub name: Option<String>,
}

/// The value as the OMS writes it: text in one page of the documents, an object in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppSetting {
    pub key: String,
    pub value: String,
}

/// A package item by itself, which is how a package's number is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub package: Option<PackageId>,
    pub number: Option<String>,
    pub line: Line,
}

/// An entry of the short list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    pub id: PackageId,
    pub number: String,
    pub state: State,
    pub state_words: String,
    pub store: Option<String>,
}
