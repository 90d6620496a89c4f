//! Setting text: given words and a room, the largest size at which they fit, as shaped lines.
//!
//! People's names and addresses arrive in any script and length. What must never happen is that a
//! part of them is missing from a label unnoticed; so whatever does not fit raises a flag, whatever
//! has no glyph is listed, and neither is an error: the sheet is still drawn, and a person decides.
//! Letters keep their case, always: in Turkish `i` and `I` are two letters.

mod clean;
mod lines;
mod shape;

use std::collections::BTreeSet;

use harfrust::Language;

use crate::Error;
use crate::fonts::{Fonts, UNITS_PER_EM};
use crate::sheet::{Dpi, GlyphRun, Ink, Mark, Rect, Sheet, whole};
use lines::Paragraph;
pub use shape::Line;

/// How the page runs: which side lines begin on. A line's own words may run the other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

/// One paragraph: words, and whether they say for themselves which way they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words<'a> {
    /// Runs as its first letter does; without letters, as the page does.
    Natural(&'a str),
    /// Numbers, phones and codes: always left to right.
    Code(&'a str),
}

/// How text should look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub bold: bool,
    pub size_pt_max: f32,
    /// Smaller is not readable on the box; below it the overflow flag is raised instead.
    pub size_pt_min: f32,
    pub lines_max: usize,
}

impl Style {
    #[must_use]
    pub fn regular(size_pt_max: f32, size_pt_min: f32) -> Self {
        Self {
            bold: false,
            size_pt_max,
            size_pt_min,
            lines_max: 1,
        }
    }

    #[must_use]
    pub fn bold(size_pt_max: f32, size_pt_min: f32) -> Self {
        Self {
            bold: true,
            ..Self::regular(size_pt_max, size_pt_min)
        }
    }

    #[must_use]
    pub fn lines(self, lines_max: usize) -> Self {
        Self { lines_max, ..self }
    }
}

/// Where lines stand in their room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Centre,
    End,
}

/// Where text goes, and in which colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub area: Rect,
    pub align: Align,
    pub ink: Ink,
}

/// Text that has been given its size and lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Dots per em.
    pub size: f32,
    pub lines: Vec<Line>,
    /// Dots from one baseline to the next.
    pub line_height: i32,
    /// Something was cut off, or a word had to be cut in two.
    pub overflow: bool,
    pub missing_glyphs: BTreeSet<char>,
}

impl Fitted {
    #[must_use]
    pub fn height(&self) -> i32 {
        i32::try_from(self.lines.len())
            .unwrap_or(i32::MAX)
            .saturating_mul(self.line_height)
    }
}

/// Size steps when shrinking; finer ones are not seen on a thermal print.
const STEP_PT: f32 = 0.5;
/// Baseline distance in ems: enough for Vietnamese capitals and Turkish İ.
const LEADING: f32 = 1.24;
/// Arabic letters reach further up and down, and carry vowel marks.
const LEADING_ARABIC: f32 = 1.36;
/// From the top of a line to its baseline, as a share of the leading.
const ASCENT_SHARE: f32 = 0.76;

/// Sets text of one language on one kind of printer.
pub struct Typesetter {
    fonts: &'static Fonts,
    language: Option<Language>,
    pub direction: Direction,
    dpi: Dpi,
}

impl Typesetter {
    /// # Errors
    /// [`Error::Font`] when the program was built with a damaged font file.
    pub fn new(language: &str, direction: Direction, dpi: Dpi) -> Result<Self, Error> {
        let language = Language::new(language);
        Ok(Self {
            fonts: Fonts::bundled()?,
            language,
            direction,
            dpi,
        })
    }

    /// The largest size at which all paragraphs fit into the room.
    ///
    /// # Errors
    /// [`Error::Shaping`] when the shaper gives up on a run.
    pub fn fit(&self, words: &[Words<'_>], style: Style, room: Rect) -> Result<Fitted, Error> {
        let texts: Vec<_> = words
            .iter()
            .map(|w| clean::prepare(*w, self.direction))
            .collect();
        let cut = texts.iter().any(|text| text.cut);
        let paragraphs = texts
            .iter()
            .filter(|text| !text.content.is_empty())
            .map(|text| Paragraph::measure(self, text, style.bold))
            .collect::<Result<Vec<_>, _>>()?;
        let arabic = paragraphs.iter().any(Paragraph::has_arabic);
        let leading = if arabic { LEADING_ARABIC } else { LEADING };
        let room = Room {
            style,
            leading,
            area: room,
        };

        let fitted = self.largest(&paragraphs, room)?;
        let missing_glyphs = paragraphs
            .iter()
            .flat_map(|p| &p.missing_glyphs)
            .copied()
            .collect();
        Ok(Fitted {
            overflow: fitted.overflow || cut,
            missing_glyphs,
            ..fitted
        })
    }

    fn largest(&self, paragraphs: &[Paragraph<'_>], room: Room) -> Result<Fitted, Error> {
        let mut size_pt = room.style.size_pt_max;
        while size_pt > room.style.size_pt_min {
            if let Some(fitted) = self.try_size(paragraphs, size_pt, room)? {
                return Ok(fitted);
            }
            size_pt -= STEP_PT;
        }
        self.force(paragraphs, room)
    }

    fn try_size(
        &self,
        paragraphs: &[Paragraph<'_>],
        size_pt: f32,
        room: Room,
    ) -> Result<Option<Fitted>, Error> {
        let size = self.dpi.dots_of_pt(size_pt);
        let width = room.width_units(size);
        let mut ranges = Vec::new();
        for paragraph in paragraphs {
            let Some(broken) = paragraph.break_lines(width) else {
                return Ok(None);
            };
            ranges.extend(broken.into_iter().map(|range| (paragraph, range)));
        }
        if ranges.len() > room.lines(size) {
            return Ok(None);
        }
        let lines = ranges
            .into_iter()
            .map(|(paragraph, range)| paragraph.line(self, range))
            .collect::<Result<Vec<_>, _>>()?;
        // A line shaped by itself may come out a little wider than measured.
        if lines.iter().any(|line| line.width > width) {
            return Ok(None);
        }
        Ok(Some(fitted(lines, size, room)))
    }

    /// At the smallest size: words are cut where they must be, lines that do not fit are left out.
    fn force(&self, paragraphs: &[Paragraph<'_>], room: Room) -> Result<Fitted, Error> {
        if let Some(fitted) = self.try_size(paragraphs, room.style.size_pt_min, room)? {
            return Ok(fitted);
        }
        let size = self.dpi.dots_of_pt(room.style.size_pt_min);
        let width = room.width_units(size);
        let ranges = paragraphs
            .iter()
            .flat_map(|p| p.cut_lines(width).into_iter().map(move |range| (p, range)))
            // One line is always drawn: better to print over a rule than not at all.
            .take(room.lines(size).max(1));
        let lines = ranges
            .map(|(paragraph, range)| paragraph.line(self, range))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Fitted {
            overflow: true,
            ..fitted(lines, size, room)
        })
    }

    /// Puts fitted lines at the top of a spot's area.
    pub fn place(&self, sheet: &mut Sheet, fitted: &Fitted, spot: Spot) {
        let mut baseline = spot.area.y + whole(float(fitted.line_height) * ASCENT_SHARE);
        for line in &fitted.lines {
            let mut x = float(spot.area.x) + self.offset(line, fitted.size, spot);
            for piece in &line.pieces {
                let advance: i32 = piece.glyphs.iter().map(|glyph| glyph.advance).sum();
                let glyphs = piece.glyphs.clone();
                let run = GlyphRun {
                    face: piece.face,
                    size: fitted.size,
                    x,
                    baseline,
                    glyphs,
                };
                sheet.marks.push(Mark::Text(run, spot.ink));
                x += dots(advance, fitted.size);
            }
            baseline += fitted.line_height;
        }
    }

    /// How far from the left side of its area a line begins.
    fn offset(&self, line: &Line, size: f32, spot: Spot) -> f32 {
        let free = float(spot.area.width) - dots(line.width, size);
        match (spot.align, self.direction) {
            (Align::Centre, _) => free / 2.0,
            (Align::Start, Direction::LeftToRight) | (Align::End, Direction::RightToLeft) => 0.0,
            (Align::Start, Direction::RightToLeft) | (Align::End, Direction::LeftToRight) => free,
        }
    }
}

/// The room for a text, with what its style says about filling it.
#[derive(Debug, Clone, Copy)]
struct Room {
    style: Style,
    leading: f32,
    area: Rect,
}

impl Room {
    /// Lines of this size that the room holds; at least one, or nothing would be drawn at all.
    fn lines(&self, size: f32) -> usize {
        let by_height = self.area.height / whole(size * self.leading).max(1);
        usize::try_from(by_height)
            .unwrap_or(0)
            .clamp(1, self.style.lines_max.max(1))
    }

    fn width_units(&self, size: f32) -> i32 {
        (float(self.area.width) * UNITS_PER_EM / size).floor() as i32
    }
}

fn fitted(lines: Vec<Line>, size: f32, room: Room) -> Fitted {
    Fitted {
        size,
        lines,
        line_height: whole(size * room.leading),
        overflow: false,
        missing_glyphs: BTreeSet::new(),
    }
}

fn dots(units: i32, size: f32) -> f32 {
    float(units) * size / UNITS_PER_EM
}

/// Dots and font units are far below where an `f32` stops being exact.
fn float(dots: i32) -> f32 {
    dots as f32
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
