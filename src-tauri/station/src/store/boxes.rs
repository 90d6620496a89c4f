//! Facts about boxes and their labels: how many boxes, where they were put down, which labels were
//! proven by scanning, which are void. Only ever added to (R10).

use std::collections::HashSet;

use packing::id::PackageId;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension};

use super::open::StoreError;

/// A label's code has two digits for it; nobody voids a box's label so often.
const EDITION_MAX: u8 = 99;

/// One parcel's label, as its paper says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnBox {
    pub package: PackageId,
    pub parcel: u8,
    pub fingerprint: u32,
}

/// Into how many boxes the package goes; one, unless somebody said otherwise.
pub fn parcels(connection: &Connection, package: PackageId) -> Result<u8, StoreError> {
    let said = connection
        .prepare_cached("SELECT parcels FROM boxes WHERE package_id = ?1")?
        .query_row([package.0], |row| row.get(0))
        .optional()?;
    Ok(said.unwrap_or(1))
}

pub fn set_parcels(
    connection: &Connection,
    package: PackageId,
    parcels: u8,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO boxes (package_id, parcels) VALUES (?1, ?2)
             ON CONFLICT (package_id) DO UPDATE SET parcels = excluded.parcels",
        )?
        .execute((package.0, parcels))?;
    Ok(())
}

/// A packer put the package's boxes down there.
pub fn put_down(
    connection: &Connection,
    (package, place): (PackageId, &str),
    (at, by): (At, &str),
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO stands (package_id, place, made_at, made_by) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((package.0, place, at.0, by))?;
    Ok(())
}

/// Where they were last put down, if anybody said so.
pub fn stands(connection: &Connection, package: PackageId) -> Result<Option<String>, StoreError> {
    let place = connection
        .prepare_cached(
            "SELECT place FROM main.stands WHERE package_id = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([package.0], |row| row.get(0))
        .optional()?;
    Ok(place)
}

/// The label was scanned on its own box.
pub fn prove(connection: &Connection, on: OnBox, (at, by): (At, &str)) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO proofs (package_id, parcel, fingerprint, made_at, made_by)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((on.package.0, on.parcel, on.fingerprint, at.0, by))?;
    Ok(())
}

/// Those of the package's boxes that have been proven to carry a label that is still true.
pub fn proven(
    connection: &Connection,
    package: PackageId,
    fingerprint: u32,
) -> Result<HashSet<u8>, StoreError> {
    let parcels = connection
        .prepare_cached(
            "SELECT DISTINCT parcel FROM proofs
             WHERE package_id = ?1 AND fingerprint = ?2
             AND NOT EXISTS (
                 SELECT 1 FROM voids v WHERE v.package_id = ?1 AND v.fingerprint = ?2
                 AND v.parcel = proofs.parcel AND v.made_at >= proofs.made_at)",
        )?
        .query_map((package.0, fingerprint), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(parcels)
}

/// The labels of a parcel up to this paper are not to be used any more.
pub fn void(
    connection: &Connection,
    (on, paper): (OnBox, i64),
    (at, by): (At, &str),
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO voids (package_id, parcel, fingerprint, paper_id, made_at, made_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((on.package.0, on.parcel, on.fingerprint, paper, at.0, by))?;
    Ok(())
}

/// The highest paper of a parcel that somebody declared void; 0 where nobody did.
pub fn void_up_to(
    connection: &Connection,
    package: PackageId,
    parcel: u8,
) -> Result<i64, StoreError> {
    let paper: Option<i64> = connection
        .prepare_cached("SELECT max(paper_id) FROM voids WHERE package_id = ?1 AND parcel = ?2")?
        .query_row((package.0, parcel), |row| row.get(0))?;
    Ok(paper.unwrap_or_default())
}

/// How many labels of a parcel that show the same numbers were declared void: the next one drawn
/// says so, and reads unlike them.
pub fn edition(connection: &Connection, on: OnBox) -> Result<u8, StoreError> {
    let count: i64 = connection
        .prepare_cached(
            "SELECT count(DISTINCT paper_id) FROM voids
             WHERE package_id = ?1 AND parcel = ?2 AND fingerprint = ?3",
        )?
        .query_row((on.package.0, on.parcel, on.fingerprint), |row| row.get(0))?;
    Ok(u8::try_from(count).unwrap_or(EDITION_MAX).min(EDITION_MAX))
}

/// Whether all labels that show these numbers are void: one was declared so, and none was printed,
/// or saved as a file, in its place.
pub fn is_void(connection: &Connection, on: OnBox) -> Result<bool, StoreError> {
    let void = connection
        .prepare_cached(
            "SELECT EXISTS (
                 SELECT 1 FROM voids v
                 WHERE v.package_id = ?1 AND v.parcel = ?2 AND v.fingerprint = ?3
                 AND NOT EXISTS (
                     SELECT 1 FROM prints p WHERE p.package_id = ?1 AND p.parcel = ?2
                     AND p.fingerprint = ?3 AND p.paper_id > v.paper_id
                     AND p.progress NOT IN ('failed', 'expired', 'cancelled'))
                 AND NOT EXISTS (
                     SELECT 1 FROM main.papers s WHERE s.package_id = ?1 AND s.parcel = ?2
                     AND s.fingerprint = ?3 AND s.id > v.paper_id AND s.path <> ''))",
        )?
        .query_row((on.package.0, on.parcel, on.fingerprint), |row| row.get(0))?;
    Ok(void)
}

/// A label of the box with these numbers that we drew, and that was printed or saved, is void.
pub fn voided_ours(connection: &Connection, on: OnBox) -> Result<bool, StoreError> {
    let voided = connection
        .prepare_cached(
            "SELECT EXISTS (
                 SELECT 1 FROM main.voids v JOIN main.papers p ON p.package_id = v.package_id
                     AND p.parcel = v.parcel AND p.fingerprint = v.fingerprint
                     AND p.id <= v.paper_id AND p.source <> 'carrier'
                 WHERE v.package_id = ?1 AND v.parcel = ?2 AND v.fingerprint = ?3
                 AND (p.path <> '' OR EXISTS (
                     SELECT 1 FROM main.prints WHERE prints.package_id = ?1
                     AND prints.paper_id = p.id
                     AND prints.progress NOT IN ('queued', 'expired', 'cancelled'))))",
        )?
        .query_row((on.package.0, on.parcel, on.fingerprint), |row| row.get(0))?;
    Ok(voided)
}

/// A label of ours that says something else was printed or saved under the same number.
pub fn bore_number(
    station: &Connection,
    (package, fingerprint): (PackageId, u32),
    number: &str,
) -> Result<bool, StoreError> {
    let bore = station
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM main.papers p WHERE p.package_id = ?1
                 AND p.fingerprint <> ?2 AND p.tracking_number = ?3 AND p.source <> 'carrier'
                 AND (p.path <> '' OR EXISTS (SELECT 1 FROM main.prints
                     WHERE prints.package_id = ?1 AND prints.paper_id = p.id
                     AND prints.progress IN ('sending', 'sent', 'printed', 'unknown'))))",
        )?
        .query_row((package.0, fingerprint, number), |row| row.get(0))?;
    Ok(bore)
}
