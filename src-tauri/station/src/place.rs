//! Where a station's files are when nobody says otherwise: each system has its own places.
//!
//! It reads the environment that it is given and touches no disk.

use std::path::{Path, PathBuf};

const FOLDER: &str = "packing-station";
const CONFIG_FILE: &str = "config.toml";

/// The data directory, or `None` where the system names no place for a person's data.
pub fn data_dir(env: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let usual = Usual {
        variable: "XDG_DATA_HOME",
        below_home: ".local/share",
        windows: "LOCALAPPDATA",
    };
    Some(usual.folder(env)?.join(FOLDER))
}

/// The settings file, whether there is one or not.
pub fn config_file(env: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let usual = Usual {
        variable: "XDG_CONFIG_HOME",
        below_home: ".config",
        windows: "APPDATA",
    };
    Some(usual.folder(env)?.join(FOLDER).join(CONFIG_FILE))
}

struct Usual {
    variable: &'static str,
    below_home: &'static str,
    windows: &'static str,
}

impl Usual {
    fn folder(&self, env: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
        // A relative path would be another place for each folder that the program is started from.
        let absolute = |name| env(name).map(PathBuf::from).filter(|it| it.is_absolute());
        if cfg!(windows) {
            return absolute(self.windows);
        }
        let home = |below: &str| Some(absolute("HOME")?.join(Path::new(below)));
        if cfg!(target_os = "macos") {
            return home("Library/Application Support");
        }
        absolute(self.variable).or_else(|| home(self.below_home))
    }
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[(&str, &str)], data: Option<&str>, config: Option<&str>) {
        let env = |name: &str| {
            let set = variables.iter().find(|(known, _)| *known == name);
            set.map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(data_dir(env).as_deref(), data.map(Path::new));
        assert_eq!(config_file(env).as_deref(), config.map(Path::new));
    }

    #[test]
    fn files_are_where_the_system_keeps_a_persons_own() {
        let data = "/home/desk/.local/share/packing-station";
        let config = "/home/desk/.config/packing-station/config.toml";
        check(&[("HOME", "/home/desk")], Some(data), Some(config));
        let moved = [
            ("HOME", "/home/desk"),
            ("XDG_DATA_HOME", "/data"),
            ("XDG_CONFIG_HOME", "/etc"),
        ];
        check(
            &moved,
            Some("/data/packing-station"),
            Some("/etc/packing-station/config.toml"),
        );
    }

    #[test]
    fn a_place_that_depends_on_where_one_stands_is_none() {
        check(
            &[
                ("HOME", ""),
                ("XDG_DATA_HOME", "data"),
                ("XDG_CONFIG_HOME", "."),
            ],
            None,
            None,
        );
    }
}
