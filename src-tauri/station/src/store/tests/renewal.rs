//! A damaged mirror begins anew, whenever the damage is met.

use super::*;
use crate::store::open::MIRROR;

#[test]
fn a14_a_damaged_mirror_is_moved_aside_and_begun_anew() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    fill(&store, 1..=3).unwrap();
    drop(store);
    std::fs::write(dir.path().join(MIRROR.file), b"this is no database at all").unwrap();
    let store = open(dir.path()).unwrap();
    assert!(
        store.take_mirror_renewed(),
        "all of it must be asked for again"
    );
    assert!(!store.take_mirror_renewed());
    fill(&store, 4..=5).unwrap();
    assert_eq!(store.read(|r| mirror::count(r, Shelf::Waiting)).unwrap(), 2);
    let aside = dir.path().join(format!("mirror.db.damaged-{}", NOW.0));
    assert_eq!(std::fs::read(aside).unwrap(), b"this is no database at all");
}

#[test]
fn a14_damage_met_while_working_heals_too_and_the_queue_stays() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    fill(&store, 1..=200).unwrap();
    store
        .write(|transaction| queue::append(transaction, "9f3a", &pack(7)))
        .unwrap();
    drop(store);
    let path = dir.path().join(MIRROR.file);
    let mut bytes = std::fs::read(&path).unwrap();
    // All but the first page: the file opens, and every table in it is broken.
    for byte in &mut bytes[8192..] {
        *byte = 0xA5;
    }
    std::fs::write(&path, bytes).unwrap();
    let store = open(dir.path()).unwrap();
    let met = fill(&store, 1..=3);
    assert!(
        matches!(met, Err(StoreError::Damaged { .. })) || store.mirror_was_renewed(),
        "{met:?}"
    );
    fill(&store, 1..=3).unwrap();
    assert_eq!(store.read(|r| mirror::count(r, Shelf::Waiting)).unwrap(), 3);
    assert_eq!(queued(&store), 1);
}

#[test]
fn a14_damage_met_while_reading_heals_too() {
    let whole = TempDir::new().unwrap();
    fill(&open(whole.path()).unwrap(), 1..=40).unwrap();
    let sound = std::fs::read(whole.path().join(MIRROR.file)).unwrap();
    let mut met = 0;
    for page in 1..sound.len() / 8192 {
        let mut bytes = sound.clone();
        bytes[page * 8192..(page + 1) * 8192].fill(0xA5);
        let dir = TempDir::new().unwrap();
        std::fs::write(dir.path().join(MIRROR.file), bytes).unwrap();
        let store = open(dir.path()).unwrap();
        let one = |id| store.read(|reader| mirror::one(reader, PackageId(id)));
        let damaged = (1..=40).any(|id| matches!(one(id), Err(StoreError::Damaged { .. })));
        if damaged {
            met += 1;
            assert!(store.take_mirror_renewed(), "page {page}");
            assert_eq!(one(1).unwrap(), None, "page {page}: empty, and readable");
        }
    }
    assert!(met > 0, "no page was met by reading");
}

/// One byte of it rotted: whatever asks for the package next brings a new one.
#[test]
fn a14_a_copy_that_is_no_text_is_as_if_it_were_not_there() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    fill(&store, 7..=7).unwrap();
    let rot = |transaction: &super::super::Writing<'_>| {
        transaction.execute("UPDATE packages SET body = CAST(x'ff' AS TEXT)", [])?;
        Ok(())
    };
    store.write_mirror(rot).unwrap();
    let one = || store.read(|reader| mirror::one(reader, PackageId(7)));
    assert_eq!(one().unwrap(), None);
    let newer = |transaction: &super::super::Writing<'_>| {
        mirror::upsert(transaction, &package(7), when(9)).map(|_| ())
    };
    store.write_mirror(newer).unwrap();
    assert!(one().unwrap().is_some());
}

/// Whoever writes has read before, so whoever reads has to try again.
#[test]
fn a14_a_mirror_that_could_not_be_begun_anew_is_begun_by_the_next_reader() {
    let dir = TempDir::new().unwrap();
    let store = hindered(dir.path());
    let count = || store.read(|reader| mirror::count(reader, Shelf::Waiting));
    assert_eq!(count().unwrap(), 0);
}

/// Neither what is damaged nor what stands in for it can tell.
#[test]
fn a14_a_mirror_begun_anew_still_says_whose_it_is() {
    let dir = TempDir::new().unwrap();
    let store = hindered(dir.path());
    let count = |store: &Store| store.read(|reader| mirror::count(reader, Shelf::Waiting));
    count(&store).unwrap();
    fill(&store, 7..=7).unwrap();
    drop(store);
    let store = open(dir.path()).unwrap();
    assert_eq!(count(&store).unwrap(), 1);
    store.bind_mirror("another").unwrap();
    assert_eq!(count(&store).unwrap(), 0, "another's are not shown as ours");
}

/// A mirror that was damaged at work and could not be begun anew, and nothing is in the way now.
fn hindered(dir: &Path) -> Store {
    let store = broken_at_work(dir);
    let stamp = store.next_asked().unwrap().0 + 1;
    let aside = dir.join(format!("mirror.db.damaged-{stamp}"));
    std::fs::create_dir_all(aside.join("in the way")).unwrap();
    for _ in 0..2 {
        let met = store.read(|reader| mirror::count(reader, Shelf::Waiting));
        met.unwrap_err();
    }
    std::fs::remove_dir_all(&aside).unwrap();
    store
}

/// An OMS's copies, damaged while the station works; the first page is whole.
fn broken_at_work(dir: &Path) -> Store {
    let store = open(dir).unwrap();
    store.bind_mirror("one").unwrap();
    fill(&store, 1..=200).unwrap();
    drop(store);
    let store = open(dir).unwrap();
    store.bind_mirror("one").unwrap();
    let path = dir.join(MIRROR.file);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[8192..].fill(0xA5);
    std::fs::write(&path, bytes).unwrap();
    store
}
