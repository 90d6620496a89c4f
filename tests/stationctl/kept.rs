//! What is kept of the past: a parcel's story, the journal's soundness, and going back to a backup.

use super::Desk;
use crate::support::files_under;

#[test]
fn a_parcels_whole_story_is_told_with_what_the_screen_said() {
    let desk = Desk::open();
    let (number, id) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    desk.run("sync").ok();
    let told = desk.json(&format!("journal {number}"));
    let steps = told["steps"].as_array().unwrap();
    let said: Vec<_> = steps
        .iter()
        .map(|step| {
            let part = |name: &str| step[name].as_str().unwrap_or_default().to_owned();
            (part("what"), part("who"), part("mark"))
        })
        .collect();
    let is = |at: usize, what: &str, mark: &str| (&*said[at].0, &*said[at].2) == (what, mark);
    assert_eq!(said[0].1, "Ayşe");
    assert!(is(0, "queued", "savedHere"), "{said:?}");
    assert!(is(1, "claimed", "sending"), "{said:?}");
    assert!(is(2, "answered", "sending"), "{said:?}");
    assert!(steps.iter().all(|step| step["state"]["kind"] == "packed"));
    assert_eq!(said.last().unwrap().2, "none", "{said:?}");
    assert_eq!(told["now"]["id"], id);
    let text = desk.run(&format!("journal {number}")).ok().out;
    for part in ["saved here", "about to be sent", "Packed", "Ayşe"] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    desk.run("journal 999999999").refused(1, &["this number"]);
}

#[test]
fn an_altered_journal_ends_with_an_error() {
    let desk = Desk::open();
    let (number, _) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    let whole = desk.json("journal verify");
    assert!(whole["brokenAt"].is_null() && whole["rows"].as_i64() > Some(0));
    assert!(desk.run("journal verify").ok().out.contains("is whole"));
    let outside = rusqlite::Connection::open(desk.data().join("station.db")).unwrap();
    outside
        .execute_batch(
            "DROP TRIGGER journal_append_only_update; UPDATE journal SET who = 7 WHERE id = 1",
        )
        .unwrap();
    drop(outside);
    desk.run("journal verify").refused(1, &["row 1"]);
}

#[test]
fn a_backup_is_gone_back_to_and_nothing_is_sent_unlooked_at() {
    let desk = Desk::open();
    let (number, id) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    let backup = desk.json("backup")["path"].as_str().unwrap().to_owned();
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 1);

    desk.run(&format!("restore {backup}.missing"))
        .refused(1, &["is no backup"]);
    let said = desk.run(&format!("restore {backup}")).ok().out;
    assert!(said.contains("station.db.replaced-"), "{said}");
    let status = desk.json("status");
    assert_eq!(
        status["notice"],
        serde_json::Value::Null,
        "the black box saw it end"
    );
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 1, "it is not sent again");
    desk.run("journal verify").ok();
}

#[test]
fn restoring_is_refused_while_a_station_runs() {
    let desk = Desk::open();
    let backup = desk.json("backup")["path"].as_str().unwrap().to_owned();
    let mut watching = desk.command("sync --watch");
    let mut child = watching
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    // Held open to the end: a watcher whose pipe closes is gone before it can be in the way.
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut out, &mut first).unwrap();
    desk.run(&format!("restore {backup}"))
        .refused(3, &["only reads"]);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn what_was_mended_while_opening_is_in_the_log() {
    let desk = Desk::open();
    std::fs::write(desk.data().join("mirror.db"), "no database").unwrap();
    desk.run("status").ok();
    let logs = files_under(&desk.data().join("logs"));
    let told = |file| {
        std::fs::read_to_string(file)
            .unwrap()
            .contains("mirror.moved_aside")
    };
    assert!(logs.iter().any(told));
}
