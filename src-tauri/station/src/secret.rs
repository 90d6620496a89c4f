//! The OMS token: where it is kept, and that it is never shown.
//!
//! It lives in the system's keychain, or, where none runs, in a file that only its owner may read,
//! and the station says so. It is never in the configuration, the database or a log: `Token` has no
//! serialisation and shows stars, so that a careless `{:?}` of whatever holds one tells nothing.

mod keychain;

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::{Problem, ProblemKey};
use crate::named_file::{self, FileTrouble};
use crate::oms::OmsSite;
use crate::view::SecretView;
pub use keychain::{Keychain, SystemKeychain, Unreachable};

/// Set where a supervisor manages the machines, and in tests; wins over what is kept.
pub const TOKEN_VARIABLE: &str = "PACKING_STATION_OMS_TOKEN";
const FILE_NAME: &str = "token";
/// The longest token seen is a JWT of some two thousand characters.
const TOKEN_BYTES_MAX: usize = 8 * 1024;
/// Somebody may have written it by hand, with empty lines.
const FILE_BYTES_MAX: u64 = 64 * 1024;

#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// Empty, too long, or with characters that no header may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a token")]
pub struct NotAToken;

impl Token {
    pub fn new(text: &str) -> Result<Self, NotAToken> {
        let text = text.trim();
        let fits = !text.is_empty()
            && text.len() <= TOKEN_BYTES_MAX
            && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAToken)
        }
    }

    /// An account's password, which never stands in a header: any one line will do.
    pub fn password(text: &str) -> Result<Self, NotAToken> {
        let text = text.trim_end_matches(['\r', '\n']);
        let fits = !text.is_empty() && text.len() <= TOKEN_BYTES_MAX;
        if fits && !text.chars().any(char::is_control) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAToken)
        }
    }

    /// For the header alone.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// A token and the place that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub token: Token,
    pub from: SecretView,
}

#[derive(Debug, thiserror::Error)]
pub enum SecretProblem {
    #[error("others may read the token file {path}: its mode is {mode:o}")]
    FileTooOpen { path: PathBuf, mode: u32 },
    #[error("the token file {path}")]
    File { path: PathBuf, source: FileTrouble },
    #[error("what is kept in the {from:?} is no token")]
    NotAToken { from: SecretView },
}

impl SecretProblem {
    pub fn problem(&self) -> Problem {
        match self {
            Self::FileTooOpen { path, .. } => {
                Problem::of(ProblemKey::TokenFileOpen).with("file", path.display())
            }
            Self::File { path, .. } => {
                Problem::of(ProblemKey::TokenUnreadable).with("file", path.display())
            }
            Self::NotAToken {
                from: SecretView::Environment,
            } => Problem::of(ProblemKey::TokenVariable).with("name", TOKEN_VARIABLE),
            Self::NotAToken { .. } => Problem::of(ProblemKey::TokenUnfit),
        }
    }
}

/// Where one OMS's token is kept on this machine.
pub struct Keep<K = SystemKeychain> {
    keychain: K,
    /// One store's token is not another's, nor one OMS's.
    account: String,
    file: PathBuf,
    is_password: bool,
}

impl Keep {
    /// The one secret of a site: its key, or the password of the account that fetches one.
    pub fn new(data_dir: &Path, site: &OmsSite) -> Self {
        let base_url = site.base.as_str();
        let account = match &site.login {
            None => format!("{base_url} {}", site.store),
            Some(login) => format!("{base_url} {} {}", site.store, login.user),
        };
        Keep {
            is_password: site.login.is_some(),
            ..Keep::with(SystemKeychain, data_dir, account)
        }
    }
}

impl<K: Keychain> Keep<K> {
    pub fn with(keychain: K, data_dir: &Path, account: String) -> Self {
        Self {
            keychain,
            account,
            file: data_dir.join(FILE_NAME),
            is_password: false,
        }
    }

    /// What was typed or kept, as what this site needs.
    pub fn parse(&self, text: &str) -> Result<Token, NotAToken> {
        if self.is_password {
            Token::password(text)
        } else {
            Token::new(text)
        }
    }

    /// Environment, file, keychain, in this order. A file is there only since a keychain could
    /// not be reached, so it is newer than what that keychain may still hold. `None` is a station
    /// that nobody has signed in yet.
    pub fn find(
        &self,
        env: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Found>, SecretProblem> {
        if let Some(text) = env(TOKEN_VARIABLE) {
            return self.found(&text, SecretView::Environment).map(Some);
        }
        if let Some(text) = self.read_file()? {
            return self.found(&text, SecretView::File).map(Some);
        }
        match self.keychain.find(&self.account) {
            Ok(Some(text)) => self.found(&text, SecretView::Keychain).map(Some),
            Ok(None) | Err(Unreachable) => Ok(None),
        }
    }

    /// Keeps it as safely as this machine can, and says where that is.
    pub fn keep(&self, token: &Token) -> Result<SecretView, SecretProblem> {
        if self.keychain.keep(&self.account, token.expose()).is_ok() {
            // An older copy would be taken for the newer one.
            self.remove_file()?;
            return Ok(SecretView::Keychain);
        }
        self.write_file(token)
            .map_err(|source| self.trouble(source))?;
        Ok(SecretView::File)
    }

    /// Signs the station out: nothing is left anywhere that this machine lets us reach.
    pub fn forget(&self) -> Result<(), SecretProblem> {
        // A keychain that cannot be reached was not where it was kept.
        let _ = self.keychain.forget(&self.account);
        self.remove_file()
    }

    fn found(&self, text: &str, from: SecretView) -> Result<Found, SecretProblem> {
        let token = self.parse(text);
        token
            .map(|token| Found { token, from })
            .map_err(|NotAToken| SecretProblem::NotAToken { from })
    }

    fn read_file(&self) -> Result<Option<String>, SecretProblem> {
        let metadata = match fs::metadata(&self.file) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(self.trouble(source)),
        };
        if let Some(mode) = open_to_others(&metadata) {
            return Err(SecretProblem::FileTooOpen {
                path: self.file.clone(),
                mode,
            });
        }
        named_file::text(&self.file, FILE_BYTES_MAX)
            .map(Some)
            .map_err(|source| self.trouble(source))
    }

    /// Under another name first: a power cut leaves the old token or the new one, never half of
    /// one.
    fn write_file(&self, token: &Token) -> io::Result<()> {
        let half = self.file.with_extension("new");
        if let Err(error) = fs::remove_file(&half)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error);
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&half).and_then(|mut file| {
            file.write_all(token.expose().as_bytes())?;
            file.sync_all()?;
            fs::rename(&half, &self.file)
        });
        if written.is_err() {
            // Why it could not be written says more than why half of it stays.
            let _ = fs::remove_file(&half);
        }
        written
    }

    fn remove_file(&self) -> Result<(), SecretProblem> {
        match fs::remove_file(&self.file) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(self.trouble(source)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn trouble(&self, source: impl Into<FileTrouble>) -> SecretProblem {
        SecretProblem::File {
            path: self.file.clone(),
            source: source.into(),
        }
    }
}

#[cfg(unix)]
fn open_to_others(metadata: &fs::Metadata) -> Option<u32> {
    let mode = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o777;
    (mode & 0o077 != 0).then_some(mode)
}

/// Elsewhere a file in the user's own folder is closed to others by what it inherits.
#[cfg(not(unix))]
fn open_to_others(_: &fs::Metadata) -> Option<u32> {
    None
}
