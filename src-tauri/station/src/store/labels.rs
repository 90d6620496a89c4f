//! Drawn labels: the exact bytes by their hash in `labels.db`, and who drew which in `station.db`.
//!
//! The bytes are written first. A row that names bytes which are not there cannot exist.

use packing::command::Act;
use packing::id::PackageId;
use packing::package::Package;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::boxes::OnBox;
use super::mirror::MAYBE_PACKED;
use super::open::StoreError;
use super::queue::{from_text, text_of};

/// One label that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub package: PackageId,
    /// This box of so many.
    pub parcel: u8,
    pub parcels: u8,
    pub source: Source,
    pub sha256: String,
    pub carrier: String,
    pub tracking_number: String,
    pub fingerprint: u32,
    pub path: String,
    pub overflow: bool,
    pub missing_glyphs: String,
    pub drawn_at: At,
    pub drawn_by: String,
    /// Which of the carrier's files it is; empty where it is ours.
    pub file: String,
}

/// Whose drawing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Drawn,
    /// The carrier's own file, byte for byte.
    Carrier,
}

pub fn keep_bytes(
    labels: &Connection,
    sha256: &str,
    bytes: &[u8],
    now: At,
) -> Result<(), StoreError> {
    labels
        .prepare_cached(
            "INSERT INTO papers (sha256, bytes, kept_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (sha256) DO NOTHING",
        )?
        .execute((sha256, bytes, now.0))?;
    Ok(())
}

pub fn bytes(labels: &Connection, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let bytes = labels
        .prepare_cached("SELECT bytes FROM papers WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()?;
    Ok(bytes)
}

/// Says under which number it is known from now on.
pub fn add(station: &Connection, paper: &Paper) -> Result<i64, StoreError> {
    station
        .prepare_cached(
            "INSERT INTO papers (package_id, sha256, carrier, tracking_number, fingerprint, path,
                 overflow, missing_glyphs, drawn_at, drawn_by, parcel, parcels, source, file)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute((
            paper.package.0,
            &paper.sha256,
            &paper.carrier,
            &paper.tracking_number,
            paper.fingerprint,
            &paper.path,
            paper.overflow,
            &paper.missing_glyphs,
            paper.drawn_at.0,
            &paper.drawn_by,
            paper.parcel,
            paper.parcels,
            text_of(&paper.source)?,
            &paper.file,
        ))?;
    Ok(station.last_insert_rowid())
}

const COLUMNS: &str = "package_id, sha256, carrier, tracking_number, fingerprint, path, overflow, \
                       missing_glyphs, drawn_at, drawn_by, parcel, parcels, source, id, file";

/// The label last saved as a file for a person, with its number.
pub fn last_saved(
    station: &Connection,
    package: PackageId,
) -> Result<Option<(i64, Paper)>, StoreError> {
    newest(station, "package_id = ?1 AND path <> ''", [package.0])
}

/// Labels that nobody has looked at yet: something on them is cut off or missing, so none of them
/// was printed. Of boxes that may stand here: by their copies, or as changed by this desk.
pub fn to_look_at(
    reader: &Connection,
    (since, changed): (At, &str),
) -> Result<Vec<Paper>, StoreError> {
    let mut statement = reader.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM main.papers
         WHERE package_id IN ({MAYBE_PACKED})
         AND drawn_at >= ?1 AND path = '' AND (overflow = 1 OR missing_glyphs <> '')
         AND NOT EXISTS (
             SELECT 1 FROM main.papers later WHERE later.package_id = papers.package_id
             AND later.parcel = papers.parcel AND later.id > papers.id)
         AND NOT EXISTS (
             SELECT 1 FROM main.prints
             WHERE prints.package_id = papers.package_id AND paper_id = papers.id)
         ORDER BY id"
    ))?;
    let found = statement
        .query_map((since.0, changed), read)?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().map(|(_, _, paper)| paper).collect())
}

/// The label last kept for one box of a package, with its number.
pub fn last_of(
    station: &Connection,
    package: PackageId,
    parcel: u8,
) -> Result<Option<(i64, Paper)>, StoreError> {
    let which = "package_id = ?1 AND parcel = ?2";
    newest(station, which, (package.0, parcel))
}

/// The one last saved as a file for that box.
pub fn last_saved_of(
    station: &Connection,
    package: PackageId,
    parcel: u8,
) -> Result<Option<(i64, Paper)>, StoreError> {
    let which = "package_id = ?1 AND parcel = ?2 AND path <> ''";
    newest(station, which, (package.0, parcel))
}

/// A label of the box with these numbers was saved as a file.
pub fn is_saved(station: &Connection, on: OnBox) -> Result<bool, StoreError> {
    let saved = station
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM main.papers WHERE package_id = ?1 AND parcel = ?2
                 AND fingerprint = ?3 AND path <> '')",
        )?
        .query_row((on.package.0, on.parcel, on.fingerprint), |row| row.get(0))?;
    Ok(saved)
}

/// Something is cut off or missing on the label of a box that was last drawn for these numbers: a
/// person was told to look at it.
pub fn flawed(
    station: &Connection,
    (package, parcel, fingerprint): (PackageId, u8, u32),
) -> Result<bool, StoreError> {
    let last = last_of(station, package, parcel)?;
    Ok(last.is_some_and(|(_, paper)| {
        let flawed = paper.overflow || !paper.missing_glyphs.is_empty();
        flawed && paper.fingerprint == fingerprint
    }))
}

pub fn one(station: &Connection, id: i64) -> Result<Option<Paper>, StoreError> {
    Ok(newest(station, "id = ?1", [id])?.map(|(_, paper)| paper))
}

/// The newest label that bears this tracking number, whether or not it is still true.
pub fn by_tracking(station: &Connection, number: &str) -> Result<Option<Paper>, StoreError> {
    let which = "tracking_number = ?1 AND tracking_number <> ''";
    Ok(newest(station, which, [number])?.map(|(_, paper)| paper))
}

/// The newest of those labels that came from the carrier, for these numbers. What was saved of one
/// is no newer.
pub fn from_carrier(
    station: &Connection,
    (package, fingerprint): (PackageId, u32),
) -> Result<Option<(i64, Paper)>, StoreError> {
    let which = "package_id = ?1 AND fingerprint = ?2 AND source = 'carrier' AND path = ''";
    newest(station, which, (package.0, fingerprint))
}

/// How far it is with the label that a carrier's file was of, since that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    Nothing,
    /// It was to be made anew, and given up before anybody found out whether it was.
    GivenUp,
    /// Somebody here wants it made anew, and the OMS has not said yes.
    Asked,
    /// It was made anew, as far as the OMS can be told to have done so. Its number may stay.
    Done,
    /// The OMS said yes. Its number may stay.
    Taken,
    /// Whoever had it made anew, it lies elsewhere now.
    Moved,
}

/// Anything but nothing: the kept file is, or may be, the one before.
pub fn since_kept(
    station: &Connection,
    package: &Package,
    kept: &Paper,
) -> Result<Since, StoreError> {
    if !is_name_of(package.label_file.as_deref(), &kept.file) {
        return Ok(Since::Moved);
    }
    let far: Option<u8> = station
        .prepare_cached(
            "SELECT max(CASE WHEN delivery = 'accepted' THEN 4
                 WHEN delivery IN ('done', 'by_other') AND settled_at >= ?3 THEN 3
                 WHEN delivery IN ('queued', 'sending', 'in_doubt') THEN 2
                 WHEN delivery = 'needs_person' AND attempts > 0 THEN 2
                 WHEN delivery = 'abandoned' AND attempts > 0 AND settled_at >= ?3 THEN 1
                 ELSE 0 END)
             FROM main.commands WHERE package_id = ?1 AND act = ?2",
        )?
        .query_row(
            (package.id.0, text_of(&Act::RenewLabel)?, kept.drawn_at.0),
            |row| row.get(0),
        )?;
    Ok(match far {
        None | Some(0) => Since::Nothing,
        Some(1) => Since::GivenUp,
        Some(2) => Since::Asked,
        Some(3) => Since::Done,
        Some(_) => Since::Taken,
    })
}

/// An address tells one file from the next. A file that was sent along may be written anew at each
/// reading, and one kept before addresses were has none.
pub fn is_name_of(told: Option<&str>, kept: &str) -> bool {
    let is_address = |it: &str| it.contains('/');
    let Some(told) = told.filter(|it| is_address(it) && is_address(kept)) else {
        return true;
    };
    let (ours, theirs) = (apart(told), apart(kept));
    // Without a host, it is meant from the OMS's own.
    told == kept || (ours.0.is_none() || theirs.0.is_none()) && ours.1 == theirs.1
}

/// The host and the path of an address.
fn apart(address: &str) -> (Option<&str>, &str) {
    let whole = address.split_once("://").map(|(_, rest)| rest);
    match whole.and_then(|rest| rest.split_once('/')) {
        Some((host, path)) => (Some(host), path),
        None => (None, address.trim_start_matches('/')),
    }
}

/// Whether the carrier has drawn `old` anew since, for the same numbers: a later file of other
/// bytes. The same file may come twice.
pub(super) const DRAWN_ANEW: &str = "old.source = 'carrier' AND old.path = '' AND EXISTS (
    SELECT 1 FROM main.papers new WHERE new.package_id = old.package_id
    AND new.fingerprint = old.fingerprint AND new.source = 'carrier' AND new.path = ''
    AND new.id > old.id AND new.sha256 <> old.sha256)";

/// Labels of a package that the carrier has drawn anew since: their paper is not to be used.
pub fn drawn_anew(station: &Connection, package: PackageId) -> Result<Vec<i64>, StoreError> {
    let ids = station
        .prepare_cached(&format!(
            "SELECT id FROM main.papers old WHERE package_id = ?1 AND {DRAWN_ANEW}"
        ))?
        .query_map([package.0], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// The carrier has drawn anew since what this one was saved of for a person.
pub fn is_saved_of_old(
    station: &Connection,
    (id, saved): (i64, &Paper),
) -> Result<bool, StoreError> {
    if saved.source != Source::Carrier {
        return Ok(false);
    }
    let of: Option<i64> = station
        .prepare_cached(
            "SELECT max(id) FROM main.papers WHERE package_id = ?1 AND fingerprint = ?2
             AND source = 'carrier' AND path = '' AND id < ?3",
        )?
        .query_row((saved.package.0, saved.fingerprint, id), |row| row.get(0))?;
    let gone = drawn_anew(station, saved.package)?;
    Ok(of.is_some_and(|of| gone.contains(&of)))
}

/// Open packages with a label file of the carrier's that is not here, or may be the one before the
/// OMS had it made anew. Read over a connection that sees the mirror, too.
pub fn wanted(reader: &Connection) -> Result<Vec<PackageId>, StoreError> {
    let mut statement = reader.prepare_cached(
        "SELECT p.id FROM mirror.packages p
         WHERE p.shelf < 2 AND p.gone = 0 AND p.tracking_number <> ''
         AND json_extract(p.body, '$.label_file') IS NOT NULL
         AND NOT EXISTS (
             SELECT 1 FROM main.papers k
             WHERE k.package_id = p.id AND k.source = 'carrier' AND k.path = ''
             AND k.tracking_number = p.tracking_number AND k.carrier = p.carrier
             AND (k.file = json_extract(p.body, '$.label_file')
                  OR instr(k.file, '/') = 0 OR instr(json_extract(p.body, '$.label_file'), '/') = 0)
             AND NOT EXISTS (
                 SELECT 1 FROM main.commands c
                 WHERE c.package_id = p.id AND c.act = ?1 AND (c.delivery = 'accepted'
                     OR c.settled_at >= k.drawn_at AND (c.delivery IN ('done', 'by_other')
                         OR c.delivery = 'abandoned' AND c.attempts > 0))))",
    )?;
    let ids = statement
        .query_map([text_of(&Act::RenewLabel)?], |row| {
            row.get(0).map(PackageId)
        })?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// Packages that have left and whose label was to be made anew, at some time.
pub fn renewed_of_sent(reader: &Connection) -> Result<Vec<PackageId>, StoreError> {
    let mut statement = reader.prepare_cached(
        "SELECT DISTINCT p.id FROM main.commands c JOIN mirror.packages p ON p.id = c.package_id
         WHERE c.act = ?1 AND c.attempts > 0 AND p.shelf = 2 AND p.gone = 0",
    )?;
    let ids = statement
        .query_map([text_of(&Act::RenewLabel)?], |row| {
            row.get(0).map(PackageId)
        })?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// Its label was to be made anew, at some time.
pub fn was_renewed(station: &Connection, package: PackageId) -> Result<bool, StoreError> {
    let renewed = station
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM main.commands WHERE package_id = ?1 AND act = ?2
                 AND attempts > 0
                 AND delivery IN ('accepted', 'done', 'by_other', 'abandoned'))",
        )?
        .query_row((package.0, text_of(&Act::RenewLabel)?), |row| row.get(0))?;
    Ok(renewed)
}

fn newest(
    station: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> Result<Option<(i64, Paper)>, StoreError> {
    let found = station
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM main.papers WHERE {which} ORDER BY id DESC LIMIT 1"
        ))?
        .query_row(values, read)
        .optional()?;
    let Some((id, source, paper)) = found else {
        return Ok(None);
    };
    let source = from_text(&source)?;
    Ok(Some((id, Paper { source, ..paper })))
}

/// The source is a word that still has to be understood.
fn read(row: &Row<'_>) -> rusqlite::Result<(i64, String, Paper)> {
    let paper = Paper {
        package: PackageId(row.get(0)?),
        sha256: row.get(1)?,
        carrier: row.get(2)?,
        tracking_number: row.get(3)?,
        fingerprint: row.get(4)?,
        path: row.get(5)?,
        overflow: row.get(6)?,
        missing_glyphs: row.get(7)?,
        drawn_at: At(row.get(8)?),
        drawn_by: row.get(9)?,
        parcel: row.get(10)?,
        parcels: row.get(11)?,
        source: Source::Drawn,
        file: row.get(14)?,
    };
    Ok((row.get(13)?, row.get(12)?, paper))
}
