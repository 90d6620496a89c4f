//! Running one program out of sight: its output kept, its last line shown, its time limited.
//!
//! It knows nothing of what is checked. A program that hangs, or that leaves processes behind
//! which hold its output open, must not hang the checks.

use std::io::{IsTerminal, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::lines;
use crate::processes;
use crate::shell;

/// No step takes half of this cold on two cores; one that hangs must leave CI, which ends a run
/// at 90 minutes, the time to say so.
pub(super) const STEP_LIMIT: Duration = Duration::from_secs(40 * 60);

/// How long a program that has ended may leave its output open to processes it left behind.
const LEFTOVERS_LIMIT: Duration = Duration::from_secs(3);

/// How wide the one line may be that shows what a running step said last.
const PROGRESS_WIDTH: usize = 90;

/// What a program came to.
pub(super) struct Ran {
    /// None where it was stopped at the limit.
    pub(super) status: Option<ExitStatus>,
    pub(super) output: String,
    pub(super) took: Duration,
}

pub(super) fn run(name: &str, command: &mut Command) -> Result<Ran, Failure> {
    let begun = Instant::now();
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // The output is kept in a file and read by the counters; some tools colour it all the same.
    command.env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    let mut child = command
        .spawn()
        .map_err(|source| shell::not_started(command, source))?;
    let (sender, said) = channel();
    lines::read(child.stdout.take(), sender.clone());
    lines::read(child.stderr.take(), sender);
    let mut progress = Progress::begin(name);
    let output = collect(&mut child, &said, begun, &mut progress);
    progress.end();
    // Within its limit, a program that closed its output is about to end.
    let overdue = begun.elapsed() > STEP_LIMIT;
    if overdue {
        processes::end_tree(&mut child);
    }
    let status = child
        .wait()
        .map_err(|source| shell::not_started(command, source))?;
    Ok(Ran {
        status: (!overdue).then_some(status),
        output,
        took: begun.elapsed(),
    })
}

fn collect(
    child: &mut Child,
    said: &Receiver<String>,
    begun: Instant,
    progress: &mut Progress,
) -> String {
    let mut output = String::new();
    let mut ended: Option<Instant> = None;
    while begun.elapsed() <= STEP_LIMIT {
        match said.recv_timeout(Duration::from_millis(200)) {
            Ok(line) => {
                progress.show(&line);
                output.push_str(&line);
                output.push('\n');
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                if ended.is_none() && matches!(child.try_wait(), Ok(Some(_))) {
                    ended = Some(Instant::now());
                }
                if ended.is_some_and(|since| since.elapsed() > LEFTOVERS_LIMIT) {
                    break;
                }
            }
        }
    }
    output
}

/// What a running step said last, in one line that is overwritten; in a log file, its name alone.
struct Progress {
    on: bool,
    name: String,
}

impl Progress {
    fn begin(name: &str) -> Self {
        let mut progress = Self {
            on: std::io::stdout().is_terminal(),
            name: name.to_owned(),
        };
        if progress.on {
            progress.show("");
        } else {
            println!("…     {name}");
        }
        progress
    }

    fn show(&mut self, line: &str) {
        if self.on {
            let text: String = line
                .trim()
                .chars()
                .filter(|c| !c.is_control())
                .take(PROGRESS_WIDTH)
                .collect();
            print!("\r\x1b[2K…     {}  {text}", self.name);
            // A terminal that went away is no reason to stop the checks.
            let _ = std::io::stdout().flush();
        }
    }

    fn end(&mut self) {
        if self.on {
            print!("\r\x1b[2K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(script: &str) -> Ran {
        run("check", Command::new("sh").args(["-c", script])).unwrap()
    }

    #[test]
    fn both_streams_are_kept_and_stray_bytes_do_not_end_the_reading() {
        let ran = ran("echo one; printf 'b\\377d\\n'; echo two >&2");
        let mut lines: Vec<_> = ran.output.lines().collect();
        lines.sort_unstable();
        assert_eq!(lines, ["b\u{fffd}d", "one", "two"]);
        assert!(ran.status.unwrap().success());
    }

    #[test]
    fn a_process_left_behind_does_not_hold_up_the_checks() {
        // Waiting for the output to close would wait for the sleeper.
        let ran = ran("sleep 100000 & echo $!");
        let sleeper = ran.output.trim();
        assert!(
            Command::new("kill")
                .arg(sleeper)
                .status()
                .unwrap()
                .success(),
            "it still slept"
        );
    }
}
