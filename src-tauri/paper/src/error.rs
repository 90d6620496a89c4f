//! What can stop a sheet from being drawn. Text that does not fit and characters without a glyph
//! are not errors: the sheet exists, and whoever prints it is told.

/// Why there is no sheet or no file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bars or modules would be narrower than scanners read from a thermal print.
    #[error("{symbol:?} of {modules} modules does not fit into {dots_available} dots")]
    SymbolTooDense {
        symbol: Symbol,
        modules: u32,
        dots_available: u32,
    },
    /// Code 128 carries ASCII only.
    #[error("Code 128 cannot carry U+{:04X}", u32::from(*.0))]
    NotInCode128(char),
    /// A QR code holds at most some 1,600 bytes at the error correction that we use.
    #[error("{bytes} bytes are too many for a QR code")]
    QrTooLong { bytes: usize },
    /// A parcel label without a tracking number cannot be sorted by anyone.
    #[error("a label needs a tracking number")]
    TrackingMissing,
    /// A bundled font is damaged: the program was built wrongly.
    #[error("font {face}: {reason}")]
    Font {
        face: &'static str,
        reason: &'static str,
    },
    /// A run of text could not be shaped.
    #[error("text could not be shaped: {0}")]
    Shaping(String),
    /// The PDF writer refused something.
    #[error("PDF: {0}")]
    Pdf(String),
    /// A picture could not be read or written.
    #[error("picture: {0}")]
    Picture(String),
}

/// Which kind of symbol an error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    Code128,
    Qr,
}
