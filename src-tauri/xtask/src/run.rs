//! `cargo xtask run`: from a fresh checkout to an open station in training mode, in one command.

use std::ffi::OsString;

use crate::failure::Failure;
use crate::need;
use crate::node;
use crate::project::{Project, WINDOW_CRATE};
use crate::shell;

pub(crate) fn run(project: &Project, args: &[OsString]) -> Result<(), Failure> {
    // Asked first: nobody should wait for a build only to hear that it cannot be shown.
    if cfg!(target_os = "linux") && !has_display(|name| std::env::var_os(name)) {
        return Err(Failure::NoDisplay);
    }
    prepare(project)?;
    eprintln!("Building and opening the station in training mode");
    let mut cargo = project.cargo();
    cargo
        .args(["run", "--package", WINDOW_CRATE, "--", "--training"])
        .args(args);
    shell::run_in_front(&mut cargo)
}

pub(crate) fn sim(project: &Project, args: &[OsString]) -> Result<(), Failure> {
    let mut cargo = project.cargo();
    cargo.args(["run", "--package", "oms-sim", "--"]).args(args);
    shell::run_in_front(&mut cargo)
}

/// All that must be there before cargo can build the window.
pub(crate) fn prepare(project: &Project) -> Result<(), Failure> {
    need::insist(need::TO_BUILD)?;
    node::install_packages(project)?;
    node::build_screen(project)
}

fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    set("DISPLAY") || set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_display_variable_counts_as_no_display() {
        let with = |name: &'static str, value: &'static str| {
            has_display(move |asked| (asked == name).then(|| value.into()))
        };
        assert!(with("DISPLAY", ":0"));
        assert!(with("WAYLAND_DISPLAY", "wayland-0"));
        assert!(!with("DISPLAY", ""));
        assert!(!with("TERM", "xterm"));
    }
}
