//! Looking prints up: by name, by printer, by what has to be done with them.

use std::collections::HashSet;

use packing::id::PackageId;
use packing::print::route::{DocumentKind, PrinterId};
use packing::time::At;
use rusqlite::{Connection, Row};

use super::at_printer::{UNCLEAR, UNSETTLED};
use super::{Print, PrintId, Wanted};
use crate::store::labels::DRAWN_ANEW;
use crate::store::mirror::MAYBE_PACKED;
use crate::store::open::StoreError;
use crate::store::queue::{from_text, text_of};

const COLUMNS: &str = "id, name, kind, title, package_id, parcel, parcels, paper_id, fingerprint, \
                       printer_id, format, sha256, preview, why, reason, copy, batch, made_at, \
                       made_by, expiry_ms, progress, attempts, sent_at, spool, trouble, \
                       cancel_asked, ended_at, closed_at";

pub fn find(connection: &Connection, name: &str) -> Result<Option<Print>, StoreError> {
    one(connection, "name = ?1", [name])
}

pub fn by_id(connection: &Connection, id: PrintId) -> Result<Option<Print>, StoreError> {
    one(connection, "id = ?1", [id.0])
}

pub fn of_package(connection: &Connection, id: PackageId) -> Result<Vec<Print>, StoreError> {
    many(connection, "package_id = ?1 ORDER BY id", [id.0])
}

pub fn unsettled(connection: &Connection) -> Result<Vec<Print>, StoreError> {
    // What was asked for alone comes out before a long list.
    many(
        connection,
        &format!("{UNSETTLED} ORDER BY printer_id, batch > 0, id"),
        [],
    )
}

/// The last one at a printer that says the same.
pub fn last_of(
    connection: &Connection,
    printer: PrinterId,
    (kind, title, fingerprint): (DocumentKind, &str, u32),
) -> Result<Option<Print>, StoreError> {
    one(
        connection,
        "printer_id = ?1 AND kind = ?2 AND title = ?3 AND fingerprint = ?4
         ORDER BY id DESC LIMIT 1",
        (printer.0, text_of(&kind)?, title, fingerprint),
    )
}

/// It ended unprinted, and no person wanted that: what a person takes back has no such trouble.
pub(super) const NOT_OUT: &str = "progress IN ('failed', 'expired', 'cancelled')
     AND (progress <> 'cancelled' OR trouble LIKE 'package-%')";

/// None of the same was asked for since, or it was let go: what a person took back was never there.
const NOT_AGAIN: &str = "NOT EXISTS (
     SELECT 1 FROM prints later WHERE later.id > prints.id
     AND later.kind = prints.kind AND later.package_id = prints.package_id
     AND later.parcel = prints.parcel
     AND (later.progress <> 'cancelled' OR later.trouble LIKE 'package-%')
     AND (prints.package_id > 0
         OR (later.printer_id = prints.printer_id AND later.title = prints.title)))";

/// Those of them that nobody has dealt with since, in the words of their index. What a person took
/// back while its printer's side was away ended as one that came too late, and is none.
fn open_problem() -> String {
    let taken_back = "progress = 'expired' AND cancel_asked = 1 AND trouble NOT LIKE 'package-%'";
    format!("{NOT_OUT} AND closed_at = 0 AND {NOT_AGAIN} AND NOT ({taken_back})")
}

/// What needs a person: questions, and what did not come out and was neither printed since nor
/// closed.
pub(in crate::store) fn problem_kinds() -> [String; 2] {
    [UNCLEAR.to_owned(), open_problem()]
}

pub fn problems(connection: &Connection) -> Result<Vec<Print>, StoreError> {
    let mut found = Vec::new();
    for which in problem_kinds() {
        found.extend(many(connection, &which, [])?);
    }
    found.sort_by_key(|print| print.id);
    Ok(found)
}

/// How many those are.
pub fn problem_count(connection: &Connection) -> Result<u32, StoreError> {
    let mut count = 0;
    for which in problem_kinds() {
        let sql = format!("SELECT count(*) FROM prints WHERE {which}");
        let found: u32 = connection
            .prepare_cached(&sql)?
            .query_row([], |row| row.get(0))?;
        count += found;
    }
    Ok(count)
}

pub fn printed_since(connection: &Connection, at: At, most: u32) -> Result<Vec<Print>, StoreError> {
    many(
        connection,
        "progress = 'printed' AND ended_at > 0 AND ended_at >= ?1
         ORDER BY ended_at DESC, id DESC LIMIT ?2",
        (at.0, most),
    )
}

/// A label of the package is on paper, or may be.
pub fn on_paper(connection: &Connection, id: PackageId) -> Result<bool, StoreError> {
    let on_paper = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM prints WHERE package_id = ?1 AND kind = 'label'
             AND progress IN ('sending', 'sent', 'printed', 'unknown'))",
        )?
        .query_row([id.0], |row| row.get(0))?;
    Ok(on_paper)
}

/// Packages that were packed here and whose label was never to be printed, the oldest first; each
/// with who packed it and when. Commands of another file were brought back after damage: what was
/// printed for them that file knew.
pub fn packed_unlabelled(
    connection: &Connection,
    (file_tag, since): (&str, At),
) -> Result<Vec<(PackageId, At, String)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT package_id, max(made_at), made_by FROM main.commands
         WHERE act IN ('pack', 'pack_without_shipment', 'pack_for_channel') AND made_at >= ?1
         AND substr(id, 1, length(?2) + 1) = ?2 || '-'
         AND delivery NOT IN ('withdrawn', 'rejected', 'superseded', 'abandoned')
         AND NOT EXISTS (
             SELECT 1 FROM main.prints WHERE prints.package_id = commands.package_id
             AND kind = 'label')
         GROUP BY +package_id ORDER BY min(seq)",
    )?;
    let packed = statement
        .query_map((since.0, file_tag), |row| {
            Ok((PackageId(row.get(0)?), At(row.get(1)?), row.get(2)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(packed)
}

/// Packages of which each box has a label that was printed here and is not void, or is on its way,
/// or is still a problem.
pub fn labelled(connection: &Connection) -> Result<HashSet<PackageId>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT prints.package_id FROM prints
         LEFT JOIN boxes b ON b.package_id = prints.package_id
         WHERE kind = 'label' AND prints.parcel <= coalesce(b.parcels, 1)
         AND (progress = 'printed' OR {UNSETTLED} OR ({}))
         AND NOT EXISTS (
             SELECT 1 FROM voids v WHERE v.package_id = prints.package_id
             AND v.parcel = prints.parcel AND v.paper_id >= prints.paper_id)
         GROUP BY prints.package_id
         HAVING count(DISTINCT prints.parcel) >= coalesce(b.parcels, 1)",
        open_problem()
    ))?;
    let ids = statement
        .query_map([], |row| row.get(0).map(PackageId))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// A number for labels that are asked for in one go.
pub fn next_batch(connection: &Connection) -> Result<i64, StoreError> {
    let last: i64 = connection
        .prepare_cached("SELECT coalesce(max(batch), 0) FROM prints")?
        .query_row([], |row| row.get(0))?;
    Ok(last + 1)
}

/// A label that was printed, and what its package's copy says now: carrier, tracking and query
/// number.
pub struct Labelled {
    pub print: PrintId,
    pub package: PackageId,
    pub fingerprint: u32,
    pub told: [String; 3],
    /// The carrier has drawn it anew since.
    pub gone: bool,
}

/// The last printed label of each parcel that had one since then, of boxes that may stand here: by
/// their copies, or as changed by this desk. One of hundreds is dead, so none is read whole.
pub fn last_labels(
    reader: &Connection,
    (since, changed): (At, &str),
) -> Result<Vec<Labelled>, StoreError> {
    let mut statement = reader.prepare_cached(&format!(
        "SELECT prints.id, prints.package_id, fingerprint, p.carrier, p.tracking_number,
             coalesce(json_extract(p.body, '$.shipment.query_number'), ''),
             EXISTS (SELECT 1 FROM main.papers old
                 WHERE old.id = prints.paper_id AND {DRAWN_ANEW})
         FROM main.prints CROSS JOIN mirror.packages p ON p.id = prints.package_id
         WHERE prints.package_id IN ({MAYBE_PACKED})
         AND kind = 'label' AND progress = 'printed' AND ended_at > 0 AND +ended_at >= ?1
         AND NOT EXISTS (
             SELECT 1 FROM main.prints later WHERE later.package_id = prints.package_id
             AND later.parcel = prints.parcel AND later.kind = 'label' AND later.id > prints.id
             AND later.progress NOT IN ('failed', 'expired', 'cancelled'))
         ORDER BY prints.id"
    ))?;
    let found = statement
        .query_map((since.0, changed), |row| {
            Ok(Labelled {
                print: PrintId(row.get(0)?),
                package: PackageId(row.get(1)?),
                fingerprint: row.get(2)?,
                told: [row.get(3)?, row.get(4)?, row.get(5)?],
                gone: row.get(6)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

pub(super) fn one(
    connection: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> Result<Option<Print>, StoreError> {
    Ok(many(connection, which, values)?.into_iter().next())
}

pub(super) fn many(
    connection: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Print>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM prints WHERE {which}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    let mut prints = Vec::new();
    while let Some(row) = rows.next()? {
        prints.push(read(row)?);
    }
    Ok(prints)
}

fn read(row: &Row<'_>) -> Result<Print, StoreError> {
    let text = |at: usize| row.get::<_, String>(at);
    let some = |at: usize| text(at).map(|it| Some(it).filter(|it| !it.is_empty()));
    let ended_at: i64 = row.get(26)?;
    Ok(Print {
        id: PrintId(row.get(0)?),
        name: text(1)?,
        wanted: wanted(row)?,
        copy: row.get(15)?,
        progress: from_text(&text(20)?)?,
        attempts: row.get(21)?,
        sent_at: At(row.get(22)?),
        spool: some(23)?,
        trouble: some(24)?,
        cancel_asked: row.get(25)?,
        ended_at: (ended_at > 0).then_some(At(ended_at)),
        closed: row.get::<_, i64>(27)? > 0,
    })
}

fn wanted(row: &Row<'_>) -> Result<Wanted, StoreError> {
    let text = |at: usize| row.get::<_, String>(at);
    let reason = text(14)?;
    Ok(Wanted {
        kind: from_text(&text(2)?)?,
        title: text(3)?,
        package: PackageId(row.get(4)?),
        parcel: row.get(5)?,
        parcels: row.get(6)?,
        paper: row.get(7)?,
        fingerprint: row.get(8)?,
        printer: PrinterId(row.get(9)?),
        format: text(10)?,
        sha256: text(11)?,
        preview: text(12)?,
        why: from_text(&text(13)?)?,
        reason: Some(reason)
            .filter(|it| !it.is_empty())
            .map(|it| from_text(&it))
            .transpose()?,
        batch: row.get(16)?,
        made_at: At(row.get(17)?),
        made_by: text(18)?,
        expiry_ms: u64::try_from(row.get::<_, i64>(19)?).unwrap_or_default(),
    })
}
