//! Addresses and state codes, at their edges.

use super::*;

#[test]
fn an_address_is_https_or_this_machine() {
    let parsed = |text| BaseUrl::parse(text).map(|base| base.as_str().to_owned());
    let oms = "https://acme-oms.example/api/v1/oms/";
    for text in ["https://acme-oms.example", "https://acme-oms.example/", oms] {
        assert_eq!(parsed(text).as_deref(), Ok(oms), "{text}");
    }
    assert_eq!(
        parsed("https://h.example/oms").as_deref(),
        Ok("https://h.example/oms/")
    );
    assert_eq!(
        parsed("http://127.0.0.1:1").as_deref(),
        Ok("http://127.0.0.1:1/api/v1/oms/")
    );
    for text in ["http://[::1]:8080", "http://localhost:8080"] {
        assert!(parsed(text).is_ok(), "{text}");
    }
}

#[test]
fn an_address_that_would_leak_is_refused() {
    for (text, problem) in [
        ("http://acme-oms.example", SettingsProblem::NotHttps),
        ("http://127.0.0.1.example", SettingsProblem::NotHttps),
        ("http://10.0.0.1", SettingsProblem::NotHttps),
        ("ftp://127.0.0.1", SettingsProblem::NotHttps),
        (
            "https://user:word@acme.example",
            SettingsProblem::AddressCarriesMore,
        ),
        (
            "https://acme.example/?token=1",
            SettingsProblem::AddressCarriesMore,
        ),
        ("acme.example", SettingsProblem::NotAnAddress),
        ("", SettingsProblem::NotAnAddress),
    ] {
        assert_eq!(BaseUrl::parse(text), Err(problem), "{text}");
    }
}

#[test]
fn a19_training_takes_a_loopback_number_and_no_name() {
    assert!(LoopbackUrl::parse("http://127.0.0.1:9000").is_ok());
    assert!(LoopbackUrl::of(([127, 0, 0, 1], 9000).into()).is_ok());
    for text in [
        "http://localhost:9000",
        "https://acme.example",
        "https://10.0.0.1",
    ] {
        assert_eq!(
            LoopbackUrl::parse(text),
            Err(SettingsProblem::NotLoopback),
            "{text}"
        );
    }
    let outside = LoopbackUrl::of(([192, 168, 0, 1], 9000).into());
    assert_eq!(outside, Err(SettingsProblem::NotHttps));
}

#[test]
fn a_configured_code_ends_the_assumed_one() {
    let mut states = StateMap::default();
    assert_eq!(states.state("600"), State::Shipped);
    states.name(&State::Shipped, &["550".into(), "551".into()]);
    assert_eq!(states.state("550"), State::Shipped);
    assert_eq!(states.state("551"), State::Shipped);
    assert_eq!(states.state("600"), State::Other("600".into()));
}

#[test]
fn every_code_that_is_known_by_default_has_a_name_in_the_configuration() {
    for (_, state) in DOCUMENTED.into_iter().chain(ASSUMED) {
        assert!(
            StateMap::NAMED.iter().any(|(_, named)| *named == state),
            "{state:?}"
        );
    }
}

#[test]
fn what_is_open_is_asked_for_and_what_has_ended_is_not() {
    let codes = StateMap::default().open_codes();
    let asked = |code| codes.split(',').any(|c| c == code);
    for code in ["100", "200", "400", "500", "600", "920", "150", "300"] {
        assert!(asked(code), "{code} in {codes}");
    }
    for code in ["700", "900"] {
        assert!(!asked(code), "{code} in {codes}");
    }
}

#[test]
fn a_marketplace_is_known_by_its_name_in_any_spelling() {
    let base = BaseUrl::parse("https://acme.example").unwrap();
    let site = OmsSite::new(base, "S-1");
    assert!(site.is_marketplace("trendyol TR"));
    assert!(!site.is_marketplace("Shop"));
}
