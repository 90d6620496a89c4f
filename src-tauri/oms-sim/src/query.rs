//! Filters, sorting and pages, as Django REST does them.
//!
//! A parameter that the OMS does not know is ignored without a word. That is the trap which
//! this module is for: who misspells the location filter is shown other stores' packages.

use serde_json::{Value, json};

use crate::clock::{Micros, parse_iso};
use crate::invented::STORES;
use crate::world::{LogRow, Package};

/// A request's parameters, in the order in which they came.
#[derive(Debug, Clone)]
pub(crate) struct Params(pub(crate) Vec<(String, String)>);

/// The parameter whose value cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unreadable(pub(crate) &'static str);

/// `page_size` is what most pages of the documents call it, `limit` the others.
const PAGE_SIZE_NAMES: [&str; 2] = ["page_size", "limit"];
const PAGE_SIZE_MAX: usize = 100;

impl Params {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let last = self.0.iter().rev().find(|(known, _)| known == name);
        last.map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    fn number(&self, name: &'static str) -> Result<Option<u64>, Unreadable> {
        self.get(name)
            .map(|text| text.parse().map_err(|_| Unreadable(name)))
            .transpose()
    }

    fn moment(&self, name: &'static str) -> Result<Option<Micros>, Unreadable> {
        self.get(name)
            .map(|text| parse_iso(text).ok_or(Unreadable(name)))
            .transpose()
    }

    fn numbers(&self, name: &'static str) -> Result<Option<Vec<u64>>, Unreadable> {
        let each = |text: &str| -> Result<Vec<u64>, _> {
            text.split(',').map(|n| n.trim().parse()).collect()
        };
        self.get(name)
            .map(|text| each(text).map_err(|_| Unreadable(name)))
            .transpose()
    }

    fn words(&self, name: &str) -> Option<Vec<&str>> {
        self.get(name)
            .map(|text| text.split(',').map(str::trim).collect())
    }

    /// The filter for ids: `id__gt`, `id__gte`, `id__lt`, `id__lte`, `id__in`.
    fn ids(&self) -> Result<impl Fn(u64) -> bool + use<>, Unreadable> {
        let (gt, gte) = (self.number("id__gt")?, self.number("id__gte")?);
        let (lt, lte) = (self.number("id__lt")?, self.number("id__lte")?);
        let mut among = self.numbers("id__in")?;
        if let Some(among) = &mut among {
            among.sort_unstable();
        }
        Ok(move |id| {
            gt.is_none_or(|bound| id > bound)
                && gte.is_none_or(|bound| id >= bound)
                && lt.is_none_or(|bound| id < bound)
                && lte.is_none_or(|bound| id <= bound)
                && among
                    .as_ref()
                    .is_none_or(|ids| ids.binary_search(&id).is_ok())
        })
    }

    fn moments(
        &self,
        (gt, gte, lte): (&'static str, &'static str, &'static str),
    ) -> Result<impl Fn(Micros) -> bool + use<>, Unreadable> {
        let (gt, gte, lte) = (self.moment(gt)?, self.moment(gte)?, self.moment(lte)?);
        Ok(move |at| {
            gt.is_none_or(|bound| at > bound)
                && gte.is_none_or(|bound| at >= bound)
                && lte.is_none_or(|bound| at <= bound)
        })
    }
}

const MODIFIED: (&str, &str, &str) = (
    "modified_date__gt",
    "modified_date__gte",
    "modified_date__lte",
);
const CREATED: (&str, &str, &str) = ("created_date__gt", "created_date__gte", "created_date__lte");

/// The packages that a list request asks for, sorted.
pub(crate) fn packages<'w>(
    all: &'w [Package],
    params: &Params,
) -> Result<Vec<&'w Package>, Unreadable> {
    let stores = params.words("stock_location__erp_code");
    let stores_in = params.words("stock_location__erp_code__in");
    let states = params.words("state__enum_value");
    let states_in = params.words("state__enum_value__in");
    let (id, modified, created) = (
        params.ids()?,
        params.moments(MODIFIED)?,
        params.moments(CREATED)?,
    );
    let names = |wanted: &Option<Vec<&str>>, value: &str| {
        wanted.as_ref().is_none_or(|wanted| wanted.contains(&value))
    };
    let mut hits: Vec<&Package> = all
        .iter()
        .filter(|package| {
            let store = STORES.get(package.store).map_or("", |store| store.erp_code);
            let state = package.state.code();
            id(package.id)
                && modified(package.modified)
                && created(package.created)
                && names(&states, state)
                && names(&states_in, state)
                && names(&stores, store)
                && names(&stores_in, store)
        })
        .collect();
    let key = params.get("sort").unwrap_or("-id");
    match key.trim_start_matches('-') {
        "modified_date" => hits.sort_by_key(|package| package.modified),
        "created_date" => hits.sort_by_key(|package| package.created),
        _ => (),
    }
    if key.starts_with('-') {
        hits.reverse();
    }
    Ok(hits)
}

/// The rows of the transition log that a request asks for; newest first unless it says otherwise.
pub(crate) fn log_rows<'w>(
    rows: impl Iterator<Item = &'w LogRow>,
    params: &Params,
) -> Result<Vec<&'w LogRow>, Unreadable> {
    let (id, created) = (params.ids()?, params.moments(CREATED)?);
    let content_type = params.number("content_type")?;
    let same_type = |wanted| wanted == u64::from(crate::invented::CONTENT_TYPE);
    let mut hits: Vec<&LogRow> = rows
        .filter(|row| id(row.id) && created(row.at) && content_type.is_none_or(same_type))
        .collect();
    let key = params.get("sort").unwrap_or("-id");
    if key.ends_with("_date") {
        hits.sort_by_key(|row| row.at);
    }
    if key.starts_with('-') {
        hits.reverse();
    }
    Ok(hits)
}

/// One page of the hits in the documented envelope; `None` when there is no such page.
pub(crate) fn page<T>(
    hits: &[T],
    params: &Params,
    (url, default_size): (&str, usize),
    show: impl Fn(&T) -> Value,
) -> Option<Value> {
    let page: usize = params
        .get("page")
        .unwrap_or("1")
        .parse()
        .ok()
        .filter(|page| *page > 0)?;
    let asked_size = PAGE_SIZE_NAMES
        .iter()
        .find_map(|name| params.get(name)?.parse().ok());
    let size = asked_size
        .filter(|size| *size > 0)
        .unwrap_or(default_size)
        .min(PAGE_SIZE_MAX);
    let from = (page - 1).checked_mul(size)?;
    if from >= hits.len() && page > 1 {
        return None;
    }
    let shown: Vec<Value> = hits.iter().skip(from).take(size).map(show).collect();
    let next = (from + size < hits.len()).then(|| page_url(url, params, page + 1));
    let previous = (page > 1).then(|| page_url(url, params, page - 1));
    let count = hits.len();
    Some(json!({"count": count, "next": next, "previous": previous, "results": shown}))
}

fn page_url(url: &str, params: &Params, page: usize) -> String {
    let kept = params.0.iter().filter(|(name, _)| name != "page");
    let mut pairs: Vec<String> = kept
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    pairs.push(format!("page={page}"));
    format!("{url}?{}", pairs.join("&"))
}

fn escaped(text: &str) -> String {
    use std::fmt::Write;
    text.bytes()
        .fold(String::with_capacity(text.len()), |mut out, byte| {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                out.push(char::from(byte));
            } else {
                // Writing into a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(pairs: &[(&str, &str)]) -> Params {
        Params(
            pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect(),
        )
    }

    fn shown(count: usize, pairs: &[(&str, &str)]) -> Option<Value> {
        let hits: Vec<usize> = (0..count).collect();
        page(&hits, &params(pairs), ("http://oms/p/", 20), |hit| {
            json!(hit)
        })
    }

    #[test]
    fn pages_link_to_each_other_and_keep_the_filters() {
        let first = shown(45, &[("modified_date__gte", "2026-01-01T00:00:00+03:00")]).unwrap();
        assert_eq!(first["count"], 45);
        assert_eq!(first["previous"], Value::Null);
        assert_eq!(
            first["next"],
            "http://oms/p/?modified_date__gte=2026-01-01T00%3A00%3A00%2B03%3A00&page=2"
        );
        let last = shown(45, &[("page", "3")]).unwrap();
        assert_eq!(last["results"], json!([40, 41, 42, 43, 44]));
        assert_eq!(last["next"], Value::Null);
        assert_eq!(last["previous"], "http://oms/p/?page=2");
    }

    #[test]
    fn a_page_holds_what_was_asked_for_but_a_hundred_at_most() {
        let results = |pairs| {
            shown(500, pairs).unwrap()["results"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!(results(&[("page_size", "7")]), 7);
        assert_eq!(results(&[("limit", "9")]), 9);
        assert_eq!(results(&[("page_size", "5000")]), 100);
        assert_eq!(results(&[("page_size", "nonsense")]), 20);
    }

    #[test]
    fn a_page_past_the_end_is_missing_but_an_empty_list_has_a_first_page() {
        assert_eq!(shown(45, &[("page", "4")]), None);
        assert_eq!(shown(45, &[("page", "0")]), None);
        assert_eq!(shown(0, &[]).unwrap()["results"], json!([]));
    }

    #[test]
    fn a_value_that_cannot_be_read_is_named() {
        let asked = params(&[("modified_date__gte", "yesterday")]);
        assert_eq!(
            packages(&[], &asked).err(),
            Some(Unreadable("modified_date__gte"))
        );
        let asked = params(&[("id__in", "1,two")]);
        assert_eq!(packages(&[], &asked).err(), Some(Unreadable("id__in")));
    }
}
