//! Every way in which a task can end badly, each as one sentence that says what to do.
//!
//! The sentences are for the person who typed the command. They are English only: xtask is a tool
//! for developers and never ships, so the rule that Rust holds no words does not reach it.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{0}\n\n{usage}", usage = crate::command_line::USAGE)]
    Usage(String),
    #[error("xtask does not know where the repository is: start it as `cargo xtask …`")]
    NotUnderCargo,
    #[error("Node.js 20.19, 22.13, 24 or newer is needed and {found}: install it from nodejs.org")]
    Node { found: String },
    #[error("please install by hand, then run this again:\n{0}")]
    ByHand(String),
    #[error("`sudo` was not found: as root, run `apt-get install {0}`, then run this again")]
    NoSudo(String),
    #[error(
        "there is no display to open the window on: set DISPLAY or WAYLAND_DISPLAY, or run \
         `xvfb-run --auto-servernum cargo xtask run` to open it on a display that nobody sees"
    )]
    NoDisplay,
    #[error("`{program}` could not be started ({source}): install it or put it on the PATH")]
    Start {
        program: String,
        source: std::io::Error,
    },
    #[error("`{command}` failed ({status}): its own message is above")]
    Command { command: String, status: String },
    #[error("{path}: {source}", path = path.display())]
    Disk {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{what} is not what xtask can read: {source}")]
    Json {
        what: String,
        source: serde_json::Error,
    },
    #[error("{} is missing: {hint}", path.display())]
    Missing { path: PathBuf, hint: &'static str },
    #[error("{program} did not say that it is ready, within {limit_s} s; what it said is:\n{said}")]
    Silent {
        program: String,
        limit_s: u64,
        said: String,
    },
    #[error("the benchmark reads /proc and opens windows under Xvfb, so it needs Linux")]
    LinuxOnly,
    #[error("a .deb is made on Debian or Ubuntu: other systems have no bundle yet")]
    NoBundle,
    /// The checks have already said what failed; nothing is left to say.
    #[error("some checks failed")]
    ChecksFailed,
}

impl Failure {
    /// 2 for a command line that makes no sense, 1 for work that failed.
    pub(crate) fn exit_code(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

/// Ties an IO error to the path it happened on, without which it tells nobody anything.
pub(crate) fn at(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Failure {
    let path = path.to_owned();
    move |source| Failure::Disk { path, source }
}
