//! The day's work from a terminal, with and without the line.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::Desk;
use crate::support;
use serde_json::Value;

/// Each is a whole run of the program with a refresh; the carrier needs one or two.
const SYNCS_MAX: u32 = 20;

#[test]
fn one_package_is_packed_labelled_and_shipped_exactly_once() {
    let desk = Desk::open();
    let (number, id) = desk.first();
    let listed = desk.run("list").ok().out;
    assert!(
        listed.lines().any(|line| line.starts_with(&number)),
        "{listed}"
    );

    let saved = desk.run(&format!("pack {number} --as Ayşe")).ok().out;
    assert!(
        saved.contains(&number) && saved.contains("saved here"),
        "{saved}"
    );
    assert_eq!(desk.effects(id), 0, "nothing is sent before a sync");
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 1);
    let package = until_tracked(&desk, &number);
    assert_eq!(package["row"]["state"]["kind"], "packed");
    let shown = desk.run(&format!("show {number}")).ok().out;
    let tracking = package["row"]["trackingNumber"].as_str().unwrap();
    for part in [&number, tracking, "Packed here", "Ayşe"] {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }

    let out = desk.dir.path().join("out.pdf");
    let label = format!("label {number} --as Ayşe --out {}", out.display());
    let said = desk.run(&label).ok().out;
    assert!(said.contains("out.pdf"), "{said}");
    assert!(std::fs::read(&out).unwrap().starts_with(b"%PDF"));

    desk.run(&format!("ship {id} --as Ayşe")).ok();
    desk.run("sync").ok();
    desk.run("sync").ok();
    assert_eq!(
        desk.json(&format!("show {number}"))["row"]["state"]["kind"],
        "shipped"
    );
    assert_eq!(desk.effects(id), 2, "packed once and shipped once");
    assert_eq!(desk.json("queue"), Value::Array(Vec::new()));
}

fn until_tracked(desk: &Desk, number: &str) -> Value {
    for _ in 0..SYNCS_MAX {
        let package = desk.json(&format!("show {number}"));
        if !package["row"]["trackingNumber"].is_null() {
            return package;
        }
        desk.run("sync").ok();
    }
    panic!("no tracking number came for {number}");
}

#[test]
fn without_the_line_sync_says_so_and_what_was_done_is_kept_and_sent_later() {
    let desk = Desk::open();
    let (number, id) = desk.first();
    desk.sim.unplug().unwrap();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    desk.run("sync --once")
        .refused(4, &["cannot be reached", "saved here"]);
    let queue = desk.json("queue");
    assert_eq!(
        (&queue[0]["number"], &queue[0]["madeBy"]),
        (&number.into(), &"Ayşe".into())
    );

    desk.sim.plug().unwrap();
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 1);
    assert_eq!(desk.json("queue"), Value::Array(Vec::new()));
}

#[test]
fn sync_ends_well_where_all_that_is_left_waits_for_its_label_and_names_it() {
    let desk = Desk::at(support::slow_labels()).ready();
    let (number, id) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    desk.run(&format!(
        "command {number} SHIP_WITHOUT_INTEGRATION --as Ayşe"
    ))
    .ok();
    let said = desk.run("sync --once").ok().out;
    assert!(said.contains("Waiting for its label"), "{said}");
    assert!(said.contains(&number), "{said}");
    assert_eq!(desk.effects(id), 1, "packed, and not yet handed over");
    assert_eq!(desk.json("sync --once")["waitsForLabel"][0], *number);
    assert_eq!(desk.json("queue")[0]["delivery"], "waitsForLabel");
}

#[test]
fn what_has_not_been_sent_can_be_taken_back() {
    let desk = Desk::open();
    let (number, id) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    let command = desk.json("queue")[0]["command"]
        .as_str()
        .unwrap()
        .to_owned();
    let withdraw = format!("queue withdraw {command} --as Ayşe");
    desk.run(&withdraw).ok();
    desk.run(&withdraw)
        .refused(1, &["can no longer be taken back"]);
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 0);
}

#[test]
fn each_answer_is_json_when_asked() {
    let desk = Desk::open();
    let status = desk.json("status");
    assert_eq!(status["dataDir"], desk.data().to_str().unwrap());
    assert!(status["counts"]["waiting"].as_u64().unwrap() > 0);
    for shelf in ["waiting", "packed", "sent"] {
        let list = desk.json(&format!("list {shelf}"));
        assert!(!list["rows"].as_array().unwrap().is_empty(), "{shelf}");
    }
    assert_eq!(desk.json("packer list")[0]["name"], "Ayşe");
    assert!(desk.json("queue attention").as_array().unwrap().is_empty());
    let (number, id) = desk.first();
    let saved = desk.json(&format!("pack {number} --as Ayşe"));
    assert_eq!(saved["package"], id);
    assert_eq!(desk.json("sync")["queue"]["savedHere"], 0);
}

#[test]
fn the_terminals_language_is_spoken() {
    let desk = Desk::open();
    let (number, _) = desk.first();
    let mut pack = desk.command(&format!("pack {number} --as Ayşe"));
    let said = super::ran(pack.env("LANG", "tr_TR.UTF-8")).ok().out;
    assert!(said.contains("burada kayıtlı"), "{said}");
    let said = super::ran(desk.command("list").env("LANG", "ar_EG.UTF-8"))
        .ok()
        .out;
    assert!(said.contains("الطرد"), "{said}");
    super::ran(desk.command("packs").env("LC_ALL", "de_DE.UTF-8")).refused(2, &["Befehl „packs“"]);
}

#[test]
fn watching_tells_each_change_and_may_be_killed() {
    let desk = Desk::open();
    let (number, id) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    let mut watch = desk
        .command("sync --watch --json")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let sent = lines
        .map(|line| serde_json::from_str::<Value>(&line.unwrap()).unwrap())
        .any(|it| {
            it["link"]["kind"] == "up"
                && it["queue"]["savedHere"] == 0
                && it["queue"]["sending"] == 0
        });
    assert!(sent, "it ended by itself");
    watch.kill().unwrap();
    watch.wait().unwrap();
    desk.run("sync").ok();
    assert_eq!(desk.effects(id), 1);
}

#[test]
fn beside_a_running_station_it_reads_and_says_so() {
    let desk = Desk::open();
    let (number, id) = desk.first();
    let mut watch = desk
        .command("sync --watch")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();

    let listed = desk.run("list");
    assert_eq!(listed.code, 0, "{}", listed.err);
    assert!(listed.out.contains(&number), "{}", listed.out);
    assert!(listed.err.contains("only reads"), "{}", listed.err);
    desk.run(&format!("pack {number} --as Ayşe"))
        .refused(3, &["only reads", "close it first"]);
    watch.kill().unwrap();
    watch.wait().unwrap();

    assert_eq!(desk.json("queue"), Value::Array(Vec::new()));
    assert_eq!(desk.effects(id), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn unless_told_it_keeps_to_the_systems_usual_places() {
    let desk = Desk::new();
    let usual = desk.home().join("packing-station");
    std::fs::create_dir_all(&usual).unwrap();
    std::fs::write(
        usual.join("config.toml"),
        "[station]\nname = \"By the door\"\n",
    )
    .unwrap();
    let here = desk.command("status");
    let run = |line: &[&str]| {
        let told = here
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?)));
        let mut command = Command::new(here.get_program());
        super::ran(command.args(line).env_clear().envs(told))
            .ok()
            .out
    };
    run(&["packer", "add", "Ayşe"]);
    let said = run(&["status"]);
    for part in ["By the door", usual.to_str().unwrap()] {
        assert!(said.contains(part), "{part:?} in {said}");
    }
    assert!(usual.join("station.db").exists());
}

#[test]
fn a_label_is_printed_from_a_terminal_and_printed_again_only_for_a_reason() {
    let desk = Desk::open();
    let folder = desk.dir.path().join("paper");
    std::fs::create_dir(&folder).unwrap();
    let (number, _) = desk.first();
    desk.run(&format!("pack {number} --as Ayşe")).ok();
    desk.run("sync").ok();
    desk.run(&format!("print {number} --as Ayşe"))
        .refused(1, &["printer"]);

    let add = format!("printers add Zebra {} --as Ayşe", folder.display());
    let added = desk.json(&add);
    assert_eq!(added[0]["acceptedBy"], "Ayşe");
    desk.run("printers use Zebra label --as Ayşe").ok();
    assert!(desk.run("printers").ok().out.contains("Zebra"));

    let printed = desk.json(&format!("print {number} --as Ayşe"));
    assert_eq!(printed[0]["progress"], "printed");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    desk.run(&format!("print {number} --as Ayşe"))
        .refused(1, &["printed"]);
    let again = desk.json(&format!("reprint {number} lost --as Ayşe"));
    assert_eq!(
        (&again[0]["copy"], &again[0]["reason"]),
        (&2.into(), &"lost".into())
    );
    let all = desk.json(&format!("prints {number}"));
    assert_eq!(all.as_array().unwrap().len(), 2);
    assert!(desk.run("prints").ok().out.contains(&number));
}
