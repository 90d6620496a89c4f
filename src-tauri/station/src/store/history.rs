//! How long this desk remembers: what is older is taken out of queue and journal, day by day.

use packing::time::At;
use rusqlite::Transaction;

use super::journal;
use super::open::StoreError;

/// A quarter of a year: a complaint comes in weeks, and a customer's traces shall not stay for
/// ever.
const KEPT_DAYS: i64 = 90;

/// Takes away what has ended, and was read where it had to be, before then.
pub(super) fn purge(transaction: &Transaction<'_>, now: At) -> Result<i64, StoreError> {
    let before = now.plus_ms(-KEPT_DAYS * 24 * 60 * 60 * 1_000);
    let ended = "settled_at > 0 AND settled_at < ?1
         AND (closed_at > 0 OR NOT (delivery IN ('rejected', 'superseded') OR delivery = 'by_other'
             AND act IN ('pack', 'pack_without_shipment', 'pack_for_channel')))";
    transaction.execute(
        &format!(
            "DELETE FROM attempts WHERE command_seq IN (SELECT seq FROM commands WHERE {ended})"
        ),
        [before.0],
    )?;
    transaction.execute(&format!("DELETE FROM commands WHERE {ended}"), [before.0])?;
    transaction.execute(
        "DELETE FROM prints WHERE ended_at > 0 AND ended_at < ?1",
        [before.0],
    )?;
    transaction.execute(
        "DELETE FROM late_prints WHERE print_id NOT IN (SELECT id FROM prints)",
        [],
    )?;
    journal::purge(transaction, before, now)
}
