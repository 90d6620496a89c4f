//! Documents of several pages: nothing lost between them, nothing torn, nothing off the paper.

use paper::handover::{self, HandoverFacts};
use paper::sheet::Mark;
use paper::slip::{self, SlipFacts, SlipLine};
use paper::{Dpi, DrawnPages, Media, Part, Sheet, Stock};

use crate::documents::{self, Kind, handover_facts, slip_facts};
use crate::words::Language;

/// Every paper that the document fits on.
fn papers_for(kind: Kind) -> impl Iterator<Item = Stock> {
    stocks().filter(move |stock| documents::is_drawable(kind, *stock))
}

fn stocks() -> impl Iterator<Item = Stock> {
    let of = |media| Dpi::ALL.map(|dpi| Stock { media, dpi });
    Media::ALL.into_iter().flat_map(of)
}

fn texts(sheet: &Sheet) -> Vec<String> {
    let text = |mark: &Mark| match mark {
        Mark::Text(run, _) => Some(run.glyphs.iter().map(|g| g.text.as_str()).collect()),
        Mark::Rect(..) => None,
    };
    sheet.marks.iter().filter_map(text).collect()
}

/// All texts that satisfy, in the order of the pages.
fn found(drawn: &DrawnPages, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let all = drawn.sheets.iter().flat_map(texts);
    all.filter(|text| wanted(text)).collect()
}

#[test]
fn every_document_is_complete_in_every_language_and_size() {
    for (kind, language) in Kind::ALL
        .into_iter()
        .flat_map(|k| Language::ALL.map(|l| (k, l)))
    {
        for stock in papers_for(kind) {
            let drawn = documents::draw(kind, language, stock).unwrap();
            assert!(
                drawn.is_complete(),
                "{kind:?} {language:?} {stock:?}: {:?} {:?}",
                drawn.overflow,
                drawn.missing_glyphs
            );
        }
    }
}

#[test]
fn a_number_that_fits_neither_way_is_refused() {
    let stock = Stock {
        media: Media::Mm100x100,
        dpi: Dpi::Dpi203,
    };
    let refused = documents::draw(Kind::LongLabel, Language::En, stock).unwrap_err();
    assert!(matches!(refused, paper::Error::SymbolTooDense { .. }));
}

#[test]
fn no_mark_leaves_the_paper() {
    for (kind, stock) in Kind::ALL
        .into_iter()
        .flat_map(|k| papers_for(k).map(move |s| (k, s)))
    {
        for sheet in documents::draw(kind, Language::Ar, stock).unwrap().sheets {
            let (width, height) = sheet.size_dots();
            for mark in &sheet.marks {
                let inside = match mark {
                    Mark::Rect(r, _) => {
                        let (right, bottom) = (r.x + r.width, r.y + r.height);
                        r.x >= 0 && r.y >= 0 && right <= width && bottom <= height
                    }
                    Mark::Text(run, _) => {
                        let advance: i32 = run.glyphs.iter().map(|g| g.advance).sum();
                        let right = run.x + advance as f32 * run.size / 1000.0;
                        run.x >= 0.0 && right <= width as f32 && run.baseline <= height
                    }
                };
                assert!(inside, "{kind:?} {stock:?}: {mark:?}");
            }
        }
    }
}

#[test]
fn a_handover_of_any_length_names_every_box_once_and_in_order() {
    for count in [0, 1, 40, 400] {
        for media in [Media::A4, Media::Inch4x6] {
            let facts = handover_facts(Language::Tr, count);
            let stock = Stock {
                media,
                dpi: Dpi::Dpi203,
            };
            let drawn = handover::draw(&facts, stock).unwrap();
            let numbers = found(&drawn, |text| text.starts_with("1Z999"));
            let expected: Vec<&str> = facts
                .boxes
                .iter()
                .map(|given| given.tracking_number.as_str())
                .collect();
            assert_eq!(numbers, expected);
            let signature = &facts.words.signature;
            let signed: Vec<usize> = (0..drawn.sheets.len())
                .filter(|page| texts(&drawn.sheets[*page]).contains(signature))
                .collect();
            assert_eq!(signed, [drawn.sheets.len() - 1], "signed once, at the end");
        }
    }
}

#[test]
fn every_page_says_which_of_how_many_it_is_and_of_which_document() {
    let facts = handover_facts(Language::De, 300);
    let stock = Stock {
        media: Media::A5,
        dpi: Dpi::Dpi300,
    };
    let drawn = handover::draw(&facts, stock).unwrap();
    let count = drawn.sheets.len();
    assert!(count > 3);
    for (page, sheet) in (1..).zip(&drawn.sheets) {
        let texts = texts(sheet);
        assert!(
            texts.contains(&format!("Seite {page}/{count}")),
            "{texts:?}"
        );
        assert!(texts.contains(&facts.number));
        assert!(texts.contains(&facts.carrier));
    }
}

#[test]
fn a_slip_of_many_lines_keeps_each_row_whole() {
    let line = |place: usize| SlipLine {
        quantity: "2".into(),
        name: format!("Ware {place:03}"),
        detail: Some("blau".into()),
        sku: format!("SKU-{place:03}"),
    };
    let facts = SlipFacts {
        lines: (0..120).map(line).collect(),
        ..slip_facts(Language::De)
    };
    for media in [Media::A4, Media::A6, Media::Mm100x100] {
        let stock = Stock {
            media,
            dpi: Dpi::Dpi203,
        };
        let drawn = slip::draw(&facts, stock).unwrap();
        assert_eq!(found(&drawn, |text| text.starts_with("SKU-")).len(), 120);
        for sheet in &drawn.sheets {
            let texts = texts(sheet);
            let of = |start: &str| texts.iter().filter(|t| t.starts_with(start)).count();
            assert_eq!(of("Ware"), of("SKU-"), "{stock:?}");
        }
    }
}

#[test]
fn paper_from_training_says_so_on_every_page() {
    let facts = HandoverFacts {
        training: true,
        ..handover_facts(Language::En, 200)
    };
    let stock = Stock {
        media: Media::A6,
        dpi: Dpi::Dpi203,
    };
    let drawn = handover::draw(&facts, stock).unwrap();
    let says = |sheet: &Sheet| texts(sheet).contains(&facts.words.training);
    assert!(drawn.sheets.len() > 2 && drawn.sheets.iter().all(says));
}

#[test]
fn a_gift_note_that_is_too_long_is_flagged_and_one_of_several_lines_is_not() {
    let stock = Stock {
        media: Media::A6,
        dpi: Dpi::Dpi203,
    };
    let with = |note: String| SlipFacts {
        gift_note: Some(note),
        ..slip_facts(Language::En)
    };
    let drawn = slip::draw(&with("Dear Oya,\n\nall the best".into()), stock).unwrap();
    assert_eq!(drawn.overflow, []);
    let drawn = slip::draw(&with("all the best ".repeat(200)), stock).unwrap();
    assert_eq!(drawn.overflow, [Part::GiftNote]);
}
