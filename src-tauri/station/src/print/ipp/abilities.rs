//! What a printer says it can do, as far as we have use for it.

use super::super::printer::{Abilities, Format, Margins, MediaSize, Raster, Tongue};
use super::message::{Attributes, Value};

pub(super) const WANTED: [&str; 12] = [
    "document-format-supported",
    "printer-make-and-model",
    "printer-resolution-default",
    "printer-resolution-supported",
    "pwg-raster-document-resolution-supported",
    "pwg-raster-document-type-supported",
    "media-supported",
    "media-default",
    "media-ready",
    "media-col-database",
    "media-col-default",
    "media-col-ready",
];

/// A printer that lists more lists what nobody could choose from.
const MEDIA_MAX: usize = 400;

pub(super) fn mime(format: Format) -> &'static str {
    match format {
        Format::Pdf => "application/pdf",
        Format::Pwg => "image/pwg-raster",
        Format::Zpl => "application/vnd.zebra-zpl",
    }
}

pub(super) fn read(printer: &Attributes) -> Abilities {
    let model = printer.text("printer-make-and-model").unwrap_or_default();
    Abilities {
        tongue: Tongue::Ipp,
        make_and_model: model.to_owned(),
        formats: formats(printer),
        dpi: dpi(
            printer,
            "printer-resolution-default",
            "printer-resolution-supported",
        ),
        raster: raster(printer),
        media: media(printer),
    }
}

fn formats(printer: &Attributes) -> Vec<Format> {
    let said: Vec<&str> = printer.texts("document-format-supported").collect();
    let takes = |format: &Format| said.iter().any(|mime| *mime == self::mime(*format));
    Format::ALL.into_iter().filter(takes).collect()
}

fn raster(printer: &Attributes) -> Option<Raster> {
    let types: Vec<&str> = printer
        .texts("pwg-raster-document-type-supported")
        .collect();
    let only = "pwg-raster-document-resolution-supported";
    let raster = Raster {
        dpi: dpi(printer, only, only),
        black_1: types.contains(&"black_1"),
        gray_8: types.contains(&"sgray_8"),
    };
    (raster.black_1 || raster.gray_8).then_some(raster)
}

/// The usual one first, without repeats.
fn dpi(printer: &Attributes, usual: &str, all: &str) -> Vec<u32> {
    let values = printer.all(usual).iter().chain(printer.all(all));
    let mut dpi: Vec<u32> = Vec::new();
    for one in values.filter_map(per_inch) {
        if !dpi.contains(&one) {
            dpi.push(one);
        }
    }
    dpi
}

fn per_inch(value: &Value) -> Option<u32> {
    match value {
        Value::Resolution(dots, true) => u32::try_from(*dots).ok(),
        // 80 dots to a centimetre are the 203 to an inch of a label printer.
        Value::Resolution(dots, false) => u32::try_from(*dots).ok()?.checked_mul(254).map(hundred),
        _ => None,
    }
}

fn hundred(dots: u32) -> u32 {
    dots / 100
}

/// What lies in it first, then its usual one.
fn media(printer: &Attributes) -> Vec<MediaSize> {
    let ready: Vec<MediaSize> = collections(printer, "media-col-ready");
    let usual: Vec<MediaSize> = collections(printer, "media-col-default");
    let known: Vec<MediaSize> = collections(printer, "media-col-database");
    let mut all: Vec<MediaSize> = Vec::new();
    let by_margins = ready.iter().chain(&usual).chain(&known).cloned();
    let names = ["media-ready", "media-default", "media-supported"];
    let by_name = names.iter().flat_map(|name| printer.texts(name));
    for mut size in by_margins.chain(by_name.filter_map(named)) {
        let is_new = |other: &MediaSize| !(other.is_same(&size) || other.tells_more_than(&size));
        if all.iter().all(is_new) && all.len() < MEDIA_MAX {
            let loaded_by_name = || printer.texts("media-ready").any(|name| name == size.name);
            size.is_loaded = ready.iter().any(|one| one.is_same(&size)) || loaded_by_name();
            all.push(size);
        }
    }
    all.sort_by_key(|size| !size.is_loaded);
    all
}

impl MediaSize {
    fn is_same(&self, other: &Self) -> bool {
        let shape = |one: &Self| (one.width_hmm, one.height_hmm, one.margins);
        shape(self) == shape(other)
    }

    /// A size with margins makes its bare name needless.
    fn tells_more_than(&self, other: &Self) -> bool {
        let sides = |one: &Self| (one.width_hmm, one.height_hmm);
        other.margins.is_none() && sides(self) == sides(other)
    }
}

fn collections(printer: &Attributes, name: &str) -> Vec<MediaSize> {
    let values = printer.all(name).iter().filter_map(Value::inside);
    values.filter_map(|media| sized(printer, media)).collect()
}

/// A size of whole numbers; a roll that may be cut anywhere is none.
fn sized(printer: &Attributes, media: &Attributes) -> Option<MediaSize> {
    let side = |name: &str| u32::try_from(media.inside("media-size")?.whole(name)?).ok();
    let (width_hmm, height_hmm) = (side("x-dimension")?, side("y-dimension")?);
    let margin = |name: &str| {
        let said = media.whole(name).unwrap_or(0);
        u32::try_from(said).unwrap_or(0)
    };
    let said = |known: &&str| {
        let sides = named(known).map(|size| (size.width_hmm, size.height_hmm));
        sides == Some((width_hmm, height_hmm))
    };
    let name = media.text("media-size-name").map(str::to_owned);
    let of_printer = || {
        let names = printer.texts("media-supported").find(said);
        names.map(str::to_owned)
    };
    let name = name.or_else(of_printer);
    Some(MediaSize {
        name: name.unwrap_or_else(|| name_of(width_hmm, height_hmm)),
        width_hmm,
        height_hmm,
        margins: Some(Margins {
            top: margin("media-top-margin"),
            right: margin("media-right-margin"),
            bottom: margin("media-bottom-margin"),
            left: margin("media-left-margin"),
        }),
        is_loaded: false,
    })
}

/// As PWG 5101.1 names a size that has no name.
fn name_of(width_hmm: u32, height_hmm: u32) -> String {
    let mm = |hmm: u32| f64::from(hmm) / 100.0;
    format!("custom_{0}x{1}mm_{0}x{1}mm", mm(width_hmm), mm(height_hmm))
}

/// `na_index-4x6_4x6in`, `iso_a6_105x148mm`: the end says how large it is.
fn named(name: &str) -> Option<MediaSize> {
    let (_, size) = name.rsplit_once('_')?;
    let (sides, hmm_per_unit) = match (size.strip_suffix("mm"), size.strip_suffix("in")) {
        (Some(sides), _) => (sides, 100.0),
        (None, Some(sides)) => (sides, 2540.0),
        (None, None) => return None,
    };
    let (width, height) = sides.split_once('x')?;
    let hmm = |side: &str| {
        let units: f64 = side.parse().ok()?;
        let hmm = (units * hmm_per_unit).round();
        // A building's side in hundredths of a millimetre is far inside of 32 bits.
        (hmm > 0.0 && hmm < 10_000_000.0).then_some(hmm as u32)
    };
    let is_range = name.starts_with("custom_min") || name.starts_with("custom_max");
    (!is_range).then_some(())?;
    Some(MediaSize {
        name: name.to_owned(),
        width_hmm: hmm(width)?,
        height_hmm: hmm(height)?,
        margins: None,
        is_loaded: false,
    })
}

#[cfg(test)]
#[path = "abilities_tests.rs"]
mod tests;
