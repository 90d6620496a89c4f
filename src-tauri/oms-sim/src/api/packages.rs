//! Packages and their items: lists, one by one.

use serde_json::{Value, json};

use super::Answered;
use super::answers;
use super::request::Asking;
use crate::query::{self, Shown};
use crate::wire::{self, View};
use crate::world::{Item, Package, World};

type Shows = fn(&View, &Package) -> Value;

pub(super) const PAGE_SIZE_DEFAULT: usize = 20;

pub(super) fn list(world: &World, asking: &Asking) -> Answered {
    listed(world, asking, wire::package)
}

pub(super) fn short_list(world: &World, asking: &Asking) -> Answered {
    listed(world, asking, wire::short)
}

fn listed(world: &World, asking: &Asking, show: Shows) -> Answered {
    let (params, code) = (
        &asking.params,
        wire::code_of(asking.request.bent.odd_states),
    );
    if let Some(field) = params.refused(world.book.strict.list_refuses) {
        return Err(answers::invalid(field, "Invalid filter."));
    }
    let hits = if asking.lags() {
        query::packages(world.packages_at(asking.as_at), params, code)
    } else {
        query::packages(world.packages().iter(), params, code)
    };
    let hits = hits.map_err(|field| answers::unreadable(&field))?;
    let view = view(world, asking, true);
    paged(world, asking, (&hits, PAGE_SIZE_DEFAULT), |package| {
        show(&view, package)
    })
}

pub(super) fn one(world: &World, id: &str, asking: &Asking) -> Answered {
    let package = found(world, id, asking).ok_or_else(answers::not_found)?;
    Ok(answers::ok(&wire::package(
        &view(world, asking, false),
        package,
    )))
}

fn found<'w>(world: &'w World, id: &str, asking: &Asking) -> Option<&'w Package> {
    let id = id.parse().ok()?;
    if asking.lags() {
        world.package_at(id, asking.as_at)
    } else {
        world.package(id)
    }
}

pub(super) fn items(world: &World, asking: &Asking) -> Answered {
    let (params, code) = (
        &asking.params,
        wire::code_of(asking.request.bent.odd_states),
    );
    let hits = if asking.lags() {
        query::items(world.packages_at(asking.as_at), params, code)
    } else {
        query::items(world.packages().iter(), params, code)
    };
    let hits = hits.map_err(|field| answers::unreadable(&field))?;
    let view = view(world, asking, true);
    let show = |hit: &(&Package, &Item)| wire::item_of_package(&view, hit.0, hit.1);
    paged(world, asking, (&hits, PAGE_SIZE_DEFAULT), show)
}

pub(super) fn item(world: &World, id: &str, asking: &Asking) -> Answered {
    let id: u64 = id.parse().map_err(|_| answers::not_found())?;
    let view = view(world, asking, false);
    let packages = world.packages().iter();
    let mut all = packages.flat_map(|package| package.items.iter().map(move |i| (package, i)));
    let (package, item) = all
        .find(|(_, item)| item.id == id)
        .ok_or_else(answers::not_found)?;
    Ok(answers::ok(&wire::item_of_package(&view, package, item)))
}

/// The items of an order, whichever packages they were planned into.
pub(super) fn order_items(world: &World, asking: &Asking) -> Answered {
    let wanted = asking.params.get("order_number");
    let of_order =
        |package: &&Package| wanted.is_none_or(|wanted| package.order.number.to_string() == wanted);
    let packages = world.packages().iter().filter(of_order);
    let hits: Vec<_> = packages
        .flat_map(|package| package.items.iter().map(move |item| (package, item)))
        .collect();
    let view = view(world, asking, true);
    let show = |(package, item): &(&Package, &Item)| {
        let mut body = wire::order_item(item);
        body["state"] = wire::state(&view, item.state);
        body["order"] = json!(wire::order_id(package));
        body
    };
    paged(world, asking, (&hits, PAGE_SIZE_DEFAULT), show)
}

pub(super) fn view<'a>(world: &'a World, asking: &'a Asking, in_list: bool) -> View<'a> {
    View {
        world,
        origin: asking.request.origin,
        in_list,
        odd_states: asking.request.bent.odd_states,
    }
}

pub(super) fn paged<T>(
    world: &World,
    asking: &Asking,
    (hits, size_default): (&[T], usize),
    show: impl Fn(&T) -> Value,
) -> Answered {
    let shown = Shown {
        url: &asking.url(),
        size_default,
        size_name: world.book.strict.page_size_name,
        shift: asking.request.bent.page_shift,
    };
    let page = query::page(hits, &asking.params, &shown, show);
    let page = page.ok_or_else(answers::no_such_page)?;
    Ok(answers::ok(&page))
}
