//! Sheets to PDF: a page each, in exact points, with fonts cut down to what is shown.
//!
//! Measured over eight rasterizers: a rectangle on exact dot edges comes out a dot too wide in some
//! of them (PDFium, MuPDF), while one drawn a tenth of a dot smaller on each side is exact in all,
//! as long as the page box is exact in points. So both are done here, and only here.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, FontId, Greyscale, Op, PaintMode, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect as PdfRect, TextItem, TextMatrix,
};
use subsetter::GlyphRemapper;

use crate::Error;
use crate::fonts::{Face, Fonts, UNITS_PER_EM};
use crate::sheet::{Glyph, GlyphRun, Ink, Mark, PT_PER_INCH, Rect, Sheet};

/// How much smaller than its dots a rectangle is drawn, on each side.
const INSET_DOTS: f32 = 0.1;

/// Writes sheets as one PDF document. The same sheets give the same bytes.
///
/// # Errors
/// [`Error::Pdf`] when a face cannot be cut down or embedded.
pub fn write(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, Error> {
    let subsets = Subsets::of(sheets);
    let mut document = PdfDocument::new(title);
    for (face, remapper) in &subsets.by_face {
        let font = embedded(*face, remapper)?;
        document.resources.fonts.map.insert(font_id(*face), font);
    }
    for sheet in sheets {
        document.pages.push(page(sheet, &subsets)?);
    }
    // The bytes are already subset; the writer's own subsetting needs a feature that we leave out.
    let options = PdfSaveOptions {
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let mut bytes = document.save(&options, &mut Vec::new());
    fix_document_id(&mut bytes);
    Ok(bytes)
}

/// Per face, the glyphs that the document shows, renumbered.
struct Subsets {
    by_face: BTreeMap<Face, GlyphRemapper>,
}

impl Subsets {
    fn of(sheets: &[Sheet]) -> Self {
        let mut by_face = BTreeMap::new();
        for mark in sheets.iter().flat_map(|sheet| &sheet.marks) {
            if let Mark::Text(run, _) = mark {
                let remapper: &mut GlyphRemapper = by_face.entry(run.face).or_default();
                for glyph in &run.glyphs {
                    remapper.remap(glyph.id);
                }
            }
        }
        Self { by_face }
    }

    fn id_in_file(&self, face: Face, glyph: u16) -> u16 {
        self.by_face
            .get(&face)
            .and_then(|remapper| remapper.get(glyph))
            .unwrap_or(0)
    }
}

fn embedded(face: Face, remapper: &GlyphRemapper) -> Result<PdfFont, Error> {
    let failed = |reason: String| Error::Pdf(format!("{}: {reason}", face.name()));
    let bytes =
        subsetter::subset(face.bytes(), 0, remapper).map_err(|error| failed(error.to_string()))?;
    // It warns that there is no character map; glyphs are shown by number, so none is needed.
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| failed("cannot be read back".into()))?;
    font.font_name = Some(format!("LABELS+{}", face.name()));
    Ok(PdfFont::new(font))
}

/// A name of our own: the library's are random.
fn font_id(face: Face) -> FontId {
    FontId(face.name().to_owned())
}

fn page(sheet: &Sheet, subsets: &Subsets) -> Result<PdfPage, Error> {
    let dpi = sheet.dpi.dots_per_inch();
    // Whole dots, a hair less than the paper where that is measured in millimetres: PDFium would
    // stretch a page with a part of a dot at its edge until its bars are off by one.
    let (width, height) = sheet.size_dots();
    let [width, height] = [width, height].map(|dots| dots as f32 * PT_PER_INCH / dpi);
    let place = Place {
        dpi,
        height_pt: height,
    };
    let fonts = Fonts::bundled()?;
    let mut ops = Vec::new();
    let mut ink = None;
    for mark in &sheet.marks {
        let (Mark::Rect(_, wanted) | Mark::Text(_, wanted)) = mark;
        if ink.replace(*wanted) != Some(*wanted) {
            ops.push(Op::SetFillColor {
                col: color(*wanted),
            });
        }
        match mark {
            Mark::Rect(rect, _) => ops.push(Op::DrawRectangle {
                rectangle: place.rect(*rect),
            }),
            Mark::Text(run, _) => place.text(&mut ops, run, (subsets, fonts)),
        }
    }
    // `PdfPage::new` takes millimetres and makes 288 pt into 288.00003, a pixel more everywhere.
    let page_box = PdfRect::from_wh(Pt(width), Pt(height));
    Ok(PdfPage {
        media_box: page_box.clone(),
        trim_box: page_box.clone(),
        crop_box: page_box,
        ops,
    })
}

fn color(ink: Ink) -> Color {
    let percent = match ink {
        Ink::Black => 0.0,
        Ink::White => 1.0,
    };
    Color::Greyscale(Greyscale {
        percent,
        icc_profile: None,
    })
}

/// From dots with the origin at the top to points with the origin at the bottom.
struct Place {
    dpi: f32,
    height_pt: f32,
}

impl Place {
    fn pt(&self, dots: f32) -> Pt {
        Pt(dots * PT_PER_INCH / self.dpi)
    }

    fn y(&self, dots: f32) -> Pt {
        Pt(self.height_pt - self.pt(dots).0)
    }

    fn rect(&self, rect: Rect) -> PdfRect {
        let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(|d| d as f32);
        PdfRect {
            x: self.pt(x + INSET_DOTS),
            y: self.y(y + height - INSET_DOTS),
            width: self.pt(width - 2.0 * INSET_DOTS),
            height: self.pt(height - 2.0 * INSET_DOTS),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        }
    }

    fn text(&self, ops: &mut Vec<Op>, run: &GlyphRun, (subsets, fonts): (&Subsets, &Fonts)) {
        let size = self.pt(run.size);
        let shaper = fonts.shaper(run.face);
        let matrix = TextMatrix::Translate(self.pt(run.x), self.y(run.baseline as f32));
        ops.push(Op::StartTextSection);
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(font_id(run.face)),
            size,
        });
        ops.push(Op::SetTextMatrix { matrix });
        let mut raised = 0;
        let mut items = Vec::new();
        for glyph in &run.glyphs {
            if glyph.shift.1 != raised {
                flush(ops, &mut items);
                raised = glyph.shift.1;
                ops.push(Op::SetLineOffset {
                    multiplier: raised as f32 * size.0 / UNITS_PER_EM,
                });
            }
            let natural = shaper.glyph_h_advance(u32::from(glyph.id).into());
            push_glyph(
                &mut items,
                glyph,
                (subsets.id_in_file(run.face, glyph.id), natural),
            );
        }
        flush(ops, &mut items);
        if raised != 0 {
            ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        ops.push(Op::EndTextSection);
    }
}

/// A viewer moves on by the glyph's natural advance; what shaping made of it is the difference.
/// Units are thousandths of an em on both sides, positive moves back.
fn push_glyph(items: &mut Vec<TextItem>, glyph: &Glyph, (gid, natural): (u16, i32)) {
    let (shift, _) = glyph.shift;
    if shift != 0 {
        items.push(TextItem::Offset(-shift as f32));
    }
    let offset = (natural + shift - glyph.advance) as f32;
    let cid = (!glyph.text.is_empty()).then(|| glyph.text.clone());
    let codepoint = Codepoint { gid, offset, cid };
    match items.last_mut() {
        Some(TextItem::GlyphIds(glyphs)) => glyphs.push(codepoint),
        _ => items.push(TextItem::GlyphIds(vec![codepoint])),
    }
}

fn flush(ops: &mut Vec<Op>, items: &mut Vec<TextItem>) {
    if !items.is_empty() {
        ops.push(Op::ShowText {
            items: std::mem::take(items),
        });
    }
}

/// The library counts up the file's `/ID`, which would make every drawing of a label another file.
/// Ours is a fingerprint of the content before it; its length is the same, so nothing moves.
fn fix_document_id(bytes: &mut [u8]) {
    const KEY: &[u8] = b"/ID[(";
    let Some(at) = bytes.windows(KEY.len()).rposition(|window| window == KEY) else {
        return;
    };
    let (content, id) = bytes.split_at_mut(at + KEY.len());
    let mut letters = letters_of(fnv1a(content)).into_iter().cycle();
    for byte in id.iter_mut().take_while(|byte| **byte != b']') {
        if let (b'A'..=b'Z', Some(letter)) = (*byte, letters.next()) {
            *byte = letter;
        }
    }
}

/// FNV-1a: the identity of a file, not a defence against anyone.
fn fnv1a(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

fn letters_of(hash: u64) -> [u8; 16] {
    // Four bits each, so the sum stays within `A` to `P`.
    std::array::from_fn(|place| b'A' + ((hash >> (4 * place)) & 0xF) as u8)
}

#[cfg(test)]
#[path = "pdf_tests.rs"]
mod tests;
