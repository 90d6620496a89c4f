//! A believable shop from a seed: who ordered what, through which channel, due when.
//!
//! It must not know states or time's passing: it says what an order *is*, the world says what
//! happens to it. Order `n` of a seed is always the same order, however many are made.

mod draw;
mod goods;
mod names;

pub(crate) use draw::Draw;
pub(crate) use goods::{Product, assortment};
pub(crate) use names::City;

use std::borrow::Cow;

use crate::clock::{Micros, US_PER_HOUR, US_PER_MIN};
use crate::invented;
use names::{ARABIC, GERMAN, GIFT_NOTES, GREEK, People, TURKISH};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) number: u64,
    pub(crate) customer: Customer,
    pub(crate) lines: Vec<Line>,
    pub(crate) channel: Channel,
    pub(crate) carrier: u32,
    pub(crate) note: Option<&'static str>,
    /// How long after it was placed the customer was promised it leaves the shop.
    pub(crate) due_after: Option<Micros>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Customer {
    pub(crate) first_name: Cow<'static, str>,
    pub(crate) last_name: Cow<'static, str>,
    pub(crate) street: &'static str,
    pub(crate) house: u32,
    pub(crate) flat: u32,
    pub(crate) city: City,
    pub(crate) phone: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Place in the [`assortment`].
    pub(crate) product: u32,
    pub(crate) quantity: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Channel {
    pub(crate) name: &'static str,
    pub(crate) marketplace: bool,
}

const CHANNELS: [Channel; 6] = [
    Channel {
        name: "Shop",
        marketplace: false,
    },
    Channel {
        name: "Shop",
        marketplace: false,
    },
    Channel {
        name: "Shop",
        marketplace: false,
    },
    Channel {
        name: "Mobil Uygulama",
        marketplace: false,
    },
    Channel {
        name: "Trendyol",
        marketplace: true,
    },
    Channel {
        name: "Hepsiburada",
        marketplace: true,
    },
];

/// Order `n` of the shop with this seed; `products` is how many products there are to choose from.
pub(crate) fn order(seed: u64, n: u64, products: u32) -> Order {
    let mut draw = Draw::for_part(seed, 1_000 + n);
    let people = match draw.below(100) {
        0..64 => &TURKISH,
        64..78 => &ARABIC,
        78..91 => &GERMAN,
        _ => &GREEK,
    };
    let carriers = invented::CARRIERS;
    let carrier = carriers.get(draw.small(carriers.len() as u32) as usize);
    Order {
        number: 70_000_000_000 + n * 1_009 + draw.below(1_000),
        customer: customer(&mut draw, people),
        lines: lines(&mut draw, products),
        channel: draw.one(&CHANNELS),
        carrier: carrier.map_or(0, |(id, _)| *id),
        note: draw.percent(20).then(|| draw.one(&GIFT_NOTES)),
        due_after: due_after(&mut draw),
    }
}

fn customer(draw: &mut Draw, people: &People) -> Customer {
    Customer {
        first_name: draw.one(&people.first).into(),
        last_name: draw.one(&people.last).into(),
        street: draw.one(&people.street),
        house: 1 + draw.small(180),
        flat: 1 + draw.small(24),
        city: draw.one(&people.cities),
        phone: format!("{}{:04}", people.dialling, draw.below(10_000)),
    }
}

fn lines(draw: &mut Draw, products: u32) -> Vec<Line> {
    // Most orders are one or two lines; a few are the long ones that packing goes wrong on.
    let count = match draw.below(100) {
        0..45 => 1,
        45..75 => 2,
        75..92 => 3,
        92..98 => 5,
        _ => 9,
    };
    let mut lines: Vec<Line> = Vec::with_capacity(count);
    while lines.len() < count {
        let product = draw.small(products);
        let quantity = if draw.percent(75) {
            1
        } else {
            2 + draw.small(4)
        };
        if lines.iter().all(|line| line.product != product) {
            lines.push(Line { product, quantity });
        }
    }
    lines
}

fn due_after(draw: &mut Draw) -> Option<Micros> {
    match draw.below(100) {
        0..30 => Some(2 * US_PER_HOUR + 30 * US_PER_MIN),
        30..60 => Some(6 * US_PER_HOUR),
        60..92 => Some(24 * US_PER_HOUR),
        // The published sample has none.
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_is_the_same_shop_and_another_seed_another() {
        let shop = |seed| (0..200).map(|n| order(seed, n, 40)).collect::<Vec<_>>();
        assert_eq!(shop(7), shop(7));
        assert_ne!(shop(7), shop(8));
    }

    #[test]
    fn a_day_of_orders_has_every_kind_of_trouble_in_it() {
        let orders: Vec<_> = (0..300).map(|n| order(1, n, 40)).collect();
        let any = |test: fn(&Order) -> bool| orders.iter().any(test);
        assert!(any(|o| o.customer.city.country_code == "tr"));
        assert!(any(|o| o.customer.city.country_code == "ae"));
        assert!(any(|o| o.customer.city.country_code == "de"));
        assert!(any(|o| o.customer.city.country_code == "gr"));
        assert!(any(|o| o.channel.marketplace) && any(|o| !o.channel.marketplace));
        assert!(any(|o| o.lines.len() >= 5));
        assert!(any(|o| o.lines.iter().any(|line| line.quantity >= 3)));
        assert!(any(|o| o.note.is_some()) && any(|o| o.note.is_none()));
        assert!(any(|o| o.due_after.is_none()));
    }

    #[test]
    fn order_numbers_never_repeat() {
        let numbers: Vec<_> = (0..5_000).map(|n| order(3, n, 40).number).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
