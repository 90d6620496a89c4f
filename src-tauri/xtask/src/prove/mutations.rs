//! `cargo xtask prove mutations`: every small change to the rules turns a test red.
//!
//! Where `mutants` takes whole rules away, cargo-mutants (which has to be installed) changes one
//! operator, one match arm or one answer at a time, in the files in which a mistake would lie to a
//! packer. What it may leave alone, and why, stands in `.cargo/mutants.toml`.

use crate::failure::Failure;
use crate::project::Project;
use crate::shell;

/// Each crate with its files in question, and the tests that must see it.
const IN_QUESTION: [(&str, &[&str], &str); 2] = [
    (
        "packing",
        &[
            "src-tauri/packing/src/delivery.rs",
            "src-tauri/packing/src/verdict.rs",
            "src-tauri/packing/src/judge.rs",
            "src-tauri/packing/src/decide.rs",
        ],
        "",
    ),
    (
        "station",
        &["src-tauri/station/src/oms/http/outcome.rs"],
        "oms::http::",
    ),
];
/// A change may make an endless loop of it; the tests take seconds.
const TIMEOUT_S: &str = "120";

pub(crate) fn prove(project: &Project) -> Result<(), Failure> {
    if shell::on_path(&["cargo-mutants"]).is_none() {
        return Err(Failure::ByHand(
            "cargo install --locked cargo-mutants".into(),
        ));
    }
    for (package, files, tests) in IN_QUESTION {
        let mut cargo = project.cargo();
        cargo.args(["mutants", "--package", package, "--timeout", TIMEOUT_S]);
        cargo.args(files.iter().flat_map(|file| ["--file", file]));
        cargo.arg("--output").arg(project.target.join(package));
        // Told to cargo itself, and not only to the tests: else every program of the crate is built
        // anew for each change.
        cargo.args(["--no-shuffle", "--cargo-arg=--lib"]);
        if !tests.is_empty() {
            cargo.args(["--", tests]);
        }
        // The copies that it builds have a target folder of their own.
        shell::run(cargo.env_remove("CARGO_TARGET_DIR"))?;
    }
    Ok(())
}
