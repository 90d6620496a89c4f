//! Made-up people and addresses in four scripts' worth of trouble: Turkish dotted letters, Arabic
//! right-to-left, German sharp s and umlauts, Greek accents.
//!
//! First and last names are common ones, combined by chance; streets are invented; telephone
//! numbers are zeros where a real one would reach somebody.

pub(crate) struct People {
    pub(crate) first: [&'static str; 10],
    pub(crate) last: [&'static str; 10],
    pub(crate) street: [&'static str; 6],
    pub(crate) cities: [City; 3],
    pub(crate) dialling: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct City {
    pub(crate) pk: u32,
    pub(crate) name: &'static str,
    pub(crate) township: &'static str,
    pub(crate) postcode: &'static str,
    pub(crate) country_pk: u32,
    pub(crate) country_code: &'static str,
    pub(crate) country: &'static str,
}

type Place = (u32, &'static str, &'static str, &'static str);

const fn city(country: (u32, &'static str, &'static str), place: Place) -> City {
    let (pk, name, township, postcode) = place;
    let (country_pk, country_code, country) = country;
    City {
        pk,
        name,
        township,
        postcode,
        country_pk,
        country_code,
        country,
    }
}

const TR: (u32, &str, &str) = (1, "tr", "Türkiye");
const AE: (u32, &str, &str) = (2, "ae", "الإمارات العربية المتحدة");
const DE: (u32, &str, &str) = (3, "de", "Deutschland");
const GR: (u32, &str, &str) = (4, "gr", "Ελλάδα");

pub(crate) const TURKISH: People = People {
    first: [
        "Ayşe", "İpek", "Çağrı", "Gökçe", "Ömer", "Şule", "Işıl", "Uğur", "Zeynep", "Kerem",
    ],
    last: [
        "Yılmaz",
        "Öztürk",
        "Çelik",
        "Şahin",
        "Güneş",
        "Işık",
        "Kılıç",
        "Doğan",
        "Ünal",
        "Ağaoğlu",
    ],
    street: [
        "Örnek Mah. Papatya Sok.",
        "Deneme Mah. Çınaraltı Cad.",
        "Yıldızlı Mah. İğde Sok.",
        "Kumluk Mah. Gökkuşağı Cad.",
        "Söğütlü Mah. Ihlamur Sok.",
        "Akçaağaç Mah. Şafak Cad.",
    ],
    cities: [
        city(TR, (40, "İSTANBUL", "KADIKÖY", "34000")),
        city(TR, (41, "İZMİR", "KARŞIYAKA", "35000")),
        city(TR, (7, "ESKİŞEHİR", "ODUNPAZARI", "26000")),
    ],
    dialling: "+90500000",
};

pub(crate) const ARABIC: People = People {
    first: [
        "أحمد",
        "فاطمة",
        "خالد",
        "مريم",
        "يوسف",
        "ليلى",
        "عمر",
        "نور",
        "سارة",
        "حسن",
    ],
    last: [
        "المنصوري",
        "الهاشمي",
        "الخطيب",
        "الزهراني",
        "النجار",
        "الحداد",
        "العلي",
        "القاسم",
        "البستاني",
        "الفارس",
    ],
    street: [
        "شارع النخيل",
        "شارع الياسمين",
        "شارع اللؤلؤ",
        "طريق الواحة",
        "شارع الزيتون",
        "شارع الفجر",
    ],
    cities: [
        city(AE, (201, "دبي", "المثال", "00000")),
        city(AE, (202, "الشارقة", "المثال", "00000")),
        city(AE, (203, "أبو ظبي", "المثال", "00000")),
    ],
    dialling: "+97150000",
};

pub(crate) const GERMAN: People = People {
    first: [
        "Jürgen",
        "Käthe",
        "Björn",
        "Änne",
        "Götz",
        "Hannelore",
        "Sören",
        "Ute",
        "Lukas",
        "Mia",
    ],
    last: [
        "Weiß",
        "Müller",
        "Schröder",
        "Großmann",
        "Böhm",
        "Jäger",
        "Krauß",
        "Vögele",
        "Fuchs",
        "Strauß-Köhler",
    ],
    street: [
        "Musterstraße",
        "Beispielgasse",
        "Am Übungsplatz",
        "Lindenschößlingsweg",
        "Zur Alten Mühle",
        "Straße der Äpfel",
    ],
    cities: [
        city(DE, (301, "Köln", "Ehrenfeld", "50000")),
        city(DE, (302, "München", "Schwabing", "80000")),
        city(DE, (303, "Düsseldorf", "Bilk", "40000")),
    ],
    dialling: "+49150000",
};

pub(crate) const GREEK: People = People {
    first: [
        "Γιώργος",
        "Ελένη",
        "Νίκος",
        "Σοφία",
        "Ιωάννα",
        "Κώστας",
        "Δήμητρα",
        "Άρης",
        "Φωτεινή",
        "Ηλίας",
    ],
    last: [
        "Παπαδόπουλος",
        "Βλάχος",
        "Οικονόμου",
        "Αγγέλου",
        "Γεωργίου",
        "Ιωαννίδης",
        "Μακρής",
        "Χατζής",
        "Λάμπρου",
        "Ζαχαρίου",
    ],
    street: [
        "Οδός Παραδείγματος",
        "Οδός Ελιάς",
        "Λεωφόρος Δοκιμής",
        "Οδός Ήλιου",
        "Οδός Γιασεμιού",
        "Πλατεία Φάρου",
    ],
    cities: [
        city(GR, (401, "Αθήνα", "Κυψέλη", "11000")),
        city(GR, (402, "Θεσσαλονίκη", "Καλαμαριά", "55000")),
        city(GR, (403, "Πάτρα", "Κέντρο", "26000")),
    ],
    dialling: "+30690000",
};

pub(crate) const GIFT_NOTES: [&str; 8] = [
    "Doğum günün kutlu olsun! Sevgiler, annen",
    "İyi ki varsın 🎁 Hediye paketi lütfen",
    "Faturayı kutuya koymayın, hediyedir.",
    "كل عام وأنتِ بخير، مع حبي",
    "Alles Gute zum Geburtstag, liebe Größe!",
    "Χρόνια πολλά με αγάπη",
    "Kapıda <b>zili çalmayın</b>, bebek uyuyor",
    "Yeni evinizde mutluluklar dileriz",
];
