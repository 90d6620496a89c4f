//! What a shop writes into its configuration for each way that its OMS may read the documents.
//!
//! This is the whole list: a setting of the simulated OMS that is not here needs nothing.

use station::oms::{BodyShape, CommandName, IdNames, Kind, OmsSite};

pub(super) fn adapt(site: &mut OmsSite, name: &str, value: &str) {
    match (name, value) {
        ("envelope", "input_parameters") => change(site, &[Kind::ShipWithoutIntegration], |name| {
            name.body = BodyShape::Envelope;
        }),
        ("envelope", "flat") => change(site, &Kind::ALL, |name| name.body = BodyShape::Flat),
        ("package_in_body", "required") => {
            let without = [Kind::PackForChannel, Kind::RenewLabel];
            change(site, &without, |name| name.body = BodyShape::Envelope);
        }
        ("auth", "bearer") => site.auth_scheme = "Bearer".into(),
        ("auth", "token_header") => {
            site.auth_header = "token".into();
            site.auth_scheme = String::new();
        }
        ("logs", "bearer_only") => site.log_auth_scheme = Some("Bearer".into()),
        ("page_size_name", "limit") => site.names.page_size = "limit".into(),
        ("page_size_name", "page_size") => site.names.log_page_size = "page_size".into(),
        ("info_names", "package_id") => {
            change(site, &[Kind::SetShipment], |name| name.ids = IdNames::Long);
        }
        ("without_shipment", "packing") => change(site, &[Kind::PackWithoutShipment], |name| {
            name.slug = Some("COMPLETE_PACKING_WITHOUT_SHIPMENT".into());
        }),
        // One is called otherwise there than we assume, and only an offer would tell.
        ("commands", "absent") => change(site, &[Kind::ShipAdvanced], |name| {
            name.slug = Some("ADVANCED_SHIPMENT".into());
        }),
        _ => {}
    }
}

fn change(site: &mut OmsSite, kinds: &[Kind], change: impl Fn(&mut CommandName)) {
    for kind in kinds {
        let mut name = site.commands.of(*kind).clone();
        change(&mut name);
        site.commands.set(*kind, name);
    }
}
