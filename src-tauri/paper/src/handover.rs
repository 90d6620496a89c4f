//! The handover sheet: which boxes went to which driver, for both to keep. Any number of boxes; the
//! sum and the place for the signature stand together at the end, never torn apart.

use crate::drawn::{DrawnPages, Part, Script, Stock};
use crate::flow::{Flow, Running};
use crate::label::Parcel;
use crate::page::{CAPTION_MM, Text};
use crate::symbols::Turn;
use crate::text::{Align, Style, Words};
use crate::{Error, code128};

/// Everything a handover sheet shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverFacts {
    pub script: Script,
    pub words: HandoverWords,
    pub carrier: String,
    /// Day and time, written the local way.
    pub made_at: String,
    /// Which desk, and who packs there.
    pub made_by: String,
    /// This handover's own number.
    pub number: String,
    pub boxes: Vec<HandoverBox>,
    /// How many in all, as a phrase: `12 boxes`.
    pub total: String,
    pub driver: Option<String>,
    /// The journal's newest link: it proves later that nothing was changed.
    pub journal_head: Option<String>,
    pub station_qr: String,
    pub training: bool,
}

/// The sheet's own words, already in its language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandoverWords {
    pub title: String,
    pub made_at: String,
    pub made_by: String,
    pub number: String,
    pub driver: String,
    pub signature: String,
    pub journal_head: String,
    /// Stands before the count of pages.
    pub page: String,
    pub training: String,
}

/// One box given away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverBox {
    pub tracking_number: String,
    pub package_number: String,
    pub recipient: String,
    pub parcel: Parcel,
}

const HEAD_MM: f32 = 22.0;
const BARS_MM: f32 = 10.0;
const ROW_MM: f32 = 5.0;
const SIGNATURE_MM: f32 = 24.0;
const PLACE_MM: f32 = 9.0;

/// Draws the sheet.
///
/// # Errors
/// [`Error::NotInCode128`], [`Error::SymbolTooDense`] or [`Error::QrTooLong`] when a symbol could
/// not be read back.
pub fn draw(facts: &HandoverFacts, stock: Stock) -> Result<DrawnPages, Error> {
    let running = Running {
        title: &facts.carrier,
        number: &facts.number,
        page: &facts.words.page,
        training: facts.training.then_some(facts.words.training.as_str()),
    };
    let mut flow = Flow::new(&facts.script, stock, running)?;
    head(&mut flow, facts)?;
    making(&mut flow, facts)?;
    for (place, given) in (1..).zip(&facts.boxes) {
        row(&mut flow, place, given)?;
    }
    signature(&mut flow, facts)?;
    flow.finish()
}

fn head(flow: &mut Flow<'_>, facts: &HandoverFacts) -> Result<(), Error> {
    let area = flow.room().upper(flow.layout.mm(HEAD_MM));
    let square = area.last(area.height);
    flow.layout.qr(&facts.station_qr, square)?;
    let beside = area.before(area.width - area.height - flow.gap());
    let words = [Words::Natural(&facts.words.title)];
    let text = Text::new(Part::Title, &words, Style::regular(11.0, 7.0));
    let taken = flow.layout.text(beside.upper(area.height / 3), text)?;
    let words = [Words::Natural(&facts.carrier)];
    let text = Text::new(Part::Carrier, &words, Style::bold(24.0, 9.0).lines(2));
    flow.layout.text(beside.below(taken), text)?;
    flow.take(area.height);
    let bars = flow.room().upper(flow.layout.mm(BARS_MM));
    let number = code128::encode_text(facts.number.trim())?;
    flow.layout.bars(&number, bars, Turn::Fence)?;
    flow.take(bars.height);
    flow.rule();
    Ok(())
}

fn making(flow: &mut Flow<'_>, facts: &HandoverFacts) -> Result<(), Error> {
    let words = &facts.words;
    let cells = [
        (&words.number, Words::Code(&facts.number)),
        (&words.made_at, Words::Natural(&facts.made_at)),
        (&words.made_by, Words::Natural(&facts.made_by)),
    ];
    let area = flow.room().upper(flow.layout.mm(CAPTION_MM + 8.0));
    let cell = area.before((area.width - 2 * flow.gap()) / 3);
    for (place, (caption, value)) in (0..).zip(cells) {
        let value = [value];
        let text = Text::new(Part::Making, &value, Style::bold(10.0, 6.0).lines(2));
        let area = cell.moved(place * (cell.width + flow.gap()), 0);
        flow.layout.captioned(caption, area, text)?;
    }
    flow.take(area.height);
    flow.rule();
    Ok(())
}

/// Place, tracking number, package, recipient and count in one line, or in two where it is narrow.
fn row(flow: &mut Flow<'_>, place: u32, given: &HandoverBox) -> Result<(), Error> {
    let wide = flow.is_wide();
    let line = flow.layout.mm(ROW_MM);
    let height = if wide { line } else { 2 * line };
    flow.need(height + flow.gap())?;
    let area = flow.room().upper(line);
    let side = flow.layout.mm(PLACE_MM);
    let (place, parcel) = (
        place.to_string(),
        format!("{}/{}", given.parcel.number, given.parcel.of),
    );
    let inner = area.after(side).before(area.width - 2 * side);
    let (first, second) = if wide {
        let column = inner.width * 2 / 5;
        (inner.before(column), inner.after(column))
    } else {
        (inner, inner.moved(0, line))
    };
    let package = second.before(second.width * 2 / 5);
    let recipient = second.after(package.width);
    let gap = flow.gap();
    let regular = Style::regular(9.0, 6.0);
    let bold = Style::bold(10.0, 6.0);
    let cells = [
        (area.before(side), Words::Code(&place), regular),
        (
            first.before(first.width - gap),
            Words::Code(&given.tracking_number),
            bold,
        ),
        (
            package.before(package.width - gap),
            Words::Code(&given.package_number),
            regular,
        ),
        (recipient, Words::Natural(&given.recipient), regular),
    ];
    for (area, words, style) in cells {
        flow.layout
            .text(area, Text::new(Part::Box, &[words], style))?;
    }
    let words = [Words::Code(&parcel)];
    let count = Text::new(Part::Box, &words, bold).align(Align::End);
    flow.layout.text(area.last(side), count)?;
    flow.take(height + flow.gap() / 2);
    Ok(())
}

/// The sum, who took the boxes, and room for a hand.
fn signature(flow: &mut Flow<'_>, facts: &HandoverFacts) -> Result<(), Error> {
    let (gap, height) = (flow.gap(), flow.layout.mm(SIGNATURE_MM));
    flow.need(height + flow.layout.mm(20.0))?;
    flow.rule();
    let words = [Words::Natural(&facts.total)];
    let text = Text::new(Part::Box, &words, Style::bold(13.0, 7.0));
    flow.text(text, 8.0)?;
    flow.take(gap);
    let area = flow.room().upper(height);
    let half = area.before((area.width - gap) / 2);
    let driver = facts.driver.as_deref().unwrap_or_default();
    let words = [Words::Natural(driver)];
    let text = Text::new(Part::Driver, &words, Style::bold(12.0, 7.0).lines(2));
    let inside = |area: crate::sheet::Rect| area.padded(gap).below(gap / 2);
    flow.layout.outline(half);
    flow.layout
        .captioned(&facts.words.driver, inside(half), text)?;
    let other = area.last(half.width);
    flow.layout.outline(other);
    flow.layout.caption(&facts.words.signature, inside(other))?;
    flow.take(height + gap);
    if let Some(head) = &facts.journal_head {
        let area = flow.room().upper(flow.layout.mm(7.0));
        let words = [Words::Code(head)];
        let style = Style::regular(7.0, 5.0).lines(2);
        let text = Text::new(Part::Making, &words, style);
        flow.layout
            .captioned(&facts.words.journal_head, area, text)?;
    }
    Ok(())
}
