//! The command line: what was asked for, before anything is opened.
//!
//! It must not print or touch the disk: a wrong command line leaves no trace but its sentence.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Help,
    Version,
    Open(Wanted),
}

/// How the station is to be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) training: bool,
    pub(crate) data_dir: Option<PathBuf>,
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Misused {
    UnknownFlag(String),
    MissingValue(&'static str),
}

pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Asked, Misused> {
    let mut parser = lexopt::Parser::from_args(args);
    let mut wanted = Wanted::default();
    while let Some(arg) = parser.next().map_err(unexpected)? {
        match arg {
            Long("training") => wanted.training = true,
            Long("data-dir") => wanted.data_dir = Some(path(&mut parser, "--data-dir")?),
            Long("config") => wanted.config = Some(path(&mut parser, "--config")?),
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("version") | Short('V') => return Ok(Asked::Version),
            Long(name) => return Err(Misused::UnknownFlag(format!("--{name}"))),
            Short(letter) => return Err(Misused::UnknownFlag(format!("-{letter}"))),
            Value(word) => return Err(unknown(&word)),
        }
    }
    Ok(Asked::Open(wanted))
}

fn path(parser: &mut lexopt::Parser, flag: &'static str) -> Result<PathBuf, Misused> {
    let missing = Misused::MissingValue(flag);
    let Some(joined) = parser.optional_value() else {
        let next = parser.value().ok();
        // The next option is no value: `--data-dir $EMPTY --training` would open the real station.
        let is_value = |it: &OsString| !it.is_empty() && !it.as_encoded_bytes().starts_with(b"--");
        return next.filter(is_value).map(PathBuf::from).ok_or(missing);
    };
    if joined.is_empty() {
        return Err(missing);
    }
    Ok(joined.into())
}

/// The only fault that the parser itself finds here: a value given to a flag that takes none.
fn unexpected(error: lexopt::Error) -> Misused {
    match error {
        lexopt::Error::UnexpectedValue { option, value } => {
            Misused::UnknownFlag(format!("{option}={}", value.to_string_lossy()))
        }
        other => Misused::UnknownFlag(other.to_string()),
    }
}

fn unknown(word: &OsString) -> Misused {
    Misused::UnknownFlag(word.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(args: &[&str], expected: &Result<Asked, Misused>) {
        assert_eq!(&parse(args.iter().map(OsString::from)), expected);
    }

    fn flag(name: &str) -> Result<Asked, Misused> {
        Err(Misused::UnknownFlag(name.to_owned()))
    }

    #[test]
    fn nothing_asked_opens_the_station_as_it_is_set_up() {
        check(&[], &Ok(Asked::Open(Wanted::default())));
    }

    #[test]
    fn each_option_is_understood_with_and_without_an_equals_sign() {
        let wanted = Wanted {
            training: true,
            data_dir: Some("/desk".into()),
            config: Some("station.toml".into()),
        };
        let spaced = [
            "--training",
            "--data-dir",
            "/desk",
            "--config",
            "station.toml",
        ];
        check(&spaced, &Ok(Asked::Open(wanted.clone())));
        let joined = ["--training", "--data-dir=/desk", "--config=station.toml"];
        check(&joined, &Ok(Asked::Open(wanted)));
        check(&["-h"], &Ok(Asked::Help));
        check(&["--version"], &Ok(Asked::Version));
    }

    #[test]
    fn what_is_unknown_is_named_as_it_was_written() {
        check(&["--trainning"], &flag("--trainning"));
        check(&["-x"], &flag("-x"));
        check(&["training"], &flag("training"));
        check(&["--training=yes"], &flag("--training=yes"));
    }

    #[test]
    fn a_flag_without_its_value_is_told_apart() {
        check(&["--data-dir"], &Err(Misused::MissingValue("--data-dir")));
        check(&["--config="], &Err(Misused::MissingValue("--config")));
        let swallowed = ["--data-dir", "--training"];
        check(&swallowed, &Err(Misused::MissingValue("--data-dir")));
    }
}
