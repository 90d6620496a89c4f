//! Signing a desk in and out. The token comes through standard input, where neither the shell's
//! history nor the list of processes shows it, and it is never written back.

use std::io::{IsTerminal, Read};

use station::secret::{Keep, SecretProblem, Token};
use station::view::SecretView;

use crate::failure::{Exit, Failure};
use crate::setup::Setup;
use crate::terminal::Terminal;
use crate::text;

/// No token is as long; what is longer is the wrong file.
const INPUT_BYTES_MAX: u64 = 64 * 1024;

/// Beside a running window too: it takes the new token at its next start.
pub(crate) fn set(setup: &Setup, terminal: &Terminal) -> Result<(), Failure> {
    let keep = keep(setup);
    let token = read(&keep)?;
    setup.claim()?;
    let not_kept = |problem| failed("cli-token-not-kept", &problem);
    let kept = keep.keep(&token).map_err(not_kept)?;
    answer(terminal, kept)
}

pub(crate) fn forget(setup: &Setup, terminal: &Terminal) -> Result<(), Failure> {
    let not_removed = |problem| failed("cli-token-not-removed", &problem);
    keep(setup).forget().map_err(not_removed)?;
    answer(terminal, SecretView::Missing)
}

fn answer(terminal: &Terminal, secret: SecretView) -> Result<(), Failure> {
    terminal.answer(&secret, |words| text::secret(words, secret))
}

fn keep(setup: &Setup) -> Keep {
    Keep::new(&setup.data_dir, &setup.config.oms)
}

fn read(keep: &Keep) -> Result<Token, Failure> {
    let stdin = std::io::stdin();
    // What is typed there would stay on the screen.
    if stdin.is_terminal() {
        return Err(Exit::Misused.saying("cli-token-from-file"));
    }
    let mut text = String::new();
    let read = stdin.lock().take(INPUT_BYTES_MAX).read_to_string(&mut text);
    let token = read.ok().and_then(|_| keep.parse(&text).ok());
    token.ok_or_else(|| Exit::Failed.saying("cli-not-a-token"))
}

fn failed(key: &'static str, problem: &SecretProblem) -> Failure {
    tracing::error!(error = ?problem, "token");
    let path = problem.problem().args.remove("file").unwrap_or_default();
    Exit::Failed.saying(key).with("path", path)
}
