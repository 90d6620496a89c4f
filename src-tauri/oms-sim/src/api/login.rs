//! A key for a name and a password.
//!
//! On the real system this is Omnitron's; here it is the OMS's own, at both documented paths, so
//! that a station with one address can try it. Each sign-in gives a key of its own; keys given
//! before stay good until somebody revokes them.

use serde_json::{Value, json};

use super::Answered;
use super::answers;
use super::request::{Method, Request};
use crate::world::World;

pub(super) fn answer(world: &mut World, request: &Request) -> Answered {
    request.only(Method::Post)?;
    let Ok(body) = serde_json::from_slice::<Value>(request.body) else {
        return Err(answers::detail(400, "JSON parse error"));
    };
    let field = |name: &'static str| {
        let text = body.get(name).and_then(Value::as_str);
        text.ok_or_else(|| answers::invalid(name, "This field is required."))
    };
    let (name, password) = (field("username")?, field("password")?);
    match world.tokens.sign_in(name, password) {
        Some(key) => Ok(answers::ok(&json!({"key": key}))),
        None => Err(answers::invalid(
            "non_field_errors",
            "Unable to log in with provided credentials.",
        )),
    }
}
