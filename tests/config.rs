//! Settings: what a person may write, and what is said about what they may not.

mod file;

use std::path::Path;

use station::config::{Config, ConfigProblem};
use station::error::ProblemKey;
use station::oms::{BodyShape, IdNames, Input, Kind, LoopbackUrl};
use station::secret::Token;

const EXAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../assets/config.example.toml"
);

fn load(text: &str) -> Result<Config, ConfigProblem> {
    load_with(text, &[])
}

fn load_with(text: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigProblem> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("station.toml");
    std::fs::write(&file, text).unwrap();
    Config::load(Some(&file), env(variables))
}

fn env(variables: &[(&str, &str)]) -> impl Fn(&str) -> Option<String> {
    |name| {
        variables
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, it)| (*it).to_owned())
    }
}

const NEEDED: &str = "station.store = \"369\"\noms.url = \"https://acme.example\"\n";

/// Key of the problem, line, setting, and what is allowed, as the screen gets them.
#[track_caller]
fn check(text: &str, key: ProblemKey, [line, setting, allowed]: [&str; 3]) {
    let problem = load(text).expect_err(text).problem();
    let arg = |name: &str| problem.args.get(name).map_or("", String::as_str);
    assert_eq!((problem.key, arg("line")), (key, line), "{text}");
    assert_eq!((arg("key"), arg("allowed")), (setting, allowed), "{text}");
    assert!(arg("file").ends_with("station.toml"), "{problem:?}");
}

#[test]
fn the_example_file_is_a_configuration_and_shows_the_usual_values() {
    let example = Config::load(Some(Path::new(EXAMPLE)), |_| None).unwrap();
    assert_eq!(
        (example.name.as_str(), example.oms.store.as_str()),
        ("Counter 1", "369")
    );
    let text = std::fs::read_to_string(EXAMPLE).unwrap();
    let is_setting = |line: &str| {
        let remark = line
            .strip_prefix("# ")
            .and_then(|rest| rest.split_once(" = "));
        remark.is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    };
    let uncomment = |line: &str| {
        // Those that have no usual value, or one that depends on the machine.
        let unusual = [
            "user",
            "labels",
            "url",
            "ca_file",
            "log_auth_scheme",
            "log_content_type",
            "ships_unpacked",
            "sender",
        ];
        let mut unusual = unusual.iter();
        let stays = unusual.any(|key| line.starts_with(&format!("# {key}")));
        let bare = if is_setting(line) && !stays {
            &line[2..]
        } else {
            line
        };
        format!("{bare}\n")
    };
    let spoken: String = text.lines().map(uncomment).collect();
    assert!(
        spoken.lines().filter(|line| !line.starts_with('#')).count() > 50,
        "{spoken}"
    );
    let spoken = load(&spoken).unwrap();
    assert_eq!(spoken.oms, example.oms);
    assert_eq!(spoken.timing, example.timing);
    assert_eq!(spoken.handover, example.handover);
    assert_eq!(spoken.printing, example.printing);
}

#[test]
fn a_misspelt_setting_is_named_with_its_line_and_with_what_there_is() {
    check(
        &format!("{NEEDED}\n[timing]\nrefresh = 20\n"),
        ProblemKey::ConfigUnknownKey,
        ["5", "timing.refresh", "refresh_s, sweep_s, doubt_quiet_s"],
    );
    check(
        &format!("{NEEDED}[printer]\nname = 1\n"),
        ProblemKey::ConfigUnknownKey,
        [
            "3",
            "printer",
            "station, oms, paths, timing, handover, printing",
        ],
    );
    check(
        &format!("{NEEDED}oms.token = \"t\"\n"),
        ProblemKey::ConfigUnknownKey,
        [
            "3",
            "oms.token",
            "user, url, auth_scheme, log_auth_scheme, auth_header, ca_file, login, page_size, \
             marketplaces, trailing_slash, rebase_next, log_content_type, ships_unpacked, names, \
             commands, inputs, \
             states",
        ],
    );
}

#[test]
fn a_value_that_does_not_fit_is_named_with_what_would() {
    let bodies = "\"envelope\" | \"empty_envelope\" | \"flat\" | \"items\"";
    for (text, key, allowed) in [
        ("timing.refresh_s = 4", "timing.refresh_s", "5…3600"),
        ("timing.refresh_s = -20", "timing.refresh_s", "5…3600"),
        ("timing.refresh_s = \"20\"", "timing.refresh_s", "5…3600"),
        (
            "timing.doubt_quiet_s = 89",
            "timing.doubt_quiet_s",
            "90…3600",
        ),
        ("timing = 3", "timing", "[timing]"),
        ("station.name = 3", "station.name", "\"3\""),
        ("station.name = \"\"", "station.name", "\"…\" (≠ \"\")"),
        (
            "handover.without_tracking = 1",
            "handover.without_tracking",
            "true | false",
        ),
        ("oms.page_size = 101", "oms.page_size", "1…100"),
        ("printing.expiry_s = 19", "printing.expiry_s", "20…900"),
        (
            "oms.auth_scheme = \"To ken\"",
            "oms.auth_scheme",
            "\"Token\" | \"Bearer\" | \"none\" | …",
        ),
        (
            "oms.states.shipped = [600]",
            "oms.states.shipped",
            "[\"…\"]",
        ),
        (
            "oms.commands.ship.body = \"round\"",
            "oms.commands.ship.body",
            bodies,
        ),
        (
            "oms.commands.ship.ids = \"id\"",
            "oms.commands.ship.ids",
            "\"package\" | \"package_id\"",
        ),
        (
            "oms.login = { url = \"http://acme.example\", user = \"u\" }",
            "oms.login.url",
            "https://… | http://127.0.0.1:…",
        ),
    ] {
        check(
            &format!("{NEEDED}{text}\n"),
            ProblemKey::ConfigWrongValue,
            ["3", key, allowed],
        );
    }
    check(
        "station.store = \"1\"\n\noms.url = \"http://acme.example\"\n",
        ProblemKey::ConfigWrongValue,
        ["3", "oms.url", "https://… | http://127.0.0.1:…"],
    );
}

/// Else a box would be shown as packed that waits.
#[test]
fn a_state_code_that_was_given_to_another_state_is_not_taken_in_silence() {
    check(
        &format!(
            "{NEEDED}oms.states.ready_for_packaging = [\"400\"]\n\
             oms.states.packed = [\"500\", \"400\"]\n"
        ),
        ProblemKey::ConfigWrongValue,
        ["4", "oms.states.packed", "≠ \"400\""],
    );
}

/// A store's code looks like a number, and is most often written as one.
#[test]
fn a_number_where_text_is_wanted_is_shown_in_quotation_marks() {
    check(
        "station.store = 369\n",
        ProblemKey::ConfigWrongValue,
        ["1", "station.store", "\"369\""],
    );
    check(
        "station.store = \"\"\n",
        ProblemKey::ConfigWrongValue,
        ["1", "station.store", "\"…\" (≠ \"\")"],
    );
}

#[test]
fn what_is_missing_is_named() {
    check("", ProblemKey::ConfigMissing, ["", "station.store", ""]);
    check(
        "station.store = \"1\"\n",
        ProblemKey::ConfigMissing,
        ["", "oms.url", ""],
    );
}

/// A required setting that is misspelt is there, on a line that can be told.
#[test]
fn a_misspelt_required_setting_is_told_by_its_line_and_not_as_missing() {
    let tops = "station, oms, paths, timing, handover, printing";
    let url = "oms.url = \"https://acme.example\"\n";
    let store = "station.store = \"1\"\n";
    for (text, line, setting, allowed) in [
        (
            format!("{url}[staton]\nstore = \"369\"\n"),
            "2",
            "staton",
            tops,
        ),
        (
            format!("{url}[station]\nstor = \"369\"\n"),
            "3",
            "station.stor",
            "store, name",
        ),
        (format!("{url}store = \"369\"\n"), "2", "store", tops),
        (
            "[staton]\nstore = \"369\"\n".to_owned(),
            "1",
            "staton",
            tops,
        ),
    ] {
        check(
            &text,
            ProblemKey::ConfigUnknownKey,
            [line, setting, allowed],
        );
    }
    let misspelt = load(&format!("{store}[oms]\nurll = \"https://acme.example\"\n"));
    let problem = misspelt.expect_err("no url").problem();
    assert_eq!(problem.key, ProblemKey::ConfigUnknownKey);
    assert_eq!(problem.args["key"], "oms.urll");
    assert_eq!(problem.args["line"], "3");
    assert!(problem.args["allowed"].contains("url"), "{problem:?}");
    check(
        "[oms]\nurl = 5\n",
        ProblemKey::ConfigWrongValue,
        ["2", "oms.url", "https://… | http://127.0.0.1:…"],
    );
}

#[test]
fn what_is_missing_where_no_file_was_read_belongs_in_the_usual_one() {
    let home = env(&[("HOME", "/home/desk"), ("APPDATA", "/home/desk/.config")]);
    let usual = station::place::config_file(&home).unwrap();
    let problem = Config::load(None, &home)
        .expect_err("nothing is told")
        .problem();
    assert_eq!(problem.key, ProblemKey::ConfigMissing);
    assert_eq!(problem.args["file"], usual.display().to_string());
}

#[test]
fn the_environment_overrides_the_file_and_can_stand_alone() {
    let said = [
        ("PACKING_STATION_STORE", "42"),
        ("PACKING_STATION_REFRESH_S", "60"),
    ];
    let config = load_with(&format!("{NEEDED}timing.refresh_s = 5\n"), &said).unwrap();
    assert_eq!(
        (config.oms.store.as_str(), config.timing.refresh_ms),
        ("42", 60_000)
    );
    assert_eq!(
        config.name, "42",
        "a desk without a name is called by its store"
    );

    let alone = [
        ("PACKING_STATION_STORE", "42"),
        ("PACKING_STATION_OMS_URL", "https://acme.example"),
        ("PACKING_STATION_LABELS", "/srv/labels"),
        ("PACKING_STATION_OMS_USER", "desk-1"),
    ];
    let config = Config::load(None, env(&alone)).unwrap();
    assert_eq!(config.oms.base.as_str(), "https://acme.example/api/v1/oms/");
    assert_eq!(config.labels_dir.as_deref(), Some(Path::new("/srv/labels")));
    assert_eq!(config.binding(), "https://acme.example/api/v1/oms/ desk-1");
}

#[test]
fn a_wrong_variable_is_named_itself() {
    let said = [("PACKING_STATION_REFRESH_S", "often")];
    let problem = load_with(NEEDED, &said).expect_err("no number").problem();
    assert_eq!(problem.key, ProblemKey::ConfigVariable);
    assert_eq!(problem.args["name"], "PACKING_STATION_REFRESH_S");
    assert_eq!(problem.args["allowed"], "5…3600");
}

#[test]
fn an_installations_own_words_are_taken() {
    let config = load(&format!(
        "{NEEDED}
         [oms.commands.pack]
         transition = 925
         body = \"flat\"
         [oms.commands.set_shipment]
         slug = \"kargo\"
         transition = 7
         both = true
         ids = \"package_id\"
         [oms.inputs]
         denial_reason = \"reason\"
         [oms.states]
         shipped = [\"550\", \"551\"]
         delivered = \"555\"
         [oms.names]
         store = \"stock_location\"
        "
    ))
    .unwrap();
    let pack = config.oms.commands.of(Kind::Pack);
    assert_eq!((pack.slug.as_deref(), pack.transition), (None, Some(925)));
    assert_eq!(pack.body, BodyShape::Flat);
    let info = config.oms.commands.of(Kind::SetShipment);
    assert_eq!(
        (info.slug.as_deref(), info.transition),
        (Some("kargo"), Some(7))
    );
    assert!(info.both);
    assert_eq!(info.ids, IdNames::Long);
    assert_eq!(config.oms.inputs.of(Input::DenialReason), "reason");
    assert_eq!(
        config.oms.states.state("551"),
        packing::package::State::Shipped
    );
    assert_eq!(
        config.oms.states.state("555"),
        packing::package::State::Delivered
    );
    assert_eq!(config.oms.names.store, "stock_location");
}

#[test]
fn a_sign_in_of_its_own_kind_is_taken() {
    let config = load(&format!(
        "{NEEDED}
         oms.auth_header = \"Token\"
         oms.auth_scheme = \"none\"
         oms.log_auth_scheme = \"Bearer\"
         [oms.login]
         url = \"https://acme.example/api/i1/auth/login/\"
         user = \"counter-1\"
        "
    ))
    .unwrap();
    assert_eq!(config.oms.auth_header, "token");
    assert_eq!(config.oms.auth_scheme, "");
    assert_eq!(config.oms.log_auth_scheme.as_deref(), Some("Bearer"));
    assert_eq!(config.oms.login.unwrap().user, "counter-1");
    let half = format!("{NEEDED}oms.login.user = \"counter-1\"\n");
    check(&half, ProblemKey::ConfigMissing, ["", "oms.login.url", ""]);
}

#[test]
fn certificates_that_are_none_are_refused_at_their_line() {
    let dir = tempfile::tempdir().unwrap();
    let (config, ca) = (dir.path().join("station.toml"), dir.path().join("ca.pem"));
    std::fs::write(&config, format!("{NEEDED}oms.ca_file = \"ca.pem\"\n")).unwrap();
    let problem = || {
        Config::load(Some(&config), |_| None)
            .expect_err("no CA")
            .problem()
    };
    let named = |problem: station::error::Problem| {
        let args = ["file", "line", "key", "path"].map(|name| problem.args[name].clone());
        let told = [&*config.display().to_string(), "3", "oms.ca_file"];
        assert_eq!(problem.key, ProblemKey::ConfigNamedFile);
        assert_eq!(args[..3], told, "not the settings file is at fault");
        assert_eq!(args[3], ca.display().to_string());
    };
    named(problem());
    std::fs::create_dir(&ca).unwrap();
    named(problem());
    std::fs::remove_dir(&ca).unwrap();
    std::fs::write(&ca, "-".repeat(1024 * 1024 + 1)).unwrap();
    named(problem());
    std::fs::write(&ca, "hello").unwrap();
    assert_eq!(problem().key, ProblemKey::ConfigWrongValue);
    assert_eq!(problem().args["key"], "oms.ca_file");
    assert_eq!(problem().args["line"], "3");
}

#[test]
fn a19_training_is_of_the_simulated_shop_alone() {
    let url = LoopbackUrl::parse("http://127.0.0.1:9").unwrap();
    let config = Config::training(&url, Token::new("t").unwrap(), "S-014");
    assert!(config.is_training());
    assert_eq!(config.oms.base, *url.base());
    assert_eq!(config.labels_dir, None);
}

#[test]
fn practice_goes_on_after_a_restart_though_the_simulated_oms_has_another_port() {
    let at = |port: u16| {
        let url = LoopbackUrl::parse(&format!("http://127.0.0.1:{port}")).unwrap();
        Config::training(&url, Token::new("t").unwrap(), "S-014").binding()
    };
    assert_eq!(
        at(4001),
        at(4002),
        "what was saved before the restart is still ours to send"
    );
}
