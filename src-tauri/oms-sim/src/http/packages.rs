//! Packages: lists, one, its items, and commands.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::answers;
use super::signed::{Origin, Signed};
use crate::invented;
use crate::query::{self, Params};
use crate::rules::Code;
use crate::shared::Shared;
use crate::wire;
use crate::world::{self, Doer, Item, Package, World};

type Pairs = Query<Vec<(String, String)>>;
type Shows = fn(&World, &Package, wire::LabelBase) -> Value;

const PAGE_SIZE_DEFAULT: usize = 20;

pub(super) async fn list(
    _: Signed,
    shared: State<Arc<Shared>>,
    place: (Origin, OriginalUri),
    pairs: Pairs,
) -> Response {
    listed(&shared, place, pairs, wire::package)
}

pub(super) async fn short_list(
    _: Signed,
    shared: State<Arc<Shared>>,
    place: (Origin, OriginalUri),
    pairs: Pairs,
) -> Response {
    listed(&shared, place, pairs, |_, package, _| wire::short(package))
}

fn listed(
    shared: &Shared,
    (Origin(origin), OriginalUri(uri)): (Origin, OriginalUri),
    Query(pairs): Pairs,
    show: Shows,
) -> Response {
    let params = Params(pairs);
    let world = shared.world();
    let hits = match query::packages(world.packages(), &params) {
        Ok(hits) => hits,
        Err(field) => return answers::unreadable(&field),
    };
    let labels = shared.draws_labels.then_some(origin.as_str());
    let url = format!("{origin}{}", uri.path());
    let shown = |package: &&Package| show(&world, package, labels);
    let page = query::page(&hits, &params, (&url, PAGE_SIZE_DEFAULT), shown);
    page.map_or_else(answers::no_such_page, answers::ok)
}

pub(super) async fn one(
    _: Signed,
    State(shared): State<Arc<Shared>>,
    Origin(origin): Origin,
    Path(id): Path<String>,
) -> Response {
    let world = shared.world();
    let found = id.parse().ok().and_then(|id| world.package(id));
    let labels = shared.draws_labels.then_some(origin.as_str());
    found.map_or_else(answers::not_found, |package| {
        answers::ok(wire::package(&world, package, labels))
    })
}

pub(super) async fn items(
    _: Signed,
    State(shared): State<Arc<Shared>>,
    (Origin(origin), OriginalUri(uri)): (Origin, OriginalUri),
    Query(pairs): Pairs,
) -> Response {
    let params = Params(pairs);
    let world = shared.world();
    let asked_for = |package: &&Package| {
        let is = |name, value: &str| params.get(name).is_none_or(|wanted| wanted == value);
        is("package", &package.id.to_string()) && is("package__number", &world::number(package))
    };
    let in_state = |state: &str| params.get("state__enum_value").is_none_or(|s| s == state);
    let hits: Vec<_> = world
        .packages()
        .iter()
        .filter(asked_for)
        .flat_map(|package| package.items.iter().map(move |item| (package, item)))
        .filter(|(_, item)| in_state(item.state.code()))
        .collect();
    let url = format!("{origin}{}", uri.path());
    let show = |hit: &(&Package, &Item)| wire::item_of_package(&world, hit.0, hit.1);
    let page = query::page(&hits, &params, (&url, PAGE_SIZE_DEFAULT), show);
    page.map_or_else(answers::no_such_page, answers::ok)
}

pub(super) async fn command(
    Signed(user): Signed,
    State(shared): State<Arc<Shared>>,
    (Path(id), headers): (Path<String>, HeaderMap),
    body: Bytes,
) -> Response {
    let Ok(id) = id.parse::<u64>() else {
        return answers::not_found();
    };
    let Ok(Value::Object(body)) = serde_json::from_slice(&body) else {
        return answers::detail(StatusCode::BAD_REQUEST, "JSON parse error");
    };
    let asked = match wire::asked(&body) {
        Ok(asked) => asked,
        Err(field) => return answers::invalid(field, "A valid value is required."),
    };
    let header = headers.get(invented::COMMAND_ID_HEADER);
    let command_id = header
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let mut world = shared.world();
    match world.command(id, &asked, &Doer::Desk { user, command_id }) {
        None => answers::not_found(),
        Some(Err(refusal)) => {
            let (status, body) = wire::refusal(&refusal);
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
            (status, Json(body)).into_response()
        }
        Some(Ok(effect)) if effect.transition.code == Code::PreparePackage => prepared(&world, id),
        Some(Ok(_)) => answers::no_content(),
    }
}

/// Prepare Package is the one command that answers with a body.
fn prepared(world: &World, id: u64) -> Response {
    let Some(package) = world.package(id) else {
        return answers::not_found();
    };
    let items: Vec<Value> = package
        .items
        .iter()
        .map(|item| wire::item(world, item))
        .collect();
    let store = invented::STORES.get(package.store).map(|store| store.id);
    answers::ok(json!({
        "id": package.id,
        "number": world::number(package),
        "stock_location": store,
        "package_items": items,
    }))
}
