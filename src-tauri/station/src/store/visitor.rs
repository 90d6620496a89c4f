//! What one sees who only looks on: the queue, and the mirror's copies if they are of the OMS that
//! he is set up for.
//!
//! Another OMS's packages have the same numbers and are not his to see. The one who works begins
//! such a mirror anew; a visitor may change nothing, and sees an empty one in its place.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::open::{self, MIRROR, STATION, StoreError};
use super::{attach, meta, reader};

/// Names each empty mirror of this process.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// The connection to read from, and the one that keeps an empty mirror in being for it.
pub(super) struct Sight {
    pub(super) reader: Connection,
    pub(super) empty: Option<Connection>,
}

pub(super) fn sight(path: &Path, binding: &str) -> Result<Sight, StoreError> {
    let all = reader(path)?;
    let bound = whose(&all)?;
    if bound.is_none_or(|bound| bound == binding) {
        return Ok(Sight {
            reader: all,
            empty: None,
        });
    }
    drop(all);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("file:nobodys-mirror-{number}?mode=memory&cache=shared");
    let empty = Connection::open_with_flags(&name, OpenFlags::default())?;
    let empty = open::laid_out(empty, MIRROR)?;
    let reader = open::open_reader(path, STATION)?;
    attach(&reader, &name)?;
    Ok(Sight {
        reader,
        empty: Some(empty),
    })
}

fn whose(reader: &Connection) -> Result<Option<String>, StoreError> {
    let bound = reader
        .prepare("SELECT value FROM mirror.meta WHERE key = ?1")?
        .query_row([meta::BINDING], |row| row.get(0))
        .optional()?;
    Ok(bound)
}
