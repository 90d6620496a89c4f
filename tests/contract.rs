//! What the station assumes about an OMS, asked of one: of the simulated OMS in every setting of
//! its own, with each CI run, and of a real one by `cargo xtask prove oms --url … --store …`.
//!
//! A real one is only read, unless a package is named that may be packed. The report says for each
//! assumption whether it held; one that did not is a setting to change, or news for the rules.

#[path = "contract/assumptions.rs"]
mod assumptions;
#[path = "contract/examined.rs"]
mod examined;
#[path = "contract/round.rs"]
mod round;
#[path = "contract/settings.rs"]
mod settings;

use oms_sim::{Labels, Mix, Options, Strict};
use station::oms::{BaseUrl, HttpSettings};
use station::secret::{TOKEN_VARIABLE, Token};

use assumptions::{Finding, Findings};

const URL: &str = "PACKING_STATION_CONTRACT_URL";
const STORE: &str = "PACKING_STATION_CONTRACT_STORE";
const WRITE: &str = "PACKING_STATION_CONTRACT_WRITE";

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

/// Each disagreement of the documents, and what did not work there.
fn wrong_with((name, value, strict): (&str, &str, Strict)) -> Vec<String> {
    let sim = oms_sim::start(Options {
        awb_delay_ms: 1,
        packages: Mix {
            waiting: 16,
            packed: 2,
            shipped: 1,
            ..Mix::default()
        },
        labels: Labels::Url,
        strict,
        ..Options::default()
    })
    .unwrap();
    let base = BaseUrl::parse(&sim.url()).unwrap();
    let token = Token::new(sim.token()).unwrap();
    let mut oms = HttpSettings::new(base, token, sim.erp_code());
    settings::adapt(&mut oms.site, name, value);
    let read = assumptions::ask(&oms)
        .into_iter()
        .filter_map(|(what, it)| match it {
            Finding::Broken(how) => Some(format!("{what}: {how}")),
            Finding::Held(_) | Finding::Unseen(_) => None,
        });
    let done = round::of_commands(&oms, (name, value));
    let told = |what| format!("{name}={value}: {what}");
    read.chain(done).map(told).collect()
}

/// Where no real one is named there is nothing to ask, and the simulated one stands in, so that the
/// report itself is tested.
#[test]
fn a_real_oms_is_as_the_station_assumes() {
    let said = |name: &str| std::env::var(name).ok();
    let Some(url) = said(URL) else {
        let sim = oms_sim::start(Options::default()).unwrap();
        let base = BaseUrl::parse(&sim.url()).unwrap();
        let oms = HttpSettings::new(base, Token::new(sim.token()).unwrap(), sim.erp_code());
        let findings = assumptions::ask(&oms);
        assert!(
            findings
                .iter()
                .all(|(_, it)| !matches!(it, Finding::Broken(_))),
            "{findings:?}"
        );
        return;
    };
    let token = said(TOKEN_VARIABLE).expect(TOKEN_VARIABLE);
    let store = said(STORE).expect(STORE);
    let base = BaseUrl::parse(&url).expect(URL);
    let oms = HttpSettings::new(base, Token::new(&token).expect(TOKEN_VARIABLE), store);
    let mut findings = assumptions::ask(&oms);
    if let Some(package) = said(WRITE) {
        findings.extend(round::of_one_package(&oms, package.parse().expect(WRITE)));
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
