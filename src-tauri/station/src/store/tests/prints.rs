//! What the database itself keeps of prints, whoever asks; and what they are worth in a file that
//! was restored or salvaged.

use packing::print::ask::Reason;
use packing::print::route::{DocumentKind, PrinterId};
use packing::print::{Answer, Event, Progress};

use super::super::prints::{self, Print, Stepped, Wanted, Why};
use super::super::{labels, printers};
use super::*;

fn printer(store: &Store) -> PrinterId {
    let new = printers::NewPrinter {
        name: "Label 1".into(),
        place: "{}".into(),
        format: "zpl".into(),
        dpi: 203,
        media: "na_index-4x6_4x6in".into(),
        added_at: NOW,
    };
    let id = store.write(|t| printers::add(t, &new)).unwrap().unwrap();
    let uses = [(DocumentKind::Label, None)];
    store.write(|t| printers::set_routes(t, id, &uses)).unwrap();
    id
}

fn new(printer: PrinterId, package: i64, why: Why) -> Wanted {
    Wanted {
        kind: DocumentKind::Label,
        title: "10007".into(),
        package: PackageId(package),
        parcel: 1,
        parcels: 1,
        paper: 1,
        fingerprint: 7,
        printer,
        format: "zpl".into(),
        sha256: "aa".into(),
        preview: String::new(),
        why,
        reason: (why == Why::Again).then_some(Reason::Lost),
        batch: 0,
        made_at: NOW,
        made_by: "Ayşe".into(),
        expiry_ms: 120_000,
    }
}

fn asked(store: &Store, new: &Wanted) -> Result<Print, StoreError> {
    store.write(|t| prints::append(t, ("9f3a", 1), new))
}

fn step(store: &Store, print: &Print, event: Event) -> Result<Print, StoreError> {
    let stepped = Stepped {
        print,
        event,
        at: NOW,
        run: store.run(),
        who: 0,
        spool: None,
        trouble: None,
    };
    store.write(|t| prints::step(t, &stepped))
}

#[test]
fn p1_the_database_itself_refuses_illegal_steps_of_prints() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let printer = printer(&store);
    let print = asked(&store, &new(printer, 7, Why::Asked)).unwrap();
    for (from, to) in every_pair() {
        // A legal pair goes by `step`, with its attempt counted; a bare one never claims.
        let sql = format!("UPDATE prints SET progress = '{to}' WHERE progress = '{from}'");
        if from == "queued" && to != "cancelled" && to != "expired" {
            refused(&store, &sql);
        }
    }
    refused(&store, "UPDATE prints SET sha256 = 'bb'");
    refused(&store, "UPDATE prints SET ended_at = 5");
    refused(&store, "DELETE FROM prints");
    refused(&store, "DELETE FROM printers");
    refused(&store, "UPDATE printers SET place = 'elsewhere'");
    refused(&store, "UPDATE printers SET accepted_at = 5");
    refused(
        &store,
        "INSERT INTO prints (name, kind, title, package_id, parcel, parcels, paper_id, fingerprint,
             printer_id, format, sha256, preview, why, reason, copy, batch, made_at, made_by,
             expiry_ms, progress, ended_at)
         SELECT 'x', kind, title, package_id, parcel, parcels, paper_id, fingerprint, printer_id,
             format, sha256, preview, why, reason, copy, batch, made_at, made_by, expiry_ms,
             'printed', 5 FROM prints",
    );

    let sending = step(&store, &print, Event::Claimed).unwrap();
    assert_eq!((sending.progress, sending.attempts), (Progress::Sending, 1));
    // Another of this printer's waits for its turn, whoever claims.
    let other = asked(&store, &new(printer, 8, Why::Asked)).unwrap();
    assert!(step(&store, &other, Event::Claimed).is_err());
    // A stale sight of it takes no step.
    let stale = step(&store, &print, Event::CancelAsked);
    assert!(matches!(stale, Err(StoreError::Overtaken)), "{stale:?}");
    let printed = step(&store, &sending, Event::Answered(Answer::Delivered)).unwrap();
    assert_eq!(printed.ended_at, Some(NOW));
    refused(
        &store,
        "UPDATE prints SET progress = 'queued', ended_at = 0 WHERE id = 1",
    );
    refused(&store, "UPDATE prints SET trouble = 'jam' WHERE id = 1");
}

fn every_pair() -> Vec<(String, String)> {
    let words = [
        "queued",
        "sending",
        "sent",
        "printed",
        "failed",
        "unknown",
        "expired",
        "cancelled",
    ];
    let pairs = words
        .iter()
        .flat_map(|from| words.iter().map(move |to| (from, to)));
    pairs
        .filter(|(from, to)| from != to)
        .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
        .collect()
}

/// The same table twice, in the rules and in SQL: they may not come to differ.
#[test]
fn p1_the_databases_table_is_the_rules_table() {
    let sql = include_str!("../migrations/station/0001_first.sql");
    let table = sql
        .split("CREATE TRIGGER prints_legal_steps")
        .nth(1)
        .unwrap();
    let table = table.split("RAISE").next().unwrap();
    let events = Event::all();
    for from in Progress::ALL {
        for to in Progress::ALL.into_iter().filter(|to| *to != from) {
            let by_rule = events.iter().any(|event| {
                // Only a file that is being put right takes this step, and it has leave to.
                *event != Event::Restored && packing::print::step(from, *event) == Ok(to)
            });
            let word = |it: Progress| crate::store::queue::text_of(&it).unwrap();
            let pair = format!("'{}>{}'", word(from), word(to));
            assert_eq!(table.contains(&pair), by_rule, "{pair}");
        }
    }
}

#[test]
fn p4_a_parcel_has_one_print_that_nobody_asked_for() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let printer = printer(&store);
    let first = asked(&store, &new(printer, 7, Why::Itself)).unwrap();
    assert!(asked(&store, &new(printer, 7, Why::Itself)).is_err());
    step(&store, &first, Event::CancelAsked).unwrap();
    assert!(
        asked(&store, &new(printer, 7, Why::Itself)).is_err(),
        "ever"
    );
    assert!(asked(&store, &new(printer, 7, Why::Asked)).is_ok());
    assert!(asked(&store, &new(printer, 8, Why::Itself)).is_ok());
}

#[test]
fn nothing_is_printed_on_a_printer_that_was_removed() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let printer = printer(&store);
    assert!(store.write(|t| printers::remove(t, printer, NOW)).unwrap());
    assert!(asked(&store, &new(printer, 7, Why::Asked)).is_err());
}

fn three(store: &Store) -> PrinterId {
    let printer = printer(store);
    store
        .write_labels(|labels| labels::keep_bytes(labels, "aa", b"^XA^XZ", NOW))
        .unwrap();
    let sent = asked(store, &new(printer, 1, Why::Itself)).unwrap();
    let sent = step(store, &sent, Event::Claimed).unwrap();
    step(store, &sent, Event::Answered(Answer::Accepted)).unwrap();
    asked(store, &new(printer, 2, Why::Asked)).unwrap();
    let done = asked(store, &new(printer, 3, Why::Asked)).unwrap();
    step(store, &done, Event::CancelAsked).unwrap();
    printer
}

fn in_doubt(store: &Store, printer: PrinterId) {
    let progress = |id| {
        let found = store
            .read(|r| prints::of_package(r, PackageId(id)))
            .unwrap();
        found.iter().map(|it| it.progress).collect::<Vec<_>>()
    };
    assert_eq!(progress(1), [Progress::Unknown]);
    assert_eq!(progress(2), [Progress::Unknown]);
    assert_eq!(progress(3), [Progress::Cancelled]);
    let row = store.read(|r| printers::find(r, printer)).unwrap().unwrap();
    assert_eq!(row.name, "Label 1");
    assert_eq!(store.read(printers::routes).unwrap().len(), 1);
    let bytes = store.label_bytes("aa").unwrap();
    assert_eq!(bytes.as_deref(), Some(&b"^XA^XZ"[..]));
    // No name is given twice, and no label prints by itself a second time.
    assert!(asked(store, &new(printer, 1, Why::Itself)).is_err());
    let next = asked(store, &new(printer, 4, Why::Asked)).unwrap();
    assert_eq!(next.id.0, 4);
}

#[test]
fn p3_a_restored_or_salvaged_file_doubts_its_prints_and_keeps_its_printers() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let printer = three(&store);
    let backup = store.back_up(NOW).unwrap();
    drop(store);
    Store::restore(dir.path(), &backup, ("77aa", NOW)).unwrap();
    let store = Store::open(dir.path(), "77aa", NOW).unwrap();
    in_doubt(&store, printer);
    drop(store);

    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let printer = three(&store);
    drop(store);
    // Its version is gone: a file of ours that cannot be trusted.
    let path = dir.path().join(STATION.file);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 0).unwrap();
    drop(connection);
    let store = Store::open(dir.path(), "77aa", NOW).unwrap();
    in_doubt(&store, printer);
}

#[test]
fn after_a_quarter_of_a_year_ended_prints_are_forgotten_and_open_ones_are_not() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    three(&store);
    let later = NOW.plus_ms(91 * 24 * 60 * 60 * 1_000);
    assert!(store.keep_daily(later).unwrap());
    let left = |id| {
        store
            .read(|r| prints::of_package(r, PackageId(id)))
            .unwrap()
            .len()
    };
    assert_eq!((left(1), left(2), left(3)), (1, 1, 0));
}

/// Each time the screen is drawn.
#[test]
fn how_many_prints_need_a_person_is_counted_by_an_index() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let plans = store.read(|reader| {
        let mut plans = Vec::new();
        for which in prints::problem_kinds() {
            let sql = format!("EXPLAIN QUERY PLAN SELECT count(*) FROM prints WHERE {which}");
            let plan: String = reader.query_row(&sql, [], |row| row.get(3))?;
            plans.push(plan);
        }
        Ok(plans)
    });
    let by_index = |index: &str| format!("SCAN prints USING INDEX {index}");
    let expected = ["prints_unsettled", "prints_not_out"].map(by_index);
    assert_eq!(plans.unwrap(), expected);
}

/// A quarter of a year's prints lie in the table, and each of these is asked again and again.
#[test]
fn what_printers_ask_all_the_time_is_found_by_an_index() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let plans = store.read(|reader| {
        let plan = |which: &&str| -> Result<String, StoreError> {
            let sql = format!("EXPLAIN QUERY PLAN SELECT * FROM prints WHERE {which}");
            let mut statement = reader.prepare(&sql)?;
            let mut rows = statement.raw_query();
            let plan: String = rows.next()?.unwrap().get(3)?;
            Ok(format!("{plan}: {which}"))
        };
        prints::ASKED_OFTEN
            .iter()
            .map(plan)
            .collect::<Result<Vec<_>, _>>()
    });
    for plan in plans.unwrap() {
        assert!(
            plan.starts_with("SEARCH prints USING INDEX prints_"),
            "{plan}"
        );
    }
}
