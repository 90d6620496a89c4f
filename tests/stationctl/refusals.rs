//! Bad input: one clear sentence, the documented code, nothing half-written.

use super::{Desk, Ran};

#[test]
fn a_wrong_command_line_is_told_in_one_line_and_touches_nothing() {
    let desk = Desk::new();
    desk.run("status --jsonn").refused(2, &["--jsonn"]);
    desk.run("").refused(2, &["--help"]);
    desk.run("stauts").refused(2, &["stauts"]);
    desk.run("pack --as Ayşe").refused(2, &["NUMBER"]);
    desk.run("pack 7").refused(2, &["--as"]);
    desk.run("status --watch").refused(2, &["--watch"]);
    desk.run("sync --once --watch").refused(2, &["--watch"]);
    let told = desk.run("stauts --json");
    assert!(told.err.starts_with("{\"problem\":"), "{}", told.err);
    assert!(!desk.data().exists());
}

#[test]
fn a_step_that_is_not_there_is_not_called_too_late() {
    let desk = Desk::new();
    for line in ["packer add Ayşe", "sync"] {
        desk.run(line).ok();
    }
    for line in [
        "queue withdraw xx --as Ayşe",
        "queue retry 2mq-9 --as Ayşe",
        "queue close zz --because unpacked --as Ayşe",
    ] {
        desk.run(line).refused(1, &["no such step"]);
    }
}

#[test]
fn help_documents_every_exit_code_and_command() {
    let desk = Desk::new();
    let help = desk.run("--help").ok().out;
    for part in [
        "0  done",
        "1  ",
        "2  ",
        "3  ",
        "4  ",
        "pack NUMBER",
        "token set",
        "--as NAME",
        "delivered=true|false",
        "carrier (name or number)",
    ] {
        assert!(help.contains(part), "{part:?} in {help}");
    }
    assert!(desk.run("--version").ok().out.starts_with("stationctl "));
    assert!(!desk.data().exists());
}

#[test]
fn a_setting_of_the_wrong_type_is_told_with_file_line_key_and_what_is_allowed() {
    let desk = Desk::new();
    let file = desk.dir.path().join("desk.toml");
    std::fs::write(&file, "[timing]\n\nrefresh_s = \"often\"\n").unwrap();
    let wrong = desk.run(&format!("status --config {}", file.display()));
    wrong.refused(3, &["desk.toml", "3", "refresh_s", "5", "3600"]);
    assert!(!desk.data().exists());
    let absent = desk.run(&format!("status --config {}-not", file.display()));
    absent.refused(3, &["desk.toml-not"]);
}

#[test]
#[cfg(unix)]
fn usual_settings_that_cannot_be_reached_are_not_taken_for_none() {
    let desk = Desk::new();
    std::fs::write(desk.home(), "a file where a folder should be").unwrap();
    let told = desk.run("status");
    told.refused(3, &[desk.home().to_str().unwrap(), "config.toml"]);
    assert!(!desk.data().exists());
}

#[test]
fn settings_that_are_missing_are_named() {
    let desk = Desk::new();
    let mut command = desk.command("status");
    super::ran(command.env_remove("PACKING_STATION_STORE")).refused(3, &["station.store"]);
}

#[cfg(unix)]
#[test]
fn without_a_home_the_missing_variable_is_named() {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_stationctl"));
    command.arg("status").env_clear().env("LANG", "C.UTF-8");
    super::ran(&mut command).refused(3, &["HOME", "--data-dir"]);
}

#[test]
fn a_data_directory_that_is_none_is_told_with_its_path() {
    let desk = Desk::new();
    std::fs::write(desk.data(), "a file").unwrap();
    for line in ["status", "packer add Ayşe", "sync"] {
        desk.run(line).refused(3, &[desk.data().to_str().unwrap()]);
    }
    assert_eq!(std::fs::read_to_string(desk.data()).unwrap(), "a file");
}

/// Whoever mistypes a folder must not read that nothing is unsent there.
#[test]
fn whoever_comes_to_a_folder_without_a_station_is_told_so_and_begins_none() {
    let desk = Desk::new();
    let lines = [
        "status",
        "list",
        "show 7",
        "actions 7",
        "queue",
        "queue attention",
        "queue lost",
        "journal 7",
        "journal verify",
        "backup",
        "packer list",
        "printers",
        "prints",
        "sync",
        "pack 7 --as Ayşe",
    ];
    for line in lines {
        desk.run(line).refused(
            3,
            &["no station", desk.data().to_str().unwrap(), "--data-dir"],
        );
        assert!(!desk.data().exists(), "{line}");
    }
    std::fs::create_dir(desk.data()).unwrap();
    for line in lines {
        desk.run(line).refused(3, &["no station"]);
        assert_eq!(std::fs::read_dir(desk.data()).unwrap().count(), 0, "{line}");
    }
    desk.run("packer add Ayşe").ok();
    assert_eq!(desk.json("queue"), serde_json::Value::Array(Vec::new()));
}

/// Its queue can still be put together, so it is not nothing.
#[test]
fn a_station_of_which_only_the_black_box_is_left_is_one() {
    let desk = Desk::new();
    desk.run("packer add Ayşe").ok();
    std::fs::remove_file(desk.data().join("station.db")).unwrap();
    desk.run("queue").ok();
    assert!(desk.data().join("station.db").exists());
}

#[test]
fn a_folder_that_is_none_is_told_before_its_sign_in_is_looked_for() {
    let desk = Desk::new().without_token();
    std::fs::write(desk.data(), "a file").unwrap();
    desk.run("status")
        .refused(3, &[desk.data().to_str().unwrap(), "folder", "--data-dir"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_station_begun_on_a_full_disk_leaves_nothing_behind() {
    let desk = Desk::new();
    for folder in ["$DATA", "$DATA/counter/1"] {
        let line = format!("\"$0\" --data-dir \"{folder}\" packer add Ayşe");
        if let Some(tried) = on_a_disk_of(&desk, "300k", &and_all_that_is_left(&line)) {
            tried.refused(3, &["disk/data", "is full"]);
        }
    }
}

/// A disk can have room and take no more names. However many it still takes, a first start works or
/// leaves nothing.
#[cfg(target_os = "linux")]
#[test]
fn a_station_begun_on_a_disk_that_takes_few_files_works_or_leaves_nothing_behind() {
    let desk = Desk::new();
    let line = and_all_that_is_left("\"$0\" --data-dir \"$DATA/counter\" packer add Ayşe");
    let mut worked = 0;
    for names in 2..=30 {
        let options = format!("6m,nr_inodes={names}");
        match on_a_disk_of(&desk, &options, &line) {
            Some(tried) if tried.code == 0 => worked += 1,
            Some(tried) => {
                assert_eq!(worked, 0, "with {names}");
                tried.refused(3, &["disk/data", "is full"]);
            }
            None => return,
        }
    }
    assert!(worked > 0);
}

/// The names are said to be missing, not the file's own to be at fault.
#[cfg(target_os = "linux")]
#[test]
fn a_station_on_a_disk_that_takes_hardly_any_more_files_works_or_says_that_the_disk_is_full() {
    let desk = Desk::new();
    let ask = "\"$0\" --data-dir \"$DATA/counter\" packer list";
    let (mut worked, mut refused) = (0, 0);
    for left in 0..=8 {
        let line = format!(
            "\"$0\" --data-dir \"$DATA/counter\" packer add Ayşe >\"$DISK/out\" || exit 9; \
             i=0; while touch \"$DISK/f$i\" 2>&-; do i=$((i+1)); done; \
             n=0; while [ $n -lt {left} ]; do n=$((n+1)); rm \"$DISK/f$n\"; done; {ask}"
        );
        match on_a_disk_of(&desk, "8m,nr_inodes=60", &line) {
            Some(tried) if tried.code == 0 => worked += 1,
            Some(tried) => {
                refused += 1;
                tried.refused(3, &["disk/data", "is full"]);
            }
            None => return,
        }
    }
    assert!(worked > 0 && refused > 2, "{worked} {refused}");
}

#[cfg(target_os = "linux")]
#[test]
fn settings_that_a_full_disk_does_not_take_leave_no_half_of_them() {
    let desk = Desk::new();
    let fill = "cat /dev/zero >\"$DISK/f\" 2>&-";
    let line = "\"$0\" doctor --write-config \"$DISK/new.toml\"";
    let script = format!(
        "{fill}; {}",
        and_all_that_is_left(&format!("{line}; rm \"$DISK/f\""))
    );
    if let Some(tried) = on_a_disk_of(&desk, "64k", &script) {
        tried.refused(1, &["new.toml", "full"]);
    }
}

/// Names on the disk are lines among what was said.
#[cfg(target_os = "linux")]
fn and_all_that_is_left(line: &str) -> String {
    let (first, rest) = line.split_once(';').unwrap_or((line, "true"));
    format!("{first}; code=$?; {rest}; ls -A \"$DISK\" >&2; exit $code")
}

/// SQLite knows names of 512 bytes of UTF-8 at most.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_no_database_can_lie_in_is_refused_before_anything_is_made() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let long = vec!["counter"; 70].join("/");
    for name in [&b"desk-\xe9"[..], long.as_bytes()] {
        let name = std::ffi::OsStr::from_bytes(name);
        let folder = desk.dir.path().join("named").join(name);
        let mut add = desk.command("packer add Ayşe");
        add.args(["--data-dir".as_ref(), folder.as_os_str()]);
        super::ran(&mut add).refused(3, &["named/", "--data-dir"]);
        assert!(!desk.dir.path().join("named").exists());
    }
    let far = desk.dir.path().join(["counter"; 60].join("/"));
    std::fs::create_dir_all(&far).unwrap();
    let near = desk.dir.path().join("near");
    std::os::unix::fs::symlink(&far, &near).unwrap();
    let mut add = desk.command("packer add Ayşe");
    add.args(["--data-dir".as_ref(), near.as_os_str()]);
    super::ran(&mut add).refused(3, &["near", "--data-dir"]);
    assert_eq!(std::fs::read_dir(far).unwrap().count(), 0);
}

/// The files are there, and what SQLite shares in memory finds no room.
#[cfg(target_os = "linux")]
#[test]
fn a_station_started_on_a_disk_that_has_become_full_says_which() {
    let desk = Desk::new();
    for left in ["4k", "40k", "100k"] {
        let add = |name| format!("\"$0\" --data-dir \"$DATA\" packer add {name}");
        let fill = format!("cat /dev/zero >\"$DISK/f\" 2>&-; truncate -s -{left} \"$DISK/f\"");
        let script = format!(
            "{} >/dev/null && {{ {fill}; {}; }}",
            add("Ayşe"),
            add("Can")
        );
        if let Some(tried) = on_a_disk_of(&desk, "6m", &script) {
            tried.refused(3, &["disk/data", "is full"]);
        }
    }
}

/// Runs a line of shell whose `$0` is the program and whose `$DATA` lies on a disk of its own. A
/// container may not let us have one.
#[cfg(target_os = "linux")]
fn on_a_disk_of(desk: &Desk, size: &str, script: &str) -> Option<Ran> {
    let disk = desk.dir.path().join("disk");
    std::fs::create_dir_all(&disk).unwrap();
    let script = format!("mount -t tmpfs -o size={size} none \"$DISK\" && {{ {script}; }}");
    let mut own = std::process::Command::new("unshare");
    let program = desk.command("status");
    own.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]);
    own.arg(program.get_program());
    for (name, value) in program.get_envs() {
        value.map(|value| own.env(name, value));
    }
    own.env("DATA", disk.join("data")).env("DISK", &disk);
    let tried = super::ran(&mut own);
    if tried.err.contains("unshare") || tried.err.contains("mount") {
        eprintln!("skipped: no disk of its own: {}", tried.err);
        return None;
    }
    Some(tried)
}

#[test]
fn a_file_that_stands_in_the_way_is_named() {
    for name in ["blackbox.jsonl", "mirror.db", "labels.db", "station.db"] {
        let desk = Desk::new();
        desk.run("packer add Ayşe").ok();
        let path = desk.data().join(name);
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        for line in ["status", "packer add Ayşe"] {
            desk.run(line)
                .refused(3, &[path.to_str().unwrap(), "--data-dir"]);
        }
    }
}

/// Brought back by another account, say.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_this_account_may_not_write_is_named_and_not_its_folder() {
    use std::os::unix::fs::PermissionsExt;
    for name in ["mirror.db", "labels.db", "station.db", "station.lock"] {
        let desk = Desk::new();
        desk.run("packer add Ayşe").ok();
        let path = desk.data().join(name);
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o400)).unwrap();
        let mut tried = match std::fs::File::options().append(true).open(&path) {
            Ok(_) => without_roots_rights(&desk.command("packer add Zeynep")),
            Err(_) => desk.command("packer add Zeynep"),
        };
        super::ran(&mut tried).refused(3, &[path.to_str().unwrap()]);
    }
}

/// The same command where modes of files count for root, too.
#[cfg(target_os = "linux")]
fn without_roots_rights(command: &std::process::Command) -> std::process::Command {
    let mut bound = std::process::Command::new("setpriv");
    bound.arg("--bounding-set=-dac_override,-dac_read_search");
    bound.arg(command.get_program()).args(command.get_args());
    bound
        .env_clear()
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    for (name, value) in command.get_envs() {
        value.map(|value| bound.env(name, value));
    }
    bound
}

#[test]
fn a_damaged_file_is_named_and_not_its_folder() {
    let desk = Desk::new();
    desk.run("packer add Ayşe").ok();
    let path = desk.data().join("labels.db");
    std::fs::write(&path, vec![b'x'; 8_192]).unwrap();
    desk.run("packer add Zeynep")
        .refused(3, &[path.to_str().unwrap()]);
}

#[test]
fn a_refusal_can_be_read_by_a_script() {
    let desk = Desk::open();
    let refused = desk.run("show no-such-number --json");
    let said: serde_json::Value = serde_json::from_str(&refused.err).unwrap();
    assert_eq!(said["problem"]["key"], "unknown-package", "{said}");
    assert!(
        said["problem"]["words"]
            .as_str()
            .unwrap()
            .contains("number")
    );
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_misspelt_or_no_text_is_named() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let mut misspelt = desk.command("status");
    super::ran(misspelt.env("PACKING_STATION_STOER", "12"))
        .refused(3, &["PACKING_STATION_STOER", "PACKING_STATION_STORE"]);
    let mut garbled = desk.command("status");
    let bytes = std::ffi::OsStr::from_bytes(b"\xff");
    super::ran(garbled.env("PACKING_STATION_REFRESH_S", bytes))
        .refused(3, &["PACKING_STATION_REFRESH_S"]);
    let mut token = desk.command("packer add Ayşe");
    super::ran(token.env("PACKING_STATION_OMS_TOKEN", "two words"))
        .refused(3, &["PACKING_STATION_OMS_TOKEN"]);
    assert!(!desk.data().exists());
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_what_the_station_keeps() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    std::fs::create_dir(desk.data()).unwrap();
    std::fs::set_permissions(desk.data(), PermissionsExt::from_mode(0o755)).unwrap();
    desk.run("packer add Ayşe").ok();
    let mut seen = 0;
    for entry in std::fs::read_dir(desk.data()).unwrap().flatten() {
        if entry.file_name().to_string_lossy().contains(".db") {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{:?}", entry.file_name());
            seen += 1;
        }
    }
    assert!(seen >= 3, "station, mirror and labels");
}

#[cfg(target_os = "linux")]
#[test]
fn a_data_directory_that_is_closed_or_anothers_is_left_as_it_is() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let desk = Desk::new().without_token();
    std::fs::create_dir(desk.data()).unwrap();
    // No permission holds root back, but a folder of somebody else's is not root's either.
    let says = if std::fs::metadata(desk.data()).unwrap().uid() == 0 {
        chown(desk.data(), Some(12_345), None).unwrap();
        "belongs to another account"
    } else {
        std::fs::set_permissions(desk.data(), PermissionsExt::from_mode(0o555)).unwrap();
        "cannot be written to"
    };
    let path = desk.data();
    desk.run("status")
        .refused(3, &[path.to_str().unwrap(), "no station"]);
    desk.run("packer add Ayşe")
        .refused(3, &[path.to_str().unwrap(), says]);
    let set = super::fed(&mut desk.command("token set"), "some-token\n");
    set.refused(3, &[path.to_str().unwrap(), says]);
    assert_eq!(std::fs::read_dir(path).unwrap().count(), 0);
}

/// It may be read, but the token in it may not.
#[cfg(target_os = "linux")]
#[test]
fn another_accounts_folder_is_told_as_such_and_not_as_a_token_that_cannot_be_read() {
    use std::os::unix::fs::{PermissionsExt, chown};
    let desk = Desk::open();
    let (data, token) = (desk.data(), desk.data().join("token"));
    std::fs::set_permissions(&data, PermissionsExt::from_mode(0o755)).unwrap();
    // Only root can give a folder away.
    if chown(&token, Some(12_345), None).is_err() {
        return;
    }
    chown(&data, Some(12_345), None).unwrap();
    for line in ["list", "packer add Zeynep"] {
        let mut tried = without_roots_rights(&desk.command(line));
        super::ran(&mut tried).refused(3, &[data.to_str().unwrap(), "belongs to another account"]);
    }
}

#[test]
fn who_acts_must_be_known_here() {
    let desk = Desk::new();
    super::fed(&mut desk.command("token set"), desk.sim.token()).ok();
    desk.run("sync").ok();
    let (number, _) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe"))
        .refused(1, &["packer add"]);
    desk.run("packer add Ayşe").ok();
    desk.run("packer add Ali").ok();
    desk.run(&format!("pack {number} --as Ayse"))
        .refused(1, &["“Ayse”", "Ayşe", "Ali"]);
    assert_eq!(desk.json("status")["queue"]["savedHere"], 0);
}

#[test]
fn an_act_that_our_rules_refuse_writes_nothing() {
    let desk = Desk::open();
    let (number, _) = desk.first();
    desk.run("show no-such-number")
        .refused(1, &["Nothing here has this number"]);
    desk.run(&format!("ship {number} --as Ayşe"))
        .refused(1, &["not packed yet"]);
    let out = desk.dir.path().join("out.pdf");
    let label = format!("label {number} --as Ayşe --out {}", out.display());
    desk.run(&label).refused(1, &["not packed yet"]);
    assert!(!out.exists());
    assert!(desk.json("queue").as_array().unwrap().is_empty());
}

#[test]
fn a_label_that_cannot_be_saved_leaves_no_half_of_one() {
    let desk = Desk::open();
    let list = desk.json("list packed");
    let rows = list["rows"].as_array().unwrap();
    let tracked = rows
        .iter()
        .find(|row| !row["trackingNumber"].is_null())
        .unwrap();
    let number = tracked["number"].as_str().unwrap();
    let folder = desk.dir.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    let label = format!("label {number} --as Ayşe --out {}", folder.display());
    desk.run(&label)
        .refused(1, &["could not be saved", folder.to_str().unwrap()]);
    assert!(!desk.dir.path().join("folder.part").exists());
}
