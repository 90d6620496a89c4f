//! Reads Fluent files into what can be compared between languages.
//!
//! The words themselves are of no interest here: which keys there are, what each takes, and which
//! forms it has. It knows no language; [`super`] judges.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// All plural categories of CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What was read of every language, by language and then by file.
pub(super) type Catalogues = BTreeMap<String, BTreeMap<String, Catalogue>>;

#[derive(Default)]
pub(super) struct Catalogue {
    /// By `key`, `key.attribute` or `-term`.
    pub(super) texts: BTreeMap<String, Text>,
    pub(super) faults: Vec<String>,
}

/// One text, as far as it can be compared with its translations.
#[derive(Default)]
pub(super) struct Text {
    pub(super) is_empty: bool,
    pub(super) variables: BTreeSet<String>,
    pub(super) references: BTreeSet<String>,
    /// Per choice of a plural form: what is counted, and the categories that have a form.
    pub(super) plurals: Vec<(String, BTreeSet<String>)>,
}

impl Catalogue {
    pub(super) fn read(source: &str) -> Catalogue {
        let mut catalogue = Catalogue::default();
        let (resource, errors) = match parser::parse(source) {
            Ok(resource) => (resource, Vec::new()),
            Err(partial) => partial,
        };
        catalogue.faults = errors
            .iter()
            .map(|error| {
                let line = source[..error.pos.start.min(source.len())]
                    .matches('\n')
                    .count()
                    + 1;
                format!("line {line}: {}", error.kind)
            })
            .collect();
        for entry in &resource.body {
            let (key, value, attributes) = match entry {
                Entry::Message(m) => (m.id.name.to_owned(), m.value.as_ref(), &m.attributes),
                Entry::Term(term) => (
                    format!("-{}", term.id.name),
                    Some(&term.value),
                    &term.attributes,
                ),
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => continue,
            };
            if let Some(value) = value {
                catalogue.add(&key, value);
            }
            for attribute in attributes {
                catalogue.add(&format!("{key}.{}", attribute.id.name), &attribute.value);
            }
        }
        catalogue
    }

    fn add(&mut self, key: &str, pattern: &Pattern<&str>) {
        let mut text = Text {
            is_empty: is_blank(pattern),
            ..Text::default()
        };
        text.read_pattern(pattern);
        if self.texts.insert(key.to_owned(), text).is_some() {
            self.faults.push(format!("{key} is there twice"));
        }
    }
}

/// Whether nothing would be shown: no letters, and no value put in.
fn is_blank(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { value } => value.trim().is_empty(),
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                value.trim().is_empty()
            }
            Expression::Inline(_) => false,
            Expression::Select { variants, .. } => variants.iter().any(|v| is_blank(&v.value)),
        },
    })
}

impl Text {
    fn read_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.read_inline(inline),
            Expression::Select { selector, variants } => (selector, variants),
        };
        self.read_inline(selector);
        let names = variants.iter().filter_map(|variant| match variant.key {
            VariantKey::Identifier { name } => Some(name),
            VariantKey::NumberLiteral { .. } => None,
        });
        // A choice among categories only is a count, even if `other` stands there alone.
        let names: BTreeSet<&str> = names.collect();
        if !names.is_empty() && names.iter().all(|name| CATEGORIES.contains(name)) {
            self.plurals.push((
                counted(selector),
                names.into_iter().map(str::to_owned).collect(),
            ));
        }
        for variant in variants {
            self.read_pattern(&variant.value);
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|a| format!(".{}", a.name));
                self.references
                    .insert(format!("{}{}", id.name, attribute.unwrap_or_default()));
            }
            InlineExpression::TermReference { id, .. } => {
                self.references.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments
                    .positional
                    .iter()
                    .for_each(|argument| self.read_inline(argument));
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// What a choice depends on, `NUMBER($count)` being the same as `$count`.
fn counted(selector: &InlineExpression<&str>) -> String {
    if let InlineExpression::VariableReference { id } = selector {
        return format!("${}", id.name);
    }
    let InlineExpression::FunctionReference { arguments, .. } = selector else {
        return String::new();
    };
    arguments
        .positional
        .first()
        .map(counted)
        .unwrap_or_default()
}

/// What `assets/words` holds; a language without a folder is one without files.
pub(super) fn read_all(languages: &[&str]) -> Catalogues {
    let start = std::env::current_dir().unwrap();
    let root = start
        .ancestors()
        .find(|folder| folder.join("assets/words").is_dir())
        .unwrap();
    let read = |language: &&str| {
        let files = read_folder(&root.join("assets/words").join(language));
        ((*language).to_owned(), files)
    };
    languages.iter().map(read).collect()
}

fn read_folder(folder: &Path) -> BTreeMap<String, Catalogue> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(
                name,
                Catalogue::read(&std::fs::read_to_string(path).unwrap()),
            );
        }
    }
    files
}
