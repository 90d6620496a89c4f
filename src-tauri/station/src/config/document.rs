//! A TOML file that knows the line of each value, and which of its keys nobody asked for.
//!
//! Reading a key takes it out of its section and remembers its name; `finish` then refuses what is
//! left, with the remembered names as what is allowed. So a misspelt setting cannot pass unseen,
//! and no list of keys has to be kept beside the code that reads them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{ConfigProblem, Place};
use crate::named_file;

/// Gives the variable's name and value for a full key such as `oms.url`.
pub(super) type Env<'e> = &'e dyn Fn(&str) -> Option<(&'static str, String)>;

pub(super) struct Document<'t> {
    file: PathBuf,
    text: &'t str,
    root: DeTable<'t>,
}

impl<'t> Document<'t> {
    pub(super) fn parse(file: &Path, text: &'t str) -> Result<Self, ConfigProblem> {
        // Editors on Windows put a mark before the first line.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = DeTable::parse(text).map_err(|error| ConfigProblem::Syntax {
            place: place(file, text, error.span().map_or(0, |span| span.start)),
            detail: error.message().to_owned(),
        })?;
        Ok(Self {
            file: file.to_owned(),
            text,
            root: root.into_inner(),
        })
    }

    pub(super) fn top<'d>(&'d self, env: Env<'d>) -> Section<'d> {
        Section::over(self, env, String::new(), Some(&self.root))
    }
}

fn place(file: &Path, text: &str, at: usize) -> Place {
    let before = text.as_bytes().iter().take(at);
    let line = before.filter(|byte| **byte == b'\n').count() + 1;
    Place::Line {
        file: file.to_owned(),
        line,
    }
}

/// One table, emptied key by key.
pub(super) struct Section<'d> {
    document: &'d Document<'d>,
    env: Env<'d>,
    /// With a dot at its end, or empty for the top.
    prefix: String,
    left: BTreeMap<String, (Place, &'d DeValue<'d>)>,
    known: RefCell<Vec<String>>,
}

impl<'d> Section<'d> {
    fn over(
        document: &'d Document<'d>,
        env: Env<'d>,
        prefix: String,
        table: Option<&'d DeTable<'d>>,
    ) -> Self {
        let entry = |(key, value): (&Spanned<_>, &'d Spanned<DeValue<'d>>)| {
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            let place = place(&document.file, document.text, value.span().start);
            (key.to_string(), (place, value.get_ref()))
        };
        let left = table
            .into_iter()
            .flat_map(DeTable::iter)
            .map(entry)
            .collect();
        Self {
            document,
            env,
            prefix,
            left,
            known: RefCell::default(),
        }
    }

    /// An absent section is an empty one: variables may still speak for it.
    pub(super) fn section(&mut self, key: &str) -> Result<Section<'d>, ConfigProblem> {
        let table = match self.take(key) {
            None => None,
            Some((_, DeValue::Table(table))) => Some(table),
            Some((place, _)) => {
                let allowed = format!("[{}{key}]", self.prefix);
                return Err(self.wrong(place, key, allowed));
            }
        };
        Ok(Section::over(
            self.document,
            self.env,
            format!("{}{key}.", self.prefix),
            table,
        ))
    }

    pub(super) fn text(&mut self, key: &str) -> Result<Option<String>, ConfigProblem> {
        let quoted = self.left.get(key).and_then(|(_, value)| quoted(value));
        let allowed = quoted.as_deref().unwrap_or("\"…\" (≠ \"\")");
        self.text_as(key, allowed, |text| {
            (!text.is_empty()).then(|| text.to_owned())
        })
    }

    /// Text that must mean something; `allowed` is what to write instead.
    pub(super) fn text_as<T>(
        &mut self,
        key: &str,
        allowed: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigProblem> {
        let read = |text: &str| read(text.trim());
        let (place, value) = match (self.variable(key), self.take(key)) {
            (Some((name, text)), _) => (Place::Variable(name), read(&text)),
            (None, Some((place, value))) => (place, value.as_str().and_then(read)),
            (None, None) => return Ok(None),
        };
        value
            .map(Some)
            .ok_or_else(|| self.wrong(place, key, allowed.to_owned()))
    }

    pub(super) fn whole(
        &mut self,
        key: &str,
        range: RangeInclusive<u64>,
    ) -> Result<Option<u64>, ConfigProblem> {
        let (place, number) = match (self.variable(key), self.take(key)) {
            (Some((name, text)), _) => (Place::Variable(name), text.trim().parse().ok()),
            (None, Some((place, value))) => (place, whole_of(value)),
            (None, None) => return Ok(None),
        };
        let fits = number.filter(|number| range.contains(number));
        let allowed = || format!("{}…{}", range.start(), range.end());
        fits.map(Some)
            .ok_or_else(|| self.wrong(place, key, allowed()))
    }

    pub(super) fn truth(&mut self, key: &str) -> Result<Option<bool>, ConfigProblem> {
        let Some((place, value)) = self.take(key) else {
            return Ok(None);
        };
        let truth = value.as_bool();
        truth
            .map(Some)
            .ok_or_else(|| self.wrong(place, key, "true | false".into()))
    }

    pub(super) fn place(&self, key: &str) -> Option<Place> {
        self.left.get(key).map(|(place, _)| place.clone())
    }

    /// A list of texts, or one text alone.
    pub(super) fn texts(&mut self, key: &str) -> Result<Option<Vec<String>>, ConfigProblem> {
        let Some((place, value)) = self.take(key) else {
            return Ok(None);
        };
        let text = |value: &DeValue<'_>| {
            value
                .as_str()
                .filter(|text| !text.is_empty())
                .map(String::from)
        };
        let texts = match value.as_array() {
            Some(all) => all.iter().map(|one| text(one.get_ref())).collect(),
            None => text(value).map(|one| vec![one]),
        };
        texts
            .map(Some)
            .ok_or_else(|| self.wrong(place, key, "[\"…\"]".into()))
    }

    /// What is left was asked for by nobody.
    pub(super) fn finish(self) -> Result<(), ConfigProblem> {
        let known = self.known.into_inner();
        let Some((key, (place, _))) = self.left.into_iter().next() else {
            return Ok(());
        };
        let key = format!("{}{key}", self.prefix);
        Err(ConfigProblem::UnknownKey {
            place,
            key,
            allowed: known.join(", "),
        })
    }

    pub(super) fn missing(&self, key: &str) -> ConfigProblem {
        ConfigProblem::Missing {
            file: self.document.file.clone(),
            key: format!("{}{key}", self.prefix),
        }
    }

    /// A fault that only shows once the value was used.
    pub(super) fn wrong_value(&self, place: Place, key: &str, allowed: &str) -> ConfigProblem {
        self.wrong(place, key, allowed.to_owned())
    }

    /// The content of the file that is named there; beside the configuration unless it says where.
    pub(super) fn file(
        &mut self,
        key: &str,
        bytes_max: u64,
    ) -> Result<Option<(Place, Vec<u8>)>, ConfigProblem> {
        let place = self.place(key);
        let (Some(place), Some(name)) = (place, self.text(key)?) else {
            return Ok(None);
        };
        let beside = self.document.file.parent().unwrap_or(Path::new(""));
        let path = beside.join(name);
        match named_file::bytes(&path, bytes_max) {
            Ok(bytes) => Ok(Some((place, bytes))),
            Err(source) => Err(ConfigProblem::NamedFile {
                place,
                key: format!("{}{key}", self.prefix),
                path,
                source,
            }),
        }
    }

    fn wrong(&self, place: Place, key: &str, allowed: String) -> ConfigProblem {
        ConfigProblem::WrongValue {
            place,
            key: format!("{}{key}", self.prefix),
            allowed,
        }
    }

    fn variable(&self, key: &str) -> Option<(&'static str, String)> {
        (self.env)(&format!("{}{key}", self.prefix))
    }

    fn take(&mut self, key: &str) -> Option<(Place, &'d DeValue<'d>)> {
        self.known.borrow_mut().push(key.to_owned());
        self.left.remove(key)
    }
}

/// A number where text is wanted: most often only its quotation marks are missing.
fn quoted(value: &DeValue<'_>) -> Option<String> {
    value
        .as_integer()
        .map(|number| format!("\"{}\"", number.as_str()))
}

fn whole_of(value: &DeValue<'_>) -> Option<u64> {
    let number = value.as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}
