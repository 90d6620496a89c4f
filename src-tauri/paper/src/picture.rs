//! Bitmaps to and from PNG: what the screen shows as preview is, dot for dot, what prints.

use png::{BitDepth, ColorType, Encoder, PixelDimensions, Transformations, Unit};

use crate::Error;
use crate::bitmap::Bitmap;
use crate::sheet::{Dpi, Ink};

const INCHES_PER_METRE: f32 = 39.370_08;
/// A picture with more dots than this is no label: A4 at 1,200 dpi has 139 million.
const DOTS_MAX: u64 = 150_000_000;
/// Grey at which a picture's dot becomes black; carriers' pictures are black and white already.
const BLACK_BELOW: u8 = 128;

/// Writes a bitmap as PNG of one bit a dot, which knows how large it is on paper.
///
/// # Errors
/// [`Error::Picture`] when the encoder refuses, which it does for an empty bitmap.
pub fn write(bitmap: &Bitmap, dpi: Dpi) -> Result<Vec<u8>, Error> {
    let side = |dots: usize| u32::try_from(dots).unwrap_or(u32::MAX);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, side(bitmap.width()), side(bitmap.height()));
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    let per_metre = (dpi.dots_per_inch() * INCHES_PER_METRE).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    // In a PNG 1 is white.
    let inverted: Vec<u8> = bitmap.bytes().iter().map(|byte| !byte).collect();
    let mut writer = encoder
        .write_header()
        .map_err(|error| not_written(&error))?;
    writer
        .write_image_data(&inverted)
        .map_err(|error| not_written(&error))?;
    writer.finish().map_err(|error| not_written(&error))?;
    Ok(bytes)
}

/// For how many dots per inch a PNG says it was made, if it does.
///
/// # Errors
/// [`Error::Picture`] when it is damaged.
pub fn dots_per_inch(bytes: &[u8]) -> Result<Option<f32>, Error> {
    let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    let reader = decoder.read_info().map_err(|error| not_read(&error))?;
    let per_metre = reader
        .info()
        .pixel_dims
        .filter(|dims| dims.unit == Unit::Meter);
    Ok(per_metre.map(|dims| dims.xppu as f32 / INCHES_PER_METRE))
}

/// Reads a PNG of any kind as black and white; what is transparent is paper, so white.
///
/// # Errors
/// [`Error::Picture`] when it is damaged or too large for a label.
pub fn read(bytes: &[u8]) -> Result<Bitmap, Error> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| not_read(&error))?;
    let (width, height) = reader.info().size();
    if u64::from(width) * u64::from(height) > DOTS_MAX {
        return Err(Error::Picture("too large for a label".into()));
    }
    let room = reader.output_buffer_size();
    let mut samples = vec![0; room.ok_or_else(|| Error::Picture("too large".into()))?];
    let frame = reader
        .next_frame(&mut samples)
        .map_err(|error| not_read(&error))?;
    let per_dot = frame.color_type.samples();
    let side = |dots: u32| usize::try_from(dots).unwrap_or(0);
    let mut bitmap = Bitmap::blank(side(width), side(height));
    for (y, row) in samples.chunks_exact(frame.line_size.max(1)).enumerate() {
        for (x, dot) in row.chunks_exact(per_dot).enumerate() {
            if lightness(frame.color_type, dot) < BLACK_BELOW {
                bitmap.set(x, y, Ink::Black);
            }
        }
    }
    Ok(bitmap)
}

/// How light a dot is on white paper.
fn lightness(color: ColorType, dot: &[u8]) -> u8 {
    let at = |place: usize| u32::from(dot.get(place).copied().unwrap_or(255));
    let (light, opacity) = match color {
        ColorType::Grayscale | ColorType::Indexed => (at(0), 255),
        ColorType::GrayscaleAlpha => (at(0), at(1)),
        ColorType::Rgb => (luma(at(0), at(1), at(2)), 255),
        ColorType::Rgba => (luma(at(0), at(1), at(2)), at(3)),
    };
    let over_white = (light * opacity + 255 * (255 - opacity)) / 255;
    u8::try_from(over_white).unwrap_or(255)
}

/// The weights of Rec. 601, in thousandths.
fn luma(red: u32, green: u32, blue: u32) -> u32 {
    (299 * red + 587 * green + 114 * blue) / 1000
}

fn not_written(error: &png::EncodingError) -> Error {
    Error::Picture(error.to_string())
}

fn not_read(error: &png::DecodingError) -> Error {
    Error::Picture(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chequered() -> Bitmap {
        let mut bitmap = Bitmap::blank(13, 5);
        for (x, y) in (0..13).flat_map(|x| (0..5).map(move |y| (x, y))) {
            if (x + y) % 3 == 0 {
                bitmap.set(x, y, Ink::Black);
            }
        }
        bitmap
    }

    #[test]
    fn a_preview_holds_exactly_the_dots_that_print() {
        let png = write(&chequered(), Dpi::Dpi203).unwrap();
        assert_eq!(read(&png), Ok(chequered()));
    }

    #[test]
    fn a_preview_knows_its_size_on_paper() {
        let bytes = write(&chequered(), Dpi::Dpi300).unwrap();
        let reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        assert_eq!(reader.info().pixel_dims.unwrap().xppu, 11_811);
    }

    #[test]
    fn colours_are_judged_by_lightness_and_the_transparent_is_paper() {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 4, 1);
        encoder.set_color(ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        let dots = [
            [0, 0, 0, 255],
            [0, 0, 0, 0],
            [255, 255, 0, 255],
            [0, 0, 255, 255],
        ];
        writer.write_image_data(dots.as_flattened()).unwrap();
        writer.finish().unwrap();
        let bitmap = read(&bytes).unwrap();
        let black: Vec<bool> = (0..4).map(|x| bitmap.is_black(x, 0)).collect();
        assert_eq!(black, [true, false, false, true]);
    }

    #[test]
    fn damaged_pictures_are_refused() {
        let whole = write(&chequered(), Dpi::Dpi203).unwrap();
        assert!(read(&whole[..whole.len() / 2]).is_err());
        assert!(read(b"").is_err());
        assert!(write(&Bitmap::blank(0, 0), Dpi::Dpi203).is_err());
    }
}
