//! Drawn labels: the exact bytes by their hash in `labels.db`, and who drew which in `station.db`.
//!
//! The bytes are written first. A row that names bytes which are not there cannot exist.

use packing::id::PackageId;
use packing::time::At;
use rusqlite::{Connection, OptionalExtension, Row};

use super::open::StoreError;

/// One label that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub package: PackageId,
    pub sha256: String,
    pub carrier: String,
    pub tracking_number: String,
    pub fingerprint: u32,
    pub path: String,
    pub overflow: bool,
    pub missing_glyphs: String,
    pub drawn_at: At,
    pub drawn_by: String,
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

pub fn add(station: &Connection, paper: &Paper) -> Result<(), StoreError> {
    station
        .prepare_cached(
            "INSERT INTO papers (package_id, sha256, carrier, tracking_number, fingerprint, path,
                 overflow, missing_glyphs, drawn_at, drawn_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
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
        ))?;
    Ok(())
}

/// The label last drawn for a package.
pub fn last(station: &Connection, package: PackageId) -> Result<Option<Paper>, StoreError> {
    let paper = station
        .prepare_cached(
            "SELECT package_id, sha256, carrier, tracking_number, fingerprint, path, overflow,
                 missing_glyphs, drawn_at, drawn_by
             FROM papers WHERE package_id = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([package.0], read)
        .optional()?;
    Ok(paper)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Paper> {
    Ok(Paper {
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
    })
}
