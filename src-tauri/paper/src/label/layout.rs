//! What the sections draw with: areas counted from the side on which lines begin, text that reports
//! what it lost, rules. A right-to-left label is the same layout, mirrored here and nowhere else.

use std::collections::BTreeSet;

use super::{Drawn, LabelFacts, Part};
use crate::Error;
use crate::sheet::{Dpi, Ink, Mark, Media, Rect, Sheet};
use crate::symbols;
use crate::text::{Align, Direction, Spot, Style, Typesetter, Words};
use crate::{code128::Bars, qr::Modules};

/// Nothing is drawn nearer to the paper's edge: printers shift, and many cannot reach it.
const MARGIN_MM: f32 = 3.5;
const RULE_MM: f32 = 0.3;

pub(super) struct Layout {
    sheet: Sheet,
    setter: Typesetter,
    /// The printable part of the sheet.
    pub(super) frame: Rect,
    overflow: BTreeSet<Part>,
    missing_glyphs: BTreeSet<char>,
}

impl Layout {
    pub(super) fn new(facts: &LabelFacts, media: Media, dpi: Dpi) -> Result<Self, Error> {
        let sheet = Sheet::new(media, dpi);
        let (width, height) = sheet.size_dots();
        let margin = dpi.dots_of_mm(MARGIN_MM);
        let frame = Rect {
            x: margin,
            y: margin,
            width: width - 2 * margin,
            height: height - 2 * margin,
        };
        let setter = Typesetter::new(&facts.language, facts.direction, dpi)?;
        let (overflow, missing_glyphs) = Default::default();
        Ok(Self {
            sheet,
            setter,
            frame,
            overflow,
            missing_glyphs,
        })
    }

    pub(super) fn finish(self) -> Drawn {
        Drawn {
            sheet: self.sheet,
            overflow: self.overflow.into_iter().collect(),
            missing_glyphs: self.missing_glyphs.into_iter().collect(),
        }
    }

    pub(super) fn mm(&self, mm: f32) -> i32 {
        self.sheet.dpi.dots_of_mm(mm)
    }

    /// Sets text into an area and tells the height that it took.
    pub(super) fn text(&mut self, area: Rect, text: Text<'_>) -> Result<i32, Error> {
        let fitted = self.setter.fit(text.words, text.style, area)?;
        if fitted.overflow {
            self.overflow.insert(text.part);
        }
        self.missing_glyphs.extend(&fitted.missing_glyphs);
        let height = fitted.height();
        let down = if text.middle {
            (area.height - height) / 2
        } else {
            0
        };
        let area = Rect {
            y: area.y + down,
            ..self.on_page(area)
        };
        let spot = Spot {
            area,
            align: text.align,
            ink: text.ink,
        };
        self.setter.place(&mut self.sheet, &fitted, spot);
        Ok(height)
    }

    pub(super) fn bars(&mut self, bars: &Bars, area: Rect) -> Result<(), Error> {
        let area = self.on_page(area);
        symbols::draw_bars(&mut self.sheet, bars, area)
    }

    pub(super) fn qr(&mut self, code: &Modules, area: Rect) -> Result<(), Error> {
        let area = self.on_page(area);
        symbols::draw_qr(&mut self.sheet, code, area)
    }

    /// A filled area, to be written on in white.
    pub(super) fn band(&mut self, area: Rect) {
        let area = self.on_page(area);
        self.sheet.marks.push(Mark::Rect(area, Ink::Black));
    }

    /// A line across the frame, at `y`.
    pub(super) fn rule(&mut self, y: i32) {
        let height = self.mm(RULE_MM);
        self.band(Rect {
            y,
            height,
            ..self.frame
        });
    }

    fn on_page(&self, area: Rect) -> Rect {
        match self.setter.direction {
            Direction::LeftToRight => area,
            Direction::RightToLeft => {
                let x = 2 * self.frame.x + self.frame.width - area.x - area.width;
                Rect { x, ..area }
            }
        }
    }
}

/// Text on its way into an area.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) part: Part,
    pub(super) words: &'a [Words<'a>],
    pub(super) style: Style,
    align: Align,
    ink: Ink,
    middle: bool,
}

impl<'a> Text<'a> {
    pub(super) fn new(part: Part, words: &'a [Words<'a>], style: Style) -> Self {
        Self {
            part,
            words,
            style,
            align: Align::Start,
            ink: Ink::Black,
            middle: false,
        }
    }

    pub(super) fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(super) fn white(self) -> Self {
        Self {
            ink: Ink::White,
            ..self
        }
    }

    /// Centred from top to bottom in its area.
    pub(super) fn middle(self) -> Self {
        Self {
            middle: true,
            ..self
        }
    }
}
