//! `cargo xtask dist`: the package that a shop's computer installs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, at};
use crate::notices;
use crate::project::Project;
use crate::run;
use crate::shell;

pub(crate) struct Package {
    pub(crate) path: PathBuf,
    pub(crate) size: u64,
}

impl Package {
    pub(crate) fn announce(&self) {
        let mib = self.size as f64 / (1024.0 * 1024.0);
        println!("{}  {mib:.2} MiB", self.path.display());
    }
}

pub(crate) fn dist(project: &Project) -> Result<Package, Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::NoBundle);
    }
    run::prepare(project)?;
    // Tauri bundles the window's program only; whoever sets up desks needs the other one too.
    let mut build = project.cargo();
    build.args([
        "build",
        "--release",
        "--package",
        "station",
        "--bin",
        "stationctl",
    ]);
    shell::run(&mut build)?;
    let stationctl = project.target.join("release").join("stationctl");
    let at = |path: &str| project.root.join(path);
    let files = serde_json::json!({
        "/usr/bin/stationctl": stationctl,
        "/usr/share/doc/packing-station/LICENSE-MIT": at("LICENSE-MIT"),
        "/usr/share/doc/packing-station/LICENSE-APACHE": at("LICENSE-APACHE"),
        // The fonts are inside the program, and their licence goes wherever they go.
        "/usr/share/doc/packing-station/OFL.txt": at("assets/fonts/OFL.txt"),
        "/usr/share/doc/packing-station/THIRD-PARTY.txt": notices::write(project)?,
    });
    let config = serde_json::json!({ "bundle": { "linux": { "deb": { "files": files } } } });
    bundle_with(project, &project.root, Some(&config.to_string()))
}

/// Builds the release program and the .deb of the Tauri app in this folder. AppImage is left out:
/// Tauri downloads parts of it from elsewhere while it builds.
pub(crate) fn bundle(project: &Project, app: &Path) -> Result<Package, Failure> {
    bundle_with(project, app, None)
}

fn bundle_with(project: &Project, app: &Path, config: Option<&str>) -> Result<Package, Failure> {
    let cli = project.ui().join("node_modules/.bin").join(tauri_cli());
    if !cli.is_file() {
        let hint = "ui/package.json has to list @tauri-apps/cli";
        return Err(Failure::Missing { path: cli, hint });
    }
    let mut build = shell::clean(Command::new(&cli));
    build.args(["build", "--bundles", "deb"]).current_dir(app);
    if let Some(config) = config {
        build.args(["--config", config]);
    }
    // One folder for the station and the hello world, so that they share what they can of Tauri.
    build.env("CARGO_TARGET_DIR", &project.target);
    shell::run(&mut build)?;
    let product = product_name(&app.join("tauri.conf.json"))?;
    newest_package(&project.target.join("release/bundle/deb"), &product)
}

fn tauri_cli() -> &'static str {
    if cfg!(windows) { "tauri.cmd" } else { "tauri" }
}

fn product_name(config: &Path) -> Result<String, Failure> {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Config {
        product_name: String,
    }
    let text = std::fs::read_to_string(config).map_err(at(config))?;
    let config: Config = serde_json::from_str(&text).map_err(|source| Failure::Json {
        what: config.display().to_string(),
        source,
    })?;
    Ok(config.product_name)
}

/// The folder keeps packages of earlier versions, so the one written last is meant.
fn newest_package(folder: &Path, product: &str) -> Result<Package, Failure> {
    let start = format!("{product}_");
    let mut newest = None;
    for entry in std::fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&start) && name.ends_with(".deb") {
            let about = entry.metadata().map_err(at(&entry.path()))?;
            let written = about.modified().map_err(at(&entry.path()))?;
            newest = newest.max(Some((written, entry.path(), about.len())));
        }
    }
    let hint = "the tauri command said that it wrote it";
    let Some((_, path, size)) = newest else {
        return Err(Failure::Missing {
            path: folder.join(format!("{start}*.deb")),
            hint,
        });
    };
    Ok(Package { path, size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_of_this_product_is_found_among_others() {
        let folder = std::env::temp_dir().join(format!("xtask-dist-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let write = |name: &str, content: &str| std::fs::write(folder.join(name), content).unwrap();
        write("Hello_0.1.0_amd64.deb", "1");
        write("Packing Station_0.1.0_amd64.deb", "333");
        write("Packing Station_0.1.0_amd64.tar.gz", "55555");
        let found = newest_package(&folder, "Packing Station").map(|package| package.size);
        let absent = newest_package(&folder, "Other").map(|package| package.size);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found.unwrap(), 3);
        assert!(matches!(absent, Err(Failure::Missing { .. })));
    }
}
