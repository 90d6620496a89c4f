//! The label's sections from top to bottom. Those whose height is known stand fast; the recipient
//! gets all that is left, since a long address is what most needs room.

use super::layout::{Layout, Text};
use super::{LabelFacts, Part};
use crate::sheet::Rect;
use crate::text::{Align, Style, Words};
use crate::{Error, code128, qr};

/// An inch of bars: read at arm's length and at an angle.
const BARS_MM: f32 = 25.4;
const TRAINING_MM: f32 = 8.0;
const HEADER_MM: f32 = 13.5;
const SENDER_MM: f32 = 13.5;
const FOOTER_MM: f32 = 24.5;
const NUMBER_MM: f32 = 7.0;
const CAPTION_MM: f32 = 4.2;
/// The column at the side where lines begin, for "To" and "From".
const SIDE_MM: f32 = 15.0;
/// Blank over and under the bars, so that no descender is read as one.
const BARS_CLEAR_MM: f32 = 0.8;
/// Between a rule and what stands under or over it.
const GAP_MM: f32 = 1.5;

pub(super) fn draw(layout: &mut Layout, facts: &LabelFacts) -> Result<(), Error> {
    let tracking = facts.tracking_number.trim();
    if tracking.is_empty() {
        return Err(Error::TrackingMissing);
    }
    let mut top = layout.frame.y;
    if facts.training {
        top = training(layout, facts, top)?;
    }
    top = header(layout, facts, top)?;
    top = sender(layout, facts, top)?;

    let gap = layout.mm(GAP_MM);
    let footer_top = layout.frame.y + layout.frame.height - layout.mm(FOOTER_MM);
    let symbol_height = layout.mm(CAPTION_MM + 2.0 * BARS_CLEAR_MM + BARS_MM + NUMBER_MM);
    let symbol_top = footer_top - 2 * gap - symbol_height;
    let room = Rect {
        y: top,
        height: symbol_top - gap - top,
        ..layout.frame
    };
    recipient(layout, facts, room)?;
    layout.rule(symbol_top - gap);
    symbol(layout, (&facts.words.tracking, tracking), symbol_top)?;
    layout.rule(footer_top - gap);
    footer(layout, facts, footer_top)
}

/// A black band across the top: a label from training must not be mistaken for a real one.
fn training(layout: &mut Layout, facts: &LabelFacts, top: i32) -> Result<i32, Error> {
    let area = Rect {
        y: top,
        height: layout.mm(TRAINING_MM),
        ..layout.frame
    };
    layout.band(area);
    let words = [Words::Natural(&facts.words.training)];
    let text = Text::new(Part::Training, &words, Style::bold(15.0, 7.0));
    layout.text(
        inside(area, layout.mm(2.0)),
        text.align(Align::Centre).white().middle(),
    )?;
    Ok(area.y + area.height + layout.mm(GAP_MM))
}

/// The carrier, as large as it fits; at the other side which parcel of how many.
fn header(layout: &mut Layout, facts: &LabelFacts, top: i32) -> Result<i32, Error> {
    let frame = layout.frame;
    let (height, gap) = (layout.mm(HEADER_MM), layout.mm(GAP_MM));
    let box_width = layout.mm(22.0);
    let carrier = Rect {
        y: top,
        height,
        width: frame.width - box_width - 2 * gap,
        ..frame
    };
    let words = [Words::Natural(&facts.carrier)];
    let style = Style::bold(27.0, 9.0).lines(2);
    layout.text(carrier, Text::new(Part::Carrier, &words, style).middle())?;

    let parcel = Rect {
        x: frame.x + frame.width - box_width,
        width: box_width,
        ..carrier
    };
    layout.band(parcel);
    let pad = layout.mm(1.0);
    let caption = Rect {
        y: top + layout.mm(0.8),
        height: layout.mm(CAPTION_MM),
        ..parcel
    };
    let words = [Words::Natural(&facts.words.parcel)];
    let text = Text::new(Part::Caption, &words, Style::bold(7.5, 5.5));
    layout.text(inside(caption, pad), text.align(Align::Centre).white())?;
    let count = format!("{}/{}", facts.parcel.number, facts.parcel.of);
    let below = caption.y + caption.height;
    let area = Rect {
        y: below,
        height: top + height - below,
        ..parcel
    };
    let words = [Words::Code(&count)];
    let text = Text::new(Part::Parcel, &words, Style::bold(22.0, 9.0));
    layout.text(
        inside(area, pad),
        text.align(Align::Centre).white().middle(),
    )?;
    layout.rule(top + height + gap);
    Ok(top + height + 2 * gap)
}

/// Small: it is read only when the parcel comes back.
fn sender(layout: &mut Layout, facts: &LabelFacts, top: i32) -> Result<i32, Error> {
    let (gap, caption) = (layout.mm(GAP_MM), layout.mm(SIDE_MM));
    let area = Rect {
        y: top,
        height: layout.mm(SENDER_MM),
        ..layout.frame
    };
    captioned(
        layout,
        &facts.words.from,
        Rect {
            width: caption - gap,
            ..area
        },
    )?;
    let party = &facts.sender;
    let mut words = vec![Words::Natural(&party.name)];
    words.extend(party.address.iter().map(|line| Words::Natural(line)));
    words.extend(party.phone.iter().map(|phone| Words::Code(phone)));
    let area = Rect {
        x: area.x + caption,
        width: area.width - caption,
        ..area
    };
    let style = Style::regular(8.5, 6.0).lines(6);
    layout.text(area, Text::new(Part::Sender, &words, style))?;
    layout.rule(top + area.height + gap);
    Ok(top + area.height + 2 * gap)
}

fn recipient(layout: &mut Layout, facts: &LabelFacts, room: Rect) -> Result<(), Error> {
    let caption = layout.mm(SIDE_MM);
    captioned(
        layout,
        &facts.words.to,
        Rect {
            width: caption - layout.mm(GAP_MM),
            ..room
        },
    )?;
    let mut room = Rect {
        x: room.x + caption,
        width: room.width - caption,
        ..room
    };
    let party = &facts.recipient;
    let words = [Words::Natural(&party.name)];
    let style = Style::bold(17.0, 9.0).lines(2);
    let area = Rect {
        height: room.height / 3,
        ..room
    };
    room = below(
        room,
        layout.text(area, Text::new(Part::RecipientName, &words, style))?,
    );

    let phone_height = layout.mm(if party.phone.is_some() { 6.5 } else { 0.0 });
    let words: Vec<_> = party
        .address
        .iter()
        .map(|line| Words::Natural(line))
        .collect();
    let style = Style::regular(14.0, 7.0).lines(12);
    let area = Rect {
        height: room.height - phone_height,
        ..room
    };
    room = below(
        room,
        layout.text(area, Text::new(Part::RecipientAddress, &words, style))?,
    );

    if let Some(phone) = &party.phone {
        let words = [Words::Code(phone)];
        let style = Style::bold(12.0, 7.0);
        layout.text(room, Text::new(Part::RecipientPhone, &words, style))?;
    }
    Ok(())
}

/// The tracking number as bars, and under them in groups for the human who must type it.
fn symbol(layout: &mut Layout, tracking: (&str, &str), top: i32) -> Result<(), Error> {
    let (caption, number) = tracking;
    let (frame, clear) = (layout.frame, layout.mm(BARS_CLEAR_MM));
    let area = Rect {
        y: top,
        height: layout.mm(CAPTION_MM),
        ..frame
    };
    captioned(layout, caption, area)?;
    let bars = Rect {
        y: area.y + area.height + clear,
        height: layout.mm(BARS_MM),
        ..frame
    };
    layout.bars(&code128::encode_text(number)?, bars)?;
    let grouped = in_fours(number);
    let words = [Words::Code(&grouped)];
    let area = Rect {
        y: bars.y + bars.height + clear,
        height: layout.mm(NUMBER_MM),
        ..frame
    };
    let text = Text::new(Part::TrackingNumber, &words, Style::bold(16.0, 7.0));
    layout.text(area, text.align(Align::Centre).middle())?;
    Ok(())
}

/// Numbers at one side, the station's own QR code at the other.
fn footer(layout: &mut Layout, facts: &LabelFacts, top: i32) -> Result<(), Error> {
    let frame = layout.frame;
    let side = layout.mm(FOOTER_MM);
    let square = Rect {
        x: frame.x + frame.width - side,
        y: top,
        width: side,
        height: side,
    };
    layout.qr(&qr::encode(&facts.station_qr)?, square)?;

    let words = &facts.words;
    let mut cells = vec![];
    let query = facts
        .query_number
        .as_deref()
        .filter(|number| *number != facts.tracking_number);
    cells.extend(query.map(|n| (&words.query_number, Words::Code(n), Part::QueryNumber)));
    cells.push((
        &words.order,
        Words::Code(&facts.order_number),
        Part::OrderNumber,
    ));
    cells.push((
        &words.package,
        Words::Code(&facts.package_number),
        Part::PackageNumber,
    ));
    let weight = facts.weight.as_deref();
    cells.extend(weight.map(|kg| (&words.weight, Words::Natural(kg), Part::Weight)));

    let gap = layout.mm(GAP_MM);
    let room = Rect {
        y: top,
        width: frame.width - side - gap,
        height: side,
        ..frame
    };
    let (width, gap) = (room.width / 2 - gap, 2 * gap);
    let height = layout.mm(FOOTER_MM / 2.0);
    for (place, (caption, value, part)) in (0..).zip(cells) {
        let x = room.x + (place % 2) * (width + gap);
        let cell = Rect {
            x,
            y: room.y + (place / 2) * height,
            width,
            height,
        };
        let taken = captioned(
            layout,
            caption,
            Rect {
                height: layout.mm(CAPTION_MM),
                ..cell
            },
        )?;
        let value = [value];
        let text = Text::new(part, &value, Style::bold(13.0, 6.5).lines(2));
        layout.text(below(cell, taken), text)?;
    }
    Ok(())
}

fn captioned(layout: &mut Layout, caption: &str, area: Rect) -> Result<i32, Error> {
    let words = [Words::Natural(caption)];
    layout.text(
        area,
        Text::new(Part::Caption, &words, Style::regular(8.0, 5.5).lines(2)),
    )
}

fn inside(area: Rect, pad: i32) -> Rect {
    Rect {
        x: area.x + pad,
        width: area.width - 2 * pad,
        ..area
    }
}

fn below(area: Rect, taken: i32) -> Rect {
    Rect {
        y: area.y + taken,
        height: area.height - taken,
        ..area
    }
}

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
