//! The catalogues of words hold the same things in every language.
//!
//! A key, an argument or a plural form that one language lacks would show as a raw key, or as
//! grammar that is plainly wrong, to those packers only who read that language: nobody who wrote
//! the screen would see it. Each check is a pure function over [`Catalogues`]; beside the run on
//! `assets/words` stands one on made-up catalogues in which the fault is planted ([`planted`]).

mod catalogue;
mod planted;

use catalogue::{Catalogue, Catalogues, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each language with the plural categories (CLDR) that its whole numbers fall into.
const LANGUAGES: [(&str, &[&str]); 4] = [
    ("en", &["one", "other"]),
    ("tr", &["one", "other"]),
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
];

/// Turkish leaves a noun in the singular behind any number, so it may need no choice.
const WITHOUT_PLURALS: [&str; 1] = ["tr"];

/// A count beside a sign or of a whole, or behind a colon: no word near it bends with the number.
/// Whatever else says `$count` chooses a form.
const UNBENT: [&str; 7] = [
    "cli-lost",
    "cli-rebound",
    "handover-count",
    "packing-quantity",
    "span-hours",
    "span-minutes",
    "tracking-shown",
];

/// The language in which a text is written first.
const FIRST: &str = "en";

#[test]
fn a26_the_words_are_complete_in_every_language() {
    let faults = faults(&shipped());
    assert!(
        faults.is_empty(),
        "{} faults:\n  {}\n",
        faults.len(),
        faults.join("\n  ")
    );
}

#[test]
fn what_the_programs_say_has_words_and_no_words_lie_there_unsaid() {
    assert_eq!(said(&shipped(), &programs()), Vec::<String>::new());
}

#[test]
fn nothing_is_excused_that_needs_it_no_more() {
    let all = shipped();
    let places: Vec<String> = unbent(&all).collect();
    let met = |key: &str| places.iter().any(|place| key_of(place) == key);
    let idle: Vec<&str> = UNBENT.into_iter().filter(|key| !met(key)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

fn shipped() -> Catalogues {
    catalogue::read_all(&LANGUAGES.map(|(language, _)| language))
}

fn faults(all: &Catalogues) -> Vec<String> {
    let checks = [
        unread,
        same_files,
        same_keys,
        same_variables,
        plural_forms,
        counted,
        resolved,
        filled,
    ];
    checks.iter().flat_map(|check| check(all)).collect()
}

/// What the parser could not read, or read twice.
fn unread(all: &Catalogues) -> Vec<String> {
    let files = catalogues(all);
    files
        .flat_map(|(place, file)| file.faults.iter().map(move |f| format!("{place}: {f}")))
        .collect()
}

fn same_files(all: &Catalogues) -> Vec<String> {
    let names: BTreeSet<&String> = all.values().flat_map(BTreeMap::keys).collect();
    let mut faults = Vec::new();
    for (language, _) in LANGUAGES {
        let missing = names.iter().filter(|name| {
            !all.get(language)
                .is_some_and(|files| files.contains_key(**name))
        });
        faults.extend(missing.map(|name| format!("{language}/{name}: the file is missing")));
    }
    if names.is_empty() {
        faults.push("there is no catalogue".to_owned());
    }
    faults
}

fn same_keys(all: &Catalogues) -> Vec<String> {
    let keys: BTreeSet<(&String, &String)> = all
        .values()
        .flatten()
        .flat_map(|(name, file)| file.texts.keys().map(move |key| (name, key)))
        .collect();
    let mut faults = Vec::new();
    for (language, files) in all {
        let present = keys
            .iter()
            .filter_map(|(name, key)| Some((name, files.get(*name)?, key)));
        let missing = present.filter(|(_, file, key)| !file.texts.contains_key(**key));
        faults.extend(missing.map(|(name, _, key)| format!("{language}/{name}: {key} is missing")));
    }
    faults
}

/// A translation takes exactly the arguments that the first language takes.
fn same_variables(all: &Catalogues) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, text, first) in translations(all) {
        let missing = first.variables.difference(&text.variables);
        faults.extend(missing.map(|name| format!("{place} does not use ${name}")));
        let unknown = text.variables.difference(&first.variables);
        faults.extend(unknown.map(|name| format!("{place} uses ${name}, which is not given")));
    }
    faults
}

/// Every choice has a form for each category of its language and none for another; and what is
/// counted in the first language is counted in every language that has plurals.
fn plural_forms(all: &Catalogues) -> Vec<String> {
    let mut faults = Vec::new();
    for (language, categories) in LANGUAGES {
        for (place, text) in texts(all, language) {
            for (counted, forms) in &text.plurals {
                let missing = categories
                    .iter()
                    .filter(|category| !forms.contains(**category));
                faults.extend(missing.map(|c| format!("{place} has no form [{c}] of {counted}")));
                let idle = forms
                    .iter()
                    .filter(|form| !categories.contains(&form.as_str()));
                faults.extend(idle.map(|form| format!("{place} has [{form}], never chosen")));
            }
        }
    }
    for (place, text, first) in translations(all) {
        let language = place.split('/').next().unwrap_or_default();
        let forms_of = |counted: &String| text.plurals.iter().any(|(other, _)| other == counted);
        let uncounted = first
            .plurals
            .iter()
            .filter(|(counted, _)| !forms_of(counted));
        let uncounted = uncounted.filter(|_| !WITHOUT_PLURALS.contains(&language));
        faults.extend(uncounted.map(|(counted, _)| format!("{place} has no forms of {counted}")));
    }
    faults
}

/// What counts things says so in a form for each number, in every language that has plurals: a
/// sentence written for many reads wrong for one, and in Arabic for most numbers.
fn counted(all: &Catalogues) -> Vec<String> {
    let unexcused = unbent(all).filter(|place| !UNBENT.contains(&key_of(place)));
    unexcused
        .map(|place| format!("{place} counts, and has no forms of $count"))
        .collect()
}

/// The places of texts that say `$count` and choose no form by it.
fn unbent(all: &Catalogues) -> impl Iterator<Item = String> {
    let plural = |language: &&str| !WITHOUT_PLURALS.contains(language);
    let languages = LANGUAGES.map(|(language, _)| language).into_iter();
    let texts = languages
        .filter(plural)
        .flat_map(|language| texts(all, language));
    let unbent = texts.filter(|(_, text)| {
        let bends = text.plurals.iter().any(|(counted, _)| counted == "$count");
        text.variables.contains("count") && !bends
    });
    unbent.map(|(place, _)| place)
}

fn key_of(place: &str) -> &str {
    place.rsplit(' ').next().unwrap_or_default()
}

/// A text that borrows another finds it in its own language.
fn resolved(all: &Catalogues) -> Vec<String> {
    let mut faults = Vec::new();
    for language in all.keys() {
        let keys = |key: &String| {
            all[language]
                .values()
                .any(|file| file.texts.contains_key(key))
        };
        for (place, text) in texts(all, language) {
            let dangling = text.references.iter().filter(|key| !keys(key));
            faults.extend(dangling.map(|key| format!("{place} borrows {key}, which is not there")));
        }
    }
    faults
}

fn filled(all: &Catalogues) -> Vec<String> {
    let texts = all.keys().flat_map(|language| texts(all, language));
    let empty = texts.filter(|(_, text)| text.is_empty);
    empty
        .map(|(place, _)| format!("{place} is empty"))
        .collect()
}

/// Keys that the programs say and no file has, and those that a file has and no program says, in
/// the first language (the other checks see to the rest). The screen's are looked at where it is.
fn said(all: &Catalogues, source: &str) -> Vec<String> {
    let files = || all.get(FIRST).into_iter().flatten();
    let has = |key: &str| files().any(|(_, file)| file.texts.contains_key(key));
    // Of those that are put together, one begins with the other; each has a test of its own.
    let quoted: BTreeSet<&str> = source.split('"').filter(|word| is_key(word)).collect();
    let is_wordless = |key: &&&str| !has(key) && !has(&format!("problem-{key}"));
    let wordless = quoted.iter().filter(is_wordless);
    let mut faults: Vec<String> = wordless.map(|key| format!("{key} has no words")).collect();
    let said_here = files().filter(|(name, _)| SAID_BY_PROGRAMS.contains(&name.as_str()));
    let unsaid = said_here
        .flat_map(|(_, file)| file.texts.keys())
        .filter(|key| {
            is_key(key) && !key.starts_with(PUT_TOGETHER) && !quoted.contains(key.as_str())
        });
    faults.extend(unsaid.map(|key| format!("{key} is said by nobody")));
    faults
}

const SAID_BY_PROGRAMS: [&str; 2] = ["cli.ftl", "paper.ftl"];
const PUT_TOGETHER: &str = "cli-step-";

fn is_key(word: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let ours = ["cli-", "doctor-", "paper-"]
        .iter()
        .any(|head| word.starts_with(head));
    ours && !word.ends_with('-') && word.chars().all(is_plain)
}

/// All that the two programs are made of.
fn programs() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = ["src", "station/src", "paper/src"]
        .map(|it| root.join(it))
        .to_vec();
    let mut source = String::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                source += &std::fs::read_to_string(&path).unwrap();
            }
        }
    }
    source
}

fn catalogues(all: &Catalogues) -> impl Iterator<Item = (String, &Catalogue)> {
    all.iter().flat_map(|(language, files)| {
        files
            .iter()
            .map(move |(name, file)| (format!("{language}/{name}"), file))
    })
}

/// The texts of a language with their places.
fn texts<'a>(all: &'a Catalogues, language: &'a str) -> impl Iterator<Item = (String, &'a Text)> {
    let files = all.get(language).into_iter().flatten();
    files.flat_map(move |(name, file)| {
        let place = move |key: &str| format!("{language}/{name}: {key}");
        file.texts.iter().map(move |(key, text)| (place(key), text))
    })
}

/// Every translated text with its place and its original.
fn translations(all: &Catalogues) -> impl Iterator<Item = (String, &Text, &Text)> {
    let originals = |name: &str, key: &str| all.get(FIRST)?.get(name)?.texts.get(key);
    let files = all
        .iter()
        .filter(|(language, _)| *language != FIRST)
        .flat_map(|(l, files)| files.iter().map(move |(name, file)| (l, name, file)));
    files.flat_map(move |(language, name, file)| {
        file.texts.iter().filter_map(move |(key, text)| {
            Some((
                format!("{language}/{name}: {key}"),
                text,
                originals(name, key)?,
            ))
        })
    })
}
