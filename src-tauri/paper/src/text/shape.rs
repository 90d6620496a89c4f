//! Shaping one line: from characters to positioned glyphs, in the order they stand on paper.

use std::collections::BTreeSet;
use std::ops::Range;

use harfrust::{Buffer, BufferFlags, Direction as RunDirection, ShapeOptions, shape};
use unicode_bidi::ParagraphBidiInfo;

use super::Typesetter;
use crate::Error;
use crate::fonts::{Face, Fonts};
use crate::sheet::Glyph;

/// A line of shaped text; its width is in font units, so it holds at every size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub pieces: Vec<Piece>,
    pub width: i32,
}

/// Neighbouring glyphs of one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub face: Face,
    pub glyphs: Vec<Glyph>,
    /// Per glyph, at which byte of the paragraph its characters begin.
    pub(super) starts: Vec<usize>,
}

/// Bytes of a paragraph, and the face that shows them.
pub(super) type Stretch = (Range<usize>, Face);

/// Shapes a byte range of a paragraph as one line.
pub(super) fn line(
    setter: &Typesetter,
    bidi: &ParagraphBidiInfo<'_>,
    (faces, range): (&[Stretch], Range<usize>),
) -> Result<Line, Error> {
    let mut pieces = Vec::new();
    if !range.is_empty() {
        let (levels, runs) = bidi.visual_runs(range);
        for run in runs {
            let rtl = levels.get(run.start).is_some_and(|level| level.is_rtl());
            let mut parts: Vec<_> = faces.iter().filter_map(|f| overlap(f, &run)).collect();
            if rtl {
                parts.reverse();
            }
            for part in parts {
                pieces.push(piece(setter, bidi.text, (part, rtl))?);
            }
        }
    }
    let width = pieces
        .iter()
        .flat_map(|p: &Piece| &p.glyphs)
        .map(|g| g.advance)
        .sum();
    Ok(Line { pieces, width })
}

/// Which face shows each stretch of a text, and what none of them can show.
///
/// Spaces and punctuation stay with the face before them, so that a word pair is shaped in one go.
pub(super) fn faces(text: &str, bold: bool) -> Result<(Vec<Stretch>, BTreeSet<char>), Error> {
    let mut missing = BTreeSet::new();
    let fonts = Fonts::bundled()?;
    let candidates = Face::of_weight(bold);
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let current = stretches.last().map(|(_, face)| *face);
        let stays =
            |face: &Face| is_ignorable(c) || (!c.is_alphanumeric() && fonts.covers(*face, c));
        let covering = || candidates.into_iter().find(|face| fonts.covers(*face, c));
        let face = current.filter(stays).or_else(covering).unwrap_or_else(|| {
            if !is_ignorable(c) {
                missing.insert(c);
            }
            current.unwrap_or(candidates[0])
        });
        match stretches.last_mut() {
            Some((range, last)) if *last == face => range.end = end,
            _ => stretches.push((at..end, face)),
        }
    }
    Ok((stretches, missing))
}

fn overlap((stretch, face): &Stretch, run: &Range<usize>) -> Option<Stretch> {
    let both = stretch.start.max(run.start)..stretch.end.min(run.end);
    (!both.is_empty()).then_some((both, *face))
}

fn piece(
    setter: &Typesetter,
    text: &str,
    ((range, face), rtl): (Stretch, bool),
) -> Result<Piece, Error> {
    let mut buffer = Buffer::new();
    // Letters join across a change of face or line only if the shaper sees their neighbours.
    buffer.set_pre_context(&text[..range.start]);
    buffer.push_str(&text[range.clone()]);
    buffer.set_post_context(&text[range.end..]);
    buffer.guess_segment_properties();
    buffer.set_direction(if rtl {
        RunDirection::RightToLeft
    } else {
        RunDirection::LeftToRight
    });
    buffer.set_language(setter.language.clone());
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    shape(
        &setter.fonts.shaper(face),
        &mut buffer,
        ShapeOptions::default(),
    )
    .map_err(|error| Error::Shaping(error.to_string()))?;

    let infos = buffer.glyph_infos();
    let starts: Vec<usize> = infos
        .iter()
        .map(|i| range.start + i.cluster as usize)
        .collect();
    let texts = cluster_texts(text, &range, &starts);
    let glyph =
        |((info, position), text): ((&harfrust::GlyphInfo, &harfrust::GlyphPosition), _)| {
            // The bundled faces have far fewer than 65,536 glyphs.
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            Glyph {
                id,
                advance: position.x_advance,
                shift: (position.x_offset, position.y_offset),
                text,
            }
        };
    let glyphs = infos
        .iter()
        .zip(buffer.glyph_positions())
        .zip(texts)
        .map(glyph)
        .collect();
    Ok(Piece {
        face,
        glyphs,
        starts,
    })
}

/// What each glyph stands for: the first of a cluster has all its characters, the others none.
fn cluster_texts(text: &str, range: &Range<usize>, starts: &[usize]) -> Vec<String> {
    let mut bounds: Vec<usize> = starts.to_vec();
    bounds.push(range.end);
    bounds.sort_unstable();
    let of = |at: usize| {
        let end = bounds
            .iter()
            .copied()
            .find(|bound| *bound > at)
            .unwrap_or(range.end);
        text.get(at..end)
            .unwrap_or_default()
            .chars()
            .filter(|c| !is_ignorable(*c))
            .collect()
    };
    let mut before = None;
    let once = |at: &usize| {
        let repeated = before.replace(*at) == Some(*at);
        if repeated { String::new() } else { of(*at) }
    };
    starts.iter().map(once).collect()
}

/// Characters that show nothing by design (Unicode's `Default_Ignorable_Code_Point`): a face that
/// lacks them misses nothing.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}
