//! Code 128, code set B: the barcode of every carrier's label.

/// Bars and spaces in turn, in modules, for each of the 106 symbols; the last is the stop.
const WIDTHS: &[&[u8]] = &[
    b"212222", b"222122", b"222221", b"121223", b"121322", b"131222", b"122213", b"122312",
    b"132212", b"221213", b"221312", b"231212", b"112232", b"122132", b"122231", b"113222",
    b"123122", b"123221", b"223211", b"221132", b"221231", b"213212", b"223112", b"312131",
    b"311222", b"321122", b"321221", b"312212", b"322112", b"322211", b"212123", b"212321",
    b"232121", b"111323", b"131123", b"131321", b"112313", b"132113", b"132311", b"211313",
    b"231113", b"231311", b"112133", b"112331", b"132131", b"113123", b"113321", b"133121",
    b"313121", b"211331", b"231131", b"213113", b"213311", b"213131", b"311123", b"311321",
    b"331121", b"312113", b"312311", b"332111", b"314111", b"221411", b"431111", b"111224",
    b"111422", b"121124", b"121421", b"141122", b"141221", b"112214", b"112412", b"122114",
    b"122411", b"142112", b"142211", b"241211", b"221114", b"413111", b"241112", b"134111",
    b"111242", b"121142", b"121241", b"114212", b"124112", b"124211", b"411212", b"421112",
    b"421211", b"212141", b"214121", b"412121", b"111143", b"111341", b"131141", b"114113",
    b"114311", b"411113", b"411311", b"113141", b"114131", b"311141", b"411131", b"211412",
    b"211214", b"211232", b"2331112",
];
const START_B: usize = 104;
const STOP: usize = 106;
/// Modules of white that a scanner needs on either side.
pub(super) const QUIET: u32 = 10;

/// True where a module is black. What code set B cannot say is left out.
pub(super) fn modules(text: &str) -> Vec<bool> {
    let printable = text.bytes().filter(|byte| (32..127).contains(byte));
    let values: Vec<usize> = printable.map(|byte| usize::from(byte - 32)).collect();
    let weighted = (1..).zip(&values).map(|(nth, value)| nth * value);
    let check = (START_B + weighted.sum::<usize>()) % 103;
    let symbols = [START_B].into_iter().chain(values).chain([check, STOP]);
    let widths = symbols.filter_map(|symbol| WIDTHS.get(symbol));
    widths
        .flat_map(|widths| {
            let bars = widths.iter().enumerate();
            bars.flat_map(|(nth, width)| (b'0'..*width).map(move |_| nth % 2 == 0))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_eleven_modules_wide_and_the_stop_thirteen() {
        let width = |widths: &&[u8]| widths.iter().map(|w| u32::from(w - b'0')).sum::<u32>();
        let widths: Vec<u32> = WIDTHS.iter().map(width).collect();
        assert!(widths[..STOP].iter().all(|width| *width == 11));
        assert_eq!((widths.len(), widths[STOP]), (107, 13));
        let mut distinct = WIDTHS.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), 107);
    }

    #[test]
    fn a_number_is_start_digits_check_and_stop() {
        assert_eq!(modules("12").len(), 11 * 4 + 13);
        assert!(modules("12").first().is_some_and(|black| *black));
        assert_eq!(modules("12Ş"), modules("12"));
    }
}
