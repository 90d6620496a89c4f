//! What printers say of themselves, and what is made of it.

use super::super::message::{Answer, JOB, Member, Operation, Request};
use super::*;

fn of(request: Request) -> Abilities {
    let answer = Answer::parse(&request.with(b"")).unwrap();
    read(answer.groups(JOB).next().unwrap())
}

fn empty() -> Request {
    Request::new(Operation::GetPrinterAttributes).job()
}

fn with_size(request: Request, name: &str, (width, height): (i32, i32), margin: i32) -> Request {
    let size = [
        Member::Whole("x-dimension", width),
        Member::Whole("y-dimension", height),
    ];
    let members = [
        Member::Inside("media-size", &size),
        Member::Whole("media-top-margin", margin),
        Member::Whole("media-left-margin", margin),
    ];
    request.collection(name, &members)
}

fn sizes(abilities: &Abilities) -> Vec<(&str, u32, u32, Option<u32>, bool)> {
    let told = |size: &MediaSize| size.margins.map(|margins| margins.top);
    let media = abilities.media.iter();
    media
        .map(|size| {
            let sides = (size.width_hmm, size.height_hmm);
            (
                size.name.as_str(),
                sides.0,
                sides.1,
                told(size),
                size.is_loaded,
            )
        })
        .collect()
}

#[test]
fn a_printer_that_says_nothing_can_nothing_for_certain() {
    let abilities = of(empty());
    assert_eq!(abilities.formats, []);
    assert_eq!(abilities.dpi, [0_u32; 0]);
    assert_eq!(abilities.raster, None);
    assert_eq!(abilities.media, []);
}

#[test]
fn formats_and_rasters_are_those_that_we_can_write() {
    let formats = ["application/pdf", "image/pwg-raster", "image/jpeg"];
    let types = ["srgb_8", "sgray_8", "black_1"];
    let abilities = of(empty()
        .keywords("document-format-supported", &formats)
        .keywords("pwg-raster-document-type-supported", &types));
    assert_eq!(abilities.formats, [Format::Pdf, Format::Pwg]);
    let raster = abilities.raster.unwrap();
    assert!(raster.black_1 && raster.gray_8);
    let colour_only = empty().keywords("pwg-raster-document-type-supported", &["srgb_8"]);
    assert_eq!(of(colour_only).raster, None);
}

#[test]
fn the_loaded_size_comes_first_and_none_comes_twice() {
    let names = [
        "na_index-4x6_4x6in",
        "iso_a6_105x148mm",
        "custom_max_108x2540mm",
        "roll",
    ];
    let request = empty().keywords("media-supported", &names);
    let request = with_size(request, "media-col-database", (10160, 15240), 635);
    let request = with_size(request, "media-col-default", (10160, 15240), 635);
    let request = with_size(request, "media-col-ready", (10160, 15240), 0);
    assert_eq!(
        sizes(&of(request)),
        [
            ("na_index-4x6_4x6in", 10160, 15240, Some(0), true),
            ("na_index-4x6_4x6in", 10160, 15240, Some(635), false),
            ("iso_a6_105x148mm", 10500, 14800, None, false),
        ]
    );
}

#[test]
fn a_size_without_a_name_gets_one() {
    let request = with_size(empty(), "media-col-ready", (10000, 15050), 0);
    assert_eq!(
        sizes(&of(request)),
        [(
            "custom_100x150.5mm_100x150.5mm",
            10000,
            15050,
            Some(0),
            true
        )]
    );
}

#[test]
fn sizes_by_name_are_read_to_the_hundredth() {
    let check = |name: &str, expected: Option<(u32, u32)>| {
        let sides = named(name).map(|size| (size.width_hmm, size.height_hmm));
        assert_eq!(sides, expected, "{name}");
    };
    check("na_index-4x6_4x6in", Some((10160, 15240)));
    check("oe_2x1.25-label_2x1.25in", Some((5080, 3175)));
    check("om_100x150mm_100x150mm", Some((10000, 15000)));
    check("custom_min_10x10mm", None);
    check("choice_iso_a4", None);
    check("x_0x0mm", None);
    check("x_1e99x1mm", None);
    check("x_nanxnanmm", None);
}
