//! Which rows a list request asks for.
//!
//! The names by date, by id and those of the transition log are as its page prints them; all others
//! stand in `invented`.

use super::{Params, Unreadable};
use crate::invented::filter;
use crate::rules::State;
use crate::strict::{ListRefuses, LogContentType};
use crate::wire;
use crate::world::{self, Item, LogRow, Package};

const MODIFIED: [&str; 4] = [
    "modified_date__gt",
    "modified_date__gte",
    "modified_date__lt",
    "modified_date__lte",
];
const CREATED: [&str; 4] = [
    "created_date__gt",
    "created_date__gte",
    "created_date__lt",
    "created_date__lte",
];

/// The code that a state is shown by: a row is filtered by what is seen of it.
pub(crate) type CodeOf = fn(State) -> &'static str;

/// The packages that a list request asks for, sorted.
pub(crate) fn packages<'w>(
    all: impl Iterator<Item = &'w Package>,
    params: &Params,
    code: CodeOf,
) -> Result<Vec<&'w Package>, Unreadable> {
    let (id, store_id) = (params.ids()?, params.number(filter::STORE_ID)?);
    let (modified, created) = (params.moments(MODIFIED)?, params.moments(CREATED)?);
    let carrier = params.number(filter::CARRIER)?;
    let stated = states(params, filter::STATE, code);
    let words = words(params);
    let mut hits: Vec<&Package> = all
        .filter(|package| {
            id(package.id)
                && modified(package.modified)
                && created(package.created)
                && stated(package.state)
                && store_id.is_none_or(|id| id == u64::from(wire::store(package).id))
                && carrier.is_none_or(|id| has_carrier(package, id))
                && words.iter().all(|(fits, value)| fits(package, value))
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

/// The largest page of a list that refuses larger ones.
const LARGE_PAGE: usize = 50;

impl Params {
    /// The parameter that a list of packages does not take.
    pub(crate) fn refused(&self, refuses: ListRefuses) -> Option<&'static str> {
        let asked_for = |name: &&'static str| {
            let value = self.get(name);
            match refuses {
                ListRefuses::Nothing => false,
                ListRefuses::Sorting => *name == "sort" && value.is_some(),
                ListRefuses::OneCode => {
                    let codes = self.words(name).filter(|_| name.starts_with(filter::STATE));
                    codes.is_some_and(|it| it.contains(&State::WaitingForTransfer.code()))
                }
                ListRefuses::LargePages => {
                    let size = value.and_then(|it| it.parse().ok());
                    ["page_size", "limit"].contains(name) && size > Some(LARGE_PAGE)
                }
                ListRefuses::Changes => MODIFIED.contains(name) && value.is_some(),
            }
        };
        [
            "sort",
            "page_size",
            "limit",
            filter::STATE,
            filter::STATE_AMONG,
        ]
        .into_iter()
        .chain(MODIFIED)
        .find(asked_for)
    }
}

/// `…enum_value`, `…enum_value__in` and `…enum_value__ne`, each with one code or several.
fn states<'p>(params: &'p Params, name: &str, code: CodeOf) -> impl Fn(State) -> bool + use<'p> {
    let one = params.words(name);
    let among = params.words(&format!("{name}{}", filter::AMONG));
    let none = params.words(&format!("{name}{}", filter::NONE_OF));
    move |state| {
        let named = |wanted: &Vec<&str>| wanted.contains(&code(state));
        one.as_ref().is_none_or(named)
            && among.as_ref().is_none_or(named)
            && !none.as_ref().is_some_and(named)
    }
}

type Fits = fn(&Package, &str) -> bool;

/// The filters by a word; only those that were asked for cost anything.
const WORDS: &[(&str, Fits)] = &[
    (filter::STORE, in_store),
    (filter::STORES, in_store),
    (filter::STORE_OR_RETAIL, in_store),
    (filter::NUMBER, |package, value| {
        world::number(package) == value
    }),
    (filter::ORDER, |package, value| {
        wire::order_id(package).to_string() == value
    }),
    (filter::ORDER_NUMBER, |package, value| {
        package.order.number.to_string().starts_with(value)
    }),
    (filter::CHANNEL, |package, value| {
        package.order.channel.name == value
    }),
    (filter::FIRST_NAME, |package, value| {
        has(&package.order.customer.first_name, value)
    }),
    (filter::LAST_NAME, |package, value| {
        has(&package.order.customer.last_name, value)
    }),
    (filter::CITY, |package, value| {
        package.order.customer.city.name == value
    }),
    (filter::TOWNSHIP, |package, value| {
        package.order.customer.city.township == value
    }),
    (filter::SKU, |package, value| {
        sells(package, |product| product.sku == value)
    }),
    (filter::BARCODE, |package, value| {
        sells(package, |product| product.barcode == value)
    }),
];

fn words(params: &Params) -> Vec<(Fits, &str)> {
    let asked = |(name, fits): &(&str, Fits)| params.get(name).map(|value| (*fits, value));
    WORDS.iter().filter_map(asked).collect()
}

fn in_store(package: &Package, codes: &str) -> bool {
    let here = wire::store(package).erp_code;
    codes.split(',').any(|code| code.trim() == here)
}

fn has(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}

fn sells(package: &Package, is: impl Fn(&crate::catalogue::Product) -> bool) -> bool {
    let mut products = package.items.iter().filter_map(world::product);
    products.any(is)
}

fn has_carrier(package: &Package, id: u64) -> bool {
    let shipment = package.shipment.as_ref();
    shipment.is_some_and(|shipment| u64::from(shipment.carrier) == id)
}

/// Package items, each with its package.
pub(crate) fn items<'w>(
    all: impl Iterator<Item = &'w Package>,
    params: &Params,
    code: CodeOf,
) -> Result<Vec<(&'w Package, &'w Item)>, Unreadable> {
    let id = params.ids()?;
    let package = params.number(filter::PACKAGE)?;
    let number = params.get(filter::PACKAGE_NUMBER);
    let stated = states(params, filter::STATE, code);
    let hits = all
        .filter(|of| package.is_none_or(|id| id == of.id))
        .filter(|of| number.is_none_or(|wanted| world::number(of) == wanted))
        .flat_map(|of| of.items.iter().map(move |item| (of, item)))
        .filter(|(_, item)| id(item.id) && stated(item.state));
    Ok(hits.collect())
}

/// The rows of the transition log that a request asks for; newest first unless it says otherwise.
pub(crate) fn log_rows<'w>(
    rows: impl Iterator<Item = &'w LogRow>,
    params: &Params,
    (code, filed_by): (CodeOf, LogContentType),
) -> Result<Vec<&'w LogRow>, Unreadable> {
    let (id, created) = (params.ids()?, params.moments(CREATED)?);
    let content_type = params.number("content_type")?;
    let same_type = |wanted| wanted == u64::from(filed_by.number());
    let old = states(params, "old_state__enum_value", code);
    let new = states(params, "new_state__enum_value", code);
    let mut hits: Vec<&LogRow> = rows
        .filter(|row| id(row.id) && created(row.at) && content_type.is_none_or(same_type))
        .filter(|row| old(row.from) && new(row.to))
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
