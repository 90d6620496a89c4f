//! Draws each document in each language into a folder: for looking at, and for scanning with a real
//! scanner. `cargo run -p paper --example labels -- FOLDER`

// An example's whole purpose is to print; not every sample is of use here.
#![allow(clippy::print_stdout, clippy::unwrap_used, dead_code)]

#[path = "../../../../tests/paper/documents.rs"]
mod documents;
#[path = "../../../../tests/paper/labels.rs"]
mod labels;
#[path = "../../../../tests/paper/words.rs"]
mod words;

use documents::Kind;
use paper::{Dpi, DrawnPages, LabelFacts, Media, Stock, bitmap, label, pdf, picture};
use words::Language;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let greek = LabelFacts {
        words: documents::label_facts(Language::En).words,
        ..labels::greek()
    };
    let drawn = label::draw(&greek, Media::Inch4x6, Dpi::Dpi203).unwrap();
    let drawn = DrawnPages {
        sheets: vec![drawn.sheet],
        overflow: drawn.overflow,
        missing_glyphs: drawn.missing_glyphs,
    };
    write(&format!("{folder}/Label-el"), &drawn, Dpi::Dpi203);
    for kind in Kind::ALL {
        for language in Language::ALL {
            for media in Media::ALL {
                for dpi in Dpi::ALL {
                    let name = format!("{kind:?}-{}-{media:?}-{dpi:?}", language.tag());
                    let stock = Stock { media, dpi };
                    if !documents::is_drawable(kind, stock) {
                        continue;
                    }
                    let drawn = documents::draw(kind, language, stock).unwrap();
                    write(&format!("{folder}/{name}"), &drawn, dpi);
                }
            }
        }
    }
}

fn write(path: &str, drawn: &DrawnPages, dpi: Dpi) {
    let bytes = pdf::write("sample", &drawn.sheets).unwrap();
    std::fs::write(format!("{path}.pdf"), &bytes).unwrap();
    for (page, sheet) in (1..).zip(&drawn.sheets) {
        let png = picture::write(&bitmap::draw(sheet).unwrap(), dpi).unwrap();
        std::fs::write(format!("{path}-{page}.png"), &png).unwrap();
    }
    let (pages, lost) = (drawn.sheets.len(), (&drawn.overflow, &drawn.missing_glyphs));
    println!("{path}: {pages} pages, {} bytes, {lost:?}", bytes.len());
}
