//! What a shop does in a day, as data: every act there is, each on a package of its own or after
//! the one before, with the OMS's command that must have done it and where it must end.

use station::oms::Kind;
use station::view::{ActionInput, FaultInput, InvoiceInput, RowView, StateKind};

use super::round::Shop;

type Kinds = &'static [StateKind];

/// One thing that is done, and how it must end.
pub(super) struct Step {
    pub(super) what: &'static str,
    pub(super) act: Act,
    /// The OMS's command that must have done it.
    pub(super) by: Kind,
    /// Where the package must stand then; anywhere if empty.
    pub(super) ends: Kinds,
}

pub(super) enum Act {
    /// The two that a packer does without choosing a command.
    Pack,
    HandOver,
    /// Once it has a number, as the sheet of actions offers it.
    Chosen(fn(&Shop<'_>, &RowView) -> ActionInput),
}

/// What a package must have for a day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    TwoLines,
    /// A line of several pieces, so that one of them can be missing.
    TwoPieces,
}

const PACKED: Kinds = &[StateKind::Packed, StateKind::WaitingLabel];

fn chosen(
    what: &'static str,
    by: Kind,
    ends: Kinds,
    act: fn(&Shop<'_>, &RowView) -> ActionInput,
) -> Step {
    let act = Act::Chosen(act);
    Step {
        what,
        act,
        by,
        ends,
    }
}

/// Each with whether it is a marketplace's order, what it needs, and what is done.
pub(super) fn days(unpacked: bool) -> Vec<(bool, Needs, Vec<Step>)> {
    let own = |steps| (false, Needs::Nothing, steps);
    let mut days = vec![
        own(life(unpacked)),
        (true, Needs::Nothing, vec![marketplace()]),
    ];
    days.extend(ways_to_ship(unpacked).map(own));
    days.extend(ways_not_to_pack().map(own));
    days.extend(ways_to_miss_some().map(|(needs, step)| (false, needs, vec![step])));
    days
}

fn marketplace() -> Step {
    Step {
        what: "pack a marketplace's order",
        act: Act::Pack,
        by: Kind::PackForChannel,
        ends: PACKED,
    }
}

fn life(unpacked: bool) -> Vec<Step> {
    let ships = if unpacked {
        Kind::Ship
    } else {
        Kind::ShipWithoutIntegration
    };
    let failed = &[StateKind::DeliveryFailed];
    vec![
        Step {
            what: "pack",
            act: Act::Pack,
            by: Kind::Pack,
            ends: PACKED,
        },
        chosen(
            "set shipment",
            Kind::SetShipment,
            &[StateKind::Packed],
            |shop, row| ActionInput::SetShipment {
                shipment: shop.shipment(row, "NEW"),
            },
        ),
        chosen(
            "set invoice",
            Kind::SetInvoice,
            &[StateKind::Packed],
            |_, _| ActionInput::SetInvoice { invoice: invoice() },
        ),
        chosen(
            "renew label",
            Kind::RenewLabel,
            &[StateKind::Packed],
            |_, _| ActionInput::RenewLabel,
        ),
        Step {
            what: "hand over",
            act: Act::HandOver,
            by: ships,
            ends: &[StateKind::Shipped],
        },
        chosen("not delivered", Kind::SetStatus, failed, |_, _| {
            ActionInput::MarkUndelivered
        }),
        chosen(
            "delivered",
            Kind::SetStatus,
            &[StateKind::Delivered],
            |_, _| ActionInput::MarkDelivered,
        ),
    ]
}

fn ways_to_ship(unpacked: bool) -> [Vec<Step>; 4] {
    let pack = || {
        chosen(
            "pack without shipment",
            Kind::PackWithoutShipment,
            PACKED,
            |_, _| ActionInput::PackWithoutShipment,
        )
    };
    let shipped = &[StateKind::Shipped];
    let basic = chosen(
        "ship without integration",
        Kind::ShipWithoutIntegration,
        shipped,
        |_, _| ActionInput::ShipWithoutIntegration,
    );
    let ship = chosen("ship", Kind::Ship, shipped, |_, _| ActionInput::Ship);
    let order = chosen("order shipment", Kind::OrderShipment, shipped, |_, _| {
        ActionInput::OrderShipment
    });
    let advanced = chosen("ship advanced", Kind::ShipAdvanced, shipped, |shop, row| {
        ActionInput::ShipAdvanced {
            shipment: shop.shipment(row, "OWN"),
        }
    });
    [
        if unpacked {
            vec![basic]
        } else {
            vec![pack(), basic]
        },
        vec![pack(), ship],
        vec![pack(), order],
        vec![pack(), advanced],
    ]
}

fn ways_not_to_pack() -> [Vec<Step>; 6] {
    let prepared = &[StateKind::Preparing];
    [
        vec![chosen("prepare", Kind::Prepare, prepared, |_, _| {
            ActionInput::Prepare { lines: Vec::new() }
        })],
        vec![chosen("deallocate", Kind::Deallocate, prepared, |_, _| {
            ActionInput::Deallocate
        })],
        vec![
            chosen("block", Kind::Block, &[StateKind::Blocked], |_, _| {
                ActionInput::Block
            }),
            chosen("unblock", Kind::Unblock, &[], |_, _| ActionInput::Unblock),
        ],
        vec![chosen("refuse", Kind::Refuse, &[], |shop, row| {
            let reasons = shop.station.actions(row.id).unwrap().reasons;
            ActionInput::Refuse {
                reason: reasons.first().map_or(0, |it| it.id),
            }
        })],
        vec![chosen("not found", Kind::NotFound, &[], |_, _| {
            ActionInput::NotFound {
                fault: FaultInput::NotFound,
            }
        })],
        vec![chosen(
            "pack for refund",
            Kind::PackForRefund,
            &[StateKind::Other],
            |_, _| ActionInput::PackForRefund,
        )],
    ]
}

/// A whole line, and one piece of a line whose others are there.
fn ways_to_miss_some() -> [(Needs, Step); 4] {
    let prepared = &[StateKind::Preparing];
    let missing = Kind::LinesNotFound;
    [
        (
            Needs::TwoLines,
            chosen(
                "prepare without a line",
                Kind::Prepare,
                prepared,
                |shop, row| ActionInput::Prepare {
                    lines: shop.first_line(row),
                },
            ),
        ),
        (
            Needs::TwoPieces,
            chosen(
                "prepare without a piece",
                Kind::Prepare,
                prepared,
                |shop, row| ActionInput::Prepare {
                    lines: shop.one_piece(row),
                },
            ),
        ),
        (
            Needs::TwoLines,
            chosen("line not found", missing, &[], |shop, row| {
                ActionInput::LinesNotFound {
                    lines: shop.first_line(row),
                }
            }),
        ),
        (
            Needs::TwoPieces,
            chosen("piece not found", missing, &[], |shop, row| {
                ActionInput::LinesNotFound {
                    lines: shop.one_piece(row),
                }
            }),
        ),
    ]
}

fn invoice() -> InvoiceInput {
    InvoiceInput {
        number: "INV-1".into(),
        kind: "e_archive".into(),
        content: "JVBERi0xLjQK".into(),
        dated_at: 1_763_719_200_000,
    }
}

/// Every act is in some day: one that nobody does would be believed and not known.
#[test]
fn a_shops_day_has_every_act_of_the_sheet() {
    let steps = days(false).into_iter().flat_map(|(_, _, steps)| steps);
    let done: Vec<Kind> = steps.map(|step| step.by).collect();
    for kind in Kind::ALL {
        assert!(done.contains(&kind), "{}", kind.key());
    }
}
