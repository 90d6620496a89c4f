//! A label in a Zebra printer's own language.

/// `^` and `~` begin commands, so they may not stand in a text.
fn plain(line: &str) -> String {
    line.chars().filter(|c| !matches!(c, '^' | '~')).collect()
}

pub(super) fn file(lines: &[String], awb: &str) -> Vec<u8> {
    let rows = (0..).zip(lines).map(|(nth, line)| {
        let y = 40 + nth * 50;
        format!("^FO40,{y}^A0N,36,36^FD{}^FS\n", plain(line))
    });
    let shown: String = rows.collect();
    // UTF-8, 100 by 150 mm at 203 dpi.
    format!(
        "^XA\n^CI28\n^PW799\n^LL1199\n{shown}^FO40,260^BY3^BCN,180,Y,N,N^FD{}^FS\n^XZ\n",
        plain(awb)
    )
    .into_bytes()
}
