//! SQL lives under `station/src/store/` and nowhere else.
//!
//! So a change of the schema is a change of one folder. Tests under `tests/` may look into the
//! database files, as only a look that does not go through the store can judge the store.

use super::tree::{Breach, Tree, caught, kept};

const STORE: &str = "src-tauri/station/src/store";

/// A statement that is one word, or is told by its first word when that is in capitals.
const CAPITALS: [&str; 9] = [
    "SELECT",
    "PRAGMA",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT",
    "VACUUM",
    "ATTACH",
    "DETACH",
];

/// Two words that begin a statement in either case, as no sentence does.
const PAIRS: [(&str, &[&str]); 5] = [
    ("insert", &["into", "or"]),
    ("delete", &["from"]),
    (
        "create",
        &[
            "table", "index", "unique", "virtual", "trigger", "view", "temp",
        ],
    ),
    ("drop", &["table", "index", "trigger", "view"]),
    ("alter", &["table"]),
];

fn sql_places(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in tree.rust().iter().filter(|file| !may_hold_sql(&file.path)) {
        let statements = file
            .lexed
            .literals
            .iter()
            .filter(|literal| is_sql(&literal.text));
        breaches.extend(statements.map(|literal| {
            let start: String = literal.text.trim_start().chars().take(30).collect();
            Breach::new(
                &file.path,
                literal.line,
                format!("SQL outside of the store: {start:?}"),
            )
        }));
        let named = super::lex::words(&file.lexed.code).filter(|(_, word)| *word == "rusqlite");
        breaches.extend(named.map(|(at, _)| {
            Breach::new(
                &file.path,
                file.line(at),
                "`rusqlite` is named outside of the store",
            )
        }));
    }
    let sql_files = tree
        .below("", ".sql")
        .filter(|(path, _)| !may_hold_sql(path));
    breaches
        .extend(sql_files.map(|(path, _)| Breach::new(path, 1, "a .sql file outside the store")));
    breaches
}

fn may_hold_sql(path: &str) -> bool {
    let in_store = |rest: &str| rest.starts_with('/') || rest == ".rs";
    path.starts_with("tests/") || path.strip_prefix(STORE).is_some_and(in_store)
}

pub(super) fn is_sql(text: &str) -> bool {
    // A literal may begin with a line break that Rust leaves out.
    let mut words = text.trim_start_matches("\\\n").split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let third = words.next().unwrap_or("");
    let lower = |word: &str| word.trim_end_matches(';').to_lowercase();
    let pair = PAIRS
        .iter()
        .any(|(head, tails)| *head == lower(first) && tails.contains(&lower(second).as_str()));
    let from = lower(first) == "select" && text.to_lowercase().contains(" from ");
    let update = lower(first) == "update" && (third == "SET" || third == "set");
    let with = first == "WITH" && (third == "AS" || second == "RECURSIVE");
    pair || from || update || with || CAPITALS.contains(&first.trim_end_matches(';'))
}

#[test]
fn a20_the_tree_keeps_its_sql_in_the_store() {
    kept(sql_places);
}

#[test]
fn sql_outside_of_the_store_is_caught() {
    let text = "fn a() {\n    b(\"SELECT c FROM d\");\n    \
        b(\"\\\n        insert into e values (1)\");\n}\n";
    let path = "src-tauri/station/src/sync/record.rs";
    let places = [format!("{path}:2"), format!("{path}:3")];
    caught(
        sql_places,
        &[(path, text)],
        &places.each_ref().map(String::as_str),
    );
    caught(sql_places, &[("assets/a.sql", "")], &["assets/a.sql:1"]);
}

#[test]
fn every_kind_of_statement_is_known() {
    for statement in [
        "UPDATE a SET b = 1",
        "DELETE FROM a",
        "CREATE UNIQUE INDEX a",
        "PRAGMA journal_mode = WAL",
        "BEGIN IMMEDIATE",
        "COMMIT;",
        "VACUUM INTO ?1",
        "ATTACH ?1 AS old",
        "WITH a AS (SELECT 1)",
    ] {
        assert!(is_sql(statement), "{statement}");
    }
}

#[test]
fn the_driver_named_outside_of_the_store_is_caught() {
    let text = "pub enum Error {\n    Disk(rusqlite::Error),\n}\n";
    caught(
        sql_places,
        &[("src-tauri/station/src/error.rs", text)],
        &["src-tauri/station/src/error.rs:2"],
    );
}

#[test]
fn the_store_and_the_tests_may_speak_sql_and_http_is_not_sql() {
    let sql = "use rusqlite::Connection;\nconst A: &str = \"SELECT 1\";\n";
    let http =
        "// SELECT 1\nconst A: &str = \"DELETE /packages\";\nconst B: &str = \"Select one\";\n";
    let files = [
        ("src-tauri/station/src/store.rs", sql),
        ("src-tauri/station/src/store/queue.rs", sql),
        ("tests/crash.rs", sql),
        ("src-tauri/oms-sim/src/http.rs", http),
    ];
    caught(sql_places, &files, &[]);
}
