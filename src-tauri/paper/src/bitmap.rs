//! Sheets to dots: the page as a thermal head burns it, black or white and nothing between.
//!
//! Rectangles are copied dot for dot, so the bars are those of the display list and not an
//! approximation of them. Letters are outlines; a dot is black where they cover half of it. A run
//! is covered as a whole, since Arabic letters rounded one by one would part where they join.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use crate::Error;
use crate::fonts::{Face, UNITS_PER_EM};
use crate::sheet::{GlyphRun, Ink, Mark, Rect, Sheet};

/// How much of a dot letters must cover to blacken it.
const COVERED: f32 = 0.5;

/// Rows of dots, eight to a byte, the leftmost in the highest bit; black is 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    width: usize,
    height: usize,
    bits: Vec<u8>,
}

impl Bitmap {
    #[must_use]
    pub fn blank(width: usize, height: usize) -> Self {
        let bits = vec![0; width.div_ceil(8) * height];
        Self {
            width,
            height,
            bits,
        }
    }

    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    #[must_use]
    pub fn bytes_per_row(&self) -> usize {
        self.width.div_ceil(8)
    }

    /// All rows; the last bits of a row that is no whole bytes are white.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bits
    }

    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bits.chunks_exact(self.bytes_per_row().max(1))
    }

    /// Whether a dot is black; outside the page all is white.
    #[must_use]
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        let inside = x < self.width && y < self.height;
        inside && self.bits[y * self.bytes_per_row() + x / 8] & (0x80 >> (x % 8)) != 0
    }

    /// Colours one dot; outside the page nothing happens.
    pub fn set(&mut self, x: usize, y: usize, ink: Ink) {
        if x < self.width && y < self.height {
            let at = y * self.bytes_per_row() + x / 8;
            let bit = 0x80 >> (x % 8);
            match ink {
                Ink::Black => self.bits[at] |= bit,
                Ink::White => self.bits[at] &= !bit,
            }
        }
    }

    /// One byte a dot, 0 for black and 255 for white, as decoders and viewers want it.
    #[must_use]
    pub fn to_gray(&self) -> Vec<u8> {
        let dots = |row: usize| (0..self.width).map(move |x| (x, row));
        let gray = |(x, y): (usize, usize)| if self.is_black(x, y) { 0 } else { 255 };
        (0..self.height).flat_map(dots).map(gray).collect()
    }

    fn fill(&mut self, rect: Rect, ink: Ink) {
        let (left, right) = (
            within(rect.x, self.width),
            within(rect.x.saturating_add(rect.width), self.width),
        );
        let (top, bottom) = (
            within(rect.y, self.height),
            within(rect.y.saturating_add(rect.height), self.height),
        );
        for y in top..bottom {
            for x in left..right {
                self.set(x, y, ink);
            }
        }
    }
}

fn within(at: i32, end: usize) -> usize {
    usize::try_from(at).unwrap_or(0).min(end)
}

/// Draws a sheet.
///
/// # Errors
/// [`Error::Font`] when the program was built with a damaged font file.
pub fn draw(sheet: &Sheet) -> Result<Bitmap, Error> {
    let (width, height) = sheet.size_dots();
    let dots = |length| usize::try_from(length).unwrap_or(0);
    let mut bitmap = Bitmap::blank(dots(width), dots(height));
    for mark in &sheet.marks {
        match mark {
            Mark::Rect(rect, ink) => bitmap.fill(*rect, *ink),
            Mark::Text(run, ink) => text(&mut bitmap, run, *ink)?,
        }
    }
    Ok(bitmap)
}

fn text(bitmap: &mut Bitmap, run: &GlyphRun, ink: Ink) -> Result<(), Error> {
    let outline = Outline::of(run)?;
    let Some((left, top, width, height)) = outline.bounds() else {
        return Ok(());
    };
    let mut rasterizer = Rasterizer::new(width, height);
    let origin = point(left as f32, top as f32);
    for curve in &outline.curves {
        match curve.map(|p| p - origin) {
            Curve::Line(a, b) => rasterizer.draw_line(a, b),
            Curve::Quadratic(a, b, c) => rasterizer.draw_quad(a, b, c),
            Curve::Cubic(a, b, c, d) => rasterizer.draw_cubic(a, b, c, d),
        }
    }
    rasterizer.for_each_pixel_2d(|x, y, covered| {
        if covered >= COVERED {
            let at = |start: i32, step: u32| usize::try_from(i64::from(start) + i64::from(step));
            if let (Ok(x), Ok(y)) = (at(left, x), at(top, y)) {
                bitmap.set(x, y, ink);
            }
        }
    });
    Ok(())
}

#[derive(Debug, Clone, Copy)]
enum Curve {
    Line(Point, Point),
    Quadratic(Point, Point, Point),
    Cubic(Point, Point, Point, Point),
}

impl Curve {
    fn map(self, f: impl Fn(Point) -> Point) -> Self {
        match self {
            Self::Line(a, b) => Self::Line(f(a), f(b)),
            Self::Quadratic(a, b, c) => Self::Quadratic(f(a), f(b), f(c)),
            Self::Cubic(a, b, c, d) => Self::Cubic(f(a), f(b), f(c), f(d)),
        }
    }
}

/// The outlines of a run's glyphs, in dots of the page.
struct Outline {
    curves: Vec<Curve>,
    scale: f32,
    /// Where the glyph at hand has its origin.
    origin: Point,
    start: Point,
    pen: Point,
    /// Left, top, right, bottom.
    reach: [f32; 4],
}

impl Outline {
    fn of(run: &GlyphRun) -> Result<Self, Error> {
        let glyphs = font(run.face)?.outline_glyphs();
        let mut outline = Self {
            curves: Vec::new(),
            scale: run.size / UNITS_PER_EM,
            origin: Point::default(),
            start: Point::default(),
            pen: Point::default(),
            reach: [f32::MAX, f32::MAX, f32::MIN, f32::MIN],
        };
        let mut x = run.x;
        for glyph in &run.glyphs {
            let (right, up) = (glyph.shift.0 as f32, glyph.shift.1 as f32);
            outline.origin = point(
                x + right * outline.scale,
                run.baseline as f32 - up * outline.scale,
            );
            if let Some(shape) = glyphs.get(GlyphId::new(u32::from(glyph.id))) {
                let unscaled = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
                shape
                    .draw(unscaled, &mut outline)
                    .map_err(|_| damaged(run.face))?;
            }
            x += glyph.advance as f32 * outline.scale;
        }
        Ok(outline)
    }

    /// Left, top, width and height in whole dots, with room for rounding.
    fn bounds(&self) -> Option<(i32, i32, usize, usize)> {
        if self.curves.is_empty() {
            return None;
        }
        let [left, top, right, bottom] = self.reach;
        let (left, top) = (left.floor() as i32 - 1, top.floor() as i32 - 1);
        let size = |from: i32, to: f32| usize::try_from(to.ceil() as i32 - from + 1).ok();
        let (width, height) = (size(left, right)?, size(top, bottom)?);
        Some((left, top, width, height))
    }

    fn place(&mut self, x: f32, y: f32) -> Point {
        let at = point(
            self.origin.x + x * self.scale,
            self.origin.y - y * self.scale,
        );
        let [left, top, right, bottom] = self.reach;
        self.reach = [
            left.min(at.x),
            top.min(at.y),
            right.max(at.x),
            bottom.max(at.y),
        ];
        at
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.place(x, y);
        self.pen = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.place(x, y);
        self.curves.push(Curve::Line(self.pen, to));
        self.pen = to;
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let (control, to) = (self.place(cx0, cy0), self.place(x, y));
        self.curves.push(Curve::Quadratic(self.pen, control, to));
        self.pen = to;
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let controls = (self.place(cx0, cy0), self.place(cx1, cy1));
        let to = self.place(x, y);
        self.curves
            .push(Curve::Cubic(self.pen, controls.0, controls.1, to));
        self.pen = to;
    }

    fn close(&mut self) {
        if self.pen != self.start {
            self.curves.push(Curve::Line(self.pen, self.start));
        }
        self.pen = self.start;
    }
}

fn font(face: Face) -> Result<FontRef<'static>, Error> {
    FontRef::new(face.bytes()).map_err(|_| damaged(face))
}

fn damaged(face: Face) -> Error {
    Error::Font {
        face: face.name(),
        reason: "has a damaged outline",
    }
}

#[cfg(test)]
#[path = "bitmap_tests.rs"]
mod tests;
