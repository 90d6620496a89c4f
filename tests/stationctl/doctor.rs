//! The doctor in a terminal: what IT reads on the first day, and the file that it gets.

use oms_sim::Fault;
use serde_json::Value;

use super::Desk;

#[test]
fn the_doctor_says_how_things_are_and_saves_settings_that_a_desk_starts_with() {
    let desk = Desk::new();
    let file = desk.home().join("found.toml");
    std::fs::create_dir_all(desk.home()).unwrap();
    let line = format!("doctor --write-config {}", file.display());
    let told = desk.json(&line);
    let findings = told["findings"].as_array().unwrap();
    let of = |check: &str| findings.iter().find(|it| it["check"] == check).unwrap();
    for check in [
        "reach",
        "sign-in",
        "clock",
        "store-filter",
        "page-size",
        "log",
        "commands",
    ] {
        assert_eq!(of(check)["verdict"], "good", "{check}");
    }
    assert_eq!(told["config"], file.display().to_string());
    assert!(desk.sim.witness().is_empty(), "it only reads");
    let token = desk.sim.token();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains(token) && !told.to_string().contains(token));

    desk.run("packer add Ayşe").ok();
    let mut command = desk.command(&format!("sync --json --config {}", file.display()));
    command.env_remove("PACKING_STATION_OMS_URL");
    command.env_remove("PACKING_STATION_STORE");
    let synced = super::ran(&mut command).ok().out;
    let synced: Value = serde_json::from_str(&synced).unwrap();
    assert_eq!(synced["link"]["kind"], "up");
    assert!(synced["counts"]["waiting"].as_u64().unwrap() > 0);

    let before = std::fs::read(&file).unwrap();
    desk.run(&line).refused(1, &["is there already"]);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let text = desk.run("doctor").ok().out;
    assert!(
        text.contains("Sign-in") && text.contains("COMPLETE_PACKAGING"),
        "{text}"
    );
}

/// In everyday words, and also by a run that only looks.
#[test]
fn other_stores_packages_are_counted_where_it_looks() {
    let desk = Desk::open();
    let other_stores = |text: &str| {
        let line = text
            .lines()
            .find(|line| line.contains("packages of other stores"));
        line.and_then(|line| line.split_whitespace().last()?.parse::<u32>().ok())
    };
    assert_eq!(other_stores(&desk.run("status").ok().out), Some(0));
    desk.sim.fault(Fault::named("query_ignored").unwrap());
    let synced = desk.json("sync");
    let count = synced["foreign"].as_u64().unwrap();
    assert!(count > 0, "{synced}");
    assert_eq!(desk.json("status")["foreign"], count);
    let text = desk.run("status").ok().out;
    assert_eq!(other_stores(&text).map(u64::from), Some(count), "{text}");

    let told = desk.json("doctor");
    let findings = told["findings"].as_array().unwrap();
    let of = |check: &str| findings.iter().find(|it| it["check"] == check).unwrap();
    assert_eq!(of("other-stores")["verdict"], "note");
    assert_eq!(of("other-stores")["detail"], count.to_string());
    let text = desk.run("doctor").ok().out;
    assert!(text.contains("left out of the lists here"), "{text}");
}

#[test]
fn the_doctor_ends_with_a_code_that_a_script_reads() {
    let desk = Desk::new().without_token();
    desk.run("doctor").refused(4, &["sign-in"]);
    let mut desk = Desk::new();
    desk.token = Some("not-the-token".into());
    let file = desk.home().join("found.toml");
    let ran = desk.run(&format!("doctor --write-config {}", file.display()));
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(
        ran.out.contains("BAD") && ran.out.contains("token set"),
        "{}",
        ran.out
    );
    assert!(!file.exists(), "nothing was found out");
    desk.run("status --write-config x")
        .refused(2, &["--write-config"]);
}

/// A shop's own authority is no setting that fits on a line: it is saved beside the others.
#[test]
fn what_the_doctor_saves_for_a_shop_with_its_own_authority_is_enough_to_start_with() {
    let desk = Desk::at(oms_sim::Options {
        secure: true,
        ..oms_sim::Options::default()
    });
    std::fs::create_dir_all(desk.home()).unwrap();
    let authority = desk.home().join("shop.pem");
    std::fs::write(&authority, desk.sim.authority().unwrap()).unwrap();
    let config = desk.home().join("first.toml");
    std::fs::write(
        &config,
        format!("[oms]\nca_file = \"{}\"\n", authority.display()),
    )
    .unwrap();
    let found = desk.home().join("found.toml");
    let (first, file) = (config.display(), found.display());
    let ran = desk.run(&format!("doctor --config {first} --write-config {file}"));
    assert_eq!(ran.code, 0, "{} {}", ran.out, ran.err);
    std::fs::remove_file(&authority).unwrap();

    let with = |line: &str| desk.command(&format!("{line} --config {file}"));
    super::ran(&mut with("packer add Ayşe")).ok();
    let mut sync = with("sync --json");
    sync.env_remove("PACKING_STATION_OMS_URL");
    sync.env_remove("PACKING_STATION_STORE");
    let synced: Value = serde_json::from_str(&super::ran(&mut sync).ok().out).unwrap();
    assert_eq!(synced["link"]["kind"], "up", "{synced}");
}
