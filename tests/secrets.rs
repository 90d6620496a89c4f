//! The token: where it is kept, and that it turns up nowhere else.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use station::config::Config;
use station::error::ProblemKey;
use station::oms::{BaseUrl, HttpOms, HttpSettings, Login, LoginUrl, Oms, OmsSite, PageAsk};
use station::secret::{Keep, Keychain, SecretProblem, Token, Unreachable};
use station::view::SecretView;

use crate::oms_client::canned::{Canned, order, run};
use crate::support::files_under;

const PLANTED: &str = "pl4nted-tok3n-of-this-test";

#[derive(Default)]
struct Drawer(Mutex<BTreeMap<String, String>>);

impl Keychain for &Drawer {
    fn find(&self, account: &str) -> Result<Option<String>, Unreachable> {
        Ok(self.0.lock().unwrap().get(account).cloned())
    }

    fn keep(&self, account: &str, secret: &str) -> Result<(), Unreachable> {
        self.0
            .lock()
            .unwrap()
            .insert(account.to_owned(), secret.to_owned());
        Ok(())
    }

    fn forget(&self, account: &str) -> Result<(), Unreachable> {
        self.0.lock().unwrap().remove(account);
        Ok(())
    }
}

struct NoKeychain;

impl Keychain for NoKeychain {
    fn find(&self, _: &str) -> Result<Option<String>, Unreachable> {
        Err(Unreachable)
    }

    fn keep(&self, _: &str, _: &str) -> Result<(), Unreachable> {
        Err(Unreachable)
    }

    fn forget(&self, _: &str) -> Result<(), Unreachable> {
        Err(Unreachable)
    }
}

fn token() -> Token {
    Token::new(PLANTED).unwrap()
}

fn found<K: Keychain>(keep: &Keep<K>) -> Option<SecretView> {
    let found = keep.find(|_| None).unwrap()?;
    assert_eq!(found.token, token());
    Some(found.from)
}

#[test]
fn a_token_is_kept_in_the_keychain_where_there_is_one() {
    let (dir, drawer) = (tempfile::tempdir().unwrap(), Drawer::default());
    let keep = Keep::with(&drawer, dir.path(), "oms 1".into());
    assert_eq!(found(&keep), None);
    assert_eq!(keep.keep(&token()).unwrap(), SecretView::Keychain);
    assert_eq!(found(&keep), Some(SecretView::Keychain));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    let other_store = Keep::with(&drawer, dir.path(), "oms 2".into());
    assert_eq!(found(&other_store), None);
    keep.forget().unwrap();
    assert_eq!(found(&keep), None);
}

#[test]
fn without_a_keychain_a_closed_file_keeps_it_and_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let keep = Keep::with(NoKeychain, dir.path(), "oms 1".into());
    assert_eq!(keep.keep(&token()).unwrap(), SecretView::File);
    assert_eq!(
        keep.keep(&token()).unwrap(),
        SecretView::File,
        "a second time"
    );
    assert_eq!(found(&keep), Some(SecretView::File));
    assert_eq!(
        std::fs::read_dir(dir.path()).unwrap().count(),
        1,
        "no half-written file"
    );
    keep.forget().unwrap();
    assert_eq!(found(&keep), None);
}

/// A pipe that nobody writes to is not waited for.
#[test]
#[cfg(unix)]
fn a_token_file_that_is_no_ordinary_one_is_refused_unopened() {
    use std::os::unix::fs::PermissionsExt;

    let dir = tempfile::tempdir().unwrap();
    let keep = Keep::with(NoKeychain, dir.path(), "oms 1".into());
    keep.keep(&token()).unwrap();
    let entries = std::fs::read_dir(dir.path()).unwrap();
    let file = entries.last().unwrap().unwrap().path();
    let refused = || {
        let trouble = keep.find(|_| None).expect_err("no token");
        assert_eq!(trouble.problem().key, ProblemKey::TokenUnreadable);
        assert_eq!(trouble.problem().args["file"], file.display().to_string());
    };
    std::fs::write(&file, "t".repeat(64 * 1024 + 1)).unwrap();
    refused();
    std::fs::remove_file(&file).unwrap();
    let mut mkfifo = std::process::Command::new("mkfifo");
    assert!(mkfifo.arg("-m600").arg(&file).status().unwrap().success());
    refused();
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o700)).unwrap();
    refused();
}

#[test]
fn a_keychain_that_comes_back_takes_the_file_in() {
    let (dir, drawer) = (tempfile::tempdir().unwrap(), Drawer::default());
    Keep::with(NoKeychain, dir.path(), "oms 1".into())
        .keep(&token())
        .unwrap();
    let keep = Keep::with(&drawer, dir.path(), "oms 1".into());
    assert_eq!(keep.keep(&token()).unwrap(), SecretView::Keychain);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_token_that_cannot_be_written_leaves_no_half_of_it() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("token")).unwrap();
    let keep = Keep::with(NoKeychain, dir.path(), "oms 1".into());
    keep.keep(&Token::new("a-token").unwrap()).unwrap_err();
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_token_changed_while_the_keychain_was_away_is_the_one_that_counts() {
    let (dir, drawer) = (tempfile::tempdir().unwrap(), Drawer::default());
    let keep = Keep::with(&drawer, dir.path(), "oms 1".into());
    keep.keep(&Token::new("older").unwrap()).unwrap();
    Keep::with(NoKeychain, dir.path(), "oms 1".into())
        .keep(&token())
        .unwrap();
    assert_eq!(found(&keep), Some(SecretView::File));
}

#[cfg(unix)]
#[test]
fn a_token_file_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let keep = Keep::with(NoKeychain, dir.path(), "oms 1".into());
    keep.keep(&token()).unwrap();
    let file = dir.path().join("token");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    for open in [0o640, 0o604, 0o644] {
        std::fs::set_permissions(&file, PermissionsExt::from_mode(open)).unwrap();
        match keep.find(|_| None) {
            Err(SecretProblem::FileTooOpen { path, mode }) => {
                assert_eq!((&path, mode), (&file, open));
                let problem = SecretProblem::FileTooOpen { path, mode }.problem();
                assert_eq!(problem.key, ProblemKey::TokenFileOpen);
                assert_eq!(problem.args["file"], file.display().to_string());
            }
            other => panic!("{open:o}: {other:?}"),
        }
    }
}

#[test]
fn the_environment_wins_and_what_is_no_token_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let keep = Keep::with(NoKeychain, dir.path(), "oms 1".into());
    keep.keep(&Token::new("older").unwrap()).unwrap();
    let said = keep.find(|name| (name == "PACKING_STATION_OMS_TOKEN").then(|| PLANTED.into()));
    let said = said.unwrap().unwrap();
    assert_eq!((said.token, said.from), (token(), SecretView::Environment));
    for text in ["", "two words", "new\nline", "ünicode"] {
        let said = keep.find(|_| Some(text.into()));
        let problem = said.expect_err(text).problem();
        assert_eq!(problem.key, ProblemKey::TokenVariable, "{text:?}");
    }
}

#[test]
fn where_an_account_fetches_the_key_its_password_is_kept_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let mut site = OmsSite::new(BaseUrl::parse("https://acme.example").unwrap(), "369");
    site.login = Some(Login {
        url: LoginUrl::parse("https://acme.example/login/").unwrap(),
        user: "counter-1".into(),
    });
    let keep = Keep::new(dir.path(), &site);
    let said = keep
        .find(|_| Some("zwei Wörter\r\n".into()))
        .unwrap()
        .unwrap();
    assert_eq!(said.token, Token::password("zwei Wörter").unwrap());
    for text in ["", "\n", "a\tb", &"x".repeat(9_000)] {
        assert!(keep.parse(text).is_err(), "{text:?}");
    }
}

/// Does what could let a token out, in a process of its own whose every output is then searched.
#[test]
fn a18_a_planted_token_is_in_no_file_and_no_output() {
    if let Some(dir) = std::env::var_os("PLANT_IN") {
        return tempt(&PathBuf::from(dir));
    }
    let dir = tempfile::tempdir().unwrap();
    let test = "secrets::a18_a_planted_token_is_in_no_file_and_no_output";
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture", "--test-threads=1"])
        .env("PLANT_IN", dir.path())
        .env("PACKING_STATION_OMS_TOKEN", PLANTED)
        .env("RUST_BACKTRACE", "1")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("crashed at "), "the crash was told: {said}");
    assert!(!said.contains(PLANTED), "{said}");

    let files = files_under(dir.path());
    let name = |part: &str| {
        files
            .iter()
            .any(|file| file.to_string_lossy().contains(part))
    };
    assert!(name("logs/station") && name("logs/crash.log"), "{files:?}");
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(PLANTED), "{}: {text}", file.display());
    }
    let log = logged(dir.path());
    for word in ["\"http.outcome\":\"406\"", "\"settings\":", "\"crash.at\":"] {
        assert!(
            log.contains(word),
            "nothing of it was logged, so nothing was proven: {log}"
        );
    }
}

/// All that a careless line of code might do with what holds the token.
fn tempt(dir: &Path) {
    let _log = station::logs::keep(dir).unwrap();
    let env = |name: &str| std::env::var(name).ok();
    let found = Keep::with(NoKeychain, dir, "oms 1".into())
        .find(env)
        .unwrap()
        .unwrap();
    let oms = Canned::answering(&[
        (
            "406 Not Acceptable",
            "application/json",
            &format!("{{\"error\": \"{PLANTED}\"}}"),
        ),
        ("200 OK", "text/html", &format!("<html>{PLANTED}</html>")),
        (
            "200 OK",
            "application/json",
            &format!("{{\"results\": \"{PLANTED}\"}}"),
        ),
        (
            "401 Unauthorized",
            "application/json",
            &format!("{{\"detail\": \"{PLANTED}\"}}"),
        ),
    ]);
    let base = BaseUrl::parse(&oms.url()).unwrap();
    let settings = HttpSettings::new(base, found.token.clone(), "369");
    let wrong = dir.join("wrong.toml");
    std::fs::write(&wrong, "oms.tokem = 1\n").unwrap();
    let config = Config::load(Some(&wrong), env).err();
    tracing::error!(settings = ?settings, found = ?found, token = %found.token, "printed");
    tracing::error!(config = ?config, people = ?people(), "printed");
    let printed = format!("{settings:?} {found:?} {config:?}\n");
    std::io::stdout().write_all(printed.as_bytes()).unwrap();
    let client = HttpOms::new(settings).unwrap();
    run(async {
        let sent = client.send(order()).await;
        tracing::error!(http.outcome = sent.outcome, "sent");
        for _ in 0..3 {
            let trouble = client.page(PageAsk::ChangedSince(None)).await.err();
            tracing::error!(trouble = ?trouble, "read");
        }
    });
    let crashed = std::thread::spawn(|| panic!("with {PLANTED}")).join();
    assert!(crashed.is_err());
}

/// Whatever holds a customer's name may be printed.
fn people() -> (packing::package::Recipient, paper::Party) {
    let recipient = packing::package::Recipient {
        name: PLANTED.into(),
        phone: PLANTED.into(),
        address: vec![PLANTED.into()],
        city: PLANTED.into(),
    };
    let party = paper::Party {
        name: PLANTED.into(),
        address: vec![PLANTED.into()],
        phone: Some(PLANTED.into()),
    };
    (recipient, party)
}

fn logged(dir: &Path) -> String {
    let logs = files_under(&dir.join("logs"));
    logs.iter()
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect()
}

#[test]
fn a_log_folder_that_cannot_be_written_costs_the_log_alone() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("logs"), "a file where the folder should be").unwrap();
    if std::env::var_os("BLOCKED_LOGS").is_some() {
        assert!(station::logs::keep(dir.path()).is_err());
        tracing::error!("into nothing");
        return;
    }
    let test = "secrets::a_log_folder_that_cannot_be_written_costs_the_log_alone";
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact"])
        .env("BLOCKED_LOGS", "1")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
