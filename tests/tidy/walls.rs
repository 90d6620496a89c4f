//! Walls inside a crate: who may know whom among modules that the compiler lets see each other.
//!
//! The crates keep most of the design's walls by themselves (see [`super::crates`]). What is left
//! is told by the paths that a file names: those of `store`, of `oms` and its wire shapes, of the
//! clock, and of the shell's interface to the screen.

use super::rust::module_of;
use super::tree::{Breach, Tree, caught, kept};
use std::collections::BTreeMap;

/// Modules of `station` that may know both `store` and `oms`: `sync`, and the facade that hands
/// each to the other ("" is the crate's root).
const JOINTS: [&str; 3] = ["", "start", "sync"];

/// `store` and `oms` do not know each other, and only [`JOINTS`] know both.
fn store_and_oms(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut users: BTreeMap<String, [Option<Breach>; 2]> = BTreeMap::new();
    for file in tree
        .rust()
        .iter()
        .filter(|file| file.path.starts_with("src-tauri/station/src/"))
    {
        let module = module_of(&file.path).get(1).cloned().unwrap_or_default();
        for (line, path) in file.paths() {
            let side = match known(&path) {
                Some("store") => 0,
                Some("oms") => 1,
                _ => continue,
            };
            let breach = Breach::new(&file.path, line, format!("names {}", path.join("::")));
            if [("store", 1), ("oms", 0)].contains(&(module.as_str(), side)) {
                breaches.push(breach);
            } else {
                let user = users.entry(module.clone()).or_default();
                user[side].get_or_insert(breach);
            }
        }
    }
    users.retain(|module, _| !["store", "oms"].contains(&module.as_str()));
    let both = users
        .into_iter()
        .filter(|(module, _)| !JOINTS.contains(&module.as_str()));
    breaches.extend(both.filter_map(|(module, sides)| {
        let [Some(store), Some(mut oms)] = sides else {
            return None;
        };
        oms.what = format!(
            "`{module}` knows both: it also {} in {}",
            store.what, store.path
        );
        Some(oms)
    }));
    breaches
}

/// The module of `station` that a path leads into.
fn known(path: &[String]) -> Option<&str> {
    let (krate, modules) = path.split_first()?;
    (krate == "station").then(|| modules.first().map(String::as_str))?
}

/// Wire shapes stay inside `station/src/oms/`: named from outside, or published from inside.
fn wire_shapes(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in tree.rust() {
        let module = module_of(&file.path);
        let inside = module.starts_with(&["station".to_owned(), "oms".to_owned()]);
        let lines: Vec<&str> = file.lexed.code.lines().collect();
        for (line, path) in file.paths() {
            let named = path
                .windows(2)
                .any(|pair| pair[0] == "oms" && pair[1] == "wire");
            let relative = inside && path.first().is_some_and(|name| name == "wire");
            let item = published(lines[line - 1], module.len());
            let published = item.is_some_and(|item| ["use", "type"].contains(&item[0]));
            if (named && !inside) || ((named || relative) && published) {
                breaches.push(Breach::new(&file.path, line, "a wire shape leaves `oms`"));
            }
        }
        let declared = lines.iter().zip(1..).filter(|_| inside);
        let declared =
            declared.filter(|(line, _)| published(line, module.len()) == Some(["mod", "wire"]));
        breaches
            .extend(declared.map(|(_, line)| Breach::new(&file.path, line, "`wire` is public")));
    }
    breaches.dedup();
    breaches
}

/// The first two words of an item that is seen from outside of `oms`; `depth` is how deep its
/// module lies, and that of `oms` lies at two.
fn published(line: &str, depth: usize) -> Option<[&str; 2]> {
    let item = line.trim_start().strip_prefix("pub")?;
    let (seen_by, item) = match item.trim_start().strip_prefix('(') {
        Some(rest) => rest.split_once(')')?,
        None => ("all", item),
    };
    let seen_by = seen_by.trim();
    let kept_in = seen_by == "self"
        || (seen_by == "super" && depth > 2)
        || seen_by.starts_with("in crate::oms");
    let mut words = item
        .split(|c: char| c.is_whitespace() || c == ';')
        .filter(|word| !word.is_empty());
    (!kept_in).then_some([words.next()?, words.next().unwrap_or_default()])
}

/// The screen reaches Tauri through one file, so that all else runs on the fake backend.
fn screen(tree: &Tree) -> Vec<Breach> {
    let only = "ui/src/backend/tauri.ts";
    let scope = "@tauri-apps/";
    let mut breaches = Vec::new();
    for (path, text) in tree.below("ui/src/", "").filter(|(path, _)| *path != only) {
        let imports = |line: &str| {
            let before = line
                .split_once(scope)
                .map(|(before, _)| before.trim_end_matches(['\'', '"']));
            before.is_some_and(|b| {
                let b = b.trim_end().trim_end_matches('(').trim_end();
                ["from", "import", "require"]
                    .iter()
                    .any(|word| b.ends_with(word))
            })
        };
        let lines = text.lines().zip(1..).filter(|(line, _)| imports(line));
        breaches
            .extend(lines.map(|(_, n)| Breach::new(path, n, format!("only {only} may import it"))));
    }
    breaches
}

/// One file reads the clock, so that every other takes time as a value and can be tested.
fn clock(tree: &Tree) -> Vec<Breach> {
    let only = "src-tauri/station/src/clock.rs";
    let bound = [
        "src-tauri/station/",
        "src-tauri/packing/",
        "src-tauri/paper/",
        "src-tauri/src/",
    ];
    let is_clock = |pair: &[String]| {
        let types = ["SystemTime", "Instant", "OffsetDateTime", "Utc", "Local"];
        types.contains(&pair[0].as_str()) && pair[1].starts_with("now")
    };
    let mut breaches = Vec::new();
    for file in tree.rust() {
        // An example is for people to run, and may tell them how long it took.
        let is_bound = file.path != only
            && !file.path.contains("/examples/")
            && bound.iter().any(|folder| file.path.starts_with(folder));
        let paths = file.paths().into_iter().filter(|_| is_bound);
        let reads = paths.filter(|(_, path)| path.windows(2).any(is_clock));
        breaches.extend(reads.map(|(line, _)| Breach::new(&file.path, line, "reads the clock")));
    }
    breaches
}

#[test]
fn a21_the_tree_keeps_store_and_oms_apart() {
    kept(store_and_oms);
}

#[test]
fn store_and_oms_that_know_each_other_are_caught() {
    let files = [
        (
            "src-tauri/station/src/oms/http.rs",
            "use crate::{clock, store::Queue};\n",
        ),
        (
            "src-tauri/station/src/store.rs",
            "fn a() {\n    super::oms::look();\n}\n",
        ),
    ];
    let places = [
        "src-tauri/station/src/oms/http.rs:1",
        "src-tauri/station/src/store.rs:2",
    ];
    caught(store_and_oms, &files, &places);
}

#[test]
fn a_third_module_that_knows_both_is_caught() {
    let files = [
        (
            "src-tauri/station/src/print/queue.rs",
            "use crate::store::Jobs;\n",
        ),
        (
            "src-tauri/station/src/print/fetch.rs",
            "\nuse crate::oms::Oms;\n",
        ),
    ];
    caught(
        store_and_oms,
        &files,
        &["src-tauri/station/src/print/fetch.rs:2"],
    );
}

#[test]
fn sync_and_the_facade_join_store_and_oms() {
    let both = "use crate::{oms::Oms, store::Store};\n";
    let files = [
        ("src-tauri/station/src/lib.rs", both),
        ("src-tauri/station/src/sync/runner.rs", both),
        (
            "src-tauri/station/src/store/mirror.rs",
            "use super::open; // not crate::oms\n",
        ),
        (
            "src-tauri/station/src/journal.rs",
            "use crate::store::Store;\n",
        ),
    ];
    caught(store_and_oms, &files, &[]);
}

#[test]
fn a21_the_tree_keeps_wire_shapes_inside_oms() {
    kept(wire_shapes);
}

#[test]
fn a_wire_shape_that_leaves_oms_is_caught() {
    let files = [
        (
            "src-tauri/station/src/oms.rs",
            "mod wire;\npub use wire::Page;\n",
        ),
        (
            "src-tauri/station/src/sync.rs",
            "use crate::oms::wire::Page;\n",
        ),
        ("tests/contract.rs", "use station::oms::{Oms, wire};\n"),
    ];
    caught(
        wire_shapes,
        &files,
        &[
            "src-tauri/station/src/oms.rs:2",
            "src-tauri/station/src/sync.rs:1",
            "tests/contract.rs:1",
        ],
    );
    caught(
        wire_shapes,
        &[("src-tauri/station/src/oms/mod.rs", "pub mod wire;\n")],
        &["src-tauri/station/src/oms/mod.rs:1"],
    );
}

/// The rest of the crate is outside too.
#[test]
fn a_wire_shape_that_is_shown_to_the_crate_is_caught() {
    for seen in ["pub(crate)", "pub(super)", "pub(in crate)", "pub (crate)"] {
        let text = format!("{seen} mod wire;\n{seen} use wire::Page;\n{seen} type P = wire::P;\n");
        let places = [2, 3, 1].map(|line| format!("src-tauri/station/src/oms/mod.rs:{line}"));
        let places = places.each_ref().map(String::as_str);
        let files = [("src-tauri/station/src/oms/mod.rs", text.as_str())];
        caught(wire_shapes, &files, &places);
    }
    let kept = "pub(super) use wire::Page;\npub(in crate::oms) use super::wire::Brief;\n\
        pub(crate) fn read(page: &wire::Page) {}\n";
    caught(
        wire_shapes,
        &[("src-tauri/station/src/oms/http.rs", kept)],
        &[],
    );
}

#[test]
fn oms_uses_its_wire_shapes() {
    let files = [
        (
            "src-tauri/station/src/oms.rs",
            "mod wire;\npub(crate) use http::Http;\n",
        ),
        (
            "src-tauri/station/src/oms/http.rs",
            "use super::wire;\nfn a() { wire::read(); }\n",
        ),
    ];
    caught(wire_shapes, &files, &[]);
}

#[test]
fn a23_the_tree_keeps_the_screen_off_the_shell() {
    kept(screen);
}

#[test]
fn a_screen_that_imports_the_shell_is_caught() {
    let import = "import { invoke } from '@tauri-apps/api/core';\n";
    let lazy = "\nawait import('@tauri-apps/api/event');\n";
    let mock = "vi.mock('@tauri-apps/api/core');\n";
    let files = [
        ("ui/src/backend/tauri.ts", import),
        ("ui/src/backend/tauri.test.ts", mock),
        ("ui/src/screens/Queue.svelte", import),
        ("ui/src/state/queue.svelte.ts", lazy),
    ];
    let places = [
        "ui/src/screens/Queue.svelte:1",
        "ui/src/state/queue.svelte.ts:2",
    ];
    caught(screen, &files, &places);
}

#[test]
fn a24_the_tree_keeps_one_clock() {
    kept(clock);
}

#[test]
fn a_second_clock_is_caught() {
    let text = "fn a() {\n    std::time::Instant::now();\n    let b = SystemTime::now;\n}\n";
    let files = [
        ("src-tauri/paper/src/slip.rs", text),
        ("src-tauri/station/src/clock.rs", text),
        ("src-tauri/paper/examples/speed.rs", text),
        ("src-tauri/oms-sim/src/http.rs", text),
    ];
    let places = [
        "src-tauri/paper/src/slip.rs:2",
        "src-tauri/paper/src/slip.rs:3",
    ];
    caught(clock, &files, &places);
}
