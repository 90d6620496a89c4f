//! Counting what `cargo nextest run` prints.
//!
//! The `Summary` line has the numbers, and the lines after it name what failed. Ignored tests are
//! counted there but not named, so their names come from a listing that the caller asks for.

use super::tally::Tally;

/// The words by which a line after the summary says that a test did not pass.
const BAD_ENDS: [&str; 7] = [
    "FAIL",
    "TIMEOUT",
    "SIGABRT",
    "SIGSEGV",
    "SIGKILL",
    "LEAK-FAIL",
    "XFAIL",
];

pub(super) struct Count {
    pub(super) tally: Tally,
    /// How many tests are ignored; `tally.skipped` is empty until they are named.
    pub(super) ignored: usize,
}

pub(super) fn count(output: &str) -> Count {
    let mut count = Count {
        tally: Tally::default(),
        ignored: 0,
    };
    let mut lines = output
        .lines()
        .map(str::trim_start)
        .skip_while(|l| !l.starts_with("Summary ["));
    let Some(summary) = lines.next() else {
        return count;
    };
    count.tally.passed = number_before(" passed", summary);
    count.ignored = number_before(" skipped", summary);
    count.tally.failed = lines.filter_map(failed_name).collect();
    count
}

/// `nextest list --message-format oneline` prints the program and the test, one to a line.
pub(super) fn names(listing: &str) -> Vec<String> {
    listing
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(super) fn is_passed_line(line: &str) -> bool {
    line.trim_start().starts_with("PASS [")
}

fn failed_name(line: &str) -> Option<String> {
    let (word, rest) = line.split_once(" [")?;
    let name = rest.split_once("] ")?.1.trim_start();
    // A number such as `(2/4)` stands before the name.
    let name = name
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "))
        .map_or(name, |n| n.1);
    BAD_ENDS
        .contains(&word.trim())
        .then(|| name.trim().to_owned())
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
    Starting 4 tests across 2 binaries (1 test skipped)
        PASS [   0.010s] (1/4) nx tests::good
        FAIL [   0.264s] (2/4) nx tests::bad
  stdout ───

    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 3 filtered out

        PASS [   0.006s] (3/4) nx::other it
────────────
     Summary [   0.443s] 4 tests run: 2 passed (1 slow), 1 failed, 1 timed out, 7 skipped
        FAIL [   0.264s] (2/4) nx tests::bad
     TIMEOUT [  60.000s] (4/4) nx tests::hangs
error: test run failed
";

    #[test]
    fn numbers_come_from_the_summary_and_names_from_the_lines_after_it() {
        let count = count(OUTPUT);
        assert_eq!(count.tally.passed, 2);
        assert_eq!(count.tally.failed, ["nx tests::bad", "nx tests::hangs"]);
        assert_eq!(count.ignored, 7);
    }

    #[test]
    fn a_run_without_a_summary_counts_as_no_test_at_all() {
        let count = count("error: could not compile `station`");
        assert!(count.tally.is_empty());
        assert_eq!(count.ignored, 0);
    }

    #[test]
    fn a_summary_without_skipped_tests_has_none() {
        assert_eq!(
            count("     Summary [   0.1s] 1 test run: 1 passed").ignored,
            0
        );
    }

    #[test]
    fn listed_tests_are_named_by_program_and_test() {
        assert_eq!(
            names("station tests::printer\n\n"),
            ["station tests::printer"]
        );
    }
}
