//! Where a station's files are when nobody says otherwise: each system has its own places.
//!
//! It reads the environment that it is given and touches no disk, so that every system's places are
//! tested on any.

use std::path::PathBuf;

use crate::error::{Problem, ProblemKey};

const HOME: &str = "HOME";
const FOLDER: &str = "packing-station";
pub(crate) const CONFIG_FILE: &str = "config.toml";

/// The data directory. Where the system names no place for a person's data, the problem says which
/// variable would.
pub fn data_dir(env: impl Fn(&str) -> Option<String>) -> Result<PathBuf, Problem> {
    data_dir_on(std::env::consts::OS, env)
}

fn data_dir_on(os: &str, env: impl Fn(&str) -> Option<String>) -> Result<PathBuf, Problem> {
    folder(os, &DATA, env).ok_or_else(|| {
        let missing = if os == "windows" { DATA.windows } else { HOME };
        Problem::of(ProblemKey::DataDirUnnamed).with("name", missing)
    })
}

/// The settings file, whether there is one or not.
pub fn config_file(env: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    Some(folder(std::env::consts::OS, &CONFIG, env)?.join(CONFIG_FILE))
}

/// What names the place: a variable on Windows; elsewhere another, or a folder of the home.
struct Usual {
    windows: &'static str,
    xdg: &'static str,
    below_home: &'static str,
}

const DATA: Usual = Usual {
    windows: "LOCALAPPDATA",
    xdg: "XDG_DATA_HOME",
    below_home: ".local/share",
};

const CONFIG: Usual = Usual {
    windows: "APPDATA",
    xdg: "XDG_CONFIG_HOME",
    below_home: ".config",
};

fn folder(os: &str, usual: &Usual, env: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    // A relative path would be another folder for each place that the program is started from.
    let absolute = |name| env(name).map(PathBuf::from).filter(|it| it.has_root());
    let home = |below| Some(absolute(HOME)?.join(below));
    let system = match os {
        "windows" => absolute(usual.windows),
        "macos" => home("Library/Application Support"),
        _ => absolute(usual.xdg).or_else(|| home(usual.below_home)),
    };
    Some(system?.join(FOLDER))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT_HOME: (&str, &str) = (HOME, "/home/desk");

    #[track_caller]
    fn check(os: &str, variables: &[(&str, &str)], [data, config]: [Option<&str>; 2]) {
        let env = |name: &str| {
            let set = variables.iter().find(|(known, _)| *known == name);
            set.map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(folder(os, &DATA, env), data.map(PathBuf::from));
        assert_eq!(folder(os, &CONFIG, env), config.map(PathBuf::from));
    }

    #[test]
    fn files_are_where_each_system_keeps_a_persons_own() {
        let places = [
            Some("/home/desk/.local/share/packing-station"),
            Some("/home/desk/.config/packing-station"),
        ];
        check("linux", &[AT_HOME], places);
        let moved = [AT_HOME, ("XDG_DATA_HOME", "/d"), ("XDG_CONFIG_HOME", "/c")];
        let places = [Some("/d/packing-station"), Some("/c/packing-station")];
        check("linux", &moved, places);
        let mac = Some("/home/desk/Library/Application Support/packing-station");
        check("macos", &moved, [mac, mac]);
        let windows = [("LOCALAPPDATA", "/d"), ("APPDATA", "/c")];
        check("windows", &windows, places);
    }

    #[test]
    fn a_place_that_depends_on_where_one_stands_is_none() {
        let relative = [
            ("HOME", ""),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "."),
        ];
        check("linux", &relative, [None, None]);
        check("windows", &[AT_HOME], [None, None]);
    }
    #[test]
    fn who_names_no_place_for_data_is_told_by_which_variable() {
        for (os, variable) in [
            ("linux", HOME),
            ("macos", HOME),
            ("windows", "LOCALAPPDATA"),
        ] {
            let problem = data_dir_on(os, |_| None).unwrap_err();
            assert_eq!(problem.key, ProblemKey::DataDirUnnamed);
            assert_eq!(problem.args["name"], variable);
        }
    }
}
