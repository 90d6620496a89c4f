//! The OMS's log of state changes, as evidence.
//!
//! A server ignores a filter that it does not know, so every row is held against what was asked.
//! And a list that stops before the watermark proves nothing: `LogBack` says `complete` only where
//! the OMS itself ended the list, or where rows in falling order passed the watermark.

use packing::id::{LogId, PackageId};
use serde_json::Value;

use super::super::http::StateMap;
use super::super::{LogAsk, LogPage, LogRow};
use super::Envelope;
use super::reader::{Reader, given};

/// Rows collected page by page, newest first, until the watermark.
pub(in super::super) struct LogBack<'a> {
    ask: &'a LogAsk,
    states: &'a StateMap,
    rows: Vec<LogRow>,
    lowest: Option<LogId>,
    /// Each row so far could be read and was older than the one before.
    is_falling: bool,
    is_complete: bool,
}

impl<'a> LogBack<'a> {
    pub(in super::super) fn new(ask: &'a LogAsk, states: &'a StateMap) -> Self {
        let rows = Vec::new();
        Self {
            ask,
            states,
            rows,
            lowest: None,
            is_falling: true,
            is_complete: false,
        }
    }

    /// Takes a page in; gives the link to the next where one is needed.
    pub(in super::super) fn add(&mut self, page: Envelope) -> Option<String> {
        let reader = Reader::default();
        let mut is_readable = true;
        for value in &page.results {
            let Some(id) = reader.integer(value, "id").map(LogId) else {
                is_readable = false;
                continue;
            };
            self.is_falling &= self.lowest.is_none_or(|lowest| id < lowest);
            self.lowest = Some(self.lowest.map_or(id, |lowest| lowest.min(id)));
            if id <= self.ask.above {
                continue;
            }
            match self.concerns(&reader, value) {
                Some(true) => self.rows.push(self.row(&reader, value, id)),
                Some(false) => {}
                None => is_readable = false,
            }
        }
        self.is_falling &= is_readable;
        let passed = self.lowest.is_some_and(|lowest| lowest <= self.ask.above);
        self.is_complete = self.is_falling && (passed || page.is_last);
        page.next.filter(|_| self.is_falling && !passed)
    }

    pub(in super::super) fn page(mut self) -> LogPage {
        self.rows.sort_by_key(|row| row.id);
        self.rows.dedup_by_key(|row| row.id);
        LogPage {
            rows: self.rows,
            complete: self.is_complete,
        }
    }

    /// `None` where the row does not say whose it is: it could be ours.
    fn concerns(&self, reader: &Reader, value: &Value) -> Option<bool> {
        let of_packages = match (content_type(reader, value), self.ask.content_type) {
            (Some(told), Some(asked)) => told == asked,
            (None, _) | (_, None) => true,
        };
        Some(of_packages && reader.integer(value, "object_id")? == self.ask.package.0)
    }

    fn row(&self, reader: &Reader, value: &Value, id: LogId) -> LogRow {
        let none = Value::Null;
        let attributes = given(value, "attributes").unwrap_or(&none);
        let command = given(attributes, "command").unwrap_or(&none);
        // The documents name them `command.slug` and `command.transition_id`: a path or a key.
        let slug = reader
            .text(command, "slug")
            .or_else(|| reader.text(attributes, "command.slug"));
        let transition = reader
            .integer(command, "transition_id")
            .or_else(|| reader.integer(attributes, "command.transition_id"));
        let state = |field: &'static str| {
            let code = match given(value, field) {
                Some(state @ Value::Object(_)) => reader.text(state, "enum_value"),
                _ => reader.text(value, field),
            };
            code.map(|code| self.states.state(&code))
        };
        LogRow {
            id,
            package: self.ask.package,
            user: user(reader, value).or_else(|| reader.text(attributes, "remote_user_mail")),
            slug,
            transition,
            led_from: state("old_state"),
            led_to: state("new_state"),
            at: reader.time(value, "created_date"),
        }
    }
}

fn content_type(reader: &Reader, value: &Value) -> Option<i64> {
    match given(value, "content_type") {
        Some(related @ Value::Object(_)) => reader.integer(related, "id"),
        _ => reader.integer(value, "content_type"),
    }
}

/// The one number that all rows with this package's number are filed by.
pub(in super::super) fn log_type(rows: &[Value], package: PackageId) -> Option<i64> {
    let reader = Reader::default();
    let ours = |row: &&Value| reader.integer(row, "object_id") == Some(package.0);
    let mut types = rows
        .iter()
        .filter(ours)
        .map(|row| content_type(&reader, row));
    let first = types.next()??;
    types.all(|it| it == Some(first)).then_some(first)
}

fn user(reader: &Reader, value: &Value) -> Option<String> {
    match given(value, "user")? {
        user @ Value::Object(_) => reader.first_text(user, &["username", "email", "id", "pk"]),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            reader.text(value, "user")
        }
    }
}

/// The rows do not come newest first, so the first is no watermark.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct NotFalling;

pub(in super::super) fn log_head(rows: &[Value]) -> Result<Option<LogId>, NotFalling> {
    let reader = Reader::default();
    let ids: Option<Vec<i64>> = rows.iter().map(|row| reader.integer(row, "id")).collect();
    let ids = ids.ok_or(NotFalling)?;
    if ids.windows(2).any(|pair| pair[0] <= pair[1]) {
        return Err(NotFalling);
    }
    Ok(ids.first().copied().map(LogId))
}

#[cfg(test)]
#[path = "log_tests.rs"]
mod tests;
