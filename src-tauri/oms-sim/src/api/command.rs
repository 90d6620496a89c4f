//! A desk runs a command.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Answered;
use super::answers;
use super::request::Asking;
use crate::invented::prepared;
use crate::rules::{Code, Effect};
use crate::strict::PrepareAnswer;
use crate::wire::{self, View};
use crate::world::{self, Doer, User, World};

pub(super) fn run(world: &mut World, id: &str, (asking, user): (&Asking, Arc<User>)) -> Answered {
    let id: u64 = id.parse().map_err(|_| answers::not_found())?;
    let Ok(Value::Object(body)) = serde_json::from_slice(asking.request.body) else {
        return Err(answers::detail(400, "JSON parse error"));
    };
    let asked = wire::asked(&body, &world.book.strict)
        .map_err(|field| answers::invalid(field, "A valid value is required."))?;
    let command_id = asking.request.command_id.map(str::to_owned);
    match world.command(id, &asked, &Doer::Desk { user, command_id }) {
        None => Err(answers::not_found()),
        Some(Err(refusal)) => {
            let (status, body) = wire::refusal(&refusal, &world.book.strict);
            Err(answers::json(status, &body))
        }
        Some(Ok(effect)) => done(world, id, (&effect, asking)),
    }
}

/// Prepare Package is the one command that answers with a body.
fn done(world: &World, id: u64, (effect, asking): (&Effect, &Asking)) -> Answered {
    let status = match (effect.transition.code, world.book.strict.prepare_answer) {
        (Code::PreparePackage, PrepareAnswer::Ok) => 200,
        (Code::PreparePackage, PrepareAnswer::Created) => 201,
        _ => return Ok(answers::no_content()),
    };
    let package = world.package(id).ok_or_else(answers::not_found)?;
    let view = View {
        world,
        origin: asking.request.origin,
        in_list: false,
        odd_states: false,
    };
    let items = package.items.iter().map(|item| wire::item(&view, item));
    let body = json!({
        prepared::ID: package.id,
        prepared::NUMBER: world::number(package),
        prepared::STORE: wire::store(package).id,
        prepared::ITEMS: items.collect::<Vec<_>>(),
    });
    Ok(answers::json(status, &body))
}
