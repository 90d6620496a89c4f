//! Who packs what: quotas, and what is planned anew when a store cannot.

use super::*;

#[test]
fn replanning_cancels_here_and_makes_the_same_goods_appear_elsewhere() {
    let mut world = World::new(setup());
    let id = waiting(&world);
    let moved = world.replan(id, START).unwrap();
    let goods = |id| {
        let package = world.package(id).unwrap();
        package
            .items
            .iter()
            .map(|item| (item.product, item.quantity))
            .collect::<Vec<_>>()
    };
    assert_eq!(world.package(id).unwrap().state, State::Cancelled);
    assert_eq!(world.package(moved).unwrap().store, 1);
    assert_eq!(goods(id), goods(moved));
    let lines = world.package(moved).unwrap().order.lines.len();
    assert_eq!(
        goods(moved).len(),
        lines,
        "one item for each line of the order"
    );
    assert_eq!(world.replan(id, START), None, "once is enough");
}

#[test]
fn a_package_counts_towards_the_quota_until_it_is_packed_or_cancelled() {
    let mut world = World::new(setup());
    let open = world
        .packages()
        .iter()
        .filter(|p| p.is_open() && p.state != State::Ready && p.store == 0);
    let at_first = u32::try_from(open.count()).unwrap();
    assert_eq!(quota(&world), at_first);
    let id = waiting(&world);
    run(&mut world, id, "PKG_DEALLOCATE_RESERVATIONS");
    assert_eq!(quota(&world), at_first, "being prepared it still counts");
    run(&mut world, id, "PKG_STATE_TRANSITION");
    assert_eq!(world.package(id).unwrap().state, State::Ready);
    assert_eq!(quota(&world), at_first - 1, "400 is not below 400");
    run(&mut world, id, "COMPLETE_PACKAGING");
    assert_eq!(quota(&world), at_first - 1);
    let other = waiting(&world);
    assert!(world.ask_cancellation(other, START));
    assert_eq!(quota(&world), at_first - 1, "not decided yet");
    assert!(world.cancel(other, START));
    assert_eq!(quota(&world), at_first - 2);
}

#[test]
fn a_store_without_quota_left_gets_no_new_packages() {
    let mut world = World::new(Setup {
        max_quota: Some(27),
        ..setup()
    });
    assert_eq!(world.quotas().available(0), Some(2));
    let new = world.add_packages(3, START);
    let stores = new.iter().map(|id| world.package(*id).unwrap().store);
    assert_eq!(stores.collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn where_no_store_has_quota_left_no_package_is_created() {
    let mut world = World::new(Setup {
        max_quota: Some(27),
        ..setup()
    });
    let room = |world: &World| [0, 1].map(|store| world.quotas().available(store).unwrap());
    let left: u32 = room(&world).iter().sum();
    assert_eq!(world.add_packages(100, START).len(), left as usize);
    assert_eq!(room(&world), [0, 0]);
    assert!(world.add_packages(1, START).is_empty());
    // Packing a package gives one back.
    let id = waiting(&world);
    run(&mut world, id, "COMPLETE_PACKAGING");
    let new = world.add_packages(2, START);
    assert_eq!(new.len(), 1);
    assert_eq!(world.package(new[0]).unwrap().store, 0);
}

#[test]
fn goods_stay_where_they_are_until_a_store_has_room_for_them() {
    let mut world = World::new(Setup {
        max_quota: Some(27),
        ..setup()
    });
    let id = waiting(&world);
    let refuse = Asked {
        slug: Some("REFUSE_WITH_DENIAL_REASON".to_owned()),
        denial_reason: Some(34),
        ..Asked::default()
    };
    world.command(id, &refuse, &desk()).unwrap().unwrap();
    world.add_packages(100, START);
    let other = waiting(&world);
    assert_eq!(world.replan(other, START), None);
    assert_eq!(world.package(other).unwrap().state, State::Waiting);
    pass(&mut world, 200 * US_PER_S);
    assert_eq!(world.package(id).unwrap().state, State::NeedsRescheduling);
    assert!(world.cancel(other, START + 200 * US_PER_S));
    pass(&mut world, 100 * US_PER_S);
    assert_eq!(world.package(id).unwrap().state, State::Cancelled);
}

#[test]
fn a_refused_package_is_planned_anew_elsewhere_after_a_while() {
    let mut world = World::new(setup());
    let (id, before) = (waiting(&world), world.packages().len());
    let refuse = Asked {
        slug: Some("REFUSE_WITH_DENIAL_REASON".to_owned()),
        denial_reason: Some(34),
        ..Asked::default()
    };
    world.command(id, &refuse, &desk()).unwrap().unwrap();
    assert_eq!(world.package(id).unwrap().state, State::NeedsRescheduling);
    pass(&mut world, 120 * US_PER_S);
    assert_eq!(world.package(id).unwrap().state, State::Cancelled);
    assert_eq!(world.packages().len(), before + 1);
    assert_eq!(world.packages()[before].store, 1);
}

#[test]
fn what_is_missing_leaves_and_the_rest_of_the_package_stays() {
    let mut world = World::new(setup());
    let many = |p: &&Package| p.state == State::Waiting && p.store == 0 && p.items.len() > 1;
    let package = world.packages().iter().find(many).unwrap();
    let (id, items) = (package.id, package.items.clone());
    let missing = |item: &Item| Part {
        item: item.id,
        quantity: None,
    };
    let asked = |items| Asked {
        slug: Some("DETECTED_OUT_OF_STOCK_ITEM_ADVANCED".to_owned()),
        items: Some(items),
        ..Asked::default()
    };
    let first = asked(vec![missing(&items[0])]);
    world.command(id, &first, &desk()).unwrap().unwrap();
    let left = world.package(id).unwrap();
    assert_eq!(
        (left.state, left.items.len()),
        (State::Waiting, items.len() - 1)
    );
    let new = world.packages().last().unwrap();
    assert_eq!((new.store, new.items.len()), (1, 1));
    assert_eq!(new.items[0].product, items[0].product);
    let rest = asked(items[1..].iter().map(missing).collect());
    world.command(id, &rest, &desk()).unwrap().unwrap();
    assert_eq!(world.package(id).unwrap().state, State::OutOfStock);
}

#[test]
fn some_pieces_of_a_line_can_be_missing() {
    let mut world = World::new(setup());
    let several = |p: &&Package| {
        p.state == State::Waiting && p.store == 0 && p.items.iter().any(|item| item.quantity > 1)
    };
    let package = world.packages().iter().find(several).unwrap();
    let id = package.id;
    let item = package
        .items
        .iter()
        .find(|item| item.quantity > 1)
        .unwrap()
        .clone();
    let asked = Asked {
        slug: Some("DETECTED_OUT_OF_STOCK_ITEM_ADVANCED".to_owned()),
        items: Some(vec![Part {
            item: item.id,
            quantity: Some(1),
        }]),
        ..Asked::default()
    };
    world.command(id, &asked, &desk()).unwrap().unwrap();
    let now = world.package(id).unwrap();
    let left = now.items.iter().find(|one| one.id == item.id).unwrap();
    assert_eq!(left.quantity, item.quantity - 1);
    assert_eq!(world.packages().last().unwrap().items[0].quantity, 1);
}

#[test]
fn preparing_takes_missing_items_out_and_another_product_in() {
    let mut world = World::new(setup());
    let many = |p: &&Package| p.state == State::Waiting && p.store == 0 && p.items.len() > 1;
    let package = world.packages().iter().find(many).unwrap();
    let (id, items) = (package.id, package.items.clone());
    let other = &catalogue::assortment()[3];
    let asked = Asked {
        slug: Some("PREPARE_PACKAGE_COMMAND".to_owned()),
        package: Some(id),
        select_by_omnitron: Some(false),
        missing: vec![Part {
            item: items[0].id,
            quantity: None,
        }],
        replacements: vec![(items[1].id, other.sku.clone())],
        ..Asked::default()
    };
    world.command(id, &asked, &desk()).unwrap().unwrap();
    let now = world.package(id).unwrap();
    assert_eq!(
        (now.state, now.items.len()),
        (State::Preparing, items.len() - 1)
    );
    assert_eq!(product(&now.items[0]), Some(other));
}
