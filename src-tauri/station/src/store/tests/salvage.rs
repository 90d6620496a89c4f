//! A `station.db` that is damaged, gone or older than the black box: nothing that was saved is
//! lost, nothing that may have been sent is taken for unsent.

use std::fs;

use packing::delivery::{Delivery, Proof};

use super::super::blackbox::{self, FILE};
use super::super::rebindings::{self, Rebinding};
use super::super::{rebuild, restore, swap};
use super::*;

const LATER: At = At(NOW.0 + 1);

fn reopened(dir: &Path, tag: &str) -> Store {
    Store::open(dir, tag, LATER).unwrap()
}

fn step(store: &Store, seq: Seq, event: &Event) {
    steps::step(store, seq, event).unwrap();
}

/// What becomes of each package's commands, in the order of the queue.
fn standings(store: &Store) -> Vec<(i64, Delivery)> {
    let all = store.read(queue::unsettled).unwrap();
    all.iter()
        .map(|command| (command.package.0, command.standing.delivery))
        .collect()
}

fn sound(store: &Store) {
    let writers = store.writers.as_ref().unwrap();
    assert!(super::super::open::is_sound(
        &super::super::lock(&writers.station).connection
    ));
    assert_eq!(broken_at(store), None, "the journal accounts for it");
}

/// Ten saved; the first is done, the second claimed, and the third withdrawn.
fn day(dir: &Path) {
    let store = open(dir).unwrap();
    let seqs: Vec<Seq> = (1..=10).map(|id| saved(&store, id)).collect();
    finish(&store, seqs[0]);
    step(&store, seqs[1], &Event::Claimed);
    step(&store, seqs[2], &Event::WithdrawnByPacker);
}

fn all_in_doubt(ids: impl Iterator<Item = i64>) -> Vec<(i64, Delivery)> {
    ids.map(|id| (id, Delivery::InDoubt)).collect()
}

#[test]
fn a13_a_damaged_station_file_is_moved_aside_whole_and_nothing_saved_is_lost() {
    let dir = TempDir::new().unwrap();
    day(dir.path());
    let path = dir.path().join(STATION.file);
    fs::write(&path, b"this is no database at all").unwrap();
    let store = reopened(dir.path(), "77aa");
    assert_eq!(
        standings(&store),
        [(2, Delivery::InDoubt)]
            .into_iter()
            .chain(all_in_doubt(4..=10))
            .collect::<Vec<_>>()
    );
    let aside = dir.path().join(format!("station.db.damaged-{}", LATER.0));
    assert_eq!(fs::read(aside).unwrap(), b"this is no database at all");
    assert_eq!(store.file_tag(), "77aa");
    sound(&store);
    let notice = store.read(restore::notice).unwrap().unwrap();
    assert_eq!((notice.why, notice.in_doubt), (restore::Why::Salvaged, 8));
    assert_eq!(notice.aside, format!("station.db.damaged-{}", LATER.0));
    assert!(
        saved(&store, 11).0 > 10,
        "no place in the queue is given twice"
    );
}

#[test]
fn a13_whichever_page_is_damaged_all_that_was_saved_comes_back() {
    let whole = TempDir::new().unwrap();
    day(whole.path());
    let file = fs::read(whole.path().join(STATION.file)).unwrap();
    let black_box = fs::read(whole.path().join(FILE)).unwrap();
    let size = STATION.page_size as usize;
    let mut salvaged = 0;
    for page in 0..file.len() / size {
        for with_box in [true, false] {
            let mut bytes = file.clone();
            bytes[page * size..(page + 1) * size].fill(0xA5);
            let dir = TempDir::new().unwrap();
            fs::write(dir.path().join(STATION.file), &bytes).unwrap();
            if with_box {
                fs::write(dir.path().join(FILE), &black_box).unwrap();
            }
            let store = reopened(dir.path(), "77aa");
            sound(&store);
            let aside = dir.path().join(format!("station.db.damaged-{}", LATER.0));
            if aside.exists() {
                salvaged += 1;
                assert_eq!(fs::read(&aside).unwrap(), bytes, "page {page}: not altered");
            }
            let found = standings(&store);
            assert!(
                found.iter().all(|(id, _)| *id != 3),
                "page {page}: withdrawn"
            );
            if with_box {
                let ids: Vec<i64> = found.iter().map(|(id, _)| *id).collect();
                assert_eq!(ids, [2, 4, 5, 6, 7, 8, 9, 10], "page {page}");
            }
            if aside.exists() {
                let unsure = |(_, delivery): &(i64, Delivery)| *delivery == Delivery::InDoubt;
                assert!(found.iter().all(unsure), "page {page}: {found:?}");
            }
        }
    }
    assert!(salvaged > 20, "only {salvaged} pages mattered");
}

#[test]
fn without_a_black_box_the_rows_of_sound_pages_are_salvaged_even_behind_a_broken_first_page() {
    let dir = TempDir::new().unwrap();
    day(dir.path());
    fs::remove_file(dir.path().join(FILE)).unwrap();
    let path = dir.path().join(STATION.file);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..STATION.page_size as usize].fill(0);
    fs::write(&path, bytes).unwrap();
    let store = reopened(dir.path(), "77aa");
    assert_eq!(queued(&store), 8);
    sound(&store);
}

#[test]
fn an_older_file_put_in_place_is_noticed_and_sends_nothing_unlooked_at() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(STATION.file);
    let store = open(dir.path()).unwrap();
    let seqs: Vec<Seq> = (1..=3).map(|id| saved(&store, id)).collect();
    drop(store);
    let yesterday = fs::read(&path).unwrap();
    let store = open(dir.path()).unwrap();
    finish(&store, seqs[0]);
    step(&store, seqs[1], &Event::WithdrawnByPacker);
    saved(&store, 4);
    let asked = store.next_asked().unwrap();
    fill(&store, 1..=1).unwrap();
    drop(store);
    fs::write(&path, yesterday).unwrap();

    let store = reopened(dir.path(), "77aa");
    assert_eq!(
        standings(&store),
        all_in_doubt([3, 4].into_iter()),
        "one is done, one withdrawn, and the fourth comes back"
    );
    let first = store.read(|r| queue::find(r, seqs[0])).unwrap().unwrap();
    assert_eq!(first.standing.delivery, Delivery::Done);
    let notice = store.read(restore::notice).unwrap().unwrap();
    assert_eq!(notice.why, restore::Why::Restored);
    assert!(store.next_asked().unwrap() > asked.min(Asked(1)));
    let fifth = store.write(|t| queue::append(t, "77aa", &pack(5))).unwrap();
    assert_eq!(fifth.to_string(), "77aa-5");
    sound(&store);
    drop(store);
    let store = reopened(dir.path(), "88bb");
    assert_eq!(store.file_tag(), "77aa", "it is put right once");
    assert_eq!(standings(&store)[2], (5, Delivery::Queued));
}

#[test]
fn the_same_old_file_put_in_place_twice_sends_nothing_that_was_taken_back() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(STATION.file);
    let store = open(dir.path()).unwrap();
    let seqs: Vec<Seq> = (1..=2).map(|id| saved(&store, id)).collect();
    drop(store);
    let yesterday = fs::read(&path).unwrap();
    let store = open(dir.path()).unwrap();
    step(&store, seqs[0], &Event::WithdrawnByPacker);
    drop(store);
    fs::write(&path, &yesterday).unwrap();
    assert_eq!(
        standings(&reopened(dir.path(), "77aa")),
        [(2, Delivery::InDoubt)]
    );
    fs::write(&path, &yesterday).unwrap();
    let store = reopened(dir.path(), "88bb");
    let asked = (1, Delivery::NeedsPerson);
    assert_eq!(standings(&store), [asked, (2, Delivery::InDoubt)]);
    sound(&store);
}

#[test]
fn a_lost_station_file_is_begun_from_the_black_box() {
    let dir = TempDir::new().unwrap();
    day(dir.path());
    fs::remove_file(dir.path().join(STATION.file)).unwrap();
    let store = reopened(dir.path(), "77aa");
    assert_eq!(queued(&store), 8);
    let back = store.read(|r| queue::find(r, Seq(5))).unwrap().unwrap();
    assert_eq!(
        (back.seen.number, back.id.to_string()),
        ("10005".into(), "9f3a-5".into())
    );
    assert!(back.standing.doubted && back.standing.attempts > 0);
    sound(&store);
}

#[test]
fn the_journal_shows_what_was_salvaged_and_still_finds_a_forged_row() {
    let dir = TempDir::new().unwrap();
    day(dir.path());
    fs::remove_file(dir.path().join(STATION.file)).unwrap();
    drop(reopened(dir.path(), "77aa"));
    let outside = Connection::open(dir.path().join(STATION.file)).unwrap();
    let first: i64 = outside
        .query_row("SELECT min(id) + 2 FROM journal", [], |row| row.get(0))
        .unwrap();
    outside
        .execute_batch("DROP TRIGGER journal_append_only_update")
        .unwrap();
    outside
        .execute("UPDATE journal SET who = 9 WHERE id = ?1", [first])
        .unwrap();
    drop(outside);
    assert_eq!(broken_at(&reopened(dir.path(), "88bb")), Some(first));
}

#[test]
fn r11_who_let_a_queue_go_elsewhere_is_salvaged_with_it_or_asked_again() {
    let rebinding = Rebinding {
        old: "shop".into(),
        new: "the shop's new address".into(),
        up_to: Seq(10),
    };
    let after = |harm: &dyn Fn(&Path)| {
        let dir = TempDir::new().unwrap();
        day(dir.path());
        let store = reopened(dir.path(), "77aa");
        let who = (NOW, "Ayşe");
        store
            .write(|t| rebindings::add(t, &rebinding, who))
            .unwrap();
        drop(store);
        harm(&dir.path().join(STATION.file));
        reopened(dir.path(), "88bb").read(rebindings::all).unwrap()
    };
    let first_page = |path: &Path| {
        let mut bytes = fs::read(path).unwrap();
        bytes[..STATION.page_size as usize].fill(0);
        fs::write(path, bytes).unwrap();
    };
    assert_eq!(after(&first_page), std::slice::from_ref(&rebinding));
    let lost = |path: &Path| fs::remove_file(path).unwrap();
    assert_eq!(after(&lost), [], "the queue waits until it is said again");
}

#[test]
fn a_torn_last_line_of_the_black_box_is_no_trouble() {
    let dir = TempDir::new().unwrap();
    day(dir.path());
    let path = dir.path().join(FILE);
    let whole = fs::read(&path).unwrap();
    for cut in 1..200 {
        fs::write(&path, &whole[..whole.len() - cut]).unwrap();
        let recorded = blackbox::read(dir.path()).unwrap().unwrap();
        assert!(recorded.unreadable <= 1);
    }
    drop(reopened(dir.path(), "77aa"));
    let recorded = blackbox::read(dir.path()).unwrap().unwrap();
    let open: Vec<i64> = recorded.open.keys().copied().collect();
    assert_eq!(
        open,
        [2, 4, 5, 6, 7, 8, 9, 10],
        "what was torn is written again"
    );
}

#[test]
fn a_black_box_that_was_lost_is_written_anew() {
    let dir = TempDir::new().unwrap();
    day(dir.path());
    fs::remove_file(dir.path().join(FILE)).unwrap();
    let store = reopened(dir.path(), "77aa");
    assert_eq!(store.file_tag(), "9f3a", "nothing was wrong with the queue");
    drop(store);
    let recorded = blackbox::read(dir.path()).unwrap().unwrap();
    assert_eq!((recorded.open.len(), recorded.seq), (8, 10));
    assert_eq!(recorded.unreadable, 0);
}

#[test]
fn the_black_box_stays_small_and_holds_nobodys_name() {
    let dir = TempDir::new().unwrap();
    for round in 0..6 {
        let store = open(dir.path()).unwrap();
        let saved = store.write(|t| {
            (0..1_000)
                .map(|id| queue::append(t, "9f3a", &pack(round * 1_000 + id)))
                .collect::<Result<Vec<_>, _>>()
        });
        let withdrawn = store.write_each(&saved.unwrap()[1..], |t, id| {
            let command = &queue::find(t, id.seq)?.unwrap();
            let step = steps::stepped(&store, command, Event::WithdrawnByPacker);
            queue::step(t, &step)
        });
        assert!(withdrawn.unwrap().iter().all(Result::is_ok));
    }
    let text = fs::read_to_string(dir.path().join(FILE)).unwrap();
    assert!(text.len() < 2 * 1024 * 1024, "{} bytes", text.len());
    assert!(!text.contains("Ay"), "a packer or a customer");
    let recorded = blackbox::read(dir.path()).unwrap().unwrap();
    assert_eq!((recorded.open.len(), recorded.seq), (6, 6_000));
}

#[test]
fn a_cut_between_any_two_steps_of_the_swap_is_ended_at_the_next_start() {
    let names = ["station.db", "station.db-wal", "station.db-shm"];
    for moved in 0..=names.len() {
        let dir = TempDir::new().unwrap();
        day(dir.path());
        let path = dir.path().join(STATION.file);
        fs::write(&path, b"this is no database at all").unwrap();
        fs::write(dir.path().join("station.db-wal"), b"nor a log").unwrap();
        let why = "salvaged station.db.damaged-1";
        rebuild::build(dir.path(), &path, why).unwrap();
        for name in &names[..moved] {
            let aside = name.replace("station.db", "station.db.damaged-1");
            let _ = fs::rename(dir.path().join(name), dir.path().join(aside));
        }
        let store = reopened(dir.path(), "77aa");
        assert_eq!(queued(&store), 8, "after {moved} renames");
        sound(&store);
        assert!(!dir.path().join(rebuild::DRAFT.file).exists());
        assert!(swap::finish(dir.path(), (STATION, rebuild::DRAFT), 1).is_ok());
    }
}

#[test]
fn what_the_oms_said_yes_to_is_not_doubted_again() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let seq = saved(&store, 1);
    step(&store, seq, &Event::Claimed);
    step(&store, seq, &Event::Answered(Answer::Accepted));
    drop(store);
    let path = dir.path().join(STATION.file);
    // A page that has nothing to do with it.
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'voids'";
    let outside = Connection::open(&path).unwrap();
    let page: i64 = outside.query_row(root, [], |row| row.get(0)).unwrap();
    let page = usize::try_from(page).unwrap();
    drop(outside);
    let mut bytes = fs::read(&path).unwrap();
    let end = page * STATION.page_size as usize;
    bytes[end - STATION.page_size as usize..end].fill(0xA5);
    fs::write(&path, bytes).unwrap();
    let store = reopened(dir.path(), "77aa");
    let command = store.read(|r| queue::find(r, seq)).unwrap().unwrap();
    assert_eq!(command.standing.delivery, Delivery::Accepted);
    assert_eq!(command.standing.proof, Some(Proof::Proven));
}
