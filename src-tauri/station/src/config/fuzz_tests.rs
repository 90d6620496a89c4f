//! A settings file may be anything: a line, a key and what is allowed are told, or it is taken.

use std::path::Path;

use super::{Config, Document};

const INPUTS: usize = 500;
const EXAMPLE: &str = include_str!("../../../../assets/config.example.toml");
const PIECES: [&str; 14] = [
    "[oms]\n",
    "[station]\nstore = \"1\"\n",
    "oms.url = \"https://a.example\"\n",
    "= ",
    "\"",
    "[[",
    "]\n",
    "{ a = 1 }",
    "\n",
    "# ",
    "9999999999999999999999",
    "1979-05-27T07:32:00Z",
    "\u{0}",
    "ş",
];

/// The example with its remarks made settings, cut and mixed as the bytes say.
fn mixed(bytes: &[u8]) -> String {
    let lines: Vec<&str> = EXAMPLE.lines().collect();
    let piece = |pair: &[u8]| {
        let at = usize::from(u16::from_le_bytes([pair[0], pair[1]]));
        match PIECES.get(at % 64) {
            Some(piece) => (*piece).to_owned(),
            None => {
                let line = lines[at % lines.len()];
                format!("{}\n", line.strip_prefix("# ").unwrap_or(line))
            }
        }
    };
    bytes.chunks_exact(2).map(piece).collect()
}

#[test]
fn any_settings_file_is_taken_or_told_what_is_wrong_with_it() {
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(160)
        .for_each(|bytes: &[u8]| {
            for text in [mixed(bytes), String::from_utf8_lossy(bytes).into_owned()] {
                let read = Document::parse(Path::new("f.toml"), &text)
                    .and_then(|document| Config::of(&document, |_| None));
                if let Err(problem) = read {
                    let _ = problem.problem();
                    assert!(!problem.to_string().is_empty());
                }
            }
        });
}
