//! The command line: what was asked for, before anything is opened.
//!
//! It neither prints nor touches the disk: a wrong command line leaves no trace but its sentence.
//! Who acts is part of an act here, so nothing further in has to ask whether a name was given.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};
use station::view::{AgainView, AnswerInput, Because, Shelf};

use crate::failure::{Exit, Failure};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Help,
    Version,
    Do(Line),
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) errand: Errand,
    pub(crate) json: bool,
    pub(crate) data_dir: Option<PathBuf>,
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    Status,
    List(Shelf),
    Show(String),
    /// What can be done with one package.
    Actions(String),
    Act {
        who: String,
        act: Act,
    },
    Sync(Sync),
    Queue,
    /// What waits for a person.
    Attention,
    /// What the OMS had confirmed and may have lost.
    Lost,
    /// All that was done to one package.
    Journal(String),
    VerifyJournal,
    Backup,
    Restore(PathBuf),
    Packers,
    AddPacker(String),
    Printers,
    /// Of one package, or all that matter today.
    Prints(Option<String>),
    SetToken,
    ForgetToken,
    /// What is the matter with the OMS, and a configuration that fits it.
    Doctor {
        write: Option<PathBuf>,
    },
}

/// What is done in somebody's name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Pack(String),
    Ship(String),
    Label {
        number: String,
        out: Option<PathBuf>,
    },
    /// One of the documented acts, by any name of it, with what is said with it.
    Command {
        number: String,
        name: String,
        said: Vec<Said>,
    },
    /// Where the boxes of a package were put.
    PutDown {
        number: String,
        place: String,
    },
    Withdraw(String),
    Answer(String, AnswerInput),
    Rebind,
    GoOn,
    Print(Sheet),
    /// The same label once more, and why.
    Reprint(String, AgainView),
    Say(String, PrintWord),
    Printer(PrinterAct),
}

/// What is to be printed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    Label(String),
    Slip(String),
    /// The OMS's own paper for a package.
    Document(String),
    Handover(i64),
    Card,
}

/// What a person says of a print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PrintWord {
    CameOut,
    DidNot,
    Cancel,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PrinterAct {
    Add {
        name: String,
        place: String,
        said: Vec<Said>,
    },
    Use {
        printer: String,
        kind: String,
        said: Vec<Said>,
    },
    /// Those near by.
    Find,
    /// What the one at this address can do.
    Ask(String),
    Test(String),
    Accept {
        printer: String,
        code: String,
    },
    Remove(String),
}

/// `KEY=VALUE`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) key: String,
    pub(crate) value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sync {
    Once,
    Watch,
}

pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Asked, Failure> {
    let mut parser = lexopt::Parser::from_args(args);
    let mut options = Options::default();
    let mut words = Vec::new();
    while let Some(arg) = parser.next().map_err(unexpected)? {
        match arg {
            Long("json") => options.json = true,
            Long("once") => options.sync_by(Sync::Once, "--once")?,
            Long("watch") => options.sync_by(Sync::Watch, "--watch")?,
            Long("as") => options.who = Some(text(value(&mut parser, "--as")?)),
            Long("because") => {
                options.because = Some(because(value(&mut parser, "--because")?)?);
            }
            Long("set") => options.said.push(said(&mut parser)?),
            Long("carrier") => options.say("carrier", value(&mut parser, "--carrier")?),
            Long("query") => options.say("query", value(&mut parser, "--query")?),
            Long("what") => options.what = Some(text(value(&mut parser, "--what")?)),
            Long("out") => options.out = Some(value(&mut parser, "--out")?.into()),
            Long("write-config") => {
                options.write = Some(value(&mut parser, "--write-config")?.into());
            }
            Long("data-dir") => options.data_dir = Some(value(&mut parser, "--data-dir")?.into()),
            Long("config") => options.config = Some(value(&mut parser, "--config")?.into()),
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("version") | Short('V') => return Ok(Asked::Version),
            Long(name) => return Err(unknown_flag(format!("--{name}"))),
            Short(letter) => return Err(unknown_flag(format!("-{letter}"))),
            Value(word) => words.push(text(word)),
        }
    }
    let errand = errand(&mut Words(words.into_iter()), &mut options)?;
    Ok(Asked::Do(Line {
        errand,
        json: options.json,
        data_dir: options.data_dir,
        config: options.config,
    }))
}

#[derive(Default)]
struct Options {
    json: bool,
    who: Option<String>,
    said: Vec<Said>,
    because: Option<Because>,
    what: Option<String>,
    out: Option<PathBuf>,
    write: Option<PathBuf>,
    sync: Option<Sync>,
    data_dir: Option<PathBuf>,
    config: Option<PathBuf>,
}

fn errand(words: &mut Words, options: &mut Options) -> Result<Errand, Failure> {
    let first = words
        .0
        .next()
        .ok_or_else(|| Exit::Misused.saying("cli-no-command"))?;
    let errand = match first.as_str() {
        "status" => Errand::Status,
        "list" => Errand::List(shelf(words)?),
        "show" => Errand::Show(words.needed("NUMBER")?),
        "pack" => options.act(Act::Pack(words.needed("NUMBER")?))?,
        "ship" => options.act(Act::Ship(words.needed("NUMBER")?))?,
        "label" => {
            let (number, out) = (words.needed("NUMBER")?, options.out.take());
            options.act(Act::Label { number, out })?
        }
        "put" => {
            let (number, place) = (words.needed("NUMBER")?, words.needed("PLACE")?);
            options.act(Act::PutDown { number, place })?
        }
        "actions" => Errand::Actions(words.needed("NUMBER")?),
        "set-shipment" | "set-status" | "command" => command(&first, words, options)?,
        "sync" => Errand::Sync(options.sync.take().unwrap_or(Sync::Once)),
        "queue" => queue(words, options)?,
        "journal" => match words.needed("NUMBER | verify")?.as_str() {
            "verify" => Errand::VerifyJournal,
            number => Errand::Journal(number.to_owned()),
        },
        "doctor" => Errand::Doctor {
            write: options.write.take(),
        },
        "backup" => Errand::Backup,
        "restore" => Errand::Restore(words.needed("FILE")?.into()),
        "packer" => match words.needed("add | list")?.as_str() {
            "add" => Errand::AddPacker(words.needed("NAME")?),
            "list" => Errand::Packers,
            other => return Err(unknown_command(&["packer", other])),
        },
        "print" | "reprint" | "prints" => prints(&first, words, options)?,
        "printers" => printers(words, options)?,
        "token" => match (words.needed("set | forget")?.as_str(), words.0.next()) {
            ("set", None) => Errand::SetToken,
            ("forget", None) => Errand::ForgetToken,
            // It may be the token itself, which is said to nobody.
            _ => return Err(Exit::Misused.saying("cli-token-words")),
        },
        other => return Err(unknown_command(&[other])),
    };
    if let Some(word) = words.0.next() {
        return Err(Exit::Misused.saying("cli-too-much").with("word", word));
    }
    // An option that this errand did not take would be obeyed in silence by doing nothing.
    match (&options.out, options.sync) {
        _ if !options.said.is_empty() => Err(unknown_flag("--set")),
        _ if options.what.is_some() => Err(unknown_flag("--what")),
        _ if options.write.is_some() => Err(unknown_flag("--write-config")),
        (Some(_), _) => Err(unknown_flag("--out")),
        (None, Some(Sync::Once)) => Err(unknown_flag("--once")),
        (None, Some(Sync::Watch)) => Err(unknown_flag("--watch")),
        (None, None) => Ok(errand),
    }
}

/// Two of the acts have commands of their own, as they are asked for most.
fn command(first: &str, words: &mut Words, options: &mut Options) -> Result<Errand, Failure> {
    let number = words.needed("NUMBER")?;
    let name = match first {
        "set-shipment" => {
            options.say("tracking", words.needed("TRACKING-NUMBER")?.into());
            "set-shipment".to_owned()
        }
        "set-status" => match words.needed("delivered | failed")?.as_str() {
            "delivered" => "mark-delivered".to_owned(),
            "failed" => "mark-undelivered".to_owned(),
            other => return Err(unknown_command(&["set-status", &number, other])),
        },
        _ => words.needed("SLUG")?,
    };
    let said = std::mem::take(&mut options.said);
    options.act(Act::Command { number, name, said })
}

fn said(parser: &mut lexopt::Parser) -> Result<Said, Failure> {
    let pair = text(value(parser, "--set")?);
    let (key, value) = pair.split_once('=').ok_or_else(|| {
        Exit::Misused
            .saying("cli-missing-value")
            .with("flag", &*pair)
    })?;
    Ok(Said {
        key: key.to_owned(),
        value: value.to_owned(),
    })
}

fn shelf(words: &mut Words) -> Result<Shelf, Failure> {
    match words.0.next().as_deref() {
        None | Some("waiting") => Ok(Shelf::Waiting),
        Some("packed") => Ok(Shelf::Packed),
        Some("sent") => Ok(Shelf::Sent),
        Some(other) => Err(unknown_command(&["list", other])),
    }
}

fn queue(words: &mut Words, options: &mut Options) -> Result<Errand, Failure> {
    let what = words.0.next();
    let act = match what.as_deref() {
        None | Some("show") => return Ok(Errand::Queue),
        Some("attention") => return Ok(Errand::Attention),
        Some("lost") => return Ok(Errand::Lost),
        Some("rebind") => Act::Rebind,
        Some("go-on") => Act::GoOn,
        Some("withdraw") => Act::Withdraw(words.needed("COMMAND")?),
        Some("retry") => Act::Answer(words.needed("COMMAND")?, AnswerInput::Retry),
        Some("close") => close(words, options)?,
        Some(other) => return Err(unknown_command(&["queue", other])),
    };
    options.act(act)
}

/// Nothing is given up without a word of why.
fn close(words: &mut Words, options: &mut Options) -> Result<Act, Failure> {
    let command = words.needed("COMMAND")?;
    let missing = || Exit::Misused.saying("cli-needs-because");
    let because = options.because.take().ok_or_else(missing)?;
    Ok(Act::Answer(command, AnswerInput::Close { because }))
}

fn because(word: OsString) -> Result<Because, Failure> {
    let word = text(word);
    Because::from_text(&word).ok_or_else(|| {
        let known = Because::ALL.map(Because::as_str).join(", ");
        let unknown = Exit::Misused.saying("cli-unknown-because");
        unknown.with("word", word).with("known", known)
    })
}

fn prints(first: &str, words: &mut Words, options: &mut Options) -> Result<Errand, Failure> {
    let act = match first {
        "print" => Act::Print(sheet(words, options)?),
        "reprint" => {
            let number = words.needed("NUMBER")?;
            let why = words.needed(REASONS)?;
            Act::Reprint(number.clone(), reason(&why, &number)?)
        }
        _ => match words.0.next().as_deref() {
            None => return Ok(Errand::Prints(None)),
            Some("came-out") => Act::Say(words.needed("PRINT")?, PrintWord::CameOut),
            Some("did-not") => Act::Say(words.needed("PRINT")?, PrintWord::DidNot),
            Some("cancel") => Act::Say(words.needed("PRINT")?, PrintWord::Cancel),
            Some(number) => return Ok(Errand::Prints(Some(number.to_owned()))),
        },
    };
    options.act(act)
}

fn sheet(words: &mut Words, options: &mut Options) -> Result<Sheet, Failure> {
    match options.what.take().as_deref() {
        None | Some("label") => Ok(Sheet::Label(words.needed("NUMBER")?)),
        Some("slip") => Ok(Sheet::Slip(words.needed("NUMBER")?)),
        Some("document") => Ok(Sheet::Document(words.needed("NUMBER")?)),
        Some("handover") => {
            let number = words.needed("HANDOVER")?;
            let bare = number.trim_start_matches("H-");
            let unknown = |_| unknown_command(&["print", &number]);
            Ok(Sheet::Handover(bare.parse().map_err(unknown)?))
        }
        Some("card") => Ok(Sheet::Card),
        Some(other) => Err(unknown_command(&["print", "--what", other])),
    }
}

const REASONS: &str = "did-not-come-out | unreadable | damaged | lost | other";

fn reason(word: &str, number: &str) -> Result<AgainView, Failure> {
    match word {
        "did-not-come-out" => Ok(AgainView::DidNotComeOut),
        "unreadable" => Ok(AgainView::Unreadable),
        "damaged" => Ok(AgainView::Damaged),
        "lost" => Ok(AgainView::Lost),
        "other" => Ok(AgainView::Other),
        other => Err(unknown_command(&["reprint", number, other])),
    }
}

fn printers(words: &mut Words, options: &mut Options) -> Result<Errand, Failure> {
    let act = match words.0.next().as_deref() {
        None => return Ok(Errand::Printers),
        Some("add") => PrinterAct::Add {
            name: words.needed("NAME")?,
            place: words.needed("ADDRESS")?,
            said: std::mem::take(&mut options.said),
        },
        Some("use") => PrinterAct::Use {
            printer: words.needed("PRINTER")?,
            kind: words.needed("label | slip | handover | card | document")?,
            said: std::mem::take(&mut options.said),
        },
        Some("find") => PrinterAct::Find,
        Some("ask") => PrinterAct::Ask(words.needed("ADDRESS")?),
        Some("test") => PrinterAct::Test(words.needed("PRINTER")?),
        Some("accept") => PrinterAct::Accept {
            printer: words.needed("PRINTER")?,
            code: words.needed("CODE")?,
        },
        Some("remove") => PrinterAct::Remove(words.needed("PRINTER")?),
        Some(other) => return Err(unknown_command(&["printers", other])),
    };
    options.act(Act::Printer(act))
}

impl Options {
    fn say(&mut self, key: &str, value: OsString) {
        self.said.push(Said {
            key: key.to_owned(),
            value: text(value),
        });
    }

    fn sync_by(&mut self, sync: Sync, flag: &'static str) -> Result<(), Failure> {
        match self.sync.replace(sync) {
            Some(other) if other != sync => {
                Err(Exit::Misused.saying("cli-too-much").with("word", flag))
            }
            _ => Ok(()),
        }
    }

    fn act(&mut self, act: Act) -> Result<Errand, Failure> {
        match self.who.take() {
            Some(who) => Ok(Errand::Act { who, act }),
            None => Err(Exit::Misused.saying("cli-needs-as")),
        }
    }
}

/// What is no option, in order.
struct Words(std::vec::IntoIter<String>);

impl Words {
    fn needed(&mut self, name: &str) -> Result<String, Failure> {
        let word = self.0.next().filter(|word| !word.trim().is_empty());
        word.ok_or_else(|| {
            Exit::Misused
                .saying("cli-missing-argument")
                .with("name", name)
        })
    }
}

fn value(parser: &mut lexopt::Parser, flag: &'static str) -> Result<OsString, Failure> {
    let given = parser.optional_value().or_else(|| {
        // The next option is no value.
        let is_value = |it: &OsString| !it.as_encoded_bytes().starts_with(b"--");
        parser.value().ok().filter(is_value)
    });
    let given = given.filter(|value| !value.is_empty());
    given.ok_or_else(|| Exit::Misused.saying("cli-missing-value").with("flag", flag))
}

/// Numbers and names are text; what is none finds nothing and is quoted in the answer.
fn text(word: OsString) -> String {
    word.into_string()
        .unwrap_or_else(|word| word.to_string_lossy().into_owned())
}

/// The only fault that the parser itself finds here: a value given to a flag that takes none.
fn unexpected(error: lexopt::Error) -> Failure {
    match error {
        lexopt::Error::UnexpectedValue { option, value } => {
            unknown_flag(format!("{option}={}", value.to_string_lossy()))
        }
        other => unknown_flag(other.to_string()),
    }
}

fn unknown_flag(flag: impl Into<String>) -> Failure {
    Exit::Misused.saying("cli-unknown-flag").with("flag", flag)
}

fn unknown_command(words: &[&str]) -> Failure {
    Exit::Misused
        .saying("cli-unknown-command")
        .with("command", words.join(" "))
}

#[cfg(test)]
#[path = "args_tests.rs"]
mod tests;
