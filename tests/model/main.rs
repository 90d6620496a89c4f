//! Every order of events there can be, on one package: a model of the delivery protocol, exhausted.
//!
//! Two desks pack and ship the same package, while requests get lost or land late, answers get
//! lost, replicas lag, desks crash, the customer cancels and the back office un-packs. What a desk
//! does is the product's own `judge` and `settle`; only the world around it is made up here. CI
//! runs a small world, `cargo xtask prove model` one with more trouble in it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test, which says how much it has seen"
)]

mod desk;
mod world;

use stateright::{Checker, Model};

use world::{Trouble, World};

/// Threads of the long form; a short one is over before more would help.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn exhausted(world: World) {
    let told = format!("{world:?}");
    let checker = world.checker().threads(threads()).spawn_bfs().join();
    checker.assert_properties();
    eprintln!(
        "{told}: {} states, {} steps, {} deep, all seen",
        checker.unique_state_count(),
        checker.state_count(),
        checker.max_depth(),
    );
}

#[test]
fn no_order_of_events_makes_one_desk_lie_or_do_anything_twice() {
    let trouble = Trouble {
        losses: 2,
        crashes: 1,
        cancels: 1,
        unpacks: 1,
        retries: 1,
    };
    exhausted(World::new(1, trouble));
}

#[test]
fn no_order_of_events_makes_two_desks_lie_or_do_anything_twice() {
    let little = Trouble {
        losses: 1,
        crashes: 0,
        cancels: 0,
        unpacks: 1,
        retries: 0,
    };
    exhausted(World::new(2, little));
    // The whole of it takes many minutes and gigabytes.
    if std::env::var_os("PROVE_MODEL").is_some() {
        let whole = Trouble {
            losses: 2,
            crashes: 1,
            cancels: 1,
            unpacks: 1,
            retries: 0,
        };
        exhausted(World::new(2, whole));
    }
}

/// A desk that does not wait out the quiet time packs twice: the model would see it.
#[test]
fn the_model_has_teeth() {
    let trouble = Trouble {
        losses: 2,
        crashes: 0,
        cancels: 0,
        unpacks: 1,
        retries: 0,
    };
    let world = World {
        hasty: true,
        ..World::new(1, trouble)
    };
    let checker = world.checker().threads(threads()).spawn_bfs().join();
    assert!(checker.discovery("done once at most").is_some());
}
