//! `oms-sim`: the simulated OMS on its own, for development and trying things by hand.
// A program for a terminal: its answer and its one line of complaint are printed.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use oms_sim::{Fault, LabelFormat, Labels, Login, Mix, Options, Sim, Strict};

const USAGE: &str = "\
Usage: oms-sim [options]

  --port N           port on 127.0.0.1 (default 8085; 0 takes any)
  --seed N           seed of the shop (default 1)
  --packages N       how many packages there are in all (default 37)
  --open N           how many of them wait to be packed, the rest delivered
  --token T          the desk's token (default: a random one, printed)
  --admin-token T    token for /_admin/ (default: a random one, printed)
  --awb-delay-ms N   how long a carrier takes to issue a number (default 3000)
  --labels[=KIND]    offer label files of the OMS's own: url, object or base64
  --label-format F   pdf, png, zpl or html (default pdf)
  --login NAME:PASS  who may sign in for a key
  --faults WHAT      NAME or NAME=PROBABILITY, or a file with a schedule; repeatable
  --strict NAME=VALUE  how to read a contradiction of the documents; repeatable
  --max-quota N      open packages a store may have when planning looks at quotas
  --secure           speak TLS and print the certificate to trust; where it was built with tls
  --live             new orders come in, some are cancelled, colleagues pack and ship
  --list             every fault and every setting by name
  --help             this text

Exit codes: 0 done, 1 it cannot serve (the port is taken, say), 2 a wrong command line.
";
/// A bad command line, as is usual.
const EXIT_USAGE: u8 = 2;

/// A colleague does something about as often as two customers order.
const FULFIL_EVERY_MS: u32 = 40_000;

enum Wish {
    Help,
    List,
    Run(Box<Options>, Vec<Fault>),
}

fn main() -> ExitCode {
    match read(std::env::args_os().skip(1)) {
        Ok(Wish::Help) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Ok(Wish::List) => {
            list();
            ExitCode::SUCCESS
        }
        Ok(Wish::Run(options, faults)) => run(*options, &faults),
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
    let (mut total, mut open) = (None, None);
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("port") => options.port = parser.value()?.parse()?,
            Arg::Long("seed") => options.seed = parser.value()?.parse()?,
            Arg::Long("packages") => total = Some(count(&mut parser, "--packages")?),
            Arg::Long("open") => open = Some(count(&mut parser, "--open")?),
            Arg::Long("token") => options.token = Some(parser.value()?.string()?),
            Arg::Long("admin-token") => options.admin_token = Some(parser.value()?.string()?),
            Arg::Long("awb-delay-ms") => options.awb_delay_ms = parser.value()?.parse()?,
            Arg::Long("labels") => options.labels = labels(&mut parser)?,
            Arg::Long("label-format") => options.label_format = label_format(&mut parser)?,
            Arg::Long("login") => options.login = Some(login(&parser.value()?.string()?)?),
            Arg::Long("faults") => faults.extend(read_faults(&parser.value()?.string()?)?),
            Arg::Long("strict") => options.strict = strict(options.strict, &mut parser)?,
            Arg::Long("max-quota") => options.max_quota = Some(parser.value()?.parse()?),
            #[cfg(feature = "tls")]
            Arg::Long("secure") => options.secure = true,
            Arg::Long("live") => {
                options.live = true;
                options.fulfil_every_ms = FULFIL_EVERY_MS;
            }
            Arg::Long("list") => return Ok(Wish::List),
            Arg::Long("help") | Arg::Short('h') => return Ok(Wish::Help),
            Arg::Short(_) | Arg::Long(_) | Arg::Value(_) => return Err(arg.unexpected()),
        }
    }
    options.packages = mix(total, open);
    Ok(Wish::Run(Box::new(options), faults))
}

/// As many as the simulator is built for.
const PACKAGES_MAX: usize = 100_000;

fn count(parser: &mut Parser, option: &str) -> Result<usize, lexopt::Error> {
    match parser.value()?.parse()? {
        count @ 1..=PACKAGES_MAX => Ok(count),
        _ => Err(format!("{option} takes 1 to {PACKAGES_MAX}").into()),
    }
}

fn mix(total: Option<usize>, open: Option<usize>) -> Mix {
    match (total, open) {
        (None, None) => Mix::default(),
        (Some(total), None) => Mix::total(total),
        (total, Some(open)) => Mix::open_of(open, total.unwrap_or(open).max(open)),
    }
}

fn labels(parser: &mut Parser) -> Result<Labels, lexopt::Error> {
    let Some(kind) = parser.optional_value() else {
        return Ok(Labels::Url);
    };
    match kind.string()?.as_str() {
        "url" => Ok(Labels::Url),
        "object" => Ok(Labels::Object),
        "base64" => Ok(Labels::Base64),
        other => Err(format!("--labels takes url, object or base64, not {other:?}").into()),
    }
}

fn label_format(parser: &mut Parser) -> Result<LabelFormat, lexopt::Error> {
    match parser.value()?.string()?.as_str() {
        "pdf" => Ok(LabelFormat::Pdf),
        "png" => Ok(LabelFormat::Png),
        "zpl" => Ok(LabelFormat::Zpl),
        "html" => Ok(LabelFormat::Html),
        other => Err(format!("--label-format takes pdf, png, zpl or html, not {other:?}").into()),
    }
}

fn login(text: &str) -> Result<Login, lexopt::Error> {
    let (name, password) = text
        .split_once(':')
        .ok_or_else(|| "--login takes NAME:PASSWORD".to_owned())?;
    Ok(Login {
        name: name.to_owned(),
        password: password.to_owned(),
    })
}

fn strict(strict: Strict, parser: &mut Parser) -> Result<Strict, lexopt::Error> {
    let set = strict.with_written(&parser.value()?.string()?);
    set.map_err(|unknown| unknown.to_string().into())
}

/// A fault by its name, or every line of a schedule.
fn read_faults(what: &str) -> Result<Vec<Fault>, lexopt::Error> {
    if !Path::new(what).is_file() {
        let fault = Fault::written(what).map_err(|e| e.to_string())?;
        return Ok(vec![fault]);
    }
    let text = std::fs::read_to_string(what).map_err(|e| format!("{what}: {e}"))?;
    Ok(oms_sim::read_schedule(&text).map_err(|e| format!("{what}: {e}"))?)
}

fn list() {
    println!("--faults");
    for name in oms_sim::fault_names() {
        println!("  {name}");
    }
    println!("--strict, the first value being the default");
    for setting in oms_sim::strict::ALL {
        println!("  {:<24} {}", setting.name, setting.values.join(" | "));
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
    #[cfg(feature = "tls")]
    if let Some(pem) = sim.authority() {
        print!("{pem}");
    }
}
