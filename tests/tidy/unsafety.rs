//! Where Rust's guarantees end: two files of the tests that speak to SQLite in C, and no other.
//!
//! The compiler denies such code, and any file may allow itself again; so who does is watched here.

use super::lex::words;
use super::tree::{Breach, Tree, caught, kept};

const ONLY: [&str; 2] = ["tests/crash/vfs.rs", "tests/simulation/vfs.rs"];
/// In two halves, as this file would otherwise catch itself.
const WORD: &str = concat!("un", "safe");
const LINT: &str = concat!("un", "safe_code");

fn elsewhere(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let rust = tree.rust();
    for file in rust.iter().filter(|file| !ONLY.contains(&&*file.path)) {
        let named = words(&file.lexed.code).filter(|(_, word)| [WORD, LINT].contains(word));
        breaches.extend(named.map(|(at, word)| Breach::new(&file.path, file.line(at), word)));
    }
    breaches
}

#[test]
fn a29_the_tree_keeps_what_no_compiler_checks_in_two_files() {
    kept(elsewhere);
}

#[test]
fn code_that_no_compiler_checks_is_caught_anywhere_else() {
    let block = format!("fn a() {{\n    {WORD} {{ b() }}\n}}\n");
    let allowed = format!("//! x\n#![allow({LINT})]\n");
    let told = format!("// {WORD}\nconst C: &str = \"{WORD}\";\n");
    let files = [
        (ONLY[0], &*block),
        (ONLY[1], &*block),
        ("src-tauri/station/src/a.rs", &*block),
        ("tests/b.rs", &*allowed),
        ("tests/c.rs", &*told),
    ];
    caught(
        elsewhere,
        &files,
        &["src-tauri/station/src/a.rs:2", "tests/b.rs:2"],
    );
}
