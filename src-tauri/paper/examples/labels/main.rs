//! Draws the sample labels into a folder: for looking at, and for scanning with a real scanner.
//! `cargo run -p paper --example labels -- FOLDER`

// An example's whole purpose is to print.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod samples;

use paper::{Dpi, Media, bitmap, label, pdf, picture};

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, facts) in samples::all() {
        for media in Media::ALL {
            for dpi in Dpi::ALL {
                let size = format!("{media:?}-{dpi:?}");
                let drawn = label::draw(&facts, media, dpi).unwrap();
                let bytes = pdf::write(&facts.package_number, &[drawn.sheet.clone()]).unwrap();
                std::fs::write(format!("{folder}/{name}-{size}.pdf"), &bytes).unwrap();
                let png = picture::write(&bitmap::draw(&drawn.sheet).unwrap(), dpi).unwrap();
                std::fs::write(format!("{folder}/{name}-{size}.png"), &png).unwrap();
                println!(
                    "{name} {size}: {} bytes, {:?} {:?}",
                    bytes.len(),
                    drawn.overflow,
                    drawn.missing_glyphs
                );
            }
        }
    }
}
