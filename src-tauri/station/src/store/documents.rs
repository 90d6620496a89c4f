//! The OMS's own papers for packages: which bytes in `labels.db` they are.
//!
//! An invoice takes the place of the paper that stood in for it, often at the same address, so both
//! its place and the invoice's number tell one from the next. What came first is kept as well.

use packing::id::PackageId;
use packing::package::Package;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension};

use super::Writing;
use super::journal::{self, Entry, What};
use super::open::StoreError;

/// Which of a package's papers it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Which {
    pub package: PackageId,
    pub file: String,
    pub invoice_number: String,
}

impl Which {
    /// The one that the OMS has now, where it has any.
    pub fn of(package: &Package) -> Option<Self> {
        Some(Self {
            package: package.id,
            file: package.document_file.clone()?,
            invoice_number: package.invoice_number.clone().unwrap_or_default(),
        })
    }
}

/// A paper whose bytes are kept already.
pub fn add(
    station: &Writing<'_>,
    which: &Which,
    (sha256, at): (&str, At),
) -> Result<(), StoreError> {
    station
        .prepare_cached(
            "INSERT INTO documents (package_id, file, invoice_number, sha256, kept_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            which.package.0,
            &which.file,
            &which.invoice_number,
            sha256,
            at.0,
        ))?;
    let entry = Entry {
        at,
        what: What::DocumentKept,
        package: which.package,
        command: String::new(),
        who: 0,
        detail: which.invoice_number.clone(),
    };
    journal::append(station, &entry)
}

/// Under which name the bytes of this very paper are kept.
pub fn kept(station: &Connection, which: &Which) -> Result<Option<String>, StoreError> {
    let sha256 = station
        .prepare_cached(
            "SELECT sha256 FROM main.documents
             WHERE package_id = ?1 AND file = ?2 AND invoice_number = ?3
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row(
            (which.package.0, &which.file, &which.invoice_number),
            |row| row.get(0),
        )
        .optional()?;
    Ok(sha256)
}

/// Open packages whose paper is not here. Read over a connection that sees the mirror, too.
pub fn wanted(reader: &Connection) -> Result<Vec<PackageId>, StoreError> {
    let mut statement = reader.prepare_cached(
        "SELECT p.id FROM mirror.packages p
         WHERE p.shelf < 2 AND p.gone = 0
         AND json_extract(p.body, '$.document_file') IS NOT NULL
         AND NOT EXISTS (
             SELECT 1 FROM main.documents d WHERE d.package_id = p.id
             AND d.file = json_extract(p.body, '$.document_file')
             AND d.invoice_number = coalesce(json_extract(p.body, '$.invoice_number'), ''))",
    )?;
    let ids = statement
        .query_map([], |row| row.get(0).map(PackageId))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}
