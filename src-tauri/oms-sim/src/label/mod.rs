//! Label files and documents of the OMS's own, and how a package shows them.
//!
//! Only what a desk must be able to fetch, keep and print byte for byte: the carrier, the tracking
//! number with its barcode, the package. No model of a carrier's design. When carrier or number
//! change, or a desk asks, the file is drawn anew under an address of its own.

mod base64;
mod code128;
mod pdf;
mod png;
mod zpl;

use serde_json::{Value, json};

use crate::invented;
use crate::strict::LabelAddress;
use crate::world::{self, Package, World};

/// Whether the OMS offers a label file of its own, and how: no page says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Labels {
    /// `shipping_label` stays null, and a desk draws its own.
    #[default]
    None,
    /// `shipping_label` is the URL of a file once there is a tracking number.
    Url,
    /// An object with the file's URL in it.
    Object,
    /// The file itself, as a base64 text.
    Base64,
}

/// What a label file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LabelFormat {
    #[default]
    Pdf,
    Png,
    Zpl,
    /// A page for a browser, which no desk should take for a label.
    Html,
}

/// A file as it is served.
pub(crate) struct File {
    pub(crate) content_type: &'static str,
    pub(crate) bytes: Vec<u8>,
}

struct Lines {
    carrier: String,
    awb: String,
    package: String,
}

/// What stands under `shipping_label`.
pub(crate) fn shown(world: &World, package: &Package, origin: &str) -> Value {
    let Some(lines) = lines(package) else {
        return Value::Null;
    };
    let url = || {
        let lasting = format!("{origin}/labels/{}/{}/", package.id, package.label_drawn);
        match world.book.strict.label_address {
            LabelAddress::Lasting => lasting,
            LabelAddress::Signed => {
                let until = world.clock.now() + invented::SIGNED_FOR;
                format!("{lasting}?{}={until}", invented::SIGNED_UNTIL)
            }
        }
    };
    match world.setup.labels {
        Labels::None => Value::Null,
        Labels::Url => json!(url()),
        Labels::Object => json!({"id": package.id, invented::LABEL_FILE_KEY: url()}),
        Labels::Base64 => json!(base64::encoded(&drawn(world, &lines).bytes)),
    }
}

/// The label file with this number of drawing; an older one is gone.
pub(crate) fn file(world: &World, package: &Package, nth: u32) -> Option<File> {
    if world.setup.labels == Labels::None || nth != package.label_drawn {
        return None;
    }
    lines(package).map(|lines| drawn(world, &lines))
}

/// The brand's invoice, or the packaging document that stands in for it.
pub(crate) fn document(package: &Package) -> File {
    let number = format!("Package {}", world::number(package));
    let invoice = package.invoice.as_ref();
    let invoice_number = invoice.map(|invoice| format!("Invoice {}", invoice.number));
    let title = invoice_number.unwrap_or_else(|| "Packaging document".to_owned());
    let own = invoice.and_then(|invoice| invoice.document.clone());
    let lines = [Some(title), Some(number), own];
    File {
        content_type: "application/pdf",
        bytes: pdf::file(&lines.into_iter().flatten().collect::<Vec<_>>(), None),
    }
}

fn lines(package: &Package) -> Option<Lines> {
    let shipment = package.shipment.as_ref()?;
    Some(Lines {
        carrier: world::carrier_name(shipment.carrier).to_owned(),
        awb: shipment.awb_number.clone()?,
        package: format!("Package {}", world::number(package)),
    })
}

fn drawn(world: &World, lines: &Lines) -> File {
    let all = || {
        [
            lines.carrier.clone(),
            format!("AWB {}", lines.awb),
            lines.package.clone(),
        ]
    };
    let (content_type, bytes) = match world.setup.label_format {
        LabelFormat::Pdf => ("application/pdf", pdf::file(&all(), Some(&lines.awb))),
        LabelFormat::Png => ("image/png", png::file(&lines.awb)),
        LabelFormat::Zpl => ("text/plain", zpl::file(&all(), &lines.awb)),
        LabelFormat::Html => {
            let page = format!("<!doctype html>\n<title>{}</title>\n", lines.package);
            ("text/html", page.into_bytes())
        }
    };
    File {
        content_type,
        bytes,
    }
}
