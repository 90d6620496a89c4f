//! Putting symbols on a sheet: how many whole dots a module gets, and where its quiet zone lies.
//!
//! The rule is the same for bars and squares: as large as the room allows, whole dots only, and
//! refused below a quarter of a millimetre, where thermal prints stop being read.

use crate::Error;
use crate::code128::{self, Bars};
use crate::error::Symbol;
use crate::qr::{self, Modules, Strength};
use crate::sheet::{Dpi, Rect, Sheet};

/// The narrowest module that hand scanners read from a thermal print.
const MODULE_MM_MIN: f32 = 0.25;
/// A square's module above this is read in any print, so that strength comes before size.
const MODULE_MM_WIDE: f32 = 0.3;
/// Wider bars only make a symbol longer than a hand scanner's beam.
const BAR_MM_MAX: f32 = 0.6;

/// Which way a linear symbol runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Bars upright, like a fence: how people hold a scanner.
    Fence,
    /// Turned by a quarter, for a symbol too long for the paper's width.
    Ladder,
}

impl Turn {
    /// The length that an area offers to the symbol.
    fn along(self, area: Rect) -> i32 {
        match self {
            Self::Fence => area.width,
            Self::Ladder => area.height,
        }
    }

    fn bar(self, area: Rect, at: i32, width: i32) -> Rect {
        match self {
            Self::Fence => area.after(at).before(width),
            Self::Ladder => area.below(at).upper(width),
        }
    }
}

/// Whether bars, with their quiet zones, can be printed wide enough on so many dots.
#[must_use]
pub fn bars_fit(bars: &Bars, length: i32, dpi: Dpi) -> bool {
    module_dots(with_quiet(bars), length, dpi).is_some()
}

/// How long bars of so many dots a module are, with their quiet zones.
#[must_use]
pub fn bars_length(bars: &Bars, dots: i32) -> i32 {
    i32::try_from(with_quiet(bars))
        .unwrap_or(i32::MAX)
        .saturating_mul(dots)
}

/// How long bars are when they are drawn as wide as this length allows, with their quiet zones.
#[must_use]
pub fn bars_length_at_most(bars: &Bars, length: i32, dpi: Dpi) -> Option<i32> {
    let dots = module_dots(with_quiet(bars), length, dpi)?;
    Some(bars_length(
        bars,
        dots.min(dots_of_at_most(BAR_MM_MAX, dpi)),
    ))
}

/// The narrowest module that is ever printed.
#[must_use]
pub fn dots_min(dpi: Dpi) -> i32 {
    let wide = |dots: &u32| dpi.mm_of_dots(*dots) >= MODULE_MM_MIN;
    (1..)
        .find(wide)
        .and_then(|dots| i32::try_from(dots).ok())
        .unwrap_or(1)
}

fn with_quiet(bars: &Bars) -> u32 {
    bars.modules() + 2 * code128::QUIET_MODULES
}

/// Draws bars centred in `area`, whose length must hold the quiet zones too.
///
/// # Errors
/// [`Error::SymbolTooDense`] when the bars would be too narrow: turn it or give it more room.
pub fn draw_bars(sheet: &mut Sheet, bars: &Bars, (area, turn): (Rect, Turn)) -> Result<(), Error> {
    let (modules, length) = (with_quiet(bars), turn.along(area));
    let dots = module_dots(modules, length, sheet.dpi)
        .ok_or_else(|| too_dense(Symbol::Code128, modules, length))?;
    let dots = dots.min(dots_of_at_most(BAR_MM_MAX, sheet.dpi));
    let taken = i32::try_from(bars.modules())
        .unwrap_or(i32::MAX)
        .saturating_mul(dots);
    let mut at = (length - taken) / 2;
    for pair in bars.widths.chunks(2) {
        let [bar, space] = [0, 1].map(|side| pair.get(side).map_or(0, |w| i32::from(*w) * dots));
        sheet.rect(turn.bar(area, at, bar));
        at += bar + space;
    }
    Ok(())
}

/// Draws a QR code in the middle of `area`, as large as it allows with the quiet zone.
///
/// # Errors
/// [`Error::SymbolTooDense`] when its modules would be too small.
pub fn draw_qr(sheet: &mut Sheet, text: &str, area: Rect) -> Result<(), Error> {
    let side = area.width.min(area.height);
    let (code, dots) = code_for(text, side, sheet.dpi)?;
    let modules = with_quiet_square(&code);
    let taken = i32::try_from(modules)
        .unwrap_or(i32::MAX)
        .saturating_mul(dots);
    let quiet = i32::try_from(qr::QUIET_MODULES).unwrap_or(0) * dots;
    let (left, top) = (
        area.x + (area.width - taken) / 2,
        area.y + (area.height - taken) / 2,
    );
    for dark in &code.dark {
        sheet.rect(Rect {
            x: left + quiet + dark.x * dots,
            y: top + quiet + dark.y * dots,
            width: dark.width * dots,
            height: dark.height * dots,
        });
    }
    Ok(())
}

/// As strong as leaves its modules wide: a spot on one in twenty of the smallest code may hide more
/// than a quarter of what corrects it.
fn code_for(text: &str, side: i32, dpi: Dpi) -> Result<(Modules, i32), Error> {
    if let Ok(strong) = qr::encode(text, Strength::Third)
        && let Some(dots) = module_dots(with_quiet_square(&strong), side, dpi)
        && dots > dots_of_at_most(MODULE_MM_WIDE, dpi)
    {
        return Ok((strong, dots));
    }
    let code = qr::encode(text, Strength::Quarter)?;
    let modules = with_quiet_square(&code);
    let dots =
        module_dots(modules, side, dpi).ok_or_else(|| too_dense(Symbol::Qr, modules, side))?;
    Ok((code, dots))
}

fn with_quiet_square(code: &Modules) -> u32 {
    code.side + 2 * qr::QUIET_MODULES
}

/// Whole dots for a module so that all of them fit, if that is wide enough to be read.
fn module_dots(modules: u32, available: i32, dpi: Dpi) -> Option<i32> {
    let dots = u32::try_from(available).ok()?.checked_div(modules)?;
    (dpi.mm_of_dots(dots) >= MODULE_MM_MIN).then_some(())?;
    i32::try_from(dots).ok()
}

fn dots_of_at_most(mm: f32, dpi: Dpi) -> i32 {
    let fits = |dots: &u32| dpi.mm_of_dots(*dots) <= mm;
    (1..)
        .take_while(fits)
        .last()
        .and_then(|dots| i32::try_from(dots).ok())
        .unwrap_or(1)
}

fn too_dense(symbol: Symbol, modules: u32, available: i32) -> Error {
    Error::SymbolTooDense {
        symbol,
        modules,
        dots_available: available.try_into().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Mark, Media};

    fn bars_at(text: &str, width: i32, dpi: Dpi) -> Result<Vec<Rect>, Error> {
        let mut sheet = Sheet::new(Media::Inch4x6, dpi);
        let area = Rect {
            x: 0,
            y: 0,
            width,
            height: 200,
        };
        draw_bars(
            &mut sheet,
            &code128::encode_text(text)?,
            (area, Turn::Fence),
        )?;
        let rect = |mark: &Mark| match mark {
            Mark::Rect(rect, _) => *rect,
            Mark::Text(..) => panic!("a symbol is rectangles only"),
        };
        Ok(sheet.marks.iter().map(rect).collect())
    }

    #[test]
    fn bars_are_whole_modules_with_ten_blank_ones_on_either_side() {
        let bars = bars_at("1Z999AA10123456784", 756, Dpi::Dpi203).unwrap();
        let dots = bars.iter().map(|b| b.width).min().unwrap();
        assert_eq!(dots, 3);
        assert!(bars.iter().all(|b| b.width % dots == 0));
        let (first, last) = (bars.first().unwrap(), bars.last().unwrap());
        assert!(first.x >= 10 * dots && last.x + last.width <= 756 - 10 * dots);
    }

    #[test]
    fn bars_never_get_wider_than_a_hand_scanners_beam_likes() {
        assert_eq!(
            bars_at("12", 756, Dpi::Dpi203)
                .unwrap()
                .iter()
                .map(|b| b.width)
                .min(),
            Some(4)
        );
        assert_eq!(
            bars_at("12", 1116, Dpi::Dpi300)
                .unwrap()
                .iter()
                .map(|b| b.width)
                .min(),
            Some(7)
        );
    }

    #[test]
    fn a_symbol_narrower_than_a_quarter_millimetre_is_refused() {
        // 4 modules fewer than the room for 2 dots each, and 1 more.
        assert!(bars_at("12", 2 * 66, Dpi::Dpi203).is_ok());
        let refused = bars_at("12", 2 * 66 - 1, Dpi::Dpi203);
        assert_eq!(refused, Err(too_dense(Symbol::Code128, 66, 131)));
        assert_eq!(
            bars_at("12", 3 * 66 - 1, Dpi::Dpi300),
            Err(too_dense(Symbol::Code128, 66, 197))
        );
    }
    #[test]
    fn a_square_is_as_strong_as_leaves_its_modules_wide() {
        let text = "PS1:100045:1:0:8f3a21c7";
        let strength = |strength| qr::encode(text, strength).unwrap();
        let (strong, weak) = (strength(Strength::Third), strength(Strength::Quarter));
        assert!(weak.side < strong.side, "strength costs room");
        for (dpi, wide, least) in [(Dpi::Dpi203, 3, 2), (Dpi::Dpi300, 4, 3)] {
            let room =
                |code: &Modules, dots: i32| i32::try_from(with_quiet_square(code)).unwrap() * dots;
            let at = |side| code_for(text, side, dpi);
            let ample = room(&strong, wide + 2);
            assert_eq!(at(ample), Ok((strong.clone(), wide + 2)));
            let enough = room(&strong, wide);
            assert_eq!(at(enough), Ok((strong.clone(), wide)));
            let (code, dots) = at(enough - 1).unwrap();
            assert_eq!(code, weak, "a dot too little");
            assert!(dots >= least);
            let smallest = room(&weak, least);
            assert_eq!(at(smallest), Ok((weak.clone(), least)));
            let modules = with_quiet_square(&weak);
            let refused = too_dense(Symbol::Qr, modules, smallest - 1);
            assert_eq!(at(smallest - 1), Err(refused));
        }
    }

    #[test]
    fn a_text_that_the_strongest_square_cannot_hold_gets_a_weaker_one() {
        let text = "x".repeat(1_400);
        let strong = qr::encode(&text, Strength::Third);
        assert_eq!(strong, Err(Error::QrTooLong { bytes: 1_400 }));
        let (code, _) = code_for(&text, 10_000, Dpi::Dpi203).unwrap();
        assert_eq!(code, qr::encode(&text, Strength::Quarter).unwrap());
    }
}
