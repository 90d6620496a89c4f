//! One started station with its window, its driver and its display.
//!
//! The driver starts the program, so what the program writes to stderr arrives in the driver's
//! file. Dropping a desk ends all three, whatever state the test left them in.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use crate::display::Display;
use crate::{PROGRAM, text_of};

/// A machine busy with compiling has been seen to take four seconds.
const SESSION_LIMIT: Duration = Duration::from_secs(60);
const TRY_EVERY: Duration = Duration::from_millis(100);

pub(crate) struct Desk {
    pub(crate) client: Client,
    data: PathBuf,
    stderr: PathBuf,
    driver: Child,
    _home: TempDir,
    _display: Display,
}

impl Desk {
    /// Opens the station in training mode on this data folder, on a machine that is set up for a
    /// shop: that must not matter.
    pub(crate) async fn open(data: &Path) -> Self {
        let variables = [
            ("PACKING_STATION_OMS_URL", "http://127.0.0.1:9"),
            ("PACKING_STATION_OMS_TOKEN", "of-a-shop"),
            ("PACKING_STATION_STORE", "S-999"),
        ];
        Self::open_with(
            data,
            true,
            &variables.map(|(name, value)| (name, value.into())),
        )
        .await
    }

    /// Opens the station as a shop does, set up by the environment alone.
    pub(crate) async fn open_for(sim: &oms_sim::Sim, data: &Path) -> Self {
        let variables = [
            ("PACKING_STATION_OMS_URL", sim.url()),
            ("PACKING_STATION_OMS_TOKEN", sim.token().to_owned()),
            ("PACKING_STATION_STORE", sim.erp_code().to_owned()),
        ];
        Self::open_with(data, false, &variables).await
    }

    async fn open_with(data: &Path, training: bool, variables: &[(&str, String)]) -> Self {
        let display = Display::open();
        let home = tempfile::Builder::new()
            .prefix("packing-station-home-")
            .tempdir()
            .unwrap();
        let stderr = home.path().join("stderr");
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .envs(surroundings(&display, home.path()))
            .env("TMPDIR", home.path())
            .envs(variables.iter().map(|(name, value)| (name, value)))
            // What tauri-driver sets: without it the program does not listen to a driver.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(&stderr).unwrap())
            .spawn()
            .expect("WebKitWebDriver starts");
        let session = tokio::time::timeout(SESSION_LIMIT, session(port, data, training)).await;
        let client = session.unwrap_or_else(|_| panic!("no window: {}", text_of(&stderr)));
        let data = data.to_owned();
        Self {
            client,
            data,
            stderr,
            driver,
            _home: home,
            _display: display,
        }
    }

    /// What the program said where it was started from.
    pub(crate) fn said(&self) -> String {
        text_of(&self.stderr)
    }

    /// The power is cut: no clean stop, no last word.
    pub(crate) fn kill(self) {
        let pid = program_on(&self.data).expect("the station runs");
        assert!(
            Command::new("kill")
                .args(["-9", &pid])
                .status()
                .unwrap()
                .success()
        );
        while program_on(&self.data).is_some() {
            std::thread::sleep(TRY_EVERY);
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(pid) = program_on(&self.data) {
            let _ = Command::new("kill").arg(pid).status();
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A display and folders of the test's own: nothing of the person's desktop is read or written.
pub(crate) fn surroundings(display: &Display, home: &Path) -> Vec<(&'static str, String)> {
    let folder = |name: &str| home.join(name).display().to_string();
    vec![
        ("DISPLAY", display.name.clone()),
        ("WAYLAND_DISPLAY", String::new()),
        ("GDK_BACKEND", "x11".to_owned()),
        ("HOME", home.display().to_string()),
        ("XDG_DATA_HOME", folder("data")),
        ("XDG_CONFIG_HOME", folder("config")),
        ("XDG_CACHE_HOME", folder("cache")),
        // Xvfb has no DMA buffers; the web view else looks for them at each start.
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".to_owned()),
        ("LC_ALL", "C.UTF-8".to_owned()),
        // No message bus is started for the test, which nobody would end.
        ("DBUS_SESSION_BUS_ADDRESS", "disabled:".to_owned()),
        ("NO_AT_BRIDGE", "1".to_owned()),
    ]
}

/// Asks the driver until it is up; it then starts the program and waits for its window.
async fn session(port: u16, data: &Path, training: bool) -> Client {
    let mut args = vec!["--data-dir".to_owned(), data.display().to_string()];
    if training {
        args.push("--training".to_owned());
    }
    let options = json!({
        "webkitgtk:browserOptions": {
            "binary": PROGRAM,
            "args": args,
        }
    });
    let url = format!("http://127.0.0.1:{port}");
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(options.as_object().unwrap().clone());
        match builder.connect(&url).await {
            Ok(client) => return client,
            Err(_) => tokio::time::sleep(TRY_EVERY).await,
        }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// The process of the program on this data folder, told by its arguments.
fn program_on(data: &Path) -> Option<String> {
    let data = data.display().to_string();
    let folders = std::fs::read_dir("/proc").ok()?.flatten();
    let pids = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let mut pids = pids.filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
    pids.find(|pid| {
        let line = text_of(&Path::new("/proc").join(pid).join("cmdline"));
        let mut args = line.split('\0');
        args.next() == Some(PROGRAM) && args.any(|arg| arg == data)
    })
}
