//! The display list: what a page shows, in whole printer dots, and nothing of how it came to be.
//!
//! Dots, because a bar that is 3.7 dots wide is rounded differently by every driver. Layout picks
//! integers once; the back ends only copy. The origin is the top left corner, y grows downwards.

use std::fmt::Write as _;

use crate::fonts::Face;

/// Points (1/72 in) per inch.
pub const PT_PER_INCH: f32 = 72.0;
const MM_PER_INCH: f32 = 25.4;

/// Paper sizes. Each is laid out natively; none is a scaled copy of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// 4 × 6 in, the thermal label nearly every carrier takes.
    Inch4x6,
    /// 100 × 150 mm.
    Mm100x150,
    /// 100 × 100 mm, the square of small parcels.
    Mm100x100,
    /// ISO A6, 105 × 148 mm.
    A6,
    /// ISO A5, 148 × 210 mm.
    A5,
    /// ISO A4, 210 × 297 mm: an office printer's sheet.
    A4,
}

impl Media {
    pub const ALL: [Self; 6] = [
        Self::Inch4x6,
        Self::Mm100x150,
        Self::Mm100x100,
        Self::A6,
        Self::A5,
        Self::A4,
    ];

    /// Width and height in points, exact for the inch size: the PDF's page box.
    #[must_use]
    pub fn size_pt(self) -> (f32, f32) {
        let of_mm = |mm: f32| mm * PT_PER_INCH / MM_PER_INCH;
        match self {
            Self::Inch4x6 => (288.0, 432.0),
            Self::Mm100x150 => (of_mm(100.0), of_mm(150.0)),
            Self::Mm100x100 => (of_mm(100.0), of_mm(100.0)),
            Self::A6 => (of_mm(105.0), of_mm(148.0)),
            Self::A5 => (of_mm(148.0), of_mm(210.0)),
            Self::A4 => (of_mm(210.0), of_mm(297.0)),
        }
    }

    /// Whether an office printer takes it, which cannot print up to the edge.
    #[must_use]
    pub fn is_office_sheet(self) -> bool {
        match self {
            Self::A4 | Self::A5 => true,
            Self::Inch4x6 | Self::Mm100x150 | Self::Mm100x100 | Self::A6 => false,
        }
    }

    /// The name that IPP printers know this size by (PWG 5101.1).
    #[must_use]
    pub fn pwg_name(self) -> &'static str {
        match self {
            Self::Inch4x6 => "na_index-4x6_4x6in",
            Self::Mm100x150 => "om_100x150mm_100x150mm",
            Self::Mm100x100 => "om_100x100mm_100x100mm",
            Self::A6 => "iso_a6_105x148mm",
            Self::A5 => "iso_a5_148x210mm",
            Self::A4 => "iso_a4_210x297mm",
        }
    }
}

/// Dots per inch of the print head. A sheet drawn for one is not bit-exact on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dpi {
    Dpi203,
    Dpi300,
}

impl Dpi {
    pub const ALL: [Self; 2] = [Self::Dpi203, Self::Dpi300];

    #[must_use]
    pub fn dots_per_inch(self) -> f32 {
        match self {
            Self::Dpi203 => 203.0,
            Self::Dpi300 => 300.0,
        }
    }

    #[must_use]
    pub fn dots_of_pt(self, pt: f32) -> f32 {
        pt * self.dots_per_inch() / PT_PER_INCH
    }

    /// Millimetres to the nearest whole dot.
    #[must_use]
    pub fn dots_of_mm(self, mm: f32) -> i32 {
        whole(mm * self.dots_per_inch() / MM_PER_INCH)
    }

    #[must_use]
    pub fn mm_of_dots(self, dots: u32) -> f32 {
        let dots = dots as f32;
        dots * MM_PER_INCH / self.dots_per_inch()
    }
}

/// The nearest whole dot; the cast saturates, and a sheet is some thousands of dots wide.
#[must_use]
pub fn whole(dots: f32) -> i32 {
    dots.round() as i32
}

/// What colour a mark has. Thermal printers know two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    #[default]
    Black,
    White,
}

/// A filled rectangle on whole dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Rect {
    /// What is left under the first `taken` rows.
    #[must_use]
    pub fn below(self, taken: i32) -> Self {
        Self {
            y: self.y + taken,
            height: self.height - taken,
            ..self
        }
    }

    /// Only the first rows.
    #[must_use]
    pub fn upper(self, height: i32) -> Self {
        Self { height, ..self }
    }

    /// Only the first columns.
    #[must_use]
    pub fn before(self, width: i32) -> Self {
        Self { width, ..self }
    }

    /// What is left behind the first `taken` columns.
    #[must_use]
    pub fn after(self, taken: i32) -> Self {
        Self {
            x: self.x + taken,
            width: self.width - taken,
            ..self
        }
    }

    /// Only the last columns.
    #[must_use]
    pub fn last(self, width: i32) -> Self {
        self.after(self.width - width)
    }

    /// Narrower by as much on either side.
    #[must_use]
    pub fn padded(self, pad: i32) -> Self {
        self.after(pad).before(self.width - 2 * pad)
    }

    #[must_use]
    pub fn moved(self, right: i32, down: i32) -> Self {
        Self {
            x: self.x + right,
            y: self.y + down,
            ..self
        }
    }
}

/// One shaped glyph; lengths are font units, so the list is independent of rounding at any size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    pub id: u16,
    /// How far the pen moves on.
    pub advance: i32,
    /// Shift of this glyph alone, to the right and upwards (vowel marks).
    pub shift: (i32, i32),
    /// The characters it stands for, so that text can be copied out of a PDF.
    pub text: String,
}

/// Glyphs of one face on one baseline, in visual order.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    pub face: Face,
    /// Dots per em.
    pub size: f32,
    /// Left end of the baseline.
    pub x: f32,
    pub baseline: i32,
    pub glyphs: Vec<Glyph>,
}

/// One thing drawn, later marks over earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    Rect(Rect, Ink),
    Text(GlyphRun, Ink),
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub media: Media,
    pub dpi: Dpi,
    pub marks: Vec<Mark>,
}

impl Sheet {
    #[must_use]
    pub fn new(media: Media, dpi: Dpi) -> Self {
        Self {
            media,
            dpi,
            marks: Vec::new(),
        }
    }

    /// Whole dots that lie fully on the paper, across and down.
    #[must_use]
    pub fn size_dots(&self) -> (i32, i32) {
        let (width, height) = self.media.size_pt();
        (self.whole_within(width), self.whole_within(height))
    }

    pub fn rect(&mut self, rect: Rect) {
        self.marks.push(Mark::Rect(rect, Ink::Black));
    }

    /// The list as lines of text, for snapshots: one mark a line, glyph ids as numbers.
    #[must_use]
    pub fn describe(&self) -> String {
        let (width, height) = self.size_dots();
        let mut out = format!("{width}x{height} {:?} {:?}\n", self.media, self.dpi);
        for mark in &self.marks {
            // Writing to a String cannot fail.
            let _ = match mark {
                Mark::Rect(r, ink) => {
                    writeln!(
                        out,
                        "rect {} {} {}x{}{}",
                        r.x,
                        r.y,
                        r.width,
                        r.height,
                        note(*ink)
                    )
                }
                Mark::Text(run, ink) => writeln!(
                    out,
                    "text {:.1} {} {} {:.1}{} {:?}",
                    run.x,
                    run.baseline,
                    run.face.name(),
                    run.size,
                    note(*ink),
                    run.glyphs
                        .iter()
                        .map(|g| g.text.as_str())
                        .collect::<String>(),
                ),
            };
        }
        out
    }

    fn whole_within(&self, pt: f32) -> i32 {
        self.dpi.dots_of_pt(pt).floor() as i32
    }
}

fn note(ink: Ink) -> &'static str {
    match ink {
        Ink::Black => "",
        Ink::White => " white",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_whole_dots_inside_the_paper() {
        let sizes = |media, dpi| Sheet::new(media, dpi).size_dots();
        assert_eq!(sizes(Media::Inch4x6, Dpi::Dpi203), (812, 1218));
        assert_eq!(sizes(Media::Inch4x6, Dpi::Dpi300), (1200, 1800));
        assert_eq!(sizes(Media::Mm100x150, Dpi::Dpi203), (799, 1198));
        assert_eq!(sizes(Media::A6, Dpi::Dpi300), (1240, 1748));
        assert_eq!(sizes(Media::Mm100x100, Dpi::Dpi300), (1181, 1181));
        assert_eq!(sizes(Media::A5, Dpi::Dpi203), (1182, 1678));
        assert_eq!(sizes(Media::A4, Dpi::Dpi300), (2480, 3507));
    }
}
