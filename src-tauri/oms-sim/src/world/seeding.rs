//! The shop's past: the packages that exist when the simulator starts, and how they got there.
//!
//! Past steps are played through the same rules as live commands, in the order of their times,
//! so the log that a station first sees is one that could have happened.

use super::World;
use super::agenda::{Agenda, Event};
use super::live::{asked_by_colleague, colleague};
use crate::clock::{Micros, US_PER_DAY, US_PER_HOUR, US_PER_MIN};
use crate::rules::{Code, State};

/// How many packages of each kind there are at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mix {
    pub waiting: usize,
    pub preparing: usize,
    pub ready: usize,
    /// Packed, with the tracking number already issued.
    pub packed: usize,
    pub shipped: usize,
    pub delivered: usize,
    /// Waiting in another store: seen only by who misspells the location filter.
    pub elsewhere: usize,
}

impl Default for Mix {
    fn default() -> Self {
        Self {
            waiting: 24,
            preparing: 1,
            ready: 1,
            packed: 4,
            shipped: 3,
            delivered: 1,
            elsewhere: 3,
        }
    }
}

impl Mix {
    /// A shop of `total` packages in about the default's proportions.
    pub fn total(total: usize) -> Self {
        let part = |of_default: usize| total * of_default / Self::default().count();
        let waiting_none = Self {
            waiting: 0,
            preparing: part(1),
            ready: part(1),
            packed: part(4),
            shipped: part(3),
            delivered: part(1),
            elsewhere: part(3),
        };
        Self {
            waiting: total.saturating_sub(waiting_none.count()),
            ..waiting_none
        }
    }

    /// So many packages to pack, and no others.
    pub fn waiting(count: usize) -> Self {
        Self::open_of(count, count)
    }

    /// `open` packages to pack among `total`, the rest delivered long ago: a busy shop's year.
    pub fn open_of(open: usize, total: usize) -> Self {
        let delivered = total.saturating_sub(open);
        Self {
            waiting: open,
            preparing: 0,
            ready: 0,
            packed: 0,
            shipped: 0,
            delivered,
            elsewhere: 0,
        }
    }

    pub fn count(&self) -> usize {
        let open = self.waiting + self.preparing + self.ready;
        open + self.packed + self.shipped + self.delivered + self.elsewhere
    }
}

/// How far a package had come before the simulator started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Come {
    Waiting,
    Preparing,
    Ready,
    Packed,
    Shipped,
    Delivered,
    Elsewhere,
}

/// How long after the package came, and by which command.
type Stage = (Micros, Code);

const PACK: Stage = (25 * US_PER_MIN, Code::CompletePackaging);
const PACK_FOR_CHANNEL: Stage = (25 * US_PER_MIN, Code::ChannelBasedCompletePackaging);
const SHIP: Stage = (55 * US_PER_MIN, Code::ShipmentOrder);
const DELIVER: Stage = (20 * US_PER_HOUR, Code::UpdateShipmentStatus);
const PREPARE: Stage = (5 * US_PER_MIN, Code::PreparePackage);
const MAKE_READY: Stage = (9 * US_PER_MIN, Code::PkgStateTransition);

/// Which packages came when: a kind, how many, and between which ages the first and last is.
type Wave = (Vec<Come>, (Micros, Micros));

pub(super) fn populate(world: &mut World) {
    let now = world.clock.now();
    let mut past: Vec<(Micros, usize, Code)> = Vec::new();
    for (comes, ages) in waves(&world.setup.mix) {
        let count = comes.len();
        for (n, come) in comes.into_iter().enumerate() {
            let created = now - age(ages, n, count);
            let place = world.add_package(usize::from(come == Come::Elsewhere), created);
            let Some(package) = world.packages.get(place) else {
                continue;
            };
            let steps = steps(come, package.order.channel.marketplace);
            past.extend(
                steps
                    .into_iter()
                    .map(|(after, code)| (created + after, place, code)),
            );
        }
    }
    past.sort_unstable_by_key(|(at, place, _)| (*at, *place));
    replay(world, &past);
    plan_ahead(world, now);
}

fn waves(mix: &Mix) -> [Wave; 4] {
    let of = |come, count| vec![come; count];
    // Packages of the other store lie among this store's, or leaving them out would be too easy.
    let mut open = [
        of(Come::Ready, mix.ready),
        of(Come::Preparing, mix.preparing),
    ]
    .concat();
    let apart = mix.waiting / (mix.elsewhere + 1);
    for _ in 0..mix.elsewhere {
        open.extend(of(Come::Waiting, apart));
        open.push(Come::Elsewhere);
    }
    open.extend(of(Come::Waiting, mix.waiting - apart * mix.elsewhere));
    [
        (
            of(Come::Delivered, mix.delivered),
            (30 * US_PER_DAY, 2 * US_PER_DAY),
        ),
        (
            of(Come::Shipped, mix.shipped),
            (26 * US_PER_HOUR, 5 * US_PER_HOUR),
        ),
        (
            of(Come::Packed, mix.packed),
            (270 * US_PER_MIN, 180 * US_PER_MIN),
        ),
        (open, (170 * US_PER_MIN, 2 * US_PER_MIN)),
    ]
}

fn age((oldest, newest): (Micros, Micros), n: usize, count: usize) -> Micros {
    let (n, count) = (n as i64, count.max(1) as i64);
    oldest - (oldest - newest) * n / count
}

fn steps(come: Come, marketplace: bool) -> Vec<Stage> {
    let pack = if marketplace { PACK_FOR_CHANNEL } else { PACK };
    match come {
        Come::Waiting | Come::Elsewhere => vec![],
        Come::Preparing => vec![PREPARE],
        Come::Ready => vec![PREPARE, MAKE_READY],
        Come::Packed => vec![pack],
        Come::Shipped => vec![pack, SHIP],
        Come::Delivered => vec![pack, SHIP, DELIVER],
    }
}

fn replay(world: &mut World, past: &[(Micros, usize, Code)]) {
    let doer = colleague();
    for (at, place, code) in past {
        let Some(package) = world.packages.get(*place) else {
            continue;
        };
        let asked = asked_by_colleague(*code, package.id);
        if let Some(Ok(effect)) = world.judged(*place, &asked) {
            world.apply(*place, &effect, (&doer, *at));
            world.issue_awb_at(*place, *at + world.setup.awb_delay);
        }
    }
}

/// Replaces what the replay left on the agenda, all of it long due, by what comes next.
fn plan_ahead(world: &mut World, now: Micros) {
    world.agenda = Agenda::default();
    let under_way = world
        .packages
        .iter()
        .enumerate()
        .filter(|(_, p)| p.state == State::Shipped);
    for (nth, (place, _)) in (1_i64..).zip(under_way) {
        world.agenda.write(
            now + nth * world.setup.delivery_delay,
            Event::Deliver(place),
        );
    }
    if let Some(every) = world.setup.order_every {
        world.agenda.write(now + every, Event::NewOrder);
    }
    if let Some(every) = world.setup.fulfil_every {
        world.agenda.write(now + every, Event::Fulfil);
    }
}
