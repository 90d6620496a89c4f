//! What the rules know of a Rust file: its functions, which of its lines are test code, and the
//! paths that it names.

use super::lex::{Lexed, Syntax, closing, is_word, lex, words};
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) struct RustFile {
    pub(super) path: String,
    pub(super) lexed: Lexed,
    pub(super) functions: Vec<Function>,
    is_test: bool,
    /// Places in the code that are compiled for tests only.
    tests: Vec<Range<usize>>,
}

pub(super) struct Function {
    pub(super) name: String,
    /// The attributes before it, blanked like all code.
    pub(super) attributes: String,
    pub(super) line: usize,
    /// From the line with `fn` to the one with the closing brace.
    pub(super) lines: usize,
    /// Strictly between the braces.
    pub(super) body_lines: usize,
    pub(super) parameters: usize,
    pub(super) is_test: bool,
}

impl RustFile {
    pub(super) fn all<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<RustFile> {
        let mut all: Vec<_> = files
            .map(|(path, text)| RustFile::read(path, text))
            .collect();
        // A module that is declared for tests only is a file of its own: only its parent tells.
        let declared: BTreeSet<String> = all.iter().flat_map(RustFile::test_modules).collect();
        for file in &mut all {
            if declared.contains(&file.path) {
                file.is_test = true;
                file.functions
                    .iter_mut()
                    .for_each(|function| function.is_test = true);
            }
        }
        all
    }

    fn read(path: &str, text: &str) -> RustFile {
        let lexed = lex(text, Syntax::Rust);
        let tests = test_ranges(&lexed.code);
        let is_test =
            path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("_tests.rs");
        let mut file = RustFile {
            path: path.to_owned(),
            functions: Vec::new(),
            lexed,
            is_test,
            tests,
        };
        file.functions = file.find_functions();
        file
    }

    /// Whether this place in the code is compiled for tests only.
    pub(super) fn is_test(&self, at: usize) -> bool {
        self.is_test || self.tests.iter().any(|range| range.contains(&at))
    }

    pub(super) fn line(&self, at: usize) -> usize {
        self.lexed.line(at)
    }

    /// The files that this one declares as modules for tests only.
    fn test_modules(&self) -> Vec<String> {
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        let stem = name.trim_end_matches(".rs");
        let is_root = ["lib", "main", "mod"].contains(&stem);
        let home = if is_root {
            folder.to_owned()
        } else {
            format!("{folder}/{stem}")
        };
        let declared = self.tests.iter().filter_map(|range| {
            let item = self.lexed.code[range.clone()].strip_suffix(';')?;
            Some(item.rsplit_once("mod ")?.1.trim().to_owned())
        });
        declared
            .flat_map(|m| [format!("{home}/{m}.rs"), format!("{home}/{m}/mod.rs")])
            .collect()
    }

    fn find_functions(&self) -> Vec<Function> {
        let code = &self.lexed.code;
        let keywords = words(code)
            .filter(|(_, word)| *word == "fn")
            .map(|(at, _)| at);
        keywords.filter_map(|at| self.function(at)).collect()
    }

    /// The function whose `fn` stands here; none for a function type or a declaration.
    fn function(&self, at: usize) -> Option<Function> {
        let code = &self.lexed.code;
        let named = code[at + 2..].trim_start();
        let name: String = named.chars().take_while(|c| is_word(*c)).collect();
        let after_name = code.len() - named.len() + name.len();
        let open = after_name + code[after_name..].find('(')?;
        let open = after_generics(code, after_name).unwrap_or(open);
        let close = closing(code, open);
        let body = body_start(code, close)?;
        let end = closing(code, body);
        let before = code[..at]
            .rfind(['{', '}', ';'])
            .map_or(0, |brace| brace + 1);
        let body_lines = code[body..end].matches('\n').count();
        (!name.is_empty()).then(|| Function {
            name,
            attributes: code[before..at].to_owned(),
            line: self.line(at),
            lines: code[at..end].matches('\n').count() + 1,
            body_lines: body_lines.saturating_sub(1),
            parameters: split_outside_brackets(&code[open + 1..close]).len(),
            is_test: self.is_test(at),
        })
    }

    /// Every path that the code names, with its line: `use` trees spelled out one by one, and
    /// `crate`, `self` and `super` put into the names of crate and module.
    pub(super) fn paths(&self) -> BTreeSet<(usize, Vec<String>)> {
        let code = &self.lexed.code;
        let mut found = BTreeSet::new();
        for (at, word) in words(code) {
            let rest = &code[at + word.len()..];
            if word == "use" && !rest.trim_start().starts_with('<') {
                let end = rest.find(';').unwrap_or(rest.len());
                let mut leaves = Vec::new();
                spell_out("", &rest[..end], &mut leaves);
                found.extend(
                    leaves
                        .iter()
                        .map(|leaf| (self.line(at), self.resolve(leaf))),
                );
            } else if rest.starts_with("::") && !code[..at].ends_with("::") {
                let end = rest.find(|c| !is_word(c) && c != ':').unwrap_or(rest.len());
                let path = format!("{word}{}", &rest[..end]);
                found.insert((self.line(at), self.resolve(&path)));
            }
        }
        found
    }

    fn resolve(&self, path: &str) -> Vec<String> {
        let mut names = path
            .split("::")
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .peekable();
        let module = module_of(&self.path);
        let mut resolved = match names.peek() {
            Some(&"crate") => module[..1].to_vec(),
            Some(&("self" | "super")) => module,
            _ => Vec::new(),
        };
        for name in names {
            match name {
                "crate" | "self" => {}
                "super" => {
                    resolved.pop();
                }
                _ => resolved.push(name.to_owned()),
            }
        }
        resolved
    }
}

/// The crate and the modules that a file is: `station`, `store`, `queue`.
pub(super) fn module_of(path: &str) -> Vec<String> {
    let inner = path
        .strip_prefix("src-tauri/")
        .unwrap_or(path)
        .trim_end_matches(".rs");
    let (krate, modules) = match inner.split_once("src/") {
        Some(("", modules)) => ("packing_station".to_owned(), modules),
        Some((krate, modules)) => (krate.trim_end_matches('/').replace('-', "_"), modules),
        None => (inner.to_owned(), ""),
    };
    let names = modules
        .split('/')
        .filter(|name| !["", "lib", "main", "mod"].contains(name));
    std::iter::once(krate)
        .chain(names.map(str::to_owned))
        .collect()
}

/// The items under `#[cfg(test)]`, each from its attribute to its closing brace or semicolon; the
/// whole file under `#![cfg(test)]`.
fn test_ranges(code: &str) -> Vec<Range<usize>> {
    let is_test = |attribute: &str| {
        words(attribute).any(|(_, word)| word == "test") && !attribute.contains("not(")
    };
    let mut ranges = Vec::new();
    for (at, _) in code.match_indices("[cfg(") {
        let end = closing(code, at);
        if !is_test(&code[at..end]) {
            continue;
        }
        if code[..at].ends_with('!') {
            ranges.push(0..code.len());
            return ranges;
        }
        let item = end + code[end..].find(['{', ';']).unwrap_or(0);
        let last = if code[item..].starts_with('{') {
            closing(code, item)
        } else {
            item
        };
        ranges.push(at..(last + 1).min(code.len()));
    }
    ranges
}

/// Where the parameters open after `<…>`, in which `->` and `=>` close nothing.
fn after_generics(code: &str, at: usize) -> Option<usize> {
    let generics = code[at..].strip_prefix('<')?;
    let (mut depth, mut before) = (1_usize, ' ');
    for (offset, c) in generics.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if before != '-' && before != '=' => depth -= 1,
            _ => {}
        }
        before = c;
        if depth == 0 {
            let end = at + 1 + offset;
            return Some(end + code[end..].find('(')?);
        }
    }
    None
}

/// Where the body opens; none if a semicolon comes first, outside of brackets (`[u8; 4]`).
fn body_start(code: &str, after_parameters: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (offset, c) in code[after_parameters..].char_indices().skip(1) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(after_parameters + offset),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// The parts between commas that stand outside of any bracket, without empty ones.
fn split_outside_brackets(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut before, mut parts) = (0_i32, 0, ' ', Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '>' if before != '-' && before != '=' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        before = c;
    }
    parts.push(&list[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// The leaves of a `use` tree, each as one path.
fn spell_out(prefix: &str, tree: &str, leaves: &mut Vec<String>) {
    let tree = tree.trim();
    match tree.split_once('{') {
        Some((head, inner)) => {
            let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
            for part in split_outside_brackets(inner) {
                spell_out(&format!("{prefix}{head}"), part, leaves);
            }
        }
        None => leaves.push(format!(
            "{prefix}{}",
            tree.split(" as ").next().unwrap_or(tree)
        )),
    }
}

fn read(path: &str, text: &str) -> RustFile {
    RustFile::read(path, text)
}

#[test]
fn a_function_is_measured_from_its_name_to_its_closing_brace() {
    let text = "#[a]\nfn b<F: Fn(u8) -> u8>(\n    c: F,\n    d: HashMap<A, B>,\n) \
        -> [u8; 2] {\n    \
        e();\n    f()\n}\n";
    let file = read("src/x.rs", text);
    let function = &file.functions[0];
    assert_eq!(
        (function.name.as_str(), function.line, function.lines),
        ("b", 2, 7)
    );
    assert_eq!((function.parameters, function.body_lines), (2, 2));
    assert!(function.attributes.contains("#[a]"));
}

#[test]
fn declarations_and_function_types_are_no_functions() {
    let file = read(
        "src/x.rs",
        "trait A { fn b(&self); }\nstruct C { d: fn(u8) -> u8 }\n",
    );
    assert!(file.functions.is_empty());
}

#[test]
fn test_code_is_what_is_compiled_for_tests_only() {
    let text =
        "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n#[cfg(not(test))]\nfn c() {}\n";
    let file = read("src/x.rs", text);
    let tests: Vec<_> = file
        .functions
        .iter()
        .map(|f| (f.name.as_str(), f.is_test))
        .collect();
    assert_eq!(tests, [("a", false), ("b", true), ("c", false)]);
}

#[test]
fn a_test_module_in_its_own_file_is_test_code() {
    let files = [
        ("a/src/b.rs", "#[cfg(test)]\nmod tests;\n"),
        ("a/src/b/tests.rs", "fn c() {}\n"),
    ];
    let all = RustFile::all(files.into_iter());
    assert!(all[1].functions[0].is_test);
}

#[test]
fn paths_are_spelled_out_and_resolved() {
    let text = "use super::{oms::{Oms, wire as w}, view};\nfn a() { crate::clock::now(); }\n";
    let file = read("src-tauri/station/src/store/queue.rs", text);
    let paths: Vec<_> = file
        .paths()
        .into_iter()
        .map(|(_, path)| path.join("::"))
        .collect();
    for path in [
        "station::store::oms::Oms",
        "station::store::oms::wire",
        "station::clock::now",
    ] {
        assert!(
            paths.iter().any(|found| found == path),
            "{path} in {paths:?}"
        );
    }
}

#[test]
fn a_file_knows_its_module() {
    assert_eq!(module_of("src-tauri/oms-sim/src/lib.rs"), ["oms_sim"]);
    assert_eq!(
        module_of("src-tauri/src/ipc.rs"),
        ["packing_station", "ipc"]
    );
    assert_eq!(
        module_of("src-tauri/station/src/store/mod.rs"),
        ["station", "store"]
    );
}
