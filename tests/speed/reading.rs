//! What a person waits for at the screen: the list, its first rows, a scan, a search.

use packing::fold::fold;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use station::Station;
use station::view::Shelf;
use tempfile::TempDir;

use crate::counter::{Counter, ONCE, oms};
use crate::{Measured, ms};

/// A desk's list is long at most like this; what is beyond has left.
const OPEN_MAX: i64 = 2_000;
const FIRST: u32 = 50;
const ROUNDS: usize = 5;
const TIMES: usize = 200;
const SEARCHED: &str = "yilmaz";

const LISTED: &str = "id, number, order_number, recipient, city, pieces, channel, carrier, \
                      tracking_number, state, state_words, due_at, modified_at, gone";

pub(crate) fn measure(size: usize) -> Vec<Measured> {
    let data = TempDir::new().unwrap();
    fill(data.path(), size);
    // The OMS is not there, and it need not be.
    let sim = oms(1);
    let counter = Counter::open(&sim, &sim.url(), data.path(), ONCE);
    let raw = Connection::open(data.path().join("mirror.db")).unwrap();
    let number: String = raw
        .query_row(
            "SELECT number FROM packages WHERE shelf = 0 LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let all =
        format!("SELECT {LISTED} FROM packages WHERE shelf = 0 AND gone = 0 ORDER BY due_at, id");
    let some = format!("{all} LIMIT {FIRST}");
    let one = format!("SELECT {LISTED}, body FROM packages WHERE number = ?1");
    let found = format!(
        "SELECT {LISTED}, body FROM packages WHERE id IN
             (SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT {FIRST})"
    );
    let station = &counter.station;
    let quoted = format!("\"{}\"", fold(SEARCHED));
    let rows = [
        both(
            ("first 50 of the list", "first 50 of the list, p99"),
            size,
            || first(station),
            || read(&raw, &some, &[]),
        ),
        both(
            ("the whole list", "the whole list, p99"),
            size,
            || list(station),
            || read(&raw, &all, &[]),
        ),
        both(
            ("scan", "scan, p99"),
            size,
            || scan(station, &number),
            || read(&raw, &one, &[&number]),
        ),
        both(
            ("search", "search, p99"),
            size,
            || search(station),
            || read(&raw, &found, &[&quoted]),
        ),
    ];
    let rows = rows.into_iter().flatten().collect();
    counter.close();
    rows
}

/// All were read once; then all but a desk's usual list have left.
fn fill(data: &std::path::Path, size: usize) {
    let sim = oms(size);
    Counter::filled(&sim, data, ONCE).close();
    let file = Connection::open(data.join("mirror.db")).unwrap();
    file.execute(
        "UPDATE packages SET shelf = 2
         WHERE id NOT IN (SELECT id FROM packages ORDER BY id LIMIT ?1)",
        [OPEN_MAX],
    )
    .unwrap();
}

/// The middle of each round, and its slowest hundredth.
fn both(
    (what, slow): (&'static str, &'static str),
    size: usize,
    ours: impl Fn() -> usize,
    floor: impl Fn() -> usize,
) -> [Measured; 2] {
    assert!(ours() > 0 && floor() > 0, "{what} finds something");
    let empty = |what| Measured {
        what,
        size,
        ours: Vec::new(),
        floor: Vec::new(),
    };
    let (mut middle, mut slowest) = (empty(what), empty(slow));
    for _ in 0..ROUNDS {
        let (mut own, mut raw) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            raw.push(ms(&floor).0);
            own.push(ms(&ours).0);
        }
        own.sort_by(f64::total_cmp);
        raw.sort_by(f64::total_cmp);
        middle.ours.push(own[TIMES / 2]);
        middle.floor.push(raw[TIMES / 2]);
        slowest.ours.push(own[TIMES * 99 / 100]);
        slowest.floor.push(raw[TIMES * 99 / 100]);
    }
    [middle, slowest]
}

fn first(station: &Station) -> usize {
    station.first_of(Shelf::Waiting, FIRST).unwrap().rows.len()
}

fn list(station: &Station) -> usize {
    station.list(Shelf::Waiting).unwrap().rows.len()
}

fn scan(station: &Station, number: &str) -> usize {
    std::hint::black_box(station.scan(number).unwrap());
    1
}

fn search(station: &Station) -> usize {
    station.search(SEARCHED).unwrap().rows.len()
}

/// The same columns, as SQLite gives them.
fn read(raw: &Connection, sql: &str, values: &[&str]) -> usize {
    let mut statement = raw.prepare_cached(sql).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query(params_from_iter(values)).unwrap();
    let mut kept: Vec<Vec<Value>> = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        kept.push((0..columns).map(|at| row.get_unwrap(at)).collect());
    }
    std::hint::black_box(&kept);
    kept.len()
}
