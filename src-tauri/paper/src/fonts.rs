//! The four faces that are compiled into the program, and which of them can show a character.
//!
//! Bundled rather than taken from the system: a label must look the same on every desk, and a desk
//! without Arabic fonts must still print Arabic. What they hold is told in `assets/fonts`.

use std::sync::OnceLock;

use harfrust::{Font, ShaperFont};

use crate::Error;

/// Font units per em of every bundled face, so that lengths of different faces may be added.
pub const UNITS_PER_EM: f32 = 1000.0;

/// One bundled face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    Sans,
    SansBold,
    Arabic,
    ArabicBold,
}

impl Face {
    pub const ALL: [Self; 4] = [Self::Sans, Self::SansBold, Self::Arabic, Self::ArabicBold];

    /// Faces to try for a character, best first.
    #[must_use]
    pub fn of_weight(bold: bool) -> [Self; 2] {
        if bold {
            [Self::SansBold, Self::ArabicBold]
        } else {
            [Self::Sans, Self::Arabic]
        }
    }

    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
            Self::SansBold => include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
            Self::Arabic => include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"),
            Self::ArabicBold => include_bytes!("../../../assets/fonts/NotoSansArabic-Bold.ttf"),
        }
    }

    /// The PostScript name, as a PDF calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sans => "NotoSans-Regular",
            Self::SansBold => "NotoSans-Bold",
            Self::Arabic => "NotoSansArabic-Regular",
            Self::ArabicBold => "NotoSansArabic-Bold",
        }
    }
}

/// The parsed faces; parsing takes half a millisecond, so it is done once.
pub struct Fonts {
    faces: [Font; 4],
}

impl Fonts {
    /// The bundled faces, parsed at the first call.
    ///
    /// # Errors
    /// [`Error::Font`] when the program was built with a damaged font file.
    pub fn bundled() -> Result<&'static Self, Error> {
        static FONTS: OnceLock<Result<Fonts, Error>> = OnceLock::new();
        FONTS
            .get_or_init(Self::parse)
            .as_ref()
            .map_err(Clone::clone)
    }

    #[must_use]
    pub fn font(&self, face: Face) -> &Font {
        let [sans, sans_bold, arabic, arabic_bold] = &self.faces;
        match face {
            Face::Sans => sans,
            Face::SansBold => sans_bold,
            Face::Arabic => arabic,
            Face::ArabicBold => arabic_bold,
        }
    }

    #[must_use]
    pub fn covers(&self, face: Face, character: char) -> bool {
        self.font(face).charmap().map_unicode(character).is_some()
    }

    #[must_use]
    pub fn shaper(&self, face: Face) -> ShaperFont<'_, 'static> {
        ShaperFont::new(self.font(face))
    }

    fn parse() -> Result<Self, Error> {
        let parsed = |face: Face| {
            Font::new(face.bytes().to_vec(), 0).ok_or(Error::Font {
                face: face.name(),
                reason: "cannot be parsed",
            })
        };
        let [a, b, c, d] = Face::ALL;
        Ok(Self {
            faces: [parsed(a)?, parsed(b)?, parsed(c)?, parsed(d)?],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_that_a_shop_writes_has_glyphs_in_both_weights() {
        let fonts = Fonts::bundled().unwrap();
        let samples = "AzğĞıİşŞçöü ßẞäÄ ệƯ Ωάϊἀ ЖщЇґ أحمدپچگ ٠١٢ ،؟ €₺№ – ’ 0123456789/-+()";
        for bold in [false, true] {
            let covered = |c| Face::of_weight(bold).iter().any(|f| fonts.covers(*f, c));
            let gaps: Vec<char> = samples.chars().filter(|c| !covered(*c)).collect();
            assert_eq!(gaps, [], "bold: {bold}");
        }
    }

    #[test]
    fn all_faces_have_a_thousand_units_per_em() {
        let fonts = Fonts::bundled().unwrap();
        for face in Face::ALL {
            assert_eq!(fonts.font(face).units_per_em(), 1000, "{}", face.name());
        }
    }

    #[test]
    fn a_missing_character_leaves_a_visible_box() {
        let fonts = Fonts::bundled().unwrap();
        for face in Face::ALL {
            let extents = fonts.shaper(face).glyph_extents(0_u32.into()).unwrap();
            assert!(extents.width > 0 && extents.height != 0, "{}", face.name());
        }
    }

    #[test]
    fn bundled_files_stay_small_enough_to_embed() {
        for face in Face::ALL {
            assert!(face.bytes().len() <= 210_000, "{}", face.name());
        }
    }
}
