//! The system's keychain, never waited for long.
//!
//! On a machine without a desktop session nobody may answer, and a locked one may ask a person who
//! is not there. The station must start all the same, so every call has a time limit and failing is
//! ordinary.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use keyring::v1::{Entry, Error};

const SERVICE: &str = "packing-station";
/// A keychain that is there answers in milliseconds; a person at the counter waits no longer.
const PATIENCE_MS: u64 = 2_000;

/// No keychain answers on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no keychain answers")]
pub struct Unreachable;

pub trait Keychain {
    fn find(&self, account: &str) -> Result<Option<String>, Unreachable>;
    fn keep(&self, account: &str, secret: &str) -> Result<(), Unreachable>;
    fn forget(&self, account: &str) -> Result<(), Unreachable>;
}

#[derive(Clone, Copy, Debug)]
pub struct SystemKeychain;

impl Keychain for SystemKeychain {
    fn find(&self, account: &str) -> Result<Option<String>, Unreachable> {
        with_entry(account, |entry| match entry.get_password() {
            Ok(secret) => Ok(Some(secret)),
            Err(Error::NoEntry) => Ok(None),
            Err(_) => Err(Unreachable),
        })
    }

    fn keep(&self, account: &str, secret: &str) -> Result<(), Unreachable> {
        let secret = secret.to_owned();
        with_entry(account, move |entry| {
            entry.set_password(&secret).map_err(|_| Unreachable)
        })
    }

    fn forget(&self, account: &str) -> Result<(), Unreachable> {
        with_entry(account, |entry| match entry.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(_) => Err(Unreachable),
        })
    }
}

fn with_entry<T: Send + 'static>(
    account: &str,
    act: impl FnOnce(&Entry) -> Result<T, Unreachable> + Send + 'static,
) -> Result<T, Unreachable> {
    let account = account.to_owned();
    within(Duration::from_millis(PATIENCE_MS), move || {
        act(&Entry::new(SERVICE, &account).map_err(|_| Unreachable)?)
    })
}

/// On a thread of its own, which is left behind if it does not come back.
fn within<T: Send + 'static>(
    patience: Duration,
    act: impl FnOnce() -> Result<T, Unreachable> + Send + 'static,
) -> Result<T, Unreachable> {
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        // Nobody may be waiting any more.
        let _ = sender.send(act());
    };
    thread::Builder::new()
        .name("keychain".into())
        .spawn(work)
        .map_err(|_| Unreachable)?;
    receiver.recv_timeout(patience).unwrap_or(Err(Unreachable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keychain_that_never_answers_is_not_waited_for() {
        let (still_asked, ends) = mpsc::channel::<()>();
        let hanging = move || {
            let _ = ends.recv();
            Ok(())
        };
        assert_eq!(within(Duration::from_millis(1), hanging), Err(Unreachable));
        drop(still_asked);
    }

    #[test]
    fn a_keychain_that_breaks_is_not_there() {
        let broken = || -> Result<(), Unreachable> { panic!("planted") };
        assert_eq!(within(Duration::from_secs(60), broken), Err(Unreachable));
    }
}
