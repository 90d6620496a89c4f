//! Every command of a package that the OMS's documents describe, as a table.
//!
//! Per command: the setting's name, the slug where the documents print or suggest one, the OMS's
//! own codes, and which of the four printed bodies it wants. A slug and a transition id belong to
//! one installation, so each row can be told anew. It must not know who decides on a command.

use std::collections::BTreeMap;

use packing::command::Act;
use packing::shop::Name;

use BodyShape::{EmptyEnvelope, Envelope, Flat, Items};

/// What the OMS can be asked to do to a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// With the carrier's call.
    Pack,
    PackWithoutShipment,
    /// For orders of a marketplace: the plain command would call a carrier a second time.
    PackForChannel,
    Ship,
    OrderShipment,
    ShipWithoutIntegration,
    ShipAdvanced,
    SetShipment,
    SetStatus,
    RenewLabel,
    Prepare,
    Deallocate,
    NotFound,
    LinesNotFound,
    Refuse,
    PackForRefund,
    Block,
    Unblock,
    SetInvoice,
}

/// The documents print four shapes of the same request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyShape {
    /// `{"slug": …, "input_parameters": {"package": …}}`
    Envelope,
    /// `{"slug": …, "input_parameters": {}}`
    EmptyEnvelope,
    /// `{"slug": …, "package": …}`
    Flat,
    /// `{"slug": …, "input_parameters": {"package_items": []}}`
    Items,
}

/// How the body's own fields are called: most pages say `package`, one says `package_id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdNames {
    Short,
    Long,
}

/// How one command is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandName {
    pub slug: Option<String>,
    pub transition: Option<i64>,
    /// One is enough, and some documents forbid the second.
    pub both: bool,
    pub body: BodyShape,
    pub ids: IdNames,
    /// Other slugs of the same command, one for each state perhaps: known where they are offered.
    pub also: Vec<String>,
    /// Said with it, and the key too, where the command wants to know who asks.
    pub user: Option<String>,
}

struct Row {
    kind: Kind,
    /// Its name in the configuration.
    key: &'static str,
    /// Whose codes are its own; for the two ends of a delivery, one of them.
    act: Act,
    /// Where a page suggests another slug than the command's first code.
    slug: Option<&'static str>,
    body: BodyShape,
}

const fn row(kind: Kind, key: &'static str, act: Act, body: BodyShape) -> Row {
    Row {
        kind,
        key,
        act,
        slug: None,
        body,
    }
}

/// What the commands are called, the rules know: an act and its command cannot drift apart.
const ROWS: [Row; 19] = [
    row(Kind::Pack, "pack", Act::Pack, Envelope),
    row(
        Kind::PackWithoutShipment,
        "pack_without_shipment",
        Act::PackWithoutShipment,
        Envelope,
    ),
    row(
        Kind::PackForChannel,
        "pack_marketplace",
        Act::PackForChannel,
        EmptyEnvelope,
    ),
    row(Kind::Ship, "ship", Act::Ship, Envelope),
    row(
        Kind::OrderShipment,
        "order_shipment",
        Act::OrderShipment,
        Envelope,
    ),
    Row {
        // Assumed: the command's page prints its body, but no slug.
        slug: Some("SHIP_WITHOUT_INTEGRATION"),
        ..row(
            Kind::ShipWithoutIntegration,
            "ship_without_integration",
            Act::ShipWithoutIntegration,
            Flat,
        )
    },
    row(
        Kind::ShipAdvanced,
        "ship_advanced",
        Act::ShipAdvanced,
        Envelope,
    ),
    row(
        Kind::SetShipment,
        "set_shipment",
        Act::SetShipment,
        Envelope,
    ),
    row(Kind::SetStatus, "set_status", Act::MarkDelivered, Envelope),
    row(Kind::RenewLabel, "renew_label", Act::RenewLabel, Items),
    row(Kind::Prepare, "prepare", Act::Prepare, Envelope),
    row(Kind::Deallocate, "deallocate", Act::Deallocate, Envelope),
    row(Kind::NotFound, "not_found", Act::NotFound, Envelope),
    row(
        Kind::LinesNotFound,
        "lines_not_found",
        Act::LinesNotFound,
        Envelope,
    ),
    row(Kind::Refuse, "refuse", Act::Refuse, Envelope),
    row(
        Kind::PackForRefund,
        "pack_for_refund",
        Act::PackForRefund,
        Envelope,
    ),
    row(Kind::Block, "block", Act::Block, Envelope),
    row(Kind::Unblock, "unblock", Act::Unblock, Envelope),
    row(Kind::SetInvoice, "set_invoice", Act::SetInvoice, Envelope),
];

impl From<Act> for Kind {
    fn from(act: Act) -> Self {
        match act {
            Act::MarkDelivered | Act::MarkUndelivered => Self::SetStatus,
            Act::Pack => Self::Pack,
            Act::PackWithoutShipment => Self::PackWithoutShipment,
            Act::PackForChannel => Self::PackForChannel,
            Act::Ship => Self::Ship,
            Act::OrderShipment => Self::OrderShipment,
            Act::ShipWithoutIntegration => Self::ShipWithoutIntegration,
            Act::ShipAdvanced => Self::ShipAdvanced,
            Act::SetShipment => Self::SetShipment,
            Act::RenewLabel => Self::RenewLabel,
            Act::Prepare => Self::Prepare,
            Act::Deallocate => Self::Deallocate,
            Act::NotFound => Self::NotFound,
            Act::LinesNotFound => Self::LinesNotFound,
            Act::Refuse => Self::Refuse,
            Act::PackForRefund => Self::PackForRefund,
            Act::Block => Self::Block,
            Act::Unblock => Self::Unblock,
            Act::SetInvoice => Self::SetInvoice,
        }
    }
}

impl Kind {
    pub const ALL: [Kind; ROWS.len()] = {
        let mut all = [Kind::Pack; ROWS.len()];
        let mut at = 0;
        while at < ROWS.len() {
            all[at] = ROWS[at].kind;
            at += 1;
        }
        all
    };

    /// Its name in the configuration.
    pub fn key(self) -> &'static str {
        self.row().key
    }

    /// What it does; of the two ends of a delivery, one.
    pub fn act(self) -> Act {
        self.row().act
    }

    pub fn codes(self) -> &'static [&'static str] {
        self.row().act.rule().codes
    }

    /// What it is called unless this installation says otherwise.
    fn usual_slug(self) -> Option<String> {
        let first = self.codes().first().copied();
        self.row().slug.or(first).map(String::from)
    }

    /// The documents let it answer with the package instead of nothing.
    pub fn answers_with_package(self) -> bool {
        self == Kind::Prepare
    }

    /// The table is in the order of the enum, which a test holds it to.
    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

/// How the OMS wants each command to be asked for, where it did not offer one itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandNames(BTreeMap<Kind, CommandName>);

impl Default for CommandNames {
    fn default() -> Self {
        let usual = |row: &Row| CommandName {
            slug: row.kind.usual_slug(),
            transition: None,
            both: false,
            body: row.body,
            ids: IdNames::Short,
            also: Vec::new(),
            user: None,
        };
        Self(ROWS.iter().map(|row| (row.kind, usual(row))).collect())
    }
}

impl CommandNames {
    pub fn of(&self, kind: Kind) -> &CommandName {
        // Every kind has a row, and none is ever taken away.
        &self.0[&kind]
    }

    pub fn set(&mut self, kind: Kind, name: CommandName) {
        self.0.insert(kind, name);
    }

    /// What the rules must know: the names that are not the documented ones.
    pub(super) fn told(&self) -> Vec<Name> {
        let mut told = Vec::new();
        for act in Act::ALL {
            let kind = Kind::from(act);
            let name = self.of(kind);
            let slug = name.slug.clone().filter(|_| name.slug != kind.usual_slug());
            let first = (slug, name.transition);
            let also = name.also.iter().map(|other| match other.parse() {
                Ok(number) => (None, Some(number)),
                Err(_) => (Some(other.clone()), None),
            });
            let all = std::iter::once(first).chain(also);
            let named = all.filter(|it| *it != (None, None));
            told.extend(named.map(|(slug, transition)| Name {
                act,
                slug,
                transition,
            }));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_command_in_its_order() {
        for (row, kind) in ROWS.iter().zip(Kind::ALL) {
            assert_eq!(kind.row().key, row.key);
            assert_eq!(row.kind as usize, kind as usize, "{}", row.key);
            assert!(CommandNames::default().of(kind).slug.is_some());
        }
    }

    #[test]
    fn every_act_has_its_command_and_every_command_its_act() {
        for kind in Kind::ALL {
            let mut acts = Act::ALL.into_iter();
            assert!(acts.any(|act| Kind::from(act) == kind), "{}", kind.key());
            assert_eq!(Kind::from(kind.row().act), kind);
        }
        for act in Act::ALL {
            assert_eq!(Kind::from(act).codes(), act.rule().codes, "{act:?}");
        }
    }

    #[test]
    fn only_names_that_are_not_the_documented_ones_are_told_to_the_rules() {
        let mut names = CommandNames::default();
        assert!(names.told().is_empty());
        let mut status = names.of(Kind::SetStatus).clone();
        status.slug = Some("teslimat".into());
        names.set(Kind::SetStatus, status);
        let mut ship = names.of(Kind::Ship).clone();
        (ship.slug, ship.transition) = (None, Some(925));
        ship.also = vec!["926".into(), "sevk".into()];
        names.set(Kind::Ship, ship);
        let told: Vec<_> = names
            .told()
            .into_iter()
            .map(|it| (it.act, it.slug, it.transition))
            .collect();
        let slug = Some("teslimat".to_owned());
        assert_eq!(
            told,
            [
                (Act::Ship, None, Some(925)),
                (Act::Ship, None, Some(926)),
                (Act::Ship, Some("sevk".into()), None),
                (Act::MarkDelivered, slug.clone(), None),
                (Act::MarkUndelivered, slug, None),
            ]
        );
    }

    #[test]
    fn what_the_documents_print_is_what_is_said() {
        let names = CommandNames::default();
        for (kind, slug, body) in [
            (Kind::Pack, "COMPLETE_PACKAGING", Envelope),
            (
                Kind::PackForChannel,
                "CHANNEL_BASED_COMPLETE_PACKAGING",
                EmptyEnvelope,
            ),
            (Kind::Prepare, "PREPARE_PACKAGE_COMMAND", Envelope),
            (Kind::RenewLabel, "UPDATE_SHIPMENT_LABEL", Items),
            (Kind::Unblock, "UNBLOCK_THE_PACKAGE", Envelope),
            (Kind::NotFound, "DETECTED_OUT_OF_STOCK_ITEM", Envelope),
        ] {
            let name = names.of(kind);
            assert_eq!((name.slug.as_deref(), name.body), (Some(slug), body));
        }
    }
}
