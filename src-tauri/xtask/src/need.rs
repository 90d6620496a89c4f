//! What the system must have before the station can be built or tested, and how it gets there.
//!
//! Each need is looked for by what is used of it (a program, a library), not by a package name,
//! so that something installed by hand counts as well. Only on Debian and Ubuntu is anything
//! installed, with apt and only what is missing; elsewhere the person is told what to install.
//! No print server or other daemon comes to a person's desktop by this: those that tests start for
//! themselves, on loopback, are installed in CI alone.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::shell;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Need {
    probe: Probe,
    /// The Debian package that brings it.
    package: &'static str,
    /// What a person on another system has to install.
    by_hand: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Probe {
    Program(&'static str),
    /// Where only root usually looks for programs.
    Daemon(&'static str),
    Library(&'static str),
    Browser,
    /// Python with all that a virtual environment takes, which Debian packs apart.
    PythonVenv,
}

const C_COMPILER: Need = Need {
    probe: Probe::Program("cc"),
    package: "build-essential",
    by_hand: "a C compiler named `cc` (gcc or clang; on macOS `xcode-select --install`)",
};
const PKG_CONFIG: Need = Need {
    probe: Probe::Program("pkg-config"),
    package: "pkg-config",
    by_hand: "pkg-config",
};
const WEBKIT: Need = Need {
    probe: Probe::Library("webkit2gtk-4.1"),
    package: "libwebkit2gtk-4.1-dev",
    by_hand: "the development files of WebKitGTK 4.1 (Fedora: webkit2gtk4.1-devel; \
              Arch: webkit2gtk-4.1)",
};
pub(crate) const XVFB: Need = Need {
    probe: Probe::Program("Xvfb"),
    package: "xvfb",
    by_hand: "Xvfb, the virtual display",
};
const XAUTH: Need = Need {
    probe: Probe::Program("xauth"),
    package: "xauth",
    by_hand: "xauth",
};
pub(crate) const WEBDRIVER: Need = Need {
    probe: Probe::Program("WebKitWebDriver"),
    package: "webkit2gtk-driver",
    by_hand: "WebKitWebDriver, which belongs to WebKitGTK",
};
const DBUS: Need = Need {
    probe: Probe::Program("dbus-daemon"),
    package: "dbus-daemon",
    by_hand: "dbus-daemon (it is started only inside tests, on a private bus)",
};
pub(crate) const BROWSER: Need = Need {
    probe: Probe::Browser,
    package: "chromium",
    by_hand: "Google Chrome or Chromium (or set CHROMIUM_PATH to its program)",
};

const PYTHON: Need = Need {
    probe: Probe::PythonVenv,
    package: "python3-venv",
    by_hand: "Python 3 with its venv module",
};
const POPPLER: Need = Need {
    probe: Probe::Program("pdftoppm"),
    package: "poppler-utils",
    by_hand: "pdftoppm, which belongs to Poppler",
};
const MUPDF: Need = Need {
    probe: Probe::Program("mutool"),
    package: "mupdf-tools",
    by_hand: "mutool, which belongs to MuPDF",
};
const GHOSTSCRIPT: Need = Need {
    probe: Probe::Program("gs"),
    package: "ghostscript",
    by_hand: "Ghostscript",
};
const ZBAR: Need = Need {
    probe: Probe::Program("zbarimg"),
    package: "zbar-tools",
    by_hand: "zbarimg, which belongs to ZBar",
};

/// What the rules' patches are held against the tree with.
const GIT: Need = Need {
    probe: Probe::Program("git"),
    package: "git",
    by_hand: "Git",
};
const IPP_PRINTER: Need = Need {
    probe: Probe::Program("ippeveprinter"),
    package: "cups-ipp-utils",
    by_hand: "ippeveprinter, which belongs to CUPS",
};
const SPOOLER: Need = Need {
    probe: Probe::Daemon("cupsd"),
    package: "cups-daemon",
    by_hand: "cupsd, which belongs to CUPS",
};
const NAME_SERVICE: Need = Need {
    probe: Probe::Daemon("avahi-daemon"),
    package: "avahi-daemon",
    by_hand: "avahi-daemon",
};
const BROWSE: Need = Need {
    probe: Probe::Program("avahi-browse"),
    package: "avahi-utils",
    by_hand: "avahi-browse, which belongs to Avahi",
};

pub(crate) const TO_BUILD: &[Need] = &[C_COMPILER, PKG_CONFIG, WEBKIT];
pub(crate) const TO_TEST: &[Need] = &[
    XVFB,
    XAUTH,
    WEBDRIVER,
    DBUS,
    BROWSER,
    PYTHON,
    POPPLER,
    MUPDF,
    GHOSTSCRIPT,
    ZBAR,
    GIT,
];
/// Printers as processes. A desktop without them skips their tests, and says so.
pub(crate) const TO_PRINT_IN_CI: &[Need] = &[IPP_PRINTER, SPOOLER, NAME_SERVICE, BROWSE];
/// What looks at printed pages, for `prove`.
pub(crate) const TO_LOOK: &[Need] = &[PYTHON, POPPLER, MUPDF, GHOSTSCRIPT, ZBAR];
pub(crate) const TO_BENCH: &[Need] = &[XVFB];

/// What kind of system this is, as far as installing goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    Debian,
    /// Like Debian, but its `chromium` package only fetches a snap, which apt cannot vouch for.
    Ubuntu,
    OtherLinux,
    MacOs,
    Windows,
}

impl System {
    pub(crate) fn this() -> Self {
        if cfg!(windows) {
            return Self::Windows;
        }
        if cfg!(target_os = "macos") {
            return Self::MacOs;
        }
        Self::named_by(&std::fs::read_to_string("/etc/os-release").unwrap_or_default())
    }

    fn named_by(os_release: &str) -> Self {
        let values = os_release.lines().filter_map(|line| line.split_once('='));
        let ids = values.filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"));
        let ids: Vec<&str> = ids
            .flat_map(|(_, value)| value.trim_matches(['"', '\'']).split(' '))
            .collect();
        if ids.contains(&"ubuntu") {
            Self::Ubuntu
        } else if ids.contains(&"debian") {
            Self::Debian
        } else {
            Self::OtherLinux
        }
    }

    fn is_linux(self) -> bool {
        matches!(self, Self::Debian | Self::Ubuntu | Self::OtherLinux)
    }

    /// Whether this need means anything here: macOS and Windows bring their own web view, and
    /// their windows cannot be driven the way that the window tests do it.
    fn has_use_for(self, need: &Need) -> bool {
        match need.probe {
            Probe::Browser => true,
            Probe::Program("cc") => self != Self::Windows,
            Probe::Program(_) | Probe::Daemon(_) | Probe::Library(_) | Probe::PythonVenv => {
                self.is_linux()
            }
        }
    }

    fn can_install(self, need: &Need) -> bool {
        match self {
            Self::Debian => true,
            Self::Ubuntu => need.probe != Probe::Browser,
            Self::OtherLinux | Self::MacOs | Self::Windows => false,
        }
    }
}

/// Installs what is missing where xtask can, and returns what is missing still.
pub(crate) fn install_missing(needs: &'static [Need]) -> Result<Vec<&'static Need>, Failure> {
    let system = System::this();
    let missing = missing_of(needs, system);
    let installable: Vec<_> = missing
        .iter()
        .filter(|need| system.can_install(need))
        .collect();
    if installable.is_empty() {
        return Ok(missing);
    }
    let packages: Vec<&str> = installable.iter().map(|need| need.package).collect();
    apt_install(&packages)?;
    Ok(missing_of(needs, system))
}

/// Installs what is missing, and takes anything that is missing still as failure.
pub(crate) fn insist(needs: &'static [Need]) -> Result<(), Failure> {
    let missing = install_missing(needs)?;
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Failure::ByHand(by_hand(&missing)))
    }
}

pub(crate) fn by_hand(missing: &[&Need]) -> String {
    let line = |need: &&Need| format!("  - {}", need.by_hand);
    missing.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The browser that the page tests use.
pub(crate) fn browser() -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM_PATH").map(PathBuf::from) {
        return chosen.is_file().then_some(chosen);
    }
    let elsewhere = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];
    // Debian's chromium first: it is the one that CI uses. On Ubuntu it is the snap, and
    // on its like it may be a program, so an installed Chrome is tried before it.
    let order: &[&str] = match System::this() {
        System::Ubuntu => &["google-chrome", "google-chrome-stable", "chromium"],
        System::Debian | System::OtherLinux | System::MacOs | System::Windows => &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
    };
    shell::on_path(order)
        .or_else(|| {
            elsewhere
                .map(PathBuf::from)
                .into_iter()
                .find(|path| path.is_file())
        })
        .or_else(|| Some(PathBuf::from("/snap/bin/chromium")).filter(|path| path.exists()))
}

fn missing_of(needs: &'static [Need], system: System) -> Vec<&'static Need> {
    let wanted = needs.iter().filter(|need| system.has_use_for(need));
    wanted.filter(|need| !is_present(need.probe)).collect()
}

fn is_present(probe: Probe) -> bool {
    match probe {
        Probe::Program(name) => shell::on_path(&[name]).is_some(),
        Probe::Daemon(name) => {
            let places = ["/usr/sbin", "/usr/local/sbin"];
            shell::on_path(&[name]).is_some()
                || places.iter().any(|at| Path::new(at).join(name).is_file())
        }
        Probe::Library(name) => shell::answer("pkg-config", &["--exists", name]).is_some(),
        Probe::Browser => browser().is_some(),
        Probe::PythonVenv => {
            shell::answer("python3", &["-c", "import ensurepip, venv; print(1)"]).is_some()
        }
    }
}

fn apt_install(packages: &[&str]) -> Result<(), Failure> {
    eprintln!("Installing with apt-get: {}", packages.join(" "));
    let by_root = shell::answer("id", &["-u"]).is_some_and(|id| id == "0");
    if !by_root && shell::on_path(&["sudo"]).is_none() {
        return Err(Failure::NoSudo(packages.join(" ")));
    }
    let start = apt_words(by_root);
    apt(&start, &["update"])?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(packages);
    apt(&start, &install)
}

/// `sudo` drops the environment, so the variable travels as an argument of `env`.
fn apt_words(by_root: bool) -> Vec<&'static str> {
    let words = ["sudo", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    words[usize::from(by_root)..].to_vec()
}

fn apt(start: &[&str], args: &[&str]) -> Result<(), Failure> {
    let mut command = Command::new(Path::new(start[0]));
    shell::run(command.args(&start[1..]).arg("--quiet").args(args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_ubuntu_and_their_children_are_told_apart() {
        let check = |os_release: &str| System::named_by(os_release);
        assert_eq!(
            check("NAME=\"Debian GNU/Linux\"\nID=debian\n"),
            System::Debian
        );
        assert_eq!(check("ID=ubuntu\nID_LIKE=debian\n"), System::Ubuntu);
        assert_eq!(
            check("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            System::Ubuntu
        );
        assert_eq!(check("ID=raspbian\nID_LIKE=debian\n"), System::Debian);
        assert_eq!(check("ID=fedora\n"), System::OtherLinux);
        assert_eq!(check(""), System::OtherLinux);
    }

    #[test]
    fn only_debian_installs_a_browser_and_nobody_but_debian_and_ubuntu_installs_at_all() {
        assert!(System::Debian.can_install(&BROWSER));
        assert!(!System::Ubuntu.can_install(&BROWSER));
        assert!(System::Ubuntu.can_install(&WEBKIT));
        for system in [System::OtherLinux, System::MacOs, System::Windows] {
            assert!(
                !TO_BUILD
                    .iter()
                    .chain(TO_TEST)
                    .any(|need| system.can_install(need))
            );
        }
    }

    #[test]
    fn macos_and_windows_are_not_asked_for_what_they_cannot_have() {
        let asked = |system: System| {
            let all = TO_BUILD.iter().chain(TO_TEST);
            all.filter(|need| system.has_use_for(need))
                .map(|need| need.package)
                .collect::<Vec<_>>()
        };
        assert_eq!(asked(System::MacOs), ["build-essential", "chromium"]);
        assert_eq!(asked(System::Windows), ["chromium"]);
        assert_eq!(
            asked(System::OtherLinux).len(),
            TO_BUILD.len() + TO_TEST.len()
        );
    }

    #[test]
    fn no_print_server_and_no_daemon_comes_to_a_desktop() {
        let on_desktops = TO_BUILD
            .iter()
            .chain(TO_TEST)
            .chain(TO_BENCH)
            .chain(TO_LOOK);
        for need in on_desktops {
            assert!(!matches!(need.probe, Probe::Daemon(_)), "{need:?}");
            assert!(!TO_PRINT_IN_CI.contains(need), "{need:?}");
        }
    }

    #[test]
    fn apt_runs_through_sudo_only_where_not_root() {
        assert_eq!(apt_words(true)[0], "env");
        assert_eq!(apt_words(false)[..2], ["sudo", "env"]);
    }

    #[test]
    fn what_is_missing_is_named_in_words_for_any_system() {
        assert_eq!(by_hand(&[&PKG_CONFIG, &XAUTH]), "  - pkg-config\n  - xauth");
    }
}
