//! What the window is trusted with: one list of calls, one policy for what its page may load.
//!
//! Tauri takes more than it has to be told: any further file in the capabilities' folder, another
//! settings file for one system only, an address elsewhere that may call as well. Each would open
//! the window without a line of our code being changed, so what is not written here is a breach.

use super::lex::words;
use super::tree::{Breach, Tree, caught, kept};
use serde_json::Value;
use std::collections::BTreeMap;

const CAPABILITY: &str = "src-tauri/capabilities/main.json";
const CONFIG: &str = "tauri.conf.json";
const SHELL: &str = "src-tauri/src/";

/// All that the window may call: our own sets, and hearing that something changed.
const PERMITTED: [&str; 5] = [
    "look",
    "work",
    "tell",
    "core:event:allow-listen",
    "core:event:allow-unlisten",
];

/// What a capability may say. Not `remote`: no page but our own calls anything.
const CAPABILITY_KEYS: [&str; 5] = [
    "$schema",
    "identifier",
    "description",
    "windows",
    "permissions",
];

const SECURITY_KEYS: [&str; 4] = ["csp", "devCsp", "freezePrototype", "pattern"];

/// What must be said of a page's sources, and all that may be said.
const POLICY: [(&str, &[&str]); 9] = [
    ("default-src", &["'self'"]),
    ("script-src", &["'self'"]),
    ("style-src", &["'self'"]),
    ("img-src", &["'self'"]),
    ("connect-src", &["ipc:", "http://ipc.localhost"]),
    ("object-src", &["'none'"]),
    ("base-uri", &["'none'"]),
    ("form-action", &["'none'"]),
    ("frame-ancestors", &["'none'"]),
];

fn capabilities(tree: &Tree) -> Vec<Breach> {
    let others = tree.below("src-tauri/capabilities/", "");
    let others = others.filter(|(path, _)| *path != CAPABILITY);
    let mut breaches: Vec<_> = others
        .map(|(path, _)| Breach::new(path, 0, "is a second capability"))
        .collect();
    let mut told = |what: String| breaches.push(Breach::new(CAPABILITY, 0, what));
    let capability = json(tree, CAPABILITY);
    for key in keys(&capability).filter(|key| !CAPABILITY_KEYS.contains(key)) {
        told(format!("says {key}"));
    }
    if capability["windows"] != serde_json::json!(["main"]) {
        told("is for other windows than the one".to_owned());
    }
    let entries = capability["permissions"].as_array();
    let entries: Vec<&Value> = entries.into_iter().flatten().collect();
    let permitted = |entry: &&&Value| entry.as_str().is_some_and(|it| PERMITTED.contains(&it));
    for entry in entries.iter().filter(|entry| !permitted(entry)) {
        told(format!("permits {entry}"));
    }
    let idle = PERMITTED
        .iter()
        .filter(|it| !entries.iter().any(|entry| entry == *it));
    for permission in idle {
        told(format!("needs {permission} no more"));
    }
    breaches
}

fn security(tree: &Tree) -> Vec<Breach> {
    let is_config = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
        name == "tauri.toml" || (name.starts_with("tauri.") && name.contains(".conf."))
    };
    // Those of another project, on which this one's tools are tried.
    let is_ours = |path: &str| path != CONFIG && !path.starts_with("tests/fixtures/");
    let others = tree
        .files()
        .filter(|(path, _)| is_ours(path) && is_config(path));
    let mut breaches: Vec<_> = others
        .map(|(path, _)| Breach::new(path, 0, "is a second settings file of the shell"))
        .collect();
    let mut told = |what: String| breaches.push(Breach::new(CONFIG, 0, what));
    let app = &json(tree, CONFIG)["app"];
    for key in keys(app).filter(|key| !["windows", "security"].contains(key)) {
        told(format!("says app.{key}"));
    }
    if app["windows"] != serde_json::json!([]) {
        told("makes a window; the code does that".to_owned());
    }
    let security = &app["security"];
    for key in keys(security).filter(|key| !SECURITY_KEYS.contains(key)) {
        told(format!("says app.security.{key}"));
    }
    if security["freezePrototype"] != true {
        told("does not freeze the prototype".to_owned());
    }
    if security["pattern"]["use"] != "isolation" {
        told("lets calls past the gate".to_owned());
    }
    policy(&security["csp"]).into_iter().for_each(told);
    breaches
}

/// What is wrong with the policy for the page's sources.
fn policy(csp: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (directive, sources) in POLICY {
        let said = csp[directive].as_str().unwrap_or_default();
        if said.is_empty() {
            wrong.push(format!("the policy lacks {directive}"));
        }
        let more = said.split_whitespace().filter(|it| !sources.contains(it));
        wrong.extend(more.map(|source| format!("the policy's {directive} says {source}")));
    }
    let known = |key: &&str| POLICY.iter().any(|(directive, _)| directive == key);
    let more = keys(csp).filter(|key| !known(key));
    wrong.extend(more.map(|directive| format!("the policy says {directive}")));
    wrong
}

/// The tools that show and change a page from inside are for those who build it.
fn developers_tools(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let shell = tree
        .rust()
        .iter()
        .filter(|file| file.path.starts_with(SHELL));
    for file in shell {
        let code = &file.lexed.code;
        for (at, word) in words(code).filter(|(_, word)| word.contains("devtools")) {
            let only_here = code[at + word.len()..].starts_with("(cfg!(debug_assertions))");
            if word != "devtools" || !only_here {
                breaches.push(Breach::new(&file.path, file.line(at), "opens them to all"));
            }
        }
    }
    if let Some(manifest) = tree.text("Cargo.toml") {
        let lines = manifest.lines().zip(1..);
        let named = lines.filter(|(line, _)| line.contains("devtools"));
        breaches.extend(named.map(|(_, n)| Breach::new("Cargo.toml", n, "builds them in")));
    }
    breaches
}

/// Nothing where the file is missing: all that must be said is then missing too.
fn json(tree: &Tree, path: &str) -> Value {
    let text = tree.text(path).unwrap_or("null");
    serde_json::from_str(text).expect("JSON")
}

fn keys(value: &Value) -> impl Iterator<Item = &str> {
    let object = value.as_object().into_iter();
    object.flat_map(|object| object.keys().map(String::as_str))
}

#[test]
fn the_tree_keeps_the_window_to_its_list_of_calls() {
    kept(capabilities);
}

#[test]
fn the_tree_keeps_the_page_to_its_own_sources() {
    kept(security);
}

#[test]
fn the_tree_keeps_the_developers_tools_out_of_a_release() {
    kept(developers_tools);
}

const CAPABILITY_TEXT: &str = r#"{"identifier": "main", "windows": ["main"], "permissions":
    ["look", "work", "tell", "core:event:allow-listen", "core:event:allow-unlisten"]}"#;

const CONFIG_TEXT: &str = r#"{"app": {"windows": [], "security": {
    "csp": {"default-src": "'self'", "script-src": "'self'", "style-src": "'self'",
        "img-src": "'self'", "connect-src": "ipc: http://ipc.localhost", "object-src": "'none'",
        "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'"},
    "freezePrototype": true, "pattern": {"use": "isolation", "options": {"dir": "gate"}}}}}"#;

/// What is wrong once a part of a text that is in order was replaced.
#[track_caller]
fn what(rule: fn(&Tree) -> Vec<Breach>, [part, instead]: [&str; 2]) -> Vec<String> {
    let files = [(CAPABILITY, CAPABILITY_TEXT), (CONFIG, CONFIG_TEXT)];
    let planted: BTreeMap<_, _> = files
        .map(|(path, text)| (path, text.replace(part, instead)))
        .into();
    let is_planted = files.iter().any(|(path, text)| planted[path] != **text);
    assert!(is_planted || part == instead, "{part} is nowhere");
    let files: Vec<_> = planted
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    let breaches = rule(&Tree::of(&files)).into_iter();
    breaches.map(|breach| breach.what).collect()
}

#[test]
fn a_capability_for_more_is_caught() {
    assert_eq!(what(capabilities, ["", ""]), [""; 0]);
    for [part, instead, told] in [
        [
            "\"tell\"",
            "\"tell\", \"core:default\"",
            "permits \"core:default\"",
        ],
        [
            "\"tell\"",
            "\"tell\", \"shell:allow-execute\"",
            "permits \"shell:allow-execute\"",
        ],
        [
            "\"tell\"",
            "\"tell\", {\"identifier\":\"look\"}",
            "permits {\"identifier\":\"look\"}",
        ],
        ["\"tell\", ", "", "needs tell no more"],
        ["[\"main\"]", "[\"*\"]", "is for other windows than the one"],
        [
            "\"windows\"",
            "\"remote\": {\"urls\": [\"https://*\"]}, \"windows\"",
            "says remote",
        ],
    ] {
        assert_eq!(what(capabilities, [part, instead]), [told]);
    }
    let files = [
        (CAPABILITY, CAPABILITY_TEXT),
        (
            "src-tauri/capabilities/more.toml",
            "identifier = \"more\"\n",
        ),
    ];
    caught(
        capabilities,
        &files,
        &["src-tauri/capabilities/more.toml:0"],
    );
}

#[test]
fn a_weaker_policy_is_caught() {
    assert_eq!(what(security, ["", ""]), [""; 0]);
    let script = "\"script-src\": \"'self'";
    let [inline, eval, remote] = ["'unsafe-inline'", "'unsafe-eval'", "https://cdn.example"]
        .map(|source| (format!("{script} {source}"), source));
    for (instead, source) in [inline, eval, remote] {
        let told = format!("the policy's script-src says {source}");
        assert_eq!(what(security, [script, &instead]), [told]);
    }
    let without = ["\"object-src\": \"'none'\",", ""];
    assert_eq!(what(security, without), ["the policy lacks object-src"]);
    let frames = ["\"base-uri\"", "\"frame-src\": \"*\", \"base-uri\""];
    assert_eq!(what(security, frames), ["the policy says frame-src"]);
    let none = security(&Tree::of(&[(CONFIG, r#"{"app": {"windows": []}}"#)]));
    assert_eq!(none.len(), POLICY.len() + 2, "{none:#?}");
}

#[test]
fn a_shell_that_is_set_to_trust_more_is_caught() {
    for [part, instead, told] in [
        [
            "\"freezePrototype\": true",
            "\"freezePrototype\": false",
            "does not freeze the prototype",
        ],
        [
            "\"isolation\"",
            "\"brownfield\"",
            "lets calls past the gate",
        ],
        [
            "\"pattern\"",
            "\"capabilities\": [], \"pattern\"",
            "says app.security.capabilities",
        ],
        [
            "\"windows\": []",
            "\"windows\": [{}]",
            "makes a window; the code does that",
        ],
        [
            "\"windows\"",
            "\"withGlobalTauri\": true, \"windows\"",
            "says app.withGlobalTauri",
        ],
    ] {
        assert_eq!(what(security, [part, instead]), [told]);
    }
    let files = [(CONFIG, CONFIG_TEXT), ("tauri.linux.conf.json", "{}")];
    caught(security, &files, &["tauri.linux.conf.json:0"]);
}

#[test]
fn developers_tools_in_a_release_are_caught() {
    let files = [
        ("Cargo.toml", "[features]\na = [\"tauri/devtools\"]\n"),
        (
            "src-tauri/src/a.rs",
            "fn a() {\n    b.devtools(cfg!(debug_assertions));\n    b.devtools(true);\n}\n",
        ),
        ("src-tauri/src/b.rs", "fn a() { w.open_devtools(); }\n"),
    ];
    let places = [
        "src-tauri/src/a.rs:3",
        "src-tauri/src/b.rs:1",
        "Cargo.toml:2",
    ];
    caught(developers_tools, &files, &places);
}
