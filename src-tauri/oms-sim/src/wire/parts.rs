//! Parts of a package's JSON that only tell what its order says: people, places, goods.

use serde_json::{Value, json};

use super::View;
use crate::catalogue::City;
use crate::clock::iso;
use crate::invented::{self, Store, product};
use crate::world::{self, Item, Package};

/// As the model of a package's item lists them.
pub(crate) fn item(view: &View, item: &Item) -> Value {
    let product = world::product(item);
    json!({
        "id": item.id,
        "state": super::state_object(view, item.state, (100, invented::ITEM_STATE_CLASS)),
        "quantity": item.quantity,
        "unit_weight": product.map(|p| format!("{}.{:03}", p.weight_g / 1000, p.weight_g % 1000)),
        "order_item": order_item(item),
    })
}

/// The fields of an ordered item as their table lists them; of its attributes the table was cut
/// after the first.
pub(crate) fn order_item(item: &Item) -> Value {
    let product = world::product(item);
    json!({
        "id": item.id + 9_000,
        "product": product.map(|p| json!({
            product::ID: p.id,
            product::NAME: p.name,
            product::SKU: p.sku,
            product::BARCODE: p.barcode,
            product::IMAGE: Value::Null,
        })),
        "price": product.map(|p| money(p.price_minor)),
        "price_currency": "try",
        "attributes": {"sku": product.map(|p| &p.sku)},
    })
}

pub(crate) fn item_of_package(view: &View, package: &Package, item: &Item) -> Value {
    let mut body = self::item(view, item);
    body["package"] = json!({
        "id": package.id,
        "number": world::number(package),
        "state": super::state(view, package.state),
    });
    body["created_date"] = json!(iso(package.created));
    body["modified_date"] = json!(iso(package.modified));
    body
}

fn money(minor: u32) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// Keys as in an address of the sister product, for want of any other.
pub(super) fn customer(package: &Package) -> Value {
    let customer = &package.order.customer;
    json!({
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "phone_number": customer.phone,
        "email": format!("customer-{}@example.invalid", package.order.number),
    })
}

/// Keys as in the sister product's addresses, from where the OMS copies its orders.
pub(super) fn address(package: &Package) -> Value {
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
