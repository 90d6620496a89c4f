//! The client and the simulated OMS, which share no code: each must have understood the documents.

use oms_sim::{Fault, Options, Sim};
use packing::command::{Act, Body};
use packing::package::{Package, State};
use packing::shop::USUAL;
use packing::transitions::is_marketplace;
use station::oms::OmsSite;

use super::*;

fn sim() -> Sim {
    oms_sim::start(Options::default()).unwrap()
}

fn desk(sim: &Sim) -> HttpOms {
    let base = BaseUrl::parse(&sim.url()).unwrap();
    let token = Token::new(sim.token()).unwrap();
    HttpOms::new(HttpSettings::new(base, token, sim.erp_code())).unwrap()
}

fn all(oms: &HttpOms) -> Vec<Package> {
    run(async {
        let mut packages = Vec::new();
        let mut ask = PageAsk::ChangedSince(None);
        loop {
            let page = oms.page(ask).await.unwrap();
            assert_eq!((page.foreign, page.unreadable), (0, 0));
            assert!(page.oms_time.is_some());
            packages.extend(page.packages);
            let Some(next) = page.next else {
                return packages;
            };
            ask = PageAsk::Next(next);
        }
    })
}

fn waiting(oms: &HttpOms) -> Package {
    all(oms)
        .into_iter()
        .find(|package| package.state == State::Waiting)
        .unwrap()
}

/// As the station decides: a marketplace's order is packed by its channel.
fn to(act: Act, package: &Package) -> station::oms::Order {
    let by_channel = is_marketplace(&package.channel, &OmsSite::marketplaces());
    let act = if act == Act::Pack {
        USUAL.packing_act(package, by_channel)
    } else {
        act
    };
    let mut order = order();
    order.package = package.id;
    order.body = Body::plain(act).unwrap();
    order.seen = packing::command::Seen::of(package, USUAL.offer_for(package, act));
    order
}

fn state(oms: &HttpOms, package: &Package) -> State {
    run(oms.package(package.id)).unwrap().unwrap().state
}

#[test]
fn the_stores_open_packages_are_read_whole() {
    let sim = sim();
    let packages = all(&desk(&sim));
    assert!(packages.len() > 5);
    for package in &packages {
        assert_eq!(package.store.as_deref(), Some(sim.erp_code()));
        assert!(
            !matches!(package.state, State::Other(_)),
            "{:?}",
            package.state
        );
        assert!(!package.number.is_empty() && !package.recipient.name.is_empty());
        assert!(
            package.recipient.address.len() >= 2,
            "{:?}",
            package.recipient
        );
        assert!(
            package
                .lines
                .iter()
                .all(|line| !line.name.is_empty() && line.quantity > Some(0))
        );
        assert!(package.modified_at.is_some() && package.content_type.is_some());
    }
    assert!(packages.iter().any(|package| package.due_at.is_some()));
}

#[test]
fn a_package_is_packed_and_then_shipped_and_the_log_shows_both() {
    let sim = sim();
    let oms = desk(&sim);
    let package = waiting(&oms);
    let before = run(oms.log_head()).unwrap().unwrap();
    assert_eq!(
        run(oms.send(to(Act::Pack, &package))).answer,
        Answer::Accepted
    );
    assert!(state(&oms, &package).is_packed());
    let packed = run(oms.package(package.id)).unwrap().unwrap();
    assert_eq!(
        run(oms.send(to(Act::ShipWithoutIntegration, &packed))).answer,
        Answer::Accepted
    );
    assert_eq!(state(&oms, &package), State::Shipped);

    let content_type = package.content_type;
    let page = run(oms.log(LogAsk {
        package: package.id,
        content_type,
        above: before,
    }))
    .unwrap();
    assert!(page.complete);
    let led_to: Vec<_> = page
        .rows
        .iter()
        .filter_map(|row| row.led_to.clone())
        .collect();
    assert!(led_to.ends_with(&[State::Shipped]), "{led_to:?}");
    assert!(led_to.contains(&State::Packed), "{led_to:?}");
    let elsewhere = run(oms.log(LogAsk {
        package: package.id,
        content_type: content_type.map(|number| number + 1),
        above: before,
    }));
    let elsewhere = elsewhere.unwrap();
    assert!(!elsewhere.complete, "filed otherwise, it proves nothing");
    let user = sim.user_name(sim.token());
    assert!(
        page.rows
            .iter()
            .any(|row| row.user == user && row.at.is_some())
    );
    assert_eq!(sim.witness().len(), 2);
}

#[test]
fn a_marketplaces_order_is_packed_by_its_own_command() {
    let sim = sim();
    let oms = desk(&sim);
    let is_marketplaces =
        |package: &Package| sim.is_marketplace(package.id.0.cast_unsigned()) == Some(true);
    let waiting = |package: &Package| package.state == State::Waiting;
    let package = all(&oms)
        .into_iter()
        .find(|it| waiting(it) && is_marketplaces(it))
        .unwrap();
    let mut order = to(Act::Pack, &package);
    order.seen.offer = None;
    assert_eq!(run(oms.send(order)).answer, Answer::Accepted);
    assert_eq!(sim.witness()[0].slug, "CHANNEL_BASED_COMPLETE_PACKAGING");
}

#[test]
fn what_changed_since_is_all_that_comes() {
    let sim = sim();
    let oms = desk(&sim);
    let package = waiting(&oms);
    let newest = all(&oms)
        .iter()
        .filter_map(|package| package.modified_at)
        .max()
        .unwrap();
    sim.pass_ms(60_000);
    run(oms.send(to(Act::Pack, &package)));
    let since = PageAsk::ChangedSince(Some(newest.plus_ms(1_000)));
    let page = run(oms.page(since)).unwrap();
    let ids: Vec<_> = page.packages.iter().map(|package| package.id).collect();
    assert!(ids.contains(&package.id), "{ids:?}");
    assert!(ids.len() < all(&oms).len());
}

#[test]
fn each_fault_is_told_apart() {
    let table = [
        ("cut_before_apply", 'u', 0),
        ("apply_then_cut", 'u', 1),
        ("apply_then_500", 'u', 1),
        ("apply_then_502html", 'u', 1),
        ("500", 'u', 0),
        ("502html", 'u', 0),
        ("status_401", 'n', 0),
        ("status_403", 'r', 0),
        ("404html", 'n', 0),
        ("status_406", 'r', 0),
        ("429", 'n', 0),
    ];
    for (name, expected, applied) in table {
        let sim = sim();
        let oms = desk(&sim);
        let package = waiting(&oms);
        sim.fault(Fault::named(name).unwrap());
        let letter = match run(oms.send(to(Act::Pack, &package))).answer {
            Answer::Accepted => 'a',
            Answer::NeverSent => 's',
            Answer::NotTaken => 'n',
            Answer::Refused(words) => {
                assert!(!words.is_empty(), "{name}");
                'r'
            }
            Answer::Unclear => 'u',
        };
        assert_eq!((letter, sim.witness().len()), (expected, applied), "{name}");
    }
}

#[test]
fn a_command_to_an_unplugged_oms_was_never_sent() {
    let sim = sim();
    let oms = desk(&sim);
    let package = waiting(&oms);
    sim.unplug().unwrap();
    assert_eq!(
        run(oms.send(to(Act::Pack, &package))).answer,
        Answer::NeverSent
    );
    assert_eq!(run(oms.package(package.id)), Err(ReadTrouble::Unreachable));
    sim.plug().unwrap();
    assert_eq!(
        run(oms.send(to(Act::Pack, &package))).answer,
        Answer::Accepted
    );
    assert_eq!(sim.witness().len(), 1);
}

#[test]
fn a_second_yes_is_a_refusal_in_the_omss_words() {
    let sim = sim();
    let oms = desk(&sim);
    let package = waiting(&oms);
    assert_eq!(
        run(oms.send(to(Act::Pack, &package))).answer,
        Answer::Accepted
    );
    let second = run(oms.send(to(Act::Pack, &package))).answer;
    assert!(
        matches!(&second, Answer::Refused(words) if !words.is_empty()),
        "{second:?}"
    );
}

#[test]
fn a_revoked_token_is_signed_out() {
    let sim = sim();
    let oms = desk(&sim);
    let package = waiting(&oms);
    sim.revoke_token(sim.token());
    let sent = run(oms.send(to(Act::Pack, &package)));
    assert_eq!(
        (sent.answer, sent.line),
        (Answer::NotTaken, Line::SignedOut)
    );
    assert_eq!(run(oms.log_head()), Err(ReadTrouble::SignedOut));
}
