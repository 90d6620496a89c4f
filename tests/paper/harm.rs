//! What printing and handling do to a page: ink that spreads or fails, a crooked stick, blots.

use paper::Sheet;
use paper::bitmap::{self, Bitmap};
use paper::sheet::{Ink, Mark, Rect};

/// A page as a camera sees it, one byte a dot.
#[derive(Clone)]
pub(crate) struct Gray {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) dots: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Harm {
    None,
    /// Every edge a dot further out; where bars are three dots narrow, every other edge.
    Gain,
    /// The same inwards.
    Loss,
    /// Two degrees askew.
    Askew,
    /// On each symbol a round spot, black or white, over one part in twenty of it.
    Blots,
}

impl Harm {
    pub(crate) const ALL: [Self; 5] =
        [Self::None, Self::Gain, Self::Loss, Self::Askew, Self::Blots];

    /// A dot more or less is a third of the narrowest bar that must stand it.
    pub(crate) fn needs_wide_bars(self) -> bool {
        matches!(self, Self::Gain | Self::Loss)
    }

    pub(crate) fn done_to(self, sheet: &Sheet) -> Gray {
        let page = bitmap::draw(sheet).unwrap();
        match self {
            Self::None => gray(&page),
            Self::Gain => gray(&grown(&page, Ink::Black, reach(sheet))),
            Self::Loss => gray(&grown(&page, Ink::White, reach(sheet))),
            Self::Askew => askew(&gray(&page)),
            Self::Blots => gray(&blotted(page, &symbols(sheet))),
        }
    }
}

pub(crate) fn gray(page: &Bitmap) -> Gray {
    Gray {
        width: page.width(),
        height: page.height(),
        dots: page.to_gray(),
    }
}

/// To the left and upwards, and to the right and downwards. Of three dots one must be left between.
fn reach(sheet: &Sheet) -> (usize, usize) {
    (usize::from(narrowest(sheet) > 3), 1)
}

/// Dots of the narrowest bar or module on a page; text and rules have no part in it.
pub(crate) fn narrowest(sheet: &Sheet) -> i32 {
    let parts = parts(sheet).into_iter().flat_map(|(_, rects)| rects);
    let narrow = parts.map(|rect| rect.width.min(rect.height));
    narrow.min().unwrap_or(0)
}

/// The given colour spreads.
fn grown(page: &Bitmap, ink: Ink, (back, on): (usize, usize)) -> Bitmap {
    let mut grown = page.clone();
    let is = |x: usize, y: usize| page.is_black(x, y) == (ink == Ink::Black);
    for y in 0..page.height() {
        for x in (0..page.width()).filter(|x| is(*x, y)) {
            let around = |x: usize| x.saturating_sub(back)..=x + on;
            for (x, y) in around(x).flat_map(|x| around(y).map(move |y| (x, y))) {
                grown.set(x, y, ink);
            }
        }
    }
    grown
}

const ASKEW_DEGREES: f64 = 2.0;

fn askew(page: &Gray) -> Gray {
    let (sin, cos) = ASKEW_DEGREES.to_radians().sin_cos();
    let middle = (page.width as f64 / 2.0, page.height as f64 / 2.0);
    let mut dots = vec![255; page.dots.len()];
    for (at, dot) in dots.iter_mut().enumerate() {
        let (x, y) = ((at % page.width) as f64, (at / page.width) as f64);
        let (x, y) = (x - middle.0, y - middle.1);
        let from = (x * cos + y * sin + middle.0, y * cos - x * sin + middle.1);
        *dot = between(page, from);
    }
    Gray { dots, ..*page }
}

/// The lightness between four dots.
fn between(page: &Gray, (x, y): (f64, f64)) -> u8 {
    let at = |x: f64, y: f64| {
        let inside = x >= 0.0 && y >= 0.0 && x < page.width as f64 && y < page.height as f64;
        let dot = inside.then(|| page.dots[y as usize * page.width + x as usize]);
        f64::from(dot.unwrap_or(255))
    };
    let (left, top) = (x.floor(), y.floor());
    let (right, down) = (x - left, y - top);
    let upper = at(left, top) * (1.0 - right) + at(left + 1.0, top) * right;
    let lower = at(left, top + 1.0) * (1.0 - right) + at(left + 1.0, top + 1.0) * right;
    (upper * (1.0 - down) + lower * down).round() as u8
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Symbol {
    Bars(Rect),
    Square(Rect),
}

/// Where the symbols of a sheet stand.
fn symbols(sheet: &Sheet) -> Vec<Symbol> {
    parts(sheet).into_iter().map(|(symbol, _)| symbol).collect()
}

/// The symbols of a sheet and what they are drawn of. Bars are many rectangles that differ in one
/// direction only; what else comes in one go is a square.
fn parts(sheet: &Sheet) -> Vec<(Symbol, Vec<Rect>)> {
    let no_rect = |mark: &Mark| matches!(mark, Mark::Text(..));
    let groups = sheet.marks.split(no_rect).map(|group| {
        let rect = |mark: &Mark| match mark {
            Mark::Rect(rect, _) => *rect,
            Mark::Text(..) => Rect {
                x: 0,
                y: 0,
                width: 0,
                height: 0,
            },
        };
        group.iter().map(rect).collect::<Vec<_>>()
    });
    let mut symbols = Vec::new();
    for group in groups {
        let same = |a: &Rect, b: &Rect| {
            let fence = (a.y, a.height) == (b.y, b.height) && a.height > 30;
            fence || ((a.x, a.width) == (b.x, b.width) && a.width > 30)
        };
        let mut rest = Vec::new();
        for alike in group.chunk_by(same) {
            if alike.len() >= 10 {
                symbols.push((Symbol::Bars(around(alike)), alike.to_vec()));
            } else if alike[0].width < 100 && alike[0].height < 100 {
                rest.extend(alike);
            }
        }
        if rest.len() >= 40 {
            symbols.push((Symbol::Square(around(&rest)), rest));
        }
    }
    symbols
}

fn around(rects: &[Rect]) -> Rect {
    let left = rects.iter().map(|r| r.x).min().unwrap();
    let top = rects.iter().map(|r| r.y).min().unwrap();
    let right = rects.iter().map(|r| r.x + r.width).max().unwrap();
    let bottom = rects.iter().map(|r| r.y + r.height).max().unwrap();
    Rect {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
    }
}

/// Where a spot falls is drawn from its symbol's place, so that a failure comes again. The corner
/// marks of a square are spared: no correction brings those back, in any code.
fn blotted(mut page: Bitmap, symbols: &[Symbol]) -> Bitmap {
    for (at, symbol) in symbols.iter().enumerate() {
        let (rect, spared) = match *symbol {
            Symbol::Bars(rect) => (rect, 0),
            Symbol::Square(rect) => (rect, rect.width * 2 / 5),
        };
        let radius = (f64::from(rect.width * rect.height) * 0.05 / std::f64::consts::PI).sqrt();
        let mut seed = (rect.x * 31 + rect.y * 17 + rect.width) as u64;
        let mut within = |from: i32, length: i32| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040);
            from + i32::try_from((seed >> 33) % length.max(1) as u64).unwrap()
        };
        let x = within(rect.x + spared, rect.width - 2 * spared);
        let y = within(rect.y + spared, rect.height - 2 * spared);
        let ink = if at % 2 == 0 { Ink::Black } else { Ink::White };
        disc(&mut page, (x as usize, y as usize, radius as usize), ink);
    }
    page
}

fn disc(page: &mut Bitmap, (x, y, radius): (usize, usize, usize), ink: Ink) {
    for row in y.saturating_sub(radius)..=y + radius {
        for column in x.saturating_sub(radius)..=x + radius {
            if row.abs_diff(y).pow(2) + column.abs_diff(x).pow(2) <= radius.pow(2) {
                page.set(column, row, ink);
            }
        }
    }
}
