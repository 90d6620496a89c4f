//! IPC calls are adapters, and both ends know the same ones.
//!
//! A call has five places: its function, the list given to Tauri, the permission that lets the
//! window make it, the gate that lets it through, and the one file of the screen that makes it.
//! Tauri checks none of them against another before a packer presses the button; this does.

use super::lex::{Lexed, Syntax, closing, is_word, lex, words};
use super::rust::Function;
use super::tree::{Breach, Tree, caught, kept};
use std::collections::{BTreeMap, BTreeSet};

const SHELL: &str = "src-tauri/src/";
const HOME: &str = "src-tauri/src/ipc";
const SCREEN: &str = "ui/src/backend/tauri.ts";
const GATE: &str = "src-tauri/isolation/index.js";
const BODY_LINES_MAX: usize = 10;

/// The functions that Tauri calls for the window, with their files.
fn calls(tree: &Tree) -> impl Iterator<Item = (&str, &Function)> {
    let shell = tree
        .rust()
        .iter()
        .filter(|file| file.path.starts_with(SHELL));
    shell.flat_map(|file| {
        let is_call = |f: &&Function| f.attributes.contains("tauri::command");
        file.functions
            .iter()
            .filter(is_call)
            .map(|f| (file.path.as_str(), f))
    })
}

fn adapters(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (path, call) in calls(tree) {
        if call.body_lines > BODY_LINES_MAX {
            let what = format!("{} has {} lines, over 10", call.name, call.body_lines);
            breaches.push(Breach::new(path, call.line, what));
        }
        if !path
            .strip_prefix(HOME)
            .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        {
            breaches.push(Breach::new(
                path,
                call.line,
                format!("{} belongs in ipc", call.name),
            ));
        }
    }
    breaches
}

/// The five places name the same calls.
fn both_ends(tree: &Tree) -> Vec<Breach> {
    let made: BTreeMap<&str, (&str, usize)> = calls(tree)
        .map(|(path, call)| (call.name.as_str(), (path, call.line)))
        .collect();
    let mut breaches = Vec::new();
    for (place, named) in [
        ("`generate_handler!`", handed_over(tree)),
        ("the capabilities", allowed(tree, &mut breaches)),
        (GATE, let_through(tree)),
        (SCREEN, asked(tree)),
    ] {
        for (call, (path, line)) in &made {
            if !named.contains_key(*call) {
                breaches.push(Breach::new(
                    path,
                    *line,
                    format!("{call} is missing in {place}"),
                ));
            }
        }
        for (call, (path, line)) in &named {
            if !made.contains_key(call.as_str()) {
                breaches.push(Breach::new(path, *line, format!("there is no call {call}")));
            }
        }
    }
    breaches
}

type Named = BTreeMap<String, (String, usize)>;

/// What is listed in `tauri::generate_handler![…]`.
fn handed_over(tree: &Tree) -> Named {
    let mut named = Named::new();
    for file in tree
        .rust()
        .iter()
        .filter(|file| file.path.starts_with(SHELL))
    {
        let code = &file.lexed.code;
        for (at, _) in code.match_indices("generate_handler![") {
            let open = at + "generate_handler!".len();
            let list = &code[open + 1..closing(code, open)];
            let names = list.split(',').filter_map(|path| path.rsplit("::").next());
            let names = names.map(str::trim).filter(|name| !name.is_empty());
            let place = (file.path.clone(), file.line(at));
            named.extend(names.map(|name| (name.to_owned(), place.clone())));
        }
    }
    named
}

/// What the capabilities let the window call, through the permissions that they name.
fn allowed(tree: &Tree, breaches: &mut Vec<Breach>) -> Named {
    let permissions = permissions(tree);
    let mut named = Named::new();
    for (path, text) in tree.below("src-tauri/capabilities/", ".json") {
        let capability: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let entries = capability["permissions"].as_array().into_iter().flatten();
        for identifier in entries.filter_map(|e| e.as_str().or(e["identifier"].as_str())) {
            let place = (path.to_owned(), 0);
            match permissions.get(identifier) {
                Some(calls) => named.extend(calls.iter().map(|c| (c.clone(), place.clone()))),
                // The shell's own are no calls of ours; `shell` says which of them there may be.
                None if identifier.contains(':') => {}
                None => breaches.push(Breach::new(path, 0, format!("unknown: {identifier}"))),
            }
        }
    }
    named
}

/// The calls behind each permission identifier, sets of permissions included.
fn permissions(tree: &Tree) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let strings = |value: Option<&toml::Value>| -> Vec<String> {
        let list = value.and_then(toml::Value::as_array).into_iter().flatten();
        list.filter_map(toml::Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let files = tree.below("src-tauri/permissions/", ".toml");
    let tables: Vec<toml::Table> = files.map(|(_, text)| text.parse().expect("TOML")).collect();
    let entries = |kind: &'static str| {
        let of_kind = tables
            .iter()
            .filter_map(move |table| table.get(kind)?.as_array());
        of_kind
            .flatten()
            .filter_map(|e| Some((e.get("identifier")?.as_str()?.to_owned(), e)))
    };
    for (identifier, entry) in entries("permission") {
        let calls = strings(
            entry
                .get("commands")
                .and_then(|commands| commands.get("allow")),
        );
        found.entry(identifier).or_default().extend(calls);
    }
    for (identifier, entry) in entries("set") {
        let members = strings(entry.get("permissions"));
        let calls = members
            .iter()
            .filter_map(|member| found.get(member))
            .flatten()
            .cloned();
        let calls = calls.collect();
        found.insert(identifier, calls);
    }
    found
}

/// The calls that the isolation gate knows: the plain names among the keys of its one table.
fn let_through(tree: &Tree) -> Named {
    let text = tree.text(GATE).unwrap_or_default();
    let table = text
        .lines()
        .enumerate()
        .skip_while(|(_, line)| !line.starts_with("const CALLS"));
    let entries = table.skip(1).take_while(|(_, line)| !line.starts_with('}'));
    entries
        .filter_map(|(at, line)| {
            let (name, _) = line.trim().split_once(':')?;
            let plain = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            plain.then(|| (name.to_owned(), (GATE.to_owned(), at + 1)))
        })
        .collect()
}

/// What the screen calls: names given to `invoke`, or to a function that hands them to it.
fn asked(tree: &Tree) -> Named {
    let lexed = lex(tree.text(SCREEN).unwrap_or_default(), Syntax::Script);
    let mut named = Named::new();
    let mut callers = BTreeSet::from(["invoke".to_owned()]);
    callers.extend(
        first_arguments(&lexed, "invoke").filter_map(|argument| match argument {
            Argument::Literal(_) => None,
            Argument::Other(at) => definition_around(&lexed.code, at),
        }),
    );
    for caller in &callers {
        for argument in first_arguments(&lexed, caller) {
            if let Argument::Literal(index) = argument {
                let literal = &lexed.literals[index];
                named.insert(literal.text.clone(), (SCREEN.to_owned(), literal.line));
            }
        }
    }
    named
}

enum Argument {
    /// The index of the literal.
    Literal(usize),
    /// Where it stands.
    Other(usize),
}

fn first_arguments(lexed: &Lexed, callee: &str) -> impl Iterator<Item = Argument> {
    let places = words(&lexed.code).filter(move |(_, word)| *word == callee);
    places.filter_map(|(at, word)| {
        let open = after_types(&lexed.code, at + word.len())?;
        let argument = open + 1 + lexed.code[open + 1..].find(|c: char| !c.is_whitespace())?;
        let literal = lexed
            .literals
            .iter()
            .position(|literal| literal.at == argument);
        Some(literal.map_or(Argument::Other(argument), Argument::Literal))
    })
}

/// The opening parenthesis of a call, behind its type arguments if it has any.
fn after_types(code: &str, at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, c) in code[at..].char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            '(' if depth == 0 => return Some(at + offset),
            _ if depth == 0 && !c.is_whitespace() => return None,
            _ => {}
        }
    }
    None
}

/// The name of the `function` or `const` that was opened last before this place.
fn definition_around(code: &str, at: usize) -> Option<String> {
    let opens = |word: &str| word == "function" || word == "const";
    let (last, word) = words(&code[..at]).filter(|(_, word)| opens(word)).last()?;
    let name = code[last + word.len()..].trim_start();
    Some(name.chars().take_while(|c| is_word(*c)).collect())
}

#[test]
fn a25_the_tree_keeps_ipc_calls_short() {
    kept(adapters);
}

#[test]
fn a25_the_tree_keeps_both_ends_of_ipc_equal() {
    kept(both_ends);
}

#[test]
fn a_long_adapter_is_caught() {
    let call = |name: &str, lines: usize| {
        let body = "    a();\n".repeat(lines);
        format!("#[tauri::command]\npub(crate) async fn {name}() -> u8 {{\n{body}}}\n")
    };
    let text = call("fits", 10) + &call("long", 11) + &call("not_ours", 11).replace("#[", "// ");
    caught(
        adapters,
        &[("src-tauri/src/ipc.rs", &text)],
        &["src-tauri/src/ipc.rs:15"],
    );
    caught(
        adapters,
        &[("src-tauri/src/ipc/queue.rs", &call("fits", 1))],
        &[],
    );
}

#[test]
fn an_adapter_outside_of_ipc_is_caught() {
    let text = "#[tauri::command]\nfn a() {}\n";
    caught(
        adapters,
        &[("src-tauri/src/window.rs", text)],
        &["src-tauri/src/window.rs:2"],
    );
}

const PERMISSIONS: &str = r#"
[[permission]]
identifier = "allow-list"
commands.allow = ["list"]
[[permission]]
identifier = "allow-show"
commands.allow = ["show"]
[[set]]
identifier = "look"
permissions = ["allow-list", "allow-show"]
"#;
const TS: &str = "const ask = <T>(call: string) => invoke<T>(call);\n\
    // ask('gone')\nexport const show = () => ask<A<B>>('show');\n\
    export const list = () => invoke<C[]>(\n  'list');\nlisten('changed');\n";

const JS: &str = "const CALLS = {\n  list: {},\n  show: { id: number },\n  \
    'plugin:event|listen': {},\n};\n";

/// A tree in which all five places agree, with one of its files replaced.
fn with(path: &str, text: &str) -> Vec<Breach> {
    let mut files = BTreeMap::from([
        (
            "src-tauri/src/ipc.rs",
            "#[tauri::command]\nfn list() {}\n#[tauri::command]\nfn show() {}\n",
        ),
        (
            "src-tauri/src/lib.rs",
            "fn a() { tauri::generate_handler![ipc::list, ipc::show,] }\n",
        ),
        ("src-tauri/permissions/app.toml", PERMISSIONS),
        (
            "src-tauri/capabilities/main.json",
            r#"{"permissions": ["core:default", "look"]}"#,
        ),
        (GATE, JS),
        (SCREEN, TS),
    ]);
    files.insert(path, text);
    both_ends(&Tree::of(&files.into_iter().collect::<Vec<_>>()))
}

#[test]
fn a_call_that_all_places_name_is_fine() {
    assert_eq!(with("src-tauri/src/main.rs", ""), []);
}

/// What is wrong with the one call that is.
#[track_caller]
fn what(path: &str, text: &str) -> String {
    match with(path, text).as_slice() {
        [only] => only.what.clone(),
        other => panic!("one breach, not {other:#?}"),
    }
}

#[test]
fn a_call_that_one_place_forgot_or_made_up_is_caught() {
    let handler = |list: &str| format!("fn a() {{ tauri::generate_handler![{list}] }}\n");
    assert_eq!(
        what("src-tauri/src/lib.rs", &handler("ipc::list")),
        "show is missing in `generate_handler!`"
    );
    assert_eq!(
        what(
            "src-tauri/src/lib.rs",
            &handler("ipc::list, ipc::show, ipc::gone")
        ),
        "there is no call gone"
    );
    let capability = "src-tauri/capabilities/main.json";
    assert_eq!(
        what(capability, r#"{"permissions": ["allow-list"]}"#),
        "show is missing in the capabilities"
    );
    assert_eq!(
        what(capability, r#"{"permissions": ["look", "allow-x"]}"#),
        "unknown: allow-x"
    );
    assert_eq!(
        what(GATE, &JS.replace("  show: { id: number },\n", "")),
        "show is missing in src-tauri/isolation/index.js"
    );
    assert_eq!(
        what(GATE, &JS.replace("};", "  gone: {},\n};")),
        "there is no call gone"
    );
    assert_eq!(
        what(SCREEN, &TS.replace("'list'", "call")),
        "list is missing in ui/src/backend/tauri.ts"
    );
    let made_up = format!("{TS}const pack = () => ask('pack');\n");
    assert_eq!(what(SCREEN, &made_up), "there is no call pack");
}
