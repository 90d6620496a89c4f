//! Text as it is seen: glyph order and flags, never text extracted from a PDF.

use super::*;
use crate::sheet::{Dpi, Media};

const ROOM: Rect = Rect {
    x: 0,
    y: 0,
    width: 600,
    height: 300,
};

fn setter(direction: Direction) -> Typesetter {
    Typesetter::new("tr", direction, Dpi::Dpi203).unwrap()
}

fn fit(words: Words<'_>, style: Style, room: Rect) -> Fitted {
    setter(Direction::LeftToRight)
        .fit(&[words], style, room)
        .unwrap()
}

/// What stands on a line from left to right, cluster by cluster.
fn seen(line: &Line) -> String {
    line.pieces
        .iter()
        .flat_map(|p| &p.glyphs)
        .map(|g| g.text.as_str())
        .collect()
}

fn seen_rtl(text: &str) -> String {
    let setter = setter(Direction::RightToLeft);
    let style = Style::regular(12.0, 12.0);
    seen(
        &setter
            .fit(&[Words::Natural(text)], style, ROOM)
            .unwrap()
            .lines[0],
    )
}

#[test]
fn post_codes_phones_and_flat_numbers_stay_whole_in_arabic_lines() {
    assert!(seen_rtl("الرياض 12345-6789").contains("12345-6789"));
    assert!(seen_rtl("هاتف +966 50 000 0001").contains("+966 50 000 0001"));
    assert!(seen_rtl("شقة 7/B-12").contains("7/B-12"));
    assert!(seen_rtl("هاتف (011) 000-0001").contains("(011) 000-0001"));
}

#[test]
fn arabic_stands_from_right_to_left_and_its_letters_join() {
    assert_eq!(seen_rtl("رقم 5"), "5 مقر");
    // The dot is a glyph of its own; what matters is the letter's body.
    let bodies = |text: &str| {
        let fitted = fit(Words::Natural(text), Style::regular(12.0, 12.0), ROOM);
        let glyphs = fitted.lines[0].pieces[0].glyphs.iter();
        glyphs
            .filter(|g| g.advance > 0)
            .map(|g| g.id)
            .collect::<Vec<_>>()
    };
    let (alone, joined) = (bodies("ب"), bodies("ببب"));
    let forms: BTreeSet<u16> = joined.iter().chain(&alone).copied().collect();
    assert_eq!((joined.len(), forms.len()), (3, 4), "{alone:?} {joined:?}");
}

#[test]
fn a_latin_line_on_an_arabic_page_reads_as_written_and_stands_at_the_right() {
    assert_eq!(
        seen_rtl("10115 Berlin, Torstr. 1"),
        "10115 Berlin, Torstr. 1"
    );
    let setter = setter(Direction::RightToLeft);
    let mut sheet = Sheet::new(Media::Inch4x6, Dpi::Dpi203);
    let fitted = setter
        .fit(
            &[Words::Natural("Berlin")],
            Style::regular(12.0, 12.0),
            ROOM,
        )
        .unwrap();
    setter.place(
        &mut sheet,
        &fitted,
        Spot {
            area: ROOM,
            align: Align::Start,
            ink: Ink::Black,
        },
    );
    let Some(Mark::Text(run, _)) = sheet.marks.first() else {
        panic!("no text")
    };
    let width = fitted.lines[0].width as f32 * run.size / UNITS_PER_EM;
    assert!((run.x + width - 600.0).abs() < 0.01, "{} + {width}", run.x);
}

#[test]
fn letters_keep_their_case_and_their_dots() {
    let fitted = fit(
        Words::Natural("ıIiİ ẞß ŞŞ"),
        Style::regular(12.0, 12.0),
        ROOM,
    );
    assert_eq!(seen(&fitted.lines[0]), "ıIiİ ẞß ŞŞ");
    assert_eq!(fitted.missing_glyphs, BTreeSet::new());
}

#[test]
fn text_shrinks_before_it_wraps_out_of_its_room() {
    let style = Style::regular(20.0, 7.0).lines(2);
    let narrow = Rect {
        width: 200,
        height: 60,
        ..ROOM
    };
    let fitted = fit(Words::Natural("Caddebostan Mahallesi"), style, narrow);
    assert!(!fitted.overflow);
    assert!(fitted.size < Dpi::Dpi203.dots_of_pt(20.0));
    assert!(fitted.height() <= 60);
}

#[test]
fn what_does_not_fit_at_the_smallest_size_is_flagged() {
    let small = Rect {
        width: 120,
        height: 30,
        ..ROOM
    };
    let style = Style::regular(12.0, 7.0).lines(2);
    let text = "Gesellschaft für angewandte Paketkunde";
    assert!(fit(Words::Natural(text), style, small).overflow);
    assert!(fit(Words::Natural("Gesellschaftsvertreterin"), style, small).overflow);
    assert!(!fit(Words::Natural("kurz"), style, small).overflow);
}

#[test]
fn a_cut_word_loses_no_letter_while_lines_remain() {
    let word = "Donaudampfschifffahrtsgesellschaftskapitän";
    let room = Rect {
        width: 150,
        height: 300,
        ..ROOM
    };
    let fitted = fit(
        Words::Natural(word),
        Style::regular(9.0, 7.0).lines(9),
        room,
    );
    assert_eq!(fitted.lines.iter().map(seen).collect::<String>(), word);
    assert!(fitted.overflow && fitted.lines.len() > 1);
}

#[test]
fn characters_without_a_glyph_are_listed_invisible_ones_are_not() {
    let text = "山田 שלום 📦 a\u{200D}b\u{200E}c\u{AD}d";
    let fitted = fit(
        Words::Natural(text),
        Style::regular(8.0, 6.0).lines(5),
        ROOM,
    );
    assert_eq!(fitted.missing_glyphs, "שלום山田📦".chars().collect());
}

#[test]
fn lines_are_never_wider_than_their_room() {
    let address = "شارع الأمير سلطان بن عبد العزيز، عمارة 12، Büro 7/B-12, Hinterhaus";
    for width in (80..600).step_by(37) {
        let style = Style::regular(14.0, 7.0).lines(30);
        let fitted = fit(
            Words::Natural(address),
            style,
            Rect {
                width,
                height: 900,
                ..ROOM
            },
        );
        for line in &fitted.lines {
            let dots = line.width as f32 * fitted.size / UNITS_PER_EM;
            assert!(fitted.overflow || dots <= width as f32, "{dots} > {width}");
        }
    }
}
