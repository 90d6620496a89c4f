//! Backups: taken daily and before a migration, seven kept, and gone back to.

use std::fs;
use std::path::PathBuf;

use packing::delivery::{Delivery, Finding};
use packing::id::LogId;

use super::super::open::Kind;
use super::super::{backup, labels, open as files, restore};
use super::*;
use crate::store::open::LABELS;

const DAY_MS: i64 = 86_400_000;

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir.join("backups"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("station-"))
        .collect();
    names.sort();
    names
}

fn restored(dir: &Path, file: &Path) -> Result<PathBuf, OpenError> {
    Store::restore(dir, file, ("77aa", NOW))
}

#[test]
fn one_a_day_is_taken_and_a_week_is_kept() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    for day in 0..10 {
        let now = NOW.plus_ms(day * DAY_MS);
        assert!(store.keep_daily(now).unwrap(), "day {day}");
        assert!(!store.keep_daily(now.plus_ms(DAY_MS / 2)).unwrap());
    }
    let kept = names(dir.path());
    assert_eq!(kept.len(), backup::KEPT);
    let last = backup::named(NOW.plus_ms(9 * DAY_MS));
    assert_eq!(kept[6], format!("station-{last}.db"));
}

#[test]
fn labels_are_copied_by_what_is_new() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let keep = |sha: &str| {
        store
            .write_labels(|t| labels::keep_bytes(t, sha, b"%PDF", NOW))
            .unwrap();
    };
    keep("aa");
    store.back_up(NOW).unwrap();
    keep("bb");
    assert_eq!(
        backup::add_labels(dir.path()).unwrap(),
        1,
        "only the new one"
    );
    let copy = files::open(&dir.path().join("backups"), LABELS).unwrap();
    assert_eq!(labels::bytes(&copy, "aa").unwrap().unwrap(), b"%PDF");
}

#[test]
fn going_back_to_a_backup_keeps_what_was_saved_since_and_doubts_it_all() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    for id in 1..=3 {
        store
            .write(|t| queue::append(t, "9f3a", &pack(id)))
            .unwrap();
    }
    let file = store.back_up(NOW).unwrap();
    store.write(|t| queue::append(t, "9f3a", &pack(4))).unwrap();
    let refused = restored(dir.path(), &file).err().map(Problem::from);
    assert_eq!(refused.unwrap().key, ProblemKey::AlreadyRunning);
    drop(store);

    let before = fs::read(dir.path().join(STATION.file)).unwrap();
    let aside = restored(dir.path(), &file).unwrap();
    assert_eq!(fs::read(aside).unwrap().len(), before.len());
    let store = Store::open(dir.path(), "77aa", NOW).unwrap();
    let all = store.read(queue::unsettled).unwrap();
    assert_eq!(all.len(), 4, "the fourth comes from the black box");
    let doubted = |it: &packing::command::Command| it.standing.delivery == Delivery::InDoubt;
    assert!(all.iter().all(doubted));
    assert_eq!(store.file_tag(), "77aa", "no command's name is given twice");
    let notice = store.read(restore::notice).unwrap().unwrap();
    assert_eq!((notice.why, notice.in_doubt), (restore::Why::Restored, 4));
    assert_eq!(broken_at(&store), None);
    assert!(store.read(|r| queue::find(r, Seq(4))).unwrap().is_some());
}

/// It may have gone since, so no label that comes takes the question back.
#[test]
fn a_question_about_a_late_label_is_no_longer_only_that_after_going_back() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let ship = NewCommand {
        body: Body::Ship,
        ..pack(1)
    };
    let append = |t: &super::super::Writing<'_>| queue::append(t, "9f3a", &ship);
    let seq = store.write(append).unwrap().seq;
    super::steps::step(&store, seq, &Event::LabelLate).unwrap();
    let standing = |store: &Store| {
        let command = store.read(|r| queue::find(r, seq)).unwrap().unwrap();
        (command.standing.delivery, command.standing.for_label)
    };
    assert_eq!(standing(&store), (Delivery::NeedsPerson, true));
    let file = store.back_up(NOW).unwrap();
    drop(store);
    restored(dir.path(), &file).unwrap();
    let store = Store::open(dir.path(), "77aa", NOW).unwrap();
    assert_eq!(standing(&store), (Delivery::NeedsPerson, false));
}

/// Of what this desk did after the backup, the file knows nothing: a row above the old watermark
/// may be another command's.
#[test]
fn r2_no_row_of_the_log_proves_what_was_gone_back_to() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let seq = saved(&store, 1);
    let claim = queue::Claim {
        at: NOW,
        run: store.run(),
        watermark: Some(LogId(101)),
        stands_on: None,
        offer: None,
    };
    let watermark = |store: &Store| {
        let command = store.read(|r| queue::find(r, seq)).unwrap().unwrap();
        (command.standing.delivery, command.watermark)
    };
    store
        .write(|t| {
            let command = queue::find(t, seq)?.unwrap();
            queue::claim(t, &command, &claim).map(|_| ())
        })
        .unwrap();
    assert_eq!(
        watermark(&store),
        (Delivery::Sending, Some(LogId(101))),
        "before"
    );
    let file = store.back_up(NOW).unwrap();
    drop(store);
    restored(dir.path(), &file).unwrap();
    let store = Store::open(dir.path(), "77aa", NOW).unwrap();
    assert_eq!(watermark(&store), (Delivery::InDoubt, None));
}

/// Held against copies, a time from before its end would show finished work as waiting.
#[test]
fn what_ended_after_the_backup_ended_when_it_did_and_not_when_it_was_saved() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let saved = NewCommand {
        steady: NOW.plus_ms(-5_000),
        ..pack(1)
    };
    let append = |t: &super::super::Writing<'_>| queue::append(t, "9f3a", &saved);
    let seq = store.write(append).unwrap().seq;
    let file = store.back_up(NOW).unwrap();
    drop(store);
    // Closed, the black box has it among what is open.
    let store = open(dir.path()).unwrap();
    finish(&store, seq);
    drop(store);
    restored(dir.path(), &file).unwrap();
    let store = Store::open(dir.path(), "77aa", NOW).unwrap();
    let command = store.read(|r| queue::find(r, seq)).unwrap().unwrap();
    assert_eq!(command.standing.delivery, Delivery::Done);
    assert_eq!(command.settled_at, Some(NOW));
}

#[test]
fn what_is_no_backup_is_refused_and_nothing_changes() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let good = fs::read(store.back_up(NOW).unwrap()).unwrap();
    drop(store);
    let mut damaged = good;
    let page = STATION.page_size as usize;
    damaged[3 * page..5 * page].fill(0xA5);
    let before = fs::read(dir.path().join(STATION.file)).unwrap();
    let file = dir.path().join("file.db");
    for bytes in [&b"no database"[..], &[], &damaged] {
        fs::write(&file, bytes).unwrap();
        let refused = restored(dir.path(), &file);
        let damaged = matches!(refused, Err(OpenError::Store(StoreError::Damaged { .. })));
        assert!(damaged, "{refused:?}");
    }
    let missing = restored(dir.path(), &dir.path().join("none.db"));
    assert!(missing.is_err());
    assert_eq!(fs::read(dir.path().join(STATION.file)).unwrap(), before);
}

#[test]
fn an_older_file_is_copied_before_it_is_changed() {
    const FIRST: Kind = Kind {
        migrations: &[STATION.migrations[0]],
        ..STATION
    };
    let dir = TempDir::new().unwrap();
    let opened = |kind| {
        let copied = || backup::before_migrating(dir.path(), kind, NOW);
        files::open_after(dir.path(), kind, copied).unwrap()
    };
    drop(opened(FIRST));
    drop(opened(FIRST));
    assert!(!dir.path().join("backups").exists(), "nothing to migrate");
    let of = |file: &Connection, kind: &str| -> i64 {
        let count = "SELECT count(*) FROM sqlite_schema WHERE type = ?1";
        file.query_row(count, [kind], |row| row.get(0)).unwrap()
    };
    let now = opened(STATION);
    let name = format!(
        "station-before-version-{}-{}.db",
        STATION.migrations.len(),
        backup::named(NOW)
    );
    assert_eq!(names(dir.path()), std::slice::from_ref(&name));
    let copy = Connection::open(dir.path().join("backups").join(name)).unwrap();
    assert!(of(&copy, "table") < of(&now, "table"));
    assert!(of(&copy, "index") < of(&now, "index"));
    // And the station works on what it has brought up to date.
    drop(now);
    let store = open(dir.path()).unwrap();
    store.write(|t| queue::append(t, "9f3a", &pack(1))).unwrap();
}

#[test]
fn after_a_quarter_of_a_year_what_has_ended_is_forgotten_and_what_has_not_is_kept() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let ids = [1, 2, 3].map(|id| saved(&store, id));
    steps::step(&store, ids[0], &Event::WithdrawnByPacker).unwrap();
    // There may be a second box, and nobody has looked yet.
    steps::step(&store, ids[2], &Event::Looked(Finding::ByOther)).unwrap();
    store.keep_daily(NOW.plus_ms(91 * DAY_MS)).unwrap();
    let found = |seq| store.read(|r| queue::find(r, seq)).unwrap().is_some();
    assert_eq!(ids.map(found), [false, true, true]);
    assert_eq!(broken_at(&store), None);
}
