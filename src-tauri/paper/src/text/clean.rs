//! Making foreign text safe to set, without changing what it says.
//!
//! Input is a stranger's: it may hold line feeds, overrides that turn the rest of a line around, or
//! a megabyte. What remains is one line of NFC text in which numbers keep their order.

use unicode_bidi::{BidiClass, Level, bidi_class, get_base_direction};
use unicode_normalization::UnicodeNormalization as _;

use super::{Direction, Words};

/// Longer paragraphs are cut, with the overflow flag: no label could show them.
const CHARS_MAX: usize = 1_000;
const ISOLATE_LTR: char = '\u{2066}';
const ISOLATE_END: char = '\u{2069}';

/// A paragraph that may be set.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Prepared {
    pub(super) content: String,
    pub(super) level: Level,
    pub(super) cut: bool,
}

pub(super) fn prepare(words: Words<'_>, page: Direction) -> Prepared {
    let (Words::Natural(text) | Words::Code(text)) = words;
    let cut = text.chars().nth(CHARS_MAX).is_some();
    let content = clean(text);
    let level = match words {
        Words::Code(_) => Level::ltr(),
        Words::Natural(_) => natural_level(&content, page),
    };
    let runs_both_ways = content.chars().any(is_right_to_left);
    let content = if runs_both_ways {
        isolate_numbers(&content)
    } else {
        content
    };
    Prepared {
        content,
        level,
        cut,
    }
}

/// One line, composed, without controls; runs of blanks become one.
fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text
        .chars()
        .take(CHARS_MAX)
        .filter(|c| !is_unwelcome(*c))
        .nfc()
    {
        let blank = c.is_control() || (c.is_whitespace() && !is_no_break(c));
        match (blank, clean.ends_with(' ') || clean.is_empty()) {
            (true, true) => {}
            (true, false) => clean.push(' '),
            (false, _) => clean.push(c),
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// Embeddings, overrides and isolates reach beyond the name that they came in; marks do not.
fn is_unwelcome(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_no_break(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

fn natural_level(content: &str, page: Direction) -> Level {
    match (get_base_direction(content), page) {
        (unicode_bidi::Direction::Ltr, _) => Level::ltr(),
        (unicode_bidi::Direction::Rtl, _) => Level::rtl(),
        (unicode_bidi::Direction::Mixed, Direction::LeftToRight) => Level::ltr(),
        (unicode_bidi::Direction::Mixed, Direction::RightToLeft) => Level::rtl(),
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// After an Arabic letter `12345-6789` is shown as `6789-12345` and a phone loses its plus: the
/// standard treats the parts as separate numbers of a right-to-left line. Isolated they stay whole.
/// Behind a Latin word a number already runs with it, and isolated it would leave it: `No: 74`.
fn isolate_numbers(content: &str) -> String {
    let mut out = String::with_capacity(content.len() + 12);
    let tokens: Vec<&str> = content.split(' ').collect();
    let mut rest = tokens.as_slice();
    while let [first, ..] = rest {
        if !out.is_empty() {
            out.push(' ');
        }
        let count = phrase_length(rest);
        if count == 0 || follows_left_to_right(&out) {
            out.push_str(first);
            rest = &rest[1..];
        } else {
            push_isolated(&mut out, &rest[..count].join(" "));
            rest = &rest[count..];
        }
    }
    out
}

fn follows_left_to_right(text: &str) -> bool {
    let strong = |c: char| match bidi_class(c) {
        BidiClass::L => Some(true),
        BidiClass::R | BidiClass::AL => Some(false),
        _ => None,
    };
    text.chars().rev().find_map(strong).unwrap_or(false)
}

/// How many tokens are one number: several when they look like a phone number, none if no number.
fn phrase_length(tokens: &[&str]) -> usize {
    let Some(first) = tokens.first().filter(|token| is_number(token)) else {
        return 0;
    };
    if !first.starts_with(['+', '(', '0']) || first.ends_with(is_list_mark) {
        return 1;
    }
    let more = tokens[1..]
        .iter()
        .take_while(|token| is_digits(token))
        .count();
    let ends = tokens[1..=more]
        .iter()
        .position(|token| token.ends_with(is_list_mark));
    1 + ends.map_or(more, |at| at + 1)
}

fn is_number(token: &str) -> bool {
    token.chars().any(char::is_numeric) && !token.chars().any(is_right_to_left)
}

fn is_digits(token: &str) -> bool {
    is_number(token) && !token.chars().any(char::is_alphabetic)
}

fn is_list_mark(c: char) -> bool {
    matches!(c, ',' | '،' | ';' | '؛' | ':' | '.')
}

/// A comma behind the number, or a bracket around more than it, belongs to the sentence.
fn push_isolated(out: &mut String, phrase: &str) {
    let outside = |c: char, partner: char| move |x: char| x == c && !phrase.contains(partner);
    let inner = phrase.trim_start_matches(outside('(', ')'));
    let head = phrase.len() - inner.len();
    let inner = inner.trim_end_matches(is_list_mark);
    let inner = inner.trim_end_matches(outside(')', '('));
    out.push_str(&phrase[..head]);
    out.push(ISOLATE_LTR);
    out.push_str(inner);
    out.push(ISOLATE_END);
    out.push_str(&phrase[head + inner.len()..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Isolates shown as brackets.
    fn isolated(text: &str) -> String {
        let content = prepare(Words::Natural(text), Direction::RightToLeft).content;
        content.replace(ISOLATE_LTR, "⟦").replace(ISOLATE_END, "⟧")
    }

    #[test]
    fn numbers_beside_arabic_are_isolated_whole() {
        assert_eq!(isolated("الرياض 12345-6789"), "الرياض ⟦12345-6789⟧");
        assert_eq!(
            isolated("هاتف +966 50 000 0001، جدة"),
            "هاتف ⟦+966 50 000 0001⟧، جدة"
        );
        assert_eq!(isolated("هاتف (011) 000-0001"), "هاتف ⟦(011) 000-0001⟧");
        assert_eq!(isolated("شقة 7/B-12"), "شقة ⟦7/B-12⟧");
        assert_eq!(isolated("(الدور 5)"), "(الدور ⟦5⟧)");
        assert_eq!(isolated("شارع 12 11564"), "شارع ⟦12⟧ ⟦11564⟧");
    }

    #[test]
    fn numbers_stay_with_the_latin_words_before_them() {
        let street = "شارع الياسمين No: 74 D: 24";
        assert_eq!(isolated(street), street);
        assert_eq!(isolated("الرياض P.O. Box 24"), "الرياض P.O. Box 24");
        assert_eq!(isolated("Villa 3 شارع 12"), "Villa 3 شارع ⟦12⟧");
    }

    #[test]
    fn left_to_right_text_is_left_alone() {
        assert_eq!(
            isolated("Hauptstr. 5, 12345-6789"),
            "Hauptstr. 5, 12345-6789"
        );
    }

    #[test]
    fn controls_blanks_and_overrides_go_letters_stay() {
        let clean = |text| prepare(Words::Natural(text), Direction::LeftToRight).content;
        assert_eq!(clean("  a\r\n\tb\u{0}c\u{202E}d \u{2028} "), "a b cd");
        assert_eq!(clean("I\u{307}stanbul ısı"), "\u{130}stanbul ısı");
        assert_eq!(
            clean("\u{1F468}\u{200D}\u{1F469}"),
            "\u{1F468}\u{200D}\u{1F469}"
        );
        assert_eq!(clean("\u{7}\n"), "");
    }

    #[test]
    fn a_line_runs_as_its_first_letter_does() {
        let level = |text, page| prepare(Words::Natural(text), page).level;
        assert_eq!(level("10115 Berlin", Direction::RightToLeft), Level::ltr());
        assert_eq!(level("7 شارع", Direction::LeftToRight), Level::rtl());
        assert_eq!(level("12345", Direction::RightToLeft), Level::rtl());
        assert_eq!(
            prepare(Words::Code("ا1"), Direction::RightToLeft).level,
            Level::ltr()
        );
    }

    #[test]
    fn endless_text_is_cut_and_says_so() {
        let long = "x".repeat(CHARS_MAX + 1);
        let prepared = prepare(Words::Natural(&long), Direction::LeftToRight);
        assert_eq!((prepared.content.len(), prepared.cut), (CHARS_MAX, true));
        let exact = prepare(Words::Natural(&long[1..]), Direction::LeftToRight);
        assert!(!exact.cut);
    }
}
