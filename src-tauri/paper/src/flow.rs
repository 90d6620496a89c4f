//! Documents of any number of pages: what fills a page goes on on the next, and a block that must
//! not be torn goes there whole.

use crate::Error;
use crate::drawn::{DrawnPages, Part, Script, Stock};
use crate::page::{Layout, Text};
use crate::sheet::Rect;
use crate::text::{Align, Style, Words};

/// Room kept free under everything, for the number of the page.
const FOOT_MM: f32 = 6.0;
/// Narrower than this, a row stands in two lines.
const WIDE_MM: f32 = 120.0;
const TRAINING_MM: f32 = 8.0;
pub(crate) const GAP_MM: f32 = 1.5;

/// The words and facts that stand on each page.
pub(crate) struct Running<'a> {
    pub(crate) title: &'a str,
    /// What the document is about: a number.
    pub(crate) number: &'a str,
    /// Stands before the count of pages.
    pub(crate) page: &'a str,
    /// Across each page of a document from training.
    pub(crate) training: Option<&'a str>,
}

pub(crate) struct Flow<'a> {
    pub(crate) layout: Layout,
    running: Running<'a>,
    y: i32,
}

impl<'a> Flow<'a> {
    pub(crate) fn new(script: &Script, stock: Stock, running: Running<'a>) -> Result<Self, Error> {
        let layout = Layout::new(script, stock)?;
        let y = layout.frame.y;
        let mut flow = Self { layout, running, y };
        flow.training()?;
        Ok(flow)
    }

    pub(crate) fn is_wide(&self) -> bool {
        self.layout.frame.width >= self.layout.mm(WIDE_MM)
    }

    pub(crate) fn gap(&self) -> i32 {
        self.layout.mm(GAP_MM)
    }

    /// What is left of this page.
    pub(crate) fn room(&self) -> Rect {
        let frame = self.layout.frame;
        let foot = self.layout.mm(FOOT_MM);
        frame
            .below(self.y - frame.y)
            .upper(frame.y + frame.height - foot - self.y)
    }

    /// Goes down by so much.
    pub(crate) fn take(&mut self, height: i32) {
        self.y += height;
    }

    /// A line across, with air on both sides.
    pub(crate) fn rule(&mut self) {
        let gap = self.gap();
        self.layout.rule(self.y + gap);
        self.take(2 * gap);
    }

    /// Turns the page if this one has not so much left; whether it did.
    pub(crate) fn need(&mut self, height: i32) -> Result<bool, Error> {
        if self.room().height >= height {
            return Ok(false);
        }
        self.layout.turn_page();
        self.y = self.layout.frame.y;
        self.training()?;
        let words = [Words::Natural(self.running.title)];
        let head = self.room().upper(self.layout.mm(5.0));
        let text = Text::new(Part::Title, &words, Style::bold(9.0, 6.0));
        self.layout.text(head.before(head.width / 2), text)?;
        let words = [Words::Code(self.running.number)];
        let text = Text::new(Part::Title, &words, Style::regular(9.0, 6.0));
        let half = head.last(head.width / 2);
        self.layout.text(half, text.align(Align::End))?;
        self.take(head.height);
        self.rule();
        Ok(true)
    }

    /// Sets text at the top of what is left, as high as it may be, and goes on under it.
    pub(crate) fn text(&mut self, text: Text<'_>, height_mm: f32) -> Result<(), Error> {
        let area = self.room().upper(self.layout.mm(height_mm));
        let taken = self.layout.text(area, text)?;
        self.take(taken);
        Ok(())
    }

    fn training(&mut self) -> Result<(), Error> {
        let Some(says) = self.running.training else {
            return Ok(());
        };
        let area = self.room().upper(self.layout.mm(TRAINING_MM));
        self.layout.band(area);
        let words = [Words::Natural(says)];
        let text = Text::new(Part::Training, &words, Style::bold(15.0, 7.0));
        let text = text.align(Align::Centre).white().middle();
        self.layout.text(area.padded(self.layout.mm(2.0)), text)?;
        self.take(area.height + self.gap());
        Ok(())
    }

    /// Numbers the pages. A document that never turned a page has nothing to be confused with.
    pub(crate) fn finish(mut self) -> Result<DrawnPages, Error> {
        let frame = self.layout.frame;
        let foot = frame.below(frame.height - self.layout.mm(FOOT_MM * 0.75));
        let word = self.running.page;
        self.layout.on_each_page(|layout, page, of| {
            let count = format!("{word} {page}/{of}");
            let words = [Words::Natural(&count)];
            let text = Text::new(Part::Caption, &words, Style::regular(8.0, 6.0));
            layout.text(foot, text.align(Align::End)).map(|_| ())
        })?;
        Ok(self.layout.finish())
    }
}
