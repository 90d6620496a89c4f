//! Sizes of files: the program's, and of what the screen must load before it can show anything.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::stats::Series;
use super::table::{Goal, Row, Unit};
use crate::failure::{Failure, at};
use crate::shell;

/// What a person on a slow machine waits for: scripts to parse, styles to apply. Words and fonts
/// are not counted: the page does not name them, each language brings its own.
const INITIAL_MAX_BYTES: f64 = 60_000.0;

pub(super) fn screen_rows(station: &Path, hello: &Path) -> Result<Vec<Row>, Failure> {
    let initial = |screen| Ok::<_, Failure>(Series::of_one(initial_gzip(screen)?));
    Ok(vec![Row {
        what: "initial JS and CSS, gzip".into(),
        unit: Unit::KiloBytes,
        station: initial(station)?,
        hello: Some(initial(hello)?),
        goal: Some(Goal::AtMost(INITIAL_MAX_BYTES)),
    }])
}

pub(super) fn of_file(path: &Path) -> Result<f64, Failure> {
    Ok(std::fs::metadata(path).map_err(at(path))?.len() as f64)
}

/// All scripts and styles that the page itself names, and so neither words nor fonts, each
/// compressed as a server would.
fn initial_gzip(screen: &Path) -> Result<f64, Failure> {
    let page = screen.join("index.html");
    let html = std::fs::read_to_string(&page).map_err(at(&page))?;
    let mut bytes = 0;
    for file in initial_files(&html) {
        bytes += gzip_size(&screen.join(file))?;
    }
    Ok(bytes as f64)
}

fn initial_files(html: &str) -> Vec<PathBuf> {
    let links = html.split(['"', '\'']).filter(|text| {
        let name = text.rsplit('/').next().unwrap_or_default();
        name.ends_with(".js") || name.ends_with(".css")
    });
    links
        .map(|link| PathBuf::from(link.trim_start_matches(['.', '/'])))
        .collect()
}

fn gzip_size(path: &Path) -> Result<usize, Failure> {
    let mut gzip = Command::new("gzip");
    gzip.args(["-9", "--no-name", "--stdout"])
        .arg(path)
        .stderr(Stdio::inherit());
    let output = gzip
        .output()
        .map_err(|source| shell::not_started(&gzip, source))?;
    if output.status.success() {
        return Ok(output.stdout.len());
    }
    let status = shell::how_it_ended(output.status);
    Err(Failure::Command {
        command: shell::spelled(&gzip),
        status,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_names_is_counted_without_words_and_fonts() {
        let html = r#"<script type="module" crossorigin src="/assets/index-a1.js"></script>
            <link rel="modulepreload" href="./assets/parts-b2.js">
            <link rel="preload" href="/assets/NotoSans.woff2" as="font">
            <link rel="stylesheet" href='/assets/index-d4.css'>"#;
        let named: Vec<_> = initial_files(html)
            .iter()
            .map(|p| p.display().to_string())
            .collect();
        assert_eq!(
            named,
            [
                "assets/index-a1.js",
                "assets/parts-b2.js",
                "assets/index-d4.css"
            ]
        );
    }

    #[test]
    fn sizes_are_those_of_the_compressed_files() {
        let folder = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), r#"<script src="/a.js">"#).unwrap();
        std::fs::write(folder.join("a.js"), "x".repeat(100_000)).unwrap();
        let size = initial_gzip(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        let size = size.unwrap();
        assert!(size > 20.0 && size < 1_000.0, "{size}");
    }
}
