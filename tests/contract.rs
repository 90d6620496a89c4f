//! What the station assumes about an OMS, asked of one: of the simulated OMS in every setting of
//! its own, with each CI run, and of a real one by `cargo xtask prove oms --url … --store …`.
//!
//! The simulated one is worked with by a whole station, through its one door. A real one is only
//! read, unless a package is named that may be worked on. The report says for each assumption
//! whether it held; one that did not is a setting to change, or news for the rules.

#[path = "contract/advised.rs"]
mod advised;
#[path = "contract/assumptions.rs"]
mod assumptions;
#[path = "contract/days.rs"]
mod days;
#[path = "contract/examined.rs"]
mod examined;
#[path = "contract/matters.rs"]
mod matters;
#[path = "contract/refused.rs"]
mod refused;
#[path = "contract/round.rs"]
mod round;
#[path = "contract/settings.rs"]
mod settings;
#[path = "contract/tenant.rs"]
mod tenant;

use std::process::Command;

use oms_sim::{Fault, Labels, Mix, Options, Sim, Strict};
use station::oms::{BaseUrl, HttpSettings};
use station::secret::Token;

use assumptions::{Finding, Findings};

/// Two threads for two cores: each setting is a shop of its own.
const AT_ONCE: usize = 2;

#[test]
fn a_station_works_with_an_oms_in_every_setting() {
    assert_eq!(in_every_setting(wrong_with), Vec::<String>::new());
}

/// A setting of an OMS: its name, its value, and all settings with that one.
type Setting = (&'static str, &'static str, Strict);

/// What is wrong with the usual OMS and with one in each of its settings.
fn in_every_setting(wrong_with: fn(Setting) -> Vec<String>) -> Vec<String> {
    let usual = [("as", "usual", Strict::default())];
    let all: Vec<_> = usual.into_iter().chain(Strict::each()).collect();
    std::thread::scope(|scope| {
        let share = |nth: usize| all.iter().skip(nth).step_by(AT_ONCE);
        let threads: Vec<_> = (0..AT_ONCE)
            .map(|nth| {
                let share = share(nth);
                scope.spawn(move || share.flat_map(|it| wrong_with(*it)).collect::<Vec<_>>())
            })
            .collect();
        let told = threads.into_iter().flat_map(|it| it.join().unwrap());
        told.collect()
    })
}

fn sim(strict: Strict) -> Sim {
    oms_sim::start(Options {
        awb_delay_ms: 1,
        packages: Mix {
            waiting: 40,
            packed: 2,
            shipped: 1,
            ..Mix::default()
        },
        labels: Labels::Url,
        strict,
        ..Options::default()
    })
    .unwrap()
}

/// One store, and nothing that has ended: here an unfiltered list looks like a filtered one.
fn all_open() -> Sim {
    let packages = Mix {
        waiting: 30,
        preparing: 0,
        ready: 0,
        packed: 0,
        shipped: 0,
        delivered: 0,
        elsewhere: 0,
    };
    oms_sim::start(Options {
        packages,
        ..Options::default()
    })
    .unwrap()
}

fn settings_of(sim: &Sim) -> HttpSettings {
    let base = BaseUrl::parse(&sim.url()).unwrap();
    HttpSettings::new(base, Token::new(sim.token()).unwrap(), sim.erp_code())
}

/// Each disagreement of the documents, and what did not work there.
fn wrong_with((name, value, strict): Setting) -> Vec<String> {
    let sim = sim(strict);
    let mut oms = settings_of(&sim);
    settings::adapt(&mut oms.site, name, value);
    let read = assumptions::ask(&oms)
        .into_iter()
        .filter_map(|(what, it)| match it {
            Finding::Broken(how) => Some(format!("{what}: {how}")),
            Finding::Held(_) | Finding::Unseen(_) => None,
        });
    let done = round::of_commands(&sim, &oms, (name, value));
    let refused = refused::of_refusals(&sim, &oms, (name, value));
    let told = |what| format!("{name}={value}: {what}");
    read.chain(done).chain(refused).map(told).collect()
}

/// Offers that tell no code, under slugs that the brand typed: the configuration alone says what
/// they mean.
#[test]
fn a_shops_own_slugs_without_any_codes_are_worked_with_once_they_are_configured() {
    let strict = Strict::default().with("slugs", "branded").unwrap();
    let sim = sim(strict.with("command_code", "absent").unwrap());
    let mut oms = settings_of(&sim);
    settings::name_as_branded(&mut oms.site);
    let wrong = round::of_commands(&sim, &oms, ("slugs", "branded"));
    assert_eq!(wrong, Vec::<String>::new());
}

/// Slugs that the brand typed, and codes that no list tells: what is offered for a package stands
/// in the package alone.
#[test]
fn a_shops_own_slugs_are_learned_from_the_package_where_no_list_tells_them() {
    let strict = Strict::default().with("slugs", "branded").unwrap();
    let sim = sim(strict.with("commands", "detail_only").unwrap());
    let wrong = round::of_commands(&sim, &settings_of(&sim), ("slugs", "branded"));
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_package_that_is_opened_shows_what_its_own_page_alone_offers() {
    let sim = sim(Strict::default().with("commands", "detail_only").unwrap());
    let wrong = round::of_opening(&sim, &settings_of(&sim));
    assert_eq!(wrong, Vec::<String>::new());
}

/// Two disagreements about one thing: the key in a header of its own, and for the log in the usual
/// header behind its own word.
#[test]
fn a_log_that_is_signed_otherwise_than_all_else_is_evidence_wherever_the_key_stands() {
    for auth in ["token", "bearer", "token_header"] {
        let strict = Strict::default().with("auth", auth).unwrap();
        let sim = sim(strict.with("logs", "bearer_only").unwrap());
        let mut oms = settings_of(&sim);
        settings::adapt(&mut oms.site, "auth", auth);
        settings::adapt(&mut oms.site, "logs", "bearer_only");
        let told = assumptions::ask(&oms);
        assert_eq!(broken(&told), Vec::<&str>::new(), "{auth}: {told:?}");
        let unseen = |it: &&(&str, Finding)| matches!(it.1, Finding::Unseen(_));
        let unseen: Vec<_> = told.iter().filter(unseen).map(|it| it.0).collect();
        assert!(
            !unseen.iter().any(|it| it.contains("log")),
            "{auth}: {told:?}"
        );
    }
}

/// A list that is filtered by the known codes brings no package that has another.
#[test]
fn a_state_that_no_configuration_names_is_met_whatever_the_filter_for_states_does() {
    let sim = sim(Strict::default());
    sim.fault(Fault::named("unknown_state").unwrap());
    let told = assumptions::ask(&settings_of(&sim));
    let of = |what: &str| told.iter().find(|it| it.0 == what).map(|it| &it.1);
    let Some(Finding::Broken(how)) = of("every state code has a name") else {
        panic!("{told:?}");
    };
    assert!(how.contains("930 (Tanımsız Durum)"), "{how}");
}

/// A list that nobody filtered may look as if it were: it is asked for what cannot be there.
#[test]
fn an_oms_that_ignores_every_parameter_passes_for_none_that_honours_them() {
    let sim = all_open();
    sim.fault(Fault::named("query_ignored").unwrap());
    let told = assumptions::ask(&settings_of(&sim));
    let broken = broken(&told);
    for what in [
        "the filter for the store is honoured",
        "the filter for changes is honoured",
        "the filter for open states is honoured",
        "a package is found by its number",
    ] {
        assert!(broken.contains(&what), "{what}: {told:?}");
    }
}

/// Where no real one is named there is nothing to ask, and the simulated one stands in, so that the
/// report itself is tested.
#[test]
fn a_real_oms_is_as_the_station_assumes() {
    let Some(tenant) = tenant::named() else {
        let sim = sim(Strict::default());
        let findings = assumptions::ask(&settings_of(&sim));
        assert_eq!(broken(&findings), Vec::<&str>::new(), "{findings:?}");
        return;
    };
    let mut findings = assumptions::ask(&tenant.oms);
    if let Some(package) = tenant.package {
        findings.extend(tenant::written(&tenant.oms, package));
    }
    report(&findings);
    // A run that ends well says that all of it held.
    assert_eq!(broken(&findings), Vec::<&str>::new(), "BROKEN");
}

fn broken(findings: &Findings) -> Vec<&'static str> {
    let is_broken = |it: &&(&str, Finding)| matches!(it.1, Finding::Broken(_));
    findings.iter().filter(is_broken).map(|it| it.0).collect()
}

/// The very run that asks a real one, by the variables that `cargo xtask prove oms` sets.
#[test]
fn a_run_against_an_oms_that_is_otherwise_fails_and_names_what_did_not_hold() {
    // Nothing moves by itself, however long the runs take.
    let sim = oms_sim::start(Options {
        delivery_delay_ms: 3_600_000,
        labels: Labels::Url,
        ..Options::default()
    })
    .unwrap();
    let run = || {
        let mut run = Command::new(std::env::current_exe().unwrap());
        run.args(["--exact", "contract::a_real_oms_is_as_the_station_assumes"]);
        run.arg("--nocapture");
        run.env("PACKING_STATION_CONTRACT_URL", sim.url());
        run.env("PACKING_STATION_CONTRACT_STORE", sim.erp_code());
        run.env("PACKING_STATION_OMS_TOKEN", sim.token());
        let ran = run.output().unwrap();
        let said = [ran.stdout, ran.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        (ran.status.success(), said)
    };
    let (ended_well, said) = run();
    assert!(
        ended_well && said.contains("held     pages follow"),
        "{said}"
    );
    assert!(sim.witness().is_empty(), "it is only read");
    sim.fault(Fault::named("unknown_state").unwrap());
    let (ended_well, said) = run();
    assert!(!ended_well, "{said}");
    let named = "BROKEN   every state code has a name: unknown among ";
    assert!(said.contains(named), "{said}");
}

#[allow(clippy::print_stdout, reason = "the report is what the run is for")]
fn report(findings: &Findings) {
    for (what, finding) in findings {
        match finding {
            Finding::Held(how) => println!("held     {what}: {how}"),
            Finding::Broken(how) => println!("BROKEN   {what}: {how}"),
            Finding::Unseen(why) => println!("unseen   {what}: {why}"),
        }
    }
}
