//! A table of printers and what each of them gets.

use super::super::printer::{Margins, Tongue};
use super::*;

fn printer(formats: &[Format], dpi: &[u32]) -> Abilities {
    Abilities {
        tongue: Tongue::Ipp,
        make_and_model: String::new(),
        formats: formats.to_vec(),
        dpi: dpi.to_vec(),
        raster: None,
        media: Vec::new(),
    }
}

fn with_raster(mut printer: Abilities, dpi: &[u32], black_1: bool) -> Abilities {
    printer.raster = Some(Raster {
        dpi: dpi.to_vec(),
        black_1,
        gray_8: true,
    });
    printer
}

#[track_caller]
fn check(what: What, printer: &Abilities, expected: Result<(Format, Dpi), Unprintable>) {
    let chosen = choose(what, printer, None);
    assert_eq!(
        chosen.map(|choice| (choice.format, choice.dpi)),
        expected,
        "{what:?} {printer:?}"
    );
}

const PDF: What = What::Carrier(FileFormat::Pdf);
const PNG: What = What::Carrier(FileFormat::Png);
const ZPL: What = What::Carrier(FileFormat::Zpl);

#[test]
fn a_printer_that_takes_pdf_gets_pdf_for_its_own_dots() {
    use Format::{Pdf, Pwg};
    for what in [What::Drawn, PDF, PNG] {
        check(what, &printer(&[Pdf], &[203]), Ok((Pdf, Dpi::Dpi203)));
        check(what, &printer(&[Pdf], &[200]), Ok((Pdf, Dpi::Dpi203)));
        check(what, &printer(&[Pdf, Pwg], &[300]), Ok((Pdf, Dpi::Dpi300)));
        check(what, &printer(&[Pdf], &[600, 300]), Ok((Pdf, Dpi::Dpi300)));
        check(what, &printer(&[Pdf], &[1200]), Ok((Pdf, Dpi::Dpi300)));
        check(what, &printer(&[Pdf], &[]), Ok((Pdf, Dpi::Dpi300)));
        let coarse = Err(Unprintable::Resolution(180));
        check(what, &printer(&[Pdf], &[180]), coarse);
        check(what, &printer(&[Pdf], &[180, 203]), Ok((Pdf, Dpi::Dpi203)));
    }
}

#[test]
fn a_printer_without_pdf_gets_exactly_its_own_dots() {
    use Format::{Pwg, Zpl};
    for what in [What::Drawn, PDF, PNG] {
        let raster = with_raster(printer(&[Pwg], &[203]), &[203], true);
        check(what, &raster, Ok((Pwg, Dpi::Dpi203)));
        let fine = with_raster(printer(&[Pwg], &[600]), &[600], true);
        check(what, &fine, Err(Unprintable::Resolution(600)));
        let either = with_raster(printer(&[Pwg], &[600]), &[600, 300], true);
        check(what, &either, Ok((Pwg, Dpi::Dpi300)));
        check(what, &printer(&[Zpl], &[203]), Ok((Zpl, Dpi::Dpi203)));
        check(what, &printer(&[Zpl], &[300]), Ok((Zpl, Dpi::Dpi300)));
        let unsaid = Err(Unprintable::Resolution(0));
        check(what, &printer(&[Zpl], &[]), unsaid);
        check(
            what,
            &printer(&[], &[203]),
            Err(Unprintable::NoCommonFormat),
        );
        // It says that it takes raster, and not which.
        let vague = printer(&[Pwg], &[203]);
        check(what, &vague, Err(Unprintable::NoCommonFormat));
    }
}

#[test]
fn a_carriers_zpl_goes_to_printers_that_speak_it_and_to_no_other() {
    use Format::{Pdf, Zpl};
    check(ZPL, &printer(&[Pdf], &[203]), Err(Unprintable::ZplOnly));
    check(ZPL, &printer(&[Pdf, Zpl], &[203]), Ok((Zpl, Dpi::Dpi203)));
    check(ZPL, &printer(&[Zpl], &[]), Ok((Zpl, Dpi::Dpi203)));
    check(ZPL, &printer(&[Zpl], &[600]), Ok((Zpl, Dpi::Dpi203)));
}

#[test]
fn what_a_person_set_counts_more_than_what_a_printer_says() {
    let silent = printer(&[Format::Zpl], &[]);
    let chosen = choose(What::Drawn, &silent, Some(Dpi::Dpi300)).unwrap();
    assert_eq!(chosen.dpi, Dpi::Dpi300);
}

#[test]
fn one_bit_to_a_dot_is_taken_where_it_is_offered() {
    let written = |black_1| {
        let printer = with_raster(printer(&[Format::Pwg], &[]), &[203], black_1);
        choose(What::Drawn, &printer, None).unwrap().written
    };
    assert_eq!(written(true), Written::Pwg(Depth::Black1));
    assert_eq!(written(false), Written::Pwg(Depth::Gray8));
}

fn sized(width_hmm: u32, height_hmm: u32, margin: u32, is_loaded: bool) -> MediaSize {
    MediaSize {
        name: format!("{width_hmm}x{height_hmm}"),
        width_hmm,
        height_hmm,
        margins: Some(Margins {
            bottom: margin,
            ..Margins::default()
        }),
        is_loaded,
    }
}

#[test]
fn the_size_without_margins_is_taken_and_one_that_would_crop_is_refused() {
    let mut printer = printer(&[Format::Pdf], &[203]);
    assert_eq!(media_for(Media::Inch4x6, &printer), Ok(None));
    printer.media = vec![
        sized(10160, 15240, 635, true),
        sized(10160, 15240, 0, false),
        sized(21000, 29700, 423, false),
        sized(10490, 14810, 400, true),
    ];
    let borderless = media_for(Media::Inch4x6, &printer).unwrap().unwrap();
    assert_eq!(borderless, &printer.media[1]);
    let office = media_for(Media::A4, &printer).unwrap().unwrap();
    assert_eq!(office, &printer.media[2]);
    let cropped = Err(Unprintable::Margins(Media::A6));
    assert_eq!(media_for(Media::A6, &printer), cropped);
    let absent = Err(Unprintable::NoSuchMedia(Media::Mm100x100));
    assert_eq!(media_for(Media::Mm100x100, &printer), absent);
}
