//! The label's sections from top to bottom. Those whose height is known stand fast; the recipient
//! gets all that is left, since a long address is what most needs room.

use super::measures::{Measures, Sender};
use super::{LabelFacts, Part};
use crate::code128::Bars;
use crate::page::{CAPTION_MM, Layout, Text};
use crate::sheet::Rect;
use crate::symbols::{self, Turn};
use crate::text::{Align, Style, Words};
use crate::{Error, code128};

/// The column at the side where lines begin, for "To" and "From".
const SIDE_MM: f32 = 15.0;
/// Blank over and under the bars, so that no descender is read as one.
const BARS_CLEAR_MM: f32 = 0.8;
/// Between a rule and what stands under or over it.
const GAP_MM: f32 = 1.5;
/// How much of the width the sender gets at the recipient's side.
const BESIDE_SHARE: f32 = 0.34;

/// What all sections need to know.
struct Label<'a> {
    facts: &'a LabelFacts,
    sizes: &'a Measures,
    gap: i32,
}

pub(super) fn draw(layout: &mut Layout, facts: &LabelFacts, sizes: &Measures) -> Result<(), Error> {
    let tracking = facts.tracking_number.trim();
    if tracking.is_empty() {
        return Err(Error::TrackingMissing);
    }
    let gap = layout.mm(GAP_MM);
    let label = Label { facts, sizes, gap };
    fold(layout, sizes);
    let bars = code128::encode_text(tracking)?;
    let turn = turn(layout, &bars);
    if turn == Turn::Ladder {
        label.ladder(layout, &bars)?;
    }
    let mut top = layout.frame.y;
    if facts.training {
        top = label.training(layout, top)?;
    }
    top = label.header(layout, top)?;
    if let Sender::Above(height) = sizes.sender {
        top = label.sender_above(layout, top, layout.mm(height))?;
    }

    let footer_top = layout.frame.y + layout.frame.height - layout.mm(sizes.footer_mm);
    let bars_mm = match turn {
        Turn::Fence => sizes.bars_mm + 2.0 * BARS_CLEAR_MM,
        Turn::Ladder => 0.0,
    };
    let symbol_height = layout.mm(CAPTION_MM + bars_mm + sizes.number_mm);
    let symbol_top = footer_top - 2 * gap - symbol_height;
    let room = layout.frame.below(top - layout.frame.y);
    let room = room.upper(symbol_top - gap - top);
    match sizes.sender {
        Sender::Above(_) => label.recipient(layout, room)?,
        Sender::Beside => label.both_parties(layout, room)?,
    }
    layout.rule(symbol_top - gap);
    let symbol = layout.frame.below(symbol_top - layout.frame.y);
    label.symbol(layout, symbol, (turn == Turn::Fence).then_some(&bars))?;
    layout.rule(footer_top - gap);
    label.footer(layout, footer_top)
}

/// Where only the upper part of a sheet is label, a line says where to fold.
fn fold(layout: &mut Layout, sizes: &Measures) {
    if sizes.share < 1.0 {
        let whole = layout.frame.height + 2 * layout.frame.y;
        let folded = crate::sheet::whole(whole as f32 * sizes.share);
        layout.rule(folded);
        layout.frame.height = folded - 2 * layout.frame.y;
    }
}

/// A number too long for the paper's width is turned, if that gives its bars enough room. If not,
/// drawing it upright says what is wrong.
fn turn(layout: &Layout, bars: &Bars) -> Turn {
    let fits = |length| symbols::bars_fit(bars, length, layout.dpi());
    if !fits(layout.frame.width) && fits(layout.frame.height) {
        Turn::Ladder
    } else {
        Turn::Fence
    }
}

impl Label<'_> {
    /// Turned bars take a column at the end of all lines; everything else gets narrower.
    fn ladder(&self, layout: &mut Layout, bars: &Bars) -> Result<(), Error> {
        let width = layout.mm(self.sizes.bars_mm);
        layout.bars(bars, layout.frame.last(width), Turn::Ladder)?;
        layout.frame.width -= width + 2 * self.gap;
        Ok(())
    }

    /// A black band across the top: a label from training must not be mistaken for a real one.
    fn training(&self, layout: &mut Layout, top: i32) -> Result<i32, Error> {
        let area = Rect {
            y: top,
            height: layout.mm(self.sizes.training_mm),
            ..layout.frame
        };
        layout.band(area);
        let words = [Words::Natural(&self.facts.words.training)];
        let text = Text::new(Part::Training, &words, Style::bold(15.0, 7.0));
        let inside = area.padded(layout.mm(2.0));
        layout.text(inside, text.align(Align::Centre).white().middle())?;
        Ok(area.y + area.height + self.gap)
    }

    /// The carrier, as large as it fits; at the other side which parcel of how many.
    fn header(&self, layout: &mut Layout, top: i32) -> Result<i32, Error> {
        let height = layout.mm(self.sizes.header_mm);
        let whole = Rect {
            y: top,
            height,
            ..layout.frame
        };
        let box_width = layout.mm(self.sizes.parcel_mm);
        let carrier = whole.before(whole.width - box_width - 2 * self.gap);
        let words = [Words::Natural(&self.facts.carrier)];
        let style = Style::bold(self.sizes.carrier_pt, 9.0).lines(2);
        layout.text(carrier, Text::new(Part::Carrier, &words, style).middle())?;
        self.parcel(layout, whole.last(box_width))?;
        layout.rule(top + height + self.gap);
        Ok(top + height + 2 * self.gap)
    }

    /// Which box of how many, white on black: whoever has one looks for the others.
    fn parcel(&self, layout: &mut Layout, area: Rect) -> Result<(), Error> {
        layout.band(area);
        let inside = area.padded(layout.mm(1.0)).below(layout.mm(0.8));
        let (caption, number) = (layout.mm(CAPTION_MM), self.facts.parcel);
        let words = [Words::Natural(&self.facts.words.parcel)];
        let text = Text::new(Part::Caption, &words, Style::bold(7.5, 5.5));
        layout.text(inside.upper(caption), text.align(Align::Centre).white())?;
        let count = format!("{}/{}", number.number, number.of);
        let words = [Words::Code(&count)];
        let style = Style::bold(self.sizes.parcel_pt, 9.0);
        let text = Text::new(Part::Parcel, &words, style);
        let text = text.align(Align::Centre).white().middle();
        layout.text(inside.below(caption), text)?;
        Ok(())
    }

    /// Small: it is read only when the parcel comes back.
    fn sender_above(&self, layout: &mut Layout, top: i32, height: i32) -> Result<i32, Error> {
        let area = Rect {
            y: top,
            height,
            ..layout.frame
        };
        let side = layout.mm(SIDE_MM);
        layout.caption(&self.facts.words.from, area.before(side - self.gap))?;
        self.sender(layout, area.after(side), 6)?;
        layout.rule(top + height + self.gap);
        Ok(top + height + 2 * self.gap)
    }

    fn sender(&self, layout: &mut Layout, area: Rect, lines: usize) -> Result<(), Error> {
        let party = &self.facts.sender;
        let mut words = vec![Words::Natural(&party.name)];
        words.extend(party.address.iter().map(|line| Words::Natural(line)));
        words.extend(party.phone.iter().map(|phone| Words::Code(phone)));
        let style = Style::regular(self.sizes.sender_pt, 6.0).lines(lines);
        layout.text(area, Text::new(Part::Sender, &words, style))?;
        Ok(())
    }

    fn both_parties(&self, layout: &mut Layout, room: Rect) -> Result<(), Error> {
        let width = crate::sheet::whole(room.width as f32 * BESIDE_SHARE);
        let side = room.last(width);
        let taken = layout.caption(&self.facts.words.from, side)?;
        self.sender(layout, side.below(taken), 12)?;
        let main = room.before(room.width - width - 2 * self.gap);
        let taken = layout.caption(&self.facts.words.to, main)?;
        self.addressee(layout, main.below(taken))
    }

    fn recipient(&self, layout: &mut Layout, room: Rect) -> Result<(), Error> {
        let side = layout.mm(SIDE_MM);
        layout.caption(&self.facts.words.to, room.before(side - self.gap))?;
        self.addressee(layout, room.after(side))
    }

    fn addressee(&self, layout: &mut Layout, room: Rect) -> Result<(), Error> {
        let party = &self.facts.recipient;
        let words = [Words::Natural(&party.name)];
        let style = Style::bold(self.sizes.name_pt, 9.0).lines(2);
        let name = Text::new(Part::RecipientName, &words, style);
        let taken = layout.text(room.upper(room.height / 3), name)?;
        let mut room = room.below(taken);

        let phone_height = layout.mm(party.phone.as_ref().map_or(0.0, |_| self.sizes.phone_mm));
        let lines = party.address.iter().map(|line| Words::Natural(line));
        let words: Vec<_> = lines.collect();
        let style = Style::regular(self.sizes.address_pt, 7.0).lines(12);
        let address = Text::new(Part::RecipientAddress, &words, style);
        let taken = layout.text(room.upper(room.height - phone_height), address)?;
        room = room.below(taken);

        if let Some(phone) = &party.phone {
            let words = [Words::Code(phone)];
            let style = Style::bold(self.sizes.phone_pt, 7.0);
            layout.text(room, Text::new(Part::RecipientPhone, &words, style))?;
        }
        Ok(())
    }

    /// The tracking number as bars, and under them in groups for the human who must type it.
    fn symbol(&self, layout: &mut Layout, area: Rect, bars: Option<&Bars>) -> Result<(), Error> {
        let caption = layout.mm(CAPTION_MM);
        layout.caption(&self.facts.words.tracking, area.upper(caption))?;
        let mut area = area.below(caption);
        if let Some(bars) = bars {
            let (clear, height) = (layout.mm(BARS_CLEAR_MM), layout.mm(self.sizes.bars_mm));
            layout.bars(bars, area.below(clear).upper(height), Turn::Fence)?;
            area = area.below(height + 2 * clear);
        }
        let grouped = in_fours(self.facts.tracking_number.trim());
        let words = [Words::Code(&grouped)];
        let style = Style::bold(self.sizes.number_pt, 7.0).lines(2);
        let text = Text::new(Part::TrackingNumber, &words, style);
        let area = area.upper(layout.mm(self.sizes.number_mm));
        layout.text(area, text.align(Align::Centre).middle())?;
        Ok(())
    }

    /// Numbers at one side, the station's own QR code at the other.
    fn footer(&self, layout: &mut Layout, top: i32) -> Result<(), Error> {
        let side = layout.mm(self.sizes.footer_mm);
        let whole = Rect {
            y: top,
            height: side,
            ..layout.frame
        };
        layout.qr(&self.facts.station_qr, whole.last(side))?;

        let room = whole.before(whole.width - side - self.gap);
        let cell = room.before(room.width / 2 - self.gap).upper(side / 2);
        let (right, down) = (cell.width + 2 * self.gap, cell.height);
        let places = [(0, 0), (right, 0), (0, down), (right, down)];
        let mut cells = self.cells();
        // Weight and desi are short: they share the last place when there are five.
        let fifth = (cells.len() > places.len()).then(|| cells.pop()).flatten();
        for ((x, y), (caption, value, part)) in places.into_iter().zip(cells) {
            let mut area = cell.moved(x, y);
            if let Some((caption, value, part)) = fifth.filter(|_| (x, y) == (right, down)) {
                let half = (area.width - self.gap) / 2;
                self.cell(layout, area.last(half), (caption, value, part))?;
                area.width = half;
            }
            self.cell(layout, area, (caption, value, part))?;
        }
        Ok(())
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let (facts, words) = (self.facts, &self.facts.words);
        let mut cells = vec![];
        let query = facts.query_number.as_deref();
        let query = query.filter(|number| *number != facts.tracking_number);
        cells.extend(query.map(|n| {
            (
                words.query_number.as_str(),
                Words::Code(n),
                Part::QueryNumber,
            )
        }));
        let (order, package) = (&facts.order_number, &facts.package_number);
        cells.push((&words.order, Words::Code(order), Part::OrderNumber));
        cells.push((&words.package, Words::Code(package), Part::PackageNumber));
        let weight = facts.weight.as_deref().map(Words::Natural);
        cells.extend(weight.map(|kg| (words.weight.as_str(), kg, Part::Weight)));
        let desi = facts.desi.as_deref().map(Words::Natural);
        cells.extend(desi.map(|desi| (words.desi.as_str(), desi, Part::Desi)));
        cells
    }

    fn cell(&self, layout: &mut Layout, area: Rect, cell: Cell<'_>) -> Result<(), Error> {
        let (caption, value, part) = cell;
        let value = [value];
        let style = Style::bold(self.sizes.value_pt, 6.5).lines(2);
        layout.captioned(caption, area, Text::new(part, &value, style))
    }
}

type Cell<'a> = (&'a str, Words<'a>, Part);

/// Groups of four; a lone last character, which is easily overlooked, gets company from the group
/// before it.
fn in_fours(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    let lone = characters.len() > 4 && characters.len() % 4 == 1;
    let mut out = String::new();
    for (at, c) in characters.iter().enumerate() {
        let moved = lone && at + 2 == characters.len();
        let fourth = at % 4 == 0 && !(lone && at + 1 == characters.len());
        if at > 0 && (fourth || moved) {
            out.push(' ');
        }
        out.push(*c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::in_fours;

    #[test]
    fn numbers_are_grouped_without_a_lone_last_character() {
        assert_eq!(in_fours("1Z999AA10123456784"), "1Z99 9AA1 0123 4567 84");
        assert_eq!(in_fours("123456789"), "1234 567 89");
        assert_eq!(in_fours("12345678"), "1234 5678");
        assert_eq!(in_fours("12345"), "123 45");
        assert_eq!(in_fours("1234"), "1234");
        assert_eq!(in_fours(""), "");
    }
}
