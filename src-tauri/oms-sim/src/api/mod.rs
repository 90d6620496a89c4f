//! The OMS's API as one function: a request and the world in, an answer out.
//!
//! It must not know sockets, threads or the time of day, so that a simulation can ask it a million
//! times in a process. Paths and shapes are as Django REST has them; almost every
//! documented path ends in a slash, and one without is redirected for a read and not found for
//! anything else, unless `strict` says otherwise.

mod answers;
mod command;
mod login;
mod packages;
mod reference;
mod request;
mod signed;

pub use answers::Response;
pub(crate) use answers::{instead, no_body};
pub use request::{Bent, Method, Request};

use crate::invented;
use crate::label;
use crate::query::Params;
use crate::strict::{Accept, DenialPath, LabelAddress, LabelAuth, Logs, TrailingSlash};
use crate::world::{Package, World};
use request::Asking;
use signed::Scheme;

const SERVICES: &str = "/api/v1/oms/";

/// Answers one request, after letting happen what fell due.
pub(crate) fn answer(world: &mut World, request: &Request) -> Response {
    let now = world.catch_up();
    let path = request.path;
    if let Some(right) = with_its_slash(world.book.strict.trailing_slash, path) {
        return if path.starts_with("/api/") && request.method == Method::Get {
            let mark = if request.query.is_empty() { "" } else { "?" };
            answers::moved(&format!("{right}{mark}{}", request.query))
        } else {
            answers::not_found_html()
        };
    }
    if world.book.strict.accept == Accept::Checked && !request.takes_json() {
        let why = "Could not satisfy the request Accept header.";
        return answers::detail(406, why);
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let result = match parts.as_slice() {
        ["api", "v1" | "i1", "auth", "login"] => login::answer(world, request),
        ["api", "v1", "oms", rest @ ..] => routed(world, rest, &Asking::new(request, now)),
        ["labels", id, nth] => label_file(world, (id, nth), request),
        ["documents", id] => document(world, id, request),
        _ => Err(answers::not_found_html()),
    };
    result.unwrap_or_else(|refused| refused)
}

/// The path as it has to end; nothing where it does. What the OMS links to ends as it says.
fn with_its_slash(setting: TrailingSlash, path: &str) -> Option<String> {
    match (setting, path.strip_suffix('/')) {
        (TrailingSlash::Needed, None) => Some(format!("{path}/")),
        (TrailingSlash::Absent, Some(bare)) if path.starts_with(SERVICES) => Some(bare.to_owned()),
        _ => None,
    }
}

type Answered = Result<Response, Response>;

fn routed(world: &mut World, parts: &[&str], asking: &Asking) -> Answered {
    let request = asking.request;
    if let ["packages", id, "command"] = parts {
        let user = signed::user(world, request, Scheme::AsSet)?;
        request.only(Method::Post)?;
        return command::run(world, id, (asking, user));
    }
    let scheme = match parts {
        ["state-transition-logs", ..] => logs_scheme(world)?,
        _ => Scheme::AsSet,
    };
    if !is_known(world, parts) {
        return Err(answers::not_found_html());
    }
    signed::user(world, request, scheme)?;
    request.only(Method::Get)?;
    let world = &*world;
    match parts {
        ["packages"] => packages::list(world, asking),
        ["packages", "short"] => packages::short_list(world, asking),
        ["packages", "package-items"] => packages::items(world, asking),
        ["packages", "package-items", id] => packages::item(world, id, asking),
        ["packages", "package_denial_reason", rest @ ..] => {
            reference::denial_reasons(world, rest, asking)
        }
        ["package-denial-reason", rest @ ..] => reference::denial_reasons(world, rest, asking),
        ["packages", id] => packages::one(world, id, asking),
        ["order_items"] => packages::order_items(world, asking),
        ["state-transition-logs"] => reference::transition_logs(world, asking),
        ["state-transition-logs", id] => reference::transition_log(world, id, asking),
        ["stocklocations", rest @ ..] => reference::stock_locations(world, rest, asking),
        ["stocklocations-senderaddress"] => reference::sender_addresses(world, asking),
        ["cargo-company-conditions", rest @ ..] => reference::cargo_conditions(world, rest, asking),
        ["settings", "application_settings", rest @ ..] => reference::settings(world, rest, asking),
        _ => Err(answers::not_found_html()),
    }
}

/// Django looks a path up before it asks who wants it.
fn is_known(world: &World, parts: &[&str]) -> bool {
    let paths = world.book.strict.denial_path;
    match parts {
        ["packages", "package_denial_reason", ..] => paths != DenialPath::OfItsOwn,
        ["package-denial-reason", ..] => paths != DenialPath::UnderPackages,
        ["packages" | "stocklocations" | "state-transition-logs", ..]
        | ["cargo-company-conditions", ..]
        | ["settings", "application_settings", ..]
        | ["order_items" | "stocklocations-senderaddress"] => true,
        _ => false,
    }
}

fn logs_scheme(world: &World) -> Result<Scheme, Response> {
    match world.book.strict.logs {
        Logs::AsElsewhere => Ok(Scheme::AsSet),
        Logs::BearerOnly => Ok(Scheme::Bearer),
        Logs::Denied => Err(answers::forbidden()),
        Logs::Absent => Err(answers::not_found_html()),
    }
}

fn label_file(world: &World, (id, nth): (&str, &str), request: &Request) -> Answered {
    if world.book.strict.label_auth == LabelAuth::Needed {
        signed::user(world, request, Scheme::AsSet)?;
    }
    if world.book.strict.label_address == LabelAddress::Signed {
        let params = Params::read(request.query);
        let until = params
            .get(invented::SIGNED_UNTIL)
            .and_then(|it| it.parse().ok());
        if until < Some(world.clock.now()) {
            return Err(answers::forbidden());
        }
    }
    request.only(Method::Get)?;
    let nth = nth.parse().map_err(|_| answers::not_found())?;
    let file = label::file(world, named(world, id)?, nth);
    file.map(answers::file).ok_or_else(answers::not_found)
}

fn document(world: &World, id: &str, request: &Request) -> Answered {
    signed::user(world, request, Scheme::AsSet)?;
    request.only(Method::Get)?;
    Ok(answers::file(label::document(named(world, id)?)))
}

fn named<'w>(world: &'w World, id: &str) -> Result<&'w Package, Response> {
    let found = id.parse().ok().and_then(|id| world.package(id));
    found.ok_or_else(answers::not_found)
}
