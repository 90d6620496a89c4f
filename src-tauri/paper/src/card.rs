//! The command card: codes to scan instead of keys to press, for hands that hold a scanner.

use crate::drawn::{DrawnPages, Part, Script, Stock};
use crate::flow::{Flow, Running};
use crate::page::Text;
use crate::sheet::Rect;
use crate::symbols::{self, Turn};
use crate::text::{Align, Style, Words};
use crate::{Error, code128};

/// Everything a command card shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFacts {
    pub script: Script,
    pub title: String,
    /// How to use it, in a sentence or two.
    pub hint: String,
    /// Stands before the count of pages.
    pub page: String,
    pub commands: Vec<CardCommand>,
}

/// One command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardCommand {
    /// What it does, in words.
    pub name: String,
    /// What the scanner will say.
    pub code: String,
}

/// Narrower columns would leave the bars beside a square too little room.
const TWO_COLUMNS_MM: f32 = 180.0;
const HEAD_MM: f32 = 9.0;
const HINT_MM: f32 = 13.0;
const NAME_MM: f32 = 8.0;
const SYMBOL_MM: f32 = 20.0;
const CODE_MM: f32 = 4.5;

/// Draws the card.
///
/// # Errors
/// [`Error::NotInCode128`], [`Error::SymbolTooDense`] or [`Error::QrTooLong`] when a symbol could
/// not be read back.
pub fn draw(facts: &CardFacts, stock: Stock) -> Result<DrawnPages, Error> {
    let running = Running {
        title: &facts.title,
        number: "",
        page: &facts.page,
        training: None,
    };
    let mut flow = Flow::new(&facts.script, stock, running)?;
    let words = [Words::Natural(&facts.title)];
    let text = Text::new(Part::Title, &words, Style::bold(18.0, 9.0));
    flow.text(text, HEAD_MM)?;
    let words = [Words::Natural(&facts.hint)];
    let style = Style::regular(9.5, 6.5).lines(4);
    flow.text(Text::new(Part::Caption, &words, style), HINT_MM)?;
    flow.rule();
    let columns = if flow.layout.frame.width < flow.layout.mm(TWO_COLUMNS_MM) {
        1
    } else {
        2
    };
    let height = flow.layout.mm(NAME_MM + SYMBOL_MM + CODE_MM);
    for row in facts.commands.chunks(columns) {
        flow.need(height)?;
        let area = flow.room().upper(height);
        let gap = 3 * flow.gap();
        let width = if columns == 1 {
            area.width
        } else {
            (area.width - gap) / 2
        };
        for (column, given) in (0..).zip(row) {
            let area = area.before(width).moved(column * (width + gap), 0);
            command(&mut flow, given, area)?;
        }
        flow.take(height);
        flow.rule();
    }
    flow.finish()
}

/// The name, and under it bars for a laser and a square for a camera.
fn command(flow: &mut Flow<'_>, given: &CardCommand, area: Rect) -> Result<(), Error> {
    let (name, symbol) = (flow.layout.mm(NAME_MM), flow.layout.mm(SYMBOL_MM));
    let words = [Words::Natural(&given.name)];
    let style = Style::bold(13.0, 7.0).lines(2);
    let text = Text::new(Part::Command, &words, style);
    flow.layout.text(area.upper(name), text.middle())?;
    let symbols = area.below(name).upper(symbol);
    flow.layout.qr(&given.code, symbols.last(symbol))?;
    let bars = code128::encode_text(&given.code)?;
    let beside = symbols.before(symbols.width - symbol - flow.gap());
    let clear = flow.gap();
    let length = symbols::bars_length_at_most(&bars, beside.width, flow.layout.dpi());
    let beside = beside.before(length.unwrap_or(beside.width));
    let upright = beside.below(clear).upper(symbol - 2 * clear);
    flow.layout.bars(&bars, upright, Turn::Fence)?;
    let words = [Words::Code(&given.code)];
    let text = Text::new(Part::Command, &words, Style::regular(8.0, 5.5));
    let under = area.below(name + symbol).before(beside.width);
    flow.layout.text(under, text.align(Align::Centre))?;
    Ok(())
}
