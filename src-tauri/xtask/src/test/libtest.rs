//! Reading what `cargo test -- --show-output` prints.
//!
//! Its JSON output is not stable Rust, so the plain text is read: one line per test, one
//! `test result:` line per test program, and between them what each test printed.

use super::rust::SKIPPED;
use super::tally::Tally;

pub(super) fn count(output: &str) -> Tally {
    let mut tally = Tally::default();
    let mut speaking = None;
    for line in output.lines() {
        if let Some(result) = line.strip_prefix("test result: ") {
            tally.passed += number_before(" passed", result);
            speaking = None;
        } else if let Some((name, "FAILED")) = test_line(line) {
            tally.failed.push(name.to_owned());
        } else if let Some(name) = section(line) {
            speaking = Some(name).filter(|name| !tally.failed.iter().any(|failed| failed == name));
        } else if let (Some(name), Some(why)) = (speaking, line.strip_prefix(SKIPPED)) {
            tally.skipped.push(format!("{name} ({why})"));
        }
    }
    tally.passed = tally.passed.saturating_sub(tally.skipped.len());
    tally
}

/// All but what concerns tests that passed.
pub(super) fn worth_reading(output: &str) -> Vec<&str> {
    let mut among_successes = false;
    let mut lines = Vec::new();
    for line in output.lines() {
        match line {
            "successes:" => among_successes = true,
            "failures:" => among_successes = false,
            _ if line.starts_with("test result: ") => among_successes = false,
            _ => {}
        }
        let passed = test_line(line).is_some_and(|(_, outcome)| outcome == "ok");
        if !among_successes && !passed {
            lines.push(line);
        }
    }
    lines
}

fn test_line(line: &str) -> Option<(&str, &str)> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    Some((name.trim_end_matches(" - should panic"), outcome))
}

fn section(line: &str) -> Option<&str> {
    line.strip_prefix("---- ")?.strip_suffix(" stdout ----")
}

fn number_before(word: &str, text: &str) -> usize {
    let before = text.split(word).next().unwrap_or_default();
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
running 5 tests
test tests::daemon ... ok
test tests::good ... ok
test tests::noisy ... ok
test tests::sp - should panic ... FAILED
test tests::bad ... FAILED

successes:

---- tests::daemon stdout ----
skipped: no print server

---- tests::noisy stdout ----
hello

successes:
    tests::daemon

failures:

---- tests::bad stdout ----
skipped: half of it
assertion failed

failures:
    tests::bad

test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.09s

running 1 test
test it ... ok

test result: ok. 41 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn all_test_programs_are_added_up_and_failures_and_omissions_named() {
        let tally = count(OUTPUT);
        assert_eq!(tally.passed, 43);
        assert_eq!(tally.failed, ["tests::sp", "tests::bad"]);
        assert_eq!(tally.skipped, ["tests::daemon (no print server)"]);
    }

    #[test]
    fn a_compile_error_counts_as_no_test_at_all() {
        assert!(count("error[E0433]: failed to resolve\nerror: could not compile").is_empty());
    }

    #[test]
    fn what_passed_is_kept_out_of_what_a_person_reads() {
        let lines = worth_reading(OUTPUT).join("\n");
        assert!(lines.contains("assertion failed"), "{lines}");
        assert!(lines.contains("test tests::bad ... FAILED"), "{lines}");
        assert!(
            !lines.contains("hello") && !lines.contains("tests::good"),
            "{lines}"
        );
    }
}
