//! Who let the queue of one sign-in go to another, and up to which command.

use packing::id::Seq;
use packing::time::At;
use rusqlite::Connection;

use super::open::StoreError;

/// Commands made for `old`, up to one, may go to `new`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebinding {
    pub old: String,
    pub new: String,
    pub up_to: Seq,
}

impl Rebinding {
    /// A command by its number and by whom it was made for.
    pub fn covers(&self, (seq, made_for): (Seq, &str), binding: &str) -> bool {
        self.new == binding && self.old == made_for && seq <= self.up_to
    }
}

pub fn add(
    transaction: &Connection,
    rebinding: &Rebinding,
    (at, who): (At, &str),
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT INTO rebindings (old, new, up_to, made_at, made_by)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((&rebinding.old, &rebinding.new, rebinding.up_to.0, at.0, who))?;
    Ok(())
}

pub fn all(reader: &Connection) -> Result<Vec<Rebinding>, StoreError> {
    let mut statement =
        reader.prepare_cached("SELECT old, new, up_to FROM main.rebindings ORDER BY id")?;
    let all = statement
        .query_map([], |row| {
            Ok(Rebinding {
                old: row.get(0)?,
                new: row.get(1)?,
                up_to: Seq(row.get(2)?),
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(all)
}
