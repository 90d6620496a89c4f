//! Rows of the queue as another file or the black box had them: the only writing of commands that
//! is no step, and the database allows it only while a file is being put right.

use packing::delivery::{Delivery, Standing};
use packing::id::Seq;
use packing::time::At;
use rusqlite::Transaction;
use serde_json::{Map, Value};

use super::blackbox::line::Made;
use super::open::StoreError;
use super::queue;

/// A command that only the black box had.
pub(super) fn insert(
    transaction: &Transaction<'_>,
    (seq, id, made_by): (i64, &str, &str),
    (made, delivery): (&Made, Delivery),
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT INTO commands (seq, id, package_id, act, seen, made_at, made_by, binding,
                 handover_id, delivery, attempts, doubted, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?12, 1, ?11)",
        )?
        .execute((
            seq,
            id,
            made.package,
            &made.act,
            seen(&made.seen).to_string(),
            made.made_at.0,
            made_by,
            &made.binding,
            made.handover,
            queue::text_of(&delivery)?,
            made.body.to_string(),
            made.sent.max(1),
        ))?;
    Ok(())
}

/// What was kept of the package, with nothing in place of what was not.
fn seen(kept: &Value) -> Value {
    let mut whole = Map::new();
    for name in ["number", "order_number", "channel"] {
        whole.insert(name.into(), Value::String(String::new()));
    }
    whole.insert("state".into(), Value::String("waiting".into()));
    if let Value::Object(fields) = kept {
        whole.extend(fields.clone());
    }
    Value::Object(whole)
}

pub(super) fn stand(
    transaction: &Transaction<'_>,
    seq: Seq,
    standing: &Standing,
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "UPDATE commands SET delivery = ?2, attempts = ?3, doubted = ?4, refusal = '',
                 for_label = 0
             WHERE seq = ?1",
        )?
        .execute((
            seq.0,
            queue::text_of(&standing.delivery)?,
            standing.attempts,
            standing.doubted,
        ))?;
    Ok(())
}

/// Others of this desk, of which this file knows nothing, may have left rows above an old watermark
/// that would pass for these commands' own.
pub(super) fn forget_watermarks(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "UPDATE commands SET watermark = -1 WHERE delivery IN ('in_doubt', 'needs_person')",
        )?
        .execute([])?;
    Ok(())
}

/// It had ended already. False where the black box's word for it is none of ours.
pub(super) fn end(
    transaction: &Transaction<'_>,
    seq: Seq,
    (how, at): (&str, At),
) -> Result<bool, StoreError> {
    let Ok(delivery) = queue::from_text::<Delivery>(how) else {
        return Ok(false);
    };
    if !delivery.is_settled() {
        return Ok(false);
    }
    transaction
        .prepare_cached(
            "UPDATE commands SET delivery = ?2, settled_at = ?3, steady = 0 WHERE seq = ?1",
        )?
        .execute((seq.0, how, at.0.max(1)))?;
    Ok(true)
}
