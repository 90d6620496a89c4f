//! Draws the sample labels into a folder: for looking at, and for scanning with a real scanner.
//! `cargo run -p paper --example labels -- FOLDER`

// An example's whole purpose is to print.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod samples;

use paper::{Dpi, Media, label, pdf};

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, facts) in samples::all() {
        for (size, media) in [
            ("4x6", Media::Inch4x6),
            ("100x150", Media::Mm100x150),
            ("a6", Media::A6),
        ] {
            for (dots, dpi) in [("203", Dpi::Dpi203), ("300", Dpi::Dpi300)] {
                let drawn = label::draw(&facts, media, dpi).unwrap();
                let bytes = pdf::write(&facts.package_number, &[drawn.sheet]).unwrap();
                std::fs::write(format!("{folder}/{name}-{size}-{dots}.pdf"), &bytes).unwrap();
                println!(
                    "{name} {size} {dots}: {} bytes, {:?} {:?}",
                    bytes.len(),
                    drawn.overflow,
                    drawn.missing_glyphs
                );
            }
        }
    }
}
