//! The JSON shapes: how the OMS writes its packages down, and how a command's body is read.
//!
//! It must not decide anything. Shapes follow the published webhook sample and the models'
//! fields; where a key was never seen printed, `invented` or the comment beside it says so.

mod asked;
mod parts;

pub(crate) use asked::{asked, command_error, refusal, validation_error};
pub(crate) use parts::{item, item_of_package, order_item, stock_location};

use serde_json::{Map, Value, json};

use crate::clock::{Micros, US_PER_HOUR, iso};
use crate::invented::{self, STORES, entry, range, shipment};
use crate::label;
use crate::query::CodeOf;
use crate::rules::{self, State, Transition};
use crate::strict::{CommandCode, Commands, OrderShape, RemoteInvoiceCall, ShortState};
use crate::world::{self, LogRow, Package, Witnessed, World};

/// From where somebody looks at the world, and what is bent on the way.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) world: &'a World,
    /// Under which address the OMS was reached; links back begin with it.
    pub(crate) origin: &'a str,
    pub(crate) in_list: bool,
    /// Every state is shown as one that no page knows.
    pub(crate) odd_states: bool,
}

pub(crate) fn package(view: &View, package: &Package) -> Value {
    let mut body = common(view, package);
    let strict = &view.world.book.strict;
    let listed = match strict.commands {
        Commands::Everywhere => true,
        Commands::DetailOnly => !view.in_list,
        Commands::Absent => false,
    };
    if listed {
        let rows = rules::offered(package.facts(), &view.world.book);
        let commands: Vec<Value> = rows.map(|row| command(view, row)).collect();
        body.insert("commands".to_owned(), Value::from(commands));
    }
    let items = package.items.iter().map(|item| self::item(view, item));
    let more = [
        ("state", state(view, package.state)),
        ("packageitem_set", items.collect()),
        ("shipment", shipment(package)),
        (
            "shipping_label",
            label::shown(view.world, package, view.origin),
        ),
        ("stock_location", stock_location(store(package))),
        (invented::ADDRESS, parts::address(package)),
        (invented::CUSTOMER, parts::customer(package)),
        (invented::invoice::DOCUMENT, document(view, package)),
    ];
    body.extend(more.map(|(key, value)| (key.to_owned(), value)));
    Value::Object(body)
}

/// The light form: state as a string, the count of items, related objects as keys.
pub(crate) fn short(view: &View, package: &Package) -> Value {
    let mut body = common(view, package);
    let store = store(package);
    let state = match view.world.book.strict.short_state {
        ShortState::Word => json!(code_of(view.odd_states)(package.state)),
        ShortState::Object => self::state(view, package.state),
    };
    let shipment = package.shipment.as_ref().map(|_| package.id);
    let more = [
        ("state", state),
        ("stock_location", json!(store.id)),
        ("stock_location_erp_code", json!(store.erp_code)),
        ("packageitem_count", json!(package.items.len())),
        ("shipment", json!(shipment)),
    ];
    body.extend(more.map(|(key, value)| (key.to_owned(), value)));
    Value::Object(body)
}

pub(crate) fn store(package: &Package) -> &'static invented::Store {
    &STORES[package.store.min(STORES.len() - 1)]
}

fn common(view: &View, package: &Package) -> Map<String, Value> {
    let order = &package.order;
    let fields = [
        ("id", json!(package.id)),
        ("number", json!(world::number(package))),
        ("city", json!(order.customer.city.name)),
        ("remote_id", Value::Null),
        ("date_placed", json!(iso(package.created))),
        ("order_notes", json!(order.note)),
        ("channel_name", json!(order.channel.name)),
        ("payment_type", json!("credit_card")),
        ("shipment_date", json!(package.shipped.map(iso))),
        (
            "delivery_range",
            json!(
                order
                    .due_after
                    .map(|after| due_range(package.created + after))
            ),
        ),
        (
            "invoice_number",
            json!(package.invoice.as_ref().map(|invoice| &invoice.number)),
        ),
        ("created_date", json!(iso(package.created))),
        ("modified_date", json!(iso(package.modified))),
    ];
    let order = match view.world.book.strict.order {
        OrderShape::Flat => vec![
            ("order_id", json!(order_id(package))),
            ("order_number", json!(order.number.to_string())),
        ],
        OrderShape::Nested => vec![(
            "order",
            json!({"id": order_id(package), "number": order.number.to_string()}),
        )],
    };
    fields
        .into_iter()
        .chain(order)
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

pub(crate) fn order_id(package: &Package) -> u64 {
    package.order.number % 10_000_000
}

/// A date range as Django REST writes one.
fn due_range(due: Micros) -> Value {
    json!({
        range::LOWER: iso(due - 2 * US_PER_HOUR),
        range::UPPER: iso(due),
        range::BOUNDS: "[)",
    })
}

/// What each state's code is, or seems to be.
pub(crate) fn code_of(odd_states: bool) -> CodeOf {
    if odd_states {
        |_| invented::UNKNOWN_STATE.0
    } else {
        State::code
    }
}

pub(crate) fn state(view: &View, state: State) -> Value {
    state_object(view, state, (0, "PackageStatus"))
}

fn state_object(view: &View, state: State, (shift, class): (u32, &str)) -> Value {
    // Uneven steps: nobody gets far with a guess at another state's id.
    let nth = u32::try_from(state.index()).unwrap_or(0);
    let name = if view.odd_states {
        invented::UNKNOWN_STATE.1
    } else {
        state.name()
    };
    json!({
        "id": view.world.first_state_id + shift + nth * 3 + nth % 2,
        "name": name,
        "config": {},
        "enum_class": class,
        "enum_value": code_of(view.odd_states)(state),
        "content_type": invented::CONTENT_TYPE + shift,
        "created_date": "2020-04-27T14:47:49.786741Z",
        "modified_date": "2020-04-27T14:47:49.786759Z",
    })
}

/// Its keys are invented; the options of `config` are as their page prints them.
fn command(view: &View, row: &Transition) -> Value {
    let strict = &view.world.book.strict;
    let packs = row.to == State::Packed && row.from != State::Packed;
    let config = match strict.remote_invoice_call {
        RemoteInvoiceCall::Boolean if packs => json!({"remote_invoice_call": true}),
        RemoteInvoiceCall::Object if packs => json!({"remote_invoice_call": {
            "auth": {"request_type": "anonymous"},
            "timeouts": {"read": 10, "connect": 60},
            "generate_invoice_number": true,
            "generate_invoice_url": true,
        }}),
        RemoteInvoiceCall::Absent | RemoteInvoiceCall::Boolean | RemoteInvoiceCall::Object => {
            json!({})
        }
    };
    let mut told = json!({
        entry::ID: row.id,
        entry::NAME: row.name,
        entry::SLUG: row.slug,
        entry::SOURCE: state(view, row.from),
        entry::DESTINATION: state(view, row.to),
        entry::CONFIG: config,
    });
    if strict.command_code == CommandCode::Told {
        told[entry::CODE] = json!(row.code.word(strict));
    }
    told
}

/// Carrier and numbers have the names that Update Shipment Info gives them.
fn shipment(package: &Package) -> Value {
    package.shipment.as_ref().map_or(Value::Null, |shipment| {
        json!({
            shipment::ID: package.id,
            "cargo_company": {
                shipment::CARRIER_ID: shipment.carrier,
                shipment::CARRIER_NAME: world::carrier_name(shipment.carrier),
            },
            "awb_number": shipment.awb_number,
            "query_number": shipment.query_number,
            shipment::CREATED: iso(shipment.created),
            (invented::DESI): desi(package),
        })
    })
}

/// The simulated carriers take a desi for a kilogram, and never less than one.
fn desi(package: &Package) -> u32 {
    let weight_g = |item: &world::Item| {
        let each = world::product(item).map_or(0, |product| product.weight_g);
        each * item.quantity
    };
    let all: u32 = package.items.iter().map(weight_g).sum();
    all.div_ceil(1_000).max(1)
}

/// The OMS's packaging document, in its place later the brand's invoice.
fn document(view: &View, package: &Package) -> Value {
    let packed = package.shipped.is_some() || package.state == State::Packed;
    if packed || package.invoice.is_some() {
        json!(format!("{}/documents/{}/", view.origin, package.id))
    } else {
        Value::Null
    }
}

pub(crate) fn log_row(view: &View, row: &LogRow) -> Value {
    json!({
        "id": row.id,
        "old_state": state(view, row.from),
        "new_state": state(view, row.to),
        "user": row.user.as_ref().map(|user| &user.name),
        "attributes": {
            "command": {"slug": row.slug, "transition_id": row.transition},
            "remote_user_pk": row.user.as_ref().map(|user| user.pk),
            "remote_user_mail": row.user.as_ref().map(|user| user.mail()),
        },
        "created_date": iso(row.at),
        "object_id": row.package,
        "content_type": view.world.book.strict.log_content_type.number(),
    })
}

pub(crate) fn witnessed(line: &Witnessed) -> Value {
    json!({
        "package": line.package,
        "number": line.number,
        "slug": line.slug,
        "from": line.from.code(),
        "to": line.to.code(),
        "who": line.who,
        "command_id": line.command_id,
        "log_id": line.log_id,
        "at": iso(line.at),
    })
}
