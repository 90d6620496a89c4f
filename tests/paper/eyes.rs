//! Programs that we did not write, looking at what we drew. `cargo xtask test` installs them; where
//! they are missing a test says so and is counted as left out, but in CI it fails.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::harm::Gray;

/// Codes by the name of the file in which they were found.
pub(crate) type Read = BTreeMap<String, BTreeSet<String>>;

/// Where xtask puts Python and Node packages: beside the build, never into the system.
pub(crate) fn tools() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("../paper-tools")
}

pub(crate) fn python() -> PathBuf {
    tools().join("venv/bin/python")
}

/// Whether all these programs are there. In CI all must be.
pub(crate) fn present(programs: &[&str]) -> bool {
    let installed = |name: &str| match name {
        "python" => python().is_file(),
        "zpl-renderer-js" => tools().join("node_modules/zpl-renderer-js").is_dir(),
        name => on_path(name),
    };
    let missing: Vec<_> = programs.iter().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return true;
    }
    let in_ci = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    assert!(!in_ci, "missing: {missing:?}");
    println!("skipped: {missing:?} not installed");
    false
}

fn on_path(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(name).is_file())
}

pub(crate) fn write(folder: &Path, name: &str, page: &Gray) {
    let mut file = format!("P5 {} {} 255\n", page.width, page.height).into_bytes();
    file.extend(&page.dots);
    std::fs::write(folder.join(name), file).unwrap();
}

/// All pictures of a folder, read by zxing-cpp.
pub(crate) fn zxing(folder: &Path) -> Read {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/paper/read_codes.py");
    let output = output_of(Command::new(python()).arg(script).arg(folder));
    let mut read = Read::new();
    for line in output.lines() {
        let (name, code) = line.split_once('\t').unwrap();
        read.entry(name.into()).or_default().insert(code.into());
    }
    read
}

/// The same by zbar.
pub(crate) fn zbar(folder: &Path) -> Read {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut read = Read::new();
    for some in files.chunks(200) {
        let mut zbarimg = Command::new("zbarimg");
        zbarimg.args(["--quiet", "--xml", "--nodbus"]).args(some);
        // It exits with 4 when one of the pictures had nothing to read.
        let output = zbarimg.stderr(Stdio::null()).output().unwrap();
        let mut name = String::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            if let Some(source) = between(line, "<source href='", "'") {
                let path = Path::new(source);
                name = path.file_name().unwrap().to_string_lossy().into_owned();
            }
            if let Some(code) = between(line, "<![CDATA[", "]]>") {
                read.entry(name.clone()).or_default().insert(code.into());
            }
        }
    }
    read
}

fn between<'a>(line: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(start)?;
    rest.split_once(end).map(|(inner, _)| inner)
}

/// What a program prints, which must end well.
pub(crate) fn output_of(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a program prints when it is given this to read.
pub(crate) fn answer_to(command: &mut Command, input: &[u8]) -> Vec<u8> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{command:?}");
    output.stdout
}
