//! `cargo xtask bench paper`: a label beside what others need for the same one.
//!
//! They get the finished layout and only write it down, each in a process that has started before
//! the clock does; ours lays out, shapes and encodes as well. And how long a packer waits: from the
//! scan that completes a package until the printer has its label.

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
    // What took minutes is told before the next part can fail.
    print!("{said}");
    let printed = at_the_printer(project)?;
    said += &printed;
    print!("{printed}{}", verdict(&said));
    Ok(())
}

#[derive(serde::Deserialize)]
struct Measured {
    ours: Vec<f64>,
    floor: Vec<f64>,
}

/// On a real station: from the scan that completes a package to the printer's yes.
fn at_the_printer(project: &Project) -> Result<String, Failure> {
    let mut speed = project.cargo();
    speed.args(["run", "--quiet", "--release", "--package", "station"]);
    speed.args(["--example", "speed", "--", "print"]);
    let text = shell::output_of(&mut speed)?;
    let rows: Vec<Measured> = serde_json::from_str(&text).map_err(|source| Failure::Json {
        what: "what the station's bench says".into(),
        source,
    })?;
    let mut said = String::new();
    for mut row in rows {
        for (name, times) in [("ours", &mut row.ours), ("floor", &mut row.floor)] {
            times.sort_by(f64::total_cmp);
            let middle = times.get(times.len() / 2).copied().unwrap_or(f64::INFINITY);
            let slowest = times.last().copied().unwrap_or(f64::INFINITY);
            said += &format!("{name}-scan-to-printer-ms {middle:.3}\n");
            said += &format!("{name}-scan-to-printer-slowest-ms {slowest:.3}\n");
        }
    }
    Ok(said)
}

fn figure(said: &str, name: &str) -> Option<f64> {
    let line = said.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().parse().ok()
}

/// A figure of ours that is a promise by itself.
const AT_MOST: [(&str, f64); 3] = [
    ("ours-pdf-latin-bytes ", 15_000.0),
    ("ours-pdf-arabic-bytes ", 24_000.0),
    ("ours-scan-to-printer-ms ", 100.0),
];

fn verdict(said: &str) -> String {
    let times = OTHERS.map(|other| figure(said, &format!("{other}-pdf-latin-ms ")));
    let fastest = times.into_iter().flatten().fold(f64::INFINITY, f64::min);
    let ours = figure(said, "ours-pdf-latin-ms ").unwrap_or(f64::INFINITY);
    let share = ours / fastest;
    let word = |is_met: bool| if is_met { "met" } else { "missed" };
    let is_met = word(share <= GOAL_TIMES);
    let mut verdict = format!("{share:.2} of the fastest other (goal {GOAL_TIMES}: {is_met})\n");
    for (name, most) in AT_MOST {
        let value = figure(said, name).unwrap_or(f64::INFINITY);
        let is_met = word(value <= most);
        verdict += &format!("{name}{value} (goal {most}: {is_met})\n");
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fastest_of_the_others_is_what_counts() {
        let said = "ours-pdf-latin-ms 1.5\ntypst-pdf-latin-ms 3.0\nreportlab-pdf-latin-ms 6\n";
        let first = |said: &str| verdict(said).lines().next().map(str::to_owned);
        let met = "0.50 of the fastest other (goal 0.6: met)";
        assert_eq!(first(said).as_deref(), Some(met));
        let slow = said.replace("1.5", "2.1");
        assert!(verdict(&slow).starts_with("0.70") && verdict(&slow).contains("missed"));
        assert!(
            !verdict("").contains("met)"),
            "what was not measured is not met"
        );
    }

    #[test]
    fn sizes_and_the_time_to_the_printer_have_goals_of_their_own() {
        let said = "ours-pdf-latin-bytes 14000\nours-scan-to-printer-ms 120\n";
        let verdict = verdict(said);
        assert!(
            verdict.contains("bytes 14000 (goal 15000: met)"),
            "{verdict}"
        );
        assert!(verdict.contains("ms 120 (goal 100: missed)"), "{verdict}");
    }
}
