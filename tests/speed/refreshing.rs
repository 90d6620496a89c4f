//! The first refresh of everything, and one that brings fifty changes into it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

use oms_sim::Sim;
use reqwest::header::AUTHORIZATION;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use serde_json::Value;
use tempfile::TempDir;

use crate::counter::{Counter, ONCE, oms};
use crate::overheard::{Asked, Listening};
use crate::{Measured, ms};

const ROUNDS: usize = 3;
const CHANGES: usize = 50;
const CHANGED_ROUNDS: usize = 9;

type Row = Vec<Cell>;

pub(crate) fn measure(size: usize) -> Vec<Measured> {
    let sim = oms(size);
    let (rows, lists) = rehearsed(&sim);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(first_by_hand(&sim, &lists, &rows));
        ours.push(first(&sim));
    }
    let (few_ours, few_theirs) = changed(&sim);
    let row = |what, ours, floor| Measured {
        what,
        size,
        ours,
        floor,
    };
    vec![
        row("first refresh", ours, theirs),
        row("refresh of 50 changes", few_ours, few_theirs),
    ]
}

fn first(sim: &Sim) -> f64 {
    let data = TempDir::new().unwrap();
    let counter = Counter::open(sim, &sim.url(), data.path(), ONCE);
    let refresh = || {
        counter.station.start_sync();
        counter.until(|station| station.status().unwrap().refreshed_at.is_some());
    };
    let (taken, ()) = ms(refresh);
    counter.close();
    taken
}

/// Once beforehand: what the station asks, and the rows that it keeps of the answers.
fn rehearsed(sim: &Sim) -> (BTreeMap<i64, Row>, Vec<Asked>) {
    let data = TempDir::new().unwrap();
    let line = Listening::before(&sim.url());
    let counter = Counter::open(sim, &line.url, data.path(), ONCE);
    counter.station.start_sync();
    counter.until(|station| station.status().unwrap().refreshed_at.is_some());
    counter.close();
    let file = Connection::open(data.path().join("mirror.db")).unwrap();
    let rows = rows_of(&file, "SELECT * FROM packages");
    let lists = line.heard();
    let lists = lists.into_iter().filter(|asked| asked.package().is_none());
    (rows, lists.collect())
}

/// Whole rows, by their number.
fn rows_of(file: &Connection, sql: &str) -> BTreeMap<i64, Row> {
    let mut statement = file.prepare(sql).unwrap();
    let columns = statement.column_count();
    statement
        .query_map([], |row| {
            let cells = (0..columns)
                .map(|at| row.get(at))
                .collect::<Result<_, _>>()?;
            Ok((row.get(0)?, cells))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

/// The same requests, the same rows, and no station between them: one page is asked for while the
/// one before it is written.
fn first_by_hand(sim: &Sim, lists: &[Asked], rows: &BTreeMap<i64, Row>) -> f64 {
    let data = TempDir::new().unwrap();
    let mut file = empty_mirror(data.path());
    ms(|| {
        let pages = fetch(&sim.url(), sim.token(), lists);
        upsert_all(&mut file, &pages, rows);
    })
    .0
}

fn fetch(url: &str, token: &str, lists: &[Asked]) -> Receiver<Vec<i64>> {
    let (page, pages) = sync_channel(1);
    let (url, token) = (url.to_owned(), format!("Token {token}"));
    let paths: Vec<String> = lists.iter().map(|asked| asked.path.clone()).collect();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let client = reqwest::Client::builder().no_proxy().build().unwrap();
            for path in paths {
                let ask = client.get(format!("{url}{path}"));
                let answer = ask.header(AUTHORIZATION, &token).send().await.unwrap();
                let bytes = answer.bytes().await.unwrap();
                let body: Value = serde_json::from_slice(&bytes).unwrap_or_default();
                // The log's rows have numbers of their own.
                let found = path.contains("packages/").then(|| ids(&body));
                if found.is_some_and(|ids| page.send(ids).is_err()) {
                    return;
                }
            }
        });
    });
    pages
}

fn ids(page: &Value) -> Vec<i64> {
    let packages = page["results"].as_array();
    let id = |package: &Value| package["pk"].as_i64().or(package["id"].as_i64());
    packages.map_or_else(Vec::new, |all| all.iter().filter_map(id).collect())
}

fn upsert_all(file: &mut Connection, pages: &Receiver<Vec<i64>>, rows: &BTreeMap<i64, Row>) {
    let columns = rows.values().next().map_or(0, Vec::len);
    let sql = format!(
        "INSERT OR REPLACE INTO packages VALUES ({})",
        vec!["?"; columns].join(", ")
    );
    for page in pages {
        let transaction = file.transaction().unwrap();
        for row in page.iter().filter_map(|id| rows.get(id)) {
            let mut statement = transaction.prepare_cached(&sql).unwrap();
            statement.execute(params_from_iter(row)).unwrap();
        }
        transaction.commit().unwrap();
    }
}

/// The station's own tables and index, with nothing in them.
fn empty_mirror(data: &Path) -> Connection {
    let file = with_pragmas(data);
    for sql in [
        include_str!("../../src-tauri/station/src/store/migrations/mirror/0001_first.sql"),
        include_str!("../../src-tauri/station/src/store/migrations/mirror/0002_counted.sql"),
    ] {
        file.execute_batch(sql).unwrap();
    }
    file
}

/// The mirror's own promises to its disk.
fn with_pragmas(data: &Path) -> Connection {
    let file = Connection::open(data.join("mirror.db")).unwrap();
    for (pragma, value) in [
        ("page_size", "8192"),
        ("journal_mode", "wal"),
        ("synchronous", "NORMAL"),
        ("secure_delete", "1"),
        ("recursive_triggers", "1"),
    ] {
        file.pragma_update(None, pragma, value).unwrap();
    }
    file
}

/// A colleague elsewhere changes fifty packages, again and again, and the desk asks what is new.
fn changed(sim: &Sim) -> (Vec<f64>, Vec<f64>) {
    let (data, beside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let line = Listening::before(&sim.url());
    let counter = Counter::open(sim, &line.url, data.path(), ONCE);
    counter.station.start_sync();
    counter.until(|station| station.status().unwrap().refreshed_at.is_some());
    let own = Connection::open(data.path().join("mirror.db")).unwrap();
    own.execute(
        "VACUUM INTO ?1",
        [beside.path().join("mirror.db").display().to_string()],
    )
    .unwrap();
    let mut file = with_pragmas(beside.path());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for (round, fifty) in sim
        .package_ids()
        .chunks_exact(CHANGES)
        .take(CHANGED_ROUNDS)
        .enumerate()
    {
        let name = format!("Ayşe Yılmaz {round}");
        assert!(fifty.iter().all(|id| sim.rename(*id, &name)));
        let last = i64::try_from(fifty[CHANGES - 1]).unwrap();
        let before = line.heard().len();
        let refresh = || {
            counter.station.sync_now().unwrap();
            counter.until(|station| station.package(last).unwrap().row.recipient == name);
        };
        ours.push(ms(refresh).0);
        let asked = line.heard().split_off(before);
        let rows = rows_of(
            &own,
            "SELECT * FROM packages ORDER BY asked DESC, id LIMIT 2000",
        );
        let by_hand = || {
            let pages = fetch(&line.url, sim.token(), &asked);
            upsert_all(&mut file, &pages, &rows);
        };
        theirs.push(ms(by_hand).0);
    }
    counter.close();
    (ours, theirs)
}
