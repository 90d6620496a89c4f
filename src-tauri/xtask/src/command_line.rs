//! What may be typed after `cargo xtask`, parsed into one value before anything is done.
//!
//! Nothing here touches the machine, so a typing mistake can never leave work half done.

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::bench::Part;
use crate::failure::Failure;
use crate::prove::crash::Asked;

pub(crate) const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [-- ARGS]              install what is missing, build, open the station in training mode
  test [--fast]              install what is missing, run everything that CI checks
                             --fast: the inner loop: rustfmt, svelte-check, vitest, clippy (on
                             tests where tests/ has changed), the rules of the house, unit tests
                             but long ones; and of these only what has changed since it last
                             passed. Without prettier, eslint, browser, window, all of Tauri, and
                             the other tests of tests/ and of oms-sim
  bindings                   write ui/src/backend/bindings.ts anew from the Rust types
  bench [oms|paper|queue] [--json] [--starts N]
                             time to the first list, memory and sizes, beside a hello world;
                             oms: only how fast the simulated OMS is, beside a bare server;
                             queue: only the station's own work, beside the same by hand;
                             paper: only a label, beside other programs drawing the same one
  dist                       build the .deb package
  prove [--times N]          run all Rust tests N times over (default 20), to find flaky ones
  prove oms [--inputs N] [--config FILE | --url URL --store CODE]
            [--auth-scheme WORD] [--login-url URL --login-user NAME] [--write PACKAGE]
                             ask the simulated OMS in every setting whether it is as the station
                             assumes, then give the readers of its answers N spoiled ones (default
                             12 million). Or ask a real one and nothing else; its token (or
                             password, with a login) is in PACKING_STATION_OMS_TOKEN. It is only
                             read, but for PACKAGE: that is packed, given another number and its
                             own again, shipped and delivered, as far as it may be; commands that
                             were not tried are named. What does not hold makes the exit code 1
  prove paper [--inputs N]   read every symbol on every document back with other programs, then
                             draw N labels of nonsense (default 20,000), and kill stationctl while
                             it prints
  prove power|kill [--times N] [--seed S]
                             open the files after N power cuts (default 100,000), or end
                             stationctl N times while it sends (default 10,000)
  prove queue                all long forms of the proof of the queue, one after the other; hours
  prove model                exhaust every order of events that two desks and one package can meet
  prove mutants [RULE]       take each rule away in a copy, and see that somebody notices
  prove mutations            make every small change to the rules of the queue, and see that a test
                             fails each time; needs cargo-mutants
  sim [-- ARGS]              start the simulated OMS
  sim --histories N [--seed S] [--on core|memory|files] [--jobs N] [--trace]
                             play seeded histories of desks, an OMS and a bad network

Exit codes: 0 all is well, 1 something failed, 2 the command line makes no sense.";

/// Ten starts: the fewest for which a median still stands when one or two starts are disturbed.
const STARTS_DEFAULT: usize = 10;
const STARTS_MAX: usize = 1_000;
const TIMES_DEFAULT: usize = 20;
const TIMES_MAX: usize = 100_000;
/// A million and more for each reader, in minutes.
const INPUTS_DEFAULT: usize = 12_000_000;
/// A label is milliseconds where an answer is microseconds.
const DRAWINGS_DEFAULT: usize = 20_000;
pub(crate) const IMAGES_DEFAULT: usize = 100_000;
pub(crate) const KILLS_DEFAULT: usize = 10_000;
const INPUTS_MAX: usize = 10_000_000_000;

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Usage,
    Run {
        args: Vec<OsString>,
    },
    Sim {
        args: Vec<OsString>,
    },
    Histories {
        args: Vec<OsString>,
    },
    Test {
        fast: bool,
    },
    Bindings,
    Bench {
        part: Part,
        json: bool,
        starts: usize,
    },
    Dist,
    Prove(Proof),
}

/// What is to be proven.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    Power(Asked),
    Kill(Asked),
    AllTests {
        times: usize,
    },
    Paper {
        inputs: usize,
    },
    Oms {
        inputs: usize,
        real: Option<RealOms>,
    },
    Queue,
    Model,
    Mutants {
        only: Option<String>,
    },
    Mutations,
}

/// An OMS that is not ours; nothing is written there unless a package is given for it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct RealOms {
    /// What was said of it, each by the end of the variable that tells it to the tests.
    pub(crate) said: Vec<(&'static str, String)>,
}

/// Each with the end of its variable.
const OF_REAL_OMS: [(&str, &str); 7] = [
    ("config", "CONFIG"),
    ("url", "URL"),
    ("store", "STORE"),
    ("auth-scheme", "AUTH_SCHEME"),
    ("login-url", "LOGIN_URL"),
    ("login-user", "LOGIN_USER"),
    ("write", "WRITE"),
];

pub(crate) fn parse(mut line: lexopt::Parser) -> Result<Task, Failure> {
    let task = match line.next()? {
        None => return Err(Failure::Usage("a command is missing".into())),
        Some(Short('h') | Long("help")) => Task::Usage,
        Some(Value(word)) => command(&word.to_string_lossy(), &mut line)?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match line.next()? {
        Some(extra) => Err(extra.unexpected().into()),
        None => Ok(task),
    }
}

fn command(word: &str, line: &mut lexopt::Parser) -> Result<Task, Failure> {
    match word {
        "help" => Ok(Task::Usage),
        "run" => Ok(Task::Run {
            args: passed_on(line)?,
        }),
        "sim" => sim(line),
        "test" => Ok(Task::Test {
            fast: flag("fast", line)?,
        }),
        "bindings" => Ok(Task::Bindings),
        "bench" => bench(line),
        "dist" => Ok(Task::Dist),
        "prove" => prove(line),
        unknown => Err(Failure::Usage(format!("there is no command `{unknown}`"))),
    }
}

/// Arguments for the started program stand after `--`; before it, only xtask's own may stand.
fn passed_on(line: &mut lexopt::Parser) -> Result<Vec<OsString>, Failure> {
    let Some(mut rest) = line.try_raw_args() else {
        return Ok(Vec::new());
    };
    match rest.next() {
        None => Ok(Vec::new()),
        Some(word) if word == "--" => Ok(rest.collect()),
        Some(word) => Err(Failure::Usage(format!(
            "`{}` must stand after `--` to be passed on",
            word.to_string_lossy()
        ))),
    }
}

/// Without options of its own, `sim` is the simulated OMS; with them, histories are played.
fn sim(line: &mut lexopt::Parser) -> Result<Task, Failure> {
    let Some(rest) = line.try_raw_args() else {
        return Ok(Task::Sim { args: Vec::new() });
    };
    let mut args: Vec<OsString> = rest.collect();
    let first = args.first().map(|word| word.to_string_lossy().into_owned());
    match first.as_deref() {
        None => Ok(Task::Sim { args }),
        Some("--") => {
            args.remove(0);
            Ok(Task::Sim { args })
        }
        Some(word) if word.starts_with("--") => Ok(Task::Histories { args }),
        Some(word) => Err(Failure::Usage(format!(
            "`{word}` must stand after `--` to be passed on"
        ))),
    }
}

fn flag(name: &str, line: &mut lexopt::Parser) -> Result<bool, Failure> {
    match line.next()? {
        None => Ok(false),
        Some(Long(given)) if given == name => Ok(true),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn bench(line: &mut lexopt::Parser) -> Result<Task, Failure> {
    let (mut part, mut json, mut starts) = (Part::All, false, STARTS_DEFAULT);
    while let Some(arg) = line.next()? {
        match arg {
            Long("json") => json = true,
            Long("starts") => starts = number("--starts", STARTS_MAX, line)?,
            Value(name) => {
                let name = name.to_string_lossy().into_owned();
                part = Part::named(&name)
                    .ok_or_else(|| Failure::Usage(format!("there is no bench `{name}`")))?;
            }
            other @ (Short(_) | Long(_)) => return Err(other.unexpected().into()),
        }
    }
    if json && part == Part::Paper {
        return Err(Failure::Usage("`bench paper` prints text alone".into()));
    }
    Ok(Task::Bench { part, json, starts })
}

fn prove(line: &mut lexopt::Parser) -> Result<Task, Failure> {
    let mut times = TIMES_DEFAULT;
    while let Some(arg) = line.next()? {
        match arg {
            Long("times") => times = number("--times", TIMES_MAX, line)?,
            Value(part) if part == "oms" => return prove_oms(line),
            Value(part) if part == "paper" => return prove_paper(line),
            Value(part) if part == "power" => {
                return crash(line, IMAGES_DEFAULT).map(|it| Task::Prove(Proof::Power(it)));
            }
            Value(part) if part == "kill" => {
                return crash(line, KILLS_DEFAULT).map(|it| Task::Prove(Proof::Kill(it)));
            }
            Value(part) if part == "queue" => return Ok(Task::Prove(Proof::Queue)),
            Value(part) if part == "model" => return Ok(Task::Prove(Proof::Model)),
            Value(part) if part == "mutants" => return prove_mutants(line),
            Value(part) if part == "mutations" => return Ok(Task::Prove(Proof::Mutations)),
            other @ (Short(_) | Long(_) | Value(_)) => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Prove(Proof::AllTests { times }))
}

fn prove_paper(line: &mut lexopt::Parser) -> Result<Task, Failure> {
    let mut inputs = DRAWINGS_DEFAULT;
    while let Some(arg) = line.next()? {
        match arg {
            Long("inputs") => inputs = number("--inputs", INPUTS_MAX, line)?,
            other @ (Short(_) | Long(_) | Value(_)) => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Prove(Proof::Paper { inputs }))
}

fn crash(line: &mut lexopt::Parser, usual: usize) -> Result<Asked, Failure> {
    let mut asked = Asked {
        times: usual,
        seed: 1,
    };
    while let Some(arg) = line.next()? {
        match arg {
            Long("times") => asked.times = number("--times", INPUTS_MAX, line)?,
            Long("seed") => asked.seed = number("--seed", INPUTS_MAX, line)?,
            other @ (Short(_) | Long(_) | Value(_)) => return Err(other.unexpected().into()),
        }
    }
    Ok(asked)
}

fn prove_mutants(line: &mut lexopt::Parser) -> Result<Task, Failure> {
    let only = match line.next()? {
        None => None,
        Some(Value(rule)) => Some(rule.to_string_lossy().into_owned()),
        Some(other @ (Short(_) | Long(_))) => return Err(other.unexpected().into()),
    };
    Ok(Task::Prove(Proof::Mutants { only }))
}

fn prove_oms(line: &mut lexopt::Parser) -> Result<Task, Failure> {
    let mut inputs = INPUTS_DEFAULT;
    let mut real = RealOms::default();
    while let Some(arg) = line.next()? {
        let known = |option: &str| OF_REAL_OMS.iter().find(|(name, _)| *name == option);
        let variable = match arg {
            Long("inputs") => {
                inputs = number("--inputs", INPUTS_MAX, line)?;
                continue;
            }
            Long(option) => known(option).map(|(_, variable)| *variable),
            Short(_) | Value(_) => None,
        };
        let value = match variable {
            Some("WRITE") => number("--write", usize::MAX, line)?.to_string(),
            Some("CONFIG") => absolute(&line.value()?)?,
            Some(_) => line.value()?.to_string_lossy().into_owned(),
            None => return Err(arg.unexpected().into()),
        };
        real.said.extend(variable.map(|variable| (variable, value)));
    }
    let is_said = |variable| real.said.iter().any(|(known, _)| *known == variable);
    let is_whole = is_said("CONFIG") || (is_said("URL") && is_said("STORE"));
    if !real.said.is_empty() && !is_whole {
        let needed = "a real OMS needs --config, or --url and --store";
        return Err(Failure::Usage(needed.into()));
    }
    if is_said("LOGIN_URL") != is_said("LOGIN_USER") {
        let needed = "a login needs --login-url and --login-user";
        return Err(Failure::Usage(needed.into()));
    }
    let real = is_whole.then_some(real);
    Ok(Task::Prove(Proof::Oms { inputs, real }))
}

/// The tests run elsewhere than whoever typed it.
fn absolute(path: &std::ffi::OsStr) -> Result<String, Failure> {
    let whole = std::path::absolute(path);
    let whole = whole.map_err(|_| Failure::Usage("--config takes a file".into()))?;
    Ok(whole.to_string_lossy().into_owned())
}

fn number(option: &str, max: usize, line: &mut lexopt::Parser) -> Result<usize, Failure> {
    let value = line.value()?;
    match value.to_str().and_then(|text| text.parse().ok()) {
        Some(count) if (1..=max).contains(&count) => Ok(count),
        _ => Err(Failure::Usage(format!(
            "{option} takes a number from 1 to {max}, not `{}`",
            value.to_string_lossy()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &[&str]) -> Result<Task, String> {
        parse(lexopt::Parser::from_args(typed)).map_err(|failure| {
            assert_eq!(
                failure.exit_code(),
                2,
                "a typing mistake ends with exit code 2"
            );
            failure
                .to_string()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned()
        })
    }

    #[test]
    fn every_command_in_the_usage_text_is_understood() {
        let named = USAGE.lines().filter(|line| line.starts_with("  "));
        let named: Vec<_> = named.filter(|line| !line.starts_with("   ")).collect();
        assert_eq!(named.len(), 15);
        for line in named {
            let word = line.split_whitespace().next().unwrap();
            assert!(check(&[word]).is_ok(), "{word}");
        }
    }

    #[test]
    fn what_stands_after_two_dashes_is_passed_on_unread() {
        let args = vec!["--data-dir".into(), "/tmp/d".into(), "--json".into()];
        assert_eq!(
            check(&["run", "--", "--data-dir", "/tmp/d", "--json"]),
            Ok(Task::Run { args })
        );
        assert_eq!(check(&["run"]), Ok(Task::Run { args: vec![] }));
        assert_eq!(
            check(&["run", "--data-dir"]),
            Err("`--data-dir` must stand after `--` to be passed on".into())
        );
    }

    #[test]
    fn histories_are_played_where_options_ask_for_them() {
        let played =
            |typed: &[&str]| check(typed).map(|task| matches!(task, Task::Histories { .. }));
        assert_eq!(
            played(&["sim", "--histories", "9", "--on", "files"]),
            Ok(true)
        );
        assert_eq!(played(&["sim", "--", "--port", "9"]), Ok(false));
        assert_eq!(played(&["sim"]), Ok(false));
        assert!(check(&["sim", "9"]).is_err());
    }

    #[test]
    fn flags_and_numbers_are_read() {
        assert_eq!(check(&["test", "--fast"]), Ok(Task::Test { fast: true }));
        assert_eq!(
            check(&["bench"]),
            Ok(Task::Bench {
                part: Part::All,
                json: false,
                starts: 10
            })
        );
        assert_eq!(
            check(&["bench", "oms", "--starts=12", "--json"]),
            Ok(Task::Bench {
                part: Part::Oms,
                json: true,
                starts: 12
            })
        );
        assert_eq!(
            check(&["prove", "--times", "3"]),
            Ok(Task::Prove(Proof::AllTests { times: 3 }))
        );
        assert_eq!(check(&["--help"]), Ok(Task::Usage));
    }

    #[test]
    fn a_real_oms_is_written_to_only_where_a_package_is_named() {
        let typed = [
            "prove",
            "oms",
            "--url",
            "https://o.example",
            "--store",
            "369",
        ];
        let real = |write: Option<&str>| {
            let said = [("URL", "https://o.example"), ("STORE", "369")];
            let write = write.map(|package| ("WRITE", package));
            let said = said.into_iter().chain(write);
            let real = RealOms {
                said: said.map(|(name, value)| (name, value.to_owned())).collect(),
            };
            Ok(Task::Prove(Proof::Oms {
                inputs: INPUTS_DEFAULT,
                real: Some(real),
            }))
        };
        assert_eq!(check(&typed), real(None));
        let with_write = [&typed[..], &["--write", "73"]].concat();
        assert_eq!(check(&with_write), real(Some("73")));
        let inputs = Proof::Oms {
            inputs: 7,
            real: None,
        };
        assert_eq!(
            check(&["prove", "oms", "--inputs=7"]),
            Ok(Task::Prove(inputs))
        );
        let needed = Err("a real OMS needs --config, or --url and --store".into());
        assert_eq!(check(&typed[..4]), needed);
        assert_eq!(check(&["prove", "oms", "--write", "73"]), needed);
        let half = [&typed[..], &["--login-user", "desk"]].concat();
        let needed = Err("a login needs --login-url and --login-user".into());
        assert_eq!(check(&half), needed);
        assert!(check(&["prove", "oms", "--config", "/a.toml"]).is_ok());
    }

    #[test]
    fn a_typing_mistake_is_answered_with_one_sentence() {
        let refused = |typed: &[&str]| check(typed).unwrap_err();
        assert_eq!(refused(&[]), "a command is missing");
        assert_eq!(refused(&["tset"]), "there is no command `tset`");
        assert_eq!(refused(&["test", "--quick"]), "invalid option '--quick'");
        assert_eq!(
            refused(&["test", "--fast", "all"]),
            "unexpected argument \"all\""
        );
        assert_eq!(refused(&["bench", "omz"]), "there is no bench `omz`");
        let paper = refused(&["bench", "paper", "--json"]);
        assert_eq!(paper, "`bench paper` prints text alone");
        assert_eq!(refused(&["dist", "--rpm"]), "invalid option '--rpm'");
        let sentence = "--starts takes a number from 1 to 1000, not `0`";
        assert_eq!(refused(&["bench", "--starts", "0"]), sentence);
        assert_eq!(
            refused(&["bench", "--starts"]),
            "missing argument for option '--starts'"
        );
    }
}
