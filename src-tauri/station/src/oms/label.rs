//! A carrier's label file: what it is, told by its first and last bytes and never by its name.
//!
//! The documents say nothing of its format. A page that a portal or a sign-in put there must never
//! reach a printer, and half a file prints half a barcode; so each format's end is looked for too.
//! It must not know how a file was fetched.

use super::ReadTrouble;

/// A hundred times a carrier's usual label.
pub const LABEL_BYTES_MAX: usize = 2 * 1024 * 1024;
/// A PDF may have a few bytes of anything before its head and after its end.
const PDF_SLACK: usize = 1024;
const PNG_HEAD: &[u8] = b"\x89PNG\r\n\x1a\n";
const PNG_END: &[u8] = b"IEND\xaeB`\x82";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelFile {
    pub bytes: Vec<u8>,
    pub format: LabelFormat,
    /// What the package called it that it was read by, as a copy would: another than the list told,
    /// where a replica lags.
    pub name: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelFormat {
    Pdf,
    Png,
    Zpl,
}

/// Why there is no label file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelTrouble {
    #[error("the OMS has no label for this package")]
    NotThere,
    #[error("a page came instead of a label")]
    Page,
    #[error("a label of a format that cannot be printed")]
    UnknownFormat,
    #[error("the label is larger than any")]
    TooLarge,
    #[error("only a part of the label came")]
    Cut,
    #[error("the label's address is not one to be trusted")]
    UnsafeAddress,
    /// It was named, so the OMS has one: nobody may take this for a package without a label.
    #[error("the label's address answers {0} and gives no file")]
    Withheld(u16),
    #[error("the label's address gives an empty file")]
    Empty,
    /// Nothing that is said there is about the OMS.
    #[error("whoever keeps the label for the OMS cannot be reached")]
    StorageSilent,
    #[error("the label could not be asked for: {0}")]
    Read(ReadTrouble),
}

pub fn label_of(bytes: Vec<u8>) -> Result<LabelFile, LabelTrouble> {
    if bytes.len() > LABEL_BYTES_MAX {
        return Err(LabelTrouble::TooLarge);
    }
    let format = format_of(&bytes)?;
    Ok(LabelFile {
        bytes,
        format,
        name: None,
    })
}

fn format_of(bytes: &[u8]) -> Result<LabelFormat, LabelTrouble> {
    let (format, is_whole) = if contains(head(bytes, PDF_SLACK), b"%PDF-") && !is_page(bytes) {
        (LabelFormat::Pdf, contains(tail(bytes, PDF_SLACK), b"%%EOF"))
    } else if bytes.starts_with(PNG_HEAD) {
        (LabelFormat::Png, bytes.ends_with(PNG_END))
    } else if is_zpl(bytes) {
        (LabelFormat::Zpl, contains(bytes, b"^XZ"))
    } else if is_page(bytes) {
        return Err(LabelTrouble::Page);
    } else if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(LabelTrouble::Empty);
    } else {
        return Err(LabelTrouble::UnknownFormat);
    };
    if is_whole {
        Ok(format)
    } else {
        Err(LabelTrouble::Cut)
    }
}

/// Commands that set the printer up may stand before the first label.
fn is_zpl(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    (text.starts_with(b"^") || text.starts_with(b"~")) && contains(bytes, b"^XA")
}

fn is_page(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"<")
}

fn head(bytes: &[u8], length: usize) -> &[u8] {
    &bytes[..bytes.len().min(length)]
}

fn tail(bytes: &[u8], length: usize) -> &[u8] {
    &bytes[bytes.len().saturating_sub(length)..]
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n%%EOF\n";
    const ZPL: &[u8] = b"~SD20\n^XA^FDhello^FS^XZ\n";

    fn png() -> Vec<u8> {
        [PNG_HEAD, b"....", PNG_END].concat()
    }

    #[test]
    fn each_format_is_known_by_its_bytes_and_refused_if_cut() {
        for (whole, format) in [
            (PDF.to_vec(), LabelFormat::Pdf),
            (png(), LabelFormat::Png),
            (ZPL.to_vec(), LabelFormat::Zpl),
        ] {
            let half = whole[..whole.len() - 4].to_vec();
            assert_eq!(label_of(whole).map(|it| it.format), Ok(format));
            assert_eq!(label_of(half), Err(LabelTrouble::Cut), "{format:?}");
        }
    }

    #[test]
    fn what_is_no_label_never_reaches_a_printer() {
        for (bytes, trouble) in [
            (
                &b"<!DOCTYPE html><html>sign in</html>"[..],
                LabelTrouble::Page,
            ),
            (b"\xef\xbb\xbf\n<html>%PDF-1.4 %%EOF", LabelTrouble::Page),
            (b"<?xml version='1.0'?>", LabelTrouble::Page),
            (b"", LabelTrouble::Empty),
            (b" \n", LabelTrouble::Empty),
            (b"GIF89a", LabelTrouble::UnknownFormat),
            (b"hello ^XA ^XZ", LabelTrouble::UnknownFormat),
            (b"{\"detail\": \"no\"}", LabelTrouble::UnknownFormat),
        ] {
            assert_eq!(label_of(bytes.to_vec()), Err(trouble), "{bytes:?}");
        }
    }

    #[test]
    fn the_largest_label_is_taken_and_one_byte_more_is_not() {
        let mut bytes = PDF.to_vec();
        bytes.splice(9..9, std::iter::repeat_n(b' ', LABEL_BYTES_MAX - PDF.len()));
        assert!(label_of(bytes.clone()).is_ok());
        bytes.insert(9, b' ');
        assert_eq!(label_of(bytes), Err(LabelTrouble::TooLarge));
    }
}
