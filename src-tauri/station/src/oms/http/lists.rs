//! Where the OMS's lists are, and how to ask for a part of one.
//!
//! Names of parameters are settings, as a server ignores one that it does not know; so whatever
//! comes back is held against what was asked by those who read it.

use std::borrow::Cow;

use reqwest::Url;

use super::super::{LogAsk, PageAsk, ReadTrouble};
use super::HttpOms;

const LOG_PAGE_SIZE: &str = "100";
const LOG_PATH: &str = "state-transition-logs/";

impl HttpOms {
    pub(super) fn url(&self, path: &str, query: &[(&str, &str)]) -> Result<Url, ReadTrouble> {
        let mut url = self.place(path).ok_or(ReadTrouble::Unreadable)?;
        // What an OMS does not let be said has no name in its settings.
        let named = query.iter().filter(|(name, _)| !name.is_empty());
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(named);
        }
        Ok(url)
    }

    /// A path of ours, which is written with a slash at its end, as this OMS wants it.
    pub(super) fn place(&self, path: &str) -> Option<Url> {
        let site = &self.settings.site;
        let path = if site.trailing_slash {
            path
        } else {
            path.trim_end_matches('/')
        };
        site.base.url().join(path).ok()
    }

    pub(super) fn first_page(&self, ask: &PageAsk) -> Result<Url, ReadTrouble> {
        self.first_page_of("packages/", ask)
    }

    pub(super) fn first_page_of(&self, path: &str, ask: &PageAsk) -> Result<Url, ReadTrouble> {
        let (names, size) = (
            &self.settings.site.names,
            self.settings.site.page_size.to_string(),
        );
        let filter = match ask {
            PageAsk::Next(link) => return self.next_page(link),
            PageAsk::ChangedSince(Some(at)) if self.settings.site.tells_changes() => {
                (names.modified_since.as_str(), at.to_rfc3339())
            }
            PageAsk::ChangedSince(_) => (
                names.states.as_str(),
                self.settings.site.states.open_codes(),
            ),
        };
        self.url(
            path,
            &[
                (&names.store, &self.settings.site.store),
                (filter.0, &filter.1),
                (&names.page_size, &size),
                // By a value that never changes: else a change while paging makes another row slip
                // by.
                (&names.sort, "id"),
            ],
        )
    }

    /// The OMS's link as it is, but never to anybody else: it carries the token.
    pub(super) fn next_page(&self, link: &str) -> Result<Url, ReadTrouble> {
        let base = &self.settings.site.base;
        let mut url = base.url().join(link).map_err(|_| ReadTrouble::Unreadable)?;
        if self.settings.site.rebase_next && !base.has_origin_of(&url) {
            let mut ours = base.url().clone();
            ours.set_path(url.path());
            ours.set_query(url.query());
            url = ours;
        }
        if base.has_origin_of(&url) {
            Ok(url)
        } else {
            Err(ReadTrouble::NotTheOms)
        }
    }

    /// Half as many, from the first page on, and how many that is: how many rows the pages before
    /// really held, the OMS alone knows, and what comes twice is harmless.
    pub(super) fn in_smaller_pages(&self, url: &Url) -> Option<(u32, Url)> {
        let size_name = &self.settings.site.names.page_size;
        let size = url.query_pairs().find(|(name, _)| name == size_name)?;
        let from: u32 = size.1.parse().ok().filter(|size| *size > 1)?;
        let to = from / 2;
        let smaller = |(name, value): (Cow<'_, str>, Cow<'_, str>)| {
            let value = match name.as_ref() {
                "page" => "1".to_owned(),
                it if it == size_name => to.to_string(),
                _ => value.into_owned(),
            };
            (name.into_owned(), value)
        };
        let query: Vec<_> = url.query_pairs().map(smaller).collect();
        let mut url = url.clone();
        url.query_pairs_mut().clear().extend_pairs(query);
        Some((to, url))
    }

    /// The page after one that holds a single row.
    pub(super) fn next_single(&self, url: &Url) -> Option<Url> {
        let size_name = &self.settings.site.names.page_size;
        let of = |name: &str| {
            let mut pairs = url.query_pairs();
            pairs.find_map(|it| (it.0 == name).then(|| it.1.parse().ok()))
        };
        if of(size_name)? != Some(1_u64) {
            return None;
        }
        let page = of("page").unwrap_or(Some(1))?.checked_add(1)?;
        let others = url.query_pairs().filter(|it| it.0 != "page");
        let query: Vec<_> = others
            .map(|it| (it.0.into_owned(), it.1.into_owned()))
            .collect();
        let mut next = url.clone();
        let mut pairs = next.query_pairs_mut();
        pairs.clear().extend_pairs(query);
        pairs.append_pair("page", &page.to_string());
        drop(pairs);
        Some(next)
    }

    pub(super) fn first_log_page(&self, ask: &LogAsk) -> Result<Url, ReadTrouble> {
        let names = &self.settings.site.names;
        let package = ask.package.0.to_string();
        let above = ask.above.0.to_string();
        let content_type = ask.content_type.map(|number| number.to_string());
        let mut query = vec![
            (names.log_package.as_str(), package.as_str()),
            (names.log_above.as_str(), above.as_str()),
            (names.log_page_size.as_str(), LOG_PAGE_SIZE),
            (names.sort.as_str(), "-id"),
        ];
        query.extend(
            content_type
                .as_deref()
                .map(|ct| (names.log_content_type.as_str(), ct)),
        );
        self.url(LOG_PATH, &query)
    }

    /// Two rows, so that one sees whether the newest really comes first.
    pub(super) fn log_head_page(&self) -> Result<Url, ReadTrouble> {
        let names = &self.settings.site.names;
        let query = [
            (names.log_page_size.as_str(), "2"),
            (names.sort.as_str(), "-id"),
        ];
        self.url(LOG_PATH, &query)
    }

    /// The least that can be asked for, to see whether the OMS speaks to us.
    pub(super) fn smallest_page(&self) -> Result<Url, ReadTrouble> {
        let site = &self.settings.site;
        let query = [
            (site.names.store.as_str(), site.store.as_str()),
            (site.names.page_size.as_str(), "1"),
        ];
        self.url("packages/", &query)
    }
}
