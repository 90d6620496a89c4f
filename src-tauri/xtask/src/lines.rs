//! What another program prints, line by line, without waiting for it to end.

use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Sends each line on from a thread of its own. It reads to the end even when nobody listens any
/// more: a program whose output is not taken stops, or fails at its next line.
pub(crate) fn read(pipe: Option<impl Read + Send + 'static>, lines: Sender<String>) {
    let Some(pipe) = pipe else { return };
    std::thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut bytes = Vec::new();
        // Not every program keeps to UTF-8, and one stray byte must not end the reading.
        while pipe
            .read_until(b'\n', &mut bytes)
            .is_ok_and(|count| count > 0)
        {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            let _ = lines.send(line);
            bytes.clear();
        }
    });
}

/// Waits until a program has printed a line that `wanted` makes something of.
pub(crate) fn await_line<T>(
    program: &str,
    pipe: Option<impl Read + Send + 'static>,
    limit: Duration,
    wanted: impl FnMut(&str) -> Option<T>,
) -> Result<T, Failure> {
    let (sender, lines) = channel();
    read(pipe, sender);
    first_wanted(&lines, limit, wanted).map_err(|said| Failure::Silent {
        program: program.to_owned(),
        limit_s: limit.as_secs(),
        said,
    })
}

fn first_wanted<T>(
    lines: &Receiver<String>,
    limit: Duration,
    mut wanted: impl FnMut(&str) -> Option<T>,
) -> Result<T, String> {
    let begun = Instant::now();
    let mut said = String::new();
    while let Some(left) = limit.checked_sub(begun.elapsed()) {
        match lines.recv_timeout(left) {
            Ok(line) => match wanted(&line) {
                Some(found) => return Ok(found),
                None => said = said + "  " + &line + "\n",
            },
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    Err(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(output: &'static [u8]) -> Result<String, String> {
        let wanted = |line: &str| line.strip_prefix("ready ").map(str::to_owned);
        await_line("sim", Some(output), Duration::from_secs(60), wanted)
            .map_err(|failure| failure.to_string())
    }

    #[test]
    fn the_first_wanted_line_is_returned_and_others_are_passed_over() {
        assert_eq!(check(b"warming up\nready 1\nready 2\n"), Ok("1".into()));
        assert_eq!(check(b"b\xffd\nready 3"), Ok("3".into()));
    }

    #[test]
    fn a_program_that_ends_without_the_line_is_quoted() {
        let message = check(b"no such option\n").unwrap_err();
        assert!(message.starts_with("sim did not"), "{message}");
        assert!(message.ends_with("  no such option\n"), "{message}");
    }
}
