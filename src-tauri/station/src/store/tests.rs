//! The files themselves: what a full disk, a newer program, damage and a second station do to them.

mod backups;
mod laws;
mod many;
mod newer;
mod prints;
mod renewal;
mod restored;
mod salvage;
#[path = "../../../../tests/crash/steps.rs"]
mod steps;
mod touched;

use std::path::Path;

use packing::command::{Body, Seen};
use packing::delivery::{Answer, Event};
use packing::id::{Asked, PackageId, Seq};
use packing::package::{Package, Recipient, State};
use packing::time::At;
use rusqlite::Connection;
use tempfile::TempDir;

use super::journal::What;
use super::mirror::AskedWhen;
use super::open::{STATION, StoreError};
use super::queue::NewCommand;
use super::{OpenError, Store, dir::DirError, mirror, queue};
use crate::error::{Problem, ProblemKey};
use crate::view::Shelf;

const NOW: At = At(1_800_000_000_000);

fn open(dir: &Path) -> Result<Store, OpenError> {
    Store::open(dir, "9f3a", NOW)
}

fn package(id: i64) -> Package {
    Package {
        number: format!("1000{id}"),
        order_number: format!("2000{id}"),
        channel: "Shop".into(),
        store: Some("S-014".into()),
        created_at: Some(NOW),
        modified_at: Some(NOW),
        recipient: Recipient {
            name: "Ayşe Yılmaz".into(),
            ..Recipient::default()
        },
        notes: "n".repeat(2_000),
        ..Package::bare(PackageId(id), State::Waiting)
    }
}

fn pack(id: i64) -> NewCommand {
    NewCommand {
        package: PackageId(id),
        body: Body::Pack,
        seen: Seen::of(&package(id), None),
        made_at: NOW,
        steady: NOW,
        made_by: "Ayşe".into(),
        who: 1,
        binding: "shop".into(),
        handover: 0,
    }
}

fn saved(store: &Store, id: i64) -> Seq {
    let tag = store.file_tag().to_owned();
    let saved = store.write(|t| queue::append(t, &tag, &pack(id)));
    saved.unwrap().seq
}

/// Sent, taken and seen.
fn finish(store: &Store, seq: Seq) {
    let answered = Event::Answered(Answer::Accepted);
    for event in [Event::Claimed, answered, Event::Shown] {
        steps::step(store, seq, &event).unwrap();
    }
}

fn when(asked: i64) -> AskedWhen {
    AskedWhen {
        asked: Asked(asked),
        at: NOW.plus_ms(asked),
        steady: NOW.plus_ms(asked),
    }
}

fn fill(store: &Store, ids: impl Iterator<Item = i64>) -> Result<(), StoreError> {
    store.write_mirror(|transaction| {
        for id in ids {
            mirror::upsert(transaction, &package(id), when(id))?;
        }
        Ok(())
    })
}

fn queued(store: &Store) -> usize {
    store.read(queue::unsettled).unwrap().len()
}

/// By the database itself, whoever asks.
#[track_caller]
fn refused(store: &Store, sql: &str) {
    let refused = store.write(|t| Ok(t.execute(sql, [])?));
    assert!(
        matches!(refused, Err(StoreError::Sqlite(_))),
        "{sql}: {refused:?}"
    );
}

#[test]
fn every_pragma_is_set_and_reads_back() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let writers = store.writers.as_ref().unwrap();
    let (station, mirror) = (super::lock(&writers.station), super::lock(&writers.mirror));
    for (connection, synchronous) in [
        (&station.connection, 2),
        (&*super::lock(&writers.labels), 2),
        (&mirror.connection, 1),
    ] {
        let number = |pragma: &str| -> i64 {
            connection
                .pragma_query_value(None, pragma, |row| row.get(0))
                .unwrap()
        };
        assert_eq!(number("synchronous"), synchronous);
        assert_eq!(number("foreign_keys"), 1);
        let mode: String = connection
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .unwrap();
        assert_eq!(mode, "wal");
    }
    assert_eq!(
        mirror
            .connection
            .pragma_query_value(None, "page_size", |r| r.get(0)),
        Ok(8192)
    );
}

#[test]
fn a16_a_second_station_is_told_and_one_that_only_looks_may_come_in() {
    let dir = TempDir::new().unwrap();
    let first = open(dir.path()).unwrap();
    fill(&first, 1..=2).unwrap();
    let second = open(dir.path()).err().map(Problem::from).unwrap();
    assert_eq!(second.key, ProblemKey::AlreadyRunning);
    let visitor = Store::look_on(dir.path(), "shop").unwrap();
    assert_eq!(
        visitor.read(|r| mirror::count(r, Shelf::Waiting)).unwrap(),
        2
    );
    let refused = visitor.write(|_| Ok(())).unwrap_err();
    assert!(
        matches!(refused, StoreError::ReadOnly { .. }),
        "{refused:?}"
    );
    drop(first);
    open(dir.path()).unwrap();
}

#[test]
fn r11_one_who_looks_on_is_shown_no_other_omss_copies() {
    let dir = TempDir::new().unwrap();
    let first = open(dir.path()).unwrap();
    first.bind_mirror("shop").unwrap();
    fill(&first, 1..=2).unwrap();
    first.write(|t| queue::append(t, "9f3a", &pack(1))).unwrap();
    let seen = |binding: &str| {
        let visitor = Store::look_on(dir.path(), binding).unwrap();
        let waiting = visitor.read(|r| mirror::count(r, Shelf::Waiting));
        let queued = visitor.read(queue::count_unsettled);
        let found = visitor.read(|r| super::search::containing(r, "yilmaz"));
        (waiting.unwrap(), found.unwrap().len(), queued.unwrap())
    };
    assert_eq!(seen("shop"), (2, 2, 1));
    assert_eq!(seen("another shop"), (0, 0, 1), "the queue is this desk's");
}

#[test]
fn a15_a_full_disk_says_not_saved_and_keeps_all_that_was_saved() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let pages: i64 = {
        let station = super::lock(&store.writers.as_ref().unwrap().station);
        let pages = station
            .connection
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        // SQLite meets the end of the disk here, with the same code as at a real one.
        station
            .connection
            .pragma_update(None, "max_page_count", pages + 8_i64)
            .unwrap();
        pages
    };
    assert!(pages > 0);
    let mut saved = 0;
    let refused = loop {
        match store.write(|t| queue::append(t, "9f3a", &pack(saved))) {
            Ok(_) => saved += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, StoreError::DiskFull), "{refused:?}");
    assert_eq!(Problem::from(refused).key, ProblemKey::NotSavedDiskFull);
    assert!(saved > 0);
    assert_eq!(i64::try_from(queued(&store)).unwrap(), saved);
    drop(store);
    assert_eq!(
        i64::try_from(queued(&open(dir.path()).unwrap())).unwrap(),
        saved
    );
}

#[test]
fn a_file_in_place_of_the_directory_is_one_clear_problem() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("taken");
    std::fs::write(&path, b"").unwrap();
    let refused = open(&path).err().unwrap();
    assert!(
        matches!(refused, OpenError::Dir(DirError::Unusable { .. })),
        "{refused:?}"
    );
    assert_eq!(
        Problem::from(refused).args["path"],
        path.display().to_string()
    );
}

#[test]
fn a4_an_older_copy_never_overwrites_a_newer_one() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let write = |state: State, modified_ms: i64, when: AskedWhen| {
        let mut copy = package(1);
        (copy.state, copy.modified_at) = (state, Some(NOW.plus_ms(modified_ms)));
        store
            .write_mirror(|transaction| mirror::upsert(transaction, &copy, when))
            .unwrap()
    };
    assert!(write(State::Packed, 10, when(5)));
    assert!(!write(State::Waiting, 20, when(4)), "asked for earlier");
    assert!(!write(State::Waiting, 5, when(6)), "a lagging replica");
    let lag = packing::overlay::READ_LAG_MS;
    let later = AskedWhen {
        asked: Asked(7),
        at: when(5).at.plus_ms(lag),
        steady: when(5).at.plus_ms(lag),
    };
    assert!(
        write(State::Waiting, 5, later),
        "then the OMS really went back"
    );
}

#[test]
fn request_numbers_never_repeat_over_restarts() {
    let dir = TempDir::new().unwrap();
    let mut last = 0;
    for _ in 0..3 {
        let store = open(dir.path()).unwrap();
        for _ in 0..1_500 {
            let next = store.next_asked().unwrap().0;
            assert!(next > last);
            last = next;
        }
    }
}

#[test]
fn a9_the_database_itself_refuses_illegal_steps_and_forgetting() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    store
        .write(|transaction| queue::append(transaction, "9f3a", &pack(7)))
        .unwrap();
    for sql in [
        "UPDATE commands SET delivery = 'done'",
        "UPDATE commands SET act = 'ship'",
        "DELETE FROM commands",
        "UPDATE journal SET what = 'other'",
        "DELETE FROM journal",
    ] {
        let refused = store.write(|transaction| Ok(transaction.execute(sql, [])?));
        assert!(matches!(refused, Err(StoreError::Sqlite(_))), "{sql}");
    }
    assert_eq!(queued(&store), 1);
}

fn broken_at(store: &Store) -> Option<i64> {
    let verified = store.read(|reader| super::verify::verify(reader, &[]));
    verified.unwrap().broken_at
}

#[test]
fn a17_an_altered_journal_row_is_found() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    for id in 1..=5 {
        store
            .write(|transaction| queue::append(transaction, "9f3a", &pack(id)))
            .unwrap();
    }
    assert_eq!(broken_at(&store), None);
    drop(store);
    let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
    outside
        .execute_batch(
            "DROP TRIGGER journal_append_only_update;
             UPDATE journal SET who = 2 WHERE id = 3",
        )
        .unwrap();
    drop(outside);
    let store = open(dir.path()).unwrap();
    assert_eq!(broken_at(&store), Some(3));
    drop(store);
    let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
    outside
        .execute_batch(
            "DROP TRIGGER journal_append_only_delete;
             DELETE FROM journal WHERE id >= 3",
        )
        .unwrap();
    drop(outside);
    let visitor = Store::look_on(dir.path(), "shop").unwrap();
    assert_eq!(
        broken_at(&visitor),
        Some(3),
        "rows cut off at the end are missed too"
    );
    // A station that opens it learns the same from the black box, and the journal says so.
    let store = Store::open(dir.path(), "77aa", NOW).unwrap();
    let verified = store.read(|reader| super::verify::verify(reader, &[]));
    assert_eq!(verified.unwrap().lost, 3);
    assert!(store.read(super::restore::notice).unwrap().is_some());
}

#[test]
fn people_are_found_by_half_a_name_however_it_is_typed() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    fill(&store, 1..=3).unwrap();
    let found = |text: &str| {
        store
            .read(|reader| super::search::containing(reader, text))
            .unwrap()
            .len()
    };
    for text in ["yilmaz", "YILMAZ", "Yılm", "ayse yil", "ay", "10002"] {
        assert!(found(text) > 0, "{text}");
    }
    for text in ["", "  ", "müller", "\"", "yilmaz OR x"] {
        assert_eq!(found(text), 0, "{text}");
    }
}
