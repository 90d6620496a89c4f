//! Files that a newer version has written: refused, and left as they were found.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rusqlite::config::DbConfig;

use super::*;
use crate::store::open::{LABELS, MIRROR};

#[test]
fn a13_a_newer_database_is_refused_and_not_touched() {
    for kind in [STATION, LABELS, MIRROR] {
        let dir = TempDir::new().unwrap();
        drop(open(dir.path()).unwrap());
        let path = dir.path().join(kind.file);
        Connection::open(&path)
            .unwrap()
            .pragma_update(None, "user_version", 99)
            .unwrap();
        let before = std::fs::read(&path).unwrap();
        share(&path);
        let refused = open(dir.path()).err().map(Problem::from).unwrap();
        assert_eq!(refused.key, ProblemKey::DatabaseNewer, "{}", kind.file);
        assert_eq!(refused.args["path"], path.display().to_string());
        assert_eq!(std::fs::read(&path).unwrap(), before, "{}", kind.file);
        assert!(is_shared(&path), "{}", kind.file);
        for beside in ["-wal", "-shm"] {
            let beside = format!("{}{beside}", path.display());
            assert!(!Path::new(&beside).exists(), "{beside}");
        }
    }
}

/// The others are as the newer program left them, with what stands in their logs; its version may
/// stand in the log alone as well.
#[test]
fn a13_beside_a_newer_file_the_others_are_not_touched_either() {
    let kinds = || [STATION, LABELS, MIRROR].into_iter();
    for (newer, folded) in kinds().flat_map(|kind| [(kind, true), (kind, false)]) {
        let dir = TempDir::new().unwrap();
        drop(open(dir.path()).unwrap());
        for kind in [STATION, LABELS, MIRROR] {
            let left = Connection::open(dir.path().join(kind.file)).unwrap();
            let is_newer = kind.file == newer.file;
            let unfolded = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
            left.set_db_config(unfolded, !(is_newer && folded)).unwrap();
            if is_newer {
                left.pragma_update(None, "user_version", 99).unwrap();
            } else {
                left.execute_batch("CREATE TABLE left_over (it)").unwrap();
            }
        }
        let before = files(dir.path());
        let refused = open(dir.path()).err().map(Problem::from).unwrap();
        assert_eq!(refused.key, ProblemKey::DatabaseNewer, "{}", newer.file);
        let named = dir.path().join(newer.file).display().to_string();
        assert_eq!(refused.args["path"], named);
        let after = files(dir.path());
        let names = |all: &BTreeMap<PathBuf, Vec<u8>>| all.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&after), names(&before), "{}", newer.file);
        // An index of the log that whoever reads makes anew.
        let is_index = |file: &Path| file.extension().is_some_and(|it| it == "db-shm");
        for (file, bytes) in before.into_iter().filter(|(file, _)| !is_index(file)) {
            assert!(
                after[&file] == bytes,
                "{} beside {}",
                file.display(),
                newer.file
            );
        }
    }
}

fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(dir).unwrap().map(|it| it.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    files
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect()
}

#[cfg(unix)]
fn share(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o640)).unwrap();
}

#[cfg(unix)]
fn is_shared(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777 == 0o640
}

#[cfg(not(unix))]
fn share(_: &Path) {}

#[cfg(not(unix))]
fn is_shared(_: &Path) -> bool {
    true
}
