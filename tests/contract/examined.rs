//! The doctor at an OMS in every setting: what it finds must be a configuration that works there.

use std::path::Path;
use std::sync::LazyLock;

use oms_sim::{Labels, Mix, Options, Sim, Strict};
use station::clock::Clock;
use station::config::Config;
use station::doctor::{Advice, Check, Diagnosis, Finding, Verdict, examine};
use station::oms::OmsSite;
use station::secret::Token;
use station::view::LanguageView;
use station::words::Words;

use super::{Setting, assumptions, in_every_setting, round};

/// What only a command could show is in the body of commands. The doctor sends none, so a person
/// has to say it.
const ONLY_A_COMMAND_SHOWS: [(&str, &str); 6] = [
    // And what commands are called, where none is ever offered.
    ("commands", "absent"),
    ("envelope", "input_parameters"),
    ("envelope", "flat"),
    ("package_in_body", "required"),
    ("info_names", "package_id"),
    ("block_inputs", "required"),
];

pub(super) fn sim(strict: Strict) -> Sim {
    oms_sim::start(Options {
        awb_delay_ms: 1,
        packages: Mix {
            waiting: 40,
            ..Mix::default()
        },
        labels: Labels::Url,
        strict,
        ..Options::default()
    })
    .unwrap()
}

/// Address and store, and nothing else: as on the first day.
pub(super) fn bare(url: &str, store: &str) -> Config {
    let env = |name: &str| match name {
        "PACKING_STATION_OMS_URL" => Some(url.to_owned()),
        "PACKING_STATION_STORE" => Some(store.to_owned()),
        _ => None,
    };
    Config::load(None, env).unwrap()
}

pub(super) fn examined(sim: &Sim) -> Diagnosis {
    examined_as(&bare(&sim.url(), sim.erp_code()), sim.token())
}

pub(super) fn examined_as(config: &Config, token: &str) -> Diagnosis {
    let token = Token::new(token).unwrap();
    examine(config, &token, &Clock::of_machine())
}

pub(super) fn finding(diagnosis: &Diagnosis, check: Check) -> &Finding {
    let found = diagnosis.findings.iter().find(|it| it.check == check);
    found.unwrap_or_else(|| panic!("{check:?} in {:?}", diagnosis.findings))
}

fn reloaded(text: &str) -> Config {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("station.toml");
    std::fs::write(&file, text).unwrap();
    Config::load(Some(Path::new(&file)), |_| None).unwrap()
}

#[test]
fn the_doctor_finds_settings_that_work_with_an_oms_in_every_setting_and_changes_nothing() {
    assert_eq!(in_every_setting(wrong_with), Vec::<String>::new());
}

/// Nothing but the usual was found out: with that, a station works in the other tests.
fn is_usual(site: &OmsSite) -> bool {
    static USUAL: LazyLock<OmsSite> = LazyLock::new(|| {
        let sim = sim(Strict::default());
        examined(&sim).config.oms
    });
    let base = USUAL.base.clone();
    let alike = OmsSite {
        base,
        ..site.clone()
    };
    alike == *USUAL
}

fn wrong_with((name, value, strict): Setting) -> Vec<String> {
    let sim = sim(strict);
    let diagnosis = examined(&sim);
    let mut wrong: Vec<String> = Vec::new();
    let bad = diagnosis
        .findings
        .iter()
        .filter(|it| it.verdict == Verdict::Bad);
    wrong.extend(bad.map(|it| format!("{it:?}")));
    if !sim.witness().is_empty() {
        wrong.push(format!("it changed something: {:?}", sim.witness()));
    }
    let config = reloaded(&diagnosis.config.written(None));
    if config.oms != diagnosis.config.oms {
        wrong.push("what was written is read otherwise".into());
    }
    let oms = config.http_settings(Token::new(sim.token()).unwrap());
    let broken = assumptions::ask(&oms).into_iter();
    let broken = broken.filter(|(_, it)| matches!(it, assumptions::Finding::Broken(_)));
    wrong.extend(broken.map(|(what, how)| format!("{what}: {how:?}")));
    let is_new = (name, value) == ("as", "usual") || !is_usual(&oms.site);
    if is_new && !ONLY_A_COMMAND_SHOWS.contains(&(name, value)) {
        wrong.extend(round::of_commands(&sim, &oms, (name, value)));
    }
    wrong
        .into_iter()
        .map(|what| format!("{name}={value}: {what}"))
        .collect()
}

#[test]
fn what_is_otherwise_than_configured_is_told_and_put_into_the_settings() {
    let strict = |name, value| Strict::default().with(name, value).unwrap();
    let diagnosis = examined(&sim(strict("auth", "token_header")));
    let told = finding(&diagnosis, Check::SignIn);
    assert_eq!(
        (told.verdict, told.advice),
        (Verdict::Note, Some(Advice::KeepSetting))
    );
    assert_eq!(diagnosis.config.oms.auth_header, "token");

    let diagnosis = examined(&sim(strict("page_size_name", "limit")));
    assert_eq!(finding(&diagnosis, Check::PageSize).detail, "limit");
    assert_eq!(
        diagnosis.config.oms.page_size, 100,
        "only the name was tried"
    );

    let diagnosis = examined(&sim(strict("list_refuses", "changes")));
    let told = finding(&diagnosis, Check::ChangeFilter);
    assert_eq!(told.verdict, Verdict::Note);
    assert!(!diagnosis.config.oms.tells_changes(), "{}", told.detail);

    let diagnosis = examined(&sim(strict("logs", "bearer_only")));
    assert_eq!(
        diagnosis.config.oms.log_auth_scheme.as_deref(),
        Some("Bearer")
    );
    let diagnosis = examined(&sim(strict("log_content_type", "of_its_own")));
    let told = finding(&diagnosis, Check::LogOfOne);
    assert_eq!(
        (told.verdict, told.detail.as_str()),
        (Verdict::Note, "log_content_type = 31")
    );

    let diagnosis = examined(&sim(strict("logs", "denied")));
    let told = finding(&diagnosis, Check::Log);
    assert_eq!(
        (told.detail.as_str(), told.advice),
        ("B", Some(Advice::LookAtPackagesOnly))
    );

    let diagnosis = examined(&sim(strict("envelope", "input_parameters")));
    let told = finding(&diagnosis, Check::Bodies);
    assert_eq!(
        (told.verdict, told.advice),
        (Verdict::Unseen, Some(Advice::ChangeBody))
    );
    assert!(
        told.detail.contains("ship_without_integration: flat"),
        "{}",
        told.detail
    );
}

#[test]
fn a_log_that_is_signed_otherwise_than_all_else_is_found_out_and_so_is_one_that_is_not() {
    let strict = |auth| Strict::default().with("auth", auth).unwrap();
    let found = |strict, configured: Option<&str>| {
        let sim = sim(strict);
        let mut config = bare(&sim.url(), sim.erp_code());
        config.oms.log_auth_scheme = configured.map(Into::into);
        let diagnosis = examined_as(&config, sim.token());
        let level = finding(&diagnosis, Check::Log).detail.clone();
        assert!(level.starts_with('A'), "{level}");
        assert_eq!(finding(&diagnosis, Check::LogOfOne).verdict, Verdict::Good);
        diagnosis.config.oms.log_auth_scheme
    };
    for auth in ["token", "bearer", "token_header"] {
        let otherwise = strict(auth).with("logs", "bearer_only").unwrap();
        let scheme = found(otherwise, None);
        assert_eq!(
            scheme.as_deref(),
            (auth != "bearer").then_some("Bearer"),
            "{auth}"
        );
        assert_eq!(found(strict(auth), Some("Basic")), None, "{auth}");
    }
}

#[test]
fn shipping_before_packing_is_found_out_by_what_is_offered() {
    let strict = Strict::default().with("ship_without_integration", "before_packed");
    let diagnosis = examined(&sim(strict.unwrap()));
    assert_eq!(diagnosis.config.oms.ships_unpacked, Some(true));
    let diagnosis = examined(&sim(Strict::default()));
    assert_eq!(diagnosis.config.oms.ships_unpacked, None);
}

#[test]
fn what_there_is_at_an_oms_is_listed() {
    let sim = sim(Strict::default());
    let diagnosis = examined(&sim);
    let detail = |check| finding(&diagnosis, check).detail.clone();
    assert!(detail(Check::Store).starts_with(sim.erp_code()));
    assert!(detail(Check::Commands).contains("pack = COMPLETE_PACKAGING"));
    assert!(detail(Check::Commands).contains("ship_advanced = ADVANCED_SHIPMENT"));
    let unused = finding(&diagnosis, Check::UnusedCommands);
    assert_eq!(
        (unused.verdict, unused.advice),
        (Verdict::Note, Some(Advice::DoThere))
    );
    assert!(unused.detail.starts_with("PKG_STATE_TRANSITION"));
    assert_eq!(detail(Check::UnknownCommands), "");
    assert!(
        detail(Check::Label).starts_with("Pdf"),
        "{}",
        detail(Check::Label)
    );
    assert!(detail(Check::Reasons).contains("34 Ürün eksik"));
    assert!(detail(Check::Carriers).contains("695 "));
    assert_eq!(
        finding(&diagnosis, Check::Log).advice,
        Some(Advice::NameUser)
    );
    let mut config = bare(&sim.url(), sim.erp_code());
    config.oms_user = sim.user_name(sim.token());
    let diagnosis = examined_as(&config, sim.token());
    let log = finding(&diagnosis, Check::Log);
    assert_eq!((log.verdict, log.detail.as_str()), (Verdict::Good, "A"));
}

#[test]
fn every_check_and_every_advice_has_words_in_every_language() {
    let keys = Check::ALL.iter().map(|it| it.words());
    let keys: Vec<_> = keys
        .chain(Advice::ALL.iter().map(|it| it.words()))
        .collect();
    for language in LanguageView::ALL {
        let words = Words::of(language);
        for key in &keys {
            assert_ne!(words.say(key, &[]), *key, "{}", language.tag());
        }
    }
}

/// Every setting of the example, each with a value that is not the usual one.
#[test]
fn a_configuration_that_was_written_down_reads_as_the_same_one() {
    let example = include_str!("../../assets/config.example.toml");
    let mut text = String::new();
    for line in example.lines() {
        let setting = line.strip_prefix("# ").unwrap_or(line);
        let Some((key, value)) = setting.split_once(" = ") else {
            text.push_str(line);
            text.push('\n');
            continue;
        };
        text.push_str(&otherwise(key, value).unwrap_or_else(|| line.to_owned()));
        text.push('\n');
    }
    text = text.replace("# [oms.login]", "[oms.login]");
    let config = reloaded(&text);
    let again = reloaded(&config.written(None));
    assert_eq!(again.oms, config.oms);
    assert_eq!((again.name, again.oms_user), (config.name, config.oms_user));
    assert_eq!(
        (again.timing, again.labels_dir),
        (config.timing, config.labels_dir)
    );
    assert_eq!(again.handover, config.handover);
    assert_eq!(again.printing, config.printing);
    assert_ne!(
        again.oms.commands,
        bare("https://a.example", "1").oms.commands
    );
}

fn otherwise(key: &str, value: &str) -> Option<String> {
    if key.chars().any(|c| !c.is_ascii_lowercase() && c != '_') {
        return None;
    }
    let quoted = value.trim_matches('"');
    let other = match (key, value) {
        ("ca_file", _) => return None,
        ("store" | "name", _) => "\"S \\\"1\\\" \\u0007\"".to_owned(),
        ("url", _) => return Some(format!("{key} = {value}")),
        ("body", "\"flat\"") => "\"items\"".into(),
        ("body", _) => "\"flat\"".into(),
        ("auth_scheme" | "log_auth_scheme", _) => "\"none\"".into(),
        ("auth_header", _) => "\"token\"".into(),
        ("weight_unit", _) => "\"g\"".into(),
        ("page_size", number) if number.parse::<u32>().is_ok() => "17".into(),
        (_, "false") => "true".into(),
        (_, "true") => "false".into(),
        (_, number) if number.parse::<u32>().is_ok() => {
            format!("{}", number.parse::<u32>().unwrap() + 1)
        }
        (_, list) if list.starts_with('[') => format!("[\"X{key}\"]"),
        _ => format!("\"X{quoted}\""),
    };
    Some(format!("{key} = {other}"))
}
