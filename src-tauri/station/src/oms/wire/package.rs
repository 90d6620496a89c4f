//! One package, in any of the shapes that the documents show.
//!
//! The webhook's payload is flat, the model's page nests the order, the short list gives codes
//! instead of objects. Money is not read at all: a packer needs none, and what is not kept cannot
//! leak.

use packing::id::PackageId;
use packing::package::{Line, Offer, Package, Recipient, Shipment, State};
use packing::time::At;
use serde_json::Value;

use super::super::http::StateMap;
use super::reader::{Reader, given};

/// Two lines of the screen.
const RAW_CHARACTERS_MAX: usize = 120;

impl Reader {
    /// `None` only where it has no id: then there is nothing to remember it by.
    pub(in super::super) fn package(&self, value: &Value, states: &StateMap) -> Option<Package> {
        let id = self.integer(value, "id")?;
        let none = Value::Null;
        let order = self.object(value, "order").unwrap_or(&none);
        let (code, state_words, content_type) = self.state(value);
        let flat_or_nested = |flat, nested| {
            self.text(value, flat)
                .or_else(|| self.text(order, nested))
                .unwrap_or_default()
        };
        Some(Package {
            id: PackageId(id),
            number: self.text(value, "number").unwrap_or_default(),
            order_number: flat_or_nested("order_number", "number"),
            channel: self.channel(value, order).unwrap_or_default(),
            state: code.map_or_else(|| State::Other(String::new()), |code| states.state(&code)),
            state_words,
            store: self.store(value),
            created_at: self.time(value, "created_date"),
            modified_at: self.time(value, "modified_date"),
            due_at: self.due(value).or_else(|| self.due(order)),
            lines: self.lines(value),
            recipient: self.recipient(value, order),
            notes: flat_or_nested("order_notes", "notes"),
            gift_note: flat_or_nested("gift_box_note", "gift_box_note"),
            shipment: self.shipment(value),
            invoice_number: self.text(value, "invoice_number"),
            label_file: self.label_file(value),
            document_file: self.document_file(value),
            weight_thousandths: self.weight_thousandths(value),
            desi: self.desi(value),
            sender: self.sender(value),
            offers: self.offers(value, states),
            content_type,
        })
    }

    /// Code, words and content type; an object in the full list, a bare code in the short one.
    pub(super) fn state(&self, package: &Value) -> (Option<String>, String, Option<i64>) {
        match given(package, "state") {
            Some(state @ Value::Object(_)) => {
                let code = self.text(state, "enum_value");
                if code.is_none() {
                    self.note("state");
                }
                let words = self
                    .text(state, "name")
                    .or_else(|| code.clone())
                    .unwrap_or_default();
                (code, words, self.integer(state, "content_type"))
            }
            _ => {
                let code = self.text(package, "state");
                (code.clone(), code.unwrap_or_default(), None)
            }
        }
    }

    fn channel(&self, package: &Value, order: &Value) -> Option<String> {
        self.text(package, "channel_name")
            .or_else(|| self.name(package, "channel"))
            .or_else(|| self.name(order, "channel"))
    }

    /// The short list gives the store's key, which says nothing, with its code beside it.
    pub(super) fn store(&self, package: &Value) -> Option<String> {
        let location = given(package, "stock_location");
        let nested = match location {
            Some(location @ Value::Object(_)) => self.text(location, "erp_code"),
            _ => None,
        };
        let store = nested.or_else(|| self.text(package, "stock_location_erp_code"));
        if store.is_none() && location.is_some() {
            self.note("stock_location");
        }
        store
    }

    /// The end of the promised range, as far as one can tell: its shape was never seen printed.
    fn due(&self, from: &Value) -> Option<At> {
        let due = match given(from, "delivery_range")? {
            range @ Value::Object(_) => {
                let ends = ["upper", "upper_bound", "end", "date", "lower"];
                ends.iter().find_map(|end| self.time(range, end))
            }
            Value::Array(ends) => {
                let end = ends.last();
                let time = end.and_then(Value::as_str).and_then(At::from_rfc3339);
                time.inspect(|_| end.into_iter().for_each(|end| self.used(end)))
            }
            Value::String(_) => self.time(from, "delivery_range"),
            Value::Null | Value::Bool(_) | Value::Number(_) => None,
        };
        due.or_else(|| self.lose("delivery_range"))
    }

    fn lines(&self, package: &Value) -> Vec<Line> {
        let sets = ["packageitem_set", "package_items", "items"];
        let items = sets
            .iter()
            .find_map(|set| self.list(package, set))
            .unwrap_or_default();
        items.iter().map(|item| self.line(item)).collect()
    }

    pub(super) fn line(&self, item: &Value) -> Line {
        let none = Value::Null;
        let ordered = ["order_item", "orderitem"];
        let ordered = ordered
            .iter()
            .find_map(|key| self.object(item, key))
            .unwrap_or(&none);
        let product = self.object(ordered, "product");
        let product = product.or_else(|| self.object(item, "product"));
        let product = product.unwrap_or(&none);
        let attributes = self.object(ordered, "attributes").unwrap_or(&none);
        // The documents do not say which of them carries what.
        let text = |keys: &[&'static str]| {
            let places = [product, attributes, ordered, item];
            places
                .iter()
                .find_map(|place| self.first_text(place, keys))
                .unwrap_or_default()
        };
        let (name, sku) = (text(&["name", "product_name"]), text(&["sku", "base_code"]));
        let barcode = text(&["barcode"]);
        let is_told = !(name.is_empty() && sku.is_empty() && barcode.is_empty());
        Line {
            item: self.integer(item, "id"),
            name: if is_told {
                name
            } else {
                self.used(item);
                as_it_came(item)
            },
            sku,
            barcode,
            quantity: self.count(item, "quantity"),
        }
    }

    fn recipient(&self, package: &Value, order: &Value) -> Recipient {
        let none = Value::Null;
        let either = |key| {
            let places = [package, order];
            places
                .iter()
                .find_map(|place| self.object(place, key))
                .unwrap_or(&none)
        };
        let (address, customer) = (either("shipping_address"), either("customer"));
        let text = |keys: &[&'static str]| {
            self.first_text(address, keys)
                .or_else(|| self.first_text(customer, keys))
        };
        let names = [text(&["first_name"]), text(&["last_name"])];
        let full = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let named = if full.is_empty() {
            text(&["name", "full_name"])
        } else {
            Some(full)
        };
        let city = self
            .name(address, "city")
            .or_else(|| self.name(package, "city"));
        Recipient {
            name: named.unwrap_or_default(),
            phone: text(&["phone_number", "phone"]).unwrap_or_default(),
            address: self.address(address, city.as_deref()),
            city: city.unwrap_or_default(),
        }
    }

    pub(super) fn address(&self, address: &Value, city: Option<&str>) -> Vec<String> {
        let postcode = self.text(address, "postcode");
        let town = [postcode.as_deref(), city]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        [
            self.text(address, "line"),
            self.name(address, "district"),
            self.name(address, "township"),
            (!town.is_empty()).then_some(town),
            self.name(address, "country"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn shipment(&self, package: &Value) -> Option<Shipment> {
        let keys = ["shipment", "shipments", "shipment_set"];
        let one_or_all = keys.iter().find_map(|key| given(package, key))?;
        let shipment = one_or_all
            .as_array()
            .map_or(Some(one_or_all), |all| all.last())?;
        if !shipment.is_object() {
            // The short list's key: it exists, and that is all it says.
            if !is_key(shipment) {
                self.note("shipment");
            }
            return Some(Shipment::default());
        }
        let carrier = given(shipment, "cargo_company");
        let carrier_id = match carrier {
            Some(company @ Value::Object(_)) => self
                .integer(company, "id")
                .or_else(|| self.integer(company, "pk")),
            Some(value @ Value::Number(number)) => number.as_i64().inspect(|_| self.used(value)),
            _ => None,
        };
        let is_number = carrier.is_some_and(Value::is_number);
        Some(Shipment {
            carrier_id,
            carrier: if is_number {
                None
            } else {
                self.name(shipment, "cargo_company")
            },
            tracking_number: self.first_text(shipment, &["awb_number", "tracking_number"]),
            query_number: self.text(shipment, "query_number"),
        })
    }

    fn offers(&self, package: &Value, states: &StateMap) -> Vec<Offer> {
        let commands = self.list(package, "commands").unwrap_or_default();
        commands
            .iter()
            .filter_map(|command| self.offer(command, states))
            .collect()
    }

    fn leads_to(&self, command: &Value, states: &StateMap) -> Option<State> {
        let to = given(command, "destination")?;
        let code = match to {
            Value::Object(_) => self.text(to, "enum_value"),
            _ => self.text(command, "destination"),
        };
        code.map(|code| states.state(&code))
    }

    /// An entry's shape was never seen printed: any of its likely names will do.
    fn offer(&self, command: &Value, states: &StateMap) -> Option<Offer> {
        if let Some(slug) = command.as_str() {
            return Some(Offer {
                slug: Some(slug.into()),
                name: slug.into(),
                ..Offer::default()
            });
        }
        let ids = ["transition", "transition_id", "id", "pk"];
        let offer = Offer {
            transition: ids.iter().find_map(|id| self.integer(command, id)),
            slug: self.text(command, "slug"),
            code: self.first_text(command, &["code", "command_code"]),
            name: self
                .first_text(command, &["name", "label", "title"])
                .unwrap_or_default(),
            leads_to: self.leads_to(command, states),
        };
        if offer.transition.is_none() && offer.slug.is_none() {
            return self.lose("commands");
        }
        Some(offer)
    }
}

/// How the short list writes a related object.
fn is_key(value: &Value) -> bool {
    value.is_i64() || value.is_u64()
}

/// A packer who reads strange signs can ask; an empty line would be packed as nothing.
fn as_it_came(item: &Value) -> String {
    let text = item.as_str().map_or_else(|| item.to_string(), String::from);
    text.chars().take(RAW_CHARACTERS_MAX).collect()
}

#[cfg(test)]
#[path = "package_tests.rs"]
mod tests;
