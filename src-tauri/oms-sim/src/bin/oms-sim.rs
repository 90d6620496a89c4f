//! `oms-sim`: the simulated OMS on its own, for development and trying things by hand.
// A program for a terminal: its answer and its one line of complaint are printed.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::ffi::OsString;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use oms_sim::{Fault, Labels, Mix, Options, Sim};

const USAGE: &str = "\
Usage: oms-sim [options]

  --port N           port on 127.0.0.1 (default 8085; 0 takes any)
  --seed N           seed of the shop (default 1)
  --packages N       how many packages there are in all (default 37)
  --token T          the desk's token (default: a random one, printed)
  --admin-token T    token for /_admin/ (default: a random one, printed)
  --awb-delay-ms N   how long a carrier takes to issue a number (default 3000)
  --labels           offer label files of the OMS's own
  --faults NAME[=P]  a fault, always or with probability P; repeatable
  --live             new orders come in, some are cancelled
  --help             this text
";
/// A bad command line, as is usual.
const EXIT_USAGE: u8 = 2;

enum Wish {
    Help,
    Run(Options, Vec<Fault>),
}

fn main() -> ExitCode {
    match read(std::env::args_os().skip(1)) {
        Ok(Wish::Help) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Ok(Wish::Run(options, faults)) => run(options, &faults),
        Err(complaint) => {
            eprintln!("oms-sim: {complaint} (see --help)");
            ExitCode::from(EXIT_USAGE)
        }
    }
}

fn read(args: impl Iterator<Item = OsString>) -> Result<Wish, lexopt::Error> {
    let mut options = Options {
        port: 8085,
        ..Options::default()
    };
    let mut faults = Vec::new();
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("port") => options.port = parser.value()?.parse()?,
            Arg::Long("seed") => options.seed = parser.value()?.parse()?,
            Arg::Long("packages") => options.packages = Mix::total(count(&mut parser)?),
            Arg::Long("token") => options.token = Some(parser.value()?.string()?),
            Arg::Long("admin-token") => options.admin_token = Some(parser.value()?.string()?),
            Arg::Long("awb-delay-ms") => options.awb_delay_ms = parser.value()?.parse()?,
            Arg::Long("labels") => options.labels = Labels::Url,
            Arg::Long("faults") => faults.push(fault(&parser.value()?.string()?)?),
            Arg::Long("live") => options.live = true,
            Arg::Long("help") | Arg::Short('h') => return Ok(Wish::Help),
            Arg::Short(_) | Arg::Long(_) | Arg::Value(_) => return Err(arg.unexpected()),
        }
    }
    Ok(Wish::Run(options, faults))
}

/// As many as the simulator is built for.
const PACKAGES_MAX: usize = 100_000;

fn count(parser: &mut Parser) -> Result<usize, lexopt::Error> {
    match parser.value()?.parse()? {
        count @ 1..=PACKAGES_MAX => Ok(count),
        _ => Err(format!("--packages takes 1 to {PACKAGES_MAX}").into()),
    }
}

fn fault(text: &str) -> Result<Fault, lexopt::Error> {
    let (name, probability) = match text.split_once('=') {
        None => return Ok(Fault::named(text).map_err(|e| e.to_string())?),
        Some(parts) => parts,
    };
    let fault = Fault::named(name).map_err(|e| e.to_string())?;
    match probability.parse() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(fault.chance(p)),
        _ => Err(format!("the probability of {name} must be from 0 to 1").into()),
    }
}

fn run(options: Options, faults: &[Fault]) -> ExitCode {
    match oms_sim::start(options) {
        Ok(sim) => {
            faults.iter().for_each(|fault| sim.fault(*fault));
            introduce(&sim);
            loop {
                std::thread::park();
            }
        }
        Err(trouble) => {
            let cause = std::error::Error::source(&trouble).map(|cause| format!(": {cause}"));
            eprintln!("oms-sim: {trouble}{}", cause.unwrap_or_default());
            ExitCode::FAILURE
        }
    }
}

fn introduce(sim: &Sim) {
    println!("url          {}", sim.url());
    println!("token        {}", sim.token());
    println!("admin-token  {}", sim.admin_token());
    println!("erp-code     {}", sim.erp_code());
    println!("packages     {}", sim.package_ids().len());
}
