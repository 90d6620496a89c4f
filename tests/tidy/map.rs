//! ARCHITECTURE.md is a map: what is there is on it, and what is on it is there.

use super::rust::RustFile;
use super::tree::{Breach, Tree, caught, kept};
use std::collections::BTreeSet;

const MAP: &str = "ARCHITECTURE.md";
const LINES_MAX: usize = 300;

/// Folders whose inside is shown on the map, two levels deep; of all others, one level is, and of
/// each crate what lies beside its sources.
const SHOWN: [&str; 3] = ["ui/src", "assets", "tests"];

/// Endings by which a word without a slash is known for a file of the repository.
const ENDINGS: [&str; 11] = [
    ".rs", ".ts", ".svelte", ".toml", ".md", ".json", ".sql", ".ftl", ".css", ".html", ".mjs",
];

/// Every crate is named, and every folder by its whole path: its last name may be another's too.
fn named(tree: &Tree) -> Vec<Breach> {
    let Some(map) = tree.text(MAP) else {
        return vec![Breach::new(MAP, 0, "is missing")];
    };
    let written = written_on(map);
    let is_named = |name: &str| {
        let has_it = |path: &String| path.split('/').any(|it| it == name);
        written.iter().any(has_it)
    };
    let is_written = |folder: &str| {
        let leads_there = |path: &String| {
            let rest = path.strip_prefix(from_crates(folder));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        written.iter().any(leads_there)
    };
    let crates = crates(tree).into_iter().filter(|name| !is_named(name));
    let folders = tree.folders().into_iter();
    let folders = folders.filter(|folder| is_shown(folder) && !is_written(folder));
    let missing = crates
        .map(|name| ("crate", name))
        .chain(folders.map(|folder| ("folder", folder.to_owned())));
    missing
        .map(|(kind, name)| Breach::new(MAP, 0, format!("does not name the {kind} {name}")))
        .collect()
}

/// The map leaves out the folder in which all crates lie.
fn from_crates(path: &str) -> &str {
    path.strip_prefix("src-tauri/").unwrap_or(path)
}

fn crates(tree: &Tree) -> Vec<String> {
    let manifests = tree
        .below("", "Cargo.toml")
        .filter(|(path, _)| !path.starts_with("tests/"));
    let names = manifests.filter_map(|(_, text)| {
        let manifest: toml::Table = text.parse().expect("a manifest is TOML");
        Some(manifest.get("package")?.get("name")?.as_str()?.to_owned())
    });
    names.collect()
}

fn is_shown(folder: &str) -> bool {
    let outside = folder.strip_prefix("src-tauri/").unwrap_or(folder);
    if outside.matches('/').count() < 2 && !outside.ends_with("/src") {
        return folder != "src-tauri";
    }
    let below = |root: &str| {
        folder
            .strip_prefix(root)
            .and_then(|rest| rest.strip_prefix('/'))
    };
    let in_crate =
        folder
            .strip_prefix("src-tauri/")
            .and_then(|rest| match rest.strip_prefix("src/") {
                Some(inside) => Some(inside),
                None => rest.split_once("/src/").map(|(_, inside)| inside),
            });
    // A module's own tests lie beside it.
    let in_crate = in_crate.filter(|inside| !inside.ends_with("/tests"));
    let inside = SHOWN.iter().find_map(|root| below(root)).or(in_crate);
    inside.is_some_and(|inside| inside.matches('/').count() < 2)
}

/// What is written on the map: paths, words in backticks, and words in a drawing.
fn written_on(map: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut in_drawing = false;
    for line in map.lines() {
        if line.trim_start().starts_with("```") {
            in_drawing = !in_drawing;
        }
        let paths = line
            .split_whitespace()
            .filter(|word| in_drawing || word.contains('/'));
        for word in paths.chain(quoted(line)).flat_map(spelled_out) {
            let paths = word.split(|c: char| !(c.is_alphanumeric() || "._-/".contains(c)));
            let paths = paths.map(|path| path.trim_end_matches('.').trim_matches('/'));
            names.extend(paths.map(|path| from_crates(path).to_owned()));
        }
    }
    names
}

/// Every path on the map exists: as a whole, or as the end of one.
fn paths(tree: &Tree) -> Vec<Breach> {
    let folders = tree.folders();
    let all: Vec<&str> = tree.files().map(|(path, _)| path).chain(folders).collect();
    let mut breaches = Vec::new();
    for (line, number) in tree.text(MAP).unwrap_or_default().lines().zip(1..) {
        let words = quoted(line)
            .filter(|word| is_path(word))
            .flat_map(spelled_out);
        let absent = words.filter(|word| {
            let path = word.trim_end_matches('/');
            !tree.is_ignored(path) && !all.iter().any(|known| matches(known, path))
        });
        breaches
            .extend(absent.map(|word| Breach::new(MAP, number, format!("no such path: {word}"))));
    }
    breaches
}

/// Whether a word in backticks means a path of this repository.
fn is_path(word: &str) -> bool {
    let foreign = word.starts_with(['/', '@', '~', '$', '-', '.', '#'])
        || word.contains(|c: char| c.is_whitespace() || "():=".contains(c))
        || !word.contains(char::is_alphabetic);
    let hidden = [".cargo/", ".ci/"]
        .iter()
        .any(|folder| word.starts_with(folder));
    (hidden || !foreign) && (word.contains('/') || ENDINGS.iter().any(|e| word.ends_with(e)))
}

/// Whether the last parts of a known path are those asked for; `*` and `<…>` stand for any.
fn matches(known: &str, asked: &str) -> bool {
    let asked: Vec<&str> = asked.split('/').collect();
    let known: Vec<&str> = known.split('/').collect();
    let Some(skipped) = known.len().checked_sub(asked.len()) else {
        return false;
    };
    known[skipped..]
        .iter()
        .zip(asked)
        .all(|(known, asked)| part_matches(known, asked))
}

fn part_matches(known: &str, asked: &str) -> bool {
    if asked.starts_with('<') && asked.ends_with('>') {
        return true;
    }
    match asked.split_once('*') {
        None => known == asked,
        Some((head, tail)) => known
            .strip_prefix(head)
            .is_some_and(|rest| rest.ends_with(tail.trim_start_matches('*'))),
    }
}

/// The parts of a line in backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// `a/{b,c}/d` is `a/b/d` and `a/c/d`.
fn spelled_out(word: &str) -> Vec<String> {
    let parts = word
        .split_once('{')
        .and_then(|(head, rest)| Some((head, rest.split_once('}')?)));
    let Some((head, (list, tail))) = parts else {
        return vec![word.to_owned()];
    };
    list.split(',')
        .flat_map(|part| spelled_out(&format!("{head}{}{tail}", part.trim())))
        .collect()
}

/// Each numbered invariant names the test that is named after it.
fn invariants(tree: &Tree) -> Vec<Breach> {
    let tests: BTreeSet<String> = tree.rust().iter().flat_map(tests_by_place).collect();
    let mut breaches = Vec::new();
    let mut found = 0;
    for (row, number) in rows(tree.text(MAP).unwrap_or_default()) {
        let Some(id) = invariant(&row) else { continue };
        found += 1;
        let prefix = format!("{}_", id.to_lowercase());
        let named: Vec<&str> = quoted(&row)
            .filter(|word| last(word).starts_with(&prefix))
            .collect();
        if named.is_empty() {
            breaches.push(Breach::new(
                MAP,
                number,
                format!("{id} names no test `{prefix}…`"),
            ));
        }
        let absent = named
            .into_iter()
            .filter(|name| !tests.contains(with_place(name)));
        breaches.extend(absent.map(|name| Breach::new(MAP, number, format!("no test `{name}`"))));
    }
    if found == 0 {
        breaches.push(Breach::new(MAP, 0, "lists no numbered invariant"));
    }
    breaches
}

/// Each test of a file behind the name of the file and of each folder around it: any of these says
/// where to look for it.
fn tests_by_place(file: &RustFile) -> Vec<String> {
    let path = file.path.strip_suffix(".rs").unwrap_or(&file.path);
    let tests = file
        .functions
        .iter()
        .filter(|f| f.attributes.contains("test"));
    tests
        .flat_map(|test| {
            path.split('/')
                .map(move |place| format!("{place}::{}", test.name))
        })
        .collect()
}

/// The last two names of a path.
fn with_place(path: &str) -> &str {
    let before = path.rmatch_indices("::").nth(1);
    before.map_or(path, |(at, _)| &path[at + 2..])
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// Table rows and list items, each with the indented lines that continue it.
fn rows(map: &str) -> Vec<(String, usize)> {
    let mut rows: Vec<(String, usize)> = Vec::new();
    for (line, number) in map.lines().zip(1..) {
        match rows.last_mut() {
            Some((row, _)) if line.starts_with("  ") => row.push_str(line),
            _ => rows.push((line.to_owned(), number)),
        }
    }
    rows
}

/// The id that a table row or list item starts with: one capital letter and a number.
fn invariant(row: &str) -> Option<&str> {
    let item = row
        .strip_prefix(['|', '-', '*'])?
        .trim_start_matches(['*', '`', ' ']);
    let id = item.split(|c: char| !c.is_alphanumeric()).next()?;
    let number = id.strip_prefix(|c: char| c.is_ascii_uppercase())?;
    let is_id = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    is_id.then_some(id)
}

fn length(tree: &Tree) -> Vec<Breach> {
    let lines = tree.text(MAP).unwrap_or_default().lines().count();
    let too_long = (lines > LINES_MAX).then(|| Breach::new(MAP, lines, "is longer than 300 lines"));
    too_long.into_iter().collect()
}

#[test]
fn the_tree_keeps_its_map_complete() {
    kept(named);
}

#[test]
fn the_tree_keeps_its_map_true() {
    kept(paths);
}

#[test]
fn the_tree_keeps_its_map_short() {
    kept(length);
}

#[test]
fn the_tree_keeps_its_invariants_tested() {
    kept(invariants);
}

#[track_caller]
fn missing(map: &str, files: &[&str], whats: &[&str]) {
    let mut files: Vec<_> = files.iter().map(|path| (*path, "")).collect();
    files.extend([
        (MAP, map),
        (
            "src-tauri/oms-sim/Cargo.toml",
            "[package]\nname = \"oms-sim\"\n",
        ),
    ]);
    let breaches = named(&Tree::of(&files));
    assert_eq!(
        breaches.iter().map(|b| b.what.as_str()).collect::<Vec<_>>(),
        whats
    );
}

#[test]
fn a_crate_or_folder_that_the_map_does_not_name_is_caught() {
    let files = [
        "src-tauri/station/src/store/migrations/0001.sql",
        "assets/words/ar/main.ftl",
        "src-tauri/src/ipc/queue.rs",
        "tests/fixtures/seeds/deep/deeper/x.txt",
        "src-tauri/oms-sim/tests/over_http/x.rs",
        ".ci/run",
        "tools/deploy/x.sh",
    ];
    missing(
        "nothing: words store label",
        &files,
        &[
            "does not name the crate oms-sim",
            "does not name the folder .ci",
            "does not name the folder assets",
            "does not name the folder assets/words",
            "does not name the folder assets/words/ar",
            "does not name the folder src-tauri/oms-sim",
            "does not name the folder src-tauri/oms-sim/tests",
            "does not name the folder src-tauri/src",
            "does not name the folder src-tauri/src/ipc",
            "does not name the folder src-tauri/station",
            "does not name the folder src-tauri/station/src/store",
            "does not name the folder src-tauri/station/src/store/migrations",
            "does not name the folder tests",
            "does not name the folder tests/fixtures",
            "does not name the folder tests/fixtures/seeds",
            "does not name the folder tools",
            "does not name the folder tools/deploy",
        ],
    );
    let map = "`oms-sim/tests` assets/words/{en,ar}/ and `src-tauri/src/ipc/`.\n```\n\
        station/src/store/migrations  all SQL\n```\n\
        tests/fixtures/seeds .ci/run `tools/deploy/`\n";
    missing(map, &files, &[]);
    assert_eq!(named(&Tree::of(&[]))[0].what, "is missing");
}

#[test]
fn a_folder_is_not_named_by_another_of_the_same_name() {
    let files = [
        "src-tauri/packing/src/print/ask.rs",
        "src-tauri/station/src/print/raw.rs",
        "src-tauri/station/src/store/tests/laws.rs",
        "src-tauri/station/src/storey/a.rs",
    ];
    let map = "`oms-sim`, `print`, `packing/src/print/`, `station/src/store/queue.rs`\n";
    let whats = [
        "does not name the folder src-tauri/station/src/print",
        "does not name the folder src-tauri/station/src/storey",
    ];
    missing(map, &files, &whats);
}

#[test]
fn a_path_that_is_not_there_is_caught() {
    let files = |map| {
        [
            ("src-tauri/station/src/store/queue.rs", ""),
            ("assets/a/b.ftl", ""),
            (MAP, map),
        ]
    };
    let fine = "`store/queue.rs` `queue.rs` `src-tauri/station/` `assets/<lang>/*.ftl`\n\
        `http://a/b` `{queue,store/queue}.rs` `GET /packages` `@x/y` `station::store` `1/2`\n\
        plain/words.rs\n";
    caught(paths, &files(fine), &[]);
    let gone = "`store/gone.rs`\n`gone.rs`\n`src-tauri/gone/`\n`assets/*.ftl`\n\
        `store/{queue,x}.rs`\n";
    let lines = [1, 2, 3, 4, 5].map(|line| format!("{MAP}:{line}"));
    caught(paths, &files(gone), &lines.each_ref().map(String::as_str));
}

#[test]
fn an_invariant_without_its_test_is_caught() {
    let test = "#[test]\nfn a7_a_refusal_is_looked_at() {}\nfn a8_is_no_test() {}\n";
    let map = "| id | what |\n| A7 | looked at | `delivery::a7_a_refusal_is_looked_at` |\n\
        - **A8** not a test\n  `a8_is_no_test`\n* A9 names `queue.rs` only\nA4 is a paper size.\n\
        | A7 | elsewhere | `settle::a7_a_refusal_is_looked_at` |\n";
    let places = [3, 5, 7].map(|line| format!("{MAP}:{line}"));
    caught(
        invariants,
        &[(MAP, map), ("src/delivery/tests.rs", test)],
        &places.each_ref().map(String::as_str),
    );
    caught(invariants, &[(MAP, "no rows\n")], &[&format!("{MAP}:0")]);
}

#[test]
fn a_long_map_is_caught() {
    caught(
        length,
        &[(MAP, &"a\n".repeat(301))],
        &[&format!("{MAP}:301")],
    );
    caught(length, &[(MAP, &"a\n".repeat(300))], &[]);
}
