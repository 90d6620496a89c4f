//! How long our own drawing takes, and the same content for others to draw: run by
//! `cargo xtask bench paper`. `bench FOLDER` writes the content there and prints one figure a line.

// An example's whole purpose is to print; what it measures is real time.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    dead_code
)]

#[path = "../../../../tests/paper/documents.rs"]
mod documents;
#[path = "../../../../tests/paper/labels.rs"]
mod labels;
#[path = "../../../../tests/paper/words.rs"]
mod words;

use std::time::Instant;

use paper::sheet::{Ink, Mark};
use paper::zpl::{self, Packing};
use paper::{Dpi, LabelFacts, Media, Sheet, bitmap, label, pdf};
use serde_json::json;
use words::Language;

const ROUNDS: u32 = 300;
const BATCH: u32 = 1_000;

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let latin = documents::label_facts(Language::Tr);
    let arabic = documents::label_facts(Language::Ar);
    let content = content(&sheet(&latin)).to_string();
    std::fs::write(format!("{folder}/label.json"), content).unwrap();
    say("ours-pdf-latin-ms", median(ROUNDS, || as_pdf(&latin).len()));
    say(
        "ours-pdf-arabic-ms",
        median(ROUNDS, || as_pdf(&arabic).len()),
    );
    say("ours-pdf-latin-bytes", as_pdf(&latin).len() as f64);
    say("ours-pdf-arabic-bytes", as_pdf(&arabic).len() as f64);
    say("ours-zpl-ms", median(ROUNDS, || as_zpl(&latin).len()));
    say("ours-zpl-bytes", as_zpl(&latin).len() as f64);
    let begun = Instant::now();
    for number in 0..BATCH {
        let facts = LabelFacts {
            tracking_number: format!("1Z999AA1012345{number:04}"),
            ..latin.clone()
        };
        std::hint::black_box(as_pdf(&facts));
    }
    say("ours-batch-1000-ms", begun.elapsed().as_secs_f64() * 1e3);
}

fn say(name: &str, value: f64) {
    println!("{name} {value:.3}");
}

fn sheet(facts: &LabelFacts) -> Sheet {
    label::draw(facts, Media::Inch4x6, Dpi::Dpi203)
        .unwrap()
        .sheet
}

fn as_pdf(facts: &LabelFacts) -> Vec<u8> {
    pdf::write("label", &[sheet(facts)]).unwrap()
}

fn as_zpl(facts: &LabelFacts) -> Vec<u8> {
    zpl::write(&bitmap::draw(&sheet(facts)).unwrap(), Packing::Z64)
}

/// Milliseconds, after a tenth of the rounds to warm up.
fn median(rounds: u32, draw: impl Fn() -> usize) -> f64 {
    for _ in 0..rounds / 10 {
        std::hint::black_box(draw());
    }
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(draw());
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The finished layout in points from the top left: the others need not lay anything out.
fn content(sheet: &Sheet) -> serde_json::Value {
    let pt = |dots: f64| dots * 72.0 / 203.0;
    let marks: Vec<_> = sheet
        .marks
        .iter()
        .map(|mark| match mark {
            Mark::Rect(r, ink) => json!({
                "white": *ink == Ink::White,
                "rect": ([r.x, r.y, r.width, r.height].map(|d| pt(f64::from(d)))),
            }),
            Mark::Text(run, ink) => json!({
                "white": *ink == Ink::White,
                "text": run.glyphs.iter().map(|g| g.text.as_str()).collect::<String>(),
                "at": [pt(f64::from(run.x)), pt(f64::from(run.baseline))],
                "size": pt(f64::from(run.size)),
                "face": run.face.name(),
            }),
        })
        .collect();
    json!({ "width": 288, "height": 432, "marks": marks })
}
