//! The OMS's own words when it says no.
//!
//! The documents show half a dozen shapes and hint at more, so words are collected from wherever
//! text stands. They are shown to a packer and kept with the command: short, one line, no markup.

use serde_json::Value;

use super::super::http::{Body, json_of};

/// What fits under a package's number on the screen.
const CHARACTERS_MAX: usize = 300;
/// Deeper is no message.
const DEPTH_MAX: usize = 4;

pub(in super::super) fn of(body: &Body) -> String {
    let Some(value) = json_of(body) else {
        return String::new();
    };
    let told = ["error", "errors", "detail", "message", "non_field_errors"]
        .into_iter()
        .find_map(|key| value.get(key).filter(|found| !found.is_null()));
    let mut words = Vec::new();
    collect(told.unwrap_or(value), "", DEPTH_MAX, &mut words);
    one_line(&words.join("; "))
}

fn collect(value: &Value, field: &str, depth: usize, words: &mut Vec<String>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::String(text) if field.is_empty() => words.push(text.clone()),
        Value::String(text) => words.push(format!("{field}: {text}")),
        Value::Array(all) => all
            .iter()
            .for_each(|one| collect(one, field, depth - 1, words)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match key.as_str() {
                    // A code is for programs, and the status is in the answer's first line.
                    "code" if fields.contains_key("message") => {}
                    "status_code" => {}
                    "message" | "detail" | "non_field_errors" => {
                        collect(value, field, depth - 1, words);
                    }
                    key => collect(value, key, depth - 1, words),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(CHARACTERS_MAX)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_documented_shape_gives_its_words() {
        for (body, words) in [
            (
                json!({"error": {"package": ["Wrong state."]}, "status_code": 400}),
                "package: Wrong state.",
            ),
            (
                json!({"error": {"code": "command_error", "message": "Kargo yanıt vermedi"}}),
                "Kargo yanıt vermedi",
            ),
            (json!({"error": "no"}), "no"),
            (json!({"error": ["a", "b"]}), "a; b"),
            (json!({"detail": "Not found."}), "Not found."),
            (
                json!({"detail": "Not found.", "code": "not_found"}),
                "Not found.",
            ),
            (json!({"non_field_errors": ["x"], "code": "y"}), "x"),
            (
                json!({"slug": ["Unknown."], "package": ["Missing."]}),
                "package: Missing.; slug: Unknown.",
            ),
            (json!(["plain"]), "plain"),
            (json!({"error": null, "detail": "there"}), "there"),
            (json!({}), ""),
            (json!(7), ""),
        ] {
            assert_eq!(of(&Body::Json(body.clone())), words, "{body}");
        }
        for body in [Body::Empty, Body::Broken, Body::Foreign] {
            assert_eq!(of(&body), "");
        }
    }

    #[test]
    fn long_words_end_at_a_whole_character() {
        let words = of(&Body::Json(json!({"detail": "ğ\n\u{7}".repeat(1_000)})));
        assert!(words.chars().count() <= CHARACTERS_MAX, "{}", words.len());
        assert!(words.starts_with("ğ ğ"));
        assert!(!words.chars().any(char::is_control));
    }
}
