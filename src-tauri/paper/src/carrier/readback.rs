//! Reading codes off a bitmap, as a scanner would.

use std::collections::BTreeSet;

use rxing::helpers::detect_multiple_in_luma;

use super::Refusal;
use crate::bitmap::Bitmap;

/// What can be read, without repeats.
pub(super) fn codes(bitmap: &Bitmap) -> Vec<String> {
    let side = |dots: usize| u32::try_from(dots).unwrap_or(0);
    let (width, height) = (side(bitmap.width()), side(bitmap.height()));
    let found = detect_multiple_in_luma(bitmap.to_gray(), width, height).unwrap_or_default();
    let texts: BTreeSet<String> = found.iter().map(|code| code.getText().to_owned()).collect();
    texts.into_iter().collect()
}

/// What can be read off the printer's dots; refused if a finer drawing shows a code that they lose.
pub(super) fn read_back(fine: &Bitmap, dots: &Bitmap) -> Result<Vec<String>, Refusal> {
    let kept = codes(dots);
    match codes(fine).into_iter().find(|code| !kept.contains(code)) {
        Some(lost) => Err(Refusal::CodeLost(lost)),
        None => Ok(kept),
    }
}
