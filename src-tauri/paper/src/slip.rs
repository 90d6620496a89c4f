//! The packing slip: what is in the box, for whoever opens it. It carries the package's number as
//! bars, so that the desk finds a package by its slip.

use crate::drawn::{DrawnPages, Part, Party, Script, Stock};
use crate::flow::{Flow, Running};
use crate::page::{CAPTION_MM, Text};
use crate::sheet::Rect;
use crate::symbols::Turn;
use crate::text::{Align, Style, Words};
use crate::{Error, code128};

/// Everything a packing slip shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipFacts {
    pub script: Script,
    pub words: SlipWords,
    pub shop: Party,
    pub recipient: Party,
    pub order_number: String,
    pub package_number: String,
    /// The day, written the local way.
    pub made_at: Option<String>,
    pub lines: Vec<SlipLine>,
    /// How many pieces in all, as a phrase: `3 pieces`.
    pub total: String,
    pub gift_note: Option<String>,
    pub station_qr: String,
    pub training: bool,
}

/// The slip's own words, already in its language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SlipWords {
    pub title: String,
    pub to: String,
    pub order: String,
    pub package: String,
    pub made_at: String,
    pub gift_note: String,
    /// Stands before the count of pages.
    pub page: String,
    pub training: String,
}

/// One thing in the box.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SlipLine {
    pub quantity: String,
    pub name: String,
    /// Colour, size: what tells it from its sisters.
    pub detail: Option<String>,
    pub sku: String,
}

const HEAD_MM: f32 = 25.0;
const BARS_MM: f32 = 10.0;
const RECIPIENT_MM: f32 = 24.0;
const QUANTITY_MM: f32 = 13.0;
const LINE_MM: f32 = 16.0;
const NOTE_MM: f32 = 36.0;
/// A gift note in the largest letters that still leave room for a page of text.
const NOTE_LINES: usize = 14;

/// Draws the slip.
///
/// # Errors
/// [`Error::NotInCode128`], [`Error::SymbolTooDense`] or [`Error::QrTooLong`] when a symbol could
/// not be read back.
pub fn draw(facts: &SlipFacts, stock: Stock) -> Result<DrawnPages, Error> {
    let running = Running {
        title: &facts.words.title,
        number: &facts.package_number,
        page: &facts.words.page,
        training: facts.training.then_some(facts.words.training.as_str()),
    };
    let mut flow = Flow::new(&facts.script, stock, running)?;
    head(&mut flow, facts)?;
    numbers(&mut flow, facts)?;
    recipient(&mut flow, facts)?;
    for line in &facts.lines {
        item(&mut flow, line)?;
    }
    let words = [Words::Natural(&facts.total)];
    let style = Style::bold(10.0, 7.0);
    flow.need(flow.layout.mm(6.0))?;
    flow.text(Text::new(Part::Item, &words, style).align(Align::End), 6.0)?;
    if let Some(note) = &facts.gift_note {
        gift_note(&mut flow, &facts.words.gift_note, note)?;
    }
    flow.finish()
}

/// The shop at one side, the station's own QR code at the other.
fn head(flow: &mut Flow<'_>, facts: &SlipFacts) -> Result<(), Error> {
    let area = flow.room().upper(flow.layout.mm(HEAD_MM));
    let square = area.last(area.height);
    flow.layout.qr(&facts.station_qr, square)?;
    let beside = area.before(area.width - area.height - flow.gap());
    let words = [Words::Natural(&facts.words.title)];
    let text = Text::new(Part::Title, &words, Style::bold(18.0, 9.0));
    let taken = flow.layout.text(beside.upper(area.height * 2 / 5), text)?;
    let shop = &facts.shop;
    let mut words = vec![Words::Natural(&shop.name)];
    words.extend(shop.address.iter().map(|line| Words::Natural(line)));
    words.extend(shop.phone.iter().map(|phone| Words::Code(phone)));
    let text = Text::new(Part::Sender, &words, Style::regular(9.0, 6.0).lines(6));
    flow.layout.text(beside.below(taken), text)?;
    flow.take(area.height);
    flow.rule();
    Ok(())
}

fn numbers(flow: &mut Flow<'_>, facts: &SlipFacts) -> Result<(), Error> {
    let words = &facts.words;
    let mut cells = vec![
        (&words.package, &facts.package_number, Part::PackageNumber),
        (&words.order, &facts.order_number, Part::OrderNumber),
    ];
    let made = facts.made_at.as_ref();
    cells.extend(made.map(|day| (&words.made_at, day, Part::Making)));
    let area = flow.room().upper(flow.layout.mm(CAPTION_MM + 5.5));
    let count = i32::try_from(cells.len()).unwrap_or(1);
    let cell = area.before((area.width - flow.gap() * (count - 1)) / count);
    for (place, (caption, value, part)) in (0..).zip(cells) {
        let value = [Words::Code(value)];
        let text = Text::new(part, &value, Style::bold(11.0, 6.0));
        let area = cell.moved(place * (cell.width + flow.gap()), 0);
        flow.layout.captioned(caption, area, text)?;
    }
    flow.take(area.height + flow.gap());
    let bars = flow.room().upper(flow.layout.mm(BARS_MM));
    let number = code128::encode_text(facts.package_number.trim())?;
    flow.layout.bars(&number, bars, Turn::Fence)?;
    flow.take(bars.height);
    flow.rule();
    Ok(())
}

fn recipient(flow: &mut Flow<'_>, facts: &SlipFacts) -> Result<(), Error> {
    let area = flow.room().upper(flow.layout.mm(RECIPIENT_MM));
    let taken = flow.layout.caption(&facts.words.to, area)?;
    flow.take(taken);
    let area = area.below(taken);
    let words = [Words::Natural(&facts.recipient.name)];
    let name = Text::new(Part::RecipientName, &words, Style::bold(11.0, 7.0).lines(2));
    let taken = flow.layout.text(area.upper(area.height / 2), name)?;
    flow.take(taken);
    let lines = facts.recipient.address.iter();
    let words: Vec<_> = lines.map(|line| Words::Natural(line)).collect();
    let style = Style::regular(9.5, 6.5).lines(6);
    let address = Text::new(Part::RecipientAddress, &words, style);
    let taken = flow.layout.text(area.below(taken), address)?;
    flow.take(taken);
    flow.rule();
    Ok(())
}

/// How many at the side, what it is in the middle; a row is never torn.
fn item(flow: &mut Flow<'_>, line: &SlipLine) -> Result<(), Error> {
    let mut second = vec![];
    second.extend(line.detail.iter().map(|detail| Words::Natural(detail)));
    second.push(Words::Code(&line.sku));
    let name = [Words::Natural(&line.name)];
    let name = Text::new(Part::Item, &name, Style::regular(10.0, 7.0).lines(3));
    let detail = Text::new(Part::Item, &second, Style::regular(8.0, 6.0).lines(3));

    let side = flow.layout.mm(QUANTITY_MM);
    let height = flow.layout.mm(LINE_MM);
    let area = |room: Rect| room.upper(height).after(side);
    let measured = area(flow.room());
    let half = measured.upper(height / 2);
    let needed = flow.layout.height_of(half, name)? + flow.layout.height_of(half, detail)?;
    flow.need(needed + 2 * flow.gap())?;

    let area = area(flow.room());
    let taken = flow.layout.text(area.upper(height / 2), name)?;
    let rest = area.below(taken).upper(height / 2);
    let taken = taken + flow.layout.text(rest, detail)?;
    let quantity = [Words::Code(&line.quantity)];
    let text = Text::new(Part::Item, &quantity, Style::bold(13.0, 7.0));
    let beside = area.moved(-side, 0).before(side - flow.gap()).upper(taken);
    flow.layout.text(beside, text)?;
    flow.take(taken);
    flow.rule();
    Ok(())
}

/// In a frame: it is the one thing on the slip that was written to a person.
fn gift_note(flow: &mut Flow<'_>, caption: &str, note: &str) -> Result<(), Error> {
    flow.need(flow.layout.mm(NOTE_MM))?;
    let area = flow.room().upper(flow.layout.mm(NOTE_MM));
    flow.layout.outline(area);
    let words: Vec<_> = note.lines().map(Words::Natural).collect();
    let style = Style::regular(12.0, 7.0).lines(NOTE_LINES);
    let inside = area.padded(2 * flow.gap()).below(flow.gap());
    let inside = inside.upper(inside.height - flow.gap());
    let text = Text::new(Part::GiftNote, &words, style);
    flow.layout.captioned(caption, inside, text)?;
    flow.take(area.height);
    Ok(())
}
