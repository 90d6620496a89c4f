//! Breaking a paragraph into lines.
//!
//! A paragraph is shaped once as a whole and remembers how far each character reaches, in font
//! units. Trying another size is then arithmetic only; the lines that win are shaped again each by
//! itself, since a line's end changes Arabic letters and visual order.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_bidi::ParagraphBidiInfo;
use unicode_linebreak::linebreaks;

use super::clean::Prepared;
use super::{Line, Typesetter, shape};
use crate::Error;
use crate::fonts::Face;

/// A measured paragraph.
#[derive(Debug)]
pub(super) struct Paragraph<'t> {
    text: &'t str,
    bidi: ParagraphBidiInfo<'t>,
    faces: Vec<shape::Stretch>,
    /// Byte offset to the width of everything before it; one longer than the text.
    reach: Vec<i32>,
    /// Byte offsets at which a glyph's characters begin.
    clusters: BTreeSet<usize>,
    /// Where a line may end.
    breaks: Vec<usize>,
    pub(super) missing_glyphs: BTreeSet<char>,
}

impl<'t> Paragraph<'t> {
    pub(super) fn measure(
        setter: &Typesetter,
        prepared: &'t Prepared,
        bold: bool,
    ) -> Result<Self, Error> {
        let text = prepared.content.as_str();
        let bidi = ParagraphBidiInfo::new(text, Some(prepared.level));
        let (faces, missing_glyphs) = shape::faces(text, bold)?;
        let whole = shape::line(setter, &bidi, (&faces, 0..text.len()))?;
        let mut reach = vec![0; text.len() + 1];
        let mut clusters = BTreeSet::new();
        for piece in &whole.pieces {
            for (glyph, start) in piece.glyphs.iter().zip(&piece.starts) {
                reach[start + 1] += glyph.advance;
                clusters.insert(*start);
            }
        }
        let mut sum = 0;
        for reach in &mut reach {
            sum += *reach;
            *reach = sum;
        }
        let breaks = linebreaks(text).map(|(at, _)| at).collect();
        Ok(Self {
            text,
            bidi,
            faces,
            reach,
            clusters,
            breaks,
            missing_glyphs,
        })
    }

    pub(super) fn has_arabic(&self) -> bool {
        self.faces
            .iter()
            .any(|(_, face)| matches!(face, Face::Arabic | Face::ArabicBold))
    }

    /// Lines no wider than `width` font units, broken between words; None if a word is wider.
    pub(super) fn break_lines(&self, width: i32) -> Option<Vec<Range<usize>>> {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.text.len() {
            let end = self.furthest(&self.breaks, start, width)?;
            lines.push(self.trimmed(start..end));
            start = end;
        }
        Some(lines)
    }

    /// The same, but a word that is too wide is cut, between glyphs.
    pub(super) fn cut_lines(&self, width: i32) -> Vec<Range<usize>> {
        let clusters: Vec<usize> = self
            .clusters
            .iter()
            .copied()
            .chain([self.text.len()])
            .collect();
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.text.len() {
            // A glyph wider than the whole room goes on a line of its own.
            let next = clusters
                .iter()
                .copied()
                .find(|at| *at > start)
                .unwrap_or(self.text.len());
            let end = self
                .furthest(&self.breaks, start, width)
                .or_else(|| self.furthest(&clusters, start, width))
                .unwrap_or(next);
            lines.push(self.trimmed(start..end));
            start = end;
        }
        lines
    }

    pub(super) fn line(&self, setter: &Typesetter, range: Range<usize>) -> Result<Line, Error> {
        shape::line(setter, &self.bidi, (&self.faces, range))
    }

    /// The last of these ends up to which the text from `start` fits.
    fn furthest(&self, ends: &[usize], start: usize, width: i32) -> Option<usize> {
        let fits = |end: &usize| self.width(self.trimmed(start..*end)) <= width;
        ends.iter()
            .copied()
            .filter(|end| *end > start)
            .take_while(fits)
            .last()
    }

    fn width(&self, range: Range<usize>) -> i32 {
        self.reach[range.end] - self.reach[range.start]
    }

    /// Blanks at a line's end take no room.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let kept = self.text[range.clone()].trim_end_matches(' ').len();
        range.start..range.start + kept
    }
}
