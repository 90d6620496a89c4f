//! What a file that was put right still knows: how often something left, what waits behind what,
//! and which rows its journal had.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::sync::Mutex;

use packing::delivery::{Delivery, Finding};

use super::super::blackbox::{BlackBox, FILE};
use super::*;

const UNCLEAR: Event = Event::Answered(Answer::Unclear);

fn reopened(dir: &Path) -> Store {
    Store::open(dir, "77aa", At(NOW.0 + 1)).unwrap()
}

fn take(store: &Store, seq: Seq, events: &[Event]) {
    for event in events {
        steps::step(store, seq, event).unwrap();
    }
}

fn command(store: &Store, seq: Seq) -> packing::command::Command {
    store.read(|r| queue::find(r, seq)).unwrap().unwrap()
}

#[test]
fn r9_how_often_a_command_left_is_known_to_the_black_box_too() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(STATION.file);
    let store = open(dir.path()).unwrap();
    let seq = saved(&store, 1);
    drop(store);
    let yesterday = fs::read(&path).unwrap();
    let store = open(dir.path()).unwrap();
    let not_there = Event::Looked(Finding::NotApplied);
    let twice = [Event::Claimed, UNCLEAR, not_there, Event::Claimed, UNCLEAR];
    take(&store, seq, &twice);
    drop(store);
    let last = fs::read(dir.path().join(FILE)).unwrap();

    fs::write(&path, yesterday).unwrap();
    assert_eq!(command(&reopened(dir.path()), seq).standing.attempts, 2);
    fs::remove_file(&path).unwrap();
    fs::write(dir.path().join(FILE), last).unwrap();
    let back = command(&reopened(dir.path()), seq).standing;
    assert_eq!((back.delivery, back.attempts), (Delivery::InDoubt, 2));
}

#[test]
fn what_may_have_left_behind_a_step_that_a_person_closes_asks_too() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let (first, second) = (saved(&store, 1), saved(&store, 1));
    drop(store);
    fs::remove_file(dir.path().join(STATION.file)).unwrap();
    let store = reopened(dir.path());
    let unclear = Event::Looked(Finding::Unclear);
    take(&store, first, &[unclear, Event::AbandonedByPerson]);
    let behind = command(&store, second).standing;
    assert_eq!(behind.delivery, Delivery::NeedsPerson);
}

/// Rows in the middle are gone, and the file is put right.
fn with_a_hole(dir: &Path) {
    let store = open(dir).unwrap();
    for id in 1..=6 {
        saved(&store, id);
    }
    drop(store);
    let outside = Connection::open(dir.join(STATION.file)).unwrap();
    outside
        .execute_batch(
            "DROP TRIGGER journal_append_only_delete;
             DELETE FROM journal WHERE id IN (3, 4);
             INSERT INTO meta VALUES ('restoring', 'salvaged aside');",
        )
        .unwrap();
    drop(outside);
    let store = reopened(dir);
    assert_eq!(broken_at(&store), None);
}

#[test]
fn a_forged_row_is_found_behind_a_hole_as_well() {
    for forged in [1, 2, 5, 6, 7, 8] {
        let dir = TempDir::new().unwrap();
        with_a_hole(dir.path());
        let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
        outside
            .execute_batch("DROP TRIGGER journal_append_only_update")
            .unwrap();
        let changed = outside
            .execute("UPDATE journal SET who = 9 WHERE id = ?1", [forged])
            .unwrap();
        drop(outside);
        assert_eq!(changed, 1);
        assert_eq!(broken_at(&reopened(dir.path())), Some(forged));
    }
}

#[test]
fn the_first_row_after_everything_was_lost_cannot_be_forged_either() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    for id in 1..=3 {
        saved(&store, id);
    }
    drop(store);
    fs::remove_file(dir.path().join(STATION.file)).unwrap();
    drop(reopened(dir.path()));
    let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
    let first: i64 = outside
        .query_row("SELECT min(id) FROM journal", [], |row| row.get(0))
        .unwrap();
    outside
        .execute_batch("DROP TRIGGER journal_append_only_update; UPDATE journal SET at = at + 1")
        .unwrap();
    drop(outside);
    assert_eq!(broken_at(&reopened(dir.path())), Some(first));
}

#[test]
fn a_long_queue_is_not_written_anew_at_each_step() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let long = 1..=3_000;
    let saved_all = store.write(|t| {
        long.map(|id| queue::append(t, "9f3a", &pack(id)))
            .collect::<Result<Vec<_>, _>>()
    });
    assert!(saved_all.is_ok());
    let reader = Mutex::new(Connection::open(dir.path().join(STATION.file)).unwrap());
    let beside = TempDir::new().unwrap();
    let mut black_box = BlackBox::open(beside.path(), None, "9f3a").unwrap();
    let mut written = || {
        black_box.catch_up(&reader).unwrap();
        let about = fs::metadata(beside.path().join(FILE)).unwrap();
        (about.ino(), about.len())
    };
    let (first, size) = written();
    assert!(size > 1024 * 1024, "{size}");
    saved(&store, 3_001);
    let (second, longer) = written();
    assert_eq!(first, second, "the same file");
    assert!(longer > size);
}

#[test]
fn a_purge_up_to_a_hole_at_the_journals_end_breaks_nothing() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    for id in 1..=6 {
        saved(&store, id);
    }
    drop(store);
    let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
    outside
        .execute_batch(
            "DROP TRIGGER journal_append_only_delete;
             DELETE FROM journal WHERE id > 3;
             INSERT INTO meta VALUES ('restoring', 'salvaged aside');",
        )
        .unwrap();
    drop(outside);
    let store = reopened(dir.path());
    assert_eq!(broken_at(&store), None, "before the purge");
    let gone = store
        .write(|t| super::super::journal::purge(t, At(NOW.0 + 1), At(NOW.0 + 2)))
        .unwrap();
    assert_eq!(gone, 3);
    assert_eq!(broken_at(&store), None, "after the purge");
}
