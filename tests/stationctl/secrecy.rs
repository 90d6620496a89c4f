//! Signing a desk in and out: the token works, and shows nowhere.

use std::path::{Path, PathBuf};

use super::{Desk, Ran, fed};
use crate::support::files_under;

#[test]
fn a18_the_token_of_a_desk_signed_in_from_a_terminal_is_in_one_closed_file_alone() {
    let desk = Desk::new().without_token();
    let token = desk.sim.token().to_owned();
    desk.run("packer add Ali").ok();
    desk.run("sync").refused(4, &["No sign-in"]);
    let mut said = vec![fed(&mut desk.command("token set --json"), &format!("{token}\n")).ok()];
    assert_eq!(said[0].out.trim(), "\"file\"");
    for line in ["packer add Ayşe", "sync", "status", "list", "queue"] {
        said.push(desk.run(line).ok());
    }
    let (number, _) = desk.first();
    said.push(desk.run(&format!("pack {number} --as Ayşe")).ok());
    said.push(desk.run("sync").ok());
    said.push(desk.run("status --json").ok());
    assert!(
        said.iter()
            .any(|ran| ran.out.contains("\"secret\":\"file\""))
    );

    desk.sim.revoke_token(&token);
    said.push(desk.run("sync"));
    for Ran { out, err, .. } in &said {
        assert!(!out.contains(&token) && !err.contains(&token), "{out}{err}");
    }
    let kept = desk.data().join("token");
    let holding: Vec<PathBuf> = files_under(desk.dir.path())
        .into_iter()
        .filter(|file| holds(file, &token))
        .collect();
    assert_eq!(holding, std::slice::from_ref(&kept));
    assert!(closed(&kept));
    desk.run("token forget").ok();
    assert!(!kept.exists());
}

#[test]
fn the_log_of_a_days_work_tells_of_no_customer() {
    let desk = Desk::new();
    for line in ["packer add Ayşe", "sync"] {
        desk.run(line).ok();
    }
    let (number, _) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    desk.run("sync").ok();
    let shown = desk.run(&format!("show {number} --json")).ok();
    let package: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
    let personal = [&package["row"]["recipient"], &package["phone"]];
    let logs = files_under(&desk.data().join("logs"));
    for field in ["package.id", "http.duration_ms"] {
        assert!(logs.iter().any(|file| holds(file, field)), "{field}");
    }
    for text in personal.map(|value| value.as_str().unwrap()) {
        assert!(!text.is_empty());
        assert!(!logs.iter().any(|file| holds(file, text)), "{text}");
    }
}

#[test]
fn an_oms_that_does_not_let_us_in_is_told() {
    let desk = Desk::open();
    desk.sim.revoke_token(desk.sim.token());
    desk.run("sync")
        .refused(4, &["no longer accepts our sign-in"]);
}

#[test]
fn what_is_no_token_is_not_stored() {
    let desk = Desk::new().without_token();
    for input in ["", "two words\n", "ünicode\n"] {
        fed(&mut desk.command("token set"), input).refused(1, &["no sign-in"]);
    }
    assert!(!desk.data().exists());
}

fn holds(file: &Path, token: &str) -> bool {
    let bytes = std::fs::read(file).unwrap();
    bytes
        .windows(token.len())
        .any(|part| part == token.as_bytes())
}

#[cfg(unix)]
fn closed(file: &Path) -> bool {
    let permissions = std::fs::metadata(file).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::mode(&permissions) & 0o777 == 0o600
}

/// Elsewhere a file in a person's own folder inherits who may read it.
#[cfg(not(unix))]
fn closed(_: &Path) -> bool {
    true
}
