//! The file itself: where it is, whether it can be read, and what is no settings file at all.

use std::path::PathBuf;

use super::*;

#[test]
fn a_file_that_is_no_toml_is_refused_at_its_line() {
    check(
        "[station]\nstore = \n",
        ProblemKey::ConfigSyntax,
        ["2", "", ""],
    );
    check(
        "[station]\nstore = 1\nstore = 2\n",
        ProblemKey::ConfigSyntax,
        ["3", "", ""],
    );
    check("\u{0}", ProblemKey::ConfigSyntax, ["1", "", ""]);
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let not_text = dir.path().join("not-text");
    std::fs::write(&not_text, [0xFF, 0xFE, b'a']).unwrap();
    let absent = PathBuf::from("/nowhere/station.toml");
    for (file, key) in [
        (absent, ProblemKey::ConfigUnreadable),
        (dir.path().to_owned(), ProblemKey::ConfigNotAFile),
        (not_text, ProblemKey::ConfigNotText),
    ] {
        let problem = Config::load(Some(&file), |_| None)
            .expect_err("unreadable")
            .problem();
        assert_eq!(problem.key, key);
        assert_eq!(problem.args["file"], file.display().to_string());
    }
}

#[test]
fn settings_of_a_size_that_nobody_writes_are_refused_and_the_largest_are_read() {
    const MOST: usize = 256 * 1024;
    let room = MOST - NEEDED.len() - 1;
    load(&format!("{NEEDED}#{}", "-".repeat(room))).unwrap();
    let problem = load(&format!("{NEEDED}#{}", "-".repeat(room + 1)));
    let problem = problem.expect_err("too large").problem();
    assert_eq!(problem.key, ProblemKey::ConfigNotAFile);
}

/// A device never ends, and a pipe that nobody writes to is not even opened in a lifetime.
#[test]
#[cfg(unix)]
fn neither_a_device_nor_a_pipe_is_waited_for() {
    let dir = tempfile::tempdir().unwrap();
    let (settings, pipe) = (dir.path().join("station.toml"), dir.path().join("pipe"));
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for endless in [Path::new("/dev/zero"), &pipe] {
        let problem = Config::load(Some(endless), |_| None).expect_err("no file");
        assert_eq!(problem.problem().key, ProblemKey::ConfigNotAFile);
        let text = format!("{NEEDED}oms.ca_file = \"{}\"\n", endless.display());
        std::fs::write(&settings, text).unwrap();
        let problem = Config::load(Some(&settings), |_| None).expect_err("no file");
        assert_eq!(problem.problem().key, ProblemKey::ConfigNamedFile);
    }
}

#[test]
#[cfg(unix)]
fn settings_in_their_usual_place_are_none_only_if_none_are_there() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().to_str().unwrap();
    let usual = |home: &str| {
        let env = |name: &str| (name == "HOME" || name == "XDG_CONFIG_HOME").then(|| home.into());
        Config::usual_file(env).map_err(|problem| problem.problem())
    };
    assert_eq!(usual(home), Ok(None), "nobody wrote any");
    assert_eq!(usual(""), Ok(None), "there is no usual place");
    let file = station::place::config_file(|_| Some(home.to_owned())).unwrap();
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("nowhere", &file).unwrap();
    assert_eq!(
        usual(home),
        Ok(Some(file.clone())),
        "a link that leads nowhere"
    );
    std::fs::remove_file(&file).unwrap();
    std::fs::write(&file, NEEDED).unwrap();
    assert_eq!(usual(home), Ok(Some(file.clone())));
    // What even an administrator cannot reach: a folder that is a file.
    let problem = usual(file.to_str().unwrap()).expect_err("unreachable");
    assert_eq!(problem.key, ProblemKey::ConfigUnreadable);
    assert!(
        problem.args["file"].starts_with(file.to_str().unwrap()),
        "{problem:?}"
    );
}
