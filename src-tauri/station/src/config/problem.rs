//! What is wrong with a configuration, exactly enough to put it right.

use std::io::ErrorKind;
use std::path::PathBuf;

use crate::error::{Problem, ProblemKey};
use crate::named_file::FileTrouble;

#[derive(Debug, thiserror::Error)]
pub enum ConfigProblem {
    #[error("the configuration {file} cannot be read")]
    Unreadable { file: PathBuf, source: FileTrouble },
    #[error("{place}: the file {path} of {key} cannot be read")]
    NamedFile {
        place: Place,
        key: String,
        path: PathBuf,
        source: FileTrouble,
    },
    #[error("{place}: {detail}")]
    Syntax { place: Place, detail: String },
    #[error("{place}: no setting {key}; there are {allowed}")]
    UnknownKey {
        place: Place,
        key: String,
        allowed: String,
    },
    #[error("no variable {name}; there are {allowed}")]
    UnknownVariable { name: String, allowed: String },
    #[error("{place}: {key} must be {allowed}")]
    WrongValue {
        place: Place,
        key: String,
        allowed: String,
    },
    #[error("{file} does not set {key}")]
    Missing { file: PathBuf, key: String },
}

/// Where a value was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Line { file: PathBuf, line: usize },
    Variable(&'static str),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Line { file, line } => write!(f, "{}:{line}", file.display()),
            Self::Variable(name) => f.write_str(name),
        }
    }
}

impl ConfigProblem {
    /// `allowed` is written as in the file itself, so it reads alike in every language.
    pub fn problem(&self) -> Problem {
        match self {
            Self::Unreadable { file, source } => {
                let key = match source {
                    FileTrouble::NoFile | FileTrouble::TooLarge { .. } => {
                        ProblemKey::ConfigNotAFile
                    }
                    FileTrouble::Disk(error) if error.kind() == ErrorKind::InvalidData => {
                        ProblemKey::ConfigNotText
                    }
                    FileTrouble::Disk(_) => ProblemKey::ConfigUnreadable,
                };
                Problem::of(key).with("file", file.display())
            }
            Self::NamedFile {
                place, key, path, ..
            } => placed(ProblemKey::ConfigNamedFile, place)
                .with("key", key)
                .with("path", path.display()),
            Self::Syntax { place, .. } => placed(ProblemKey::ConfigSyntax, place),
            Self::UnknownVariable { name, allowed } => {
                Problem::of(ProblemKey::ConfigVariableUnknown)
                    .with("name", name)
                    .with("allowed", allowed)
            }
            Self::UnknownKey {
                place,
                key,
                allowed,
            } => placed(ProblemKey::ConfigUnknownKey, place)
                .with("key", key)
                .with("allowed", allowed),
            Self::WrongValue {
                place: Place::Variable(name),
                allowed,
                ..
            } => Problem::of(ProblemKey::ConfigVariable)
                .with("name", name)
                .with("allowed", allowed),
            Self::WrongValue {
                place,
                key,
                allowed,
            } => placed(ProblemKey::ConfigWrongValue, place)
                .with("key", key)
                .with("allowed", allowed),
            Self::Missing { file, key } => Problem::of(ProblemKey::ConfigMissing)
                .with("file", file.display())
                .with("key", key),
        }
    }
}

fn placed(key: ProblemKey, place: &Place) -> Problem {
    match place {
        Place::Line { file, line } => Problem::of(key)
            .with("file", file.display())
            .with("line", line),
        // A variable is one line that has no number.
        Place::Variable(name) => Problem::of(key).with("file", name).with("line", 1),
    }
}

impl From<ConfigProblem> for Problem {
    fn from(problem: ConfigProblem) -> Self {
        tracing::error!(error = ?problem, "config.refused");
        problem.problem()
    }
}
