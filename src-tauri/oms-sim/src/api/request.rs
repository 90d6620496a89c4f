//! A request as the API sees it: what matters of its head, and its body.

use super::answers;
use super::answers::Response;
use crate::clock::Micros;
use crate::query::Params;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    #[default]
    Get,
    Post,
    Other,
}

/// What a client asks, with the headers that the OMS looks at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'a> {
    pub method: Method,
    /// From the slash after the host, without the query: `/api/v1/oms/packages/`.
    pub path: &'a str,
    /// Behind the question mark.
    pub query: &'a str,
    pub authorization: Option<&'a str>,
    /// The header called `token`.
    pub token: Option<&'a str>,
    pub accept: Option<&'a str>,
    /// Under which address the OMS was reached, without a slash at the end.
    pub origin: &'a str,
    pub command_id: Option<&'a str>,
    pub body: &'a [u8],
    pub bent: Bent,
}

/// What a fault bends about the answer to a request that is carried out in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bent {
    /// By how much the replica that answers a read lags behind, in microseconds.
    pub lag: Micros,
    /// Every state is one that no page knows.
    pub odd_states: bool,
    /// Filters are ignored as if none were known.
    pub query_ignored: bool,
    /// Pages after the first begin this much further on, as when something left the list.
    pub page_shift: i8,
}

impl<'a> Request<'a> {
    pub fn get(path: &'a str) -> Self {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        Self {
            path,
            query,
            ..Self::default()
        }
    }

    pub fn post(path: &'a str, body: &'a [u8]) -> Self {
        Self {
            method: Method::Post,
            path,
            body,
            ..Self::default()
        }
    }

    /// With this as the whole of the `Authorization` header: `Token …`.
    #[must_use]
    pub fn signed(self, authorization: &'a str) -> Self {
        Self {
            authorization: Some(authorization),
            ..self
        }
    }

    #[must_use]
    pub fn command_id(self, id: &'a str) -> Self {
        Self {
            command_id: Some(id),
            ..self
        }
    }

    pub(super) fn only(&self, method: Method) -> Result<(), Response> {
        if self.method == method {
            return Ok(());
        }
        Err(answers::detail(405, "Method not allowed."))
    }

    pub(super) fn takes_json(&self) -> bool {
        let takes = |kind: &str| kind.contains("*/*") || kind.contains("application/json");
        self.accept.is_none_or(takes)
    }
}

/// A request in the middle of being answered.
pub(super) struct Asking<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) params: Params,
    /// As at which moment the world is read.
    pub(super) as_at: Micros,
}

impl<'a> Asking<'a> {
    pub(super) fn new(request: &'a Request<'a>, now: Micros) -> Self {
        let all = Params::read(request.query);
        let params = if request.bent.query_ignored {
            all.pages_only()
        } else {
            all
        };
        Self {
            request,
            params,
            as_at: now - request.bent.lag,
        }
    }

    pub(super) fn lags(&self) -> bool {
        self.request.bent.lag > 0
    }

    pub(super) fn url(&self) -> String {
        format!("{}{}", self.request.origin, self.request.path)
    }
}
