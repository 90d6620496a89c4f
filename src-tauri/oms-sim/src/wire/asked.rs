//! How a command's body is read, in whichever of the documented shapes it comes, and how a refusal
//! is written.
//!
//! It must not decide anything but what cannot be read at all.

use serde_json::{Map, Value, json};

use crate::invented::{self, part};
use crate::rules::{Asked, InvoiceAsked, Names, Part, Refusal};
use crate::strict::{CommandError, Envelope, Strict, WrongState};

type Body = Map<String, Value>;

/// A field that is missing or of the wrong type.
pub(crate) type Unreadable = &'static str;

const INPUTS: &str = "input_parameters";
/// Printed by the pages of these commands, as are `delivered_status`, `awb_number`, `query_number`,
/// `cargo_company` and `select_items_by_omnitron_id`. What is not stands in `invented`. The page of
/// Shipment Info names these two longer than all others do.
const PACKAGE: [&str; 2] = ["package", "package_id"];
const TRANSITION: [&str; 2] = ["transition", "transition_id"];

/// Reads a command's body. `Err` carries the field that has the wrong type.
pub(crate) fn asked(body: &Body, strict: &Strict) -> Result<Asked, Unreadable> {
    let inputs = match (body.get(INPUTS), strict.envelope) {
        (Some(_), Envelope::Flat) => return Err(INPUTS),
        (Some(Value::Object(inputs)), _) => inputs,
        (Some(_), _) | (None, Envelope::Inside) => return Err(INPUTS),
        (None, Envelope::Either | Envelope::Flat) => body,
    };
    Ok(Asked {
        transition: narrow(either(body, TRANSITION)?, "transition")?,
        slug: text(body, "slug")?,
        code: None,
        package: either(inputs, PACKAGE)?,
        delivered: truth(inputs, "delivered_status")?,
        awb_number: text(inputs, "awb_number")?,
        query_number: text(inputs, "query_number")?,
        cargo_company: narrow(whole(inputs, "cargo_company")?, "cargo_company")?,
        denial_reason: narrow(
            whole(inputs, invented::DENIAL_REASON_INPUT)?,
            invented::DENIAL_REASON_INPUT,
        )?,
        items: items(inputs, invented::ITEMS_INPUT)?,
        select_by_omnitron: truth(inputs, "select_items_by_omnitron_id")?,
        missing: items(inputs, invented::MISSING_INPUT)?.unwrap_or_default(),
        replacements: replacements(inputs)?,
        invoice: invoice(inputs)?,
        user: text(inputs, invented::USER_INPUT)?,
        token: text(inputs, invented::TOKEN_INPUT)?,
        names: Names {
            short: given(inputs, PACKAGE[0]).is_some() || given(body, TRANSITION[0]).is_some(),
            long: given(inputs, PACKAGE[1]).is_some() || given(body, TRANSITION[1]).is_some(),
        },
    })
}

fn invoice(inputs: &Body) -> Result<InvoiceAsked, Unreadable> {
    Ok(InvoiceAsked {
        number: text(inputs, invented::invoice::NUMBER)?,
        kind: text(inputs, invented::invoice::KIND)?,
        content: text(inputs, invented::invoice::CONTENT)?,
        date: text(inputs, invented::invoice::DATE)?,
    })
}

fn items(inputs: &Body, field: Unreadable) -> Result<Option<Vec<Part>>, Unreadable> {
    let Some(value) = given(inputs, field) else {
        return Ok(None);
    };
    let each = value.as_array().ok_or(field)?.iter();
    each.map(|item| piece(item).ok_or(field))
        .collect::<Result<_, _>>()
        .map(Some)
}

/// An item, or some of its pieces.
fn piece(item: &Value) -> Option<Part> {
    let quantity = match item.get(part::QUANTITY) {
        None | Some(Value::Null) => None,
        Some(quantity) => Some(u32::try_from(quantity.as_u64()?).ok()?),
    };
    item_id(item).map(|item| Part { item, quantity })
}

/// An item by its id, alone or in an object.
fn item_id(item: &Value) -> Option<u64> {
    let named = || part::ITEM.iter().find_map(|key| item.get(key));
    item.as_u64().or_else(|| named()?.as_u64())
}

fn replacements(inputs: &Body) -> Result<Vec<(u64, String)>, Unreadable> {
    let field = invented::REPLACEMENT_INPUT;
    let Some(value) = given(inputs, field) else {
        return Ok(Vec::new());
    };
    let pair = |one: &Value| Some((item_id(one)?, one.get(part::SKU)?.as_str()?.to_owned()));
    let each = value.as_array().ok_or(field)?.iter();
    each.map(|one| pair(one).ok_or(field)).collect()
}

fn given<'b>(from: &'b Body, field: &str) -> Option<&'b Value> {
    from.get(field).filter(|value| !value.is_null())
}

fn either(from: &Body, [first, other]: [&'static str; 2]) -> Result<Option<u64>, Unreadable> {
    Ok(whole(from, first)?.or(whole(from, other)?))
}

fn whole(from: &Body, field: &'static str) -> Result<Option<u64>, Unreadable> {
    given(from, field)
        .map(|value| value.as_u64().ok_or(field))
        .transpose()
}

fn narrow(number: Option<u64>, field: &'static str) -> Result<Option<u32>, Unreadable> {
    number
        .map(|number| u32::try_from(number).map_err(|_| field))
        .transpose()
}

fn text(from: &Body, field: &'static str) -> Result<Option<String>, Unreadable> {
    let read = |value: &Value| value.as_str().map(str::to_owned).ok_or(field);
    given(from, field).map(read).transpose()
}

fn truth(from: &Body, field: &'static str) -> Result<Option<bool>, Unreadable> {
    given(from, field)
        .map(|value| value.as_bool().ok_or(field))
        .transpose()
}

/// The status and body of a refusal.
pub(crate) fn refusal(refusal: &Refusal, strict: &Strict) -> (u16, Value) {
    match refusal {
        Refusal::Invalid { field, message } => (400, validation_error(field, message)),
        Refusal::State { from } => {
            let message = format!("Transition is not allowed from state {}.", from.code());
            match strict.wrong_state {
                WrongState::Validation => (400, validation_error("non_field_errors", &message)),
                WrongState::Command => (406, command_error(406, invented::ERROR_STATE, &message)),
            }
        }
        Refusal::Command { code, message } => {
            let status = match strict.command_error {
                CommandError::NotAcceptable => 406,
                CommandError::BadRequest => 400,
            };
            (status, command_error(status, code, message))
        }
    }
}

pub(crate) fn command_error(status: u16, code: &str, message: &str) -> Value {
    json!({"error": {"code": code, "message": message}, "status_code": status})
}

pub(crate) fn validation_error(field: &str, message: &str) -> Value {
    json!({"error": {field: [message]}, "status_code": 400})
}
