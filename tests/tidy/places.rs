//! Nothing in the repository knows the machine that it was made on.
//!
//! Paths of that machine break on the next one, and a lock file that names a host for its packages
//! ties every later build to it. The patterns are put together from halves so that this file does
//! not catch itself.

use super::tree::{Breach, Tree, caught, kept};

const FOLDERS: [&str; 2] = [concat!("/wo", "rk/"), concat!("/ro", "ot/")];

const HOSTS: [&str; 5] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("pypi", ".org"),
];

/// What Cargo writes for its public registry, whatever host serves it.
const CARGO_SOURCE: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

fn machine_places(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (path, text) in tree.files() {
        for (line, number) in text.lines().zip(1..) {
            let known = FOLDERS
                .iter()
                .chain(&HOSTS)
                .find(|place| line.contains(**place));
            if let Some(place) = known {
                breaches.push(Breach::new(path, number, format!("names {place}")));
            } else if names_a_registry(path, line) {
                breaches.push(Breach::new(path, number, "ties the build to a registry"));
            }
        }
    }
    breaches
}

/// A line by which a lock file or a package manager's settings choose a host.
fn names_a_registry(path: &str, line: &str) -> bool {
    let line = line.trim();
    let name = path.rsplit('/').next().unwrap_or(path);
    match name {
        "Cargo.lock" => line.starts_with("source = \"registry+") && line != CARGO_SOURCE,
        "package-lock.json" => line.starts_with("\"resolved\": \"http"),
        ".npmrc" => line.contains("registry="),
        "config.toml" => line.starts_with("replace-with") || line.starts_with("registry ="),
        _ => false,
    }
}

#[test]
fn the_tree_keeps_no_machine_in_mind() {
    kept(machine_places);
}

#[test]
fn a_machine_path_or_registry_is_caught() {
    let script = format!("cd ..\ncd {}x\n", FOLDERS[0]);
    let readme = format!("see https://{}/x\n", HOSTS[0]);
    let lock = format!("{CARGO_SOURCE}\nsource = \"registry+https://mirror.example/index\"\n");
    let npm = "\"version\": \"1\",\n\"resolved\": \"https://mirror.example/a.tgz\",\n";
    let files = [
        (".ci/run", &*script),
        ("Cargo.lock", &*lock),
        ("README.md", &*readme),
        ("ui/.npmrc", "registry=https://mirror.example\n"),
        ("ui/package-lock.json", npm),
    ];
    let places = [
        ".ci/run:2",
        "Cargo.lock:2",
        "README.md:1",
        "ui/.npmrc:1",
        "ui/package-lock.json:2",
    ];
    caught(machine_places, &files, &places);
}

#[test]
fn other_people_s_work_is_fine() {
    let text = "see https://example.org/framework/root and /homework/x\n";
    caught(machine_places, &[("README.md", text)], &[]);
}
