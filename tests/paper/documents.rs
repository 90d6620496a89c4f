//! One of each document in each language, with the shop's real words and made-up people.

use paper::card::{CardCommand, CardFacts};
use paper::handover::{HandoverBox, HandoverFacts, HandoverWords};
use paper::slip::{SlipFacts, SlipLine, SlipWords};
use paper::test_page::TestFacts;
use paper::{DrawnPages, Error, LabelFacts, LabelWords, Media, Parcel, Party, Stock};
use paper::{card, handover, label, slip, test_page};

use crate::labels;
use crate::words::{Language, Words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Label,
    /// A label whose number has to be turned on narrow paper.
    LongLabel,
    Slip,
    Handover,
    Card,
    TestPage,
}

impl Kind {
    pub(crate) const ALL: [Self; 6] = [
        Self::Label,
        Self::LongLabel,
        Self::Slip,
        Self::Handover,
        Self::Card,
        Self::TestPage,
    ];
}

/// Too long for the width of a label printer's paper, and for both sides of a square one.
const LONG_NUMBER: &str = "AB12CD34EF56GH78IJ90KL12MN34OP56QR";
const STATION_QR: &str = "90010123456789104765397";

/// As the real card has them.
pub(crate) const COMMANDS: [&str; 8] = [
    "92000000000147",
    "92000000000248",
    "92000000000349",
    "92000000000450",
    "92000000000551",
    "92000000000652",
    "92000000000753",
    "92000000000854",
];

/// Whether this paper has room for it at all.
pub(crate) fn is_drawable(kind: Kind, stock: Stock) -> bool {
    kind != Kind::LongLabel || stock.media != Media::Mm100x100
}

/// Draws a document; a label is one page.
pub(crate) fn draw(kind: Kind, language: Language, stock: Stock) -> Result<DrawnPages, Error> {
    let one = |facts: LabelFacts| {
        label::draw(&facts, stock.media, stock.dpi).map(|drawn| DrawnPages {
            sheets: vec![drawn.sheet],
            overflow: drawn.overflow,
            missing_glyphs: drawn.missing_glyphs,
        })
    };
    match kind {
        Kind::Label => one(label_facts(language)),
        Kind::LongLabel => one(LabelFacts {
            tracking_number: LONG_NUMBER.into(),
            ..label_facts(language)
        }),
        Kind::Slip => slip::draw(&slip_facts(language), stock),
        Kind::Handover => handover::draw(&handover_facts(language, 9), stock),
        Kind::Card => card::draw(&card_facts(language), stock),
        Kind::TestPage => test_page::draw(&test_facts(language), stock),
    }
}

/// What a scanner must read on a document, bars and squares each.
pub(crate) fn codes(kind: Kind, language: Language) -> (Vec<String>, Vec<String>) {
    let of = |code: &str| vec![code.to_owned()];
    let label = label_facts(language);
    match kind {
        Kind::Label => (of(&label.tracking_number), of(&label.station_qr)),
        Kind::LongLabel => (of(LONG_NUMBER), of(&label.station_qr)),
        Kind::Slip => (of(&label.package_number), of(STATION_QR)),
        Kind::Handover => (of("UB-2026-000314"), of(STATION_QR)),
        Kind::Card => {
            let all: Vec<String> = COMMANDS.map(str::to_owned).to_vec();
            (all.clone(), all)
        }
        Kind::TestPage => (of("PS-TEST-4711"), of("PS-TEST-4711")),
    }
}

pub(crate) fn label_facts(language: Language) -> LabelFacts {
    let facts = match language {
        Language::En => labels::english(),
        Language::Tr => labels::turkish(),
        Language::Ar => labels::arabic(),
        Language::De => labels::german(),
    };
    let words = Words::of(language);
    LabelFacts {
        words: LabelWords {
            to: words.say("paper-to"),
            from: words.say("paper-from"),
            tracking: words.say("paper-tracking"),
            query_number: words.say("paper-query"),
            order: words.say("paper-order"),
            package: words.say("paper-package"),
            parcel: words.say("paper-parcel"),
            weight: words.say("paper-weight"),
            desi: words.say("paper-desi"),
            training: words.say("paper-training"),
        },
        ..facts
    }
}

pub(crate) fn slip_facts(language: Language) -> SlipFacts {
    let (label, words) = (label_facts(language), Words::of(language));
    let line = |(name, detail, sku): (&str, Option<&str>, &str)| SlipLine {
        quantity: "1".into(),
        name: name.into(),
        detail: detail.map(Into::into),
        sku: sku.into(),
    };
    SlipFacts {
        script: language.script(),
        words: SlipWords {
            title: words.say("paper-slip-title"),
            to: words.say("paper-to"),
            order: words.say("paper-order"),
            package: words.say("paper-package"),
            made_at: words.say("paper-made-at"),
            gift_note: words.say("paper-gift-note"),
            page: words.say("paper-page"),
            training: words.say("paper-training"),
        },
        shop: label.sender,
        recipient: label.recipient,
        order_number: label.order_number,
        package_number: label.package_number,
        made_at: Some("2026-11-21".into()),
        lines: goods(language).into_iter().map(line).collect(),
        total: words.count("paper-slip-total", goods(language).len()),
        gift_note: Some(labels::gift_note(language).into()),
        station_qr: STATION_QR.into(),
        training: false,
    }
}

type Good = (&'static str, Option<&'static str>, &'static str);

fn goods(language: Language) -> Vec<Good> {
    match language {
        Language::En => vec![
            ("Merino jumper", Some("Navy, M"), "MJ-0042-NVM"),
            ("Wool socks, pack of three", None, "WS-3"),
        ],
        Language::Tr => vec![
            (
                "Merino yün kazak, balıkçı yaka",
                Some("Lacivert, M"),
                "MJ-0042-NVM",
            ),
            ("Yün çorap, üçlü paket", None, "WS-3"),
            ("Şık İpek Eşarp 90 × 90 cm", Some("Çiğdem moru"), "SE-90"),
        ],
        Language::Ar => vec![
            ("سترة من صوف المرينو", Some("كحلي، مقاس M"), "MJ-0042-NVM"),
            ("جوارب صوفية، ثلاثة أزواج", None, "WS-3"),
        ],
        Language::De => vec![
            (
                "Merinopullover mit Rollkragen, maschinenwaschbar",
                Some("Marineblau, M"),
                "MJ-0042",
            ),
            ("Wollsocken, Dreierpack", None, "WS-3"),
        ],
    }
}

pub(crate) fn handover_facts(language: Language, boxes: u32) -> HandoverFacts {
    let (label, words) = (label_facts(language), Words::of(language));
    let given = |place: u32| HandoverBox {
        tracking_number: format!("1Z999AA1012345{place:04}"),
        package_number: format!("PKG-{}", 2_031_877 + place),
        recipient: label.recipient.name.clone(),
        parcel: Parcel {
            number: 1 + place % 2,
            of: 2,
        },
    };
    HandoverFacts {
        script: language.script(),
        words: HandoverWords {
            title: words.say("paper-handover-title"),
            made_at: words.say("paper-made-at"),
            made_by: words.say("paper-made-by"),
            number: words.say("paper-handover-number"),
            driver: words.say("paper-driver"),
            signature: words.say("paper-signature"),
            journal_head: words.say("paper-journal"),
            page: words.say("paper-page"),
            training: words.say("paper-training"),
        },
        carrier: label.carrier,
        made_at: "2026-11-21 17:40".into(),
        made_by: "2 · Ayşe".into(),
        number: "UB-2026-000314".into(),
        boxes: (0..boxes).map(given).collect(),
        total: words.count("paper-handover-total", boxes as usize),
        driver: Some(label.recipient.name),
        journal_head: Some("9f2c71aa04e8d1b53c6677e0f2a91d48".into()),
        station_qr: STATION_QR.into(),
        training: false,
    }
}

pub(crate) fn card_facts(language: Language) -> CardFacts {
    let words = Words::of(language);
    let names = [
        "paper-card-primary",
        "paper-card-label",
        "paper-card-undo",
        "paper-card-back",
        "paper-card-queue",
        "paper-card-labels",
        "paper-card-handover",
        "paper-card-attention",
    ];
    let command = |(key, code): (&str, &str)| CardCommand {
        name: words.say(key),
        code: code.into(),
    };
    CardFacts {
        script: language.script(),
        title: words.say("paper-card-title"),
        hint: words.say("paper-card-hint"),
        page: words.say("paper-page"),
        commands: names.into_iter().zip(COMMANDS).map(command).collect(),
    }
}

pub(crate) fn test_facts(language: Language) -> TestFacts {
    let words = Words::of(language);
    TestFacts {
        script: language.script(),
        title: words.say("paper-test-title"),
        hint: words.say("paper-test-hint"),
        details: vec![
            "Zebra ZD421 · 192.0.2.7".into(),
            words.fill("paper-test-paper", &[("size", "100 × 150 mm".into())]),
            words.fill("paper-test-dots", &[("dots", "203".into())]),
        ],
        letters: [
            "AaZz 0123456789",
            "ÇçĞğİıÖöŞşÜü ÄäßẞÑñ",
            "Ωάϊ ЖжЩщ Ệệ",
            "أهلًا وسهلًا",
        ]
        .map(str::to_owned)
        .to_vec(),
        code: "PS-TEST-4711".into(),
    }
}

/// Someone who lives at a made-up address.
pub(crate) fn stranger(name: &str, address: &[&str]) -> Party {
    Party {
        name: name.into(),
        address: address.iter().map(|line| (*line).into()).collect(),
        phone: None,
    }
}
