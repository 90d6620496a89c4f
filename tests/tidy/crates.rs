//! Walls between crates that a dependency, or a word, would quietly open.
//!
//! The compiler keeps these walls for as long as the manifests do not name what lies behind them;
//! so it is the manifests that are watched here.

use super::lex::words;
use super::rust::RustFile;
use super::tree::{Breach, Tree, caught, kept};

/// The root crate with its tests, and crates of their own that tests measure or build.
const SHELL: [&str; 4] = [
    "src-tauri/src/",
    "src-tauri/build.rs",
    "tests/window/",
    "tests/fixtures/",
];

/// Nothing but the root crate knows Tauri: neither in code nor as a dependency.
fn shell(tree: &Tree) -> Vec<Breach> {
    let is_tauri = |name: &str| name == "tauri" || name.starts_with("tauri_");
    let is_shell = |path: &str| SHELL.iter().any(|place| path.starts_with(place));
    let mut breaches = Vec::new();
    for file in tree.rust().iter().filter(|file| !is_shell(&file.path)) {
        let paths = file.paths().into_iter();
        let known = paths.filter(|(_, path)| path.first().is_some_and(|name| is_tauri(name)));
        breaches.extend(known.map(|(line, path)| {
            Breach::new(
                &file.path,
                line,
                format!("knows the shell: {}", path.join("::")),
            )
        }));
    }
    for (path, text) in tree.below("src-tauri/", "/Cargo.toml") {
        let tauri = dependencies(text)
            .into_iter()
            .filter(|d| is_tauri(&d.name.replace('-', "_")));
        breaches.extend(tauri.map(|d| Breach::new(path, 0, format!("depends on {}", d.name))));
    }
    breaches
}

/// The rules are pure: `packing` is `no_std` with two dependencies.
fn pure_rules(tree: &Tree) -> Vec<Breach> {
    let (root, manifest) = (
        "src-tauri/packing/src/lib.rs",
        "src-tauri/packing/Cargo.toml",
    );
    let mut breaches = Vec::new();
    let files = || {
        tree.rust()
            .iter()
            .filter(|file| file.path.starts_with("src-tauri/packing/src/"))
    };
    let is_bare = |file: &RustFile| file.lexed.code.contains("#![no_std]");
    if !files().any(|file| file.path == root && is_bare(file)) {
        breaches.push(Breach::new(root, 1, "`packing` is not `#![no_std]`"));
    }
    for file in files() {
        let std = words(&file.lexed.code).filter(|(at, word)| *word == "std" && !file.is_test(*at));
        breaches.extend(std.map(|(at, _)| Breach::new(&file.path, file.line(at), "names `std`")));
    }
    let mut found = dependencies(tree.text(manifest).unwrap_or_default());
    found.retain(|dependency| dependency.kind != Kind::Development);
    let mut names: Vec<_> = found
        .iter()
        .map(|dependency| dependency.name.as_str())
        .collect();
    names.sort_unstable();
    if names != ["serde", "unicode-normalization"] {
        breaches.push(Breach::new(
            manifest,
            0,
            format!("`packing` depends on {names:?}"),
        ));
    }
    breaches
}

/// The simulator must not lean on what it judges.
fn judge(tree: &Tree) -> Vec<Breach> {
    let manifest = "src-tauri/oms-sim/Cargo.toml";
    let found = dependencies(tree.text(manifest).unwrap_or_default());
    let shared = found
        .iter()
        .filter(|d| ["packing", "station"].contains(&d.name.as_str()));
    shared
        .map(|d| Breach::new(manifest, 0, format!("`oms-sim` depends on {}", d.name)))
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Needed,
    Development,
}

struct Dependency {
    name: String,
    kind: Kind,
}

/// Every dependency in a manifest, those for one platform included, by the name of its package.
fn dependencies(manifest: &str) -> Vec<Dependency> {
    let table: toml::Table = manifest.parse().expect("a manifest is TOML");
    let for_targets = table.get("target").and_then(toml::Value::as_table);
    let targets = for_targets.into_iter().flat_map(|targets| targets.values());
    let tables = targets.filter_map(toml::Value::as_table).chain([&table]);
    let mut found = Vec::new();
    for (section, entries) in tables.flatten() {
        let kind = match section.as_str() {
            "dependencies" | "build-dependencies" => Kind::Needed,
            "dev-dependencies" => Kind::Development,
            _ => continue,
        };
        for (name, value) in entries.as_table().into_iter().flatten() {
            let package = value
                .get("package")
                .and_then(toml::Value::as_str)
                .unwrap_or(name);
            found.push(Dependency {
                name: package.to_owned(),
                kind,
            });
        }
    }
    found
}

#[test]
fn a23_the_tree_keeps_the_shell_in_the_root_crate() {
    kept(shell);
}

#[test]
fn a_crate_below_the_shell_that_knows_it_is_caught() {
    let files = [
        (
            "src-tauri/station/src/view.rs",
            "//! x\nuse tauri::Emitter;\n",
        ),
        (
            "src-tauri/paper/Cargo.toml",
            "[target.'cfg(unix)'.dependencies]\ntauri-utils = \"2\"\n",
        ),
    ];
    let places = [
        "src-tauri/station/src/view.rs:2",
        "src-tauri/paper/Cargo.toml:0",
    ];
    caught(shell, &files, &places);
}

#[test]
fn the_shell_may_know_itself_and_others_may_speak_of_it() {
    let files = [
        ("src-tauri/src/ipc.rs", "use tauri::State;\n"),
        ("src-tauri/build.rs", "fn main() { tauri_build::build() }\n"),
        (
            "src-tauri/xtask/src/main.rs",
            "// tauri\nconst A: &str = \"tauri.conf.json\";\n",
        ),
    ];
    caught(shell, &files, &[]);
}

#[test]
fn a22_the_tree_keeps_the_rules_pure() {
    kept(pure_rules);
}

#[test]
fn rules_that_reach_for_the_world_are_caught() {
    let (lib, manifest) = (
        "src-tauri/packing/src/lib.rs",
        "src-tauri/packing/Cargo.toml",
    );
    let two = "[dependencies]\nserde = \"1\"\nunicode-normalization.workspace = true\n";
    let pure = "//! x\n#![no_std]\n#[cfg(test)]\nextern crate std;\n";
    caught(pure_rules, &[(lib, pure), (manifest, two)], &[]);
    caught(
        pure_rules,
        &[(lib, "//! #![no_std]\n"), (manifest, two)],
        &[&format!("{lib}:1")],
    );
    let std = "#![no_std]\nextern crate std;\n";
    caught(
        pure_rules,
        &[(lib, std), (manifest, two)],
        &[&format!("{lib}:2")],
    );
    let third = format!("{two}rand = \"1\"\n");
    caught(
        pure_rules,
        &[(lib, pure), (manifest, &third)],
        &[&format!("{manifest}:0")],
    );
    let built = format!("{two}[build-dependencies]\ncc = \"1\"\n");
    caught(
        pure_rules,
        &[(lib, pure), (manifest, &built)],
        &[&format!("{manifest}:0")],
    );
}

#[test]
fn a22_the_tree_keeps_the_simulator_independent() {
    kept(judge);
}

#[test]
fn a_simulator_that_leans_on_what_it_judges_is_caught() {
    let manifest = "src-tauri/oms-sim/Cargo.toml";
    let leaning = "[dev-dependencies]\nrules = { package = \"packing\", path = \"../packing\" }\n";
    caught(
        judge,
        &[(manifest, leaning)],
        &["src-tauri/oms-sim/Cargo.toml:0"],
    );
    caught(
        judge,
        &[(manifest, "[dependencies]\naxum = \"0.8\"\n")],
        &[],
    );
}
