//! The JSON shapes: how the OMS writes its packages down, and how a command's body is read.
//!
//! It must not decide anything. Shapes follow the published webhook sample and the models'
//! fields; where a key was never seen printed, `invented` or the comment beside it says so.

use serde_json::{Map, Value, json};

use crate::catalogue::City;
use crate::clock::{Micros, US_PER_HOUR, iso};
use crate::invented::{self, STORES, Store};
use crate::rules::{self, Asked, Refusal, State, Transition};
use crate::world::{self, Item, LogRow, Package, Witnessed, World};

/// Where the label files are served, or `None` when the OMS draws none.
pub(crate) type LabelBase<'a> = Option<&'a str>;

pub(crate) fn package(world: &World, package: &Package, labels: LabelBase) -> Value {
    let mut body = common(package);
    let customer = customer(package);
    let store = &STORES[package.store.min(STORES.len() - 1)];
    let commands: Vec<Value> = rules::offered(package.facts(), &world.transitions)
        .map(|row| command(world, row))
        .collect();
    let items: Vec<Value> = package
        .items
        .iter()
        .map(|item| self::item(world, item))
        .collect();
    let more = [
        ("state", state(world, package.state)),
        ("commands", Value::from(commands)),
        ("packageitem_set", Value::from(items)),
        ("shipment", shipment(package)),
        ("shipping_label", label(package, labels)),
        ("stock_location", stock_location(store)),
        ("shipping_address", address(package)),
        ("customer", customer),
    ];
    body.extend(more.map(|(key, value)| (key.to_owned(), value)));
    Value::Object(body)
}

/// The light form: state as a string, the count of items, related objects as keys.
pub(crate) fn short(package: &Package) -> Value {
    let mut body = common(package);
    let store = &STORES[package.store.min(STORES.len() - 1)];
    let more = [
        ("state", json!(package.state.code())),
        ("stock_location", json!(store.id)),
        ("stock_location_erp_code", json!(store.erp_code)),
        ("packageitem_count", json!(package.items.len())),
        (
            "shipment",
            json!(package.shipment.as_ref().map(|_| package.id)),
        ),
    ];
    body.extend(more.map(|(key, value)| (key.to_owned(), value)));
    Value::Object(body)
}

fn common(package: &Package) -> Map<String, Value> {
    let order = &package.order;
    let fields = [
        ("id", json!(package.id)),
        ("number", json!(world::number(package))),
        ("city", json!(order.customer.city.name)),
        ("order_id", json!(package.id + 40)),
        ("order_number", json!(order.number.to_string())),
        ("remote_id", Value::Null),
        ("date_placed", json!(iso(package.created))),
        ("order_notes", json!(order.note)),
        ("channel_name", json!(order.channel.name)),
        ("payment_type", json!("credit_card")),
        ("shipment_date", json!(package.shipped.map(iso))),
        (
            "delivery_range",
            json!(order.due_after.map(|after| range(package.created + after))),
        ),
        ("invoice_number", Value::Null),
        ("created_date", json!(iso(package.created))),
        ("modified_date", json!(iso(package.modified))),
    ];
    fields
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// A date range as Django REST writes one; the documents only name its bounds as filters.
fn range(due: Micros) -> Value {
    json!({"lower": iso(due - 2 * US_PER_HOUR), "upper": iso(due), "bounds": "[)"})
}

pub(crate) fn state(world: &World, state: State) -> Value {
    state_object(world, state, (0, "PackageStatus"))
}

fn state_object(world: &World, state: State, (shift, class): (u32, &str)) -> Value {
    // Uneven steps: nobody gets far with a guess at another state's id.
    let nth = u32::try_from(state.index()).unwrap_or(0);
    json!({
        "id": world.first_state_id + shift + nth * 3 + nth % 2,
        "name": state.name(),
        "config": {},
        "enum_class": class,
        "enum_value": state.code(),
        "content_type": invented::CONTENT_TYPE + shift,
        "created_date": "2020-04-27T14:47:49.786741Z",
        "modified_date": "2020-04-27T14:47:49.786759Z",
    })
}

/// The shape of an entry of `commands` was never seen printed.
fn command(world: &World, row: &Transition) -> Value {
    json!({
        "id": row.id,
        "name": row.name,
        "slug": row.slug,
        "code": row.code.word(),
        "source": state(world, row.from),
        "destination": state(world, row.to),
        "config": {},
    })
}

pub(crate) fn item(world: &World, item: &Item) -> Value {
    let product = world.product(item);
    json!({
        "id": item.id,
        "state": state_object(world, item.state, (100, invented::ITEM_STATE_CLASS)),
        "quantity": item.quantity,
        "unit_weight": product.map(|p| format!("{}.{:03}", p.weight_g / 1000, p.weight_g % 1000)),
        "order_item": {
            "id": item.id + 9_000,
            "product": product.map(|p| json!({
                "id": p.id,
                "name": p.name,
                "sku": p.sku,
                "barcode": p.barcode,
                "image": Value::Null,
            })),
            "price": product.map(|p| money(p.price_minor)),
            "price_currency": "try",
            "attributes": {"sku": product.map(|p| &p.sku)},
        },
    })
}

pub(crate) fn item_of_package(world: &World, package: &Package, item: &Item) -> Value {
    let mut body = self::item(world, item);
    body["package"] = json!({
        "id": package.id,
        "number": world::number(package),
        "state": state(world, package.state),
    });
    body["created_date"] = json!(iso(package.created));
    body["modified_date"] = json!(iso(package.modified));
    body
}

fn money(minor: u32) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn shipment(package: &Package) -> Value {
    package.shipment.as_ref().map_or(Value::Null, |shipment| {
        json!({
            "id": package.id,
            "cargo_company": {
                "id": shipment.carrier,
                "name": world::carrier_name(shipment.carrier),
            },
            "awb_number": shipment.awb_number,
            "query_number": shipment.query_number,
            "created_date": iso(shipment.created),
        })
    })
}

fn label(package: &Package, base: LabelBase) -> Value {
    let awb = package
        .shipment
        .as_ref()
        .and_then(|s| s.awb_number.as_deref());
    match (base, awb) {
        (Some(base), Some(_)) => json!(format!("{base}/labels/{}/", package.id)),
        (Some(_), None) | (None, _) => Value::Null,
    }
}

fn customer(package: &Package) -> Value {
    let customer = &package.order.customer;
    json!({
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "phone_number": customer.phone,
        "email": format!("customer-{}@example.invalid", package.order.number),
    })
}

/// Keys as in the sister product's addresses, from where the OMS copies its orders.
fn address(package: &Package) -> Value {
    let customer = &package.order.customer;
    let city = customer.city;
    json!({
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "phone_number": customer.phone,
        "line": format!("{} No: {} D: {}", customer.street, customer.house, customer.flat),
        "postcode": city.postcode,
        "country": country(&city),
        "city": {"pk": city.pk, "name": city.name, "country": city.country_pk, "is_active": true},
        "township": {"pk": city.pk + 400, "name": city.township, "city": city.pk},
        "district": Value::Null,
        "notes": Value::Null,
        "company_name": Value::Null,
    })
}

fn country(city: &City) -> Value {
    json!({"pk": city.country_pk, "code": city.country_code, "name": city.country})
}

pub(crate) fn stock_location(store: &Store) -> Value {
    json!({
        "id": store.id, "conf": {}, "name": store.name, "email": "", "engine": 1,
        "address": {
            "id": store.id, "line": store.line, "title": store.name, "postcode": Value::Null,
            "country": {"pk": 1, "code": "tr", "name": "Türkiye", "is_active": true},
            "township": {"pk": store.id + 460, "name": store.township, "is_active": true},
            "is_active": true, "latitude": Value::Null, "longitude": Value::Null,
        },
        "erp_code": store.erp_code, "priority": 10, "is_active": true, "fax_number": "",
        "stock_location_type": "store", "is_fulfillment_center": true,
        "created_date": "2020-05-12T14:20:07.677690Z",
        "modified_date": "2020-05-12T14:20:07.677690Z",
        "daytime_phone": store.phone, "evening_phone": store.phone,
    })
}

pub(crate) fn log_row(world: &World, row: &LogRow) -> Value {
    json!({
        "id": row.id,
        "old_state": state(world, row.from),
        "new_state": state(world, row.to),
        "user": row.user.as_ref().map(|user| &user.name),
        "attributes": {
            "command": {"slug": row.slug, "transition_id": row.transition},
            "remote_user_pk": row.user.as_ref().map(|user| user.pk),
            "remote_user_mail": row.user.as_ref().map(|user| user.mail()),
        },
        "created_date": iso(row.at),
        "object_id": row.package,
        "content_type": invented::CONTENT_TYPE,
    })
}

pub(crate) fn witnessed(line: &Witnessed) -> Value {
    json!({
        "package": line.package,
        "number": line.number,
        "slug": line.slug,
        "who": line.who,
        "command_id": line.command_id,
        "log_id": line.log_id,
        "at": iso(line.at),
    })
}

/// The status and body of a refusal.
pub(crate) fn refusal(refusal: &Refusal) -> (u16, Value) {
    match refusal {
        Refusal::Invalid { field, message } => (400, validation_error(field, message)),
        Refusal::Command { code, message } => (
            406,
            json!({"error": {"code": code, "message": message}, "status_code": 406}),
        ),
    }
}

pub(crate) fn validation_error(field: &str, message: &str) -> Value {
    json!({"error": {field: [message]}, "status_code": 400})
}

/// Reads a command's body: inputs in an envelope or flat, both documented. `Err` carries the
/// field that has the wrong type.
pub(crate) fn asked(body: &Map<String, Value>) -> Result<Asked, &'static str> {
    let inputs = match body.get("input_parameters") {
        Some(Value::Object(inputs)) => inputs,
        Some(_) => return Err("input_parameters"),
        None => body,
    };
    let id =
        |from, field, other| Ok::<_, &'static str>(whole(from, field)?.or(whole(from, other)?));
    Ok(Asked {
        transition: narrow(id(body, "transition", "transition_id")?, "transition")?,
        slug: text(body, "slug")?,
        package: id(inputs, "package", "package_id")?,
        delivered: truth(inputs, "delivered_status")?,
        awb_number: text(inputs, "awb_number")?,
        query_number: text(inputs, "query_number")?,
        cargo_company: narrow(whole(inputs, "cargo_company")?, "cargo_company")?,
        denial_reason: narrow(
            whole(inputs, invented::DENIAL_REASON_INPUT)?,
            invented::DENIAL_REASON_INPUT,
        )?,
    })
}

fn given<'b>(from: &'b Map<String, Value>, field: &str) -> Option<&'b Value> {
    from.get(field).filter(|value| !value.is_null())
}

fn whole(from: &Map<String, Value>, field: &'static str) -> Result<Option<u64>, &'static str> {
    given(from, field)
        .map(|value| value.as_u64().ok_or(field))
        .transpose()
}

fn narrow(number: Option<u64>, field: &'static str) -> Result<Option<u32>, &'static str> {
    number
        .map(|number| u32::try_from(number).map_err(|_| field))
        .transpose()
}

fn text(from: &Map<String, Value>, field: &'static str) -> Result<Option<String>, &'static str> {
    let read = |value: &Value| value.as_str().map(str::to_owned).ok_or(field);
    given(from, field).map(read).transpose()
}

fn truth(from: &Map<String, Value>, field: &'static str) -> Result<Option<bool>, &'static str> {
    given(from, field)
        .map(|value| value.as_bool().ok_or(field))
        .transpose()
}
