//! Five hundred strangers, four languages: whatever people and programs put into an address must
//! not break a label, and must not be lost from it unnoticed.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use paper::fonts::UNITS_PER_EM;
use paper::sheet::Mark;
use paper::zpl::{self, Packing};
use paper::{LabelFacts, Media, Part, Sheet, Stock, bitmap, carrier, label, pdf};

use crate::documents::{self, label_facts, stranger};
use crate::labels;
use crate::words::Language;

const STRANGERS: usize = 500;
/// In CI; `cargo xtask prove paper` draws as many as it is told.
const INPUTS: usize = 100;
const STOCK: Stock = Stock {
    media: Media::Inch4x6,
    dpi: paper::Dpi::Dpi203,
};

/// Pieces of which addresses are thrown together.
const PIECES: [&str; 34] = [
    "Şükrü Ağaoğlu",
    "Nguyễn Thị Ệ",
    "Γεώργιος Παπαδόπουλος",
    "Щукин Ёлкин",
    "أحمد الغامدي",
    "שלום",
    "山田太郎",
    "👩‍👩‍👧‍👦",
    "📦🏳️‍🌈",
    "12345-6789",
    "+966 50 000 0001",
    "(011) 000-0001",
    "7/B-12",
    "^XA^FO0,0^FDpwned^FS^XZ",
    "~HS~JA",
    "\\^~",
    "%PDF-1.7",
    ") Tj ET",
    "<script>",
    "\u{202E}olleh",
    "\u{2066}\u{2066}",
    "\u{200D}\u{200C}",
    "\u{0}\u{1}\u{7F}",
    "\r\n\t",
    "\u{85}\u{2028}",
    "ﷺ",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "q\u{301}\u{302}\u{303}\u{304}",
    "ـــــ",
    "",
    " ",
    "\u{FFFD}\u{10FFFF}",
    "ıIiİ",
    "مُحَمَّد",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn text(&mut self) -> String {
        // Most are as long as a line, some as long as a novel's first page.
        let pieces = match self.below(20) {
            0 => 0,
            1 => 40 + self.below(60),
            _ => 1 + self.below(4),
        };
        let piece = |_| PIECES[self.below(PIECES.len())];
        (0..pieces).map(piece).collect::<Vec<_>>().join(" ")
    }
}

fn facts(dice: &mut Dice, language: Language) -> LabelFacts {
    let lines: Vec<String> = (0..dice.below(7)).map(|_| dice.text()).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    LabelFacts {
        recipient: stranger(&dice.text(), &lines),
        carrier: dice.text(),
        order_number: dice.text(),
        ..label_facts(language)
    }
}

/// Letters and digits of a text in any script; the rest may rightly vanish.
fn kept(text: &str) -> Vec<char> {
    let mut kept: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    kept.sort_unstable();
    kept
}

fn printed(sheet: &Sheet) -> Vec<char> {
    let text = |mark: &Mark| match mark {
        Mark::Text(run, _) => Some(
            run.glyphs
                .iter()
                .map(|g| g.text.as_str())
                .collect::<String>(),
        ),
        Mark::Rect(..) => None,
    };
    kept(&sheet.marks.iter().filter_map(text).collect::<String>())
}

#[test]
fn no_stranger_breaks_a_label_or_is_cut_off_unnoticed() {
    for language in Language::ALL {
        let mut dice = Dice(language as u64 + 1);
        for number in 0..STRANGERS {
            let facts = facts(&mut dice, language);
            let drawn = label::draw(&facts, STOCK.media, STOCK.dpi).unwrap();
            let lost = [Part::RecipientName, Part::RecipientAddress];
            if !lost.iter().any(|part| drawn.overflow.contains(part)) {
                let printed = printed(&drawn.sheet);
                let party = &facts.recipient;
                let wanted = kept(&format!("{}{}", party.name, party.address.concat()));
                let mut missing = without(&wanted, &printed);
                missing.retain(|c| !drawn.missing_glyphs.contains(c));
                assert!(
                    missing.is_empty(),
                    "{language:?} {number}: {missing:?} {party:?}"
                );
            }
            is_on_paper(&drawn.sheet, &format!("{language:?} {number}"));
            gives_no_orders(&drawn.sheet);
        }
    }
}

/// What of `wanted` is not in `have`; both are sorted.
fn without(wanted: &[char], have: &[char]) -> Vec<char> {
    let mut have = have.iter().peekable();
    let mut missing = Vec::new();
    for c in wanted {
        while have.peek().is_some_and(|h| *h < c) {
            have.next();
        }
        if have.next_if(|h| *h == c).is_none() {
            missing.push(*c);
        }
    }
    missing
}

/// A line may only be wider than its room where that was flagged; off the paper it may never be.
fn is_on_paper(sheet: &Sheet, whose: &str) {
    let (width, height) = sheet.size_dots();
    for mark in &sheet.marks {
        if let Mark::Text(run, _) = mark {
            let units: i32 = run.glyphs.iter().map(|glyph| glyph.advance).sum();
            let end = run.x + units as f32 * run.size / UNITS_PER_EM;
            let across = run.x >= 0.0 && end <= width as f32;
            let down = run.baseline > 0 && run.baseline <= height;
            assert!(across && down, "{whose}: to {end} of {width}: {run:?}");
        }
    }
}

/// Nothing of an address reaches a printer's language as text.
fn gives_no_orders(sheet: &Sheet) {
    let zpl = zpl::write(&bitmap::draw(sheet).unwrap(), Packing::Hex);
    let orders = zpl
        .iter()
        .filter(|byte| [b'^', b'~'].contains(byte))
        .count();
    assert_eq!(orders, 9);
}

#[test]
fn the_hardest_label_complains_about_all_that_it_lost() {
    let drawn = label::draw(&labels::hard(), STOCK.media, STOCK.dpi).unwrap();
    let parts = [
        Part::Sender,
        Part::RecipientAddress,
        Part::RecipientPhone,
        Part::OrderNumber,
    ];
    assert_eq!(drawn.overflow, parts);
    assert_eq!(drawn.missing_glyphs, ['太', '山', '田', '郎', '📦']);
}

#[test]
fn strangers_break_no_slip_either() {
    let mut dice = Dice(99);
    for _ in 0..40 {
        let mut facts = documents::slip_facts(Language::Ar);
        facts.gift_note = Some(dice.text());
        facts.recipient = stranger(&dice.text(), &[&dice.text()]);
        for line in &mut facts.lines {
            line.name = dice.text();
            line.detail = Some(dice.text());
        }
        let drawn = paper::slip::draw(&facts, STOCK).unwrap();
        let bytes = pdf::write(&dice.text(), &drawn.sheets).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
    }
}

const NUMBER_SIGNS_MAX: usize = 24;

/// The whole way from bytes that anyone may send to what a printer gets.
#[test]
fn any_input_at_all_is_drawn_or_refused() {
    let (looked, drawings) = (AtomicUsize::new(0), AtomicUsize::new(0));
    bolero::check!()
        .with_iterations(INPUTS)
        .with_type::<(Vec<u8>, String, Vec<String>, u8)>()
        .for_each(|(signs, name, lines, choice)| {
            let choice = usize::from(*choice);
            let number = &number_of(signs);
            let stock = Stock {
                media: Media::ALL[choice % Media::ALL.len()],
                dpi: paper::Dpi::ALL[choice / 8 % 2],
            };
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let facts = LabelFacts {
                tracking_number: number.clone(),
                recipient: stranger(name, &lines),
                station_qr: name.clone(),
                ..label_facts(Language::ALL[choice / 16 % 4])
            };
            looked.fetch_add(1, Relaxed);
            if let Ok(drawn) = label::draw(&facts, stock.media, stock.dpi) {
                drawings.fetch_add(1, Relaxed);
                let zpl = zpl::write(&bitmap::draw(&drawn.sheet).unwrap(), Packing::Z64);
                assert!(zpl.starts_with(b"^XA"));
                let pdf = pdf::write(number, &[drawn.sheet]).unwrap();
                assert!(pdf.starts_with(b"%PDF-"));
            }
            let tongue = carrier::Tongue::Zpl(Packing::Z64);
            // Torn files of strangers are refused, whatever they pretend to be.
            let file = [b"%PDF-".as_slice(), name.as_bytes()].concat();
            assert!(carrier::prepare(&file, tongue, stock).is_err());
        });
    let (looked, drawn) = (looked.into_inner(), drawings.into_inner());
    println!("{looked} inputs, {drawn} of them drawn");
    assert!(
        drawn * 4 > looked,
        "most are refused at once: {drawn} of {looked}"
    );
}

/// Signs that bars can hold, and one number in sixteen with any others: those are refused at once,
/// and nothing of the page is drawn.
fn number_of(signs: &[u8]) -> String {
    let any = signs.first().is_some_and(|first| first % 16 == 0);
    let sign = |it: &u8| {
        if any {
            char::from(*it)
        } else {
            char::from(b' ' + it % 95)
        }
    };
    signs.iter().take(NUMBER_SIGNS_MAX).map(sign).collect()
}

#[test]
fn a_label_in_greek_and_cyrillic_has_every_letter_of_both() {
    let drawn = label::draw(&labels::greek(), STOCK.media, STOCK.dpi).unwrap();
    assert!(
        drawn.is_complete(),
        "{:?} {:?}",
        drawn.overflow,
        drawn.missing_glyphs
    );
}
