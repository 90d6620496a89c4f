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
        ("trailing_slash", "absent") => site.trailing_slash = false,
        ("logs", "bearer_only") => site.log_auth_scheme = Some("Bearer".into()),
        ("log_content_type", "of_its_own") => site.log_content_type = Some(31),
        ("list_refuses", "sorting") => site.names.sort = String::new(),
        ("list_refuses", "one_code") => site.states.end("300"),
        ("list_refuses", "large_pages") => site.page_size = 50,
        ("list_refuses", "changes") => site.names.modified_since = String::new(),
        ("page_size_name", "limit") => site.names.page_size = "limit".into(),
        ("page_size_name", "page_size") => site.names.log_page_size = "page_size".into(),
        ("info_names", "package_id") => {
            change(site, &[Kind::SetShipment], |name| name.ids = IdNames::Long);
        }
        ("without_shipment", "packing") => change(site, &[Kind::PackWithoutShipment], |name| {
            name.slug = Some("COMPLETE_PACKING_WITHOUT_SHIPMENT".into());
        }),
        // One is called otherwise there than we assume, and no list tells.
        ("commands", "absent") => change(site, &[Kind::ShipAdvanced], |name| {
            name.slug = Some("ADVANCED_SHIPMENT".into());
        }),
        ("block_inputs", "required") => change(site, &[Kind::Block], |name| {
            name.user = Some("42".into());
        }),
        ("ship_without_integration", "before_packed") => site.ships_unpacked = Some(true),
        _ => {}
    }
}

/// A delivery's two ends, where each is a transition of its own.
pub(super) const ENDS: [&str; 2] = ["teslim-edildi", "teslim-edilemedi"];

/// What the brand's own slugs mean, which only its people know where offers tell no codes.
pub(super) const BRAND: [(Kind, &str); 19] = [
    (Kind::Pack, "paketle"),
    (Kind::PackWithoutShipment, "kargosuz-paketle"),
    (Kind::PackForChannel, "pazaryeri-paketle"),
    (Kind::Ship, "paketi-gonder"),
    (Kind::OrderShipment, "sevk-emri"),
    (Kind::ShipWithoutIntegration, "kargoya-ver"),
    (Kind::ShipAdvanced, "takip-no-ile-gonder"),
    (Kind::SetShipment, "kargo-bilgisi"),
    (Kind::SetStatus, "teslimat-durumu"),
    (Kind::RenewLabel, "kargo-etiketi"),
    (Kind::Prepare, "hazirla"),
    (Kind::Deallocate, "rezervasyon-kaldir"),
    (Kind::NotFound, "urun-yok"),
    (Kind::LinesNotFound, "kalem-yok"),
    (Kind::Refuse, "reddet"),
    (Kind::PackForRefund, "iade-paketle"),
    (Kind::Block, "bloke-et"),
    (Kind::Unblock, "bloke-kaldir"),
    (Kind::SetInvoice, "fatura"),
];

pub(super) fn name_as_branded(site: &mut OmsSite) {
    for (kind, slug) in BRAND {
        change(site, &[kind], |name| name.slug = Some(slug.into()));
    }
}

fn change(site: &mut OmsSite, kinds: &[Kind], change: impl Fn(&mut CommandName)) {
    for kind in kinds {
        let mut name = site.commands.of(*kind).clone();
        change(&mut name);
        site.commands.set(*kind, name);
    }
}
