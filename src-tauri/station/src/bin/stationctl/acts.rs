//! What is done in somebody's name. Each is saved on this desk's disk and sent by the next sync.

use std::fs;
use std::path::Path;

use station::Station;
use station::error::{Problem, ProblemKey};
use station::view::PaperView;

use crate::args::{Act, Said};
use crate::errands::{Meant, find};
use crate::failure::{Exit, Failure};
use crate::terminal::Terminal;
use crate::{inputs, printing, text};

pub(crate) fn run(
    station: &Station,
    who: &str,
    (act, terminal): (&Act, &Terminal),
) -> Result<(), Failure> {
    sign_in(station, who)?;
    match act {
        Act::Pack(number) => pack(station, number, terminal),
        Act::Ship(number) => ship(station, number, terminal),
        Act::Label { number, out } => {
            let paper = label(station, number, out.as_deref())?;
            terminal.answer(&paper, |words| text::paper(words, &paper))
        }
        Act::Command { number, name, said } => command(station, number, (name, said, terminal)),
        Act::PutDown { number, place } => {
            let Meant { row, .. } = find(station, number)?;
            station.put_down(row.id, place)?;
            let package = station.package(row.id)?;
            terminal.answer(&package, |words| text::package(words, &package))
        }
        Act::Rebind => {
            let rebound = station.rebind()?;
            let count = rebound.commands.to_string();
            terminal.answer(&rebound, |words| {
                words.say("cli-rebound", &[("count", &count)])
            })
        }
        Act::GoOn => {
            station.go_on()?;
            what_is_left(station, terminal)
        }
        Act::Print(sheet) => printing::print(station, sheet, terminal),
        Act::Reprint(number, why) => printing::reprint(station, number, (*why, terminal)),
        Act::Say(print, word) => printing::say(station, print, (*word, terminal)),
        Act::Printer(act) => printing::printer(station, act, terminal),
        Act::Withdraw(command) => {
            station.withdraw(command)?;
            what_is_left(station, terminal)
        }
        Act::Answer(command, answer) => {
            station.answer(command, None, *answer)?;
            what_is_left(station, terminal)
        }
    }
}

/// A name that nobody has here is more likely misspelt than new.
fn sign_in(station: &Station, who: &str) -> Result<(), Failure> {
    let who = who.split_whitespace().collect::<Vec<_>>().join(" ");
    let packers = station.packers()?;
    if packers.is_empty() {
        return Err(Exit::Failed.saying("cli-no-packers"));
    }
    match packers.iter().find(|packer| packer.name == who) {
        Some(packer) => Ok(station.sign_in(packer.id)?),
        None => {
            let known: Vec<&str> = packers.iter().map(|packer| packer.name.as_str()).collect();
            let unknown = Exit::Failed.saying("cli-unknown-packer").with("name", who);
            Err(unknown.with("known", known.join(", ")))
        }
    }
}

fn pack(station: &Station, number: &str, terminal: &Terminal) -> Result<(), Failure> {
    let Meant { row, .. } = find(station, number)?;
    let saved = station.mark_packed(row.id)?;
    terminal.answer(&saved, |words| {
        words.say("cli-saved", &[("number", &row.number)])
    })
}

/// To its own carrier, whichever that is.
fn ship(station: &Station, number: &str, terminal: &Terminal) -> Result<(), Failure> {
    let Meant {
        row,
        by_stale_label,
    } = find(station, number)?;
    if by_stale_label {
        return Err(Exit::Failed.saying("cli-stale-label"));
    }
    let carrier = row.carrier.as_deref().unwrap_or_default();
    let handover = station.hand_over(carrier, &[row.id])?;
    match handover.refused.first() {
        Some(refused) => Err(refused.problem.clone().into()),
        None => terminal.answer(&handover, |words| {
            words.say("cli-saved", &[("number", &row.number)])
        }),
    }
}

/// Any documented act: our own rules answer before anything is saved.
fn command(
    station: &Station,
    number: &str,
    (name, said, terminal): (&str, &[Said], &Terminal),
) -> Result<(), Failure> {
    let Meant { row, .. } = find(station, number)?;
    let actions = station.actions(row.id)?;
    let act = inputs::named(&actions, name)?;
    let saved = station.act(row.id, inputs::read(&actions, (act, name), said)?)?;
    terminal.answer(&saved, |words| {
        words.say("cli-saved", &[("number", &row.number)])
    })
}

/// The station keeps its own copy in any case; `out` is one more.
fn label(station: &Station, number: &str, out: Option<&Path>) -> Result<PaperView, Failure> {
    let id = find(station, number)?.row.id;
    let mut paper = station.draw_label(id)?;
    if let Some(out) = out {
        let bytes = station.label_bytes(id)?.unwrap_or_default();
        let not_saved = |_| {
            let problem = Problem::of(ProblemKey::LabelNotSaved);
            problem.with("path", out.display())
        };
        save(out, &bytes).map_err(not_saved)?;
        paper.path = out.display().to_string();
    }
    Ok(paper)
}

/// Whole or not at all: half a PDF may still print.
fn save(out: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut part = out.as_os_str().to_owned();
    part.push(".part");
    let saved = fs::write(&part, bytes).and_then(|()| fs::rename(&part, out));
    if saved.is_err() {
        let _ = fs::remove_file(&part);
    }
    saved
}

fn what_is_left(station: &Station, terminal: &Terminal) -> Result<(), Failure> {
    let queue = station.queue()?;
    terminal.answer(&queue, |words| text::queue(words, &queue))
}
