//! Reference data and the transition log: read only, small, in the same envelope.

use std::sync::Arc;

use axum::extract::{OriginalUri, Query, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::answers;
use super::signed::{Origin, Signed};
use crate::invented::{CARRIERS, DENIAL_REASONS, STORES};
use crate::query::{self, Params};
use crate::shared::Shared;
use crate::wire;
use crate::world::LogRow;

type Pairs = Query<Vec<(String, String)>>;
type Place = (Origin, OriginalUri);

pub(super) async fn transition_logs(
    _: Signed,
    State(shared): State<Arc<Shared>>,
    (Origin(origin), OriginalUri(uri)): Place,
    Query(pairs): Pairs,
) -> Response {
    let params = Params(pairs);
    let world = shared.world();
    let of_package = params.get("object_id").map(|id| {
        let package = id.parse().ok().and_then(|id| world.package(id));
        package
            .map(|package| package.log.clone())
            .unwrap_or_default()
    });
    let rows: Box<dyn Iterator<Item = &LogRow>> = match &of_package {
        Some(places) => Box::new(places.iter().filter_map(|place| world.log.get(*place))),
        None => Box::new(world.log.iter()),
    };
    let hits = match query::log_rows(rows, &params) {
        Ok(hits) => hits,
        Err(field) => return answers::unreadable(&field),
    };
    let url = format!("{origin}{}", uri.path());
    let page = query::page(&hits, &params, (&url, 10), |row| wire::log_row(&world, row));
    page.map_or_else(answers::no_such_page, answers::ok)
}

pub(super) async fn stock_locations(_: Signed, place: Place, pairs: Pairs) -> Response {
    listed(&STORES.iter().collect::<Vec<_>>(), place, pairs, |store| {
        wire::stock_location(store)
    })
}

pub(super) async fn denial_reasons(_: Signed, place: Place, pairs: Pairs) -> Response {
    listed(DENIAL_REASONS, place, pairs, |(id, title, priority)| {
        json!({
            "id": id,
            "title": title,
            "remote_id": Value::Null,
            "priority": priority,
            "is_active": true,
        })
    })
}

/// Ids without names, as documented.
pub(super) async fn cargo_conditions(_: Signed, place: Place, pairs: Pairs) -> Response {
    listed(CARRIERS, place, pairs, |(id, _)| {
        let rules = json!({"rules": []});
        json!({"id": id - 460, "rules_configuration": rules, "cargo_company": id})
    })
}

pub(super) async fn settings(_: Signed, place: Place, Query(pairs): Pairs) -> Response {
    let key = pairs
        .iter()
        .find(|(name, _)| name == "key")
        .map(|(_, value)| value.clone());
    let all = [(1, "IS_OTP_ENABLED", json!(false))];
    let hits: Vec<_> = all
        .into_iter()
        .filter(|(_, name, _)| key.as_ref().is_none_or(|part| name.contains(part.as_str())))
        .collect();
    listed(
        &hits,
        place,
        Query(pairs),
        |(id, key, value)| json!({"id": id, "key": key, "json_value": value}),
    )
}

fn listed<T>(
    hits: &[T],
    (Origin(origin), OriginalUri(uri)): Place,
    Query(pairs): Pairs,
    show: impl Fn(&T) -> Value,
) -> Response {
    let url = format!("{origin}{}", uri.path());
    let page = query::page(hits, &Params(pairs), (&url, 20), show);
    page.map_or_else(answers::no_such_page, answers::ok)
}
