//! What the database itself refuses, whoever asks; and what group commit and purge leave behind.

use std::sync::Arc;

use super::super::blackbox::FILE;
use super::super::{boxes, journal, verify};
use super::steps::{claim, step};
use super::*;

#[test]
fn a9_each_way_around_the_rules_is_closed() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let first = saved(&store, 1);
    refused(&store, "UPDATE commands SET delivery = 'sending'");
    refused(&store, "UPDATE commands SET delivery = 'in_doubt'");
    refused(&store, "UPDATE commands SET delivery = 'lost'");
    refused(&store, "UPDATE commands SET settled_at = 5");
    refused(
        &store,
        "INSERT INTO commands (id, package_id, act, seen, made_at, made_by, binding, delivery)
         SELECT 'x-9', 9, act, seen, made_at, made_by, binding, 'accepted' FROM commands",
    );
    step(&store, first, &Event::Claimed).unwrap();
    refused(&store, "DELETE FROM attempts");
    refused(&store, "UPDATE attempts SET watermark = 5");
    step(&store, first, &Event::Answered(Answer::Unclear)).unwrap();
    refused(&store, "UPDATE commands SET doubted = 0");
    step(
        &store,
        first,
        &Event::Looked(packing::delivery::Finding::ByOther),
    )
    .unwrap();
    refused(&store, "UPDATE commands SET proof = 'proven'");
    refused(&store, "UPDATE commands SET delivery = 'queued'");
}

#[test]
fn r5_the_database_lets_one_request_of_a_package_be_under_way() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let (first, second, other) = (saved(&store, 1), saved(&store, 1), saved(&store, 2));
    let claimed = |seq| step(&store, seq, &Event::Claimed);
    claimed(first).unwrap();
    assert!(claimed(second).is_err());
    claimed(other).unwrap();
    step(&store, first, &Event::Answered(Answer::Unclear)).unwrap();
    assert!(claimed(second).is_err(), "the first is in doubt");
}

#[test]
fn a_second_drainer_of_the_same_file_is_overtaken() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    saved(&store, 1);
    let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
    outside
        .execute("UPDATE meta SET value = '99' WHERE key = 'run'", [])
        .unwrap();
    let overtaken = store.write(|t| queue::append(t, "9f3a", &pack(2)));
    assert!(matches!(overtaken, Err(StoreError::Overtaken)));
    let overtaken = store.write_together(|t| queue::append(t, "9f3a", &pack(2)));
    assert!(matches!(overtaken, Err(StoreError::Overtaken)));
    assert_eq!(queued(&store), 1);
}

#[test]
fn those_who_write_together_each_get_their_own_answer() {
    let dir = TempDir::new().unwrap();
    let store = Arc::new(open(dir.path()).unwrap());
    let threads: Vec<_> = (1..=40)
        .map(|id| {
            let store = Arc::clone(&store);
            std::thread::spawn(move || {
                store.write_together(move |t| {
                    let saved = queue::append(t, "9f3a", &pack(id))?;
                    // Every fourth fails after it has written.
                    if id % 4 == 0 {
                        return Err(StoreError::Unreadable { what: "a test" });
                    }
                    Ok(saved)
                })
            })
        })
        .collect();
    let answers: Vec<_> = threads.into_iter().map(|t| t.join().unwrap()).collect();
    let saved: Vec<_> = answers.iter().flatten().map(|id| id.seq).collect();
    assert_eq!(saved.len(), 30);
    assert_eq!(
        queued(&store),
        30,
        "what failed left nothing, and nothing else was lost"
    );
    for seq in saved {
        let found = store.read(|reader| queue::find(reader, seq)).unwrap();
        assert_ne!(found.unwrap().package.0 % 4, 0);
    }
    assert_eq!(broken_at(&store), None);
}

#[test]
fn of_a_group_each_succeeds_or_fails_alone() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let seqs = [saved(&store, 1), saved(&store, 1), saved(&store, 2)];
    let claim = claim(&store);
    let group = store.write_each(&seqs, |t, seq| {
        let command = queue::find(t, *seq)?.unwrap();
        queue::claim(t, &command, &claim)
    });
    let ok: Vec<bool> = group.unwrap().iter().map(Result::is_ok).collect();
    assert_eq!(
        ok,
        [true, false, true],
        "the second is held behind the first"
    );
    assert_eq!(broken_at(&store), None);
}

#[test]
fn a17_a_purge_leaves_a_checkpoint_and_nothing_goes_without_one() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    for day in 0..6 {
        let later = NewCommand {
            made_at: NOW.plus_ms(day * 86_400_000),
            ..pack(day)
        };
        store.write(|t| queue::append(t, "9f3a", &later)).unwrap();
    }
    let before = NOW.plus_ms(3 * 86_400_000);
    let gone = store.write(|t| journal::purge(t, before, NOW)).unwrap();
    assert_eq!(gone, 3);
    let verified = store.read(|r| verify::verify(r, &[])).unwrap();
    assert_eq!(
        (verified.rows, verified.purged, verified.broken_at),
        (4, 3, None)
    );
    refused(&store, "DELETE FROM journal WHERE id = 5");
    drop(store);
    let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
    outside
        .execute_batch("DROP TRIGGER journal_append_only_delete; DELETE FROM journal WHERE id = 4")
        .unwrap();
    drop(outside);
    assert_eq!(broken_at(&open(dir.path()).unwrap()), Some(4));
}

#[test]
fn a17_a_head_noted_elsewhere_finds_a_rewritten_end() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    for id in 1..=3 {
        saved(&store, id);
    }
    let head = store.read(journal::head).unwrap();
    drop(store);
    let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
    outside
        .execute_batch(
            "DROP TRIGGER journal_append_only_delete; DELETE FROM journal WHERE id = 3;
             UPDATE sqlite_sequence SET seq = 2 WHERE name = 'journal'",
        )
        .unwrap();
    drop(outside);
    std::fs::remove_file(dir.path().join(FILE)).unwrap();
    let store = open(dir.path()).unwrap();
    assert_eq!(broken_at(&store), None, "the file alone cannot tell");
    let seen = store.read(|r| verify::verify(r, std::slice::from_ref(&head)));
    assert_eq!(seen.unwrap().broken_at, Some(3));
    saved(&store, 9);
    let seen = store.read(|r| verify::verify(r, &[head]));
    assert_eq!(seen.unwrap().broken_at, Some(3));
}

#[test]
fn r10_facts_about_boxes_are_only_added_to() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let given =
        |t: &super::super::Writing<'_>| super::super::handovers::add(t, "Aras", NOW, ("Ayşe", 1));
    store.write(given).unwrap();
    refused(&store, "UPDATE handovers SET carrier = 'DHL'");
    for place in ["A 3", "B 1"] {
        let put = |t: &super::super::Writing<'_>| {
            boxes::put_down(t, (PackageId(7), place), (NOW, "Ayşe"))
        };
        store.write(put).unwrap();
    }
    for sql in ["UPDATE stands SET place = 'C'", "DELETE FROM stands"] {
        refused(&store, sql);
    }
    let stands = store.read(|r| boxes::stands(r, PackageId(7))).unwrap();
    assert_eq!(stands.as_deref(), Some("B 1"), "the last word counts");
}
