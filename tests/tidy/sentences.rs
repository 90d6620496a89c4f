//! No human sentence in Rust: words for people are Fluent files, in every language at once.
//!
//! A sentence is told by its looks, so this errs towards silence: it takes at least four words, of
//! which two are in small letters, and a capital at the start or a full stop at the end. Log lines,
//! errors that are only logged (attributes) and SQL are for us and may say what they like.

use super::lex::{Literal, is_word};
use super::rust::RustFile;
use super::sql::is_sql;
use super::tree::{Breach, Tree, caught, kept};

const SPOKEN_FOR: [&str; 4] = [
    "src-tauri/packing/src/",
    "src-tauri/paper/src/",
    "src-tauri/station/src/",
    "src-tauri/src/",
];

/// Macros whose words are read by a developer only.
const FOR_US: [&str; 13] = [
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "event",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "unreachable",
    "panic",
];

fn sentences(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let bound = |file: &&RustFile| {
        SPOKEN_FOR
            .iter()
            .any(|folder| file.path.starts_with(folder))
    };
    for file in tree.rust().iter().filter(bound) {
        let spoken = file.lexed.literals.iter().filter(|literal| {
            is_sentence(&literal.text) && !file.is_test(literal.at) && !is_for_us(file, literal)
        });
        breaches.extend(spoken.map(|literal| {
            Breach::new(
                &file.path,
                literal.line,
                format!("a sentence: {:?}", literal.text),
            )
        }));
    }
    breaches
}

fn is_sentence(text: &str) -> bool {
    let text = text.trim();
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| is_human(word))
        .collect();
    let small = words
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_lowercase()))
        .count();
    let mut start = text.chars();
    let capital = start.next().is_some_and(char::is_uppercase)
        && start.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    let stop = text.ends_with(['.', '!', '?']);
    words.len() >= 4 && small >= 2 && (capital || stop) && !is_sql(text)
}

/// Letters with punctuation around, or the place that a value goes to.
fn is_human(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| ".,;:!?'\"()“”‘’\\".contains(c));
    let letters = |c: char| c.is_alphabetic() || c == '\'' || c == '’' || c == '-';
    !bare.is_empty()
        && (bare.chars().all(letters) || (bare.starts_with('{') && bare.ends_with('}')))
}

/// Whether a literal stands in an attribute or in a macro that is not for people.
fn is_for_us(file: &RustFile, literal: &Literal) -> bool {
    let code = &file.lexed.code;
    let mut depth = 0_usize;
    for (at, c) in code[..literal.at].char_indices().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '{' => return false,
            '[' if code[..at].ends_with(['#']) || code[..at].ends_with("#!") => return true,
            '(' if opens_ours(&code[..at]) => return true,
            _ => {}
        }
    }
    false
}

fn opens_ours(before: &str) -> bool {
    let Some(path) = before.strip_suffix('!') else {
        return false;
    };
    let name = path.rsplit(|c: char| !is_word(c)).next().unwrap_or(path);
    FOR_US.contains(&name) || name.ends_with("span")
}

#[test]
fn a26_the_tree_keeps_human_words_out_of_rust() {
    kept(sentences);
}

#[test]
fn a_sentence_is_told_by_its_looks() {
    for sentence in [
        "The printer does not answer.",
        "Package {number} was cancelled",
        "could not open the file {}.",
        "A package is missing its label",
    ] {
        assert!(is_sentence(sentence), "{sentence}");
    }
    for other in [
        "package.id",
        "Content-Type: application/json",
        "ORDER BY due_at, id LIMIT 1",
        "SELECT the FROM with WHERE and",
        "BT /F1 12 Tf (a b) Tj ET",
        "no such package here",
        "^XA^FO50,50^FDa b c d^FS",
        "Too short.",
    ] {
        assert!(!is_sentence(other), "{other}");
    }
}

#[test]
fn a_sentence_for_people_is_caught() {
    let text = "fn a() {\n    show(format!(\"Package {b} was cancelled.\"));\n}\n";
    let files = [
        ("src-tauri/station/src/view.rs", text),
        ("src-tauri/xtask/src/main.rs", text),
    ];
    caught(sentences, &files, &["src-tauri/station/src/view.rs:2"]);
}

#[test]
fn words_for_us_are_fine() {
    let text = "#[derive(Error)]\nenum A {\n    #[error(\"The disk is full at {0}.\")]\n    \
        B(u8),\n}\n\
        fn c() {\n    tracing::warn!(d = %e(f), \"The queue is not empty.\");\n    \
        // The mirror was moved aside.\n}\n\
        #[cfg(test)]\nmod tests {\n    const G: &str = \"The box is on the shelf.\";\n}\n";
    caught(sentences, &[("src-tauri/station/src/error.rs", text)], &[]);
}
