//! The entries of the small lists. An entry without an id, or a setting without a key, is none.

use packing::id::PackageId;
use serde_json::Value;

use super::super::http::StateMap;
use super::super::reference::{AppSetting, Brief, DenialReason, Item, StockLocation};
use super::reader::{Reader, given};

impl Reader {
    pub(in super::super) fn denial_reason(&self, value: &Value) -> Option<DenialReason> {
        Some(DenialReason {
            id: self.integer(value, "id")?,
            title: self.text(value, "title").unwrap_or_default(),
            priority: self.integer(value, "priority"),
            is_active: is_active(value),
        })
    }

    pub(in super::super) fn stock_location(&self, value: &Value) -> Option<StockLocation> {
        Some(StockLocation {
            id: self.integer(value, "id")?,
            erp_code: self.text(value, "erp_code"),
            name: self.text(value, "name").unwrap_or_default(),
            is_active: is_active(value),
        })
    }

    pub(in super::super) fn cargo_company_id(&self, value: &Value) -> Option<i64> {
        match given(value, "cargo_company")? {
            company @ Value::Object(_) => self.integer(company, "id"),
            _ => self.integer(value, "cargo_company"),
        }
    }

    pub(in super::super) fn app_setting(&self, value: &Value) -> Option<AppSetting> {
        let told = given(value, "json_value").cloned().unwrap_or_default();
        Some(AppSetting {
            key: self.text(value, "key")?,
            value: told.as_str().map_or_else(|| told.to_string(), String::from),
        })
    }

    pub(in super::super) fn item(&self, value: &Value) -> Option<Item> {
        self.integer(value, "id")?;
        let (package, number) = match given(value, "package") {
            Some(package @ Value::Object(_)) => {
                (self.integer(package, "id"), self.text(package, "number"))
            }
            _ => (self.integer(value, "package"), None),
        };
        Some(Item {
            package: package.map(PackageId),
            number: number.or_else(|| self.text(value, "package_number")),
            line: self.line(value),
        })
    }

    pub(in super::super) fn brief(&self, value: &Value, states: &StateMap) -> Option<Brief> {
        let (code, state_words, _) = self.state(value);
        Some(Brief {
            id: PackageId(self.integer(value, "id")?),
            number: self.text(value, "number").unwrap_or_default(),
            state: states.state(&code.unwrap_or_default()),
            state_words,
            store: self.store(value),
        })
    }
}

/// What does not say so is in use: the documents' default.
fn is_active(value: &Value) -> bool {
    given(value, "is_active").and_then(Value::as_bool) != Some(false)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_documented_entries_are_read() {
        let reader = Reader::default();
        let reason = json!({"id": 34, "title": "Urun Eksik", "remote_id": null, "priority": 1,
            "is_active": true});
        let reason = reader.denial_reason(&reason).unwrap();
        assert_eq!(
            (reason.id, reason.title.as_str(), reason.priority),
            (34, "Urun Eksik", Some(1))
        );
        assert!(
            !reader
                .denial_reason(&json!({"id": 1, "is_active": false}))
                .unwrap()
                .is_active
        );
        let condition = json!({"id": 233, "rules_configuration": {"rules": []},
            "cargo_company": 695});
        assert_eq!(reader.cargo_company_id(&condition), Some(695));
        let place = json!({"id": 8, "erp_code": "369", "name": "Kadıköy"});
        let place = reader.stock_location(&place).unwrap();
        assert_eq!(
            (place.erp_code.as_deref(), place.is_active),
            (Some("369"), true)
        );
    }

    #[test]
    fn a_setting_is_read_as_text_and_as_an_object() {
        let value = |told: Value| {
            let entry = json!({"id": 1, "key": "IS_OTP_ENABLED", "json_value": told});
            Reader::default().app_setting(&entry).map(|it| it.value)
        };
        assert_eq!(value(json!("true")).as_deref(), Some("true"));
        assert_eq!(value(json!(true)).as_deref(), Some("true"));
        assert_eq!(value(json!({"on": 1})).as_deref(), Some("{\"on\":1}"));
    }

    #[test]
    fn the_short_lists_state_is_read_in_both_shapes() {
        let states = StateMap::default();
        let state = |value: Value| {
            let entry =
                json!({"id": 1, "number": "P", "state": value, "stock_location_erp_code": "1"});
            Reader::default().brief(&entry, &states).map(|it| it.state)
        };
        let ready = Some(packing::package::State::ReadyForPackaging);
        assert_eq!(state(json!("400")), ready);
        assert_eq!(state(json!({"enum_value": "400", "name": "Hazır"})), ready);
    }

    #[test]
    fn an_item_names_its_package_in_both_shapes() {
        let item = |value: Value| Reader::default().item(&value).unwrap();
        let nested = item(json!({"id": 1, "quantity": 2, "package": {"id": 7, "number": "P-7"}}));
        assert_eq!(
            (nested.package, nested.number.as_deref()),
            (Some(PackageId(7)), Some("P-7"))
        );
        assert_eq!(nested.line.quantity, Some(2));
        let flat = item(json!({"id": 1, "package": 7, "package_number": "P-7"}));
        assert_eq!(
            (flat.package, flat.number.as_deref()),
            (Some(PackageId(7)), Some("P-7"))
        );
    }
}
