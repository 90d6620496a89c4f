//! Counting what `cargo test` prints.
//!
//! Its JSON output is not stable Rust, so the plain text is read: one line per test for the
//! names, one `test result:` line per test program for the numbers.

use super::tally::Tally;

pub(super) fn count(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        if let Some(result) = line.strip_prefix("test result: ") {
            tally.passed += number_before(" passed", result);
        } else if let Some((name, outcome)) = test_line(line) {
            match outcome.split_once(", ") {
                Some(("ignored", reason)) => tally.skipped.push(format!("{name} ({reason})")),
                _ if outcome == "ignored" => tally.skipped.push(name.to_owned()),
                _ if outcome == "FAILED" => tally.failed.push(name.to_owned()),
                _ => {}
            }
        }
    }
    tally
}

pub(super) fn is_passed_line(line: &str) -> bool {
    test_line(line).is_some_and(|(_, outcome)| outcome == "ok")
}

fn test_line(line: &str) -> Option<(&str, &str)> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    Some((name.trim_end_matches(" - should panic"), outcome))
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
running 4 tests
test tests::daemon ... ignored, needs a print server
test tests::slow ... ignored
test tests::good ... ok
test tests::sp - should panic ... FAILED
test tests::bad ... FAILED

failures:

---- tests::bad stdout ----
test result: said by nobody

failures:
    tests::bad

test result: FAILED. 1 passed; 2 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.09s

running 1 test
test it ... ok

test result: ok. 41 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn all_test_programs_are_added_up_and_failures_and_omissions_named() {
        let tally = count(OUTPUT);
        assert_eq!(tally.passed, 42);
        assert_eq!(tally.failed, ["tests::sp", "tests::bad"]);
        assert_eq!(
            tally.skipped,
            ["tests::daemon (needs a print server)", "tests::slow"]
        );
    }

    #[test]
    fn a_compile_error_counts_as_no_test_at_all() {
        assert!(count("error[E0433]: failed to resolve\nerror: could not compile").is_empty());
    }

    #[test]
    fn only_lines_of_passed_tests_are_uninteresting() {
        assert!(is_passed_line("test tests::good ... ok"));
        assert!(!is_passed_line("test tests::bad ... FAILED"));
        assert!(!is_passed_line("assertion failed: left == right"));
    }
}
