//! Each assumption, and how it is asked for. Nothing here changes anything at an OMS.

use std::collections::BTreeSet;

use packing::id::{LogId, PackageId};
use packing::package::{Package, State};
use packing::time::At;
use station::oms::{HttpOms, HttpSettings, LOOK_BACK_MS, LogAsk, Oms, Page, PageAsk, ReadTrouble};
use station::secret::Token;

use crate::oms_client::canned::run;

/// What came of asking, in a few words for whoever reads the report.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Finding {
    Held(String),
    Broken(String),
    /// It could not be told: there was nothing to see it by, or it is closed to this key.
    Unseen(String),
}

pub(super) type Findings = Vec<(&'static str, Finding)>;

use Finding::{Broken, Held, Unseen};

/// Enough to see how pages follow each other, and no load for anybody.
const PAGES_MAX: usize = 20;
/// Nobody has so many.
const NO_PACKAGE: PackageId = PackageId(999_999_999_999);
const NO_STORE: &str = "no-such-store";
const NO_STATE: &str = "999999";
const NO_NUMBER: &str = "no-such-number";
/// Nothing will have changed since: the year 2100.
const FAR_AWAY: At = At(4_102_444_800_000);

struct Asked<'a> {
    settings: &'a HttpSettings,
    oms: HttpOms,
    first: Page,
}

type Assumption = (&'static str, fn(&Asked<'_>) -> Finding);

const ALL: [Assumption; 18] = [
    ("a wrong key is turned away as such", a_wrong_key),
    ("the filter for the store is honoured", store_filter),
    ("the filter for changes is honoured", change_filter),
    ("the filter for open states is honoured", state_filter),
    ("the parameter for a page's size is honoured", page_size),
    ("pages follow each other to an end", pages),
    ("every state code has a name", state_codes),
    ("the answers tell the time", time),
    ("one package is read as in the list", one_package),
    ("a package that is not there is said not to be", no_package),
    ("a package says what can be done with it", offers),
    ("the log gives its newest row first", log_head),
    ("the log of one package can be had", log_of_one),
    ("the short list is read", short_list),
    ("a package is found by its number", by_number),
    ("reasons to refuse are listed", reasons),
    ("stores and carriers are listed", places),
    ("a label that is there can be printed", label),
];

pub(super) fn ask(settings: &HttpSettings) -> Findings {
    let oms = HttpOms::new(settings.clone()).unwrap();
    let first = match run(oms.page(PageAsk::ChangedSince(None))) {
        Ok(first) => first,
        Err(trouble) => return vec![("the list of packages is read", Broken(trouble.to_string()))],
    };
    let asked = Asked {
        settings,
        oms,
        first,
    };
    ALL.iter().map(|(what, ask)| (*what, ask(&asked))).collect()
}

impl Asked<'_> {
    fn some(&self, wanted: impl Fn(&Package) -> bool) -> Option<&Package> {
        self.first.packages.iter().find(|it| wanted(it))
    }
}

/// For what a key may be shut out of without being a bad one.
fn closed_or_broken(trouble: ReadTrouble) -> Finding {
    match trouble {
        ReadTrouble::Forbidden => Unseen(trouble.to_string()),
        ReadTrouble::Unreachable
        | ReadTrouble::SignedOut
        | ReadTrouble::NotTheOms
        | ReadTrouble::Certificate(_)
        | ReadTrouble::SlowDown { .. }
        | ReadTrouble::OmsTrouble
        | ReadTrouble::TooLarge
        | ReadTrouble::Unreadable
        | ReadTrouble::Refused => Broken(trouble.to_string()),
    }
}

/// For a filter or a parameter: an OMS that did not answer says nothing of what it knows.
fn unanswered(trouble: ReadTrouble) -> Finding {
    match trouble {
        ReadTrouble::Unreachable | ReadTrouble::OmsTrouble | ReadTrouble::SlowDown { .. } => {
            Unseen(trouble.to_string())
        }
        other => closed_or_broken(other),
    }
}

fn held_if(holds: bool, how: String) -> Finding {
    if holds { Held(how) } else { Broken(how) }
}

fn a_wrong_key(asked: &Asked<'_>) -> Finding {
    let mut settings = asked.settings.clone();
    settings.token = Token::new("0123456789abcdef").unwrap();
    let oms = HttpOms::new(settings).unwrap();
    let read = run(oms.page(PageAsk::ChangedSince(None))).map(|page| page.packages.len());
    held_if(read == Err(ReadTrouble::SignedOut), format!("{read:?}"))
}

fn store_filter(asked: &Asked<'_>) -> Finding {
    let Page {
        foreign,
        unreadable,
        ..
    } = asked.first;
    let mut settings = asked.settings.clone();
    NO_STORE.clone_into(&mut settings.site.store);
    let oms = HttpOms::new(settings).unwrap();
    let nobodys = match run(oms.rows_in_store()) {
        Ok(rows) => rows,
        Err(trouble) => return unanswered(trouble),
    };
    let how = format!(
        "{foreign} of other stores, {unreadable} unreadable on the first page, {nobodys} for none"
    );
    held_if(foreign + unreadable == 0 && nobodys == 0, how)
}

fn change_filter(asked: &Asked<'_>) -> Finding {
    if !asked.settings.site.tells_changes() {
        return Unseen("none is named".into());
    }
    match run(asked.oms.page(PageAsk::ChangedSince(Some(FAR_AWAY)))) {
        Ok(page) => held_if(
            page.packages.is_empty(),
            format!("{} came", page.packages.len()),
        ),
        Err(trouble) => unanswered(trouble),
    }
}

fn state_filter(asked: &Asked<'_>) -> Finding {
    if asked.first.packages.is_empty() {
        return Unseen("no package".into());
    }
    let ended = |it: &&Package| matches!(it.state, State::Delivered | State::Cancelled);
    let ended = asked.first.packages.iter().filter(ended).count();
    match run(asked.oms.rows_in_state(NO_STATE)) {
        Ok(rows) => held_if(
            ended + rows == 0,
            format!("{ended} that have ended came, {rows} for a state that is none"),
        ),
        Err(trouble) => unanswered(trouble),
    }
}

fn page_size(asked: &Asked<'_>) -> Finding {
    if asked.first.packages.len() < 2 {
        return Unseen("too few packages".into());
    }
    let mut settings = asked.settings.clone();
    settings.site.page_size = 1;
    match run(HttpOms::new(settings)
        .unwrap()
        .page(PageAsk::ChangedSince(None)))
    {
        Ok(page) => held_if(
            page.packages.len() == 1,
            format!("{} for 1", page.packages.len()),
        ),
        Err(trouble) => unanswered(trouble),
    }
}

fn pages(asked: &Asked<'_>) -> Finding {
    let mut settings = asked.settings.clone();
    settings.site.page_size = 5;
    let oms = HttpOms::new(settings).unwrap();
    let (mut seen, mut count) = (BTreeSet::new(), 0);
    let mut ask = PageAsk::ChangedSince(None);
    for page in 1..=PAGES_MAX {
        let read = match run(oms.page(ask)) {
            Ok(read) => read,
            Err(trouble) => return Broken(format!("page {page}: {trouble}")),
        };
        count += read.packages.len();
        seen.extend(read.packages.iter().map(|it| it.id));
        match read.next {
            Some(next) => ask = PageAsk::Next(next),
            None => {
                return held_if(
                    seen.len() == count,
                    format!("{page} pages, {count} packages"),
                );
            }
        }
    }
    held_if(
        seen.len() == count,
        format!("{PAGES_MAX} pages and more, {count} packages"),
    )
}

/// The filter for open states names the codes that are known, so it is left out here.
fn state_codes(asked: &Asked<'_>) -> Finding {
    let Some(now) = asked.first.oms_time else {
        return Unseen("no answer tells the time".into());
    };
    let (mut unknown, mut count) = (BTreeSet::new(), 0);
    let mut ask = PageAsk::ChangedSince(Some(now.plus_ms(-LOOK_BACK_MS)));
    for _ in 0..PAGES_MAX {
        let read = match run(asked.oms.page(ask)) {
            Ok(read) => read,
            Err(trouble) => return closed_or_broken(trouble),
        };
        count += read.packages.len();
        unknown.extend(read.packages.iter().filter_map(|it| match &it.state {
            State::Other(code) => Some(format!("{code} ({})", it.state_words)),
            _ => None,
        }));
        match read.next {
            Some(next) => ask = PageAsk::Next(next),
            None => break,
        }
    }
    let how = format!("unknown among {count}: {unknown:?}");
    held_if(unknown.is_empty(), how)
}

fn time(asked: &Asked<'_>) -> Finding {
    held_if(
        asked.first.oms_time.is_some(),
        format!("{:?}", asked.first.oms_time),
    )
}

fn one_package(asked: &Asked<'_>) -> Finding {
    let Some(listed) = asked.first.packages.first() else {
        return Unseen("no package".into());
    };
    match run(asked.oms.package(listed.id)) {
        Ok(Some(read)) => {
            let same = read.number == listed.number && read.lines == listed.lines;
            held_if(same, format!("{} lines", read.lines.len()))
        }
        other => Broken(format!("{other:?}")),
    }
}

fn no_package(asked: &Asked<'_>) -> Finding {
    let read = run(asked.oms.package(NO_PACKAGE)).map(|it| it.is_some());
    held_if(read == Ok(false), format!("{read:?}"))
}

fn offers(asked: &Asked<'_>) -> Finding {
    let Some(waiting) = asked.some(|it| it.state.waits()) else {
        return Unseen("nothing waits".into());
    };
    let read = run(asked.oms.package(waiting.id)).ok().flatten();
    let offered = read.map_or(0, |it| it.offers.len());
    let listed = waiting.offers.len();
    if listed + offered == 0 {
        return Unseen("nothing is offered; settings must name the commands".into());
    }
    Held(format!("{listed} in the list, {offered} in the package"))
}

fn log_head(asked: &Asked<'_>) -> Finding {
    match run(asked.oms.log_head()) {
        Ok(head) => Held(format!("{head:?}")),
        Err(trouble) => closed_or_broken(trouble),
    }
}

fn log_of_one(asked: &Asked<'_>) -> Finding {
    let Some(package) = asked.some(|it| it.state.is_packed()) else {
        return Unseen("nothing is packed".into());
    };
    let ask = LogAsk {
        package: package.id,
        content_type: package.content_type,
        above: LogId(0),
    };
    match run(asked.oms.log(ask)) {
        Ok(page) => {
            let told = page
                .rows
                .iter()
                .filter(|row| row.user.is_some() && row.led_to.is_some());
            let how = format!(
                "{} of {} rows say who and where",
                told.count(),
                page.rows.len()
            );
            held_if(page.complete, how)
        }
        Err(trouble) => closed_or_broken(trouble),
    }
}

fn short_list(asked: &Asked<'_>) -> Finding {
    match run(asked.oms.short_page(PageAsk::ChangedSince(None))) {
        Ok((briefs, foreign, _)) => {
            let told = briefs
                .iter()
                .filter(|it| !it.number.is_empty() && it.state.is_open());
            let told = told.count();
            held_if(
                told == briefs.len() && foreign == 0,
                format!(
                    "{told} of {} entries are whole, {foreign} of other stores",
                    briefs.len()
                ),
            )
        }
        Err(trouble) => closed_or_broken(trouble),
    }
}

fn by_number(asked: &Asked<'_>) -> Finding {
    let Some(package) = asked.first.packages.first() else {
        return Unseen("no package".into());
    };
    let found = run(asked.oms.package_numbered(&package.number));
    match found.and_then(|found| Ok((found, run(asked.oms.rows_numbered(NO_NUMBER))?))) {
        Ok((found, rows)) => held_if(
            found == Some(package.id) && rows == 0,
            format!("{found:?}, {rows} rows for a number that is none"),
        ),
        Err(trouble) => unanswered(trouble),
    }
}

fn reasons(asked: &Asked<'_>) -> Finding {
    match run(asked.oms.denial_reasons()) {
        Ok(reasons) => held_if(!reasons.is_empty(), format!("{} of them", reasons.len())),
        Err(trouble) => closed_or_broken(trouble),
    }
}

fn places(asked: &Asked<'_>) -> Finding {
    let stores = match run(asked.oms.stock_locations()) {
        Ok(stores) => stores,
        Err(trouble) => return closed_or_broken(trouble),
    };
    let ours = |code: &str| code == asked.settings.site.store;
    let is_known = stores
        .iter()
        .any(|it| it.erp_code.as_deref().is_some_and(ours));
    match run(asked.oms.cargo_companies()) {
        Ok(carriers) => {
            let named = carriers.iter().filter(|it| it.name.is_some()).count();
            let how = format!(
                "our store {is_known}, {named} of {} carriers by name",
                carriers.len()
            );
            held_if(is_known, how)
        }
        Err(trouble) => closed_or_broken(trouble),
    }
}

fn label(asked: &Asked<'_>) -> Finding {
    let Some(package) = asked.some(|it| it.label_file.is_some()) else {
        return Unseen("no package has a label yet".into());
    };
    match run(asked.oms.label(package.id)) {
        Ok(file) => Held(format!("{:?} of {} bytes", file.format, file.bytes.len())),
        Err(trouble) => Broken(trouble.to_string()),
    }
}
