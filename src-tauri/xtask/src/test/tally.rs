//! What a run of checks came to: how many passed, and which ones failed or were left out.
//!
//! Failures and omissions are kept by name, because a number alone helps nobody to look.

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: Vec<String>,
    pub(crate) skipped: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed.extend(other.failed);
        self.skipped.extend(other.skipped);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.passed == 0 && self.failed.is_empty() && self.skipped.is_empty()
    }

    /// The form is fixed: CI reads it.
    pub(crate) fn closing_line(&self) -> String {
        let mut line = format!("{} passed, {} failed", self.passed, self.failed.len());
        if !self.skipped.is_empty() {
            line.push_str(&format!(", {} skipped", self.skipped.len()));
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_names_skipped_checks_only_where_there_are_some() {
        let mut tally = Tally {
            passed: 12,
            ..Tally::default()
        };
        assert_eq!(tally.closing_line(), "12 passed, 0 failed");
        tally.add(Tally {
            passed: 1,
            failed: vec!["a".into(), "b".into()],
            skipped: vec!["c".into()],
        });
        assert_eq!(tally.closing_line(), "13 passed, 2 failed, 1 skipped");
    }
}
