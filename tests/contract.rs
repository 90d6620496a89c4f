//! What the station assumes about an OMS, asked of one: of the simulated OMS in every setting of
//! its own, with each CI run, and of a real one by `cargo xtask prove oms --url … --store …`.
//!
//! The simulated one is worked with by a whole station, through its one door. A real one is only
//! read, unless a package is named that may be worked on. The report says for each assumption
//! whether it held; one that did not is a setting to change, or news for the rules.

#[path = "contract/assumptions.rs"]
mod assumptions;
#[path = "contract/days.rs"]
mod days;
#[path = "contract/examined.rs"]
mod examined;
#[path = "contract/round.rs"]
mod round;
#[path = "contract/settings.rs"]
mod settings;
#[path = "contract/tenant.rs"]
mod tenant;

use oms_sim::{Labels, Mix, Options, Sim, Strict};
use station::oms::{BaseUrl, HttpSettings};
use station::secret::Token;

use assumptions::{Finding, Findings};

/// Two threads for two cores: each setting is a shop of its own.
const AT_ONCE: usize = 2;

#[test]
fn a_station_works_with_an_oms_in_every_setting() {
    let usual = [("as", "usual", Strict::default())];
    let all: Vec<_> = usual.into_iter().chain(Strict::each()).collect();
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let share = |nth: usize| all.iter().skip(nth).step_by(AT_ONCE);
        let threads: Vec<_> = (0..AT_ONCE)
            .map(|nth| {
                let share = share(nth);
                scope.spawn(move || share.flat_map(|it| wrong_with(*it)).collect::<Vec<_>>())
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|it| it.join().unwrap())
            .collect()
    });
    assert_eq!(wrong, Vec::<String>::new());
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

fn settings_of(sim: &Sim) -> HttpSettings {
    let base = BaseUrl::parse(&sim.url()).unwrap();
    HttpSettings::new(base, Token::new(sim.token()).unwrap(), sim.erp_code())
}

/// Each disagreement of the documents, and what did not work there.
fn wrong_with((name, value, strict): (&str, &str, Strict)) -> Vec<String> {
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
    let told = |what| format!("{name}={value}: {what}");
    read.chain(done).map(told).collect()
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

/// Where no real one is named there is nothing to ask, and the simulated one stands in, so that the
/// report itself is tested.
#[test]
fn a_real_oms_is_as_the_station_assumes() {
    let Some(tenant) = tenant::named() else {
        let sim = sim(Strict::default());
        let findings = assumptions::ask(&settings_of(&sim));
        let broken = |it: &&(&str, Finding)| matches!(it.1, Finding::Broken(_));
        assert_eq!(findings.iter().find(broken), None);
        return;
    };
    let mut findings = assumptions::ask(&tenant.oms);
    if let Some(package) = tenant.package {
        findings.extend(tenant::written(&tenant.oms, package));
    }
    report(&findings);
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
