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
    clippy::disallowed_methods,
    reason = "a test, which says how much it has seen and how long that took"
)]

mod desk;
mod next;
mod world;

use std::time::Instant;

use stateright::{Checker, HasDiscoveries, Model};

use world::{Trouble, World};

/// Threads of the long form; a short one is over before more would help.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The whole of it takes many minutes and gigabytes.
fn is_long() -> bool {
    std::env::var_os("PROVE_MODEL").is_some()
}

fn exhausted(world: World) {
    let told = format!("{world:?}");
    let began = Instant::now();
    let checker = searched(world);
    checker.assert_properties();
    eprintln!(
        "{told}: {} states, {} steps, {} deep, all seen in {:.0} s",
        checker.unique_state_count(),
        checker.state_count(),
        checker.max_depth(),
        began.elapsed().as_secs_f64(),
    );
}

fn searched(world: World) -> impl Checker<World> {
    let checker = world.checker().threads(threads());
    checker
        .finish_when(HasDiscoveries::AnyFailures)
        .spawn_bfs()
        .join()
}

#[test]
fn no_order_of_events_makes_one_desk_lie_or_do_anything_twice() {
    let little = Trouble {
        losses: 1,
        crashes: 1,
        cancels: 1,
        unpacks: 1,
        retries: 0,
    };
    exhausted(World::new(1, little));
    if is_long() {
        let more = Trouble {
            losses: 3,
            crashes: 2,
            retries: 1,
            ..little
        };
        exhausted(World::new(1, more));
    }
}

#[test]
fn no_order_of_events_makes_two_desks_lie_or_do_anything_twice() {
    let little = Trouble {
        losses: 1,
        crashes: 0,
        cancels: 0,
        unpacks: 0,
        retries: 0,
    };
    exhausted(World::new(2, little));
    if is_long() {
        let unpacked = Trouble {
            unpacks: 1,
            ..little
        };
        exhausted(World::new(2, unpacked));
        let whole = Trouble {
            losses: 2,
            crashes: 1,
            cancels: 1,
            ..unpacked
        };
        exhausted(World::new(2, whole));
    }
}

/// A desk that does not wait out the quiet time packs twice: the model would see it.
#[test]
fn the_model_has_teeth() {
    let trouble = Trouble {
        losses: 1,
        crashes: 0,
        cancels: 0,
        unpacks: 1,
        retries: 0,
    };
    let mut world = World::new(1, trouble);
    world.hasty = true;
    let checker = searched(world);
    assert!(checker.discovery("done once at most").is_some());
}
