//! What the OMS allows: a command and a package's facts in, an effect or a refusal out.
//!
//! Pure. It must not know HTTP, JSON, time or the world's storage. It shares no code with the
//! station's rules on purpose: a belief about the OMS that is wrong in one of them has to show
//! as a disagreement between the two.

mod state;
mod table;

pub use state::State;
pub(crate) use table::{Code, Transition, installed};

use crate::invented;

/// What a command call asks for, read from either documented body shape.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) transition: Option<u32>,
    pub(crate) slug: Option<String>,
    pub(crate) package: Option<u64>,
    pub(crate) delivered: Option<bool>,
    pub(crate) awb_number: Option<String>,
    pub(crate) query_number: Option<String>,
    pub(crate) cargo_company: Option<u32>,
    pub(crate) denial_reason: Option<u32>,
}

/// What the rules need to know of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) id: u64,
    pub(crate) state: State,
    pub(crate) before_block: Option<State>,
    pub(crate) marketplace: bool,
    pub(crate) has_shipment: bool,
}

/// What an allowed command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) transition: Transition,
    pub(crate) to: State,
    pub(crate) shipment: ShipmentEffect,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ShipmentEffect {
    Keep,
    /// The carrier was called: a record without any number, the number follows later.
    StartEmpty,
    /// A marketplace order brought its tracking number along.
    StartNumbered,
    Replace {
        awb_number: String,
        query_number: Option<String>,
        cargo_company: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// 400: a parameter or the package's state is wrong.
    Invalid {
        field: &'static str,
        message: String,
    },
    /// 406: understood, but the command itself failed.
    Command {
        code: &'static str,
        message: &'static str,
    },
}

pub(crate) fn decide(
    asked: &Asked,
    facts: &Facts,
    table: &[Transition],
) -> Result<Effect, Refusal> {
    let transition = find(asked, facts, table)?;
    if asked.package.is_some_and(|package| package != facts.id) {
        return Err(invalid(
            "package",
            "The package is not the one in the path.",
        ));
    }
    let shipment = shipment_effect(asked, facts, transition.code)?;
    let to = match (transition.code, asked.delivered) {
        (Code::UpdateShipmentStatus, Some(false)) => State::DeliveryFailed,
        (Code::UpdateShipmentStatus, None) => {
            return Err(invalid("delivered_status", "This field is required."));
        }
        _ => transition.to,
    };
    if transition.code == Code::Refuse {
        check_denial_reason(asked)?;
    }
    Ok(Effect {
        transition: *transition,
        to,
        shipment,
    })
}

/// The commands that the OMS lists for a package in this state.
pub(crate) fn offered(facts: Facts, table: &[Transition]) -> impl Iterator<Item = &Transition> {
    table
        .iter()
        .filter(move |row| fits(row, &facts) && suits_channel(row.code, &facts))
}

fn find<'t>(
    asked: &Asked,
    facts: &Facts,
    table: &'t [Transition],
) -> Result<&'t Transition, Refusal> {
    let field = if asked.transition.is_some() {
        "transition"
    } else {
        "slug"
    };
    if asked.transition.is_none() && asked.slug.is_none() {
        return Err(invalid(
            "transition",
            "Either transition or slug is required.",
        ));
    }
    let named = |row: &&Transition| {
        asked.transition.is_none_or(|id| id == row.id)
            && asked.slug.as_deref().is_none_or(|slug| slug == row.slug)
    };
    let mut known = table.iter().filter(named).peekable();
    if known.peek().is_none() {
        return Err(invalid(field, "State transition does not exist."));
    }
    known
        .find(|row| fits(row, facts))
        .ok_or_else(|| Refusal::Invalid {
            field: "non_field_errors",
            message: format!(
                "Transition is not allowed from state {}.",
                facts.state.code()
            ),
        })
}

fn fits(row: &Transition, facts: &Facts) -> bool {
    // Unblocking has a row for each state that blocking can start from; the package's own past
    // picks the row.
    let returns = row.code != Code::Unblock || facts.before_block.is_none_or(|to| to == row.to);
    row.from == facts.state && returns
}

fn suits_channel(code: Code, facts: &Facts) -> bool {
    match code {
        Code::CompletePackaging => !facts.marketplace,
        Code::ChannelBasedCompletePackaging => facts.marketplace,
        Code::CompletePackagingWithoutShipment
        | Code::PreparePackage
        | Code::PkgStateTransition
        | Code::Refuse
        | Code::DetectedOutOfStock
        | Code::Block
        | Code::Unblock
        | Code::ShipWithoutIntegration
        | Code::UpdateShipmentStatus
        | Code::UpdateShipmentInfo => true,
    }
}

fn shipment_effect(asked: &Asked, facts: &Facts, code: Code) -> Result<ShipmentEffect, Refusal> {
    if !suits_channel(code, facts) {
        let message = "The command does not suit the sales channel of the order.";
        return Err(Refusal::Command {
            code: invented::ERROR_COMMAND,
            message,
        });
    }
    match code {
        Code::CompletePackaging => Ok(ShipmentEffect::StartEmpty),
        Code::ChannelBasedCompletePackaging => Ok(ShipmentEffect::StartNumbered),
        Code::UpdateShipmentInfo => replacement(asked, facts),
        Code::CompletePackagingWithoutShipment
        | Code::PreparePackage
        | Code::PkgStateTransition
        | Code::Refuse
        | Code::DetectedOutOfStock
        | Code::Block
        | Code::Unblock
        | Code::ShipWithoutIntegration
        | Code::UpdateShipmentStatus => Ok(ShipmentEffect::Keep),
    }
}

fn replacement(asked: &Asked, facts: &Facts) -> Result<ShipmentEffect, Refusal> {
    let required = |field| invalid(field, "This field is required.");
    let awb_number = asked
        .awb_number
        .clone()
        .ok_or_else(|| required("awb_number"))?;
    let cargo_company = asked
        .cargo_company
        .ok_or_else(|| required("cargo_company"))?;
    if awb_number.trim().is_empty() {
        return Err(invalid("awb_number", "This field may not be blank."));
    }
    if !invented::CARRIERS
        .iter()
        .any(|(id, _)| *id == cargo_company)
    {
        return Err(invalid("cargo_company", "Object does not exist."));
    }
    if !facts.has_shipment {
        let message = "The package has no shipment.";
        return Err(Refusal::Command {
            code: invented::ERROR_COMMAND,
            message,
        });
    }
    let query_number = asked.query_number.clone();
    Ok(ShipmentEffect::Replace {
        awb_number,
        query_number,
        cargo_company,
    })
}

fn check_denial_reason(asked: &Asked) -> Result<(), Refusal> {
    let field = invented::DENIAL_REASON_INPUT;
    let reason = asked
        .denial_reason
        .ok_or_else(|| invalid(field, "This field is required."))?;
    let known = invented::DENIAL_REASONS
        .iter()
        .any(|(id, _, _)| *id == reason);
    if known {
        Ok(())
    } else {
        Err(invalid(field, "Object does not exist."))
    }
}

fn invalid(field: &'static str, message: &str) -> Refusal {
    Refusal::Invalid {
        field,
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests;
