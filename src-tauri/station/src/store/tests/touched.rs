//! What changed is told once, when it is on disk and not before.

use super::*;
use crate::store::touched::Rows;

fn told(store: &Store) -> (bool, Vec<i64>, Vec<i64>) {
    let Rows {
        all,
        mut commands,
        mut packages,
    } = store.take_touched();
    for rows in [&mut commands, &mut packages] {
        rows.sort_unstable();
        rows.dedup();
    }
    (all, commands, packages)
}

const NOTHING: (bool, Vec<i64>, Vec<i64>) = (false, Vec::new(), Vec::new());
const ANYTHING: (bool, Vec<i64>, Vec<i64>) = (true, Vec::new(), Vec::new());

#[test]
fn what_was_written_is_told_once() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    assert_eq!(told(&store), ANYTHING, "nothing was read yet");
    assert_eq!(told(&store), NOTHING);
    fill(&store, 7..=8).unwrap();
    let seq = saved(&store, 8);
    assert_eq!(told(&store), (false, vec![seq.0], vec![7, 8]));
    finish(&store, seq);
    assert_eq!(told(&store), (false, vec![seq.0], vec![]));
    assert_eq!(told(&store), NOTHING);
}

/// Whoever read before the commit would take the old row for the new one.
#[test]
fn what_is_not_on_disk_yet_is_not_told() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    told(&store);
    let append = |t: &super::super::Writing<'_>| {
        let command = queue::append(t, "9f3a", &pack(7))?;
        assert_eq!(told(&store), NOTHING);
        Ok(command.seq)
    };
    let seq = store.write(append).unwrap();
    assert_eq!(told(&store).1, [seq.0]);
    let upsert = |t: &super::super::Writing<'_>| {
        assert!(mirror::upsert(t, &package(7), when(1))?);
        assert_eq!(told(&store), NOTHING);
        Ok(())
    };
    store.write_mirror(upsert).unwrap();
    assert_eq!(told(&store).2, [7]);
    let tag = store.file_tag().to_owned();
    let together = store.write_together(move |t| queue::append(t, &tag, &pack(8)));
    assert_eq!(told(&store).1, [together.unwrap().seq.0]);
}

#[test]
fn so_many_that_all_had_better_be_read_are_not_kept() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    told(&store);
    fill(&store, 1..=4_096).unwrap();
    let (all, _, packages) = told(&store);
    assert!(!all && packages.len() == 4_096);
    fill(&store, 5_001..=9_097).unwrap();
    assert_eq!(told(&store), ANYTHING);
}

#[test]
fn a_mirror_that_is_begun_anew_may_have_changed_anywhere() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    store.bind_mirror("one").unwrap();
    told(&store);
    store.bind_mirror("another").unwrap();
    assert_eq!(told(&store), ANYTHING);
    fill(&store, 7..=7).unwrap();
    assert_eq!(told(&store).2, [7], "the new file is watched as well");
}
