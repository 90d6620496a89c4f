//! `stationctl`: the same station without its window, for IT and support.
//!
//! It calls `Station` alone and knows neither disk nor network. It opens, does one errand, says
//! what came of it, and ends with a code that a script can read. Answers go to standard output, all
//! else to standard error; what people read comes from the words of the terminal's language.

// Cargo takes a file of `bin/` for a program of its own, so the parts are in a folder, named one by
// one.
#[path = "stationctl/acts.rs"]
mod acts;
#[path = "stationctl/args.rs"]
mod args;
#[path = "stationctl/doctor.rs"]
mod doctor;
#[path = "stationctl/errands.rs"]
mod errands;
#[path = "stationctl/failure.rs"]
mod failure;
#[path = "stationctl/inputs.rs"]
mod inputs;
#[path = "stationctl/kept.rs"]
mod kept;
#[path = "stationctl/keys.rs"]
mod keys;
#[path = "stationctl/printing.rs"]
mod printing;
#[path = "stationctl/setup.rs"]
mod setup;
#[path = "stationctl/sync.rs"]
mod sync;
#[path = "stationctl/table.rs"]
mod table;
#[path = "stationctl/terminal.rs"]
mod terminal;
#[path = "stationctl/text.rs"]
mod text;
#[path = "stationctl/token.rs"]
mod token;

use std::process::ExitCode;

use args::Asked;
use failure::Failure;
use terminal::Terminal;

fn main() -> ExitCode {
    station::logs::begin();
    let mut terminal = Terminal::of_env();
    match run(&mut terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal.complain(&failure);
            failure.exit.into()
        }
    }
}

fn run(terminal: &mut Terminal) -> Result<(), Failure> {
    // A wrong command line is told in the form that was asked for, too.
    terminal.json = std::env::args_os().any(|arg| arg == "--json");
    match args::parse(std::env::args_os().skip(1))? {
        Asked::Help => terminal.say("cli-usage", &[]),
        Asked::Version => terminal.line(concat!("stationctl ", env!("CARGO_PKG_VERSION"))),
        Asked::Do(line) => {
            terminal.json = line.json;
            errands::run(&line, terminal)
        }
    }
}
