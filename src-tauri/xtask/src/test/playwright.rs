//! Counting the report that Playwright writes with its JSON reporter.

use serde::Deserialize;

use super::tally::Tally;

#[derive(Deserialize)]
struct Report {
    #[serde(default)]
    suites: Vec<Suite>,
    /// Errors outside any test, such as a server that did not start.
    #[serde(default)]
    errors: Vec<Trouble>,
}

#[derive(Deserialize)]
struct Trouble {
    #[serde(default)]
    message: String,
}

#[derive(Deserialize)]
struct Suite {
    #[serde(default)]
    title: String,
    #[serde(default)]
    suites: Vec<Suite>,
    #[serde(default)]
    specs: Vec<Spec>,
}

#[derive(Deserialize)]
struct Spec {
    title: String,
    tests: Vec<Test>,
}

#[derive(Deserialize)]
struct Test {
    #[serde(rename = "projectName", default)]
    project: String,
    status: String,
}

pub(super) fn count(report: &str) -> Result<Tally, serde_json::Error> {
    let report: Report = serde_json::from_str(report)?;
    let mut tally = Tally::default();
    let first_line = |trouble: &Trouble| trouble.message.lines().next().map(str::to_owned);
    tally
        .failed
        .extend(report.errors.iter().filter_map(first_line));
    for suite in &report.suites {
        add_suite(suite, "", &mut tally);
    }
    Ok(tally)
}

fn add_suite(suite: &Suite, above: &str, tally: &mut Tally) {
    let path = if above.is_empty() {
        suite.title.clone()
    } else {
        join(above, &suite.title)
    };
    for inner in &suite.suites {
        add_suite(inner, &path, tally);
    }
    for spec in &suite.specs {
        for test in &spec.tests {
            let name = join(&join(&test.project, &path), &spec.title);
            match test.status.as_str() {
                "expected" => tally.passed += 1,
                "skipped" => tally.skipped.push(name),
                // Flaky ones passed at the second try, which is not passing.
                _ => tally.failed.push(format!("{name} ({})", test.status)),
            }
        }
    }
}

fn join(above: &str, title: &str) -> String {
    [above, title]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" › ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_tests_are_counted_and_what_did_not_pass_is_named_by_its_path() {
        let tally = count(
            r#"{ "suites": [ { "title": "day.spec.ts",
                "specs": [ { "title": "opens", "tests": [
                    { "projectName": "dark", "status": "expected" },
                    { "projectName": "ar", "status": "unexpected" } ] } ],
                "suites": [ { "title": "offline", "specs": [
                    { "title": "saves", "tests": [
                        { "projectName": "ar", "status": "skipped" } ] },
                    { "title": "sends", "tests": [
                        { "projectName": "", "status": "flaky" } ] } ] } ]
               } ], "errors": [] }"#,
        );
        let tally = tally.unwrap();
        assert_eq!(tally.passed, 1);
        assert_eq!(
            tally.failed,
            [
                "day.spec.ts › offline › sends (flaky)",
                "ar › day.spec.ts › opens (unexpected)"
            ]
        );
        assert_eq!(tally.skipped, ["ar › day.spec.ts › offline › saves"]);
    }

    #[test]
    fn an_error_outside_any_test_is_a_failure() {
        let report = r#"{ "suites": [], "errors": [ { "message": "no server\nat x" } ] }"#;
        assert_eq!(count(report).unwrap().failed, ["no server"]);
    }
}
