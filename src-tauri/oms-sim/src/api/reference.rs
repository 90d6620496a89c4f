//! Reference data and the transition log: read only, small, in the same envelope.

use serde_json::{Value, json};

use super::Answered;
use super::answers;
use super::packages::{PAGE_SIZE_DEFAULT, paged, view};
use super::request::Asking;
use crate::invented::{CARRIERS, DENIAL_REASONS, STORES, filter};
use crate::query;
use crate::strict::{JsonValue, OtpKey};
use crate::wire;
use crate::world::{LogRow, World};

/// The pages of logs and of settings have this many; all others more.
const PAGE_SIZE_SMALL: usize = 10;

pub(super) fn transition_logs(world: &World, asking: &Asking) -> Answered {
    let params = &asking.params;
    let of_package = params.get("object_id").map(|id| {
        let package = id.parse().ok().and_then(|id| world.package(id));
        package.map_or(&[][..], |package| package.log.as_slice())
    });
    let rows: Box<dyn Iterator<Item = &LogRow>> = match of_package {
        Some(places) => Box::new(places.iter().filter_map(|place| world.log.get(*place))),
        None => Box::new(world.log.iter()),
    };
    let seen = rows.filter(|row| !asking.lags() || row.at <= asking.as_at);
    let code = wire::code_of(asking.request.bent.odd_states);
    let filed_by = world.book.strict.log_content_type;
    let hits = query::log_rows(seen, params, (code, filed_by));
    let hits = hits.map_err(|field| answers::unreadable(&field))?;
    let view = view(world, asking, true);
    paged(world, asking, (&hits, PAGE_SIZE_SMALL), |row| {
        wire::log_row(&view, row)
    })
}

pub(super) fn transition_log(world: &World, id: &str, asking: &Asking) -> Answered {
    let id: u64 = id.parse().map_err(|_| answers::not_found())?;
    let row = world.log_row(id).ok_or_else(answers::not_found)?;
    Ok(answers::ok(&wire::log_row(
        &view(world, asking, false),
        row,
    )))
}

/// A list of everything, or the one with the id that follows in the path.
fn listed(
    world: &World,
    (all, rest): (&[Value], &[&str]),
    (asking, size_default): (&Asking, usize),
) -> Answered {
    match rest {
        [] | ["list-simple"] => paged(world, asking, (all, size_default), Value::clone),
        [id] => {
            let id: u64 = id.parse().map_err(|_| answers::not_found())?;
            let found = all.iter().find(|one| one["id"] == id);
            found.map(answers::ok).ok_or_else(answers::not_found)
        }
        _ => Err(answers::not_found_html()),
    }
}

pub(super) fn stock_locations(world: &World, rest: &[&str], asking: &Asking) -> Answered {
    let wanted = asking.params.get(filter::CODE_OF_STORE);
    let stores = STORES
        .iter()
        .filter(|store| wanted.is_none_or(|code| code == store.erp_code));
    let all: Vec<Value> = stores.map(wire::stock_location).collect();
    listed(world, (&all, rest), (asking, PAGE_SIZE_DEFAULT))
}

pub(super) fn sender_addresses(world: &World, asking: &Asking) -> Answered {
    let address = |store: &crate::invented::Store| {
        json!({
            "id": store.id,
            "created_date": "2020-05-12T14:20:07.677690Z",
            "modified_date": "2020-05-12T14:20:07.677690Z",
            "origin_id": store.erp_code,
        })
    };
    let all: Vec<Value> = STORES.iter().map(address).collect();
    listed(world, (&all, &[]), (asking, PAGE_SIZE_DEFAULT))
}

pub(super) fn denial_reasons(world: &World, rest: &[&str], asking: &Asking) -> Answered {
    let params = &asking.params;
    let title = params.get("title").map(str::to_lowercase);
    let priority = params.get("priority");
    let active = params.get("is_active").is_none_or(|yes| yes != "false");
    let fits = |(_, name, nth): &&(u32, &str, u32)| {
        let titled = title.as_ref();
        active
            && titled.is_none_or(|part| name.to_lowercase().contains(part.as_str()))
            && priority.is_none_or(|wanted| wanted == nth.to_string())
    };
    let reason = |(id, title, priority): &(u32, &str, u32)| {
        json!({
            "id": id,
            "title": title,
            "remote_id": Value::Null,
            "priority": priority,
            "is_active": true,
        })
    };
    let all: Vec<Value> = DENIAL_REASONS.iter().filter(fits).map(reason).collect();
    listed(world, (&all, rest), (asking, PAGE_SIZE_DEFAULT))
}

/// Ids without names, as documented.
pub(super) fn cargo_conditions(world: &World, rest: &[&str], asking: &Asking) -> Answered {
    let condition = |(id, _): &(u32, &str)| {
        let rules = json!({"rules": []});
        json!({"id": id - 460, "rules_configuration": rules, "cargo_company": id})
    };
    let all: Vec<Value> = CARRIERS.iter().map(condition).collect();
    listed(world, (&all, rest), (asking, PAGE_SIZE_DEFAULT))
}

pub(super) fn settings(world: &World, rest: &[&str], asking: &Asking) -> Answered {
    let strict = &world.book.strict;
    let key = match strict.otp_key {
        OtpKey::Upper => "IS_OTP_ENABLED",
        OtpKey::Lower => "is_enabled_otp",
    };
    let value = match strict.json_value {
        JsonValue::Text => json!("false"),
        JsonValue::Object => json!({"value": false}),
    };
    let all = [json!({"id": 1, "key": key, "json_value": value})];
    let part = asking.params.get("key");
    let found = part.is_none_or(|part| key.contains(part));
    let hits = if found { &all[..] } else { &[] };
    listed(world, (hits, rest), (asking, PAGE_SIZE_SMALL))
}
