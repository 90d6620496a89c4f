//! Marks of unfinished work, tests that are switched off, and names that say nothing.
//!
//! The patterns are put together from halves where this file would otherwise catch itself.

use super::lex::{Lexed, Syntax, closing, is_word, lex, words};
use super::rust::RustFile;
use super::tree::{Breach, Tree, caught, kept};

const LATER: [&str; 3] = [
    concat!("FIX", "ME"),
    concat!("TO", "DO"),
    concat!("X", "XX"),
];

/// Generated, with hashes in which any letters may meet.
const LOCKS: [&str; 2] = ["Cargo.lock", "package-lock.json"];

const RUST: [&str; 2] = ["todo!(", "unimplemented!("];

/// A test that CI leaves out is no unfinished work where its reason names the command that runs it.
const RUN_BY: &str = "cargo xtask prove";
const SCRIPT: [&str; 9] = [
    "test.skip",
    "it.skip",
    "describe.skip",
    ".only(",
    "test.todo(",
    "it.todo(",
    ".fixme(",
    ".skipIf(",
    ".runIf(",
];

/// Last words of a type's name that say what any type may say.
const EMPTY_WORDS: [&str; 6] = [
    "Manager",
    "Service",
    "Helper",
    "Util",
    "Handler",
    "Processor",
];

/// Work that was put off, and tests that do not run.
fn unfinished(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in tree.rust() {
        breaches.extend(later(&file.path, &file.lexed.comments));
        breaches.extend(named(&file.path, &file.lexed.code, &RUST));
        breaches.extend(left_out(file, tree.text(&file.path).unwrap_or_default()));
    }
    let others = tree.files().filter(|(path, _)| !path.ends_with(".rs"));
    for (path, text) in others.filter(|(path, _)| !LOCKS.iter().any(|lock| path.ends_with(lock))) {
        if let Some(lexed) = script(path, text) {
            breaches.extend(named(path, &lexed.code, &SCRIPT));
        }
        // A page of documentation may name the marks that it forbids, in backticks.
        let quoting = path.ends_with(".md");
        let plain = quoting.then(|| text.split('`').step_by(2).collect::<Vec<_>>().join("`"));
        breaches.extend(later(path, plain.as_deref().unwrap_or(text)));
    }
    breaches
}

/// Attributes that take a test out, everywhere or, within `cfg_attr`, on some systems.
fn left_out(file: &RustFile, text: &str) -> Vec<Breach> {
    let code = &file.lexed.code;
    let attributes = code.match_indices("#[").filter_map(|(at, _)| {
        let end = closing(code, at + 1);
        let is_out = words(&code[at..end]).any(|(_, word)| word == "ignore");
        is_out.then(|| (file.line(at), file.line(end)))
    });
    let attributes = attributes.filter(|(first, last)| {
        let mut lines = text.lines().take(*last).skip(first - 1);
        !lines.any(|line| line.contains(RUN_BY))
    });
    attributes
        .map(|(line, _)| Breach::new(&file.path, line, "a test that does not run"))
        .collect()
}

fn script(path: &str, text: &str) -> Option<Lexed> {
    let is_script = [".ts", ".js", ".mjs", ".svelte"]
        .iter()
        .any(|ending| path.ends_with(ending));
    is_script.then(|| lex(text, Syntax::Script))
}

fn later(path: &str, text: &str) -> Vec<Breach> {
    let marked = |line: &str| {
        let mut words = line.split(|c: char| !is_word(c));
        words.any(|word| LATER.contains(&word))
    };
    let lines = text.lines().zip(1..).filter(|(line, _)| marked(line));
    lines
        .map(|(line, number)| Breach::new(path, number, line.trim()))
        .collect()
}

fn named(path: &str, code: &str, patterns: &[&str]) -> Vec<Breach> {
    let has = |line: &str| patterns.iter().any(|pattern| line.contains(pattern));
    let lines = code.lines().zip(1..).filter(|(line, _)| has(line));
    lines
        .map(|(line, number)| Breach::new(path, number, line.trim()))
        .collect()
}

/// Types and files named by a word that fits everything.
fn empty_names(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in tree.rust() {
        breaches.extend(empty_types(&file.path, &file.lexed));
    }
    for (path, text) in tree.files() {
        breaches.extend(
            script(path, text)
                .iter()
                .flat_map(|lexed| empty_types(path, lexed)),
        );
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        let is_code = ["rs", "ts", "svelte", "svelte.ts"].contains(&ending);
        if is_code
            && EMPTY_WORDS
                .iter()
                .any(|word| is_plural_of(stem, &word.to_lowercase()))
        {
            breaches.push(Breach::new(path, 0, format!("a file named {stem}")));
        }
    }
    breaches
}

fn empty_types(path: &str, lexed: &Lexed) -> Vec<Breach> {
    let kinds = [
        "struct",
        "enum",
        "trait",
        "type",
        "union",
        "class",
        "interface",
    ];
    let empty = |name: &str| {
        let single = name.strip_suffix('s').unwrap_or(name);
        EMPTY_WORDS.iter().any(|word| single.ends_with(word))
    };
    let code: Vec<_> = words(&lexed.code).collect();
    let types = code
        .windows(2)
        .filter(|pair| kinds.contains(&pair[0].1) && empty(pair[1].1));
    types
        .map(|pair| Breach::new(path, lexed.line(pair[1].0), pair[1].1))
        .collect()
}

fn is_plural_of(name: &str, word: &str) -> bool {
    name == word || name.strip_suffix('s') == Some(word)
}

#[test]
fn the_tree_keeps_no_unfinished_work() {
    kept(unfinished);
}

#[test]
fn unfinished_work_is_caught() {
    let [fix, later, cross] = LATER;
    let rust =
        format!("// {fix}: a\nconst B: &str = \"{later}\";\n/* {cross} */\nfn d() {{ todo!() }}\n");
    let readme = format!("{later}: write\nno `{fix}` here\n");
    let toml = format!("# {later}\n");
    let files = [
        ("a.rs", &*rust),
        ("README.md", &*readme),
        ("Cargo.toml", &*toml),
    ];
    caught(
        unfinished,
        &files,
        &["a.rs:1", "a.rs:3", "a.rs:4", "Cargo.toml:1", "README.md:1"],
    );
}

#[test]
fn a_test_that_is_switched_off_is_caught() {
    let rust = "#[ignore = \"the whole: cargo xtask prove paper\"]\n\
         #[ignore = \"slow\"]\nfn a() {}\n\
         #[cfg_attr(\n    windows,\n    ignore\n)]\nfn b() {}\n#[cfg_attr(test, derive(A))]\n\
         #[cfg_attr(\n    debug_assertions,\n    ignore = \"cargo xtask prove queue\"\n)]\n";
    let script = "test('a', b);\ntest.skip('c', d);\ndescribe.only('e', f);\n// it.skip\n\
                  test.describe.fixme('g', h);\ntest.skipIf(i)('j', k);\nit.each(l).runIf(m)();\n";
    let files = [("a.rs", rust), ("tests/e2e/a.spec.ts", script)];
    caught(
        unfinished,
        &files,
        &[
            "a.rs:2",
            "a.rs:4",
            "tests/e2e/a.spec.ts:2",
            "tests/e2e/a.spec.ts:3",
            "tests/e2e/a.spec.ts:5",
            "tests/e2e/a.spec.ts:6",
            "tests/e2e/a.spec.ts:7",
        ],
    );
}

#[test]
fn words_that_only_contain_a_mark_are_fine() {
    let hash = concat!("\"integrity\": \"sha512-a+TO", "DO/b\"\n");
    let files = [
        ("a.rs", "// mktemp XXXXXX, todo list\n"),
        ("ui/package-lock.json", hash),
    ];
    caught(unfinished, &files, &[]);
}

#[test]
fn the_tree_keeps_the_words_of_the_trade() {
    kept(empty_names);
}

#[test]
fn a_name_that_says_nothing_is_caught() {
    let rust =
        "struct QueueManager;\nenum Handover {}\ntrait LabelServices {}\nfn a(b: SomeHandler) {}\n";
    let script = "// class AHelper\nexport class PackageHelper {}\ntype Utility = string;\n";
    let files = [("a.rs", rust), ("b.ts", script), ("ui/src/utils.ts", "")];
    caught(
        empty_names,
        &files,
        &["a.rs:1", "a.rs:3", "b.ts:2", "ui/src/utils.ts:0"],
    );
}
