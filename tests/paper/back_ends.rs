//! One display list, four forms, many rasterizers: the bars are the same dots in all of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use paper::bitmap::Bitmap;
use paper::sheet::{Ink, Mark, Rect};
use paper::zpl::{self, Packing};
use paper::{Dpi, Media, Sheet, Stock, bitmap, pdf};

use crate::documents::{self, Kind};
use crate::eyes;
use crate::words::Language;

/// A picture in grey as the rasterizers write it (PGM), made black and white.
fn read_pgm(path: &Path) -> Bitmap {
    let bytes = std::fs::read(path).unwrap();
    let mut fields = Vec::new();
    let mut at = 0;
    while fields.len() < 4 {
        let line_end = |at: usize| bytes[at..].iter().position(|b| *b == b'\n').unwrap() + at;
        if bytes[at] == b'#' {
            at = line_end(at) + 1;
            continue;
        }
        let end = bytes[at..]
            .iter()
            .position(u8::is_ascii_whitespace)
            .unwrap()
            + at;
        fields.push(String::from_utf8(bytes[at..end].to_vec()).unwrap());
        at = end + 1;
    }
    assert_eq!(fields[0], "P5");
    let [width, height] = [1, 2].map(|field| fields[field].parse::<usize>().unwrap());
    let mut page = Bitmap::blank(width, height);
    for (place, dot) in bytes[at..].iter().enumerate() {
        if *dot < 128 {
            page.set(place % width, place / width, Ink::Black);
        }
    }
    page
}

/// The first page as each rasterizer draws it.
fn rasterized(folder: &Path, source: &Path, dpi: &str) -> Vec<(&'static str, PathBuf)> {
    let target = |name: &str| folder.join(format!("{name}.pgm"));
    let (resolution, script) = (
        format!("-r{dpi}"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/paper/draw_pdf.py"),
    );
    let run = |program: &Path, args: &[&str]| {
        let mut command = Command::new(program);
        command.args(args);
        eyes::output_of(&mut command);
    };
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    let source = path(source);
    let poppler = path(&folder.join("poppler"));
    let args = ["-gray", "-singlefile", "-r", dpi, &source, &poppler];
    run(Path::new("pdftoppm"), &args);
    let (mupdf, gs, pdfium) = (target("mupdf"), target("ghostscript"), target("pdfium"));
    let args = [
        "draw",
        "-q",
        "-r",
        dpi,
        "-A",
        "0",
        "-c",
        "gray",
        "-o",
        &path(&mupdf),
        &source,
        "1",
    ];
    run(Path::new("mutool"), &args);
    let out = format!("-sOutputFile={}", path(&gs));
    let args = [
        "-q",
        "-dBATCH",
        "-dNOPAUSE",
        "-sDEVICE=pgmraw",
        "-dLastPage=1",
        &resolution,
        &out,
        &source,
    ];
    run(Path::new("gs"), &args);
    run(
        &eyes::python(),
        &[&path(&script), &source, &path(&pdfium), dpi],
    );
    vec![
        ("poppler", target("poppler")),
        ("MuPDF", mupdf),
        ("Ghostscript", gs),
        ("PDFium", pdfium),
    ]
}

/// Dots of bars and modules that differ. Letters are each rasterizer's own.
fn differing(sheet: &Sheet, ours: &Bitmap, theirs: &Bitmap) -> usize {
    let symbols = sheet.marks.iter().filter_map(|mark| match mark {
        Mark::Rect(rect, Ink::Black) if is_thin(*rect) => Some(*rect),
        Mark::Rect(..) | Mark::Text(..) => None,
    });
    // A dot around each, so that one too many is seen as well as one too few.
    let dots = |r: Rect| {
        let (x, y) = (r.x - 1..=r.x + r.width, r.y - 1..=r.y + r.height);
        y.flat_map(move |y| x.clone().map(move |x| (x as usize, y as usize)))
    };
    let differs = |(x, y): &(usize, usize)| ours.is_black(*x, *y) != theirs.is_black(*x, *y);
    symbols.flat_map(dots).filter(differs).count()
}

/// Bars and modules are; what letters stand on is not.
fn is_thin(rect: Rect) -> bool {
    rect.width.min(rect.height) < 70 && rect.width.max(rect.height) < 500
}

/// Of one page, by each rasterizer.
fn differing_in_all(sheet: &Sheet, dpi: Dpi) -> Vec<(&'static str, usize)> {
    let ours = bitmap::draw(sheet).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("page.pdf");
    let bytes = pdf::write("page", std::slice::from_ref(sheet)).unwrap();
    std::fs::write(&source, bytes).unwrap();
    let resolution = format!("{}", dpi.dots_per_inch());
    rasterized(folder.path(), &source, &resolution)
        .into_iter()
        .map(|(program, path)| (program, differing(sheet, &ours, &read_pgm(&path))))
        .collect()
}

fn exact_in_all(kinds: &[Kind], languages: &[Language], media: &[Media]) {
    if !eyes::present(&["python", "pdftoppm", "mutool", "gs"]) {
        return;
    }
    let mut pages = 0;
    for (kind, language) in kinds
        .iter()
        .flat_map(|k| languages.iter().map(move |l| (*k, *l)))
    {
        for (media, dpi) in media.iter().flat_map(|m| Dpi::ALL.map(|d| (*m, d))) {
            let stock = Stock { media, dpi };
            if !documents::is_drawable(kind, stock) {
                continue;
            }
            for sheet in documents::draw(kind, language, stock).unwrap().sheets {
                for (program, differing) in differing_in_all(&sheet, dpi) {
                    assert_eq!(differing, 0, "{program} {kind:?} {language:?} {stock:?}");
                    pages += 1;
                }
            }
        }
    }
    println!("{pages} pages drawn by other programs, no dot of a symbol different");
}

#[test]
fn bars_are_the_same_dots_in_four_rasterizers() {
    exact_in_all(
        &[Kind::Label],
        &[Language::Tr],
        &[Media::Inch4x6, Media::A6],
    );
    exact_in_all(&[Kind::Card], &[Language::Ar], &[Media::A4]);
    // Every page of those that have several.
    exact_in_all(&[Kind::Handover], &[Language::De], &[Media::Mm100x100]);
}

#[test]
#[ignore = "the whole matrix takes long: cargo xtask prove paper"]
fn bars_of_everything_are_the_same_dots_in_four_rasterizers() {
    exact_in_all(&Kind::ALL, &Language::ALL, &Media::ALL);
}

/// The label as the ZPL renderer draws it must be our bitmap, dot for dot.
fn zpl_is_exact(languages: &[Language], media: &[Media], dpi: &[Dpi]) {
    if !eyes::present(&["node", "zpl-renderer-js"]) {
        return;
    }
    let mut count = 0;
    let stocks = media.iter().flat_map(|media| {
        dpi.iter().map(|dpi| Stock {
            media: *media,
            dpi: *dpi,
        })
    });
    let stocks: Vec<Stock> = stocks.collect();
    for (language, stock) in languages
        .iter()
        .flat_map(|l| stocks.iter().map(move |stock| (*l, *stock)))
    {
        let sheet = documents::draw(Kind::Label, language, stock)
            .unwrap()
            .sheets
            .remove(0);
        let ours = bitmap::draw(&sheet).unwrap();
        for packing in [Packing::Z64, Packing::Hex] {
            let theirs = rendered(&zpl::write(&ours, packing), &ours, stock.dpi);
            let dots = (0..ours.height()).flat_map(|y| (0..ours.width()).map(move |x| (x, y)));
            let differs =
                |(x, y): &(usize, usize)| ours.is_black(*x, *y) != theirs.is_black(*x, *y);
            assert_eq!(
                dots.filter(differs).count(),
                0,
                "{language:?} {stock:?} {packing:?}"
            );
            count += 1;
        }
    }
    println!("{count} labels in ZPL, no dot different");
}

fn rendered(zpl: &[u8], ours: &Bitmap, dpi: Dpi) -> Bitmap {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/paper/draw_zpl.mjs");
    // As ZPL's printers have it: so many dots to a millimetre.
    let per_mm: u32 = match dpi {
        Dpi::Dpi203 => 8,
        Dpi::Dpi300 => 12,
    };
    // It thinks in millimetres, and centres a label that is narrower than its paper.
    let mm = |dots: usize| format!("{}", dots as f64 / f64::from(per_mm));
    let mut node = Command::new("node");
    let sides = [mm(ours.width()), mm(ours.height()), per_mm.to_string()];
    node.arg(script).args(sides);
    node.env("PAPER_TOOLS", eyes::tools());
    let png = eyes::answer_to(&mut node, zpl);
    paper::picture::read(&png).unwrap()
}

#[test]
fn zpl_is_drawn_elsewhere_as_it_is_here() {
    zpl_is_exact(&[Language::Ar], &[Media::Inch4x6], &Dpi::ALL);
}

#[test]
#[ignore = "the whole matrix takes long: cargo xtask prove paper"]
fn zpl_of_every_label_is_drawn_elsewhere_as_it_is_here() {
    zpl_is_exact(&Language::ALL, &Media::ALL, &Dpi::ALL);
}
