//! `cargo xtask bench paper`: a label beside what others need for the same one.
//!
//! They get the finished layout and only write it down, each in a process that has started before
//! the clock does; ours lays out, shapes and encodes as well.

use std::process::Command;

use crate::failure::{Failure, at};
use crate::paper_tools;
use crate::project::Project;
use crate::shell;

const ROUNDS: &str = "100";
/// Of the fastest of the others.
const GOAL_TIMES: f64 = 0.6;
const OTHERS: [&str; 4] = ["reportlab", "typst", "pdfkit", "weasyprint"];

pub(super) fn bench(project: &Project) -> Result<(), Failure> {
    paper_tools::install(project)?;
    let tools = paper_tools::install_peers(project)?;
    let folder = project.notes()?.join("bench-paper");
    std::fs::create_dir_all(&folder).map_err(at(&folder))?;
    let mut ours = project.cargo();
    ours.args(["run", "--quiet", "--release", "--package", "paper"]);
    ours.args(["--example", "bench", "--"]).arg(&folder);
    let mut said = shell::output_of(&mut ours)?;
    let (content, fonts) = (folder.join("label.json"), project.root.join("assets/fonts"));
    let peers = project.root.join("tests/paper/peers");
    for (program, script) in [
        (tools.join("venv/bin/python"), peers.join("peers.py")),
        ("node".into(), peers.join("pdfkit.mjs")),
    ] {
        let mut command = Command::new(program);
        command.arg(script).args([&content, &fonts]).arg(ROUNDS);
        said += &shell::output_of(command.env("PAPER_TOOLS", &tools))?;
    }
    print!("{said}{}", verdict(&said));
    Ok(())
}

fn figure(said: &str, name: &str) -> Option<f64> {
    let line = said.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().parse().ok()
}

fn verdict(said: &str) -> String {
    let times = OTHERS.map(|other| figure(said, &format!("{other}-pdf-latin-ms ")));
    let fastest = times.into_iter().flatten().fold(f64::INFINITY, f64::min);
    let ours = figure(said, "ours-pdf-latin-ms ").unwrap_or(f64::INFINITY);
    let share = ours / fastest;
    let word = if share <= GOAL_TIMES { "met" } else { "missed" };
    format!("{share:.2} of the fastest other (goal {GOAL_TIMES}: {word})\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fastest_of_the_others_is_what_counts() {
        let said = "ours-pdf-latin-ms 1.5\ntypst-pdf-latin-ms 3.0\nreportlab-pdf-latin-ms 6\n";
        assert_eq!(verdict(said), "0.50 of the fastest other (goal 0.6: met)\n");
        let slow = said.replace("1.5", "2.1");
        assert!(verdict(&slow).starts_with("0.70") && verdict(&slow).contains("missed"));
        assert!(verdict("").contains("missed"));
    }
}
