//! Every module says, before anything else, what it is for.

use super::lex::closing;
use super::tree::{Breach, Tree, caught, kept};

fn headers(tree: &Tree) -> Vec<Breach> {
    let silent = tree
        .below("", ".rs")
        .filter(|(_, text)| !opens_with_its_purpose(text));
    silent
        .map(|(path, _)| Breach::new(path, 1, "does not open with `//!` and a purpose"))
        .collect()
}

/// The first thing after a shebang and inner attributes is a `//!` that says something.
fn opens_with_its_purpose(text: &str) -> bool {
    let mut rest = text.trim_start();
    if rest.starts_with("#!") && !rest.starts_with("#![") {
        rest = rest
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
            .trim_start();
    }
    while rest.starts_with("#![") {
        let end = closing(rest, 2);
        rest = rest.get(end + 1..).unwrap_or("").trim_start();
    }
    let header = rest
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("//!"));
    header.is_some_and(|purpose| !purpose.trim().is_empty())
}

#[test]
fn the_tree_keeps_its_module_headers() {
    kept(headers);
}

#[test]
fn a_module_without_a_purpose_is_caught() {
    let files = [
        ("a.rs", "//! For this.\n"),
        (
            "b.rs",
            "#!/usr/bin/env run\n#![no_std]\n#![allow(\n    x\n)]\n\n//! For that.\n",
        ),
        ("c.rs", "//! \nfn c() {}\n"),
        ("d.rs", "// A remark.\n//! Too late.\n"),
        ("e.rs", ""),
        ("f.rs", "use a;\n//! Too late.\n"),
    ];
    caught(headers, &files, &["c.rs:1", "d.rs:1", "e.rs:1", "f.rs:1"]);
}
