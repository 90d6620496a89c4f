//! What documents draw with: areas counted from the side on which lines begin, text that reports
//! what it lost, rules, symbols, pages. A right-to-left page is the same layout, mirrored here and
//! nowhere else.

use std::collections::BTreeSet;

use crate::Error;
use crate::code128::Bars;
use crate::drawn::{DrawnPages, Part, Script, Stock};
use crate::sheet::{Dpi, Ink, Mark, Rect, Sheet};
use crate::symbols::{self, Turn};
use crate::text::{Align, Direction, Spot, Style, Typesetter, Words};

/// Nothing is drawn nearer to the paper's edge: printers shift, and many cannot reach it.
const MARGIN_MM: f32 = 3.5;
/// An office printer cannot print nearer to the edge of its sheet.
const OFFICE_MARGIN_MM: f32 = 8.0;
const RULE_MM: f32 = 0.3;
pub(crate) const CAPTION_MM: f32 = 4.2;

pub(crate) struct Layout {
    sheet: Sheet,
    finished: Vec<Sheet>,
    setter: Typesetter,
    /// The printable part of the sheet.
    pub(crate) frame: Rect,
    /// By which the frame is mirrored, however it is narrowed since.
    paper_width: i32,
    overflow: BTreeSet<Part>,
    missing_glyphs: BTreeSet<char>,
}

impl Layout {
    pub(crate) fn new(script: &Script, stock: Stock) -> Result<Self, Error> {
        let sheet = Sheet::new(stock.media, stock.dpi);
        let (width, height) = sheet.size_dots();
        let office = stock.media.is_office_sheet();
        let margin = if office { OFFICE_MARGIN_MM } else { MARGIN_MM };
        let margin = stock.dpi.dots_of_mm(margin);
        let frame = Rect {
            x: margin,
            y: margin,
            width: width - 2 * margin,
            height: height - 2 * margin,
        };
        let setter = Typesetter::new(&script.language, script.direction, stock.dpi)?;
        Ok(Self {
            sheet,
            finished: Vec::new(),
            setter,
            frame,
            paper_width: width,
            overflow: BTreeSet::new(),
            missing_glyphs: BTreeSet::new(),
        })
    }

    pub(crate) fn finish(mut self) -> DrawnPages {
        self.finished.push(self.sheet);
        DrawnPages {
            sheets: self.finished,
            overflow: self.overflow.into_iter().collect(),
            missing_glyphs: self.missing_glyphs.into_iter().collect(),
        }
    }

    /// Goes on on a new page.
    pub(crate) fn turn_page(&mut self) {
        let next = Sheet::new(self.sheet.media, self.sheet.dpi);
        self.finished.push(std::mem::replace(&mut self.sheet, next));
    }

    /// Draws on every page so far, the one at hand too, once it is known how many there are.
    pub(crate) fn on_each_page(
        &mut self,
        draw: impl Fn(&mut Self, usize, usize) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let count = self.finished.len() + 1;
        for place in 0..count {
            self.exchange(place);
            draw(self, place + 1, count)?;
            self.exchange(place);
        }
        Ok(())
    }

    fn exchange(&mut self, place: usize) {
        if let Some(finished) = self.finished.get_mut(place) {
            std::mem::swap(&mut self.sheet, finished);
        }
    }

    pub(crate) fn mm(&self, mm: f32) -> i32 {
        self.sheet.dpi.dots_of_mm(mm)
    }

    pub(crate) fn dpi(&self) -> Dpi {
        self.sheet.dpi
    }

    /// Sets text into an area and tells the height that it took.
    pub(crate) fn text(&mut self, area: Rect, text: Text<'_>) -> Result<i32, Error> {
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

    /// How high a text will be in an area, without drawing it.
    pub(crate) fn height_of(&self, area: Rect, text: Text<'_>) -> Result<i32, Error> {
        let fitted = self.setter.fit(text.words, text.style, area)?;
        Ok(fitted.height())
    }

    /// A small word of the document's own, such as "To".
    pub(crate) fn caption(&mut self, caption: &str, area: Rect) -> Result<i32, Error> {
        let words = [Words::Natural(caption)];
        let office = self.sheet.media.is_office_sheet();
        let style = Style::regular(if office { 9.5 } else { 8.0 }, 5.5).lines(2);
        self.text(area, Text::new(Part::Caption, &words, style))
    }

    /// A caption, and under it what it is about.
    pub(crate) fn captioned(
        &mut self,
        caption: &str,
        area: Rect,
        text: Text<'_>,
    ) -> Result<(), Error> {
        let height = self.mm(CAPTION_MM);
        let taken = self.caption(caption, area.upper(height))?;
        self.text(area.below(taken), text)?;
        Ok(())
    }

    pub(crate) fn bars(&mut self, bars: &Bars, area: Rect, turn: Turn) -> Result<(), Error> {
        let area = self.on_page(area);
        symbols::draw_bars(&mut self.sheet, bars, (area, turn))
    }

    pub(crate) fn qr(&mut self, text: &str, area: Rect) -> Result<(), Error> {
        let area = self.on_page(area);
        symbols::draw_qr(&mut self.sheet, text, area)
    }

    /// A filled area, to be written on in white.
    pub(crate) fn band(&mut self, area: Rect) {
        let area = self.on_page(area);
        self.sheet.marks.push(Mark::Rect(area, Ink::Black));
    }

    /// A line across the frame, at `y`.
    pub(crate) fn rule(&mut self, y: i32) {
        let height = self.mm(RULE_MM);
        self.band(Rect {
            y,
            height,
            ..self.frame
        });
    }

    /// An empty box, to be written in by hand.
    pub(crate) fn outline(&mut self, area: Rect) {
        let line = self.mm(RULE_MM);
        let far = |from: i32, length: i32| from + length - line;
        for side in [
            area.upper(line),
            area.upper(line).moved(0, far(0, area.height)),
            area.before(line),
            area.before(line).moved(far(0, area.width), 0),
        ] {
            self.band(side);
        }
    }

    fn on_page(&self, area: Rect) -> Rect {
        match self.setter.direction {
            Direction::LeftToRight => area,
            Direction::RightToLeft => {
                let x = self.paper_width - area.x - area.width;
                Rect { x, ..area }
            }
        }
    }
}

/// Text on its way into an area.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    part: Part,
    words: &'a [Words<'a>],
    style: Style,
    align: Align,
    ink: Ink,
    middle: bool,
}

impl<'a> Text<'a> {
    pub(crate) fn new(part: Part, words: &'a [Words<'a>], style: Style) -> Self {
        Self {
            part,
            words,
            style,
            align: Align::Start,
            ink: Ink::Black,
            middle: false,
        }
    }

    pub(crate) fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(crate) fn white(self) -> Self {
        Self {
            ink: Ink::White,
            ..self
        }
    }

    /// Centred from top to bottom in its area.
    pub(crate) fn middle(self) -> Self {
        Self {
            middle: true,
            ..self
        }
    }
}
