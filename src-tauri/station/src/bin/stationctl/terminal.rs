//! What is written, and where: answers to standard output, everything else to standard error.
//!
//! A customer's name may hold what a terminal obeys, so control characters are never passed on.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use station::words::Words;

use crate::failure::{Exit, Failure, Why};

pub(crate) struct Terminal {
    pub(crate) words: Words,
    pub(crate) json: bool,
}

impl Terminal {
    pub(crate) fn of_env() -> Self {
        let words = Words::for_env(|name| std::env::var(name).ok());
        Self { words, json: false }
    }

    /// The view itself as JSON, or the text that a person reads of it.
    pub(crate) fn answer(
        &self,
        view: &impl Serialize,
        text: impl FnOnce(&Words) -> String,
    ) -> Result<(), Failure> {
        if !self.json {
            return self.line(&text(&self.words));
        }
        match serde_json::to_string(view) {
            Ok(json) => write(&json),
            Err(_) => Err(lost()),
        }
    }

    pub(crate) fn say(&self, key: &str, values: &[(&str, &str)]) -> Result<(), Failure> {
        self.line(&self.words.say(key, values))
    }

    pub(crate) fn line(&self, text: &str) -> Result<(), Failure> {
        write(&tame(text))
    }

    /// Beside the answer.
    pub(crate) fn note(&self, key: &str) {
        warn(&self.words.say(key, &[]));
    }

    /// In words; with `--json` as an object too, so that a script need not read sentences.
    pub(crate) fn complain(&self, failure: &Failure) {
        let words = self.words_of(failure);
        if !self.json {
            return warn(&words);
        }
        let (key, values) = match &failure.why {
            Why::Problem(problem) => (problem.key.as_str(), serde_json::json!(problem.args)),
            Why::Words(key, values) => (*key, serde_json::json!(of_words(values))),
        };
        let problem = serde_json::json!({ "key": key, "values": values, "words": tame(&words) });
        let _ = writeln!(
            io::stderr().lock(),
            "{}",
            serde_json::json!({ "problem": problem })
        );
    }

    fn words_of(&self, failure: &Failure) -> String {
        match &failure.why {
            Why::Problem(problem) => self.words.problem(problem),
            Why::Words(key, values) => {
                let values: Vec<_> = values
                    .iter()
                    .map(|(name, it)| (*name, it.as_str()))
                    .collect();
                self.words.say(key, &values)
            }
        }
    }
}

fn of_words(values: &[(&'static str, String)]) -> BTreeMap<&'static str, String> {
    values.iter().cloned().collect()
}

/// A script must not take half an answer for a whole one.
fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")
        .and_then(|()| out.flush())
        .map_err(|_| lost())
}

fn lost() -> Failure {
    Exit::Failed.saying("cli-answer-lost")
}

/// Where nobody listens any more there is nobody to tell.
fn warn(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", tame(text));
}

fn tame(text: &str) -> String {
    let harmless = |c: char| {
        if c.is_control() && c != '\n' {
            '\u{fffd}'
        } else {
            c
        }
    };
    text.trim_end().chars().map(harmless).collect()
}

#[cfg(test)]
mod tests {
    use super::tame;

    #[test]
    fn a_name_cannot_command_the_terminal() {
        assert_eq!(
            tame("\u{1b}[2JAyşe\u{7}\rعلي\n2"),
            "\u{fffd}[2JAyşe\u{fffd}\u{fffd}علي\n2"
        );
    }
}
