//! The people and parcels of the samples, in three scripts and four languages.

use paper::text::Direction;
use paper::{LabelFacts, LabelWords, Parcel, Party};

use crate::words::Language;

/// What somebody wrote to somebody.
pub(crate) fn gift_note(language: Language) -> &'static str {
    match language {
        Language::En => "Happy birthday, Oya!\nWith love from all of us",
        Language::Tr => "İyi ki doğdun Oya!\nHepimizden sevgilerle",
        Language::Ar => "عيد ميلاد سعيد يا أويا!\nمع محبتنا جميعًا",
        Language::De => "Alles Gute zum Geburtstag, liebe Oya!\nVon uns allen",
    }
}

pub(crate) fn english() -> LabelFacts {
    LabelFacts {
        language: "en".into(),
        direction: Direction::LeftToRight,
        words: LabelWords::default(),
        carrier: "Parcelforce".into(),
        tracking_number: "GB0042917735188".into(),
        query_number: None,
        recipient: party(
            "Oya Nightingale-Featherstonehaugh",
            &[
                "Flat 3B, 12 Llanfairpwllgwyngyll Gardens",
                "Stoke-on-Trent ST4 2RT",
                "United Kingdom",
            ],
            "+44 1632 960 001",
        ),
        sender: party(
            "The Example Shop Ltd",
            &["1 Sample Street", "London N1 9GU"],
            "+44 20 7946 0002",
        ),
        order_number: "ORD-100048".into(),
        package_number: "PKG-2031880".into(),
        parcel: Parcel { number: 1, of: 1 },
        weight: Some("0.8 kg".into()),
        desi: Some("2".into()),
        station_qr: "9401001234567890114735835893034064320000001234104765390".into(),
        training: false,
    }
}

pub(crate) fn turkish() -> LabelFacts {
    LabelFacts {
        language: "tr".into(),
        direction: Direction::LeftToRight,
        words: LabelWords::default(),
        carrier: "Yurtiçi Kargo".into(),
        tracking_number: "1Z999AA10123456784".into(),
        query_number: Some("734522109981".into()),
        recipient: party(
            "Şükrü Ağaoğlu İÇİĞÜŞ",
            &[
                "Bağdat Caddesi No: 214/7, Güzelyalı Apt.",
                "Caddebostan Mah.",
                "34728 Kadıköy / İstanbul",
            ],
            "+90 532 000 00 01",
        ),
        sender: party(
            "Örnek Mağaza A.Ş.",
            &["Nispetiye Cad. 12, Beşiktaş", "34340 İstanbul"],
            "+90 212 000 00 02",
        ),
        order_number: "ORD-100045".into(),
        package_number: "PKG-2031877".into(),
        parcel: Parcel { number: 1, of: 2 },
        weight: Some("2,4 kg".into()),
        desi: Some("3".into()),
        station_qr: "9401001234567890114735835893034064320000001235104765470".into(),
        training: false,
    }
}

pub(crate) fn arabic() -> LabelFacts {
    LabelFacts {
        language: "ar".into(),
        direction: Direction::RightToLeft,
        words: LabelWords::default(),
        carrier: "البريد السعودي".into(),
        tracking_number: "JD014600003RSA9921".into(),
        query_number: None,
        recipient: party(
            "أحمد بن عبد الله الغامدي",
            &[
                "شارع الأمير سلطان، شقة 7/B-12",
                "حي الملز",
                "الرياض 12345-6789",
                "المملكة العربية السعودية",
            ],
            "+966 50 000 0001",
        ),
        sender: party(
            "متجر المثال",
            &["طريق الملك فهد 214", "جدة 21442"],
            "(012) 000-0002",
        ),
        order_number: "ORD-100046".into(),
        package_number: "PKG-2031878".into(),
        parcel: Parcel { number: 1, of: 1 },
        weight: Some("٢٫٤ كغم".into()),
        desi: None,
        station_qr: "9401001234567890114735835893034064320000001236104765550".into(),
        training: true,
    }
}

pub(crate) fn german() -> LabelFacts {
    LabelFacts {
        language: "de".into(),
        direction: Direction::LeftToRight,
        words: LabelWords::default(),
        carrier: "DHL Paket".into(),
        tracking_number: "JJD000390007882299123456".into(),
        query_number: None,
        recipient: party(
            "Jörg Weißmüller-Großschädl",
            &[
                "Gesellschaft für angewandte Paketkunde mbH, Abteilung Wareneingang",
                "Straße des 17. Juni 135, Hinterhaus, 4. OG",
                "10623 Berlin",
                "Deutschland",
            ],
            "+49 30 000 00 03",
        ),
        sender: party(
            "Musterladen GmbH",
            &["Königsallee 1", "40212 Düsseldorf"],
            "+49 211 000 00 04",
        ),
        order_number: "ORD-100047".into(),
        package_number: "PKG-2031879".into(),
        parcel: Parcel { number: 2, of: 3 },
        weight: Some("12,75 kg".into()),
        desi: None,
        station_qr: "9401001234567890114735835893034064320000001237104765630".into(),
        training: false,
    }
}

/// From a shop that writes Cyrillic to somebody who writes Greek.
pub(crate) fn greek() -> LabelFacts {
    LabelFacts {
        carrier: "Speedy".into(),
        tracking_number: "61078842210934".into(),
        recipient: party(
            "Γεώργιος Παπαδόπουλος",
            &[
                "Οδός Αγίου Δημητρίου 124, 3ος όροφος",
                "546 35 Θεσσαλονίκη",
                "Ελλάδα",
            ],
            "+30 231 000 0005",
        ),
        sender: party(
            "Книжарница „Примерът“",
            &["ул. „Цар Иван Шишман“ 9", "1000 София"],
            "+359 2 000 0006",
        ),
        order_number: "ORD-100049".into(),
        package_number: "PKG-2031881".into(),
        station_qr: "9401001234567890114735835893034064320000001238104765710".into(),
        ..english()
    }
}

/// Too long, in scripts that no bundled face has, with the scripts mixed: must be seen to complain.
pub(crate) fn hard() -> LabelFacts {
    let long = "Gesellschaft für angewandte Paketkunde, Lager- und Versandwesen mbH & Co. KGaA, ";
    LabelFacts {
        carrier: "A very long carrier name, Express International Overnight".into(),
        recipient: party(
            "山田 太郎 📦 أحمد Nguyễn Thị Ệ Γεώργιος Щукин",
            &[
                &long.repeat(6),
                "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
                    .repeat(2)
                    .as_str(),
            ],
            "+49 30 000 00 03 ext. 12345678901234567890123456789012345678901234567890",
        ),
        sender: party(long, &[long, long, long, long, long, long], "1"),
        order_number: "ORD-1000000000000000000000000000000047".into(),
        training: true,
        ..german()
    }
}

fn party(name: &str, address: &[&str], phone: &str) -> Party {
    Party {
        name: name.into(),
        address: address.iter().map(|line| (*line).into()).collect(),
        phone: Some(phone.into()),
    }
}
