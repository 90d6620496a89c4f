//! What is written down of each effect: the OMS's own transition log, and the witness.
//!
//! The log is what a real OMS shows its clients. The witness is what no real OMS has: every
//! effect with the command id that asked for it, so that a test can count how often a
//! station's command really happened.

use std::collections::HashMap;
use std::sync::Arc;

use crate::clock::Micros;
use crate::rules::State;

/// A row of the state transition log.
#[derive(Debug, Clone)]
pub(crate) struct LogRow {
    pub(crate) id: u64,
    pub(crate) package: u64,
    pub(crate) user: Option<Arc<User>>,
    pub(crate) slug: Option<&'static str>,
    pub(crate) transition: Option<u32>,
    pub(crate) from: State,
    pub(crate) to: State,
    pub(crate) at: Micros,
}

/// One effect that the simulated OMS really applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    pub package: u64,
    pub number: String,
    pub slug: &'static str,
    pub from: State,
    pub to: State,
    /// The OMS user's name, or `carrier` or `oms` for what no desk asked for.
    pub who: String,
    /// What the station sent as `X-Command-Id`.
    pub command_id: Option<String>,
    /// The row of the transition log, if the effect wrote one.
    pub log_id: Option<u64>,
    /// Microseconds since 1970.
    pub at: Micros,
}

/// Who acts on the OMS, as its token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct User {
    pub(crate) pk: u32,
    pub(crate) name: String,
}

impl User {
    /// The OMS knows a user by the token; its name and key are derived so that the same token
    /// is the same user in every run.
    pub(crate) fn of_token(token: &str) -> Self {
        let mixed = token.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        let pk = 100 + u32::try_from(mixed % 900).unwrap_or(0);
        Self {
            pk,
            name: format!("desk-{:06x}", mixed >> 40),
        }
    }

    pub(crate) fn mail(&self) -> String {
        format!("{}@example.invalid", self.name)
    }
}

/// Who is behind an effect.
#[derive(Debug, Clone)]
pub(crate) enum Doer {
    Desk {
        user: Arc<User>,
        command_id: Option<String>,
    },
    Carrier,
    Oms,
}

impl Doer {
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Desk { user, .. } => user.name.clone(),
            Self::Carrier => "carrier".to_owned(),
            Self::Oms => "oms".to_owned(),
        }
    }

    pub(crate) fn user(&self) -> Option<Arc<User>> {
        match self {
            Self::Desk { user, .. } => Some(Arc::clone(user)),
            Self::Carrier | Self::Oms => None,
        }
    }

    pub(crate) fn command_id(&self) -> Option<String> {
        match self {
            Self::Desk { command_id, .. } => command_id.clone(),
            Self::Carrier | Self::Oms => None,
        }
    }
}

/// Tokens that the OMS accepts at the moment, and the name and password that give one.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    users: HashMap<String, Arc<User>>,
    login: Option<(String, String)>,
    sign_ins: u32,
}

impl Tokens {
    pub(crate) fn accept(&mut self, token: &str) {
        let user = Arc::new(User::of_token(token));
        self.users.insert(token.to_owned(), user);
    }

    pub(crate) fn revoke(&mut self, token: &str) {
        self.users.remove(token);
    }

    pub(crate) fn user(&self, token: &str) -> Option<Arc<User>> {
        self.users.get(token).cloned()
    }

    pub(crate) fn allow_login(&mut self, name: &str, password: &str) {
        self.login = Some((name.to_owned(), password.to_owned()));
    }

    /// A new key for who knows the password. It is the same user each time.
    pub(crate) fn sign_in(&mut self, name: &str, password: &str) -> Option<String> {
        let (known, right) = self.login.as_ref()?;
        if known != name || right != password {
            return None;
        }
        self.sign_ins += 1;
        let user = User::of_token(name);
        let key = format!("{:08x}{:032x}", user.pk, self.sign_ins);
        let user = User {
            name: name.to_owned(),
            ..user
        };
        self.users.insert(key.clone(), Arc::new(user));
        Some(key)
    }
}
