//! How a command is written down, and read back.

use packing::command::{Command, Seen};
use packing::delivery::Standing;
use packing::id::{LogId, PackageId};
use packing::time::At;
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, Params, Row};
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};

use super::super::open::StoreError;

pub(super) const COLUMNS: &str = "id, package_id, body, seen, made_at, made_by, binding, \
                                  delivery, attempts, doubted, refusal, proof, watermark, \
                                  settled_at, steady, stands_on, sent_as, for_label";

pub(super) fn one(
    connection: &Connection,
    sql: &str,
    values: impl Params,
) -> Result<Option<Command>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    rows.next()?.map(read).transpose()
}

pub(super) fn many(
    connection: &Connection,
    sql: &str,
    values: impl Params,
) -> Result<Vec<Command>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    let mut commands = Vec::new();
    while let Some(row) = rows.next()? {
        commands.push(read(row)?);
    }
    Ok(commands)
}

/// A row of the columns above. Its texts are understood where they lie: a list reads hundreds.
fn read(row: &Row<'_>) -> Result<Command, StoreError> {
    let (refusal, proof) = (text(row, 10)?, text(row, 11)?);
    let (ended, steady): (i64, i64) = (row.get(13)?, row.get(14)?);
    let (watermark, stands_on): (i64, i64) = (row.get(12)?, row.get(15)?);
    let mut seen: Seen = of_json(text(row, 3)?, "seen")?;
    let sent_as = text(row, 16)?;
    if !sent_as.is_empty() {
        seen.offer = Some(of_json(sent_as, "sent_as")?);
    }
    Ok(Command {
        id: text(row, 0)?
            .parse()
            .map_err(|_| StoreError::Unreadable { what: "command id" })?,
        package: PackageId(row.get(1)?),
        body: of_json(text(row, 2)?, "body")?,
        seen,
        made_at: At(row.get(4)?),
        made_by: row.get(5)?,
        binding: row.get(6)?,
        standing: Standing {
            delivery: from_text(text(row, 7)?)?,
            attempts: row.get(8)?,
            doubted: row.get(9)?,
            refusal: (!refusal.is_empty()).then(|| refusal.to_owned()),
            proof: if proof.is_empty() {
                None
            } else {
                Some(from_text(proof)?)
            },
            for_label: row.get(17)?,
        },
        settled_at: steady_end(ended, steady),
        waits_since: (ended == 0 && steady > 0).then_some(At(steady)),
        watermark: (watermark >= 0).then_some(LogId(watermark)),
        stands_on: (stands_on != 0).then_some(At(stands_on)),
    })
}

pub(super) fn text<'row>(row: &'row Row<'_>, column: usize) -> Result<&'row str, StoreError> {
    let text = row.get_ref(column)?.as_str();
    text.map_err(|_: FromSqlError| StoreError::Unreadable { what: "a text" })
}

pub(super) fn of_json<'row, T: Deserialize<'row>>(
    text: &'row str,
    what: &'static str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable { what })
}

/// One that was put back from the black box has no time but the wall clock's.
fn steady_end(settled_at: i64, steady: i64) -> Option<At> {
    let at = if steady > 0 { steady } else { settled_at };
    (settled_at > 0).then_some(At(at))
}

/// The word that serde gives a plain variant: one spelling for disk, journal and JSON.
pub(in crate::store) fn text_of<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        _ => Err(StoreError::Unreadable { what: "a word" }),
    }
}

pub(in crate::store) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    let word: StrDeserializer<'_, Error> = text.into_deserializer();
    T::deserialize(word).map_err(|_| StoreError::Unreadable { what: "a word" })
}

pub(super) fn json_of<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable { what: "json" })
}
