//! The printers that this program can reach.

use super::Printers;
use crate::print::{Limits, Place, PrinterAt, open};

pub struct Reach;

impl Printers for Reach {
    type At = PrinterAt;

    fn open(&self, place: &Place) -> PrinterAt {
        open(place, Limits::default())
    }
}
