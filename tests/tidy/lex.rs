//! Tells code, comments and string literals apart, for Rust and for TypeScript.
//!
//! Enough for the rules and no more: it does not know grammar, only where text stops being code.
//! Code and comments keep the shape of the file (what is not theirs is blanked), so a line number
//! in either is a line number in the file. A regular expression in TypeScript may fool it, but for
//! no longer than its line, as a quoted string there ends with the line.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Rust,
    Script,
}

#[derive(Default, Debug)]
pub(super) struct Lexed {
    /// The text with comments, and what stands between quotes, blanked.
    pub(super) code: String,
    /// The text with all but comments blanked.
    pub(super) comments: String,
    pub(super) literals: Vec<Literal>,
    /// Where the lines of the code end.
    line_ends: Vec<usize>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Literal {
    /// As written, with its escapes.
    pub(super) text: String,
    pub(super) line: usize,
    /// Where its opening quote stands in [`Lexed::code`].
    pub(super) at: usize,
}

pub(super) fn lex(text: &str, syntax: Syntax) -> Lexed {
    let mut scan = Scan {
        text: text.chars().collect(),
        at: 0,
        line: 1,
        out: Lexed::default(),
    };
    while scan.at < scan.text.len() {
        scan.step(syntax);
    }
    scan.out
}

/// The words (identifiers, keywords, numbers) of blanked code, each with its place.
pub(super) fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - code.as_ptr() as usize, word))
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

impl Lexed {
    /// The line, counted from one, of a place in the code.
    pub(super) fn line(&self, at: usize) -> usize {
        self.line_ends.partition_point(|end| *end < at) + 1
    }
}

/// Where the bracket that opens at `open` is closed again, or the end of the text.
pub(super) fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code[open..].char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return open + at;
        }
    }
    code.len()
}

struct Scan {
    text: Vec<char>,
    at: usize,
    line: usize,
    out: Lexed,
}

enum Part {
    Code,
    Comment,
    Quoted,
}

impl Scan {
    fn step(&mut self, syntax: Syntax) {
        let (Some(c), next) = (self.peek(0), self.peek(1)) else {
            return;
        };
        match (c, next) {
            ('/', Some('/')) => self.take_until(|scan| scan.peek(0) == Some('\n')),
            ('/', Some('*')) => self.block_comment(syntax),
            ('"', _) => self.quoted('"', syntax),
            ('\'' | '`', _) if syntax == Syntax::Script => self.quoted(c, syntax),
            ('\'', _) => self.character_or_lifetime(),
            _ if is_word(c) => self.word(syntax),
            _ => self.take(&Part::Code),
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at + ahead).copied()
    }

    fn take(&mut self, part: &Part) {
        let Some(c) = self.peek(0) else { return };
        let blank = if c == '\n' { '\n' } else { ' ' };
        if c == '\n' {
            self.out.line_ends.push(self.out.code.len());
            self.line += 1;
        }
        self.out
            .code
            .push(if matches!(part, Part::Code) { c } else { blank });
        self.out.comments.push(if matches!(part, Part::Comment) {
            c
        } else {
            blank
        });
        self.at += 1;
    }

    fn take_until(&mut self, end: impl Fn(&Scan) -> bool) {
        while self.at < self.text.len() && !end(self) {
            self.take(&Part::Comment);
        }
    }

    /// Rust nests block comments, TypeScript does not.
    fn block_comment(&mut self, syntax: Syntax) {
        let mut depth = 0_usize;
        while self.at < self.text.len() {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) if depth == 0 || syntax == Syntax::Rust => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                _ => {
                    self.take(&Part::Comment);
                    continue;
                }
            }
            self.take(&Part::Comment);
            self.take(&Part::Comment);
            if depth == 0 {
                return;
            }
        }
    }

    fn quoted(&mut self, quote: char, syntax: Syntax) {
        let one_line = syntax == Syntax::Script && quote != '`';
        let mut escaped = false;
        self.literal(quote, |scan, c| {
            let open = escaped || (c != quote && !(one_line && c == '\n'));
            escaped = !escaped && c == '\\';
            open && scan.at < scan.text.len()
        });
    }

    /// A word, and the raw string that it may begin.
    fn word(&mut self, syntax: Syntax) {
        let start = self.at;
        while self.peek(0).is_some_and(is_word) {
            self.take(&Part::Code);
        }
        let word: String = self.text[start..self.at].iter().collect();
        let hashes = (0..).take_while(|&n| self.peek(n) == Some('#')).count();
        let raw = ["r", "br", "cr"].contains(&word.as_str()) && self.peek(hashes) == Some('"');
        if syntax == Syntax::Rust && raw {
            (0..hashes).for_each(|_| self.take(&Part::Code));
            let ends = |scan: &Scan, c| {
                c == '"' && (1..=hashes).all(|ahead| scan.peek(ahead) == Some('#'))
            };
            self.literal('"', |scan, c| !ends(scan, c));
        }
    }

    /// Takes a quote, the text while it lasts, and the closing quote.
    fn literal(&mut self, quote: char, mut lasts: impl FnMut(&Scan, char) -> bool) {
        let (line, at) = (self.line, self.out.code.len());
        self.take(&Part::Code);
        let start = self.at;
        while self.peek(0).is_some_and(|c| lasts(self, c)) {
            self.take(&Part::Quoted);
        }
        let text = self.text[start..self.at].iter().collect();
        self.out.literals.push(Literal { text, line, at });
        if self.peek(0) == Some(quote) {
            self.take(&Part::Code);
        }
    }

    fn character_or_lifetime(&mut self) {
        let escaped = self.peek(1) == Some('\\');
        if !escaped && self.peek(2) != Some('\'') {
            return self.take(&Part::Code);
        }
        (0..2 + usize::from(escaped)).for_each(|_| self.take(&Part::Quoted));
        while self.peek(0).is_some_and(|c| c != '\'') {
            self.take(&Part::Quoted);
        }
        self.take(&Part::Quoted);
    }
}

#[track_caller]
fn check(syntax: Syntax, text: &str, code: &str, literals: &[&str]) {
    let lexed = lex(text, syntax);
    let squeezed = lexed.code.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(squeezed, code);
    assert_eq!(
        lexed
            .literals
            .iter()
            .map(|l| l.text.as_str())
            .collect::<Vec<_>>(),
        literals
    );
    let lines = |text: &str| text.matches('\n').count();
    assert_eq!(lines(&lexed.code), lines(text), "the code keeps its lines");
    assert_eq!(
        lines(&lexed.comments),
        lines(text),
        "the comments keep their lines"
    );
}

#[test]
fn comments_and_strings_of_rust_are_not_code() {
    check(
        Syntax::Rust,
        "a(); // \"b\"\nc(\"// d\\\" e\");",
        "a(); c(\" \");",
        &["// d\\\" e"],
    );
    check(Syntax::Rust, "a /* b /* c */ d */ e", "a e", &[]);
    check(
        Syntax::Rust,
        "x(r#\"say \"no\"\n\"#, b\"y\")",
        "x(r#\" \"#, b\" \")",
        &["say \"no\"\n", "y"],
    );
    check(Syntax::Rust, "r#type + \"s\"", "r#type + \" \"", &["s"]);
}

#[test]
fn a_lifetime_opens_no_character() {
    check(
        Syntax::Rust,
        "fn a<'x>(b: &'x str) { c('\"', '\\'', '{') }",
        "fn a<'x>(b: &'x str) { c( , , ) }",
        &[],
    );
}

#[test]
fn strings_of_typescript_come_in_three_quotes() {
    check(
        Syntax::Script,
        "a('b', `c\n\"d`) // e",
        "a(' ', ` `)",
        &["b", "c\n\"d"],
    );
    check(
        Syntax::Script,
        "/['\"]/.test(x)\ny('z')",
        "/[' y(' ')",
        &["\"]/.test(x)", "z"],
    );
}

#[test]
fn a_literal_knows_its_line_and_its_place_in_the_code() {
    let lexed = lex("// ü\nlet a = \"b\";", Syntax::Rust);
    let literal = &lexed.literals[0];
    assert_eq!(literal.line, 2);
    assert_eq!(lexed.code[literal.at..].chars().next(), Some('"'));
    assert_eq!(lexed.line(literal.at), 2);
}

#[test]
fn brackets_are_closed_by_their_own() {
    assert_eq!(closing("a(b[c]{d})e", 1), 9);
    assert_eq!(closing("a(b", 1), 3);
}
