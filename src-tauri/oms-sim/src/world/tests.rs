//! The world's own course: what happens by itself, and what others do to it.

use std::sync::Arc;

use super::*;
use crate::clock::{US_PER_DAY, US_PER_HOUR, US_PER_S};
use crate::rules::{Asked, Part};

mod planning;

const START: Micros = 1_795_000_000_000_000;

fn setup() -> Setup {
    Setup {
        seed: 5,
        mix: Mix::default(),
        time: Time::Frozen(START),
        awb_delay: 3 * US_PER_S,
        delivery_delay: US_PER_HOUR,
        order_every: None,
        fulfil_every: None,
        channel_ships_after: None,
        max_quota: None,
        labels: Labels::None,
        label_format: LabelFormat::Pdf,
        strict: Strict::default(),
        log_from: None,
    }
}

fn desk() -> Doer {
    Doer::Desk {
        user: Arc::new(User::of_token("t")),
        command_id: Some("c-1".to_owned()),
    }
}

fn run(world: &mut World, id: u64, slug: &str) {
    let asked = Asked {
        slug: Some(slug.to_owned()),
        ..Asked::default()
    };
    world.command(id, &asked, &desk()).unwrap().unwrap();
}

/// A package of this store that waits and is packed with a carrier's call.
fn waiting(world: &World) -> u64 {
    let fits =
        |p: &&Package| p.state == State::Waiting && p.store == 0 && !p.order.channel.marketplace;
    world.packages().iter().find(fits).unwrap().id
}

fn awb(world: &World, id: u64) -> Option<&str> {
    world.package(id)?.shipment.as_ref()?.awb_number.as_deref()
}

fn quota(world: &World) -> u32 {
    world.quotas().used(0)
}

fn pass(world: &mut World, by: Micros) {
    world.clock.push(by);
    world.catch_up();
}

#[test]
fn the_default_shop_has_something_of_everything() {
    let world = World::new(setup());
    let count = |state, store| {
        world
            .packages()
            .iter()
            .filter(|p| p.state == state && p.store == store)
            .count()
    };
    let here = [
        State::Waiting,
        State::Preparing,
        State::Ready,
        State::Packed,
        State::Shipped,
    ];
    assert_eq!(here.map(|state| count(state, 0)), [24, 1, 1, 4, 3]);
    assert_eq!(count(State::Delivered, 0), 1);
    assert_eq!(count(State::Waiting, 1), 3);
    let packed = world.packages().iter().filter(|p| p.state == State::Packed);
    assert!(
        packed.clone().all(|p| awb(&world, p.id).is_some()),
        "each with its number"
    );
}

#[test]
fn a_mix_of_any_size_adds_up() {
    for total in [1, 2, 37, 500, 100_000] {
        assert_eq!(Mix::total(total).count(), total);
    }
    assert_eq!(Mix::total(37), Mix::default());
    assert_eq!(Mix::open_of(2_000, 100_000).count(), 100_000);
}

#[test]
fn the_same_seed_at_the_same_time_is_the_same_world() {
    let written = |seed| {
        let world = World::new(Setup { seed, ..setup() });
        format!(
            "{:?} {:?} {:?}",
            world.packages(),
            world.log,
            world.book.rows
        )
    };
    assert_eq!(written(5), written(5));
    assert_ne!(written(5), written(6));
}

#[test]
fn a_hundred_thousand_packages_are_each_found_by_their_id() {
    let world = World::new(Setup {
        mix: Mix::open_of(2_000, 100_000),
        ..setup()
    });
    assert_eq!(world.packages().len(), 100_000);
    assert!(
        world
            .packages()
            .iter()
            .all(|p| world.package(p.id).is_some_and(|q| q.id == p.id))
    );
    assert!(world.package(world.packages()[0].id - 1).is_none());
    assert!(world.package(world.packages()[99_999].id + 1).is_none());
}

#[test]
fn the_log_of_the_past_rises_in_id_and_time() {
    let world = World::new(setup());
    let rises = |pair: &[LogRow]| pair[0].id < pair[1].id && pair[0].at <= pair[1].at;
    assert!(world.log.len() > 10 && world.log.windows(2).all(rises));
    assert!(
        world.witness().is_empty(),
        "the witness begins with the start"
    );
}

#[test]
fn packing_starts_an_empty_shipment_and_the_number_follows() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    run(&mut world, id, "COMPLETE_PACKAGING");
    assert_eq!(world.package(id).unwrap().state, State::Packed);
    assert!(world.package(id).unwrap().shipment.is_some());
    assert_eq!(awb(&world, id), None);
    pass(&mut world, US_PER_S);
    assert_eq!(awb(&world, id), None);
    // Late is five times the delay, and some are late.
    pass(&mut world, 15 * US_PER_S);
    assert!(awb(&world, id).is_some());
    assert!(
        world.package(id).unwrap().modified > START,
        "a refresh by date would notice"
    );
}

#[test]
fn an_event_carries_the_time_at_which_it_fell_due() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    run(&mut world, id, "COMPLETE_PACKAGING");
    run(&mut world, id, "SHIP_WITHOUT_INTEGRATION");
    pass(&mut world, 3 * US_PER_DAY);
    let package = world.package(id).unwrap();
    assert_eq!(package.state, State::Delivered);
    let last = &world.log[*package.log.last().unwrap()];
    assert!(
        last.at <= START + 2 * US_PER_HOUR,
        "not the time at which somebody looked"
    );
    assert!(last.user.is_none());
}

#[test]
fn a_number_typed_by_hand_is_not_overwritten_by_the_carriers() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    run(&mut world, id, "COMPLETE_PACKAGING");
    let info = Asked {
        slug: Some("UPDATE_SHIPMENT_INFO".to_owned()),
        awb_number: Some("BY-HAND".to_owned()),
        cargo_company: Some(733),
        ..Asked::default()
    };
    world.command(id, &info, &desk()).unwrap().unwrap();
    pass(&mut world, 60 * US_PER_S);
    assert_eq!(awb(&world, id), Some("BY-HAND"));
    assert_eq!(
        world
            .package(id)
            .unwrap()
            .shipment
            .as_ref()
            .unwrap()
            .carrier,
        733
    );
}

#[test]
fn items_go_where_their_package_goes() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    run(&mut world, id, "BLOCK_THE_PACKAGE");
    let blocked = |world: &World| {
        world
            .package(id)
            .unwrap()
            .items
            .iter()
            .all(|item| item.state == State::Blocked)
    };
    assert!(blocked(&world));
    run(&mut world, id, "UNBLOCK_THE_PACKAGE");
    assert!(!blocked(&world));
    assert_eq!(world.package(id).unwrap().state, State::Waiting);
}

#[test]
fn a_lost_number_stays_lost_until_one_is_issued() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    assert!(!world.lose_awb(id, START), "nothing to lose yet");
    run(&mut world, id, "COMPLETE_PACKAGING");
    assert!(world.issue_awb(id, START));
    assert!(!world.issue_awb(id, START), "one number is enough");
    assert!(world.lose_awb(id, START));
    assert_eq!(awb(&world, id), None);
    assert!(world.issue_awb(id, START) && awb(&world, id).is_some());
}

#[test]
fn a_live_shop_gets_orders_and_loses_some() {
    let order_every = Some(20 * US_PER_S);
    let mut world = World::new(Setup {
        order_every,
        ..setup()
    });
    let before = world.packages().len();
    pass(&mut world, US_PER_HOUR);
    assert_eq!(world.packages().len(), before + 180);
    assert!(world.packages().iter().any(|p| p.state == State::Cancelled));
}

#[test]
fn the_witness_names_the_command_that_asked() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    run(&mut world, id, "COMPLETE_PACKAGING");
    let seen = world.witness().last().unwrap();
    assert_eq!((seen.package, seen.slug), (id, "COMPLETE_PACKAGING"));
    assert_eq!(seen.command_id.as_deref(), Some("c-1"));
    assert_eq!(seen.who, User::of_token("t").name);
    assert_eq!(seen.log_id, world.log.last().map(|row| row.id));
}

#[test]
fn one_number_in_fifty_never_comes() {
    let world = World::new(Setup {
        mix: Mix::waiting(500),
        ..setup()
    });
    let never = (0..500).filter(|place| world.awb_wait(*place).is_none());
    assert_eq!(never.count(), 10);
}

#[test]
fn a_package_that_waits_for_its_label_is_packed_when_the_number_comes() {
    let strict = Strict::default().with("packing_leads_to", "waiting_cargo_label");
    let mut world = World::new(Setup {
        strict: strict.unwrap(),
        ..setup()
    });
    let id = waiting(&world);
    run(&mut world, id, "COMPLETE_PACKAGING");
    assert_eq!(world.package(id).unwrap().state, State::WaitingCargoLabel);
    pass(&mut world, 20 * US_PER_S);
    assert_eq!(world.package(id).unwrap().state, State::Packed);
    assert!(awb(&world, id).is_some());
}

#[test]
fn a_live_shops_colleagues_pack_and_ship() {
    let mut world = World::new(Setup {
        fulfil_every: Some(20 * US_PER_S),
        ..setup()
    });
    let open = quota(&world);
    pass(&mut world, 20 * 60 * US_PER_S);
    assert!(quota(&world) < open, "some were packed");
    let shipped = |line: &&Witnessed| line.to == State::Shipped && line.command_id.is_none();
    assert!(world.witness().iter().any(|line| shipped(&line)));
}

/// Its own people need no brand's words, and know what a setting wants said.
#[test]
fn a_shop_has_its_past_and_its_colleagues_however_the_documents_are_read() {
    for (name, value, strict) in Strict::each() {
        let said = format!("{name}={value}");
        let mut world = World::new(Setup {
            strict,
            fulfil_every: Some(20 * US_PER_S),
            ..setup()
        });
        let here = |state| world.packages().iter().filter(|p| p.state == state).count();
        let come = [
            State::Preparing,
            State::Ready,
            State::Packed,
            State::Shipped,
            State::Delivered,
        ];
        assert_eq!(come.map(here), [1, 1, 4, 3, 1], "{said}");
        let id = waiting(&world);
        let act = |name| ACTS.iter().find(|(known, _)| *known == name).unwrap().1;
        assert!(act("block")(&mut world, id, START), "{said}");
        assert_eq!(world.package(id).unwrap().state, State::Blocked, "{said}");
        assert!(act("unblock")(&mut world, id, START), "{said}");
        pass(&mut world, 20 * 60 * US_PER_S);
        let shipped = |line: &Witnessed| line.from == State::Packed && line.to == State::Shipped;
        assert!(world.witness().iter().any(shipped), "{said}");
    }
}

#[test]
fn a_transfer_that_arrives_makes_its_package_wait_again() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    assert!(world.plan_transfer(id, START));
    assert_eq!(world.package(id).unwrap().state, State::WaitingForTransfer);
    assert!(world.complete_transfers(id, START));
    assert_eq!(world.package(id).unwrap().state, State::Waiting);
    assert!(!world.complete_transfers(id, START));
}

#[test]
fn a_marketplace_fetches_its_own_packages() {
    let mut world = World::new(Setup {
        channel_ships_after: Some(60 * US_PER_S),
        ..setup()
    });
    let of_channel =
        |p: &&Package| p.state == State::Waiting && p.store == 0 && p.order.channel.marketplace;
    let id = world.packages().iter().find(of_channel).unwrap().id;
    run(&mut world, id, "CHANNEL_BASED_COMPLETE_PACKAGING");
    assert_eq!(world.package(id).unwrap().state, State::Packed);
    pass(&mut world, 61 * US_PER_S);
    assert_eq!(world.package(id).unwrap().state, State::Shipped);
}

#[test]
fn some_deliveries_fail_for_good() {
    let mut world = World::new(Setup {
        mix: Mix {
            shipped: 60,
            ..Mix::default()
        },
        ..setup()
    });
    pass(&mut world, 5 * US_PER_DAY);
    let ended = |state| world.packages().iter().filter(|p| p.state == state).count();
    assert!(ended(State::DeliveryFailed) > 0);
    assert!(ended(State::Delivered) > ended(State::DeliveryFailed) * 5);
}

#[test]
fn a_shop_that_books_the_carrier_early_has_the_number_before_anybody_packs() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    assert!(world.book_carrier(id, START));
    assert!(awb(&world, id).is_some());
    assert_eq!(world.package(id).unwrap().state, State::Waiting);
    assert!(!world.book_carrier(id, START), "once");
    let other = waiting(&world);
    run(&mut world, other, "COMPLETE_PACKAGING");
    assert!(!world.book_carrier(other, START), "it is packed");
}
