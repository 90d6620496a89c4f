//! Real printers as processes: CUPS's own IPP printer and a private spooler, each on a port of its
//! own on this machine, and a label printer made up here for port 9100.
//!
//! What is tested is what a packer relies on: what is said to be printed came out byte for byte,
//! what is said to be refused never does, and all else is called unknown. xtask never puts these
//! programs on a person's desktop; there these tests say that they are skipped, and CI has to have
//! them.

#![allow(
    clippy::print_stderr,
    reason = "a test says by printing why it did not run"
)]

mod broken;
mod cups;
mod direct;
mod killed;
mod nearby;
mod raw;
mod rig;
mod trust;

use std::future::Future;
use std::time::Duration;

use station::print::{
    Fate, Format, IppAddress, Limits, MediaSize, Place, Printer, PrinterAt, Sheet, open,
};

/// Of no use to a person, and told apart from anything else.
const LABEL: &[u8] = b"%PDF-1.7\nlabel of parcel 123\n%%EOF\n";

/// Short, as what is reached here is near; long enough for a busy machine.
const LIMITS: Limits = Limits {
    connect: Duration::from_secs(5),
    ask: Duration::from_secs(10),
    send: Duration::from_secs(20),
    pause: Duration::from_millis(5),
    answer_bytes_max: 1024 * 1024,
};

fn sheet(name: &str) -> Sheet<'_> {
    Sheet {
        name,
        format: Format::Pdf,
        bytes: LABEL,
        media: None,
        expires_in: Duration::from_secs(120),
    }
}

fn at(port: u16, path: &str) -> PrinterAt {
    at_within(port, path, LIMITS)
}

fn at_within(port: u16, path: &str, limits: Limits) -> PrinterAt {
    let address = IppAddress::parse(&format!("ipp://127.0.0.1:{port}{path}")).unwrap();
    open(&Place::Ipp { address }, limits)
}

/// Asks until it is so: how long it takes is the printer's affair.
async fn until<T: PartialEq + std::fmt::Debug, F: Future<Output = T>>(
    expected: T,
    mut ask: impl FnMut() -> F,
) {
    let mut last = None;
    for _ in 0..1_500 {
        let told = ask().await;
        if told == expected {
            return;
        }
        last = Some(told);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited for {expected:?}, and was told {last:?}");
}

async fn until_fate(printer: &PrinterAt, job: &station::print::SpoolId, expected: Fate) {
    until(expected, || printer.fate(job)).await;
}

fn is_inch_label(size: &MediaSize) -> bool {
    (size.width_hmm, size.height_hmm) == (10160, 15240)
}
