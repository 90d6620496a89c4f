//! What a printer's software reads out of the file: boxes, fonts, rectangles.

use super::*;
use crate::sheet::{Dpi, Media};
use crate::text::{Align, Direction, Spot, Style, Typesetter, Words};

fn sheet(media: Media, text: &str) -> Sheet {
    let mut sheet = Sheet::new(media, Dpi::Dpi203);
    let area = Rect {
        x: 28,
        y: 28,
        width: 700,
        height: 300,
    };
    sheet.rect(Rect {
        x: 100,
        y: 200,
        width: 3,
        height: 203,
    });
    let setter = Typesetter::new("tr", Direction::LeftToRight, Dpi::Dpi203).unwrap();
    let fitted = setter
        .fit(&[Words::Natural(text)], Style::regular(12.0, 7.0), area)
        .unwrap();
    setter.place(
        &mut sheet,
        &fitted,
        Spot {
            area,
            align: Align::Start,
            ink: Ink::Black,
        },
    );
    sheet
}

fn contains(bytes: &[u8], part: &str) -> bool {
    bytes
        .windows(part.len())
        .any(|window| window == part.as_bytes())
}

#[test]
fn page_boxes_are_exact_points() {
    let pdf = write("label", &[sheet(Media::Inch4x6, "a")]).unwrap();
    for name in ["MediaBox", "CropBox", "TrimBox"] {
        assert!(contains(&pdf, &format!("/{name}[0 0 288 432]")), "{name}");
    }
}

#[test]
fn the_same_sheets_give_the_same_bytes_others_another_id() {
    let id = |pdf: &[u8]| {
        let at = pdf
            .windows(5)
            .rposition(|window| window == b"/ID[(")
            .unwrap();
        pdf[at..at + 40].to_vec()
    };
    let [a, again, b] =
        ["Şükrü", "Şükrü", "أحمد"].map(|text| write("label", &[sheet(Media::A6, text)]).unwrap());
    assert!(a == again, "two files from one sheet");
    assert_ne!(id(&a), id(&b));
}

#[test]
fn only_the_glyphs_shown_are_embedded() {
    let pdf = write("label", &[sheet(Media::Inch4x6, "Şükrü أحمد")]).unwrap();
    assert!(contains(&pdf, "LABELS+NotoSans-Regular"));
    assert!(contains(&pdf, "LABELS+NotoSansArabic-Regular"));
    assert!(!contains(&pdf, "Bold"));
    assert!(pdf.len() < 12_000, "{}", pdf.len());
}

#[test]
fn rectangles_are_a_tenth_of_a_dot_smaller_on_each_side() {
    let place = Place {
        dpi: 203.0,
        height_pt: 432.0,
    };
    let rect = place.rect(Rect {
        x: 100,
        y: 200,
        width: 3,
        height: 203,
    });
    let dots = |pt: Pt| pt.0 * 203.0 / 72.0;
    assert!((dots(rect.x) - 100.1).abs() < 1e-3);
    assert!((dots(rect.width) - 2.8).abs() < 1e-3);
    assert!((dots(rect.height) - 202.8).abs() < 1e-3);
    assert!((dots(Pt(432.0 - rect.y.0)) - 402.9).abs() < 1e-2);
}

#[test]
fn every_sheet_becomes_a_page() {
    let pdf = write("sheets", &[sheet(Media::A6, "1"), sheet(Media::A6, "2")]).unwrap();
    assert!(contains(&pdf, "/Count 2"));
    assert!(contains(&write("none", &[]).unwrap(), "/Count 0"));
}
