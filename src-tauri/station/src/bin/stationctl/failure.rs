//! Why an errand did not end well: what is said about it, and the code that a script sees.

use std::process::ExitCode;

use station::error::Problem;

/// Documented in `--help`; scripts rely on the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// The act was refused, or it failed.
    Failed = 1,
    Misused = 2,
    /// Data directory, database or settings do not let the station start.
    NoStart = 3,
    /// The OMS could not be reached, or did not let us in.
    NoContact = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) why: Why,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Why {
    Problem(Problem),
    /// A key of `cli.ftl`, with its values.
    Words(&'static str, Vec<(&'static str, String)>),
}

impl Exit {
    pub(crate) fn because(self, problem: Problem) -> Failure {
        let why = Why::Problem(problem);
        Failure { exit: self, why }
    }

    pub(crate) fn saying(self, key: &'static str) -> Failure {
        let why = Why::Words(key, Vec::new());
        Failure { exit: self, why }
    }
}

impl Failure {
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Why::Words(_, values) = &mut self.why {
            values.push((name, value.into()));
        }
        self
    }
}

/// What the station answers to an act. Whoever opens it says `NoStart` instead.
impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Exit::Failed.because(problem)
    }
}
