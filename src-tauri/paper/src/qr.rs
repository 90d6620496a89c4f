//! QR codes, as rectangles of modules.
//!
//! Neighbouring dark modules are merged into runs, and equal runs of following rows into one
//! rectangle: one rectangle per module leaves hairlines between them wherever the page is drawn at
//! another resolution, and such a code is not read.

use qrcode::{Color, EcLevel, QrCode};

use crate::Error;
use crate::sheet::Rect;

/// Blank modules on each side that the standard asks for.
pub const QUIET_MODULES: u32 = 4;

/// A QR code: side in modules without quiet zone, and its dark rectangles in modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    pub side: u32,
    pub dark: Vec<Rect>,
}

/// How much of a code may be blotted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Level Q.
    Quarter,
    /// Level H.
    Third,
}

/// Encodes text. What we encode is short, so strength costs little.
///
/// # Errors
/// [`Error::QrTooLong`] when no version holds it.
pub fn encode(text: &str, strength: Strength) -> Result<Modules, Error> {
    let level = match strength {
        Strength::Quarter => EcLevel::Q,
        Strength::Third => EcLevel::H,
    };
    let code = QrCode::with_error_correction_level(text, level)
        .map_err(|_| Error::QrTooLong { bytes: text.len() })?;
    let side = code.width();
    let colors = code.into_colors();
    let mut dark: Vec<Rect> = Vec::new();
    for (y, row) in (0..).zip(colors.chunks(side)) {
        for (x, width) in runs(row) {
            let above = dark
                .iter_mut()
                .rev()
                .find(|r| (r.x, r.width, r.y + r.height) == (x, width, y));
            match above {
                Some(rect) => rect.height += 1,
                None => dark.push(Rect {
                    x,
                    y,
                    width,
                    height: 1,
                }),
            }
        }
    }
    Ok(Modules {
        side: u32::try_from(side).unwrap_or(u32::MAX),
        dark,
    })
}

/// Start and length of each run of dark modules in a row.
fn runs(row: &[Color]) -> Vec<(i32, i32)> {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for (x, color) in (0..).zip(row) {
        match (color, runs.last_mut()) {
            (Color::Light, _) => {}
            (Color::Dark, Some((start, length))) if *start + *length == x => *length += 1,
            (Color::Dark, _) => runs.push((x, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_cover_exactly_the_dark_modules() {
        let text = "https://example.test/p/100045?k=1&n=2";
        let modules = encode(text, Strength::Quarter).unwrap();
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).unwrap();
        let side = code.width();
        let mut painted = vec![0; side * side];
        for r in &modules.dark {
            for (y, x) in
                (r.y..r.y + r.height).flat_map(|y| (r.x..r.x + r.width).map(move |x| (y, x)))
            {
                painted[y as usize * side + x as usize] += 1;
            }
        }
        let expected: Vec<i32> = code
            .to_colors()
            .iter()
            .map(|c| i32::from(*c == Color::Dark))
            .collect();
        assert_eq!(painted, expected);
        assert!(modules.dark.len() < expected.iter().filter(|m| **m == 1).count() / 2);
    }

    #[test]
    fn too_much_text_is_refused_with_its_size() {
        assert_eq!(
            encode(&"x".repeat(5_000), Strength::Quarter),
            Err(Error::QrTooLong { bytes: 5_000 })
        );
    }
}
