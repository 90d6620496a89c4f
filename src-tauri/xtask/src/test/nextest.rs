//! Reading what `cargo nextest run --success-output immediate` prints.
//!
//! Under each test's line stands what it printed; the `Summary` line has the numbers, and the
//! lines after it name what failed.

use super::rust::SKIPPED;
use super::tally::Tally;

/// The words by which a line after the summary says that a test did not pass.
const BAD_ENDS: [&str; 6] = [
    "FAIL",
    "TIMEOUT",
    "SIGABRT",
    "SIGSEGV",
    "SIGKILL",
    "LEAK-FAIL",
];

pub(super) fn count(output: &str) -> Tally {
    let mut tally = Tally::default();
    let mut summed_up = false;
    let mut speaking = None;
    for line in output.lines().map(str::trim_start) {
        if line.starts_with("Summary [") {
            summed_up = true;
            tally.passed = number_before(" passed", line).saturating_sub(tally.skipped.len());
        } else if let Some((outcome, name)) = test_line(line) {
            speaking = (outcome == "PASS").then_some(name);
            if summed_up && BAD_ENDS.contains(&outcome) {
                tally.failed.push(name.to_owned());
            }
        } else if let (Some(name), Some(why)) = (speaking, line.strip_prefix(SKIPPED)) {
            tally.skipped.push(format!("{name} ({why})"));
        }
    }
    tally
}

/// All but what concerns tests that passed.
pub(super) fn worth_reading(output: &str) -> Vec<&str> {
    let mut among_successes = false;
    let mut lines = Vec::new();
    for line in output.lines() {
        if let Some((outcome, _)) = test_line(line.trim_start()) {
            among_successes = outcome == "PASS";
        } else if line.starts_with('─') {
            among_successes = false;
        }
        if !among_successes {
            lines.push(line);
        }
    }
    lines
}

/// `FAIL [   0.264s] (2/4) station store::tests::opens` without its time and number.
fn test_line(line: &str) -> Option<(&str, &str)> {
    let (outcome, rest) = line.split_once(" [")?;
    let is_word = |c: char| c.is_ascii_uppercase() || c == '-';
    if outcome.is_empty() || !outcome.chars().all(is_word) {
        return None;
    }
    let name = rest.split_once("] ")?.1.trim_start();
    let numbered = name
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "));
    Some((
        outcome,
        numbered.map_or(name, |(_, name)| name.trim_start()),
    ))
}

fn number_before(word: &str, text: &str) -> usize {
    let Some((before, _)) = text.split_once(word) else {
        return 0;
    };
    before
        .rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "
    Starting 5 tests across 2 binaries
        PASS [   0.010s] (1/5) nx tests::daemon
  stdout ───

    running 1 test
    test tests::daemon ... ok

  stderr ───
    skipped: no print server

        FAIL [   0.264s] (2/5) nx tests::bad
  stdout ───

    skipped: half of it
    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 3 filtered out

        PASS [   0.006s] (3/5) nx::other it
  stdout ───
    hello

────────────
     Summary [   0.443s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 0 skipped
        FAIL [   0.264s] (2/5) nx tests::bad
     TIMEOUT [  60.000s] (5/5) nx tests::hangs
error: test run failed
";

    #[test]
    fn numbers_come_from_the_summary_and_names_from_the_lines_around_it() {
        let tally = count(OUTPUT);
        assert_eq!(tally.passed, 2);
        assert_eq!(tally.failed, ["nx tests::bad", "nx tests::hangs"]);
        assert_eq!(tally.skipped, ["nx tests::daemon (no print server)"]);
    }

    #[test]
    fn a_run_without_a_summary_counts_as_no_test_at_all() {
        assert!(count("error: could not compile `station`").is_empty());
    }

    #[test]
    fn what_passed_is_kept_out_of_what_a_person_reads() {
        let lines = worth_reading(OUTPUT).join("\n");
        assert!(lines.contains("test result: FAILED"), "{lines}");
        assert!(lines.contains("Summary"), "{lines}");
        assert!(
            !lines.contains("hello") && !lines.contains("tests::daemon"),
            "{lines}"
        );
    }
}
