//! From a carrier's PDF or picture to the printer's dots, in its own size or not at all.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt as _;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::{Codes, Refusal, on_paper, readback};
use crate::bitmap::Bitmap;
use crate::drawn::Stock;
use crate::picture;
use crate::sheet::{Dpi, Ink, PT_PER_INCH};

type Pages = (Vec<Bitmap>, Vec<String>);

/// Label, return label and customs forms; a hundred pages are a mistake.
const PAGES_MAX: usize = 20;
/// A page box is often rounded up; what is cut off is margin.
const TOLERANCE_MM: f32 = 1.5;
/// Pages are read at this many times the printer's resolution, to learn what should be on them.
const FINE: f32 = 3.0;
/// A dot is black where ink covers more than half of it, in 255ths.
const HALF: u8 = 127;
const MM_PER_INCH: f32 = 25.4;

pub(super) fn of_pdf(file: &[u8], stock: Stock, wanted: Codes) -> Result<Pages, Refusal> {
    let pdf = Pdf::new(std::sync::Arc::new(file.to_vec()))
        .map_err(|error| Refusal::Damaged(format!("{error:?}")))?;
    let count = pdf.pages().len();
    if count == 0 || count > PAGES_MAX {
        return Err(Refusal::PageCount(count));
    }
    let cache = RenderCache::new();
    let (mut pages, mut codes) = (Vec::new(), Vec::new());
    for page in pdf.pages().iter() {
        let lying = fits(page.render_dimensions(), stock)?;
        let coarse = turned(render(page, &cache, stock.dpi, 1.0), lying);
        if wanted != Codes::Ignored {
            let fine = render(page, &cache, stock.dpi, FINE);
            codes.extend(match wanted {
                Codes::Needed => readback::read_back(&fine, &coarse)?,
                Codes::Drawn | Codes::Ignored => readback::codes(&fine),
            });
        }
        pages.push(on_paper(&coarse, stock));
    }
    scannable(pages, codes, wanted)
}

pub(super) fn of_picture(file: &[u8], stock: Stock, wanted: Codes) -> Result<Pages, Refusal> {
    let damaged = |error: crate::Error| Refusal::Damaged(error.to_string());
    let made_for = picture::dots_per_inch(file).map_err(damaged)?;
    let dpi = stock.dpi.dots_per_inch();
    // 203 is short for 203.2: eight dots to the millimetre.
    if let Some(other) = made_for.filter(|other| (other - dpi).abs() > dpi / 100.0) {
        // 72 and 96 are what programs write that know of no paper.
        if other > 100.0 {
            return Err(Refusal::OtherResolution(other.round() as u32));
        }
    }
    let drawn = picture::read(file).map_err(damaged)?;
    let in_pt = |dots: usize| dots as f32 * PT_PER_INCH / dpi;
    let lying = fits((in_pt(drawn.width()), in_pt(drawn.height())), stock)?;
    let drawn = turned(drawn, lying);
    let codes = readback::codes(&drawn);
    scannable(vec![on_paper(&drawn, stock)], codes, wanted)
}

fn scannable(pages: Vec<Bitmap>, mut codes: Vec<String>, wanted: Codes) -> Result<Pages, Refusal> {
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() && wanted != Codes::Ignored {
        return Err(Refusal::NoCode);
    }
    Ok((pages, codes))
}

/// Whether a page lies on its side, if it fits the paper one way or the other.
fn fits((width, height): (f32, f32), stock: Stock) -> Result<bool, Refusal> {
    let (across, down) = stock.media.size_pt();
    let tolerance = TOLERANCE_MM * PT_PER_INCH / MM_PER_INCH;
    let within = |w: f32, h: f32| w <= across + tolerance && h <= down + tolerance;
    if within(width, height) {
        return Ok(false);
    }
    if within(height, width) {
        return Ok(true);
    }
    let mm = |pt: f32| (pt * MM_PER_INCH / PT_PER_INCH).round() as u32;
    Err(Refusal::LargerThanPaper {
        width_mm: mm(width),
        height_mm: mm(height),
    })
}

fn render<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, dpi: Dpi, times: f32) -> Bitmap {
    let scale = times * dpi.dots_per_inch() / PT_PER_INCH;
    let (width, height) = page.render_dimensions();
    // Paper that fits a label printer has some thousands of dots; the cast saturates.
    let dots = |pt: f32| (pt * scale).round().max(1.0) as u16;
    let mut context = RenderContext::new(dots(width), dots(height));
    let transform = Affine::scale(f64::from(scale)) * page.initial_transform(true).to_kurbo();
    // No smoothing: a head burns a dot or does not.
    let settings = RenderSettings {
        aliasing_threshold: Some(HALF),
        hinting: false,
        ..RenderSettings::default()
    };
    let interpreter = InterpreterSettings::default();
    render_into(
        page,
        cache,
        &interpreter,
        &settings,
        &mut context,
        transform,
    );
    context.flush();
    let mut pixels = Pixmap::new(context.width(), context.height());
    let on_white = RasterizerSettings {
        target_init: TargetInit::Clear(WHITE),
        ..RasterizerSettings::default()
    };
    context.render_with(&mut pixels, &mut Resources::default(), on_white);
    black_of(&pixels)
}

fn black_of(pixels: &Pixmap) -> Bitmap {
    let (width, height) = (usize::from(pixels.width()), usize::from(pixels.height()));
    let mut bitmap = Bitmap::blank(width, height);
    for (at, dot) in pixels.data().iter().enumerate() {
        let luma = 299 * u32::from(dot.r) + 587 * u32::from(dot.g) + 114 * u32::from(dot.b);
        if luma / 1000 <= u32::from(HALF) {
            bitmap.set(at % width, at / width, Ink::Black);
        }
    }
    bitmap
}

/// A quarter turn to the right, for a page that lies.
fn turned(bitmap: Bitmap, lying: bool) -> Bitmap {
    if !lying {
        return bitmap;
    }
    let mut turned = Bitmap::blank(bitmap.height(), bitmap.width());
    for y in 0..bitmap.height() {
        for x in (0..bitmap.width()).filter(|x| bitmap.is_black(*x, y)) {
            turned.set(bitmap.height() - 1 - y, x, Ink::Black);
        }
    }
    turned
}
