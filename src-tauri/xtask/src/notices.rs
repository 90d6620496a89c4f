//! The licences of what is inside the program, which have to go wherever it goes.
//!
//! Cargo and npm know what is built in and where it lies; the words are taken as they lie there.
//! What brings no file of its own is named with the licence that it claims.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::failure::{Failure, at};
use crate::project::Project;
use crate::shell;

/// Writes all of them into one file beside the program, and says where.
pub(crate) fn write(project: &Project) -> Result<PathBuf, Failure> {
    let mut parts = crates(project)?;
    parts.extend(scripts(project)?);
    let path = project.target.join("release").join("THIRD-PARTY.txt");
    fs::write(&path, text_of(&parts)?).map_err(at(&path))?;
    Ok(path)
}

/// Something of others' that is built in.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    licence: String,
    folder: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
    workspace_default_members: Vec<String>,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
    /// None for what is our own.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

impl Dependency {
    /// Neither for tests nor for a build script alone.
    fn is_built_in(&self) -> bool {
        self.dep_kinds.iter().any(|kind| kind.kind.is_none())
    }
}

fn crates(project: &Project) -> Result<BTreeSet<Part>, Failure> {
    let mut cargo = project.cargo();
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    cargo.args(["metadata", "--locked", "--format-version", "1"]);
    cargo.args(["--filter-platform", &target]);
    let what = "what `cargo metadata` prints".to_owned();
    serde_json::from_str(&shell::output_of(&mut cargo)?)
        .map(parts)
        .map_err(|source| Failure::Json { what, source })
}

fn parts(metadata: Metadata) -> BTreeSet<Part> {
    let nodes = metadata.resolve.nodes.iter();
    let nodes: HashMap<&str, &Node> = nodes.map(|node| (node.id.as_str(), node)).collect();
    let mut met = BTreeSet::new();
    let mut ahead: Vec<&str> = metadata
        .workspace_default_members
        .iter()
        .map(String::as_str)
        .collect();
    while let Some(id) = ahead.pop() {
        if let Some(node) = nodes.get(id).filter(|_| met.insert(id.to_owned())) {
            let inside = node.deps.iter().filter(|it| it.is_built_in());
            ahead.extend(inside.map(|it| it.pkg.as_str()));
        }
    }
    let others = metadata.packages.into_iter();
    let others = others.filter(|it| it.source.is_some() && met.contains(&it.id));
    others.map(Part::from).collect()
}

impl From<Package> for Part {
    fn from(package: Package) -> Self {
        Self {
            name: format!("{} {}", package.name, package.version),
            licence: package.license.unwrap_or_default(),
            folder: package.manifest_path.with_file_name(""),
        }
    }
}

fn scripts(project: &Project) -> Result<Vec<Part>, Failure> {
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
        #[serde(default)]
        license: String,
    }
    let mut npm = shell::npm();
    npm.args(["ls", "--omit=dev", "--all", "--parseable"]);
    let listed = shell::output_of(npm.current_dir(project.ui()))?;
    // The first line is the screen itself.
    let folders = listed.lines().skip(1).map(PathBuf::from);
    let read = |folder: PathBuf| {
        let path = folder.join("package.json");
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        let what = path.display().to_string();
        let package: Package =
            serde_json::from_str(&text).map_err(|source| Failure::Json { what, source })?;
        Ok(Part {
            name: format!("{} {}", package.name, package.version),
            licence: package.license,
            folder,
        })
    };
    folders.map(read).collect()
}

/// Each text once, under the names of all that it belongs to.
fn text_of(parts: &BTreeSet<Part>) -> Result<String, Failure> {
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut all = String::from("Packing Station contains the following work of others.\n\n");
    for part in parts {
        all += &format!("{}: {}\n", part.name, part.licence);
        for text in licences(&part.folder)? {
            texts.entry(text).or_default().push(&part.name);
        }
    }
    for (text, names) in texts {
        let rule = "-".repeat(72);
        all += &format!("\n{rule}\n{}\n\n{}\n", names.join(", "), text.trim());
    }
    Ok(all)
}

const FIRST_WORDS: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// Also those of fonts and tables that lie deeper in it.
fn licences(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            texts.extend(licences(&path)?);
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        if path.is_file() && FIRST_WORDS.iter().any(|word| name.starts_with(word)) {
            let bytes = fs::read(&path).map_err(at(&path))?;
            texts.push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_is_named_and_what_only_builds_or_tests_is_not() {
        let package = |name: &str, source: Option<&str>| {
            serde_json::json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT",
                "manifest_path": format!("/crates/{name}/Cargo.toml"), "source": source })
        };
        let needs = |id: &str, kind: Option<&str>| {
            let kind = serde_json::json!({ "kind": kind });
            serde_json::json!({ "pkg": id, "dep_kinds": [kind] })
        };
        let others = ["deep", "near", "builds", "tests", "elsewhere"];
        let mut packages: Vec<_> = others.map(|name| package(name, Some("registry"))).into();
        packages.push(package("ours", None));
        let direct = [
            needs("near", None),
            needs("builds", Some("build")),
            needs("tests", Some("dev")),
        ];
        let metadata = serde_json::json!({
            "workspace_default_members": ["ours"],
            "packages": packages,
            "resolve": { "nodes": [
                { "id": "ours", "deps": direct },
                { "id": "near", "deps": [needs("deep", None)] },
                { "id": "deep", "deps": [] },
            ] },
        });
        let parts = parts(serde_json::from_value(metadata).unwrap());
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["deep 1.0.0", "near 1.0.0"]);
        assert_eq!(parts.first().unwrap().folder, Path::new("/crates/deep/"));
    }

    #[test]
    fn a_text_that_many_share_stands_once_under_all_their_names() {
        let folder = std::env::temp_dir().join(format!("xtask-notices-{}", std::process::id()));
        let part = |name: &str, files: &[&str]| {
            let folder = folder.join(name);
            fs::create_dir_all(folder.join("fonts")).unwrap();
            for file in files {
                fs::write(folder.join(file), format!("words of {}", &file[..7])).unwrap();
            }
            Part {
                name: name.into(),
                licence: "MIT".into(),
                folder,
            }
        };
        let parts = [
            part("a", &["LICENSE-MIT"]),
            part("b", &["LICENSE", "readme.md"]),
            part("c", &["fonts/LICENSE_FOXIT"]),
        ];
        let text = text_of(&parts.into_iter().collect());
        fs::remove_dir_all(&folder).unwrap();
        let text = text.unwrap();
        assert!(text.contains("a: MIT\nb: MIT\nc: MIT\n"), "{text}");
        assert!(text.contains("\na, b\n\nwords of LICENSE\n"), "{text}");
        assert!(text.contains("\nc\n\nwords of fonts/L\n"), "{text}");
        assert_eq!(text.matches("words of").count(), 2, "{text}");
    }
}
