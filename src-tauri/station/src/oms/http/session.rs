//! Who we are to the OMS: the key of each request, and a new one where an account can fetch it.
//!
//! A key has a generation. A 401 for an older one is a late answer and says nothing about the one
//! in use; a 401 for the one in use fetches a new key, once. A key that was fetched because of a
//! 401 and is turned away for the same kind of request ends it: the account itself may not. It must
//! not know what is asked for.

use std::sync::{Mutex, MutexGuard, PoisonError};

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use reqwest::{Client, RequestBuilder};
use serde_json::json;

use super::super::ReadTrouble;
use super::outcome;
use super::received;
use super::settings::{HttpSettings, Login, SettingsProblem};
use crate::secret::Token;

/// What a request does: a key may be good for one and not for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Read,
    Log,
    Command,
}

pub(super) struct Session {
    header: HeaderName,
    scheme: String,
    /// Where the log wants another signature than all else.
    log: Option<(HeaderName, String)>,
    account: Option<Account>,
    held: Mutex<Held>,
    /// Held over a login, so that ten late answers fetch one key.
    fetching: tokio::sync::Mutex<()>,
}

struct Account {
    login: Login,
    password: Token,
}

struct Held {
    generation: u64,
    key: Option<Token>,
    fetched_for: Option<Use>,
    taken_for: Vec<Use>,
    /// The password was refused: it is not sent again and again until the account is locked.
    is_refused: bool,
}

/// The key that one request is signed with.
pub(super) struct Pass {
    generation: u64,
    of: Use,
    header: HeaderName,
    value: HeaderValue,
    key: Token,
}

impl Pass {
    /// For the one command that wants it said in its body as well.
    pub(super) fn key(&self) -> &Token {
        &self.key
    }

    pub(super) fn sign(&self, request: RequestBuilder) -> RequestBuilder {
        request.header(&self.header, &self.value)
    }
}

impl Session {
    pub(super) fn new(settings: &HttpSettings) -> Result<Self, SettingsProblem> {
        let HttpSettings { site, token, .. } = settings;
        let header = HeaderName::from_bytes(site.auth_header.as_bytes())
            .map_err(|_| SettingsProblem::BadSignIn)?;
        // A word belongs to the usual header; one of an OMS's own holds the bare key.
        let log = site.log_auth_scheme.clone();
        let log = log.map(|scheme| (AUTHORIZATION, scheme));
        let log_scheme = log.as_ref().map(|(_, scheme)| scheme);
        for scheme in [Some(&site.auth_scheme), log_scheme].into_iter().flatten() {
            HeaderValue::from_str(scheme).map_err(|_| SettingsProblem::BadSignIn)?;
        }
        let account = site.login.clone().map(|login| Account {
            login,
            password: token.clone(),
        });
        let key = account.is_none().then(|| token.clone());
        if key.as_ref().is_some_and(|key| value("", key).is_none()) {
            return Err(SettingsProblem::BadSignIn);
        }
        Ok(Self {
            header,
            scheme: site.auth_scheme.clone(),
            log,
            account,
            held: Mutex::new(Held {
                generation: 0,
                key,
                fetched_for: None,
                taken_for: Vec::new(),
                is_refused: false,
            }),
            fetching: tokio::sync::Mutex::new(()),
        })
    }

    /// The key in use; the first one of an account is fetched.
    pub(super) async fn pass(&self, client: &Client, of: Use) -> Result<Pass, ReadTrouble> {
        if let Some(pass) = self.held_pass(of) {
            return Ok(pass);
        }
        let _fetching = self.fetching.lock().await;
        if self.held_pass(of).is_none() {
            self.fetch(client, None).await?;
        }
        self.held_pass(of).ok_or(ReadTrouble::SignedOut)
    }

    /// There is a password to fetch another key with.
    pub(super) fn has_account(&self) -> bool {
        self.account.is_some()
    }

    /// Another key than the one turned away is in use now, or the reason why there is none.
    pub(super) async fn turned_away(
        &self,
        client: &Client,
        pass: &Pass,
    ) -> Result<(), ReadTrouble> {
        let _fetching = self.fetching.lock().await;
        {
            let held = self.held();
            if held.generation != pass.generation {
                return Ok(());
            }
            let in_vain = held.fetched_for == Some(pass.of) && !held.taken_for.contains(&pass.of);
            if self.account.is_none() || in_vain {
                return Err(ReadTrouble::SignedOut);
            }
        }
        self.fetch(client, Some(pass.of)).await
    }

    pub(super) fn taken(&self, pass: &Pass) {
        let mut held = self.held();
        if held.generation == pass.generation && !held.taken_for.contains(&pass.of) {
            held.taken_for.push(pass.of);
        }
    }

    /// An answer may quote the request's headers, and the words of a refusal are kept and shown.
    pub(super) fn scrubbed(&self, words: &str) -> String {
        let key = self.held().key.clone();
        let password = self.account.as_ref().map(|account| &account.password);
        let secrets = key.iter().chain(password);
        secrets.fold(words.to_owned(), |words, secret| {
            words.replace(secret.expose(), "***")
        })
    }

    async fn fetch(&self, client: &Client, of: Option<Use>) -> Result<(), ReadTrouble> {
        let account = self.account.as_ref().ok_or(ReadTrouble::SignedOut)?;
        if self.held().is_refused {
            return Err(ReadTrouble::SignedOut);
        }
        let Login { url, user } = &account.login;
        let body = json!({"username": user, "password": account.password.expose()});
        let request = client.post(url.url().clone()).json(&body);
        let answer = outcome::login(received::exchange(request, url.url()).await);
        tracing::info!(login.done = answer.is_ok(), "oms.login");
        let mut held = self.held();
        match answer {
            Ok(key) => {
                held.generation += 1;
                held.key = Some(key);
                held.fetched_for = of;
                held.taken_for.clear();
                Ok(())
            }
            Err(trouble) => {
                // Each try at an account that was locked would keep it locked.
                held.is_refused = trouble == ReadTrouble::SignedOut;
                Err(trouble)
            }
        }
    }

    fn held_pass(&self, of: Use) -> Option<Pass> {
        let held = self.held();
        let (header, scheme) = match (of, &self.log) {
            (Use::Log, Some((header, scheme))) => (header, scheme),
            (Use::Log, None) | (Use::Read | Use::Command, _) => (&self.header, &self.scheme),
        };
        let key = held.key.clone()?;
        Some(Pass {
            generation: held.generation,
            of,
            header: header.clone(),
            value: value(scheme, &key)?,
            key,
        })
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn value(scheme: &str, key: &Token) -> Option<HeaderValue> {
    let text = format!("{scheme} {}", key.expose());
    let mut value = HeaderValue::from_str(text.trim_start()).ok()?;
    // Kept out of every debug output of the library.
    value.set_sensitive(true);
    Some(value)
}
