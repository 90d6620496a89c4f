//! A label or a document as PDF: a page of plain lines and a barcode.
//!
//! Letters beyond ASCII are left out, since the standard PDF fonts lack them.

use super::code128;

/// 100 by 150 mm in points, the size of a carrier's label.
const PAGE: (u32, u32) = (283, 425);
/// A module in hundredths of a point: about 0.35 mm.
const MODULE_CENTIPOINTS: u32 = 100;

pub(super) fn file(lines: &[String], barcode: Option<&str>) -> Vec<u8> {
    let plain = |line: &String| -> String {
        let kept = |c: &char| c.is_ascii_alphanumeric() || " -./".contains(*c);
        line.chars().filter(kept).collect()
    };
    let shown: Vec<String> = lines
        .iter()
        .map(|line| format!("({}) Tj T*", plain(line)))
        .collect();
    let text = format!(
        "BT /F1 16 Tf 22 TL 20 380 Td {} ET{}",
        shown.join(" "),
        barcode.map(bars).unwrap_or_default()
    );
    let (width, height) = PAGE;
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        page,
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

fn bars(text: &str) -> String {
    let hundredths = |modules: usize| {
        let at = 2_000 + u32::try_from(modules).unwrap_or(0) * MODULE_CENTIPOINTS;
        format!("{}.{:02}", at / 100, at % 100)
    };
    let modules = code128::modules(text);
    let black = modules.iter().enumerate().filter(|(_, black)| **black);
    let wide = f64::from(MODULE_CENTIPOINTS) / 100.0;
    let rectangles = black.map(|(nth, _)| format!(" {} 200 {wide} 90 re", hundredths(nth)));
    rectangles.collect::<String>() + " f"
}
