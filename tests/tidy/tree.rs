//! What the rules look at: paths and texts, read from the work tree or made up by a self-test.
//!
//! The work tree rather than git's index is read, so that a breach shows before it is staged and
//! an unpacked source archive can be tested as well. What `.gitignore` names is left out.

use super::rust::RustFile;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

/// Never ours, wherever they lie.
const FOREIGN_FOLDERS: [&str; 3] = [".git", "node_modules", "target"];

/// Paths with their texts; of a binary file only the path is kept.
#[derive(Default)]
pub(super) struct Tree {
    files: BTreeMap<String, String>,
    ignored: Vec<String>,
    rust: OnceLock<Vec<RustFile>>,
}

/// One place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Breach {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) what: String,
}

impl Tree {
    /// This repository, read once for all rules.
    pub(super) fn repository() -> &'static Tree {
        static REPOSITORY: OnceLock<Tree> = OnceLock::new();
        REPOSITORY.get_or_init(|| {
            let start = std::env::current_dir().expect("a test runs in its package's folder");
            let root = start
                .ancestors()
                .find(|folder| folder.join("tests/tidy.rs").is_file())
                .expect("the tests run inside the repository");
            let ignored = std::fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
            let ignored = ignored
                .lines()
                .map(|line| line.trim_matches('/').to_owned())
                .collect();
            let mut tree = Tree {
                ignored,
                ..Tree::default()
            };
            tree.read_folder(root, "");
            tree
        })
    }

    /// A tree made up for a self-test.
    pub(super) fn of(files: &[(&str, &str)]) -> Tree {
        let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        Tree {
            files: files.iter().map(own).collect(),
            ..Tree::default()
        }
    }

    fn read_folder(&mut self, root: &Path, folder: &str) {
        let entries = std::fs::read_dir(root.join(folder)).expect("a folder can be listed");
        for entry in entries {
            let name = entry.expect("an entry can be read").file_name();
            let name = name.to_str().expect("names are UTF-8").to_owned();
            let path = if folder.is_empty() {
                name.clone()
            } else {
                format!("{folder}/{name}")
            };
            if FOREIGN_FOLDERS.contains(&name.as_str()) || self.is_ignored(&path) {
                continue;
            }
            if root.join(&path).is_dir() {
                self.read_folder(root, &path);
            } else if let Ok(bytes) = std::fs::read(root.join(&path)) {
                // Somebody's editor may remove its own file between listing and reading.
                self.files
                    .insert(path, String::from_utf8(bytes).unwrap_or_default());
            }
        }
    }

    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files below a folder (named with its closing slash) that end as asked.
    pub(super) fn below<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files()
            .filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
    }

    /// Every folder that holds a file, at any depth; git knows no others.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let parents = |path| {
            std::iter::successors(Some(path), |path: &&str| {
                path.rsplit_once('/').map(|(up, _)| up)
            })
            .skip(1)
        };
        self.files
            .keys()
            .map(String::as_str)
            .flat_map(parents)
            .collect()
    }

    /// Whether `.gitignore` leaves this path, or a folder above it, out of the repository.
    pub(super) fn is_ignored(&self, path: &str) -> bool {
        let covers = |entry: &String| {
            path.strip_prefix(entry.as_str())
                .is_some_and(|r| r.is_empty() || r.starts_with('/'))
        };
        self.ignored
            .iter()
            .any(|entry| !entry.is_empty() && covers(entry))
    }

    /// The Rust files, lexed once.
    pub(super) fn rust(&self) -> &[RustFile] {
        self.rust
            .get_or_init(|| RustFile::all(self.below("", ".rs")))
    }
}

impl Breach {
    pub(super) fn new(path: &str, line: usize, what: impl Into<String>) -> Breach {
        Breach {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// A rule on the repository: every breach is listed, not only the first.
#[track_caller]
pub(super) fn kept(rule: impl Fn(&Tree) -> Vec<Breach>) {
    let breaches = rule(Tree::repository());
    let list: String = breaches
        .iter()
        .map(|breach| format!("\n  {breach}"))
        .collect();
    assert!(
        breaches.is_empty(),
        "{} places break the rule:{list}\n",
        breaches.len()
    );
}

/// A rule on a made-up tree: exactly these places (`path:line`) are caught.
#[track_caller]
pub(super) fn caught(rule: impl Fn(&Tree) -> Vec<Breach>, files: &[(&str, &str)], places: &[&str]) {
    let breaches = rule(&Tree::of(files));
    let found: Vec<_> = breaches
        .iter()
        .map(|b| format!("{}:{}", b.path, b.line))
        .collect();
    assert_eq!(found, places, "{breaches:#?}");
}

#[test]
fn folders_are_those_above_a_file() {
    let tree = Tree::of(&[("a/b/c.rs", ""), ("d.rs", "")]);
    assert_eq!(tree.folders().into_iter().collect::<Vec<_>>(), ["a", "a/b"]);
}

#[test]
fn an_ignored_folder_covers_what_is_in_it_and_nothing_that_only_begins_alike() {
    let tree = Tree {
        ignored: vec!["ui/dist".to_owned()],
        ..Tree::default()
    };
    assert!(tree.is_ignored("ui/dist/index.html"));
    assert!(!tree.is_ignored("ui/distance.ts"));
}

#[test]
fn the_repository_is_read_with_its_hidden_files_and_without_its_build_output() {
    let tree = Tree::repository();
    assert!(tree.text("tests/tidy.rs").is_some());
    assert!(tree.text(".gitignore").is_some());
    assert!(tree.below("target/", "").next().is_none());
}
