//! Carriers' files: our own label stands in for one, since what is drawn on it is known dot for
//! dot.

use super::*;
use crate::label::{LabelFacts, LabelWords, Parcel};
use crate::sheet::{Dpi, Media};
use crate::text::Direction;
use crate::{Party, bitmap, code128, label, picture};

const STOCK: Stock = Stock {
    media: Media::Inch4x6,
    dpi: Dpi::Dpi203,
};
const NUMBER: &str = "1Z999AA10123456784";
const QR: &str = "90010123456789104765397";

fn sheet() -> Sheet {
    let facts = LabelFacts {
        language: "tr".into(),
        direction: Direction::LeftToRight,
        words: LabelWords::default(),
        carrier: "Yurtiçi Kargo".into(),
        tracking_number: NUMBER.into(),
        query_number: None,
        recipient: Party {
            name: "Şükrü".into(),
            ..Party::default()
        },
        sender: Party::default(),
        order_number: "ORD-1".into(),
        package_number: "PKG-1".into(),
        parcel: Parcel { number: 1, of: 1 },
        weight: None,
        desi: None,
        station_qr: QR.into(),
        training: false,
    };
    label::draw(&facts, STOCK.media, STOCK.dpi).unwrap().sheet
}

fn pdf_file() -> Vec<u8> {
    pdf::write("carrier", &[sheet()]).unwrap()
}

fn png_file() -> Vec<u8> {
    picture::write(&bitmap::draw(&sheet()).unwrap(), Dpi::Dpi203).unwrap()
}

fn refused(file: &[u8], tongue: Tongue, stock: Stock) -> Refusal {
    prepare(file, tongue, stock).unwrap_err()
}

#[test]
fn a_printer_that_speaks_the_files_language_gets_its_very_bytes() {
    let printable = prepare(&pdf_file(), Tongue::Pdf, STOCK).unwrap();
    assert!(printable.bytes == pdf_file());
    assert_eq!(printable.codes, [NUMBER, QR]);
    let zpl = b"\xEF\xBB\xBF^XA^FO50,50^BCN^FD123^FS^XZ";
    let printable = prepare(zpl, Tongue::Zpl(Packing::Z64), STOCK).unwrap();
    assert_eq!(printable.bytes, zpl);
}

#[test]
fn a_pdf_becomes_the_very_dots_that_it_was_drawn_for() {
    let tongue = Tongue::Zpl(Packing::Z64);
    let printable = prepare(&pdf_file(), tongue, STOCK).unwrap();
    let (ours, theirs) = (bitmap::draw(&sheet()).unwrap(), &printable.pages[0]);
    assert_eq!((theirs.width(), theirs.height()), (812, 1218));
    // The bars and the rules around them; letters are drawn by another rasterizer.
    let band = 700..905;
    for (x, y) in band.flat_map(|y| (0..812).map(move |x| (x, y))) {
        assert_eq!(ours.is_black(x, y), theirs.is_black(x, y), "{x} {y}");
    }
    assert_eq!(printable.bytes, zpl::write(theirs, Packing::Z64));
}

#[test]
fn a_picture_reaches_every_printer_dot_for_dot() {
    let drawn = bitmap::draw(&sheet()).unwrap();
    for tongue in [Tongue::Pwg(Depth::Black1), Tongue::Zpl(Packing::Hex)] {
        let printable = prepare(&png_file(), tongue, STOCK).unwrap();
        assert_eq!(printable.pages, std::slice::from_ref(&drawn));
        assert_eq!(printable.codes, [NUMBER, QR]);
    }
    let rectangles = rectangles(&drawn, STOCK);
    assert_eq!(bitmap::draw(&rectangles).unwrap(), drawn);
    let printable = prepare(&png_file(), Tongue::Pdf, STOCK).unwrap();
    assert!(printable.bytes.starts_with(b"%PDF-"));
}

#[test]
fn zpl_is_refused_where_it_is_not_spoken_and_where_it_is_torn() {
    let zpl = b"^XA^FD1^FS^XZ";
    assert_eq!(refused(zpl, Tongue::Pdf, STOCK), Refusal::ZplOnly);
    let torn = refused(&zpl[..9], Tongue::Zpl(Packing::Z64), STOCK);
    assert!(matches!(torn, Refusal::Damaged(_)));
}

#[test]
fn nothing_is_scaled_to_make_it_fit() {
    let small = Stock {
        media: Media::Mm100x100,
        ..STOCK
    };
    let refusal = Refusal::LargerThanPaper {
        width_mm: 102,
        height_mm: 152,
    };
    assert_eq!(refused(&pdf_file(), Tongue::Pdf, small), refusal);
    let fine = Stock {
        dpi: Dpi::Dpi300,
        ..STOCK
    };
    let refusal = Refusal::OtherResolution(203);
    assert_eq!(refused(&png_file(), Tongue::Pdf, fine), refusal);
}

#[test]
fn a_smaller_page_stands_at_the_corner_of_larger_paper() {
    let large = Stock {
        media: Media::A4,
        ..STOCK
    };
    let printable = prepare(&png_file(), Tongue::Pdf, large).unwrap();
    let (page, drawn) = (&printable.pages[0], bitmap::draw(&sheet()).unwrap());
    assert_eq!((page.width(), page.height()), (1678, 2373));
    assert!((0..812).all(|x| page.is_black(x, 800) == drawn.is_black(x, 800)));
    assert!((812..1678).all(|x| !page.is_black(x, 800)));
}

#[test]
fn what_is_no_label_is_refused_with_the_reason() {
    assert_eq!(
        refused(b"GIF89a", Tongue::Pdf, STOCK),
        Refusal::UnknownFormat
    );
    assert_eq!(refused(b"", Tongue::Pdf, STOCK), Refusal::UnknownFormat);
    let blank = pdf::write("blank", &[Sheet::new(STOCK.media, STOCK.dpi)]).unwrap();
    assert_eq!(refused(&blank, Tongue::Pdf, STOCK), Refusal::NoCode);
    let none = pdf::write("none", &[]).unwrap();
    assert_eq!(refused(&none, Tongue::Pdf, STOCK), Refusal::PageCount(0));
    let many = vec![Sheet::new(STOCK.media, STOCK.dpi); 21];
    let many = pdf::write("many", &many).unwrap();
    assert_eq!(refused(&many, Tongue::Pdf, STOCK), Refusal::PageCount(21));
    let torn = refused(b"%PDF-1.7 and no more", Tongue::Pdf, STOCK);
    assert!(matches!(torn, Refusal::Damaged(_)), "{torn:?}");
    let torn = refused(&png_file()[..900], Tongue::Pdf, STOCK);
    assert!(matches!(torn, Refusal::Damaged(_)), "{torn:?}");
}

#[test]
fn a_code_that_the_printers_dots_lose_is_refused_by_name() {
    let drawn = bitmap::draw(&sheet()).unwrap();
    let mut square_only = drawn.clone();
    for (x, y) in (0..812).flat_map(|x| (690..920).map(move |y| (x, y))) {
        square_only.set(x, y, Ink::White);
    }
    assert_eq!(readback::read_back(&drawn, &drawn).unwrap(), [NUMBER, QR]);
    let refusal = readback::read_back(&drawn, &square_only).unwrap_err();
    assert_eq!(refusal, Refusal::CodeLost(NUMBER.into()));
}

/// Its thinnest bars are two dots of a finer printer, for which ours has no dots.
fn fine_pdf() -> Vec<u8> {
    let mut sheet = Sheet::new(STOCK.media, Dpi::Dpi300);
    let mut x = 100;
    for (at, width) in (0..).zip(code128::encode_text(NUMBER).unwrap().widths) {
        let width = 2 * i32::from(width);
        if at % 2 == 0 {
            sheet.rect(Rect {
                x,
                y: 700,
                width,
                height: 500,
            });
        }
        x += width;
    }
    pdf::write("carrier", &[sheet]).unwrap()
}

#[test]
fn a_printer_that_takes_pdf_has_dots_of_its_own() {
    let file = fine_pdf();
    let printable = prepare(&file, Tongue::Pdf, STOCK).unwrap();
    assert_eq!(printable.bytes, file);
    assert_eq!(printable.codes, [NUMBER]);
    let lost = refused(&file, Tongue::Zpl(Packing::Z64), STOCK);
    assert_eq!(lost, Refusal::CodeLost(NUMBER.into()));
}

#[test]
fn a_paper_for_people_needs_no_code_and_keeps_its_very_bytes() {
    let blank = pdf::write("invoice", &[Sheet::new(Media::A4, Dpi::Dpi203)]).unwrap();
    let office = Stock {
        media: Media::A4,
        dpi: Dpi::Dpi203,
    };
    assert_eq!(refused(&blank, Tongue::Pdf, office), Refusal::NoCode);
    let printable = prepare_document(&blank, Tongue::Pdf, office).unwrap();
    assert_eq!(printable.bytes, blank);
    assert_eq!(printable.pages.len(), 1);
    let dots = prepare_document(&blank, Tongue::Pwg(Depth::Gray8), office).unwrap();
    assert_eq!(dots.pages, printable.pages);
    let too_large = prepare_document(&blank, Tongue::Pdf, STOCK).unwrap_err();
    assert!(matches!(too_large, Refusal::LargerThanPaper { .. }));
    let page = prepare_document(b"<html></html>", Tongue::Pdf, office);
    assert_eq!(page.unwrap_err(), Refusal::UnknownFormat);
}
