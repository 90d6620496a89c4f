//! Who is asking: `Authorization: Token …`, or as the OMS is set to be signed to.

use std::sync::Arc;

use super::answers;
use super::answers::Response;
use super::request::Request;
use crate::strict::Auth;
use crate::world::{User, World};

pub(super) enum Scheme {
    /// As everywhere on this OMS.
    AsSet,
    /// `Bearer`, whatever is set elsewhere.
    Bearer,
}

pub(super) fn user(
    world: &World,
    request: &Request,
    scheme: Scheme,
) -> Result<Arc<User>, Response> {
    let after = |word: &str| {
        let rest = request.authorization?.strip_prefix(word)?;
        rest.strip_prefix(' ').map(str::trim)
    };
    let token = match (scheme, world.book.strict.auth) {
        (Scheme::Bearer, _) | (Scheme::AsSet, Auth::Bearer) => after("Bearer"),
        (Scheme::AsSet, Auth::Token) => after("Token"),
        (Scheme::AsSet, Auth::TokenHeader) => request.token.map(str::trim),
    };
    let unsigned = || answers::unauthorized("Authentication credentials were not provided.");
    let user = world.tokens.user(token.ok_or_else(unsigned)?);
    user.ok_or_else(|| answers::unauthorized("Invalid token."))
}
