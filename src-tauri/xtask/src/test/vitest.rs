//! Counting the report that vitest writes with its JSON reporter.

use serde::Deserialize;

use super::tally::Tally;

#[derive(Deserialize)]
struct Report {
    #[serde(rename = "testResults")]
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    name: String,
    status: String,
    #[serde(rename = "assertionResults")]
    tests: Vec<Test>,
}

#[derive(Deserialize)]
struct Test {
    #[serde(rename = "fullName")]
    name: String,
    status: String,
}

pub(super) fn count(report: &str) -> Result<Tally, serde_json::Error> {
    let report: Report = serde_json::from_str(report)?;
    let mut tally = Tally::default();
    for file in report.files {
        // A file that breaks while it is loaded has failed without any test of its own.
        if file.status == "failed" && !file.tests.iter().any(|test| test.status == "failed") {
            tally.failed.push(file.name);
        }
        for test in file.tests {
            match test.status.as_str() {
                "passed" => tally.passed += 1,
                "failed" => tally.failed.push(test.name),
                _ => tally.skipped.push(test.name),
            }
        }
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_counted_and_what_did_not_pass_is_named() {
        let tally = count(
            r#"{ "numTotalTests": 4, "testResults": [
                { "name": "/ui/a.test.ts", "status": "failed", "assertionResults": [
                    { "fullName": "scan opens", "status": "passed" },
                    { "fullName": "scan beeps", "status": "failed" },
                    { "fullName": "scan later", "status": "pending" } ] },
                { "name": "/ui/b.test.ts", "status": "passed", "assertionResults": [
                    { "fullName": "words", "status": "passed" } ] } ] }"#,
        );
        let tally = tally.unwrap();
        assert_eq!(tally.passed, 2);
        assert_eq!(tally.failed, ["scan beeps"]);
        assert_eq!(tally.skipped, ["scan later"]);
    }

    #[test]
    fn a_file_that_cannot_be_loaded_is_a_failure_though_it_has_no_test() {
        let broken = r#"{ "testResults": [
            { "name": "/ui/a.test.ts", "status": "failed", "assertionResults": [] } ] }"#;
        assert_eq!(count(broken).unwrap().failed, ["/ui/a.test.ts"]);
    }

    #[test]
    fn an_unreadable_report_is_an_error_and_not_a_success() {
        assert!(count("").is_err());
    }
}
