//! A migration that was shipped never changes: some desk has already run it.
//!
//! `frozen.txt` beside the migrations holds their hashes in the form of `sha256sum`, with paths
//! relative to its own folder, so `sha256sum */*.sql` there prints the line that a new one needs.

use super::tree::{Breach, Tree, caught, kept};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const FOLDER: &str = "src-tauri/station/src/store/migrations/";
const FROZEN: &str = "src-tauri/station/src/store/migrations/frozen.txt";

fn frozen(tree: &Tree) -> Vec<Breach> {
    let list = tree.text(FROZEN).unwrap_or_default();
    let entries = list.lines().zip(1..).filter_map(|(line, number)| {
        let (hash, path) = line.split_once(char::is_whitespace)?;
        Some((path.trim(), (hash, number)))
    });
    let mut entries: BTreeMap<&str, (&str, usize)> = entries.collect();
    let mut breaches = Vec::new();
    for (path, text) in tree.below(FOLDER, ".sql") {
        let hash = sha256(text);
        match entries.remove(&path[FOLDER.len()..]) {
            Some((frozen, _)) if frozen == hash => {}
            Some(_) => breaches.push(Breach::new(path, 0, "has changed since it was frozen")),
            None => breaches.push(Breach::new(
                path,
                0,
                format!("is not in frozen.txt: {hash}"),
            )),
        }
    }
    let gone = entries.into_iter();
    breaches.extend(gone.map(|(path, (_, n))| Breach::new(FROZEN, n, format!("{path} is gone"))));
    breaches
}

fn sha256(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn a28_the_tree_keeps_its_migrations_frozen() {
    kept(frozen);
}

#[test]
fn a_migration_that_changed_or_is_unlisted_or_gone_is_caught() {
    let path = |name: &str| format!("{FOLDER}{name}");
    let (kept, changed, new) = (path("station/1.sql"), path("station/2.sql"), path("3.sql"));
    let [a, b] = ["CREATE TABLE a", "CREATE TABLE b"].map(sha256);
    let list = format!("{a}  station/1.sql\n{b}  station/2.sql\n{b}  0.sql\n");
    let files = [
        (&*kept, "CREATE TABLE a"),
        (&*changed, "CREATE TABLE changed"),
        (&*new, "CREATE TABLE c"),
        (FROZEN, &*list),
    ];
    let places = [
        format!("{new}:0"),
        format!("{changed}:0"),
        format!("{FROZEN}:3"),
    ];
    caught(frozen, &files, &places.each_ref().map(String::as_str));
}

#[test]
fn hashes_are_those_of_sha256sum() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(sha256(""), empty);
}
