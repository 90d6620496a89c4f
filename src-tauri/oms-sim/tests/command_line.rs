//! The binary, as somebody types it.
// Test code outside of test functions: a panic is how it says that something is wrong.
#![allow(clippy::unwrap_used)]

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Command, Output, Stdio};

fn oms_sim(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_oms-sim"))
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn a_bad_command_line_is_one_clear_line_and_exit_code_2() {
    let bad: [(&[&str], &str); 10] = [
        (&["--nope"], "--nope"),
        (&["--port", "high"], "high"),
        (&["--packages", "0"], "--packages"),
        (&["--packages", "100001"], "--packages"),
        (&["--faults", "gremlins"], "gremlins"),
        (&["--faults", "429=7"], "429"),
        (&["--strict", "auth=basic"], "bearer"),
        (&["--strict", "auth"], "NAME=VALUE"),
        (&["--open", "0"], "--open"),
        (&["--labels=paper"], "base64"),
    ];
    for (args, named) in bad {
        let output = oms_sim(args);
        let complaint = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
        assert!(complaint.contains(named), "{complaint}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn help_names_every_option() {
    let help = String::from_utf8(oms_sim(&["--help"]).stdout).unwrap();
    for option in [
        "--port",
        "--seed",
        "--packages",
        "--token",
        "--faults",
        "--strict",
        "--open",
        "--login",
        "--live",
    ] {
        assert!(help.contains(option), "{option}");
    }
}

/// A kind behind a blank would be taken for something else, so the help must not write it so.
#[test]
fn the_kind_of_labels_is_taken_as_the_help_writes_it() {
    let help = String::from_utf8(oms_sim(&["--help"]).stdout).unwrap();
    assert!(help.contains("--labels[=KIND]"), "{help}");
    // What follows is wrong, so that nothing is started.
    let complaint = |kind: &str| {
        let output = oms_sim(&[kind, "--nope"]);
        String::from_utf8(output.stderr).unwrap()
    };
    for right in ["--labels", "--labels=object"] {
        assert!(complaint(right).contains("--nope"), "{right}");
    }
}

#[test]
fn it_says_where_it_serves_and_serves_there() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_oms-sim"))
        .args([
            "--port",
            "0",
            "--packages",
            "500",
            "--faults",
            "slow=0.1",
            "--live",
        ])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    let addr = first.trim().rsplit("http://").next().unwrap().to_owned();
    let reached = TcpStream::connect(&addr);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(reached.is_ok(), "{first}");
}

#[test]
fn a_port_that_is_taken_is_said_so() {
    let taken = oms_sim::start(oms_sim::Options::default()).unwrap();
    let port = taken.url().rsplit(':').next().unwrap().to_owned();
    let output = oms_sim(&["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains(&port));
}

#[test]
fn a_schedules_bad_line_is_named_and_every_fault_and_setting_is_listed() {
    let folder = tempfile();
    let schedule = folder.join("faults.txt");
    std::fs::write(&schedule, "0..9 slow\n9..12 gremlins\n").unwrap();
    let output = oms_sim(&["--faults", &schedule.display().to_string()]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("line 2"));
    let list = String::from_utf8(oms_sim(&["--list"]).stdout).unwrap();
    assert!(
        oms_sim::fault_names()
            .iter()
            .all(|name| list.contains(name))
    );
    assert!(
        oms_sim::strict::ALL
            .iter()
            .all(|setting| list.contains(setting.name))
    );
}

fn tempfile() -> std::path::PathBuf {
    let name = format!("oms-sim-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
