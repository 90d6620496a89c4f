//! Which steps there are, in the order in which they run: quick ones first, so that a slip shows
//! before the long builds.

use std::ffi::OsString;
use std::process::Command;

use super::rust::{Manner, Runner};
use super::step::{Counting, Step, Work};
use super::unchanged::{self, Inputs};
use crate::failure::Failure;
use crate::need::{self, Need};
use crate::node;
use crate::project::{Project, WINDOW_CRATE, WINDOW_TEST};

/// Everything that CI runs.
pub(super) fn all(project: &Project, missing: &[&Need]) -> Result<Vec<Step>, Failure> {
    Ok(vec![
        rustfmt(project),
        rustfmt_of_hello(project),
        npm("prettier", project, "format"),
        npm("eslint", project, "lint"),
        npm("svelte-check", project, "check"),
        // Tauri's own code generation reads ui/dist, so it stands before all that compiles it.
        screen(project),
        vitest(project)?,
        clippy("clippy", project, &["--workspace", "--all-targets"]),
        rust_tests(project),
        playwright(project, missing)?,
        window_tests(project, missing),
    ])
}

/// The inner loop: nothing that links WebKit or opens a browser, no test that takes seconds, and
/// nothing again that has passed with the files as they are.
pub(super) fn fast(project: &Project) -> Result<Vec<Step>, Failure> {
    // One choice for all: with another, cargo may build what they need anew.
    let all = packages(project, &[WINDOW_CRATE]);
    let tools = unchanged::tools();
    // Its tests take the longest to run, and it builds on no other crate.
    let paper = Inputs::of(project, "tests of paper", &tools, &PAPER)?;
    let tested = match paper.have_passed() {
        true => packages(project, &[WINDOW_CRATE, "paper"]),
        false => all.clone(),
    };
    let quick = Manner {
        together: true,
        ..Manner::default()
    };
    let short = Manner {
        without: &LONG,
        ..quick
    };
    let rules = [&all[..], &["--test", "tidy"]].concat();
    // With a test among them, the crates that only tests need have a say in the features as well.
    let product = [&all[..], &["--lib", "--bins", "--test", "tidy"]].concat();
    let tests = [&all[..], &["--all-targets"]].concat();
    let units = [&tested[..], &["--lib", "--bins"]].concat();
    let steps = [
        (rustfmt(project), &RUST[..]),
        (npm("svelte-check", project, "check"), &["ui"]),
        (vitest(project)?, &["ui", "assets"]),
        (clippy("clippy", project, &product), &RUST),
        (clippy("clippy of tests", project, &tests), &TESTS),
        (rust("tidy", project, &rules, quick), &ALL),
        (
            rust("unit tests", project, &units, short).proving(paper),
            &RUST,
        ),
    ];
    let due = |(step, paths): (Step, &[&str])| step.unless_unchanged(project, &tools, paths);
    steps.into_iter().map(due).collect()
}

/// All of the workspace but these.
fn packages<'a>(project: &'a Project, without: &[&str]) -> Vec<&'a str> {
    let crates = project.crates.iter().map(|krate| krate.name.as_str());
    let chosen = crates.filter(|name| !without.contains(name));
    chosen.flat_map(|name| ["--package", name]).collect()
}

/// What the rules of the house read.
const ALL: [&str; 1] = [""];

/// What the unit tests are made of and read, and how all of Rust is checked.
const RUST: [&str; 9] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "assets",
    "clippy.toml",
    "rustfmt.toml",
    "src-tauri",
    "tests",
    "ui/src/backend/bindings.ts",
];

/// Three times as much as the product itself to look at, for who changes a line of that.
const TESTS: [&str; 2] = ["src-tauri/oms-sim/tests", "tests"];

/// What paper and its unit tests are made of.
const PAPER: [&str; 5] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "assets",
    "src-tauri/paper",
];

/// Unit tests that take longer than all others together: they draw pages, or do the same a hundred
/// times on a disk.
const LONG: [&str; 11] = [
    "a13_whichever_page_is_damaged_all_that_was_saved_comes_back",
    "the_black_box_stays_small_and_holds_nobodys_name",
    "p2_no_crash_and_no_cut_answer_prints_twice_without_a_persons_word_or_forgets_a_print",
    "a14_damage_met_while_reading_heals_too",
    "the_shops_own_document_is_printed_as_it_came_and_an_invoice_takes_its_place",
    "a_paper_for_people_needs_no_code_and_keeps_its_very_bytes",
    "a_pdf_becomes_the_very_dots_that_it_was_drawn_for",
    "a_printer_that_speaks_the_files_language_gets_its_very_bytes",
    "a_hundred_thousand_packages_are_each_found_by_their_id",
    "a_process_left_behind_does_not_hold_up_the_checks",
    "each_rule_has_a_patch_that_applies_and_names_who_sees_it",
];

/// All Rust tests except the window's.
pub(super) fn rust_tests(project: &Project) -> Step {
    let mut choice = vec!["--workspace", "--lib", "--bins"];
    choice.extend(
        project
            .integration_tests()
            .iter()
            .flat_map(|name| ["--test", name]),
    );
    let manner = Manner {
        locked: in_ci(),
        ..Manner::default()
    };
    rust("rust tests", project, &choice, manner)
}

fn window_tests(project: &Project, missing: &[&Need]) -> Step {
    let name = "window tests";
    if !cfg!(target_os = "linux") {
        let why = "the window is driven through WebKitWebDriver, which only Linux has";
        return Step {
            name,
            work: Work::Skip { why },
        };
    }
    let needed: Vec<&Need> = missing
        .iter()
        .filter(|need| [need::XVFB, need::WEBDRIVER].contains(need))
        .copied()
        .collect();
    if !needed.is_empty() {
        return blocked(name, &needed);
    }
    // Each window brings three processes of WebKit's, which leave two cores no room for a second.
    let manner = Manner {
        locked: in_ci(),
        in_turn: true,
        ..Manner::default()
    };
    rust(
        name,
        project,
        &["--workspace", "--test", WINDOW_TEST],
        manner,
    )
}

fn playwright(project: &Project, missing: &[&Need]) -> Result<Step, Failure> {
    let name = "playwright";
    let report = project.notes()?.join("playwright.json");
    let Some(browser) = need::browser() else {
        let needed: Vec<&Need> = missing
            .iter()
            .filter(|need| ***need == need::BROWSER)
            .copied()
            .collect();
        return Ok(blocked(name, &needed));
    };
    let mut command = npm_script(project, "e2e", &["--reporter=list,json".into()]);
    command
        .env("CHROMIUM_PATH", browser)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    Ok(Step::of(name, command, Counting::Playwright { report }))
}

/// A rewritten `ui/dist` makes cargo build the window again, so it is left alone where it can be.
fn screen(project: &Project) -> Step {
    let name = "screen build";
    if node::screen_is_built(project) {
        return Step {
            name,
            work: Work::Done,
        };
    }
    let command = npm_script(project, "build", &[]);
    Step::of(name, command, Counting::Screen)
}

fn vitest(project: &Project) -> Result<Step, Failure> {
    let report = project.notes()?.join("vitest.json");
    let mut output: OsString = "--outputFile.json=".into();
    output.push(&report);
    let args = [
        "--reporter=default".into(),
        "--reporter=json".into(),
        output,
    ];
    let command = npm_script(project, "test", &args);
    Ok(Step::of("vitest", command, Counting::Vitest { report }))
}

fn rustfmt(project: &Project) -> Step {
    let mut command = project.cargo();
    command.args(["fmt", "--all", "--check", "--", "--color", "never"]);
    as_one("rustfmt", command)
}

/// The hello world is a workspace of its own, which the first rustfmt does not see.
fn rustfmt_of_hello(project: &Project) -> Step {
    let mut command = project.cargo();
    command.args(["fmt", "--check", "--manifest-path"]);
    command
        .arg(project.hello().join("Cargo.toml"))
        .args(["--", "--color", "never"]);
    as_one("rustfmt of the hello world", command)
}

fn clippy(name: &'static str, project: &Project, choice: &[&str]) -> Step {
    let mut command = project.cargo();
    command.arg("clippy").args(choice);
    if in_ci() {
        command.arg("--locked");
    }
    command.args(["--", "-D", "warnings"]);
    as_one(name, command)
}

fn rust(name: &'static str, project: &Project, choice: &[&str], manner: Manner) -> Step {
    let runner = match manner.together {
        true => Runner::Cargo,
        false => Runner::installed(),
    };
    let command = runner.command(project, choice, manner);
    Step::of(name, command, Counting::Rust { runner })
}

fn npm(name: &'static str, project: &Project, script: &str) -> Step {
    as_one(name, npm_script(project, script, &[]))
}

fn npm_script(project: &Project, script: &str, args: &[OsString]) -> Command {
    let mut npm = project.npm();
    npm.args(["run", "--silent", script, "--"]).args(args);
    npm
}

fn as_one(name: &'static str, command: Command) -> Step {
    Step::of(name, command, Counting::AsOne)
}

fn blocked(name: &'static str, needed: &[&Need]) -> Step {
    Step {
        name,
        work: Work::Blocked {
            why: need::by_hand(needed),
        },
    }
}

/// CI sets CI=true; there, the lock file must be current.
pub(super) fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| value == "true")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn sources(folder: &Path) -> String {
        let inside = std::fs::read_dir(folder).unwrap();
        let texts = inside.map(|entry| match entry.unwrap().path() {
            path if path.is_dir() => sources(&path),
            path => std::fs::read_to_string(path).unwrap_or_default(),
        });
        texts.collect()
    }

    #[test]
    fn each_test_that_the_inner_loop_leaves_out_is_there() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let text = sources(crates);
        for name in LONG {
            assert!(text.contains(&format!("fn {name}() {{")), "{name}");
        }
    }
}
