//! The mirror is gone, or another OMS's: what this desk did still makes sense, and nothing of a
//! stranger's is shown.

use station::Station;
use station::view::{LinkView, MarkView, ScanView, Shelf, StateKind};
use tempfile::TempDir;

use crate::support::opening;

fn remove_mirror(dir: &TempDir) {
    for name in ["mirror.db", "mirror.db-wal", "mirror.db-shm"] {
        let _ = std::fs::remove_file(dir.path().join(name));
    }
}

fn until(holds: impl Fn() -> bool) {
    for _ in 0..3_000 {
        if holds() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("it did not come");
}

fn signed_in(sim: &oms_sim::Sim, dir: &TempDir) -> Station {
    let station = Station::open_as(opening(sim, dir.path().to_owned())).unwrap();
    let packer = station.add_packer("Ayşe").unwrap();
    station.sign_in(packer.id).unwrap();
    station
}

#[test]
fn a2_with_no_mirror_and_no_line_the_queue_still_says_what_was_done() {
    let sim = oms_sim::start(oms_sim::Options::default()).unwrap();
    let dir = TempDir::new().unwrap();
    let station = signed_in(&sim, &dir);
    station.start_sync();
    until(|| !station.list(Shelf::Waiting).unwrap().rows.is_empty());
    sim.unplug().unwrap();
    let rows = station.list(Shelf::Waiting).unwrap().rows;
    let free = |id: i64| station.package(id).unwrap().pack.is_none();
    let row = rows.into_iter().find(|row| free(row.id)).unwrap();
    // Before that it may just be on its way out when the station closes.
    until(|| matches!(station.status().unwrap().link, LinkView::Down { .. }));
    station.mark_packed(row.id).unwrap();
    station.close();
    drop(station);
    remove_mirror(&dir);

    let station = signed_in(&sim, &dir);
    let packed = station.list(Shelf::Packed).unwrap().rows;
    let numbers: Vec<_> = packed.iter().map(|row| &row.number).collect();
    assert_eq!(numbers, [&row.number]);
    assert_eq!(packed[0].mark, MarkView::SavedHere);
    let scanned = station.scan(&row.number).unwrap();
    assert!(matches!(scanned, ScanView::Package { .. }), "{scanned:?}");
    sim.plug().unwrap();
    station.start_sync();
    until(|| station.queue().unwrap().is_empty());
    let id = u64::try_from(row.id).unwrap();
    let all = sim.witness();
    let ours = all
        .iter()
        .filter(|it| it.package == id && it.command_id.is_some());
    assert_eq!(ours.count(), 1);
    let row = station.package(row.id).unwrap().row;
    assert_eq!(row.state.kind, StateKind::Packed);
}

#[test]
fn r11_another_omss_packages_are_not_listed_and_the_last_answer_is_remembered() {
    let sim = oms_sim::start(oms_sim::Options::default()).unwrap();
    let dir = TempDir::new().unwrap();
    let station = signed_in(&sim, &dir);
    station.start_sync();
    until(|| station.is_settled().unwrap());
    let answered = station.status().unwrap().refreshed_at;
    station.close();
    drop(station);

    let reopened = |binding: &str| {
        let mut opening = opening(&sim, dir.path().to_owned());
        opening.oms = None;
        opening.desk.binding = binding.to_owned();
        Station::open_as(opening).unwrap()
    };
    let station = reopened("test");
    assert!(!station.list(Shelf::Waiting).unwrap().rows.is_empty());
    assert!(answered.is_some() && station.status().unwrap().refreshed_at.is_some());
    drop(station);
    let station = reopened("another");
    assert!(station.list(Shelf::Waiting).unwrap().rows.is_empty());
    assert!(station.status().unwrap().refreshed_at.is_none());
}
