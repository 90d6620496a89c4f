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
