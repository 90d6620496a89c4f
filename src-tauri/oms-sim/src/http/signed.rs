//! Who is asking: `Authorization: Token …` for desks, a token of its own for the admin.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::response::Response;

use super::answers;
use crate::shared::Shared;
use crate::world::User;

/// A request signed with a token that the OMS accepts.
pub(super) struct Signed(pub(super) Arc<User>);

impl FromRequestParts<Arc<Shared>> for Signed {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        shared: &Arc<Shared>,
    ) -> Result<Self, Self::Rejection> {
        let token = token(parts).ok_or_else(|| {
            answers::unauthorized("Authentication credentials were not provided.")
        })?;
        let user = shared.world().tokens.user(token);
        user.map(Self)
            .ok_or_else(|| answers::unauthorized("Invalid token."))
    }
}

/// A request signed with the admin token.
pub(super) struct Admin;

impl FromRequestParts<Arc<Shared>> for Admin {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        shared: &Arc<Shared>,
    ) -> Result<Self, Self::Rejection> {
        match token(parts) {
            Some(token) if token == shared.admin_token => Ok(Self),
            Some(_) | None => Err(answers::unauthorized("The admin token is needed.")),
        }
    }
}

/// The address under which the client reached the OMS, for links back to it.
pub(super) struct Origin(pub(super) String);

impl FromRequestParts<Arc<Shared>> for Origin {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        _: &Arc<Shared>,
    ) -> Result<Self, Self::Rejection> {
        let host = parts
            .headers
            .get("host")
            .and_then(|host| host.to_str().ok());
        Ok(Self(format!("http://{}", host.unwrap_or("127.0.0.1"))))
    }
}

fn token(parts: &Parts) -> Option<&str> {
    let header = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    header.strip_prefix("Token ").map(str::trim)
}
