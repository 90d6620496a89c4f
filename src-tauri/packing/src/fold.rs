//! Text as people search for it: Yılmaz by "yilmaz", أحمد by "احمد", Straße by "strasse".
//!
//! The same fold is stored beside every package and applied to what is typed, so both sides meet.
//! It is for finding only and is never shown.

use alloc::string::String;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        fold_letter(letter, &mut folded);
    }
    folded
}

fn fold_letter(letter: char, out: &mut String) {
    match letter {
        'ı' | 'İ' => out.push('i'),
        'ß' | 'ẞ' => out.push_str("ss"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' => out.push('d'),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        // A final sigma is the same letter to whoever types the name.
        'ς' => out.push('σ'),
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' => out.push('ي'),
        'ة' => out.push('ه'),
        // The tatweel only stretches a word.
        'ـ' => {}
        '٠'..='٩' => out.push(digit(letter, '٠')),
        '۰'..='۹' => out.push(digit(letter, '۰')),
        _ => out.extend(
            letter
                .to_lowercase()
                .map(|c| if c == 'ς' { 'σ' } else { c }),
        ),
    }
}

fn digit(letter: char, zero: char) -> char {
    let value = letter as u32 - zero as u32;
    char::from_digit(value, 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_people_type_them() {
        let pairs = [
            ("Yılmaz", "yilmaz"),
            ("IŞIK", "isik"),
            ("İpek", "ipek"),
            ("Çağlayan ÖZGÜR", "caglayan ozgur"),
            ("أحمد", "احمد"),
            ("محمّد", "محمد"),
            ("فاطمة", "فاطمه"),
            ("هدى", "هدي"),
            ("مـحـمـد", "محمد"),
            ("Straße", "STRASSE"),
            ("Γιώργος", "γιωργοσ"),
            ("Łódź", "lodz"),
            ("١٢٣ ۴۵", "123 45"),
            ("ＴＲ－１", "tr-1"),
        ];
        for (written, typed) in pairs {
            assert_eq!(fold(written), fold(typed), "{written} {typed}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["İstanbul Ağaoğlu", "أحمد ٣", "Straße ŒÆ", "ΣΊΣΥΦΟΣ"] {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }
}
