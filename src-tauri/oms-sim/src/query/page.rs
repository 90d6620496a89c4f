//! One page of a list, and the links to its neighbours.

use serde_json::{Value, json};

use super::Params;
use crate::strict::PageSizeName;

const PAGE_SIZE_MAX: usize = 100;

/// How a list is cut into pages.
pub(crate) struct Shown<'a> {
    pub(crate) url: &'a str,
    pub(crate) size_default: usize,
    pub(crate) size_name: PageSizeName,
    /// By how much every page after the first is off, as when the list changed in between.
    pub(crate) shift: i8,
}

/// One page of the hits in the documented envelope; `None` when there is no such page.
pub(crate) fn page<T>(
    hits: &[T],
    params: &Params,
    shown: &Shown,
    show: impl Fn(&T) -> Value,
) -> Option<Value> {
    let page: usize = params
        .get("page")
        .unwrap_or("1")
        .parse()
        .ok()
        .filter(|page| *page > 0)?;
    let names: &[&str] = match shown.size_name {
        PageSizeName::Either => &["page_size", "limit"],
        PageSizeName::PageSize => &["page_size"],
        PageSizeName::Limit => &["limit"],
    };
    let asked_size = names.iter().find_map(|name| params.get(name)?.parse().ok());
    let size = asked_size
        .filter(|size| *size > 0)
        .unwrap_or(shown.size_default)
        .min(PAGE_SIZE_MAX);
    let from = (page - 1).checked_mul(size)?;
    if from >= hits.len() && page > 1 {
        return None;
    }
    let begin = if page > 1 {
        from.saturating_add_signed(shown.shift.into())
    } else {
        from
    };
    let results: Vec<Value> = hits.iter().skip(begin).take(size).map(show).collect();
    let next = (begin + size < hits.len()).then(|| page_url(shown.url, params, page + 1));
    let previous = (page > 1).then(|| page_url(shown.url, params, page - 1));
    let count = hits.len();
    Some(json!({"count": count, "next": next, "previous": previous, "results": results}))
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
