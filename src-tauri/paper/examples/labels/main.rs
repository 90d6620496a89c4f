//! Draws the sample labels into a folder and tells how long one takes: for looking at, and for
//! scanning with a real scanner. `cargo run -p paper --example labels -- FOLDER`

// An example's whole purpose is to print, and it is the one place here that may look at a clock.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used)]

mod samples;

use std::time::Instant;

use paper::{Dpi, Media, label, pdf};

const ROUNDS: usize = 200;

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
        println!("{name}: median {:?} us (label, PDF)", median_us(&facts));
    }
}

fn median_us(facts: &label::LabelFacts) -> (u128, u128) {
    let mut times: Vec<(u128, u128)> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let sheet = label::draw(facts, Media::Inch4x6, Dpi::Dpi203)
                .unwrap()
                .sheet;
            let drawn = start.elapsed().as_micros();
            pdf::write("label", &[sheet]).unwrap();
            (drawn, start.elapsed().as_micros() - drawn)
        })
        .collect();
    times.sort_unstable_by_key(|(draw, write)| draw + write);
    times[ROUNDS / 2]
}
