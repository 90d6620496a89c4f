//! What is the matter with an OMS, where the doctor sees it, and what it says to do.

use std::net::TcpListener;

use oms_sim::{Fault, Strict};
use station::doctor::{Advice, Check, Diagnosis, Verdict};

use super::advised::{NOTHING, told};
use super::all_open;
use super::examined::{bare, examined, examined_as, finding, sim};
use crate::oms_client::canned::Canned;
use crate::oms_client::tls;

/// What goes wrong, where the doctor sees it, and what it says to do.
const MATTERS: [(&str, Check, Verdict, Advice); 15] = [
    ("status_401", Check::SignIn, Verdict::Bad, Advice::NewKey),
    (
        "status_403",
        Check::SignIn,
        Verdict::Bad,
        Advice::AskForRights,
    ),
    (
        "captive_portal",
        Check::Reach,
        Verdict::Bad,
        Advice::CheckAddress,
    ),
    (
        "redirect_login",
        Check::Reach,
        Verdict::Bad,
        Advice::CheckAddress,
    ),
    ("404html", Check::Reach, Verdict::Bad, Advice::CheckAddress),
    ("502html", Check::Reach, Verdict::Bad, Advice::TryLater),
    ("429", Check::Reach, Verdict::Bad, Advice::TryLater),
    (
        "unplugged",
        Check::Reach,
        Verdict::Bad,
        Advice::CheckNetwork,
    ),
    ("date_skew", Check::Clock, Verdict::Bad, Advice::SetClock),
    (
        "date_skew_back",
        Check::Clock,
        Verdict::Bad,
        Advice::SetClock,
    ),
    (
        "unknown_state",
        Check::States,
        Verdict::Note,
        Advice::NameStates,
    ),
    (
        "query_ignored",
        Check::StoreFilter,
        Verdict::Note,
        Advice::AskForParameter,
    ),
    (
        "query_ignored",
        Check::ChangeFilter,
        Verdict::Note,
        Advice::AskForParameter,
    ),
    (
        "query_ignored",
        Check::StateFilter,
        Verdict::Note,
        Advice::AskForParameter,
    ),
    (
        "query_ignored",
        Check::Number,
        Verdict::Note,
        Advice::AskForParameter,
    ),
];

#[test]
fn what_is_the_matter_is_told_with_what_to_do() {
    let of_fault = |name: &str| {
        let sim = sim(Strict::default());
        sim.fault(Fault::named(name).unwrap());
        examined(&sim)
    };
    for (name, check, verdict, advice) in MATTERS {
        let diagnosis = of_fault(name);
        let told = finding(&diagnosis, check);
        assert_eq!(
            (told.verdict, told.advice),
            (verdict, Some(advice)),
            "{name}: {check:?} {}",
            told.detail
        );
        assert_eq!(
            diagnosis.lets_us_in(),
            check != Check::Reach && check != Check::SignIn
        );
    }
}

#[test]
fn a_filter_that_is_ignored_is_seen_where_an_unfiltered_list_looks_as_a_filtered_one() {
    let sim = all_open();
    let filters = [
        Check::StoreFilter,
        Check::ChangeFilter,
        Check::StateFilter,
        Check::Number,
    ];
    let verdicts = |diagnosis: &Diagnosis| filters.map(|it| finding(diagnosis, it).verdict);
    assert_eq!(verdicts(&examined(&sim)), [Verdict::Good; 4]);
    sim.fault(Fault::named("query_ignored").unwrap());
    assert_eq!(verdicts(&examined(&sim)), [Verdict::Note; 4]);
}

#[test]
fn a_state_without_a_name_is_told_by_its_code_and_the_omss_words() {
    let sim = sim(Strict::default());
    sim.fault(Fault::named("unknown_state").unwrap());
    let diagnosis = examined(&sim);
    let told = finding(&diagnosis, Check::States);
    assert_eq!(told.detail, "930 (Tanımsız Durum)");
}

/// The documents have two keys for it, and its value as a word or as an object.
#[test]
fn the_setting_for_one_time_codes_is_found_by_both_keys_and_read_in_both_shapes() {
    for (key, shape, told) in [
        ("IS_OTP_ENABLED", "string", "IS_OTP_ENABLED = false"),
        (
            "IS_OTP_ENABLED",
            "object",
            "IS_OTP_ENABLED = {\"value\":false}",
        ),
        ("is_enabled_otp", "string", "is_enabled_otp = false"),
        (
            "is_enabled_otp",
            "object",
            "is_enabled_otp = {\"value\":false}",
        ),
    ] {
        let strict = Strict::default().with("otp_key", key).unwrap();
        let diagnosis = examined(&sim(strict.with("json_value", shape).unwrap()));
        let found = finding(&diagnosis, Check::Otp);
        assert_eq!(
            (found.verdict, found.advice, found.detail.as_str()),
            (Verdict::Good, None, told)
        );
    }
}

#[test]
fn what_is_wrong_with_a_certificate_is_told_with_what_to_do_and_a_good_one_is_good() {
    let (authority, servers) = tls::unfit_servers();
    for (addr, name) in servers {
        let mut config = bare(&format!("https://{addr}"), "369");
        config.oms.ca_pem = Some(authority.clone().into_bytes());
        let diagnosis = examined_as(&config, "t0ken");
        let told = finding(&diagnosis, Check::Certificate);
        let advice = match name {
            "certificate-of-unknown-issuer" => Advice::TrustIssuer,
            "certificate-of-another-name" => Advice::CheckName,
            "certificate-expired" | "certificate-not-yet-valid" => Advice::CheckDates,
            _ => Advice::IssueCertificate,
        };
        assert_eq!(
            (told.verdict, told.advice),
            (Verdict::Bad, Some(advice)),
            "{name}"
        );
        assert!(told.detail.ends_with(name), "{}", told.detail);
    }
    let sim = oms_sim::start(oms_sim::Options {
        secure: true,
        ..oms_sim::Options::default()
    })
    .unwrap();
    let mut config = bare(&sim.url(), sim.erp_code());
    config.oms.ca_pem = sim.authority().map(|pem| pem.as_bytes().to_vec());
    let diagnosis = examined_as(&config, sim.token());
    let good = finding(&diagnosis, Check::Certificate);
    assert_eq!(
        (good.verdict, good.detail.as_str()),
        (Verdict::Good, "https")
    );
}

/// That nothing comes of it is not enough to know what to do.
#[test]
fn why_the_oms_is_not_reached_is_told_by_its_name() {
    let refused = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let no_secure = (Check::Certificate, Advice::CheckSecure, "no-handshake");
    let check_network = |name| (Check::Reach, Advice::CheckNetwork, name);
    let at = |url: &str| examined_as(&bare(url, "369"), "t0ken");
    let secure_with = |fault: &str| {
        let sim = oms_sim::start(oms_sim::Options {
            secure: true,
            ..oms_sim::Options::default()
        })
        .unwrap();
        sim.fault(Fault::named(fault).unwrap());
        at(&sim.url())
    };
    for (diagnosis, (check, advice, name)) in [
        (
            at(&format!("http://{refused}")),
            check_network("no-connection"),
        ),
        (
            at("https://no-such-oms.invalid"),
            check_network("no-such-host"),
        ),
        (secure_with("tls_plain"), no_secure),
        (secure_with("tls_closed"), no_secure),
    ] {
        let told = finding(&diagnosis, check);
        assert_eq!(
            (told.verdict, told.advice),
            (Verdict::Bad, Some(advice)),
            "{name}"
        );
        assert!(told.detail.ends_with(name), "{}", told.detail);
        assert!(!diagnosis.lets_us_in());
    }
}

/// As `openssl req -x509` makes one, named as `ca_file` as one would try next.
#[test]
fn a_certificate_that_is_its_own_authority_is_told_with_advice_that_helps() {
    let (addr, pem) = tls::its_own_authority();
    let mut config = bare(&format!("https://{addr}"), "369");
    config.oms.ca_pem = Some(pem.into_bytes());
    let diagnosis = examined_as(&config, "t0ken");
    let told = finding(&diagnosis, Check::Certificate);
    assert_eq!(
        (told.verdict, told.advice),
        (Verdict::Bad, Some(Advice::IssueCertificate))
    );
    assert!(
        told.detail.ends_with("certificate-unfit"),
        "{}",
        told.detail
    );
    assert!(!diagnosis.lets_us_in());
}

#[test]
fn a_store_that_the_oms_does_not_know_is_told_with_those_it_knows() {
    let sim = sim(Strict::default());
    let diagnosis = examined_as(&bare(&sim.url(), "S-999"), sim.token());
    let told = finding(&diagnosis, Check::Store);
    assert_eq!(
        (told.verdict, told.advice),
        (Verdict::Bad, Some(Advice::CheckStore))
    );
    assert!(told.detail.contains(sim.erp_code()), "{}", told.detail);
}

#[test]
fn a_field_of_an_unknown_shape_is_named() {
    let page = "{\"count\": 1, \"next\": null, \"results\": [{\"id\": 1, \"number\": [1]}]}";
    let answers = vec![("200 OK", "application/json", page); 60];
    let oms = Canned::answering(&answers);
    let diagnosis = examined_as(&bare(&oms.url(), "369"), "t0ken");
    let told = finding(&diagnosis, Check::Fields);
    assert_eq!(
        (told.verdict, told.detail.as_str()),
        (Verdict::Note, "number, stock_location, +number")
    );
}

#[test]
fn what_could_not_be_asked_now_is_not_told_as_closed() {
    for (place, status, check, verdict, advice) in [
        (
            "log",
            "429 Slow",
            Check::Log,
            Verdict::Unseen,
            Advice::TryLater,
        ),
        (
            "log",
            "500 Bad",
            Check::Log,
            Verdict::Unseen,
            Advice::TryLater,
        ),
        (
            "log",
            "403 No",
            Check::Log,
            Verdict::Note,
            Advice::LookAtPackagesOnly,
        ),
        (
            "denial",
            "502 Bad",
            Check::Reasons,
            Verdict::Unseen,
            Advice::TryLater,
        ),
        (
            "cargo-company",
            "429 Slow",
            Check::Carriers,
            Verdict::Unseen,
            Advice::TryLater,
        ),
        (
            "stocklocations",
            "500 Bad",
            Check::Store,
            Verdict::Unseen,
            Advice::TryLater,
        ),
        (
            "setting",
            "500 Bad",
            Check::Otp,
            Verdict::Unseen,
            Advice::TryLater,
        ),
        (
            "setting",
            "403 No",
            Check::Otp,
            Verdict::Unseen,
            Advice::AskAboutCodes,
        ),
    ] {
        let diagnosis = told(vec![(place, status, NOTHING.to_owned())]);
        let found = finding(&diagnosis, check);
        let expected = (verdict, Some(advice));
        assert_eq!((found.verdict, found.advice), expected, "{place} {status}");
    }
}
