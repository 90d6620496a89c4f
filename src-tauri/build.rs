//! Bakes the window's configuration, permissions and screen into the program.
//!
//! It must not build the screen: a half-built or stale one would then be embedded without a word.

use std::path::Path;
use std::process::ExitCode;

/// Relative to the repository root, which is where cargo runs this.
const SCREEN: &str = "ui/dist/index.html";

fn main() -> ExitCode {
    // tauri-build watches nothing by itself when the places are not its defaults.
    for watched in [
        "src-tauri/capabilities",
        "src-tauri/permissions",
        "src-tauri/isolation",
        "ui/dist",
    ] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let embeds = std::env::var_os("CARGO_FEATURE_CUSTOM_PROTOCOL").is_some();
    if embeds && !Path::new(SCREEN).exists() {
        println!("cargo::error={SCREEN} is not built yet: run `cargo xtask run`, which builds it");
        return ExitCode::FAILURE;
    }
    match tauri_build::try_build(attributes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Cargo takes one line.
            let words = format!("{error:#}");
            println!(
                "cargo::error={}",
                words.split_whitespace().collect::<Vec<_>>().join(" ")
            );
            ExitCode::FAILURE
        }
    }
}

fn attributes() -> tauri_build::Attributes {
    tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(
            tauri_build::AppManifest::new()
                .permissions_path_pattern("./src-tauri/permissions/**/*"),
        )
}
