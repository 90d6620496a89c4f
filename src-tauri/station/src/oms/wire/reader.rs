//! Reads single fields of whatever type they turn out to have.
//!
//! Absent and null are silence; a wrong type is noted by the field's name, never by its value,
//! which may be somebody's address.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::sync::{Mutex, PoisonError};

use packing::time::At;
use serde_json::Value;

#[derive(Default)]
pub(in super::super) struct Reader {
    lost: RefCell<BTreeSet<&'static str>>,
    /// Where the values lie that were read: what is left over is told as it came.
    used: RefCell<HashSet<usize>>,
}

/// Which losses were told already: a changed shape repeats itself in every entry of every page,
/// and a log that says so each time says nothing else any more.
#[derive(Default)]
pub(in super::super) struct Told(Mutex<BTreeSet<&'static str>>);

impl Told {
    pub(in super::super) fn once(&self, reader: &Reader) {
        let news = self.news(reader);
        if !news.is_empty() {
            tracing::warn!(fields.lost = ?news, "fields of unknown shape");
        }
    }

    /// One that was missed where it was needed.
    pub(in super::super) fn note(&self, field: &'static str) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if told.insert(field) {
            tracing::warn!(field.missed = field, "a field that is not there");
        }
    }

    pub(in super::super) fn all(&self) -> Vec<&'static str> {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.iter().copied().collect()
    }

    fn news(&self, reader: &Reader) -> Vec<&'static str> {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lost = reader.lost.borrow();
        lost.iter()
            .copied()
            .filter(|field| told.insert(field))
            .collect()
    }
}

impl Reader {
    #[cfg(test)]
    pub(super) fn lost(&self) -> Vec<&'static str> {
        self.lost.borrow().iter().copied().collect()
    }

    pub(super) fn text(&self, object: &Value, key: &'static str) -> Option<String> {
        let value = given(object, key)?;
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                return self.lose(key);
            }
        };
        self.used(value);
        (!text.is_empty()).then_some(text)
    }

    /// The first of several names that one thing goes by.
    pub(super) fn first_text(&self, object: &Value, keys: &[&'static str]) -> Option<String> {
        keys.iter().find_map(|key| self.text(object, key))
    }

    /// A related object's name, or the name alone.
    pub(super) fn name(&self, object: &Value, key: &'static str) -> Option<String> {
        match given(object, key)? {
            related @ Value::Object(_) => self.text(related, "name"),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => self.text(object, key),
        }
    }

    pub(in super::super) fn integer(&self, object: &Value, key: &'static str) -> Option<i64> {
        let value = given(object, key)?;
        let number = value
            .as_i64()
            .or_else(|| value.as_str()?.trim().parse().ok());
        number
            .inspect(|_| self.used(value))
            .or_else(|| self.lose(key))
    }

    /// A whole number, also as `3.0` or as text, as decimal fields are sent; nothing is rounded.
    pub(super) fn count(&self, object: &Value, key: &'static str) -> Option<u32> {
        let value = given(object, key)?;
        let whole = match value {
            Value::Number(number) => whole(&number.to_string()),
            Value::String(text) => whole(text.trim()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        };
        whole
            .inspect(|_| self.used(value))
            .or_else(|| self.lose(key))
    }

    pub(super) fn time(&self, object: &Value, key: &'static str) -> Option<At> {
        let value = given(object, key)?;
        let time = value.as_str().and_then(At::from_rfc3339);
        time.inspect(|_| self.used(value))
            .or_else(|| self.lose(key))
    }

    pub(super) fn object<'a>(&self, object: &'a Value, key: &'static str) -> Option<&'a Value> {
        let value = given(object, key)?;
        if value.is_object() {
            Some(value)
        } else {
            self.lose(key)
        }
    }

    pub(super) fn list<'a>(&self, object: &'a Value, key: &'static str) -> Option<&'a [Value]> {
        let value = given(object, key)?;
        value
            .as_array()
            .map(Vec::as_slice)
            .or_else(|| self.lose(key))
    }

    /// Kept, in one field or another.
    pub(super) fn used(&self, value: &Value) {
        let place = std::ptr::from_ref(value).addr();
        self.used.borrow_mut().insert(place);
    }

    pub(super) fn is_used(&self, value: &Value) -> bool {
        let place = std::ptr::from_ref(value).addr();
        self.used.borrow().contains(&place)
    }

    pub(super) fn lose<T>(&self, key: &'static str) -> Option<T> {
        self.note(key);
        None
    }

    /// A known field told nothing that is understood.
    pub(super) fn note(&self, key: &'static str) {
        self.lost.borrow_mut().insert(key);
    }
}

fn whole(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_whole = part.bytes().all(|digit| digit == b'0');
    whole.parse().ok().filter(|_| is_whole)
}

/// What stands under a key, unless it is null.
pub(super) fn given<'a>(object: &'a Value, key: &str) -> Option<&'a Value> {
    object.get(key).filter(|value| !value.is_null())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_lost_field_is_told_once_however_often_it_comes() {
        let told = Told::default();
        let lost = |body: Value| {
            let reader = Reader::default();
            reader.integer(&body, "id");
            reader.text(&body, "number");
            told.news(&reader)
        };
        assert_eq!(lost(json!({"id": {}, "number": "1"})), ["id"]);
        assert_eq!(lost(json!({"id": {}, "number": []})), ["number"]);
        assert_eq!(lost(json!({"id": {}, "number": []})), Vec::<&str>::new());
    }
}
