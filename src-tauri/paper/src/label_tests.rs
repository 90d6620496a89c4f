//! Whole labels: what is on them, in which order, and what they admit to having lost.

use super::*;
use crate::error::Symbol;
use crate::sheet::{Ink, Mark, Rect};

fn sizes() -> impl Iterator<Item = (Media, Dpi)> {
    Media::ALL
        .into_iter()
        .flat_map(|media| Dpi::ALL.map(|dpi| (media, dpi)))
}

fn facts() -> LabelFacts {
    let word = |text: &str| text.to_owned();
    LabelFacts {
        language: word("tr"),
        direction: Direction::LeftToRight,
        words: LabelWords {
            to: word("Alıcı"),
            from: word("Gönderen"),
            tracking: word("Takip numarası"),
            query_number: word("Sorgu numarası"),
            order: word("Sipariş"),
            package: word("Paket"),
            parcel: word("Koli"),
            weight: word("Ağırlık"),
            desi: word("Desi"),
            training: word("Eğitim"),
        },
        carrier: word("Yurtiçi Kargo"),
        tracking_number: word("1Z999AA10123456784"),
        query_number: Some(word("734522109981")),
        recipient: Party {
            name: word("Şükrü Ağaoğlu"),
            address: vec![word("Bağdat Caddesi 214/7"), word("34728 İstanbul")],
            phone: Some(word("+90 532 000 00 01")),
        },
        sender: Party {
            name: word("Mağaza"),
            ..Party::default()
        },
        order_number: word("ORD-1"),
        package_number: word("PKG-1"),
        parcel: Parcel { number: 1, of: 2 },
        weight: Some(word("2,4 kg")),
        desi: None,
        station_qr: word("PS1|PKG-1|1/2"),
        training: false,
    }
}

fn addressed_to(name: &str, address: &[&str]) -> LabelFacts {
    let address = address.iter().map(|line| (*line).to_owned()).collect();
    LabelFacts {
        recipient: Party {
            name: name.to_owned(),
            address,
            phone: None,
        },
        ..facts()
    }
}

fn drawn(facts: &LabelFacts) -> Drawn {
    draw(facts, Media::Inch4x6, Dpi::Dpi203).unwrap()
}

fn texts(drawn: &Drawn) -> Vec<String> {
    let text = |mark: &Mark| match mark {
        Mark::Text(run, _) => Some(run.glyphs.iter().map(|g| g.text.as_str()).collect()),
        Mark::Rect(..) => None,
    };
    drawn.sheet.marks.iter().filter_map(text).collect()
}

/// The display list without the hundreds of rectangles of the symbols.
fn outline(drawn: &Drawn) -> String {
    let symbol = |rect: &Rect| rect.width < 100;
    let mut sheet = drawn.sheet.clone();
    sheet
        .marks
        .retain(|mark| !matches!(mark, Mark::Rect(rect, _) if symbol(rect)));
    sheet.describe()
}

#[test]
fn the_label_as_a_list() {
    let expected = r#"
812x1218 Inch4x6 Dpi203
text 28.0 106 NotoSans-Bold 76.1 "Yurtiçi Kargo"
rect 608 28 176x108
text 676.1 54 NotoSans-Bold 21.1 white "Koli"
text 647.6 123 NotoSans-Bold 62.0 white "1/2"
rect 28 148 756x2
text 28.0 181 NotoSans-Regular 22.6 "Gönderen"
text 148.0 183 NotoSans-Regular 24.0 "Mağaza"
rect 28 280 756x2
text 28.0 313 NotoSans-Regular 22.6 "Alıcı"
text 148.0 337 NotoSans-Bold 47.9 "Şükrü Ağaoğlu"
text 148.0 388 NotoSans-Regular 39.5 "Bağdat Caddesi 214/7"
text 148.0 437 NotoSans-Regular 39.5 "34728 İstanbul"
text 148.0 481 NotoSans-Bold 33.8 "+90 532 000 00 01"
rect 28 653 756x2
text 28.0 686 NotoSans-Regular 22.6 "Takip numarası"
text 144.7 957 NotoSans-Bold 45.1 "1Z99 9AA1 0123 4567 84"
rect 28 982 756x2
text 28.0 1015 NotoSans-Regular 22.6 "Sorgu numarası"
text 28.0 1056 NotoSans-Bold 36.7 "734522109981"
text 314.0 1015 NotoSans-Regular 22.6 "Sipariş"
text 314.0 1056 NotoSans-Bold 36.7 "ORD-1"
text 28.0 1113 NotoSans-Regular 22.6 "Paket"
text 28.0 1154 NotoSans-Bold 36.7 "PKG-1"
text 314.0 1113 NotoSans-Regular 22.6 "Ağırlık"
text 314.0 1154 NotoSans-Bold 36.7 "2,4 kg"
"#;
    assert_eq!(outline(&drawn(&facts())), expected.trim_start());
}

#[test]
fn an_ordinary_label_is_complete_in_every_size() {
    for (media, dpi) in sizes() {
        let drawn = draw(&facts(), media, dpi).unwrap();
        assert!(
            drawn.is_complete(),
            "{media:?} {dpi:?}: {:?}",
            drawn.overflow
        );
    }
}

#[test]
fn every_mark_keeps_away_from_the_papers_edge() {
    for (media, dpi) in sizes() {
        let drawn = draw(&facts(), media, dpi).unwrap();
        let (width, height) = drawn.sheet.size_dots();
        let margin = dpi.dots_of_mm(3.5);
        for mark in &drawn.sheet.marks {
            if let Mark::Rect(r, _) = mark {
                let inside = r.x >= margin && r.y >= margin;
                assert!(inside && r.x + r.width <= width - margin, "{r:?} {media:?}");
                assert!(r.y + r.height <= height - margin, "{r:?} {media:?}");
            }
        }
    }
}

#[test]
fn a_right_to_left_label_is_the_mirror_image_with_the_same_bars() {
    let rtl = LabelFacts {
        direction: Direction::RightToLeft,
        ..facts()
    };
    let (left, right) = (drawn(&facts()), drawn(&rtl));
    let counter = |drawn: &Drawn| match drawn.sheet.marks.iter().find(|m| is_band(m)) {
        Some(Mark::Rect(rect, _)) => *rect,
        _ => panic!("no parcel counter"),
    };
    let (a, b) = (counter(&left), counter(&right));
    assert_eq!(
        b,
        Rect {
            x: 812 - a.x - a.width,
            ..a
        }
    );
    let widths = |drawn: &Drawn| bars(drawn).iter().map(|r| r.width).collect::<Vec<_>>();
    assert_eq!(widths(&left), widths(&right), "bars never run backwards");
}

fn is_band(mark: &Mark) -> bool {
    matches!(mark, Mark::Rect(rect, Ink::Black) if rect.width > 100 && rect.height > 20)
}

/// The bars of the barcode: nothing else on the label is an inch tall and narrow.
fn bars(drawn: &Drawn) -> Vec<Rect> {
    let bar = |mark: &Mark| match mark {
        Mark::Rect(rect, _) => (rect.height == 203 && rect.width < 40).then_some(*rect),
        Mark::Text(..) => None,
    };
    drawn.sheet.marks.iter().filter_map(bar).collect()
}

#[test]
fn nothing_stands_in_the_quiet_zone_of_the_bars() {
    let drawn = drawn(&facts());
    let bars = bars(&drawn);
    let module = bars.iter().map(|bar| bar.width).min().unwrap();
    let (first, last) = (bars[0], bars[bars.len() - 1]);
    let quiet = first.x - 10 * module..last.x + last.width + 10 * module;
    for mark in &drawn.sheet.marks {
        match mark {
            Mark::Rect(r, _) if !bars.contains(r) => {
                let beside = r.y < first.y + first.height && first.y < r.y + r.height;
                assert!(!beside || !quiet.contains(&r.x), "{r:?}");
            }
            Mark::Text(run, _) => {
                let over = run.baseline < first.y;
                let under = run.baseline > first.y + first.height + 20;
                assert!(over || under, "text at {}", run.baseline);
            }
            Mark::Rect(..) => {}
        }
    }
}

#[test]
fn a_training_label_says_so_in_white_on_black_and_a_real_one_does_not() {
    let training = drawn(&LabelFacts {
        training: true,
        ..facts()
    });
    let says = |mark: &Mark| match mark {
        Mark::Text(run, ink) => *ink == Ink::White && run.glyphs.iter().any(|g| g.text == "ğ"),
        Mark::Rect(..) => false,
    };
    assert!(training.sheet.marks.iter().any(says));
    assert!(!drawn(&facts()).sheet.marks.iter().any(says));
}

#[test]
fn a_query_number_is_shown_only_where_it_differs() {
    let caption = "Sorgu numarası".to_owned();
    assert!(texts(&drawn(&facts())).contains(&caption));
    let same = LabelFacts {
        query_number: Some("1Z999AA10123456784".into()),
        ..facts()
    };
    assert!(!texts(&drawn(&same)).contains(&caption));
}

#[test]
fn an_address_that_does_not_fit_is_flagged_by_its_part() {
    let line = "Gesellschaft für angewandte Paketkunde mit beschränkter Haftung ".repeat(30);
    let drawn = drawn(&addressed_to("Jörg", &[&line]));
    assert_eq!(drawn.overflow, [Part::RecipientAddress]);
    assert!(!drawn.is_complete());
}

#[test]
fn characters_that_cannot_be_printed_are_reported_once_each() {
    let drawn = drawn(&addressed_to("山田 太郎", &["山 📦"]));
    assert_eq!(drawn.missing_glyphs, ['太', '山', '田', '郎', '📦']);
    assert!(!drawn.is_complete());
}

#[test]
fn no_address_can_break_the_drawing() {
    let long = "x".repeat(100_000);
    let marks = "a\u{301}".repeat(600);
    let names = [
        "",
        " ",
        "\u{0}\u{1}\u{1F}\u{7F}\u{85}",
        "\r\n\r\n",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "\u{202E}abc\u{2066}",
        "^XA~HS\\",
        "\u{200D}\u{200D}",
        "\u{FFFD}\u{10FFFF}",
        "ـــــــــ",
        "לا\u{200F}(1)",
        &long,
        &marks,
    ];
    for name in names {
        for direction in [Direction::LeftToRight, Direction::RightToLeft] {
            let facts = LabelFacts {
                direction,
                ..addressed_to(name, &[name; 60])
            };
            let drawn = drawn(&facts);
            crate::pdf::write(name, &[drawn.sheet]).unwrap();
        }
    }
    assert!(
        drawn(&addressed_to(&long, &[]))
            .overflow
            .contains(&Part::RecipientName)
    );
}

#[test]
fn labels_that_no_scanner_would_read_are_refused() {
    let tracked = |number: &str| {
        let facts = LabelFacts {
            tracking_number: number.into(),
            ..facts()
        };
        draw(&facts, Media::Inch4x6, Dpi::Dpi203).map(|_| ())
    };
    assert_eq!(tracked("  "), Err(Error::TrackingMissing));
    assert_eq!(tracked("TR-Ğ"), Err(Error::NotInCode128('Ğ')));
    let dense = tracked(&"A1".repeat(40));
    assert!(matches!(
        dense,
        Err(Error::SymbolTooDense {
            symbol: Symbol::Code128,
            ..
        })
    ));
    let facts = LabelFacts {
        station_qr: "x".repeat(900),
        ..facts()
    };
    let dense = draw(&facts, Media::Inch4x6, Dpi::Dpi203).map(|_| ());
    assert!(matches!(
        dense,
        Err(Error::SymbolTooDense {
            symbol: Symbol::Qr,
            ..
        })
    ));
}
