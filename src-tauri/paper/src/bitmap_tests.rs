//! Dots as they are burned: bars dot for dot, letters whole, nothing outside the page.

use super::*;
use crate::sheet::{Dpi, Media};
use crate::text::{Align, Direction, Spot, Style, Typesetter, Words};

fn page(marks: Vec<Mark>) -> Bitmap {
    let sheet = Sheet {
        media: Media::Inch4x6,
        dpi: Dpi::Dpi203,
        marks,
    };
    draw(&sheet).unwrap()
}

fn rect(x: i32, y: i32, width: i32, height: i32) -> Rect {
    Rect {
        x,
        y,
        width,
        height,
    }
}

fn black_dots(bitmap: &Bitmap) -> u32 {
    bitmap.bytes().iter().map(|byte| byte.count_ones()).sum()
}

fn written(text: &str) -> Vec<Mark> {
    let setter = Typesetter::new("ar", Direction::LeftToRight, Dpi::Dpi203).unwrap();
    let area = rect(40, 40, 700, 300);
    let style = Style::regular(12.0, 12.0);
    let fitted = setter.fit(&[Words::Natural(text)], style, area).unwrap();
    let mut sheet = Sheet::new(Media::Inch4x6, Dpi::Dpi203);
    let spot = Spot {
        area,
        align: Align::Start,
        ink: Ink::Black,
    };
    setter.place(&mut sheet, &fitted, spot);
    sheet.marks
}

#[test]
fn a_rectangle_is_exactly_its_dots() {
    let bitmap = page(vec![Mark::Rect(rect(5, 7, 11, 3), Ink::Black)]);
    assert_eq!((bitmap.width(), bitmap.height()), (812, 1218));
    for (x, y) in (0..20).flat_map(|x| (0..20).map(move |y| (x, y))) {
        let inside = (5..16).contains(&x) && (7..10).contains(&y);
        assert_eq!(bitmap.is_black(x, y), inside, "{x} {y}");
    }
    assert_eq!(black_dots(&bitmap), 33);
}

#[test]
fn later_marks_lie_over_earlier_ones() {
    let bitmap = page(vec![
        Mark::Rect(rect(0, 0, 20, 20), Ink::Black),
        Mark::Rect(rect(5, 5, 10, 10), Ink::White),
    ]);
    assert_eq!(black_dots(&bitmap), 300);
    assert!(!bitmap.is_black(10, 10));
}

#[test]
fn what_lies_outside_the_page_is_left_out() {
    let bitmap = page(vec![
        Mark::Rect(rect(-10, -10, 11, 11), Ink::Black),
        Mark::Rect(rect(811, 1217, 500, 500), Ink::Black),
        Mark::Rect(rect(i32::MAX, 0, i32::MAX, i32::MAX), Ink::Black),
    ]);
    assert_eq!(black_dots(&bitmap), 2);
}

#[test]
fn letters_stand_on_their_baseline_and_are_about_as_black_as_their_outline() {
    let marks = written("H");
    let Some(Mark::Text(run, _)) = marks.first() else {
        panic!("no text");
    };
    let baseline = usize::try_from(run.baseline).unwrap();
    let bitmap = page(marks.clone());
    let rows = (0..bitmap.height()).filter(|y| (0..812).any(|x| bitmap.is_black(x, *y)));
    let rows: Vec<usize> = rows.collect();
    assert_eq!(rows.last(), Some(&(baseline - 1)));
    // Capitals are 714 thousandths of an em high.
    let height = (run.size * 0.714).round() as usize;
    assert_eq!(rows.first(), Some(&(baseline - height)));
}

#[test]
fn joined_arabic_letters_leave_no_gap() {
    let bitmap = page(written("سسسس"));
    let inked = (0..812).filter(|x| (0..300).any(|y| bitmap.is_black(*x, y)));
    let columns: Vec<usize> = inked.collect();
    let (first, last) = (columns[0], columns[columns.len() - 1]);
    assert_eq!(columns.len(), last - first + 1);
}

#[test]
fn white_letters_are_cut_out_of_black() {
    let mut marks = vec![Mark::Rect(rect(0, 0, 812, 1218), Ink::Black)];
    let white = |mark| match mark {
        Mark::Text(run, _) => Mark::Text(run, Ink::White),
        Mark::Rect(..) => mark,
    };
    let letters = black_dots(&page(written("ğŞß")));
    marks.extend(written("ğŞß").into_iter().map(white));
    assert_eq!(812 * 1218 - black_dots(&page(marks)), letters);
}

#[test]
fn blanks_leave_no_dot() {
    let marks = written("\u{A0}\u{2007}x");
    let blank = |mark| match mark {
        Mark::Text(mut run, ink) => {
            run.glyphs.pop();
            Mark::Text(run, ink)
        }
        Mark::Rect(..) => mark,
    };
    assert_eq!(black_dots(&page(marks.into_iter().map(blank).collect())), 0);
}
