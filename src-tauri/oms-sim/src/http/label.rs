//! The OMS's own label file: a small PDF with the carrier and the tracking number.
//!
//! Only what a desk must be able to fetch, keep and print byte for byte; it is no model of a
//! carrier's design. Letters beyond ASCII are left out, since the standard PDF fonts lack them.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::answers;
use super::signed::Signed;
use crate::shared::Shared;
use crate::world::{self, Package};

pub(super) async fn file(
    _: Signed,
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
) -> Response {
    let world = shared.world();
    let package = id.parse().ok().and_then(|id| world.package(id));
    match package.and_then(lines).filter(|_| shared.draws_labels) {
        Some(lines) => ([(CONTENT_TYPE, "application/pdf")], pdf(&lines)).into_response(),
        None => answers::not_found(),
    }
}

fn lines(package: &Package) -> Option<[String; 3]> {
    let shipment = package.shipment.as_ref()?;
    let awb = shipment.awb_number.clone()?;
    let carrier = world::carrier_name(shipment.carrier).to_owned();
    Some([
        carrier,
        format!("AWB {awb}"),
        format!("Package {}", world::number(package)),
    ])
}

/// A page of 100 by 150 mm, the size of a carrier's label, with its cross-reference table.
fn pdf(lines: &[String]) -> Vec<u8> {
    let plain = |line: &String| -> String {
        line.chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == ' ')
            .collect()
    };
    let shown: Vec<String> = lines
        .iter()
        .map(|line| format!("({}) Tj T*", plain(line)))
        .collect();
    let text = format!("BT /F1 16 Tf 22 TL 20 380 Td {} ET", shown.join(" "));
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 283 425] /Contents 4 0 R \
                /Resources << /Font << /F1 5 0 R >> >> >>";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        page.to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (id, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{id} 0 obj\n{object}\nendobj\n");
    }
    let table_at = file.len();
    file += &format!("xref\n0 6\n{table}trailer\n<< /Size 6 /Root 1 0 R >>\n");
    file += &format!("startxref\n{table_at}\n%%EOF\n");
    file.into_bytes()
}
