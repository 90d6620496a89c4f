//! `stationctl` as IT meets it: the real program, its output and exit codes, against a simulated
//! OMS.
//!
//! Each desk has a home of its own and no message bus, so that no test reaches the keychain or the
//! files of whoever runs it.

#![allow(
    clippy::print_stderr,
    reason = "a test says by printing why it did not run"
)]

mod commands;
mod day;
mod doctor;
mod every;
mod kept;
mod refusals;
mod secrecy;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use oms_sim::Sim;
use serde_json::Value;
use tempfile::TempDir;

struct Desk {
    sim: Sim,
    dir: TempDir,
    /// Given in the environment; `None` leaves it to what `token set` has stored.
    token: Option<String>,
    user: String,
}

/// What one run of the program came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Self::at(oms_sim::Options {
            awb_delay_ms: 0,
            ..oms_sim::Options::default()
        })
    }

    fn at(options: oms_sim::Options) -> Self {
        let sim = oms_sim::start(options).unwrap();
        let token = Some(sim.token().to_owned());
        let user = sim.user_name(sim.token()).unwrap();
        let dir = TempDir::new().unwrap();
        Self {
            sim,
            dir,
            token,
            user,
        }
    }

    /// Ayşe packs here, and the first list has come.
    fn open() -> Self {
        Self::new().ready()
    }

    fn ready(self) -> Self {
        let desk = self;
        desk.run("packer add Ayşe").ok();
        desk.run("sync").ok();
        desk
    }

    fn without_token(mut self) -> Self {
        self.token = None;
        self
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    /// The words of `line`, with this desk's data directory, OMS and home.
    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stationctl"));
        command.args(line.split_whitespace()).env_clear();
        for name in [
            "HOME",
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_RUNTIME_DIR",
        ] {
            command.env(name, self.home());
        }
        let bus = format!("unix:path={}", self.dir.path().join("no-bus").display());
        command
            .env("DBUS_SESSION_BUS_ADDRESS", bus)
            .env("LANG", "C.UTF-8")
            .env("PACKING_STATION_STORE", self.sim.erp_code())
            .env("PACKING_STATION_OMS_URL", self.sim.url())
            .env("PACKING_STATION_OMS_USER", &self.user)
            .stdin(Stdio::null());
        if let Some(token) = &self.token {
            command.env("PACKING_STATION_OMS_TOKEN", token);
        }
        command.arg("--data-dir").arg(self.data());
        command
    }

    fn run(&self, line: &str) -> Ran {
        ran(&mut self.command(line))
    }

    fn json(&self, line: &str) -> Value {
        let text = self.run(&format!("{line} --json")).ok().out;
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{line}: {error}: {text}"))
    }

    /// The number and id of a package that may be packed now.
    fn first(&self) -> (String, i64) {
        let list = self.json("list");
        let rows = list["rows"].as_array().unwrap();
        let numbers = rows.iter().map(|row| row["number"].as_str().unwrap());
        numbers
            .map(|number| self.json(&format!("show {number}")))
            .find(|package| package["pack"].is_null())
            .map(|package| {
                let row = &package["row"];
                (
                    row["number"].as_str().unwrap().to_owned(),
                    row["id"].as_i64().unwrap(),
                )
            })
            .unwrap()
    }

    /// What the OMS really did to a package because a desk asked.
    fn effects(&self, id: i64) -> usize {
        let all = self.sim.witness().into_iter();
        all.filter(|one| i64::try_from(one.package) == Ok(id) && one.command_id.is_some())
            .count()
    }
}

impl Ran {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self {
            code: output.status.code().expect("it was not killed"),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    #[track_caller]
    fn ok(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self
    }

    /// Refused with one line, and with no answer that a script could take for one.
    #[track_caller]
    fn refused(self, code: i32, says: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        assert!(!self.err.contains("{$"), "no value for {}", self.err);
        for part in says {
            assert!(self.err.contains(part), "{part:?} in {}", self.err);
        }
    }
}

fn ran(command: &mut Command) -> Ran {
    Ran::of(&command.output().unwrap())
}

fn fed(command: &mut Command, input: &str) -> Ran {
    let pipes = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    Ran::of(&child.wait_with_output().unwrap())
}
