//! Filters, sorting and pages, as Django REST does them.
//!
//! A parameter that the OMS does not know is ignored without a word. That is the trap which
//! this module is for: who misspells the location filter is shown other stores' packages.

mod filters;
mod page;

pub(crate) use filters::{CodeOf, items, log_rows, packages};
pub(crate) use page::{Shown, page};

use crate::clock::{Micros, parse_iso};

/// A request's parameters, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Params(Vec<(String, String)>);

/// The parameter whose value cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unreadable(pub(crate) &'static str);

/// Parameters that say which page, not which rows.
const OF_PAGES: [&str; 5] = ["page", "page_size", "limit", "sort", "format"];

impl Params {
    /// What stands behind the question mark.
    pub(crate) fn read(query: &str) -> Self {
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (unescaped(name), unescaped(value))
        };
        Self(pairs.map(pair).collect())
    }

    /// Without every filter, as if none of their names were known.
    pub(crate) fn pages_only(mut self) -> Self {
        self.0.retain(|(name, _)| OF_PAGES.contains(&name.as_str()));
        self
    }

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
        [gt, gte, lt, lte]: [&'static str; 4],
    ) -> Result<impl Fn(Micros) -> bool + use<>, Unreadable> {
        let (gt, gte) = (self.moment(gt)?, self.moment(gte)?);
        let (lt, lte) = (self.moment(lt)?, self.moment(lte)?);
        Ok(move |at| {
            gt.is_none_or(|bound| at > bound)
                && gte.is_none_or(|bound| at >= bound)
                && lt.is_none_or(|bound| at < bound)
                && lte.is_none_or(|bound| at <= bound)
        })
    }
}

/// Percent signs and pluses as in a form, which is how Django reads a query.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = match (first, after) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match (first, escaped) {
            (_, Some((high, low))) => {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            }
            (b'+', None) => {
                bytes.push(b' ');
                rest = after;
            }
            (other, None) => {
                bytes.push(*other);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::State;
    use crate::strict::PageSizeName;
    use serde_json::{Value, json};

    fn params(pairs: &[(&str, &str)]) -> Params {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Params(pairs.iter().map(pair).collect())
    }

    fn shown(count: usize, pairs: &[(&str, &str)]) -> Option<Value> {
        let hits: Vec<usize> = (0..count).collect();
        let shown = Shown {
            url: "http://oms/p/",
            size_default: 20,
            size_name: PageSizeName::Either,
            shift: 0,
        };
        page(&hits, &params(pairs), &shown, |hit| json!(hit))
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
            packages([].iter(), &asked, State::code).err(),
            Some(Unreadable("modified_date__gte"))
        );
        let asked = params(&[("id__in", "1,two")]);
        assert_eq!(
            packages([].iter(), &asked, State::code).err(),
            Some(Unreadable("id__in"))
        );
    }

    #[test]
    fn a_query_is_read_as_a_form_is() {
        let read = Params::read("a=%C5%9E&b=x+y&c&d=%zz&sort=-id");
        assert_eq!(read.get("a"), Some("Ş"));
        assert_eq!(read.get("b"), Some("x y"));
        assert_eq!(read.get("c"), None);
        assert_eq!(read.get("d"), Some("%zz"));
        assert_eq!(read.pages_only().0.len(), 1);
    }
}
