//! The test page, by which a person accepts a printer: a frame a millimetre from the edge that
//! shows what is cut off or shifted, a black band that shows dead dots, bars from the narrowest up,
//! letters of every script, and a code to scan. What scans here will scan on a box.

use crate::drawn::{DrawnPages, Part, Script, Stock};
use crate::page::{Layout, Text};
use crate::sheet::Rect;
use crate::symbols::{self, Turn};
use crate::text::{Align, Style, Words};
use crate::{Error, code128};

/// Everything a test page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFacts {
    pub script: Script,
    pub title: String,
    /// What to look for, and to scan the code then.
    pub hint: String,
    /// The printer, the paper, the resolution: whatever tells this page from another one.
    pub details: Vec<String>,
    /// Letters of the scripts that the shop prints.
    pub letters: Vec<String>,
    /// Scanned to accept the printer.
    pub code: String,
}

const FRAME_MM: f32 = 1.0;
const BAND_MM: f32 = 3.0;
const TITLE_MM: f32 = 9.0;
const HINT_MM: f32 = 14.0;
const SQUARE_MM: f32 = 22.0;
const BARS_MM: f32 = 14.0;
const STEP_MM: f32 = 6.5;
const GAP_MM: f32 = 1.5;
/// Wider than this no printer needs to prove itself.
const STEPS_MAX: i32 = 4;

/// Draws the page.
///
/// # Errors
/// [`Error::NotInCode128`], [`Error::SymbolTooDense`] or [`Error::QrTooLong`] when a symbol could
/// not be read back.
pub fn draw(facts: &TestFacts, stock: Stock) -> Result<DrawnPages, Error> {
    let mut layout = Layout::new(&facts.script, stock)?;
    let gap = layout.mm(GAP_MM);
    layout.outline(edge(&layout, stock));
    let mut room = layout.frame.padded(gap).below(gap);
    let band = Rect {
        height: layout.mm(BAND_MM),
        ..room
    };
    layout.band(band);
    room = room.below(band.height + gap);

    let words = [Words::Natural(&facts.title)];
    let title = Text::new(Part::Title, &words, Style::bold(18.0, 9.0));
    room = room.below(layout.text(room.upper(layout.mm(TITLE_MM)), title)?);
    let words = [Words::Natural(&facts.hint)];
    let style = Style::regular(10.0, 6.5).lines(5);
    let hint = Text::new(Part::Caption, &words, style);
    room = room.below(layout.text(room.upper(layout.mm(HINT_MM)), hint)? + gap);

    let side = layout.mm(SQUARE_MM);
    let beside = room.upper(side);
    layout.qr(&facts.code, beside.last(side))?;
    let lines = facts.details.iter().chain(&facts.letters);
    let words: Vec<_> = lines.map(|line| Words::Natural(line)).collect();
    let style = Style::regular(9.0, 5.5).lines(10);
    let details = Text::new(Part::Caption, &words, style);
    layout.text(beside.before(beside.width - side - gap), details)?;
    room = room.below(side + gap);

    let code = room.upper(layout.mm(BARS_MM));
    let bars = code128::encode_text(&facts.code)?;
    layout.bars(&bars, code, Turn::Fence)?;
    let words = [Words::Code(&facts.code)];
    let text = Text::new(Part::Command, &words, Style::bold(10.0, 6.0));
    room = room.below(code.height + gap / 2);
    let text = text.align(Align::Centre);
    room = room.below(layout.text(room.upper(layout.mm(5.0)), text)?);
    steps(&mut layout, room)?;
    Ok(layout.finish())
}

/// A millimetre inside the paper, on all sides.
fn edge(layout: &Layout, stock: Stock) -> Rect {
    let inset = layout.mm(FRAME_MM);
    let (width, height) = crate::sheet::Sheet::new(stock.media, stock.dpi).size_dots();
    Rect {
        x: inset,
        y: inset,
        width: width - 2 * inset,
        height: height - 2 * inset,
    }
}

/// The same bars at each width from the narrowest that is ever printed; each says how many dots.
fn steps(layout: &mut Layout, mut room: Rect) -> Result<(), Error> {
    let height = layout.mm(STEP_MM);
    let side = layout.mm(6.0);
    let first = symbols::dots_min(layout.dpi());
    for dots in first..first + STEPS_MAX {
        let count = dots.to_string();
        let bars = code128::encode_text(&format!("{count} {count}"))?;
        let length = symbols::bars_length(&bars, dots);
        if room.height < height || room.width < side + length {
            break;
        }
        let words = [Words::Code(&count)];
        let text = Text::new(Part::Caption, &words, Style::regular(8.0, 6.0));
        layout.text(room.before(side).upper(height), text.middle())?;
        let area = room.after(side).before(length).upper(height * 4 / 5);
        layout.bars(&bars, area, Turn::Fence)?;
        room = room.below(height);
    }
    Ok(())
}
