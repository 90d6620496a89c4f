//! Starts printers and a spooler for one test, in a folder of its own, and ends them with it.
//!
//! `ippeveprinter` wants a name service (Avahi) and that wants a bus; both are private here and
//! announce on loopback only. Avahi keeps one place for itself on a machine, so one test at a time
//! has it.

use std::fs::{self, File};
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// What has to be there, with the package that Debian has it in.
const PRINTER: [(&str, &str); 3] = [
    ("ippeveprinter", "cups-ipp-utils"),
    ("avahi-daemon", "avahi-daemon"),
    ("dbus-daemon", "dbus-daemon"),
];
const SPOOLER: [(&str, &str); 1] = [("cupsd", "cups-daemon")];

/// A program that ends with the test, also when the test itself is killed: a shell waits for its
/// input to close.
struct Program {
    shell: Child,
    input: Option<ChildStdin>,
}

impl Program {
    fn start(words: &[&str], log: &Path, bus: Option<&Path>) -> Self {
        let log = File::create(log).unwrap();
        // A spooler has children of its own to end, and is asked to.
        let signal = if words[0] == "cupsd" { "TERM" } else { "KILL" };
        let script = format!("\"$@\" & read -r _; kill -{signal} $!; wait");
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &script, "sh"])
            .args(words)
            .env("PATH", search_path())
            .stdin(Stdio::piped())
            .stdout(log.try_clone().unwrap())
            .stderr(log);
        if let Some(bus) = bus {
            let address = format!("unix:path={}", bus.display());
            shell.env("DBUS_SYSTEM_BUS_ADDRESS", address);
        }
        let mut shell = shell.spawn().unwrap();
        let input = shell.stdin.take();
        Self { shell, input }
    }

    fn end(&mut self) {
        drop(self.input.take());
        let _ = self.shell.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}

/// Daemons lie where only root usually looks.
fn search_path() -> std::ffi::OsString {
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let more = ["/usr/sbin", "/sbin"].map(PathBuf::from);
    std::env::join_paths(std::env::split_paths(&usual).chain(more)).unwrap()
}

fn missing(tools: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let path = search_path();
    let is_there = |tool: &str| std::env::split_paths(&path).any(|at| at.join(tool).is_file());
    let tools = tools.iter().filter(|(tool, _)| !is_there(tool));
    tools.copied().collect()
}

/// A desktop is told why a test does not run; CI has to have what it takes.
fn skip(what: &str) {
    let in_ci = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    assert!(!in_ci, "{what}");
    eprintln!("skipped: {what}");
}

/// The private name service, and the folder of one test.
pub(super) struct Rig {
    // Ended in this order: printers before what they hang on, the lock last.
    programs: Vec<Program>,
    folder: TempDir,
    _alone: File,
}

impl Rig {
    /// `None` where printers cannot be started, which has been told.
    pub(super) fn start() -> Option<Self> {
        let missing = missing(&PRINTER);
        if !missing.is_empty() {
            skip(&format!("a printer takes {missing:?} (program, package)"));
            return None;
        }
        let alone = File::create(std::env::temp_dir().join("packing-station-printers.lock"));
        let alone = alone.unwrap();
        alone.lock().unwrap();
        let folder = tempfile::Builder::new().prefix("printers-").tempdir();
        let mut rig = Self {
            programs: Vec::new(),
            folder: folder.unwrap(),
            _alone: alone,
        };
        // A spooler that root starts works as somebody else.
        fs::set_permissions(rig.path(""), fs::Permissions::from_mode(0o755)).unwrap();
        rig.start_names().then_some(rig)
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn bus(&self) -> PathBuf {
        self.path("bus")
    }

    fn write(&self, name: &str, text: &str) -> String {
        let text = text.replace("@DIR@", &self.path("").display().to_string());
        fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    fn start_names(&mut self) -> bool {
        let bus = self.write("bus.conf", include_str!("bus.conf"));
        let config = format!("--config-file={bus}");
        let words = ["dbus-daemon", &config, "--nofork", "--nopidfile"];
        self.run(&words, "bus.log");
        wait_for("the bus", || self.bus().exists());
        let avahi = self.write("avahi.conf", include_str!("avahi.conf"));
        let own = ["--no-drop-root", "--no-chroot", "--no-rlimits"];
        let words = [&["avahi-daemon", "-f", &avahi], own.as_slice()].concat();
        self.run(&words, "avahi.log");
        let log = || fs::read_to_string(self.path("avahi.log")).unwrap_or_default();
        let refusals = ["already running", "Failed to create runtime", "denied"];
        let is_refused = || refusals.iter().any(|text| log().contains(text));
        let is_up = || log().contains("startup complete");
        wait_for("the name service", || is_up() || is_refused());
        if !is_up() {
            skip(&format!("no private name service: {}", log()));
        }
        is_up()
    }

    fn run(&mut self, words: &[&str], log: &str) {
        let log = self.path(log);
        let program = Program::start(words, &log, Some(&self.bus()));
        self.programs.push(program);
    }

    /// A printer that does what its files say; see `command.sh`.
    pub(super) fn printer(&self, name: &str) -> EvePrinter {
        self.printer_on(name, free_port())
    }

    pub(super) fn printer_on(&self, name: &str, port: u16) -> EvePrinter {
        let folder = self.path(name);
        fs::create_dir_all(folder.join("spool")).unwrap();
        let command = include_str!("command.sh").replace("@DIR@", &folder.display().to_string());
        fs::write(folder.join("command.sh"), command).unwrap();
        let script = folder.join("command.sh");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        let about = self.write("about.conf", include_str!("about.conf"));
        let (spool, port_text) = (folder.join("spool"), port.to_string());
        let words = [
            "ippeveprinter",
            "-k",
            "-d",
            spool.to_str().unwrap(),
            "-a",
            &about,
            "-c",
            script.to_str().unwrap(),
            "-p",
            &port_text,
            "-n",
            "localhost",
            name,
        ];
        let program = Program::start(&words, &folder.join("log"), Some(&self.bus()));
        wait_for("the printer", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        EvePrinter {
            folder,
            port,
            program,
        }
    }

    /// A spooler with one queue for the printer on that port, and others as configured. `None`
    /// where none can be started, which has been told.
    pub(super) fn spooler(&self, printer: u16) -> Option<Spooler> {
        let missing = missing(&SPOOLER);
        if !missing.is_empty() {
            skip(&format!("a spooler takes {missing:?} (program, package)"));
            return None;
        }
        for name in ["cache", "state", "jobs", "temp"] {
            fs::create_dir(self.path(name)).unwrap();
        }
        let port = free_port();
        let configured = |text: &str| {
            let text = text.replace("@PORT@", &port.to_string());
            text.replace("@PRINTER@", &printer.to_string())
        };
        let main = self.write("cupsd.conf", &configured(include_str!("cupsd.conf")));
        let files = self.write("cups-files.conf", include_str!("cups-files.conf"));
        self.write("printers.conf", &configured(include_str!("queues.conf")));
        let words = ["cupsd", "-f", "-c", &main, "-s", &files];
        let program = Program::start(&words, &self.path("cupsd.log"), Some(&self.bus()));
        wait_for("the spooler", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        Some(Spooler {
            port,
            _program: program,
        })
    }
}

/// CUPS's printer for trying things out.
pub(super) struct EvePrinter {
    folder: PathBuf,
    pub(super) port: u16,
    program: Program,
}

impl EvePrinter {
    /// What the next job is to meet: a file of this name says it to `command.sh`.
    pub(super) fn will(&self, what: &str) -> &Self {
        File::create(self.folder.join(what))
            .unwrap()
            .flush()
            .unwrap();
        self
    }

    pub(super) fn will_no_longer(&self, what: &str) {
        fs::remove_file(self.folder.join(what)).unwrap();
    }

    /// What came out, in order.
    pub(super) fn paper(&self) -> Vec<Vec<u8>> {
        let sheets = (1..).map(|sheet| fs::read(self.folder.join(format!("paper-{sheet}"))));
        sheets.map_while(Result::ok).collect()
    }

    /// Where it keeps what it has taken; without it, it fails inside.
    pub(super) fn lose_spool(&self) {
        fs::remove_dir_all(self.folder.join("spool")).unwrap();
    }

    pub(super) fn pull_the_plug(&mut self) {
        self.program.end();
    }
}

pub(super) struct Spooler {
    pub(super) port: u16,
    _program: Program,
}

/// A port that nobody listens on.
pub(super) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

pub(super) fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1_500 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("waited for {what} in vain");
}
